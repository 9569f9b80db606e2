/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "format/markup-internal.h"

#include <string.h>

#include "core/text-internal.h"

static bool
is_name_byte(char c)
{
    return cparent__is_alpha((unsigned char)c) ||
           cparent__is_digit((unsigned char)c) || c == ':' || c == '-' ||
           c == '_' || c == '.';
}

void
cparent__markup_begin(cparent__markup *markup, const char *text,
                      size_t size)
{
    memset(markup, 0, sizeof(*markup));
    markup->text = text;
    markup->size = size;
}

/* One past the next `mark`, or 0 when there is none; *none remembers. */
static size_t
past(const cparent__markup *markup, size_t from, const char *mark,
     bool *none)
{
    const size_t length = strlen(mark);
    const char *at = markup->text + from;
    const char *end = markup->text + markup->size;

    if (*none)
        return 0;
    while ((size_t)(end - at) >= length &&
           (at = memchr(at, mark[0], (size_t)(end - at) - length + 1)) !=
               NULL) {
        if (memcmp(at, mark, length) == 0)
            return (size_t)(at - markup->text) + length;
        at++;
    }
    *none = true;
    return 0;
}

/* One past the ">" that ends the tag whose name ends at `at`.  A "<" ends a
 * tag too that nobody closed. */
static size_t
tag_end(cparent__markup *markup, size_t at)
{
    while (at < markup->size) {
        const char c = markup->text[at];

        if (c == '>')
            return at + 1;
        if (c == '<')
            return at;
        if ((c == '"' || c == '\'') && markup->text[at - 1] == '=') {
            const char mark[2] = { c, '\0' };
            const size_t end =
                past(markup, at + 1, mark, &markup->no_quote[c == '"']);

            at = end > 0 ? end : at + 1;
            continue;
        }
        at++;
    }
    return at;
}

static cparent__markup_kind
cut_tag(cparent__markup *markup, cparent__markup_piece *piece)
{
    size_t at = markup->at + 1;

    piece->kind = CPARENT__MARKUP_OPEN;
    if (markup->text[at] == '/') {
        piece->kind = CPARENT__MARKUP_CLOSE;
        at++;
    }
    piece->name = at;
    while (at < markup->size && is_name_byte(markup->text[at]))
        at++;
    piece->name_length = at - piece->name;
    piece->end = tag_end(markup, at);
    piece->closed = markup->text[piece->end - 1] == '>' &&
                    markup->text[piece->end - 2] == '/';
    return piece->kind;
}

/* "<!--", "<![CDATA[", "<!DOCTYPE", "<?xml". */
static cparent__markup_kind
cut_other(cparent__markup *markup, cparent__markup_piece *piece)
{
    const char *text = markup->text + markup->at;
    const size_t left = markup->size - markup->at;

    piece->kind = CPARENT__MARKUP_OTHER;
    if (left >= 4 && memcmp(text, "<!--", 4) == 0) {
        piece->end = past(markup, markup->at + 4, "-->",
                          &markup->no_comment_end);
    } else if (left >= 9 && memcmp(text, "<![CDATA[", 9) == 0) {
        piece->end =
            past(markup, markup->at + 9, "]]>", &markup->no_data_end);
        if (piece->end > 0) {
            piece->kind = CPARENT__MARKUP_DATA;
            piece->inner = markup->at + 9;
            piece->inner_end = piece->end - 3;
        }
    } else {
        piece->end = tag_end(markup, markup->at + 2);
    }
    if (piece->end == 0) /* it never ends: only its mark is left out */
        piece->end = markup->at + 2;
    return piece->kind;
}

/* Does a tag or the like begin at a "<"? */
static bool
begins(const cparent__markup *markup, size_t at)
{
    const char next = at + 1 < markup->size ? markup->text[at + 1] : ' ';

    if (next == '/')
        return at + 2 < markup->size &&
               cparent__is_alpha((unsigned char)markup->text[at + 2]);
    return cparent__is_alpha((unsigned char)next) || next == '!' ||
           next == '?';
}

