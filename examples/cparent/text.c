/* SPDX-License-Identifier: Apache-2.0 */
#include "tool.h"

#include <stdlib.h>
#include <string.h>

/* Reads one code point; a byte that is no UTF-8 counts as one of its own,
 * in the range that no text uses. */
size_t
text_next(const char *text, uint32_t *point_out)
{
    const unsigned char *p = (const unsigned char *)text;
    size_t length = p[0] < 0x80   ? 1
                    : p[0] < 0xc2 ? 0
                    : p[0] < 0xe0 ? 2
                    : p[0] < 0xf0 ? 3
                    : p[0] < 0xf5 ? 4
                                  : 0;
    uint32_t point;

    if (length == 1) {
        *point_out = p[0];
        return 1;
    }
    point = length == 0 ? 0 : p[0] & (0xffu >> (length + 1));
    for (size_t i = 1; i < length; i++) {
        if ((p[i] & 0xc0) != 0x80) {
            length = 0;
            break;
        }
        point = point << 6 | (p[i] & 0x3fu);
    }
    if (length == 0) {
        *point_out = 0xdc00u + p[0];
        return 1;
    }
    *point_out = point;
    return length;
}

typedef struct range {
    uint32_t first;
    uint32_t last;
} range;

static bool
within(const range *ranges, size_t count, uint32_t point)
{
    for (size_t i = 0; i < count; i++)
        if (point >= ranges[i].first && point <= ranges[i].last)
            return true;
    return false;
}

/* What a terminal draws over the character before, and in two cells. */
static const range no_cells[] = {
    { 0x0300, 0x036f }, { 0x0483, 0x0489 }, { 0x0591, 0x05bd },
    { 0x0610, 0x061a }, { 0x064b, 0x065f }, { 0x0e31, 0x0e31 },
    { 0x0e34, 0x0e3a }, { 0x1ab0, 0x1aff }, { 0x1dc0, 0x1dff },
    { 0x200b, 0x200d }, { 0x20d0, 0x20ff }, { 0xfe00, 0xfe0f },
    { 0xfe20, 0xfe2f }, { 0xfeff, 0xfeff }, { 0xe0100, 0xe01ef }
};
static const range two_cells[] = {
    { 0x1100, 0x115f }, { 0x2e80, 0x303e }, { 0x3041, 0x33ff },
    { 0x3400, 0x4dbf }, { 0x4e00, 0x9fff }, { 0xa000, 0xa4cf },
    { 0xac00, 0xd7a3 }, { 0xf900, 0xfaff }, { 0xfe30, 0xfe6f },
    { 0xff00, 0xff60 }, { 0xffe0, 0xffe6 }, { 0x1f300, 0x1f64f },
    { 0x1f900, 0x1f9ff }, { 0x20000, 0x3fffd }
};
/* Controls, marks that turn the direction of writing, bytes that are no
 * UTF-8: all of them can make a terminal show what is not there. */
static const range unsafe[] = {
    { 0x0000, 0x001f }, { 0x007f, 0x009f }, { 0x061c, 0x061c },
    { 0x200e, 0x200f }, { 0x2028, 0x202e }, { 0x2066, 0x2069 },
    { 0xd800, 0xdfff }
};
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

bool
text_unsafe(uint32_t point)
{
    return within(unsafe, COUNT(unsafe), point);
}

static size_t
escape(char out[16], uint32_t point)
{
    int length;

    if (point == '\n' || point == '\t')
        length = snprintf(out, 16, "%s", point == '\n' ? "\\n" : "\\t");
    else if (point >= 0xdc00 && point <= 0xdfff)
        length = snprintf(out, 16, "\\x%02x", (unsigned)(point - 0xdc00));
    else if (point < 0x100)
        length = snprintf(out, 16, "\\x%02x", (unsigned)point);
    else
        length = snprintf(out, 16, "\\u{%04x}", (unsigned)point);
    return length < 0 ? 0 : (size_t)length;
}

size_t
text_cells(const char *text)
{
    size_t cells = 0;
    char out[16];

    while (*text != '\0') {
        uint32_t point;

        text += text_next(text, &point);
        if (text_unsafe(point))
            cells += escape(out, point);
        else if (within(two_cells, COUNT(two_cells), point))
            cells += 2;
        else if (!within(no_cells, COUNT(no_cells), point))
            cells += 1;
    }
    return cells;
}

void
text_safe_bytes(FILE *out, const char *text, size_t length)
{
    const char *end = text + length;
    char escaped[16];

    while (text < end && *text != '\0') {
        uint32_t point;
        size_t used = text_next(text, &point);

        if (text_unsafe(point)) {
            escape(escaped, point);
            fputs(escaped, out);
        } else {
            fwrite(text, 1, used, out);
        }
        text += used;
    }
}

void
text_safe(FILE *out, const char *text)
{
    text_safe_bytes(out, text, strlen(text));
}

void
json_text(FILE *out, const char *text)
{
    if (text == NULL) {
        fputs("null", out);
        return;
    }
    putc('"', out);
    while (*text != '\0') {
        uint32_t point;
        size_t used = text_next(text, &point);

        if (point == '"' || point == '\\')
            fprintf(out, "\\%c", (int)point);
        else if (point >= 0xdc00 && point <= 0xdfff)
            fputs("\\ufffd", out);
        else if (text_unsafe(point))
            fprintf(out, "\\u%04x", (unsigned)point);
        else
            fwrite(text, 1, used, out);
        text += used;
    }
    putc('"', out);
}

void
csv_text(FILE *out, const char *text)
{
    if (strpbrk(text, ",\"\r\n") == NULL) {
        fputs(text, out);
        return;
    }
    putc('"', out);
    for (; *text != '\0'; text++) {
        if (*text == '"')
            putc('"', out);
        putc(*text, out);
    }
    putc('"', out);
}

static int
lower(char c)
{
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

static bool
starts(const char *text, const char *prefix)
{
    while (*prefix != '\0' && lower(*text) == lower(*prefix)) {
        text++;
        prefix++;
    }
    return *prefix == '\0';
}

bool
text_equal(const char *a, const char *b)
{
    return strlen(a) == strlen(b) && starts(a, b);
}

/* Codes are one word: "cla" is not found in "cla_31_march". */
static bool
in_word(char c)
{
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') ||
           c == '_' || c == '-' || (unsigned char)c >= 0x80;
}

bool
text_has_words(const char *text, const char *words)
{
    size_t length = strlen(words);

    if (length == 0)
        return *text == '\0';
    for (const char *p = text; *p != '\0'; p++)
        if (starts(p, words) && (p == text || !in_word(p[-1])) &&
            !in_word(p[length]))
            return true;
    return false;
}

char *
text_copy(const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = malloc(size);

    if (copy != NULL)
        memcpy(copy, text, size);
    return copy;
}
