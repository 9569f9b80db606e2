/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The door for callers: a source, and what lies beside it.
 */
#include "config.h"

#include <cparent/published.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "core/finding-internal.h"
#include "core/limits-internal.h"
#include "core/source-internal.h"
#include "read/tables-internal.h"

/* The bytes as they are in memory, or read into `*mine_out`. */
static cparent_status
find_bytes(cparent_source *source, const cparent_limits *limits,
           const char **bytes_out, char **mine_out, size_t *size_out,
           cparent_error *err)
{
    cparent_status status = CPARENT_OK;

    *bytes_out = cparent__source_bytes(source, size_out);
    if (*bytes_out)
        return CPARENT_OK;
    status = cparent__source_read_all(source, limits, mine_out, size_out,
                                      err);
    *bytes_out = *mine_out;
    return status;
}

cparent_status
cparent__read_published_source(cparent_source *source,
                               const cparent_published_options *options,
                               cparent_published **published_out,
                               cparent_findings *findings,
                               cparent_error *err)
{
    cparent_published_options chosen = *options;
    cparent_source *beside = NULL;
    const char *bytes = NULL;
    char *mine = NULL;
    size_t size = 0;
    cparent_status status = CPARENT_OK;

    if (!chosen.meta)
        status = cparent__source_beside(source, ".meta.csv", &beside, err);
    if (beside)
        chosen.meta = beside;
    if (status == CPARENT_OK)
        status = find_bytes(source, chosen.limits, &bytes, &mine, &size,
                            err);
    if (status == CPARENT_OK)
        status = cparent__read_published(cparent_source_name(source), bytes,
                                         size, &chosen, published_out,
                                         findings, err);
    cparent__free(mine);
    cparent_source_unref(beside);
    return status;
}

cparent_status
cparent_published_read(cparent_source *source,
                       const cparent_published_options *options,
                       cparent_published **published_out,
                       cparent_findings **findings_out, cparent_error *err)
{
    cparent_published_options chosen = CPARENT_PUBLISHED_OPTIONS_INIT;
    cparent_findings *findings = NULL;
    cparent_limits limits;
    cparent_status status;

    if (!source)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "there is nothing to read");
    status = cparent__options_resolve(options, &chosen, sizeof(chosen), err);
    if (status == CPARENT_OK)
        status = cparent__limits_resolve(chosen.limits, &limits, err);
    if (status == CPARENT_OK)
        status = cparent__findings_new(limits.findings, &findings, err);
    if (status == CPARENT_OK)
        status = cparent__read_published_source(source, &chosen,
                                                published_out, findings,
                                                err);
    if (findings_out)
        *findings_out = findings;
    else
        cparent_findings_free(findings);
    return status;
}
