/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/reader-internal.h"

#include <string.h>

/* After these a number is described by what stands before it. */
static bool
describes_nothing(const cparent__sentence *s, int at)
{
    static const char *const words[] = {
        "in",   "at",   "on",   "over",  "since", "during", "by",  "to",
        "from", "a",    "an",   "the",   "was",   "is",     "were", "per",
        "up",   "down", "as",   "to",    "each",  "this",   "last", NULL
    };

    return at >= s->count || s->tokens[at].kind != CPARENT__WORD ||
           cparent__token_among(s, at, words);
}

static bool
is_verb_before(const cparent__sentence *s, int at)
{
    static const char *const words[] = {
        "was",   "were",  "is",      "are",  "stood", "had",   "been",
        "has",   "have",  "remained", "be",  "at",    "of",    "to",
        "from",  "reached", "now",   "currently", "about", "around",
        "between", "some", "only",   "the",  "a",     "an",    "by",
        "high",  "than",  "just",    "over", "nearly", "under", "showed",
        "come",  "came",  "slightly", "sharply", "further", "peaked", NULL
    };

    return cparent__token_among(s, at, words) ||
           cparent__cue_at(s, CPARENT__K_MOVE, at) != NULL;
}

static void
trim(const cparent__sentence *s, int *from, int *to)
{
    static const char *const leads[] = { "that", "and", "but", "which",
                                         "there", "also", "of", "then",
                                         "while", "so", NULL };

    while (*from < *to && ((s->tokens[*from].kind == CPARENT__MARK &&
                            !cparent__mark_is(s, *from, CPARENT__POUND)) ||
                           cparent__token_among(s, *from, leads)))
        (*from)++;
    while (*to > *from && s->tokens[*to - 1].kind == CPARENT__MARK &&
           !cparent__mark_is(s, *to - 1, ')'))
        (*to)--;
}

/* "up", "an increase", "fewer than in May", "in the summer": how it moved,
 * against what or when, and nothing that did. */
static bool
names_nothing(const cparent__sentence *s, int from, int to)
{
    static const char *const leads[] = {
        "fewer",  "more",  "less",   "lower", "higher", "better", "worse",
        "above",  "below", "behind", "ahead", "in",     "after",  "since",
        "during", "because", "with", "against", "compared", "respectively",
        NULL
    };
    const cparent__cue *move;

    from += cparent__token_is_article(s, from);
    move = cparent__cue_at(s, CPARENT__K_MOVE, from);
    return (move != NULL && move->end >= to) ||
           cparent__token_among(s, from, leads);
}

/* Past "Officers explained that", "The Board heard that". */
static int
past_saying(const cparent__sentence *s, int from, int to)
{
    int at;

    for (at = from + 1; at < to && at <= from + 6; at++)
        if (cparent__token_is(s, at, "that") &&
            (cparent__token_is(s, at - 1, "heard") ||
             cparent__token_is(s, at - 1, "said") ||
             cparent__token_ends(s, at - 1, "ed")))
            return at + 1;
    return from;
}

/* The words that say what is measured. */
static cparent__span
measure_of(const cparent__sentence *s, const cparent__found *found)
{
    const cparent__span none = { 0, 0 };
    int from = found->number->to;
    int to = found->right;

    from += cparent__token_is(s, from, "of");
    while (from < to && (cparent__token_is(s, from, "the") ||
                         cparent__token_is(s, from, "our") ||
                         cparent__token_is(s, from, "all")))
        from++;
    if (from >= to || describes_nothing(s, from)) {
        to = found->number->from;
        from = past_saying(s, found->left, to);
        while (to > from && is_verb_before(s, to - 1))
            to--;
    }
    if (to > from + 14)
        to = from + 14;
    trim(s, &from, &to);
    return names_nothing(s, from, to) ? none
                                      : cparent__tokens_span(s, from, to);
}

/* The smallest stretch that holds the figure and what it is about. */
static cparent__span
stretch_of(const cparent__sentence *s, const cparent__found *found)
{
    int from = found->number->from;
    int to = found->right;

    if (from > 0 && (cparent__mark_is(s, from - 1, CPARENT__POUND) ||
                     cparent__token_is(s, from - 1, "between")))
        from--;
    if (describes_nothing(s, found->number->to) ||
        found->role != CPARENT_OBSERVATION_ROLE_ACTUAL ||
        from - found->left <= 3)
        from = found->left;
    if (found->number->from - from > 24)
        from = found->number->from - 24;
    if (to > found->number->to + 20)
        to = found->number->to + 20;
    if (found->time != NULL && found->time->from == found->number->to &&
        found->time->to > to)
        to = found->time->to;
    trim(s, &from, &to);
    if (to < found->number->to)
        to = found->number->to;
    return cparent__tokens_span(s, from, to);
}

