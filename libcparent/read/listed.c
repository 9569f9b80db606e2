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
            cparent__word_fold(*words, strlen(*words)).hash % CPARENT__HASHES;

        list->hashes[hash / 64] |= (uint64_t)1 << hash % 64;
    }
}

/* The same as cparent__token_says, of a word of any length. */
static bool
spells(const char *text, size_t length, const char *word)
{
    size_t i;

    for (i = 0; i < length; i++)
        if (cparent__lower((unsigned char)text[i]) != word[i])
            return false;
    return word[length] == '\0';
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
            spells(sentence->text + token->start, token->end - token->start,
                   *words))
            return true;
    return false;
}
