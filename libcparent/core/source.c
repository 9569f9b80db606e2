/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "core/source-internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "core/limits-internal.h"
#include "core/text-internal.h"

/* The one file of the library that touches paths. */

enum { BLOCK = 64 * 1024 };

struct cparent_source {
    atomic_int refs;
    char *name;
    bool is_path;
    char *bytes; /* a copy, or NULL */
    size_t size;
    cparent_read_fn read;
    void *user;
};

static cparent_status
source_new(const char *name, cparent_source **source_out,
           cparent_error *err)
{
    cparent_source *source = cparent__calloc(1, sizeof(*source));

    if (!source)
        return cparent__nomem(err);
    source->name = cparent__strdup(name ? name : "");
    if (!source->name) {
        cparent__free(source);
        return cparent__nomem(err);
    }
    atomic_init(&source->refs, 1);
    cparent__object_born();
    *source_out = source;
    return CPARENT_OK;
}

cparent_status
cparent_source_from_path(const char *path, cparent_source **source_out,
                         cparent_error *err)
{
    cparent_status status;

    if (!path || !*path)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "no file name was given");
    status = source_new(path, source_out, err);
    if (status == CPARENT_OK)
        (*source_out)->is_path = true;
    return status;
}

cparent_status
cparent_source_from_bytes(const char *name, const void *bytes, size_t size,
                          cparent_source **source_out, cparent_error *err)
{
    cparent_source *source = NULL;
    cparent_status status;

    if (!bytes && size > 0)
        return cparent__fail(err, CPARENT_E_INVALID, "no bytes were given");
    status = source_new(name, &source, err);
    if (status != CPARENT_OK)
        return status;
    source->bytes = cparent__strndup(size ? bytes : "", size);
    if (!source->bytes) {
        cparent_source_unref(source);
        return cparent__nomem(err);
    }
    source->size = size;
    *source_out = source;
    return CPARENT_OK;
}

cparent_status
cparent_source_from_callback(const char *name, cparent_read_fn read,
                             void *user, cparent_source **source_out,
                             cparent_error *err)
{
    cparent_status status;

    if (!read)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "no function to read with was given");
    status = source_new(name, source_out, err);
    if (status == CPARENT_OK) {
        (*source_out)->read = read;
        (*source_out)->user = user;
    }
    return status;
}

cparent_status
cparent__source_adopt(const char *name, char *bytes, size_t size,
                      cparent_source **source_out, cparent_error *err)
{
    cparent_source *source = NULL;
    cparent_status status = source_new(name, &source, err);

    if (status != CPARENT_OK) {
        cparent__free(bytes);
        return status;
    }
    source->bytes = bytes;
    source->size = size;
    *source_out = source;
    return CPARENT_OK;
}

const char *
cparent__source_bytes(const cparent_source *source, size_t *size_out)
{
    *size_out = source->bytes ? source->size : 0;
    return source->bytes;
}

cparent_status
cparent__source_beside(const cparent_source *source, const char *ending,
                       cparent_source **beside_out, cparent_error *err)
{
    cparent__text path = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);
    const char *name = source->name;
    const char *point = strrchr(cparent__path_name(name), '.');
    struct stat about;
    cparent_status status;

    *beside_out = NULL;
    if (!source->is_path)
        return CPARENT_OK;
    cparent__text_append(&path, name,
                         point ? (size_t)(point - name) : strlen(name));
    cparent__text_add(&path, ending);
    status = cparent__text_status(&path, err);
    if (status == CPARENT_OK && stat(cparent__text_string(&path), &about) == 0)
        status = cparent_source_from_path(cparent__text_string(&path),
                                          beside_out, err);
    cparent__text_free(&path);
    return status;
}

cparent_source *
cparent_source_ref(cparent_source *source)
{
    if (source)
        atomic_fetch_add(&source->refs, 1);
    return source;
}

void
cparent_source_unref(cparent_source *source)
{
    if (!source || atomic_fetch_sub(&source->refs, 1) != 1)
        return;
    cparent__free(source->name);
    cparent__free(source->bytes);
    cparent__free(source);
    cparent__object_died();
}

const char *
cparent_source_name(const cparent_source *source)
{
    return source ? source->name : "";
}

const char *
cparent__path_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash && slash[1] ? slash + 1 : path;
}

/* strerror would answer in the language of the process, and is not safe
 * in threads. */
