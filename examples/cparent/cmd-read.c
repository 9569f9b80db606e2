/* SPDX-License-Identifier: Apache-2.0 */
#include "tool.h"

#include <stdlib.h>
#include <string.h>

/* What minutes say, without keeping any of it. */

static int
meeting_options(tool *t, cparent_date *meeting_out, const char **board_out)
{
    const char *meeting = option_value(t, "meeting");

    *board_out = option_value(t, "board");
    if ((meeting != NULL || *board_out != NULL) && t->count > 1)
        return fail_usage(t, "name that file alone",
                          "--meeting and --board are for one file");
    if (meeting != NULL &&
        cparent_date_parse(meeting, meeting_out, NULL) != CPARENT_OK)
        return fail_usage(t, "write it as 2026-03-01",
                          "--meeting is not a day: \"%s\"", meeting);
    return 0;
}

/* Everything that the command line says of the reading; the phrases are the
 * caller's to unref. */
static int
options_of(tool *t, cparent_read_options *options)
{
    const int outcome =
        meeting_options(t, &options->meeting, &options->board);

    return outcome == 0 ? session_phrases(t, &options->kept_phrases)
                        : outcome;
}

static int
read_one(tool *t, const char *path, cparent_read_options *options,
         cparent_reading **reading_out)
{
    cparent_source *source = NULL;
    cparent_status status;
    meter m;
    int outcome = session_source(t, path, &source);

    if (outcome != 0)
        return outcome;
    options->progress = meter_start(&m, t, "Reading");
    cparent_error_clear(&t->error);
    status = cparent_read_minutes(source, options, reading_out, &t->error);
    meter_end(&m);
    cparent_source_unref(source);
    return status == CPARENT_OK ? 0 : fail(t);
}

/* ---------------------------------------------------------------- explain */

static bool
ends_in_html(const char *path)
{
    const size_t length = path != NULL ? strlen(path) : 0;

    return (length > 5 && strcmp(path + length - 5, ".html") == 0) ||
           (length > 4 && strcmp(path + length - 4, ".htm") == 0);
}

static int
explain(tool *t, const char *path, cparent_read_options *options)
{
    const char *output = option_value(t, "output");
    cparent_explain_format format = CPARENT_EXPLAIN_TEXT;
    cparent_source *source = NULL;
    char *text = NULL;
    int outcome = session_source(t, path, &source);

    if (outcome != 0)
        return outcome;
    if (output != NULL && strcmp(output, "-") == 0)
        output = NULL;
    if (ends_in_html(output))
        format = CPARENT_EXPLAIN_HTML;
    else if (output == NULL && screen_colour(t))
        format = CPARENT_EXPLAIN_TERMINAL;
    cparent_error_clear(&t->error);
    if (cparent_read_explain(source, options, format, &text, &t->error) !=
        CPARENT_OK)
        outcome = fail(t);
    else if (output == NULL)
        fputs(text, stdout);
    else if (cparent_file_write(output, text, strlen(text), true,
                                &t->error) != CPARENT_OK)
        outcome = fail(t);
    else
        say(t, "%s: written", output);
    cparent_string_free(text);
    cparent_source_unref(source);
    return outcome;
}

/* ------------------------------------------------------------------ people */

/* The kinds of items, and what of each goes into which column; "@words" is
 * the quote of its citation. */
typedef struct section {
    cparent_noun noun;
    const char *title;
    const char *headings[5];
    const char *fields[5];
} section;

static const section sections[] = {
    { CPARENT_NOUN_OBSERVATION, "Figures",
      { "Line", "Indicator", "Value", "Role", "Words" },
      { "@line", "indicator measure", "value", "role", "@words" } },
    { CPARENT_NOUN_CLAIM, "Claims",
      { "Line", "Indicator", "Says", "Against", "Words" },
      { "@line", "indicator measure", "assertion", "comparator",
        "text" } },
    { CPARENT_NOUN_PLEDGE, "Pledges",
      { "Line", "Pledge", "What is said of it", NULL, NULL },
      { "@line", "heading", "statements", NULL, NULL } },
    { CPARENT_NOUN_QUESTION, "Questions",
      { "Line", "Asked by", "Answered by", "Question", "Answer" },
      { "@line", "asked_by", "answered_by", "text", "answer" } },
    { CPARENT_NOUN_RESOLUTION, "Resolutions",
      { "Line", "No.", "Kind", "Resolution", NULL },
      { "@line", "number_as_printed", "kind", "text", NULL } },
    { CPARENT_NOUN_ACTION, "Actions",
      { "Line", "Owner", "Due", "Action", NULL },
      { "@line", "owner", "due_on due_text", "text", NULL } },
    { CPARENT_NOUN_PERSON, "People",
      { "Line", "Role", "Name", NULL, NULL },
      { "@line", "role", "name", NULL, NULL } },
    { CPARENT_NOUN_EVENT, "Events",
      { "Line", "When", "Event", NULL, NULL },
      { "@line", "date_text", "text", NULL, NULL } },
};

static char *
cited(const cparent_record *citation, const char *what)
{
    char line[24] = "";
    int64_t number;
    const char *plain;

    if (citation == NULL)
        return text_copy("–");
    if (strcmp(what, "@line") == 0) {
        if (cparent_record_integer(citation, CPARENT_CITATION_LINE, &number))
            snprintf(line, sizeof(line), "%lld", (long long)number);
        return text_copy(line);
    }
    plain = field_text(citation, "plain");
    return text_copy(plain != NULL ? plain : field_text(citation, "quote"));
}

