/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_RULES_INTERNAL_H
#define CPARENT_RULES_INTERNAL_H

#include <cparent/indicator.h>
#include <cparent/measure.h>
#include <cparent/target.h>

#include "challenge/challenge-internal.h"

/*
 * A rule is a small function over a snapshot that puts questions by
 * cparent__ask.  What it is called and how it words its question stand in
 * share/challenge_rules.tsv; challenge.c joins the two by id.
 */

typedef struct cparent__asking {
    const cparent_snapshot *snapshot;
    cparent_challenges *asked; /* what is being put together */
    const char *rule;          /* id */
    const char *wording;       /* with {blanks} */
    cparent_error *err;
} cparent__asking;

typedef cparent_status
cparent__rule(cparent__asking *asking);

cparent__rule cparent__rule_off_target_worsening;
cparent__rule cparent__rule_direction_contradicted;
cparent__rule cparent__rule_pledge_no_evidence;
cparent__rule cparent__rule_no_owner_or_date;
cparent__rule cparent__rule_action_overdue;

/* What goes into one {blank} of the wording. */
typedef struct cparent__blank {
    const char *name;
    const char *words;            /* NULL for a figure */
    const cparent_value *value;   /* of a figure */
    const cparent_record *record; /* where the words or the figure stand;
                                     NULL for our own words */
} cparent__blank;

/* One question more, of `asking->rule`.  Words are copied, records are
 * borrowed from the snapshot. */
cparent_status
cparent__ask(cparent__asking *asking, const cparent__blank *blanks,
             size_t blank_count, const cparent_record *const *evidence,
             size_t evidence_count);

/* The indicator of that code, the council's own before the catalogue's;
 * NULL when neither knows it.  Borrowed from `asked`. */
cparent_status
cparent__asked_indicator(cparent__asking *asking, const char *code,
                      const cparent_record **indicator_out);

/*
 * The figures of one indicator that may be held beside one another, in
 * order of time: one source, one kind of period, exact numbers about the
 * authority itself.
 */
typedef struct cparent__series {
    cparent_point *points;
    const cparent_record **observations; /* one a point */
    size_t count;
} cparent__series;

/* The best series there is, of periods that end by `until`.  Tables come
 * before published statistics and these before prose, whose documents are
 * never mixed; then the one with the latest figure, then the longest. */
cparent_status
cparent__series_of(const cparent_snapshot *snapshot, const char *code,
                   cparent_date until, cparent__series *series_out,
                   cparent_error *err);

void
cparent__series_free(cparent__series *series);

/* The document that a record's first citation points into; NULL when it
 * has none.  `citations` is the record's list field. */
const cparent_record *
cparent__asked_document(const cparent_snapshot *snapshot,
                     const cparent_record *record, size_t citations);

#endif
