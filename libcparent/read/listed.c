/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/sentence-internal.h"

static void
keep_list(cparent__list *list, const char *const *words)
{
    memset(list, 0, sizeof(*list));
    list->words = words;
    for (; *words != NULL; words++) {
        const uint32_t hash =
            cparent__word_hash(*words, strlen(*words)) % CPARENT__HASHES;

        list->hashes[hash / 64] |= (uint64_t)1 << hash % 64;
    }
}

bool
cparent__list_find(cparent__list *list, const char *const *words,
                   const cparent__sentence *sentence, int at)
{
    const cparent__token *token = &sentence->tokens[at];

    if (list->words != words)
        keep_list(list, words);
    for (; *words != NULL; words++)
        if (**words == token->first &&
            strlen(*words) == token->end - token->start &&
            cparent__token_says(sentence, at, *words))
            return true;
    return false;
}
