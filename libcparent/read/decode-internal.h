/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_DECODE_INTERNAL_H
#define CPARENT_DECODE_INTERNAL_H

#include <cparent/error.h>

#include "core/text-internal.h"

/* Some bytes of a folded text: [start, end).  Both zero: none. */
typedef struct cparent__span {
    uint32_t start;
    uint32_t end;
} cparent__span;

/* What a bullet and a pound sign become in a folded text. */
#define CPARENT__BULLET '\x01'
#define CPARENT__POUND '\x02'

typedef struct cparent__mark {
    uint32_t folded;
    uint32_t raw;
} cparent__mark;

/*
 * The words of a file, folded for reading: one kind of blank, of dash, of
 * quotation mark and of bullet, LF line ends, no soft hyphens.  Grammars
 * work on `text`; every place in it leads back to the raw bytes, by way of
 * a mark every few hundred bytes, so that the map stays small whatever the
 * input is made of.
 */
typedef struct cparent__decoded {
    const char *raw; /* borrowed */
    size_t raw_size;
    bool utf8;       /* else Windows-1252 */
    char *text;
    uint32_t size;
    cparent__mark *marks;
    size_t mark_count;
} cparent__decoded;

/* Fails with PARSE (not text, naming the offset), LIMIT or NOMEM. */
cparent_status
cparent__decode(const char *raw, size_t size, const char *source,
                cparent__decoded *decoded_out, cparent_error *err);

void
cparent__decoded_free(cparent__decoded *decoded);

/* The raw bytes behind a span. */
void
cparent__decoded_raw(const cparent__decoded *decoded, cparent__span span,
                     size_t *start_out, size_t *end_out);

/* Raw bytes as UTF-8, markup kept. */
void
cparent__decoded_quote(const cparent__decoded *decoded, size_t start,
                       size_t end, cparent__text *text);

/* The same as a person reads it: single blanks, no soft hyphens, and
 * dashes and quotation marks as printed. */
void
cparent__decoded_plain(const cparent__decoded *decoded, size_t start,
                       size_t end, cparent__text *text);

#endif
