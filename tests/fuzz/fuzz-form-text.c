/* SPDX-License-Identifier: Apache-2.0 */
/* Words as copied from a page. */
#define FORM_BEFORE "Minutes:\n\n"
#define FORM_BEHIND ""
#define FORM_WHOLE ""
#define FORM_SAMPLE "examples/data/minutes-2025-09-16-board.txt"
#include "fuzz-form.h"
