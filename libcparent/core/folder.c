/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "core/folder-internal.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/error-internal.h"

cparent__path_kind
cparent__path_kind_of(const char *path)
{
    struct stat about;

    if (stat(path, &about) != 0)
        return CPARENT__PATH_NONE;
    return S_ISDIR(about.st_mode) ? CPARENT__PATH_FOLDER
                                  : CPARENT__PATH_FILE;
}

static int
compare_names(const void *one, const void *other)
{
    const char *a;
    const char *b;

    memcpy(&a, one, sizeof(a));
    memcpy(&b, other, sizeof(b));
    return strcmp(a, b);
}

cparent_status
cparent__folder_read(const char *path, cparent__arena *arena,
                     cparent__folder *folder_out, cparent_error *err)
{
    DIR *stream = opendir(path);
    const struct dirent *entry;
    cparent__folder folder = { NULL, 0 };

    if (!stream && (errno == ENOENT || errno == ENOTDIR))
        return cparent__hint(
            err,
            cparent__fail_at(err, CPARENT_E_NOT_FOUND, path, 0, 0, NULL,
                             "there is no such folder"),
            "check the name");
    if (!stream)
        return cparent__fail_at(err, CPARENT_E_IO, path, 0, 0, NULL,
                                "the folder cannot be read");
    while ((entry = readdir(stream)) != NULL) {
        if (entry->d_name[0] == '.')
            continue;
        folder.names = cparent__arena_grow(arena, folder.names, folder.count,
                                           sizeof(*folder.names));
        if (!folder.names)
            break;
        folder.names[folder.count++] = cparent__arena_string(arena,
                                                             entry->d_name);
    }
    closedir(stream);
    if (arena->failed != CPARENT_OK)
        return cparent__nomem(err);
    if (folder.names != NULL && folder.count > 1)
        qsort(folder.names, folder.count, sizeof(*folder.names),
              compare_names);
    *folder_out = folder;
    return CPARENT_OK;
}

unsigned
cparent__processors(void)
{
    const long count = sysconf(_SC_NPROCESSORS_ONLN);

    return count > 0 && count < 1024 ? (unsigned)count : 1;
}
