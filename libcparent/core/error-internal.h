/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_ERROR_INTERNAL_H
#define CPARENT_ERROR_INTERNAL_H

#include <cparent/error.h>

/*
 * Record a failure and return it, in one step:
 *     return cparent__fail(err, CPARENT_E_PARSE, "the date has no day");
 * The message is one clause without a full stop, and never holds what
 * somebody wrote in a cell.  `err` may be NULL.
 */
cparent_status
cparent__fail(cparent_error *err, cparent_status status, const char *format,
              ...) CPARENT_PRINTF(3, 4);

/* The same with a place.  Zero line or column, NULL source or field: not
 * known. */
cparent_status
cparent__fail_at(cparent_error *err, cparent_status status,
                 const char *source, int line, int column,
                 const char *field, const char *format, ...)
    CPARENT_PRINTF(7, 8);

/* Adds how to mend it to a failure already recorded.  Returns the status
 * recorded, so that `return cparent__hint(err, status, "…")` reads well. */
cparent_status
cparent__hint(cparent_error *err, cparent_status status, const char *format,
              ...) CPARENT_PRINTF(3, 4);

/* Gives an error that has no place yet a place. */
void
cparent__error_place(cparent_error *err, const char *source, int line,
                     int column, const char *field);

cparent_status
cparent__nomem(cparent_error *err);

#endif
