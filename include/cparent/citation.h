/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_CITATION_H
#define CPARENT_CITATION_H

#include <cparent/record.h>

CPARENT_BEGIN_DECLS

/**
 * The place where something was said: a document and a byte range.
 * Immutable; atomically reference counted; any thread may read it.
 */
typedef struct cparent_citation cparent_citation;

/** The fields, for cparent_builder_… and cparent_record_…  Pinned. */
typedef enum cparent_citation_field {
    CPARENT_CITATION_DOCUMENT = 2,
    CPARENT_CITATION_BYTE_START = 3,
    CPARENT_CITATION_BYTE_END = 4,
    CPARENT_CITATION_QUOTE = 5,
    CPARENT_CITATION_PLAIN = 6,
    CPARENT_CITATION_LINE = 7,
    CPARENT_CITATION_FIELD_COUNT = 8,
    CPARENT_CITATION_FIELD_FORCE_INT = CPARENT_FORCE_INT
} cparent_citation_field;

/** The record as a citation, or NULL when it is another noun.  Borrowed. */
CPARENT_API cparent_citation *
cparent_citation_from(cparent_record *record);

CPARENT_API cparent_citation *
cparent_citation_ref(cparent_citation *citation);

/** NULL is fine. */
CPARENT_API void
cparent_citation_unref(cparent_citation *citation);

/** The id of the document.  Never NULL; borrowed. */
CPARENT_API const char *
cparent_citation_document(const cparent_citation *citation);

/** The first raw byte of the passage.  False when not given. */
CPARENT_API bool
cparent_citation_byte_start(const cparent_citation *citation, int64_t *out);

/** One past the last raw byte of the passage.  False when not given. */
CPARENT_API bool
cparent_citation_byte_end(const cparent_citation *citation, int64_t *out);

/** Those bytes as UTF-8, markup kept.  Never NULL; borrowed. */
CPARENT_API const char *
cparent_citation_quote(const cparent_citation *citation);

/** What a person reads there, where that differs from the quote; NULL when not
 *  given.  Borrowed. */
CPARENT_API const char *
cparent_citation_plain(const cparent_citation *citation);

/** The line on which it starts, from 1.  False when not given. */
CPARENT_API bool
cparent_citation_line(const cparent_citation *citation, int64_t *out);

CPARENT_END_DECLS
#endif
