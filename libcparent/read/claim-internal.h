/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_CLAIM_INTERNAL_H
#define CPARENT_CLAIM_INTERNAL_H

#include "read/reader-internal.h"

/* Where the clause that token `at` stands in begins. */
int
cparent__claim_begin(const cparent__sentence *sentence, int at);

/* Adds what the words [begin, end) assert of the clause they stand in;
 * `meaning` is "assertion/comparator".  False when a figure says it. */
bool
cparent__claim_add(cparent__reader *reader, int begin, int end,
                   const char *meaning, const char *rule);

#endif
