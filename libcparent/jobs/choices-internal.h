/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_CHOICES_INTERNAL_H
#define CPARENT_CHOICES_INTERNAL_H

#include <cparent/compare.h>

#include "core/arena-internal.h"

enum { CPARENT__MOST_CHOICES = 8 };

/* "NAME=VALUE|NAME=VALUE", as share/published_indicators.tsv has it, as
 * choices; how many, at most CPARENT__MOST_CHOICES. */
size_t
cparent__compare_choices(cparent__arena *arena, const char *list,
                         cparent_filter_choice *choices);

#endif
