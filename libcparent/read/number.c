/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/number-internal.h"

#include <string.h>

static bool
is_glued(const cparent__sentence *s, int at)
{
    return at >= 0 && at < s->count && s->tokens[at].glued;
}

/* The digits of a token without the commas. */
static bool
digits_value(const cparent__sentence *s, int at, cparent_decimal *out)
{
    const cparent__token *token = &s->tokens[at];
    char plain[32];
    size_t length = 0;
    uint32_t i;

    if (token->kind != CPARENT__DIGITS || token->end - token->start > 24)
        return false;
    if (token->number >= 0) {
        out->coefficient = token->number;
        out->scale = 0;
        out->reserved = 0;
        return true;
    }
    for (i = token->start; i < token->end; i++)
        if (s->text[i] != ',')
            plain[length++] = s->text[i];
    return cparent_decimal_parse(plain, length, out, NULL) == CPARENT_OK;
}

bool
cparent__number_multiply(cparent_decimal *number, int zeros)
{
    while (zeros > 0 && number->scale > 0) {
        number->scale--;
        zeros--;
    }
    while (zeros-- > 0) {
        if (number->coefficient > INT64_MAX / 10)
            return false;
        number->coefficient *= 10;
    }
    return true;
}

int
cparent__number_below_hundred(const cparent__sentence *s, int at, int64_t *out)
{
    const cparent__cue *tens = cparent__cue_at(s, CPARENT__K_NUMBER, at);
    const cparent__cue *unit;
    int next;

    if (tens == NULL)
        return 0;
    *out = tens->number;
    next = tens->end;
    if (tens->number < 20 || tens->number % 10 != 0)
        return next - at;
    next += cparent__mark_is(s, next, '-');
    unit = cparent__cue_at(s, CPARENT__K_NUMBER, next);
    if (unit == NULL || unit->number < 1 || unit->number > 9)
        return tens->end - at;
    *out += unit->number;
    return unit->end - at;
}

/* "twelve", "thirty-seven", "a hundred and four", "two thousand". */
static int
word_number(const cparent__sentence *s, int at, int64_t *out)
{
    const cparent__cue *scale;
    int64_t more = 0;
    int used = cparent__number_below_hundred(s, at, out);
    int and, extra;

    if (used == 0) {
        if (!cparent__token_is(s, at, "a"))
            return 0;
        scale = cparent__cue_at(s, CPARENT__K_SCALE, at + 1);
        if (scale == NULL || scale->number < 2 || scale->number > 3)
            return 0;
        *out = 1;
        used = 1;
    }
    scale = cparent__cue_at(s, CPARENT__K_SCALE, at + used);
    if (scale == NULL || scale->number > 3 ||
        scale->end - scale->start != 1 ||
        s->tokens[at + used].end - s->tokens[at + used].start < 3)
        return used;
    *out *= scale->number == 2 ? 100 : 1000;
    used++;
    and = cparent__token_is(s, at + used, "and");
    extra = cparent__number_below_hundred(s, at + used + and, &more);
    if (extra > 0 && more > 0) {
        *out += more;
        used += and + extra;
    }
    return used;
}

int
cparent__small_number(const cparent__sentence *s, int at,
                      int64_t *number_out)
{
    cparent_decimal number;

    if (at < 0 || at >= s->count)
        return 0;
    if (s->tokens[at].kind == CPARENT__DIGITS) {
        if (!digits_value(s, at, &number) || number.scale != 0)
            return 0;
        *number_out = number.coefficient;
        return 1;
    }
    return word_number(s, at, number_out);
}

/* "was -0.92": a mark that stands apart before digits, and no range. */
static bool
is_minus(const cparent__sentence *s, int at)
{
    static const char *const before[] = { "was", "is",  "of", "to",  "from",
                                          "at",  "on",  "by", "than", NULL };

    if (!cparent__mark_is(s, at, '-') || is_glued(s, at) ||
        !is_glued(s, at + 1) || s->tokens[at + 1].kind != CPARENT__DIGITS)
        return false;
    return cparent__token_among(s, at - 1, before);
}

