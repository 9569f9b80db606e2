/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_SOURCE_INTERNAL_H
#define CPARENT_SOURCE_INTERNAL_H

#include <cparent/progress.h>
#include <cparent/source.h>

/*
 * The whole of a source in memory.  Fails with NOT_FOUND (no such file),
 * PARSE (a folder), IO (no right to read), LIMIT or NOMEM; each names the
 * source.  The
 * bytes are followed by a NUL that `size_out` does not count; free them
 * with cparent__free.
 */
cparent_status
cparent__source_read_all(cparent_source *source,
                         const cparent_limits *limits, char **bytes_out,
                         size_t *size_out, cparent_error *err);

/* The file beside a file, with another end: "X.csv" and ".meta.csv" give
 * "X.meta.csv".  NULL when the source is no file, or nothing is there. */
cparent_status
cparent__source_beside(const cparent_source *source, const char *ending,
                       cparent_source **beside_out, cparent_error *err);

/* A source of bytes that cparent__malloc gave, which it takes over, also on
 * failure. */
cparent_status
cparent__source_adopt(const char *name, char *bytes, size_t size,
                      cparent_source **source_out, cparent_error *err);

/* The bytes of such a source, borrowed; NULL when they have to be read. */
const char *
cparent__source_bytes(const cparent_source *source, size_t *size_out);

/* Memory that one file after another is read into. */
typedef struct cparent__buffer {
    char *bytes;
    size_t capacity;
} cparent__buffer;

/* The same into `buffer`, which grows as it must: at least `room` bytes
 * follow those of the source. */
cparent_status
cparent__source_read_into(cparent_source *source,
                          const cparent_limits *limits,
                          cparent__buffer *buffer, size_t room,
                          size_t *size_out, cparent_error *err);

/* Writes `path` whole and atomically (a new file beside it, synced, then
 * renamed), with mode 0600 when `restricted`, else 0644.  A device or a
 * pipe is written to instead. */
cparent_status
cparent__file_write(const char *path, const void *bytes, size_t size,
                    bool restricted, cparent_error *err);

/* The last part of a path: what messages and documents call a file. */
const char *
cparent__path_name(const char *path);

#endif
