/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_TABLE_CSV_INTERNAL_H
#define CPARENT_TABLE_CSV_INTERNAL_H

#include <cparent/builder.h>
#include <cparent/document.h>

#include "format/csv-internal.h"
#include "read/tables-internal.h"

/*
 * A CSV table of a council being read: what every such table needs, whatever
 * its columns mean.  The first wrong cell is the error; every wrong cell is
 * a finding, so that a person mends a file in one go.
 */
typedef struct cparent__table_csv {
    cparent__csv *csv;
    const cparent_record *authority;
    cparent__records *records;
    cparent_findings *findings;
    cparent_error *err;   /* the caller's */
    cparent_error first;  /* the first wrong cell */
    size_t wrong;
    const char *rule;     /* "indicators": begins the names of rules */
    char document[32];    /* id: "doc-" and twelve digits */
} cparent__table_csv;

/* Opens the file, refuses columns that name children and columns that are
 * missing, and adds the document's record. */
cparent_status
cparent__table_csv_open(cparent__table_csv *table, cparent_source *source,
                        const cparent_limits *limits,
                        const char *const *needed,
                        cparent_document_kind_choice kind);

void
cparent__table_csv_close(cparent__table_csv *table);

/* The next row, DONE after the last.  A row that cannot be taken apart ends
 * the reading: it is a finding, and the error unless a cell further up was
 * wrong already. */
cparent_status
cparent__table_csv_next(cparent__table_csv *table);

/* A cell by the name of its column; "" when there is no such column. */
const char *
cparent__table_csv_cell(const cparent__table_csv *table,
                        const char *column);

/* Notes a wrong cell of this row and goes on: only memory fails here. */
cparent_status
cparent__table_csv_wrong(cparent__table_csv *table, const char *column,
                         cparent_status status, const char *hint,
                         const char *message);

/* Notes something odd that is no error. */
cparent_status
cparent__table_csv_odd(cparent__table_csv *table, const char *column,
                       const char *message);

/* Notes a cell when it is of another authority; *ours_out says. */
cparent_status
cparent__table_csv_authority(cparent__table_csv *table, bool *ours_out);

/* Adds the citation of this row; its id goes to `id` (of 64). */
cparent_status
cparent__table_csv_cite(cparent__table_csv *table, char *id, size_t size);

/* A builder with authority and id set. */
cparent_status
cparent__table_csv_record(const cparent__table_csv *table,
                          cparent_noun noun, const char *id,
                          cparent_builder **builder_out);

/* Builds and adds it; frees the builder, also on failure. */
cparent_status
cparent__table_csv_add(cparent__table_csv *table, cparent_builder *builder);

/* OK, or the first wrong cell. */
cparent_status
cparent__table_csv_verdict(cparent__table_csv *table);

#endif
