/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/form-internal.h"

#include <string.h>

/*
 * Text as copied from a page, tables flattened to pipes, and Markdown: the
 * forms that go line by line.
 */
typedef struct scan {
    const char *bytes;
    size_t size;
    bool utf8;
    bool marked; /* Markdown */
    const cparent__sink *sink;
} scan;

static size_t
put_one(const scan *s, size_t at)
{
    size_t used;
    const int32_t c =
        cparent__character(s->bytes, s->size, s->utf8, at, &used);

    s->sink->put(s->sink->user, c, at, at + used);
    return at + used;
}

/* As many plain characters as there are before `end`. */
static size_t
put_plain(const scan *s, size_t at, size_t end)
{
    const size_t count = cparent__plain_run(s->bytes, at, end);

    cparent__sink_copy(s->sink, s->bytes, at, count);
    return at + count;
}

static void
put_blank(const scan *s, size_t at)
{
    s->sink->part(s->sink->user, CPARENT__BREAK_BLANK, at);
}

/* -------------------------------------------------------------- Markdown */

/* One past a link's address, "](…)", or `at`. */
static size_t
skip_address(const scan *s, size_t at, size_t end)
{
    const char *close;

    if (at + 1 >= end || s->bytes[at] != ']' || s->bytes[at + 1] != '(')
        return at;
    close = memchr(s->bytes + at, ')', end - at);
    return close != NULL ? (size_t)(close - s->bytes) + 1 : at;
}

/* Is there anything for this bracket to close behind it on the line? */
static bool
begins_link(const scan *s, size_t at, size_t end)
{
    const char *close = memchr(s->bytes + at, ']', end - at);

    return close != NULL && close + 1 < s->bytes + end && close[1] == '(';
}

static bool
is_emphasis(const scan *s, size_t at, size_t end)
{
    const char c = s->bytes[at];
    const bool before = at > 0 && !cparent__is_space(
                                      (unsigned char)s->bytes[at - 1]);
    const bool behind = at + 1 < end && !cparent__is_space(
                                            (unsigned char)s->bytes[at + 1]);

    if (c == '*')
        return before || behind;
    /* "first_name" is a word. */
    return c == '_' && before != behind;
}

/* Where the next byte stands that may be a mark. */
static size_t
next_mark(const scan *s, size_t at, size_t end)
{
    while (at < end && strchr("\\][`*_", s->bytes[at]) == NULL)
        at++;
    return at;
}

/* The bytes of a marked line without their marks.  `links` counts how many
 * brackets a line may ask about, so that a line of brackets stays cheap. */
static void
put_marked(const scan *s, size_t at, size_t end)
{
    int links = 128;

    while (at < end) {
        const char c = s->bytes[at];

        if (c == '\\' && at + 1 < end &&
            strchr("\\`*_{}[]()#+-.!|>", s->bytes[at + 1]) != NULL) {
            at = put_one(s, at + 1);
        } else if (c == ']' && links-- > 0 &&
                   skip_address(s, at, end) > at) {
            at = skip_address(s, at, end);
        } else if (c == '[' && links-- > 0 && begins_link(s, at, end)) {
            at++;
        } else if (c == '`' || is_emphasis(s, at, end)) {
            at++;
        } else {
            const size_t mark = next_mark(s, at + 1, end);

            while (at < mark) {
                at = put_plain(s, at, mark);
                if (at < mark)
                    at = put_one(s, at);
            }
        }
    }
}

static void
put_span(const scan *s, size_t at, size_t end)
{
    if (s->marked) {
        put_marked(s, at, end);
        return;
    }
    while (at < end) {
        at = put_plain(s, at, end);
        if (at < end)
            at = put_one(s, at);
    }
}

