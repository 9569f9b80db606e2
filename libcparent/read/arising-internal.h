/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_ARISING_INTERNAL_H
#define CPARENT_ARISING_INTERNAL_H

#include <cparent/arising.h>

#include "read/alike-internal.h"
#include "read/recall-internal.h"
#include "read/reader-internal.h"

/* --- which open action words are about (sought.c) ------------------------ */

/* A word of an open action. */
typedef struct cparent__posting {
    uint32_t hash;
    uint32_t action;
} cparent__posting;

/* Open actions, ready to be looked for: a word that few of them have weighs
 * more than one that many have. */
typedef struct cparent__sought {
    const cparent_record *const *actions; /* borrowed */
    size_t count;
    cparent__alike *words;      /* of each action */
    cparent__alike *owners;     /* the words of who owns each */
    cparent__posting *postings; /* by hash */
    size_t posting_count;
    int32_t *whole;             /* what all words of an action weigh */
    int32_t *weight;            /* scratch: what was found of it */
    int32_t *shared;            /* scratch: how many words */
} cparent__sought;

cparent_status
cparent__sought_open(cparent__sought *sought,
                     const cparent_record *const *actions, size_t count,
                     cparent_error *err);

void
cparent__sought_free(cparent__sought *sought);

/* The one action that these words are about, and in *percent_out how much
 * of it they name; SIZE_MAX when it is none, or could be another.  `said`:
 * all words there, which may name its owner, or NULL. */
size_t
cparent__sought_find(cparent__sought *sought, const cparent__alike *words,
                     const cparent__alike *said, int *percent_out);

/* The one action that has all these words, however few they are: a label,
 * "Fostering fees". */
size_t
cparent__sought_label(const cparent__sought *sought,
                      const cparent__alike *words);

/* The one action that has more of these words than any other, and half of
 * them: a label in other words, "Distance data". */
size_t
cparent__sought_hint(const cparent__sought *sought,
                     const cparent__alike *words);

/* How much of the action's own words the text has, in percent: those that
 * tell it from no other action as well, its verb left out. */
int
cparent__sought_cover(const cparent__sought *sought, size_t action,
                      const char *text, size_t length);

/* --- what a sentence tells of something (tell.c, deed.c) ----------------- */

/* How many of a sentence are looked at. */
enum { CPARENT__TELLS = 8 };

/* Where words count as one of these. */
typedef enum cparent__tell_when {
    CPARENT__TELL_ALWAYS,
    CPARENT__TELL_SECTION, /* where matters arising are reported on */
    CPARENT__TELL_STATE    /* "Closed": where a line or a cell begins */
} cparent__tell_when;

/* A place in a sentence that says what became of something. */
typedef struct cparent__tell {
    int start;
    int end;
    int outcome;    /* 0: it is a clause's verb and says nothing */
    int deed;       /* the token that says what was done, or -1 */
    bool active;    /* "she had sent it": who did it stands before */
    bool ahead;     /* "would be sent": nothing without a time */
    cparent__tell_when when;
} cparent__tell;

/* Is the word one of those of share/act_words.tsv, said of what is past? */
bool
cparent__is_done(const cparent__sentence *sentence, int at);

/* All of a sentence whose own words begin at token `from`, in order. */
int
cparent__tells_find(const cparent__sentence *sentence, int from,
                    cparent__tell tells[CPARENT__TELLS]);

/* The acts of share/act_words.tsv, a bit each: what the token says was done,
 * what a verb asks for, and all that an action does. */
int
cparent__acts_at(const cparent__sentence *sentence, int at);
int
cparent__act_named(const char *name);
unsigned
cparent__acts_of_verb(const char *word, size_t length);
unsigned
cparent__acts_asked(const char *text);

/* How a deed settles an action: not at all, where it says nearly all of the
 * action, or wherever it is about it. */
typedef enum cparent__deed {
    CPARENT__DEED_OTHER,
    CPARENT__DEED_LIKELY,
    CPARENT__DEED_ITS
} cparent__deed;

/* "had been repaired" settles an action to repair; "had been asked" settles
 * nothing.  `action` has the words that may name the deed beside the verb
 * with which the action's text begins; NULL: there are none. */
cparent__deed
cparent__deed_of(const cparent__sentence *sentence, int at,
                 const cparent__alike *action, const char *text);

/* "All other actions from the last meeting had been completed": what stands
 * behind "except", in tokens [*except, count), and whether it is of others
 * than those named. */
bool
cparent__tells_all(const cparent__sentence *sentence,
                   const cparent__times *times, bool section, int *except,
                   bool *others);

/* Had the action's owner done it, named from token `from` on?  What another
 * body had done settles nothing, unless it is `answered` and is what others
 * do when the action is done: "the Board had replied". */
bool
cparent__is_by_owner(const cparent__sentence *sentence,
                     const cparent_record *action, const cparent__tell *told,
                     int from, bool answered);

/* "Review finished; …", "Green - complete": little stands before it, from
 * token `from` on, and nothing behind. */
bool
cparent__tell_ends(const cparent__sentence *sentence,
                   const cparent__tell *told, int from);

/* "The quarter 3 scorecard" is not that of an action on quarter 2. */
bool
cparent__numbers_clash(const char *said, size_t length, const char *text);

/* "40 of 75", "five of the eight", within tokens [from, to). */
bool
cparent__is_part_of(const cparent__sentence *sentence, int from, int to);

/* Has it a number from token `from` on that is no time? */
bool
cparent__has_figure(const cparent__sentence *sentence,
                    const cparent__times *times, int from);

/* "confirm how many had moved": what the text asks for is a figure. */
bool
cparent__asks_for_figures(const char *text);

/* As many tokens as a label may have. */
enum { CPARENT__LABEL = 14 };

