/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_RELEASE_H
#define CPARENT_RELEASE_H

#include <cparent/lookup.h>
#include <cparent/published.h>
#include <cparent/store.h>

CPARENT_BEGIN_DECLS

/* Published statistics and models of neighbours that a store keeps: every
 * release that was imported, the newest of each data set current. */

/** A release that a store keeps; strings borrowed until the next call. */
typedef struct cparent_release {
    const char *dataset; /**< or, of neighbours, the model */
    const char *digest;
    const char *source;  /**< the file's name */
    const char *at;      /**< when it was taken in */
    int64_t rows;
    int32_t neighbours;  /**< not zero: a model of neighbours */
    int32_t current;     /**< not zero: nothing newer has superseded it */
} cparent_release;

/** Called for each release, oldest first.  Return false to stop. */
typedef bool (*cparent_release_fn)(void *user,
                                   const cparent_release *release);

/** Every release that the store keeps.  Fails with CLOSED, STORE,
 *  CANCELLED or NOMEM. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_store_releases(cparent_store *store, cparent_release_fn each,
                       void *user, cparent_error *err);

/** The newest release of `dataset`, or the one whose digest begins with
 *  `digest` (NULL: the newest).  Fails with NOT_FOUND (the hint suggests
 *  what is like it), CLOSED, STORE or NOMEM. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_store_published(cparent_store *store, const char *dataset,
                        const char *digest,
                        cparent_published **published_out,
                        cparent_error *err);

/** A model of neighbours that the store keeps; `model` NULL: the newest.
 *  Fails like cparent_store_published. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_store_neighbours(cparent_store *store, const char *model,
                         cparent_neighbours **neighbours_out,
                         cparent_error *err);

CPARENT_END_DECLS
#endif
