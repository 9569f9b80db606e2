/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/form-internal.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "format/markup-internal.h"

/*
 * A meeting as ModernGov's web service sends it: titles as text, minutes and
 * decisions as HTML that was escaped once or twice, or stands as data.
 */

/* ------------------------------------------------------------- unescaping */

/* HTML taken out of its XML, and where each byte of it came from. */
typedef struct layer {
    cparent__text text;
    cparent__map map;
    bool failed;
} layer;

static void
layer_free(layer *l)
{
    cparent__text_free(&l->text);
    cparent__map_free(&l->map);
}

static void
layer_put(layer *l, const char *bytes, size_t made, size_t in, size_t took)
{
    if (!cparent__map_add(&l->map, made, in, took))
        l->failed = true;
    cparent__text_append(&l->text, bytes, made);
}

static void
unescape_text(layer *l, const char *bytes, bool utf8, size_t at, size_t end)
{
    char made[4];
    size_t used;
    int32_t c;

    while (at < end && !l->failed) {
        used = cparent__plain_run(bytes, at, end);
        if (used > 0) {
            if (!cparent__map_copy(&l->map, at, used))
                l->failed = true;
            cparent__text_append(&l->text, bytes + at, used);
            at += used;
            continue;
        }
        c = -1;
        /* Only what XML itself escapes: the rest belongs to the HTML. */
        if (bytes[at] == '&')
            c = cparent__entity_once(bytes + at, end - at, &used);
        if (c < 0)
            c = cparent__character(bytes, end, utf8, at, &used);
        layer_put(l, made, cparent__utf8_encode(c, made), at, used);
        at += used;
    }
}

static cparent_status
unescape(layer *l, const char *bytes, size_t size, bool utf8,
         cparent_error *err)
{
    cparent__markup markup;
    cparent__markup_piece piece;
    cparent__markup_kind kind;

    l->text.limit = SIZE_MAX;
    cparent__markup_begin(&markup, bytes, size);
    while ((kind = cparent__markup_next(&markup, &piece)) !=
           CPARENT__MARKUP_END) {
        if (kind == CPARENT__MARKUP_TEXT)
            unescape_text(l, bytes, utf8, piece.start, piece.end);
        else if (kind == CPARENT__MARKUP_DATA)
            for (; piece.inner < piece.inner_end; piece.inner++)
                layer_put(l, bytes + piece.inner, 1, piece.inner, 1);
    }
    return l->failed ? cparent__nomem(err)
                     : cparent__text_status(&l->text, err);
}

/* A sink behind a layer: places become those of the file. */
typedef struct relay {
    const cparent__sink *to;
    const cparent__map *map;
    size_t offset;
    cparent__map_place place; /* they come in order */
} relay;

static void
relay_place(relay *r, size_t place, size_t *start, size_t *end)
{
    cparent__map_look(r->map, &r->place, (uint32_t)place, start, end);
    *start += r->offset;
    *end += r->offset;
}

static void
relay_put(void *user, int32_t c, size_t start, size_t end)
{
    relay *r = user;
    size_t from, to, unused;

    relay_place(r, start, &from, &to);
    if (end > start)
        relay_place(r, end - 1, &unused, &to);
    else
        to = from;
    r->to->put(r->to->user, c, from, to);
}

static void
relay_part(void *user, cparent__break kind, size_t at)
{
    relay *r = user;
    size_t from, to;

    relay_place(r, at, &from, &to);
    r->to->part(r->to->user, kind, from);
}

/* HTML that begins with an escaped tag was escaped once more. */
static bool
is_escaped(const char *text, size_t size)
{
    size_t at = 0;

    while (at < size && cparent__is_space((unsigned char)text[at]))
        at++;
    return size - at >= 4 && memcmp(text + at, "&lt;", 4) == 0;
}

