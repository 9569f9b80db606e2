/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_COMPARE_INTERNAL_H
#define CPARENT_COMPARE_INTERNAL_H

/*
 * A comparison in the making: compare-choose.c finds out what is asked for,
 * compare.c works it out, compare-series.c over time, compare-funnel.c
 * beside what chance would do, compare-words.c says
 * it in a sentence, and compare-json.c to programs.
 */
#include <stdatomic.h>

#include <cparent/peers.h>

#include "core/arena-internal.h"
#include "model/published-internal.h"

/* A neighbour and its figure. */
typedef struct cparent__near {
    cparent_neighbour who;
    cparent_value value;
} cparent__near;

/* A point of the series. */
typedef struct cparent__compare_point {
    cparent_point point;
    const char *label; /* as the file has the period */
} cparent__compare_point;

struct cparent_standing {
    atomic_int references;
    cparent__arena arena;
    const char *authority; /* its name */
    const char *code;      /* of nine characters */
    const char *old_code;  /* three digits */
    const char *measure;   /* label */
    const char *column;
    const char *period;
    const char *identifier;
    const char *region_name;
    const char **filters;  /* name, value, name, value … */
    size_t filter_count;
    int32_t polarity;
    int32_t unit;
    int32_t places;        /* decimals to show */
    cparent_value value, national, region;
    size_t rank, ranked, tied;
    const char *band;      /* NULL: none */
    cparent_value quartiles[5];
    const char *model;     /* NULL: none */
    cparent__near *neighbours;
    size_t neighbour_count;
    size_t used;
    cparent_value median, mean;
    bool has_funnel;
    cparent_peer_funnel funnel;
    cparent_peer *peers;
    size_t peer_count;
    cparent__compare_point *series;
    size_t series_count;
    const char **notes;
    size_t note_count;
    const char *sentence;
};

/* What was chosen out of a data set. */
typedef struct cparent__compare_work {
    cparent_published *published;
    const cparent_compare_options *options;
    cparent_standing *out;
    cparent_error *err;
    size_t measure;
    size_t breakdown;
    size_t period;
    const char *code;     /* three digits, "" when the data have none */
    const char *new_code; /* nine characters, "" likewise */
    const cparent__frame *frame;
    bool *alike; /* breakdowns that other periods may have instead */
} cparent__compare_work;

/* Finds measure, council, period and breakdown. */
cparent_status
cparent__compare_choose(cparent__compare_work *work);

/* True when the place is the council. */
bool
cparent__compare_is(const cparent__compare_work *work,
                    const cparent_place *place);

/* A council stands in the data under each code that it had: of its rows of
 * a period, the one that says most.  SIZE_MAX when there is none. */
size_t
cparent__compare_find(const cparent__compare_work *work, const char *code,
                      const char *new_code, size_t period);

/* Its figure there; MISSING for SIZE_MAX. */
cparent_value
cparent__compare_figure(const cparent__compare_work *work, size_t place,
                        size_t period);

/* True when an earlier place is the same council under another code, and so
 * has been counted. */
bool
cparent__compare_counted(const cparent__compare_work *work, size_t place);

/* The funnel, where the counts behind the figures are known. */
cparent_status
cparent__compare_funnel(cparent__compare_work *work);

/* The council's figures over time, and the gaps between them. */
cparent_status
cparent__compare_follow(cparent__compare_work *work);

/* What a reader has to know; NOMEM waits in the arena. */
void
cparent__compare_note(cparent_standing *out, const char *format, ...)
    CPARENT_PRINTF(2, 3);

/* The sentence, and the notes on what is not there. */
void
cparent__compare_words(cparent__compare_work *work);

/* Of exact numbers in ascending order: the quantile at quarter/4, type 7,
 * and the mean.  False when it does not fit. */
bool
cparent__compare_quartile(const int64_t *ascending, size_t count, int scale,
                          int quarter, cparent_decimal *out);
bool
cparent__compare_mean(const int64_t *numbers, size_t count, int scale,
                      cparent_decimal *out);

#endif
