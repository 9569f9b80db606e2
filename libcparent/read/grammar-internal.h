/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_GRAMMAR_INTERNAL_H
#define CPARENT_GRAMMAR_INTERNAL_H

#include <cparent/period.h>
#include <cparent/value.h>

#include "read/sentence-internal.h"

/* A date or a stretch of time as printed: tokens [from, to). */
typedef struct cparent__time {
    int from;
    int core;  /* where it begins without its preposition */
    int shown; /* where the words that are quoted begin */
    int to;
    cparent_period period; /* unset when the words alone do not say */
    bool dated;   /* names a month, a year or a day */
    bool rate;    /* "per annum", "each month" */
    bool earlier; /* "the previous year", "a year before" */
    bool same;    /* "the same period": the one said before */
    bool since;   /* "since the last report": as good as a date */
    bool owns;    /* "last year's": the time of the words behind it */
    bool idle;    /* names a thing and says of nothing when it was */
} cparent__time;

enum { CPARENT__TIMES = 32 };

typedef struct cparent__times {
    int count;
    cparent__time items[CPARENT__TIMES];
    bool taken[CPARENT__SENTENCE_TOKENS + 1]; /* part of a date */
    /* What cparent__due_in may find, by token, and the next token at which
     * there is any; none was asked for yet where `due_known` is false. */
    bool due_known;
    uint8_t due_turns;
    uint8_t due[CPARENT__SENTENCE_TOKENS + 1];
    uint16_t due_next[CPARENT__SENTENCE_TOKENS + 1];
} cparent__times;

/* Every date and period of a sentence, in order.  `meeting` may be unset;
 * when given it settles the year of a month without one. */
void
cparent__times_find(const cparent__sentence *sentence, cparent_date meeting,
                    cparent__times *times);

/* That a sentence has none. */
void
cparent__times_none(cparent__times *times);

/* The day before which something is due, from the words [from, to): "by 30
 * June", "within two weeks", "the March meeting".  Unset when the words and
 * the meeting do not settle it. */
cparent_date
cparent__due_date(const cparent__sentence *sentence, int from, int to,
                  cparent_date meeting);

/* A number as printed, with its unit when that is printed too. */
typedef struct cparent__number {
    int from;
    int to; /* past the unit */
    cparent_value value;
    bool words;    /* written in words, not digits */
    bool duration; /* of days, weeks, months or years */
    bool delta;    /* percentage points */
} cparent__number;

/* The number that begins at token `at`; false when there is none. */
bool
cparent__number_at(const cparent__sentence *sentence,
                   const cparent__times *times, int at,
                   cparent__number *number);

/* "no children", "none of the 26", "nil returns": nought at `at`. */
bool
cparent__nought_at(const cparent__sentence *sentence, int at,
                   cparent__number *number);

enum { CPARENT__NUMBERS = 64 };

typedef struct cparent__numbers {
    int count;
    cparent__number items[CPARENT__NUMBERS];
} cparent__numbers;

/* One of the `reach` tokens from `at` on begins the name of a thing that
 * figures count. */
bool
cparent__counts_things(const cparent__sentence *sentence, int at, int reach);

/* Every number of a sentence that measures something, in order: references,
 * ages, durations that define an indicator and the like are left out. */
void
cparent__numbers_find(const cparent__sentence *sentence,
                      const cparent__times *times,
                      cparent__numbers *numbers);

/* A small number in digits or words at `at`: how many tokens it takes, 0
 * when there is none. */
int
cparent__small_number(const cparent__sentence *sentence, int at,
                      int64_t *number_out);

#endif
