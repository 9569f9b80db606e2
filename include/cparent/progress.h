/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_PROGRESS_H
#define CPARENT_PROGRESS_H

#include <cparent/macros.h>

CPARENT_BEGIN_DECLS

/** Called now and then by long work.  `total` is 0 when nobody knows.
 *  Return false to stop: the call then fails with CANCELLED and leaves
 *  everything as it was. */
typedef bool (*cparent_progress_fn)(void *user, uint64_t done,
                                    uint64_t total);

/** How a long call tells its caller where it is. */
typedef struct cparent_progress {
    cparent_progress_fn report; /**< NULL: nobody is listening */
    void *user;
} cparent_progress;

/** How much of an input to accept.  Zero in a field: the default. */
typedef struct cparent_limits {
    size_t struct_size;
    uint64_t bytes;    /**< of one input; default 64 MiB */
    uint64_t rows;     /**< of one table; default 10 million */
    uint32_t depth;    /**< of nested syntax; default 100 */
    uint32_t findings; /**< kept of each import; default 100 */
} cparent_limits;

#define CPARENT_LIMITS_INIT { sizeof(cparent_limits), 0, 0, 0, 0 }

CPARENT_END_DECLS
#endif
