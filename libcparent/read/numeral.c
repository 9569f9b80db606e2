/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/number-internal.h"

/* One number alone, in digits or in words: "1,204", "-0.92", "thirty-seven",
 * "a hundred and four", "two and a half million". */

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

/* "was -0.92", "England: -1.2": a mark that stands apart before digits, and
 * no range. */
static bool
is_minus(const cparent__sentence *s, int at)
{
    static const char *const before[] = { "was", "is",  "of", "to",  "from",
                                          "at",  "on",  "by", "than", NULL };

    if (!cparent__mark_is(s, at, '-') || cparent__is_glued(s, at) ||
        !cparent__is_glued(s, at + 1) ||
        s->tokens[at + 1].kind != CPARENT__DIGITS)
        return false;
    return cparent__token_among(s, at - 1, before) ||
           cparent__mark_is(s, at - 1, ':');
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
