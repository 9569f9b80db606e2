/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/form-internal.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/bytes-internal.h"
#include "core/error-internal.h"
#include "format/xml-internal.h"

/* A gigabyte of text leaves room for its folded form in 32 bits. */
#define MOST_BYTES (UINT32_MAX / 4)

static bool
is_bullet(int32_t c)
{
    /* Dots and squares, then stars, arrows and hearts. */
    static const int32_t bullets[] = { 0xb7,   0x2022, 0x2023, 0x2219, 0x25a0,
                                       0x25aa, 0x25cf, 0x25e6, 0xf0a7, 0xf0b7,
                                       0x2605, 0x2606, 0x2726, 0x2730, 0x25ba,
                                       0x25b8, 0x27a2, 0x27a4, 0x2665, 0x2764,
                                       0 };
    int i;

    for (i = 0; bullets[i] != 0; i++)
        if (bullets[i] == c)
            return true;
    return false;
}

static int
fold_mark(int32_t c)
{
    if (c == 0x2018 || c == 0x2019 || c == 0x201b || c == 0x2bc ||
        c == 0xb4 || c == '`')
        return '\'';
    if ((c >= 0x201c && c <= 0x201f) || c == 0xab || c == 0xbb)
        return '"';
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212)
        return '-';
    if (c == 0xa3)
        return CPARENT__POUND;
    if (c == 0x85 || c == 0x2028 || c == 0x2029)
        return '\n';
    return 0;
}

/* ---------------------------------------------------------------- folding */

/* A page of more is none that a meeting made, and not worth its memory. */
enum { MOST_PARTS = 1 << 21 };

typedef struct folding {
    cparent__decoded *decoded;
    cparent_status failed;
    uint32_t parts; /* where the form parted one piece from the next */
} folding;

/* Room for `more` bytes and a NUL. */
static bool
make_room(folding *f, size_t more)
{
    cparent__decoded *decoded = f->decoded;
    size_t room = decoded->room;
    char *text;

    if (f->failed != CPARENT_OK)
        return false;
    if (decoded->size + more < room)
        return true;
    room += room / 2 + more + 64;
    text = room > MOST_BYTES * 3 ? NULL
                                 : cparent__realloc(decoded->text, room);
    if (text == NULL) {
        f->failed = CPARENT_E_NOMEM;
        return false;
    }
    decoded->text = text;
    decoded->room = room;
    return true;
}

static void
append(folding *f, const char *bytes, size_t made, size_t in, size_t took)
{
    cparent__decoded *decoded = f->decoded;

    if (made == 0 || !make_room(f, made))
        return;
    if (!cparent__map_add(&decoded->map, made, in, took)) {
        f->failed = CPARENT_E_NOMEM;
        return;
    }
    memcpy(decoded->text + decoded->size, bytes, made);
    decoded->size += (uint32_t)made;
}

static void
fold_copy(void *user, const char *bytes, size_t count, size_t start)
{
    folding *f = user;
    cparent__decoded *decoded = f->decoded;

    if (!make_room(f, count))
        return;
    if (!cparent__map_copy(&decoded->map, start, count)) {
        f->failed = CPARENT_E_NOMEM;
        return;
    }
    memcpy(decoded->text + decoded->size, bytes, count);
    decoded->size += (uint32_t)count;
}

static void
fold_put(void *user, int32_t c, size_t start, size_t end)
{
    char out[4];
    int mark;

    if (c >= 0x20 && c < 0x7f && c != '`') {
        out[0] = (char)c;
        append(user, out, 1, start, end - start);
        return;
    }
    if (cparent__is_unseen(c))
        return;
    mark = fold_mark(c);
    if (c == '\r')
        out[0] = '\n';
    else if (cparent__is_blank(c) || (c < 0x20 && c != '\n') || c == 0x7f)
        out[0] = ' ';
    else if (is_bullet(c))
        out[0] = CPARENT__BULLET;
    else if (mark != 0)
        out[0] = (char)mark;
    else {
        append(user, out, cparent__utf8_encode(c, out), start, end - start);
        return;
    }
    append(user, out, 1, start, end - start);
}

static void
fold_part(void *user, cparent__break kind, size_t at)
{
    static const char heading[] = { '\n', '\n', CPARENT__HEADING, '\0' };
    static const char bullet[] = { '\n', CPARENT__BULLET, ' ', '\0' };
    static const char *const marks[] = { "", " ", "\n", "\n\n", bullet,
                                         heading };
    folding *f = user;
    cparent__decoded *decoded = f->decoded;

    if (kind > CPARENT__BREAK_BLANK && ++f->parts > MOST_PARTS)
        f->failed = CPARENT_E_LIMIT;
    if (kind == CPARENT__BREAK_HEADING && decoded->turn == 0 &&
        at < decoded->map.last.in)
        decoded->turn = decoded->size;
    append(user, marks[kind], strlen(marks[kind]), at, 0);
}

static void
fold_held(void *user, cparent_date day)
{
    folding *f = user;

    if (!cparent_date_is_set(f->decoded->held))
        f->decoded->held = day;
}

