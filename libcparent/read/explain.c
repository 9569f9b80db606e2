/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <cparent/citation.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "core/source-internal.h"
#include "core/text-internal.h"
#include "read/reading-internal.h"

/*
 * A text beside what was read in it.  Items are numbered in the order in
 * which they begin; an item's words stand between "[3:" and ":3]", or in a
 * <mark>, and its line has a note of what it is, which rule said so, and how
 * sure that rule is.
 */
typedef struct place {
    size_t start;
    size_t end;
    size_t item;
    size_t number;
} place;

typedef struct page {
    const cparent_reading *reading;
    const char *bytes;
    size_t size;
    bool utf8;
    cparent_explain_format format;
    place *places; /* by start; longer ones first */
    size_t count;
    size_t next;   /* the first that has not begun */
    size_t *open;  /* those that have, and have not ended */
    size_t open_count;
    size_t noted;  /* places before this one have their note */
    cparent__text text;
} page;

/* ---------------------------------------------------------------- places */

static int
by_start(const void *a, const void *b)
{
    const place *x = a;
    const place *y = b;

    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    if (x->end != y->end)
        return x->end > y->end ? -1 : 1;
    return x->item < y->item ? -1 : x->item > y->item;
}

static cparent_status
find_places(page *p, cparent_error *err)
{
    const cparent_reading *reading = p->reading;
    size_t room = 0;
    size_t i, j;

    for (i = 0; i < reading->item_count; i++)
        room += reading->items[i].citation_count;
    p->places = cparent__calloc(room + 1, sizeof(*p->places));
    p->open = cparent__calloc(room + 1, sizeof(*p->open));
    if (p->places == NULL || p->open == NULL)
        return cparent__nomem(err);
    for (i = 0; i < reading->item_count; i++)
        for (j = 0; j < reading->items[i].citation_count; j++) {
            const cparent_record *citation =
                reading->citations.items
                    [reading->citation_of[reading->items[i].citation + j]];
            int64_t start = 0, end = 0;

            if (cparent_record_integer(
                    citation, CPARENT_CITATION_BYTE_START, &start) &&
                cparent_record_integer(citation, CPARENT_CITATION_BYTE_END,
                                       &end) &&
                start < end) {
                p->places[p->count].start = (size_t)start;
                p->places[p->count].end = (size_t)end;
                p->places[p->count++].item = i;
            }
        }
    qsort(p->places, p->count, sizeof(*p->places), by_start);
    for (i = 0; i < p->count; i++)
        p->places[i].number = i + 1;
    return CPARENT_OK;
}

/* ------------------------------------------------------------- the words */

static bool
is_html(const page *p)
{
    return p->format == CPARENT_EXPLAIN_HTML;
}

