/* SPDX-License-Identifier: Apache-2.0 */
/* Columns that are written many rows at once. */
#include "config.h"

#include "core/lane-internal.h"

#include "core/alloc-internal.h"
#include "core/bits-internal.h"

/* Room for so many more elements and bits. */
static bool
make_rooms(cparent__lane *self, size_t width, size_t rows)
{
    while (self->rows + rows > self->data_capacity)
        if (!cparent__grow(&self->data, self->data_capacity,
                           &self->data_capacity, width))
            return false;
    while (self->rows / 8 + sizeof(uint64_t) > self->valid_capacity)
        if (!cparent__grow(&self->valid, self->valid_capacity,
                           &self->valid_capacity, sizeof(*self->valid)))
            return false;
    return true;
}

void *
cparent__columns_room(cparent_columns *columns, size_t column, size_t rows)
{
    cparent__lane *self = &columns->lanes[column];
    size_t width = cparent__column_widths[self->type];

    if (!columns->failed && !make_rooms(self, width, rows))
        cparent__columns_fail(columns, CPARENT_E_NOMEM);
    return columns->failed ? NULL : self->data + self->rows * width;
}

void
cparent__columns_filled(cparent_columns *columns, size_t column, size_t rows,
                        uint64_t given)
{
    cparent__lane *self = &columns->lanes[column];
    size_t i;

    for (i = 0; i < sizeof(given); i++)
        self->valid[self->rows / 8 + i] = (uint8_t)(given >> (8 * i));
    self->missing += (int64_t)rows - cparent__bits(given);
    self->rows += rows;
}
