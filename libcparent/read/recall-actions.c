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

/*
 * The open actions as they are looked for: what each is about, what it asks
 * for, and whose it is.
 */

/* ---------------------------------------------------------- the actions */

static int
compare_posts(const void *a, const void *b)
{
    const cparent__recall_post *left = a;
    const cparent__recall_post *right = b;

    if (left->hash != right->hash)
        return left->hash < right->hash ? -1 : 1;
    return left->action < right->action ? -1 : left->action > right->action;
}

/* Where the postings of a hash begin, and in *to where they end. */
size_t
cparent__recall_posts(const cparent__recall *recall, uint32_t hash, size_t *to)
{
    size_t low = 0;
    size_t high = recall->post_count;

    while (low < high) {
        const size_t middle = low + (high - low) / 2;

        if (recall->posts[middle].hash < hash)
            low = middle + 1;
        else
            high = middle;
    }
    *to = low;
    while (*to < recall->post_count && recall->posts[*to].hash == hash &&
           *to - low <= CPARENT__RECALL_COMMON)
        ++*to;
    return low;
}

/* "the Virtual School Head": VSH. */
static uint32_t
capitals_of(const char *name)
{
    char letters[8];
    size_t count = 0;
    bool begins = true;

    for (; *name != '\0'; name++) {
        const unsigned char c = (unsigned char)*name;

        if (begins && c >= 'A' && c <= 'Z' && count < sizeof(letters))
            letters[count++] = (char)c;
        begins = !cparent__is_alpha(cparent__lower(c));
    }
    return count > 1 ? (uint32_t)cparent__hash(letters, count, 0) | 1u : 0;
}

static int
compare_hashes(const void *a, const void *b)
{
    const uint32_t left = *(const uint32_t *)a;
    const uint32_t right = *(const uint32_t *)b;

    return left < right ? -1 : left > right;
}

/* How many actions each owner has. */
static cparent_status
count_owners(cparent__recall *recall, cparent_error *err)
{
    uint32_t *hashes = cparent__malloc((recall->count + 1) * sizeof(*hashes));
    size_t i;

    if (hashes == NULL)
        return cparent__nomem(err);
    for (i = 0; i < recall->count; i++)
        hashes[i] = recall->owners[i].hash;
    if (recall->count > 1)
        qsort(hashes, recall->count, sizeof(*hashes), compare_hashes);
    for (i = 0; i < recall->count; i++) {
        const uint32_t *at =
            bsearch(&recall->owners[i].hash, hashes, recall->count,
                    sizeof(*hashes), compare_hashes);
        const uint32_t *from = at;

        if (at == NULL) /* each of them is there */
            continue;
        while (from > hashes && from[-1] == *at &&
               at - from < CPARENT__RECALL_COMMON)
            from--;
        while (at + 1 < hashes + recall->count && at[1] == *from &&
               at - from < CPARENT__RECALL_COMMON)
            at++;
        recall->owners[i].shared = (int)(at - from) + 1;
    }
    cparent__free(hashes);
    return CPARENT_OK;
}

static bool
is_listed(const char *const *words, const char *word, size_t length)
{
    while (*words != NULL && !(strlen(*words) == length &&
                               cparent__equal_bytes_fold(word, *words, length)))
        words++;
    return *words != NULL;
}

/* The words of a name; with `tells` those alone that tell a post from
 * another: "Virtual School". */
static void
add_names(cparent__gist *names, const char *name, bool tells)
{
    static const char *const small[] = { "the", "of", "and", "for", "&", NULL };
    static const char *const general[] = {
        "head",   "manager",    "officer",     "director", "service", "lead",
        "team",   "senior",     "assistant",   "deputy",   "chief",   "chair",
        "member", "councillor", "cllr",        "mr",       "mrs",     "ms",
        "miss",   "dr",         "coordinator", NULL
    };

    while (*name != '\0') {
        const size_t length = strcspn(name, " ,");

        if (length > 0 && !is_listed(small, name, length) &&
            !(tells && is_listed(general, name, length)))
            cparent__gist_add(NULL, names, name, length);
        name += length;
        name += strspn(name, " ,");
    }
}

bool
cparent__has_title(const char *name)
{
    static const char *const titles[] = { "councillor", "cllr", "mr", "mrs",
                                          "ms",         "miss", "dr", NULL };
    return is_listed(titles, name, strcspn(name, " ."));
}

static void
take_owner(cparent__recall_owner *owner, const char *name)
{
    if (name == NULL)
        return;
    add_names(&owner->words, name, false);
    add_names(&owner->post, name, true);
    owner->titled = cparent__has_title(name);
    if (owner->titled)
        owner->words = owner->post;
    else if (cparent__equal_bytes_fold(name + strcspn(name, "Dd"), "director",
                                       8))
        cparent__gist_add(NULL, &owner->first, "director", 8);
    owner->capitals = capitals_of(name);
    owner->hash = (uint32_t)cparent__hash(name, strlen(name), 0);
}

/* The verb itself says nothing of what it is about: "write to …". */
static const char *
behind_verb(const char *text)
{
    const size_t verb = strcspn(text, " ");

    return cparent__acts_of_verb(text, verb) != 0 && text[verb] != '\0'
               ? text + verb + 1
               : text;
}

