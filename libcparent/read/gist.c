/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/gist-internal.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/digest-internal.h"
#include "core/error-internal.h"
#include "core/text-internal.h"
#include "facts/table-internal.h"

/* How many words a phrase of the table has, and letters a stem. */
enum { PHRASE = 4, STEM = 8, LETTERS = 32 };

/* As many words of one text as are looked at. */
enum { WORDS = 400 };

typedef struct topic_phrase {
    uint32_t words[PHRASE]; /* the stems, 0 behind the last */
    uint32_t topic;
    uint32_t order; /* of two alike the first counts */
    uint8_t weight;
} topic_phrase;

struct cparent__topics {
    topic_phrase *phrases; /* by their first word, the longest first */
    size_t count;
};

/* ------------------------------------------------------------ the stem */

/* Where the word's ending begins, if it is this one and enough is left. */
static size_t
without(const char *word, size_t length, const char *ending, size_t least)
{
    const size_t most = strlen(ending);

    return length >= most + least &&
                   memcmp(word + length - most, ending, most) == 0
               ? length - most
               : length;
}

/* "stories", "boxes", "cards": where the plural's ending begins. */
static size_t
without_plural(const char *word, size_t length)
{
    static const char *const hissing[] = { "ses", "xes", "hes", "zes", NULL };
    const char *const *ending;

    for (ending = hissing; *ending != NULL; ending++)
        if (without(word, length, *ending, 2) < length)
            return length - 2;
    if (without(word, length, "ies", 2) < length)
        return length - 3;
    return without(word, length, "ss", 1) < length
               ? length
               : without(word, length, "s", 2);
}

/* "placements", "placement" and "placed" begin alike; so do "costs" and
 * "costing". */
static uint32_t
stem_of(const char *word, size_t length)
{
    static const char *const endings[] = { "ational", "ation", "ional", "ion",
                                           "ment",    "ing",   "er",    "ied",
                                           "ed",      NULL };
    const char *const *ending;
    size_t stem;

    length = without_plural(word, length);
    stem = length;
    for (ending = endings; *ending != NULL && stem == length; ending++)
        stem = without(word, length, *ending, strlen(*ending) > 2 ? 4 : 3);
    /* "missing" is not of "Miss". */
    if (stem == 4 && word[2] == 's' && word[3] == 's')
        stem = length;
    stem = without(word, stem, "e", 3);
    stem = without(word, stem, "y", 3);
    /* "planned" is of "plan". */
    if (stem < length && stem > 3 && word[stem - 1] == word[stem - 2])
        stem--;
    return (uint32_t)cparent__hash(word, stem < STEM ? stem : STEM, 0) | 1u;
}

/* The stems of a text's words, in order. */
static int
stems_of(const char *text, size_t length, uint32_t *stems, int room)
{
    char word[LETTERS] = ""; /* whole: a stem looks at its letters */
    size_t letters = 0;
    size_t at;
    int count = 0;

    for (at = 0; at <= length && count < room; at++) {
        const int c =
            at < length ? cparent__lower((unsigned char)text[at]) : ' ';

        if (cparent__is_alpha(c)) {
            if (letters < sizeof(word))
                word[letters++] = (char)c;
        } else {
            if (letters > 1)
                stems[count++] = stem_of(word, letters);
            letters = 0;
        }
    }
    return count;
}

/* ---------------------------------------------------------- the topics */

static int
phrase_length(const topic_phrase *phrase)
{
    int length = 0;

    while (length < PHRASE && phrase->words[length] != 0)
        length++;
    return length;
}

static int
compare_phrases(const void *a, const void *b)
{
    const topic_phrase *left = a;
    const topic_phrase *right = b;

    if (left->words[0] != right->words[0])
        return left->words[0] < right->words[0] ? -1 : 1;
    if (phrase_length(left) != phrase_length(right))
        return phrase_length(right) - phrase_length(left);
    return left->order < right->order ? -1 : left->order > right->order;
}

/* How many phrases the rows have between them. */
static size_t
count_phrases(const char *const *rows)
{
    size_t count = 0;

    for (; *rows != NULL; rows++) {
        const char *at;

        for (at = *rows, count++; *at != '\0'; at++)
            count += *at == '|';
    }
    return count;
}

/* "idle": nothing; "weak": a little. */
static uint8_t
weight_of(const char *cell)
{
    switch (*cell) {
    case 'i':
        return 0;
    case 'w':
        return CPARENT__GIST_WEAK;
    default:
        return CPARENT__GIST_FULL;
    }
}

