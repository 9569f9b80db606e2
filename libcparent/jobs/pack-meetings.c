/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "jobs/work-internal.h"

#include <stdlib.h>
#include <string.h>

#include <cparent/action.h>
#include <cparent/body.h>
#include <cparent/claim.h>
#include <cparent/document.h>
#include <cparent/meeting.h>
#include <cparent/question.h>
#include <cparent/resolution.h>

#include "facts/table-internal.h"

/* What the meetings said: questions and answers, decisions, and what young
 * people brought. */

static const char *
held_words(cparent__work *work, const cparent_record *record)
{
    const cparent_record *document = cparent__document_of(work, record);
    char words[24] = "";

    if (document)
        cparent_date_words(
            cparent_record_date(document, CPARENT_DOCUMENT_HELD_ON), words,
            sizeof(words));
    return *words ? cparent__arena_string(&work->arena, words) : NULL;
}

static cparent_date
held_on(const cparent__work *work, const cparent_record *record)
{
    const cparent_record *document = cparent__document_of(work, record);
    cparent_date unset = { 0, 0, 0 };

    return document ? cparent_record_date(document,
                                          CPARENT_DOCUMENT_HELD_ON)
                    : unset;
}

static bool
has_happened(const cparent__work *work, const cparent_record *record)
{
    return cparent_date_compare(held_on(work, record), work->as_at) <= 0;
}

/* The place in the document of a record's first words. */
static int64_t
start_of(const cparent__work *work, const cparent_record *record)
{
    const cparent_record *citation = cparent__citation_at(work, record, 0);
    int64_t start = 0;
    size_t field;

    if (citation && cparent_noun_field_find(CPARENT_NOUN_CITATION,
                                            "byte_start", &field))
        cparent_record_integer(citation, field, &start);
    return start;
}

/* The records of a noun, newest meeting first, in the order of the text. */
static const cparent_record **
in_order(cparent__work *work, cparent_noun noun, size_t *count_out)
{
    size_t count = cparent_snapshot_count(work->snapshot, noun);
    const cparent_record **order = cparent__arena_alloc(
        &work->arena, count, sizeof(*order));
    size_t kept = 0;
    size_t i;

    *count_out = 0;
    if (!order)
        return NULL;
    for (i = 0; i < count; i++) {
        const cparent_record *record = cparent_snapshot_at(work->snapshot,
                                                           noun, i);
        size_t at = kept;

        if (!has_happened(work, record))
            continue;
        for (; at > 0; at--) {
            int by = cparent_date_compare(held_on(work, order[at - 1]),
                                          held_on(work, record));

            if (by > 0 || (by == 0 && start_of(work, order[at - 1]) <=
                                          start_of(work, record)))
                break;
            order[at] = order[at - 1];
        }
        order[at] = record;
        kept++;
    }
    *count_out = kept;
    return order;
}

static void
pack_questions(cparent__work *work)
{
    size_t count;
    const cparent_record **order = in_order(work, CPARENT_NOUN_QUESTION,
                                            &count);
    cparent__pack_question *questions = cparent__arena_alloc(
        &work->arena, count, sizeof(*questions));
    size_t kept = 0;
    size_t i;

    for (i = 0; questions && i < count; i++) {
        cparent__pack_question *out = &questions[kept];

        out->text = cparent__say(work, order[i], CPARENT_QUESTION_TEXT);
        if (!out->text)
            continue;
        out->asked_by = cparent__say(work, order[i],
                                     CPARENT_QUESTION_ASKED_BY);
        out->answered_by = cparent__say(work, order[i],
                                        CPARENT_QUESTION_ANSWERED_BY);
        out->answer = cparent__say(work, order[i], CPARENT_QUESTION_ANSWER);
        out->when = held_words(work, order[i]);
        out->sources = cparent__sources_of(work, order[i]);
        kept++;
    }
    work->pack.questions = questions;
    work->pack.question_count = kept;
}

static void
pack_decisions(cparent__work *work)
{
    size_t count;
    const cparent_record **order = in_order(work, CPARENT_NOUN_RESOLUTION,
                                            &count);
    cparent__pack_decision *decisions = cparent__arena_alloc(
        &work->arena, count, sizeof(*decisions));
    size_t kept = 0;
    size_t i;

    for (i = 0; decisions && i < count; i++) {
        cparent__pack_decision *out = &decisions[kept];

        out->text = cparent__say(work, order[i], CPARENT_RESOLUTION_TEXT);
        if (!out->text)
            continue;
        out->number = cparent_record_text(
            order[i], CPARENT_RESOLUTION_NUMBER_AS_PRINTED);
        out->kind = cparent_noun_field_choice(
            CPARENT_NOUN_RESOLUTION, CPARENT_RESOLUTION_KIND,
            cparent_record_choice(order[i], CPARENT_RESOLUTION_KIND));
        out->when = held_words(work, order[i]);
        out->sources = cparent__sources_of(work, order[i]);
        kept++;
    }
    work->pack.decisions = decisions;
    work->pack.decision_count = kept;
}

