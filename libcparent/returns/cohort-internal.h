/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_COHORT_INTERNAL_H
#define CPARENT_COHORT_INTERNAL_H

#include "returns/day-internal.h"
#include "returns/finding-internal.h"

/*
 * The children of one authority and their rows, in memory while a return is
 * counted and gone after it.  Returns of several years come one after
 * another, earliest first; each leaves its episodes as the past of the
 * next.
 */

#define CPARENT__NO_ROW 0u /* rows are numbered from 1 */

enum {
    CPARENT__EPISODE_DISTANCE_KNOWN = 1,
    CPARENT__EPISODE_FAR = 2,
    CPARENT__EPISODE_OUT = 4
};

typedef struct cparent__episode {
    uint32_t child;
    cparent__day decom;
    cparent__day dec;  /* DAY_OPEN while it has not ended */
    int32_t line;
    uint32_t home;     /* a digest of placement, provider and where */
    uint16_t rne, ls, place, provider, rec;
    uint16_t flags : 4;
    uint16_t file : 12;
} cparent__episode;

/* True when `a` stands before `b`: by day, what ended first. */
static inline bool
cparent__episode_before(const cparent__episode *a, const cparent__episode *b)
{
    return a->decom != b->decom ? a->decom < b->decom : a->dec < b->dec;
}

/* Files of one authority, so that the number fits an episode. */
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
    uint32_t reviews, incidents, workers; /* the latest row, NO_ROW */
    uint32_t past;       /* episodes of earlier returns, in the pool */
    /* of that return: */
    uint32_t first;      /* of its episodes, grouped */
    uint16_t file;       /* of the first row */
    uint8_t book;        /* of the first row */
    /* of all, the latest: */
    bool foster_carer;   /* adopted by a foster carer */
    cparent__day matched, decided;
    uint32_t past_count;
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

/* The id of a row, made ready. */
typedef struct cparent__expected {
    const char *id; /* NULL: none */
    size_t length;
    uint64_t key[2];
    uint64_t hash;
} cparent__expected;

typedef struct cparent__cohort {
    cparent__child *children;
    size_t count, capacity;
    struct cparent__cohort_slot *slots; /* by hash of the id */
    size_t slot_count;
    cparent__list episodes; /* of this return, as they were read */
    cparent__list grouped;  /* the same, by child */
    cparent__list pool;     /* of earlier returns, by child */
    cparent__list reviews, incidents, workers;
    cparent__list long_ids; /* text */
    cparent__expected expected[4]; /* of rows at hand and to come */
    unsigned turn;          /* which of them is at hand */
    uint16_t visit;         /* which return is read, from 1 */
    bool failed;            /* memory ran out */
} cparent__cohort;

/* Room for more items; false, and cohort->failed, without. */
bool
cparent__list_grow(cparent__cohort *cohort, cparent__list *list,
                   size_t size);

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

/* The child of that id, made when there is none; its number.  UINT32_MAX
 * when memory ran out.  16 bytes can be read at `id` whatever its
 * length. */
uint32_t
cparent__cohort_child(cparent__cohort *cohort, const char *id,
                      size_t length);

/* Goes on to the next row, and asks the processor for what is kept of the
 * child of the row after it: `id` is that of the second row to come, whose
 * bytes stay where they are until then; NULL: none. */
void
cparent__cohort_expect(cparent__cohort *cohort, const char *id,
                       size_t length);

/* Those bytes are about to change. */
void
cparent__cohort_expect_nothing(cparent__cohort *cohort);

/* Groups this return's episodes by child, in order of days. */
void
cparent__cohort_group(cparent__cohort *cohort);

/* Puts episodes in order of days; of one day, what ended first. */
void
cparent__episodes_sort(cparent__episode *episodes, size_t count);

/* The id as text of at most `size` bytes with its NUL. */
void
cparent__cohort_id(const cparent__cohort *cohort, uint32_t child,
                   char *buffer, size_t size);

#endif
