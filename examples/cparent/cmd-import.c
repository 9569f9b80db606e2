/* SPDX-License-Identifier: Apache-2.0 */
#include "tool.h"

#include <stdlib.h>
#include <string.h>

/* Files into the store, each whole or not at all. */

static const char *
kind_name(int kind)
{
    switch (kind) {
    case CPARENT_IMPORT_MINUTES:
        return "minutes";
    case CPARENT_IMPORT_INDICATORS:
        return "indicators";
    case CPARENT_IMPORT_PLEDGES:
        return "pledges";
    case CPARENT_IMPORT_READING:
        return "reading";
    case CPARENT_IMPORT_PUBLISHED:
        return "published statistics";
    case CPARENT_IMPORT_NEIGHBOURS:
        return "statistical neighbours";
    case CPARENT_IMPORT_DESCRIPTION:
        return "description";
    default:
        return "unknown";
    }
}

static bool
proposes(int kind)
{
    return kind == CPARENT_IMPORT_MINUTES || kind == CPARENT_IMPORT_READING;
}

static void
print_json(const tool *t, const char *path,
           const cparent_import_result *result,
           const cparent_findings *findings)
{
    fputs("{\"source\":", stdout);
    json_text(stdout, path);
    printf(",\"kind\":\"%s\",\"dry_run\":%s,\"read\":%lld,\"added\":%lld,"
           "\"changed\":%lld,\"unchanged\":%lld,\"document\":",
           kind_name(result->kind),
           option_given(t, "dry-run") ? "true" : "false",
           (long long)result->read, (long long)result->added,
           (long long)result->changed, (long long)result->unchanged);
    json_text(stdout, result->document[0] == '\0' ? NULL : result->document);
    fputs(",\"findings\":", stdout);
    findings_json(stdout, findings);
    putchar('}');
}

static void
print_people(const tool *t, const char *path,
             const cparent_import_result *result)
{
    bool dry = option_given(t, "dry-run");

    text_safe(stdout, path);
    printf(": %s, %lld %s read; %s%lld new, %lld changed, %lld there "
           "already\n",
           kind_name(result->kind), (long long)result->read,
           proposes(result->kind) ? "items" : "rows",
           dry ? "would be " : "", (long long)result->added,
           (long long)result->changed, (long long)result->unchanged);
}

static int
options_of(tool *t, cparent_import_options *options)
{
    const char *meeting = option_value(t, "meeting");

    options->dataset = option_value(t, "dataset");
    if (options->dataset != NULL && t->count > 1)
        return fail_usage(t, "name that file alone",
                          "--dataset is for one file");
    options->board = option_value(t, "board");
    options->dry_run = option_given(t, "dry-run");
    if ((meeting != NULL || options->board != NULL) && t->count > 1)
        return fail_usage(t, "name that file alone",
                          "--meeting and --board are for one file");
    if (meeting != NULL &&
        cparent_date_parse(meeting, &options->meeting, NULL) != CPARENT_OK)
        return fail_usage(t, "write it as 2026-03-01",
                          "--meeting is not a day: \"%s\"", meeting);
    if (option_given(t, "key") && t->count > 1)
        return fail_usage(t, "name that file alone",
                          "--key is for one file");
    return session_phrases(t, &options->kept_phrases);
}

/* Statistics may be far larger than minutes. */
static bool
is_table(const char *path)
{
    size_t length = strlen(path);

    return length > 4 && text_equal(path + length - 4, ".csv");
}

static int
import_one(tool *t, const char *path, cparent_import_options *options,
           cparent_import_result *result, cparent_findings **findings_out)
{
    cparent_source *source = NULL;
    cparent_change change;
    cparent_status status;
    meter m;
    int outcome = session_source(t, path, &source);

    if (outcome != 0)
        return outcome;
    session_change(t, &change);
    options->progress = meter_start(&m, t, "Importing");
    cparent_error_clear(&t->error);
    status = cparent_import(t->store, source, options, &change, result,
                            findings_out, &t->error);
    meter_end(&m);
    cparent_source_unref(source);
    return status == CPARENT_OK ? 0 : fail_findings(t, *findings_out);
}

static void
next_step(const tool *t, int64_t proposals)
{
    if (proposals > 0 && !option_given(t, "dry-run"))
        say(t, "%lld proposals wait for a person: cparent review",
            (long long)proposals);
}

int
run_import(tool *t)
{
    cparent_import_options options = CPARENT_IMPORT_OPTIONS_INIT;
    cparent_limits limits = CPARENT_LIMITS_INIT;
    int64_t proposals = 0;
    int outcome = options_of(t, &options);
    int done = 0;

    if (outcome == 0)
        outcome = session_open(t, false);
    options.limits = &limits;
    for (; outcome == 0 && done < t->count; done++) {
        const char *path = t->arguments[done];
        cparent_import_result result;
        cparent_findings *findings = NULL;

        memset(&result, 0, sizeof(result));
        limits.bytes = is_table(path) ? LARGEST_TABLE : 0;
        outcome = import_one(t, path, &options, &result, &findings);
        if (outcome == 0 && t->json) {
            fputs(done > 0 ? ",\n " : "[", stdout);
            print_json(t, path, &result, findings);
        } else if (outcome == 0) {
            if (!t->quiet && findings != NULL)
                findings_print(findings);
            print_people(t, path, &result);
        }
        if (outcome == 0 && proposes(result.kind))
            proposals += result.added + result.changed;
        cparent_findings_free(findings);
    }
    cparent_phrases_unref(options.kept_phrases);
    /* What was taken in is said; nothing taken in is no list. */
    if (t->json && (outcome == 0 || done > 1))
        puts("]");
    if (outcome == 0)
        next_step(t, proposals);
    else if (done > 1)
        say(t, "cparent: %d of %d files were taken in before this one; the "
               "others were not tried", done - 1, t->count);
    return outcome;
}
