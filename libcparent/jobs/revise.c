/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "jobs/propose-internal.h"

#include <stdlib.h>
#include <string.h>

#include <cparent/document.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "jobs/review-internal.h"

/* What an earlier text of the meeting proposed. */
typedef struct earlier {
    cparent_record *proposal;
    cparent_record *said; /* as that text said it */
    int64_t order;        /* position: where it stood */
    bool matched;
} earlier;

typedef struct revision {
    cparent__proposing *job;
    earlier *old;
    size_t old_count;
    const cparent__revised *items;
    size_t count;
    cparent__match *matches;
    bool corrected; /* it is a version of an earlier text */
} revision;

static int
state_of(const earlier *old)
{
    return cparent_record_choice(old->proposal, CPARENT_PROPOSAL_STATE);
}

/* --- what was proposed before -------------------------------------------- */

/* The other texts of this meeting. */
static cparent_status
find_texts(cparent__proposing *job, cparent__records *texts)
{
    cparent_cursor *cursor = NULL;
    cparent_record *record = NULL;
    cparent_status status = cparent_store_list(
        job->store, CPARENT_NOUN_DOCUMENT, &cursor, job->err);

    while (status == CPARENT_OK &&
           (status = cparent_cursor_next(cursor, &record, job->err)) ==
               CPARENT_OK) {
        const char *meeting =
            cparent_record_text(record, CPARENT_DOCUMENT_MEETING);

        if (meeting && strcmp(meeting, job->meeting) == 0 &&
            strcmp(cparent_record_id(record), job->result->document) != 0)
            status = cparent__records_take(texts, record, job->err);
        else
            cparent_record_unref(record);
    }
    cparent_cursor_free(cursor);
    return status == CPARENT_DONE ? CPARENT_OK : status;
}

static bool
is_from(const cparent_record *proposal, const cparent__records *texts)
{
    const char *document =
        cparent_record_text(proposal, CPARENT_PROPOSAL_DOCUMENT);
    size_t i;

    for (i = 0; i < texts->count; i++)
        if (strcmp(cparent_record_id(texts->items[i]), document) == 0)
            return true;
    return false;
}

/* An item of a text, and not what was made of one: matters arising change a
 * record without saying it again. */
static bool
is_item(const cparent_record *proposal)
{
    return !cparent_record_has(proposal, CPARENT_PROPOSAL_PART_OF) &&
           (cparent__proposal_kind(proposal) == CPARENT_PROPOSAL_KIND_NEW ||
            cparent_record_has(proposal, CPARENT_PROPOSAL_SAID));
}

/* Withdrawn by a person: its parts were decided in its place. */
static bool
is_live(const cparent_record *proposal)
{
    return cparent_record_choice(proposal, CPARENT_PROPOSAL_STATE) !=
               CPARENT_PROPOSAL_STATE_WITHDRAWN ||
           cparent_record_has(proposal, CPARENT_PROPOSAL_DECIDED_BY);
}

static int
compare_order(const void *a, const void *b)
{
    const earlier *left = a;
    const earlier *right = b;

    return left->order < right->order   ? -1
           : left->order > right->order ? 1
                                        : strcmp(cparent_record_id(
                                                     left->proposal),
                                                 cparent_record_id(
                                                     right->proposal));
}

static cparent_status
take_earlier(revision *r, cparent_record *proposal)
{
    earlier *old = &r->old[r->old_count];
    const size_t field = cparent_record_has(proposal, CPARENT_PROPOSAL_SAID)
                             ? CPARENT_PROPOSAL_SAID
                             : CPARENT_PROPOSAL_BODY;
    cparent_status status = cparent__proposal_decode(
        proposal, field, &old->said, r->job->err);

    if (status != CPARENT_OK)
        return status;
    old->proposal = cparent_record_ref(proposal);
    (void)cparent_record_integer(proposal, CPARENT_PROPOSAL_POSITION,
                                 &old->order);
    r->old_count++;
    return CPARENT_OK;
}

static cparent_status
find_earlier(revision *r)
{
    cparent__records texts = { NULL, 0, 0 };
    cparent__records all = { NULL, 0, 0 };
    cparent_status status = find_texts(r->job, &texts);
    size_t i;

    if (status == CPARENT_OK && texts.count > 0)
        status = cparent__proposals(r->job->store, &all, r->job->err);
    if (status == CPARENT_OK) {
        r->old = cparent__calloc(all.count + 1, sizeof(*r->old));
        if (!r->old)
            status = cparent__nomem(r->job->err);
    }
    for (i = 0; i < all.count && status == CPARENT_OK; i++)
        if (is_from(all.items[i], &texts) && is_item(all.items[i]) &&
            is_live(all.items[i]))
            status = take_earlier(r, all.items[i]);
    if (status == CPARENT_OK && r->old_count > 1)
        qsort(r->old, r->old_count, sizeof(*r->old), compare_order);
    cparent__records_free(&texts);
    cparent__records_free(&all);
    return status;
}