cparent__markup_kind
cparent__markup_next(cparent__markup *markup, cparent__markup_piece *piece)
{
    const char *found;
    size_t at = markup->at;

    memset(piece, 0, sizeof(*piece));
    piece->start = at;
    if (at >= markup->size)
        return CPARENT__MARKUP_END;
    if (markup->text[at] == '<' && begins(markup, at)) {
        const char next = markup->text[at + 1];
        const cparent__markup_kind kind = next == '!' || next == '?'
                                              ? cut_other(markup, piece)
                                              : cut_tag(markup, piece);

        markup->at = piece->end;
        return kind;
    }
    do {
        found = memchr(markup->text + at + 1, '<', markup->size - at - 1);
        at = found != NULL ? (size_t)(found - markup->text) : markup->size;
    } while (found != NULL && !begins(markup, at));
    piece->kind = CPARENT__MARKUP_TEXT;
    piece->end = markup->at = at;
    return piece->kind;
}

bool
cparent__markup_is(const cparent__markup *markup,
                   const cparent__markup_piece *piece, const char *name)
{
    return piece->name_length == strlen(name) &&
           cparent__equal_bytes_fold(markup->text + piece->name, name, piece->name_length);
}

size_t
cparent__markup_skip(cparent__markup *markup, const cparent__markup_piece *open)
{
    cparent__markup_piece piece;
    size_t deep = open->closed ? 0 : 1;
    size_t end = open->end;

    while (deep > 0 && cparent__markup_next(markup, &piece) !=
                           CPARENT__MARKUP_END) {
        end = piece.end;
        if (piece.name_length != open->name_length ||
            !cparent__equal_bytes_fold(markup->text + piece.name,
                                       markup->text + open->name,
                                       piece.name_length))
            continue;
        if (piece.kind == CPARENT__MARKUP_CLOSE && --deep == 0)
            return piece.start;
        if (piece.kind == CPARENT__MARKUP_OPEN && !piece.closed)
            deep++;
    }
    return end;
}

/* ---------------------------------------------------------- attributes */

/* The next attribute of a tag from `*at` on: its name and value. */
static bool
next_attribute(const cparent__markup *markup,
               const cparent__markup_piece *piece, size_t *at,
               size_t name[2], size_t value[2])
{
    const char *text = markup->text;
    const size_t end = piece->end;

    while (*at < end && !is_name_byte(text[*at]))
        (*at)++;
    if (*at >= end)
        return false;
    name[0] = *at;
    while (*at < end && is_name_byte(text[*at]))
        (*at)++;
    name[1] = *at;
    value[0] = value[1] = *at;
    while (*at < end && cparent__is_space((unsigned char)text[*at]))
        (*at)++;
    if (*at >= end || text[*at] != '=')
        return true;
    (*at)++;
    while (*at < end && cparent__is_space((unsigned char)text[*at]))
        (*at)++;
    if (*at < end && (text[*at] == '"' || text[*at] == '\'')) {
        const char *close =
            memchr(text + *at + 1, text[*at], end - *at - 1);

        value[0] = *at + 1;
        value[1] = close != NULL ? (size_t)(close - text) : end - 1;
        *at = value[1] + 1;
        return true;
    }
    value[0] = *at;
    while (*at < end && !cparent__is_space((unsigned char)text[*at]) &&
           text[*at] != '>')
        (*at)++;
    value[1] = *at;
    return true;
}

bool
cparent__markup_attribute(const cparent__markup *markup,
                          const cparent__markup_piece *piece,
                          const char *name, size_t *start_out,
                          size_t *end_out)
{
    const size_t length = strlen(name);
    size_t at = piece->name + piece->name_length;
    size_t word[2], value[2];

    while (next_attribute(markup, piece, &at, word, value))
        if (word[1] - word[0] == length &&
            cparent__equal_bytes_fold(markup->text + word[0], name, length)) {
            *start_out = value[0];
            *end_out = value[1];
            return true;
        }
    return false;
}

bool
cparent__markup_has_word(const cparent__markup *markup,
                         const cparent__markup_piece *piece,
                         const char *name, const char *word)
{
    const size_t length = strlen(word);
    size_t at, end;

    if (!cparent__markup_attribute(markup, piece, name, &at, &end))
        return false;
    while (at < end) {
        size_t to = at;

        while (to < end && !cparent__is_space((unsigned char)markup->text[to]))
            to++;
        if (to - at == length && memcmp(markup->text + at, word, length) == 0)
            return true;
        at = to + 1;
    }
    return false;
}