/* A heading's marks, a quotation's: where the words begin. */
static size_t
line_start(const scan *s, size_t at, size_t end)
{
    size_t from = at;

    while (from < end && (s->bytes[from] == '>' || s->bytes[from] == ' '))
        from++;
    if (from > at && memchr(s->bytes + at, '>', from - at) == NULL)
        from = at;
    at = from;
    while (from < end && from - at < 7 && s->bytes[from] == '#')
        from++;
    if (from > at && from < end && s->bytes[from] == ' ') {
        s->sink->part(s->sink->user, CPARENT__BREAK_HEADING, at);
        return from + 1;
    }
    return at;
}

/* ----------------------------------------------------------------- pipes */

/* "| 7. | Title |": a line that begins with a pipe, or has two. */
static bool
is_row(const scan *s, size_t at, size_t end)
{
    const char *first;

    while (at < end && s->bytes[at] == ' ')
        at++;
    first = memchr(s->bytes + at, '|', end - at);
    if (first == NULL)
        return false;
    if (first == s->bytes + at)
        return true;
    first++;
    return memchr(first, '|', (size_t)(s->bytes + end - first)) != NULL;
}

/* "---", ":--:", blanks: it draws the table. */
static bool
is_rule(const scan *s, size_t at, size_t end)
{
    for (; at < end; at++)
        if (strchr("-:= \t", s->bytes[at]) == NULL)
            return false;
    return true;
}

/* "7." stands beside what it numbers. */
static bool
is_label(const scan *s, size_t at, size_t end)
{
    size_t digits = 0;

    while (at < end && s->bytes[at] == ' ')
        at++;
    while (end > at && s->bytes[end - 1] == ' ')
        end--;
    if (end - at > 8)
        return false;
    for (; at < end; at++) {
        if (strchr("./()", s->bytes[at]) == NULL &&
            !cparent__is_digit((unsigned char)s->bytes[at]))
            return false;
        digits += cparent__is_digit((unsigned char)s->bytes[at]);
    }
    return digits > 0;
}

static void
put_row(const scan *s, size_t at, size_t end)
{
    bool numbered = false;
    bool first = true;

    while (at < end) {
        const char *pipe = memchr(s->bytes + at, '|', end - at);
        const size_t to = pipe != NULL ? (size_t)(pipe - s->bytes) : end;

        if (!is_rule(s, at, to)) {
            if (numbered)
                put_blank(s, at);
            else
                s->sink->part(s->sink->user, CPARENT__BREAK_GAP, at);
            numbered = first && is_label(s, at, to);
            put_span(s, at, to);
            first = false;
        }
        at = to + 1;
    }
    s->sink->part(s->sink->user, CPARENT__BREAK_GAP, end);
}

/* ----------------------------------------------------------------- lines */

static void
scan_lines(const scan *s)
{
    size_t at = 0;

    while (at < s->size) {
        const char *newline;
        size_t next, end;

        if (s->bytes[at] == '\n') { /* many lines are empty */
            s->sink->put(s->sink->user, '\n', at, at + 1);
            at++;
            continue;
        }
        newline = memchr(s->bytes + at, '\n', s->size - at);
        next = newline != NULL ? (size_t)(newline - s->bytes) : s->size;
        end = next;
        if (end > at && end < s->size && s->bytes[end - 1] == '\r')
            end--;
        if (is_row(s, at, end)) {
            put_row(s, at, end);
        } else {
            if (s->marked)
                at = line_start(s, at, end);
            put_span(s, at, end);
        }
        if (next < s->size)
            s->sink->put(s->sink->user, '\n', next, next + 1);
        at = next + 1;
    }
}

void
cparent__scan_text(const char *bytes, size_t size, bool utf8,
                   const cparent__sink *sink)
{
    const scan s = { bytes, size, utf8, false, sink };

    scan_lines(&s);
}

void
cparent__scan_markdown(const char *bytes, size_t size, bool utf8,
                       const cparent__sink *sink)
{
    const scan s = { bytes, size, utf8, true, sink };

    scan_lines(&s);
}
