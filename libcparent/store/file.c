/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "store/file-internal.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"

/* Offsets in an SQLite file's header, and the words that start one. */
enum {
    AT_PAGE_SIZE = 16,
    AT_WRITE_FORMAT = 18,
    AT_CHANGES = 24,
    AT_PAGES = 28,
    AT_USER_VERSION = 60,
    AT_APPLICATION = 68,
    AT_VALID_FOR = 92,
    FORMAT_WAL = 2
};
static const char magic[16] = "SQLite format 3";

static const char *const journal_suffixes[] = { "-wal", "-journal", "-shm" };

static cparent_status
io_failure(const char *path, int error, const char *what,
           cparent_error *err)
{
    cparent_status status = cparent__fail_at(
        err, CPARENT_E_IO, path, 0, 0, NULL, "%s", what);

    switch (error) {
    case EACCES:
    case EPERM:
    case EROFS:
        return cparent__hint(err, status, "check the rights on the file "
                                          "and its folder");
    case ENOENT:
    case ENOTDIR:
        return cparent__hint(err, status, "make the folder first");
    case ENOSPC:
    case EDQUOT:
        return cparent__hint(err, status, "the disk is full; free some "
                                          "space and try again");
    case ENAMETOOLONG:
        return cparent__hint(err, status, "give a shorter path");
    default:
        return status;
    }
}

bool
cparent__disk_is_shared(uint64_t kind)
{
    /* NFS, SMB, CIFS, SMB2, FUSE: locks there are not to be trusted. */
    static const uint32_t kinds[] = { 0x6969u, 0x517bu, 0xff534d42u,
                                      0xfe534d42u, 0x65735546u };

    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        /* Some platforms sign-extend the number. */
        if ((uint32_t)kind == kinds[i])
            return true;
    }
    return false;
}

/* The folder that `path` is in, to be freed. */
static char *
folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');

    if (!slash)
        return cparent__strdup(".");
    return cparent__strndup(path, slash == path ? 1
                                                : (size_t)(slash - path));
}

cparent_status
cparent__disk_look(const char *path, bool *shared_out,
                   cparent_error *err)
{
    struct statfs disk;
    char *folder = folder_of(path);

    if (!folder)
        return cparent__nomem(err);
    int failed = statfs(folder, &disk) ? errno : 0;
    cparent__free(folder);
    if (failed)
        return io_failure(path, failed, "the folder cannot be looked at",
                          err);
    *shared_out = cparent__disk_is_shared((uint64_t)disk.f_type);
    return CPARENT_OK;
}

static char *
beside(const char *path, const char *suffix)
{
    size_t length = strlen(path), more = strlen(suffix);
    char *name = cparent__malloc(length + more + 1);

    if (name) {
        memcpy(name, path, length);
        memcpy(name + length, suffix, more);
        name[length + more] = '\0';
    }
    return name;
}

static cparent_status
find_leftovers(const char *path, bool *found_out, cparent_error *err)
{
    bool found = false;

    /* Only the first two can hold pages; -shm is an index. */
    for (int i = 0; i < 2; i++) {
        struct stat st;
        char *name = beside(path, journal_suffixes[i]);

        if (!name)
            return cparent__nomem(err);
        if (!stat(name, &st) && st.st_size > 0)
            found = true;
        cparent__free(name);
    }
    *found_out = found;
    return CPARENT_OK;
}

cparent_status
cparent__file_rests(const char *path, bool *rests_out,
                    cparent__file_state *state_out, cparent_error *err)
{
    struct stat st;

    *rests_out = false;
    for (int i = 0; i < 3; i++) {
        char *name = beside(path, journal_suffixes[i]);
        bool absent;

        if (!name)
            return cparent__nomem(err);
        absent = lstat(name, &st) && errno == ENOENT;
        cparent__free(name);
        if (!absent)
            return CPARENT_OK;
    }
    if (lstat(path, &st))
        return CPARENT_OK;
    *rests_out = true;
    state_out->size = st.st_size;
    state_out->seconds = st.st_mtim.tv_sec;
    state_out->nanoseconds = st.st_mtim.tv_nsec;
    state_out->inode = (int64_t)st.st_ino;
    return CPARENT_OK;
}

static cparent_status
not_a_store(const char *path, const char *what, const char *hint,
            cparent_error *err)
{
    cparent_status status = cparent__fail_at(err, CPARENT_E_STORE, path, 0,
                                             0, NULL, "%s", what);

    return cparent__hint(err, status, "%s", hint);
}