/* --- which are the same -------------------------------------------------- */

static cparent_status
match(revision *r)
{
    const cparent_record **old =
        cparent__calloc(r->old_count + 1, sizeof(*old));
    const cparent_record **items =
        cparent__calloc(r->count + 1, sizeof(*items));
    cparent_status status = CPARENT_OK;
    size_t i;

    r->matches = cparent__calloc(r->count + 1, sizeof(*r->matches));
    if (!old || !items || !r->matches)
        status = cparent__nomem(r->job->err);
    for (i = 0; status == CPARENT_OK && i < r->old_count; i++)
        old[i] = r->old[i].said;
    for (i = 0; status == CPARENT_OK && i < r->count; i++)
        items[i] = r->items[i].record;
    if (status == CPARENT_OK)
        status = cparent__match_items(old, r->old_count, items, r->count,
                                      r->matches, r->job->err);
    cparent__free(old);
    cparent__free(items);
    return status;
}

static bool
same_target(const earlier *a, const earlier *b)
{
    return cparent__proposal_noun(a->proposal) ==
               cparent__proposal_noun(b->proposal) &&
           strcmp(cparent__proposal_target(a->proposal),
                  cparent__proposal_target(b->proposal)) == 0;
}

/* A record that was said once and changed later is one. */
static void
spread_matches(revision *r)
{
    size_t i, j;

    if (r->old == NULL)
        return;
    for (i = 0; i < r->count; i++)
        if (r->matches[i].old != SIZE_MAX)
            r->old[r->matches[i].old].matched = true;
    for (i = 0; i < r->old_count; i++)
        for (j = 0; r->old[i].matched && j < r->old_count; j++)
            if (cparent__proposal_kind(r->old[i].proposal) !=
                    CPARENT_PROPOSAL_KIND_NEW ||
                cparent__proposal_kind(r->old[j].proposal) !=
                    CPARENT_PROPOSAL_KIND_NEW)
                r->old[j].matched = r->old[j].matched ||
                                    same_target(&r->old[i], &r->old[j]);
}

/* A page of the same meeting's other item shares little; a version says most
 * of it again. */
static bool
is_version(const revision *r)
{
    size_t matched = 0;
    size_t i;

    for (i = 0; i < r->old_count; i++)
        matched += r->old[i].matched;
    return matched > 0 && 2 * matched >= r->old_count;
}

/* --- what to propose ----------------------------------------------------- */

static cparent_status
propose_new(revision *r, const cparent__revised *item)
{
    const cparent__draft draft = {
        cparent_record_id(item->record), item->record, NULL,
        CPARENT_PROPOSAL_KIND_NEW, 0, (int64_t)item->index + 1, item->rule,
        item->confidence
    };

    return cparent__propose_draft(r->job, &draft);
}

/* The text that the accepted record was last brought to: a correction that
 * was accepted says more than the first version. */
static const earlier *
last_accepted(const revision *r, const earlier *old)
{
    const earlier *found = NULL;
    int64_t most = -1;
    size_t i;

    for (i = 0; i < r->old_count; i++) {
        int64_t kept = 0;

        if (!same_target(&r->old[i], old) ||
            state_of(&r->old[i]) != CPARENT_PROPOSAL_STATE_ACCEPTED)
            continue;
        (void)cparent_record_integer(r->old[i].proposal,
                                     CPARENT_PROPOSAL_KEPT, &kept);
        if (kept > most) {
            most = kept;
            found = &r->old[i];
        }
    }
    return found;
}

