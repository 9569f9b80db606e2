/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_DUE_INTERNAL_H
#define CPARENT_DUE_INTERNAL_H

#include "read/act-internal.h"
#include "read/when-internal.h"

/*
 * The grammars of when something is due.  Each looks at token `at`, of a
 * clause that is tokens [from, to).
 */

/* "the next report", "her next report": the word before "next". */
bool
cparent__is_determiner(const cparent__sentence *sentence, int at);

bool
cparent__is_month(const cparent__sentence *sentence, int at);

/* The words that tell one meeting or report from others: "next", "March", "the
 * Quarter 3 report", "its first meeting of the year". */
bool
cparent__tells_which(const cparent__sentence *sentence, int at);

/* Back over the owner of a meeting and its article: "the Panel's March
 * meeting". */
int
cparent__back_to_article(const cparent__sentence *sentence, int from, int at);

/* Past "the end of", "w/c", "early", "close of play on": what may stand between
 * "by" and a day. */
int
cparent__due_leads(const cparent__sentence *sentence, int at);

/* The first time whose core begins within a few tokens of `at`, or NULL. */
const cparent__time *
cparent__time_from(const cparent__times *times, int at);

/* "a future meeting of the Board", "the March meeting", "the next report",
 * "future scorecards", "each meeting". */
bool
cparent__due_meeting(const cparent__sentence *sentence, int at, int from,
                     int to, cparent__due *due);

/* "in the 2023/24 Annual Report", "in the 2025/26 budget" */
bool
cparent__due_report(const cparent__sentence *sentence, int at, int to,
                    cparent__due *due);

/* "its meeting in February", "the meeting of the Board in December 2025". */
bool
cparent__due_meeting_in(const cparent__sentence *sentence,
                        const cparent__times *times, int at, int from, int to,
                        cparent__due *due);

/* "before the summer recess", "at the induction". */
bool
cparent__due_event(const cparent__sentence *sentence, int at, int from,
                   int to, cparent__due *due);

/* Where "that week", "every six months" at `at` ends, or 0. */
int
cparent__round_end(const cparent__sentence *sentence, int at);

/* "for the autumn", "by the end of the year", "by Friday". */
bool
cparent__due_undated(const cparent__sentence *sentence, int at, int to,
                     cparent__due *due);

#endif
