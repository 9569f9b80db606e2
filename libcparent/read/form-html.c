/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/form-internal.h"

#include <string.h>

#include "format/markup-internal.h"

/*
 * Pages as councils publish them: the words of a page with its blocks, list
 * items, headings and table cells kept apart, and without its menus, scripts
 * and buttons.
 */

/* What a tag does to the words around it. */
typedef enum effect {
    EFFECT_NONE = 0, /* inline: it parts nothing */
    EFFECT_LINE,
    EFFECT_BLOCK,
    EFFECT_ITEM,
    EFFECT_HEADING,
    EFFECT_LIST,
    EFFECT_CELL,
    EFFECT_SKIP /* its whole element is no text */
} effect;

static const struct {
    const char *name;
    effect does;
} tags[] = {
    { "p", EFFECT_BLOCK },        { "div", EFFECT_BLOCK },
    { "br", EFFECT_LINE },        { "li", EFFECT_ITEM },
    { "td", EFFECT_CELL },        { "th", EFFECT_CELL },
    { "tr", EFFECT_BLOCK },       { "table", EFFECT_BLOCK },
    { "ul", EFFECT_LIST },        { "ol", EFFECT_LIST },
    { "h1", EFFECT_HEADING },     { "h2", EFFECT_HEADING },
    { "h3", EFFECT_HEADING },     { "h4", EFFECT_HEADING },
    { "h5", EFFECT_HEADING },     { "h6", EFFECT_HEADING },
    { "section", EFFECT_BLOCK },  { "article", EFFECT_BLOCK },
    { "main", EFFECT_BLOCK },     { "blockquote", EFFECT_BLOCK },
    { "dl", EFFECT_BLOCK },       { "dt", EFFECT_BLOCK },
    { "dd", EFFECT_BLOCK },       { "hr", EFFECT_BLOCK },
    { "pre", EFFECT_BLOCK },      { "address", EFFECT_BLOCK },
    { "caption", EFFECT_BLOCK },  { "body", EFFECT_BLOCK },
    { "center", EFFECT_BLOCK },   { "fieldset", EFFECT_BLOCK },
    { "head", EFFECT_SKIP },      { "script", EFFECT_SKIP },
    { "style", EFFECT_SKIP },     { "nav", EFFECT_SKIP },
    { "header", EFFECT_SKIP },    { "footer", EFFECT_SKIP },
    { "noscript", EFFECT_SKIP },  { "svg", EFFECT_SKIP },
    { "select", EFFECT_SKIP },    { "button", EFFECT_SKIP },
    { "textarea", EFFECT_SKIP },  { "iframe", EFFECT_SKIP },
    { "template", EFFECT_SKIP },  { "aside", EFFECT_SKIP }
};

/* Lists inside lists: deeper ones are read, and count nothing. */
enum { LISTS = 16, LABEL = 12 };

typedef struct list {
    bool ordered;
    char type; /* of numbers: '1', 'a', 'i' */
    int next;
} list;

typedef struct scan {
    cparent__markup markup;
    bool utf8;
    const cparent__sink *sink;
    cparent__break pending;
    size_t pending_at;
    bool begun;
    bool glued;       /* a number stands there: what follows goes on */
    size_t cell;      /* characters of the cell so far */
    bool cell_number; /* and they are a number */
    list lists[LISTS];
    int depth;
} scan;

static void
part(scan *s, cparent__break kind, size_t at)
{
    if (kind <= s->pending)
        return;
    s->pending = kind;
    s->pending_at = at;
}

static void
flush(scan *s)
{
    if (s->pending == CPARENT__BREAK_NONE)
        return;
    if (s->glued && s->pending < CPARENT__BREAK_HEADING)
        s->pending = CPARENT__BREAK_BLANK;
    /* Nothing is parted from the beginning, except as an item. */
    if (s->begun || s->pending >= CPARENT__BREAK_BULLET)
        s->sink->part(s->sink->user, s->pending, s->pending_at);
    s->pending = CPARENT__BREAK_NONE;
    s->glued = false;
}

