/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_FOLDER_INTERNAL_H
#define CPARENT_FOLDER_INTERNAL_H

#include <cparent/error.h>

#include "core/arena-internal.h"

/* What is in a folder, by name; names that begin with a dot left out. */
typedef struct cparent__folder {
    const char **names; /* in order of their bytes; of the arena */
    size_t count;
} cparent__folder;

typedef enum cparent__path_kind {
    CPARENT__PATH_NONE = 0,
    CPARENT__PATH_FILE = 1,
    CPARENT__PATH_FOLDER = 2
} cparent__path_kind;

/* What stands at `path`. */
cparent__path_kind
cparent__path_kind_of(const char *path);

/* The names in the folder at `path`.  Fails with NOT_FOUND, IO or NOMEM. */
cparent_status
cparent__folder_read(const char *path, cparent__arena *arena,
                     cparent__folder *folder_out, cparent_error *err);

/* How many processors there are, at least 1. */
unsigned
cparent__processors(void);

#endif
