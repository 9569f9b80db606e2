/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/lexicon-internal.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "core/source-internal.h"

static const char *const kind_words[] = {
    "",
#define KIND_WORD(name, word) word,
    CPARENT__KINDS(KIND_WORD)
#undef KIND_WORD
};

static const char *const table_names[] = { "phrases_page",
                                           "phrases_figures",
                                           "phrases_questions",
                                           "phrases_actions",
                                           "phrases_decisions",
                                           "phrases_claims",
    "phrases_arising",
                                           "number_words",
                                           "months",
                                           "roles",
                                           "units",
                                           "reading_traps" };

enum { TABLES = sizeof(table_names) / sizeof(table_names[0]) };

/* Twice as many words as there may be; a power of two. */
enum { ID_ROOM = 1 << 14 };

const char *
cparent__lexicon_table(size_t index)
{
    return index < TABLES ? table_names[index] : NULL;
}

static uint32_t
word_hash(const char *text, size_t length)
{
    uint32_t hash = 2166136261u;
    size_t i;

    for (i = 0; i < length; i++) {
        hash ^= (uint32_t)cparent__lower((unsigned char)text[i]);
        hash *= 16777619u;
    }
    return hash;
}

static bool
same_word(const cparent__word *word, const char *text, size_t length)
{
    size_t i;

    if (word->length != length)
        return false;
    for (i = 0; i < length; i++)
        if (cparent__lower((unsigned char)word->text[i]) !=
            cparent__lower((unsigned char)text[i]))
            return false;
    return true;
}

/* Where the id of a word stands, or would. */
static uint32_t *
id_of(const cparent__lexicon *lexicon, const char *text, size_t length,
      uint32_t hash)
{
    size_t slot = hash % ID_ROOM;

    for (; lexicon->ids[slot] != 0; slot = (slot + 1) % ID_ROOM) {
        const cparent__word *word =
            &lexicon->vocabulary[lexicon->ids[slot] - 1];

        if (word->hash == hash && same_word(word, text, length))
            break;
    }
    return &lexicon->ids[slot];
}

/* CPARENT__NO_WORD is what is one less than no id. */
static uint32_t
look_up(const cparent__lexicon *lexicon, const char *text, size_t length)
{
    return *id_of(lexicon, text, length, word_hash(text, length)) - 1;
}

uint32_t
cparent__lexicon_word(const cparent__lexicon *lexicon, const char *text,
                      size_t length)
{
    return length == 1 ? lexicon->single[(unsigned char)*text]
                       : look_up(lexicon, text, length);
}

/* ------------------------------------------------------------ loading */

static cparent_status
add_word(cparent__lexicon *lexicon, const char *text, uint32_t length,
         uint32_t *id_out, cparent_error *err)
{
    const uint32_t hash = word_hash(text, length);
    uint32_t *id = id_of(lexicon, text, length, hash);
    cparent__word *word;

    if (*id == 0) {
        if (lexicon->used * 2 >= ID_ROOM)
            return cparent__fail(err, CPARENT_E_LIMIT,
                                 "there are too many phrases");
        if (!cparent__grow(&lexicon->vocabulary, lexicon->used,
                           &lexicon->room, sizeof(*word)))
            return cparent__nomem(err);
        word = &lexicon->vocabulary[lexicon->used++];
        word->text = text;
        word->length = length;
        word->hash = hash;
        word->node = 0;
        *id = (uint32_t)lexicon->used;
    }
    *id_out = *id - 1;
    return CPARENT_OK;
}

