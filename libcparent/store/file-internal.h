/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_FILE_INTERNAL_H
#define CPARENT_FILE_INTERNAL_H

#include <cparent/error.h>

/* "CPAR": tells a council's store from other SQLite files. */
#define CPARENT__APPLICATION_ID 0x43504152
/* As much of a database file as its header takes. */
enum { CPARENT__HEADER_SIZE = 100 };

/* What is known of a file before anything opens it as a database. */
typedef struct cparent__file_facts {
    int64_t size;
    bool leftovers; /* a journal beside it has something in it */
    bool shared;    /* on a disk that several machines may write to */
} cparent__file_facts;

/* Fails with NOT_FOUND, STORE (a folder, a link, a device, empty) or IO.
 * Looks, and opens nothing: closing a second descriptor of a database would
 * drop the locks that this process holds on it. */
cparent_status
cparent__file_look(const char *path, cparent__file_facts *facts_out,
                   cparent_error *err);

/* What tells one state of a file from another. */
typedef struct cparent__file_state {
    int64_t size;
    int64_t seconds;
    int64_t nanoseconds;
    int64_t inode;
} cparent__file_state;

/* In *rests_out false when there are journals beside the file, or it cannot
 * be looked at. */
cparent_status
cparent__file_rests(const char *path, bool *rests_out,
                    cparent__file_state *state_out, cparent_error *err);

/* Judges the first bytes of a file.  Fails with STORE or UNSUPPORTED. */
cparent_status
cparent__file_judge(const unsigned char header[CPARENT__HEADER_SIZE],
                    const cparent__file_facts *facts, int newest,
                    bool read_only, const char *path, cparent_error *err);

/* True for the number that statfs gives for NFS, SMB, CIFS or FUSE. */
bool
cparent__disk_is_shared(uint64_t kind);

/* What kind of disk the folder of `path` is on. */
cparent_status
cparent__disk_look(const char *path, bool *shared_out, cparent_error *err);

/* An empty file, mode 0600 whatever the umask.  Fails with EXISTS or IO. */
cparent_status
cparent__file_reserve(const char *path, cparent_error *err);

/* Sees to it that the file and its name are on the disk. */
cparent_status
cparent__file_settle(const char *path, cparent_error *err);

/* Removes a file that this library has made, and its journals. */
void
cparent__file_discard(const char *path);

#endif
