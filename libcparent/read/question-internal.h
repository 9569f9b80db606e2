/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_QUESTION_INTERNAL_H
#define CPARENT_QUESTION_INTERNAL_H

#include "read/reader-internal.h"

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

/* The sentence goes on with the answer that is being given. */
void
cparent__go_on(cparent__reader *reader);

/* A question that waits for its answer: tokens [from, to) of the
 * sentence. */
cparent__item *
cparent__question_add(cparent__reader *reader, int from, int to,
                      const char *rule, int confidence);

/* "CLLR DACE - When …", "Lesley Cho (Health): How …": who speaks, and where
 * the words begin; `from` when nobody is named so. */
int
cparent__speaker_at(const cparent__sentence *sentence, int from,
                    cparent__span *who);

/* "Q: …" and "A: …", and the line above that says who asks whom.  True when
 * the sentence was one of these. */
bool
cparent__read_question_pair(cparent__reader *reader);

#endif