/* A small number in digits of which nothing says yet what it is of. */
static bool
is_bare_at(const cparent__sentence *s, const cparent__found *found)
{
    static const char *const before[] = { "at", "was", "is", "stood",
                                          "were", NULL };
    const cparent__number *number = found->number;

    if (found->value.unit != CPARENT_UNIT_UNKNOWN || number->words ||
        number->duration || found->delta || found->value.flags != 0 ||
        number->value.number.coefficient > 100)
        return false;
    return cparent__token_among(s, number->from - 1, before) &&
           (number->to >= s->count ||
            s->tokens[number->to].kind != CPARENT__WORD ||
            describes_nothing(s, number->to));
}

/* The words before it name an indicator that is a share, and no count. */
static bool
names_share(const cparent__sentence *s, const cparent__found *found)
{
    static const char *const counts[] = { "number", "numbers", "total",
                                          "count", "score", NULL };
    const int to = found->number->from;
    bool share = false;
    int at;

    for (at = found->left; at < to; at++) {
        const cparent__cue *cue =
            cparent__cue_at(s, CPARENT__K_INDICATOR, at);

        if (cparent__token_among(s, at, counts))
            return false;
        share = share || (cue != NULL && cue->end <= to &&
                          cue->number == CPARENT_UNIT_PERCENT);
    }
    return share;
}

/* "21, seven fewer than in the spring": so it is a count. */
static bool
moved_by_count(const cparent__sentence *s, const cparent__founds *f, int i)
{
    static const char *const words[] = { "fewer", "more", NULL };
    const cparent__found *next = i + 1 < f->count ? &f->items[i + 1] : NULL;

    return next != NULL && next->delta &&
           next->value.unit == CPARENT_UNIT_UNKNOWN &&
           cparent__token_among(s, next->number->to, words);
}

/* A bare number whose indicator is a share, "participation was at 93": the
 * catalogue says percent. */
static void
imply_share(const cparent__sentence *s, cparent__founds *f, int i)
{
    cparent__found *found = &f->items[i];

    if (!is_bare_at(s, found) || !names_share(s, found) ||
        moved_by_count(s, f, i))
        return;
    found->value.unit = CPARENT_UNIT_PERCENT;
    found->value.flags |= CPARENT_VALUE_UNIT_IMPLIED;
}

static bool
is_to_come(const cparent__sentence *s, const cparent__time *time)
{
    int at;

    for (at = time->from; at < time->to; at++)
        if (cparent__token_is(s, at, "next") ||
            cparent__token_is(s, at, "coming"))
            return true;
    return false;
}

/* "The target for the year was 40" */
static bool
is_own_time(const cparent__sentence *s, const cparent__found *found)
{
    return found->time->from > found->left &&
           cparent__compare_in(s, "target", found->left,
                               found->time->from) != NULL;
}

/* What "the same period" is: that of the figure before. */
static cparent_period
last_period(const cparent__reader *reader)
{
    const cparent_period none = { 0 };
    size_t i = reader->item_count - 1;
    int steps;

    for (steps = 0; steps < 8 && i-- > 0; steps++)
        if (reader->items[i].noun == CPARENT_NOUN_OBSERVATION &&
            cparent_period_is_set(reader->items[i].period))
            return reader->items[i].period;
    return none;
}

/* What found it, and how sure that is. */
static const char *
rule_of(const cparent__found *found)
{
    if (found->rule != NULL)
        return found->rule;
    if (found->delta)
        return "figure.delta";
    return found->number->words ? "figure.words" : "figure.digits";
}

static int
confidence_of(const cparent__found *found, bool named)
{
    const bool implied =
        (found->value.flags & CPARENT_VALUE_UNIT_IMPLIED) != 0;

    return (found->number->words ? 75 : 90) + (named ? 5 : 0) -
           (implied ? 15 : 0);
}

/* Its time is its own: that beside a target is often of the figure that the
 * target is for. */
static bool
has_time(const cparent__sentence *s, const cparent__found *found)
{
    const cparent__time *time = found->time;

    if (time == NULL)
        return false;
    return found->role != CPARENT_OBSERVATION_ROLE_TARGET ||
           time->from >= found->number->to || is_to_come(s, time) ||
           is_own_time(s, found) || found->number->from - time->to <= 2;
}

