/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/claim.h>

#include "read/reader-internal.h"

#include <string.h>

/* A choice by its word: 0 when there is none such. */
static int
choice_of(size_t field, const char *word, size_t length)
{
    int choice;

    for (choice = 1;; choice++) {
        const char *known =
            cparent_noun_field_choice(CPARENT_NOUN_CLAIM, field, choice);

        if (known == NULL)
            return 0;
        if (strlen(known) == length && memcmp(known, word, length) == 0)
            return choice;
    }
}

/* "above/national" */
static bool
set_meaning(cparent__item *item, const char *meaning)
{
    const char *slash = strchr(meaning, '/');

    if (slash == NULL)
        return false;
    item->choice = choice_of(CPARENT_CLAIM_ASSERTION, meaning,
                             (size_t)(slash - meaning));
    item->second = choice_of(CPARENT_CLAIM_COMPARATOR, slash + 1,
                             strlen(slash + 1));
    return true;
}

static bool
has_figure(const cparent__reader *reader, int from, int to)
{
    int i;

    for (i = 0; i < reader->numbers.count; i++)
        if (reader->numbers.items[i].from >= from &&
            reader->numbers.items[i].to <= to)
            return true;
    return false;
}

static const char *
code_in(const cparent__sentence *s, int from, int to)
{
    const char *code = NULL;
    int best = 1;
    int at;

    for (at = from; at < to; at++) {
        const cparent__cue *cue =
            cparent__cue_at(s, CPARENT__K_INDICATOR, at);

        if (cue == NULL || cue->end > to || cue->end - cue->start <= best)
            continue;
        best = cue->end - cue->start;
        code = cue->meaning;
    }
    return code;
}

static void
add_claim(cparent__reader *reader, const cparent__cue *cue)
{
    const cparent__sentence *s = &reader->sentence;
    int from = cue->start;
    int to = cue->end;
    cparent__item *item;
    const bool direction = strncmp(cue->meaning, "up/", 3) == 0 ||
                           strncmp(cue->meaning, "down/", 5) == 0 ||
                           strncmp(cue->meaning, "good/", 5) == 0 ||
                           strncmp(cue->meaning, "stable/", 7) == 0;

    while (from > 0 && cue->start - from < 24 &&
           !cparent__clause_ends(s, from - 1))
        from--;
    while (to < s->count && to - cue->end < 10 &&
           !cparent__clause_ends(s, to) && !cparent__token_is(s, to, "and"))
        to++;
    /* With a figure it is the figure that speaks. */
    if (direction && has_figure(reader, from, to))
        return;
    item = cparent__reader_add(reader, CPARENT_NOUN_CLAIM,
                               cparent__tokens_span(s, from, to),
                               "claim.words", 70);
    if (item == NULL)
        return;
    if (!set_meaning(item, cue->meaning))
        item->choice = CPARENT_CLAIM_ASSERTION_CONCERN;
    item->words = from < cue->start
                      ? cparent__tokens_span(s, from, cue->start)
                      : cparent__tokens_span(s, from, to);
    item->code = code_in(s, from, to);
    {
        const cparent__cue *say =
            cparent__cue_in(s, CPARENT__K_SAY, 0, cue->start);
        cparent__agent agent;
        int begin, end, i;

        if (say != NULL &&
            cparent__subject_of(s, say->start, &begin, &end, &agent))
            item->who = cparent__tokens_span(s, begin, end);
        for (i = 0; i < reader->times.count; i++)
            if (reader->times.items[i].from >= from &&
                reader->times.items[i].to <= to + 8)
                item->when = cparent__tokens_span(
                    s, reader->times.items[i].from,
                    reader->times.items[i].to);
    }
}

void
cparent__read_claims(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    int at = 0;

    if (cparent__mark_is(s, s->count - 1, '?') ||
        cparent__cue_in(s, CPARENT__K_CLAIM, 0, s->count) == NULL)
        return;
    while (at < s->count) {
        const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_CLAIM, at);

        if (cue == NULL || cparent__token_is(s, at - 1, "not")) {
            at++;
            continue;
        }
        add_claim(reader, cue);
        at = cue->end;
    }
}
