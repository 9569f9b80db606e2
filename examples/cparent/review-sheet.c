/* SPDX-License-Identifier: Apache-2.0 */
#include "review.h"

#include <string.h>

/* For those who prefer a spreadsheet. */

int
review_export(tool *t, const char *path)
{
    char *csv = NULL;
    size_t size = 0;
    cparent_status status;
    int outcome = session_open(t, true);

    if (outcome != 0)
        return outcome;
    cparent_error_clear(&t->error);
    status = cparent_review_export(t->store, option_value(t, "document"),
                                   &csv, &size, &t->error);
    if (status == CPARENT_OK && strcmp(path, "-") == 0)
        fwrite(csv, 1, size, stdout);
    else if (status == CPARENT_OK)
        /* What was read is not published yet. */
        status = cparent_file_write(path, csv, size, true, &t->error);
    cparent_string_free(csv);
    return status == CPARENT_OK ? 0 : fail(t);
}

static void
print_counts(const tool *t, const cparent_review_counts *counts)
{
    if (t->json)
        printf("{\"accepted\":%lld,\"corrected\":%lld,\"rejected\":%lld,"
               "\"later\":%lld,\"undecided\":%lld}\n",
               (long long)counts->accepted, (long long)counts->corrected,
               (long long)counts->rejected, (long long)counts->later,
               (long long)counts->undecided);
    else
        printf("%lld accepted, %lld corrected, %lld rejected, %lld left for "
               "later, %lld undecided\n",
               (long long)counts->accepted, (long long)counts->corrected,
               (long long)counts->rejected, (long long)counts->later,
               (long long)counts->undecided);
}

int
review_import(tool *t, const char *path)
{
    cparent_review_counts counts;
    cparent_findings *findings = NULL;
    cparent_source *source = NULL;
    cparent_change change;
    cparent_status status;
    int outcome = session_open(t, false);

    if (outcome == 0)
        outcome = session_source(t, path, &source);
    if (outcome != 0)
        return outcome;
    session_change(t, &change);
    cparent_error_clear(&t->error);
    status = cparent_review_import(t->store, source, &change, &counts,
                                   &findings, &t->error);
    if (status == CPARENT_OK)
        print_counts(t, &counts);
    else
        outcome = fail_findings(t, findings);
    cparent_findings_free(findings);
    cparent_source_unref(source);
    return outcome;
}
