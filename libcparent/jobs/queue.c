/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "jobs/review-internal.h"

#include <cparent/citation.h>
#include <cparent/document.h>

#include <stdlib.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"

/* A proposal and where it stands. */
typedef struct place {
    cparent_record *proposal;
    cparent_date held; /* of its document */
    int64_t start;     /* of its words */
} place;

struct cparent_queue {
    place *places;
    size_t count;
};

cparent_status
cparent__proposals(cparent_store *store, cparent__records *proposals,
                   cparent_error *err)
{
    cparent_cursor *cursor = NULL;
    cparent_record *record = NULL;
    cparent_status status =
        cparent_store_list(store, CPARENT_NOUN_PROPOSAL, &cursor, err);

    while (status == CPARENT_OK &&
           (status = cparent_cursor_next(cursor, &record, err)) ==
               CPARENT_OK)
        status = cparent__records_take(proposals, record, err);
    cparent_cursor_free(cursor);
    return status == CPARENT_DONE ? CPARENT_OK : status;
}

static int
compare_numbers(int64_t a, int64_t b)
{
    return a < b ? -1 : a > b;
}

/* Undated texts come after the others. */
static int
compare_days(cparent_date a, cparent_date b)
{
    if (cparent_date_is_set(a) != cparent_date_is_set(b))
        return cparent_date_is_set(a) ? -1 : 1;
    return cparent_date_compare(a, b);
}

static int
compare_places(const void *left, const void *right)
{
    const place *a = left;
    const place *b = right;
    int order =
        (int)cparent_record_flag(a->proposal, CPARENT_PROPOSAL_LATER) -
        (int)cparent_record_flag(b->proposal, CPARENT_PROPOSAL_LATER);

    if (order == 0)
        order = compare_days(a->held, b->held);
    if (order == 0)
        order = strcmp(
            cparent_record_text(a->proposal, CPARENT_PROPOSAL_DOCUMENT),
            cparent_record_text(b->proposal, CPARENT_PROPOSAL_DOCUMENT));
    if (order == 0)
        order = compare_numbers(a->start, b->start);
    return order != 0 ? order
                      : strcmp(cparent_record_id(a->proposal),
                               cparent_record_id(b->proposal));
}

/* Where the first of its words stand: what is not cited comes last. */
static cparent_status
find_start(cparent_store *store, place *found, cparent_error *err)
{
    cparent_record *body = NULL;
    cparent_record *citation = NULL;
    const char *first = NULL;
    size_t field = 0;
    size_t count = 0;
    cparent_status status = cparent__proposal_decode(
        found->proposal, CPARENT_PROPOSAL_BODY, &body, err);

    found->start = INT64_MAX;
    if (status != CPARENT_OK)
        return status;
    if (cparent_noun_field_find(cparent_record_noun(body), "citations",
                                &field))
        count = cparent_record_list_count(body, field);
    /* The last citation of a change is the one that brings it. */
    if (count > 0)
        first = cparent_record_list_at(
            body, field,
            cparent__proposal_kind(found->proposal) ==
                    CPARENT_PROPOSAL_KIND_NEW ? 0 : count - 1);
    if (first)
        status = cparent__find(store, CPARENT_NOUN_CITATION, first,
                               &citation, NULL, err);
    if (citation)
        (void)cparent_record_integer(citation, CPARENT_CITATION_BYTE_START,
                                     &found->start);
    cparent_record_unref(citation);
    cparent_record_unref(body);
    return status;
}

static cparent_status
find_place(cparent_store *store, place *found, cparent_error *err)
{
    cparent_record *document = NULL;
    cparent_status status = cparent__find(
        store, CPARENT_NOUN_DOCUMENT,
        cparent_record_text(found->proposal, CPARENT_PROPOSAL_DOCUMENT),
        &document, NULL, err);

    if (document)
        found->held =
            cparent_record_date(document, CPARENT_DOCUMENT_HELD_ON);
    cparent_record_unref(document);
    return status == CPARENT_OK ? find_start(store, found, err) : status;
}

static bool
is_wanted(const cparent_record *proposal, const char *document)
{
    return cparent_record_choice(proposal, CPARENT_PROPOSAL_STATE) ==
               CPARENT_PROPOSAL_STATE_OPEN &&
           (!document ||
            strcmp(cparent_record_text(proposal, CPARENT_PROPOSAL_DOCUMENT),
                   document) == 0);
}

static cparent_status
fill_queue(cparent_store *store, const char *document, cparent_queue *queue,
           cparent_error *err)
{
    cparent__records all = { NULL, 0, 0 };
    cparent_status status = cparent__proposals(store, &all, err);
    size_t i;

    if (status == CPARENT_OK) {
        queue->places =
            cparent__calloc(all.count + 1, sizeof(*queue->places));
        if (!queue->places)
            status = cparent__nomem(err);
    }
    for (i = 0; i < all.count && status == CPARENT_OK; i++) {
        if (!is_wanted(all.items[i], document))
            continue;
        queue->places[queue->count].proposal =
            cparent_record_ref(all.items[i]);
        status = find_place(store, &queue->places[queue->count++], err);
    }
    if (status == CPARENT_OK && queue->count > 1)
        qsort(queue->places, queue->count, sizeof(*queue->places),
              compare_places);
    cparent__records_free(&all);
    return status;
}

cparent_status
cparent_review_queue(cparent_store *store, const char *document,
                     cparent_queue **queue_out, cparent_error *err)
{
    cparent_queue *queue;
    cparent_status status;

    if (!store || !queue_out)
        return cparent__fail(err, CPARENT_E_INVALID, "there is no store");
    queue = cparent__calloc(1, sizeof(*queue));
    if (!queue)
        return cparent__nomem(err);
    cparent__object_born();
    status = fill_queue(store, document, queue, err);
    if (status == CPARENT_OK)
        *queue_out = queue;
    else
        cparent_queue_free(queue);
    return status;
}

size_t
cparent_queue_count(const cparent_queue *queue)
{
    return queue->count;
}

const cparent_record *
cparent_queue_at(const cparent_queue *queue, size_t index)
{
    return index < queue->count ? queue->places[index].proposal : NULL;
}

void
cparent_queue_free(cparent_queue *queue)
{
    size_t i;

    if (!queue)
        return;
    for (i = 0; i < queue->count; i++)
        cparent_record_unref(queue->places[i].proposal);
    cparent__free(queue->places);
    cparent__free(queue);
    cparent__object_died();
}