/* One character made harmless: no terminal and no browser obeys it. */
static void
put_character(page *p, int32_t c)
{
    char bytes[4];

    if (is_html(p) && (c == '<' || c == '>' || c == '&' || c == '"')) {
        cparent__text_add(&p->text, c == '<'   ? "&lt;"
                                    : c == '>' ? "&gt;"
                                    : c == '&' ? "&amp;"
                                               : "&quot;");
        return;
    }
    if (c == '\t')
        c = ' ';
    if (c < ' ' || (c >= 0x7f && c < 0xa0) ||
        (c >= 0x200e && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
        (c >= 0x2066 && c <= 0x2069))
        c = 0xfffd;
    cparent__text_append(&p->text, bytes, cparent__utf8_encode(c, bytes));
}

static void
begin_mark(page *p, size_t number)
{
    if (is_html(p))
        cparent__text_addf(&p->text,
                           "<mark><a href=\"#n%zu\">%zu</a> ", number,
                           number);
    else
        cparent__text_addf(&p->text, "%s[%zu:",
                           p->format == CPARENT_EXPLAIN_TERMINAL
                               ? "\x1b[1;33m"
                               : "",
                           number);
}

static void
end_mark(page *p, size_t number)
{
    if (is_html(p))
        cparent__text_add(&p->text, "</mark>");
    else
        cparent__text_addf(&p->text, ":%zu]%s", number,
                           p->format == CPARENT_EXPLAIN_TERMINAL
                               ? "\x1b[0m"
                               : "");
}

/* Marks nest: what lies across is closed and opened again. */
static void
end_marks(page *p, size_t at)
{
    size_t i, keep;

    for (keep = 0; keep < p->open_count; keep++)
        if (p->places[p->open[keep]].end <= at)
            break;
    if (keep == p->open_count)
        return;
    for (i = p->open_count; i-- > keep;)
        end_mark(p, p->places[p->open[i]].number);
    for (i = keep; i < p->open_count; i++)
        if (p->places[p->open[i]].end > at) {
            begin_mark(p, p->places[p->open[i]].number);
            p->open[keep++] = p->open[i];
        }
    p->open_count = keep;
}

static void
begin_marks(page *p, size_t at)
{
    while (p->next < p->count && p->places[p->next].start <= at) {
        begin_mark(p, p->places[p->next].number);
        p->open[p->open_count++] = p->next++;
    }
}

/* The bytes of one line, [at, end). */
static void
put_line(page *p, size_t at, size_t end)
{
    size_t i;

    /* A line of its own in the page: marks go on into it. */
    for (i = 0; i < p->open_count; i++)
        begin_mark(p, p->places[p->open[i]].number);
    while (at < end && p->text.failed == CPARENT_OK) {
        size_t used = 1;
        int32_t c = (unsigned char)p->bytes[at];

        end_marks(p, at);
        begin_marks(p, at);
        if (p->utf8)
            c = cparent__utf8_decode(p->bytes + at, end - at, &used);
        else
            c = cparent__windows_1252((unsigned char)c);
        put_character(p, c < 0 ? 0xfffd : c);
        at += used;
    }
    end_marks(p, end);
    for (i = p->open_count; i-- > 0;)
        end_mark(p, p->places[p->open[i]].number);
}

/* ------------------------------------------------------------- the notes */

static const char *
kind_of(const page *p, size_t item)
{
    return cparent_noun_name(
        cparent_record_noun(p->reading->items[item].record));
}

static void
put_note(page *p, const place *of)
{
    const cparent__read_item *item = &p->reading->items[of->item];

    if (is_html(p))
        cparent__text_addf(&p->text,
                           "<li id=\"n%zu\"><b>%zu %s</b> <code>%s</code> "
                           "%d%% sure</li>\n",
                           of->number, of->number, kind_of(p, of->item),
                           item->rule, item->confidence);
    else
        cparent__text_addf(&p->text, "      | %s%zu %s%s, %s, %d%% sure\n",
                           p->format == CPARENT_EXPLAIN_TERMINAL ? "\x1b[36m"
                                                                 : "",
                           of->number, kind_of(p, of->item),
                           p->format == CPARENT_EXPLAIN_TERMINAL ? "\x1b[0m"
                                                                 : "",
                           item->rule, item->confidence);
}

static void
put_notes(page *p)
{
    if (p->noted == p->next)
        return;
    if (is_html(p))
        cparent__text_add(&p->text, "<ul>\n");
    for (; p->noted < p->next; p->noted++)
        put_note(p, &p->places[p->noted]);
    if (is_html(p))
        cparent__text_add(&p->text, "</ul>\n");
}

/* -------------------------------------------------------------- the page */

static const char head[] =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, "
    "initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" "
    "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    "<style>\n"
    "body{margin:0 auto;max-width:72rem;padding:1rem;color:#111;"
    "background:#fff;font:1rem/1.5 sans-serif;overflow-wrap:anywhere}\n"
    "section{border-bottom:1px solid #ddd;padding:.25rem 0}\n"
    "p{margin:0}\nspan{color:#555;font-size:.85rem}\n"
    "ul{margin:.25rem 0;padding-left:1.5rem;font-size:.9rem}\n"
    "mark{background:#fff0b3;color:#111}\n"
    "mark a{color:#00437a;font-size:.85rem;padding:.1rem .2rem}\n"
    "mark mark{background:#ffd97a}\n"
    ":target{outline:3px solid #00437a}\n"
    "@media(min-width:60rem){section{display:grid;"
    "grid-template-columns:2fr 1fr;gap:1rem}}\n"
    "@media(prefers-color-scheme:dark){body{color:#eee;background:#111}"
    "span{color:#bbb}section{border-color:#444}:target{outline-color:#fc6}}\n"
    "</style>\n";

static void
put_head(page *p, const char *name)
{
    if (is_html(p)) {
        cparent__text_add(&p->text, head);
        cparent__text_add(&p->text, "<title>How ");
    } else {
        cparent__text_add(&p->text, "How ");
    }
    while (*name != '\0') {
        size_t used;
        const int32_t c = cparent__utf8_decode(name, strlen(name), &used);

        put_character(p, c < 0 ? 0xfffd : c);
        name += used;
    }
    if (is_html(p))
        cparent__text_add(
            &p->text,
            " was read</title>\n</head>\n<body>\n<main>\n<h1>How this text "
            "was read</h1>\n<p>What was read is marked and numbered; the "
            "notes say what each is, which rule read it, and how sure that "
            "rule is. Nothing counts before a person has accepted it.</p>\n");
    else
        cparent__text_add(&p->text, " was read\n\n");
}

static void
put_lines(page *p)
{
    size_t at = 0;
    size_t line = 1;

    for (; at < p->size && p->text.failed == CPARENT_OK; line++) {
        const char *newline = memchr(p->bytes + at, '\n', p->size - at);
        const size_t next =
            newline != NULL ? (size_t)(newline - p->bytes) + 1 : p->size;
        size_t end = newline != NULL ? next - 1 : next;

        if (end > at && p->bytes[end - 1] == '\r')
            end--;
        if (is_html(p))
            cparent__text_addf(&p->text,
                               "<section>\n<p><span>%zu</span> ", line);
        else
            cparent__text_addf(&p->text, "%5zu | ", line);
        put_line(p, at, end);
        cparent__text_add(&p->text, is_html(p) ? "</p>\n" : "\n");
        put_notes(p);
        if (is_html(p))
            cparent__text_add(&p->text, "</section>\n");
        at = next;
    }
    if (is_html(p))
        cparent__text_add(&p->text, "</main>\n</body>\n</html>\n");
}

static cparent_status
explain(const cparent_reading *reading, const char *bytes, size_t size,
        cparent_explain_format format, const char *name, char **text_out,
        cparent_error *err)
{
    page p = { 0 };
    cparent_status status;
    char *text;

    p.reading = reading;
    p.bytes = bytes;
    p.size = size;
    p.utf8 = cparent__utf8_check(bytes, size) == size;
    p.format = format;
    p.text.limit = CPARENT__TEXT_LARGE;
    status = find_places(&p, err);
    if (status == CPARENT_OK) {
        put_head(&p, name);
        put_lines(&p);
        status = cparent__text_status(&p.text, err);
    }
    text = status == CPARENT_OK ? cparent__text_take(&p.text) : NULL;
    cparent__text_free(&p.text);
    cparent__free(p.places);
    cparent__free(p.open);
    if (status == CPARENT_OK)
        *text_out = text;
    return status;
}

cparent_status
cparent_read_explain(cparent_source *source,
                     const cparent_read_options *options,
                     cparent_explain_format format, char **text_out,
                     cparent_error *err)
{
    cparent_read_options resolved = CPARENT_READ_OPTIONS_INIT;
    cparent_reading *reading = NULL;
    cparent_source *copy = NULL;
    cparent_status status;
    char *bytes = NULL;
    size_t size = 0;

    if (source == NULL || text_out == NULL ||
        format < CPARENT_EXPLAIN_TEXT || format > CPARENT_EXPLAIN_HTML)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "there is no source, nowhere to put the text, "
                             "or no such format");
    status =
        cparent__read_source(source, options, &resolved, &bytes, &size, err);
    if (status == CPARENT_OK)
        status = cparent_source_from_bytes(cparent_source_name(source),
                                           bytes, size, &copy, err);
    if (status == CPARENT_OK)
        status = cparent_read_minutes(copy, options, &reading, err);
    if (status == CPARENT_OK)
        status = explain(reading, bytes, size, format,
                         cparent__path_name(cparent_source_name(source)),
                         text_out, err);
    cparent_reading_unref(reading);
    cparent_source_unref(copy);
    cparent__free(bytes);
    return status;
}
