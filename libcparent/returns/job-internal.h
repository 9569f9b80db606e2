/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_JOB_INTERNAL_H
#define CPARENT_JOB_INTERNAL_H

#include "core/folder-internal.h"
#include "returns/counting-internal.h"

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

/* Reads every file of a folder, or the one file, into the return. */
cparent_status
cparent__read_path(cparent__counting *counting, const char *path,
                   cparent_error *err);

/* The year that "2025", "2024-25" or "2025-03-31" ends in; 0: none. */
int
cparent__year_named(const char *name);

#endif
