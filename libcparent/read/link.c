/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/action.h>
#include <cparent/observation.h>

#include "read/reader-internal.h"

#include <string.h>

#include "core/digest-internal.h"

/* How far back a mention looks for its like. */
enum { LOOK_BACK = 40, WORDS = 48, CODES = 256 };

typedef struct words {
    uint32_t hash[WORDS];
    int count;
} words;

/* Words that every action has, and the small ones, tie nothing. */
static bool
is_idle_word(const char *word, size_t length)
{
    static const char *const idle[] = {
        "that",    "with",   "from",     "this",   "their",  "which",
        "board",   "panel",  "committee", "meeting", "future", "next",
        "present", "provid", "report",   "member", "council", "would",
        "been",    "have",   "include",  "subsequent", "given",
        "foster",  "carer",  "child",    "children",   "care",
        "young",   "people", "leaver"
    };
    size_t i;

    if (length < 4)
        return true;
    for (i = 0; i < sizeof(idle) / sizeof(idle[0]); i++) {
        const size_t most = strlen(idle[i]);

        if (length >= most && length <= most + 2 &&
            memcmp(word, idle[i], most) == 0)
            return true;
    }
    return false;
}

static void
add_word(words *set, const char *word, size_t length)
{
    uint32_t hash;
    int i;

    if (is_idle_word(word, length) || set->count == WORDS)
        return;
    /* "invite" and "invited", "report" and "reports": the first letters
     * are the same. */
    if (length > 6)
        length = 6;
    else if (word[length - 1] == 's')
        length--;
    hash = (uint32_t)cparent__hash(word, length, 0);
    for (i = 0; i < set->count; i++)
        if (set->hash[i] == hash)
            return;
    set->hash[set->count++] = hash;
}

static void
collect(const cparent__reader *reader, cparent__span span, words *set)
{
    char word[32];
    size_t length = 0;
    uint32_t at;

    set->count = 0;
    for (at = span.start; at <= span.end; at++) {
        const int c = at < span.end
                          ? cparent__lower((unsigned char)
                                               reader->decoded.text[at])
                          : ' ';

        if (cparent__is_alpha(c)) {
            if (length < sizeof(word))
                word[length++] = (char)c;
        } else if (length > 0) {
            add_word(set, word, length);
            length = 0;
        }
    }
}

/* How much two mentions share: 0 when too little to be one. */
static int
likeness(const words *a, const words *b)
{
    const int least = a->count < b->count ? a->count : b->count;
    int shared = 0;
    int i, j;

    for (i = 0; i < a->count; i++)
        for (j = 0; j < b->count; j++)
            shared += a->hash[i] == b->hash[j];
    return shared >= 2 && shared * 2 >= least ? shared * 100 / least : 0;
}

static void
join(cparent__reader *reader, cparent__item *a, cparent__item *b)
{
    if (a->group == 0)
        a->group = ++reader->next_group;
    b->group = a->group;
}

static void
link_actions(cparent__reader *reader)
{
    size_t recent[LOOK_BACK];
    words sets[LOOK_BACK];
    size_t count = 0;
    size_t i, j;

    for (i = 0; i < reader->item_count; i++) {
        cparent__item *item = &reader->items[i];
        cparent__item *best = NULL;
        int most = 0;
        words own;

        if (item->noun != CPARENT_NOUN_ACTION)
            continue;
        collect(reader, item->text, &own);
        for (j = count < LOOK_BACK ? count : LOOK_BACK; j-- > 0;) {
            cparent__item *other = &reader->items[recent[j]];

            if (other->third == CPARENT_ACTION_SOURCE_RESOLUTION &&
                item->third == CPARENT_ACTION_SOURCE_RESOLUTION)
                continue;
            if (likeness(&sets[j], &own) > most) {
                most = likeness(&sets[j], &own);
                best = other;
            }
        }
        if (best != NULL)
            join(reader, best, item);
        recent[count % LOOK_BACK] = i;
        sets[count % LOOK_BACK] = own;
        count++;
    }
}

typedef struct code_group {
    const char *code;
    int group;
} code_group;

static void
group_by_code(cparent__reader *reader, cparent__item *item,
              code_group *groups, int *count)
{
    int i;

    if (item->code == NULL)
        return;
    for (i = 0; i < *count; i++)
        if (strcmp(groups[i].code, item->code) == 0)
            break;
    if (i == *count) {
        if (*count == CODES)
            return;
        groups[i].code = item->code;
        groups[i].group = item->group != 0 ? item->group
                                           : ++reader->next_group;
        (*count)++;
    }
    item->group = groups[i].group;
}

/* A target, an earlier figure or a benchmark belongs to the figure right
 * before it, and has its indicator. */
static void
link_observations(cparent__reader *reader)
{
    code_group groups[CODES];
    int count = 0;
    cparent__item *actual = NULL;
    size_t i;

    for (i = 0; i < reader->item_count; i++) {
        cparent__item *item = &reader->items[i];

        if (item->noun != CPARENT_NOUN_OBSERVATION)
            continue;
        if (item->choice == CPARENT_OBSERVATION_ROLE_ACTUAL ||
            actual == NULL || item->text.start < actual->text.start ||
            item->text.start - actual->text.end > 240 ||
            item->value.unit != actual->value.unit) {
            group_by_code(reader, item, groups, &count);
            if (item->choice == CPARENT_OBSERVATION_ROLE_ACTUAL &&
                item->third == 0)
                actual = item;
            else if (item->choice == CPARENT_OBSERVATION_ROLE_ACTUAL &&
                     item->from.state != 0)
                actual = item;
            continue;
        }
        if (item->code == NULL)
            item->code = actual->code;
        if (item->code != actual->code) {
            group_by_code(reader, item, groups, &count);
            continue;
        }
        join(reader, actual, item);
    }
}

void
cparent__reader_link(cparent__reader *reader)
{
    link_actions(reader);
    link_observations(reader);
}
