/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_PLACE_INTERNAL_H
#define CPARENT_PLACE_INTERNAL_H

#include <cparent/progress.h>
#include <cparent/source.h>

#include "core/arena-internal.h"
#include "returns/day-internal.h"

/*
 * What comes from beside the return: where postcodes are, and on which days
 * nobody works.
 */

typedef struct cparent__postcode {
    uint64_t key; /* without blanks */
    int32_t easting;
    int32_t northing; /* both 0: not known */
    uint32_t area;    /* of places->areas */
    uint32_t spare;
} cparent__postcode;

/* Code of a local authority, as the table of postcodes has it. */
typedef struct cparent__area {
    char code[12];
} cparent__area;

typedef struct cparent__places {
    cparent__postcode *items;
    size_t count;
    size_t capacity;
    uint32_t *slots;
    size_t slot_count;
    cparent__area *areas; /* the first has no code: not known */
    size_t area_count;
    size_t area_capacity;
    struct cparent__table *authorities;
    struct cparent__table *districts;
} cparent__places;

/* Reads a table of postcodes (postcode, easting, northing, laua).  Fails
 * with PARSE, IO … or NOMEM. */
cparent_status
cparent__places_read(cparent_source *source, const cparent_limits *limits,
                     cparent__places **places_out, cparent_error *err);

/* For each area, whether `authority` is responsible for it: its code, or
 * the Department's number for it.  `outside_out` has room for area_count:
 * 1 where another is, 0 where it is or nobody can say. */
void
cparent__places_outside(const cparent__places *places, const char *authority,
                        uint8_t *outside_out);

void
cparent__places_free(cparent__places *places);

/* NULL when the postcode is not in the table. */
const cparent__postcode *
cparent__places_find(const cparent__places *places, const char *text,
                     size_t length);

/* True when they are more than 20.0 miles apart, the distance rounded to
 * one place, half up, as the Department does. */
bool
cparent__places_far(const cparent__postcode *a, const cparent__postcode *b);

/* Days on which nobody works, in order. */
typedef struct cparent__holidays {
    int32_t *days;
    size_t count;
    size_t capacity;
} cparent__holidays;

/* Reads days, one a row: the column "date", or the first one.  Rows of a
 * division other than England are left out. */
cparent_status
cparent__holidays_read(cparent_source *source, const cparent_limits *limits,
                       cparent__holidays **holidays_out, cparent_error *err);

void
cparent__holidays_free(cparent__holidays *holidays);

/* The day that is `count` working days after `day`. */
cparent__day
cparent__working_days_later(const cparent__holidays *holidays,
                            cparent__day day, int count);

#endif