/* The accepted record with what the new text says otherwise. */
static cparent_status
propose_change(revision *r, const cparent__revised *item,
               const earlier *base)
{
    cparent_record *current = NULL;
    cparent_record *merged = NULL;
    int64_t version = 0;
    bool same = false;
    cparent_status status = cparent__find(
        r->job->store, cparent__proposal_noun(base->proposal),
        cparent__proposal_target(base->proposal), &current, &version,
        r->job->err);

    if (status != CPARENT_OK || !current)
        return status == CPARENT_OK ? propose_new(r, item) : status;
    status = cparent__merge(base->said, current, item->record, &merged, NULL,
                            r->job->err);
    if (status == CPARENT_OK)
        status = cparent__said_same(current, merged, &same, r->job->err);
    if (status == CPARENT_OK && !same) {
        const cparent__draft draft = {
            cparent_record_id(item->record), merged, item->record,
            CPARENT_PROPOSAL_KIND_CHANGE, version,
            (int64_t)item->index + 1, item->rule, item->confidence
        };
        status = cparent__propose_draft(r->job, &draft);
    } else {
        r->job->result->unchanged += status == CPARENT_OK;
    }
    cparent_record_unref(merged);
    cparent_record_unref(current);
    return status;
}

static cparent_status
withdraw(revision *r, const earlier *old)
{
    return cparent__proposal_mark(r->job->store, old->proposal, -1,
                                  CPARENT_PROPOSAL_STATE_WITHDRAWN, NULL, 0,
                                  r->job->change, r->job->err);
}

static cparent_status
revise_item(revision *r, size_t index)
{
    const cparent__revised *item = &r->items[index];
    const cparent__match *match = &r->matches[index];
    const earlier *old =
        match->old == SIZE_MAX ? NULL : &r->old[match->old];
    const earlier *accepted = old ? last_accepted(r, old) : NULL;

    if (!old)
        return propose_new(r, item);
    /* Nobody has decided yet: the new text takes the old one's place. */
    if (state_of(old) == CPARENT_PROPOSAL_STATE_OPEN && r->corrected)
        return accepted ? propose_change(r, item, accepted)
                        : propose_new(r, item);
    /* Said before, and not taken back since: decided, or waiting. */
    if (match->exact && (!accepted || accepted == old ||
                         state_of(old) != CPARENT_PROPOSAL_STATE_ACCEPTED)) {
        r->job->result->unchanged++;
        return CPARENT_OK;
    }
    return accepted ? propose_change(r, item, accepted)
                    : propose_new(r, item);
}

static cparent_status
propose_gone(revision *r, const earlier *old)
{
    cparent__text id = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);
    cparent_record *current = NULL;
    int64_t version = 0;
    cparent_status status = cparent__find(
        r->job->store, cparent__proposal_noun(old->proposal),
        cparent__proposal_target(old->proposal), &current, &version,
        r->job->err);

    if (status != CPARENT_OK || !current)
        return status;
    cparent__text_addf(&id, "%s/gone/%s", r->job->result->document,
                       cparent_record_id(current));
    status = cparent__text_status(&id, r->job->err);
    if (status == CPARENT_OK) {
        const cparent__draft draft = {
            cparent__text_string(&id), current, NULL,
            CPARENT_PROPOSAL_KIND_GONE, version, old->order, "revise.gone",
            50
        };
        status = cparent__propose_draft(r->job, &draft);
    }
    cparent__text_free(&id);
    cparent_record_unref(current);
    return status;
}

/* What the old text proposed and the new one does not say. */
static cparent_status
revise_rest(revision *r)
{
    cparent_status status = CPARENT_OK;
    size_t i;

    for (i = 0; i < r->old_count && status == CPARENT_OK; i++) {
        const earlier *old = &r->old[i];

        if (state_of(old) == CPARENT_PROPOSAL_STATE_OPEN)
            status = withdraw(r, old);
        else if (!old->matched && old == last_accepted(r, old))
            status = propose_gone(r, old);
    }
    return status;
}

static void
revision_free(revision *r)
{
    size_t i;

    for (i = 0; i < r->old_count; i++) {
        cparent_record_unref(r->old[i].proposal);
        cparent_record_unref(r->old[i].said);
    }
    cparent__free(r->old);
    cparent__free(r->matches);
}

cparent_status
cparent__revise(cparent__proposing *job, const cparent__revised *items,
                size_t count)
{
    revision r = { job, NULL, 0, items, count, NULL, false };
    cparent_status status = CPARENT_OK;
    size_t i;

    if (*job->meeting)
        status = find_earlier(&r);
    if (status == CPARENT_OK)
        status = match(&r);
    if (status == CPARENT_OK) {
        spread_matches(&r);
        r.corrected = is_version(&r);
    }
    for (i = 0; i < count && status == CPARENT_OK; i++)
        status = revise_item(&r, i);
    if (status == CPARENT_OK && r.corrected)
        status = revise_rest(&r);
    revision_free(&r);
    return status;
}
