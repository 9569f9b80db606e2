/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/number-internal.h"

#include <string.h>

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

bool
cparent__counts_things(const cparent__sentence *s, int at, int reach)
{
    const int end = at + reach;

    for (; at < end; at++)
        if (cparent__cue_at(s, CPARENT__K_FIGURE, at) != NULL)
            return true;
    return false;
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

    if (!cparent__mark_is(s, at, '-') || cparent__is_glued(s, at) ||
        !cparent__is_glued(s, at + 1) ||
        s->tokens[at + 1].kind != CPARENT__DIGITS)
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

/* Digits or words without sign or scale: how many tokens they are. */
static int
plain_number(const cparent__sentence *s, int at, cparent_decimal *out)
{
    int64_t whole = 0;
    int used;

    if (s->tokens[at].kind == CPARENT__DIGITS)
        return digits_value(s, at, out) ? 1 : 0;
    used = word_number(s, at, &whole);
    if (used > 0) {
        out->coefficient = whole;
        out->scale = 0;
        out->reserved = 0;
    }
    return used;
}

/* A scale that multiplies what stands before it: any million; a thousand of
 * pounds, or in a word that stands apart, but not the "m" of "5m". */
static bool
scales(const cparent__sentence *s, const cparent__cue *scale, bool pounds)
{
    const cparent__token *token;

    if (scale == NULL)
        return false;
    token = &s->tokens[scale->start];
    return scale->number >= 6 || pounds ||
           (scale->number == 3 && !token->glued &&
            token->end - token->start > 2);
}

/* "thousand", "million", "k" at `at` multiplies the number: its tokens. */
static int
take_scale(const cparent__sentence *s, int at, bool pounds,
           cparent_decimal *number)
{
    const cparent__cue *scale = cparent__cue_at(s, CPARENT__K_SCALE, at);

    return scales(s, scale, pounds) &&
                   cparent__number_multiply(number, scale->number)
               ? scale->end - at
               : 0;
}

int
cparent__number_bare(const cparent__sentence *s, int at, cparent_decimal *out,
                     bool *pounds, bool *words)
{
    const int from = at;
    const bool minus = is_minus(s, at);
    int used, half;

    at += minus;
    *pounds = cparent__mark_is(s, at, CPARENT__POUND);
    *words = false;
    at += *pounds;
    if (at >= s->count)
        return 0;
    *words = s->tokens[at].kind != CPARENT__DIGITS;
    used = *words && *pounds ? 0 : plain_number(s, at, out);
    if (used == 0)
        return 0;
    at += used;
    at += take_scale(s, at, *pounds, out);
    if (minus)
        out->coefficient = -out->coefficient;
    half = take_half(s, at, out);
    at += half;
    if (half > 0) /* "two and a half million" */
        at += take_scale(s, at, *pounds, out);
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

/* A stretch of time; months and weeks have no unit of their own. */
static int
unit_of_time(const char *meaning)
{
    if (strcmp(meaning, "time_day") == 0)
        return CPARENT_UNIT_DAYS;
    if (strcmp(meaning, "time_year") == 0)
        return CPARENT_UNIT_YEARS;
    return CPARENT_UNIT_UNKNOWN;
}

/* The unit that a word of the tables names, or UNKNOWN. */
static int
unit_named(const char *meaning)
{
    static const struct {
        const char *name;
        int unit;
    } units[] = {
        { "percent", CPARENT_UNIT_PERCENT },
        { "percentage_points", CPARENT_UNIT_PERCENTAGE_POINTS },
        { "rate_per_10000", CPARENT_UNIT_RATE_PER_10000 },
        { "gbp", CPARENT_UNIT_GBP },
    };
    size_t i;

    for (i = 0; i < sizeof(units) / sizeof(units[0]); i++)
        if (strcmp(meaning, units[i].name) == 0)
            return units[i].unit;
    return CPARENT_UNIT_UNKNOWN;
}

static void
set_unit(cparent__number *number, int unit, int to)
{
    number->value.unit = unit;
    number->delta = number->delta || unit == CPARENT_UNIT_PERCENTAGE_POINTS;
    number->to = to;
}

/* Takes the unit that follows into the number. */
void
cparent__number_unit(const cparent__sentence *s, cparent__number *number)
{
    const cparent__cue *unit;
    int at = number->to;

    /* "three-year" */
    if (cparent__mark_is(s, at, '-') && cparent__is_glued(s, at) &&
        cparent__is_glued(s, at + 1))
        at++;
    unit = cparent__cue_at(s, CPARENT__K_UNIT, at);
    if (unit == NULL && are_points(s, number)) {
        set_unit(number, CPARENT_UNIT_PERCENTAGE_POINTS, number->to + 1);
    } else if (cparent__is_unit_of_time(unit)) {
        set_unit(number, unit_of_time(unit->meaning), unit->end);
        number->duration = true;
    } else if (unit != NULL &&
               unit_named(unit->meaning) != CPARENT_UNIT_UNKNOWN) {
        set_unit(number, unit_named(unit->meaning), unit->end);
    }
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

static bool
is_range(const cparent__number *number)
{
    return (number->value.flags & CPARENT_VALUE_RANGE) != 0;
}

bool
cparent__number_at(const cparent__sentence *s, const cparent__times *times,
                   int at, cparent__number *number)
{
    const bool word = cparent__token_is(s, at, "between");
    const int start = at + word;
    cparent_decimal value;
    bool pounds, words;
    int used;

    if (start >= s->count || times->taken[start] || !may_begin(s, at))
        return false;
    memset(number, 0, sizeof(*number));
    if (!word && (cparent__fraction_at(s, at, number) ||
                  (s->tokens[at].first == 'n' &&
                   cparent__nought_at(s, at, number))))
        return true;
    used = cparent__number_bare(s, start, &value, &pounds, &words);
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
    cparent__number_range(s, at, number);
    if (word && !is_range(number))
        return false;
    if (!is_range(number))
        cparent__number_parts(s, number);
    return true;
}
