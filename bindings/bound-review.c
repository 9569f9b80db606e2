/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "bound-internal.h"
#include "bound-review.h"

/* Everything that one of these calls may need. */
typedef struct review_inputs {
    cparent_store *store;
    const char *id;
    const cparent_record *parts[2];
    cparent_source *source;
    cparent_date meeting;
    cparent_phrases *phrases;
    cparent_change change;
    void *out;
} review_inputs;

static cparent_status
queue_work(void *inputs, cparent_error *err)
{
    review_inputs *self = inputs;
    return cparent_review_queue(self->store, self->id, self->out, err);
}

cparent_status
bound_review_queue(bound_store *store, const char *document_or_null,
                   cparent_queue **queue_out, cparent_error *err)
{
    review_inputs inputs = { .store = bound_store_inside(store),
                             .id = document_or_null,
                             .out = queue_out };
    return bound_run_long(store, queue_work, &inputs, NULL, err);
}

static cparent_status
look_work(void *inputs, cparent_error *err)
{
    review_inputs *self = inputs;
    return cparent_review_look(self->store, self->id, self->out, err);
}

cparent_status
bound_review_look(bound_store *store, const char *id,
                  cparent_proposed **proposed_out, cparent_error *err)
{
    review_inputs inputs = { .store = bound_store_inside(store),
                             .id = id,
                             .out = proposed_out };
    return bound_run_long(store, look_work, &inputs, NULL, err);
}

static cparent_status
later_work(void *inputs, cparent_error *err)
{
    review_inputs *self = inputs;
    return cparent_review_later(self->store, self->id, &self->change, err);
}

cparent_status
bound_review_later(bound_store *store, const char *id, const char *who,
                   const char *why, const char *at, const char *key_or_null,
                   cparent_error *err)
{
    review_inputs inputs = { .store = bound_store_inside(store),
                             .id = id,
                             .change =
                                 bound_change(who, why, at, key_or_null) };
    return bound_run_change(store, later_work, &inputs, err);
}

static cparent_status
split_work(void *inputs, cparent_error *err)
{
    review_inputs *self = inputs;
    return cparent_review_split(self->store, self->id, self->parts, 2,
                                &self->change, err);
}

cparent_status
bound_review_split(bound_store *store, const char *id,
                   const cparent_record *first, const cparent_record *second,
                   const char *who, const char *why, const char *at,
                   const char *key_or_null, cparent_error *err)
{
    review_inputs inputs = { .store = bound_store_inside(store),
                             .id = id,
                             .parts = { first, second },
                             .change =
                                 bound_change(who, why, at, key_or_null) };
    return bound_run_change(store, split_work, &inputs, err);
}

static cparent_status
undo_work(void *inputs, cparent_error *err)
{
    review_inputs *self = inputs;
    return cparent_review_undo(self->store, self->id, &self->change,
                               self->out, err);
}

cparent_status
bound_review_undo(bound_store *store, const char *id_or_null,
                  const char *who, const char *why, const char *at,
                  const char *key_or_null, char **text_out,
                  cparent_error *err)
{
    review_inputs inputs = { .store = bound_store_inside(store),
                             .id = id_or_null,
                             .change =
                                 bound_change(who, why, at, key_or_null),
                             .out = text_out };
    return bound_run_change(store, undo_work, &inputs, err);
}

static cparent_status
export_work(void *inputs, cparent_error *err)
{
    review_inputs *self = inputs;
    return cparent_review_export(self->store, self->id, self->out, NULL,
                                 err);
}

cparent_status
bound_review_export(bound_store *store, const char *document_or_null,
                    char **text_out, cparent_error *err)
{
    review_inputs inputs = { .store = bound_store_inside(store),
                             .id = document_or_null,
                             .out = text_out };
    return bound_run_long(store, export_work, &inputs, NULL, err);
}

static cparent_status
import_work(void *inputs, cparent_error *err)
{
    review_inputs *self = inputs;
    int64_t *decided = self->out;
    cparent_review_counts counts;
    cparent_status status =
        cparent_review_import(self->store, self->source, &self->change,
                              &counts, NULL, err);
    if (status == CPARENT_OK)
        *decided = counts.accepted + counts.corrected + counts.rejected
                   + counts.later;
    return status;
}

cparent_status
bound_review_import(bound_store *store, cparent_source *source,
                    const char *who, const char *why, const char *at,
                    const char *key_or_null, int64_t *number_out,
                    cparent_error *err)
{
    review_inputs inputs = { .store = bound_store_inside(store),
                             .source = source,
                             .change =
                                 bound_change(who, why, at, key_or_null),
                             .out = number_out };
    return bound_run_change(store, import_work, &inputs, err);
}

static cparent_status
arising_work(void *inputs, cparent_error *err)
{
    review_inputs *self = inputs;
    cparent_read_options options = CPARENT_READ_OPTIONS_INIT;
    options.meeting = self->meeting;
    options.kept_phrases = self->phrases;
    return cparent_matters_arising(self->store, self->source, &options,
                                   self->out, err);
}

cparent_status
bound_matters_arising(bound_store *store, cparent_source *source,
                      cparent_date meeting, cparent_phrases *phrases_or_null,
                      cparent_arising **arising_out,
                      cparent_error *err)
{
    review_inputs inputs = { .store = bound_store_inside(store),
                             .source = source,
                             .meeting = meeting,
                             .phrases = phrases_or_null,
                             .out = arising_out };
    return bound_run_long(store, arising_work, &inputs, NULL, err);
}
