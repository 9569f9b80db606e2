/* SPDX-License-Identifier: Apache-2.0 */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Takes the files ees_1.csv, ees_2.csv … of a folder into a new store, each
 * in a transaction of its own, digests, history and full synchronising on,
 * as a council would; then prints how many rows there were.  The work is
 * done in one thread, however many are offered.
 */

static cparent_status
make_store(const char *path, cparent_store **store_out, cparent_error *err)
{
    cparent_record *authority = NULL;
    cparent_change change = CPARENT_CHANGE_INIT;
    cparent_status status = cparent_authority_lookup("Kirklees", &authority,
                                                     err);

    change.who = "bench";
    change.at = "2026-01-01T00:00:00Z";
    (void)remove(path);
    if (status == CPARENT_OK)
        status = cparent_store_create(path, authority, &change, store_out,
                                      err);
    cparent_record_unref(authority);
    return status;
}

static cparent_status
import_file(cparent_store *store, const char *path, int64_t *rows,
            cparent_error *err)
{
    cparent_import_options options = CPARENT_IMPORT_OPTIONS_INIT;
    cparent_limits limits = CPARENT_LIMITS_INIT;
    cparent_change change = CPARENT_CHANGE_INIT;
    cparent_import_result result;
    cparent_source *source = NULL;
    cparent_status status = cparent_source_from_path(path, &source, err);

    limits.bytes = UINT64_C(1) << 32;
    options.limits = &limits;
    change.who = "bench";
    change.at = "2026-01-01T00:00:00Z";
    if (status == CPARENT_OK)
        status = cparent_import(store, source, &options, &change, &result,
                                NULL, err);
    if (status == CPARENT_OK)
        *rows += result.added;
    cparent_source_unref(source);
    return status;
}

int
bench_import(int count, char **arguments)
{
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_store *store = NULL;
    cparent_status status = make_store(arguments[1], &store, &err);
    int64_t rows = 0;
    char path[4096];
    int i;

    (void)count;
    for (i = 1; status == CPARENT_OK; i++) {
        snprintf(path, sizeof(path), "%s/ees_%d.csv", arguments[0], i);
        status = import_file(store, path, &rows, &err);
    }
    cparent_store_unref(store);
    if (status != CPARENT_E_NOT_FOUND || i <= 2)
        return bench_failed(path, &err);
    printf("%lld rows\n", (long long)rows);
    return 0;
}
