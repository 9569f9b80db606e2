/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/figure-internal.h"

/* A stretch of time is a figure only where the sentence measures with it:
 * "was 639 days", "an average of nine working days"; "within 20 days" and
 * "held at 28 days" say what is measured. */

/* "On average a child waited nine days". */
static bool
is_averaged(const cparent__sentence *s, int from)
{
    static const char *const words[] = { "average", "averaged", "averages",
                                         "averaging", "mean", "median",
                                         "typically", "longest", "shortest",
                                         NULL };
    int at, i;

    for (at = from - 1; at >= 0 && at >= from - 16; at--) {
        if (cparent__mark_is(s, at, ';') || cparent__mark_is(s, at, '('))
            return false;
        for (i = 0; words[i] != NULL; i++)
            if (cparent__token_is(s, at, words[i]))
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

bool
cparent__measures_time(const cparent__sentence *s,
                       const cparent__number *number)
{
    static const char *const before[] = {
        "was",  "were", "is",     "are",      "stood",  "averaged", "took",
        "take",
        "at",   "of",   "reached", "averages", "totalled", "be",
        "waited", "lasted", "taken", "waiting", "taking", NULL
    };
    static const char *const done[] = { "held", "due", "reviewed", "begin",
                                        "seen", "completed", NULL };
    int at = number->from - 1;
    int i;

    /* "reviews are held at 28 days" */
    if (cparent__token_is(s, at, "at") &&
        cparent__token_among(s, at - 1, done))
        return false;
    /* "the average for the three years to December" */
    if (cparent__token_is(s, at, "the") &&
        cparent__token_is(s, number->to, "to"))
        return false;
    if (is_averaged(s, number->from) ||
        /* but "within 12 months, compared with" */
        (is_compared(s, number->to) &&
         cparent__cue_at(s, CPARENT__K_QUALIFIER, at) == NULL))
        return true;
    if (at >= 1 && cparent__token_is(s, at, "from") &&
        cparent__cue_at(s, CPARENT__K_MOVE, at - 1) != NULL)
        return true;
    if ((cparent__token_is(s, at, "to") &&
         !cparent__token_is(s, at - 1, "up")) ||
        cparent__token_is(s, at, "from"))
        return cparent__cue_in(s, CPARENT__K_MOVE, at - 8, at) != NULL;
    /* "took between 40 and 70 days", "could take up to four days" */
    at -= cparent__token_is(s, at, "between");
    if (cparent__token_is(s, at, "to") && cparent__token_is(s, at - 1, "up"))
        return cparent__token_is(s, at - 2, "take") ||
               cparent__token_is(s, at - 2, "took") ||
               cparent__token_is(s, at - 2, "takes");
    while (at >= 0 && cparent__cue_at(s, CPARENT__K_QUALIFIER, at) != NULL)
        at--;
    for (i = 0; before[i] != NULL; i++)
        if (cparent__token_is(s, at, before[i]))
            return !cparent__token_is(s, at - 1, "period") &&
                   !cparent__token_is(s, at - 1, "age");
    return false;
}
