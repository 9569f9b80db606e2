/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_PEOPLE_INTERNAL_H
#define CPARENT_PEOPLE_INTERNAL_H

#include "read/agent-internal.h"

/* A whole name without a title at `at`, two words or an initial and one: how
 * many tokens; 0 when there is none. */
int
cparent__plain_name(const cparent__sentence *sentence, int at);

/* "Present:", "Apologies were received from": persons are listed. */
bool
cparent__lists_people(const cparent__sentence *sentence);

/* A comma, "and" or the like goes on with the list before token `at`. */
bool
cparent__list_reaches(const cparent__sentence *sentence, int at);

/* Past "(JS)" behind the name of tokens [from, to), or `to`. */
int
cparent__past_initials(const cparent__sentence *sentence, int from, int to);

/* Such a list, or the block stands below its first line. */
bool
cparent__in_people_list(const cparent__reader *reader);

/* "Presented by: …": a label stands at the head of the sentence. */
bool
cparent__begins_label(const cparent__sentence *sentence);

/* "Housing" in "Rachel Dunne (Housing)", where persons are listed. */
cparent__span
cparent__listed_role(const cparent__reader *reader, int at);

/* The person named by tokens [from, to), the first of which are honorifics,
 * with what they are; one who is known already is not named again. */
void
cparent__note_person(cparent__reader *reader, int from, int honorifics, int to,
                     cparent__span role);

/* People by their first name only, from token `at` on (people-first.c); where
 * the reading goes on, or 0. */
int
cparent__read_first_names(cparent__reader *reader, int at);

/* The post behind the name that ends at `at`, or before the one at `name`;
 * { 0, 0 } when none is printed. */
cparent__span
cparent__role_after(const cparent__reader *reader, int at);
cparent__span
cparent__role_before(const cparent__sentence *sentence, int name);

/* Two capitals in a row, tokens [from, to), are a name only where somebody
 * stands. */
bool
cparent__stands_as_person(const cparent__reader *reader, int from, int to);

#endif
