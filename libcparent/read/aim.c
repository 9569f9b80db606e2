/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/figure-internal.h"

/* As far back as an intent reaches: "to open six, to recruit 60". */
enum { CHAIN = 40 };

/* Numbers that nobody has reached: what is aimed at, promised with a day,
 * demanded or allowed. */

/* "the 95% target" */
static bool
is_named_behind(const cparent__sentence *s, const cparent__found *found)
{
    const int at = found->number->to;
    const cparent__cue *cue =
        cparent__cue_at(s, CPARENT__K_COMPARE, at);

    return cue != NULL && cue->end - cue->start == 1 &&
           cparent__cue_means(cue, "target") &&
           !cparent__token_is(s, cue->end, "group");
}

static bool
is_definite(const cparent__sentence *s, int at)
{
    static const char *const words[] = { "the", "these", "those", "all",
                                         "our", "its",   NULL };

    return cparent__token_among(s, at, words);
}

static bool
is_hope(const cparent__sentence *s, int at)
{
    static const char *const words[] = { "expected", "expects", "hoped",
                                         "hopes",    "wanted",  "wants",
                                         "expect",   "hope",    "want",
                                         "need",     "needs",   NULL };

    return cparent__token_among(s, at, words);
}

/* "intended to", "sets out to"; "planned to date" is no intent. */
static bool
is_intent(const cparent__sentence *s, int at)
{
    static const char *const words[] = { "intended", "intends", "intend",
                                         "plans",    "planned", "aims",
                                         "aimed",    "seeks",   "sought",
                                         NULL };

    static const char *const sets[] = { "set", "sets", "setting", NULL };

    return (cparent__token_among(s, at, words) ||
            (cparent__token_is(s, at, "out") &&
             cparent__token_among(s, at - 1, sets))) &&
           cparent__token_is(s, at + 1, "to") &&
           !cparent__token_is(s, at + 2, "date");
}

/* A day is named behind the number, "by March". */
static bool
has_day(const cparent__sentence *s, const cparent__found *found)
{
    return found->time != NULL && found->time->from >= found->number->to &&
           cparent__token_is(s, found->time->from, "by");
}

/* "sets out to raise it from 54% | to 65%": where what is said of the number
 * begins. */
static int
aim_from(const cparent__sentence *s, const cparent__founds *f, int i)
{
    const cparent__found *found = &f->items[i];

    return i > 0 &&
                   cparent__token_is(
                       s, cparent__before_number(s, found->number->from),
                       "to") &&
                   cparent__token_is(
                       s,
                       cparent__before_number(s,
                                              f->items[i - 1].number->from),
                       "from")
               ? f->items[i - 1].left
               : found->left;
}

/* "sets out to open six homes, and | to recruit 60 carers": what is meant
 * goes on in a second "to". */
static bool
goes_on_meant(const cparent__sentence *s, const cparent__found *found)
{
    int at = found->left;
    int least;

    at += cparent__token_is(s, at, "and");
    while (at < found->number->from &&
           !(cparent__token_is(s, at, "to") &&
             !cparent__token_is(s, at + 1, "date") &&
             (at <= found->left + 1 || cparent__token_is(s, at - 1, "and"))))
        at++;
    if (at >= found->number->from)
        return false;
    for (least = at - CHAIN, at--;
         at > 0 && at > least && !cparent__mark_is(s, at, ';'); at--)
        if (is_intent(s, at))
            return true;
    return false;
}

/* "expected performance to be back above 80% by March": a promise with a
 * day is a target; what is intended or planned needs none. */
static bool
is_to_come(const cparent__sentence *s, const cparent__founds *f, int i)
{
    const cparent__found *found = &f->items[i];
    const int last = found->number->from - 1;
    bool hoped = false, meant = false, to = false;
    int at;

    if (goes_on_meant(s, found) && !is_definite(s, last))
        return true;
    for (at = aim_from(s, f, i); at <= last; at++) {
        if (cparent__token_is(s, at, "to") &&
            cparent__token_is(s, at + 1, "date"))
            hoped = meant = false;
        to = to || ((hoped || meant) && cparent__token_is(s, at, "to")) ||
             (hoped && at == last && cparent__token_is(s, at, "at"));
        hoped = hoped || is_hope(s, at);
        meant = meant || is_intent(s, at);
    }
    return to && ((meant && !is_definite(s, last)) || has_day(s, found));
}

/* "she expected occupancy of 85%", "against an expected 90%", "85% is
 * expected by March"; not "more than expected" and "expected to retire". */
