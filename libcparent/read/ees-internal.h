/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_EES_INTERNAL_H
#define CPARENT_EES_INTERNAL_H

/*
 * A file of published statistics on its way to a data set: ees-columns.c
 * says what each column is, ees-keys.c knows the places, periods and
 * breakdowns that were met, ees-cell.c reads figures, ees.c goes through
 * the rows and packs what they said.
 */
#include <cparent/finding.h>

#include "facts/table-internal.h"
#include "model/published-internal.h"
#include "read/ees-scan-internal.h"

/* What a column is. */
typedef enum ees_role {
    EES_TIME_PERIOD,
    EES_TIME_IDENTIFIER,
    EES_LEVEL,
    EES_COUNTRY_CODE,
    EES_COUNTRY_NAME,
    EES_REGION_CODE,
    EES_REGION_NAME,
    EES_OLD_LA_CODE,
    EES_LA_NAME,
    EES_NEW_LA_CODE,
    EES_NAMED_ROLES, /* those before are each one column */
    EES_OTHER = EES_NAMED_ROLES, /* a place of another level */
    EES_FILTER,
    EES_MEASURE
} ees_role;

typedef struct ees_column {
    const char *name; /* in the arena */
    const char *label;
    const char *grouping;
    ees_role role;
    int unit;       /* of a measure: a cparent_unit */
    int places;     /* to show; -1: not said */
    bool described; /* its meta file says what it is */
    bool duration;  /* YY:MM may stand in it */
    bool doubtful;  /* only whole numbers: may be a filter after all */
} ees_column;

/* Texts that were met, each with a number from 0. */
typedef struct ees_keys {
    struct ees_key *items;
    size_t count;
    size_t capacity;
    uint32_t *slots; /* open addressing; 0 is empty, else index + 1 */
    size_t slot_count;
    uint32_t last;   /* found last */
} ees_keys;

typedef struct ees_key {
    cparent__span text;
    uint64_t hash;
    uint32_t value; /* what the caller keeps with it */
    uint32_t next;  /* the key that followed when it was met before */
} ees_key;

/* Finds `text`, or adds it with value UINT32_MAX.  The bytes have to stay
 * where they are.  NULL when memory runs out. */
ees_key *
cparent__ees_key(ees_keys *keys, cparent__span text);
void
cparent__ees_keys_clear(ees_keys *keys);

/* Everything about one reading. */
typedef struct ees_reader {
    const cparent_published_options *options;
    cparent_findings *findings;
    cparent_error *err;
    cparent__ees_scan scan;
    cparent_published *out; /* being made; its arena holds the strings */
    cparent__text scratch;
    cparent__table *words;       /* measure_words */
    cparent__table *levels;      /* geographic_levels */
    cparent__table *identifiers; /* time_identifiers */
    ees_column *columns;
    size_t named[EES_NAMED_ROLES]; /* the column of each; SIZE_MAX: none */
    size_t *measure_columns;
    size_t *filter_columns;
    size_t place_columns[EES_NAMED_ROLES]; /* that say where, in order */
    size_t place_column_count;
    uint64_t row_limit;

    ees_keys time_keys, place_keys, filter_keys; /* as they stand */
    ees_keys times, places, breakdowns;          /* as they read */
    ees_keys *choices;                           /* of each filter */
    cparent__text key;                           /* gathers columns */
    size_t place_room, period_room, breakdown_room;
    uint8_t *breakdown_durations;
    size_t duration_room;
    uint64_t *left_out; /* rows of each level that is not kept, and last
                           those of levels that nobody knows */
    uint64_t blank_cells;
    bool durations; /* a time was read */
    size_t doubted_filters; /* doubtful columns that are filters */
    bool doubted; /* two rows are alike, and a column might part them */
    bool settled; /* what grew is in the arena */

    struct ees_row *rows;
    size_t row_count;
    size_t row_room;
    cparent__cell *cells; /* rows × measures */
    size_t cell_room;
    cparent__long_cell *longs;
    size_t long_count;
    size_t long_room;
} ees_reader;

typedef struct ees_row {
    uint32_t breakdown;
    uint32_t place;
    uint32_t period;
    int32_t line;
} ees_row;

/* A row of a level that is left out; the lower bits say which. */
#define EES_LEFT_OUT UINT32_C(0x80000000)
/* A whole number of months, written YY:MM, before it is packed. */
enum { EES_CELL_DURATION = 30 };

/* Reads the header, the description and some rows, and says what each
 * column is.  The scan then stands before the first row of figures. */
cparent_status
cparent__ees_columns(ees_reader *reader);

/* The place, period and breakdown of the row just read, numbered; the
 * place has the bit EES_LEFT_OUT when its level is not kept. */
cparent_status
cparent__ees_place(ees_reader *reader, uint32_t *place_out);
cparent_status
cparent__ees_period(ees_reader *reader, uint32_t *period_out);
cparent_status
cparent__ees_breakdown(ees_reader *reader, uint32_t *breakdown_out);

/* Gives the data set its measures, filters, places and periods, in order. */
cparent_status
cparent__ees_settle(ees_reader *reader);
/* Packs the rows.  Fails with VALIDATION when two are alike. */
cparent_status
cparent__ees_pack(ees_reader *reader);

/* What a cell looks like. */
typedef enum ees_looks {
    EES_LOOKS_BLANK,
    EES_LOOKS_NUMBER,
    EES_LOOKS_DURATION, /* YY:MM */
    EES_LOOKS_SYMBOL,
    EES_LOOKS_BROKEN,   /* a number, but not as one is written */
    EES_LOOKS_TEXT
} ees_looks;

ees_looks
cparent__ees_looks(const char *text, bool *whole_out);

/* Reads the row's figure in a column.  False, and nothing said, when the
 * cell is not a plain number or symbol. */
bool
cparent__ees_plain_cell(cparent__span cell, cparent__cell *cell_out);

/* The same for any cell; fails at its place. */
cparent_status
cparent__ees_cell(ees_reader *reader, size_t column, bool durations,
                  cparent__cell *cell_out);

/* What the words of measure_words say of a text: "count", "duration" …;
 * "" when none is in it. */
const char *
cparent__ees_meaning(const ees_reader *reader, const char *scope,
                     const char *text, bool durations);

#endif