static const char *
reason_of(int error)
{
    static const struct {
        int error;
        const char *reason;
    } reasons[] = {
        { EACCES, "there is no right to do so" },
        { EPERM, "there is no right to do so" },
        { ENOENT, "the folder does not exist" },
        { ENOTDIR, "a part of the path is not a folder" },
        { EISDIR, "this is a folder" },
        { ENOSPC, "the disk is full" },
        { EDQUOT, "the quota is used up" },
        { EFBIG, "it would be larger than is allowed" },
        { EROFS, "the disk can only be read" },
        { EMFILE, "too many files are open" },
        { ENFILE, "too many files are open" },
        { ENAMETOOLONG, "the name is too long" },
        { ELOOP, "the links lead in a circle" },
        { EIO, "the disk failed" },
    };
    size_t i;

    for (i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
        if (reasons[i].error == error)
            return reasons[i].reason;
    return "the system refused";
}

static cparent_status
fail_io(const cparent_source *source, const char *what, cparent_error *err)
{
    int error = errno;

    return cparent__fail_at(err, CPARENT_E_IO, source->name, 0, 0, NULL,
                            "%s: %s", what, reason_of(error));
}

static cparent_status
open_path(const cparent_source *source, int *file_out, cparent_error *err)
{
    struct stat about;
    int file = open(source->name, O_RDONLY | O_CLOEXEC | O_NOCTTY);

    if (file < 0 && (errno == ENOENT || errno == ENOTDIR))
        return cparent__hint(
            err,
            cparent__fail_at(err, CPARENT_E_NOT_FOUND, source->name, 0, 0,
                             NULL, "there is no such file"),
            "check the name and the folder");
    if (file < 0)
        return fail_io(source, "it cannot be opened", err);
    if (fstat(file, &about) == 0 && S_ISDIR(about.st_mode)) {
        close(file);
        return cparent__hint(
            err,
            cparent__fail_at(err, CPARENT_E_PARSE, source->name, 0, 0, NULL,
                             "this is a folder, not a file"),
            "name the files in it");
    }
    *file_out = file;
    return CPARENT_OK;
}

/* One block from wherever the bytes come from; -1 with errno on failure.
 * What a callback returns is not believed: more than there is room for
 * would have us read, and write, beyond the buffer. */
static int64_t
read_block(const cparent_source *source, int file, char *buffer,
           size_t size)
{
    ssize_t got;

    if (source->read) {
        int64_t given = source->read(source->user, buffer, size);

        errno = EIO;
        return given < 0 || (uint64_t)given > size ? -1 : given;
    }
    do
        got = read(file, buffer, size);
    while (got < 0 && errno == EINTR);
    return got;
}

static cparent_status
fail_limit(const cparent_source *source, uint64_t limit, cparent_error *err)
{
    return cparent__fail_at(err, CPARENT_E_LIMIT, source->name, 0, 0, NULL,
                            "it is larger than %llu bytes",
                            (unsigned long long)limit);
}

static cparent_status
make_room(cparent__buffer *buffer, size_t wanted, cparent_error *err)
{
    size_t capacity = buffer->capacity ? buffer->capacity : BLOCK;
    char *grown;

    if (buffer->bytes != NULL && wanted <= buffer->capacity)
        return CPARENT_OK;
    while (capacity < wanted)
        capacity *= 2;
    grown = cparent__realloc(buffer->bytes, capacity);
    if (!grown)
        return cparent__nomem(err);
    buffer->bytes = grown;
    buffer->capacity = capacity;
    return CPARENT_OK;
}

static cparent_status
read_blocks(const cparent_source *source, int file, uint64_t limit,
            cparent__buffer *buffer, size_t room, size_t *size_out,
            cparent_error *err)
{
    cparent_status status = make_room(buffer, BLOCK + room, err);
    size_t size = 0;
    int64_t got = 0;

    while (status == CPARENT_OK &&
           (got = read_block(source, file, buffer->bytes + size,
                             buffer->capacity - size - room)) > 0) {
        size += (size_t)got;
        if (size > limit)
            return fail_limit(source, limit, err);
        if (buffer->capacity - size < BLOCK / 2 + room)
            status = make_room(buffer, buffer->capacity * 2, err);
    }
    if (status == CPARENT_OK && got < 0)
        status = fail_io(source, "reading it failed", err);
    if (status == CPARENT_OK)
        *size_out = size;
    return status;
}

static cparent_status
copy_bytes(const cparent_source *source, uint64_t limit,
           cparent__buffer *buffer, size_t room, size_t *size_out,
           cparent_error *err)
{
    cparent_status status;

    if (source->size > limit)
        return fail_limit(source, limit, err);
    status = make_room(buffer, source->size + room, err);
    if (status != CPARENT_OK)
        return status;
    memcpy(buffer->bytes, source->bytes, source->size);
    *size_out = source->size;
    return CPARENT_OK;
}

cparent_status
cparent__source_read_into(cparent_source *source,
                          const cparent_limits *limits,
                          cparent__buffer *buffer, size_t room,
                          size_t *size_out, cparent_error *err)
{
    cparent_limits resolved;
    cparent_status status;
    int file = -1;

    if (!source)
        return cparent__fail(err, CPARENT_E_INVALID, "no source was given");
    status = cparent__limits_resolve(limits, &resolved, err);
    if (status != CPARENT_OK)
        return status;
    if (source->bytes)
        return copy_bytes(source, resolved.bytes, buffer, room, size_out,
                          err);
    if (source->is_path) {
        status = open_path(source, &file, err);
        if (status != CPARENT_OK)
            return status;
    }
    status = read_blocks(source, file, resolved.bytes, buffer, room,
                         size_out, err);
    if (file >= 0)
        close(file);
    return status;
}

cparent_status
cparent__source_read_all(cparent_source *source,
                         const cparent_limits *limits, char **bytes_out,
                         size_t *size_out, cparent_error *err)
{
    cparent__buffer buffer = { NULL, 0 };
    size_t size = 0;
    cparent_status status = cparent__source_read_into(source, limits,
                                                      &buffer, 1, &size,
                                                      err);

    if (status != CPARENT_OK) {
        cparent__free(buffer.bytes);
        return status;
    }
    buffer.bytes[size] = '\0';
    *bytes_out = buffer.bytes;
    *size_out = size;
    return CPARENT_OK;
}

/* For what a new file's name has more than the old one's: two numbers. */
enum { FRESH_ROOM = 24 };

static cparent_status
fail_write(const char *path, cparent_error *err)
{
    int error = errno;
    cparent_status status = cparent__fail_at(
        err, CPARENT_E_IO, path, 0, 0, NULL, "it cannot be written: %s",
        reason_of(error));

    if (error == ENOSPC || error == EDQUOT)
        return cparent__hint(err, status,
                             "free some space; nothing was changed");
    return cparent__hint(err, status,
                         "check that the folder exists and may be written "
                         "to");
}

static bool
write_all(int file, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t put = write(file, bytes, size);

        if (put < 0 && errno == EINTR)
            continue;
        if (put == 0)
            errno = EIO;
        if (put <= 0)
            return false;
        bytes += put;
        size -= (size_t)put;
    }
    return true;
}