static void
set_time(cparent__reader *reader, const cparent__found *found,
         cparent__item *item)
{
    const cparent__time *time = found->time;

    if (has_time(&reader->sentence, found)) {
        item->when = cparent__tokens_span(&reader->sentence, time->shown,
                                          time->to);
        item->period = time->same ? last_period(reader) : time->period;
    } else if (time == NULL && !found->delta &&
               found->role == CPARENT_OBSERVATION_ROLE_ACTUAL) {
        item->when = reader->carried;
        item->period = reader->carried_period;
    }
}

/* "94% had a plan, up four points", "fell from 31 to 18": the second figure
 * is of what the first one was. */
static cparent__span
measure_before(const cparent__reader *reader, const cparent__found *found)
{
    const cparent__span none = { 0, 0 };
    const cparent__item *last =
        reader->item_count > 0 ? &reader->items[reader->item_count - 1]
                               : NULL;

    return last != NULL && last->noun == CPARENT_NOUN_OBSERVATION &&
                   last->text.start >= reader->sentence.start &&
                   (found->delta || found->rule != NULL)
               ? last->words
               : none;
}

static void
add_observation(cparent__reader *reader, const cparent__found *found)
{
    const cparent__sentence *s = &reader->sentence;
    const char *code = cparent__indicator_named(
        s, &reader->founds, (int)(found - reader->founds.items));
    const cparent__span words = measure_of(s, found);
    const cparent__span before = measure_before(reader, found);
    cparent__item *item = cparent__reader_add(
        reader, CPARENT_NOUN_OBSERVATION, stretch_of(s, found),
        rule_of(found), confidence_of(found, code != NULL));

    if (item == NULL)
        return;
    if (found->role == CPARENT_OBSERVATION_ROLE_ACTUAL && !found->delta)
        reader->last_actual = reader->item_count - 1;
    item->words = words.end > 0 ? words : before;
    item->value = found->value;
    item->from = found->from;
    item->choice = found->role;
    item->second = found->qualifier;
    item->third = found->change;
    item->code = code;
    set_time(reader, found, item);
    cparent__card_place(reader, found, item);
}

/* "how many of our 181 children …": the answer's first count is out of
 * them. */
static void
link_how_many(cparent__reader *reader, cparent__founds *f)
{
    const cparent__sentence *s = &reader->sentence;
    int at, i;

    if (reader->answering && reader->how_many > 0) {
        for (i = 0; i < f->count; i++) {
            cparent_value *value = &f->items[i].value;

            if (value->unit != CPARENT_UNIT_COUNT || value->flags != 0 ||
                value->number.scale != 0 ||
                value->number.coefficient > reader->how_many)
                continue;
            value->flags |= CPARENT_VALUE_PARTS;
            value->numerator = value->number.coefficient;
            value->denominator = reader->how_many;
            reader->how_many = 0;
            break;
        }
        return;
    }
    for (at = 0; at + 3 < s->count; at++) {
        int64_t number;
        int next = at + 3;

        if (!cparent__token_is(s, at, "how") ||
            !cparent__token_is(s, at + 1, "many") ||
            !cparent__token_is(s, at + 2, "of"))
            continue;
        next += cparent__token_is(s, next, "our") ||
                cparent__token_is(s, next, "the");
        if (cparent__small_number(s, next, &number) > 0)
            reader->how_many = number;
    }
}

void
cparent__read_observations(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__founds *f = &reader->founds;
    int i;

    cparent__numbers_find(s, &reader->times, &reader->numbers);
    f->count = reader->numbers.count;
    for (i = 0; i < f->count; i++) {
        memset(&f->items[i], 0, sizeof(f->items[i]));
        f->items[i].number = &reader->numbers.items[i];
        f->items[i].value = reader->numbers.items[i].value;
    }
    cparent__card_look(reader);
    cparent__card_units(reader);
    cparent__carry_begin(reader);
    cparent__founds_compare(s, &reader->times, f);
    for (i = 0; i < f->count; i++)
        imply_share(s, f, i);
    cparent__founds_same_unit(reader);
    cparent__founds_units(s, f);
    cparent__founds_bracketed(reader);
    link_how_many(reader, f);
    cparent__founds_back(reader);
    for (i = 0; i < f->count; i++)
        if (!f->items[i].dropped)
            add_observation(reader, &f->items[i]);
}
