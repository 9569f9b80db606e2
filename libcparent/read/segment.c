/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/head-internal.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"

/* Lines of a letterhead; bytes of a heading, and of a column's name. */
enum { HEAD_LINES = 6, LINE = 160, COLUMN_NAME = 40 };

typedef struct line {
    uint32_t start; /* without blanks, bullet and label */
    uint32_t end;
    uint32_t label;
    uint8_t flags;
} line;

static bool
is_roman(char c)
{
    return c == 'i' || c == 'v' || c == 'x';
}

/* "14 | Apologies", or the same with the mark gone: two blanks and a
 * capital. */
static bool
is_cell_number(const char *text, uint32_t at, uint32_t end)
{
    const uint32_t from = at;

    while (at < end && text[at] == ' ')
        at++;
    return at > from && at < end &&
           ((text[at] == '|' && at == from + 1) ||
            (at >= from + 2 &&
             cparent__is_upper((unsigned char)text[at])));
}

/* "6.1 that the report be noted" has a number; "88.6 per cent were" begins
 * with one that measures. */
static bool
begins_limb(const char *text, uint32_t at, uint32_t end)
{
    static const char *const words[] = { "that ", "to ",   "the ", "a ",
                                         "an ",   "note ", "it ",  "there ",
                                         "in ",   "members ", NULL };
    const uint32_t from = at;
    int i;

    while (at < end && text[at] == ' ')
        at++;
    if (at >= end || text[at] < 'a' || text[at] > 'z')
        return text[at] != '%';
    if (at >= from + 2)
        return true; /* a column of its own */
    for (i = 0; words[i] != NULL; i++)
        if (end - at > strlen(words[i]) &&
            memcmp(text + at, words[i], strlen(words[i])) == 0)
            return true;
    return false;
}

/* "A. That the report be noted", "1 That …": what no initial and no count
 * has behind it. */
static bool
asks_that(const char *text, uint32_t at, uint32_t end)
{
    return end - at > 6 && memcmp(text + at, " That ", 6) == 0;
}

/* "A.  the report be noted": behind an initial a name would stand. */
static bool
goes_on_small(const char *text, uint32_t at, uint32_t end)
{
    while (at < end && text[at] == ' ')
        at++;
    return at < end && text[at] >= 'a' && text[at] <= 'z';
}

/* The length of the number of a limb, with its bracket or stop: "i)",
 * "(a)", "12.", "31.1"; 0 when the line has none. */
static uint32_t
label_length(const char *text, uint32_t start, uint32_t end)
{
    uint32_t at = start;
    const bool open = at < end && text[at] == '(';
    uint32_t body;
    bool digits = false;
    bool dotted = false;

    at += open;
    body = at;
    while (at < end && at - body < 4 &&
           cparent__is_digit((unsigned char)text[at]))
        at++;
    digits = at > body;
    while (digits && at + 1 < end && text[at] == '.' && at - body < 10 &&
           cparent__is_digit((unsigned char)text[at + 1])) {
        dotted = true;
        at += 2;
        while (at < end && at - body < 10 &&
               cparent__is_digit((unsigned char)text[at]))
            at++;
    }
    if (!digits) {
        while (at < end && at - body < 6 && is_roman((char)cparent__lower(
                                                (unsigned char)text[at])))
            at++;
        if (at == body && at < end &&
            cparent__is_alpha((unsigned char)text[at]))
            at++;
    }
    if (at == body || at >= end)
        return 0;
    if (digits && !dotted && !open && at - start <= 3 &&
        is_cell_number(text, at, end))
        return at - start + (text[at + 1] == '|' ? 2 : 0);
    if (dotted && text[at] == ' ' && !begins_limb(text, at, end))
        return 0;
    if (text[at] == ')')
        at++;
    else if (text[at] == '.' && !open &&
             (digits || !cparent__is_upper((unsigned char)text[body]) ||
              asks_that(text, at + 1, end) ||
              goes_on_small(text, at + 1, end)))
        at++;
    else if (!dotted && !(digits && asks_that(text, at, end)))
        return 0;
    if (at < end && text[at] != ' ' && text[at] != '\n')
        return 0;
    return at - start;
}

static uint32_t
skip_space(const char *text, uint32_t at, uint32_t end)
{
    while (at < end && text[at] == ' ')
        at++;
    return at;
}

