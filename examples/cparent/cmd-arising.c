/* SPDX-License-Identifier: Apache-2.0 */
#include "tool.h"

#include <stdlib.h>
#include <string.h>

/* Matters arising: what minutes say of the actions agreed before. */

/* The phrases are the caller's to unref. */
static int
options_of(tool *t, cparent_read_options *options)
{
    const char *meeting = option_value(t, "meeting");

    if (meeting != NULL && t->count > 1)
        return fail_usage(t, "name that file alone",
                          "--meeting is for one file");
    if (meeting != NULL &&
        cparent_date_parse(meeting, &options->meeting, NULL) != CPARENT_OK)
        return fail_usage(t, "write it as 2026-03-01",
                          "--meeting is not a day: \"%s\"", meeting);
    return session_phrases(t, &options->kept_phrases);
}

static int
hear(tool *t, const char *path, const cparent_read_options *options,
     cparent_arising **arising_out)
{
    cparent_source *source = NULL;
    cparent_status status;
    int outcome = session_source(t, path, &source);

    if (outcome != 0)
        return outcome;
    cparent_error_clear(&t->error);
    status = cparent_matters_arising(t->store, source, options, arising_out,
                                     &t->error);
    cparent_source_unref(source);
    return status == CPARENT_OK ? 0 : fail(t);
}

static int
print_json(tool *t, const cparent_arising *arising)
{
    char *json = NULL;

    cparent_error_clear(&t->error);
    if (cparent_arising_json(arising, &json, &t->error) != CPARENT_OK)
        return fail(t);
    fputs(json, stdout);
    cparent_string_free(json);
    return 0;
}

static void
print_outcome(const cparent_arising *arising, size_t index)
{
    const cparent_record *action = cparent_arising_action(arising, index);
    const int outcome = cparent_arising_outcome_at(arising, index);
    const cparent_date closed =
        cparent_record_date(action, CPARENT_ACTION_CLOSED_ON);
    char day[CPARENT_DATE_SIZE];

    fputs(cparent_arising_outcome_name(outcome), stdout);
    if (outcome == CPARENT_ARISING_REDATED) {
        fputs(": ", stdout);
        text_safe(stdout,
                  cparent_record_text(action, CPARENT_ACTION_DUE_TEXT));
    } else if (cparent_date_is_set(closed)) {
        cparent_date_format(closed, day);
        printf(" (%s)", day);
    }
    putchar('\n');
}

static void
print_matter(const cparent_arising *arising, size_t index, const char *path)
{
    const cparent_record *action = cparent_arising_action(arising, index);
    const cparent_record *citation =
        cparent_arising_citation(arising, index);
    const char *plain =
        cparent_record_text(citation, CPARENT_CITATION_PLAIN);
    int64_t line = 0;

    text_safe(stdout, cparent_record_id(action));
    fputs("  ", stdout);
    print_outcome(arising, index);
    fputs("  ", stdout);
    text_safe(stdout, cparent_record_text(action, CPARENT_ACTION_TEXT));
    fputs("\n  ", stdout);
    text_safe(stdout, path);
    if (cparent_record_integer(citation, CPARENT_CITATION_LINE, &line))
        printf(":%lld", (long long)line);
    fputs(": “", stdout);
    text_safe(stdout,
              plain != NULL
                  ? plain
                  : cparent_record_text(citation, CPARENT_CITATION_QUOTE));
    fputs("”\n", stdout);
}

static int
arising_one(tool *t, const char *path, const cparent_read_options *options)
{
    cparent_arising *arising = NULL;
    int outcome = hear(t, path, options, &arising);

    if (outcome != 0)
        return outcome;
    if (t->json)
        outcome = print_json(t, arising);
    else if (cparent_arising_count(arising) == 0)
        say(t, "%s says nothing of the actions that are open.", path);
    for (size_t i = 0; !t->json && i < cparent_arising_count(arising); i++)
        print_matter(arising, i, path);
    cparent_arising_unref(arising);
    return outcome;
}

int
run_arising(tool *t)
{
    cparent_read_options options = CPARENT_READ_OPTIONS_INIT;
    int outcome = session_open(t, true);
    const bool list = t->json && t->count > 1;

    if (outcome == 0)
        outcome = options_of(t, &options);
    if (outcome == 0 && list)
        putchar('[');
    for (int i = 0; outcome == 0 && i < t->count; i++) {
        if (list && i > 0)
            putchar(',');
        outcome = arising_one(t, t->arguments[i], &options);
    }
    if (outcome == 0 && list)
        fputs("]\n", stdout);
    cparent_phrases_unref(options.kept_phrases);
    return outcome;
}
