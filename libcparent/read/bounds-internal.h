/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_BOUNDS_INTERNAL_H
#define CPARENT_BOUNDS_INTERNAL_H

#include <cparent/value.h>

/* Between which numbers a figure of an indicator is, by the catalogue. */
typedef struct cparent__bounds {
    cparent_decimal least;
    cparent_decimal most;
    bool has_least;
    bool has_most;
} cparent__bounds;

/* Those of the indicator of that code; none for one that the catalogue does
 * not have. */
cparent_status
cparent__bounds_of(const char *code, cparent__bounds *bounds_out,
                   cparent_error *err);

/* A value that is no number is inside. */
bool
cparent__bounds_hold(const cparent__bounds *bounds,
                     const cparent_value *value);

#endif
