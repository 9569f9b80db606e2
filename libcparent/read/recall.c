/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/recall-internal.h"

#include <stdlib.h>
#include <string.h>

#include <cparent/action.h>

#include "core/alloc-internal.h"
#include "core/digest-internal.h"
#include "core/error-internal.h"
#include "core/text-internal.h"
#include "read/arising-internal.h"

/* Of each entry the best few actions are kept. */
enum { BIDS = 4 };

/* What an entry must come to, and be ahead of the next best action by. */
enum { ENOUGH = 45, CLEAR = 10 };

/* ------------------------------------------------------------- an entry */

void
cparent__entry_begin(cparent__entry *entry, uint32_t start)
{
    memset(entry, 0, sizeof(*entry));
    entry->start = start;
}

static void
take_capitals(cparent__entry *entry, const cparent__sentence *s)
{
    enum { MOST = 5 };
    const int room =
        (int)(sizeof(entry->capitals) / sizeof(entry->capitals[0]));
    int at;

    for (at = 0; at < s->count && entry->capital_count < room; at++) {
        const cparent__token *token = &s->tokens[at];
        const char *word = s->text + token->start;
        const size_t length = token->end - token->start;
        size_t i = 0;

        while (i < length && word[i] >= 'A' && word[i] <= 'Z')
            i++;
        if (token->kind == CPARENT__WORD && i == length && length > 1 &&
            length <= MOST)
            entry->capitals[entry->capital_count++] =
                (uint32_t)cparent__hash(word, length, 0) | 1u;
    }
}

void
cparent__entry_add(const cparent__recall *recall, cparent__entry *entry,
                   const cparent__sentence *s, int label)
{
    static const char *const letters[] = { "letter", "letters",        "reply",
                                           "answer", "correspondence", NULL };
    const uint32_t from = s->tokens[0].start;
    const uint32_t to = s->tokens[s->count - 1].end;
    const uint32_t cut = label > 0 ? s->tokens[label - 1].end : from;
    int at;

    cparent__gist_add(recall->topics, &entry->label, s->text + from,
                      cut - from);
    cparent__gist_add(NULL, &entry->named, s->text + from, cut - from);
    if (entry->text == NULL) {
        entry->text = s->text + from;
        entry->person = label == 0 && cparent__has_title(entry->text);
    }
    entry->length = (size_t)(s->text + to - entry->text);
    cparent__gist_add(recall->topics, &entry->body, s->text + from, to - from);
    cparent__gist_add(NULL, &entry->said, s->text + from, to - from);
    take_capitals(entry, s);
    for (at = 0; at < s->count; at++)
        if (cparent__token_among(s, at, letters))
            entry->acts |= (unsigned)cparent__act_named("write");
        else
            entry->acts |= (unsigned)cparent__acts_at(s, at);
}

/* ------------------------------------------------------------ the bids */

/* Adds up, or with `clear` forgets, what a gist has of every action. */
static void
count_gist(cparent__recall *recall, const cparent__gist *gist, int *sums,
           bool clear)
{
    int w;

    for (w = 0; w < gist->count; w++) {
        size_t to;
        size_t i = cparent__recall_posts(recall, gist->hash[w], &to);
        const size_t shared = to - i;

        for (; i < to; i++) {
            const cparent__recall_post *post = &recall->posts[i];
            const uint8_t least =
                post->weight < gist->weight[w] ? post->weight : gist->weight[w];

            if (clear)
                sums[post->action] = 0;
            else
                sums[post->action] += cparent__recall_worth(least, shared);
        }
    }
}

/* How likely an entry under matters arising is about the action. */
static int
score_entry(const cparent__recall *recall, const cparent__entry *entry,
            size_t action)
{
    enum { MOST = 150, SOME = 30, LITTLE = 15 };
    const int body = recall->body[action];
    const int label = recall->label[action];
    const int percent = body * 100 / (recall->whole[action] + 1);
    const cparent__recall_owner *owner = &recall->owners[action];
    const bool owned = cparent__owner_is_named(owner, entry) ||
                       cparent__owner_labels(owner, entry);
    const bool acted = (entry->acts & recall->acts[action]) != 0;
    int score = (body < MOST ? body : MOST) / 2 + percent / 2;

    if (label >= SOME)
        score +=
            label < CPARENT__RECALL_UNIT ? label / 2 : CPARENT__RECALL_UNIT / 2;
    else if (percent < SOME && !(owned && (percent >= LITTLE || acted)))
        return 0;
    /* A sentence within a paragraph may be about another thing. */
    if (!entry->whole &&
        percent < SOME + (entry->goes_on && !acted ? LITTLE : 0))
        return 0;
    if (owned)
        score += 30 / recall->owners[action].shared;
    return score + (acted ? 12 : 0);
}

