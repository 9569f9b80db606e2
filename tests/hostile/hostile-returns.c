/* SPDX-License-Identifier: Apache-2.0 */
#include "bounds.h"
#include "returns.h"

#include <stdlib.h>

#include <cparent/cparent.h>

/*
 * `make hostile`: ten megabytes of each file of returns.c, strictly and
 * leniently, each in a process of its own.
 *
 *     hostile-returns [MEGABYTES [NAME…]]
 */
static const bounds most = { 2000, 200 * 1024 };

typedef struct work {
    const hostile_return *of;
    size_t size;
    int32_t lenient;
} work;

static int
count(void *user)
{
    const work *w = user;
    cparent_ssda903_options options = CPARENT_SSDA903_OPTIONS_INIT;
    cparent_ssda903 *job = NULL;
    cparent_ssda903_result *result = NULL;
    cparent_source *source = NULL;
    size_t size = 0;
    char *text = hostile_return_make(w->of, w->size, &size);
    cparent_status status = text ? cparent_source_from_bytes(
                                       w->of->name, text, size, &source, NULL)
                                 : CPARENT_E_NOMEM;

    options.lenient = w->lenient;
    options.year_ended = cparent_date_make(2025, 3, 31);
    if (status == CPARENT_OK)
        status = cparent_ssda903_new(&job, NULL);
    if (status == CPARENT_OK)
        status = cparent_ssda903_add_source(job, source, NULL);
    if (status == CPARENT_OK)
        status = cparent_ssda903_count(job, &options, &result, NULL, NULL);
    cparent_ssda903_result_unref(result);
    cparent_ssda903_free(job);
    cparent_source_unref(source);
    free(text);
    return -(int)status;
}

int
main(int argc, char **arguments)
{
    const long megabytes = argc > 1 ? strtol(arguments[1], NULL, 10) : 10;
    work w = { hostile_returns, (size_t)megabytes * 1000000, 0 };
    int failed = 0;

    for (; w.of->name; w.of++) {
        if (!bounds_wanted(w.of->name, argc - 2, arguments + 2))
            continue;
        for (w.lenient = 0; w.lenient <= 1; w.lenient++)
            failed |= bounds_try(most, w.of->name, count, &w);
    }
    return failed;
}
