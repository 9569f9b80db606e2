/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_REPORT_PACK_INTERNAL_H
#define CPARENT_REPORT_PACK_INTERNAL_H

#include <cparent/measure.h>

#include "core/text-internal.h"
#include "protect/door-internal.h"
#include "report/pack-funnel-internal.h"

/*
 * The board's pack: everything that the highlights report says, already
 * through the door.  jobs/ fills it in, report/ lays it out.  It owns no
 * strings: all are borrowed from an arena or a snapshot that outlives it.
 * Arrays are NULL when empty.  Sources are referred to by index.
 */

typedef struct cparent__pack_source {
    const char *id;       /* "S1" */
    const char *document; /* title or file name */
    const char *place;    /* "line 14", "10 February 2026, line 14" */
    const char *quote;    /* what a person reads there; NULL: withheld */
    const char *address;  /* http(s) only; NULL when there is none */
    const char *digest;   /* first 12 digits */
} cparent__pack_source;

typedef struct cparent__pack_sources {
    const size_t *items; /* indexes into cparent__pack.sources */
    size_t count;
} cparent__pack_sources;

typedef struct cparent__pack_point {
    cparent_period period;
    char label[CPARENT_PERIOD_SIZE];
    cparent__shown value;
    bool gap_before; /* a period is missing: draw no line across */
} cparent__pack_point;

/* A point as an SPC chart judges it. */
typedef struct cparent__pack_mark {
    bool judged; /* one number that may be shown; else it took no part */
    bool limits; /* mean, lower and upper are there */
    cparent_decimal mean;
    cparent_decimal lower;
    cparent_decimal upper;
    int32_t group;    /* how many rebases came before */
    int32_t verdict;  /* a cparent_spc_verdict */
    uint32_t rules;   /* CPARENT_SPC_… bits */
    uint32_t primary; /* the one that names the verdict */
    bool upward;      /* it speaks of high, or rising */
} cparent__pack_mark;

/* An SPC chart worked out from the shown figures of a row and from nothing
 * else, so that it tells nothing of those that are hidden. */
typedef struct cparent__pack_spc {
    const cparent__pack_mark *marks; /* one for each point of the row */
    size_t last;       /* the last that is judged: the verdict is of it */
    size_t numbers;    /* how many are */
    int32_t assurance; /* a cparent_spc_assurance */
    bool trial;        /* limits of fewer figures than they need */
} cparent__pack_spc;

typedef struct cparent__pack_row {
    const char *code;      /* "" when not of the catalogue */
    const char *title;
    const char *subtitle;  /* unit and cohort in words, or "" */
    const char *definition;/* "" when none */
    cparent_indicator_polarity_choice polarity;
    char period[CPARENT_PERIOD_SIZE]; /* of the latest figure, "" unknown */
    cparent__shown latest;
    cparent__shown previous; /* number false, words "" when there is none */
    char previous_period[CPARENT_PERIOD_SIZE];
    cparent__shown change;   /* as above */
    cparent__shown target;
    cparent_target_side_choice side;
    cparent_rag rag;              /* 0 when not to be said */
    cparent_direction change_way; /* of the one change */
    cparent_direction direction;  /* of three or more points */
    cparent_travel travel;
    const char *said;      /* the minutes' own words when there is no figure
                              ("met national targets"), or NULL */
    const char *caveat;    /* one sentence a reader must know, or NULL */
    bool worked_out;       /* figure is derived, not as given */
    bool detail;           /* off target or worsening: gets a chart */
    const cparent__pack_point *points;
    size_t point_count;
    const cparent__pack_spc *spc; /* NULL: too few figures to say */
    cparent__pack_sources sources;
} cparent__pack_row;

typedef struct cparent__pack_group {
    const char *title;
    const char *about;  /* the promise it belongs to, or "" */
    const cparent__pack_row *rows;
    size_t row_count;
} cparent__pack_group;

typedef enum cparent__evidence {
    CPARENT__EVIDENCE_NONE = 0,   /* "no evidence" */
    CPARENT__EVIDENCE_WORDS = 1,  /* only what people said */
    CPARENT__EVIDENCE_FIGURES = 2 /* figures */
} cparent__evidence;

typedef struct cparent__pack_fact {
    const char *words; /* one line: a figure or a claim, in words */
    cparent__pack_sources sources;
} cparent__pack_fact;

typedef struct cparent__pack_pledge {
    const char *heading;
    const char *const *statements;
    size_t statement_count;
    cparent__evidence evidence;
    const cparent__pack_fact *facts;
    size_t fact_count;
    const char *gap; /* what nobody has shown yet, or NULL */
    cparent__pack_sources sources;
} cparent__pack_pledge;

