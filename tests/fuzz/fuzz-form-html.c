/* SPDX-License-Identifier: Apache-2.0 */
/* A page. */
#define FORM_BEFORE "<!DOCTYPE html><html><body><p>Minutes:</p>\n"
#define FORM_BEHIND "</body></html>\n"
#define FORM_WHOLE "<!DOCTYPE"
#define FORM_SAMPLE "tests/data/forms/agenda-item.html"
#include "fuzz-form.h"
