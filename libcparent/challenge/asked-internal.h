/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_ASKED_INTERNAL_H
#define CPARENT_ASKED_INTERNAL_H

#include "challenge/rules-internal.h"
#include "facts/table-internal.h"

/* What a set of questions is made of; for challenge.c and ask.c only. */

typedef struct cparent__question {
    const char *rule; /* a cell of the table of rules */
    char *text;       /* the whole, for staff */
    char *words;      /* what the segments' words point into */
    cparent__segment *segments;
    size_t segment_count;
    const cparent_record **evidence; /* borrowed from the snapshot */
    size_t evidence_count;
} cparent__question;

/* An indicator that the catalogue was asked for; NULL: not known there. */
typedef struct cparent__looked_up {
    char *code;
    cparent_record *indicator;
} cparent__looked_up;

struct cparent_challenges {
    cparent_snapshot *snapshot;
    cparent__table *rules;
    cparent__question *questions;
    size_t count;
    size_t capacity;
    cparent__looked_up *indicators;
    size_t indicator_count;
    size_t indicator_capacity;
};

/* Frees what the question owns, not the question. */
void
cparent__question_clear(cparent__question *question);

#endif
