/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_WORK_INTERNAL_H
#define CPARENT_WORK_INTERNAL_H

#include <cparent/compare.h>
#include <cparent/spc.h>
#include <cparent/store.h>

#include "core/arena-internal.h"
#include "model/figure-internal.h"
#include "report/pack-internal.h"

struct cparent_challenges;

/*
 * A board's pack in the making.  It is made in three steps: collect every
 * exact figure into one set (collect-….c); let protect judge the set whole;
 * lay out what may be shown (pack-….c).  No step after the second touches an
 * exact figure.
 */

/* No figure. */
#define CPARENT__NO_FIGURE SIZE_MAX

/* One point of a series: the record, and its figure. */
typedef struct cparent__work_point {
    const cparent_record *observation;
    size_t figure;
} cparent__work_point;

/* A row of the scorecard before the door. */
typedef struct cparent__work_row {
    const cparent_record *indicator; /* NULL: not of the catalogue */
    const cparent_record *document;  /* of prose; NULL: a table's series */
    bool foreign;                    /* the document is another council's */
    const char *key;                 /* of prose: code, group or id */
    cparent__work_point *points;     /* in order of time */
    size_t point_count;
    const cparent_record *previous;  /* of prose, in that role */
    const cparent_record *aim;       /* observation as target, or target */
    const cparent_record **mentions; /* minutes that say the same figure */
    size_t mention_count;
    size_t latest, before, change, target; /* figures */
    size_t rag, way, direction, travel;    /* verdicts */
    cparent_target_side_choice side;
} cparent__work_row;

typedef struct cparent__work {
    const cparent_snapshot *snapshot;
    cparent_date as_at;
    cparent__arena arena;
    cparent__figures figures;
    const cparent__shown *shown; /* after the door, by figure */
    cparent__work_row *rows;
    size_t row_count;
    const cparent_record **indicators; /* made for this report */
    size_t indicator_count;
    const cparent_record **cited; /* citations, in order of their number */
    cparent__pack pack;
    cparent_error *err;
} cparent__work;

/* Where the council stands in a store's published statistics (standings.c);
 * no store, nothing. */
cparent_status
cparent__collect_standings(cparent__work *work, cparent_store *store);

/* The funnel of a comparison (pack-funnel.c); NULL when it has none, or
 * after a failure of the arena. */
const cparent__pack_funnel *
cparent__collect_funnel(cparent__arena *arena,
                        const cparent_standing *standing);

/* --- who says what (evidence.c) ------------------------------------------ */

/* The record's field of that name as a list of citations. */
size_t
cparent__citation_count(const cparent_record *record);
const cparent_record *
cparent__citation_at(const cparent__work *work, const cparent_record *record,
                     size_t index);

/* The document that a record was read from; NULL when it has none. */
const cparent_record *
cparent__document_of(const cparent__work *work,
                     const cparent_record *record);

/* True when the record was read from prose. */
bool
cparent__is_prose(const cparent__work *work, const cparent_record *record);

/* The store's indicator of that code, or the catalogue's; NULL for
 * neither. */
const cparent_record *
cparent__indicator_of(cparent__work *work, const char *code);

/* Numbers the record's citations among the report's sources. */
cparent__pack_sources
cparent__sources_of(cparent__work *work, const cparent_record *record);
cparent__pack_sources
cparent__sources_join(cparent__work *work, cparent__pack_sources a,
                      cparent__pack_sources b);

/* What a person reads at a citation when it may be quoted, else NULL. */
const char *
cparent__quote_of(const cparent__work *work, const cparent_record *citation);

/* The text of a field when it may be said, else NULL. */
const char *
cparent__say(const cparent__work *work, const cparent_record *record,
             size_t field);

/* --- the steps ----------------------------------------------------------- */

cparent_status
cparent__collect_rows(cparent__work *work);
cparent_status
cparent__figure_row(cparent__work *work, cparent__work_row *row);

void
cparent__pack_scorecard(cparent__work *work);

/* What an SPC chart says of a row, from what may be shown of it; NULL when
 * fewer than 13 of its points are numbers that a chart can hold. */
const cparent__pack_spc *
cparent__pack_spc_of(cparent__arena *arena, const cparent__pack_row *row);

/* A point of a chart as the report marks it, with so many places. */
void
cparent__pack_mark_set(const cparent_spc_point *point, int places,
                       cparent__pack_mark *mark);

/* To so many places; false when it is too large for a decimal. */
bool
cparent__decimal_near(double number, int places, cparent_decimal *out);

void
cparent__pack_pledges(cparent__work *work);
void
cparent__pack_actions(cparent__work *work);
void
cparent__pack_meetings(cparent__work *work);
cparent_status
cparent__collect_asks(cparent__work *work,
                      const struct cparent_challenges *challenges,
                      size_t **figures_out);
void
cparent__pack_asks(cparent__work *work,
                   const struct cparent_challenges *challenges,
                   const size_t *figures);
void
cparent__pack_minute(cparent__work *work);
void
cparent__pack_checks(cparent__work *work);

#endif
