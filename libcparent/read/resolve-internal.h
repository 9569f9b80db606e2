/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_RESOLVE_INTERNAL_H
#define CPARENT_RESOLVE_INTERNAL_H

#include "read/act-internal.h"

/* True when a word of the cue stands in capitals: "UNANIMOUSLY RESOLVED". */
bool
cparent__has_capitals(const cparent__sentence *sentence,
                      const cparent__cue *cue);

/* The first verb that decides in tokens [from, to), as a
 * cparent_resolution_kind_choice; `otherwise` when there is none. */
int
cparent__decision_kind(const cparent__sentence *sentence, int from, int to,
                       int otherwise);

/* A body that meets, or its members, in tokens [from, to): who may decide. */
bool
cparent__may_decide(const cparent__sentence *sentence, int from, int to);

/* What a verb of deciding stands for, as such a choice; 0 for nothing. */
int
cparent__decision_named(const char *meaning);

/* Where what a sentence decides begins: behind "RESOLVED", "it was agreed",
 * "The Committee, having heard …, agreed:-".  -1 when it announces
 * nothing. */
typedef struct cparent__decision_head {
    int start; /* of the word that announces */
    int end;
    bool sure; /* capitals, or a word of resolving */
    bool verbs; /* "The Board:"; each limb says what was decided */
} cparent__decision_head;

cparent__decision_head
cparent__decision_head_of(cparent__reader *reader);

/* The rules of decisions that no heading announces: without capitals, which
 * count only where none does, and in capitals. */
extern const char cparent__said_rule[];
extern const char cparent__loud_rule[];

/* The shape of a limb's number: a bracket, digits, letters, dots. */
int
cparent__limb_shape(const cparent__reader *reader,
                    const cparent__block *block);

/* The last letter or the number of a label, by which the next one is one
 * more; 0 without a label. */
int
cparent__limb_rank(const cparent__reader *reader,
                   const cparent__block *block);

/* The number itself, as printed; none without one. */
cparent__span
cparent__limb_label(const cparent__reader *reader,
                    const cparent__block *block);

/* "(b) That the Head of Service:" stands over limbs of its own, until "(c)":
 * who is to do what these say, kept for the limbs to come. */
void
cparent__limb_lead(cparent__reader *reader, int from);

/* What a limb, or each clause of it, asks somebody for: tokens [from, to). */
void
cparent__limb_actions(cparent__reader *reader, int from, int to);

bool
cparent__ends_in_colon(const cparent__sentence *sentence);

/* Past "that", "to", a colon and a dash. */
int
cparent__skip_joint(const cparent__sentence *sentence, int at);

/* "To do", over a list of what is to be done: it decides nothing. */
bool
cparent__is_to_do(const cparent__sentence *sentence);

#endif