/* --- young people ---------------------------------------------------------- */

/* True when `text` names a group of young people, by share/voices.tsv. */
static bool
names_young_people(const cparent__table *voices, const char *text)
{
    int column = cparent__table_column(voices, "phrase");
    size_t row;

    for (row = 0; text && row < cparent__table_rows(voices); row++) {
        const char *phrase = cparent__table_cell(voices, row, column);
        const char *at;
        size_t i;

        for (at = text; *at; at++) {
            for (i = 0; phrase[i] && cparent__lower(at[i]) ==
                                         cparent__lower(phrase[i]);)
                i++;
            if (!phrase[i])
                return true;
        }
    }
    return false;
}

static void
add_voice(cparent__work *work, const char *words,
          const cparent_record *record)
{
    cparent__pack *pack = &work->pack;
    cparent__pack_fact *voices = cparent__arena_grow(
        &work->arena, (void *)(uintptr_t)pack->voices, pack->voice_count,
        sizeof(*voices));

    if (!voices)
        return;
    voices[pack->voice_count].words = words;
    voices[pack->voice_count].sources = cparent__sources_of(work, record);
    pack->voices = voices;
    pack->voice_count++;
}

static void
add_asked(cparent__work *work, const cparent__table *voices)
{
    size_t count;
    const cparent_record **order = in_order(work, CPARENT_NOUN_QUESTION,
                                            &count);
    size_t i;

    for (i = 0; i < count; i++) {
        const char *who = cparent_record_text(order[i],
                                              CPARENT_QUESTION_ASKED_BY);
        const char *asked = cparent__say(work, order[i],
                                         CPARENT_QUESTION_TEXT);
        const char *answer = cparent__say(work, order[i],
                                          CPARENT_QUESTION_ANSWER);

        if (asked && names_young_people(voices, who))
            add_voice(work,
                      cparent__arena_format(
                          &work->arena, "%s asked: “%s” %s%s%s", who, asked,
                          answer ? "They were told: “" : "No answer is "
                                                         "recorded.",
                          answer ? answer : "", answer ? "”" : ""),
                      order[i]);
    }
}

/* Other records whose own words name the young people's group. */
static void
add_named(cparent__work *work, const cparent__table *voices,
          cparent_noun noun, size_t field, const char *before)
{
    size_t count;
    const cparent_record **order = in_order(work, noun, &count);
    size_t i;

    for (i = 0; i < count; i++) {
        const char *words = cparent__say(work, order[i], field);

        if (names_young_people(voices, words))
            add_voice(work,
                      cparent__arena_format(&work->arena, "%s“%s”", before,
                                            words),
                      order[i]);
    }
}

static void
pack_voices(cparent__work *work)
{
    cparent__table *voices = NULL;

    if (cparent__table_builtin("voices", &voices, NULL) != CPARENT_OK) {
        work->arena.failed = CPARENT_E_NOMEM;
        return;
    }
    add_asked(work, voices);
    add_named(work, voices, CPARENT_NOUN_CLAIM, CPARENT_CLAIM_TEXT,
              "Said: ");
    add_named(work, voices, CPARENT_NOUN_RESOLUTION,
              CPARENT_RESOLUTION_TEXT, "The board decided: ");
    add_named(work, voices, CPARENT_NOUN_ACTION, CPARENT_ACTION_TEXT,
              "Agreed: ");
    cparent__table_free(voices);
}

/* --- the meeting ------------------------------------------------------------ */

static void
pack_latest(cparent__work *work)
{
    size_t count = cparent_snapshot_count(work->snapshot,
                                          CPARENT_NOUN_MEETING);
    const cparent_record *latest = NULL;
    const cparent_record *body = NULL;
    char words[24];
    size_t i;

    for (i = 0; i < count; i++) {
        const cparent_record *meeting = cparent_snapshot_at(
            work->snapshot, CPARENT_NOUN_MEETING, i);
        cparent_date held = cparent_record_date(meeting,
                                                CPARENT_MEETING_HELD_ON);

        if (cparent_date_compare(held, work->as_at) <= 0 &&
            (!latest ||
             cparent_date_compare(
                 held, cparent_record_date(
                           latest, CPARENT_MEETING_HELD_ON)) >= 0))
            latest = meeting;
    }
    work->pack.body = "";
    if (!latest)
        return;
    cparent_date_words(cparent_record_date(latest, CPARENT_MEETING_HELD_ON),
                       words, sizeof(words));
    work->pack.latest_meeting = cparent__arena_string(&work->arena, words);
    body = cparent_snapshot_find(
        work->snapshot, CPARENT_NOUN_BODY,
        cparent_record_text(latest, CPARENT_MEETING_BODY));
    if (body)
        work->pack.body = cparent_record_text(body, CPARENT_BODY_NAME);
}

void
cparent__pack_meetings(cparent__work *work)
{
    pack_latest(work);
    pack_questions(work);
    pack_decisions(work);
    pack_voices(work);
}