/* Of the number of an item in a table: "7.", "31.1", "24/25". */
static bool
is_number_byte(int32_t c)
{
    return cparent__is_digit(c) || c == '.' || c == '/';
}

static void
put(scan *s, int32_t c, size_t start, size_t end)
{
    if (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f') {
        part(s, CPARENT__BREAK_BLANK, start);
        return;
    }
    if (c != 0xa0) {
        flush(s);
        s->begun = true;
        s->cell++;
        if (!is_number_byte(c))
            s->cell_number = false;
    } else if (s->pending == CPARENT__BREAK_BLANK) {
        s->pending = CPARENT__BREAK_NONE;
    }
    if (c == 0xa0 && s->pending > CPARENT__BREAK_BLANK) {
        /* A blank that indents: the break comes first. */
        flush(s);
    }
    s->sink->put(s->sink->user, c, start, end);
}

/* Plain characters without blanks and entities. */
static size_t
word_length(const char *bytes, size_t at, size_t end)
{
    const size_t start = at;

    while (at < end && bytes[at] > ' ' && bytes[at] < 0x7f &&
           bytes[at] != '`' && bytes[at] != '&')
        at++;
    return at - start;
}

static void
put_word(scan *s, size_t at, size_t length)
{
    size_t i;

    flush(s);
    s->begun = true;
    s->cell += length;
    for (i = at; s->cell_number && i < at + length; i++)
        s->cell_number = is_number_byte(s->markup.text[i]);
    cparent__sink_copy(s->sink, s->markup.text, at, length);
}

static void
put_text(scan *s, size_t at, size_t end)
{
    const char *bytes = s->markup.text;

    while (at < end) {
        size_t used = word_length(bytes, at, end);
        int32_t c = -1;

        if (used > 0) {
            put_word(s, at, used);
            at += used;
            continue;
        }
        if (bytes[at] == '&')
            c = cparent__entity(bytes + at, end - at, &used);
        if (c < 0)
            c = cparent__character(bytes, end, s->utf8, at, &used);
        put(s, c, at, at + used);
        at += used;
    }
}

/* ----------------------------------------------------------------- lists */

static void
open_list(scan *s, const cparent__markup_piece *piece, bool ordered)
{
    size_t start, end;
    list *opened;

    if (s->depth++ >= LISTS)
        return;
    opened = &s->lists[s->depth - 1];
    opened->ordered = ordered;
    opened->type = '1';
    opened->next = 1;
    if (cparent__markup_attribute(&s->markup, piece, "type", &start, &end) &&
        end == start + 1)
        opened->type = (char)cparent__lower(
            (unsigned char)s->markup.text[start]);
    if (cparent__markup_attribute(&s->markup, piece, "start", &start,
                                  &end)) {
        opened->next = 0;
        for (; start < end && opened->next < 10000 &&
               cparent__is_digit((unsigned char)s->markup.text[start]);
             start++)
            opened->next =
                opened->next * 10 + (s->markup.text[start] - '0');
    }
}

/* "1)", "b)", "iv)": what a browser prints before an item. */
static size_t
label_of(const list *l, char label[LABEL])
{
    static const char *const ones[] = { "",  "i",  "ii",  "iii",  "iv",
                                        "v", "vi", "vii", "viii", "ix" };
    size_t length = 0;
    int left = l->next;
    char digits[8] = { 0 };
    int count = 0;

    if (l->type == 'a' && left >= 1 && left <= 26) {
        label[length++] = (char)('a' + left - 1);
    } else if (l->type == 'i' && left >= 1 && left < 40) {
        for (; left >= 10; left -= 10)
            label[length++] = 'x';
        memcpy(label + length, ones[left], strlen(ones[left]));
        length += strlen(ones[left]);
    } else {
        for (; left > 0 && count < 6; left /= 10)
            digits[count++] = (char)('0' + left % 10);
        while (count > 0)
            label[length++] = digits[--count];
    }
    label[length++] = ')';
    label[length++] = ' ';
    return length;
}