/* A device or a pipe is written to; a new file in its place would take
 * /dev/null away from everybody. */
static cparent_status
write_special(const char *path, const void *bytes, size_t size,
              cparent_error *err)
{
    int file = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    cparent_status status = CPARENT_OK;

    if (file < 0)
        return fail_write(path, err);
    if (!write_all(file, bytes, size))
        status = fail_write(path, err);
    close(file);
    return status;
}

static bool
is_special(const char *path)
{
    struct stat about;

    return stat(path, &about) == 0 && !S_ISREG(about.st_mode) &&
           !S_ISDIR(about.st_mode);
}

/* A new file beside `path`, whose name `fresh` gets; -1 with errno.  Unlike
 * mkstemp's its mode is what the umask leaves of `mode`. */
static int
open_fresh(const char *path, char *fresh, size_t size, mode_t mode)
{
    int tries;
    int file = -1;

    for (tries = 0; file < 0 && tries < 1000; tries++) {
        snprintf(fresh, size, "%s.%u-%d", path, (unsigned)getpid(), tries);
        file = open(fresh, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                    mode);
        if (file < 0 && errno != EEXIST)
            return -1;
    }
    return file;
}

cparent_status
cparent__file_write(const char *path, const void *bytes, size_t size,
                    bool restricted, cparent_error *err)
{
    cparent_status status = CPARENT_OK;
    size_t length = path ? strlen(path) : 0;
    char *fresh;
    int file;

    if (length == 0)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "no file name was given");
    if (is_special(path))
        return write_special(path, bytes, size, err);
    fresh = cparent__malloc(length + FRESH_ROOM);
    if (!fresh)
        return cparent__nomem(err);
    file = open_fresh(path, fresh, length + FRESH_ROOM,
                      restricted ? 0600 : 0666);
    if (file < 0) {
        status = fail_write(path, err);
        cparent__free(fresh);
        return status;
    }
    /* One test of everything: only a whole file takes the old one's place. */
    if (!write_all(file, bytes, size) ||
        (restricted && fchmod(file, 0600) != 0) || fsync(file) != 0 ||
        rename(fresh, path) != 0) {
        status = fail_write(path, err);
        unlink(fresh);
    }
    close(file);
    cparent__free(fresh);
    return status;
}
