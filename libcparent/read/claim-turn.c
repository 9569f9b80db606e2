/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <string.h>

#include "read/claim-internal.h"

/*
 * Claims by nouns, and by the order of the words:
 *
 *   an increase was reported in            a turn that somebody noticed
 *   showed an encouraging picture of       something that was shown
 *   of most concern was, less encouraging was   what is said first
 *   not all of them had                    what some lack
 */

bool
cparent__claim_sought(const cparent__sentence *s, int at)
{
    static const char *const pleased[] = { "pleased",  "encouraged", "glad",
                                           "delighted", "good", "pleasing",
                                           "heartened", "encouraging",
                                           "disappointed", "concerned",
                                           "reassured", "continued", "happy",
                                           "disappointing", NULL };
    const int least = at > 6 ? at - 6 : 0;
    int end;

    for (end = at, at--; at >= least; at--) {
        const int last = cparent__claim_word(s, at, "sought");

        if (cparent__token_is(s, at, "that") || cparent__clause_ends(s, at))
            return false;
        if (last > 0 && last <= end)
            return !cparent__token_is(s, at, "to") ||
                   !cparent__token_among(s, at - 1, pleased);
    }
    return false;
}

static int
past_helpers(const cparent__sentence *s, int at)
{
    while (at < s->count && (cparent__claim_helps(s, at) || s->tokens[at].filler))
        at++;
    return at;
}

/* "a slight increase was reported in", "improvements had been made to" */
static bool
find_turn(const cparent__sentence *s, int at, cparent__claim *found)
{
    static const char *const into[] = { "in", "on", "for", "to", "across",
                                        NULL };
    int end, next;
    const char *way = cparent__claim_meaning(s, at, "turn/", &end);

    if (way == NULL || !cparent__claim_helps(s, end) || cparent__claim_sought(s, at))
        return false;
    next = past_helpers(s, end);
    if (cparent__claim_word(s, next, "noticed") == 0 ||
        !cparent__token_among(s, next + 1, into) ||
        !cparent__claim_followed(s, next + 2, next + 8))
        return false;
    cparent__claim_set(found, at, next + 2, "claim.turn", way, "previous");
    return true;
}

/* Where something begins that is said to be there or shown: behind "there
 * was" and "showed"; 0: nowhere. */
static int
shown_from(const cparent__sentence *s, int at)
{
    int next = cparent__claim_word(s, at, "shows");

    if (next > 0)
        return cparent__token_is(s, at - 1, "to") ||
                       cparent__token_is(s, at - 1, "be")
                   ? 0
                   : next;
    if (!cparent__token_is(s, at, "there"))
        return 0;
    next = past_helpers(s, at + 1);
    return next > at + 1 ? next : 0;
}

/* "showed an encouraging picture of attendance", "there was good take-up" */
static bool
find_shown(const cparent__sentence *s, int at, cparent__claim *found)
{
    int next = shown_from(s, at);
    int end, last;
    const char *state;

    if (next == 0)
        return false;
    next = cparent__skip_adverbs(s, next);
    state = cparent__claim_meaning(s, next, "state/", &end);
    if (state == NULL ||
        (strcmp(state, "good") != 0 && strcmp(state, "concern") != 0))
        return false;
    last = end; /* "a positive picture" is a state already */
    if (cparent__claim_word(s, end - 1, "shown") != end) {
        end = cparent__skip_adverbs(s, end);
        last = cparent__claim_word(s, end, "shown");
    }
    if (last > 0 && !found->beside && !cparent__claim_followed(s, at, last + 8))
        return false;
    if (last == 0 &&
        cparent__claim_meaning(s, end, "measure/", &last) == NULL)
        return false;
    cparent__claim_set(found, at, last, "claim.shown", state, "none");
    return true;
}

/* "of most concern", "among the strengths", "less encouraging": what is said
 * of a thing before it is named; NULL: nothing. */
static const char *
said_first(const cparent__sentence *s, int at, int *end)
{
    static const char *const among[] = { "among", "amongst", "of", NULL };
    const char *state;
    int next = cparent__skip_adverbs(s, at);

    if (cparent__token_among(s, at, among)) {
        next = cparent__skip_adverbs(s, at + 1);
        while (cparent__claim_meaning(s, next, "grade/", end) != NULL)
            next = *end;
        if ((*end = cparent__claim_word(s, next, "strength")) > 0)
            return "good";
        *end = cparent__claim_word(s, next, "trouble");
        return *end > 0 ? "concern" : NULL;
    }
    if (cparent__token_is(s, next, "less")) {
        state = cparent__claim_meaning(s, next + 1, "state/good", end);
        return state != NULL ? "concern" : NULL;
    }
    if (next == at || cparent__token_is_article(s, at))
        return NULL;
    state = cparent__claim_meaning(s, next, "state/", end);
    return state != NULL && (strcmp(state, "good") == 0 ||
                             strcmp(state, "concern") == 0)
               ? state
               : NULL;
}

/* "Of most concern to members was the wait for therapy." */
static bool
find_inverted(const cparent__sentence *s, int at, cparent__claim *found)
{
    static const char *const be[] = { "was", "were", "is", "are", "remained",
                                      NULL };
    const char *state;
    int next, end;

    if (cparent__claim_begin(s, at) != at)
        return false;
    state = said_first(s, at, &end);
    if (state == NULL)
        return false;
    for (next = end; next < end + 8 && next < s->count; next++) {
        if (cparent__clause_ends(s, next))
            return false;
        if (!cparent__token_among(s, next, be))
            continue;
        if (!cparent__claim_followed(s, next + 1, next + 8))
            return false;
        cparent__claim_set(found, at, next + 1, "claim.inverted", state,
                           "none");
        return true;
    }
    return false;
}

/* "Not all children had an up-to-date plan." */
static bool
find_not_all(const cparent__sentence *s, int at, cparent__claim *found)
{
    static const char *const every[] = { "all", "every", "everyone", NULL };
    int next;

    if (!cparent__token_is(s, at, "not") ||
        !cparent__token_among(s, at + 1, every) ||
        cparent__claim_begin(s, at) != at)
        return false;
    for (next = at + 2; next < at + 9 && next < s->count; next++) {
        if (cparent__clause_ends(s, next))
            return false;
        if (!cparent__claim_helps(s, next))
            continue;
        if (!cparent__claim_followed(s, at, next + 7))
            return false;
        cparent__claim_set(found, at, next + 1, "claim.not-all", "concern",
                           "none");
        return true;
    }
    return false;
}

void
cparent__claim_turn(const cparent__sentence *s, int at, cparent__claim *found)
{
    if (find_turn(s, at, found) || find_shown(s, at, found) ||
        find_inverted(s, at, found))
        return;
    (void)find_not_all(s, at, found);
}
