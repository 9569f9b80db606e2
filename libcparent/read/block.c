/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/reader-internal.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"

/* Where a block of the text begins and ends; segment.c says what each is. */

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

/* "a target be set", "the Head of Service report", as a limb begins that has
 * no capital. */
static bool
begins_clause(const char *text, uint32_t at, uint32_t end)
{
    static const char *const words[] = { "that ", "to ", "the ", "a ", "an ",
                                         NULL };
    int i;

    for (i = 0; words[i] != NULL; i++)
        if (end - at > strlen(words[i]) &&
            memcmp(text + at, words[i], strlen(words[i])) == 0)
            return true;
    return false;
}

/* "14 | Apologies", or the same with the mark gone: two blanks and a
 * capital, or what begins a limb. */
static bool
is_cell_number(const char *text, uint32_t at, uint32_t end)
{
    const uint32_t from = at;

    while (at < end && text[at] == ' ')
        at++;
    return at > from && at < end &&
           ((text[at] == '|' && at == from + 1) ||
            (at >= from + 2 &&
             (cparent__is_upper((unsigned char)text[at]) ||
              begins_clause(text, at, end))));
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

/* "A. That the report be noted", "1 To note …": what no initial and no count
 * has behind it. */
static bool
asks_that(const char *text, uint32_t at, uint32_t end)
{
    return (end - at > 6 && memcmp(text + at, " That ", 6) == 0) ||
           (end - at > 4 && memcmp(text + at, " To ", 4) == 0);
}

/* "A.  the report be noted": behind an initial a name would stand. */
static bool
goes_on_small(const char *text, uint32_t at, uint32_t end)
{
    while (at < end && text[at] == ' ')
        at++;
    return at < end && text[at] >= 'a' && text[at] <= 'z';
}

static uint32_t
past_digits(const char *text, uint32_t at, uint32_t end)
{
    while (at < end && cparent__is_digit((unsigned char)text[at]))
        at++;
    return at;
}

/* The number in a label: its first byte, and the one behind it. */
typedef struct number {
    uint32_t start;
    uint32_t end;
    bool digits; /* not a letter, nor Roman */
    bool dotted; /* "31.1" */
} number;

/* "12", "31.1": at most four digits, and ten bytes in all. */
static void
cut_digits(const char *text, uint32_t end, number *found)
{
    const uint32_t start = found->start;
    const uint32_t most = end - start > 10 ? start + 10 : end;
    uint32_t at = past_digits(text, start, end - start > 4 ? start + 4 : end);

    found->digits = at > start;
    while (found->digits && at < most && at + 1 < end && text[at] == '.' &&
           cparent__is_digit((unsigned char)text[at + 1])) {
        found->dotted = true;
        at = past_digits(text, at + 2, most);
    }
    found->end = at;
}

/* "iv", or one letter. */
static void
cut_letters(const char *text, uint32_t end, number *found)
{
    const uint32_t start = found->start;
    const uint32_t most = end - start > 6 ? start + 6 : end;
    uint32_t at = start;

    while (at < most &&
           is_roman((char)cparent__lower((unsigned char)text[at])))
        at++;
    if (at == start && at < end && cparent__is_alpha((unsigned char)text[at]))
        at++;
    found->end = at;
}

/* The stop behind a number ends its label, and not an initial. */
static bool
stop_ends(const char *text, const number *found, uint32_t end)
{
    return text[found->end] == '.' &&
           (found->digits ||
            !cparent__is_upper((unsigned char)text[found->start]) ||
            asks_that(text, found->end + 1, end) ||
            goes_on_small(text, found->end + 1, end));
}

/* Where the label of a number ends, with its bracket or stop; 0 when what
 * stands behind the number says that it is no label. */
static uint32_t
label_end(const char *text, const number *found, bool open, uint32_t end)
{
    const uint32_t at = found->end;

    if (found->dotted && text[at] == ' ' && !begins_limb(text, at, end))
        return 0;
    if (text[at] == ')' || (!open && stop_ends(text, found, end)))
        return at + 1;
    if (found->dotted || (found->digits && asks_that(text, at, end)))
        return at;
    return 0;
}

/* The length of the number of a limb, with its bracket or stop: "i)",
 * "(a)", "12.", "31.1"; 0 when the line has none. */
static uint32_t
label_length(const char *text, uint32_t start, uint32_t end)
{
    const bool open = start < end && text[start] == '(';
    number found = { start + open, start + open, false, false };
    uint32_t at;

    cut_digits(text, end, &found);
    if (!found.digits)
        cut_letters(text, end, &found);
    at = found.end;
    if (at == found.start || at >= end)
        return 0;
    if (found.digits && !found.dotted && !open && at - start <= 3 &&
        is_cell_number(text, at, end))
        return at - start + (text[at + 1] == '|' ? 2 : 0);
    at = label_end(text, &found, open, end);
    if (at == 0 || (at < end && text[at] != ' ' && text[at] != '\n'))
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

/* "… Mr J. Okafor, Ms R." above a surname. */
static bool
ends_with_initial(const char *text, const cparent__block *above)
{
    const char *end = text + above->end;

    return end[-1] == '.' && cparent__is_upper((unsigned char)end[-2]) &&
           end[-3] == ' ';
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
        return length >= 60 && ends_with_initial(text, above) &&
               cparent__is_upper(first);
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

/* How far into a line flattened from a table its minutes may begin. */
enum { INNER_FAR = 400 };

/* Where a line flattened from a table goes over to its minutes, "… scorecard.
 * Minutes: The committee …": before the word and again behind it. */
static uint32_t
inner_minutes(const char *text, uint32_t at, uint32_t end)
{
    static const char word[] = " Minutes: ";
    const uint32_t length = sizeof(word) - 1;
    const char *found;
    uint32_t last = end - length; /* where it may begin, without its blank */

    if (end - at <= length)
        return end;
    if (memcmp(text + at, word + 1, length - 1) == 0)
        return at + length - 2;
    if (end - at >= INNER_FAR) {
        const uint32_t far = find_blank(text, at + INNER_FAR - 1, end) + 1;

        last = far < last ? far : last;
    }
    while (at < last &&
           (found = memchr(text + at + 1, 'M', last - at)) != NULL) {
        at = (uint32_t)(found - text);
        if (memcmp(found - 1, word, length) == 0)
            return at;
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
    const char *dot;

    for (at += 2; end - from > 5 && at + 3 < end &&
                  (dot = memchr(text + at, '.', end - 3 - at)) != NULL;
         at++) {
        at = (uint32_t)(dot - text);
        if (dot[-2] != ' ' || dot[-1] != '0' + *next || dot[1] != ' ' ||
            (dot[2] != 'T' && dot[2] != 't') ||
            (*next == 1 && !follows_heading(reader, from, at - 1)))
            continue;
        ++*next;
        return at - 1;
    }
    return end;
}

cparent_status
cparent__reader_cut(cparent__reader *reader, cparent_error *err)
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
