/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/draft-internal.h"

#include <string.h>

#include <cparent/value.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "read/sentence-internal.h"

static const char *const kind_words[] = {
    "",
#define KIND_WORD(name, word) word,
    CPARENT__KINDS(KIND_WORD)
#undef KIND_WORD
};

static const char *const table_names[] = {
    "phrases_page",      "phrases_figures", "phrases_questions",
    "phrases_actions",   "phrases_decisions", "phrases_claims",
    "phrases_arising",   "number_words",    "months",
    "roles",             "given_names",     "units",
    "reading_traps"
};

enum { TABLES = sizeof(table_names) / sizeof(table_names[0]) };

const char *
cparent__draft_table(size_t index)
{
    return index < TABLES ? table_names[index] : NULL;
}

cparent__kind
cparent__kind_named(const char *word, cparent__kind guess)
{
    int kind;

    if (guess != CPARENT__K_NONE && strcmp(kind_words[guess], word) == 0)
        return guess;
    for (kind = 1; kind < CPARENT__K_COUNT; kind++)
        if (strcmp(kind_words[kind], word) == 0)
            return (cparent__kind)kind;
    return CPARENT__K_NONE;
}

/* -------------------------------------------------------------- words */

/* Lets the lexicon see where the arrays are now. */
static void
show(cparent__draft *draft)
{
    cparent__lexicon *lexicon = &draft->lexicon;

    lexicon->text = cparent__text_string(&draft->text);
    lexicon->text_size = (uint32_t)draft->text.length;
    lexicon->vocabulary = draft->vocabulary;
    lexicon->ids = draft->ids;
    lexicon->edges = draft->edges;
    lexicon->nodes = draft->nodes;
    lexicon->phrases = draft->phrases;
    lexicon->words = draft->words;
}

/* Room for the ids of `count` words, and half of it stays empty. */
static cparent_status
index_words(cparent__draft *draft, size_t count, cparent_error *err)
{
    cparent__lexicon *lexicon = &draft->lexicon;
    uint32_t room = 1024;
    uint32_t *ids;
    uint32_t i;

    while (room < count * 2)
        room *= 2;
    ids = cparent__calloc(room, sizeof(*ids));
    if (ids == NULL)
        return cparent__nomem(err);
    cparent__free(draft->ids);
    draft->ids = ids;
    lexicon->id_room = room;
    show(draft);
    for (i = 0; i < lexicon->word_count; i++) {
        const cparent__word *word = &draft->vocabulary[i];

        const cparent__folded folded = { word->letters, word->hash };

        ids[cparent__lexicon_slot(lexicon, lexicon->text + word->text,
                                  word->length, folded)] = i + 1;
    }
    return CPARENT_OK;
}

static cparent_status
add_word(cparent__draft *draft, const char *text, uint32_t length,
         uint32_t *id_out, cparent_error *err)
{
    cparent__lexicon *lexicon = &draft->lexicon;
    const cparent__folded folded = cparent__word_fold(text, length);
    uint32_t slot = cparent__lexicon_slot(lexicon, text, length, folded);
    const cparent__word fresh = { folded.letters,
                                  (uint32_t)draft->text.length,
                                  length,
                                  folded.hash,
                                  0,
                                  0 };
    cparent_status status;

    if (draft->ids[slot] == 0) {
        if (!cparent__grow(&draft->vocabulary, lexicon->word_count,
                           &draft->vocabulary_room, sizeof(fresh)))
            return cparent__nomem(err);
        cparent__text_append(&draft->text, text, length);
        status = cparent__text_status(&draft->text, err);
        if (status != CPARENT_OK)
            return status;
        draft->vocabulary[lexicon->word_count++] = fresh;
        draft->ids[slot] = lexicon->word_count;
        show(draft);
        if (lexicon->word_count * 2 > lexicon->id_room) {
            status = index_words(draft, lexicon->word_count + 1, err);
            if (status != CPARENT_OK)
                return status;
            slot = cparent__lexicon_slot(lexicon, text, length, folded);
        }
    }
    *id_out = draft->ids[slot] - 1;
    return CPARENT_OK;
}

