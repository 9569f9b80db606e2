/* SPDX-License-Identifier: Apache-2.0 */
/* Markdown. */
#define FORM_BEFORE "# Panel\n\n## Minutes:\n\n- "
#define FORM_BEHIND "\n"
#define FORM_WHOLE ""
#define FORM_SAMPLE "tests/data/forms/minutes.md"
#include "fuzz-form.h"
