/* SPDX-License-Identifier: Apache-2.0 */
/* Bytes that are never UTF-8: Windows-1252. */
#define FORM_BEFORE "Minutes:\n\nThe Board\x92s view.\n\n"
#define FORM_BEHIND "\n\xa3"
#define FORM_WHOLE ""
#define FORM_SAMPLE "tests/data/forms/minutes.md"
#include "fuzz-form.h"
