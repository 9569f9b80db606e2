/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_NUMBER_INTERNAL_H
#define CPARENT_NUMBER_INTERNAL_H

#include "read/grammar-internal.h"

/*
 * What a number is made of, from the bottom up: a numeral (numeral.c), what
 * stands behind it (number-unit.c), the other number that it belongs with
 * (range.c); a share in words (fraction.c).  number.c puts them together.
 */

/* The number times a one with so many zeros; false when that is too much. */
bool
cparent__number_multiply(cparent_decimal *number, int zeros);

/* "twelve", "thirty-seven" at `at`: its tokens. */
int
cparent__number_below_hundred(const cparent__sentence *sentence, int at,
                              int64_t *out);

/* One number without its unit: an optional pound sign, digits or words, and
 * a scale.  How many tokens it is. */
int
cparent__number_bare(const cparent__sentence *sentence, int at,
                     cparent_decimal *out, bool *pounds, bool *words);

/* Takes the unit that follows into the number. */
void
cparent__number_unit(const cparent__sentence *sentence,
                     cparent__number *number);

/* The high end of a range, if there is one behind the number that was found
 * at `at`. */
void
cparent__number_range(const cparent__sentence *sentence, int at,
                      cparent__number *number);

/* "23 out of 311", "27 of 34", "nine in ten": the whole that the number is a
 * part of. */
void
cparent__number_parts(const cparent__sentence *sentence,
                      cparent__number *number);

/* No blank stands before the token; any index is fine. */
static inline bool
cparent__is_glued(const cparent__sentence *sentence, int at)
{
    return at >= 0 && at < sentence->count && sentence->tokens[at].glued;
}

/* "three quarters of", "a third of", "half the" at `at`. */
bool
cparent__fraction_at(const cparent__sentence *sentence, int at,
                     cparent__number *number);

#endif
