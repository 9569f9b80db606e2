/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_LEXICON_INTERNAL_H
#define CPARENT_LEXICON_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The words that the grammars wait for, from the tables of share/: each row
 * is a phrase with a kind and a meaning.  A text is cut into tokens, and the
 * phrases that begin at one are found word by word along a tree of all
 * phrases, so that a sentence costs what it is long, however many phrases
 * begin with "the".
 *
 * The lexicon of share/ is made while the library is built
 * (build-aux/embed-lexicon.c) and is constant data; a council's phrases are
 * added to a copy of it (draft-internal.h).
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
    X(ACCESS, "access") X(ARISING, "arising") X(BEHALF, "behalf")       \
    X(GIVEN, "given") X(SECTION, "section")                                \
    X(CLAIM_WORD, "claim_word") X(CARE, "care")

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
    uint32_t meaning;    /* where it stands in lexicon.text */
    uint32_t first;      /* index of its words in lexicon.words */
    uint16_t length;
    uint16_t kind;
    int32_t number;      /* the meaning as a number, where it is one; of an
                            indicator, its unit, or -1 */
    int32_t next;        /* the next phrase of the same words, or -1 */
} cparent__phrase;

typedef struct cparent__word {
    uint64_t letters; /* as they are folded */
    uint32_t text; /* where it stands in lexicon.text */
    uint32_t length;
    uint32_t hash;
    uint32_t node;  /* of the phrases that begin with it, or 0 */
    uint64_t kinds; /* of those phrases, a bit each */
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
    const char *text; /* words and meanings; a meaning is ended by NUL */
    const cparent__word *vocabulary; /* by id */
    const uint32_t *ids; /* and one; by hash, open addressing; 0: empty */
    const cparent__edge *edges; /* open addressing */
    const cparent__node *nodes;
    const cparent__phrase *phrases; /* of share/ first, in its order */
    const uint32_t *words; /* of the phrases */
    uint32_t text_size;
    uint32_t word_count; /* of the vocabulary */
    uint32_t id_room;    /* a power of two */
    uint32_t edge_room;  /* a power of two */
    uint32_t node_count;
    uint32_t phrase_count;
    uint32_t used; /* of words */
    uint32_t single[256]; /* the words of one byte */
} cparent__lexicon;

/* What share/ has: its tables of phrases, and the catalogue's synonyms as
 * phrases of kind INDICATOR whose meaning is the code. */
extern const cparent__lexicon cparent__lexicon_built_in;

/* A word, ASCII case folded: its first eight bytes, the first of them
 * lowest, and the hash of all. */
typedef struct cparent__folded {
    uint64_t letters;
    uint32_t hash;
} cparent__folded;

cparent__folded
cparent__word_fold(const char *text, size_t length);

/* Where the id of a word stands in lexicon.ids, or would. */
uint32_t
cparent__lexicon_slot(const cparent__lexicon *lexicon, const char *text,
                      size_t length, cparent__folded folded);

/* Where an edge stands in lexicon.edges, or would. */
uint32_t
cparent__lexicon_edge(const cparent__lexicon *lexicon, uint32_t from,
                      uint32_t word);

/* The id of a word (ASCII case folded), or CPARENT__NO_WORD. */
uint32_t
cparent__lexicon_word(const cparent__lexicon *lexicon, const char *text,
                      size_t length);

/* The same of a word that is folded already. */
uint32_t
cparent__lexicon_folded(const cparent__lexicon *lexicon, const char *text,
                        size_t length, cparent__folded folded);

/* The node to which `word` leads from `node`, or 0. */
uint32_t
cparent__lexicon_step(const cparent__lexicon *lexicon, uint32_t node,
                      uint32_t word);

#endif
