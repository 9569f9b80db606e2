/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_JOB_INTERNAL_H
#define CPARENT_JOB_INTERNAL_H

#include "core/folder-internal.h"
#include "returns/counting-internal.h"

/* One folder or file that was named. */
typedef struct cparent__part {
    const char *path;       /* NULL: a source */
    const char *shelf;      /* the folder of a loose table; NULL otherwise */
    cparent_source *source; /* owned */
    bool previous;
    int year; /* in whose March it ends, once that was found */
    size_t episodes;
} cparent__part;

struct cparent_ssda903 {
    cparent__arena arena;
    cparent__part *parts;
    size_t count;
    size_t capacity;
};

/* Options with every default, and what was read beside the files. */
typedef struct cparent__setting {
    cparent_ssda903_options options;
    cparent_limits limits;
    const cparent__rules *rules;
    cparent__places *places;
    cparent__holidays *holidays;
} cparent__setting;

cparent_status
cparent__setting_open(cparent__setting *setting,
                      const cparent_ssda903_options *options,
                      cparent_error *err);
void
cparent__setting_close(cparent__setting *setting);

/* Reads and counts; *window_out is what it was counted for. */
cparent_status
cparent__job_run(cparent_ssda903 *job, cparent__counting *counting,
                 int wanted, cparent__window *window_out,
                 cparent_error *err);

/* ".csv", whatever its case. */
bool
cparent__path_ends_in(const char *name, const char *ending);

/* Reads every file of a folder, or the one file, into the return. */
cparent_status
cparent__read_path(cparent__counting *counting, const char *path,
                   cparent_error *err);

/* Reads what one part holds. */
cparent_status
cparent__part_read(cparent__counting *counting, const cparent__part *from,
                   cparent_error *err);

/* Finds the year of each part, and of the current return; reads them for it
 * where they are several or nobody said.  0: none is found. */
cparent_status
cparent__job_years(cparent_ssda903 *job, cparent__counting *counting,
                   int *current_out, cparent_error *err);

/* The year that "2025", "2024-25" or "2025-03-31" ends in; 0: none. */
int
cparent__year_named(const char *name);

#endif