static cparent_status
scan(const cparent__decoded *decoded, const char *bytes, size_t size,
     const cparent__sink *sink, cparent_error *err)
{
    switch (decoded->form) {
    case CPARENT__FORM_HTML:
        cparent__scan_html(bytes, size, decoded->utf8, sink);
        return CPARENT_OK;
    case CPARENT__FORM_MARKDOWN:
        cparent__scan_markdown(bytes, size, decoded->utf8, sink);
        return CPARENT_OK;
    case CPARENT__FORM_XML:
        return cparent__scan_xml(bytes, size, decoded->utf8, sink, err);
    default:
        cparent__scan_text(bytes, size, decoded->utf8, sink);
        return CPARENT_OK;
    }
}

/* What a file's bytes are. */
static void
look(cparent__decoded *decoded, const char *raw, size_t size)
{
    decoded->raw = raw;
    decoded->raw_size = size;
    decoded->utf8 = cparent__utf8_check(raw, size) == size;
    decoded->form = cparent__form_of(raw, size);
}

cparent_status
cparent__scan(const char *bytes, size_t size, const cparent__sink *sink,
              cparent_error *err)
{
    cparent__decoded decoded = { 0 };

    look(&decoded, bytes, size);
    return scan(&decoded, bytes, size, sink, err);
}

static cparent_status
fold(cparent__decoded *decoded, cparent_error *err)
{
    folding f = { decoded, CPARENT_OK, 0 };
    const cparent__sink sink = { fold_put, fold_copy, fold_part, fold_held,
                                 &f };
    cparent_status status;

    /* Most texts are no longer folded than they were. */
    decoded->room = decoded->raw_size + 16;
    decoded->text = cparent__malloc(decoded->room);
    if (decoded->text == NULL)
        return cparent__nomem(err);
    status = scan(decoded, decoded->raw, decoded->raw_size, &sink, err);
    if (status == CPARENT_OK && f.failed == CPARENT_E_LIMIT)
        status = cparent__fail(err, CPARENT_E_LIMIT,
                               "there are more than %d paragraphs, items "
                               "and cells in one text", (int)MOST_PARTS);
    else if (status == CPARENT_OK && f.failed != CPARENT_OK)
        status = cparent__nomem(err);
    decoded->text[decoded->size] = '\0';
    if (decoded->turn == 0)
        decoded->turn = decoded->size;
    if (status == CPARENT_OK && decoded->form == CPARENT__FORM_XML &&
        decoded->size == 0)
        return cparent__hint(
            err,
            cparent__fail(err, CPARENT_E_PARSE,
                          "this XML is no meeting of ModernGov's web "
                          "service"),
            "its answer to GetMeeting is read");
    return status;
}

/* ----------------------------------------------------------------- doors */

/* Text in UTF-16 has its mark in front or, where that is gone, a NUL in
 * each of its first characters. */
static bool
is_utf16(const char *raw, size_t size)
{
    const size_t look = size < 16 ? size : 16;
    size_t nuls[2] = { 0, 0 };
    size_t at;

    if (size >= 2 && (memcmp(raw, "\xff\xfe", 2) == 0 ||
                      memcmp(raw, "\xfe\xff", 2) == 0))
        return true;
    for (at = 0; at < look; at++)
        nuls[at % 2] += raw[at] == '\0';
    return look == 16 && (nuls[0] == 0 || nuls[1] == 0) &&
           nuls[0] + nuls[1] >= 6;
}

static cparent_status
refuse_binary(const char *raw, size_t size, const char *source,
              cparent_error *err)
{
    const bool utf16 = is_utf16(raw, size);
    const char *nul = size > 0 ? memchr(raw, 0, size) : NULL;
    cparent_status status;

    if (utf16)
        nul = raw;
    if (nul == NULL)
        return CPARENT_OK;
    status = cparent__fail_at(err, CPARENT_E_PARSE, source, 0, 0, NULL, "%s",
                              utf16 ? "this is a text in UTF-16"
                                    : "this is not a text in UTF-8 or "
                                      "Windows-1252");
    if (err != NULL)
        err->offset = (int64_t)(nul - raw);
    return cparent__hint(err, status, "save it as plain text (UTF-8)");
}

cparent_status
cparent__decode(const char *raw, size_t size, const char *source,
                cparent__decoded *decoded_out, cparent_error *err)
{
    cparent__decoded decoded = { 0 };
    cparent_status status = refuse_binary(raw, size, source, err);

    if (status != CPARENT_OK)
        return status;
    if (size > MOST_BYTES)
        return cparent__fail_at(err, CPARENT_E_LIMIT, source, 0, 0, NULL,
                                "the text is longer than a gigabyte");
    look(&decoded, raw, size);
    if (decoded.form == CPARENT__FORM_XML)
        status = cparent__xml_check(raw, size, source, err);
    if (status == CPARENT_OK)
        status = fold(&decoded, err);
    if (status != CPARENT_OK) {
        cparent__decoded_free(&decoded);
        return status;
    }
    *decoded_out = decoded;
    return CPARENT_OK;
}