static char *
item_cell(const cparent_record *item, const cparent_record *citation,
          const char *fields)
{
    const char *word;
    size_t length;

    if (*fields == '@')
        return cited(citation, fields);
    for (size_t i = 0; (length = word_at(fields, i, &word)) > 0; i++) {
        char name[64];
        size_t field;

        snprintf(name, sizeof(name), "%.*s", (int)length, word);
        if (cparent_noun_field_find(cparent_record_noun(item), name,
                                    &field) &&
            cparent_record_has(item, field))
            return field_words(item, field);
    }
    return text_copy(strcmp(fields, "owner") == 0 ? "nobody named" : "–");
}

static bool
fill(table *into, const section *s, const cparent_reading *reading)
{
    for (size_t i = 0; i < cparent_reading_count(reading); i++) {
        const cparent_record *item = cparent_reading_item(reading, i);

        if (cparent_record_noun(item) != s->noun)
            continue;
        for (size_t c = 0; c < 5 && s->headings[c] != NULL; c++) {
            char *cell = item_cell(
                item, cparent_reading_citation(reading, i), s->fields[c]);
            bool fine = cell != NULL && table_add(into, cell);

            free(cell);
            if (!fine)
                return false;
        }
    }
    return true;
}

static void
print_part(const char *label, const char *text)
{
    if (text == NULL)
        return;
    printf("  %-12s", label);
    text_safe(stdout, text);
    putchar('\n');
}

static void
print_document(const cparent_record *document)
{
    char day[24];
    const char *title = field_text(document, "title");

    text_safe(stdout, title != NULL ? title
                                    : field_text(document, "source"));
    putchar('\n');
    cparent_date_words(
        cparent_record_date(document, CPARENT_DOCUMENT_HELD_ON), day,
        sizeof(day));
    print_part("File", field_text(document, "source"));
    print_part("Council", field_text(document, "council"));
    print_part("Board", field_text(document, "committee"));
    print_part("Meeting", *day == '\0' ? "the text gives no date" : day);
    print_part("Purpose", field_text(document, "purpose"));
    print_part("SHA-256", field_text(document, "digest"));
}

static int
print_people(tool *t, const cparent_reading *reading)
{
    bool any = false;

    print_document(cparent_reading_document(reading));
    for (size_t i = 0; i < sizeof(sections) / sizeof(sections[0]); i++) {
        const char *headings[6] = { NULL };
        table *made;

        memcpy(headings, sections[i].headings,
               sizeof(sections[i].headings));
        made = table_new(t, headings);
        if (made == NULL || !fill(made, &sections[i], reading)) {
            table_free(made);
            return fail_as(t, CPARENT_E_NOMEM, "memory ran out", NULL);
        }
        if (table_rows(made) > 0) {
            printf("\n%s (%zu)\n", sections[i].title, table_rows(made));
            table_print(made, stdout, 2);
            any = true;
        }
        table_free(made);
    }
    if (!any)
        puts("\nNothing was found in it: no figures, no resolutions, no "
             "actions.");
    return 0;
}

static int
print_json(tool *t, const cparent_reading *reading)
{
    char *json = NULL;

    cparent_error_clear(&t->error);
    if (cparent_reading_json(reading, &json, &t->error) != CPARENT_OK)
        return fail(t);
    fputs(json, stdout);
    cparent_string_free(json);
    return 0;
}

static int
print_all(tool *t, cparent_reading *const *readings)
{
    int outcome = 0;

    if (t->json && t->count > 1)
        putchar('[');
    for (int i = 0; outcome == 0 && i < t->count; i++) {
        if (i > 0)
            putchar(t->json ? ',' : '\n');
        outcome = t->json ? print_json(t, readings[i])
                          : print_people(t, readings[i]);
    }
    if (t->json)
        puts(t->count > 1 ? "]" : "");
    return outcome;
}

/* Everything is read before anything is printed: a file that cannot be
 * read must not leave half a document on the standard output. */
static int
read_all(tool *t, cparent_read_options *options)
{
    cparent_reading **readings = calloc((size_t)t->count,
                                        sizeof(cparent_reading *));
    int outcome = 0;

    if (readings == NULL)
        return fail_as(t, CPARENT_E_NOMEM, "memory ran out", NULL);
    for (int i = 0; outcome == 0 && i < t->count; i++)
        outcome = read_one(t, t->arguments[i], options, &readings[i]);
    if (outcome == 0)
        outcome = print_all(t, readings);
    for (int i = 0; i < t->count; i++)
        cparent_reading_unref(readings[i]);
    free(readings);
    return outcome;
}

int
run_read(tool *t)
{
    cparent_read_options options = CPARENT_READ_OPTIONS_INIT;
    const bool explains = option_given(t, "explain");
    int outcome;

    if (explains && (t->count > 1 || t->json))
        return fail_usage(t, "name one file, without --json; the JSON has "
                             "the rule and confidence of each item",
                          "--explain shows one text");
    if (!explains && option_value(t, "output") != NULL)
        return fail_usage(t, "add --explain, or send the standard output "
                             "to a file",
                          "-o is for --explain");
    outcome = options_of(t, &options);
    if (outcome == 0)
        outcome = explains ? explain(t, t->arguments[0], &options)
                           : read_all(t, &options);
    cparent_phrases_unref(options.kept_phrases);
    return outcome;
}
