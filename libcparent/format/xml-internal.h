/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_XML_INTERNAL_H
#define CPARENT_XML_INTERNAL_H

#include <cparent/error.h>

#include <stddef.h>

/*
 * Is this XML well formed?  Fails with PARSE, naming line and column, also
 * for a DOCTYPE (what it declares could make a small file a huge one), or
 * with LIMIT when it is nested deeper than any document is, or NOMEM.
 */
cparent_status
cparent__xml_check(const char *bytes, size_t size, const char *source,
                   cparent_error *err);

#endif
