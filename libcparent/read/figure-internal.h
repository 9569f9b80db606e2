/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_READ_FIGURE_INTERNAL_H
#define CPARENT_READ_FIGURE_INTERNAL_H

#include <cparent/observation.h>

#include "read/grammar-internal.h"

/* One number of a sentence on its way to becoming an observation. */
typedef struct cparent__found {
    const cparent__number *number;
    cparent_value value;
    cparent_value from;   /* what it is compared with, when stated */
    int left;             /* its stretch begins here, at the latest number */
    int right;            /* and ends here */
    int role;
    int qualifier;
    int change;           /* up, down, same */
    bool delta;           /* says how much something moved */
    bool apart;           /* or how far it is from something else */
    bool bracketed;       /* stands in brackets behind another */
    bool inside;          /* the same, and other words before it there */
    bool dropped;         /* a denominator: part of its neighbour */
    const cparent__time *time;
    const char *rule;
} cparent__found;

typedef struct cparent__founds {
    int count;
    cparent__found items[CPARENT__NUMBERS];
} cparent__founds;

/* The time that governs number `i`: behind it, or before it.  "Per annum"
 * and its like stand back for one that says when.  NULL: none does. */
const cparent__time *
cparent__time_of(const cparent__sentence *sentence,
                 const cparent__times *times, const cparent__founds *founds,
                 int i);

/* Is it only what something is compared with: "fewer than in June"? */
bool
cparent__time_is_compared(const cparent__sentence *sentence,
                          const cparent__time *time);

/* A time that is said of one number holds for others of the sentence. */
void
cparent__times_carry(const cparent__sentence *sentence,
                     cparent__founds *founds);

/* The last cue of comparison in a stretch that means `meaning`. */
const cparent__cue *
cparent__compare_in(const cparent__sentence *sentence, const char *meaning,
                    int from, int to);

/* Does the cue only describe the word behind it: "target group"? */
bool
cparent__only_describes(const cparent__sentence *sentence,
                        const cparent__cue *cue);

/* Is this cue, which stands before a number, said of it? */
bool
cparent__bears_on(const cparent__sentence *sentence, const cparent__cue *cue,
                  const cparent__number *number);

/* The last cue from `from` on that means `meaning` and is said of a
 * number. */
const cparent__cue *
cparent__compare_on(const cparent__sentence *sentence, const char *meaning,
                    int from, const cparent__number *number);

/* The token right before a number at `from`, past articles and
 * qualifiers. */
int
cparent__before_number(const cparent__sentence *sentence, int from);

/* Is number `i` one that nobody has reached?  `before` is the token right
 * before it. */
bool
cparent__is_aim(const cparent__sentence *sentence,
                const cparent__founds *founds, int i, int before);

/* What number `i` is: the figure itself, a target, an earlier one, a
 * benchmark. */
int
cparent__role_of(const cparent__sentence *sentence,
                 const cparent__founds *founds, int i);

/* The indicator that number `i` is certainly of, by its name; NULL when none
 * is. */
const char *
cparent__indicator_named(const cparent__sentence *sentence,
                      const cparent__founds *founds, int i);

/* Which way a word of moving goes: up, down, the same; 0: it does not say. */
int
cparent__way_of(const cparent__cue *cue);

/* Which way a value went from what it was. */
int
cparent__way_between(const cparent_value *then, const cparent_value *now);

/* Does the number say how far something moved, or the words which way? */
void
cparent__delta_find(const cparent__sentence *sentence, cparent__found *found);

/* Do the words say how the number stands to what was before: "stable at",
 * "down at", "the same as last year"? */
void
cparent__steady_find(const cparent__sentence *sentence,
                     cparent__found *found);

/* Do the words behind the number, before token `end`, say which way it went
 * without how far: "a slight fall on last year", "better than in March"? */
void
cparent__sway_find(const cparent__sentence *sentence, cparent__found *found,
                   int end);

/* Is this stretch of time measured: "was 639 days"? */
bool
cparent__measures_time(const cparent__sentence *sentence,
                       const cparent__number *number);

/* Is the number an age that only the sentence around it tells? */
bool
cparent__is_age(const cparent__sentence *sentence,
                const cparent__number *number);

/* Digits run into letters or into other digits: "100A", "10:30", "01632". */
bool
cparent__is_code(const cparent__sentence *sentence,
                 const cparent__number *number);

/* Is the number a label: of a minute, a limb, a year, part of a name? */
bool
cparent__is_label(const cparent__sentence *sentence,
                  const cparent__number *number);

/* A small number in words that counts nothing: "those two", "the one". */
bool
cparent__is_idle_number(const cparent__sentence *sentence,
                        const cparent__number *number);

/* "double the number", "four times as many", "half that of last year" at
 * `at`: which way that went, or 0. */
int
cparent__multiple_of_then(const cparent__sentence *sentence, int at);

/* An arrow at `at`: '^' up, 'v' down, '>' from one to the next; 0: none. */
char
cparent__arrow_at(const cparent__sentence *sentence, int at);

/* How far it moved says which way the figure beside it did. */
void
cparent__delta_share(const cparent__sentence *sentence,
                     cparent__founds *founds, int i);

/* The figure was what the other is: from where it moved, and which way. */
void
cparent__found_moved(cparent__found *now, const cparent__found *then);

/* Numbers that belong together: from X to Y, Y against X, of N so many. */
void
cparent__founds_pair(const cparent__sentence *sentence,
                     cparent__founds *founds);

/* Roles, changes and comparisons among the numbers of one sentence. */
void
cparent__founds_compare(const cparent__sentence *sentence,
                        const cparent__times *times,
                        cparent__founds *founds);

/* The unit of each, stated, implied, or inherited from its neighbour. */
void
cparent__founds_units(const cparent__sentence *sentence,
                      cparent__founds *founds);

#endif
