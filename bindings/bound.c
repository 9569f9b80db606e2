/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "bound-internal.h"

#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

/* A call that may take long: everything it needs is reached from here, so
 * that it can run where the interpreter must not be touched. */
typedef struct job {
    cparent_status (*work)(void *inputs, cparent_error *err);
    void *inputs;
    bound_store *store; /* NULL when none is used */
    bound_call *call;
    cparent_error *err;
    cparent_status status;
} job;

cparent_status
bound_fail(cparent_error *err, cparent_status status, const char *message,
           const char *hint)
{
    cparent_error_clear(err);
    err->status = status;
    err->offset = -1;
    snprintf(err->message, sizeof(err->message), "%s", message);
    snprintf(err->hint, sizeof(err->hint), "%s", hint);
    return status;
}

cparent_status
bound_no_memory(cparent_error *err)
{
    return bound_fail(err, CPARENT_E_NOMEM, "memory ran out", "");
}

cparent_status
bound_not_run(cparent_error *err)
{
    return bound_fail(err, CPARENT_E_CANCELLED, "it was not begun", "");
}

/*
 * Names.
 */

static const char *const period_kinds[] = {
    "none",     "day",      "month",      "quarter", "financial",
    "academic", "calendar", "year_ended", "custom",
};

const char *
bound_said(const char *name, char room[BOUND_NAME_SIZE])
{
    static const char ending[] = "_or_null";
    size_t size = strlen(name);
    size_t cut = sizeof(ending) - 1;
    bool ends = size > cut && strcmp(name + size - cut, ending) == 0;

    (void)snprintf(room, BOUND_NAME_SIZE, "%.*s",
                   (int)(ends ? size - cut : size), name);
    return room;
}

const char *
bound_period_kind_name(int kind)
{
    if (kind < 0 || kind > CPARENT_PERIOD_CUSTOM)
        return "none";
    return period_kinds[kind];
}

int
bound_period_kind_parse(const char *name)
{
    for (int kind = 1; kind <= CPARENT_PERIOD_CUSTOM; kind++) {
        if (strcmp(name, period_kinds[kind]) == 0)
            return kind;
    }
    return 0;
}

int
bound_state_parse(const char *name)
{
    for (int state = 0; state <= CPARENT_VALUE_LOW_RELIABILITY; state++) {
        const char *known =
            cparent_value_state_name((cparent_value_state)state);
        if (strcmp(name, known) == 0)
            return state;
    }
    return -1;
}

int
bound_choice_parse(cparent_noun noun, size_t field, const char *word)
{
    for (int choice = 1;; choice++) {
        const char *known = cparent_noun_field_choice(noun, field, choice);
        if (known == NULL)
            return 0;
        if (strcmp(word, known) == 0)
            return choice;
    }
}

cparent_status
bound_no_word(cparent_noun noun, size_t field, const char *name,
              cparent_error *err)
{
    size_t used = 0;
    bound_fail(err, CPARENT_E_INVALID, "", "");
    snprintf(err->message, sizeof(err->message), "%s of %s has no such word",
             name, cparent_noun_name(noun));
    snprintf(err->field, sizeof(err->field), "%s", name);
    for (int choice = 1; used < sizeof(err->hint); choice++) {
        const char *word = cparent_noun_field_choice(noun, field, choice);
        if (word == NULL)
            break;
        int more = snprintf(err->hint + used, sizeof(err->hint) - used,
                            used == 0 ? "use %s" : ", %s", word);
        used += more > 0 ? (size_t)more : 0;
    }
    return CPARENT_E_INVALID;
}

/*
 * Records.
 */

static cparent_record *
build(cparent_builder *builder, cparent_noun noun, bound_any fields,
      cparent_error *err)
{
    cparent_record *record = NULL;
    cparent_status status = bound_hook_fields(builder, noun, fields, err);
    if (status == CPARENT_OK)
        status = cparent_builder_build(builder, &record, err);
    cparent_builder_free(builder);
    return status == CPARENT_OK ? record : NULL;
}

cparent_record *
bound_record_new(cparent_noun noun, bound_any fields, cparent_error *err)
{
    cparent_builder *builder = NULL;
    if (cparent_builder_new(noun, &builder, err) != CPARENT_OK)
        return NULL;
    return build(builder, noun, fields, err);
}

