/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_COHORT_INTERNAL_H
#define CPARENT_COHORT_INTERNAL_H

#include "returns/episode-internal.h"
#include "returns/finding-internal.h"
#include "returns/id-internal.h"

/*
 * The children of one authority and their rows, in memory while a return is
 * counted and gone after it.  Returns of several years come one after
 * another, earliest first; each leaves its episodes as the past of the
 * next.
 */

#define CPARENT__NO_ROW 0u /* rows are numbered from 1 */

/* Files of one authority. */
#define CPARENT__MOST_FILES 4000

typedef struct cparent__review {
    uint32_t next; /* the child's row before this one */
    cparent__day on;
    uint16_t code;
    uint16_t visit; /* of which return */
} cparent__review;

typedef struct cparent__incident {
    uint32_t next;
    cparent__day start;
    cparent__day end; /* DAY_OPEN */
    uint16_t code;
    uint16_t visit;
} cparent__incident;

typedef struct cparent__worker {
    uint64_t id; /* a digest */
    uint32_t next;
    cparent__day start;
    cparent__day end; /* DAY_OPEN */
    uint16_t visit;
} cparent__worker;

enum {
    CPARENT__OC2_CONVICTED = 1,
    CPARENT__OC2_DEVELOPED = 2,
    CPARENT__OC2_IMMUNISED = 4,
    CPARENT__OC2_TEETH = 8,
    CPARENT__OC2_HEALTH = 16,
    CPARENT__OC2_SUBSTANCE = 32,
    CPARENT__OC2_HELPED = 64,
    CPARENT__OC2_OFFERED = 128
};

/* One child; what belongs to one return is emptied when the child is seen
 * in another.  What each row touches comes first, and fits a line of the
 * cache. */
typedef struct cparent__child {
    uint64_t key[2];     /* the id, or a digest of a long one */
    uint32_t id_length;
    uint16_t visit;      /* the last return in which it was seen */
    uint16_t seen;       /* of that return: a bit for each book */
    uint32_t count;      /* of that return: episodes */
    int32_t line;        /* of that return: the first row, 0: none */
    cparent__day born;   /* by the Header table */
    cparent__day born_elsewhere;
    uint32_t reviews;    /* the latest row, NO_ROW */
    uint32_t first;      /* of that return: of its episodes, by child */
    uint32_t incidents, workers; /* as reviews */
    uint32_t past;       /* episodes of earlier returns, in the pool */
    uint32_t past_count;
    /* of that return: */
    uint16_t file;       /* of the first row */
    uint8_t book;        /* of the first row */
    /* of all, the latest: */
    bool foster_carer;   /* adopted by a foster carer */
    cparent__day matched, decided;
    uint32_t long_id;    /* of a long one: where its text is, from 1 */
    uint16_t sex, ethnic;
    /* of that return: */
    uint16_t in_touch, activity, home;
    uint8_t health;      /* OC2 bits */
    bool has_adoption;   /* of all: an AD1 row */
    int16_t score;       /* SDQ, -1: none */
    int32_t oc2_line, oc3_line;
    uint16_t oc2_file, oc3_file;
    cparent__day asylum_ends; /* DAY_OPEN: no day given */
} cparent__child;

/* A growing array; `items` of whatever type. */
typedef struct cparent__list {
    void *items;
    size_t count;
    size_t capacity;
} cparent__list;

typedef struct cparent__cohort {
    cparent__child *children;
    size_t count, capacity;
    struct cparent__cohort_slot *slots; /* by hash of the id */
    size_t slot_count;
    unsigned slot_shift;    /* of a hash, to where to look */
    cparent__list episodes; /* of this return, as they were read */
    cparent__list owners;   /* their children */
    cparent__list grouped;  /* the same by child, when they were not read so */
    const cparent__episode *by_child; /* they, or those */
    bool scattered;         /* those of a child were not read together */
    bool unsorted;          /* or not in order of days */
    cparent__list pool;     /* of earlier returns, by child */
    cparent__list reviews, incidents, workers;
    cparent__list long_ids; /* text */
    uint16_t visit;         /* which return is read, from 1 */
    bool failed;            /* memory ran out */
} cparent__cohort;

/* Room for more items; false, and cohort->failed, without. */
bool
cparent__list_grow(cparent__cohort *cohort, cparent__list *list,
                   size_t size);

/* Room for so many in all; false, and cohort->failed, without. */
bool
cparent__list_reserve(cparent__cohort *cohort, cparent__list *list,
                      size_t count, size_t size);

/* Room for one more at the end; NULL, and cohort->failed, without. */
static inline void *
cparent__list_add(cparent__cohort *cohort, cparent__list *list, size_t size)
{
    if (list->count == list->capacity &&
        !cparent__list_grow(cohort, list, size))
        return NULL;
    return (char *)list->items + size * list->count++;
}

/* Forgets every child and keeps the memory. */
void
cparent__cohort_clear(cparent__cohort *cohort);
void
cparent__cohort_free(cparent__cohort *cohort);

/* The next return of the same authority. */
void
cparent__cohort_begin(cparent__cohort *cohort);

/* The numbers of the children of those ids; UINT32_MAX where there is none
 * yet. */
void
cparent__cohort_find(const cparent__cohort *cohort, const cparent__id *ids,
                     size_t count, uint32_t *children);

/* The child of that id, made when there is none, is in this return; its
 * number.  UINT32_MAX when memory ran out. */
uint32_t
cparent__cohort_enter(cparent__cohort *cohort, const cparent__id *id);

/* Empties what belongs to one return of a child not yet seen in this one. */
void
cparent__child_visit(cparent__child *child, uint16_t visit);

/* Adds an episode to those of this return, all of it but its days still to
 * be said; NULL, and cohort->failed, when memory ran out. */
cparent__episode *
cparent__cohort_add(cparent__cohort *cohort, uint32_t child,
                    cparent__day decom, cparent__day dec);

/* Groups this return's episodes by child, in order of days. */
void
cparent__cohort_group(cparent__cohort *cohort);

/* The id as text of at most `size` bytes with its NUL. */
void
cparent__cohort_id(const cparent__cohort *cohort, uint32_t child,
                   char *buffer, size_t size);

#endif
