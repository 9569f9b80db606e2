/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_ERROR_H
#define CPARENT_ERROR_H

#include <cparent/status.h>

CPARENT_BEGIN_DECLS

/**
 * Why a call could not go on: what is wrong, where, and how to mend it.
 * The caller owns it, usually on the stack; the library fills it in when a
 * call fails and leaves it alone when a call succeeds.  Any function takes
 * NULL instead.  It never holds a child's data: it names the place, not the
 * content.
 */
typedef struct cparent_error {
    int32_t status;    /**< a cparent_status; 0 when nothing went wrong */
    int32_t line;      /**< 1-based; 0 when there is no line */
    int32_t column;    /**< 1-based (field of a CSV row); 0 when unknown */
    int32_t reserved;  /**< zero */
    int64_t offset;    /**< byte offset in the source; -1 when unknown */
    char source[208];  /**< file name or address; "" when there is none */
    char field[48];    /**< name of the column or field; "" when none */
    char message[256]; /**< one sentence part, no full stop, no newline */
    char hint[256];    /**< how to mend it; "" when nobody can say */
} cparent_error;

#define CPARENT_ERROR_INIT { 0, 0, 0, 0, -1, "", "", "", "" }

/** Empties `err` for another call.  NULL is fine. */
CPARENT_API void
cparent_error_clear(cparent_error *err);

/**
 * Writes "SOURCE:LINE:COLUMN: message; hint" into `buffer`, as much as
 * fits in `size` bytes, always ended by NUL; parts that are not known are
 * left out.  Returns the length of the whole sentence, as snprintf does.
 */
CPARENT_API size_t
cparent_error_format(const cparent_error *err, char *buffer, size_t size);

CPARENT_END_DECLS
#endif