/* "two and a half": the tokens behind the whole number. */
static int
take_half(const cparent__sentence *s, int at, cparent_decimal *number)
{
    if (!cparent__token_is(s, at, "and") ||
        !cparent__token_is(s, at + 1, "a") ||
        !cparent__token_is(s, at + 2, "half") || number->scale != 0 ||
        number->coefficient < 0 || number->coefficient > 1000)
        return 0;
    number->coefficient = number->coefficient * 10 + 5;
    number->scale = 1;
    return 3;
}

/* One number without its unit: an optional pound sign, digits or words,
 * and a scale. */
static int
bare_number(const cparent__sentence *s, int at, cparent_decimal *out,
            bool *pounds, bool *words)
{
    const cparent__cue *scale;
    int64_t whole = 0;
    int from = at;
    const bool minus = is_minus(s, at);

    at += minus;
    *pounds = cparent__mark_is(s, at, CPARENT__POUND);
    *words = false;
    at += *pounds;
    if (at >= s->count)
        return 0;
    if (s->tokens[at].kind == CPARENT__DIGITS) {
        if (!digits_value(s, at, out))
            return 0;
        at++;
    } else {
        const int used = *pounds ? 0 : word_number(s, at, &whole);

        if (used == 0)
            return 0;
        out->coefficient = whole;
        out->scale = 0;
        out->reserved = 0;
        *words = true;
        at += used;
    }
    scale = cparent__cue_at(s, CPARENT__K_SCALE, at);
    if (scale != NULL && (scale->number >= 6 || *pounds ||
                          (!is_glued(s, at) && scale->number == 3 &&
                           s->tokens[at].end - s->tokens[at].start > 2)) &&
        cparent__number_multiply(out, scale->number))
        at = scale->end;
    if (minus)
        out->coefficient = -out->coefficient;
    if (take_half(s, at, out) > 0) {
        at += 3; /* "two and a half million" */
        scale = cparent__cue_at(s, CPARENT__K_SCALE, at);
        if (scale != NULL && scale->number >= 6 &&
            cparent__number_multiply(out, scale->number))
            at = scale->end;
    }
    return at - from;
}

/* "up by four points": of a share. */
static bool
are_points(const cparent__sentence *s, const cparent__number *number)
{
    const int at = number->from - 1;

    return (cparent__token_is(s, number->to, "points") ||
            cparent__token_is(s, number->to, "point")) &&
           (cparent__token_is(s, at, "up") ||
            cparent__token_is(s, at, "down") ||
            ((cparent__token_is(s, at, "by") ||
              cparent__token_is(s, at, "of")) &&
             cparent__cue_in(s, CPARENT__K_MOVE, at - 4, at) != NULL));
}

/* Takes the unit that follows into the number. */
void
cparent__number_unit(const cparent__sentence *s, cparent__number *number)
{
    const cparent__cue *unit;
    int at = number->to;

    /* "three-year" */
    if (cparent__mark_is(s, at, '-') && is_glued(s, at) && is_glued(s, at + 1))
        at++;
    unit = cparent__cue_at(s, CPARENT__K_UNIT, at);
    if (unit == NULL && are_points(s, number)) {
        number->value.unit = CPARENT_UNIT_PERCENTAGE_POINTS;
        number->delta = true;
        number->to++;
    }
    if (unit == NULL)
        return;
    if (strncmp(unit->meaning, "time_", 5) == 0) {
        number->duration = true;
        number->value.unit = strcmp(unit->meaning, "time_day") == 0
                                 ? CPARENT_UNIT_DAYS
                             : strcmp(unit->meaning, "time_year") == 0
                                 ? CPARENT_UNIT_YEARS
                                 : CPARENT_UNIT_UNKNOWN;
    } else if (strcmp(unit->meaning, "percent") == 0) {
        number->value.unit = CPARENT_UNIT_PERCENT;
    } else if (strcmp(unit->meaning, "percentage_points") == 0) {
        number->value.unit = CPARENT_UNIT_PERCENTAGE_POINTS;
        number->delta = true;
    } else if (strcmp(unit->meaning, "rate_per_10000") == 0) {
        number->value.unit = CPARENT_UNIT_RATE_PER_10000;
    } else if (strcmp(unit->meaning, "gbp") == 0) {
        number->value.unit = CPARENT_UNIT_GBP;
    } else {
        return;
    }
    number->to = unit->end;
}