typedef enum cparent__due {
    CPARENT__DUE_OVERDUE = 1,
    CPARENT__DUE_SOON = 2,   /* within 28 days */
    CPARENT__DUE_LATER = 3,
    CPARENT__DUE_NO_DATE = 4,
    CPARENT__DUE_DONE = 5
} cparent__due;

typedef struct cparent__pack_action {
    const char *id;
    const char *text;
    const char *owner;  /* NULL: nobody is named */
    const char *due;    /* as printed, or a date in words; NULL: none */
    const char *update; /* NULL: nothing heard */
    const char *agreed; /* "9 December 2025", or NULL */
    cparent__due state;
    int32_t age_days;     /* since it was agreed; -1 unknown */
    int32_t overdue_days; /* 0 when not overdue */
    cparent__pack_sources sources;
} cparent__pack_action;

typedef struct cparent__pack_question {
    const char *text;
    const char *asked_by;    /* NULL: not said */
    const char *answered_by; /* NULL: not said */
    const char *answer;      /* NULL: no answer recorded */
    const char *when;        /* "9 December 2025", or NULL */
    cparent__pack_sources sources;
} cparent__pack_question;

typedef struct cparent__pack_ask {
    const char *rule; /* "CQ01-off-target-worsening" */
    const char *question;
    cparent__pack_sources sources;
} cparent__pack_ask;

typedef struct cparent__pack_decision {
    const char *number; /* as printed, or NULL */
    const char *text;
    const char *kind;   /* "noted", "agreed" … or NULL */
    const char *when;
    cparent__pack_sources sources;
} cparent__pack_decision;

typedef struct cparent__pack_tile {
    const char *title;
    cparent__shown value; /* or, when `number` is false, use `words` */
    const char *words;    /* big text in place of a figure, or NULL */
    const char *below;    /* a line of explanation */
    int tone;             /* 0 plain, 1 good, 2 bad */
    cparent__pack_sources sources;
} cparent__pack_tile;

/* A published figure: nothing of it is to be hidden. */
typedef struct cparent__pack_figure {
    bool number;        /* there is one, at `at` */
    cparent_decimal at;
    const char *words;  /* "71%", or why there is none */
} cparent__pack_figure;

typedef struct cparent__pack_neighbour {
    const char *name;
    cparent__pack_figure figure;
} cparent__pack_neighbour;

/* Where the council stands in published statistics. */
typedef struct cparent__pack_standing {
    const char *title;    /* of the indicator */
    const char *council;
    const char *period;   /* as published */
    const char *source;   /* the data set */
    const char *sentence;
    const char *model;    /* of neighbours, "2025"; "" without one */
    cparent__pack_figure own;
    cparent__pack_figure national;
    const char *national_label; /* "England 70%" */
    const char *region_name;    /* "" unknown */
    const char *region_words;
    cparent_decimal low, high;  /* of all councils */
    const char *low_words, *high_words;
    const cparent__pack_neighbour *neighbours;
    size_t neighbour_count;
    const cparent__pack_funnel *funnel; /* NULL: counts are not published */
} cparent__pack_standing;

typedef struct cparent__pack {
    const char *council;
    const char *body;      /* "Corporate Parenting Board", or "" */
    char as_at[24];        /* "1 March 2026" */
    const char *latest_meeting; /* "10 February 2026", or NULL */
    const char *head;      /* of the history */
    const char *profile;   /* "dfe_la 1", "exact figures" */
    bool restricted;
    size_t hidden;         /* figures hidden in this report */

    const char *headline;  /* one or two sentences built from the data */
    const cparent__pack_tile *tiles;
    size_t tile_count;
    size_t on_target, close, off_target, no_target, not_shown; /* of rows */

    const cparent__pack_group *groups;
    size_t group_count;
    const cparent__pack_pledge *pledges;
    size_t pledge_count;
    const cparent__pack_action *actions;
    size_t action_count;
    const cparent__pack_question *questions;
    size_t question_count;
    const cparent__pack_ask *asks;
    size_t ask_count;
    const cparent__pack_decision *decisions;
    size_t decision_count;
    const cparent__pack_fact *voices; /* what young people said or asked */
    size_t voice_count;
    const cparent__pack_fact *checks; /* caveats of the whole report */
    size_t check_count;
    const cparent__pack_standing *standings;
    size_t standing_count;
    const cparent__pack_source *sources;
    size_t source_count;
} cparent__pack;

/* The whole report in each format.  Deterministic: the same pack gives the
 * same bytes. */
cparent_status
cparent__report_html(const cparent__pack *pack, cparent__text *text,
                     cparent_error *err);
cparent_status
cparent__report_markdown(const cparent__pack *pack, cparent__text *text,
                         cparent_error *err);
cparent_status
cparent__report_json(const cparent__pack *pack, cparent__text *text,
                     cparent_error *err);

#endif
