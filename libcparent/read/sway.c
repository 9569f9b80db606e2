/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/claim-internal.h"
#include "read/figure-internal.h"

/*
 * Words behind a figure that say which way it went from what it was, with no
 * number of their own:
 *
 *   71% had a plan, a slight fall on the previous quarter
 *   92.3%, which was better than in the same term in 2023
 *   694 children, the highest number ever recorded
 *
 * Better than England, than a target or than was planned is no such thing.
 */

/* As far behind what is compared, and as far before what it is said of. */
enum { FAR = 10, BACK = 24 };

/* "on the previous quarter", "than in 2023", "since the spring": a time
 * stands there, and nothing that is measured against otherwise. */
static bool
is_before(const cparent__sentence *s, int from)
{
    static const char *const before[] = { "before", "earlier", "ago",
                                          "previously", NULL };
    bool then = false;
    int at;

    for (at = from; at < from + FAR && !cparent__clause_ends(s, at); at++) {
        const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_COMPARE, at);

        if (cparent__cue_means(cue, "benchmark") ||
            cparent__cue_means(cue, "target") ||
            cparent__cue_at(s, CPARENT__K_NUMBER, at) != NULL ||
            cparent__claim_word(s, at, "foreseen") > 0)
            return false;
        then = then || cparent__token_among(s, at, before) ||
               cparent__cue_at(s, CPARENT__K_MONTH, at) != NULL ||
               cparent__cue_at(s, CPARENT__K_PERIOD, at) != NULL ||
               (s->tokens[at].kind == CPARENT__DIGITS &&
                s->tokens[at].number > 1989 && s->tokens[at].number < 2100);
    }
    return then;
}

/* "exclusions", "caseloads": less of it is better. */
static bool
is_unwanted(const cparent__sentence *s, int at)
{
    const int least = at - BACK;

    while (at > 0 && at > least)
        if (cparent__claim_word(s, --at, "unwanted") > 0)
            return true;
    return false;
}

/* "an improvement", "better": which way that is depends on what it is said
 * of, and only of a share that is wanted it is certain. */
static bool
is_judged(const cparent__sentence *s, const cparent__found *found, int at)
{
    static const char *const words[] = { "improvement", "deterioration",
                                         "better", "worse", "poorer",
                                         NULL };

    return cparent__token_among(s, at, words) &&
           (found->value.unit != CPARENT_UNIT_PERCENT || is_unwanted(s, at));
}

/* "a slight fall on the previous quarter", "an improvement since spring" */
static int
noun_way(const cparent__sentence *s, const cparent__found *found, int at)
{
    static const char *const joints[] = { "on",   "since", "from", "over",
                                          "compared", "against", NULL };
    int end = at + 4;

    if (!cparent__token_is_article(s, at))
        return 0;
    for (at++; at < end && at < s->count; at++) {
        const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_MOVE, at);

        if (cparent__clause_ends(s, at))
            return 0;
        if (cue != NULL && cue->end == at + 1)
            return !is_judged(s, found, at) &&
                           cparent__token_among(s, cue->end, joints) &&
                           is_before(s, cue->end + 1)
                       ? cparent__way_of(cue)
                       : 0;
    }
    return 0;
}

/* "the highest figure ever recorded", "the lowest since 2019": more, or less,
 * than all that was before. */
static int
most_way(const cparent__sentence *s, int at)
{
    static const char *const ever[] = { "ever", "recorded", "record", "date",
                                        "since", "years", "yet", NULL };
    int way = 0;
    int end;

    at += cparent__token_is(s, at, "the");
    if (cparent__token_is(s, at, "highest"))
        way = CPARENT_OBSERVATION_CHANGE_UP;
    else if (cparent__token_is(s, at, "lowest"))
        way = CPARENT_OBSERVATION_CHANGE_DOWN;
    if (way == 0)
        return 0;
    for (end = at + FAR; at < end && !cparent__clause_ends(s, at); at++) {
        if (cparent__token_among(s, at, ever))
            return way;
        if (cparent__cue_means(cparent__cue_at(s, CPARENT__K_COMPARE, at),
                               "benchmark"))
            return 0;
    }
    return 0;
}

/* "fewer than in March", "better than last year" */
static int
than_way(const cparent__sentence *s, const cparent__found *found, int at)
{
    static const char *const more[] = { "more",   "higher", "longer",
                                        "better", "greater", NULL };
    static const char *const less[] = { "fewer", "lower",  "less",
                                        "shorter", "worse", "poorer", NULL };
    const bool up = cparent__token_among(s, at, more);

    if ((!up && !cparent__token_among(s, at, less)) ||
        !cparent__token_is(s, at + 1, "than") || is_judged(s, found, at) ||
        !is_before(s, at + 2))
        return 0;
    return up ? CPARENT_OBSERVATION_CHANGE_UP
              : CPARENT_OBSERVATION_CHANGE_DOWN;
}

/* "was", "which is": the verb that what is said of a figure stands behind. */
static int
past_link(const cparent__sentence *s, int at)
{
    static const char *const links[] = { "was", "were", "is", "are", NULL };

    return at + cparent__token_among(s, at, links);
}

/* "slightly", "a good deal" */
static int
past_degree(const cparent__sentence *s, int at)
{
    static const char *const words[] = { "slightly", "a", "little", "bit",
                                         "much", "well", "significantly",
                                         "considerably", "somewhat",
                                         "markedly", "marginally", "far",
                                         NULL };

    while (cparent__token_among(s, at, words))
        at++;
    return at;
}

/* What the words from `at` on say, behind "which was" and the like. */
static int
way_at(const cparent__sentence *s, const cparent__found *found, int at)
{
    int way;

    at += cparent__token_is(s, at, "which");
    at = past_link(s, at);
    way = noun_way(s, found, at);
    if (way == 0)
        way = than_way(s, found, past_degree(s, at));
    return way != 0 ? way : most_way(s, at);
}

/* It stands behind the verb, "61, was lower than", or behind the first comma,
 * "48 children in homes, fewer than". */
void
cparent__sway_find(const cparent__sentence *s, cparent__found *found, int end)
{
    int at;

    for (at = found->number->to;
         found->change == 0 && at < end && at < s->count; at++) {
        const bool comma = cparent__mark_is(s, at, ',') ||
                           cparent__mark_is(s, at, '-');

        if (comma || past_link(s, at) > at)
            found->change = way_at(s, found, at + comma);
        if (cparent__clause_ends(s, at) &&
            !(comma && at == found->number->to))
            return;
    }
}
