/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <string.h>

#include "challenge/asked-internal.h"
#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "core/text-internal.h"

/* One piece of a wording: some words of ours, or the name of a blank. */
typedef struct piece {
    const char *start;
    size_t length;
    bool blank;
} piece;

/* The next piece; false at the end.  A brace that nothing closes is a
 * brace. */
static bool
next_piece(const char **cursor, piece *out)
{
    const char *at = *cursor;
    if (*at == '\0')
        return false;

    const char *close = *at == '{' ? strchr(at, '}') : NULL;
    if (close != NULL) {
        *out = (piece){ at + 1, (size_t)(close - at) - 1, true };
        *cursor = close + 1;
        return true;
    }
    const char *open = strchr(at + 1, '{');
    size_t length = open != NULL ? (size_t)(open - at) : strlen(at);
    *out = (piece){ at, length, false };
    *cursor = at + length;
    return true;
}

static const cparent__blank *
find_blank(const cparent__blank *blanks, size_t count, const piece *name)
{
    for (size_t i = 0; i < count; i++)
        if (strlen(blanks[i].name) == name->length
            && memcmp(blanks[i].name, name->start, name->length) == 0
            && (blanks[i].words != NULL || blanks[i].value != NULL))
            return &blanks[i];
    return NULL;
}

/* How much room the segments of a question and their words need. */
static cparent_status
measure_wording(const cparent__asking *asking, const cparent__blank *blanks,
                size_t blank_count, size_t *segments, size_t *bytes)
{
    const char *cursor = asking->wording;
    piece next;

    *segments = 0;
    *bytes = 0;
    while (next_piece(&cursor, &next)) {
        const cparent__blank *blank = NULL;
        if (next.blank) {
            blank = find_blank(blanks, blank_count, &next);
            if (blank == NULL)
                return cparent__fail_at(
                    asking->err, CPARENT_E_INVALID, "challenge_rules.tsv",
                    0, 0, "question",
                    "rule %s has a blank that its records cannot fill",
                    asking->rule);
        }
        (*segments)++;
        if (blank == NULL)
            *bytes += next.length + 1;
        else if (blank->words != NULL)
            *bytes += strlen(blank->words) + 1;
    }
    if (*segments == 0)
        return cparent__fail_at(asking->err, CPARENT_E_INVALID,
                                "challenge_rules.tsv", 0, 0, "question",
                                "rule %s has no wording", asking->rule);
    return CPARENT_OK;
}

static const char *
keep(char **room, const char *words, size_t length)
{
    char *kept = *room;

    memcpy(kept, words, length);
    kept[length] = '\0';
    *room += length + 1;
    return kept;
}

static void
fill_segments(const cparent__asking *asking, const cparent__blank *blanks,
              size_t blank_count, cparent__segment *segments, char *room)
{
    const char *cursor = asking->wording;
    piece next;

    for (; next_piece(&cursor, &next); segments++) {
        if (!next.blank) {
            segments->words = keep(&room, next.start, next.length);
            continue;
        }
        const cparent__blank *blank =
            find_blank(blanks, blank_count, &next);
        bool figure = blank->words == NULL;
        bool observed = blank->record != NULL
                        && cparent_record_noun(blank->record)
                               == CPARENT_NOUN_OBSERVATION;
        if (figure)
            segments->value = *blank->value;
        else
            segments->words =
                keep(&room, blank->words, strlen(blank->words));
        if (figure && observed)
            segments->observation = blank->record;
        else
            segments->record = blank->record;
    }
}

/* The question as staff read it. */
static cparent_status
render(cparent__question *question, cparent_error *err)
{
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);

    for (size_t i = 0; i < question->segment_count; i++) {
        const cparent__segment *segment = &question->segments[i];
        char words[CPARENT_VALUE_SIZE];
        if (segment->words == NULL)
            cparent_value_words(&segment->value, words);
        cparent__text_add(&text, segment->words != NULL ? segment->words
                                                        : words);
    }
    cparent_status status = cparent__text_status(&text, err);
    if (status == CPARENT_OK) {
        question->text = cparent__text_take(&text);
        if (question->text == NULL)
            status = cparent__nomem(err);
    }
    cparent__text_free(&text);
    return status;
}

void
cparent__question_clear(cparent__question *question)
{
    cparent__free(question->text);
    cparent__free(question->words);
    cparent__free(question->segments);
    cparent__free((void *)question->evidence);
}

cparent_status
cparent__ask(cparent__asking *asking, const cparent__blank *blanks,
             size_t blank_count, const cparent_record *const *evidence,
             size_t evidence_count)
{
    cparent_challenges *asked = asking->asked;
    cparent__question question = { asking->rule, NULL, NULL, NULL, 0,
                                   NULL, evidence_count };
    size_t bytes;

    cparent_status status = measure_wording(
        asking, blanks, blank_count, &question.segment_count, &bytes);
    if (status != CPARENT_OK)
        return status;
    question.segments = cparent__calloc(question.segment_count + 1,
                                        sizeof *question.segments);
    question.words = cparent__malloc(bytes + 1);
    question.evidence =
        cparent__calloc(evidence_count + 1, sizeof *question.evidence);
    void *items = asked->questions;
    if (question.segments == NULL || question.words == NULL
        || question.evidence == NULL
        || !cparent__grow(&items, asked->count, &asked->capacity,
                          sizeof *asked->questions)) {
        cparent__question_clear(&question);
        return cparent__nomem(asking->err);
    }
    asked->questions = items;

    fill_segments(asking, blanks, blank_count, question.segments,
                  question.words);
    for (size_t i = 0; i < evidence_count; i++)
        question.evidence[i] = evidence[i];
    status = render(&question, asking->err);
    if (status != CPARENT_OK) {
        cparent__question_clear(&question);
        return status;
    }
    asked->questions[asked->count++] = question;
    return CPARENT_OK;
}
