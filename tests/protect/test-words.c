/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>

#include "../challenge/council.h"

#include "protect/door-internal.h"

/* How a document may stand, and whether its words may be shown. */
static const struct {
    const char *published;
    const char *access;
    const char *item; /* access of an agenda item that it minutes */
    bool open;
} rows[] = {
    { "1", "public", NULL, true },
    { "1", "public", "public", true },
    { "1", NULL, NULL, true }, /* published: anybody may read it */
    { "1", NULL, "public", true },
    { "0", "public", NULL, false },
    { NULL, "public", NULL, false },
    { NULL, NULL, NULL, false },
    { "1", "exempt", NULL, false },
    { "1", "restricted", NULL, false },
    { "1", "public", "exempt", false },
    { "1", "public", "restricted", false },
    { "1", NULL, "exempt", false },
    { "0", "exempt", "public", false },
};

static void
add_document(council *self, const char *id, const char *published,
             const char *access)
{
    char line[48];

    snprintf(line, sizeof line, "%s-line", id);
    council_add(self, CPARENT_NOUN_DOCUMENT, id, "source", id, "kind",
                "minutes", "title", "The minutes", "digest",
                "0000000000000000000000000000000000000000000000000000000000"
                "000000",
                "bytes", "100", "published", published, "access", access,
                NULL);
    council_add(self, CPARENT_NOUN_CITATION, line, "document", id,
                "byte_start", "0", "byte_end", "9", "quote",
                "the <b>very</b> words", "plain", "the very words", NULL);
}

static const cparent_record *
find(const cparent_snapshot *snapshot, cparent_noun noun, const char *id)
{
    const cparent_record *record = cparent_snapshot_find(snapshot, noun, id);

    ck_assert_ptr_nonnull(record);
    return record;
}

START_TEST(the_strictest_of_document_item_and_flag_decides)
{
    council self = { 0 };
    size_t row = (size_t)_i;

    add_document(&self, "doc", rows[row].published, rows[row].access);
    if (rows[row].item != NULL)
        council_add(&self, CPARENT_NOUN_AGENDA_ITEM, "item", "meeting", "m",
                    "title", "An item", "document", "doc", "access",
                    rows[row].item, NULL);
    council_add(&self, CPARENT_NOUN_ACTION, "by-citation", "text",
                "Write the report", "status", "open", "citations",
                "doc-line", NULL);
    council_add(&self, CPARENT_NOUN_ACTION, "by-document", "text",
                "Write the report", "status", "open", "document", "doc",
                NULL);
    cparent_snapshot *snapshot = council_snapshot(&self, "2026-03-01");
    bool open = rows[row].open;

    ck_assert_int_eq(
        cparent__may_quote(
            snapshot, find(snapshot, CPARENT_NOUN_CITATION, "doc-line")),
        open);
    ck_assert_int_eq(
        cparent__may_say(snapshot,
                         find(snapshot, CPARENT_NOUN_ACTION, "by-citation"),
                         CPARENT_ACTION_TEXT),
        open);
    ck_assert_int_eq(
        cparent__may_say(snapshot,
                         find(snapshot, CPARENT_NOUN_ACTION, "by-document"),
                         CPARENT_ACTION_TEXT),
        open);
    ck_assert_int_eq(
        cparent__may_say(snapshot,
                         find(snapshot, CPARENT_NOUN_DOCUMENT, "doc"),
                         CPARENT_DOCUMENT_TITLE),
        open);
    cparent_snapshot_unref(snapshot);
    council_free(&self);
}
END_TEST

START_TEST(one_closed_document_closes_what_several_carry)
{
    council self = { 0 };

    add_document(&self, "open", "1", "public");
    add_document(&self, "closed", "1", "exempt");
    const cparent_record *action =
        council_add(&self, CPARENT_NOUN_ACTION, "a", "text", "Write",
                    "status", "open", "citations", "open-line|closed-line",
                    NULL);
    cparent_snapshot *snapshot = council_snapshot(&self, "2026-03-01");
    ck_assert(!cparent__may_say(snapshot, action, CPARENT_ACTION_TEXT));
    cparent_snapshot_unref(snapshot);
    council_free(&self);
}
END_TEST

