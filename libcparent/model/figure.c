/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "model/figure-internal.h"

#include "core/alloc-internal.h"
#include "core/error-internal.h"

cparent_status
cparent__figures_add(cparent__figures *figures,
                     const cparent__figure *figure, size_t *index_out,
                     cparent_error *err)
{
    if (!cparent__grow((void **)&figures->items, figures->count,
                       &figures->capacity, sizeof(*figures->items)))
        return cparent__nomem(err);
    figures->items[figures->count] = *figure;
    if (index_out)
        *index_out = figures->count;
    figures->count++;
    return CPARENT_OK;
}

void
cparent__figures_free(cparent__figures *figures)
{
    cparent__free(figures->items);
    figures->items = NULL;
    figures->count = figures->capacity = 0;
}
