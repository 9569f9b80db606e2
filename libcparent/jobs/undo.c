/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "jobs/review-internal.h"

#include <stdio.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "core/text-internal.h"
#include "jobs/keep-internal.h"

/* --- several out of one --------------------------------------------------- */

enum { MOST_PARTS = 99 };

/* The part under the id of the proposal that it becomes. */
static cparent_status
name_part(const cparent_record *part, const char *id,
          cparent_record **named_out, cparent_error *err)
{
    cparent_builder *builder = NULL;
    cparent_status status = cparent_builder_from(part, &builder, err);

    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_FIELD_ID, id, err);
    if (status == CPARENT_OK)
        status = cparent_builder_build(builder, named_out, err);
    cparent_builder_free(builder);
    return status;
}

static cparent_status
put_part(cparent_store *store, const cparent_proposed *whole,
         const cparent_record *part, const char *id,
         const cparent_change *change, cparent_error *err)
{
    cparent_builder *builder = NULL;
    cparent_record *named = NULL;
    cparent_record *proposal = NULL;
    cparent_status status = name_part(part, id, &named, err);

    if (status == CPARENT_OK)
        status = cparent_builder_from(whole->proposal, &builder, err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_FIELD_ID, id, err);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_PROPOSAL_PART_OF,
                                      cparent_record_id(whole->proposal),
                                      err);
    if (status == CPARENT_OK)
        status = cparent__proposal_body(builder, named, err);
    if (status == CPARENT_OK)
        status = cparent_builder_build(builder, &proposal, err);
    if (status == CPARENT_OK)
        status = cparent_store_put(store, proposal, 0, change, err);
    cparent_record_unref(proposal);
    cparent_record_unref(named);
    cparent_builder_free(builder);
    return status;
}

static cparent_status
put_parts(cparent_store *store, const cparent_proposed *whole,
          const cparent_record *const *parts, size_t count,
          const cparent_change *change, cparent_error *err)
{
    cparent__text id = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);
    cparent_status status = CPARENT_OK;
    size_t i;

    for (i = 0; i < count && status == CPARENT_OK; i++) {
        cparent__text_clear(&id);
        cparent__text_addf(&id, "%s.%zu",
                           cparent_record_id(whole->proposal), i + 1);
        status = cparent__text_status(&id, err);
        if (status == CPARENT_OK)
            status = put_part(store, whole, parts[i],
                              cparent__text_string(&id), change, err);
    }
    cparent__text_free(&id);
    return status;
}

static cparent_status
check_parts(const cparent_proposed *whole,
            const cparent_record *const *parts, size_t count,
            cparent_error *err)
{
    size_t i;

    if (cparent__proposal_kind(whole->proposal) != CPARENT_PROPOSAL_KIND_NEW)
        return cparent__hint(
            err,
            cparent__fail(err, CPARENT_E_VALIDATION,
                          "what changes a record cannot be split"),
            "correct it, and add the other as a record of its own");
    for (i = 0; i < count; i++)
        if (!parts[i] || cparent_record_noun(parts[i]) !=
                             cparent_record_noun(whole->record))
            return cparent__fail(err, CPARENT_E_VALIDATION,
                                 "part %zu is not of the proposal's noun",
                                 i + 1);
    return CPARENT_OK;
}

cparent_status
cparent_review_split(cparent_store *store, const char *id,
                     const cparent_record *const *parts, size_t count,
                     const cparent_change *change, cparent_error *err)
{
    cparent_proposed *whole = NULL;
    bool mine = false;
    cparent_status status;

    if (!store || !change || !parts || count < 2 || count > MOST_PARTS)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "a split needs who makes it and 2 to %d parts",
                             (int)MOST_PARTS);
    status = cparent__job_begin(store, &mine, err);
    if (status == CPARENT_OK)
        status = cparent__look_open(store, id, &whole, err);
    if (status == CPARENT_OK)
        status = check_parts(whole, parts, count, err);
    if (status == CPARENT_OK)
        status = put_parts(store, whole, parts, count, change, err);
    if (status == CPARENT_OK)
        status = cparent__proposal_mark(
            store, whole->proposal, whole->version,
            CPARENT_PROPOSAL_STATE_WITHDRAWN, change->who, 0, change, err);
    cparent_proposed_free(whole);
    return cparent__job_end(store, mine, status, err);
}

/* --- the last decision ---------------------------------------------------- */

