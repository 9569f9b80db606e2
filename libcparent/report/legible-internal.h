/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_LEGIBLE_INTERNAL_H
#define CPARENT_LEGIBLE_INTERNAL_H

#include "core/text-internal.h"

/*
 * What a document said reaches a page through here.  Letters pass as they
 * are.  Characters that would turn the text around them (bidirectional
 * controls), hide in it or mean something to a terminal are left out, line
 * ends become blanks, and bytes that are no UTF-8 become U+FFFD.
 */

/* The next character to show and *cursor moved past it; 0 at the end. */
int32_t
cparent__legible_next(const char **cursor);

/* The whole of `words`, for HTML text and quoted attributes. */
void
cparent__legible_html(cparent__text *text, const char *words);

/* The whole of `words`, so that Markdown sees nothing but text. */
void
cparent__legible_markdown(cparent__text *text, const char *words);

/* True for an http or https address that can stand in a link. */
bool
cparent__legible_address(const char *address);

#endif