static bool
joins_range(const cparent__sentence *s, int at, bool between)
{
    if (cparent__mark_is(s, at, '-'))
        return true;
    if (between)
        return cparent__token_is(s, at, "and") ||
               cparent__token_is(s, at, "to");
    return cparent__token_is(s, at, "to") ||
           (cparent__mark_is(s, at, '/') && is_glued(s, at));
}

/* "22/25 new adopters" */
static bool
counts_things(const cparent__sentence *s, int at)
{
    const int from = at;

    for (; at < from + 3; at++)
        if (cparent__cue_at(s, CPARENT__K_FIGURE, at) != NULL)
            return true;
    return false;
}

/* The "k" of "£60-65k", whose pound sign stands before the low end. */
static int
scale_glued(const cparent__sentence *s, int at, cparent_decimal *value)
{
    const cparent__cue *scale = cparent__cue_at(s, CPARENT__K_SCALE, at);

    return scale != NULL && is_glued(s, at) && scale->number == 3 &&
           cparent__number_multiply(value, scale->number);
}

/* "£60-65k": the low end is in thousands too. */
static void
share_scale(const cparent__sentence *s, cparent__number *number, int end)
{
    const cparent__cue *scale =
        cparent__cue_at(s, CPARENT__K_SCALE, end - 1);

    if (scale == NULL || scale->number < 3 ||
        cparent__cue_at(s, CPARENT__K_SCALE, number->to - 1) != NULL ||
        number->value.number.coefficient >= 1000)
        return;
    (void)cparent__number_multiply(&number->value.number, scale->number);
}

/* "Key Stage 4 - 39 pupils", "Post-16 - 88%": a heading's number, and behind
 * the dash another. */
static bool
heads_line(const cparent__sentence *s, const cparent__number *number)
{
    const int before = number->from - 1;

    if (!cparent__mark_is(s, number->to, '-') || is_glued(s, number->to))
        return false;
    if (before == 1 && cparent__mark_is(s, before, '-') &&
        is_glued(s, before) && is_glued(s, number->from))
        return true;
    return before >= 0 && before <= 2 && s->tokens[0].capital &&
           cparent__cue_at(s, CPARENT__K_TRAP_BEFORE, before) != NULL &&
           cparent__cue_at(s, CPARENT__K_TRAP_BEFORE, before)->end ==
               number->from;
}

/* "had risen by £1.1m to £4.3m" */
static bool
moved_by(const cparent__sentence *s, const cparent__number *number)
{
    return cparent__token_is(s, number->from - 1, "by") &&
           cparent__token_is(s, number->to, "to") &&
           cparent__cue_in(s, CPARENT__K_MOVE, number->from - 5,
                           number->from - 1) != NULL;
}

/* "from 84% to 90% to 95%": another step on the way. */
static bool
goes_on_to(const cparent__sentence *s, const cparent__number *number)
{
    return cparent__token_is(s, number->from - 1, "to") &&
           cparent__token_is(s, number->to, "to") && number->from > 1 &&
           (s->tokens[number->from - 2].kind == CPARENT__DIGITS ||
            cparent__mark_is(s, number->from - 2, '%') ||
            cparent__token_is(s, number->from - 2, "cent"));
}