static cparent_status
scan_layers(const char *bytes, size_t size, bool utf8, size_t offset,
            int left, const cparent__sink *sink, cparent_error *err)
{
    layer l = { 0 };
    relay r = { sink, &l.map, offset, { { 0 }, 0 } };
    const cparent__sink behind = { relay_put, NULL, relay_part, NULL, &r };
    cparent_status status = unescape(&l, bytes, size, utf8, err);
    const char *text = cparent__text_string(&l.text);

    if (status == CPARENT_OK && l.map.end > 0) {
        if (left > 0 && is_escaped(text, l.text.length))
            status = scan_layers(text, l.text.length, true, 0, left - 1,
                                 &behind, err);
        else
            cparent__scan_html(text, l.text.length, true, &behind);
    }
    layer_free(&l);
    return status;
}

cparent_status
cparent__scan_escaped(const char *bytes, size_t size, bool utf8,
                      size_t offset, const cparent__sink *sink,
                      cparent_error *err)
{
    return scan_layers(bytes, size, utf8, offset, 2, sink, err);
}

/* -------------------------------------------------------------- documents */

typedef struct scan {
    cparent__markup markup;
    bool utf8;
    const cparent__sink *sink;
    cparent_error *err;
} scan;

/* Words of ours: they stand nowhere in the file. */
static void
say(const scan *s, cparent__break kind, const char *words, size_t at)
{
    s->sink->part(s->sink->user, kind, at);
    for (; *words != '\0'; words++)
        s->sink->put(s->sink->user, (unsigned char)*words, at, at);
}

static cparent_status
put_content(scan *s, const cparent__markup_piece *open)
{
    const size_t end = cparent__markup_skip(&s->markup, open);

    return cparent__scan_escaped(s->markup.text + open->end, end - open->end,
                                 s->utf8, open->end, s->sink, s->err);
}

/* "05/03/2024" */
static void
put_day(scan *s, const cparent__markup_piece *open)
{
    const size_t end = cparent__markup_skip(&s->markup, open);
    const char *text = s->markup.text + open->end;
    cparent_date day;
    size_t i;

    if (end - open->end < 10 || s->sink->held == NULL)
        return;
    for (i = 0; i < 10; i++)
        if (i == 2 || i == 5 ? text[i] != '/'
                             : !cparent__is_digit((unsigned char)text[i]))
            return;
    day = cparent_date_make(
        (text[6] - '0') * 1000 + (text[7] - '0') * 100 +
            (text[8] - '0') * 10 + (text[9] - '0'),
        (text[3] - '0') * 10 + (text[4] - '0'),
        (text[0] - '0') * 10 + (text[1] - '0'));
    if (cparent_date_is_set(day))
        s->sink->held(s->sink->user, day);
}

static cparent_status
put_body(scan *s, const cparent__markup_piece *open, const char *label)
{
    say(s, CPARENT__BREAK_GAP, label, open->end);
    s->sink->part(s->sink->user, CPARENT__BREAK_GAP, open->end);
    return put_content(s, open);
}

/* ---------------------------------------------------------------- people */

/* A sink behind which everything stands at one place of the file. */
typedef struct still {
    const cparent__sink *to;
    size_t at;
} still;

static void
still_put(void *user, int32_t c, size_t start, size_t end)
{
    const still *self = user;

    (void)start;
    (void)end;
    self->to->put(self->to->user, c, self->at, self->at);
}

static void
still_part(void *user, cparent__break kind, size_t at)
{
    (void)kind;
    still_put(user, ' ', at, at);
}

/* "Present, as expected", not "Apologies" or "Absent". */
static bool
is_present(const cparent__markup *m, const cparent__markup_piece *open)
{
    static const char *const there[] = { "present", "in attendance" };
    size_t start, end, i;

    if (!cparent__markup_is(m, open, "attendee") ||
        !cparent__markup_attribute(m, open, "attendance", &start, &end))
        return false;
    while (start < end && cparent__is_space((unsigned char)m->text[start]))
        start++;
    for (i = 0; i < sizeof(there) / sizeof(there[0]); i++) {
        const size_t length = strlen(there[i]);

        if (end - start >= length &&
            cparent__equal_bytes_fold(m->text + start, there[i], length))
            return true;
    }
    return false;
}

