/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_DISCUSS_INTERNAL_H
#define CPARENT_DISCUSS_INTERNAL_H

#include "read/act-internal.h"
#include "read/agent-internal.h"

/* A verb as it stands behind "to" or "will". */
bool
cparent__act_is_base_verb(const cparent__sentence *sentence, int at);

/* Nobody. */
cparent__span
cparent__act_no_span(void);

/* Where the clause that begins at `from` ends: at a second undertaking, a
 * semicolon, or the sentence's end.  A clause ends where the one ends that
 * it lies in, so that many in one sentence cost no more than one. */
int
cparent__act_clause_end(cparent__reader *reader, int from);

/* Where "| and that …" goes on in the clause [from, to); `to` where nothing
 * does.  Found once for all that is said before it. */
int
cparent__act_that_end(cparent__reader *reader, int from, int to);

/* "requested that …", "asked for a breakdown to come to the next meeting",
 * "asked officers to provide", "requested that …, and that …". */
bool
cparent__read_request(cparent__reader *reader, int at);

/* What begins at token `at`; true when it was an action.  "X agreed to",
 * "X was to", "said that it would be done by Friday", "he would". */
bool
cparent__read_undertaking(cparent__reader *reader, int at);
bool
cparent__read_was_to(cparent__reader *reader, int at);
bool
cparent__read_promise(cparent__reader *reader, int at);
bool
cparent__read_would(cparent__reader *reader, int at);

/* "will escalate it if nothing changes", "will review the plan every month":
 * what they always do. */
bool
cparent__is_standing(const cparent__sentence *sentence, int at);

/* "It had been agreed that the Chair | would write": elsewhere, before. */
bool
cparent__is_past_agreement(const cparent__sentence *sentence, int to);

/* Somebody asks, and nobody else answers behind a semicolon. */
bool
cparent__is_in_question(const cparent__sentence *sentence, int at);

/* "…; it would be e-mailed to Members before the end of March". */
bool
cparent__read_handed(cparent__reader *reader);

/* Whoever speaks by name or post is who "she" is in the next sentence. */
void
cparent__note_speaker(cparent__reader *reader);

/* "Action: X to verb", "(Action: A/B)", "… for all. (AV)". */
bool
cparent__read_mark(cparent__reader *reader);

/* What stands behind such a mark, tokens [from, to): "CR: write up the day",
 * "X to verb", "Circulate the slides (AV)". */
bool
cparent__read_behind(cparent__reader *reader, int from, int to);

/* "A note to be sent to all Members", "Lorna Beck to redraft the
 * definitions". */
bool
cparent__read_note(cparent__reader *reader);

/* Does the next sentence of the block take on what this one asks for? */
bool
cparent__accepts_next(cparent__reader *reader);

/* "The Manager was happy to do this": who takes on what the sentence before
 * asked of nobody is its owner.  True when the sentence was that. */
bool
cparent__read_acceptance(cparent__reader *reader);

#endif