/* The high end of a range, if there is one right here. */
static void
take_range(const cparent__sentence *s, cparent__number *number,
           bool between)
{
    cparent__number high;
    cparent_decimal value;
    bool pounds, words;
    const bool slash = cparent__mark_is(s, number->to, '/');
    int used;

    if (!joins_range(s, number->to, between) || number->delta ||
        heads_line(s, number) || moved_by(s, number) ||
        goes_on_to(s, number))
        return;
    /* "from 10% to 11%" moved; "ranged from 3% to 9%" did not. */
    if (!cparent__mark_is(s, number->to, '-') &&
        cparent__token_is(s, number->from - 1, "from") &&
        !cparent__token_is(s, number->from - 2, "ranged") &&
        !cparent__token_is(s, number->from - 2, "ranging") &&
        !cparent__token_is(s, number->from - 2, "ranges") &&
        !cparent__token_is(s, number->from - 2, "varied"))
        return;
    used = bare_number(s, number->to + 1, &value, &pounds, &words);
    if (used > 0 && number->value.unit == CPARENT_UNIT_GBP && !pounds)
        used += scale_glued(s, number->to + 1 + used, &value);
    if (used == 0 ||
        cparent_decimal_compare(value, number->value.number) <= 0)
        return;
    high = *number;
    high.to = number->to + 1 + used;
    share_scale(s, number, high.to);
    high.value.unit = pounds ? CPARENT_UNIT_GBP : CPARENT_UNIT_UNKNOWN;
    high.duration = false;
    cparent__number_unit(s, &high);
    if (high.value.unit == CPARENT_UNIT_UNKNOWN && !high.duration) {
        high.value.unit = number->value.unit;
        high.duration = number->duration;
    }
    if (slash && high.value.unit != CPARENT_UNIT_PERCENT &&
        !counts_things(s, high.to))
        return;
    if (number->value.unit != CPARENT_UNIT_UNKNOWN &&
        number->value.unit != high.value.unit)
        return;
    high.value.flags |= CPARENT_VALUE_RANGE;
    high.value.number = number->value.number;
    high.value.high = value;
    *number = high;
}

static bool
as_whole(const cparent_value *value, int64_t *out)
{
    if (value->number.scale != 0 || value->unit != CPARENT_UNIT_UNKNOWN)
        return false;
    *out = value->number.coefficient;
    return true;
}

/* "the county's", "our", "all these": past what stands before a whole. */
static int
past_whose(const cparent__sentence *s, int at)
{
    at += cparent__token_is(s, at, "the") || cparent__token_is(s, at, "our") ||
          cparent__token_is(s, at, "its") || cparent__token_is(s, at, "all");
    if (at < s->count && s->tokens[at].kind == CPARENT__WORD &&
        s->text[s->tokens[at].end - 1] == 's' &&
        s->text[s->tokens[at].end - 2] == '\'')
        at++;
    return at + cparent__token_is(s, at, "these");
}

/* "in" of "nine in ten", "three in every four"; "one child in five", where
 * what is counted stands between.  Where the whole begins, or 0. */
static int
past_in(const cparent__sentence *s, const cparent__number *number)
{
    const cparent__cue *things =
        cparent__cue_at(s, CPARENT__K_FIGURE, number->to);
    const int at = things != NULL && number->words ? things->end : number->to;

    if (!cparent__token_is(s, at, "in"))
        return 0;
    return at + 1 + cparent__token_is(s, at + 1, "every");
}

/* Is this whole one that shares are said of, ten, twenty, a hundred, and
 * not a count of homes? */
static bool
is_round(const cparent__sentence *s, const cparent__number *number, int64_t all,
         int end)
{
    const bool apart = !cparent__token_is(s, number->to, "in");

    if (all > 1000 || (all > 10 && all % 10 != 0))
        return false;
    return !apart || (end >= s->count ||
                      (cparent__cue_at(s, CPARENT__K_FIGURE, end) == NULL &&
                       cparent__cue_at(s, CPARENT__K_FIGURE, end + 1) == NULL));
}

