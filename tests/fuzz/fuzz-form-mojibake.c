/* SPDX-License-Identifier: Apache-2.0 */
/* UTF-8 that somebody read as Windows-1252. */
#define FORM_BEFORE \
    "Minutes:\n\nThe Board\xc3\xa2\xe2\x82\xac\xe2\x84\xa2s "               \
    "\xc3\x82\xc2\xa3 12.\n\n"
#define FORM_BEHIND ""
#define FORM_WHOLE ""
#define FORM_SAMPLE "examples/data/minutes-2025-09-16-board.txt"
#include "fuzz-form.h"
