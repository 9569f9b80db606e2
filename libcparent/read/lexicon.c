/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/lexicon-internal.h"

#include "core/text-internal.h"

cparent__folded
cparent__word_fold(const char *text, size_t length)
{
    cparent__folded folded = { 0, 2166136261u };
    size_t i;

    for (i = 0; i < length; i++) {
        const unsigned lower =
            (unsigned)cparent__lower((unsigned char)text[i]);

        if (i < sizeof(folded.letters))
            folded.letters |= (uint64_t)lower << 8 * i;
        folded.hash = (folded.hash ^ lower) * 16777619u;
    }
    return folded;
}

/* Two words of the same letters and length are the same that far. */
static bool
same_word(const cparent__lexicon *lexicon, const cparent__word *word,
          const char *text, size_t length)
{
    const char *known = lexicon->text + word->text;
    size_t i;

    for (i = sizeof(word->letters); i < length; i++)
        if (cparent__lower((unsigned char)known[i]) !=
            cparent__lower((unsigned char)text[i]))
            return false;
    return true;
}

uint32_t
cparent__lexicon_slot(const cparent__lexicon *lexicon, const char *text,
                      size_t length, cparent__folded folded)
{
    const uint32_t mask = lexicon->id_room - 1;
    uint32_t slot = folded.hash & mask;

    for (; lexicon->ids[slot] != 0; slot = (slot + 1) & mask) {
        const cparent__word *word =
            &lexicon->vocabulary[lexicon->ids[slot] - 1];

        if (word->letters == folded.letters && word->hash == folded.hash &&
            word->length == length &&
            same_word(lexicon, word, text, length))
            break;
    }
    return slot;
}

/* CPARENT__NO_WORD is what is one less than no id. */
uint32_t
cparent__lexicon_folded(const cparent__lexicon *lexicon, const char *text,
                        size_t length, cparent__folded folded)
{
    return lexicon->ids[cparent__lexicon_slot(lexicon, text, length,
                                              folded)] -
           1;
}

uint32_t
cparent__lexicon_word(const cparent__lexicon *lexicon, const char *text,
                      size_t length)
{
    return length == 1
               ? lexicon->single[(unsigned char)*text]
               : cparent__lexicon_folded(lexicon, text, length,
                                         cparent__word_fold(text, length));
}

uint32_t
cparent__lexicon_edge(const cparent__lexicon *lexicon, uint32_t from,
                      uint32_t word)
{
    const uint32_t mask = lexicon->edge_room - 1;
    const uint32_t hash = (from * 2654435769u + word) * 2246822519u;
    uint32_t slot = hash >> 12 & mask;

    while (lexicon->edges[slot].from != 0 &&
           (lexicon->edges[slot].from != from ||
            lexicon->edges[slot].word != word))
        slot = (slot + 1) & mask;
    return slot;
}

uint32_t
cparent__lexicon_step(const cparent__lexicon *lexicon, uint32_t node,
                      uint32_t word)
{
    return lexicon->nodes[node].leaf
               ? 0
               : lexicon->edges[cparent__lexicon_edge(lexicon, node, word)]
                     .to;
}
