/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/lexicon-internal.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"

#define NO_WORD UINT32_MAX

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

static size_t
word_slot(const cparent__lexicon *lexicon, const char *text, size_t length)
{
    size_t slot = word_hash(text, length) & (lexicon->room - 1);

    while (lexicon->vocabulary[slot].text != NULL &&
           !same_word(&lexicon->vocabulary[slot], text, length))
        slot = (slot + 1) & (lexicon->room - 1);
    return slot;
}

uint32_t
cparent__lexicon_word(const cparent__lexicon *lexicon, const char *text,
                      size_t length)
{
    const size_t slot = word_slot(lexicon, text, length);

    return lexicon->vocabulary[slot].text == NULL ? NO_WORD
                                                  : (uint32_t)slot;
}

static bool
is_word_byte(unsigned char c)
{
    return cparent__is_alpha(c) || c >= 0x80;
}

/* The length of the number that begins here: "1,234", "62.4", "19". */
static uint32_t
digits_length(const char *text, uint32_t at, uint32_t end)
{
    const uint32_t start = at;

    while (at < end && cparent__is_digit((unsigned char)text[at]))
        at++;
    while (at + 3 < end + 0u && at - start <= 3 * 6 && text[at] == ',' &&
           cparent__is_digit((unsigned char)text[at + 1]) &&
           cparent__is_digit((unsigned char)text[at + 2]) &&
           cparent__is_digit((unsigned char)text[at + 3]) &&
           (at + 4 >= end ||
            !cparent__is_digit((unsigned char)text[at + 4])))
        at += 4;
    if (at + 1 < end && text[at] == '.' &&
        cparent__is_digit((unsigned char)text[at + 1])) {
        at++;
        while (at < end && cparent__is_digit((unsigned char)text[at]))
            at++;
    }
    return at - start;
}

static uint32_t
word_length(const char *text, uint32_t at, uint32_t end)
{
    const uint32_t start = at;

    while (at < end && (is_word_byte((unsigned char)text[at]) ||
                        (text[at] == '\'' && at > start && at + 1 < end &&
                         is_word_byte((unsigned char)text[at + 1]))))
        at++;
    return at - start;
}

/* The token at `at`, which is not a blank. */
static void
token_cut(const char *text, uint32_t at, uint32_t end,
          cparent__token *token)
{
    const unsigned char c = (unsigned char)text[at];

    token->start = at;
    token->mark = 0;
    token->capital = cparent__is_upper(c);
    if (cparent__is_digit(c)) {
        token->kind = CPARENT__DIGITS;
        token->end = at + digits_length(text, at, end);
    } else if (is_word_byte(c)) {
        token->kind = CPARENT__WORD;
        token->end = at + word_length(text, at, end);
    } else {
        token->kind = CPARENT__MARK;
        token->mark = (char)c;
        token->end = at + 1;
    }
}

static uint32_t
skip_blanks(const char *text, uint32_t at, uint32_t end)
{
    while (at < end && (text[at] == ' ' || text[at] == '\n'))
        at++;
    return at;
}

/* ------------------------------------------------------------ loading */

static bool
add_word(cparent__lexicon *lexicon, const char *text, uint32_t length,
         uint32_t *id_out)
{
    size_t slot = word_slot(lexicon, text, length);

    if (lexicon->vocabulary[slot].text == NULL) {
        if (lexicon->used * 2 >= lexicon->room)
            return false;
        lexicon->vocabulary[slot].text = text;
        lexicon->vocabulary[slot].length = length;
        lexicon->used++;
    }
    *id_out = (uint32_t)slot;
    return true;
}

