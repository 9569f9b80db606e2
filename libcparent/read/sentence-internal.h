/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_SENTENCE_INTERNAL_H
#define CPARENT_SENTENCE_INTERNAL_H

#include <string.h>

#include "read/decode-internal.h"
#include "read/lexicon-internal.h"

/*
 * A sentence cut into tokens, and the phrases that begin at each of them.
 */
typedef enum cparent__token_kind {
    CPARENT__WORD = 1,
    CPARENT__DIGITS = 2, /* "62.4", "1,234" */
    CPARENT__MARK = 3    /* one character of punctuation */
} cparent__token_kind;

typedef struct cparent__token {
    uint64_t letters; /* its first eight bytes, lower case, the first lowest */
    uint32_t start;
    uint32_t end;
    uint32_t word;  /* id, or CPARENT__NO_WORD */
    int32_t number; /* of up to nine digits and nothing else, or -1 */
    uint8_t kind;
    bool glued : 1;   /* nothing between it and the token before */
    bool capital : 1; /* begins with a capital letter */
    bool known : 1;   /* names somebody met before */
    bool lead : 1;    /* "the", "our": somebody may begin with it */
    bool joint : 1;   /* "and", "that": a clause may begin behind it */
    bool links : 1;   /* "was", "remained"; only claims find them */
    bool filler : 1;  /* "very", "the"; likewise */
    char mark;        /* the character of a MARK */
    char first;       /* its first byte, lower case */
    uint8_t hash;     /* of a WORD, below CPARENT__HASHES */
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

/*
 * The grammars hold nearly every token against some dozens of lists of words,
 * and nearly always it is in none of them.  Of each list, by its address, the
 * hashes of its words are kept, and they mostly say no.  The lists stand close
 * together, a word and NULL the shortest, and so they keep apart.
 */
enum { CPARENT__LISTS = 4096, CPARENT__HASHES = 256 };

typedef struct cparent__list {
    const char *const *words;
    uint64_t hashes[CPARENT__HASHES / 64]; /* a bit for each */
} cparent__list;

typedef struct cparent__lists {
    cparent__list kept[CPARENT__LISTS];
} cparent__lists;

/* Among the kinds that begin at a token: something that is followed over time,
 * an indicator or a measure. */
#define CPARENT__FOLLOWED ((uint64_t)1 << 63)

/* One sentence (or as much of it as fits), cut up and looked through. */
typedef struct cparent__sentence {
    const char *text; /* the folded text */
    cparent__lists *lists; /* borrowed; all zeros at first */
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
    /* Only claims find these: where the clause of each token begins, where the
     * subject of a verb there ends, and whether "it" is what the sentence
     * before told of. */
    uint16_t clauses[CPARENT__SENTENCE_TOKENS + 1];
    uint16_t subjects[CPARENT__SENTENCE_TOKENS + 1];
    bool follows;
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

/* May a phrase of one of these kinds, a bit each, stand first in it? */
bool
cparent__may_open(const cparent__lexicon *lexicon, const char *text,
                  uint32_t start, uint32_t end, uint64_t kinds);

/*
 * The questions that grammars ask of nearly every token.  Nearly always the
 * answer is no, and then it is given without a call.
 */

/* The longest cue of `kind` that begins at token `at`, where one does.  To
 * ask only whether one does costs no call where the compiler is told that
 * this always answers and changes nothing. */
#ifdef __GNUC__
__attribute__((pure, returns_nonnull))
#endif
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

/* The first eight bytes of a word as a token has them: a constant, where the
 * word is one. */
static inline uint64_t
cparent__letters(const char *word)
{
    const size_t length = strlen(word);
    uint64_t letters = 0;

#define CPARENT__LETTER(i)                                                  \
    if (length > (i))                                                       \
    letters |= (uint64_t)(unsigned char)word[i] << 8 * (i)
    CPARENT__LETTER(0);
    CPARENT__LETTER(1);
    CPARENT__LETTER(2);
    CPARENT__LETTER(3);
    CPARENT__LETTER(4);
    CPARENT__LETTER(5);
    CPARENT__LETTER(6);
    CPARENT__LETTER(7);
#undef CPARENT__LETTER
    return letters;
}

/* Is the token this word, which is as long? */
static inline bool
cparent__token_same(const cparent__sentence *sentence, int at,
                    const char *word)
{
    const cparent__token *token = &sentence->tokens[at];

    if (token->letters != cparent__letters(word))
        return false;
    return strlen(word) < sizeof(token->letters) ||
           (token->end - token->start == strlen(word) &&
            cparent__token_says(sentence, at, word));
}

/* True when the token is this word (lower case) or mark; any index is
 * fine.  Where the compiler does not know the word, all is done as the program
 * runs, and so it is told to look. */
#ifdef __GNUC__
__attribute__((always_inline))
#endif
static inline bool
cparent__token_is(const cparent__sentence *sentence, int at,
                  const char *word)
{
    return at >= 0 && at < sentence->count &&
           cparent__token_same(sentence, at, word);
}

/* Where what is known of a list is kept. */
static inline cparent__list *
cparent__list_kept(cparent__lists *lists, const char *const *words)
{
    return &lists->kept[(uintptr_t)words / (2 * sizeof(*words)) %
                        CPARENT__LISTS];
}

static inline bool
cparent__list_has(const cparent__list *kept, uint8_t hash)
{
    return (kept->hashes[hash / 64] >> hash % 64 & 1) != 0;
}

/* Is the token in the list?  What is kept may be of another list. */
bool
cparent__list_find(cparent__list *kept, const char *const *words,
                   const cparent__sentence *sentence, int at);

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
static inline bool
cparent__clause_ends(const cparent__sentence *sentence, int at)
{
    if (at < 0 || at >= sentence->count)
        return false;
    switch (sentence->tokens[at].mark) {
    case 0:
        return sentence->tokens[at].joint &&
               (cparent__token_is(sentence, at, "but") ||
                cparent__token_is(sentence, at, "that") ||
                cparent__token_is(sentence, at, "while"));
    case ',':
    case ';':
    case ':':
    case '(':
    case ')':
    case '.':
        return true;
    default:
        return false;
    }
}

/* True when there is a cue and it stands for this. */
static inline bool
cparent__cue_means(const cparent__cue *cue, const char *meaning)
{
    return cue != NULL && strcmp(cue->meaning, meaning) == 0;
}

/* "days", "years": a unit in which stretches of time are counted. */
static inline bool
cparent__is_unit_of_time(const cparent__cue *unit)
{
    return unit != NULL && strncmp(unit->meaning, "time_", 5) == 0;
}

/* "had", "has" or "have"; any index is fine. */
bool
cparent__token_is_have(const cparent__sentence *sentence, int at);

/* Does the token have the ending, and two letters more? */
bool
cparent__token_ends(const cparent__sentence *sentence, int at,
                    const char *ending);

/* "Board's", "year's" in one token. */
bool
cparent__is_possessive(const cparent__sentence *sentence, int at);

/* Does the word stand in tokens [from, to)? */
bool
cparent__word_in(const cparent__sentence *sentence, int from, int to,
                 const char *word);

/* Do the two stand there, one right behind the other? */
bool
cparent__words_in(const cparent__sentence *sentence, int from, int to,
                  const char *first, const char *second);

/* The first token that is a word: past numbers and marks. */
int
cparent__first_word(const cparent__sentence *sentence);

/* The folded bytes of tokens [from, to). */
cparent__span
cparent__tokens_span(const cparent__sentence *sentence, int from, int to);

/* Where the bracket that opens at `at` closes soon; -1 where none does. */
int
cparent__bracket_end(const cparent__sentence *sentence, int at);

#endif
