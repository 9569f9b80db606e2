/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/sentence-internal.h"

static void
keep_list(cparent__list *list, const char *const *words)
{
    list->words = words;
    list->hashes = 0;
    for (; *words != NULL; words++)
        list->hashes |= (uint64_t)1
                        << cparent__word_hash(*words, strlen(*words)) %
                               CPARENT__HASHES;
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
