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

/* "none of the 26 homes" */
static bool
none_of(const cparent__sentence *s, int at, cparent__number *number)
{
    int64_t all;
    int next = at + 2;
    int used;

    if (!cparent__token_is(s, at + 1, "of"))
        return false;
    next += cparent__token_is(s, next, "the") ||
            cparent__token_is(s, next, "our") ||
            cparent__token_is(s, next, "these") ||
            cparent__token_is(s, next, "those");
    used = cparent__small_number(s, next, &all);
    if (used == 0 || all < 1)
        return false;
    set_nought(number, at, next + used);
    number->value.unit = CPARENT_UNIT_COUNT;
    number->value.flags = CPARENT_VALUE_PARTS;
    number->value.denominator = all;
    return true;
}

bool
cparent__nought_at(const cparent__sentence *s, int at,
                   cparent__number *number)
{
    const bool nil = cparent__token_is(s, at, "nil");
    int end;

    if (cparent__token_is(s, at, "none"))
        return none_of(s, at, number);
    if (!nil && !cparent__token_is(s, at, "no"))
        return false;
    /* "the target was nil by 2026" */
    if (nil && gives_number(s, at) && ends_there(s, at + 1)) {
        set_nought(number, at, at + 1);
        return true;
    }
    end = counted_end(s, at + 1);
    if (end == 0 ||
        !(nil || gives_number(s, at) ||
          (opens_clause(s, at) && is_plural(s, end - 1) &&
            verb_follows(s, end))))
        return false;
    set_nought(number, at, at + 1);
    return true;
}
