/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_TEXT_INTERNAL_H
#define CPARENT_TEXT_INTERNAL_H

#include <cparent/date.h>

/*
 * A text that grows up to a bound.  Appending never has to be checked one
 * call at a time: the first failure (memory, or the bound) sticks, later
 * appends do nothing, and cparent__text_status says what happened.  Always
 * ended by NUL.  Zero-initialise with CPARENT__TEXT_INIT(max bytes).
 */
typedef struct cparent__text {
    char *data; /* NULL until something is appended */
    size_t length;
    size_t capacity;
    size_t limit;
    cparent_status failed;
} cparent__text;

#define CPARENT__TEXT_INIT(limit) { NULL, 0, 0, (limit), CPARENT_OK }
#define CPARENT__TEXT_MEDIUM ((size_t)1 << 20)
#define CPARENT__TEXT_LARGE ((size_t)1 << 28)

/* Room for so many bytes at once, where it is known that they will come:
 * growing a large text leaves its smaller copies behind in memory. */
void
cparent__text_reserve(cparent__text *text, size_t bytes);

void
cparent__text_append(cparent__text *text, const char *bytes, size_t length);

void
cparent__text_add(cparent__text *text, const char *string);

void
cparent__text_char(cparent__text *text, char character);

/* %s %d %zu %lld and the like; no floating point, which a locale bends. */
void
cparent__text_addf(cparent__text *text, const char *format, ...)
    CPARENT_PRINTF(2, 3);

/* A name as an id: "Wynmere Borough Council" becomes
 * "wynmere-borough-council". */
void
cparent__text_slug(cparent__text *text, const char *name);

/* Never NULL. */
const char *
cparent__text_string(const cparent__text *text);

/* OK, or the first failure, recorded in `err`. */
cparent_status
cparent__text_status(const cparent__text *text, cparent_error *err);

/* Hands the bytes to the caller, who frees them with cparent__free; the
 * text is empty again.  NULL after a failure. */
char *
cparent__text_take(cparent__text *text);

/* Empties it and keeps its memory. */
void
cparent__text_clear(cparent__text *text);

void
cparent__text_free(cparent__text *text);

/* ASCII only, whatever the locale. */
static inline bool
cparent__is_digit(int c)
{
    return c >= '0' && c <= '9';
}

static inline bool
cparent__is_upper(int c)
{
    return c >= 'A' && c <= 'Z';
}

static inline bool
cparent__is_alpha(int c)
{
    return cparent__is_upper(c) || (c >= 'a' && c <= 'z');
}

/* Blank, tab, CR, LF, FF, VT. */
static inline bool
cparent__is_space(int c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline int
cparent__lower(int c)
{
    return cparent__is_upper(c) ? c - 'A' + 'a' : c;
}

/* ASCII case folded. */
bool
cparent__equal_fold(const char *a, const char *b);

/* True when both have these letters, ASCII case folded. */
bool
cparent__equal_bytes_fold(const char *a, const char *b, size_t length);

/* The code point of a byte of Windows-1252; the unused places read as
 * themselves. */
int32_t
cparent__windows_1252(unsigned char byte);

/* The byte of Windows-1252 that a code point has, or -1. */
int
cparent__windows_1252_byte(int32_t code_point);

/* UTF-8: the code point at `bytes`, its length in *used; -1 when the bytes
 * are not UTF-8 (overlong, surrogate, cut off), *used then 1. */
int32_t
cparent__utf8_decode(const char *bytes, size_t length, size_t *used);

/* Writes 1 to 4 bytes; returns how many.  What is no code point becomes
 * U+FFFD: the result is always UTF-8. */
size_t
cparent__utf8_encode(int32_t code_point, char bytes[4]);

/* The offset of the first byte that is not UTF-8, or `length`. */
size_t
cparent__utf8_check(const char *bytes, size_t length);

#endif
