/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "bound-internal.h"
#include "bound-return.h"

typedef struct count_inputs {
    cparent_ssda903 *job;
    cparent_ssda903_options options;
    bound_return *out;
} count_inputs;

static cparent_status
count_work(void *inputs, cparent_error *err)
{
    count_inputs *self = inputs;
    return cparent_ssda903_count(self->job, &self->options,
                                 &self->out->result, &self->out->findings,
                                 err);
}

static cparent_ssda903_options
options_of(cparent_date year_ended, cparent_date as_at, cparent_date from,
           const char *authority, cparent_source *postcodes,
           cparent_source *bank_holidays, bool lenient,
           bool same_carer_moves, bound_call *call)
{
    cparent_ssda903_options options = CPARENT_SSDA903_OPTIONS_INIT;
    options.year_ended = year_ended;
    options.as_at = as_at;
    options.from = from;
    options.authority = authority;
    options.postcodes = postcodes;
    options.bank_holidays = bank_holidays;
    options.lenient = lenient;
    options.same_carer_moves = same_carer_moves;
    options.progress = (cparent_progress){ bound_report, call };
    return options;
}

bound_return
bound_return_count(cparent_ssda903 *job, cparent_date year_ended,
                   cparent_date as_at, cparent_date from,
                   const char *authority_or_null, int64_t population,
                   cparent_source *postcodes_or_null,
                   cparent_source *bank_holidays_or_null, bool lenient,
                   bool same_carer_moves, bool digests, bound_any listener)
{
    bound_return out = { NULL, NULL, CPARENT_ERROR_INIT };
    bound_call call = { .listener = listener };
    count_inputs inputs = {
        job,
        options_of(year_ended, as_at, from, authority_or_null,
                   postcodes_or_null, bank_holidays_or_null, lenient,
                   same_carer_moves, &call),
        &out,
    };
    inputs.options.population = population;
    inputs.options.digests = digests;
    bound_run_long(NULL, count_work, &inputs, &call, &out.error);
    return out;
}

typedef struct who_inputs {
    cparent_ssda903 *job;
    cparent_ssda903_options options;
    const char *code;
    cparent_ssda903_children *children;
} who_inputs;

static cparent_status
who_work(void *inputs, cparent_error *err)
{
    who_inputs *self = inputs;
    return cparent_ssda903_who(self->job, &self->options, self->code,
                               &self->children, err);
}

cparent_status
bound_return_who(cparent_ssda903 *job, const char *code, bool may_see,
                 cparent_date year_ended, cparent_date as_at,
                 cparent_date from, const char *authority_or_null,
                 cparent_source *postcodes_or_null,
                 cparent_source *bank_holidays_or_null, bool lenient,
                 bool same_carer_moves, bound_any list, bound_any listener,
                 cparent_error *err)
{
    bound_call call = { .listener = listener };
    who_inputs inputs = {
        job,
        options_of(year_ended, as_at, from, authority_or_null,
                   postcodes_or_null, bank_holidays_or_null, lenient,
                   same_carer_moves, &call),
        code, NULL,
    };
    inputs.options.rights = may_see ? CPARENT_SSDA903_MAY_SEE_CHILDREN : 0;
    cparent_status status =
        bound_run_long(NULL, who_work, &inputs, &call, err);
    if (status != CPARENT_OK)
        return status;
    size_t count = cparent_ssda903_children_count(inputs.children);
    for (size_t i = 0; status == CPARENT_OK && i < count; i++) {
        if (!bound_hook_text(list, cparent_ssda903_children_at(
                                       inputs.children, i)))
            status = bound_not_run(err);
    }
    cparent_ssda903_children_free(inputs.children);
    return status;
}

typedef struct tree_inputs {
    const char *path;
    cparent_ssda903_options options;
    unsigned threads;
    cparent_ssda903_tree **out;
} tree_inputs;

static cparent_status
tree_work(void *inputs, cparent_error *err)
{
    tree_inputs *self = inputs;
    return cparent_ssda903_count_tree(self->path, &self->options,
                                      self->threads, self->out, err);
}

cparent_status
bound_return_tree(const char *path, int threads, int64_t population,
                  cparent_source *postcodes_or_null,
                  cparent_source *bank_holidays_or_null,
                  bool same_carer_moves, bool digests, bound_any listener,
                  cparent_ssda903_tree **tree_out, cparent_error *err)
{
    cparent_date unset = { 0, 0, 0 };
    bound_call call = { .listener = listener, .apart = true, .many = true };
    tree_inputs inputs = {
        path,
        options_of(unset, unset, unset, NULL, postcodes_or_null,
                   bank_holidays_or_null, false, same_carer_moves, &call),
        (unsigned)threads, tree_out,
    };
    if (threads < 0)
        return bound_fail(err, CPARENT_E_INVALID,
                          "there is no such number of threads",
                          "0 is as many as there are processors");
    inputs.options.population = population;
    inputs.options.digests = digests;
    return bound_run_long(NULL, tree_work, &inputs, &call, err);
}

typedef struct save_inputs {
    cparent_store *store;
    const cparent_ssda903_result *result;
    cparent_change change;
    int64_t *count;
} save_inputs;

static cparent_status
save_work(void *inputs, cparent_error *err)
{
    save_inputs *self = inputs;
    return cparent_ssda903_save(self->store, self->result, &self->change,
                                self->count, err);
}

cparent_status
bound_return_save(bound_store *store, const cparent_ssda903_result *result,
                  const char *who, const char *why, const char *at,
                  const char *key_or_null, int64_t *number_out,
                  cparent_error *err)
{
    save_inputs inputs = { bound_store_inside(store), result,
                           bound_change(who, why, at, key_or_null),
                           number_out };
    return bound_run_change(store, save_work, &inputs, err);
}
