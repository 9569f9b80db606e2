/* SPDX-License-Identifier: Apache-2.0 */
#include "tool.h"

#include <string.h>

/* How far apart two words are: letters put in, left out, changed, or two
 * neighbours swapped. */

#define LONGEST 40

static size_t
least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t
distance(const char *a, const char *b)
{
    size_t rows[3][LONGEST + 1];
    size_t la = strlen(a), lb = strlen(b);
    size_t *before = rows[0], *last = rows[1], *now = rows[2];

    if (la > LONGEST || lb > LONGEST)
        return LONGEST;
    for (size_t j = 0; j <= lb; j++)
        last[j] = j;
    for (size_t i = 1; i <= la; i++) {
        size_t *spare = before;

        now[0] = i;
        for (size_t j = 1; j <= lb; j++) {
            size_t cost = a[i - 1] == b[j - 1] ? 0 : 1;

            now[j] = least(least(last[j], now[j - 1]) + 1,
                           last[j - 1] + cost);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
                a[i - 2] == b[j - 1])
                now[j] = least(now[j], before[j - 2] + 1);
        }
        before = last;
        last = now;
        now = spare;
    }
    return last[lb];
}

void
suggest_start(suggestion *s, const char *word)
{
    s->word = word;
    s->best = NULL;
    s->distance = LONGEST;
}

void
suggest_consider(suggestion *s, const char *candidate)
{
    size_t apart = distance(s->word, candidate);

    if (apart < s->distance) {
        s->distance = apart;
        s->best = candidate;
    }
}

/* A list of words parted by blanks; `buffer` keeps them while the suggestion
 * is of use. */
void
suggest_words(suggestion *s, const char *words, char *buffer, size_t size)
{
    const char *word;
    size_t length, used = 0;

    for (size_t i = 0; (length = word_at(words, i, &word)) > 0; i++) {
        if (used + length + 1 > size)
            return;
        memcpy(buffer + used, word, length);
        buffer[used + length] = '\0';
        suggest_consider(s, buffer + used);
        used += length + 1;
    }
}

const char *
suggest_best(const suggestion *s)
{
    size_t length = strlen(s->word);

    /* A short word is near everything: ask for more likeness there. */
    if (s->distance > 2 || s->distance * 2 > length)
        return NULL;
    return s->best;
}
