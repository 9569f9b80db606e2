/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_PLEDGE_INTERNAL_H
#define CPARENT_PLEDGE_INTERNAL_H

#include "read/discuss-internal.h"

/* What begins a point of a list: a bullet, or a number. */
#define CPARENT__POINT (CPARENT__BLOCK_BULLET | CPARENT__BLOCK_LABEL)

/* Tokens of a line that opens promises, and of one that is nothing but a
 * heading. */
enum { CPARENT__PLEDGE_LEAD = 16, CPARENT__PLEDGE_BARE = 6 };

/* --- what a line is (pledge-line.c) -------------------------------------- */

/* "The Board welcomed the pledge", "Members discussed it". */
bool
cparent__pledge_body_acts(const cparent__sentence *sentence);

/* It reports who said, asked or decided something. */
bool
cparent__pledge_talk(const cparent__sentence *sentence);

/* The block `far` ones below is in a list of points. */
bool
cparent__pledge_point(const cparent__reader *reader, size_t far);

/* "We", "You", "Our" begin it. */
bool
cparent__pledge_speaks(const cparent__sentence *sentence);

/* "We will", "Every child will", "No young person will": a promise. */
bool
cparent__pledge_makes(const cparent__sentence *sentence);

/* Ends as a heading does: without a mark, or with a bracket, "(Green)". */
bool
cparent__pledge_ends_open(const cparent__sentence *sentence);

/* "1. Home" above "i. All were settled": a numbered heading, whose list has
 * bullets or numbers of another kind. */
bool
cparent__pledge_lists(const cparent__reader *reader, size_t far);

/* "Progress against the Pledge": above what was done, not what is
 * promised. */
bool
cparent__pledge_monitors(const cparent__sentence *sentence);

/* "Next steps", "Recommendations": what follows is no part of a promise. */
bool
cparent__pledge_heads_other(const cparent__sentence *sentence);

/* What the page is about is the promise itself.  Cuts the sentence aside, as
 * the next two do. */
bool
cparent__pledge_titled(cparent__reader *reader);

/* The block `far` ones below says something to children, in a list or as a
 * sentence. */
bool
cparent__pledge_below(cparent__reader *reader, size_t far);

/* "Most children are settled." between a heading and its points, or a
 * paragraph that is all that stands under it; nobody speaks there. */
bool
cparent__pledge_sums_up(cparent__reader *reader, size_t far);

/* --- what opens a promise (pledge-lead.c) -------------------------------- */

/* "The Pledge", "Our promises": a line that opens a list of them. */
bool
cparent__pledge_opening(const cparent__reader *reader);

/* "The Pledge, as read out, was in the following terms:-" above what it
 * promises, or above the first heading of that. */
bool
cparent__pledge_terms(cparent__reader *reader);

/* "The Head of Service went through each promise in turn.", "Progress under
 * each part of the Pledge was reported:" above the heading of a part. */
bool
cparent__pledge_leads(cparent__reader *reader);

/* The same above lines that each name a part and say something of it. */
bool
cparent__pledge_leads_inline(cparent__reader *reader);

/* "Home: 81 per cent were settled." in the block `far` ones below: the words
 * before its colon.  False, and heading_out untouched, where it is none. */
bool
cparent__pledge_inline(cparent__reader *reader, size_t far,
                       cparent__span *heading_out);

/* "As your corporate parents we promise to:" above points: what an opening
 * promises is said as it stands there. */
bool
cparent__pledge_itself(cparent__reader *reader);

/* --- parts --------------------------------------------------------------- */

/* Opens a part under its heading, if it has one; adds a statement to it. */
void
cparent__pledge_open(cparent__reader *reader, cparent__span heading);
void
cparent__pledge_say(cparent__reader *reader, uint32_t start, uint32_t end);

/* The block is a cell of a table of promises, whose rows are their parts:
 * "| Our Promise | What has been done |", "| Pledge | Our promise to you |
 * Progress |", or, under a heading, "| What we promised | Where we are |",
 * whose rows are what it promises (pledge-table.c). */
bool
cparent__pledge_table(cparent__reader *reader);

#endif
