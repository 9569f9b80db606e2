/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/claim-internal.h"

#include <string.h>

/* Claims that a target was met, missed, exceeded or fallen short of. */

/* "the target … had been met", "the target continues to be met", "our
 * promise had been kept" */
static bool
target_stands_before(const cparent__sentence *s, int at)
{
    static const char *const manner[] = { "narrowly", "not", "comfortably",
                                          "fully",    "being", "still",
                                          "consistently", "just",
                                          "yet", NULL };
    static const char *const passive[] = { "been", "was", "were", "is",
                                           "are",  "be",  NULL };
    static const char *const targets[] = { "target",     "targets",
                                           "timescale",  "timescales",
                                           "deadline",   "deadlines",
                                           "standard",   "standards",
                                           "milestone",  "milestones",
                                           "threshold",  "thresholds",
                                           NULL };
    static const char *const promises[] = { "promise", "promises", "pledge",
                                            "pledges", "offer",
                                            "commitment", NULL };
    const bool kept = cparent__token_is(s, at, "kept");
    int be = at - 1;
    int i;

    while (be > 0 && (cparent__token_among(s, be, manner) ||
                      cparent__skip_adverbs(s, be) > be))
        be--;
    if (!cparent__token_among(s, be, passive) ||
        (cparent__token_is(s, be, "be") &&
         !cparent__claim_goes_on(s, be - 2)))
        return false;
    for (i = cparent__claim_begin(s, at); i < at; i++)
        if (cparent__token_among(s, i, kept ? promises : targets))
            return true;
    return false;
}

/* Where the target ends that a verb ending before `from` has, or 0. */
static int
target_end(const cparent__sentence *s, int from)
{
    int next, end;

    for (next = from; next < s->count && next < from + 6 &&
                      !cparent__token_is(s, next, "and") &&
                      !cparent__claim_links(s, next);
         next++)
        if (cparent__claim_meaning(s, next, "against/target", &end) != NULL)
            return end;
    return 0;
}

/* "had not met" */
static bool
is_negated(const cparent__sentence *s, int at)
{
    int i;

    for (i = at - 1; i >= 0 && i >= at - 3; i--)
        if (cparent__token_is(s, i, "not"))
            return true;
    return false;
}

/* "had met its target", "missed the target for visits", "the target had
 * been met". */
void
cparent__claim_target(const cparent__sentence *s, int at,
                      cparent__claim *found)
{
    static const char *const loose[] = { "off", "outside", "hit", "reached",
                                         NULL };
    int end, verb;
    const char *way = cparent__claim_meaning(s, at, "aim/", &verb);
    const char *holds = "met";

    if (way == NULL ||
        (verb == at + 1 && cparent__token_among(s, at, loose) &&
         !cparent__token_is_have(s, at - 1) &&
         !cparent__claim_subject(s, at)))
        return;
    if (strcmp(way, "not_met") == 0 || is_negated(s, at))
        holds = "not_met";
    else if (strcmp(way, "above") == 0)
        holds = "above"; /* "exceeded its target" */
    end = target_end(s, verb);
    if (end == 0 && verb == at + 1 && target_stands_before(s, at))
        end = verb;
    if (end == 0)
        return;
    cparent__claim_set(found, at, end, "claim.target", holds,
                       cparent__token_is(s, at, "kept") ? "none" : "target");
}
