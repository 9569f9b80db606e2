/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/discuss-internal.h"

/* When "would" and "will" promise nothing here. */

bool
cparent__is_standing(const cparent__sentence *s, int at)
{
    static const char *const leads[] = { "under", "where", "whenever", "if",
                                         "unless", NULL };
    static const char *const asks[] = { "see", "check", "know", "confirm",
                                        "say", "ask", "clarify", NULL };
    int next;

    if (cparent__token_among(s, 0, leads))
        return true;
    for (next = at + 2; next + 1 < s->count && next < at + 40; next++) {
        if (cparent__mark_is(s, next, ';'))
            return false;
        if (cparent__token_is(s, at, "will") &&
            cparent__token_among(s, next, leads) &&
            !cparent__token_among(s, next - 1, asks) &&
            !cparent__token_is(s, next, "under"))
            return true;
        if ((cparent__token_is(s, next, "every") ||
             cparent__token_is(s, next, "each")) &&
            cparent__cue_at(s, CPARENT__K_UNIT, next + 1) != NULL)
            return true;
    }
    return false;
}

bool
cparent__is_past_agreement(const cparent__sentence *s, int to)
{
    static const char *const verbs[] = { "agreed",    "asked",    "undertaken",
                                         "promised",  "resolved", "decided",
                                         "requested", "offered",  NULL };
    int that = to - 1;
    int at;

    while (that > 2 && that > to - 9 && !cparent__token_is(s, that, "that") &&
           !cparent__token_is(s, that, "and"))
        that--;
    if (!cparent__token_is(s, that, "that") ||
        cparent__token_is(s, that - 1, "and"))
        return false;
    for (at = that - 1; at > 0 && at > that - 9; at--)
        if (cparent__token_among(s, at, verbs) &&
            (cparent__token_is(s, at - 1, "had") ||
             cparent__token_is(s, at - 2, "had")))
            return true;
    return false;
}

bool
cparent__is_in_question(const cparent__sentence *s, int at)
{
    const cparent__cue *ask = cparent__cue_in(s, CPARENT__K_ASK, 0, at);
    int mark;

    if (ask == NULL)
        return false;
    for (mark = ask->end; mark < at; mark++)
        if (cparent__mark_is(s, mark, ';'))
            return false;
    return true;
}
