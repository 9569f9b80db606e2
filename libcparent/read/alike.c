/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/alike-internal.h"

#include <stdbool.h>
#include <string.h>

#include "core/digest-internal.h"
#include "core/text-internal.h"
#include "facts/table-internal.h"

/* Words that every action has, and the small ones, tie nothing. */
static bool
is_idle_word(const char *const *row, const char *word, size_t length)
{
    if (length < 4)
        return true;
    for (; *row != NULL; row++) {
        const char *idle = *row;
        size_t same = 0;

        while (same < length && idle[same] == word[same])
            same++;
        if ((idle[same] == '\t' || idle[same] == '\0') && length <= same + 2)
            return true;
    }
    return false;
}

static void
add_word(cparent__alike *set, const char *word, size_t length)
{
    uint32_t hash;
    int i;

    if (set->count == CPARENT__ALIKE_WORDS)
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
add_text(cparent__alike *set, const char *text, size_t length, bool all)
{
    const char *const *idle = cparent__table_builtin_lines("idle_words");
    char word[32];
    size_t letters = 0;
    size_t at;

    for (at = 0; at <= length && set->count < CPARENT__ALIKE_WORDS; at++) {
        const int c =
            at < length ? cparent__lower((unsigned char)text[at]) : ' ';

        if (cparent__is_alpha(c)) {
            if (letters < sizeof(word))
                word[letters++] = (char)c;
        } else if (letters > 0) {
            if (all ? letters > 3 : !is_idle_word(idle, word, letters))
                add_word(set, word, letters);
            letters = 0;
        }
    }
}

void
cparent__alike_add(cparent__alike *set, const char *text, size_t length)
{
    add_text(set, text, length, false);
}

void
cparent__alike_add_all(cparent__alike *set, const char *text, size_t length)
{
    add_text(set, text, length, true);
}

void
cparent__alike_take(cparent__alike *set, const char *text, size_t length)
{
    set->count = 0;
    cparent__alike_add(set, text, length);
}

int
cparent__alike_shared(const cparent__alike *a, const cparent__alike *b)
{
    int shared = 0;
    int i, j;

    for (i = 0; i < a->count; i++)
        for (j = 0; j < b->count; j++)
            shared += a->hash[i] == b->hash[j];
    return shared;
}

int
cparent__alike_percent(const cparent__alike *a, const cparent__alike *b)
{
    const int least = a->count < b->count ? a->count : b->count;
    const int shared = cparent__alike_shared(a, b);

    return shared >= 2 && shared * 2 >= least ? shared * 100 / least : 0;
}