static cparent_status
add_phrase(cparent__lexicon *lexicon, cparent__kind kind, const char *text,
           size_t length, const char *meaning, cparent_error *err)
{
    cparent__phrase *phrase;
    cparent__token token;
    cparent_status status;
    uint32_t at = cparent__skip_blanks(text, 0, (uint32_t)length);
    uint32_t before = UINT32_MAX;

    if (!cparent__grow((void **)&lexicon->phrases, lexicon->phrase_count,
                       &lexicon->phrase_room, sizeof(*phrase)))
        return cparent__nomem(err);
    phrase = &lexicon->phrases[lexicon->phrase_count];
    memset(phrase, 0, sizeof(*phrase));
    phrase->first = (uint32_t)lexicon->word_count;
    while (at < length) {
        cparent__token_cut(text, at, (uint32_t)length, &token);
        if (!(token.mark == '-' && before == at)) {
            if (!cparent__grow((void **)&lexicon->words,
                               lexicon->word_count, &lexicon->word_room,
                               sizeof(uint32_t)))
                return cparent__nomem(err);
            status = add_word(lexicon, text + at, token.end - token.start,
                              &lexicon->words[lexicon->word_count], err);
            if (status != CPARENT_OK)
                return status;
            lexicon->word_count++;
            phrase->length++;
        }
        before = token.end;
        at = cparent__skip_blanks(text, token.end, (uint32_t)length);
    }
    if (phrase->length == 0)
        return CPARENT_OK;
    phrase->kind = (uint16_t)kind;
    phrase->meaning = meaning;
    while (meaning[0] != '\0' && cparent__is_digit((unsigned char)*meaning))
        phrase->number = phrase->number * 10 + (*meaning++ - '0');
    lexicon->phrase_count++;
    return CPARENT_OK;
}

/* Rows of one kind stand together: `guess` is that of the row before. */
static cparent__kind
kind_named(const char *word, cparent__kind guess)
{
    int kind;

    if (guess != CPARENT__K_NONE && strcmp(kind_words[guess], word) == 0)
        return guess;
    for (kind = 1; kind < CPARENT__K_COUNT; kind++)
        if (strcmp(kind_words[kind], word) == 0)
            return (cparent__kind)kind;
    return CPARENT__K_NONE;
}

static cparent_status
load_phrases(cparent__lexicon *lexicon, const cparent__table *table,
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

        kind = kind_named(cparent__table_cell(table, row, kind_column), kind);
        if (kind == CPARENT__K_NONE)
            return cparent__fail_at(err, CPARENT_E_PARSE, name,
                                    cparent__table_line(table, row),
                                    kind_column + 1, "kind",
                                    "there is no such kind of phrase");
        status = add_phrase(lexicon, kind, phrase, strlen(phrase),
                            cparent__table_cell(table, row, meaning_column),
                            err);
        if (status != CPARENT_OK)
            return status;
    }
    return status;
}

static cparent_status
load_indicators(cparent__lexicon *lexicon, const cparent__table *table,
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
                add_phrase(lexicon, CPARENT__K_INDICATOR, part, length,
                           cparent__table_cell(table, row, code), err);

            if (status != CPARENT_OK)
                return status;
        }
    }
    return CPARENT_OK;
}

static size_t
edge_slot(const cparent__lexicon *lexicon, uint32_t from, uint32_t word)
{
    const uint32_t hash = (from * 2654435769u + word) * 2246822519u;
    size_t slot = (hash >> 12) & (lexicon->edge_room - 1);

    while (lexicon->edges[slot].from != 0 &&
           (lexicon->edges[slot].from != from ||
            lexicon->edges[slot].word != word))
        slot = (slot + 1) & (lexicon->edge_room - 1);
    return slot;
}

uint32_t
cparent__lexicon_step(const cparent__lexicon *lexicon, uint32_t node,
                      uint32_t word)
{
    return lexicon->nodes[node].leaf
               ? 0
               : lexicon->edges[edge_slot(lexicon, node, word)].to;
}

static uint32_t
add_node(cparent__lexicon *lexicon)
{
    const cparent__node fresh = { -1, true };

    lexicon->nodes[lexicon->node_count] = fresh;
    return lexicon->node_count++;
}

