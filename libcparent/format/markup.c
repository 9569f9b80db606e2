/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "format/markup-internal.h"

#include <string.h>

#include "core/text-internal.h"

static bool
is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

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

void
cparent__markup_skip(cparent__markup *markup,
                     const cparent__markup_piece *open)
{
    cparent__markup_piece piece;
    size_t deep = open->closed ? 0 : 1;

    while (deep > 0 && cparent__markup_next(markup, &piece) !=
                           CPARENT__MARKUP_END) {
        if (piece.name_length != open->name_length ||
            !cparent__equal_bytes_fold(markup->text + piece.name,
                                       markup->text + open->name,
                                       piece.name_length))
            continue;
        if (piece.kind == CPARENT__MARKUP_CLOSE)
            deep--;
        else if (piece.kind == CPARENT__MARKUP_OPEN && !piece.closed)
            deep++;
    }
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
    while (*at < end && is_space(text[*at]))
        (*at)++;
    if (*at >= end || text[*at] != '=')
        return true;
    (*at)++;
    while (*at < end && is_space(text[*at]))
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
    while (*at < end && !is_space(text[*at]) && text[*at] != '>')
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

        while (to < end && !is_space(markup->text[to]))
            to++;
        if (to - at == length && memcmp(markup->text + at, word, length) == 0)
            return true;
        at = to + 1;
    }
    return false;
}

/* ------------------------------------------------------------ entities */

/* U+00A0 to U+00FF, in order. */
static const char latin_1[] =
    "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not "
    "shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 "
    "ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde "
    "Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc "
    "Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave "
    "Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml "
    "aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml "
    "eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave "
    "uacute ucirc uuml yacute thorn yuml ";

static const struct {
    const char *name;
    int32_t point;
} others[] = {
    { "amp", '&' },        { "lt", '<' },          { "gt", '>' },
    { "quot", '"' },       { "apos", '\'' },       { "ndash", 0x2013 },
    { "mdash", 0x2014 },   { "lsquo", 0x2018 },    { "rsquo", 0x2019 },
    { "sbquo", 0x201a },   { "ldquo", 0x201c },    { "rdquo", 0x201d },
    { "bdquo", 0x201e },   { "bull", 0x2022 },     { "hellip", 0x2026 },
    { "prime", 0x2032 },   { "euro", 0x20ac },     { "trade", 0x2122 },
    { "ensp", 0x2002 },    { "emsp", 0x2003 },     { "thinsp", 0x2009 },
    { "zwnj", 0x200c },    { "zwj", 0x200d },      { "lrm", 0x200e },
    { "rlm", 0x200f },     { "minus", 0x2212 },    { "le", 0x2264 },
    { "ge", 0x2265 },      { "ne", 0x2260 },       { "asymp", 0x2248 },
    { "rarr", 0x2192 },    { "larr", 0x2190 },     { "frasl", 0x2044 },
    { "OElig", 0x152 },    { "oelig", 0x153 },     { "Scaron", 0x160 },
    { "scaron", 0x161 },   { "Wcirc", 0x174 },     { "wcirc", 0x175 },
    { "Ycirc", 0x176 },    { "ycirc", 0x177 },     { "frac13", 0x2153 },
    { "frac23", 0x2154 },  { "check", 0x2713 },    { "tick", 0x2713 },
    { "permil", 0x2030 },  { "lsaquo", 0x2039 },   { "rsaquo", 0x203a },
    { "tilde", 0x2dc },    { "circ", 0x2c6 },      { "nbhyph", 0x2011 },
    { "horbar", 0x2015 },  { "sdot", 0x22c5 },     { "NewLine", '\n' },
    { "Tab", '\t' },       { "num", '#' },         { "percnt", '%' },
    { "lpar", '(' },       { "rpar", ')' },        { "colon", ':' },
    { "semi", ';' },       { "comma", ',' },       { "period", '.' },
    { "excl", '!' },       { "quest", '?' },       { "sol", '/' },
    { "hyphen", 0x2010 },  { "dash", 0x2010 }
};

static int32_t
named(const char *name, size_t length)
{
    const char *at = latin_1;
    int32_t point = 0xa0;
    size_t i;

    for (i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        if (strlen(others[i].name) == length &&
            memcmp(others[i].name, name, length) == 0)
            return others[i].point;
    for (; *at != '\0'; point++) {
        const char *blank = strchr(at, ' ');

        if ((size_t)(blank - at) == length && memcmp(at, name, length) == 0)
            return point;
        at = blank + 1;
    }
    return -1;
}

static int
digit_of(char c, int base)
{
    if (cparent__is_digit((unsigned char)c))
        return c - '0';
    c = (char)cparent__lower((unsigned char)c);
    return base == 16 && c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* "&#8211;", "&#x2013;" */
static int32_t
numbered(const char *text, size_t size, size_t *used)
{
    const int base = size > 2 && (text[2] == 'x' || text[2] == 'X') ? 16
                                                                     : 10;
    const size_t first = base == 16 ? 3 : 2;
    size_t at = first;
    int32_t point = 0;

    while (at < size && at < first + 8 && digit_of(text[at], base) >= 0)
        point = point * base + digit_of(text[at++], base);
    if (at == first || point <= 0 || point > 0x10ffff ||
        (point >= 0xd800 && point < 0xe000))
        return -1;
    *used = at + (at < size && text[at] == ';');
    /* Numbers of Windows-1252 are common, and mean that. */
    if (point >= 0x80 && point < 0xa0)
        return cparent__windows_1252((unsigned char)point);
    return point;
}

int32_t
cparent__entity_once(const char *text, size_t size, size_t *used)
{
    size_t at = 1;
    int32_t point;

    if (size > 2 && text[1] == '#')
        return numbered(text, size, used);
    while (at < size && at < 12 &&
           (cparent__is_alpha((unsigned char)text[at]) ||
            cparent__is_digit((unsigned char)text[at])))
        at++;
    point = at > 1 ? named(text + 1, at - 1) : -1;
    *used = at + (at < size && text[at] == ';');
    return point;
}

int32_t
cparent__entity(const char *text, size_t size, size_t *used)
{
    int32_t point = cparent__entity_once(text, size, used);
    char inner[16] = "&";
    size_t length, more;
    int32_t twice;

    if (point != '&' || *used < 5)
        return point;
    /* "&amp;pound;" was escaped twice on its way. */
    length = size - *used < sizeof(inner) - 1 ? size - *used
                                              : sizeof(inner) - 1;
    memcpy(inner + 1, text + *used, length);
    twice = cparent__entity_once(inner, length + 1, &more);
    if (twice < 0 || inner[more - 1] != ';')
        return point;
    *used += more - 1;
    return twice;
}
