/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/tables-internal.h"

#include "core/alloc-internal.h"
#include "core/error-internal.h"

cparent_status
cparent__records_take(cparent__records *records, cparent_record *record,
                      cparent_error *err)
{
    if (!cparent__grow((void **)&records->items, records->count,
                       &records->capacity, sizeof(cparent_record *))) {
        cparent_record_unref(record);
        return cparent__nomem(err);
    }
    records->items[records->count++] = record;
    return CPARENT_OK;
}

void
cparent__records_free(cparent__records *records)
{
    size_t i;

    for (i = 0; i < records->count; i++)
        cparent_record_unref(records->items[i]);
    cparent__free(records->items);
    records->items = NULL;
    records->count = records->capacity = 0;
}
