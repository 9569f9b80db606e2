/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "returns/job-internal.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"

/* Reads the files that a part of a return is, in whatever return they are. */

bool
cparent__path_ends_in(const char *name, const char *ending)
{
    const size_t length = strlen(name);

    return length > 4 && cparent__equal_fold(name + length - 4, ending);
}

static cparent_status
read_file(cparent__counting *counting, const char *path, cparent_error *err)
{
    cparent_source *source = NULL;
    cparent_status status = cparent_source_from_path(path, &source, err);

    if (status == CPARENT_OK)
        status = cparent__counting_read(counting, source, err);
    cparent_source_unref(source);
    return status;
}

cparent_status
cparent__read_path(cparent__counting *counting, const char *path,
                   cparent_error *err)
{
    cparent__arena arena = CPARENT__ARENA_INIT;
    cparent__folder folder = { NULL, 0 };
    cparent_status status;
    size_t i;

    if (cparent__path_kind_of(path) != CPARENT__PATH_FOLDER)
        return read_file(counting, path, err);
    status = cparent__folder_read(path, &arena, &folder, err);
    for (i = 0; status == CPARENT_OK && i < folder.count; i++) {
        const char *name = folder.names[i];

        if (!cparent__path_ends_in(name, ".csv") &&
            !cparent__path_ends_in(name, ".xml") &&
            !cparent__path_ends_in(name, ".txt"))
            continue;
        name = cparent__arena_format(&arena, "%s/%s", path, name);
        status = arena.failed == CPARENT_OK ? read_file(counting, name, err)
                                            : cparent__nomem(err);
    }
    cparent__arena_free(&arena);
    return status;
}

cparent_status
cparent__part_read(cparent__counting *counting, const cparent__part *from,
                   cparent_error *err)
{
    return from->path ? cparent__read_path(counting, from->path, err)
                      : cparent__counting_read(counting, from->source, err);
}
