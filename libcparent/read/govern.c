/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/figure-internal.h"

enum {
    FAR = 60, /* no time further before a number governs it, but one that
               * opens the sentence */
    NEAR = 25 /* nor one further behind it */
};

/* Which of a sentence's times governs which of its numbers. */

/* What comes behind these words is said of something else. */
static bool
parts_clauses(const cparent__sentence *s, int at)
{
    static const char *const words[] = { "which", "but",     "while",
                                         "whereas", "although", "though",
                                         "who",   "where",   NULL };

    return cparent__mark_is(s, at, ';') || cparent__mark_is(s, at, ':') ||
           cparent__token_among(s, at, words);
}

/* Words of what is still to come: a time behind them is theirs. */
static bool
looks_ahead(const cparent__sentence *s, int at)
{
    static const char *const words[] = { "would", "will", "due", "planned",
                                         "next", "shall", NULL };

    return cparent__token_among(s, at, words);
}

/* A comma after which another clause begins: ", and a review", ", with". */
static bool
begins_another(const cparent__sentence *s, int at)
{
    static const char *const words[] = { "and", "with", "as", "before",
                                         "so",  "after", "following",
                                         "when", NULL };

    return cparent__mark_is(s, at, ',') &&
           cparent__token_among(s, at + 1, words);
}

/* The time stands in brackets that the number does not. */
static bool
bracketed_away(const cparent__sentence *s, int from,
               const cparent__time *time)
{
    int deep = 0;
    int at;

    /* "18 children entered care (April to June 2024)": nothing else in it */
    if (cparent__mark_is(s, time->from - 1, '(') &&
        cparent__mark_is(s, time->to, ')'))
        return false;
    for (at = from; at < time->from; at++) {
        deep += cparent__mark_is(s, at, '(');
        deep -= cparent__mark_is(s, at, ')');
    }
    return deep > 0 && time->from - from > 2;
}

/* Does "and" stand between, and does the time go with a number behind it:
 * "94% and dental checks for the same period 93%"? */
static bool
leads_on(const cparent__sentence *s, const cparent__founds *f, int i,
         const cparent__time *time)
{
    bool joined = false;
    int at;

    if (i + 1 >= f->count || f->items[i + 1].bracketed ||
        time->core > f->items[i + 1].number->from)
        return false;
    /* "83%, last year 69%" */
    if (cparent__mark_is(s, time->from - 1, ',') &&
        time->to == f->items[i + 1].number->from)
        return true;
    for (at = f->items[i].number->to; at < time->from; at++)
        joined = joined || cparent__token_is(s, at, "and");
    for (at = time->to; at < f->items[i + 1].number->from; at++)
        if (s->tokens[at].kind == CPARENT__MARK || !joined)
            return false;
    return joined;
}

/* "79% (last quarter: 74%)": the time goes with the number in the bracket. */
static bool
opens_inside(const cparent__sentence *s, const cparent__founds *f, int i,
             const cparent__time *time)
{
    return i + 1 < f->count && f->items[i + 1].inside &&
           time->to <= f->items[i + 1].number->from &&
           cparent__mark_is(s, time->from - 1, '(');
}

/* "Of the 60", "of 38": a whole, of which the rest tells parts. */
static bool
is_whole(const cparent__sentence *s, int from)
{
    from -= cparent__token_is(s, from - 1, "the") ||
            cparent__token_is(s, from - 1, "those");
    return cparent__token_is(s, from - 1, "of");
}

/* Words between the number and the time behind it that keep them apart:
 * another clause begins, or the second thing said is still to come. */
static bool
kept_apart(const cparent__sentence *s, const cparent__number *number,
           const cparent__time *time)
{
    /* "Of the 60 who left care in 2023/24": the clause says which 60 */
    const bool which = is_whole(s, number->from);
    bool joined = false;
    int at;

    for (at = number->to; at < time->from; at++) {
        joined = joined || cparent__token_is(s, at, "and") ||
                 cparent__mark_is(s, at, ',');
        if (begins_another(s, at) || (joined && looks_ahead(s, at)))
            return true;
        if (parts_clauses(s, at) && !(which && cparent__token_is(s, at, "who")))
            return true;
    }
    return false;
}

/* Number `i` is the last one before the time, but for one in brackets:
 * "62.4 (624 children) in September 2021". */
static bool
is_last_before(const cparent__sentence *s, const cparent__founds *f, int i,
               const cparent__time *time)
{
    const cparent__found *next = &f->items[i + 1];
    int at;

    if (i + 1 >= f->count || time->core < next->number->from)
        return true;
    if (!next->bracketed ||
        (i + 2 < f->count && time->core > f->items[i + 2].number->from))
        return false;
    for (at = next->number->to; at < time->from; at++)
        if (cparent__mark_is(s, at, ')'))
            return true;
    return false;
}

/* "fewer than in June", "down by 38 on 2021/22": that is when it was
 * otherwise. */
bool
cparent__time_is_compared(const cparent__sentence *s,
                          const cparent__time *time)
{
    int at;

    for (at = time->from - 1; at < time->core; at++)
        if (cparent__token_is(s, at, "than") ||
            (cparent__token_is(s, at, "on") &&
             (cparent__cue_last(s, CPARENT__K_MOVE, at - 5, at) != NULL ||
              cparent__token_is(s, at - 1, "down") ||
              cparent__token_is(s, at - 1, "up"))))
            return true;
    return false;
}

/* "312 enquiries, a third more than in June": of the figure itself nothing
 * says that it is of June. */