cparent_record *
bound_record_replace(const cparent_record *record, bound_any fields,
                     cparent_error *err)
{
    cparent_builder *builder = NULL;
    if (cparent_builder_from(record, &builder, err) != CPARENT_OK)
        return NULL;
    return build(builder, cparent_record_noun(record), fields, err);
}

/*
 * Long calls.
 */

static void
job_run(void *argument)
{
    job *self = argument;
    atomic_store(&self->call->store, self->store);
    /* Who wanted it stopped before that line could not reach the store. */
    self->status = atomic_load(&self->call->stop)
                       ? bound_fail(self->err, CPARENT_E_CANCELLED,
                                    "stopped before it began", "")
                       : self->work(self->inputs, self->err);
    atomic_store(&self->call->store, NULL);
}

void
bound_call_interrupt(bound_call *call)
{
    atomic_store(&call->stop, true);
    bound_store *store = atomic_load(&call->store);
    if (store != NULL)
        bound_store_interrupt(store);
}

cparent_status
bound_run_held(bound_store *store,
               cparent_status (*work)(void *inputs, cparent_error *err),
               void *inputs, bound_call *call, cparent_error *err)
{
    bound_call silent = { .apart = true };
    job self = { work, inputs, store, call != NULL ? call : &silent, err,
                 CPARENT_OK };
    if (!bound_hook_run(job_run, &self, self.call))
        return bound_not_run(err);
    /* No failure may pass for success, whoever forgot to describe it. */
    if (self.status < 0 && err->status >= 0)
        return bound_fail(err, self.status,
                          cparent_status_text(self.status), "");
    return self.status;
}

cparent_status
bound_run_long(bound_store *store,
               cparent_status (*work)(void *inputs, cparent_error *err),
               void *inputs, bound_call *call, cparent_error *err)
{
    if (store == NULL)
        return bound_run_held(NULL, work, inputs, call, err);
    cparent_status status = bound_store_enter(store, err);
    return status == CPARENT_OK
               ? bound_store_leave(store, bound_run_held(store, work, inputs,
                                                         call, err))
               : status;
}

/* What the interpreter has to raise is lost if it is asked once more. */
bool
bound_report(void *user, uint64_t done, uint64_t total)
{
    bound_call *call = user;
    call->ended = call->ended || !bound_hook_report(call, done, total);
    return !call->ended;
}

typedef struct phrases_inputs {
    cparent_source *source;
    cparent_phrases **out;
} phrases_inputs;

static cparent_status
phrases_work(void *inputs, cparent_error *err)
{
    phrases_inputs *self = inputs;
    return cparent_phrases_new(self->source, NULL, self->out, err);
}

cparent_status
bound_phrases_new(cparent_source *source, cparent_phrases **phrases_out,
                  cparent_error *err)
{
    phrases_inputs inputs = { source, phrases_out };
    return bound_run_long(NULL, phrases_work, &inputs, NULL, err);
}

typedef struct read_inputs {
    cparent_source *source;
    cparent_read_options options;
    cparent_reading **out;
    cparent_explain_format format; /* with text_out */
    char **text_out;
    const cparent_record *const *records; /* with arising_out */
    size_t count;
    cparent_arising **arising_out;
} read_inputs;

static cparent_read_options
reading_options(const char *authority_or_null, cparent_date meeting,
                const char *board_or_null, cparent_phrases *phrases_or_null)
{
    cparent_read_options options = CPARENT_READ_OPTIONS_INIT;
    options.authority = authority_or_null;
    options.meeting = meeting;
    options.board = board_or_null;
    options.kept_phrases = phrases_or_null;
    return options;
}

static cparent_status
read_work(void *inputs, cparent_error *err)
{
    read_inputs *self = inputs;
    return cparent_read_minutes(self->source, &self->options, self->out,
                                err);
}