/* Cuts a line's ends, its bullet and its number. */
static line
line_cut(const char *text, uint32_t start, uint32_t end)
{
    line found = { start, end, start, 0 };
    uint32_t length;

    while (found.end > start && text[found.end - 1] == ' ')
        found.end--;
    if (found.start < found.end && text[found.start] == CPARENT__HEADING) {
        found.flags |= CPARENT__BLOCK_HEADING;
        start = ++found.start;
    }
    found.start = skip_space(text, start, found.end);
    if (found.start - start >= 2)
        found.flags |= CPARENT__BLOCK_INDENT;
    while (found.start < found.end &&
           (text[found.start] == CPARENT__BULLET ||
            ((text[found.start] == '-' || text[found.start] == '*') &&
             found.start + 1 < found.end && text[found.start + 1] == ' ') ||
            text[found.start] == '#')) {
        found.flags |= CPARENT__BLOCK_BULLET;
        found.start = skip_space(text, found.start + 1, found.end);
    }
    found.label = found.start;
    length = label_length(text, found.start, found.end);
    if (length > 0) {
        found.flags |= CPARENT__BLOCK_LABEL;
        found.start =
            skip_space(text, found.start + length, found.end);
    }
    return found;
}

/* Was the line above broken by the width of a page, so that this one goes
 * on with its sentence? */
static bool
goes_on(const char *text, const cparent__block *above, const line *next)
{
    const uint32_t length = above->end - above->start;
    const unsigned char first = (unsigned char)text[next->start];
    char last;

    if (length == 0 || (above->flags & CPARENT__BLOCK_HEADING) != 0 ||
        (next->flags & (CPARENT__BLOCK_BULLET | CPARENT__BLOCK_LABEL |
                        CPARENT__BLOCK_GAP | CPARENT__BLOCK_HEADING)) != 0)
        return false;
    last = text[above->end - 1];
    if (strchr(".:;!?", last) != NULL)
        return false;
    if (first >= 'a' && first <= 'z')
        return length >= 45;
    return length >= 75 && last != ')';
}

static uint32_t
find_blank(const char *text, uint32_t at, uint32_t end)
{
    const char *found = memchr(text + at, ' ', end - at);

    return found == NULL ? end : (uint32_t)(found - text);
}

static cparent_status
add_line(cparent__reader *reader, const line *found, cparent_error *err)
{
    cparent__block *block;

    if (reader->block_count > 0) {
        block = &reader->blocks[reader->block_count - 1];
        if (goes_on(reader->decoded.text, block, found)) {
            block->end = found->end;
            return CPARENT_OK;
        }
    }
    if (reader->block_count == CPARENT__MOST_BLOCKS)
        return cparent__hint(
            err,
            cparent__fail(err, CPARENT_E_LIMIT,
                          "there are more than %d paragraphs in one text",
                          (int)CPARENT__MOST_BLOCKS),
            CPARENT__ONE_MEETING);
    if (!cparent__grow(&reader->blocks, reader->block_count,
                       &reader->block_room, sizeof(*block)))
        return cparent__nomem(err);
    block = &reader->blocks[reader->block_count++];
    memset(block, 0, sizeof(*block));
    block->start = found->start;
    block->end = found->end;
    block->label = found->label;
    block->flags = found->flags;
    return CPARENT_OK;
}

/* Where a line flattened from a table goes over to its minutes, "… scorecard.
 * Minutes: The committee …": before the word and again behind it. */
static uint32_t
inner_minutes(const char *text, uint32_t at, uint32_t end)
{
    static const char word[] = " Minutes: ";
    const uint32_t length = sizeof(word) - 1;
    const uint32_t from = at;

    if (end - at > length && memcmp(text + at, word + 1, length - 1) == 0)
        return at + length - 2;
    while (end - at > length && at - from < 400 &&
           (at = find_blank(text, at, end)) < end) {
        if (end - at > length && memcmp(text + at, word, length) == 0)
            return at + 1;
        at++;
    }
    return end;
}

/* Does a word that opens decisions stand before `at`, "RESOLVED: " or
 * "Resolved that"? */
