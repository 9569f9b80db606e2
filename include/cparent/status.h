/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_STATUS_H
#define CPARENT_STATUS_H

#include <cparent/macros.h>

CPARENT_BEGIN_DECLS

/**
 * The one table of outcomes.  Everything that names an outcome comes from
 * it: the C constants, the "code" of a JSON error, the exit status of the
 * tool and the exceptions of Python and Ruby.
 *
 * X(constant, number, JSON name, exit status, exception, Python builtin,
 *   Ruby builtin, sentence)
 *
 * Numbers are pinned; rows are only ever added.  Positive numbers are
 * information, zero is success, negative numbers are failures.
 */
#define CPARENT_STATUS_TABLE(X)                                             \
    X(DONE, 1, "DONE", 0, "", "", "", "there is nothing more")              \
    X(OK, 0, "OK", 0, "", "", "", "success")                                \
    X(E_NOMEM, -1, "NOMEM", 6, "MemoryError", "MemoryError",                \
      "NoMemoryError", "memory ran out")                                    \
    X(E_INVALID, -2, "INVALID", 2, "InvalidError", "ValueError",            \
      "ArgumentError", "an argument is not usable")                         \
    X(E_NOT_FOUND, -3, "NOT_FOUND", 4, "NotFoundError", "KeyError",         \
      "KeyError", "there is no such thing")                                 \
    X(E_EXISTS, -4, "EXISTS", 5, "ExistsError", "OSError",                  \
      "IOError", "it is there already")                                     \
    X(E_PARSE, -5, "PARSE", 3, "ParseError", "ValueError",                  \
      "ArgumentError", "the input could not be read")                       \
    X(E_VALIDATION, -6, "VALIDATION", 3, "ValidationError", "ValueError",   \
      "ArgumentError", "the input breaks a rule")                           \
    X(E_CONFLICT, -7, "CONFLICT", 5, "ConflictError", "RuntimeError",       \
      "RuntimeError", "somebody else changed it first")                     \
    X(E_STORE, -8, "STORE", 6, "StoreError", "OSError", "IOError",          \
      "the store could not do it")                                          \
    X(E_IO, -9, "IO", 6, "IoError", "OSError", "IOError",                   \
      "reading or writing failed")                                          \
    X(E_UNSUPPORTED, -10, "UNSUPPORTED", 8, "UnsupportedError",             \
      "NotImplementedError", "NotImplementedError",                         \
      "this build or version cannot do it")                                 \
    X(E_PROTECTED, -11, "PROTECTED", 7, "ProtectedError",                   \
      "PermissionError", "SecurityError", "refused, to protect people")     \
    X(E_CLOSED, -12, "CLOSED", 6, "ClosedError", "ValueError", "IOError",   \
      "the store has been closed")                                          \
    X(E_CANCELLED, -13, "CANCELLED", 130, "CancelledError",                 \
      "RuntimeError", "RuntimeError", "the caller asked to stop")           \
    X(E_LIMIT, -14, "LIMIT", 3, "LimitError", "ValueError",                 \
      "ArgumentError", "the input is larger than was allowed")              \
    X(E_BROKEN_CHAIN, -15, "BROKEN_CHAIN", 1, "BrokenChainError",           \
      "RuntimeError", "RuntimeError", "the history does not agree with itself")

/** What a call came to.  Zero is success, negative a failure. */
typedef enum cparent_status {
#define CPARENT_STATUS_ROW(name, number, ...) CPARENT_##name = (number),
    CPARENT_STATUS_TABLE(CPARENT_STATUS_ROW)
#undef CPARENT_STATUS_ROW
    CPARENT_STATUS_FORCE_INT = CPARENT_FORCE_INT
} cparent_status;

/** "PARSE" for CPARENT_E_PARSE; "UNKNOWN" for a number outside the table.
 *  Never NULL; static. */
CPARENT_API const char *
cparent_status_name(cparent_status status);

/** One plain English clause, without a full stop.  Never NULL; static. */
CPARENT_API const char *
cparent_status_text(cparent_status status);

/** The exit status that a command line tool gives for it. */
CPARENT_API int
cparent_status_exit(cparent_status status);

/** How many rows the table has. */
CPARENT_API size_t
cparent_status_count(void);

/** The status in row `index`; CPARENT_OK beyond the last row. */
CPARENT_API cparent_status
cparent_status_at(size_t index);

/** The name of the exception class for it, "" where it is no failure.
 *  Static. */
CPARENT_API const char *
cparent_status_exception(cparent_status status);

/** The builtin exception of Python (`ruby` false) or Ruby (`ruby` true)
 *  that the class also descends from.  Static. */
CPARENT_API const char *
cparent_status_builtin(cparent_status status, bool ruby);

CPARENT_END_DECLS
#endif
