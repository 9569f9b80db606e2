/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/head-internal.h"

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
               ? behind_named(s, at, joints > 0)
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

/* "(5.10 pm - 5.40 pm) Young Inspectors": past when it was taken, or 0. */
static int
past_hours(const cparent__sentence *s)
{
    static const char *const words[] = { "am", "pm",   "to",   "until",
                                         "mins", "minutes", "noon", NULL };
    const int end = cparent__mark_is(s, 0, '(') ? cparent__bracket_end(s, 0)
                                                : -1;
    int at;

    for (at = 1; at < end; at++)
        if (s->tokens[at].kind == CPARENT__WORD &&
            !cparent__token_among(s, at, words))
            return 0;
    return end > 1 && end + 1 < s->count &&
                   s->tokens[1].kind == CPARENT__DIGITS
               ? end + 1
               : 0;
}

cparent__span
cparent__title_span(const cparent__sentence *s, int from)
{
    const int size = cparent__size_begin(s);

    if (from == 0) {
        from = past_hours(s) > 0 ? past_hours(s) : cparent__title_begin(s);
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

/* "FOR CHILDREN IN CARE" below "MENTAL HEALTH SUPPORT": no more of a page
 * begins so, but "For information". */
static bool
goes_on(cparent__reader *reader, const cparent__block *next)
{
    static const char *const joins[] = { "for", "of", "and", "with", NULL };
    static const char *const asks[] = { "information", "decision", "noting",
                                        "discussion",  "approval", "action",
                                        "comment",     "consideration",
                                        NULL };
    const cparent__sentence *s = &reader->aside;

    cparent__aside_cut(reader, next->start, next->end);
    return s->count > 1 && cparent__token_among(s, 0, joins) &&
           !cparent__token_among(s, 1, asks);
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
        (text[next->start] >= 'a' && text[next->start] <= 'z') ||
        goes_on(reader, next))
        reader->title.end = next->end;
}
