/* SPDX-License-Identifier: Apache-2.0 */
#include "tool.h"

#include <stdlib.h>
#include <string.h>

/* list and show, for every noun. */

/* A column of a listing: the first of its fields that is given. */
typedef struct column {
    const char *heading;
    const char *fields; /* parted by blanks */
    const char *none;   /* what stands where none is given */
} column;

typedef struct view {
    cparent_noun noun;
    const char *plural;
    const char *empty; /* how to get some */
    column columns[6];
} view;

#define READ_SOME "Read some minutes: cparent import FILE"
#define REVIEW "Read some minutes (cparent import FILE), then cparent review"
#define ID { "ID", "id", "" }

static const view views[] = {
    { CPARENT_NOUN_ACTION, "actions", REVIEW,
      { ID, { "Status", "status", "" },
        { "Due", "due_on due_text", "no date" },
        { "Owner", "owner", "no owner" }, { "Action", "text", "" } } },
    { CPARENT_NOUN_PLEDGE, "pledges",
      "Import a table of them: cparent import pledges.csv",
      { ID, { "Theme", "theme", "–" }, { "Pledge", "heading", "" } } },
    { CPARENT_NOUN_INDICATOR, "indicators",
      "See the catalogue: cparent indicator list --catalogue",
      { ID, { "Unit", "unit", "–" }, { "Better", "polarity", "–" },
        { "Indicator", "title", "" } } },
    { CPARENT_NOUN_OBSERVATION, "figures",
      "Import a table of them: cparent import indicators.csv",
      { ID, { "Indicator", "indicator measure", "–" },
        { "Period", "period period_text", "–" }, { "Role", "role", "–" },
        { "Value", "value", "–" } } },
    { CPARENT_NOUN_TARGET, "targets",
      "Import a table of indicators: cparent import indicators.csv",
      { ID, { "Indicator", "indicator", "–" }, { "Side", "side", "–" },
        { "Period", "period", "always" }, { "Value", "value", "–" } } },
    { CPARENT_NOUN_MEETING, "meetings", READ_SOME,
      { ID, { "Held", "held_on", "–" }, { "Minutes", "status", "–" },
        { "Body", "title body", "" } } },
    { CPARENT_NOUN_QUESTION, "questions", REVIEW,
      { ID, { "Asked by", "asked_by", "not said" },
        { "Answered by", "answered_by", "–" },
        { "Question", "text", "" } } },
    { CPARENT_NOUN_RESOLUTION, "resolutions", REVIEW,
      { ID, { "No.", "number_as_printed", "–" }, { "Kind", "kind", "–" },
        { "Resolution", "text", "" } } },
    { CPARENT_NOUN_DOCUMENT, "documents", READ_SOME,
      { ID, { "Kind", "kind", "–" }, { "Meeting", "held_on", "–" },
        { "Title", "title source", "" } } },
    { CPARENT_NOUN_PERSON, "people", REVIEW,
      { ID, { "Role", "role", "–" }, { "Name", "name", "" } } },
    { CPARENT_NOUN_CLAIM, "claims", REVIEW,
      { ID, { "Indicator", "indicator measure", "–" },
        { "Says", "assertion", "–" }, { "Against", "comparator", "–" },
        { "Words", "text", "" } } },
    { CPARENT_NOUN_CITATION, "citations", REVIEW,
      { ID, { "Document", "document", "" }, { "Line", "line", "–" },
        { "Quote", "plain quote", "" } } },
    { CPARENT_NOUN_EVENT, "events", REVIEW,
      { ID, { "When", "date_text", "–" }, { "Event", "text", "" } } },
    { CPARENT_NOUN_BODY, "bodies", READ_SOME,
      { ID, { "Kind", "kind", "–" }, { "Name", "name", "" } } },
};

static const view *
view_of(cparent_noun noun)
{
    for (size_t i = 0; i < sizeof(views) / sizeof(views[0]); i++)
        if (views[i].noun == noun)
            return &views[i];
    return &views[0];
}

static char *
cell_of(const cparent_record *record, const column *c)
{
    const char *word;
    size_t length;

    for (size_t i = 0; (length = word_at(c->fields, i, &word)) > 0; i++) {
        char name[64];
        size_t field;

        snprintf(name, sizeof(name), "%.*s", (int)length, word);
        if (cparent_noun_field_find(cparent_record_noun(record), name,
                                    &field) &&
            cparent_record_has(record, field))
            return field_words(record, field);
    }
    return text_copy(c->none);
}