/* Entries of the history that decided something, in order. */
typedef struct decisions {
    struct decision {
        char *id;
        int64_t version;
    } *items;
    size_t count;
    size_t room;
    bool failed;
} decisions;

/* Withdrawn by a person: split. */
static bool
decides(const char *body)
{
    return strstr(body, "\nstate=8:accepted\n") ||
           strstr(body, "\nstate=8:rejected\n") ||
           (strstr(body, "\nstate=9:withdrawn\n") &&
            strstr(body, "\ndecided_by=")) ||
           strstr(body, "\nlater=1:1\n");
}

static bool
note_decision(void *user, const cparent_entry *entry)
{
    decisions *all = user;
    void *items = all->items;

    if (strcmp(entry->noun, "proposal") != 0 || !entry->body ||
        !decides(entry->body))
        return true;
    all->failed = !cparent__grow(&items, all->count, &all->room,
                                 sizeof(*all->items));
    all->items = items;
    if (all->failed)
        return false;
    all->items[all->count].version = entry->version;
    all->items[all->count].id = cparent__strdup(entry->id);
    all->failed = !all->items[all->count].id;
    all->count += !all->failed;
    return !all->failed;
}

/* The last one that nothing has been done to since. */
static cparent_status
last_standing(cparent_store *store, const decisions *all, char **id_out,
              cparent_error *err)
{
    cparent_status status = CPARENT_OK;
    size_t i;

    for (i = all->count; i > 0 && status == CPARENT_OK; i--) {
        cparent_record *there = NULL;
        int64_t version = 0;

        status = cparent__find(store, CPARENT_NOUN_PROPOSAL,
                               all->items[i - 1].id, &there, &version, err);
        cparent_record_unref(there);
        if (status != CPARENT_OK || version != all->items[i - 1].version)
            continue;
        *id_out = cparent__strdup(all->items[i - 1].id);
        return *id_out ? CPARENT_OK : cparent__nomem(err);
    }
    return status != CPARENT_OK
               ? status
               : cparent__fail(err, CPARENT_E_NOT_FOUND,
                               "there is no decision to take back");
}

static cparent_status
find_last(cparent_store *store, char **id_out, cparent_error *err)
{
    decisions all = { NULL, 0, 0, false };
    cparent_status status =
        cparent_store_history(store, 0, note_decision, &all, err);
    size_t i;

    if (status == CPARENT_OK && all.failed)
        status = cparent__nomem(err);
    if (status == CPARENT_OK)
        status = last_standing(store, &all, id_out, err);
    for (i = 0; i < all.count; i++)
        cparent__free(all.items[i].id);
    cparent__free(all.items);
    return status;
}

/* --- taking it back ------------------------------------------------------ */

static cparent_status
changed_since(const char *what, cparent_error *err)
{
    return cparent__hint(
        err,
        cparent__fail(err, CPARENT_E_CONFLICT,
                      "the %s was changed after the decision", what),
        "take that change back first");
}

/* The record as it was before it was accepted; the store has it as accepted
 * in its version `now`. */
static cparent_status
restore(cparent_store *store, const cparent_proposed *seen, int64_t kept,
        int64_t now, const cparent_change *change, cparent_error *err)
{
    const cparent_noun noun = cparent__proposal_noun(seen->proposal);
    const char *id = cparent__proposal_target(seen->proposal);
    cparent_record *before = NULL;
    cparent_status status = cparent_store_get_version(
        store, noun, id, kept - 1, &before, err);

    if (status == CPARENT_OK)
        status = cparent_store_put(store, before, seen->at, change, err);
    cparent_record_unref(before);
    if (status != CPARENT_E_NOT_FOUND)
        return status;
    cparent_error_clear(err);
    return cparent_store_remove(store, noun, id, now, change, err);
}

/* Changes since that were taken back leave it as it was accepted. */
static cparent_status
check_as_kept(cparent_store *store, const cparent_proposed *seen,
              int64_t kept, cparent_error *err)
{
    cparent_record *accepted = NULL;
    cparent_status status;
    bool same;

    if (seen->at == kept)
        return CPARENT_OK;
    if (!seen->current)
        return changed_since("record", err);
    status = cparent_store_get_version(
        store, cparent__proposal_noun(seen->proposal),
        cparent__proposal_target(seen->proposal), kept, &accepted, err);
    if (status == CPARENT_E_NOT_FOUND)
        return changed_since("record", err);
    if (status != CPARENT_OK)
        return status;
    same = cparent_record_equal(accepted, seen->current);
    cparent_record_unref(accepted);
    return same ? CPARENT_OK : changed_since("record", err);
}

