/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "read/claim-internal.h"

/*
 * Statements of level, direction or comparison that have no figure:
 *
 *   was, remained … (very) good        a state
 *   had (slightly) risen, fell         a move
 *   better than, in line with … X      a comparison, and with whom
 *   fewer children                     a comparison with before
 *
 * each of something that is followed over time, and whole phrases from the
 * table.  What is asked, hoped or planned is not stated.
 */

/* What follows the prefix, mostly NULL at its first byte. */
static const char *
past_prefix(const char *meaning, const char *prefix)
{
    for (; *prefix != '\0'; meaning++, prefix++)
        if (*meaning != *prefix)
            return NULL;
    return meaning;
}

const char *
cparent__claim_longest(const cparent__sentence *s, int at,
                       const char *prefix, int *end)
{
    const char *found = NULL;
    int i;

    for (i = s->first_cue[at]; i < s->first_cue[at + 1]; i++) {
        const cparent__cue *cue = &s->cues[i];
        const char *rest;

        if (cue->kind != CPARENT__K_CLAIM || cue->end <= *end)
            continue;
        rest = past_prefix(cue->meaning, prefix);
        if (rest != NULL) {
            *end = cue->end;
            found = rest;
        }
    }
    return found;
}

bool
cparent__claim_is(const cparent__sentence *s, int at, const char *prefix)
{
    int end;

    return cparent__claim_meaning(s, at, prefix, &end) != NULL;
}

void
cparent__claim_set(cparent__claim *found, int begin, int end,
                   const char *rule, const char *assertion,
                   const char *comparator)
{
    found->begin = begin;
    found->end = end;
    found->rule = rule;
    snprintf(found->meaning, sizeof(found->meaning), "%s/%s", assertion,
             comparator);
}

/* A sentence without any of these claims nothing: "noted" alone does not,
 * nor does a thing that is followed when nothing is said of it. */
static bool
may_claim(const cparent__sentence *s)
{
    const bool followed = cparent__has_cue(s, CPARENT__K_FIGURE) ||
                          cparent__has_cue(s, CPARENT__K_INDICATOR);
    int i;

    if (cparent__has_cue(s, CPARENT__K_MOVE))
        return true;
    for (i = 0; i < s->first_cue[s->count]; i++) {
        const cparent__cue *cue = &s->cues[i];

        if ((cue->kind == CPARENT__K_CLAIM &&
             strncmp(cue->meaning, "voice/", 6) != 0) ||
            (cue->kind == CPARENT__K_CLAIM_WORD &&
             (followed || strcmp(cue->meaning, "trouble") == 0)))
            return true;
    }
    return false;
}

/* "was concerned at the fall in visits", "noted with concern the rise in
 * exclusions" have been said by their first words. */
static bool
is_what_worries(const cparent__sentence *s, int end, int at)
{
    int i;

    if (at - end > 1)
        return false;
    for (i = end > 2 ? end - 2 : 0; i < end; i++)
        if (cparent__claim_is(s, i, "feeling/") ||
            cparent__claim_is(s, i, "worry/"))
            return true;
    return false;
}

/* "had gone down very well": nothing has fallen. */
static bool
is_received(const cparent__sentence *s, int end)
{
    static const char *const how[] = { "well", "badly", "poorly", NULL };

    return cparent__token_is(s, end - 1, "down") &&
           (cparent__token_among(s, end, how) ||
            cparent__token_among(s, end + 1, how));
}

/* What the words at `at` claim; nothing of what is only supposed. */
static bool
find_claim(const cparent__sentence *s, int at, int last,
           cparent__claim *found)
{
    static void (*const finders[])(const cparent__sentence *, int,
                                   cparent__claim *) = {
        cparent__claim_relation, cparent__claim_degree, cparent__claim_voice,
        cparent__claim_phrase,   cparent__claim_target, cparent__claim_state,
        cparent__claim_move,     cparent__claim_fewer,
        cparent__claim_manner,   cparent__claim_turn,
    };
    size_t i;

    /* Nothing begins with a number or a mark that no phrase begins with. */
    if (s->tokens[at].kind != CPARENT__WORD && s->begins[at] == 0)
        return false;
    for (i = 0; found->end == 0 && i < sizeof(finders) / sizeof(finders[0]);
         i++)
        finders[i](s, at, found);
    return found->end > 0 && !cparent__claim_supposed(s, found) &&
           !is_received(s, found->end) &&
           !is_what_worries(s, last, at) &&
           !cparent__claim_unreal(s, cparent__claim_begin(s, at), at,
                                   strcmp(found->rule, "claim.state") == 0 ||
                                       strcmp(found->rule,
                                              "claim.manner") == 0);
}

/* "was disappointed that it was below the average" claims what comes
 * behind. */
static bool
leads_to_claim(const cparent__sentence *s, const cparent__claim *felt)
{
    int at;

    if (felt->rule == NULL || strcmp(felt->rule, "claim.voice") != 0 ||
        (!cparent__token_is(s, felt->end - 1, "that") &&
         !cparent__token_is(s, felt->end, "that")))
        return false;
    at = felt->end + cparent__token_is(s, felt->end, "that");
    for (; at < s->count && !cparent__clause_ends(s, at); at++) {
        cparent__claim found = { 0, 0, "", NULL, felt->beside };

        if (find_claim(s, at, 0, &found))
            return true;
    }
    return false;
}

/* Has the sentence before told of something that "it" may go back to? */
static bool
is_followed(const cparent__reader *reader)
{
    const size_t far = reader->item_count > 8 ? reader->item_count - 8 : 0;
    size_t i;

    for (i = reader->item_count; reader->last_sentence.end > 0 && i > far;
         i--) {
        const cparent__item *item = &reader->items[i - 1];

        if ((item->noun == CPARENT_NOUN_CLAIM ||
             item->noun == CPARENT_NOUN_OBSERVATION ||
             item->noun == CPARENT_NOUN_QUESTION) &&
            item->text.start >= reader->last_sentence.start &&
            item->text.end <= reader->last_sentence.end)
            return true;
    }
    return false;
}

void
cparent__read_claims(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const bool follows = reader->follows;
    int last = 0;
    int at = 0;

    reader->follows = cparent__has_cue(s, CPARENT__K_INDICATOR);
    if (!may_claim(s) || cparent__mark_is(s, s->count - 1, '?'))
        return;
    cparent__clauses_find(&reader->sentence);
    if (cparent__read_cell(reader))
        return;
    reader->sentence.follows = follows || is_followed(reader);
    while (at < s->count) {
        cparent__claim found = { 0, 0, "", NULL, false };

        found.beside = last > 0 || reader->numbers.count > 0 ||
                       reader->last_actual != SIZE_MAX;
        if (!find_claim(s, at, last, &found) || leads_to_claim(s, &found)) {
            at++;
            continue;
        }
        do
            if (cparent__claim_add(reader, found.begin, found.end,
                                   found.meaning, found.rule))
                reader->sentence.follows = true;
        while (cparent__claim_besides(s, &found));
        last = at = found.end;
    }
}