static int
print_table(tool *t, const view *v, const records *list)
{
    const char *headings[7] = { NULL };
    table *made;
    bool fine = true;

    for (size_t c = 0; c < 6 && v->columns[c].heading != NULL; c++)
        headings[c] = v->columns[c].heading;
    made = table_new(t, headings);
    for (size_t i = 0; made != NULL && fine && i < list->count; i++)
        for (size_t c = 0; fine && headings[c] != NULL; c++) {
            char *cell = cell_of(list->items[i], &v->columns[c]);

            fine = cell != NULL && table_add(made, cell);
            free(cell);
        }
    if (made != NULL && fine)
        table_print(made, stdout, 0);
    fine = fine && made != NULL;
    table_free(made);
    return fine ? 0
                : fail_as(t, CPARENT_E_NOMEM, "memory ran out", NULL);
}

static int
load_catalogue(tool *t, records *list)
{
    cparent_error_clear(&t->error);
    for (size_t i = 0; i < cparent_catalogue_count(); i++) {
        cparent_record *record = NULL;

        if (cparent_catalogue_at(i, &record, &t->error) != CPARENT_OK)
            return fail(t);
        if (!records_add(list, record)) {
            cparent_record_unref(record);
            return fail_as(t, CPARENT_E_NOMEM, "memory ran out", NULL);
        }
    }
    return 0;
}

static void
say_empty(const tool *t, const view *v, size_t before)
{
    if (before > 0)
        say(t, "No %s like that, of %zu.", v->plural, before);
    else
        say(t, "No %s. %s", v->plural, v->empty);
}

static int
record_list(tool *t)
{
    const view *v = view_of(t->command->noun);
    records list = { NULL, 0, 0 };
    size_t before;
    int outcome = filters_check(t);

    if (t->count > 1)
        return fail_usage(t, NULL, "list takes no \"%s\"", t->arguments[1]);
    if (outcome == 0 && option_given(t, "catalogue")) {
        outcome = load_catalogue(t, &list);
    } else if (outcome == 0) {
        outcome = session_open(t, true);
        if (outcome == 0)
            outcome = records_load(t, t->command->noun, &list);
    }
    before = list.count;
    if (outcome == 0)
        outcome = filters_check_codes(t, &list);
    filters_apply(t, &list);
    if (outcome == 0 && t->json)
        outcome = records_json(t, &list);
    else if (outcome == 0 && list.count > 0)
        outcome = print_table(t, v, &list);
    else if (outcome == 0)
        say_empty(t, v, before);
    if (outcome == 0 && list.count > 0 && option_given(t, "overdue") &&
        option_given(t, "exit-code"))
        outcome = 1;
    records_free(&list);
    return outcome;
}

/* Where it was said, so that a person can look it up. */
static void
show_citations(tool *t, const cparent_record *record, size_t field)
{
    size_t count = cparent_record_list_count(record, field);

    for (size_t i = 0; i < count; i++) {
        const char *id = cparent_record_list_at(record, field, i);
        cparent_record *citation = NULL, *document = NULL;
        const char *words;
        int64_t line = 0;

        if (t->store == NULL ||
            cparent_store_get(t->store, CPARENT_NOUN_CITATION, id, &citation,
                              NULL, NULL) != CPARENT_OK)
            continue;
        if (cparent_store_get(t->store, CPARENT_NOUN_DOCUMENT,
                              field_text(citation, "document"), &document,
                              NULL, NULL) != CPARENT_OK)
            document = NULL;
        fputs("\n  ", stdout);
        text_safe(stdout, document == NULL
                              ? field_text(citation, "document")
                              : field_text(document, "source"));
        if (cparent_record_integer(citation, CPARENT_CITATION_LINE, &line))
            printf(":%lld", (long long)line);
        words = field_text(citation, "plain");
        fputs("\n  “", stdout);
        text_safe(stdout, words != NULL ? words
                                        : field_text(citation, "quote"));
        fputs("”\n", stdout);
        cparent_record_unref(document);
        cparent_record_unref(citation);
    }
}

