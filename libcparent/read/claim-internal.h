/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_CLAIM_INTERNAL_H
#define CPARENT_CLAIM_INTERNAL_H

#include "read/reader-internal.h"

/* What a grammar finds, before it is added. */
typedef struct cparent__claim {
    int begin;
    int end; /* 0: nothing */
    char meaning[32];
    const char *rule;
    bool beside; /* in: a figure has been given that it may be said of */
} cparent__claim;

/* The cue at `at` whose meaning begins with `prefix`, and what follows that:
 * NULL when there is none.  Asked of every token, and nearly always no. */
const char *
cparent__claim_longest(const cparent__sentence *sentence, int at,
                       const char *prefix, int *end);

static inline const char *
cparent__claim_meaning(const cparent__sentence *sentence, int at,
                       const char *prefix, int *end)
{
    *end = 0;
    return at >= 0 && at < sentence->count &&
                   (sentence->begins[at] >> CPARENT__K_CLAIM & 1) != 0
               ? cparent__claim_longest(sentence, at, prefix, end)
               : NULL;
}

/* Does such a cue stand there? */
bool
cparent__claim_is(const cparent__sentence *sentence, int at,
                  const char *prefix);

/* What the words [begin, end) assert, and of it compared with what. */
void
cparent__claim_set(cparent__claim *found, int begin, int end,
                   const char *rule, const char *assertion,
                   const char *comparator);

/* Where the word or words of a list ("claim_word" in share/) end that begin
 * at `at`; 0 when none of them does. */
int
cparent__claim_word(const cparent__sentence *sentence, int at,
                    const char *list);

/* Does something that is followed over time stand in [from, to), which may
 * reach past the sentence? */
bool
cparent__claim_followed(const cparent__sentence *sentence, int from, int to);

/* The same of what the clause before `at` is about: its own subject, or the
 * one that "which", "they" or a verb after a comma goes back to. */
bool
cparent__claim_subject(const cparent__sentence *sentence, int at);

/* Is the clause before `at` about some other thing that is no person, no
 * paper and no part of the meeting: "the boundary rule"? */
bool
cparent__claim_open(const cparent__sentence *sentence, int at);

/* Finds once for a sentence the verbs that link, "was", "remained",
 * "looked", and the words that skip_adverbs passes. */
void
cparent__links_find(cparent__sentence *sentence);

/* Is the token one of them?  Any index is fine. */
static inline bool
cparent__claim_links(const cparent__sentence *sentence, int at)
{
    return at >= 0 && at < sentence->count && sentence->tokens[at].links;
}

/* Is it one of them, or "had", "has" or "have"? */
static inline bool
cparent__claim_helps(const cparent__sentence *sentence, int at)
{
    return cparent__claim_links(sentence, at) ||
           cparent__token_is_have(sentence, at);
}

/* "continued", "continues", "began": before "to be" or "to rise". */
bool
cparent__claim_goes_on(const cparent__sentence *sentence, int at);

/* The first token from `at` on that is no adverb or article. */
static inline int
cparent__skip_adverbs(const cparent__sentence *sentence, int at)
{
    while (at < sentence->count && sentence->tokens[at].filler)
        at++;
    return at;
}

/* "was generally good", "remained a strength" */
void
cparent__claim_state(const cparent__sentence *sentence, int at,
                     cparent__claim *found);

/* What a state is compared with: "previous" of "stable". */
const char *
cparent__claim_beside(const char *state);

/* Where the trouble ends that is named behind `at`, a "real" one or "a
 * considerable" one; 0 when none is. */
int
cparent__claim_trouble_end(const cparent__sentence *sentence, int at);

/* "were held more regularly", "was causing real difficulty" */
void
cparent__claim_manner(const cparent__sentence *sentence, int at,
                      cparent__claim *found);

/* "| Improving |": adds what a cell of a scorecard claims of its row.  True
 * when there is no more to be read in it. */
