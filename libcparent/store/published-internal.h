/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_STORE_PUBLISHED_INTERNAL_H
#define CPARENT_STORE_PUBLISHED_INTERNAL_H

#include <cparent/release.h>

#include "core/digest-internal.h"
#include "model/published-internal.h"

/* What a release is. */
#define CPARENT__RELEASE_STATISTICS "statistics"
#define CPARENT__RELEASE_NEIGHBOURS "neighbours"

/* A release to be kept. */
typedef struct cparent__release {
    const char *kind;
    const char *dataset; /* or the model */
    const char *digest;  /* of its file */
    const char *source;
    const char *at;
    int64_t rows;
    const void *head; /* what it is about; of neighbours, their file */
    size_t head_size;
    cparent_published *blocks; /* of statistics; else NULL */
} cparent__release;

/* Keeps it, inside a change that is open; a release that is there already
 * is left alone, and *new_out false.  `content` gets the digest of what is
 * kept, for the history. */
cparent_status
cparent__release_put(cparent_store *store, const cparent__release *release,
                     bool *new_out, char content[CPARENT__DIGEST_TEXT],
                     cparent_error *err);

/* The newest of that kind and name, or the one whose digest begins so; NULL
 * for any name.  The head's bytes are the caller's. */
cparent_status
cparent__release_find(cparent_store *store, const char *kind,
                      const char *dataset, const char *digest,
                      int64_t *batch_out, char **head_out,
                      size_t *head_size_out, char **source_out,
                      cparent_error *err);

/* Every release against the history: BROKEN_CHAIN when its blocks are not
 * those that its document's entry commits to. */
cparent_status
cparent__published_verify(cparent_store *store, cparent_error *err);

/* The digest of a release's content, from its parts' digests. */
typedef struct cparent__content {
    cparent__text digests;
} cparent__content;

void
cparent__content_add(cparent__content *content, const void *bytes,
                     size_t size);
cparent_status
cparent__content_end(cparent__content *content,
                     char digest[CPARENT__DIGEST_TEXT], cparent_error *err);

#endif
