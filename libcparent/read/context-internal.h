/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_CONTEXT_INTERNAL_H
#define CPARENT_CONTEXT_INTERNAL_H

#include "read/decode-internal.h"

/* What a person reads just before and just after raw bytes [start, end): up
 * to some 160 bytes of the same paragraph and the ones beside it, whole
 * words, appended to both texts. */
void
cparent__context(const cparent__decoded *decoded, size_t start, size_t end,
                 cparent__text *before, cparent__text *after);

#endif