/* ------------------------------------------------------------ phrases */

/* The words of a phrase behind those of the others; their number.  A hyphen
 * within a word joins as a blank does. */
static cparent_status
add_words(cparent__draft *draft, const char *text, uint32_t length,
          uint16_t *count_out, cparent_error *err)
{
    cparent__lexicon *lexicon = &draft->lexicon;
    uint32_t at = cparent__skip_blanks(text, 0, length);
    uint32_t before = UINT32_MAX;
    uint16_t count = 0;
    cparent__token token;
    cparent_status status;

    while (at < length) {
        cparent__token_cut(text, at, length, &token);
        if (token.mark != '-' || before != at) {
            if (!cparent__grow(&draft->words, lexicon->used,
                               &draft->word_room, sizeof(*draft->words)))
                return cparent__nomem(err);
            show(draft);
            status = add_word(draft, text + at, token.end - token.start,
                              &draft->words[lexicon->used], err);
            if (status != CPARENT_OK)
                return status;
            lexicon->used++;
            count++;
        }
        before = token.end;
        at = cparent__skip_blanks(text, token.end, length);
    }
    *count_out = count;
    return CPARENT_OK;
}

/* Where a meaning stands in the text; rows of one meaning often follow each
 * other. */
static cparent_status
add_meaning(cparent__draft *draft, const char *meaning, uint32_t *at_out,
            cparent_error *err)
{
    const cparent__lexicon *lexicon = &draft->lexicon;
    const uint32_t last =
        lexicon->phrase_count == 0
            ? 0
            : draft->phrases[lexicon->phrase_count - 1].meaning;
    const uint32_t at = (uint32_t)draft->text.length;

    if (lexicon->phrase_count > 0 &&
        strcmp(lexicon->text + last, meaning) == 0) {
        *at_out = last;
        return CPARENT_OK;
    }
    cparent__text_append(&draft->text, meaning, strlen(meaning) + 1);
    show(draft);
    *at_out = at;
    return cparent__text_status(&draft->text, err);
}

static cparent_status
add_phrase(cparent__draft *draft, cparent__kind kind, const char *text,
           size_t length, const char *meaning, cparent_error *err)
{
    cparent__lexicon *lexicon = &draft->lexicon;
    cparent__phrase fresh = { 0, lexicon->used, 0, (uint16_t)kind, 0, -1 };
    cparent_status status =
        add_words(draft, text, (uint32_t)length, &fresh.length, err);

    if (status != CPARENT_OK || fresh.length == 0)
        return status;
    status = add_meaning(draft, meaning, &fresh.meaning, err);
    if (status != CPARENT_OK)
        return status;
    while (cparent__is_digit((unsigned char)*meaning))
        fresh.number = fresh.number * 10 + (*meaning++ - '0');
    if (!cparent__grow(&draft->phrases, lexicon->phrase_count,
                       &draft->phrase_room, sizeof(fresh)))
        return cparent__nomem(err);
    draft->phrases[lexicon->phrase_count++] = fresh;
    show(draft);
    return CPARENT_OK;
}

/* ------------------------------------------------------------- tables */

cparent_status
cparent__draft_add(cparent__draft *draft, const cparent__table *table,
                   const char *name, cparent_error *err)
{
    const int kind_column = cparent__table_column(table, "kind");
    const int phrase_column = cparent__table_column(table, "phrase");
    const int meaning_column = cparent__table_column(table, "meaning");
    cparent_status status = CPARENT_OK;
    cparent__kind kind = CPARENT__K_NONE;
    size_t row;

    for (row = 0; row < cparent__table_rows(table); row++) {
        const char *phrase = cparent__table_cell(table, row, phrase_column);

        kind = cparent__kind_named(
            cparent__table_cell(table, row, kind_column), kind);
        if (kind == CPARENT__K_NONE)
            return cparent__fail_at(err, CPARENT_E_PARSE, name,
                                    cparent__table_line(table, row),
                                    kind_column + 1, "kind",
                                    "there is no such kind of phrase");
        status = add_phrase(draft, kind, phrase, strlen(phrase),
                            cparent__table_cell(table, row, meaning_column),
                            err);
        if (status != CPARENT_OK)
            return status;
    }
    return status;
}

