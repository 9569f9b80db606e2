/* SPDX-License-Identifier: Apache-2.0 */
#include "replay.h"

#include <cparent/cparent.h>

/* Whatever the bytes, CSV or XML, a return is counted or refused, strictly
 * and leniently, and each finding stands on a line. */
static void
count(const uint8_t *data, size_t size, int32_t lenient)
{
    cparent_ssda903_options options = CPARENT_SSDA903_OPTIONS_INIT;
    cparent_ssda903 *job = NULL;
    cparent_ssda903_result *result = NULL;
    cparent_findings *findings = NULL;
    cparent_source *source = NULL;
    size_t i;

    options.lenient = lenient;
    options.year_ended = cparent_date_make(2025, 3, 31);
    if (cparent_source_from_bytes("fuzz", data, size, &source, NULL) !=
        CPARENT_OK)
        return;
    if (cparent_ssda903_new(&job, NULL) == CPARENT_OK &&
        cparent_ssda903_add_source(job, source, NULL) == CPARENT_OK)
        (void)(cparent_ssda903_count(job, &options, &result, &findings,
                                     NULL) == CPARENT_OK);
    for (i = 0; findings && i < cparent_findings_count(findings); i++)
        if (cparent_findings_at(findings, i)->line < 0)
            abort();
    cparent_findings_free(findings);
    cparent_ssda903_result_unref(result);
    cparent_ssda903_free(job);
    cparent_source_unref(source);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    count(data, size, 0);
    count(data, size, 1);
    return 0;
}
