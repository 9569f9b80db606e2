/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "jobs/keep-internal.h"

#include <cparent/builder.h>
#include <cparent/catalogue.h>

#include "core/error-internal.h"
#include "store/store-internal.h"

cparent_status
cparent__keep(cparent_store *store, const cparent_record *record,
              const cparent_change *change, cparent__kept *kept_out,
              cparent_error *err)
{
    cparent_record *there = NULL;
    cparent__kept kept = CPARENT__KEPT_CHANGED;
    cparent_status status;
    int64_t version = 0;

    status = cparent_store_get(store, cparent_record_noun(record),
                               cparent_record_id(record), &there, &version,
                               err);
    if (status == CPARENT_E_NOT_FOUND) {
        kept = CPARENT__KEPT_ADDED;
        version = 0;
        cparent_error_clear(err);
    } else if (status != CPARENT_OK) {
        return status;
    } else if (cparent_record_equal(there, record)) {
        kept = CPARENT__KEPT_UNCHANGED;
    }
    cparent_record_unref(there);
    if (kept != CPARENT__KEPT_UNCHANGED) {
        status = cparent_store_put(store, record, version, change, err);
        if (status != CPARENT_OK)
            return status;
    }
    if (kept_out)
        *kept_out = kept;
    return CPARENT_OK;
}

/* The catalogue's entry as a record of this store's authority. */
static cparent_status
adopt(cparent_store *store, const cparent_record *entry,
      cparent_record **record_out, cparent_error *err)
{
    cparent_builder *builder = NULL;
    cparent_status status = cparent_builder_from(entry, &builder, err);

    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_FIELD_AUTHORITY,
                                      cparent_store_authority(store), err);
    if (status == CPARENT_OK)
        status = cparent_builder_build(builder, record_out, err);
    cparent_builder_free(builder);
    return status;
}

cparent_status
cparent__keep_indicator(cparent_store *store, const char *code,
                        const cparent_change *change, cparent_error *err)
{
    cparent_record *entry = NULL;
    cparent_record *record = NULL;
    cparent_status status;

    if (!code)
        return CPARENT_OK;
    status = cparent_store_get(store, CPARENT_NOUN_INDICATOR, code, &record,
                               NULL, err);
    cparent_record_unref(record);
    record = NULL;
    if (status != CPARENT_E_NOT_FOUND)
        return status;
    cparent_error_clear(err);
    status = cparent_catalogue_get(code, &entry, err);
    if (status == CPARENT_E_NOT_FOUND) {
        cparent_error_clear(err);
        return CPARENT_OK;
    }
    if (status == CPARENT_OK)
        status = adopt(store, entry, &record, err);
    if (status == CPARENT_OK)
        status = cparent_store_put(store, record, 0, change, err);
    cparent_record_unref(entry);
    cparent_record_unref(record);
    return status;
}

cparent_status
cparent__job_begin(cparent_store *store, bool *mine_out,
                      cparent_error *err)
{
    *mine_out = !cparent__store_in_change(store);
    return *mine_out ? cparent_store_begin(store, err) : CPARENT_OK;
}

cparent_status
cparent__job_end(cparent_store *store, bool mine, cparent_status status,
                    cparent_error *err)
{
    if (!mine)
        return status;
    if (status == CPARENT_OK)
        status = cparent_store_commit(store, err);
    if (status != CPARENT_OK)
        cparent_store_rollback(store);
    return status;
}