/* "Present: Councillor Ada Alder (Chair)".  No place may lead back, so that
 * a role that stands before its name is said at the name's end. */
static cparent_status
put_attendee(scan *s, const cparent__markup_piece *open)
{
    const cparent__markup *m = &s->markup;
    still here = { s->sink, 0 };
    const cparent__sink behind = { still_put, NULL, still_part, NULL, &here };
    size_t start, end, role, role_end;
    cparent_status status;

    if (!cparent__markup_attribute(m, open, "name", &start, &end) ||
        start == end)
        return CPARENT_OK;
    say(s, CPARENT__BREAK_GAP, "Present: ", start);
    status = cparent__scan_escaped(m->text + start, end - start, s->utf8,
                                   start, s->sink, s->err);
    if (status != CPARENT_OK ||
        !cparent__markup_attribute(m, open, "roledescription", &role,
                                   &role_end) ||
        role == role_end)
        return status;
    here.at = end;
    say(s, CPARENT__BREAK_NONE, " (", end);
    status = cparent__scan_escaped(m->text + role, role_end - role, s->utf8,
                                   role, role > end ? s->sink : &behind,
                                   s->err);
    say(s, CPARENT__BREAK_NONE, ")", end);
    return status;
}

/* Those who were there, as an item of its own behind all others: in the
 * service's answers they stand now before the items and now behind them. */
static cparent_status
put_attendees(scan *s)
{
    cparent__markup_piece piece;
    cparent__markup_kind kind;
    cparent_status status = CPARENT_OK;
    bool begun = false;

    cparent__markup_begin(&s->markup, s->markup.text, s->markup.size);
    while (status == CPARENT_OK &&
           (kind = cparent__markup_next(&s->markup, &piece)) !=
               CPARENT__MARKUP_END) {
        if (kind != CPARENT__MARKUP_OPEN || !is_present(&s->markup, &piece))
            continue;
        if (!begun) {
            say(s, CPARENT__BREAK_HEADING, "Attendance", piece.start);
            say(s, CPARENT__BREAK_GAP, "Minutes:", piece.start);
        }
        begun = true;
        status = put_attendee(s, &piece);
    }
    return status;
}

/* ------------------------------------------------------------- the whole */

static cparent_status
put_element(scan *s, const cparent__markup_piece *open)
{
    const cparent__markup *m = &s->markup;

    if (cparent__markup_is(m, open, "meetingdate")) {
        put_day(s, open);
    } else if (cparent__markup_is(m, open, "committeetitle")) {
        s->sink->part(s->sink->user, CPARENT__BREAK_GAP, open->end);
        return put_content(s, open);
    } else if (cparent__markup_is(m, open, "agendaitemtitle")) {
        s->sink->part(s->sink->user, CPARENT__BREAK_HEADING, open->end);
        return put_content(s, open);
    } else if (cparent__markup_is(m, open, "decisionnonemptyhtmlbody")) {
        return put_body(s, open, "Decision:");
    } else if (cparent__markup_is(m, open, "minutesnonemptyhtmlbody")) {
        return put_body(s, open, "Minutes:");
    }
    return CPARENT_OK;
}

cparent_status
cparent__scan_xml(const char *bytes, size_t size, bool utf8,
                  const cparent__sink *sink, cparent_error *err)
{
    scan s = { 0 };
    cparent__markup_piece piece;
    cparent__markup_kind kind;
    cparent_status status = CPARENT_OK;

    cparent__markup_begin(&s.markup, bytes, size);
    s.utf8 = utf8;
    s.sink = sink;
    s.err = err;
    while (status == CPARENT_OK &&
           (kind = cparent__markup_next(&s.markup, &piece)) !=
               CPARENT__MARKUP_END)
        if (kind == CPARENT__MARKUP_OPEN)
            status = put_element(&s, &piece);
    return status == CPARENT_OK ? put_attendees(&s) : status;
}
