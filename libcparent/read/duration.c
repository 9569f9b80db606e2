/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/figure-internal.h"

/* A stretch of time is a figure only where the sentence measures with it:
 * "was 639 days", "an average of nine working days"; "within 20 days" and
 * "held at 28 days" say what is measured. */

/* "was below the average and had been level for two years": of something
 * else. */
static bool
begins_another(const cparent__sentence *s, int at)
{
    static const char *const verbs[] = { "had", "has", "have", "was", "were",
                                         NULL };

    return cparent__token_is(s, at, "and") &&
           cparent__token_among(s, at + 1, verbs);
}

/* "On average a child waited nine days". */
static bool
is_averaged(const cparent__sentence *s, int from)
{
    static const char *const words[] = { "average", "averaged", "averages",
                                         "averaging", "mean", "median",
                                         "typically", "longest", "shortest",
                                         NULL };
    int at;

    for (at = from - 1; at >= 0 && at >= from - 16; at--) {
        if (cparent__mark_is(s, at, ';') || cparent__mark_is(s, at, '(') ||
            begins_another(s, at))
            return false;
        if (cparent__token_among(s, at, words))
            return true;
    }
    return false;
}

/* "in 68 days on average", "214 days against a threshold of 121" */
static bool
is_compared(const cparent__sentence *s, int to)
{
    static const char *const words[] = { "against", "compared", "versus",
                                         NULL };

    return cparent__token_among(s, to, words) ||
           (cparent__token_is(s, to, "on") &&
            cparent__token_is(s, to + 1, "average"));
}

/* "reviews are held at 28 days"; "the average for the three years to
 * December": it says what is measured. */
static bool
says_what(const cparent__sentence *s, const cparent__number *number)
{
    static const char *const done[] = { "held", "due", "reviewed", "begin",
                                        "seen", "completed", NULL };
    const int before = number->from - 1;

    /* "within 20 working days, at three months and then six-monthly" */
    if (cparent__token_is(s, before, "at"))
        return cparent__token_among(s, before - 1, done) ||
               (before > 0 && (cparent__token_is(s, before - 1, "and") ||
                               cparent__mark_is(s, before - 1, ',')) &&
                cparent__cue_in(s, CPARENT__K_MOVE, 0, before) == NULL);
    return cparent__token_is(s, before, "the") &&
           cparent__token_is(s, number->to, "to");
}

/* "20-day assessments": which ones; but "a 12-week wait". */
static bool
describes_noun(const cparent__sentence *s, const cparent__number *number)
{
    static const char *const waits[] = { "wait", "waits", "waiting", "delay",
                                         "delays", "average", "gap",
                                         "turnaround", "median", "mean",
                                         NULL };
    const int at = number->to;

    return at - number->from > 2 &&
           cparent__mark_is(s, number->from + 1, '-') && at < s->count &&
           s->tokens[at].kind == CPARENT__WORD &&
           !cparent__token_among(s, at, waits) &&
           cparent__counts_things(s, at, 2);
}

/* "up to" so many days. */
static bool
is_up_to(const cparent__sentence *s, int at)
{
    return cparent__token_is(s, at, "to") &&
           cparent__token_is(s, at - 1, "up");
}

/* "to", "from": the end of a way that the figure went. */
static bool
ends_way(const cparent__sentence *s, int at)
{
    return cparent__token_is(s, at, "from") ||
           (cparent__token_is(s, at, "to") && !is_up_to(s, at));
}

/* "fell from 20 days to 16" */
static bool
moves(const cparent__sentence *s, int at)
{
    return cparent__cue_in(s, CPARENT__K_MOVE, at - 8, at) != NULL ||
           (cparent__token_is(s, at, "from") &&
            cparent__cue_at(s, CPARENT__K_MOVE, at - 1) != NULL);
}

/* "was 639 days", "took about 40"; "a period of 40 days", "a term of four
 * years" and "the age of two years" measure nothing. */
static bool
is_measured(const cparent__sentence *s, int at)
{
    static const char *const verbs[] = {
        "was",    "were",   "is",      "are",      "stood",    "averaged",
        "took",   "take",   "at",      "of",       "reached",  "averages",
        "be",     "waited", "lasted",  "totalled", "taken",    "waiting",
        "taking", NULL
    };

    static const char *const nouns[] = { "period", "age", "term", "contract",
                                         "tenure", "lease", "notice", NULL };

    while (at >= 0 && cparent__cue_at(s, CPARENT__K_QUALIFIER, at) != NULL)
        at--;
    return cparent__token_among(s, at, verbs) &&
           !cparent__token_among(s, at - 1, nouns);
}

bool
cparent__measures_time(const cparent__sentence *s,
                       const cparent__number *number)
{
    static const char *const takes[] = { "take", "took", "takes", NULL };
    int at = number->from - 1;

    if (says_what(s, number) || describes_noun(s, number))
        return false;
    if (is_averaged(s, number->from) ||
        /* but "within 12 months, compared with" */
        (is_compared(s, number->to) &&
         cparent__cue_at(s, CPARENT__K_QUALIFIER, at) == NULL))
        return true;
    if (ends_way(s, at))
        return moves(s, at);
    /* "took between 40 and 70 days", "could take up to four days" */
    at -= cparent__token_is(s, at, "between");
    if (is_up_to(s, at))
        return cparent__token_among(s, at - 2, takes);
    return is_measured(s, at);
}
