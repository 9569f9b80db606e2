/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_SCORECARD_INTERNAL_H
#define CPARENT_SCORECARD_INTERNAL_H

#include "read/reader-internal.h"

/* The cell in which a token of the sentence stands: the cell marks before
 * it in its row. */
int
cparent__card_cell(cparent__reader *reader, int token);

/* Takes what the sentence, of a heading, says of the columns. */
void
cparent__card_heading(cparent__reader *reader);

/* The last of the columns that say when holds the figures themselves. */
void
cparent__card_settle(cparent__card *card);

#endif