static bool
follows_heading(const cparent__reader *reader, uint32_t from, uint32_t at)
{
    const char *text = reader->decoded.text;
    const cparent__lexicon *lexicon = reader->lexicon;
    uint32_t begin, word;
    int32_t index;

    while (at > from && strchr(" :-.", text[at - 1]) != NULL)
        at--;
    if (at - from > 5 && memcmp(text + at - 5, " that", 5) == 0)
        at -= 5;
    for (begin = at; begin > from && cparent__is_alpha(
                                         (unsigned char)text[begin - 1]);)
        begin--;
    word = cparent__lexicon_word(lexicon, text + begin, at - begin);
    index = word == CPARENT__NO_WORD
                ? -1
                : lexicon->nodes[lexicon->vocabulary[word].node].phrase;
    for (; index >= 0; index = lexicon->phrases[index].next)
        if (lexicon->phrases[index].kind == CPARENT__K_RESOLVE)
            return true;
    return false;
}

/* "RESOLVED: 1. That the report be noted. 2. That …" on one line: where the
 * limb of number `*next` begins, behind `at`; `end` when none does. */
static uint32_t
inner_limb(const cparent__reader *reader, uint32_t at, uint32_t end,
           int *next)
{
    const char *text = reader->decoded.text;
    const uint32_t from = at;

    while ((at = find_blank(text, at, end)) + 5 < end) {
        const char *label = text + ++at;

        if (label[0] != '0' + *next || label[1] != '.' || label[2] != ' ' ||
            (label[3] != 'T' && label[3] != 't') ||
            (*next == 1 && !follows_heading(reader, from, at)))
            continue;
        ++*next;
        return at;
    }
    return end;
}

static cparent_status
cut_blocks(cparent__reader *reader, cparent_error *err)
{
    const char *text = reader->decoded.text;
    const uint32_t size = reader->decoded.size;
    cparent_status status = CPARENT_OK;
    uint32_t at = 0;
    bool gap = true;
    int limb = 1; /* of a list on one line: the number it goes on with */

    while (at < size && status == CPARENT_OK) {
        const char *newline;
        uint32_t end, cut;
        line found;

        if (text[at] == '\n') {
            gap = true;
            limb = 1;
            at++;
            continue;
        }
        newline = memchr(text + at, '\n', size - at);
        end = newline == NULL ? size : (uint32_t)(newline - text);
        cut = inner_limb(reader, at, inner_minutes(text, at, end), &limb);
        found = line_cut(text, at, cut);
        if (found.start == found.end && found.label == found.start) {
            gap = true;
        } else {
            if (gap)
                found.flags |= CPARENT__BLOCK_GAP;
            status = add_line(reader, &found, err);
            gap = false;
        }
        if (cut == end)
            limb = 1;
        at = cut < end ? cut : end + 1;
    }
    return status;
}

/* What a line that stands alone announces: "body", "tail", "contacts",
 * "item", "site"; NULL when it is none of these. */
static const char *
heading_of(const cparent__sentence *s)
{
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_HEAD, 0);
    int at;

    if (cue == NULL)
        return cparent__names_item(s) ? "item" : NULL;
    for (at = cue->end; at < s->count; at++)
        if (s->tokens[at].kind != CPARENT__MARK &&
            !cparent__token_is(s, at, "s"))
            break;
    if (at == s->count)
        return cue->meaning;
    /* "Issue details - Kinship Care Strategy": of the page */
    if (cue->end - cue->start > 1 && cparent__cue_means(cue, "site") &&
        cparent__mark_is(s, cue->end, '-'))
        return cue->meaning;
    for (at = cue->end; at < s->count && at < cue->end + 5; at++)
        if (s->tokens[at].mark == ':')
            return strcmp(cue->meaning, "contacts") == 0 ? cue->meaning
                                                         : NULL;
    return NULL;
}

/* "held on 12 June 2024 at 10.00 a.m." ends as a sentence does. */
static bool
ends_with_hour(const char *text, uint32_t length)
{
    return length > 8 && (memcmp(text + length - 4, "a.m.", 4) == 0 ||
                          memcmp(text + length - 4, "p.m.", 4) == 0);
}

