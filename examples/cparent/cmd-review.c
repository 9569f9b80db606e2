/* SPDX-License-Identifier: Apache-2.0 */
#include "review.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Reading proposes, people decide. */

static int
load_open(tool *t, cparent_queue **queue_out)
{
    cparent_error_clear(&t->error);
    return cparent_review_queue(t->store, option_value(t, "document"),
                                queue_out, &t->error) == CPARENT_OK
               ? 0
               : fail(t);
}

static int
print_json(tool *t, const cparent_queue *queue)
{
    putchar('[');
    for (size_t i = 0; i < cparent_queue_count(queue); i++) {
        int outcome;

        fputs(i > 0 ? ",\n " : "", stdout);
        outcome = record_json_line(t, cparent_queue_at(queue, i), stdout);
        if (outcome != 0)
            return outcome;
    }
    puts("]");
    return 0;
}

static bool
add_row(table *made, const cparent_record *proposal)
{
    static const size_t fields[] = {
        CPARENT_FIELD_ID, CPARENT_PROPOSAL_NOUN, CPARENT_PROPOSAL_KIND,
        CPARENT_PROPOSAL_CONFIDENCE, CPARENT_PROPOSAL_SUMMARY
    };
    bool fine = true;

    for (size_t f = 0; fine && f < sizeof(fields) / sizeof(*fields); f++) {
        char *cell = field_words(proposal, fields[f]);

        fine = cell != NULL && table_add(made, cell);
        free(cell);
    }
    return fine;
}

static int
print_list(tool *t, const cparent_queue *queue)
{
    static const char *const headings[] = { "ID",   "What",    "Kind",
                                            "Sure", "Summary", NULL };
    table *made;
    bool fine;

    if (t->json)
        return print_json(t, queue);
    if (cparent_queue_count(queue) == 0) {
        say(t, "Nothing waits for a decision.");
        return 0;
    }
    made = table_new(t, headings);
    fine = made != NULL;
    for (size_t i = 0; fine && i < cparent_queue_count(queue); i++)
        fine = add_row(made, cparent_queue_at(queue, i));
    if (fine)
        table_print(made, stdout, 0);
    table_free(made);
    return fine ? 0
                : fail_as(t, CPARENT_E_NOMEM, "memory ran out", NULL);
}

static int
decide(tool *t, const char *id, bool accept, int64_t *count)
{
    cparent_change change;
    cparent_status status;
    int64_t done = 1;

    session_change(t, &change);
    cparent_error_clear(&t->error);
    status = accept ? cparent_review_accept(t->store, id, &change, &done,
                                            &t->error)
                    : cparent_review_reject(t->store, id, &change,
                                            &t->error);
    *count += done;
    return status == CPARENT_OK ? 0 : fail(t);
}

static int
group_begin(tool *t)
{
    cparent_error_clear(&t->error);
    return cparent_store_begin(t->store, &t->error) == CPARENT_OK ? 0
                                                                  : fail(t);
}

/* Keeps all that was decided since, or nothing of it after a failure. */
static int
group_end(tool *t, int outcome)
{
    if (outcome == 0) {
        cparent_error_clear(&t->error);
        if (cparent_store_commit(t->store, &t->error) == CPARENT_OK)
            return 0;
        outcome = fail(t);
    }
    cparent_store_rollback(t->store);
    return outcome;
}

/* A misspelt id is found out before anything is decided. */
static int
all_are_there(tool *t, const char *const *ids, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        cparent_record *there = NULL;

        cparent_error_clear(&t->error);
        if (cparent_store_get(t->store, CPARENT_NOUN_PROPOSAL, ids[i],
                              &there, NULL, &t->error) != CPARENT_OK)
            return fail_absent(t, "--list");
        cparent_record_unref(there);
    }
    return 0;
}

static int
report_count(tool *t, int64_t accepted, int64_t rejected)
{
    if (t->json)
        printf("{\"accepted\":%lld,\"rejected\":%lld}\n",
               (long long)accepted, (long long)rejected);
    else
        printf("%lld accepted, %lld rejected\n", (long long)accepted,
               (long long)rejected);
    return 0;
}

/* All of the ids as one change: who named five does not want to find out
 * which of them were taken when the fourth is refused. */
static int
decide_all(tool *t, const char *const *ids, size_t count, bool accept)
{
    int64_t done = 0;
    int outcome = all_are_there(t, ids, count);

    if (outcome == 0)
        outcome = group_begin(t);
    if (outcome != 0)
        return outcome;
    for (size_t i = 0; outcome == 0 && i < count; i++)
        outcome = decide(t, ids[i], accept, &done);
    outcome = group_end(t, outcome);
    return outcome != 0
               ? outcome
               : report_count(t, accept ? done : 0, accept ? 0 : done);
}

