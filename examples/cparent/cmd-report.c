/* SPDX-License-Identifier: Apache-2.0 */
#include "tool.h"

#include <stdlib.h>
#include <string.h>

/* What goes out: questions, reports, data. */

static int
known_word(tool *t, const char *word, const char *later, const char *kind)
{
    const char *candidate;
    suggestion s;
    size_t length;
    char words[128], hint[160];

    for (size_t i = 0;
         (length = word_at(t->command->words, i, &candidate)) > 0; i++)
        if (strlen(word) == length && strncmp(word, candidate, length) == 0) {
            if (strstr(later, word) == NULL)
                return 0;
            snprintf(hint, sizeof(hint), "the %s %s is not built in", kind,
                     word);
            return fail_as(t, CPARENT_E_UNSUPPORTED, hint,
                           "a later release will have it");
        }
    suggest_start(&s, word);
    suggest_words(&s, t->command->words, words, sizeof(words));
    if (suggest_best(&s) != NULL)
        snprintf(hint, sizeof(hint), "did you mean %s?", suggest_best(&s));
    else
        snprintf(hint, sizeof(hint), "there are: %s", t->command->words);
    return fail_usage(t, hint, "there is no %s \"%s\"", kind, word);
}

static const struct {
    const char *name;
    int format; /* 0: not built in */
} formats[] = {
    { "html", CPARENT_REPORT_HTML },   { "htm", CPARENT_REPORT_HTML },
    { "md", CPARENT_REPORT_MARKDOWN }, { "markdown", CPARENT_REPORT_MARKDOWN },
    { "json", CPARENT_REPORT_JSON },   { "pdf", 0 },
    { "xlsx", 0 },                     { "ics", 0 },
    { "docx", 0 },                     { "odt", 0 },
};

static int
choose_format(tool *t, const char *path, int *format_out)
{
    const char *name = option_value(t, "format");
    const char *dot = path == NULL ? NULL : strrchr(path, '.');

    if (name == NULL && dot != NULL && strchr(dot, '/') == NULL)
        name = dot + 1;
    if (name == NULL && path == NULL)
        name = t->json ? "json" : "html";
    for (size_t i = 0;
         name != NULL && i < sizeof(formats) / sizeof(formats[0]); i++) {
        char message[96];

        if (!text_equal(name, formats[i].name))
            continue;
        *format_out = formats[i].format;
        if (*format_out != 0)
            return 0;
        snprintf(message, sizeof(message),
                 "reports as %s are not built in", formats[i].name);
        return fail_as(t, CPARENT_E_UNSUPPORTED, message,
                       strcmp(formats[i].name, "pdf") == 0
                           ? "write .html and print it from a browser"
                           : "write .html, .md or .json");
    }
    return fail_as(t, CPARENT_E_UNSUPPORTED,
                   "the file's name does not say a format that is known",
                   "end it with .html, .md or .json, or give --format");
}

static int
deliver(tool *t, const char *path, const char *bytes, size_t size,
        bool restricted)
{
    if (path == NULL) {
        fwrite(bytes, 1, size, stdout);
        return 0;
    }
    cparent_error_clear(&t->error);
    if (cparent_file_write(path, bytes, size, restricted, &t->error) !=
        CPARENT_OK)
        return fail(t);
    say(t, "%s: written", path);
    return 0;
}

static const char *
output_path(const tool *t)
{
    const char *path = option_value(t, "output");

    return path == NULL || strcmp(path, "-") == 0 ? NULL : path;
}

int
run_report(tool *t)
{
    cparent_report_options options = CPARENT_REPORT_OPTIONS_INIT;
    cparent_snapshot *snapshot = NULL;
    const char *path = output_path(t);
    char *report = NULL;
    size_t size = 0;
    int format = 0;
    int outcome = known_word(t, t->arguments[0],
                             "annual actions young-people forward-plan",
                             "report");

    if (outcome == 0)
        outcome = choose_format(t, path, &format);
    if (outcome == 0 && option_given(t, "restricted") && path == NULL)
        outcome = fail_usage(t, "name a file with -o; only you will be able "
                                "to read it",
                             "a restricted report goes into a file");
    if (outcome == 0)
        outcome = session_snapshot(t, &snapshot);
    if (outcome != 0)
        return outcome;
    options.format = format;
    options.restricted = option_given(t, "restricted");
    options.as_at = t->as_at;
    options.profile = option_value(t, "profile");
    options.published = t->store;
    cparent_error_clear(&t->error);
    if (cparent_report_highlights(snapshot, &options, &report, &size,
                                  &t->error) != CPARENT_OK)
        outcome = fail(t);
    else
        outcome = deliver(t, path, report, size, options.restricted != 0);
    cparent_string_free(report);
    cparent_snapshot_unref(snapshot);
    return outcome;
}

static void
challenge_json(const cparent_challenges *challenges, size_t i)
{
    fputs("{\"rule\":", stdout);
    json_text(stdout, cparent_challenges_rule(challenges, i));
    fputs(",\"question\":", stdout);
    json_text(stdout, cparent_challenges_question(challenges, i));
    fputs(",\"evidence\":[", stdout);
    for (size_t e = 0; e < cparent_challenges_evidence_count(challenges, i);
         e++) {
        const cparent_record *record =
            cparent_challenges_evidence(challenges, i, e);

        printf("%s{\"noun\":\"%s\",\"id\":", e > 0 ? "," : "",
               cparent_noun_name(cparent_record_noun(record)));
        json_text(stdout, cparent_record_id(record));
        putchar('}');
    }
    fputs("]}", stdout);
}

static void
challenge_people(const cparent_challenges *challenges, size_t i)
{
    text_safe(stdout, cparent_challenges_question(challenges, i));
    fputs("\n  ", stdout);
    text_safe(stdout, cparent_challenges_rule(challenges, i));
    fputs("; rests on", stdout);
    for (size_t e = 0; e < cparent_challenges_evidence_count(challenges, i);
         e++) {
        const cparent_record *record =
            cparent_challenges_evidence(challenges, i, e);

        printf("%s %s ", e > 0 ? "," : "",
               cparent_noun_name(cparent_record_noun(record)));
        text_safe(stdout, cparent_record_id(record));
    }
    fputs("\n\n", stdout);
}

int
run_challenge(tool *t)
{
    cparent_snapshot *snapshot = NULL;
    cparent_challenges *challenges = NULL;
    size_t count;
    int outcome = session_snapshot(t, &snapshot);

    if (outcome != 0)
        return outcome;
    cparent_error_clear(&t->error);
    if (cparent_challenge(snapshot, &challenges, &t->error) != CPARENT_OK) {
        cparent_snapshot_unref(snapshot);
        return fail(t);
    }
    count = cparent_challenges_count(challenges);
    if (t->json)
        putchar('[');
    for (size_t i = 0; i < count; i++) {
        if (t->json) {
            fputs(i > 0 ? ",\n " : "", stdout);
            challenge_json(challenges, i);
        } else {
            challenge_people(challenges, i);
        }
    }
    if (t->json)
        puts("]");
    else if (count == 0)
        say(t, "No questions: the rules find nothing to ask about.");
    cparent_challenges_unref(challenges);
    cparent_snapshot_unref(snapshot);
    return 0;
}
