/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/decode-internal.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"

/* A mark every so many folded bytes: looking a place up costs no more
 * steps than this, and ten megabytes need few marks. */
#define MARK_EVERY 256u

/* Windows-1252, 0x80 to 0x9f; the five unused places read as themselves. */
static const uint16_t windows_1252[32] = {
    0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
    0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d,   0x017d, 0x8f,
    0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
    0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178
};

static int32_t
code_point(const cparent__decoded *decoded, size_t at, size_t *used)
{
    const unsigned char byte = (unsigned char)decoded->raw[at];
    int32_t found;

    *used = 1;
    if (byte < 0x80)
        return byte;
    if (!decoded->utf8)
        return byte < 0xa0 ? windows_1252[byte - 0x80] : byte;
    found = cparent__utf8_decode(decoded->raw + at, decoded->raw_size - at,
                                 used);
    return found < 0 ? ' ' : found;
}

static bool
is_blank(int32_t c)
{
    return c == 0xa0 || (c >= 0x2000 && c <= 0x200a) || c == 0x202f ||
           c == 0x205f || c == 0x3000 || c == '\t';
}

static bool
is_unseen(int32_t c)
{
    return c == 0xad || (c >= 0x200b && c <= 0x200f) || c == 0x2060 ||
           c == 0xfeff;
}

static bool
is_bullet(int32_t c)
{
    return c == 0xb7 || c == 0x2022 || c == 0x2023 || c == 0x25aa ||
           c == 0x25cf || c == 0x25e6 || c == 0x25a0 || c == 0xf0b7 ||
           c == 0xf0a7 || c == 0x2219;
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

/* One step through the raw bytes: how many were read, and the zero to four
 * folded bytes that they give. */
static size_t
step(const cparent__decoded *decoded, size_t at, char out[4], size_t *used)
{
    const int32_t c = code_point(decoded, at, used);
    int mark;

    if (c == '\r') {
        if (at + 1 < decoded->raw_size && decoded->raw[at + 1] == '\n')
            return 0;
        out[0] = '\n';
        return 1;
    }
    if (is_unseen(c))
        return 0;
    if (is_blank(c) || (c < 0x20 && c != '\n') || c == 0x7f) {
        out[0] = ' ';
        return 1;
    }
    if (is_bullet(c)) {
        out[0] = CPARENT__BULLET;
        return 1;
    }
    mark = fold_mark(c);
    if (mark != 0) {
        out[0] = (char)mark;
        return 1;
    }
    return cparent__utf8_encode(c, out);
}

static cparent_status
refuse_binary(const char *raw, size_t size, const char *source,
              cparent_error *err)
{
    const char *nul = size > 0 ? memchr(raw, 0, size) : NULL;
    cparent_status status;

    if (size >= 2 && ((raw[0] == '\xff' && raw[1] == '\xfe') ||
                      (raw[0] == '\xfe' && raw[1] == '\xff')))
        nul = raw;
    if (nul == NULL)
        return CPARENT_OK;
    status = cparent__fail_at(err, CPARENT_E_PARSE, source, 0, 0, NULL,
                              "this is not a text in UTF-8 or "
                              "Windows-1252");
    if (err != NULL)
        err->offset = (int64_t)(nul - raw);
    return cparent__hint(err, status, "save it as plain text (UTF-8)");
}

static cparent_status
fold(cparent__decoded *decoded, cparent_error *err)
{
    size_t at = 0;
    size_t used;
    uint32_t size = 0;
    const size_t most = decoded->utf8 ? 1 : 3;

    /* A fold never makes UTF-8 longer; one byte of Windows-1252 can become
     * three. */
    decoded->text = cparent__malloc(decoded->raw_size * most + 4);
    decoded->marks = cparent__malloc(
        (decoded->raw_size * most / MARK_EVERY + 2) * sizeof(cparent__mark));
    if (decoded->text == NULL || decoded->marks == NULL)
        return cparent__nomem(err);
    while (at < decoded->raw_size) {
        if (size >= decoded->mark_count * MARK_EVERY) {
            decoded->marks[decoded->mark_count].folded = size;
            decoded->marks[decoded->mark_count++].raw = (uint32_t)at;
        }
        size += (uint32_t)step(decoded, at, decoded->text + size, &used);
        at += used;
    }
    decoded->text[size] = '\0';
    decoded->size = size;
    return CPARENT_OK;
}

cparent_status
cparent__decode(const char *raw, size_t size, const char *source,
                cparent__decoded *decoded_out, cparent_error *err)
{
    cparent__decoded decoded = { 0 };
    cparent_status status = refuse_binary(raw, size, source, err);

    if (status != CPARENT_OK)
        return status;
    if (size > UINT32_MAX / 4)
        return cparent__fail_at(err, CPARENT_E_LIMIT, source, 0, 0, NULL,
                                "the text is longer than a gigabyte");
    decoded.raw = raw;
    decoded.raw_size = size;
    decoded.utf8 = cparent__utf8_check(raw, size) == size;
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
    cparent__free(decoded->marks);
    decoded->text = NULL;
    decoded->marks = NULL;
}

/* The raw place of the step that made the folded byte `place`; with `past`,
 * the raw place after it. */
static size_t
raw_place(const cparent__decoded *decoded, uint32_t place, bool past)
{
    size_t index = place / MARK_EVERY;
    size_t at, used, made;
    uint32_t folded;
    char out[4];

    if (decoded->mark_count == 0)
        return 0;
    if (index >= decoded->mark_count)
        index = decoded->mark_count - 1;
    /* A mark can stand a few bytes after its round number. */
    while (index > 0 && decoded->marks[index].folded > place)
        index--;
    at = decoded->marks[index].raw;
    folded = decoded->marks[index].folded;
    while (at < decoded->raw_size) {
        made = step(decoded, at, out, &used);
        if (made > 0 && place < folded + made)
            return past ? at + used : at;
        folded += (uint32_t)made;
        at += used;
    }
    return decoded->raw_size;
}

void
cparent__decoded_raw(const cparent__decoded *decoded, cparent__span span,
                     size_t *start_out, size_t *end_out)
{
    *start_out = raw_place(decoded, span.start, false);
    *end_out = span.end > span.start
                   ? raw_place(decoded, span.end - 1, true)
                   : *start_out;
}

void
cparent__decoded_quote(const cparent__decoded *decoded, size_t start,
                       size_t end, cparent__text *text)
{
    char bytes[4];
    size_t used;

    if (decoded->utf8) {
        cparent__text_append(text, decoded->raw + start, end - start);
        return;
    }
    while (start < end) {
        const int32_t c = code_point(decoded, start, &used);

        cparent__text_append(text, bytes, cparent__utf8_encode(c, bytes));
        start += used;
    }
}

void
cparent__decoded_plain(const cparent__decoded *decoded, size_t start,
                       size_t end, cparent__text *text)
{
    char bytes[4];
    size_t used;
    bool blank = false;
    bool begun = false;

    while (start < end) {
        const int32_t c = code_point(decoded, start, &used);

        start += used;
        if (is_unseen(c))
            continue;
        if (c <= ' ' || is_blank(c)) {
            blank = true;
            continue;
        }
        if (blank && begun)
            cparent__text_char(text, ' ');
        blank = false;
        begun = true;
        cparent__text_append(text, bytes, cparent__utf8_encode(c, bytes));
    }
}