/* How likely a sentence in any other place is about it. */
static int
score_sentence(const cparent__recall *recall, const cparent__entry *entry,
               size_t action)
{
    enum {
        THIRD = 30,
        SOME = 40,
        HALF = 50,
        MUCH = 60,
        MOST = 80,
        NEARLY = 90,
        LEAST = 60,
        TWO = 150
    };
    const int body = recall->body[action];
    const int percent = body * 100 / (recall->whole[action] + 1);
    const bool owned = cparent__owner_is_named(&recall->owners[action], entry);
    const bool acted = (entry->acts & recall->acts[action]) != 0;
    const cparent_date agreed =
        cparent_record_date(recall->actions[action], CPARENT_ACTION_AGREED_ON);

    /* "Strategy", and below it: "this was deferred to May". */
    if ((entry->moved || entry->asked_for) && !entry->asks &&
        percent >= (owned ? THIRD : MOST))
        return 60 + (owned ? 20 : 0);
    if (entry->asks || body < LEAST ||
        (!acted && !(owned && percent >= HALF) && !entry->asked_for &&
         !(percent >= NEARLY && body >= TWO)) ||
        percent < (owned && entry->asked_for   ? THIRD
                   : owned || entry->asked_for ? SOME
                                               : MOST) ||
        (recall->acts[action] == recall->informs && !entry->asked_for &&
         percent < (owned ? MUCH : MOST)) ||
        (cparent_date_is_set(entry->until) &&
         cparent_date_compare(entry->until, agreed) < 0))
        return 0;
    return body / 3 + percent / 2 + (owned || entry->asked_for ? 20 : 0);
}

static int
score_of(const cparent__recall *recall, const cparent__entry *entry,
         size_t action)
{
    const int score = entry->section ? score_entry(recall, entry, action)
                                     : score_sentence(recall, entry, action);

    const cparent_record *record = recall->actions[action];
    const cparent_date agreed =
        cparent_record_date(record, CPARENT_ACTION_AGREED_ON);

    /* It is another person's. */
    if (entry->person &&
        cparent__recall_is_anothers(recall, action, entry->text, entry->length))
        return 0;
    if (cparent_date_is_set(entry->raised) && cparent_date_is_set(agreed) &&
        cparent_date_compare(entry->raised, agreed) != 0)
        return 0;
    return score > 0 && cparent__numbers_clash(
                            entry->text, entry->length,
                            cparent_record_text(record, CPARENT_ACTION_TEXT))
               ? 0
               : score;
}

static cparent_status
grow(cparent__recall *recall, cparent_error *err)
{
    void *grown;

    if (recall->place_count == recall->place_room) {
        const size_t room = recall->place_room * 2 + 32;

        grown =
            cparent__realloc(recall->places, room * sizeof(*recall->places));
        if (grown == NULL)
            return cparent__nomem(err);
        recall->places = grown;
        recall->place_room = room;
    }
    if (recall->bid_count + BIDS > recall->bid_room) {
        const size_t room = recall->bid_room * 2 + 64;

        grown = cparent__realloc(recall->bids, room * sizeof(*recall->bids));
        if (grown == NULL)
            return cparent__nomem(err);
        recall->bids = grown;
        recall->bid_room = room;
    }
    return CPARENT_OK;
}

static bool
is_sure(const cparent__recall *recall, const cparent__entry *entry,
        size_t action)
{
    enum { MOST = 60 };

    return cparent__owner_is_named(&recall->owners[action], entry) ||
           recall->body[action] * 100 / (recall->whole[action] + 1) >= MOST;
}

/* Keeps a bid among the best of its place. */
static void
keep_bid(cparent__recall_bid *best, size_t *count, size_t place, size_t action,
         int score, bool sure)
{
    size_t at;

    for (at = 0; at < *count; at++)
        if (best[at].action == action)
            return;
    for (at = *count; at > 0 && best[at - 1].score < score; at--)
        if (at < BIDS)
            best[at] = best[at - 1];
    if (at == BIDS)
        return;
    best[at] = (cparent__recall_bid){ place, action, score, sure };
    *count += *count < BIDS;
}

cparent_status
cparent__recall_weigh(cparent__recall *recall, const cparent__entry *entry,
                      cparent_error *err)
{
    const size_t place = recall->place_count;
    size_t count = 0;
    int w;

    if (grow(recall, err) != CPARENT_OK)
        return CPARENT_E_NOMEM;
    count_gist(recall, &entry->body, recall->body, false);
    count_gist(recall, &entry->label, recall->label, false);
    for (w = 0; w < entry->body.count; w++) {
        size_t to;
        size_t i = cparent__recall_posts(recall, entry->body.hash[w], &to);

        for (; i < to; i++) {
            const size_t action = recall->posts[i].action;
            const int score = score_of(recall, entry, action);

            if (score > 0)
                keep_bid(recall->bids + recall->bid_count, &count, place,
                         action, score, is_sure(recall, entry, action));
        }
    }
    count_gist(recall, &entry->body, recall->body, true);
    count_gist(recall, &entry->label, recall->label, true);
    recall->bid_count += count;
    if (count > 0 || entry->section)
        recall->places[recall->place_count++] =
            (cparent__place){ entry->start,
                              entry->section,
                              entry->whole,
                              entry->goes_on,
                              entry->heads ||
                                  cparent_date_is_set(entry->raised),
                              entry->asked_for,
                              false,
                              SIZE_MAX };
    return CPARENT_OK;
}