static cparent_status
add_indicators(cparent__draft *draft, const cparent__table *table,
               cparent_error *err)
{
    const int code = cparent__table_column(table, "code");
    const int synonyms = cparent__table_column(table, "synonyms");
    size_t row;

    for (row = 0; row < cparent__table_rows(table); row++) {
        const char *cursor = cparent__table_cell(table, row, synonyms);
        const char *part;
        size_t length;

        while (cparent__table_part(&cursor, &part, &length)) {
            cparent_status status =
                add_phrase(draft, CPARENT__K_INDICATOR, part, length,
                           cparent__table_cell(table, row, code), err);

            if (status != CPARENT_OK)
                return status;
        }
    }
    return CPARENT_OK;
}

/* The unit of each indicator that a phrase names. */
static void
number_indicators(cparent__draft *draft, const cparent__table *table)
{
    const int code = cparent__table_column(table, "code");
    const int units = cparent__table_column(table, "unit");
    uint32_t i;

    for (i = 0; i < draft->lexicon.phrase_count; i++) {
        cparent__phrase *phrase = &draft->phrases[i];
        cparent_unit unit;
        ptrdiff_t row;

        if (phrase->kind != CPARENT__K_INDICATOR)
            continue;
        row = cparent__table_find(table, code,
                                  draft->lexicon.text + phrase->meaning);
        phrase->number =
            row >= 0 && cparent_unit_parse(cparent__table_cell(
                                               table, (size_t)row, units),
                                           &unit)
                ? (int32_t)unit
                : -1;
    }
}

cparent_status
cparent__draft_share(cparent__draft *draft, cparent_error *err)
{
    cparent_status status = cparent__draft_copy(draft, NULL, err);
    size_t i;

    for (i = 0; i <= TABLES && status == CPARENT_OK; i++) {
        const char *name = i < TABLES ? table_names[i] : "indicators";
        cparent__table *table = NULL;

        status = cparent__table_builtin(name, &table, err);
        if (status != CPARENT_OK)
            return status;
        status = i < TABLES ? cparent__draft_add(draft, table, name, err)
                            : add_indicators(draft, table, err);
        if (status == CPARENT_OK && i == TABLES)
            number_indicators(draft, table);
        cparent__table_free(table);
    }
    return status != CPARENT_OK ? status : cparent__draft_finish(draft, err);
}

/* --------------------------------------------------------------- tree */

static uint32_t
add_node(cparent__draft *draft)
{
    const cparent__node fresh = { -1, true };

    draft->nodes[draft->lexicon.node_count] = fresh;
    return draft->lexicon.node_count++;
}

/* Where the words of a phrase lead, on a way that is made as it is gone. */
static uint32_t
plant_phrase(cparent__draft *draft, const cparent__phrase *phrase)
{
    const uint32_t *word = &draft->words[phrase->first];
    cparent__word *first = &draft->vocabulary[*word];
    uint32_t node;
    uint16_t i;

    if (first->node == 0)
        first->node = add_node(draft);
    first->kinds |= (uint64_t)1 << phrase->kind;
    node = first->node;
    for (i = 1; i < phrase->length; i++) {
        cparent__edge *edge =
            &draft->edges[cparent__lexicon_edge(&draft->lexicon, node,
                                                word[i])];

        if (edge->from == 0) {
            edge->from = node;
            edge->word = word[i];
            edge->to = add_node(draft);
            draft->nodes[node].leaf = false;
        }
        node = edge->to;
    }
    return node;
}

