/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_SOURCE_H
#define CPARENT_SOURCE_H

#include <cparent/error.h>

CPARENT_BEGIN_DECLS

/**
 * Where bytes come from: a file, memory, or a callback.  Everything that
 * reads input takes one, so that a caller without files can use it all.
 * Reference counted; immutable once made; one thread reads it at a time.
 */
typedef struct cparent_source cparent_source;

/** Fills `buffer` with at most `size` bytes.  Returns how many; 0 at the
 *  end; negative when reading failed. */
typedef int64_t (*cparent_read_fn)(void *user, void *buffer, size_t size);

/** The file at `path`, opened when it is read.  Fails with INVALID when
 *  `path` is NULL or empty, or NOMEM. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_source_from_path(const char *path, cparent_source **source_out,
                         cparent_error *err);

/** A copy of `size` bytes.  `name` is what messages call it. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_source_from_bytes(const char *name, const void *bytes, size_t size,
                          cparent_source **source_out, cparent_error *err);

/** Bytes that `read` gives, once.  `user` must live as long as the source
 *  is read. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_source_from_callback(const char *name, cparent_read_fn read,
                             void *user, cparent_source **source_out,
                             cparent_error *err);

CPARENT_API cparent_source *
cparent_source_ref(cparent_source *source);

CPARENT_API void
cparent_source_unref(cparent_source *source);

/** The path or name given.  Never NULL; borrowed. */
CPARENT_API const char *
cparent_source_name(const cparent_source *source);

CPARENT_END_DECLS
#endif
