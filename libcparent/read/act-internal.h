/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_ACT_INTERNAL_H
#define CPARENT_ACT_INTERNAL_H

#include "read/reader-internal.h"

/* When something is due, as printed: tokens [from, to), and its kind. */
typedef struct cparent__due {
    int from;
    int to;
    int kind;
} cparent__due;

cparent__due
cparent__due_in(const cparent__sentence *sentence, cparent__times *times,
                int from, int to);

/* "within two weeks", "in six months' time", at token `at`. */
bool
cparent__due_stretch(const cparent__sentence *sentence, int at, int to,
                     cparent__due *due);

/* "no later than 22 March 2024", at token `at`. */
bool
cparent__due_latest(const cparent__sentence *sentence,
                    const cparent__times *times, int at, int to,
                    cparent__due *due);

/* "that week", "each term", "every six months", at token `at`. */
bool
cparent__due_round(const cparent__sentence *sentence, int at, int to,
                   cparent__due *due);

/* A clause that asks for something to be done: where it begins without
 * "that", and who must do it. */
typedef struct cparent__act {
    int from;
    int owner_from; /* owner_from == owner_to: nobody is named */
    int owner_to;
} cparent__act;

/* Is the clause [from, to) such a one: "the Head of Service provide a
 * report", "an update be presented", "X to verb", "to write to …"? */
bool
cparent__act_in(const cparent__sentence *sentence, int from, int to,
                cparent__act *act);

/* The same of somebody: "the Head of Service provide a report". */
bool
cparent__active_act(const cparent__sentence *sentence, int from, int to,
                    cparent__act *act);

/* Past "request that", "ask", "instruct", "remit to": where what is asked
 * for begins; `at` when nothing is. */
int
cparent__past_request(const cparent__sentence *sentence, int at);

/* The same of a thing: "the plan come back to the Board in March". */
bool
cparent__thing_act(const cparent__sentence *sentence, int from, int to,
                   cparent__act *act);

/* "be | considered at the September meeting", "be | reviewed in May", from the
 * verb on: not now. */
bool
cparent__act_comes_later(const cparent__sentence *sentence, int verb, int to);

/* "receive | a further report in six months", from the verb on: somebody is to
 * bring it then. */
bool
cparent__receives_later(const cparent__sentence *sentence, int verb, int to);

/* Is the word at token `at` a verb that `share/` gives this meaning? */
bool
cparent__verb_means(const cparent__sentence *sentence, int at,
                    const char *meaning);

/* "the Director | bring", "write": a verb as it is asked of somebody. */
static inline bool
cparent__is_asked_verb(const cparent__sentence *sentence, int at)
{
    return cparent__verb_means(sentence, at, "do");
}

/* "(2)", "(iii)" or "b)" at token `at`: how many tokens; 0: none. */
int
cparent__number_length(const cparent__sentence *sentence, int at);

/* "LT and the Service Manager to meet": where the owners that begin at
 * `from` end, which is at "to"; 0 when none do. */
int
cparent__owners_to(const cparent__sentence *sentence, int from);

/* "…; | Ms Brook to circulate dates", from token `at` on: where the next who
 * is to do something begins, and in `until` where what stands before ends;
 * both are `to` when nobody else is. */
int
cparent__next_to_do(const cparent__sentence *sentence, int at, int to,
                    int *until);

/* A verb that decides and asks nobody for anything: note, thank, approve. */
bool
cparent__idle_decision(const cparent__sentence *sentence, int at);

/* "record its thanks", "exclude the public", from the verb on: done here and
 * now. */
bool
cparent__act_is_ceremony(const cparent__sentence *sentence, int verb, int to);

/* "the Head of Service be asked to", "the Director is requested to": from
 * "be" on, past "to"; 0 when it is none. */
int
cparent__act_asked_to(const cparent__sentence *sentence, int at);

/* "the Director | for a one-page note on each child". */
bool
cparent__is_for_paper(const cparent__sentence *sentence, int at);

/* ", Contextual Safeguarding", " – Children's Services": the service a post
 * belongs to, up to its verb; 0 when none stands at `at`. */
int
cparent__service_behind(const cparent__sentence *sentence, int at, int to);

/* "the Head of Finance, in consultation with the Chair, prepare", "the Director
 * (Resources) report": past what stands between commas or in brackets. */
int
cparent__act_past_aside(const cparent__sentence *sentence, int at, int to);

/* Where the clause that begins at `from` gives way to the next "that": "…,
 * and that the Chair write", ", that a reply be sent"; `to` when none does. */
int
cparent__that_clause_end(const cparent__sentence *sentence, int from,
                         int to);

/* "(AV)", "(Ann Vale, by 30 May)": who does it, in tokens [open, to); past
 * who that is, or 0. */
int
cparent__owner_bracket(const cparent__sentence *sentence, int open, int to,
                       cparent__span *owner);

/* ", and | to write to the Minister", at token `at`: where the next infinitive
 * begins; 0 when none does. */
int
cparent__next_infinitive(const cparent__sentence *sentence, int at, int to);

/* Trims what hangs behind a clause: its stop, "; and", a bracketed action
 * mark. */
int
cparent__clause_trim(const cparent__sentence *sentence, int from, int to);

/* Adds the action; source is a cparent_action_source_choice. */
cparent__item *
cparent__action_add(cparent__reader *reader, int from, int to,
                    cparent__span owner, int source, const char *rule,
                    int confidence);

/* The same for one that is printed as an action, "Arrange a visit – Clerk – 1
 * December": who and when stand behind dashes; lines below may say more. */
cparent__item *
cparent__action_add_printed(cparent__reader *reader, int from, int to,
                            cparent__span owner, const char *rule,
                            int confidence);

/* "Owner: …", "Due: …", cells of a table, and lists.  True when the sentence
 * was such a one. */
bool
cparent__read_action_log(cparent__reader *reader);

/* What is listed below "Actions:", "Officers were asked to:", "By the end of
 * March:", and these lines themselves. */
bool
cparent__read_action_list(cparent__reader *reader);

/* Does the row of the cell before go on in this block? */
bool
cparent__row_goes_on(cparent__reader *reader, size_t block);

/* Do other cells follow the one that is being read, in its row? */
bool
cparent__row_follows(cparent__reader *reader);

/* The action just added is one that lines below it may say more of. */
void
cparent__mark_action(cparent__reader *reader);

/* The first "Owner:" or "Due:" from `from` on; `to` when there is none. */
int
cparent__label_in(const cparent__sentence *sentence, int from, int to);

/* "… (Action: Ann Vale)" behind a limb of what was decided: who does what it
 * asks. */
void
cparent__read_limb_mark(cparent__reader *reader);

/* "The Board noted the update": a decision without a heading, read at the
 * beginning of a block. */
void
cparent__read_decision_said(cparent__reader *reader);

/* Drops those again where a heading says what was decided. */
void
cparent__prune_decisions(cparent__reader *reader);

#endif