cparent_status
cparent__file_look(const char *path, cparent__file_facts *facts_out,
                   cparent_error *err)
{
    struct stat st;
    cparent__file_facts facts = { 0, false, false };

    if (lstat(path, &st)) {
        if (errno != ENOENT && errno != ENOTDIR)
            return io_failure(path, errno, "the store cannot be looked at",
                              err);
        cparent_status status = cparent__fail_at(
            err, CPARENT_E_NOT_FOUND, path, 0, 0, NULL,
            "there is no such file");
        return cparent__hint(err, status, "check the path, or make a store "
                                          "with `cparent init`");
    }
    if (S_ISDIR(st.st_mode))
        return not_a_store(path, "this is a folder, not a store",
                           "give the path of the store's file", err);
    if (S_ISLNK(st.st_mode))
        return not_a_store(path, "this is a symbolic link, and a store is "
                                 "not opened through one",
                           "give the path of the file itself", err);
    if (!S_ISREG(st.st_mode))
        return not_a_store(path, "this is not an ordinary file",
                           "give the path of the store's file", err);
    cparent_status status = find_leftovers(path, &facts.leftovers, err);
    if (!status)
        status = cparent__disk_look(path, &facts.shared, err);
    if (status)
        return status;
    if (st.st_size == 0)
        return not_a_store(path, "the file is empty, not a store",
                           "remove it and make a store with `cparent init`",
                           err);
    facts.size = st.st_size;
    *facts_out = facts;
    return CPARENT_OK;
}

static uint32_t
big_endian(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 |
           (uint32_t)bytes[2] << 8 | (uint32_t)bytes[3];
}

/* A file shorter than its header says, when nothing beside it could hold
 * the rest. */
static bool
is_cut(const unsigned char *header, const cparent__file_facts *facts)
{
    int64_t page = header[AT_PAGE_SIZE] << 8 | header[AT_PAGE_SIZE + 1];
    int64_t pages = big_endian(header + AT_PAGES);

    if (facts->leftovers ||
        big_endian(header + AT_CHANGES) != big_endian(header + AT_VALID_FOR))
        return false;
    if (page == 1) /* how 65,536 is written in two bytes */
        page = 65536;
    return facts->size < page * pages;
}

cparent_status
cparent__file_judge(const unsigned char header[CPARENT__HEADER_SIZE],
                    const cparent__file_facts *facts, int newest,
                    bool read_only, const char *path, cparent_error *err)
{
    static const char other[] = "give the path of a store that was made "
                                "with `cparent init`";
    bool wal = header[AT_WRITE_FORMAT] == FORMAT_WAL;

    if (facts->size < CPARENT__HEADER_SIZE ||
        memcmp(header, magic, sizeof magic) != 0)
        return not_a_store(path, "the file is not a store", other, err);
    if (big_endian(header + AT_APPLICATION) != CPARENT__APPLICATION_ID ||
        big_endian(header + AT_USER_VERSION) == 0)
        return not_a_store(path, "the file is a database of another "
                                 "program, not a store", other, err);
    if (big_endian(header + AT_USER_VERSION) > (uint32_t)newest) {
        cparent_status status = cparent__fail_at(
            err, CPARENT_E_UNSUPPORTED, path, 0, 0, NULL,
            "the store was made by a newer release (its form is %u, this "
            "release knows up to %d)",
            (unsigned)big_endian(header + AT_USER_VERSION), newest);
        return cparent__hint(err, status, "open it with the newer release");
    }
    if (is_cut(header, facts))
        return not_a_store(path, "the store is cut off: its end is missing",
                           "restore it from a backup", err);
    if (facts->shared && !(read_only && !wal)) {
        cparent_status status = cparent__fail_at(
            err, CPARENT_E_UNSUPPORTED, path, 0, 0, NULL,
            "the store is on a network disk, where two writers could "
            "damage it");
        return cparent__hint(err, status, "keep it on a disk of this "
                             "machine; `cparent backup` makes copies that "
                             "can be read from a network disk");
    }
    return CPARENT_OK;
}

cparent_status
cparent__file_reserve(const char *path, cparent_error *err)
{
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                  0600);

    if (fd < 0 && errno == EEXIST) {
        cparent_status status = cparent__fail_at(
            err, CPARENT_E_EXISTS, path, 0, 0, NULL,
            "there is something at this path already");
        return cparent__hint(err, status, "choose another path, or move "
                                          "what is there away");
    }
    if (fd < 0)
        return io_failure(path, errno, "the file cannot be made", err);
    /* The umask may have taken rights that the owner needs. */
    int failed = fchmod(fd, 0600) ? errno : 0;
    close(fd);
    if (failed) {
        unlink(path);
        return io_failure(path, failed, "the file cannot be made private",
                          err);
    }
    return CPARENT_OK;
}

static int
sync_path(const char *path, int flags)
{
    int fd = open(path, flags | O_CLOEXEC);

    if (fd < 0)
        return errno;
    int failed = fsync(fd) ? errno : 0;
    close(fd);
    return failed;
}

cparent_status
cparent__file_settle(const char *path, cparent_error *err)
{
    int failed = sync_path(path, O_RDWR | O_NOFOLLOW);
    char *folder = failed ? NULL : folder_of(path);

    if (!failed && !folder)
        return cparent__nomem(err);
    /* Some disks cannot sync a folder; then there is nothing to wait for. */
    if (folder)
        (void)sync_path(folder, O_RDONLY | O_DIRECTORY);
    cparent__free(folder);
    if (failed)
        return io_failure(path, failed, "the file cannot be written", err);
    return CPARENT_OK;
}

void
cparent__file_discard(const char *path)
{
    for (int i = 0; i < 3; i++) {
        char *name = beside(path, journal_suffixes[i]);

        if (name)
            unlink(name);
        cparent__free(name);
    }
    unlink(path);
}
