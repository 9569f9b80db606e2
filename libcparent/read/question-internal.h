/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_QUESTION_INTERNAL_H
#define CPARENT_QUESTION_INTERNAL_H

#include "read/agent-internal.h"

/* The verb that begins an answer inside the sentence: the comma or "and"
 * before "the Head of Service explained", "it was explained".  -1: none. */
int
cparent__answer_inside(const cparent__sentence *sentence, int from,
                       int *verb_end);

/* The answer that begins at `begin`, its verb ending at `verb_end`, to the
 * questions among the items from `first` on. */
void
cparent__finish_answer(cparent__reader *reader, size_t first, int begin,
                       int verb_end);

/* Does the sentence begin an answer to what is pending? */
bool
cparent__read_answer(cparent__reader *reader);

/* The next sentence of the block says something by way of answer, and takes
 * nothing on. */
bool
cparent__answer_follows(cparent__reader *reader);

/* The sentence goes on with the answer that is being given. */
void
cparent__go_on(cparent__reader *reader);

/* A question that waits for its answer: tokens [from, to) of the
 * sentence. */
cparent__item *
cparent__question_add(cparent__reader *reader, int from, int to,
                      const char *rule, int confidence);

/* "CLLR DACE - When …", "Cllr Dace (Vice-Chair): When …", "Independent Chair
 * (Sir Martin Pellew) - …": who speaks, and where the words begin; `from`
 * when nobody is printed there. */
int
cparent__speaker_at(const cparent__sentence *sentence, int from,
                    cparent__span *who);

/* "(Cllr Jo Harbottle)": past the bracket, and who stands in it. */
int
cparent__bracketed_at(const cparent__sentence *sentence, int at,
                      cparent__span *who);

/* "Lexi", "A care experienced young adult": whoever begins the sentence, whose
 * verb stands at `verb`. */
cparent__span
cparent__whoever(const cparent__sentence *sentence, int verb);

/* Who asks, with who puts it, for the verb at `verb`. */
void
cparent__askers(cparent__reader *reader, int verb, cparent__span *who,
                cparent__span *put_by);

/* "on behalf of Councillor Rowe" in tokens [from, to): the asker, and where
 * the words end; 0 when nobody asks for another. */
int
cparent__behalf_at(const cparent__sentence *sentence, int from, int to,
                   cparent__span *who);

/* "whether", "how": a word that begins what is asked. */
static inline bool
cparent__is_opener(const cparent__sentence *sentence, int at)
{
    return cparent__cue_means(
        cparent__cue_at(sentence, CPARENT__K_OPENER, at), "wh");
}

/* "asked officers how", "challenged the Director on why", "questioned Ms Lowe
 * about the delay": past whom, who is to answer; 0 when nobody is there. */
int
cparent__past_asked(cparent__reader *reader, int from);

/* "asked for the number of children who were waiting": a question, when the
 * next sentence answers it; else somebody is to find it out, and NULL. */
const cparent__cue *
cparent__asked_for(cparent__reader *reader, int at);

/* "survey", "questionnaire": a sheet of paper asks nobody in a meeting. */
bool
cparent__is_asked_on_paper(const cparent__sentence *sentence, int at);

/* "Q: …" and "A: …", and the line above that says who asks whom.  True when
 * the sentence was one of these. */
bool
cparent__read_question_pair(cparent__reader *reader);

/* What is asked from token `from` to the answer inside the sentence, or its
 * end. */
void
cparent__question_take(cparent__reader *reader, int from, cparent__span who,
                       cparent__span put_by, const char *rule);

/* "a query from an MYP regarding how", "sought reassurance", at token `at`. */
bool
cparent__read_query(cparent__reader *reader, int at);

/* "The Clerk read a question from Jaden, a care leaver: Why …?": whose it is,
 * and where it begins; `from` when nobody's is read out. */
int
cparent__read_out(const cparent__sentence *sentence, int from,
                  cparent__span *who);

/* One verb, several questions: "asked if A; what B, and was C?" */
void
cparent__questions_add(cparent__reader *reader, int from, int to,
                       cparent__span who, const char *rule);

/* "in answer to", "a Member's question": past it, and whose it was; 0 when it
 * is none. */
int
cparent__query_of_whom(const cparent__sentence *sentence, int at,
                       cparent__span *who);

/* A sentence that ends in "?" and stands by itself, perhaps with who says
 * it: "Cllr Dunmore: can the Board be told …?" */
bool
cparent__read_mark_question(cparent__reader *reader);

/* "What was it being spent on, JW asked.": who asks stands behind. */
bool
cparent__read_asked_last(cparent__reader *reader);

/* ""Do they know?" asked Councillor Holt.": who asked what was quoted. */
bool
cparent__read_asker_behind(cparent__reader *reader);

#endif
