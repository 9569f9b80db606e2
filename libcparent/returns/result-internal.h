/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_RESULT_INTERNAL_H
#define CPARENT_RESULT_INTERNAL_H

#include <cparent/ssda903.h>

#include "core/digest-internal.h"
#include "returns/tally-internal.h"

/* A file that was read, as findings and provenance name it. */
typedef struct cparent__file {
    const char *name;
    const char *digest; /* NULL: not wanted */
    int64_t bytes;
    uint32_t rows;
    uint32_t days;      /* of its Episodes */
    uint16_t year;      /* that they end in; 0: they do not say */
    uint8_t book;       /* CPARENT__BOOK_NONE: none, or XML */
    int16_t fields[CPARENT__MOST_COLUMNS];
} cparent__file;

/* The files of one authority, shared by its results. */
typedef struct cparent__files {
    int refs; /* atomic */
    cparent__arena arena;
    cparent__file *items;
    size_t count;
    size_t capacity;
} cparent__files;

cparent__files *
cparent__files_new(void);
cparent__files *
cparent__files_ref(cparent__files *files);
void
cparent__files_unref(cparent__files *files);

/* What was given beside the files, and what the files have: what decides
 * whether a figure can be supported. */
typedef struct cparent__support {
    uint16_t columns[CPARENT__BOOK_COUNT];
    uint32_t left_out[CPARENT__BOOK_COUNT];
    bool has_places;
    bool has_authority;
    bool has_holidays;
    bool broken; /* and not lenient: nothing is counted */
    int64_t population;
} cparent__support;

typedef struct cparent__result_figure {
    int64_t numerator;
    int64_t denominator;
    const char *note; /* NULL: none */
    uint8_t state;
    uint8_t has;
} cparent__result_figure;

struct cparent_ssda903_result {
    int refs; /* atomic */
    cparent__arena arena;
    const cparent__rules *rules;
    cparent__files *files;
    size_t first_file; /* of the current return */
    const char *authority;
    cparent_date year_ended, as_at, from, reach;
    cparent__result_figure *figures; /* by definition */
    cparent__notices notices;
};

/* Makes a result of what was counted; takes the notices over and leaves
 * them empty. */
cparent_status
cparent__result_new(const cparent__rules *rules, cparent__files *files,
                    const cparent__window *window,
                    const cparent__support *support,
                    const cparent__count *counts,
                    cparent__notices *notices, const char *authority,
                    int year_ended, cparent_ssda903_result **result_out,
                    cparent_error *err);

#endif
