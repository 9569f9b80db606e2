/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_RULES_INTERNAL_H
#define CPARENT_RULES_INTERNAL_H

#include <cparent/error.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "returns/fact-internal.h"

/*
 * The return's own facts: codes by collection year, tables and columns,
 * indicators.  The build makes them from share/ssda903/ by the code of
 * rules-draft.c, so that no run of a program has to.
 */

/* Each with its columns as the reader knows them; columns.tsv has their
 * kinds and other names. */
#define CPARENT__BOOKS(X) \
    X(HEADER, "Header") X(EPISODES, "Episodes") X(REVIEWS, "Reviews") \
    X(UASC, "UASC") X(OC2, "OC2") X(OC3, "OC3") X(AD1, "AD1") \
    X(PLACED, "PlacedAdoption") X(PREV_PERM, "PrevPerm") \
    X(MISSING, "Missing") X(WORKERS, "SocialWorker") X(DOLO, "DoLo")

typedef enum cparent__book {
#define CPARENT__BOOK_NUMBER(name, text) CPARENT__BOOK_##name,
    CPARENT__BOOKS(CPARENT__BOOK_NUMBER)
#undef CPARENT__BOOK_NUMBER
    CPARENT__BOOK_COUNT,
    CPARENT__BOOK_NONE = CPARENT__BOOK_COUNT
} cparent__book;

#define CPARENT__MOST_COLUMNS 16

typedef enum cparent__cell_kind {
    CPARENT__CELL_TEXT,
    CPARENT__CELL_DATE,
    CPARENT__CELL_PARTIAL_DATE,
    CPARENT__CELL_NUMBER,
    CPARENT__CELL_CODE
} cparent__cell_kind;

typedef struct cparent__column {
    const char *name;
    const char *also; /* other names, parted by | */
    uint8_t kind;     /* a cparent__cell_kind */
    uint8_t set;      /* of codes */
    uint8_t known_by; /* 1: the table must have it; 2: one of these */
} cparent__column;

typedef struct cparent__book_columns {
    const char *name;
    int count;
    cparent__column columns[CPARENT__MOST_COLUMNS];
} cparent__book_columns;

/* The first two codes of the list: an empty cell, and one that is no code
 * of its set. */
#define CPARENT__CODE_BLANK 0
#define CPARENT__CODE_UNKNOWN 1

typedef struct cparent__code {
    uint64_t key;    /* up to eight capital letters and digits */
    uint64_t facts;  /* what it makes true */
    uint16_t in_use; /* a bit for each collection year of codes.tsv */
    uint16_t first;  /* the code that it took the place of, or itself */
    uint8_t set;
} cparent__code;

/* Where a code of at most six letters stands among those of its set when
 * rows are read quickly: places that the set's factor keeps apart. */
#define CPARENT__QUICK_SLOTS 256

static inline size_t
cparent__quick_slot(uint64_t letters, uint64_t factor)
{
    return (size_t)(letters * factor >> 56);
}

#define CPARENT__CODE_SLOTS 1024
#define CPARENT__MOST_CODES 512

/* What an indicator needs beside tables and columns. */
enum {
    CPARENT__NEED_DISTANCE = 1,
    CPARENT__NEED_LOCATION = 2,
    CPARENT__NEED_POPULATION = 4,
    CPARENT__NEED_HOLIDAYS = 8,
    CPARENT__NEED_WINDOW = 16,
    CPARENT__NEED_YEAR = 32,
    CPARENT__NEED_YEAR_BEFORE = 64
};

#define CPARENT__MOST_TERMS 11 /* leaves no gap in a group */
#define CPARENT__COUNT_CHILDREN (-1)
#define CPARENT__COUNT_NOTHING (-2)
#define CPARENT__COUNT_POPULATION (-3)

/* "children in_care !foster": of those for whom each term holds, a count
 * or the sum of a measure. */
typedef struct cparent__group {
    int16_t what; /* a measure, or CPARENT__COUNT_… */
    uint8_t count;
    uint8_t terms[CPARENT__MOST_TERMS];
    uint16_t negated; /* a bit for each term */
} cparent__group;

/* One row of indicators.tsv. */
typedef struct cparent__definition {
    const char *code;
    const char *title;
    const char *because;
    const char *version;
    int32_t unit;
    cparent__group counted;
    cparent__group out_of;
    cparent__group refused[2];
    int refused_count;
    bool same_out_of; /* as the definition before */
    bool narrows;     /* counted begins with the terms of out_of */
    uint32_t needs;
    uint16_t columns[CPARENT__BOOK_COUNT]; /* a bit for each; 1: the table */
} cparent__definition;

#define CPARENT__MOST_SETS 64
#define CPARENT__MOST_YEARS 16

typedef struct cparent__rules {
    const char *sets[CPARENT__MOST_SETS];
    uint64_t factors[CPARENT__MOST_SETS]; /* of their codes */
    int set_count;
    const char *years[CPARENT__MOST_YEARS]; /* collection years, "2021-22"
                                               first */
    int year_count;
    cparent__code codes[CPARENT__MOST_CODES];
    int code_count;
    uint16_t slots[CPARENT__CODE_SLOTS];
    cparent__book_columns books[CPARENT__BOOK_COUNT];
    const cparent__definition *definitions;
    int definition_count;
    uint16_t needed[CPARENT__BOOK_COUNT]; /* columns, by any of them */
} cparent__rules;

extern const cparent__rules cparent__rules_built_in;

/* A cell in capitals as a number that sorts codes apart; 0 when it is
 * longer than any code. */
uint64_t
cparent__code_key(const char *text, size_t length);

/* The other way: its letters, ended by NUL. */
const char *
cparent__code_name(const cparent__code *code, char name_out[9]);

/* The code of that set, or CPARENT__CODE_UNKNOWN. */
static inline uint32_t
cparent__code_slot(uint64_t key, unsigned set)
{
    return (uint32_t)((key ^ set * UINT64_C(0x9E3779B97F4A7C15)) *
                          UINT64_C(0xD6E8FEB86659FD93) >>
                      54);
}

static inline unsigned
cparent__code_find(const cparent__rules *rules, unsigned set, uint64_t key)
{
    uint32_t slot = cparent__code_slot(key, set);
    unsigned code;

    while ((code = rules->slots[slot]) != 0) {
        if (rules->codes[code].key == key && rules->codes[code].set == set)
            return code;
        slot = (slot + 1) % CPARENT__CODE_SLOTS;
    }
    return CPARENT__CODE_UNKNOWN;
}

/* Which of the years of codes.tsv a 31 March ends: the first for earlier
 * ones, the last for later ones. */
int
cparent__rules_year(const cparent__rules *rules, int year_ended);

/* The column of that book, or -1. */
int
cparent__column_find(const cparent__rules *rules, cparent__book book,
                     const char *name, size_t length);

/* The row of that code, or -1. */
int
cparent__definition_find(const cparent__rules *rules, const char *code);

/* Fails with NOT_FOUND and the code that is most like it. */
cparent_status
cparent__definition_absent(const cparent__rules *rules, const char *code,
                           cparent_error *err);

/* The next word of a cell of indicators.tsv; false at its end. */
bool
cparent__term_next(const char **cursor, const char **word, size_t *length);

#endif
