/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_LEXICON_INTERNAL_H
#define CPARENT_LEXICON_INTERNAL_H

#include <string.h>

#include <cparent/progress.h>
#include <cparent/source.h>

#include "facts/table-internal.h"
#include "read/decode-internal.h"

/*
 * The words that the grammars wait for, from the tables of share/: each row
 * is a phrase with a kind and a meaning.  A text is cut into tokens, and the
 * phrases that begin at one are found word by word along a tree of all
 * phrases, so that a sentence costs what it is long, however many phrases
 * begin with "the".
 */
#define CPARENT__KINDS(X)                                                  \
    X(NUMBER, "number") X(SCALE, "scale") X(FRACTION, "fraction")          \
    X(MONTH, "month") X(UNIT, "unit") X(TRAP_BEFORE, "trap_before")        \
    X(TRAP_AFTER, "trap_after") X(UNCOUNTED, "uncounted")                  \
    X(FIGURE, "figure") X(QUALIFIER, "qualifier") X(MOVE, "move")          \
    X(PERIOD, "period") X(PERIOD_LEAD, "period_lead") X(ASK, "ask")        \
    X(ASK_NOUN, "ask_noun") X(SEEK, "seek") X(OPENER, "opener")            \
    X(ABOUT, "about") X(SAY, "say") X(TOLD, "told")                        \
    X(UNDERTAKE, "undertake") X(REQUEST, "request") X(AGREE, "agree")      \
    X(ACTION, "action") X(RESOLVE, "resolve") X(DECIDE, "decide")          \
    X(DUE, "due") X(HEAD, "head") X(PLEDGE, "pledge") X(CLAIM, "claim")    \
    X(COMPARE, "compare") X(EVENT, "event") X(NOT_NAME, "not_name")        \
    X(HONORIFIC, "honorific") X(POST, "post") X(BODY, "body")              \
    X(VERB, "verb") X(COUNCIL, "council") X(INDICATOR, "indicator")        \
    X(ACCESS, "access") X(ARISING, "arising") X(BEHALF, "behalf")

typedef enum cparent__kind {
    CPARENT__K_NONE = 0,
#define CPARENT__KIND_ROW(name, word) CPARENT__K_##name,
    CPARENT__KINDS(CPARENT__KIND_ROW)
#undef CPARENT__KIND_ROW
    CPARENT__K_COUNT
} cparent__kind;

/* The id of a word that no phrase has. */
#define CPARENT__NO_WORD UINT32_MAX

/* One phrase.  Its words are ids of the vocabulary. */
typedef struct cparent__phrase {
    const char *meaning; /* borrowed from a table */
    uint32_t first;      /* index of its words in lexicon.words */
    uint16_t length;
    uint16_t kind;
    int32_t number;      /* the meaning as a number, where it is one */
    int32_t next;        /* the next phrase of the same words, or -1 */
} cparent__phrase;

typedef struct cparent__word {
    const char *text; /* borrowed from a table, or NULL */
    uint32_t length;
    uint32_t hash;
    uint32_t node;    /* of the phrases that begin with it, or 0 */
} cparent__word;

/* Where some phrases have got to after so many words.  Node 0 is none. */
typedef struct cparent__node {
    int32_t phrase; /* the first that ends here, or -1 */
    bool leaf;      /* none goes on */
} cparent__node;

/* The word that leads from one node to the next. */
typedef struct cparent__edge {
    uint32_t from; /* 0: this place of the table is empty */
    uint32_t word;
    uint32_t to;
} cparent__edge;

typedef struct cparent__lexicon {
    cparent__table **tables;
    size_t table_count;
    cparent__table *own; /* a council's phrases, or NULL */
    cparent__word *vocabulary; /* by id */
    size_t used;
    size_t room;
    uint32_t *ids; /* and one; by hash, open addressing; 0: empty */
    cparent__edge *edges; /* open addressing; a power of two */
    size_t edge_room;
    cparent__node *nodes;
    uint32_t node_count;
    cparent__phrase *phrases;
    size_t phrase_count;
    size_t phrase_room;
    uint32_t *words;
    size_t word_count;
    size_t word_room;
    uint32_t single[256]; /* the words of one byte */
} cparent__lexicon;

/* Every table of phrases that is built in, and the catalogue's synonyms as
 * phrases of kind INDICATOR whose meaning is the code. */
cparent_status
cparent__lexicon_load(cparent__lexicon *lexicon, cparent_error *err);

/* The name of table `index` of phrases, or NULL: their rows are the first
 * phrases of a lexicon, in this order. */
const char *
cparent__lexicon_table(size_t index);

/* A council's own phrases as well: a table of the same columns.  One wrong
 * row refuses it all: PARSE, with its line and column. */
cparent_status
cparent__lexicon_add(cparent__lexicon *lexicon, cparent_source *source,
                     const cparent_limits *limits, cparent_error *err);

void
cparent__lexicon_free(cparent__lexicon *lexicon);

/* The id of a word (ASCII case folded), or CPARENT__NO_WORD. */
uint32_t
cparent__lexicon_word(const cparent__lexicon *lexicon, const char *text,
                      size_t length);

/* The node to which `word` leads from `node`, or 0. */
uint32_t
cparent__lexicon_step(const cparent__lexicon *lexicon, uint32_t node,
                      uint32_t word);

typedef enum cparent__token_kind {
    CPARENT__WORD = 1,
    CPARENT__DIGITS = 2, /* "62.4", "1,234" */
    CPARENT__MARK = 3    /* one character of punctuation */
} cparent__token_kind;

