/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/action.h>
#include <cparent/jobs.h>

#include "core/error-internal.h"
#include "read/tables-internal.h"

/* The actions of a store that are still open. */
static cparent_status
open_actions(cparent_store *store, cparent__records *open,
             cparent_error *err)
{
    cparent_cursor *cursor = NULL;
    cparent_record *record = NULL;
    cparent_status status =
        cparent_store_list(store, CPARENT_NOUN_ACTION, &cursor, err);

    while (status == CPARENT_OK &&
           (status = cparent_cursor_next(cursor, &record, err)) ==
               CPARENT_OK) {
        if (cparent_record_choice(record, CPARENT_ACTION_STATUS) ==
            CPARENT_ACTION_STATUS_OPEN)
            status = cparent__records_take(open, record, err);
        else
            cparent_record_unref(record);
    }
    cparent_cursor_free(cursor);
    return status == CPARENT_DONE ? CPARENT_OK : status;
}

cparent_status
cparent_matters_arising(cparent_store *store, cparent_source *source,
                        const cparent_read_options *options,
                        cparent_arising **arising_out, cparent_error *err)
{
    cparent__records open = { NULL, 0, 0 };
    cparent_status status;

    if (store == NULL)
        return cparent__fail(err, CPARENT_E_INVALID, "there is no store");
    status = open_actions(store, &open, err);
    if (status == CPARENT_OK)
        status = cparent_read_arising(
            source, options, (const cparent_record *const *)open.items,
            open.count, arising_out, err);
    cparent__records_free(&open);
    return status;
}
