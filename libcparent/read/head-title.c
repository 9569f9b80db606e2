/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/head-internal.h"

#include <stdio.h>
#include <string.h>

/* Titles: what stands between the number before them and the reference
 * behind. */

/* Behind digits and what is joined to them, "21/24", "5.2": counts the
 * joints. */
static int
number_end(const cparent__sentence *s, int at, int *joints)
{
    while (at + 1 < s->count &&
           (cparent__mark_is(s, at, '/') || cparent__mark_is(s, at, '.')) &&
           s->tokens[at + 1].kind == CPARENT__DIGITS &&
           s->tokens[at + 1].start == s->tokens[at].end) {
        at += 2;
        ++*joints;
    }
    return at;
}

/* "CP 22/24", "CPB.17", "D14/1": the capitals of a reference, and whether
 * its number is joined to them. */
static int
code_end(const cparent__sentence *s, int *joints)
{
    uint32_t at;

    if (s->count < 3 || s->tokens[0].kind != CPARENT__WORD ||
        s->tokens[0].end - s->tokens[0].start > 4)
        return 0;
    for (at = s->tokens[0].start; at < s->tokens[0].end; at++)
        if (!cparent__is_upper((unsigned char)s->text[at]))
            return 0;
    *joints = cparent__mark_is(s, 1, '/') || cparent__mark_is(s, 1, '.');
    return 1 + *joints;
}

/* "Agenda item", "Minute", "Eitem / Item" before a number. */
static int
name_end(const cparent__sentence *s)
{
    static const char *const names[] = { "agenda", "item",  "minute", "min",
                                         "eitem",  "cofnod", "no",    "number",
                                         "paper",  NULL };
    int at = 0;

    while (cparent__token_among(s, at, names) ||
           (at > 0 && (cparent__mark_is(s, at, '/') ||
                       cparent__mark_is(s, at, '.'))))
        at++;
    return at;
}

int
cparent__title_begin(const cparent__sentence *s)
{
    int joints = 0;
    const int named = name_end(s);
    const int coded = named > 0 ? 0 : code_end(s, &joints);
    int at = named + coded;
    bool apart;

    if (at + 2 >= s->count || s->tokens[at].kind != CPARENT__DIGITS)
        return 0;
    at = number_end(s, at + 1, &joints);
    if (at + 1 >= s->count)
        return 0;
    apart = s->tokens[at].start - s->tokens[at - 1].end >= 2;
    if (named > 0 || coded > 0) {
        if (strchr("-:|.", s->tokens[at].mark) != NULL &&
            s->tokens[at].mark != 0)
            return at + 1;
        return (apart || (coded > 0 && joints > 0)) && s->tokens[at].capital
                   ? at
                   : 0;
    }
    if (cparent__mark_is(s, 1, '/') && at > 1)
        return at;
    if (joints == 0 &&
        (cparent__mark_is(s, at, '.') || cparent__mark_is(s, at, ')')))
        return at + 1;
    if (joints == 0 && cparent__mark_is(s, at, '-') &&
        !s->tokens[at].glued && s->tokens[at + 1].capital &&
        s->tokens[0].number < 1000)
        return at + 1;
    return cparent__is_numbered(s) ? 1 : 0;
}

/* "[Item 6]", "(Pages 11 - 20)", "(10 mins)": where the bracket that ends a
 * title and says where it stands begins; `to` when none does. */
static int
without_reference(const cparent__sentence *s, int from, int to)
{
    static const char *const kinds[] = { "item", "agenda", "page", "pages",
                                         "pp",   "p",      "min",  "mins",
                                         "minutes", "paper", NULL };
    bool kind = false, number = false;
    int at;

    if (!cparent__mark_is(s, to - 1, ')') &&
        !cparent__mark_is(s, to - 1, ']'))
        return to;
    for (at = to - 2; at > from && to - at < 9; at--) {
        if (cparent__mark_is(s, at, '(') || cparent__mark_is(s, at, '['))
            return kind && number ? at : to;
        kind = kind || cparent__token_among(s, at, kinds);
        number = number || s->tokens[at].kind == CPARENT__DIGITS;
    }
    return to;
}

/* "Corporate Parenting Committee - Tuesday, 14 November": whose meeting it
 * was, without its day; `to` for anything else. */