static void
open_item(scan *s, const cparent__markup_piece *piece)
{
    list *l = s->depth > 0 && s->depth <= LISTS ? &s->lists[s->depth - 1]
                                                : NULL;
    char label[LABEL];
    size_t length, i;

    if (l == NULL || !l->ordered) {
        part(s, CPARENT__BREAK_BULLET, piece->start);
        return;
    }
    part(s, CPARENT__BREAK_GAP, piece->start);
    flush(s);
    length = label_of(l, label);
    for (i = 0; i < length; i++)
        s->sink->put(s->sink->user, label[i], piece->start, piece->start);
    s->begun = true;
    s->glued = true; /* "<li><p>": its paragraph goes on with it */
    l->next++;
}

/* ------------------------------------------------------------------ tags */

static effect
effect_of(const scan *s, const cparent__markup_piece *piece)
{
    const int first = cparent__lower((unsigned char)
                                         s->markup.text[piece->name]);
    size_t i;

    for (i = 0; i < sizeof(tags) / sizeof(tags[0]); i++)
        if (tags[i].name[0] == first &&
            cparent__markup_is(&s->markup, piece, tags[i].name))
            return tags[i].does;
    return EFFECT_NONE;
}

/* ModernGov's links to papers and actions of the page are not minutes. */
static bool
is_furniture(const scan *s, const cparent__markup_piece *piece)
{
    return cparent__markup_has_word(&s->markup, piece, "class",
                                    "mgActionList") ||
           cparent__markup_has_word(&s->markup, piece, "class",
                                    "mgHiddenAccessibleText");
}

static bool
is_item_title(const scan *s, const cparent__markup_piece *piece)
{
    return cparent__markup_has_word(&s->markup, piece, "class",
                                    "mgAiTitleTxt");
}

static void
open_tag(scan *s, const cparent__markup_piece *piece)
{
    const effect does = effect_of(s, piece);

    if (does == EFFECT_SKIP ||
        (does == EFFECT_LIST && is_furniture(s, piece))) {
        part(s, CPARENT__BREAK_GAP, piece->start);
        (void)cparent__markup_skip(&s->markup, piece);
    } else if (does == EFFECT_LINE) {
        part(s, CPARENT__BREAK_LINE, piece->start);
    } else if (does == EFFECT_HEADING || (does == EFFECT_BLOCK &&
                                          is_item_title(s, piece))) {
        part(s, CPARENT__BREAK_HEADING, piece->start);
    } else if (does == EFFECT_ITEM) {
        open_item(s, piece);
    } else if (does == EFFECT_LIST) {
        part(s, CPARENT__BREAK_GAP, piece->start);
        open_list(s, piece, cparent__markup_is(&s->markup, piece, "ol"));
    } else if (does != EFFECT_NONE) {
        part(s, CPARENT__BREAK_GAP, piece->start);
        s->cell = 0;
        s->cell_number = true;
    }
}

static void
close_tag(scan *s, const cparent__markup_piece *piece)
{
    const effect does = effect_of(s, piece);

    if (does == EFFECT_NONE || does == EFFECT_LINE)
        return;
    if (does == EFFECT_LIST && s->depth > 0)
        s->depth--;
    if (does == EFFECT_CELL && s->cell_number && s->cell > 0 && s->cell < 9)
        s->glued = true;
    part(s,
         does == EFFECT_ITEM ? CPARENT__BREAK_LINE : CPARENT__BREAK_GAP,
         piece->start);
}

void
cparent__scan_html(const char *bytes, size_t size, bool utf8,
                   const cparent__sink *sink)
{
    scan s = { 0 };
    cparent__markup_piece piece;
    cparent__markup_kind kind;

    cparent__markup_begin(&s.markup, bytes, size);
    s.utf8 = utf8;
    s.sink = sink;
    while ((kind = cparent__markup_next(&s.markup, &piece)) !=
           CPARENT__MARKUP_END) {
        if (kind == CPARENT__MARKUP_TEXT)
            put_text(&s, piece.start, piece.end);
        else if (kind == CPARENT__MARKUP_DATA)
            put_text(&s, piece.inner, piece.inner_end);
        else if (kind == CPARENT__MARKUP_OPEN)
            open_tag(&s, &piece);
        else if (kind == CPARENT__MARKUP_CLOSE)
            close_tag(&s, &piece);
    }
}
