/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_STYLE_INTERNAL_H
#define CPARENT_STYLE_INTERNAL_H

#include <stddef.h>

/* style.css line by line, as the build embedded it; ended by NULL. */
extern const char *const cparent__style_lines[];

#endif