/* "23 out of 311", "27 of 34", "nine in ten". */
static void
take_parts(const cparent__sentence *s, cparent__number *number)
{
    int64_t part, all;
    int at = number->to;
    bool ratio = false;
    int used;

    if (!as_whole(&number->value, &part) || number->duration)
        return;
    if (cparent__token_is(s, at, "out") && cparent__token_is(s, at + 1, "of"))
        at = past_whose(s, at + 2);
    else if (cparent__token_is(s, at, "of"))
        at = past_whose(s, at + 1);
    else {
        at = past_in(s, number);
        ratio = true;
    }
    if (at == 0 || cparent__cue_at(s, CPARENT__K_MONTH, at + 1) != NULL)
        return;
    used = cparent__small_number(s, at, &all);
    if (used == 0 || all < part || all <= 0 ||
        (ratio && !is_round(s, number, all, at + used)) ||
        cparent__cue_at(s, CPARENT__K_UNIT, at + used) != NULL)
        return;
    number->to = at + used;
    number->value.flags |= CPARENT_VALUE_PARTS;
    number->value.numerator = part;
    number->value.denominator = all;
    number->value.unit = ratio ? CPARENT_UNIT_RATIO : CPARENT_UNIT_COUNT;
}

/* May a number begin here?  Nearly every token says no. */
static bool
may_begin(const cparent__sentence *s, int at)
{
    const cparent__token *token = &s->tokens[at];

    return token->kind == CPARENT__DIGITS ||
           token->mark == CPARENT__POUND || token->mark == '-' ||
           (token->first == 'a' &&
            (cparent__has_cue(s, CPARENT__K_SCALE) ||
             cparent__has_cue(s, CPARENT__K_FRACTION))) ||
           token->first == 'n' || cparent__token_is(s, at, "between") ||
           cparent__cue_at(s, CPARENT__K_NUMBER, at) != NULL ||
           cparent__cue_at(s, CPARENT__K_FRACTION, at) != NULL;
}

/* "in the region of £220k and £250k" */
static bool
has_pounds_behind(const cparent__sentence *s, int at)
{
    int next;

    for (next = at + 1; next < at + 6; next++)
        if (cparent__token_is(s, next, "and"))
            return cparent__mark_is(s, next + 1, CPARENT__POUND);
    return false;
}

bool
cparent__number_at(const cparent__sentence *s, const cparent__times *times,
                   int at, cparent__number *number)
{
    const bool word = cparent__token_is(s, at, "between");
    const int start = at + word;
    cparent_decimal value;
    bool pounds, words, between;
    int used;

    if (start >= s->count || times->taken[start] || !may_begin(s, at))
        return false;
    memset(number, 0, sizeof(*number));
    if (!word && (cparent__fraction_at(s, at, number) ||
                  (s->tokens[at].first == 'n' &&
                   cparent__nought_at(s, at, number))))
        return true;
    used = bare_number(s, start, &value, &pounds, &words);
    if (used == 0)
        return false;
    number->from = start;
    number->to = start + used;
    number->words = words;
    number->value.state = CPARENT_VALUE_NUMBER;
    number->value.unit = pounds ? CPARENT_UNIT_GBP : CPARENT_UNIT_UNKNOWN;
    number->value.number = value;
    if (!pounds)
        cparent__number_unit(s, number);
    between = word || (cparent__token_is(s, at - 1, "of") &&
                       cparent__token_is(s, at - 2, "region") &&
                       has_pounds_behind(s, at));
    take_range(s, number, between);
    if (word && (number->value.flags & CPARENT_VALUE_RANGE) == 0)
        return false;
    if ((number->value.flags & CPARENT_VALUE_RANGE) == 0)
        take_parts(s, number);
    return true;
}