/* There are never more nodes than words, nor more edges than words that
 * begin no phrase. */
static cparent_status
clear_tree(cparent__draft *draft, cparent_error *err)
{
    cparent__lexicon *lexicon = &draft->lexicon;
    const uint32_t most = lexicon->used - lexicon->phrase_count;

    for (lexicon->edge_room = 2; lexicon->edge_room < most * 2;)
        lexicon->edge_room *= 2;
    cparent__free(draft->nodes);
    cparent__free(draft->edges);
    draft->nodes =
        cparent__calloc((size_t)lexicon->used + 1, sizeof(*draft->nodes));
    draft->edges =
        cparent__calloc(lexicon->edge_room, sizeof(*draft->edges));
    show(draft);
    lexicon->node_count = 1;
    return draft->nodes == NULL || draft->edges == NULL
               ? cparent__nomem(err)
               : CPARENT_OK;
}

/* Every byte as a word, so that marks and letters need no looking up. */
static void
index_singles(cparent__lexicon *lexicon)
{
    int byte;

    for (byte = 0; byte < 256; byte++) {
        const char text[1] = { (char)(unsigned char)byte };

        lexicon->single[byte] =
            lexicon->ids[cparent__lexicon_slot(
                lexicon, text, 1, cparent__word_fold(text, 1))] -
            1;
    }
}

cparent_status
cparent__draft_finish(cparent__draft *draft, cparent_error *err)
{
    const cparent_status status = clear_tree(draft, err);
    uint32_t i;

    if (status != CPARENT_OK)
        return status;
    for (i = 0; i < draft->lexicon.word_count; i++)
        draft->vocabulary[i].kinds = draft->vocabulary[i].node = 0;
    for (i = draft->lexicon.phrase_count; i-- > 0;) {
        cparent__phrase *phrase = &draft->phrases[i];
        cparent__node *node = &draft->nodes[plant_phrase(draft, phrase)];

        phrase->next = node->phrase;
        node->phrase = (int32_t)i;
    }
    index_singles(&draft->lexicon);
    return CPARENT_OK;
}

/* -------------------------------------------------------------- doors */

/* `count` things of `size` bytes, in memory of their own.  NULL when that
 * runs out. */
static void *
copy_of(const void *things, size_t count, size_t size, size_t *room_out)
{
    void *copy = cparent__calloc(count + 1, size);

    if (copy != NULL && count > 0)
        memcpy(copy, things, count * size);
    *room_out = count + 1;
    return copy;
}

cparent_status
cparent__draft_copy(cparent__draft *draft, const cparent__lexicon *from,
                    cparent_error *err)
{
    static const cparent__text empty =
        CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    cparent__lexicon *lexicon = &draft->lexicon;

    draft->text = empty;
    if (from != NULL) {
        *lexicon = *from;
        cparent__text_append(&draft->text, from->text, from->text_size);
        draft->vocabulary =
            copy_of(from->vocabulary, from->word_count,
                    sizeof(*draft->vocabulary), &draft->vocabulary_room);
        draft->phrases =
            copy_of(from->phrases, from->phrase_count,
                    sizeof(*draft->phrases), &draft->phrase_room);
        draft->words = copy_of(from->words, from->used,
                               sizeof(*draft->words), &draft->word_room);
        if (draft->text.failed != CPARENT_OK || draft->vocabulary == NULL ||
            draft->phrases == NULL || draft->words == NULL)
            return cparent__nomem(err);
    }
    return index_words(draft, lexicon->word_count, err);
}

void
cparent__draft_free(cparent__draft *draft)
{
    cparent__text_free(&draft->text);
    cparent__free(draft->vocabulary);
    cparent__free(draft->ids);
    cparent__free(draft->nodes);
    cparent__free(draft->edges);
    cparent__free(draft->phrases);
    cparent__free(draft->words);
    memset(draft, 0, sizeof(*draft));
}
