/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_TAKE_INTERNAL_H
#define CPARENT_TAKE_INTERNAL_H

#include "returns/intake-internal.h"

/* A number that is one, and below zero. */
#define CPARENT__TAKE_OUTSIDE UINT32_MAX

/* Keeps one row of intake->book: `values` are its cells by column, days,
 * codes, or numbers in thousandths plus one. */
typedef void cparent__take_fn(cparent__intake *intake,
                              const cparent__row *row, uint32_t child,
                              const uint32_t values[CPARENT__MOST_COLUMNS]);

/* What keeps the rows of a book. */
cparent__take_fn *
cparent__take_choose(cparent__book book);

/* Before a row is kept: is it the child's first of this return? */
static inline void
cparent__take_first(cparent__intake *intake, const cparent__row *row,
                    uint32_t number)
{
    cparent__child *child = &intake->cohort->children[number];

    if (child->line != 0)
        return;
    child->line = row->line;
    child->file = (uint16_t)intake->file;
    child->book = (uint8_t)intake->book;
}

/* What each code of Episodes marks an episode with. */
void
cparent__take_marks(const cparent__rules *rules,
                    uint32_t marks[CPARENT__MOST_CODES]);

/* A digest of a short text in any case. */
uint64_t
cparent__intake_digest(const char *text, size_t length);

#endif
