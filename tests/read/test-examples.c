/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include <cparent/action.h>
#include <cparent/builder.h>

#include "core/alloc-internal.h"
#include "read/arising-internal.h"
#include "read/draft-internal.h"
#include "support.h"

/*
 * Every row of the tables of phrases has an example, and it is that row
 * that reads it: without the row, the same minutes are read differently.
 */

#define BODY "Agenda item\n\nA title\n\nMinutes:\n\n"
#define ASKED "Councillor Ames asked whether the table was right.\n\n"
#define PLEDGE "Our pledge:\n\nWe will listen to you.\n\n"

/* The minutes that an example may stand in, by the kind of its row. */
static const struct {
    cparent__kind kind; /* NONE: any */
    const char *before;
    const char *behind;
} frames[] = {
    { CPARENT__K_NONE, BODY, "\n" },
    { CPARENT__K_HEAD, "", "\n\nThe report be noted.\n" },
    { CPARENT__K_HEAD, "Agenda item\n\nA title\n\n",
      "\n\nMinutes:\n\nThe report was noted.\n" },
    { CPARENT__K_HEAD, "The Board\n\n6. PARKING\n\nIt was noted.\n\n7. ",
      "\n\nThere was none.\n" },
    { CPARENT__K_CARE, "The Board\n\n6. PARKING\n\nIt was noted.\n\n7. ",
      "\n\nIt was noted.\n" },
    { CPARENT__K_COUNCIL, "",
      "\n\nA title\n\nMinutes:\n\nThe report was noted.\n" },
    { CPARENT__K_ACCESS, "", "\n\nThe report be noted.\n" },
    { CPARENT__K_RESOLVE, "", "\n\nThe report be noted.\n" },
    { CPARENT__K_NOT_NAME, "", "\n\nThe report be noted.\n" },
    { CPARENT__K_DECIDE, BODY "RESOLVED\n\n", "\n" },
    { CPARENT__K_SAY, BODY ASKED, "\n" },
    { CPARENT__K_TOLD, BODY ASKED, "\n" },
    { CPARENT__K_SAY, BODY PLEDGE, "\n" },
    { CPARENT__K_PLEDGE, BODY, "\n\nWe will listen to you.\n" },
    { CPARENT__K_SECTION, BODY PLEDGE, "\n\n\302\267  Home is near.\n" },
    { CPARENT__K_ACTION, BODY, "\n\nSend the table to members\n" },
    { CPARENT__K_ACTION, BODY "Action: send the table\n", "\n" },
    { CPARENT__K_ACTION, BODY,
      "\n|---|---|---|\n| Send the table | Jo | CR: send the list |\n" },
    { CPARENT__K_ACTION, BODY, "\n\n- Send the table to members\n" },
    { CPARENT__K_ACTION, BODY "Actions\n\n- ", "\n" },
    { CPARENT__K_VERB, BODY "Actions\n\n- ", "\n" },
    { CPARENT__K_ARISING, BODY "Matters arising\n\n", "\n" },
    { CPARENT__K_ARISING, BODY,
      "\n\nThe attendance table had been circulated.\n" },
};

enum { FRAMES = sizeof(frames) / sizeof(frames[0]), TEXT = 1024 };

/* What a text was read as. */
typedef struct outcome {
    cparent__reader *reader;
    cparent__matter matter;
} outcome;

static outcome
outcome_of(const cparent__lexicon *lexicon, cparent_record *action,
           const char *text)
{
    const cparent_record *const actions[] = { action };
    const cparent_read_options options = CPARENT_READ_OPTIONS_INIT;
    cparent__sought sought;
    outcome found;

    memset(&found, 0, sizeof(found));
    found.reader = cparent__calloc(1, sizeof(*found.reader));
    ck_assert_ptr_nonnull(found.reader);
    found.reader->lexicon = lexicon;
    ck_assert_int_eq(cparent__reader_read(found.reader, text, strlen(text),
                                          "example", &options, NULL),
                     CPARENT_OK);
    ck_assert_int_eq(cparent__sought_open(&sought, actions, 1, NULL),
                     CPARENT_OK);
    cparent__matters_find(found.reader, &sought, &found.matter, NULL);
    cparent__sought_free(&sought);
    return found;
}

static void
outcome_free(outcome *found)
{
    cparent__reader_free(found->reader);
}

static bool
same_span(cparent__span a, cparent__span b)
{
    return a.start == b.start && a.end == b.end;
}

static bool
same_page(const cparent__reader *a, const cparent__reader *b)
{
    size_t i;

    if (a->block_count != b->block_count || !same_span(a->title, b->title) ||
        !same_span(a->purpose, b->purpose) ||
        !same_span(a->council, b->council) ||
        !same_span(a->committee, b->committee) || a->bare != b->bare ||
        a->draft != b->draft || a->exempt != b->exempt)
        return false;
    for (i = 0; i < a->block_count; i++)
        if (a->blocks[i].zone != b->blocks[i].zone)
            return false;
    return true;
}

static bool
same_outcome(const outcome *a, const outcome *b)
{
    const size_t count = a->reader->item_count;

    return same_page(a->reader, b->reader) &&
           count == b->reader->item_count &&
           (count == 0 || memcmp(a->reader->items, b->reader->items,
                                 count * sizeof(cparent__item)) == 0) &&
           memcmp(&a->matter, &b->matter, sizeof(a->matter)) == 0;
}

