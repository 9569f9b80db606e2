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

/* What a bullet, a pound sign and the mark before a heading become in a
 * folded text. */
#define CPARENT__BULLET '\x01'
#define CPARENT__POUND '\x02'
#define CPARENT__HEADING '\x03'

/* What minutes come as. */
typedef enum cparent__form {
    CPARENT__FORM_TEXT = 1, /* as copied from a page, or flattened to pipes */
    CPARENT__FORM_MARKDOWN = 2,
    CPARENT__FORM_HTML = 3,
    CPARENT__FORM_XML = 4 /* of ModernGov's web service */
} cparent__form;

/* A run of pieces of a made text, each of `made` bytes made of `took` bytes,
 * one behind the other on both sides.  Plain letters are one run, and so are
 * a thousand of the same entity. */
typedef struct cparent__run {
    uint32_t out;
    uint32_t in;
    uint32_t count;
    uint16_t made;
    uint16_t took;
} cparent__run;

/* Where in the coded runs one begins. */
typedef struct cparent__mark {
    uint32_t out;
    uint32_t in;
    uint32_t code;
} cparent__mark;

/*
 * Where every byte of a made text came from.  Runs are coded in a byte or
 * two each, so that a text that is nothing but changes needs no more room
 * for its map than for itself; a mark stands before every few of them.
 */
typedef struct cparent__map {
    uint8_t *code;
    size_t code_size;
    size_t code_room;
    cparent__mark *marks;
    size_t mark_count;
    size_t mark_room;
    uint32_t closed;   /* runs that are coded */
    uint32_t in;       /* where the last of them ended */
    cparent__run last; /* not coded yet; count 0: there is none */
    uint32_t end;      /* of the made text */
} cparent__map;

/* A place in a map, for looking from one place to the next: all zero to
 * begin with. */
typedef struct cparent__map_place {
    cparent__run run;
    uint32_t next; /* where the code behind it begins */
} cparent__map_place;

/* The bytes behind the piece that holds byte `at` of the made text.  Cheap
 * when `at` lies in the run of the last one, or a little behind it. */
void
cparent__map_look(const cparent__map *map, cparent__map_place *place,
                  uint32_t at, size_t *start_out, size_t *end_out);

/*
 * The words of a file, folded for reading: one kind of blank, of dash, of
 * quotation mark and of bullet, LF line ends, no soft hyphens, no markup.
 * Grammars work on `text`; every place in it leads back to the raw bytes.
 */
typedef struct cparent__decoded {
    const char *raw; /* borrowed */
    size_t raw_size;
    bool utf8;       /* else Windows-1252 */
    cparent__form form;
    char *text;
    uint32_t size;
    uint32_t turn; /* where the text goes back in the file, which XML may
                      make it do once; `size`: nowhere */
    size_t room;
    cparent__map map;
    cparent_date held; /* what a form says of the meeting; unset: nothing */
} cparent__decoded;

/* Fails with PARSE (not text, or XML that is not well formed, naming the
 * place), LIMIT or NOMEM. */
cparent_status
cparent__decode(const char *raw, size_t size, const char *source,
                cparent__decoded *decoded_out, cparent_error *err);

void
cparent__decoded_free(cparent__decoded *decoded);

/* The raw bytes behind a span. */
void
cparent__decoded_raw(const cparent__decoded *decoded, cparent__span span,
                     size_t *start_out, size_t *end_out);

/* Raw bytes as UTF-8, markup kept.  A control character but a line end or a
 * tab is layout, and one blank: what is kept can be shown anywhere. */
void
cparent__decoded_quote(const cparent__decoded *decoded, size_t start,
                       size_t end, cparent__text *text);

/* Words of the folded text that stand nowhere in the file. */
void
cparent__decoded_folded(const cparent__decoded *decoded, cparent__span span,
                        cparent__text *text);

/* Raw bytes as a person reads them: no markup, single blanks, no soft hyphens,
 * and dashes and quotation marks as printed. */
void
cparent__decoded_plain(const cparent__decoded *decoded, size_t start,
                       size_t end, cparent__text *text);

#endif
