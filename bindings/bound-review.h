/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_BOUND_REVIEW_H
#define CPARENT_BOUND_REVIEW_H

#include "bound.h"

cparent_status
bound_review_queue(bound_store *store, const char *document_or_null,
                   cparent_queue **queue_out, cparent_error *err);

cparent_status
bound_review_look(bound_store *store, const char *id,
                  cparent_proposed **proposed_out, cparent_error *err);

cparent_status
bound_review_later(bound_store *store, const char *id, const char *who,
                   const char *why, const char *at, const char *key_or_null,
                   cparent_error *err);

cparent_status
bound_review_split(bound_store *store, const char *id,
                   const cparent_record *first, const cparent_record *second,
                   const char *who, const char *why, const char *at,
                   const char *key_or_null, cparent_error *err);

cparent_status
bound_review_undo(bound_store *store, const char *id_or_null,
                  const char *who, const char *why, const char *at,
                  const char *key_or_null, char **text_out,
                  cparent_error *err);

cparent_status
bound_review_export(bound_store *store, const char *document_or_null,
                    char **text_out, cparent_error *err);

/* The number is that of the rows that decided something. */
cparent_status
bound_review_import(bound_store *store, cparent_source *source,
                    const char *who, const char *why, const char *at,
                    const char *key_or_null, int64_t *number_out,
                    cparent_error *err);

cparent_status
bound_matters_arising(bound_store *store, cparent_source *source,
                      cparent_date meeting, cparent_phrases *phrases_or_null,
                      cparent_arising **arising_out,
                      cparent_error *err);

#endif
