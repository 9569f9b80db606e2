/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_HIGHLIGHTS_INTERNAL_H
#define CPARENT_HIGHLIGHTS_INTERNAL_H

#include "report/tree-internal.h"

/* What every part of the report is built from and into. */
typedef struct cparent__build {
    const cparent__pack *pack;
    cparent__tree *tree;
} cparent__build;

/* The parts, in the order in which they are read. */
void
cparent__build_minute(cparent__build *build, cparent__node *root);
void
cparent__build_score(cparent__build *build, cparent__node *root);
void
cparent__build_detail(cparent__build *build, cparent__node *root);
void
cparent__build_pledges(cparent__build *build, cparent__node *root);
void
cparent__build_actions(cparent__build *build, cparent__node *root);
void
cparent__build_questions(cparent__build *build, cparent__node *root);
void
cparent__build_standings(cparent__build *build, cparent__node *root);
void
cparent__build_decisions(cparent__build *build, cparent__node *root);
void
cparent__build_voices(cparent__build *build, cparent__node *root);
void
cparent__build_sources(cparent__build *build, cparent__node *root);

/* A section with its place in the contents. */
cparent__node *
cparent__build_section(cparent__build *build, cparent__node *root,
                       const char *id, const char *heading);

/* "S1" links after some words. */
void
cparent__build_references(cparent__build *build, cparent__node *node,
                          const cparent__pack_sources *sources);

/* Plain words at the end of `node`. */
void
cparent__build_text(cparent__build *build, cparent__node *node,
                    const char *words);

/* How one row stands, from what may be shown of it. */
cparent__look
cparent__row_look(const cparent__pack_row *row);

/* True when it has a card of its own among the details. */
bool
cparent__row_has_card(const cparent__pack_row *row);

/* A badge with its look's own word. */
void
cparent__build_badge(cparent__build *build, cparent__node *node,
                     cparent__look look);

/* "down 1.7 points, better": the one change of a row; NULL when there is
 * none to speak of. */
cparent__node *
cparent__build_change(cparent__build *build, cparent__node *node,
                      const cparent__pack_row *row);

/* Badges of what an SPC chart says of variation and target; of a row that
 * has one. */
void
cparent__build_variation(cparent__build *build, cparent__node *node,
                         const cparent__pack_row *row);

/* The same in sentences; "" without a chart. */
const char *
cparent__build_spc_words(cparent__build *build,
                         const cparent__pack_row *row);

/* "Worse: above the upper limit", of one point. */
const char *
cparent__build_mark_words(cparent__build *build,
                          const cparent__pack_mark *mark);

/* "; average 18.2%; limits …", for a picture's description. */
const char *
cparent__build_level_words(cparent__build *build,
                           const cparent__pack_row *row);

/* True when any row has an SPC chart. */
bool
cparent__pack_has_spc(const cparent__pack *pack);

/* "at least 95%", "at most 20%". */
const char *
cparent__target_words(cparent__build *build, const cparent__pack_row *row);

/* The drawing of a row; NULL when nothing can be drawn. */
const cparent__chart *
cparent__build_chart(cparent__build *build, const cparent__pack_row *row,
                     bool small);

/* True when there is anything to say of it. */
bool
cparent__shown_given(const cparent__shown *shown);

/* "1 action", "3 actions". */
const char *
cparent__build_count(cparent__build *build, size_t count, const char *one,
                     const char *many);

/* True when the string has something in it. */
bool
cparent__given(const char *words);

#endif
