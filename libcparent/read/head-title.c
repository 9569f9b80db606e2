/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/head-internal.h"

#include <stdio.h>
#include <string.h>

/* Titles: what stands between the number before them and the reference
 * behind. */

/* Bytes of the second line of a title. */
enum { TITLE_LINE = 120 };

/* Behind digits and what is joined to them, "21/24", "5.2", "24/25-31":
 * counts the joints. */
static int
number_end(const cparent__sentence *s, int at, int *joints)
{
    while (at + 1 < s->count &&
           (cparent__mark_is(s, at, '/') || cparent__mark_is(s, at, '.') ||
            (*joints > 0 && cparent__mark_is(s, at, '-') &&
             s->tokens[at].start == s->tokens[at - 1].end)) &&
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

/* "Agenda item", "Minute", "Eitem / Item" from token `from` on, before a
 * number. */
static int
name_end(const cparent__sentence *s, int from)
{
    static const char *const names[] = { "agenda", "item",  "minute", "min",
                                         "eitem",  "cofnod", "no",    "number",
                                         "paper",  NULL };
    int at = from;

    while (cparent__token_among(s, at, names) ||
           (at > from && (cparent__mark_is(s, at, '/') ||
                          cparent__mark_is(s, at, '.'))))
        at++;
    return at;
}

bool
cparent__is_item_number(const cparent__sentence *s)
{
    int joints = 0;
    int at = name_end(s, 0);
    bool digits = false;

    if (at == 0)
        at = code_end(s, &joints);
    while (at < s->count) {
        const int named = name_end(s, at);

        if (named > at)
            at = named;
        else if (s->tokens[at].kind == CPARENT__WORD &&
                 s->tokens[at].end - s->tokens[at].start > 1)
            return false;
        else
            digits = s->tokens[at++].kind == CPARENT__DIGITS || digits;
    }
    return digits;
}

/* "Eitem 4 / Item 4": past the same number in a second language. */
static int
past_again(const cparent__sentence *s, int at)
{
    const int named =
        cparent__mark_is(s, at, '/') ? name_end(s, at + 1) : at + 1;

    return named > at + 1 && s->tokens[named].kind == CPARENT__DIGITS &&
                   s->tokens[named].number == s->tokens[at - 1].number
               ? named + 1
               : at;
}

/* "7a", "4(iii)": past the letter or the bracket behind a number. */
static int
past_letter(const cparent__sentence *s, int at)
{
    if (s->tokens[at].glued && s->tokens[at].kind == CPARENT__WORD &&
        s->tokens[at].end - s->tokens[at].start == 1)
        return at + 1;
    return s->tokens[at].glued && cparent__mark_is(s, at, '(') &&
                   cparent__mark_is(s, at + 2, ')')
               ? at + 3
               : at;
}

/* "CPC 41 ANNUAL REPORT": initials that are no word, as "YEAR 11" is, so the
 * number behind them is that of a minute. */
static bool
is_minute_code(const cparent__sentence *s)
{
    uint32_t at;

    if (s->tokens[0].end - s->tokens[0].start < 3)
        return false;
    for (at = s->tokens[0].start; at < s->tokens[0].end; at++)
        if (!cparent__is_upper((unsigned char)s->text[at]) ||
            strchr("AEIOU", s->text[at]) != NULL)
            return false;
    return true;
}

/* "Item 4: Fostering", "CP 22/24   Fostering": where the title begins behind
 * a number that a name or a code stands before; without a mark, only where
 * the number can be told from it. */
static int
behind_named(const cparent__sentence *s, int at, bool joined)
{
    const char mark = s->tokens[at].mark;
    const bool apart = s->tokens[at].start - s->tokens[at - 1].end >= 2;

    if (mark != 0 && strchr("-:|.", mark) != NULL)
        return at + 1;
    return (apart || joined || is_minute_code(s)) && s->tokens[at].capital
               ? at
               : 0;
}

/* The same behind a number that nothing stands before: "21/24", "5.2", "7.",
 * "7 - ". */
static int
behind_bare(const cparent__sentence *s, int at, int joints)
{
    if (at > 1 && (cparent__mark_is(s, 1, '/') ||
                   (joints > 0 && s->tokens[at].capital)))
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

int
cparent__title_begin(const cparent__sentence *s)
{
    int joints = 0;
    const int named = name_end(s, 0);
    const int coded = named > 0 ? 0 : code_end(s, &joints);
    int at = named + coded;

    if (at + 2 >= s->count || s->tokens[at].kind != CPARENT__DIGITS)
        return 0;
    at = number_end(s, at + 1, &joints);
    if (named > 0 && at < s->count)
        at = past_again(s, past_letter(s, at));
    if (at + 1 >= s->count)
        return 0;
    return named > 0 || coded > 0
               ? behind_named(s, at, coded > 0 && joints > 0)
               : behind_bare(s, at, joints);
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

/* "(Sr. Maeve Toner, Lead Nurse)": where the bracket begins that says who
 * brings the item; `to` when none does. */
static int
without_presenter(const cparent__sentence *s, int from, int to)
{
    int at;

    if (!cparent__mark_is(s, to - 1, ')'))
        return to;
    for (at = to - 2; at > from && to - at < 14; at--)
        if (cparent__mark_is(s, at, '('))
            return cparent__cue_in(s, CPARENT__K_HONORIFIC, at, to) != NULL ||
                           cparent__cue_in(s, CPARENT__K_POST, at, to) != NULL
                       ? at
                       : to;
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
        s, from,
        without_day(s, from,
                    without_presenter(s, from,
                                      without_reference(s, from, size))));
}

void
cparent__title_go_on(cparent__reader *reader, const cparent__block *block)
{
    static const char *const open[] = { "and", "of",   "for",  "in", "to",
                                        "the", "with", "from", "on", "by",
                                        "a",   "at",   "or",   NULL };
    const cparent__block *end = reader->blocks + reader->block_count;
    const char *text = reader->decoded.text;
    const cparent__block *next = block + 1;

    if (next >= end || reader->title.end != block->end ||
        (next->flags & ~CPARENT__BLOCK_INDENT) != 0 || next->reserved != 0 ||
        next->end <= next->start || next->end - next->start > TITLE_LINE ||
        strchr(".:;?!", text[next->end - 1]) != NULL)
        return;
    cparent__aside_cut(reader, block->start, block->end);
    if (strchr(":&-,", text[block->end - 1]) != NULL ||
        cparent__token_among(&reader->aside, reader->aside.count - 1, open) ||
        (text[next->start] >= 'a' && text[next->start] <= 'z'))
        reader->title.end = next->end;
}

/* "7. URGENT ITEMS": every meeting has it. */
static bool
is_routine(cparent__reader *reader, const cparent__block *block)
{
    const cparent__cue *cue;

    cparent__aside_cut(reader, block->start, block->end);
    cue = cparent__cue_at(&reader->aside, CPARENT__K_HEAD,
                          cparent__title_begin(&reader->aside));
    return cue != NULL && cparent__cue_means(cue, "routine");
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
            strchr(".;", text[block->end - 1]) == NULL &&
            !is_routine(reader, block))
            return false;
    return true;
}

/* "7/24   Corporate Parenting Report", "CPB.17 HEALTH" below a letterhead:
 * the number is no count. */
bool
cparent__read_numbered_line(cparent__reader *reader,
                            const cparent__block *block)
{
    const cparent__sentence *s = &reader->sentence;
    const int from = cparent__title_begin(s);

    if (!reader->bare || s->ended || from < 2 || from + 1 >= s->count ||
        !s->tokens[from].capital || !is_sole_item(reader, block, from))
        return false;
    reader->title = cparent__title_span(s, 0);
    return true;
}

/* "26. ANNUAL REPORT", not the first of a meeting. */
static bool
is_item_heading(const cparent__reader *reader, const cparent__block *block)
{
    const char *text = reader->decoded.text;

    return (block->flags & CPARENT__BLOCK_LABEL) != 0 &&
           block->end - block->start <= 160 && block->end > block->start &&
           strchr(".:;?!", text[block->end - 1]) == NULL &&
           cparent__is_upper((unsigned char)text[block->start]) &&
           cparent__is_digit((unsigned char)text[block->label]) &&
           (text[block->label] >= '3' ||
            cparent__is_digit((unsigned char)text[block->label + 1]));
}

/* The title that has been read, if any, is no more than the name of the body
 * that met: "Corporate Parenting Board". */
static bool
title_is_body(cparent__reader *reader)
{
    static const char *const about[] = { "of", "to", "for", "from", "by",
                                         "on", "with", NULL };
    const cparent__sentence *s = &reader->aside;
    const cparent__cue *body;
    int at;

    if (reader->title.end == 0)
        return true;
    cparent__aside_cut(reader, reader->title.start, reader->title.end);
    body = cparent__cue_last(s, CPARENT__K_BODY, 0, s->count);
    for (at = 0; body != NULL && at < body->end; at++)
        if (cparent__token_among(s, at, about))
            return false;
    return body != NULL && body->end == cparent__owner_end(s);
}

bool
cparent__read_item_heading(cparent__reader *reader,
                           const cparent__block *block)
{
    if (!is_item_heading(reader, block) || !title_is_body(reader))
        return false;
    if (is_sole_item(reader, block, 0))
        reader->title = cparent__title_span(&reader->sentence, 0);
    return true;
}

/* A short line above a paragraph, all in capitals or not as `capitals`
 * says. */
static bool
stands_above(const cparent__reader *reader, const cparent__block *block,
             bool *capitals)
{
    const char *text = reader->decoded.text;
    uint32_t at;

    if (block + 1 >= reader->blocks + reader->block_count ||
        (block->flags & (CPARENT__BLOCK_GAP | CPARENT__BLOCK_LABEL)) !=
            CPARENT__BLOCK_GAP ||
        block->end - block->start < 6 || block->end - block->start > 160 ||
        strchr(".:;?!,)", text[block->end - 1]) != NULL ||
        !cparent__is_upper((unsigned char)text[block->start]) ||
        block[1].end - block[1].start <= 60 ||
        text[block[1].end - 1] != '.')
        return false;
    *capitals = true;
    for (at = block->start; at < block->end && *capitals; at++)
        *capitals = text[at] < 'a' || text[at] > 'z';
    return true;
}

/* No later line heads a paragraph as this one does. */
static bool
is_sole_heading(cparent__reader *reader, const cparent__block *block,
                bool capitals)
{
    const cparent__block *end = reader->blocks + reader->block_count;
    bool others;

    for (block++; block < end; block++)
        if (stands_above(reader, block, &others) && others == capitals) {
            cparent__aside_cut(reader, block->start, block->end);
            if (cparent__cue_at(&reader->aside, CPARENT__K_RESOLVE, 0) == NULL)
                return false;
        }
    return true;
}

/* A line that heads what stands below it, "PLACEMENT SUFFICIENCY", and is no
 * name of somebody who came. */
static bool
heads_prose(cparent__reader *reader, const cparent__block *block)
{
    const cparent__sentence *s = &reader->sentence;
    bool capitals;

    return s->count >= 2 && s->count <= 20 && !s->ended &&
           stands_above(reader, block, &capitals) &&
           cparent__cue_at(s, CPARENT__K_HEAD, 0) == NULL &&
           cparent__cue_at(s, CPARENT__K_HONORIFIC, 0) == NULL &&
           cparent__cue_in(s, CPARENT__K_POST, 0, s->count) == NULL &&
           !cparent__has_cue(s, CPARENT__K_MONTH) &&
           is_sole_heading(reader, block, capitals);
}

/* "Councillor Hale presided.", "Cllr Hale in the Chair": who led. */
static bool
is_chair_line(const cparent__sentence *s)
{
    static const char *const led[] = { "presided", "presiding", "chaired",
                                       "chair",    NULL };
    int at;

    if (s->count > 12 ||
        cparent__cue_in(s, CPARENT__K_HONORIFIC, 0, s->count) == NULL)
        return false;
    for (at = 1; at < s->count; at++)
        if (cparent__token_among(s, at, led))
            return true;
    return false;
}

/* "14. EDUCATION OF LOOKED AFTER CHILDREN": one item of a longer meeting,
 * whose letterhead, and those who were there, stand above it. */
void
cparent__title_of_item(cparent__reader *reader, size_t at)
{
    static const char *const absence[] = { "apology", "apologies", NULL };
    const size_t most = at + 60;
    const char *text = reader->decoded.text;
    const cparent__sentence *s = &reader->sentence;
    const bool weak = title_is_body(reader);
    int from;

    if (!reader->bare && !weak)
        return;
    for (; at < reader->block_count && at < most; at++) {
        const cparent__block *block = &reader->blocks[at];

        if (block->end == block->start)
            return;
        cparent__sentence_cut(reader->lexicon, text, block->start, block->end,
                              &reader->sentence);
        if (is_item_heading(reader, block)) {
            if (is_sole_item(reader, block, 0))
                reader->title = cparent__title_span(s, 0);
            return;
        }
        from = cparent__title_begin(s);
        if (from >= 2 && !s->ended && from < s->count &&
            s->tokens[from].capital && weak) {
            if (is_sole_item(reader, block, from))
                reader->title = cparent__title_span(s, 0);
            return;
        }
        if (cparent__is_roster(s) || cparent__is_held_line(s) ||
            is_chair_line(s) ||
            (s->ended && (block->flags & CPARENT__BLOCK_GAP) != 0 &&
             cparent__token_among(s, cparent__token_is(s, 0, "an"), absence)))
            continue;
        if (reader->bare && weak && heads_prose(reader, block)) {
            reader->title = cparent__title_span(s, 0);
            return;
        }
        if ((block->flags & CPARENT__BLOCK_LABEL) != 0 ||
            text[block->end - 1] == '.')
            return;
    }
}

/* The heading of an item of a longer meeting that concerns children in care;
 * its title stays cut as the reader's sentence. */
static bool
concerns_care(cparent__reader *reader, const cparent__block *block)
{
    if (!is_item_heading(reader, block))
        return false;
    cparent__sentence_cut(reader->lexicon, reader->decoded.text, block->start,
                          block->end, &reader->sentence);
    return cparent__has_cue(&reader->sentence, CPARENT__K_CARE);
}

/* "30. CHILDREN LOOKED AFTER - PLACEMENTS" between transport and libraries:
 * what a committee with other work said of children in care. */
void
cparent__title_of_care(cparent__reader *reader)
{
    const cparent__block *only = NULL;
    size_t i;

    if (!reader->bare || !title_is_body(reader) ||
        (reader->title.end != 0 &&
         cparent__has_cue(&reader->aside, CPARENT__K_CARE)))
        return;
    for (i = 0; i < reader->block_count; i++)
        if (concerns_care(reader, &reader->blocks[i])) {
            if (only != NULL)
                return;
            only = &reader->blocks[i];
        }
    if (only == NULL)
        return;
    (void)concerns_care(reader, only);
    reader->title = cparent__title_span(&reader->sentence, 0);
}