/* The ids after --accept or --reject: each option's value, then the words
 * that follow. */
static int
decide_named(tool *t, const char *name, bool accept)
{
    size_t count = 0;
    const char **ids = calloc(t->setting_count + (size_t)t->count + 1,
                              sizeof(*ids));
    int outcome;

    if (ids == NULL)
        return fail_as(t, CPARENT_E_NOMEM, "memory ran out", NULL);
    for (size_t i = 0; i < t->setting_count; i++)
        if (strcmp(t->settings[i].name, name) == 0)
            ids[count++] = t->settings[i].value;
    for (int i = 0; i < t->count; i++)
        ids[count++] = t->arguments[i];
    outcome = decide_all(t, ids, count, accept);
    free(ids);
    return outcome;
}

static int
accept_every(tool *t)
{
    int64_t done = 0;
    int outcome;

    if (t->count > 0)
        return fail_usage(t, NULL, "--accept all takes no ids beside it");
    outcome = decide(t, NULL, true, &done);
    return outcome != 0 ? outcome : report_count(t, done, 0);
}

static int
step_or_list(tool *t)
{
    bool list = option_given(t, "list");
    bool terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    cparent_queue *queue = NULL;
    int outcome;

    if (t->count > 0)
        return fail_usage(t, "put --accept or --reject before it",
                          "what is to be done with \"%s\"?",
                          t->arguments[0]);
    if (!list && !terminal)
        return fail_usage(t, "use --list, --accept all|ID, --reject ID, "
                             "--export FILE or --import FILE",
                          "stepping through needs a terminal");
    outcome = session_open(t, list);
    if (outcome == 0)
        outcome = load_open(t, &queue);
    if (outcome == 0 && !list && cparent_queue_count(queue) > 0)
        outcome = review_step(t, queue);
    else if (outcome == 0)
        outcome = print_list(t, queue);
    cparent_queue_free(queue);
    return outcome;
}

static void
print_undone(const tool *t, const char *id)
{
    if (t->json) {
        fputs("{\"undone\":", stdout);
        json_text(stdout, id);
        puts("}");
    } else {
        text_safe(stdout, id);
        puts(" is open again");
    }
}

/* Takes the decision on a proposal back; NULL: the last that stands. */
static int
undo_one(tool *t, const char *id, char **undone_out)
{
    cparent_change change;

    session_change(t, &change);
    cparent_error_clear(&t->error);
    return cparent_review_undo(t->store, id, &change, undone_out,
                               &t->error) == CPARENT_OK
               ? 0
               : fail(t);
}

/* Those named, as one change, or the last; said when they are kept. */
static int
undo_all(tool *t, char **undone, int count)
{
    int outcome = group_begin(t);

    if (outcome != 0)
        return outcome;
    for (int i = 0; outcome == 0 && i < count; i++)
        outcome = undo_one(t, t->count > 0 ? t->arguments[i] : NULL,
                           &undone[i]);
    outcome = group_end(t, outcome);
    for (int i = 0; i < count; i++) {
        if (outcome == 0)
            print_undone(t, undone[i]);
        cparent_string_free(undone[i]);
    }
    return outcome;
}

static int
undo(tool *t)
{
    int count = t->count > 0 ? t->count : 1;
    int outcome = session_open(t, false);
    char **undone;

    if (outcome != 0)
        return outcome;
    undone = calloc((size_t)count, sizeof(*undone));
    if (undone == NULL)
        return fail_as(t, CPARENT_E_NOMEM, "memory ran out", NULL);
    outcome = undo_all(t, undone, count);
    free(undone);
    return outcome;
}

int
run_review(tool *t)
{
    const char *accept = option_value(t, "accept");
    const char *reject = option_value(t, "reject");
    const char *out = option_value(t, "export");
    const char *in = option_value(t, "import");
    int outcome;

    if ((accept != NULL) + (reject != NULL) + (out != NULL) + (in != NULL) +
            option_given(t, "list") + option_given(t, "undo") > 1)
        return fail_usage(t, "do one after the other",
                          "--list, --accept, --reject, --undo, --export and "
                          "--import exclude each other");
    if (out != NULL)
        return review_export(t, out);
    if (in != NULL)
        return review_import(t, in);
    if (option_given(t, "undo"))
        return undo(t);
    if (accept == NULL && reject == NULL)
        return step_or_list(t);
    outcome = session_open(t, false);
    if (outcome != 0)
        return outcome;
    if (accept != NULL && strcmp(accept, "all") == 0)
        return accept_every(t);
    return accept != NULL ? decide_named(t, "accept", true)
                          : decide_named(t, "reject", false);
}