static cparent_status
add_phrase(cparent__lexicon *lexicon, cparent__kind kind, const char *text,
           size_t length, const char *meaning, cparent_error *err)
{
    cparent__phrase *phrase;
    cparent__token token;
    uint32_t at = skip_blanks(text, 0, (uint32_t)length);
    uint32_t before = UINT32_MAX;

    if (!cparent__grow((void **)&lexicon->phrases, lexicon->phrase_count,
                       &lexicon->phrase_room, sizeof(*phrase)))
        return cparent__nomem(err);
    phrase = &lexicon->phrases[lexicon->phrase_count];
    memset(phrase, 0, sizeof(*phrase));
    phrase->first = (uint32_t)lexicon->word_count;
    while (at < length) {
        token_cut(text, at, (uint32_t)length, &token);
        if (!(token.mark == '-' && before == at)) {
            if (!cparent__grow((void **)&lexicon->words,
                               lexicon->word_count, &lexicon->word_room,
                               sizeof(uint32_t)))
                return cparent__nomem(err);
            if (!add_word(lexicon, text + at, token.end - token.start,
                          &lexicon->words[lexicon->word_count]))
                return cparent__fail(err, CPARENT_E_LIMIT,
                                     "there are too many phrases");
            lexicon->word_count++;
            phrase->length++;
        }
        before = token.end;
        at = skip_blanks(text, token.end, (uint32_t)length);
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

static cparent__kind
kind_named(const char *word)
{
    int kind;

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
    size_t row;

    for (row = 0; row < cparent__table_rows(table); row++) {
        const cparent__kind kind =
            kind_named(cparent__table_cell(table, row, kind_column));
        const char *phrase = cparent__table_cell(table, row, phrase_column);

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

static void
chain_phrases(cparent__lexicon *lexicon)
{
    size_t i;

    for (i = 0; i < lexicon->room; i++)
        lexicon->vocabulary[i].phrase = -1;
    for (i = lexicon->phrase_count; i-- > 0;) {
        cparent__phrase *phrase = &lexicon->phrases[i];
        cparent__word *word =
            &lexicon->vocabulary[lexicon->words[phrase->first]];

        phrase->next = word->phrase;
        word->phrase = (int32_t)i;
    }
}

static cparent_status
load_all(cparent__lexicon *lexicon, cparent_error *err)
{
    cparent_status status = CPARENT_OK;
    size_t i;

    lexicon->room = 1u << 14;
    lexicon->vocabulary =
        cparent__calloc(lexicon->room, sizeof(cparent__word));
    lexicon->tables =
        cparent__calloc(TABLES + 1, sizeof(cparent__table *));
    if (lexicon->vocabulary == NULL || lexicon->tables == NULL)
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
    if (status == CPARENT_OK)
        chain_phrases(lexicon);
    return status;
}

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
    cparent__free(lexicon->tables);
    cparent__free(lexicon->vocabulary);
    cparent__free(lexicon->phrases);
    cparent__free(lexicon->words);
    memset(lexicon, 0, sizeof(*lexicon));
}

/* ------------------------------------------------------------ cutting */

/* A full stop after these ends nothing. */
static bool
is_abbreviation(const char *text, const cparent__token *word)
{
    static const char *const known[] = {
        "mr", "mrs", "ms", "dr", "cllr", "cllrs", "no", "st", "ie", "eg",
        "e", "i", "vs", "para", "prof", "rev", "hon", "approx", "nos"
    };
    const uint32_t length = word->end - word->start;
    size_t i, j;

    if (word->kind != CPARENT__WORD)
        return false;
    if (length == 1)
        return cparent__is_alpha((unsigned char)text[word->start]);
    for (i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        if (strlen(known[i]) != length)
            continue;
        for (j = 0; j < length; j++)
            if (cparent__lower((unsigned char)text[word->start + j]) !=
                known[i][j])
                break;
        if (j == length)
            return true;
    }
    return false;
}

/* Does the mark just cut end the sentence? */
static bool
ends_sentence(const char *text, uint32_t end,
              const cparent__sentence *sentence)
{
    const cparent__token *mark = &sentence->tokens[sentence->count - 1];
    uint32_t at = mark->end;
    unsigned char next;

    if (mark->mark != '.' && mark->mark != '!' && mark->mark != '?')
        return false;
    if (mark->mark == '.' && sentence->count > 1 && mark->glued &&
        is_abbreviation(text, mark - 1))
        return false;
    if (at < end && (text[at] == '"' || text[at] == '\'' ||
                     text[at] == ')'))
        at++;
    if (at < end && text[at] != ' ' && text[at] != '\n')
        return false;
    at = skip_blanks(text, at, end);
    if (at >= end)
        return true;
    next = (unsigned char)text[at];
    return cparent__is_upper(next) || cparent__is_digit(next) ||
           next == '"' || next == '\'' || next == '(' || next >= 0x80 ||
           next < ' ';
}

static void
cut_tokens(const cparent__lexicon *lexicon, const char *text, uint32_t end,
           cparent__sentence *sentence)
{
    uint32_t at = skip_blanks(text, sentence->start, end);
    uint32_t before = UINT32_MAX;

    while (at < end && sentence->count < CPARENT__SENTENCE_TOKENS) {
        cparent__token *token = &sentence->tokens[sentence->count++];
        const uint32_t length_cap = 64;

        token_cut(text, at, end, token);
        token->glued = before == at;
        token->word =
            token->end - token->start > length_cap
                ? NO_WORD
                : cparent__lexicon_word(lexicon, text + token->start,
                                        token->end - token->start);
        before = token->end;
        at = skip_blanks(text, token->end, end);
        if (token->kind == CPARENT__MARK &&
            ends_sentence(text, end, sentence)) {
            sentence->ended = true;
            break;
        }
    }
    sentence->end = at;
}

/* How many tokens from `at` the phrase takes; 0 when it is not there. */
static int
phrase_fits(const cparent__lexicon *lexicon,
            const cparent__sentence *sentence, int at,
            const cparent__phrase *phrase)
{
    int token = at;
    uint16_t i;

    for (i = 0; i < phrase->length; i++) {
        if (i > 0 && token < sentence->count &&
            sentence->tokens[token].mark == '-')
            token++;
        if (token >= sentence->count ||
            sentence->tokens[token].word !=
                lexicon->words[phrase->first + i])
            return 0;
        token++;
    }
    return token - at;
}

static void
find_cues(const cparent__lexicon *lexicon, cparent__sentence *sentence)
{
    int at;

    for (at = 0; at < sentence->count; at++) {
        const uint32_t word = sentence->tokens[at].word;
        int32_t index =
            word == NO_WORD ? -1 : lexicon->vocabulary[word].phrase;

        sentence->first_cue[at] = (uint16_t)sentence->cue_count;
        for (; index >= 0; index = lexicon->phrases[index].next) {
            const cparent__phrase *phrase = &lexicon->phrases[index];
            const int length = phrase_fits(lexicon, sentence, at, phrase);
            cparent__cue *cue = &sentence->cues[sentence->cue_count];

            if (length == 0 ||
                sentence->cue_count == CPARENT__SENTENCE_CUES)
                continue;
            cue->start = (uint16_t)at;
            cue->end = (uint16_t)(at + length);
            cue->kind = phrase->kind;
            cue->number = phrase->number;
            cue->meaning = phrase->meaning;
            sentence->cue_count++;
            sentence->kinds |= (uint64_t)1 << phrase->kind;
        }
    }
    sentence->first_cue[sentence->count] = (uint16_t)sentence->cue_count;
}

void
cparent__sentence_cut(const cparent__lexicon *lexicon, const char *text,
                      uint32_t start, uint32_t end,
                      cparent__sentence *sentence)
{
    sentence->text = text;
    sentence->start = start;
    sentence->count = 0;
    sentence->cue_count = 0;
    sentence->kinds = 0;
    sentence->ended = false;
    cut_tokens(lexicon, text, end, sentence);
    find_cues(lexicon, sentence);
}

/* ------------------------------------------------------------ looking */

const cparent__cue *
cparent__cue_at(const cparent__sentence *sentence, cparent__kind kind,
                int at)
{
    const cparent__cue *found = NULL;
    int i;

    if (at < 0 || at >= sentence->count ||
        sentence->first_cue[at] == sentence->first_cue[at + 1])
        return NULL;
    for (i = sentence->first_cue[at]; i < sentence->first_cue[at + 1]; i++)
        if (sentence->cues[i].kind == kind &&
            (found == NULL || sentence->cues[i].end > found->end))
            found = &sentence->cues[i];
    return found;
}

const cparent__cue *
cparent__cue_in(const cparent__sentence *sentence, cparent__kind kind,
                int from, int to)
{
    int at;

    if ((sentence->kinds & (uint64_t)1 << kind) == 0)
        return NULL;
    for (at = from < 0 ? 0 : from; at < to && at < sentence->count; at++) {
        const cparent__cue *cue = cparent__cue_at(sentence, kind, at);

        if (cue != NULL && cue->end <= to)
            return cue;
    }
    return NULL;
}

const cparent__cue *
cparent__cue_last(const cparent__sentence *sentence, cparent__kind kind,
                  int from, int to)
{
    int at;

    if ((sentence->kinds & (uint64_t)1 << kind) == 0)
        return NULL;
    for (at = (to < sentence->count ? to : sentence->count) - 1;
         at >= from && at >= 0; at--) {
        const cparent__cue *cue = cparent__cue_at(sentence, kind, at);

        if (cue != NULL && cue->end <= to)
            return cue;
    }
    return NULL;
}

bool
cparent__token_is(const cparent__sentence *sentence, int at,
                  const char *word)
{
    const cparent__token *token;
    uint32_t i;

    if (at < 0 || at >= sentence->count)
        return false;
    token = &sentence->tokens[at];
    for (i = 0; i < token->end - token->start; i++)
        if (word[i] == '\0' ||
            cparent__lower((unsigned char)
                               sentence->text[token->start + i]) != word[i])
            return false;
    return word[i] == '\0';
}

cparent__span
cparent__tokens_span(const cparent__sentence *sentence, int from, int to)
{
    cparent__span span = { 0, 0 };

    if (to > sentence->count)
        to = sentence->count;
    if (from < 0 || from >= to)
        return span;
    span.start = sentence->tokens[from].start;
    span.end = sentence->tokens[to - 1].end;
    return span;
}

bool
cparent__mark_is(const cparent__sentence *sentence, int at, char mark)
{
    return at >= 0 && at < sentence->count && sentence->tokens[at].mark == mark;
}

bool
cparent__cue_means(const cparent__cue *cue, const char *meaning)
{
    return cue != NULL && strcmp(cue->meaning, meaning) == 0;
}

bool
cparent__clause_ends(const cparent__sentence *s, int at)
{
    return cparent__mark_is(s, at, ',') || cparent__mark_is(s, at, ';') ||
           cparent__mark_is(s, at, ':') || cparent__mark_is(s, at, '(') ||
           cparent__mark_is(s, at, ')') || cparent__mark_is(s, at, '.') ||
           cparent__token_is(s, at, "but") ||
           cparent__token_is(s, at, "that") ||
           cparent__token_is(s, at, "while");
}
