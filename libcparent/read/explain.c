/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <cparent/citation.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "core/source-internal.h"
#include "core/text-internal.h"
#include "read/form-internal.h"
#include "read/reading-internal.h"

/*
 * A text as its reader sees it, without markup, beside what was read in it.
 * Items are numbered in the order in which they begin; an item's words stand
 * between "[3:" and ":3]", or in a <mark>, and its line has a note of what it
 * is, which rule said so, and how sure that rule is.
 */
typedef struct place {
    size_t start; /* in the raw bytes */
    size_t end;
    size_t item;
    size_t number; /* 0: it has not begun */
} place;

typedef struct page {
    const cparent_reading *reading;
    const char *bytes;
    cparent_explain_format format;
    place *places; /* by start; longer ones first */
    size_t count;
    size_t next;   /* the first that has not been passed */
    size_t *begun; /* those that have begun, as they did */
    size_t begun_count;
    size_t noted;  /* as many of them have their note */
    size_t *open;  /* those that have not ended */
    size_t open_count;
    size_t at;     /* raw bytes shown so far */
    size_t line;   /* of the file, at byte `counted` */
    size_t counted;
    bool by_line;  /* the form has line ends of its own */
    bool in_line;
    bool turned;   /* the form has gone back in the file */
    cparent__break parted; /* by what, since the last character */
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
    p->begun = cparent__calloc(room + 1, sizeof(*p->begun));
    if (p->places == NULL || p->open == NULL || p->begun == NULL)
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
    if (cparent__is_blank(c))
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
    for (; p->next < p->count && p->places[p->next].start <= at; p->next++) {
        place *of = &p->places[p->next];

        if (of->number != 0 || of->end <= at)
            continue; /* where the form goes back, another time */
        p->begun[p->begun_count++] = p->next;
        of->number = p->begun_count;
        begin_mark(p, of->number);
        p->open[p->open_count++] = p->next;
    }
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
    if (p->noted == p->begun_count)
        return;
    if (is_html(p))
        cparent__text_add(&p->text, "<ul>\n");
    for (; p->noted < p->begun_count; p->noted++)
        put_note(p, &p->places[p->begun[p->noted]]);
    if (is_html(p))
        cparent__text_add(&p->text, "</ul>\n");
}

/* ------------------------------------------------------------- the lines */

/* Lines have the numbers that they have in the file, so that a form which
 * parts one line of it into several shows the same number before each. */
static void
begin_line(page *p, size_t at)
{
    size_t i;

    for (; p->counted < at; p->counted++)
        p->line += p->bytes[p->counted] == '\n';
    if (is_html(p))
        cparent__text_addf(&p->text, "<section>\n<p><span>%zu</span> ",
                           p->line);
    else
        cparent__text_addf(&p->text, "%5zu | ", p->line);
    /* A line of its own in the page: marks go on into it. */
    for (i = 0; i < p->open_count; i++)
        begin_mark(p, p->places[p->open[i]].number);
    p->in_line = true;
}

static void
end_line(page *p)
{
    size_t i;

    end_marks(p, p->at);
    for (i = p->open_count; i-- > 0;)
        end_mark(p, p->places[p->open[i]].number);
    cparent__text_add(&p->text, is_html(p) ? "</p>\n" : "\n");
    put_notes(p);
    if (is_html(p))
        cparent__text_add(&p->text, "</section>\n");
    p->in_line = false;
}

/* A blank, and from one cell to the next a bar. */
static void
put_gap(page *p, bool bar)
{
    const cparent__text *text = &p->text;

    end_marks(p, p->at);
    if (text->length == 0 ||
        cparent__text_string(text)[text->length - 1] != ' ')
        cparent__text_char(&p->text, ' ');
    if (bar)
        cparent__text_add(&p->text, "| ");
}

/* What parts the last character from the next one, which stands at `at`. */
static void
put_break(page *p, size_t at)
{
    const cparent__break kind = p->parted;

    p->parted = CPARENT__BREAK_NONE;
    if (p->in_line && kind != CPARENT__BREAK_NONE) {
        if (kind != CPARENT__BREAK_BLANK && !p->by_line)
            end_line(p);
        else
            put_gap(p, kind != CPARENT__BREAK_BLANK);
    }
    if (p->in_line)
        return;
    if (kind == CPARENT__BREAK_HEADING && !p->by_line && p->at > 0 &&
        !is_html(p))
        cparent__text_add(&p->text, "      |\n");
    begin_line(p, at);
    if (kind == CPARENT__BREAK_BULLET)
        cparent__text_add(&p->text, "\xe2\x80\xa2 ");
}

/* A form may go back in its file once: what was passed there comes now. */
static void
turn_back(page *p)
{
    if (p->in_line)
        end_line(p);
    p->turned = true;
    p->open_count = 0;
    p->next = 0;
    p->counted = 0;
    p->line = 1;
}

static bool
ends_line(int32_t c)
{
    return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 ||
           c == 0x2029;
}

static void
show_character(void *user, int32_t c, size_t start, size_t end)
{
    page *p = user;

    if (p->text.failed != CPARENT_OK || cparent__is_unseen(c))
        return;
    if (start < p->at && !p->turned)
        turn_back(p);
    if (ends_line(c)) {
        if (!p->in_line)
            begin_line(p, start);
        end_line(p);
        p->parted = CPARENT__BREAK_NONE;
    } else if (!p->by_line || p->parted == CPARENT__BREAK_NONE ||
               (c != ' ' && !cparent__is_blank(c))) {
        /* Of what has been parted a word comes first. */
        put_break(p, start);
        end_marks(p, start);
        begin_marks(p, start);
        put_character(p, c < 0 ? 0xfffd : c);
    }
    p->at = end;
}

static void
show_break(void *user, cparent__break kind, size_t at)
{
    page *p = user;

    (void)at;
    if (kind > p->parted)
        p->parted = kind;
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
    "p{margin:0;white-space:pre-wrap}\nspan{color:#555;font-size:.85rem}\n"
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

static cparent_status
put_lines(page *p, size_t size, cparent_error *err)
{
    const cparent__sink sink = { show_character, NULL, show_break, NULL, p };
    const cparent_status status =
        cparent__scan(p->bytes, size, &sink, err);

    if (p->in_line)
        end_line(p);
    if (is_html(p))
        cparent__text_add(&p->text, "</main>\n</body>\n</html>\n");
    return status;
}

static cparent_status
explain(const cparent_reading *reading, const char *bytes, size_t size,
        cparent_explain_format format, const char *name, char **text_out,
        cparent_error *err)
{
    const cparent__form form = cparent__form_of(bytes, size);
    page p = { 0 };
    cparent_status status;
    char *text;

    p.reading = reading;
    p.bytes = bytes;
    p.format = format;
    p.line = 1;
    p.by_line =
        form == CPARENT__FORM_TEXT || form == CPARENT__FORM_MARKDOWN;
    p.text.limit = CPARENT__TEXT_LARGE;
    status = find_places(&p, err);
    if (status == CPARENT_OK) {
        put_head(&p, name);
        status = put_lines(&p, size, err);
    }
    if (status == CPARENT_OK)
        status = cparent__text_status(&p.text, err);
    text = status == CPARENT_OK ? cparent__text_take(&p.text) : NULL;
    cparent__text_free(&p.text);
    cparent__free(p.places);
    cparent__free(p.begun);
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