/* Where the words of a phrase lead, on a way that is made as it is gone. */
static uint32_t
plant_phrase(cparent__lexicon *lexicon, const cparent__phrase *phrase)
{
    const uint32_t *word = &lexicon->words[phrase->first];
    cparent__word *first = &lexicon->vocabulary[*word];
    uint32_t node;
    uint16_t i;

    if (first->node == 0)
        first->node = add_node(lexicon);
    node = first->node;
    for (i = 1; i < phrase->length; i++) {
        cparent__edge *edge =
            &lexicon->edges[edge_slot(lexicon, node, word[i])];

        if (edge->from == 0) {
            edge->from = node;
            edge->word = word[i];
            edge->to = add_node(lexicon);
            lexicon->nodes[node].leaf = false;
        }
        node = edge->to;
    }
    return node;
}

/* The tree of all phrases.  There are never more nodes than words, nor more
 * edges than words that begin no phrase. */
static cparent_status
plant_phrases(cparent__lexicon *lexicon, cparent_error *err)
{
    const size_t most = lexicon->word_count - lexicon->phrase_count;
    size_t i;

    cparent__free(lexicon->nodes);
    cparent__free(lexicon->edges);
    for (lexicon->edge_room = 2; lexicon->edge_room < most * 2;)
        lexicon->edge_room *= 2;
    lexicon->nodes =
        cparent__calloc(lexicon->word_count + 1, sizeof(cparent__node));
    lexicon->edges =
        cparent__calloc(lexicon->edge_room, sizeof(cparent__edge));
    if (lexicon->nodes == NULL || lexicon->edges == NULL)
        return cparent__nomem(err);
    lexicon->node_count = 1;
    for (i = 0; i < lexicon->used; i++)
        lexicon->vocabulary[i].node = 0;
    for (i = lexicon->phrase_count; i-- > 0;) {
        cparent__phrase *phrase = &lexicon->phrases[i];
        cparent__node *node =
            &lexicon->nodes[plant_phrase(lexicon, phrase)];

        phrase->next = node->phrase;
        node->phrase = (int32_t)i;
    }
    return CPARENT_OK;
}

/* Every byte as a word, so that marks and letters need no looking up. */
static void
index_singles(cparent__lexicon *lexicon)
{
    int byte;

    for (byte = 0; byte < 256; byte++) {
        const char text[1] = { (char)(unsigned char)byte };

        lexicon->single[byte] = look_up(lexicon, text, 1);
    }
}

static cparent_status
load_all(cparent__lexicon *lexicon, cparent_error *err)
{
    cparent_status status = CPARENT_OK;
    size_t i;

    lexicon->ids = cparent__calloc(ID_ROOM, sizeof(uint32_t));
    lexicon->tables =
        cparent__calloc(TABLES + 1, sizeof(cparent__table *));
    if (lexicon->ids == NULL || lexicon->tables == NULL)
        return cparent__nomem(err);
    for (i = 0; i <= TABLES && status == CPARENT_OK; i++) {
        const char *name = i < TABLES ? table_names[i] : "indicators";

        status = cparent__table_builtin(name, &lexicon->tables[i], err);
        if (status != CPARENT_OK)
            break;
        lexicon->table_count++;
        status = i < TABLES
                     ? load_phrases(lexicon, lexicon->tables[i], name, err)
                     : load_indicators(lexicon, lexicon->tables[i], err);
    }
    if (status != CPARENT_OK)
        return status;
    index_singles(lexicon);
    return plant_phrases(lexicon, err);
}

/* ----------------------------------------------------- a council's own */

static bool
has_meaning(const cparent__lexicon *lexicon, cparent__kind kind,
            const char *meaning)
{
    size_t i;

    for (i = 0; i < lexicon->phrase_count; i++)
        if (lexicon->phrases[i].kind == kind &&
            strcmp(lexicon->phrases[i].meaning, meaning) == 0)
            return true;
    return false;
}

/* Has the phrase any word or mark in it? */
static bool
is_phrase(const char *text)
{
    return text[strspn(text, " ")] != '\0';
}

