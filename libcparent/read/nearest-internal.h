/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_NEAREST_INTERNAL_H
#define CPARENT_NEAREST_INTERNAL_H

#include <cparent/error.h>

/* The catalogue's code that is most like `code`, for "did you mean"; "" when
 * none is like it at all. */
cparent_status
cparent__nearest_indicator(const char *code, char *near, size_t size,
                           cparent_error *err);

#endif
