/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_RECALL_INTERNAL_H
#define CPARENT_RECALL_INTERNAL_H

#include <cparent/error.h>
#include <cparent/record.h>

#include <stdbool.h>

#include "read/gist-internal.h"
#include "read/sentence-internal.h"

/*
 * Which open action each thing that later minutes say is about: an entry
 * under matters arising, or a sentence elsewhere.  All of them are weighed
 * first, and then given to one another, the surest first, so that no entry
 * has two actions and no action two entries.
 */

/* Something said, as it is gathered. */
typedef struct cparent__entry {
    uint32_t start;      /* of its first sentence */
    bool section;        /* under a heading of matters arising */
    bool whole;          /* a limb, a row or a labelled line: of one action */
    bool goes_on;        /* not the first sentence of its paragraph */
    bool heads;          /* it is a heading itself */
    bool person;         /* begins with one: "Councillor Bell …" */
    bool asks;           /* somebody is to do something */
    cparent_date raised; /* the day in its first cells, or unset */
    cparent_date until;  /* the last day that it speaks of, or unset */
    unsigned acts;       /* what was done in it */
    cparent__gist label;
    cparent__gist body;
    const char *text; /* of its first sentence on; borrowed */
    size_t length;
    bool asked_for;       /* "at the Panel's request" */
    cparent__gist named;  /* every word of its label */
    cparent__gist said;   /* every word */
    bool moved;           /* something is put off or given up */
    uint32_t capitals[8]; /* "TA", "VSH" */
    int capital_count;
} cparent__entry;

/* Where one begins, and the action that it is about, or SIZE_MAX. */
typedef struct cparent__place {
    uint32_t start;
    bool section;
    bool whole;
    bool goes_on;
    bool alone;     /* it follows in no order: a heading, another day's row */
    bool asked_for; /* "at the Panel's request" */
    bool sure;      /* owner or most of its words are named */
    size_t action;
} cparent__place;

typedef struct cparent__recall cparent__recall;

/* A word that more actions have than this tells none from another. */
enum { CPARENT__RECALL_COMMON = 48 };

/* What a word weighs that only one action has. */
enum { CPARENT__RECALL_UNIT = 100 };

/* A word of an action. */
typedef struct cparent__recall_post {
    uint32_t hash;
    uint32_t action;
    uint8_t weight;
} cparent__recall_post;

/* Who owns one. */
typedef struct cparent__recall_owner {
    cparent__gist words;
    cparent__gist first; /* "the Director", of Children's Services */
    cparent__gist post;  /* without "Head", "Manager" */
    uint32_t capitals;   /* "VSH"; 0: none */
    uint32_t hash;
    bool titled; /* "Councillor Nye" */
    int shared;  /* how many actions have it */
} cparent__recall_owner;

/* A place and an action that it may be about. */
typedef struct cparent__recall_bid {
    size_t place;
    size_t action;
    int score;
    bool sure;
} cparent__recall_bid;

struct cparent__recall {
    const cparent_record *const *actions; /* borrowed */
    size_t count;
    unsigned informs; /* the act of telling, of which minutes are full */
    cparent__topics *topics;
    cparent__recall_post *posts; /* by hash */
    size_t post_count;
    cparent__recall_owner *owners;
    unsigned *acts; /* what each action asks for */
    int *whole;     /* what its words come to */
    int *body;      /* scratch: what was found of it */
    int *label;
    bool *taken;
    cparent__place *places;
    size_t place_count;
    size_t place_room;
    cparent__recall_bid *bids;
    size_t bid_count;
    size_t bid_room;
};

/* Where the words of that hash begin, and in *to where they end. */
size_t
cparent__recall_posts(const cparent__recall *recall, uint32_t hash, size_t *to);

/* What a word of so many actions comes to. */
int
cparent__recall_worth(uint8_t weight, size_t shared);

/* "Cllr Imrie" is Councillor Imrie. */
bool
cparent__has_title(const char *name);

/* Does the entry name the owner; or its label? */
bool
cparent__owner_is_named(const cparent__recall_owner *owner,
                        const cparent__entry *entry);
bool
cparent__owner_labels(const cparent__recall_owner *owner,
                      const cparent__entry *entry);

cparent_status
cparent__recall_open(cparent__recall **recall_out,
                     const cparent_record *const *actions, size_t count,
                     cparent_error *err);

void
cparent__recall_free(cparent__recall *recall);

/* Adds what a text is about. */
void
cparent__recall_gist(const cparent__recall *recall, cparent__gist *gist,
                     const char *text, size_t length);

/* Is the action about some of that? */
bool
cparent__recall_shares(const cparent__recall *recall, size_t action,
                       const cparent__gist *gist);

/* Is somebody else named first, "Councillor Bell", than who owns it? */
bool
cparent__recall_is_anothers(const cparent__recall *recall, size_t action,
                            const char *text, size_t length);

/* Begins an empty entry. */
void
cparent__entry_begin(cparent__entry *entry, uint32_t start);

/* Adds tokens [from, to) of a sentence, those before `label` as its label. */
void
cparent__entry_add(const cparent__recall *recall, cparent__entry *entry,
                   const cparent__sentence *sentence, int label);

/* Weighs an entry that is complete. */
cparent_status
cparent__recall_weigh(cparent__recall *recall, const cparent__entry *entry,
                      cparent_error *err);

/* Gives each place its action, when all are weighed. */
cparent_status
cparent__recall_settle(cparent__recall *recall, cparent_error *err);

size_t
cparent__recall_count(const cparent__recall *recall);

const cparent__place *
cparent__recall_at(const cparent__recall *recall, size_t index);

#endif