/* What is wrong with a row: its column and what to do, or NULL. */
static const char *
wrong_row(const cparent__lexicon *lexicon, const cparent__table *table,
          size_t row, const char **column_out, const char **hint_out)
{
    const cparent__kind kind =
        kind_named(cparent__table_cell(table, row,
                                       cparent__table_column(table, "kind")),
                   CPARENT__K_NONE);
    const char *meaning = cparent__table_cell(
        table, row, cparent__table_column(table, "meaning"));

    *column_out = "kind";
    *hint_out = "docs/phrases.md lists them";
    if (kind == CPARENT__K_NONE)
        return "there is no such kind of phrase";
    *column_out = "phrase";
    *hint_out = "write the words that the reader should know, or take the "
                "row out";
    if (!is_phrase(cparent__table_cell(
            table, row, cparent__table_column(table, "phrase"))))
        return "there is no phrase in this row";
    *column_out = "meaning";
    *hint_out = "use a meaning that this kind has in the tables of share/";
    if (!has_meaning(lexicon, kind, meaning) &&
        !(kind == CPARENT__K_NUMBER && *meaning != '\0' &&
          strlen(meaning) < 9 &&
          strspn(meaning, "0123456789") == strlen(meaning)))
        return "phrases of this kind do not mean that";
    return NULL;
}

static cparent_status
check_own(const cparent__lexicon *lexicon, const cparent__table *table,
          const char *name, cparent_error *err)
{
    static const char *const needed[] = { "kind", "phrase", "meaning" };
    const char *column, *hint, *wrong;
    size_t i, row;

    for (i = 0; i < sizeof(needed) / sizeof(needed[0]); i++)
        if (cparent__table_column(table, needed[i]) < 0)
            return cparent__hint(
                err,
                cparent__fail_at(err, CPARENT_E_PARSE, name, 1, 1,
                                 needed[i],
                                 "there is no column \"%s\"", needed[i]),
                "begin with a row of language, kind, phrase, meaning and "
                "example, with tabs between them");
    for (row = 0; row < cparent__table_rows(table); row++) {
        wrong = wrong_row(lexicon, table, row, &column, &hint);
        if (wrong != NULL)
            return cparent__hint(
                err,
                cparent__fail_at(err, CPARENT_E_PARSE, name,
                                 cparent__table_line(table, row),
                                 cparent__table_column(table, column) + 1,
                                 column, "%s", wrong),
                "%s", hint);
    }
    return CPARENT_OK;
}

cparent_status
cparent__lexicon_add(cparent__lexicon *lexicon, cparent_source *source,
                     const cparent_limits *limits, cparent_error *err)
{
    const char *name = cparent__path_name(cparent_source_name(source));
    char *bytes = NULL;
    size_t size = 0;
    cparent_status status =
        cparent__source_read_all(source, limits, &bytes, &size, err);

    if (status == CPARENT_OK)
        status =
            cparent__table_parse(name, bytes, size, &lexicon->own, err);
    cparent__free(bytes);
    if (status == CPARENT_OK)
        status = check_own(lexicon, lexicon->own, name, err);
    if (status == CPARENT_OK)
        status = load_phrases(lexicon, lexicon->own, name, err);
    if (status != CPARENT_OK)
        return status;
    index_singles(lexicon);
    return plant_phrases(lexicon, err);
}

/* -------------------------------------------------------------- doors */

cparent_status
cparent__lexicon_load(cparent__lexicon *lexicon, cparent_error *err)
{
    cparent_status status;

    memset(lexicon, 0, sizeof(*lexicon));
    status = load_all(lexicon, err);
    if (status != CPARENT_OK)
        cparent__lexicon_free(lexicon);
    return status;
}

void
cparent__lexicon_free(cparent__lexicon *lexicon)
{
    size_t i;

    for (i = 0; i < lexicon->table_count; i++)
        cparent__table_free(lexicon->tables[i]);
    cparent__table_free(lexicon->own);
    cparent__free(lexicon->tables);
    cparent__free(lexicon->vocabulary);
    cparent__free(lexicon->ids);
    cparent__free(lexicon->nodes);
    cparent__free(lexicon->edges);
    cparent__free(lexicon->phrases);
    cparent__free(lexicon->words);
    memset(lexicon, 0, sizeof(*lexicon));
}