START_TEST(what_nothing_public_carries_is_not_said)
{
    council self = { 0 };
    const cparent_record *typed =
        council_add(&self, CPARENT_NOUN_ACTION, "typed", "text", "Write",
                    "status", "open", NULL);
    const cparent_record *lost =
        council_add(&self, CPARENT_NOUN_ACTION, "lost", "text", "Write",
                    "status", "open", "citations", "nowhere", NULL);
    const cparent_record *adrift =
        council_add(&self, CPARENT_NOUN_CITATION, "adrift", "document",
                    "nowhere", "byte_start", "0", "byte_end", "9", "quote",
                    "words", NULL);
    cparent_snapshot *snapshot = council_snapshot(&self, "2026-03-01");

    ck_assert(!cparent__may_say(snapshot, typed, CPARENT_ACTION_TEXT));
    ck_assert(!cparent__may_say(snapshot, lost, CPARENT_ACTION_TEXT));
    ck_assert(!cparent__may_quote(snapshot, adrift));
    ck_assert(!cparent__may_quote(snapshot, typed));
    ck_assert(!cparent__may_quote(snapshot, NULL));
    ck_assert(!cparent__may_say(snapshot, NULL, CPARENT_ACTION_TEXT));
    ck_assert(!cparent__may_say(snapshot, typed, 9999));
    cparent_snapshot_unref(snapshot);
    council_free(&self);
}
END_TEST

START_TEST(an_officers_note_never_passes)
{
    council self = { 0 };

    add_document(&self, "doc", "1", "public");
    const cparent_record *figure = council_add(
        &self, CPARENT_NOUN_OBSERVATION, "o", "value", "5 percent", "role",
        "actual", "measure", "visits", "note", "two were ill", "citations",
        "doc-line", NULL);
    const cparent_record *target = council_add(
        &self, CPARENT_NOUN_TARGET, "t", "indicator", "far", "value",
        "5 percent", "side", "at_most", "note", "for now", "citations",
        "doc-line", NULL);
    const cparent_record *pledge = council_add(
        &self, CPARENT_NOUN_PLEDGE, "p", "heading", "Your home", "note",
        "renew in May", "citations", "doc-line", NULL);
    cparent_snapshot *snapshot = council_snapshot(&self, "2026-03-01");

    ck_assert(cparent__may_say(snapshot, figure,
                               CPARENT_OBSERVATION_MEASURE));
    ck_assert(!cparent__may_say(snapshot, figure, CPARENT_OBSERVATION_NOTE));
    ck_assert(!cparent__may_say(snapshot, target, CPARENT_TARGET_NOTE));
    ck_assert(!cparent__may_say(snapshot, pledge, CPARENT_PLEDGE_NOTE));
    cparent_snapshot_unref(snapshot);
    council_free(&self);
}
END_TEST

START_TEST(an_update_passes_only_in_the_words_of_public_minutes)
{
    static const struct {
        const char *published;
        const char *update;
        bool open;
    } updates[] = {
        { "1", "the very words", true },
        { "1", "very words", true },
        { "1", "spoke with the family", false },
        { "0", "the very words", false },
    };

    for (size_t i = 0; i < sizeof updates / sizeof *updates; i++) {
        council self = { 0 };
        add_document(&self, "doc", updates[i].published, "public");
        const cparent_record *action = council_add(
            &self, CPARENT_NOUN_ACTION, "a", "text", "Write", "status",
            "open", "update", updates[i].update, "citations", "doc-line",
            NULL);
        cparent_snapshot *snapshot = council_snapshot(&self, "2026-03-01");
        ck_assert_int_eq(cparent__may_say(snapshot, action,
                                          CPARENT_ACTION_UPDATE),
                         updates[i].open);
        cparent_snapshot_unref(snapshot);
        council_free(&self);
    }
}
END_TEST

