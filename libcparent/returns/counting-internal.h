/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_COUNTING_INTERNAL_H
#define CPARENT_COUNTING_INTERNAL_H

#include "core/source-internal.h"
#include "returns/intake-internal.h"
#include "returns/result-internal.h"

/*
 * The returns of one authority, counted one after another, earliest first.
 * Its memory is used again for the next authority.
 */
typedef struct cparent__counting {
    const cparent__rules *rules;
    const cparent_ssda903_options *options;
    const cparent__places *places;     /* NULL: none */
    const cparent__holidays *holidays; /* NULL: none */
    const char *authority; /* borrowed; NULL: not said */
    uint8_t *outside;      /* by area of places */
    cparent__files *files;
    size_t first_file; /* of the current return */
    cparent__cohort cohort;
    cparent__rows rows;
    cparent__buffer buffer;
    cparent__intake intake;
    cparent__quick_set *sets; /* of codes */
    unsigned settled;         /* for that bit of a year */
    uint32_t marks[CPARENT__MOST_CODES];
    cparent__headers headers;
    cparent__batch batch;
    cparent__notices notices;
    cparent__bench bench;
    cparent__tally tally;
    cparent__count *counts;
    int year;         /* in whose March the current return ends; 0: none */
    int reach_year;   /* the first of the returns without a gap */
    bool had_reviews; /* the return of the year before has the table */
    bool has_reviews;
    bool misplaced;   /* the rows are not of the year, or of several */
} cparent__counting;

/* `keep` notices of each return. */
cparent_status
cparent__counting_new(const cparent__rules *rules,
                      const cparent_ssda903_options *options,
                      const cparent__places *places,
                      const cparent__holidays *holidays, size_t keep,
                      cparent__counting **counting_out, cparent_error *err);

void
cparent__counting_free(cparent__counting *counting);

/* Forgets everything that was read. */
cparent_status
cparent__counting_clear(cparent__counting *counting, cparent_error *err);

/* Whose returns they are; the string is borrowed. */
void
cparent__counting_authority(cparent__counting *counting,
                            const char *authority);

/* The next return; `year` is that of its last March. */
void
cparent__counting_begin(cparent__counting *counting, int year);

/* Reads one file of it. */
cparent_status
cparent__counting_read(cparent__counting *counting, cparent_source *source,
                       cparent_error *err);

/* Its children's histories are put together; without `window` only for the
 * next return, with it they are counted too.  `wanted` is a definition
 * whose children are named in counting->tally; -1: none. */
cparent_status
cparent__counting_count(cparent__counting *counting,
                        const cparent__window *window, int wanted,
                        cparent_error *err);

/* The days that matter for a snapshot; `from` DAY_NONE: twelve months. */
void
cparent__counting_window(const cparent__counting *counting,
                         cparent__day as_at, cparent__day from,
                         cparent__window *window_out);

/* What was counted as a result. */
cparent_status
cparent__counting_result(cparent__counting *counting,
                         const cparent__window *window,
                         cparent_ssda903_result **result_out,
                         cparent_error *err);

/* Tells of Episodes of several years among the files of one return; that is
 * not to be borne where it is beyond doubt. */
void
cparent__counting_check_files(cparent__counting *counting);

/* Tells of rows that are not of the year that they are counted for, or may
 * not be; the same. */
void
cparent__counting_check_year(cparent__counting *counting,
                             const cparent__window *window);

/* The year that the days of a file's Episodes end in: `before` and `after`
 * are those of its return before the file was read, and after it. */
void
cparent__file_year(cparent__file *file,
                   const uint32_t before[CPARENT__YEARS],
                   const uint32_t after[CPARENT__YEARS]);

/* True when something could not be read and that is not to be borne. */
bool
cparent__counting_broken(const cparent__counting *counting);

/* In whose March the return that was read ends, by its days; 0: they do not
 * say. */
int
cparent__counting_year(const cparent__counting *counting);

#endif