/* Are the words of `part` among those of `whole`, in their order? */
static bool
is_within(const cparent__lexicon *lexicon, const cparent__phrase *part,
          const cparent__phrase *whole)
{
    int at;

    for (at = 0; at + part->length <= whole->length; at++)
        if (memcmp(&lexicon->words[part->first],
                   &lexicon->words[whole->first + (uint32_t)at],
                   part->length * sizeof(uint32_t)) == 0)
            return true;
    return false;
}

/* Every phrase of one kind within a phrase becomes one of another: what a
 * shorter row would read in its place does not count as its reading. */
static void
change_kind(cparent__draft *draft, const cparent__phrase *whole,
            uint16_t from, uint16_t to)
{
    uint32_t i;

    for (i = 0; i < draft->lexicon.phrase_count; i++)
        if (draft->phrases[i].kind == from &&
            is_within(&draft->lexicon, &draft->phrases[i], whole))
            draft->phrases[i].kind = to;
}

static bool
phrase_counts(cparent__draft *draft, size_t index, cparent_record *action,
              const char *text)
{
    const cparent__phrase *phrase = &draft->phrases[index];
    const uint16_t kind = phrase->kind;
    outcome with = outcome_of(&draft->lexicon, action, text), without;
    bool same;

    change_kind(draft, phrase, kind, CPARENT__K_NONE);
    without = outcome_of(&draft->lexicon, action, text);
    change_kind(draft, phrase, CPARENT__K_NONE, kind);
    same = same_outcome(&with, &without);
    outcome_free(&with);
    outcome_free(&without);
    return !same;
}

/* The open action that the examples of phrases_arising speak of. */
static cparent_record *
make_action(void)
{
    const cparent_date agreed = { 2025, 9, 16 };
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_builder *builder = NULL;
    cparent_record *record = NULL;

    ck_assert_ok(cparent_builder_new(CPARENT_NOUN_ACTION, &builder, &err),
                 &err);
    ck_assert_ok(cparent_builder_text(builder, CPARENT_FIELD_AUTHORITY,
                                      "E06000901", &err),
                 &err);
    ck_assert_ok(cparent_builder_text(builder, CPARENT_FIELD_ID, "a", &err),
                 &err);
    ck_assert_ok(cparent_builder_text(builder, CPARENT_ACTION_TEXT,
                                      "circulate the attendance table",
                                      &err),
                 &err);
    ck_assert_ok(cparent_builder_text(builder, CPARENT_ACTION_OWNER,
                                      "the Director", &err),
                 &err);
    ck_assert_ok(cparent_builder_date(builder, CPARENT_ACTION_AGREED_ON,
                                      agreed, &err),
                 &err);
    ck_assert_ok(cparent_builder_choice(builder, CPARENT_ACTION_STATUS,
                                        CPARENT_ACTION_STATUS_OPEN, &err),
                 &err);
    ck_assert_ok(cparent_builder_build(builder, &record, &err), &err);
    cparent_builder_free(builder);
    return record;
}

/* Does the row read its example in any minutes that it may stand in? */
static bool
row_reads(cparent__draft *draft, size_t index, cparent_record *action,
          const char *example)
{
    const uint16_t kind = draft->phrases[index].kind;
    char text[TEXT];
    size_t i;

    for (i = 0; i < FRAMES; i++) {
        int size;

        if (frames[i].kind != CPARENT__K_NONE && frames[i].kind != kind)
            continue;
        size = snprintf(text, sizeof(text), "%s%s%s", frames[i].before,
                        example, frames[i].behind);
        ck_assert_int_lt(size, TEXT);
        if (phrase_counts(draft, index, action, text))
            return true;
    }
    return false;
}

/* How many rows of a table do not read their example; each is named. */
static int
count_wrong(cparent__draft *draft, const char *table, size_t first,
            const cparent__table *rows, cparent_record *action)
{
    const int phrase = cparent__table_column(rows, "phrase");
    const int column = cparent__table_column(rows, "example");
    int wrong = 0;
    size_t row;

    for (row = 0; row < cparent__table_rows(rows); row++) {
        const char *example = cparent__table_cell(rows, row, column);

        if (row_reads(draft, first + row, action, example))
            continue;
        fprintf(stderr, "share/%s.tsv:%d: the row \"%s\" does not read "
                        "its example: %s\n",
                table, cparent__table_line(rows, row),
                cparent__table_cell(rows, row, phrase), example);
        wrong++;
    }
    return wrong;
}

START_TEST(every_row_reads_its_own_example)
{
    cparent_record *action = make_action();
    cparent__draft draft = { 0 };
    const char *name;
    size_t table, first = 0;
    int wrong = 0;

    ck_assert_int_eq(cparent__draft_share(&draft, NULL), CPARENT_OK);
    for (table = 0; (name = cparent__draft_table(table)) != NULL; table++) {
        cparent__table *rows = NULL;

        ck_assert_int_eq(cparent__table_builtin(name, &rows, NULL),
                         CPARENT_OK);
        wrong += count_wrong(&draft, name, first, rows, action);
        first += cparent__table_rows(rows);
        cparent__table_free(rows);
    }
    cparent__draft_free(&draft);
    cparent_record_unref(action);
    ck_assert_msg(wrong == 0, "%d rows do not read their example", wrong);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("read/examples");
    TCase *tests = tcase_create("examples");

    tcase_add_test(tests, every_row_reads_its_own_example);
    suite_add_tcase(suite, tests);
    return cparent_test_main(suite);
}
