/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_MARKUP_INTERNAL_H
#define CPARENT_MARKUP_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * HTML and XML cut into tags and text where they stand: every piece keeps
 * its byte range.  It takes what people really publish (unclosed tags, bare
 * ampersands, quotes that never end) and never looks at a byte more than a
 * few times, whatever it is given.
 */
typedef enum cparent__markup_kind {
    CPARENT__MARKUP_END = 0,
    CPARENT__MARKUP_TEXT = 1,  /* [start, end), entities in it */
    CPARENT__MARKUP_OPEN = 2,  /* <name …> */
    CPARENT__MARKUP_CLOSE = 3, /* </name> */
    CPARENT__MARKUP_DATA = 4,  /* what stands in <![CDATA[…]]> */
    CPARENT__MARKUP_OTHER = 5  /* a comment, a declaration */
} cparent__markup_kind;

typedef struct cparent__markup_piece {
    cparent__markup_kind kind;
    size_t start;
    size_t end;
    size_t inner;       /* DATA: where its text begins and ends */
    size_t inner_end;
    size_t name;        /* of a tag */
    size_t name_length;
    bool closed;        /* <name/> */
} cparent__markup_piece;

typedef struct cparent__markup {
    const char *text;
    size_t size;
    size_t at;
    /* What was looked for and is nowhere ahead. */
    bool no_comment_end;
    bool no_data_end;
    bool no_quote[2];
} cparent__markup;

void
cparent__markup_begin(cparent__markup *markup, const char *text,
                      size_t size);

/* The next piece; its kind. */
cparent__markup_kind
cparent__markup_next(cparent__markup *markup, cparent__markup_piece *piece);

/* True when the piece is a tag of that name, in small letters. */
bool
cparent__markup_is(const cparent__markup *markup,
                   const cparent__markup_piece *piece, const char *name);

/* Goes on behind the closing tag of the element that `open` opened, without
 * looking at what is in it; where its content, from open->end on, ends. */
size_t
cparent__markup_skip(cparent__markup *markup,
                     const cparent__markup_piece *open);

/* The value of a tag's attribute, without quotes; false when it has none.
 */
bool
cparent__markup_attribute(const cparent__markup *markup,
                          const cparent__markup_piece *piece,
                          const char *name, size_t *start_out,
                          size_t *end_out);

/* True when one of the words of attribute `name` is `word`. */
bool
cparent__markup_has_word(const cparent__markup *markup,
                         const cparent__markup_piece *piece,
                         const char *name, const char *word);

/*
 * The character that an entity at `text` stands for ("&pound;", "&#8211;",
 * also doubly written as "&amp;pound;"), and in *used how many bytes it
 * takes; -1 when there is none.  `text` begins with "&".
 */
int32_t
cparent__entity(const char *text, size_t size, size_t *used);

/* The same, and "&amp;pound;" is "&": what XML wraps around HTML. */
int32_t
cparent__entity_once(const char *text, size_t size, size_t *used);

#endif
