/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_CITE_INTERNAL_H
#define CPARENT_CITE_INTERNAL_H

#include <cparent/record.h>

#include "read/decode-internal.h"

/* The id that a text's document has: made of the digest of its bytes, so
 * that the same text is the same document. */
enum { CPARENT__DOCUMENT_ID = 24 };

void
cparent__document_id(const char *digest, char id[CPARENT__DOCUMENT_ID]);

/* The citation of raw bytes [start, end), which begin on `line`. */
cparent_status
cparent__cite(const cparent__decoded *decoded, const char *authority,
              const char *document, size_t start, size_t end, int64_t line,
              cparent_record **citation_out, cparent_error *err);

#endif
