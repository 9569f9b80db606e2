/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_COLUMNS_H
#define CPARENT_COLUMNS_H

#include <cparent/record.h>

CPARENT_BEGIN_DECLS

/**
 * Records as columns, for NumPy, data frames and Arrow: each column one
 * piece of memory that a caller may read where it is.  Immutable; atomically
 * reference counted; independent of what it was made from; any thread may
 * read it.
 */
typedef struct cparent_columns cparent_columns;

/** What the memory of a column holds, one element a row. */
typedef enum cparent_column_type {
    CPARENT_COLUMN_DATE = 1,    /**< int32_t: days since 1970-01-01 */
    CPARENT_COLUMN_INTEGER = 2, /**< int64_t */
    CPARENT_COLUMN_REAL = 3,    /**< double: nearest to the exact number */
    CPARENT_COLUMN_WORD = 4,    /**< int32_t: which of the `texts` */
    CPARENT_COLUMN_TEXT = 5,    /**< no data: the `texts`, one a row */
    CPARENT_COLUMN_FLAG = 6,    /**< uint8_t: 0 or 1 */
    CPARENT_COLUMN_FORCE_INT = CPARENT_FORCE_INT
} cparent_column_type;

/** The day of a row that has none. */
#define CPARENT_COLUMN_NO_DATE INT32_MIN

/** One column.  Its memory lives as long as the columns do. */
typedef struct cparent_column {
    const char *name;
    int32_t type;         /**< a cparent_column_type */
    int32_t reserved;     /**< zero */
    const void *data;     /**< a row without a value holds NO_DATE, 0, a
                               NaN, or -1 for a WORD */
    const uint8_t *valid; /**< bit r % 8 of byte r / 8 is 1 where row r has
                               a value; NULL: every row has */
    int64_t missing;      /**< rows without a value */
    const char *texts;    /**< UTF-8, one after another, no NUL between */
    const int32_t *offsets; /**< text i is the bytes from offsets[i] up to
                                 offsets[i + 1] */
    int64_t text_count;   /**< words of a WORD, rows of a TEXT, else 0 */
} cparent_column;

/**
 * Columns of `count` records of one noun, in their order.  A field `f`
 * gives the column `f`, except that
 * - a PERIOD gives f_first, f_last and f_kind;
 * - a VALUE gives f (no number: no value), f_high, f_state and f_unit (never
 *   missing), f_numerator and f_denominator;
 * - a LIST gives none.
 * Choices are WORDs in the order of the field's own words, ids are TEXT,
 * other texts WORDs in order of appearance.
 * Fails with INVALID (a record of another noun), LIMIT (2 GiB of text in one
 * column) or NOMEM.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_columns_from_records(cparent_noun noun,
                             const cparent_record *const *records,
                             size_t count, cparent_columns **columns_out,
                             cparent_error *err);

/**
 * The same, but only the columns of these names, in the order in which all
 * would stand: what is not wanted is not made.  No names: all.  Fails with
 * INVALID also for a name that is no column's.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_columns_from_records_named(cparent_noun noun,
                                   const cparent_record *const *records,
                                   size_t count, const char *const *names,
                                   size_t name_count,
                                   cparent_columns **columns_out,
                                   cparent_error *err);

CPARENT_API cparent_columns *
cparent_columns_ref(cparent_columns *columns);

/** NULL is fine. */
CPARENT_API void
cparent_columns_unref(cparent_columns *columns);

/** How many rows each column has. */
CPARENT_API size_t
cparent_columns_rows(const cparent_columns *columns);

/** How many columns there are. */
CPARENT_API size_t
cparent_columns_count(const cparent_columns *columns);

/** One of them; NULL out of range.  Borrowed. */
CPARENT_API const cparent_column *
cparent_columns_at(const cparent_columns *columns, size_t index);

/** The column of that name; NULL when there is none.  Borrowed. */
CPARENT_API const cparent_column *
cparent_columns_find(const cparent_columns *columns, const char *name);

CPARENT_END_DECLS
#endif
