/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_HEAD_INTERNAL_H
#define CPARENT_HEAD_INTERNAL_H

#include "read/people-internal.h"

/* What a line of a letterhead is; head.c puts them together. */

/* "Members: Councillors Bello (Chair) and Finch", "Sederunt: …". */
bool
cparent__is_roster(const cparent__sentence *sentence);

/* "Ward: All", "Is Key decision?: Yes": of the paper, not what it is for. */
bool
cparent__is_fact_line(const cparent__sentence *sentence);

/* A label of the table's: "Cabinet Member: Councillor Pym". */
bool
cparent__is_holder_line(const cparent__sentence *sentence);

/* The token behind "Purpose of report:", or 0 where no such label stands. */
int
cparent__purpose_label(const cparent__sentence *sentence);

/* "5   VIRTUAL SCHOOL REPORT": a number without a stop, before a wide gap or
 * a title all in capitals. */
bool
cparent__is_numbered(const cparent__sentence *sentence);

#endif