static bool
is_of_other(const cparent__sentence *s, const cparent__number *number,
            const cparent__time *time)
{
    int at;

    if (!cparent__time_is_compared(s, time))
        return false;
    for (at = number->to; at < time->from; at++)
        if (cparent__mark_is(s, at, ','))
            return true;
    return false;
}

/* The time governs number `i`, which it stands behind. */
static bool
reaches_behind(const cparent__sentence *s, const cparent__founds *f, int i,
               const cparent__time *time)
{
    const cparent__number *number = f->items[i].number;

    if (time->owns || time->from < number->to ||
        time->from - number->to > NEAR)
        return false;
    return !bracketed_away(s, number->to, time) && !leads_on(s, f, i, time) &&
           !opens_inside(s, f, i, time) && !kept_apart(s, number, time) &&
           !is_of_other(s, number, time) &&
           is_last_before(s, f, i, time);
}

/* Another clause begins between a time and a number behind it.  A time that
 * opens the sentence may be its heading: "In March: 14 were waiting". */
static bool
parted_from(const cparent__sentence *s, const cparent__time *time, bool first,
            int number)
{
    int at;

    for (at = time->to; at < number - 2; at++)
        if (parts_clauses(s, at) && !(first && cparent__mark_is(s, at, ':')))
            return true;
    return false;
}

/* The time is no longer said of the number before it: it stands far behind
 * that, or leads on to the next. */
static bool
leaves_last(const cparent__sentence *s, const cparent__founds *f, int i,
            const cparent__time *time)
{
    const int last = f->items[i - 1].number->to;

    return time->core > last &&
           (time->from - last > 12 || leads_on(s, f, i - 1, time));
}

/* Number and time stand in one bracket, or the number does behind it. */
static bool
shares_bracket(const cparent__sentence *s, const cparent__found *found,
               const cparent__time *time)
{
    return found->bracketed ||
           (found->inside && cparent__mark_is(s, time->from - 1, '('));
}

/* "and in 2023/24 52", "; in March 14": with it another part begins. */
static bool
opens_part(const cparent__sentence *s, const cparent__time *time)
{
    static const char *const joints[] = { "and",  "whereas", "where",
                                          "when", "while",   "although",
                                          "but",  NULL };
    const int before = time->from - 1;

    return cparent__mark_is(s, before, ',') ||
           cparent__mark_is(s, before, ':') ||
           cparent__mark_is(s, before, ';') ||
           cparent__token_among(s, before, joints);
}

/* The words between a time and a number, of another thing or of the same:
 * "£31.2m in 2022/23, which was £4.6m over", "94% in March and 91%". */
static bool
joins_time(const cparent__sentence *s, const cparent__time *time, int number)
{
    const int at = time->to;
    const bool close = number - at <= 3;

    if (cparent__token_is(s, at, "and"))
        return !cparent__token_is(s, at + 1, "the") &&
               !cparent__token_is(s, at + 1, "that") &&
               !cparent__token_is(s, at + 1, "a");
    if (cparent__mark_is(s, at, ',') && cparent__token_is(s, at + 1, "and"))
        return close;
    if (close && cparent__mark_is(s, at, ',') &&
        cparent__token_is(s, at + 1, "which"))
        return true;
    return opens_part(s, time);
}

/* A time that opens its clause governs all that follows there; one that
 * stands behind an earlier number only what "and" joins to that. */
static bool
reaches_before(const cparent__sentence *s, const cparent__founds *f, int i,
               const cparent__time *time)
{
    const int number = f->items[i].number->from;
    const bool first = i == 0 || time->core < f->items[0].number->from;

    /* "was better than in 2023 and stood at 94%" */
    if (cparent__token_is(s, time->to, "and") &&
        cparent__time_is_compared(s, time))
        return false;
    if ((first && time->from <= 1) || (time->owns && number - time->to <= 4))
        return true;
    if (number - time->to > FAR || parted_from(s, time, first, number))
        return false;
    return first || leaves_last(s, f, i, time) ||
           shares_bracket(s, &f->items[i], time) ||
           joins_time(s, time, number);
}

/* "by March 2026": the end of what is aimed at. */
static bool
is_deadline(const cparent__sentence *s, const cparent__time *time)
{
    return time->dated && cparent__token_is(s, time->from, "by") &&
           time->from > 0;
}

/* "In the year" says less than a date that stands there too. */
static bool
yields_to(const cparent__time *time, const cparent__time *other)
{
    return !time->since && other != NULL && !other->rate && !time->dated &&
           !time->earlier && (time->rate || other->dated) && !time->same;
}

const cparent__time *
cparent__time_of(const cparent__sentence *s, const cparent__times *times,
                 const cparent__founds *f, int i)
{
    const cparent__time *before = NULL;
    const cparent__time *behind = NULL;
    int t;

    for (t = 0; t < times->count; t++) {
        const cparent__time *time = &times->items[t];

        if (time->idle)
            continue;
        if (time->to <= f->items[i].number->from) {
            if (reaches_before(s, f, i, time) && !yields_to(time, before))
                before = time;
        } else if (time->from >= f->items[i].number->to &&
                   reaches_behind(s, f, i, time) &&
                   (behind == NULL || behind->rate)) {
            behind = time;
        }
    }
    if (behind == NULL ||
        (yields_to(behind, before) && !is_deadline(s, before) &&
         !cparent__token_is(s, behind->from, "by")))
        return before;
    return behind;
}
