/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_COLUMNS_INTERNAL_H
#define CPARENT_COLUMNS_INTERNAL_H

#include <cparent/columns.h>

/*
 * Columns being written: add all columns, then put one element into each,
 * row after row, then seal.  Like a text, they remember their first failure,
 * which sealing reports.
 */
cparent_columns *
cparent__columns_new(void); /* NULL when memory runs out */

/* The number of the new column is how many there were.  The name is `stem`
 * and `ending`; `words` are a WORD's texts when they are known beforehand,
 * ended by NULL. */
void
cparent__columns_add(cparent_columns *columns, const char *stem,
                     const char *ending, cparent_column_type type,
                     const char *const *words);

/* Of the columns that were added only those of these names are kept, in the
 * order in which they were added: what is put into the others is forgotten.
 * No names: all.  Fails with INVALID for a name that none of them has. */
cparent_status
cparent__columns_keep(cparent_columns *columns, const char *const *names,
                      size_t count, cparent_error *err);

/* Makes room for so many rows at once. */
void
cparent__columns_reserve(cparent_columns *columns, size_t rows);

/* False for a column that is not kept. */
bool
cparent__columns_keeps(const cparent_columns *columns, size_t column);

void
cparent__columns_none(cparent_columns *columns, size_t column);
void
cparent__columns_date(cparent_columns *columns, size_t column,
                      cparent_date date); /* none when unset */
void
cparent__columns_integer(cparent_columns *columns, size_t column,
                         int64_t number);
void
cparent__columns_real(cparent_columns *columns, size_t column,
                      double number);
void
cparent__columns_flag(cparent_columns *columns, size_t column, bool flag);
/* A WORD by its number, among those known beforehand. */
void
cparent__columns_choice(cparent_columns *columns, size_t column,
                        int32_t word);
/* A TEXT, or a WORD that may be new. */
void
cparent__columns_text(cparent_columns *columns, size_t column,
                      const char *text);

/* Many rows of a column whose elements are of one width, at most a block's
 * and after whole blocks only: where they go (NULL when memory runs out), and
 * which of them have a value, once they are written. */
enum { CPARENT__COLUMNS_BLOCK = 64 };

void *
cparent__columns_room(cparent_columns *columns, size_t column, size_t rows);
void
cparent__columns_filled(cparent_columns *columns, size_t column, size_t rows,
                        uint64_t given);

/* The number of a WORD's text, which may be new; -1 after a failure. */
int32_t
cparent__columns_number(cparent_columns *columns, size_t column,
                        const char *text);

/* Hands out columns that change no more.  Consumes them also when it
 * fails. */
cparent_status
cparent__columns_seal(cparent_columns *columns,
                      cparent_columns **columns_out, cparent_error *err);

#endif
