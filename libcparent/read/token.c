/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/sentence-internal.h"

static bool
is_word_byte(unsigned char c)
{
    return cparent__is_alpha(c) || c >= 0x80;
}

/* The length of the number that begins here: "1,234", "62.4", "19". */
static uint32_t
digits_length(const char *text, uint32_t at, uint32_t end)
{
    const uint32_t start = at;

    while (at < end && cparent__is_digit((unsigned char)text[at]))
        at++;
    while (at + 3 < end + 0u && at - start <= 3 * 6 && text[at] == ',' &&
           cparent__is_digit((unsigned char)text[at + 1]) &&
           cparent__is_digit((unsigned char)text[at + 2]) &&
           cparent__is_digit((unsigned char)text[at + 3]) &&
           (at + 4 >= end || !cparent__is_digit((unsigned char)text[at + 4])))
        at += 4;
    if (at + 1 < end && text[at] == '.' &&
        cparent__is_digit((unsigned char)text[at + 1])) {
        at++;
        while (at < end && cparent__is_digit((unsigned char)text[at]))
            at++;
    }
    return at - start;
}

/* The digits [at, end) as a whole number; -1 when there is a comma or a
 * point among them, or more of them than a year or a count has. */
static int32_t
whole_number(const char *text, uint32_t at, uint32_t end)
{
    int32_t number = 0;

    if (end - at > 9)
        return -1;
    for (; at < end; at++) {
        if (!cparent__is_digit((unsigned char)text[at]))
            return -1;
        number = number * 10 + (text[at] - '0');
    }
    return number;
}

static uint32_t
word_length(const char *text, uint32_t at, uint32_t end)
{
    const uint32_t start = at;

    while (at < end && (is_word_byte((unsigned char)text[at]) ||
                        (text[at] == '\'' && at > start && at + 1 < end &&
                         is_word_byte((unsigned char)text[at + 1]))))
        at++;
    return at - start;
}

void
cparent__token_cut(const char *text, uint32_t at, uint32_t end,
                   cparent__token *token)
{
    const unsigned char c = (unsigned char)text[at];

    token->start = at;
    token->number = -1;
    token->mark = 0;
    token->known = false;
    token->lead = false;
    token->joint = false;
    token->links = false;
    token->filler = false;
    token->capital = cparent__is_upper(c);
    token->first = (char)cparent__lower(c);
    if (cparent__is_digit(c)) {
        token->kind = CPARENT__DIGITS;
        token->end = at + digits_length(text, at, end);
        token->number = whole_number(text, at, token->end);
    } else if (is_word_byte(c)) {
        token->kind = CPARENT__WORD;
        token->end = at + word_length(text, at, end);
    } else {
        token->kind = CPARENT__MARK;
        token->mark = (char)c;
        token->end = at + 1;
    }
}

uint32_t
cparent__skip_blanks(const char *text, uint32_t at, uint32_t end)
{
    while (at < end && (text[at] == ' ' || text[at] == '\n'))
        at++;
    return at;
}