START_TEST(a_pledge_is_public_unless_its_document_is_closed)
{
    council self = { 0 };

    add_document(&self, "table", "0", NULL);
    add_document(&self, "closed", "0", "exempt");
    const cparent_record *typed = council_add(
        &self, CPARENT_NOUN_PLEDGE, "p1", "heading", "Your home", NULL);
    const cparent_record *from_table =
        council_add(&self, CPARENT_NOUN_PLEDGE, "p2", "heading",
                    "Your home", "citations", "table-line", NULL);
    const cparent_record *secret =
        council_add(&self, CPARENT_NOUN_PLEDGE, "p3", "heading",
                    "Your home", "citations", "closed-line", NULL);
    cparent_snapshot *snapshot = council_snapshot(&self, "2026-03-01");

    ck_assert(cparent__may_say(snapshot, typed, CPARENT_PLEDGE_HEADING));
    ck_assert(
        cparent__may_say(snapshot, from_table, CPARENT_PLEDGE_STATEMENTS));
    ck_assert(!cparent__may_say(snapshot, secret, CPARENT_PLEDGE_HEADING));
    cparent_snapshot_unref(snapshot);
    council_free(&self);
}
END_TEST

START_TEST(who_meets_and_what_is_counted_is_no_secret)
{
    council self = { 0 };
    const cparent_record *body = council_add(
        &self, CPARENT_NOUN_BODY, "board", "name", "The Board", NULL);
    const cparent_record *meeting =
        council_add(&self, CPARENT_NOUN_MEETING, "m", "body", "board",
                    "held_on", "2025-12-09", "title", "Winter", NULL);
    const cparent_record *indicator =
        council_add(&self, CPARENT_NOUN_INDICATOR, "far", "title",
                    "Living far away", NULL);
    cparent_snapshot *snapshot = council_snapshot(&self, "2026-03-01");

    ck_assert(cparent__may_say(snapshot, body, CPARENT_BODY_NAME));
    ck_assert(cparent__may_say(snapshot, meeting, CPARENT_MEETING_TITLE));
    ck_assert(
        cparent__may_say(snapshot, indicator, CPARENT_INDICATOR_TITLE));
    ck_assert(cparent__may_say(snapshot,
                               cparent_snapshot_authority(snapshot),
                               CPARENT_AUTHORITY_NAME));
    cparent_snapshot_unref(snapshot);
    council_free(&self);
}
END_TEST

START_TEST(an_exempt_item_and_a_proposal_stay_inside)
{
    council self = { 0 };

    add_document(&self, "doc", "1", "public");
    const cparent_record *item = council_add(
        &self, CPARENT_NOUN_AGENDA_ITEM, "item", "meeting", "m", "title",
        "An item", "access", "exempt", NULL);
    const cparent_record *proposal = council_add(
        &self, CPARENT_NOUN_PROPOSAL, "prop", "noun", "action", "body", "x",
        "state", "open", "document", "doc", "position", "1", "summary",
        "Write", NULL);
    cparent_snapshot *snapshot = council_snapshot(&self, "2026-03-01");

    ck_assert(!cparent__may_say(snapshot, item, CPARENT_AGENDA_ITEM_TITLE));
    ck_assert(
        !cparent__may_say(snapshot, proposal, CPARENT_PROPOSAL_SUMMARY));
    cparent_snapshot_unref(snapshot);
    council_free(&self);
}
END_TEST

static Suite *
words_suite(void)
{
    Suite *suite = suite_create("protect/words");
    TCase *tests = tcase_create("words");

    tcase_add_loop_test(tests,
                        the_strictest_of_document_item_and_flag_decides, 0,
                        sizeof rows / sizeof *rows);
    tcase_add_test(tests, one_closed_document_closes_what_several_carry);
    tcase_add_test(tests, what_nothing_public_carries_is_not_said);
    tcase_add_test(tests, an_officers_note_never_passes);
    tcase_add_test(tests,
                   an_update_passes_only_in_the_words_of_public_minutes);
    tcase_add_test(tests, a_pledge_is_public_unless_its_document_is_closed);
    tcase_add_test(tests, who_meets_and_what_is_counted_is_no_secret);
    tcase_add_test(tests, an_exempt_item_and_a_proposal_stay_inside);
    suite_add_tcase(suite, tests);
    return suite;
}

int
main(void)
{
    return cparent_test_main(words_suite());
}
