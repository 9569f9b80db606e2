/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_NUMBER_INTERNAL_H
#define CPARENT_NUMBER_INTERNAL_H

#include "read/grammar-internal.h"

/* The number times a one with so many zeros; false when that is too much. */
bool
cparent__number_multiply(cparent_decimal *number, int zeros);

/* "twelve", "thirty-seven" at `at`: its tokens. */
int
cparent__number_below_hundred(const cparent__sentence *sentence, int at,
                              int64_t *out);

/* Takes the unit that follows into the number. */
void
cparent__number_unit(const cparent__sentence *sentence,
                     cparent__number *number);

/* "three quarters of", "a third of", "half the" at `at`. */
bool
cparent__fraction_at(const cparent__sentence *sentence, int at,
                     cparent__number *number);

#endif
