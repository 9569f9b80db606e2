/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_SHARED_INTERNAL_H
#define CPARENT_SHARED_INTERNAL_H

#include <cparent/jobs.h>

/* An import of what belongs to no council: published statistics, models of
 * neighbours.  The change is open; the same things as in import.c. */
typedef struct cparent__shared_import {
    cparent_store *store;
    cparent_source *given;  /* a description may lie beside it */
    cparent_source *source; /* its bytes */
    const cparent_record *authority;
    const cparent_import_options *options;
    const cparent_change *change;
    cparent_import_result *result;
    cparent_findings *findings;
    cparent_error *err;
} cparent__shared_import;

cparent_status
cparent__import_shared(const cparent__shared_import *job);

#endif