void
cparent__decoded_free(cparent__decoded *decoded)
{
    cparent__free(decoded->text);
    decoded->text = NULL;
    cparent__map_free(&decoded->map);
}

void
cparent__decoded_raw(const cparent__decoded *decoded, cparent__span span,
                     size_t *start_out, size_t *end_out)
{
    cparent__map_place place = { 0 };
    size_t unused;

    cparent__map_look(&decoded->map, &place, span.start, start_out,
                      end_out);
    *end_out = *start_out;
    if (span.end > span.start)
        cparent__map_look(&decoded->map, &place, span.end - 1, &unused,
                          end_out);
}

/* A form feed or a vertical tab: layout, as for folding. */
static bool
is_control(char c)
{
    const unsigned char byte = (unsigned char)c;

    return byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t';
}

/* UTF-8, control characters as blanks. */
static void
append_shown(const char *bytes, size_t size, cparent__text *text)
{
    size_t from, to;

    for (from = 0; from < size; from = to + 1) {
        to = from + cparent__plain_run(bytes, from, size);
        while (to < size && !is_control(bytes[to]))
            to += 1 + cparent__plain_run(bytes, to + 1, size);
        cparent__text_append(text, bytes + from, to - from);
        if (to < size)
            cparent__text_char(text, ' ');
    }
}

void
cparent__decoded_quote(const cparent__decoded *decoded, size_t start,
                       size_t end, cparent__text *text)
{
    char bytes[4];

    if (decoded->utf8) {
        append_shown(decoded->raw + start, end - start, text);
        return;
    }
    for (; start < end; start++)
        append_shown(
            bytes,
            cparent__utf8_encode(
                cparent__windows_1252((unsigned char)decoded->raw[start]),
                bytes),
            text);
}

/* ------------------------------------------------------- as a person reads */

typedef struct reading_out {
    cparent__text *text;
    bool blank;
    bool begun;
} reading_out;

static void
plain_put(void *user, int32_t c, size_t start, size_t end)
{
    reading_out *out = user;
    char bytes[4];

    (void)start;
    (void)end;
    if (cparent__is_unseen(c))
        return;
    if (c <= ' ' || cparent__is_blank(c)) {
        out->blank = true;
        return;
    }
    if (out->blank && out->begun)
        cparent__text_char(out->text, ' ');
    out->blank = false;
    out->begun = true;
    cparent__text_append(out->text, bytes, cparent__utf8_encode(c, bytes));
}

/* Where the words that begin at `from` end: no blank among them follows
 * another. */
static size_t
words_end(const char *bytes, size_t from, size_t count)
{
    while (count - from > sizeof(uint64_t)) {
        const uint64_t blanks =
            cparent__eight_are(cparent__eight(bytes + from), ' ');

        if ((blanks & blanks >> 8) != 0)
            break;
        from += sizeof(uint64_t);
        from -= bytes[from - 1] == ' '; /* another may follow it */
    }
    while (from < count &&
           (bytes[from] != ' ' ||
            (from + 1 < count && bytes[from + 1] != ' ')))
        from++;
    return from;
}

static void
plain_copy(void *user, const char *bytes, size_t count, size_t start)
{
    reading_out *out = user;
    size_t at = 0, end;

    (void)start;
    while (at < count) {
        if (bytes[at] == ' ') {
            out->blank = true;
            at++;
            continue;
        }
        if (out->blank && out->begun)
            cparent__text_char(out->text, ' ');
        end = words_end(bytes, at, count);
        cparent__text_append(out->text, bytes + at, end - at);
        out->blank = false;
        out->begun = true;
        at = end;
    }
}

static void
plain_part(void *user, cparent__break kind, size_t at)
{
    reading_out *out = user;

    (void)kind;
    (void)at;
    out->blank = true;
}

void
cparent__decoded_plain(const cparent__decoded *decoded, size_t start,
                       size_t end, cparent__text *text)
{
    reading_out out = { text, false, false };
    const cparent__sink sink = { plain_put, plain_copy, plain_part, NULL,
                                 &out };
    cparent_error err = CPARENT_ERROR_INIT;
    const char *bytes = decoded->raw + start;
    cparent_status status = CPARENT_OK;

    if (decoded->form == CPARENT__FORM_XML)
        status = cparent__scan_escaped(bytes, end - start, decoded->utf8, 0,
                                       &sink, &err);
    else
        status = scan(decoded, bytes, end - start, &sink, &err);
    if (status != CPARENT_OK)
        text->failed = status;
}

void
cparent__decoded_folded(const cparent__decoded *decoded, cparent__span span,
                        cparent__text *text)
{
    reading_out out = { text, false, false };
    uint32_t at, end;

    for (at = span.start; at < span.end; at = end + 1) {
        for (end = at; end < span.end && !is_control(decoded->text[end]) &&
                       decoded->text[end] != '\n';)
            end++;
        plain_copy(&out, decoded->text + at, end - at, at);
        if (end < span.end && decoded->text[end] == CPARENT__POUND)
            plain_put(&out, 0xa3, end, end);
        else
            out.blank = true;
    }
}