typedef struct cparent__token {
    uint32_t start;
    uint32_t end;
    uint32_t word;  /* id, or CPARENT__NO_WORD */
    int32_t number; /* of up to nine digits and nothing else, or -1 */
    uint8_t kind;
    bool glued : 1;   /* nothing between it and the token before */
    bool capital : 1; /* begins with a capital letter */
    bool known : 1;   /* names somebody met before */
    char mark;        /* the character of a MARK */
    char first;       /* its first byte, lower case */
} cparent__token;

/* A phrase found in a sentence: tokens [start, end). */
typedef struct cparent__cue {
    uint16_t start;
    uint16_t end;
    uint16_t kind;
    int32_t number;
    const char *meaning;
} cparent__cue;

enum { CPARENT__SENTENCE_TOKENS = 400, CPARENT__SENTENCE_CUES = 1600 };

/* One sentence (or as much of it as fits), cut up and looked through. */
typedef struct cparent__sentence {
    const char *text; /* the folded text */
    uint32_t start;
    uint32_t end;     /* where the next sentence begins looking */
    bool ended;       /* it has its own full stop or the like */
    int count;
    int cue_count;
    uint64_t kinds;   /* a bit for each kind of cue that it has */
    uint8_t shapes;   /* a bit for each kind of token that it has */
    bool capitals;    /* some word of it begins with one */
    cparent__token tokens[CPARENT__SENTENCE_TOKENS + 1];
    cparent__cue cues[CPARENT__SENTENCE_CUES];
    uint16_t first_cue[CPARENT__SENTENCE_TOKENS + 2];
    uint64_t begins[CPARENT__SENTENCE_TOKENS + 1]; /* kinds, by token */
} cparent__sentence;

/* The token at `at`, which is not a blank. */
void
cparent__token_cut(const char *text, uint32_t at, uint32_t end,
                   cparent__token *token);

/* The first place from `at` on that is neither blank nor line end. */
uint32_t
cparent__skip_blanks(const char *text, uint32_t at, uint32_t end);

/* Cuts the sentence that begins at `start` and ends before `end`. */
void
cparent__sentence_cut(const cparent__lexicon *lexicon, const char *text,
                      uint32_t start, uint32_t end,
                      cparent__sentence *sentence);

/*
 * The questions that grammars ask of nearly every token.  Nearly always the
 * answer is no, and then it is given without a call.
 */

/* The longest cue of `kind` that begins at token `at`, where one does. */
const cparent__cue *
cparent__cue_longest(const cparent__sentence *sentence, cparent__kind kind,
                     int at);

/* The longest cue of `kind` that begins at token `at`, or NULL. */
static inline const cparent__cue *
cparent__cue_at(const cparent__sentence *sentence, cparent__kind kind,
                int at)
{
    return at >= 0 && at < sentence->count &&
                   (sentence->begins[at] >> kind & 1) != 0
               ? cparent__cue_longest(sentence, kind, at)
               : NULL;
}

/* True when the sentence has a cue of that kind anywhere. */
static inline bool
cparent__has_cue(const cparent__sentence *sentence, cparent__kind kind)
{
    return (sentence->kinds >> kind & 1) != 0;
}

/* True when it has a token of that kind anywhere. */
static inline bool
cparent__has_token(const cparent__sentence *sentence,
                   cparent__token_kind kind)
{
    return (sentence->shapes >> kind & 1) != 0;
}

/* The first cue of `kind` that lies within tokens [from, to), or NULL. */
const cparent__cue *
cparent__cue_in(const cparent__sentence *sentence, cparent__kind kind,
                int from, int to);

/* The last such cue. */
const cparent__cue *
cparent__cue_last(const cparent__sentence *sentence, cparent__kind kind,
                  int from, int to);

/* True when a token as long as `word`, or shorter, begins as it does, ASCII
 * case folded. */
bool
cparent__token_says(const cparent__sentence *sentence, int at,
                    const char *word);

/* True when the token is this word (lower case) or mark; any index is
 * fine. */
static inline bool
cparent__token_is(const cparent__sentence *sentence, int at,
                  const char *word)
{
    return at >= 0 && at < sentence->count &&
           sentence->tokens[at].first == word[0] &&
           sentence->tokens[at].end - sentence->tokens[at].start ==
               strlen(word) &&
           cparent__token_says(sentence, at, word);
}

/* True when the token is one of these words. */
bool
cparent__token_listed(const cparent__sentence *sentence, int at,
                      const char *const *words);

/* True when the token is one of these words (lower case; ended by NULL);
 * any index is fine. */
static inline bool
cparent__token_among(const cparent__sentence *sentence, int at,
                     const char *const *words)
{
    return at >= 0 && at < sentence->count &&
           sentence->tokens[at].kind == CPARENT__WORD &&
           cparent__token_listed(sentence, at, words);
}

/* "the", "a" or "an"; any index is fine. */
static inline bool
cparent__token_is_article(const cparent__sentence *sentence, int at)
{
    return cparent__token_is(sentence, at, "the") ||
           cparent__token_is(sentence, at, "a") ||
           cparent__token_is(sentence, at, "an");
}

/* True when the token is this mark; any index is fine. */
static inline bool
cparent__mark_is(const cparent__sentence *sentence, int at, char mark)
{
    return at >= 0 && at < sentence->count &&
           sentence->tokens[at].mark == mark;
}

/* True when the token bounds a clause: a comma, a bracket, "but". */
bool
cparent__clause_ends(const cparent__sentence *sentence, int at);

/* True when there is a cue and it stands for this. */
bool
cparent__cue_means(const cparent__cue *cue, const char *meaning);

/* The folded bytes of tokens [from, to). */
cparent__span
cparent__tokens_span(const cparent__sentence *sentence, int from, int to);

#endif
