/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_TESTS_TABLE_FIXTURE_H
#define CPARENT_TESTS_TABLE_FIXTURE_H

#include "support.h"

#include "read/tables-internal.h"

/* A table of the council "wyn" ("Wyn Council"), as it was read. */
typedef struct table_read {
    cparent_status status;
    cparent_error err;
    cparent__records records;
    cparent_findings *findings;
} table_read;

typedef cparent_status (*table_reader)(cparent_source *source,
                                       const cparent_record *authority,
                                       const cparent_limits *limits,
                                       cparent__records *records,
                                       cparent_findings *findings,
                                       cparent_error *err);

/* Runs a reader, also where memory runs out; table_done lets go. */
table_read
table_run(table_reader reader, const char *text);

void
table_done(table_read *table);

/* The record of that noun and id; fails the test when it is not there. */
const cparent_record *
table_find(const table_read *table, cparent_noun noun, const char *id);

size_t
table_count(const table_read *table, cparent_noun noun);

/* The table was refused with this status at this place; the first finding
 * that is an error says the same. */
void
table_refused(const table_read *table, cparent_status status, int line,
              int column, const char *field, const char *word);

/* The finding at `index` stands there and is no error. */
void
table_odd(const table_read *table, size_t index, int line,
          const char *field, const char *word);

#endif
