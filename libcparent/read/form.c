/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/form-internal.h"

#include <string.h>

#include "format/markup-internal.h"

/* A form shows itself early. */
enum { LOOK_AT = 1 << 18 };

static size_t
skip_start(const char *bytes, size_t size)
{
    size_t at = size >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

    while (at < size && cparent__is_space((unsigned char)bytes[at]))
        at++;
    return at;
}

/* The outermost elements of the web service's answers. */
static bool
is_service_root(const cparent__markup *markup,
                const cparent__markup_piece *piece)
{
    static const char *const roots[] = {
        "meeting",       "getmeeting",  "getmeetings", "getmeetingsbydate",
        "soap:envelope", "agendaitems", "agendaitem"
    };
    size_t i;

    for (i = 0; i < sizeof(roots) / sizeof(roots[0]); i++)
        if (cparent__markup_is(markup, piece, roots[i]))
            return true;
    return false;
}

static bool
is_block_tag(const cparent__markup *markup,
             const cparent__markup_piece *piece)
{
    static const char *const names[] = { "p",  "div", "br", "li", "td",
                                         "h1", "h2",  "h3", "ul", "table" };
    size_t i;

    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (cparent__markup_is(markup, piece, names[i]))
            return true;
    return false;
}

static cparent__form
form_of_markup(const char *bytes, size_t size)
{
    cparent__markup markup;
    cparent__markup_piece piece;
    cparent__markup_kind kind;
    bool declared = false;
    int tags = 0;

    cparent__markup_begin(&markup, bytes, size);
    while ((kind = cparent__markup_next(&markup, &piece)) !=
           CPARENT__MARKUP_END) {
        if (kind == CPARENT__MARKUP_OTHER && piece.start == 0)
            declared = size > 5 && memcmp(bytes, "<?xml", 5) == 0;
        if (kind != CPARENT__MARKUP_OPEN && kind != CPARENT__MARKUP_CLOSE)
            continue;
        if (kind == CPARENT__MARKUP_OPEN && tags == 0 &&
            (piece.start == 0 || declared) &&
            is_service_root(&markup, &piece))
            return CPARENT__FORM_XML;
        if (cparent__markup_is(&markup, &piece, "html") ||
            cparent__markup_is(&markup, &piece, "body"))
            return CPARENT__FORM_HTML;
        /* "<5 days" and a stray <b> are a text; three blocks are a page. */
        tags += is_block_tag(&markup, &piece);
        if (tags >= 3)
            return CPARENT__FORM_HTML;
    }
    return declared && tags == 0 ? CPARENT__FORM_XML : CPARENT__FORM_TEXT;
}

/* "# Title", "**RESOLVED**", "[paper](address)". */
static bool
is_markdown(const char *bytes, size_t size)
{
    int headings = 0, strong = 0, links = 0;
    size_t at;

    for (at = 0; at < size; at++) {
        const bool first = at == 0 || bytes[at - 1] == '\n';
        size_t end = at;

        if (first && bytes[at] == '#') {
            while (end < size && end - at < 7 && bytes[end] == '#')
                end++;
            headings += end - at <= 6 && end < size && bytes[end] == ' ';
        }
        if (at + 1 < size && bytes[at] == '*' && bytes[at + 1] == '*')
            strong++;
        if (at + 1 < size && bytes[at] == ']' && bytes[at + 1] == '(')
            links++;
    }
    return headings > 0 || strong >= 2 || links >= 2;
}

cparent__form
cparent__form_of(const char *bytes, size_t size)
{
    const size_t start = skip_start(bytes, size);
    cparent__form form;

    bytes += start;
    size -= start;
    if (size > LOOK_AT)
        size = LOOK_AT;
    form = form_of_markup(bytes, size);
    if (form == CPARENT__FORM_TEXT && is_markdown(bytes, size))
        form = CPARENT__FORM_MARKDOWN;
    return form;
}

void
cparent__sink_copy(const cparent__sink *sink, const char *bytes, size_t at,
                   size_t count)
{
    const size_t end = at + count;

    if (sink->copy != NULL && count > 0) {
        sink->copy(sink->user, bytes + at, count, at);
        return;
    }
    for (; at < end; at++)
        sink->put(sink->user, bytes[at], at, at + 1);
}