/* ------------------------------------------------------- who gets whom */

static int
compare_bids(const void *a, const void *b)
{
    const cparent__recall_bid *left = a;
    const cparent__recall_bid *right = b;

    if (left->score != right->score)
        return left->score > right->score ? -1 : 1;
    if (left->place != right->place)
        return left->place < right->place ? -1 : 1;
    return left->action < right->action ? -1 : left->action > right->action;
}

/* What the best other action that is still free has of this place. */
static int
rival(const cparent__recall *recall, const cparent__recall_bid *bids,
      const size_t *first, const cparent__recall_bid *bid)
{
    size_t i = first[bid->place];
    int best = 0;

    for (; i < recall->bid_count && bids[i].place == bid->place; i++)
        if (bids[i].action != bid->action && !recall->taken[bids[i].action] &&
            bids[i].score > best)
            best = bids[i].score;
    return best;
}

/* The surest first; what stands between two actions is given where the other
 * one has found a better place. */
static void
give(cparent__recall *recall, const cparent__recall_bid *bids,
     const size_t *first)
{
    enum { TURNS = 4 };
    bool changed = true;
    size_t i;
    int turn;

    for (turn = 0; turn < TURNS && changed; turn++) {
        changed = false;
        for (i = 0; i < recall->bid_count; i++) {
            const cparent__recall_bid *bid = &recall->bids[i];
            cparent__place *place = &recall->places[bid->place];

            if (bid->score < ENOUGH || recall->taken[bid->action] ||
                place->action != SIZE_MAX ||
                bid->score - rival(recall, bids, first, bid) < CLEAR)
                continue;
            place->action = bid->action;
            place->sure = bid->sure;
            recall->taken[bid->action] = true;
            changed = true;
        }
    }
}

/* Are the actions [from, to) free, and of one day? */
static bool
are_free(const cparent__recall *recall, size_t from, size_t to)
{
    const cparent_date day =
        cparent_record_date(recall->actions[from], CPARENT_ACTION_AGREED_ON);

    for (; from < to; from++)
        if (recall->taken[from] ||
            cparent_date_compare(
                day, cparent_record_date(recall->actions[from],
                                         CPARENT_ACTION_AGREED_ON)) != 0)
            return false;
    return true;
}

/* The places [first, last) that have no action stand where the actions
 * [from, to) would, and there are as many of them. */
static void
align(cparent__recall *recall, size_t first, size_t last, size_t from,
      size_t to)
{
    size_t places = 0;
    size_t i;

    for (i = first; i < last; i++) {
        places += recall->places[i].whole;
        if (recall->places[i].alone)
            return;
    }
    if (places == 0 || places != to - from || !are_free(recall, from, to))
        return;
    for (i = first; i < last; i++)
        if (recall->places[i].whole) {
            recall->places[i].action = from;
            recall->taken[from++] = true;
        }
}

/* One limb after another reports on the actions in the order in which they
 * were agreed: what the words leave open, the order settles. */
static void
align_all(cparent__recall *recall)
{
    size_t known = 0;
    size_t before = SIZE_MAX;
    size_t begin = 0;
    size_t end = 0;
    size_t i;

    for (i = 0; i < recall->place_count; i++) {
        const size_t action = recall->places[i].action;

        if (!recall->places[i].section || !recall->places[i].whole)
            continue;
        end = i + 1;
        if (action == SIZE_MAX)
            continue;
        /* They are not in order. */
        if (before != SIZE_MAX && action <= before)
            return;
        before = action;
        known++;
    }
    if (known < 2)
        return;
    before = 0;
    for (i = 0; i <= end; i++) {
        const size_t to = i == end ? recall->count : recall->places[i].action;

        if (i < end && (to == SIZE_MAX || !recall->places[i].section))
            continue;
        if (to > before)
            align(recall, begin, i, before, to);
        if (i < end)
            before = to + 1;
        begin = i + 1;
    }
}

cparent_status
cparent__recall_settle(cparent__recall *recall, cparent_error *err)
{
    cparent__recall_bid *bids =
        cparent__malloc((recall->bid_count + 1) * sizeof(*bids));
    size_t *first = cparent__calloc(recall->place_count + 1, sizeof(*first));
    size_t i;

    if (bids == NULL || first == NULL) {
        cparent__free(bids);
        cparent__free(first);
        return cparent__nomem(err);
    }
    for (i = recall->bid_count; i-- > 0;) {
        bids[i] = recall->bids[i];
        first[bids[i].place] = i;
    }
    if (recall->bid_count > 1)
        qsort(recall->bids, recall->bid_count, sizeof(*recall->bids),
              compare_bids);
    give(recall, bids, first);
    align_all(recall);
    cparent__free(bids);
    cparent__free(first);
    return CPARENT_OK;
}

size_t
cparent__recall_count(const cparent__recall *recall)
{
    return recall->place_count;
}

const cparent__place *
cparent__recall_at(const cparent__recall *recall, size_t index)
{
    return index < recall->place_count ? &recall->places[index] : NULL;
}
