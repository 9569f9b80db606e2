/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_TESTS_COUNCIL_H
#define CPARENT_TESTS_COUNCIL_H

#include "support.h"

/* An invented council, put together record by record. */

enum { COUNCIL_MOST = 64 };

typedef struct council {
    cparent_record *records[COUNCIL_MOST];
    size_t count;
} council;

/* One record: pairs of field and text, ended by NULL.  Borrowed. */
const cparent_record *
council_add(council *self, cparent_noun noun, const char *id, ...);

/* A figure of a table, put in by hand: "percent" unless `value` names
 * another unit.  Borrowed. */
const cparent_record *
council_figure(council *self, const char *code, const char *period,
               const char *value);

/* Figures of consecutive months of 2025, from January, in one line. */
void
council_months(council *self, const char *code, const char *line);

/* A document and a citation into it: "doc", "doc-line". */
void
council_document(council *self, const char *id, const char *kind,
                 const char *held_on);

cparent_snapshot *
council_snapshot(const council *self, const char *as_at);

void
council_free(council *self);

/* The questions as one text, a line each: "CQ41-action-overdue: …". */
char *
council_ask(const council *self, const char *as_at);

/* Asks, compares and frees. */
#define assert_questions(self, as_at, expected)                             \
    do {                                                                    \
        char *asked_ = council_ask(self, as_at);                            \
        ck_assert_str_eq(asked_, expected);                                 \
        free(asked_);                                                       \
    } while (0)

#endif
