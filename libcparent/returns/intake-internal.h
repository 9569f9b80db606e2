/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_INTAKE_INTERNAL_H
#define CPARENT_INTAKE_INTERNAL_H

#include "returns/cohort-internal.h"
#include "returns/place-internal.h"
#include "returns/rows-internal.h"

/* Years that a return can be of. */
enum { CPARENT__FIRST_YEAR = 1980, CPARENT__YEARS = 128 };

/*
 * From the files of one return to the rows of a cohort: cells become days,
 * codes and numbers, and what is wrong becomes notices.
 */

/* Codes by what a cell holds, a table for each set in which no two share a
 * place; one for which there is none in it has to be looked for. */
typedef struct cparent__quick_code {
    uint64_t cell;   /* the code's letters, first byte lowest; or no cell */
    uint32_t code;
    uint32_t in_use; /* as in cparent__code; all years of the empty cell */
} cparent__quick_code;

typedef struct cparent__quick_set {
    uint64_t factor; /* of the cell; the highest bits are the place */
    cparent__quick_code slots[CPARENT__QUICK_SLOTS];
} cparent__quick_set;

/* `sets` has room for each set of the rules. */
void
cparent__quick_sets_make(cparent__quick_set *sets,
                         const cparent__rules *rules);

/* Leaves codes out that are not in use in that year; 0: of any year. */
void
cparent__quick_sets_settle(cparent__quick_set *sets,
                           const cparent__rules *rules, unsigned year_bit);

/* Headers that were recognised: the next return mostly has the same. */
typedef struct cparent__headers {
    struct {
        char text[256];
        uint32_t size; /* of the text; 0: none */
        cparent__book book;
        int16_t fields[CPARENT__MOST_COLUMNS];
        int repeated;
    } items[CPARENT__BOOK_COUNT];
    unsigned next; /* to be replaced */
} cparent__headers;

/* Rows that are read together. */
enum { CPARENT__BATCH = 64 };

typedef struct cparent__batch {
    uint32_t values[CPARENT__BATCH][CPARENT__MOST_COLUMNS];
    uint64_t odd[CPARENT__BATCH]; /* 0: no cell is out of the ordinary */
    cparent__id ids[CPARENT__BATCH];
    uint32_t children[CPARENT__BATCH]; /* UINT32_MAX: not known yet */
} cparent__batch;

typedef struct cparent__intake_cell {
    int16_t field;  /* of the file; -1: the file has no such column */
    uint8_t column; /* of the book */
    uint8_t kind;
    uint8_t set;
} cparent__intake_cell;

typedef struct cparent__intake {
    const cparent__rules *rules;
    cparent__cohort *cohort;
    cparent__notices *notices;
    const cparent__places *places; /* NULL: no postcodes */
    const uint8_t *outside;        /* by area of places */
    const cparent__quick_set *sets;
    const uint32_t *marks;         /* of an episode, by code */
    cparent__headers *headers;
    cparent__batch *batch;
    unsigned year_bit;  /* of the collection year; 0: codes of any year */
    cparent__day last;  /* of the collection year */
    /* of the return: */
    uint16_t columns[CPARENT__BOOK_COUNT]; /* that its files have */
    uint32_t left_out[CPARENT__BOOK_COUNT];
    uint32_t rows[CPARENT__BOOK_COUNT];
    /* How many days lie in each year, which says whose return it is: those
     * of episodes, and those of other rows. */
    uint32_t days_in[2][CPARENT__YEARS];
    /* of the file: */
    unsigned file;
    cparent__book book;
    int16_t fields[CPARENT__MOST_COLUMNS];
    cparent__intake_cell plan[CPARENT__MOST_COLUMNS];
    int plan_count;
    cparent__intake_cell quick[CPARENT__MOST_COLUMNS]; /* by kind */
    uint8_t code_count, date_count, number_count;
    bool is_quick; /* no other kinds are in the plan */
    bool by_fields; /* it has a header, whose fields are above */
} cparent__intake;

/* Which table has these columns; CPARENT__BOOK_NONE: none.  fields_out gets
 * the field of each column of the book.  `repeated_out` (NULL: not wanted)
 * is a field whose name stands before, or -1. */
cparent__book
cparent__intake_recognise(const cparent__rules *rules,
                          const cparent__row *header,
                          int16_t fields_out[CPARENT__MOST_COLUMNS],
                          int *repeated_out);

/* Makes `book` the table whose rows follow. */
void
cparent__intake_begin(cparent__intake *intake, cparent__book book,
                      const int16_t fields[CPARENT__MOST_COLUMNS]);

/* Takes one row of it. */
void
cparent__intake_row(cparent__intake *intake, const cparent__row *row);

/* The same of the next plain rows of CSV, of which there are some, mostly
 * in a shorter way. */
void
cparent__intake_plain(cparent__intake *intake, cparent__rows *rows);

/* A notice about a row; `column` of the book, -1: the whole row.  NULL when
 * it is only counted. */
cparent__notice *
cparent__intake_notice(cparent__intake *intake, cparent__fault fault,
                       const cparent__row *row, int column);

/* A file in memory, CSV or XML by what it holds.  `bytes` is followed by
 * CPARENT__ROWS_PADDING bytes. */
cparent_status
cparent__intake_file(cparent__intake *intake, cparent__rows *rows,
                     char *bytes, size_t size, cparent_error *err);

/* The same of one kind: `bytes` is UTF-8. */
cparent_status
cparent__intake_csv(cparent__intake *intake, cparent__rows *rows,
                    char *bytes, size_t size, cparent_error *err);
cparent_status
cparent__intake_xml(cparent__intake *intake, const char *bytes, size_t size,
                    cparent_error *err);

#endif
