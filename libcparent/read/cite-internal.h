/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_CITE_INTERNAL_H
#define CPARENT_CITE_INTERNAL_H

#include <cparent/builder.h>
#include <cparent/record.h>

#include "read/decode-internal.h"

/* The id that a text's document has: made of the digest of its bytes, so
 * that the same text is the same document. */
enum { CPARENT__DOCUMENT_ID = 24 };

void
cparent__document_id(const char *digest, char id[CPARENT__DOCUMENT_ID]);

/* Where counting lines has come to: { 0, 1 } to begin with.  Looking at
 * places in order costs one pass. */
typedef struct cparent__lines {
    size_t at;
    int64_t line;
} cparent__lines;

/* The line, from 1, on which a raw byte stands. */
int64_t
cparent__line_of(const cparent__decoded *decoded, cparent__lines *lines,
                 size_t offset);

/* Sets a field to a span's words as a person reads them; a span without any
 * leaves it alone.  `scratch` is the caller's, to be used again. */
cparent_status
cparent__set_plain(const cparent__decoded *decoded, cparent__span span,
                   cparent__text *scratch, cparent_builder *builder,
                   size_t field, cparent_error *err);

/* The citation of raw bytes [start, end), which begin on `line`. */
cparent_status
cparent__cite(const cparent__decoded *decoded, const char *authority,
              const char *document, size_t start, size_t end, int64_t line,
              cparent_record **citation_out, cparent_error *err);

#endif