bool
cparent__read_cell(cparent__reader *reader);

/* "a shortage of": what a whole phrase of the table claims. */
void
cparent__claim_phrase(const cparent__sentence *sentence, int at,
                      cparent__claim *found);

/* "too high", "the best result since 2019", "hardly changed" */
void
cparent__claim_degree(const cparent__sentence *sentence, int at,
                      cparent__claim *found);

/* "above the national average", "less well in maths than their peers" */
void
cparent__claim_relation(const cparent__sentence *sentence, int at,
                        cparent__claim *found);

/* Where the joint, "than" or "as", ends that belongs to words ending before
 * `at`: "less well at Key Stage 4 than"; 0 when none does. */
int
cparent__claim_joint(const cparent__sentence *sentence, int at,
                     const char *joint);

/* Is what was found said beside somebody else too, "and (that of) X"?  Then
 * that is what it says from now on. */
bool
cparent__claim_besides(const cparent__sentence *sentence,
                       cparent__claim *found);

/* Which way the words at `at` move, and where they end: those that figures
 * move by, and "spiralled"; NULL when they do not. */
const char *
cparent__claim_way(const cparent__sentence *sentence, int at, int *end);

/* "had more than doubled", "an increasing proportion" */
void
cparent__claim_move(const cparent__sentence *sentence, int at,
                    cparent__claim *found);

/* "fewer children were moving": than before. */
void
cparent__claim_fewer(const cparent__sentence *sentence, int at,
                     cparent__claim *found);

/* "had met its target" */
void
cparent__claim_target(const cparent__sentence *sentence, int at,
                      cparent__claim *found);

/* "an increase was reported in", "of most concern was" */
void
cparent__claim_turn(const cparent__sentence *sentence, int at,
                    cparent__claim *found);

/* Is the noun at `at` what somebody wants, agrees to or foresees: "approved a
 * (small) rise", "to see an improvement"? */
bool
cparent__claim_sought(const cparent__sentence *sentence, int at);

/* "voiced concern over", "was alarmed at" */
void
cparent__claim_voice(const cparent__sentence *sentence, int at,
                     cparent__claim *found);

/* Does nobody say that it is so, but ask, wish or plan what the words at `at`
 * of the clause from `from` on say?  `level`: they tell how things are. */
bool
cparent__claim_unreal(const cparent__sentence *sentence, int from, int at,
                      bool level);

/* Do the words behind the claim say that it is but supposed? */
bool
cparent__claim_supposed(const cparent__sentence *sentence,
                        const cparent__claim *found);

/* The words [from, to) that name what is claimed of, and the indicator that
 * they are a name of, or NULL. */
typedef struct cparent__about {
    int from;
    int to;
    const char *code;
} cparent__about;

/* What the words [begin, end) of the claim [from, to) are said of. */
cparent__about
cparent__claim_about(const cparent__sentence *sentence, int from, int begin,
                     int end, int to);

/* Finds once for a sentence where the subject of a verb at each token ends:
 * before "had not continued to". */
void
cparent__subjects_find(cparent__sentence *sentence);

static inline int
cparent__claim_subject_end(const cparent__sentence *sentence, int at)
{
    return sentence->subjects[at];
}

/* Finds once for a sentence where the clause of each token begins. */
void
cparent__clauses_find(cparent__sentence *sentence);

/* Does a word of the list stand in the clause of token `at`, before it? */
bool
cparent__claim_clause_has(const cparent__sentence *sentence, int at,
                          const char *list);

/* Where the clause that token `at` stands in begins. */
static inline int
cparent__claim_begin(const cparent__sentence *sentence, int at)
{
    return sentence->clauses[at];
}

/* Adds what the words [begin, end) assert of the clause they stand in;
 * `meaning` is "assertion/comparator".  False when a figure says it. */
bool
cparent__claim_add(cparent__reader *reader, int begin, int end,
                   const char *meaning, const char *rule);

#endif
