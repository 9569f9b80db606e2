/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REVIEW_H
#define REVIEW_H

#include "tool.h"

/* One proposal after the other, on a terminal. */

/* review-show.c: the words that say it, and what is proposed. */
void review_show(const tool *t, const cparent_proposed *seen, size_t number,
                 size_t count);
void review_show_document(tool *t, const char *id);
/* The words of the proposal's own document; NULL when there are none. */
const cparent_record *review_citation(const cparent_proposed *seen);
/* What the tool shows of a record, and lets a person correct. */
bool review_field(cparent_noun noun, size_t field);

/* review-edit.c: what a person makes of it.  *record_out stays NULL when
 * the person gives up; an exit status. */
int review_edit(tool *t, const cparent_proposed *seen,
                cparent_record **record_out);
int review_split(tool *t, const cparent_proposed *seen,
                 cparent_record *parts_out[2]);

/* review-step.c: one line from the person; false at the end of input, or
 * after Ctrl-C. */
bool review_ask(const char *question, char *line, size_t size);

/* review-sheet.c: for those who prefer a spreadsheet. */
int review_export(tool *t, const char *path);
int review_import(tool *t, const char *path);

#endif