cparent_status
bound_read_minutes(cparent_source *source, const char *authority_or_null,
                   cparent_date meeting, const char *board_or_null,
                   cparent_phrases *phrases_or_null, bound_any listener,
                   cparent_reading **reading_out, cparent_error *err)
{
    bound_call call = { .listener = listener };
    read_inputs inputs = {
        .source = source,
        .options = reading_options(authority_or_null, meeting, board_or_null,
                                   phrases_or_null),
        .out = reading_out
    };
    inputs.options.progress = (cparent_progress){ bound_report, &call };
    return bound_run_long(NULL, read_work, &inputs, &call, err);
}

static cparent_status
explain_work(void *inputs, cparent_error *err)
{
    read_inputs *self = inputs;
    return cparent_read_explain(self->source, &self->options, self->format,
                                self->text_out, err);
}

cparent_status
bound_read_explain(cparent_source *source, const char *authority_or_null,
                   cparent_date meeting, const char *board_or_null,
                   cparent_phrases *phrases_or_null, bool html,
                   char **text_out, cparent_error *err)
{
    bound_call call = { .apart = true };
    read_inputs inputs = {
        .source = source,
        .options = reading_options(authority_or_null, meeting, board_or_null,
                                   phrases_or_null),
        .format = html ? CPARENT_EXPLAIN_HTML : CPARENT_EXPLAIN_TEXT,
        .text_out = text_out
    };
    inputs.options.progress = (cparent_progress){ bound_report, &call };
    return bound_run_long(NULL, explain_work, &inputs, &call, err);
}

static cparent_status
arising_work(void *inputs, cparent_error *err)
{
    read_inputs *self = inputs;
    return cparent_read_arising(self->source, &self->options, self->records,
                                self->count, self->arising_out, err);
}

cparent_status
bound_read_arising(const cparent_record *const *records, size_t count,
                   cparent_source *source, cparent_date meeting,
                   cparent_phrases *phrases_or_null,
                   cparent_arising **arising_out, cparent_error *err)
{
    read_inputs inputs = {
        .source = source,
        .options = reading_options(NULL, meeting, NULL, phrases_or_null),
        .records = records,
        .count = count,
        .arising_out = arising_out
    };
    return bound_run_long(NULL, arising_work, &inputs, NULL, err);
}

typedef struct report_inputs {
    const cparent_snapshot *snapshot;
    cparent_report_options options;
    bound_store *published; /* may be NULL */
    char **out;
} report_inputs;

static cparent_status
report_work(void *inputs, cparent_error *err)
{
    report_inputs *self = inputs;
    size_t size = 0;
    if (self->published != NULL)
        self->options.published = bound_store_inside(self->published);
    return cparent_report_highlights(self->snapshot, &self->options,
                                     self->out, &size, err);
}

static int
format_parse(const char *format)
{
    if (strcmp(format, "html") == 0)
        return CPARENT_REPORT_HTML;
    if (strcmp(format, "markdown") == 0 || strcmp(format, "md") == 0)
        return CPARENT_REPORT_MARKDOWN;
    return strcmp(format, "json") == 0 ? CPARENT_REPORT_JSON : 0;
}

cparent_status
bound_highlights(const cparent_snapshot *snapshot, const char *format,
                 bool restricted, cparent_date as_at,
                 const char *profile_or_null, bound_store *store_or_null,
                 char **text_out, cparent_error *err)
{
    cparent_report_options options = CPARENT_REPORT_OPTIONS_INIT;
    options.format = format_parse(format);
    if (options.format == 0)
        return bound_fail(err, CPARENT_E_INVALID,
                          "there is no report in that format",
                          "formats are html, markdown and json");
    options.restricted = restricted;
    options.as_at = as_at;
    options.profile = profile_or_null;
    report_inputs inputs = { snapshot, options, store_or_null, text_out };
    return bound_run_long(store_or_null, report_work, &inputs, NULL, err);
}

typedef struct challenge_inputs {
    const cparent_snapshot *snapshot;
    cparent_challenges **out;
} challenge_inputs;

static cparent_status
challenge_work(void *inputs, cparent_error *err)
{
    challenge_inputs *self = inputs;
    return cparent_challenge(self->snapshot, self->out, err);
}

cparent_status
bound_challenge(const cparent_snapshot *snapshot,
                cparent_challenges **challenges_out, cparent_error *err)
{
    challenge_inputs inputs = { snapshot, challenges_out };
    return bound_run_long(NULL, challenge_work, &inputs, NULL, err);
}