/* A line of a letterhead or a title: short, and no sentence. */
static bool
is_head_line(const cparent__reader *reader, const cparent__block *block)
{
    const char *text = reader->decoded.text;
    const uint32_t length = block->end - block->start;

    return length < 300 && block->end > block->start &&
           (block->flags & (CPARENT__BLOCK_BULLET | CPARENT__BLOCK_LABEL)) ==
               0 &&
           (strchr(".:;?!", text[block->end - 1]) == NULL ||
            ends_with_hour(text + block->start, length)) &&
           (memchr(text + block->start, ':', length < 24 ? length : 24) ==
                NULL ||
            cparent__may_head(&reader->sentence));
}

/* "RESOLVED: That the report be noted." is no title. */
static bool
decides(cparent__reader *reader, const cparent__block *block)
{
    cparent__sentence_cut(reader->lexicon, reader->decoded.text,
                          block->start, block->end, &reader->sentence);
    return cparent__cue_at(&reader->sentence, CPARENT__K_RESOLVE, 0) != NULL;
}

/* "To do:" is too short to say what a paper is for. */
enum { TO_DO = 10 };

/* Minutes whose page does not say where they begin: everything after the
 * title, and the lines that stand with it, is body. */
static void
zones_without_minutes(cparent__reader *reader)
{
    bool title = false;
    int lines = 0;
    size_t i;

    reader->bare = true;
    for (i = 0; i < reader->block_count; i++) {
        cparent__block *block = &reader->blocks[i];
        const char *text = reader->decoded.text + block->start;

        if (block->zone == CPARENT__ZONE_TAIL || block->reserved != 0)
            continue;
        if (lines < HEAD_LINES)
            cparent__sentence_cut(reader->lexicon, reader->decoded.text,
                                  block->start, block->end,
                                  &reader->sentence);
        if (lines < HEAD_LINES &&
            (is_head_line(reader, block) ||
             cparent__is_held_line(&reader->sentence))) {
            lines++;
            title = true;
            continue;
        }
        if (lines < HEAD_LINES && block->end - block->start < 300 &&
            cparent__is_labelled(&reader->sentence))
            continue;
        lines = HEAD_LINES;
        if (!title && block->end - block->start < 160 &&
            !decides(reader, block) &&
            !cparent__is_roster(&reader->sentence)) {
            title = true;
        } else if (!(title && block->end - block->start < 300 &&
                     block->end - block->start > TO_DO &&
                     strncmp(text, "To ", 3) == 0)) {
            block->zone = CPARENT__ZONE_BODY;
        }
    }
}

/* What the lines that stand alone announce, by block. */
typedef enum sign {
    SIGN_NONE = 0,
    SIGN_BODY,
    SIGN_TAIL,
    SIGN_ITEM,
    SIGN_SITE,
    SIGN_CONTACTS,
    SIGN_DECISION,
    SIGN_RESOLVED
} sign;

static sign
sign_of(const cparent__sentence *s)
{
    static const char *const words[] = { "body",    "tail",     "item",
                                         "site",    "contacts", "decision",
                                         "resolved" };
    const char *heading = heading_of(s);
    int i;

    for (i = 0; heading != NULL && i < SIGN_RESOLVED; i++)
        if (strcmp(heading, words[i]) == 0)
            return (sign)(i + 1);
    return SIGN_NONE;
}

/* What a line announces, and the column that it names. */
static void
read_line(cparent__reader *reader, cparent__block *block)
{
    const uint32_t length = block->end - block->start;

    if (length > LINE)
        return;
    cparent__sentence_cut(reader->lexicon, reader->decoded.text,
                          block->start, block->end, &reader->sentence);
    block->reserved = (uint8_t)sign_of(&reader->sentence);
    /* "3. Minutes": an item of a meeting, not where its minutes begin. */
    if (block->reserved == SIGN_BODY &&
        (block->flags & CPARENT__BLOCK_LABEL) != 0 &&
        !cparent__mark_is(&reader->sentence, reader->sentence.count - 1, ':'))
        block->reserved = SIGN_NONE;
    if (length <= COLUMN_NAME)
        block->column = cparent__column_named(&reader->sentence);
}

/* Finds the signs, and in a document of several agenda items, each with
 * minutes of its own, the headings under which they stand. */