/* Where the words begin behind a label ("Fostering fees – …"), and behind
 * "Update:", a line below the action that it is about; 0 without one. */
int
cparent__label_behind(const cparent__sentence *sentence);
int
cparent__update_behind(const cparent__sentence *sentence);

/* "Owner: …", "Status: …": a line of the action above. */
bool
cparent__begins_field(const cparent__sentence *sentence);

/* Is it "Item 4." and nothing else? */
bool
cparent__is_number_of(const cparent__sentence *sentence, const char *word);

/* Is it "Item 4"? */
bool
cparent__begins_item(const cparent__sentence *sentence);

/* "The Chair reported on the actions from the last meeting." */
bool
cparent__tells_of_actions(const cparent__sentence *sentence);

/* Does the line announce matters arising? */
bool
cparent__announces(const cparent__sentence *sentence);

/* --- what is said of it (matter.c) ---------------------------------------- */

/* What one action's last word is. */
typedef struct cparent__matter {
    int outcome; /* 0: nothing is said of it */
    int percent;
    cparent__span text;
    cparent__span when; /* the new due time */
    int due_kind;
    cparent_date due;
    cparent_date closed;
    const char *rule;
    int confidence;
    bool named; /* something under matters arising is about it */
} cparent__matter;

/* The day on which something in tokens [from, to) is said to have been done,
 * else that of the meeting. */
cparent_date
cparent__matter_day(const cparent__reader *reader, int from, int to);

/* Sets the new time that stands before token `to`; without one the action is
 * only spoken of, or not even that. */
void
cparent__matter_redate(cparent__reader *reader, const cparent__tell *told,
                       int to, cparent__matter *found);

/* "No reply had been received" */
bool
cparent__is_denied(const cparent__sentence *sentence, int from, int to);

/* What settles an action is heard before what only speaks of it. */
bool
cparent__matter_says_more(const cparent__matter *found,
                          const cparent__matter *known);

/* --- later minutes, sentence by sentence (arising.c, hear.c) -------------- */

/* How much of an action a sentence must name, in percent: less under a
 * heading that announces matters arising. */
enum {
    CPARENT__ENOUGH = 60,
    CPARENT__ENOUGH_UNDER_HEADING = 34,
    CPARENT__LIKELY = 75
};

/* As many headings of matters arising as one text has, and more. */
enum { CPARENT__SECTIONS = 16 };

/* What the sentences of one entry say, the first of each kind. */
typedef struct cparent__signs {
    uint32_t from; /* where the entry begins */
    bool section;
    cparent__matter said;
    cparent__matter dropped;
    cparent__matter redated;
    cparent__matter held; /* "could not go live", whatever was done */
    cparent__matter open; /* "Ongoing", as its state */
    cparent__matter done;
    cparent__matter pending;
    cparent__matter likely; /* something was done */
    int sentences;
    bool ahead;
    bool to_do; /* "Clerk to chase two teams" */
} cparent__signs;

typedef struct cparent__hearing {
    cparent__reader *reader;
    cparent__recall *recall;
    cparent__entry entry; /* as it is gathered */
    bool gathering;
    cparent__gist title; /* of the item that is gathered */
    size_t place;         /* the next one to be reached */
    cparent__signs signs; /* of the entry that is heard */
    cparent__sought *sought;
    cparent__matter *matters; /* a place for each action sought */
    bool section;             /* under such a heading */
    int number;  /* of the item that it is, or 0 */
    bool listed; /* "… on points raised in March:" and its limbs */
    cparent__span sections[CPARENT__SECTIONS];
    int section_count;
    size_t subject; /* the action that the entry speaks of, or SIZE_MAX */
    int percent;    /* how much of it was named */
    bool asked_for; /* "at the Panel's request" */
    bool sure;      /* its owner or most of its words are named */
    bool labelled;  /* its label, line or cell says so */
    int rest;       /* where the sentence's words begin behind a label */
    cparent__matter every; /* what is said of all of them */
    cparent__gist except;
    bool others;
    bool excepted; /* what stands behind "except" is heard */
} cparent__hearing;

/* Does a tell count where it stands, and is it said to have been? */
bool
cparent__hearing_in_place(const cparent__hearing *look,
                          const cparent__tell *told);
bool
cparent__hearing_is_settled(const cparent__hearing *look,
                            const cparent__tell *told);

/* "Clerk to chase two teams" */
bool
cparent__is_still_to_do(const cparent__sentence *sentence, int from);

/* Adds the words of tokens [from, to). */
void
cparent__hearing_words(const cparent__hearing *look, int from, int to,
                       cparent__alike *words);

/* The action that words [from, to) name themselves, and in *percent how much
 * of it; SIZE_MAX when they name none. */
size_t
cparent__hearing_named(const cparent__hearing *look, int from, int to,
                       int *percent);

/* Do the span's numbers say that it is not about this action? */
bool
cparent__hearing_clashes(const cparent__hearing *look, size_t action,
                         cparent__span span);

/* Keeps what is said of the action, if it says more than is known. */
void
cparent__hear(cparent__hearing *look, size_t action,
              const cparent__matter *found);

/* What the reader's sentence says of the actions sought. */
void
cparent__hear_sentence(cparent__hearing *look);

/* Hears a sentence of the entry that is about the hearing's subject, and,
 * when it has ended, what all of it comes to (verdict.c). */
void
cparent__verdict_hear(cparent__hearing *look);
void
cparent__verdict_give(cparent__hearing *look);

/* What a read text says of each action sought: `matters` has a place for
 * each. */
cparent_status
cparent__matters_find(cparent__reader *reader, cparent__sought *sought,
                      cparent__matter *matters, cparent_error *err);

#endif
