/* SPDX-License-Identifier: Apache-2.0 */
/* A table flattened to pipes. */
#define FORM_BEFORE \
    "| Item | Title |\n|------|-------|\n| 1. | Minutes: |\n"
#define FORM_BEHIND " |\n"
#define FORM_WHOLE ""
#define FORM_SAMPLE "tests/data/forms/meeting-pipes.txt"
#include "fuzz-form.h"
