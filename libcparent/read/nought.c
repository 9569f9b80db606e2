/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/grammar-internal.h"

#include <string.h>

/* "No children were missing", "none of the 26 homes", "nil returns": a
 * count of nought, where things that are counted stand by it. */

/* Where the name of the counted thing ends, behind `at`; 0 when nothing
 * that is counted stands there. */
static int
counted_end(const cparent__sentence *s, int at)
{
    const int from = at;

    for (; at < from + 4 && at < s->count; at++) {
        const cparent__cue *cue;

        if (s->tokens[at].kind != CPARENT__WORD ||
            cparent__cue_at(s, CPARENT__K_UNCOUNTED, at) != NULL)
            return 0;
        cue = cparent__cue_at(s, CPARENT__K_FIGURE, at);
        if (cue != NULL)
            return cue->end;
    }
    return 0;
}

/* A clause may begin here, or a verb that gives the number stands before. */
static bool
gives_number(const cparent__sentence *s, int at)
{
    static const char *const verbs[] = { "was",  "were", "been", "had", "has",
                                         "have", "are",  "is",   "with",
                                         "reported", "received", "recorded",
                                         NULL };

    return cparent__token_among(s, at - 1, verbs);
}

static bool
opens_clause(const cparent__sentence *s, int at)
{
    return at == 0 || s->tokens[at - 1].kind == CPARENT__MARK ||
           cparent__token_is(s, at - 1, "and") ||
           cparent__token_is(s, at - 1, "that");
}

/* "No carer had waited" is an assurance; "no carers had left" counts. */
static bool
is_plural(const cparent__sentence *s, int at)
{
    return s->text[s->tokens[at].end - 1] == 's' ||
           cparent__token_is(s, at, "children") ||
           cparent__token_is(s, at, "people") ||
           cparent__token_is(s, at, "staff");
}

static bool
verb_follows(const cparent__sentence *s, int at)
{
    static const char *const verbs[] = { "was", "were", "had", "has",
                                         "have", "are", "is", NULL };
    const int from = at;

    for (; at < from + 6 && at < s->count; at++)
        if (cparent__token_among(s, at, verbs))
            return true;
    return false;
}

static bool
ends_there(const cparent__sentence *s, int at)
{
    static const char *const words[] = { "by", "in", "at", "for", "against",
                                         "compared", "and", NULL };

    return at >= s->count || s->tokens[at].kind == CPARENT__MARK ||
           cparent__token_among(s, at, words);
}

static void
set_nought(cparent__number *number, int from, int to)
{
    const cparent_decimal zero = { 0, 0, 0 };

    memset(number, 0, sizeof(*number));
    number->from = from;
    number->to = to;
    number->words = true;
    number->value = cparent_value_number(zero, CPARENT_UNIT_UNKNOWN);
}

/* "of the 26 homes" at `at`, behind "none", "neither", "not one". */
static bool
none_of(const cparent__sentence *s, int from, int at, cparent__number *number)
{
    int64_t all;
    int used;

    if (!cparent__token_is(s, at, "of"))
        return false;
    at++;
    at += cparent__token_is(s, at, "the") || cparent__token_is(s, at, "our") ||
          cparent__token_is(s, at, "these") ||
          cparent__token_is(s, at, "those");
    used = cparent__small_number(s, at, &all);
    if (used == 0 || all < 1)
        return false;
    set_nought(number, from, at + used);
    number->value.unit = CPARENT_UNIT_COUNT;
    number->value.flags = CPARENT_VALUE_PARTS;
    number->value.denominator = all;
    return true;
}

static bool
counted_before(const cparent__sentence *s, int at)
{
    static const char *const apart[] = { "declared", "declarations",
                                         "apologies", "items", NULL };
    const int least = at - 40;
    bool counted = false;

    for (at--; at >= 0 && at > least; at--) {
        int64_t number;

        if (cparent__token_among(s, at, apart))
            return false;
        counted = counted || cparent__small_number(s, at, &number) > 0;
    }
    return counted;
}

/* "41 young people left; none went to a hostel", "of whom none was late":
 * none of those just counted. */
static bool
none_did(const cparent__sentence *s, int at, cparent__number *number)
{
    static const char *const joints[] = { "and", "but", "with", "whom",
                                          "which", "though", "although",
                                          NULL };
    static const char *const behind[] = { "the", "a", "other", "left", "too",
                                          NULL };

    if (at == 0 || at + 1 >= s->count ||
        !(s->tokens[at - 1].kind == CPARENT__MARK ||
          cparent__token_among(s, at - 1, joints)) ||
        s->tokens[at + 1].kind != CPARENT__WORD ||
        cparent__token_among(s, at + 1, behind) || !counted_before(s, at))
        return false;
    set_nought(number, at, at + 1);
    return true;
}

/* "no children were missing", "nil returns", "the target was nil by 2026" */
static bool
none_counted(const cparent__sentence *s, int at, bool nil)
{
    const bool given = gives_number(s, at);
    int end;

    if (nil && given && ends_there(s, at + 1))
        return true;
    end = counted_end(s, at + 1);
    return end > 0 && (nil || given ||
                       (opens_clause(s, at) && is_plural(s, end - 1) &&
                        verb_follows(s, end)));
}

bool
cparent__nought_at(const cparent__sentence *s, int at,
                   cparent__number *number)
{
    const bool nil = cparent__token_is(s, at, "nil");

    if (cparent__token_is(s, at, "none"))
        return none_of(s, at, at + 1, number) || none_did(s, at, number);
    if (cparent__token_is(s, at, "neither"))
        return none_of(s, at, at + 1, number);
    if (cparent__token_is(s, at, "not"))
        return cparent__token_is(s, at + 1, "one") &&
               none_of(s, at, at + 2, number);
    if (!(nil || cparent__token_is(s, at, "no")) ||
        !none_counted(s, at, nil))
        return false;
    set_nought(number, at, at + 1);
    return true;
}