static bool
is_expected(const cparent__sentence *s, const cparent__found *found)
{
    static const char *const apart[] = { "than", "as", "had", NULL };
    const cparent__number *number = found->number;
    int at;

    /* "expected funding of £275,000" is a forecast. */
    if (found->value.unit == CPARENT_UNIT_GBP)
        return false;
    for (at = found->left; at < number->from; at++)
        if ((cparent__token_is(s, at, "expected") ||
             cparent__token_is(s, at, "expects")) &&
            !cparent__token_among(s, at - 1, apart) &&
            !cparent__token_is(s, at + 1, "to"))
            return true;
    for (at = number->to; at < found->right; at++)
        if (cparent__token_is(s, at, "expected") &&
            cparent__token_is(s, at + 1, "by"))
            return true;
    return false;
}

/* "will bring the average to 15" */
static bool
is_carried(const cparent__sentence *s, int at)
{
    static const char *const verbs[] = { "bring", "take", "get", "move",
                                         NULL };

    return cparent__token_among(s, at, verbs);
}

/* "was increasing to six" has begun; "increasing meetings to six" is meant. */
static bool
is_meant(const cparent__sentence *s, int at)
{
    static const char *const verbs[] = { "increasing", "reducing", "raising",
                                         "cutting", NULL };

    return at > 0 && cparent__token_among(s, at, verbs) &&
           !cparent__token_is(s, at - 1, "was") &&
           !cparent__token_is(s, at - 1, "were");
}

/* "would rise to six", "increasing board meetings to six": it is meant to
 * get there, and has not yet. */
static bool
moves_there(const cparent__sentence *s, const cparent__found *found,
            int before)
{
    static const char *const ahead[] = { "would", "will", "should", "could",
                                         NULL };
    const bool to = cparent__token_is(s, before, "to");
    int at;

    /* "should bring it under 70" */
    if (!to && found->qualifier != 0 && is_carried(s, before - 1))
        return cparent__token_among(s, before - 2, ahead);
    if (!to)
        return false;
    for (at = before - 1; at >= found->left && at >= before - 8; at--) {
        const bool move =
            cparent__cue_at(s, CPARENT__K_MOVE, at) != NULL;

        if ((move || is_carried(s, at)) &&
            cparent__token_among(s, at - 1, ahead))
            return true;
        if (move && is_meant(s, at))
            return true;
    }
    return false;
}

/* "at least 90% must be on time", "the 20 that our procedure allows", "40, a
 * figure we set ourselves": what stands behind the number demands it. */
static bool
is_demanded_behind(const cparent__sentence *s, const cparent__found *found,
                   bool bounded)
{
    static const char *const duties[] = { "must", "should", NULL };
    static const char *const rules[] = { "allows", "allowed", "requires",
                                         "demands", "permits", "promised",
                                         "pledged", NULL };
    static const char *const themselves[] = { "itself", "themselves",
                                              "ourselves", "us", NULL };
    const cparent__number *number = found->number;
    const bool the = cparent__token_is(s, number->from - 1, "the");
    int at;

    for (at = number->to; at < found->right; at++)
        if ((bounded && cparent__token_among(s, at, duties) &&
             cparent__token_is(s, at + 1, "be")) ||
            (cparent__token_is(s, at, "set") &&
             cparent__token_among(s, at + 1, themselves)) ||
            (the && at <= number->to + 6 &&
             cparent__token_among(s, at, rules)))
            return true;
    return false;
}

/* "ought to come", "should have been seen" */
static bool
is_owed(const cparent__sentence *s, int from, int to)
{
    static const char *const words[] = { "ought", "should", "must",
                                         "supposed", NULL };

    for (; from < to; from++)
        if (cparent__token_among(s, from, words))
            return true;
    return false;
}

/* "the contract requires 60 matches", "should be no more than 18". */
static bool
is_demanded(const cparent__sentence *s, const cparent__found *found,
            int before)
{
    static const char *const requires[] = { "requires", "require", NULL };
    static const char *const duties[] = { "must", "should", NULL };
    const bool bounded = found->qualifier != 0 ||
                         found->value.unit == CPARENT_UNIT_PERCENT;

    return cparent__token_among(s, before, requires) ||
           (cparent__token_is(s, found->number->from - 1, "within") &&
            is_owed(s, found->left, before)) ||
           (bounded && cparent__token_is(s, before, "be") &&
            cparent__token_among(s, before - 1, duties)) ||
           is_demanded_behind(s, found, bounded);
}

bool
cparent__is_aim(const cparent__sentence *s, const cparent__founds *f, int i,
                int before)
{
    const cparent__found *found = &f->items[i];

    return is_named_behind(s, found) || is_to_come(s, f, i) ||
           is_expected(s, found) || moves_there(s, found, before) ||
           is_demanded(s, found, before);
}