static void
find_signs(cparent__reader *reader)
{
    size_t bodies = 0;
    bool minutes = false;
    size_t i;

    for (i = 0; i < reader->block_count; i++) {
        read_line(reader, &reader->blocks[i]);
        bodies += reader->blocks[i].reserved == SIGN_BODY;
        /* The name of a page, which has a "Decision:" of its own. */
        if (i > 0 && reader->blocks[i].reserved == SIGN_DECISION &&
            reader->blocks[0].reserved == SIGN_DECISION)
            reader->blocks[0].reserved = SIGN_SITE;
    }
    for (i = bodies < 2 ? 0 : reader->block_count; i-- > 0;) {
        cparent__block *block = &reader->blocks[i];

        if (block->reserved == SIGN_BODY || block->reserved == SIGN_DECISION)
            minutes = true;
        if ((block->flags & CPARENT__BLOCK_HEADING) == 0)
            continue;
        if (minutes && block->reserved == SIGN_NONE)
            block->flags |= CPARENT__BLOCK_ITEM;
        minutes = false;
    }
}

/* A block's `reserved` says from here on that it is a heading and nothing
 * else: 1, or 2 of contacts. */
static uint8_t
take_sign(cparent__block *block, uint8_t zone, bool *body, int prose)
{
    const sign found = (sign)block->reserved;

    block->reserved = 1;
    if ((block->flags & CPARENT__BLOCK_ITEM) != 0) {
        /* The papers of the first item are the document's. */
        block->reserved = *body;
        block->zone = zone = *body ? CPARENT__ZONE_TAIL : CPARENT__ZONE_HEAD;
        return zone;
    }
    if (found == SIGN_BODY) {
        zone = CPARENT__ZONE_BODY;
        *body = true;
    } else if (found == SIGN_TAIL) {
        zone = CPARENT__ZONE_TAIL;
    } else if (found == SIGN_ITEM) {
        zone = CPARENT__ZONE_HEAD;
    } else if (found == SIGN_CONTACTS && zone == CPARENT__ZONE_HEAD) {
        zone = CPARENT__ZONE_CONTACTS;
        block->reserved = 2;
    } else if (found == SIGN_DECISION || found == SIGN_RESOLVED) {
        if (zone != CPARENT__ZONE_TAIL)
            zone = CPARENT__ZONE_BODY;
        /* "RESOLVED" stands below what was said, and does not begin it; so
         * may "Decision". */
        *body = *body || (found == SIGN_DECISION && prose <= 1);
        block->reserved = 0;
    } else if (found != SIGN_SITE || zone == CPARENT__ZONE_BODY ||
               prose > 0) {
        block->reserved = 0; /* "Home" in a promise leads nowhere */
    }
    block->zone = zone;
    return zone;
}

/* A paragraph that reports, not the line that says what a paper is for. */
static bool
is_prose(const cparent__reader *reader, const cparent__block *block)
{
    const char *text = reader->decoded.text;

    return block->reserved == 0 && block->end - block->start > 60 &&
           text[block->end - 1] == '.' &&
           strncmp(text + block->start, "To ", 3) != 0;
}

/* "The Committee considered the review": of the meeting, not the paper. */
static bool
reports(cparent__reader *reader, const cparent__block *block)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__agent agent;
    int who;

    cparent__sentence_cut(reader->lexicon, reader->decoded.text, block->start,
                          block->end, &reader->sentence);
    who = cparent__agent_at(s, 0, s->count, &agent);
    return who > 0 && (cparent__token_is(s, who, "considered") ||
                       cparent__token_is(s, who, "received") ||
                       cparent__cue_at(s, CPARENT__K_SAY, who) != NULL);
}

static void
set_zones(cparent__reader *reader)
{
    uint8_t zone = CPARENT__ZONE_HEAD;
    bool body = false;
    int prose = 0;
    size_t i;

    find_signs(reader);
    for (i = 0; i < reader->block_count; i++) {
        zone = take_sign(&reader->blocks[i], zone, &body, prose);
        if (prose <= 1 && zone == CPARENT__ZONE_HEAD &&
            is_prose(reader, &reader->blocks[i]))
            prose += reports(reader, &reader->blocks[i]) ? 2 : 1;
    }
    if (!body)
        zones_without_minutes(reader);
}

cparent_status
cparent__reader_segment(cparent__reader *reader, cparent_error *err)
{
    const cparent_status status = cut_blocks(reader, err);

    if (status == CPARENT_OK)
        set_zones(reader);
    return status;
}