static void
show_people(tool *t, const cparent_record *record, int64_t version)
{
    cparent_noun noun = cparent_record_noun(record);
    size_t count = cparent_noun_field_count(noun), cited = count;

    for (size_t f = 0; f < count; f++) {
        const char *name = cparent_noun_field_name(noun, f);
        char *words;

        if (!cparent_record_has(record, f))
            continue;
        if (strcmp(name, "citations") == 0) {
            cited = f;
            continue;
        }
        words = field_words(record, f);
        printf("%-16s", name);
        text_safe(stdout, words == NULL ? "" : words);
        putchar('\n');
        free(words);
    }
    if (version > 0)
        printf("%-16s%lld\n", "version", (long long)version);
    if (cited < count)
        show_citations(t, record, cited);
}

/* The version stands beside the fields, for set --expect. */
static int
show_json(tool *t, const cparent_record *record, int64_t version)
{
    char *json = NULL;
    size_t length;

    cparent_error_clear(&t->error);
    if (cparent_record_json(record, &json, &t->error) != CPARENT_OK)
        return fail(t);
    length = strlen(json);
    while (length > 0 && json[length - 1] != '}')
        length--;
    if (version > 0 && length > 0)
        printf("%.*s,\"version\":%lld}", (int)(length - 1), json,
               (long long)version);
    else
        fputs(json, stdout);
    cparent_string_free(json);
    return 0;
}

static int
get_one(tool *t, const char *id, cparent_record **record_out,
        int64_t *version_out)
{
    cparent_status status;

    cparent_error_clear(&t->error);
    *version_out = 0;
    if (option_given(t, "catalogue"))
        status = cparent_catalogue_get(id, record_out, &t->error);
    else
        status = cparent_store_get(t->store, t->command->noun, id,
                                   record_out, version_out, &t->error);
    return status == CPARENT_OK ? 0 : fail_absent(t, "list");
}

/* A misspelt id is found out before half an array is written. */
static int
all_are_there(tool *t)
{
    int outcome = 0;

    for (int i = 1; outcome == 0 && i < t->count; i++) {
        cparent_record *record = NULL;
        int64_t version;

        outcome = get_one(t, t->arguments[i], &record, &version);
        cparent_record_unref(record);
    }
    return outcome;
}

static int
show_one(tool *t, int at)
{
    cparent_record *record = NULL;
    int64_t version;
    int outcome = get_one(t, t->arguments[at], &record, &version);

    if (outcome != 0)
        return outcome;
    if (at > 1)
        fputs(t->json ? ",\n " : "\n", stdout);
    if (t->json)
        outcome = show_json(t, record, version);
    else
        show_people(t, record, version);
    cparent_record_unref(record);
    return outcome;
}

static int
record_show(tool *t)
{
    bool array = t->json && t->count > 2;
    int outcome = 0;

    if (t->count < 2)
        return fail_usage(t, NULL, "show needs an ID");
    if (!option_given(t, "catalogue"))
        outcome = session_open(t, true);
    if (outcome == 0)
        outcome = all_are_there(t);
    if (outcome == 0 && array)
        putchar('[');
    for (int i = 1; outcome == 0 && i < t->count; i++)
        outcome = show_one(t, i);
    if (outcome == 0 && t->json)
        fputs(array ? "]\n" : "\n", stdout);
    return outcome;
}

int
run_record(tool *t)
{
    const char *verb = t->arguments[0];
    suggestion s;
    const char *word;
    size_t length;
    char words[64], hint[96];

    for (size_t i = 0;
         (length = word_at(t->command->words, i, &word)) > 0; i++)
        if (strlen(verb) == length && strncmp(verb, word, length) == 0)
            return *word == 'l'               ? record_list(t)
                   : *word == 'a'             ? record_add(t)
                   : strcmp(verb, "set") == 0 ? record_set(t)
                                              : record_show(t);
    suggest_start(&s, verb);
    suggest_words(&s, t->command->words, words, sizeof(words));
    if (suggest_best(&s) == NULL)
        snprintf(hint, sizeof(hint), "it can: %s", t->command->words);
    else
        snprintf(hint, sizeof(hint), "did you mean %s %s?",
                 t->command->name, suggest_best(&s));
    return fail_usage(t, hint, "%s cannot \"%s\"", t->command->name, verb);
}