static cparent_status
undo_acceptance(cparent_store *store, const cparent_proposed *seen,
                const cparent_change *change, cparent_error *err)
{
    const bool gone = cparent__proposal_kind(seen->proposal) ==
                          CPARENT_PROPOSAL_KIND_GONE &&
                      !seen->current;
    cparent_status status = CPARENT_OK;
    int64_t kept = 1;

    (void)cparent_record_integer(seen->proposal, CPARENT_PROPOSAL_KEPT,
                                 &kept);
    if (!gone)
        status = check_as_kept(store, seen, kept, err);
    return status == CPARENT_OK
               ? restore(store, seen, kept, gone ? kept : seen->at, change,
                         err)
               : status;
}

static bool
is_part_of(const cparent_record *proposal, const char *id)
{
    const char *whole =
        cparent_record_text(proposal, CPARENT_PROPOSAL_PART_OF);

    return whole && strcmp(whole, id) == 0;
}

/* The parts go; *found_out says whether there were any. */
static cparent_status
join_parts(cparent_store *store, const char *id,
           const cparent_change *change, bool *found_out,
           cparent_error *err)
{
    cparent__records all = { NULL, 0, 0 };
    cparent_status status = cparent__proposals(store, &all, err);
    size_t i;

    for (i = 0; i < all.count && status == CPARENT_OK; i++) {
        if (!is_part_of(all.items[i], id))
            continue;
        *found_out = true;
        status = cparent_record_choice(all.items[i],
                                       CPARENT_PROPOSAL_STATE) !=
                         CPARENT_PROPOSAL_STATE_OPEN
                     ? changed_since("part", err)
                     : cparent_store_remove(store, CPARENT_NOUN_PROPOSAL,
                                            cparent_record_id(all.items[i]),
                                            -1, change, err);
    }
    cparent__records_free(&all);
    return status;
}

static cparent_status
undecided(cparent_error *err)
{
    return cparent__fail(err, CPARENT_E_NOT_FOUND,
                         "the proposal was not decided by anybody");
}

static cparent_status
undo_decision(cparent_store *store, const cparent_proposed *seen,
              const cparent_change *change, cparent_error *err)
{
    const char *id = cparent_record_id(seen->proposal);
    bool found = true;
    cparent_status status = CPARENT_OK;

    switch (
        cparent_record_choice(seen->proposal, CPARENT_PROPOSAL_STATE)) {
    case CPARENT_PROPOSAL_STATE_ACCEPTED:
        status = undo_acceptance(store, seen, change, err);
        break;
    case CPARENT_PROPOSAL_STATE_WITHDRAWN:
        found = false;
        status = join_parts(store, id, change, &found, err);
        break;
    case CPARENT_PROPOSAL_STATE_OPEN:
        found = cparent_record_flag(seen->proposal, CPARENT_PROPOSAL_LATER);
        break;
    default:
        break;
    }
    if (status == CPARENT_OK && !found)
        status = undecided(err);
    return status != CPARENT_OK
               ? status
               : cparent__proposal_mark(store, seen->proposal, seen->version,
                                        CPARENT_PROPOSAL_STATE_OPEN, NULL, 0,
                                        change, err);
}

static cparent_status
undo_one(cparent_store *store, const char *id, const cparent_change *change,
         cparent_error *err)
{
    cparent_proposed *seen = NULL;
    cparent_status status = cparent_review_look(store, id, &seen, err);

    if (status == CPARENT_OK)
        status = undo_decision(store, seen, change, err);
    cparent_proposed_free(seen);
    return status;
}

cparent_status
cparent_review_undo(cparent_store *store, const char *id,
                    const cparent_change *change, char **id_out,
                    cparent_error *err)
{
    char *undone = NULL;
    bool mine = false;
    cparent_status status;

    if (!store || !change)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "nobody was named who takes it back");
    status = cparent__job_begin(store, &mine, err);
    if (status != CPARENT_OK)
        return status;
    if (!id) {
        status = find_last(store, &undone, err);
    } else {
        undone = cparent__strdup(id);
        status = undone ? CPARENT_OK : cparent__nomem(err);
    }
    if (status == CPARENT_OK)
        status = undo_one(store, undone, change, err);
    status = cparent__job_end(store, mine, status, err);
    if (status == CPARENT_OK && id_out)
        *id_out = undone;
    else
        cparent__free(undone);
    return status;
}
