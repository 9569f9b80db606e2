/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/head-internal.h"

#include <stdio.h>
#include <string.h>

/* The title of the only item of a page, where it stands below a letterhead
 * and those present. */

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
    return body != NULL && cparent__ends_as_body(s, body->end);
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
        block[1].end - block[1].start <= 40 ||
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

/* "Present: …", "Minutes of the meeting held on …", "An apology for absence
 * was received.": of the meeting, above its only item. */
static bool
is_of_meeting(const cparent__sentence *s, const cparent__block *block)
{
    static const char *const absence[] = { "apology", "apologies", NULL };

    return cparent__is_roster(s) || cparent__is_held_line(s) ||
           is_chair_line(s) ||
           (s->ended && (block->flags & CPARENT__BLOCK_GAP) != 0 &&
            cparent__token_among(s, cparent__token_is(s, 0, "an"), absence));
}

/* What a line below the letterhead is to the title of the only item. */
typedef enum outcome { PASS, STOP, FOUND } outcome;

static outcome
look_for_title(cparent__reader *reader, const cparent__block *block, bool weak)
{
    const cparent__sentence *s = &reader->sentence;
    const int from = cparent__title_begin(s);

    if (is_item_heading(reader, block))
        return is_sole_item(reader, block, 0) ? FOUND : STOP;
    if (weak && from >= 1 && from < s->count && !s->ended &&
        s->tokens[from].capital)
        return is_sole_item(reader, block, from) ? FOUND : STOP;
    if (is_of_meeting(s, block))
        return PASS;
    if (reader->bare && weak && heads_prose(reader, block))
        return FOUND;
    return (block->flags & CPARENT__BLOCK_LABEL) != 0 ||
                   reader->decoded.text[block->end - 1] == '.'
               ? STOP
               : PASS;
}

/* "14. EDUCATION OF LOOKED AFTER CHILDREN": one item of a longer meeting,
 * whose letterhead, and those who were there, stand above it. */
void
cparent__title_of_item(cparent__reader *reader, size_t at)
{
    const size_t most = at + 60;
    const bool weak = title_is_body(reader);
    outcome found = PASS;

    if (!reader->bare && !weak)
        return;
    for (; at < reader->block_count && at < most && found == PASS; at++) {
        const cparent__block *block = &reader->blocks[at];

        if (block->end == block->start)
            return;
        cparent__sentence_cut(reader->lexicon, reader->decoded.text,
                              block->start, block->end, &reader->sentence);
        found = look_for_title(reader, block, weak);
        if (found != FOUND)
            continue;
        reader->title = cparent__title_span(&reader->sentence, 0);
        cparent__title_go_on(reader, block);
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