static int
without_day(const cparent__sentence *s, int from, int to)
{
    const cparent__cue *body = cparent__cue_in(s, CPARENT__K_BODY, from, to);
    int at;

    if (body == NULL || body->end >= to ||
        (!cparent__mark_is(s, body->end, '-') &&
         !cparent__mark_is(s, body->end, ',')) ||
        cparent__cue_in(s, CPARENT__K_MONTH, body->end, to) == NULL)
        return to;
    for (at = body->end; at < to && at < body->end + 4; at++)
        if (s->tokens[at].kind == CPARENT__DIGITS)
            return body->end;
    return to;
}

int
cparent__size_begin(const cparent__sentence *s)
{
    int at;

    for (at = 1; at + 2 <= s->count; at++)
        if (cparent__token_is(s, at, "pdf") &&
            s->tokens[at + 1].kind == CPARENT__DIGITS)
            return at;
    return s->count;
}

cparent__span
cparent__title_span(const cparent__sentence *s, int from)
{
    const int size = cparent__size_begin(s);

    if (from == 0) {
        from = cparent__title_begin(s);
        /* "47 Children Missing from Care PDF 96 KB" */
        if (from == 0 && size < s->count &&
            s->tokens[0].kind == CPARENT__DIGITS && s->tokens[1].capital)
            from = 1;
    }
    return cparent__tokens_span(
        s, from, without_day(s, from, without_reference(s, from, size)));
}

/* No later line goes on with the count of this one, "27." behind "26." or
 * "CP 22/24" behind "CP 21/24": the only item of its page. */
static bool
is_sole_item(cparent__reader *reader, const cparent__block *block, int from)
{
    const cparent__block *end = reader->blocks + reader->block_count;
    const char *text = reader->decoded.text;
    const cparent__sentence *s = &reader->sentence;
    const uint32_t stop = from > 0 && from < s->count ? s->tokens[from].start
                                                      : block->start;
    uint32_t digits = block->label;
    int64_t number = 0;
    char next[24];
    int length;

    while (digits < stop && !cparent__is_digit((unsigned char)text[digits]))
        digits++;
    length = (int)(digits - block->label);
    if (length > 8 || digits == stop)
        return true;
    memcpy(next, text + block->label, (size_t)length);
    while (digits < stop && cparent__is_digit((unsigned char)text[digits]) &&
           number < 100000)
        number = number * 10 + text[digits++] - '0';
    length += snprintf(next + length, 12, "%d%c", (int)number + 1,
                       text[digits]);
    for (block++; block < end; block++)
        if (block->end - block->label > (uint32_t)length &&
            memcmp(text + block->label, next, (size_t)length) == 0 &&
            strchr(".;", text[block->end - 1]) == NULL)
            return false;
    return true;
}

/* "7/24   Corporate Parenting Report", "CPB.17 HEALTH" below a letterhead:
 * the number is no count. */
bool
cparent__read_numbered_line(cparent__reader *reader, const cparent__block *block)
{
    const cparent__sentence *s = &reader->sentence;
    const int from = cparent__title_begin(s);

    if (!reader->bare || s->ended || from < 2 || from + 1 >= s->count ||
        !s->tokens[from].capital || !is_sole_item(reader, block, from))
        return false;
    reader->title = cparent__title_span(s, 0);
    return true;
}

/* Is this line a heading with a number, "26. ANNUAL REPORT", not the first
 * of a meeting? */
static bool
is_item_heading(const cparent__reader *reader, const cparent__block *block)
{
    const char *text = reader->decoded.text;

    return (block->flags & CPARENT__BLOCK_LABEL) != 0 &&
           block->end - block->start <= 120 && block->end > block->start &&
           strchr(".:;?!", text[block->end - 1]) == NULL &&
           cparent__is_upper((unsigned char)text[block->start]) &&
           cparent__is_digit((unsigned char)text[block->label]) &&
           (text[block->label] >= '3' ||
            cparent__is_digit((unsigned char)text[block->label + 1]));
}

/* "14. EDUCATION OF LOOKED AFTER CHILDREN": one item of a longer meeting,
 * whose letterhead, and those who were there, stand above it. */
void
cparent__title_of_item(cparent__reader *reader, size_t at)
{
    const size_t most = at + 60;
    const char *text = reader->decoded.text;

    for (; reader->bare && at < reader->block_count && at < most; at++) {
        const cparent__block *block = &reader->blocks[at];

        if (is_item_heading(reader, block)) {
            cparent__sentence_cut(reader->lexicon, text, block->start,
                                  block->end, &reader->sentence);
            if (is_sole_item(reader, block, 0))
                reader->title = cparent__title_span(&reader->sentence, 0);
            return;
        }
        if (block->end == block->start ||
            (block->flags & CPARENT__BLOCK_LABEL) != 0 ||
            text[block->end - 1] == '.')
            return;
    }
}