/* A row is: topic, weight, its words kept apart by bars, an example. */
static void
take_row(cparent__topics *topics, const char *row)
{
    const size_t name = strcspn(row, "\t");
    const char *weight = row + name + 1;
    const char *part = weight + strcspn(weight, "\t") + 1;
    const uint32_t topic = (uint32_t)cparent__hash(row, name, 1) | 1u;

    for (;;) {
        topic_phrase *phrase = &topics->phrases[topics->count];
        const size_t length = strcspn(part, "|\t");

        memset(phrase, 0, sizeof(*phrase));
        if (stems_of(part, length, phrase->words, PHRASE) > 0) {
            phrase->topic = topic;
            phrase->order = (uint32_t)topics->count;
            phrase->weight = weight_of(weight);
            topics->count++;
        }
        if (part[length] != '|')
            return;
        part += length + 1;
    }
}

cparent_status
cparent__topics_open(cparent__topics **topics_out, cparent_error *err)
{
    const char *const *rows = cparent__table_builtin_lines("topic_words");
    cparent__topics *topics = cparent__calloc(1, sizeof(*topics));

    if (topics != NULL)
        topics->phrases =
            cparent__calloc(count_phrases(rows) + 1, sizeof(*topics->phrases));
    if (topics == NULL || topics->phrases == NULL) {
        cparent__free(topics);
        return cparent__nomem(err);
    }
    for (; *rows != NULL; rows++)
        take_row(topics, *rows);
    if (topics->count > 1)
        qsort(topics->phrases, topics->count, sizeof(*topics->phrases),
              compare_phrases);
    *topics_out = topics;
    return CPARENT_OK;
}

void
cparent__topics_free(cparent__topics *topics)
{
    if (topics != NULL)
        cparent__free(topics->phrases);
    cparent__free(topics);
}

/* The longest phrase that stands at these words, or NULL. */
static const topic_phrase *
phrase_at(const cparent__topics *topics, const uint32_t *stems, int count)
{
    size_t low = 0;
    size_t high = topics->count;

    while (low < high) {
        const size_t middle = low + (high - low) / 2;

        if (topics->phrases[middle].words[0] < stems[0])
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < topics->count && topics->phrases[low].words[0] == stems[0];
         low++) {
        const int length = phrase_length(&topics->phrases[low]);

        if (length <= count && memcmp(topics->phrases[low].words, stems,
                                      (size_t)length * sizeof(*stems)) == 0)
            return &topics->phrases[low];
    }
    return NULL;
}

/* -------------------------------------------------------------- the gist */

static void
add_hash(cparent__gist *gist, uint32_t hash, uint8_t weight)
{
    int i;

    if (weight == 0 || gist->count == CPARENT__GIST_WORDS)
        return;
    for (i = 0; i < gist->count; i++)
        if (gist->hash[i] == hash)
            return;
    gist->hash[gist->count] = hash;
    gist->weight[gist->count++] = weight;
}

/* Words that a name may have within it. */
static bool
joins_names(const char *word, size_t length)
{
    return length <= 3 && strchr("aoft", word[0]) != NULL;
}

void
cparent__gist_add_initials(cparent__gist *gist, const char *text)
{
    char initials[8] = "";
    size_t count = 0;

    for (;;) {
        const size_t length = strcspn(text, " ,.;");
        const bool capital = text[0] >= 'A' && text[0] <= 'Z';

        if (capital && count < sizeof(initials))
            initials[count++] = (char)cparent__lower((unsigned char)text[0]);
        /* "Police and Crime Commissioner" */
        if (!capital && (length == 0 || !joins_names(text, length))) {
            if (count > 1)
                add_hash(gist, stem_of(initials, count), CPARENT__GIST_FULL);
            count = 0;
        }
        if (text[length] == '\0')
            break;
        text += length + 1;
    }
    if (count > 1)
        add_hash(gist, stem_of(initials, count), CPARENT__GIST_FULL);
}

int
cparent__gist_shared(const cparent__gist *a, const cparent__gist *b)
{
    int shared = 0;
    int i, j;

    for (i = 0; i < a->count; i++)
        for (j = 0; j < b->count; j++)
            shared += a->hash[i] == b->hash[j];
    return shared;
}

void
cparent__gist_add(const cparent__topics *topics, cparent__gist *gist,
                  const char *text, size_t length)
{
    uint32_t stems[WORDS];
    const int count = stems_of(text, length, stems, WORDS);
    int at = 0;

    while (at < count) {
        const topic_phrase *phrase =
            topics != NULL ? phrase_at(topics, stems + at, count - at) : NULL;
        const int words = phrase == NULL ? 1 : phrase_length(phrase);

        if (phrase == NULL) {
            add_hash(gist, stems[at], CPARENT__GIST_FULL);
        } else if (phrase->weight == CPARENT__GIST_FULL) {
            /* The word itself says more than one of its topic. */
            add_hash(gist, phrase->topic, CPARENT__GIST_FULL - 2);
            add_hash(gist, stems[at], 2);
        } else {
            add_hash(gist, phrase->topic, phrase->weight);
        }
        at += words;
    }
}
