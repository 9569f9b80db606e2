/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_AGENT_INTERNAL_H
#define CPARENT_AGENT_INTERNAL_H

#include "read/reader-internal.h"

bool
cparent__is_capital_word(const cparent__sentence *sentence, int at);

/* A word that can be part of a name: a capital, then small letters, and
 * not a word of the field. */
bool
cparent__is_name_word(const cparent__sentence *sentence, int at);

/* A first name that needs no title. */
bool
cparent__is_given(const cparent__sentence *sentence, int at);

/* "HO": two or three capitals. */
bool
cparent__is_initials(const cparent__sentence *sentence, int at);

/* "Councillor", "Mr", "Dr": how many tokens. */
int
cparent__honorifics_at(const cparent__sentence *sentence, int at);

/* How many tokens of a name begin at `at`: "Liz Hardman", "O'Neill-Shaw",
 * "B Lusk"; its words without initials in words_out. */
int
cparent__name_words(const cparent__sentence *sentence, int at, int to,
                    bool titled, int *words_out);

/* Who acts in a clause that asks for it, at `from`: a person, post or body, a
 * team, or whoever the verb behind shows to be one; how many tokens. */
int
cparent__actor_at(const cparent__sentence *sentence, int from, int to,
                  cparent__agent *agent_out);

/* "In reply | Mrs Boyle stated": how the sentence begins. */
bool
cparent__is_in_reply(const cparent__sentence *sentence);

/* Words that may stand between who and what: "also", "had then". */
bool
cparent__is_between_word(const cparent__sentence *sentence, int at);

#endif
