/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_CATALOGUE_H
#define CPARENT_CATALOGUE_H

#include <cparent/record.h>

CPARENT_BEGIN_DECLS

/* The field's own tables, as records. */

/** How many indicators the built-in catalogue has. */
CPARENT_API size_t
cparent_catalogue_count(void);

/** The indicator in row `index`; the caller owns it.  Fails with NOT_FOUND
 *  or NOMEM. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_catalogue_at(size_t index, cparent_record **indicator_out,
                     cparent_error *err);

/** The indicator of that code; the caller owns it.  Fails with NOT_FOUND,
 *  whose hint is a code that is like it, or NOMEM. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_catalogue_get(const char *code, cparent_record **indicator_out,
                      cparent_error *err);

/**
 * The authority that `name` means: a code ("E08000034"), the Department's
 * number ("382") or a name in the table of councils ("Kirklees", in any
 * case); any other name makes an
 * authority of its own, whose id is the name in small letters with hyphens.
 * The caller owns the record.  Fails with INVALID (an empty name) or NOMEM.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_authority_lookup(const char *name, cparent_record **authority_out,
                         cparent_error *err);

CPARENT_END_DECLS
#endif