static size_t
take_action(cparent__recall *recall, size_t action, cparent__recall_post *posts)
{
    const cparent_record *record = recall->actions[action];
    const char *text = cparent_record_text(record, CPARENT_ACTION_TEXT);
    const char *words = behind_verb(text);
    cparent__gist gist = { { 0 }, { 0 }, 0 };
    int i;

    take_owner(&recall->owners[action],
               cparent_record_text(record, CPARENT_ACTION_OWNER));
    recall->acts[action] = cparent__acts_asked(text);
    cparent__gist_add(recall->topics, &gist, words, strlen(words));
    if (gist.count == 0)
        cparent__gist_add(recall->topics, &gist, text, strlen(text));
    cparent__gist_add_initials(&gist, words);
    for (i = 0; posts != NULL && i < gist.count; i++) {
        posts[i].hash = gist.hash[i];
        posts[i].action = (uint32_t)action;
        posts[i].weight = gist.weight[i];
    }
    return (size_t)gist.count;
}

/* What a word of so many actions comes to. */
int
cparent__recall_worth(uint8_t weight, size_t shared)
{
    return shared > CPARENT__RECALL_COMMON
               ? 0
               : CPARENT__RECALL_UNIT * weight / CPARENT__GIST_FULL /
                     (int)shared;
}

static cparent_status
take_actions(cparent__recall *recall, cparent_error *err)
{
    size_t i, from, to;

    recall->posts = cparent__malloc((recall->count * CPARENT__GIST_WORDS + 1) *
                                    sizeof(*recall->posts));
    if (recall->posts == NULL)
        return cparent__nomem(err);
    for (i = 0; i < recall->count; i++)
        recall->post_count +=
            take_action(recall, i, recall->posts + recall->post_count);
    if (recall->post_count > 1)
        qsort(recall->posts, recall->post_count, sizeof(*recall->posts),
              compare_posts);
    for (i = 0; i < recall->post_count; i++) {
        from = cparent__recall_posts(recall, recall->posts[i].hash, &to);
        recall->whole[recall->posts[i].action] +=
            cparent__recall_worth(recall->posts[i].weight, to - from);
    }
    return count_owners(recall, err);
}

cparent_status
cparent__recall_open(cparent__recall **recall_out,
                     const cparent_record *const *actions, size_t count,
                     cparent_error *err)
{
    cparent__recall *recall = cparent__calloc(1, sizeof(*recall));
    cparent_status status;

    if (recall == NULL)
        return cparent__nomem(err);
    recall->actions = actions;
    recall->count = count;
    recall->informs = (unsigned)cparent__act_named("inform");
    recall->owners = cparent__calloc(count + 1, sizeof(*recall->owners));
    recall->acts = cparent__calloc(count + 1, sizeof(*recall->acts));
    recall->whole = cparent__calloc(count + 1, sizeof(*recall->whole));
    recall->body = cparent__calloc(count + 1, sizeof(*recall->body));
    recall->label = cparent__calloc(count + 1, sizeof(*recall->label));
    recall->taken = cparent__calloc(count + 1, sizeof(*recall->taken));
    status = recall->owners == NULL || recall->acts == NULL ||
                     recall->whole == NULL || recall->body == NULL ||
                     recall->label == NULL || recall->taken == NULL
                 ? cparent__nomem(err)
                 : cparent__topics_open(&recall->topics, err);
    if (status == CPARENT_OK)
        status = take_actions(recall, err);
    if (status == CPARENT_OK)
        *recall_out = recall;
    else
        cparent__recall_free(recall);
    return status;
}

void
cparent__recall_free(cparent__recall *recall)
{
    if (recall == NULL)
        return;
    cparent__topics_free(recall->topics);
    cparent__free(recall->posts);
    cparent__free(recall->owners);
    cparent__free(recall->acts);
    cparent__free(recall->whole);
    cparent__free(recall->body);
    cparent__free(recall->label);
    cparent__free(recall->taken);
    cparent__free(recall->places);
    cparent__free(recall->bids);
    cparent__free(recall);
}

void
cparent__recall_gist(const cparent__recall *recall, cparent__gist *gist,
                     const char *text, size_t length)
{
    cparent__gist_add(recall->topics, gist, text, length);
}

bool
cparent__recall_shares(const cparent__recall *recall, size_t action,
                       const cparent__gist *gist)
{
    int weight = 0;
    int w;

    for (w = 0; w < gist->count; w++) {
        size_t to;
        size_t i = cparent__recall_posts(recall, gist->hash[w], &to);

        for (; i < to; i++)
            if (recall->posts[i].action == action)
                weight += recall->posts[i].weight;
    }
    return weight >= CPARENT__GIST_FULL / 2;
}

/* ------------------------------------------------------------ who owns it */

bool
cparent__owner_is_named(const cparent__recall_owner *owner,
                        const cparent__entry *entry)
{
    int i;

    for (i = 0; i < entry->capital_count; i++)
        if (owner->capitals != 0 && entry->capitals[i] == owner->capitals)
            return true;
    return (owner->words.count > 0 &&
            cparent__gist_shared(&owner->words, &entry->said) ==
                owner->words.count) ||
           cparent__gist_shared(&owner->first, &entry->said) > 0;
}

/* "Minute 14 - Virtual School: …": the label is its owner's. */
bool
cparent__owner_labels(const cparent__recall_owner *owner,
                      const cparent__entry *entry)
{
    return owner->post.count > 0 &&
           cparent__gist_shared(&owner->post, &entry->named) ==
               owner->post.count;
}

bool
cparent__recall_is_anothers(const cparent__recall *recall, size_t action,
                            const char *text, size_t length)
{
    const cparent__recall_owner *owner = &recall->owners[action];
    cparent__gist said = { { 0 }, { 0 }, 0 };

    if (!owner->titled || !cparent__has_title(text))
        return false;
    cparent__gist_add(NULL, &said, text, length);
    return cparent__gist_shared(&owner->words, &said) < owner->words.count;
}
