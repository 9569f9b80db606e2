/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_LOOK_INTERNAL_H
#define CPARENT_LOOK_INTERNAL_H

#include "returns/cohort-internal.h"
#include "returns/place-internal.h"

/*
 * A look at one child on one day: its episodes of all returns as one
 * history, what chains them to periods of care and spells in one home, and
 * what is true of it then.
 */

/* The days that matter. */
typedef struct cparent__window {
    cparent__day as_at;
    cparent__day from;      /* first day in which things are counted */
    cparent__day year;      /* first day of the 12 months to as_at */
    cparent__day two_years; /* first day of the 24 months */
    cparent__day ago_24;    /* as_at, so many months before */
    cparent__day ago_30;
    cparent__day ago_12;
    cparent__day ago_60;
    cparent__day before;    /* first day of the 12 months before `from` */
    cparent__day reach;     /* the returns held go back to this day */
    cparent__day opened;    /* first day of the current return's year */
    bool current_only;      /* the window lies in that year */
} cparent__window;

/* A stay in one home, whatever the legal status, temporary stays inside. */
typedef struct cparent__spell {
    cparent__day start;
    cparent__day end;    /* DAY_OPEN */
    uint32_t home;
    uint32_t period;     /* the episode with which that began */
    uint16_t place;      /* the last one */
    bool start_known;    /* not just at least since */
} cparent__spell;

/* What was worked out of an episode. */
typedef struct cparent__step {
    uint32_t first; /* episode with which its period of care begins */
    int32_t spell;  /* -1: a temporary stay before any home */
} cparent__step;

/* Room that looks share. */
typedef struct cparent__bench {
    cparent__episode *episodes;
    cparent__step *steps;
    cparent__spell *spells;
    size_t capacity;  /* of each of them */
    uint64_t *keys;   /* things to be counted once */
    size_t key_capacity;
} cparent__bench;

typedef struct cparent__look {
    const cparent__rules *rules;
    const cparent__window *window;
    const cparent__holidays *holidays; /* NULL: not given */
    cparent__cohort *cohort;
    cparent__child *child;
    cparent__bench *bench;
    cparent__notices *notices; /* NULL: a child of an earlier return */
    const uint16_t *columns;   /* of the current return, by book */
    bool moves_count;          /* a move with the same carer is a home */
    bool reviews_known;        /* a return of the year before has reviews */
    uint32_t marks;            /* of any episode */
    bool respite_only;
    bool respite_in_year;
    const cparent__episode *episodes; /* once ordered, without short breaks */
    size_t count;
    size_t spell_count;
    int current;      /* the episode that covers the day, or -1 */
    int exit;         /* the last exit in the window, or -1 */
    bool cared_for;   /* in the window */
    bool started;
    bool started_before; /* in the 12 months before the window */
    cparent__day start; /* of the current period, or at least since then */
    bool start_lost;  /* not known, and before the returns held */
    int age;          /* on the day; -1: not known */
    cparent__facts facts;
    int32_t measures[CPARENT__MEASURE_COUNT];
} cparent__look;

/* What the code makes true. */
static inline uint64_t
cparent__look_code(const cparent__look *look, unsigned code)
{
    return look->rules->codes[code].facts;
}

static inline bool
cparent__look_is(const cparent__look *look, unsigned code, uint64_t bit)
{
    return (look->rules->codes[code].facts & bit) != 0;
}

/* Has the child rows of that table, `latest` the last of them, that a look
 * at the current return, or at all of them, may count? */
static inline bool
cparent__look_has_rows(const cparent__look *look, cparent__book book,
                       uint32_t latest)
{
    return latest != CPARENT__NO_ROW &&
           (!look->window->current_only ||
            (look->child->visit == look->cohort->visit &&
             (look->child->seen >> book & 1) != 0));
}

/* history.c: puts the child's history together, of the episodes of all
 * returns, short breaks among them, and keeps it for the next return; how
 * many there are. */
size_t
cparent__look_stitch(cparent__look *look);
/* Leaves short breaks out, and works out periods and spells. */
void
cparent__look_order(cparent__look *look, size_t merged);
/* What is wrong with the order of the `merged` episodes. */
void
cparent__look_check(cparent__look *look, size_t merged);
/* How many homes there were from `from` to the day. */
int
cparent__look_homes(const cparent__look *look, cparent__day from);

/* facts-….c: what is true, by subject. */
void
cparent__look_facts(cparent__look *look);
void
cparent__look_home_facts(cparent__look *look);
void
cparent__look_adoption_facts(cparent__look *look);
void
cparent__look_health_facts(cparent__look *look);
void
cparent__look_leaver_facts(cparent__look *look);
void
cparent__look_event_facts(cparent__look *look);
void
cparent__look_review_facts(cparent__look *look);

/* Room for `count` keys; NULL when memory ran out. */
uint64_t *
cparent__bench_keys(cparent__look *look, size_t count);
/* Sorts them, leaves repeated ones out and says how many are left. */
size_t
cparent__keys_unique(uint64_t *keys, size_t count);

void
cparent__bench_free(cparent__bench *bench);

#endif
