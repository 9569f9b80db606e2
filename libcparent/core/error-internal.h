/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_ERROR_INTERNAL_H
#define CPARENT_ERROR_INTERNAL_H

#include <stdarg.h>

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

/* Copies as much as fits in `size` (at least 1) bytes, always ended by NUL
 * and always one line of UTF-8: control characters become blanks, other
 * bytes question marks, and no character is cut in two. */
void
cparent__line_copy(char *to, size_t size, const char *from);

/* The same of a message of at most 511 bytes. */
void
cparent__line_format(char *to, size_t size, const char *format,
                     va_list arguments) CPARENT_PRINTF(3, 0);

#endif
