/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_TESTS_STORE_FIXTURE_H
#define CPARENT_TESTS_STORE_FIXTURE_H

#include "support.h"

/*
 * A store in a folder of its own, and the records that tests put in it.
 * What the contract asks is asked of any engine that has an opener.
 */
typedef struct store_opener {
    const char *name;
    cparent_status (*create)(const char *place,
                             const cparent_record *authority,
                             const cparent_change *change,
                             cparent_store **store_out, cparent_error *err);
    cparent_status (*open)(const char *place,
                           const cparent_store_options *options,
                           cparent_store **store_out, cparent_error *err);
} store_opener;

extern const store_opener sqlite_opener;

/* The contract, for one engine. */
Suite *
store_contract(const store_opener *opener);

/* A checked fixture's state; made and removed by setup and teardown. */
typedef struct store_place {
    char *folder;
    const char *path; /* "store.cparent" in it */
    cparent_error err;
} store_place;

extern store_place place;
extern const store_opener *opener;

void
place_setup(void);
void
place_teardown(void);

/* "wyn" is the test's council. */
cparent_record *
make_authority(const char *id, const char *name);

cparent_record *
make_action(const char *authority, const char *id, const char *text);

/* A change made on a day, "2026-03-01". */
cparent_change
change_on(const char *day, const char *key);

/* A new store at place.path. */
cparent_store *
new_store(void);

cparent_store *
open_store(bool read_only);

/* Puts an action and fails the test when that fails. */
void
put_action(cparent_store *store, const char *id, const char *text,
           int64_t version, const char *day);

/* Its text, to be freed; NULL when it is not there. */
char *
action_text(cparent_store *store, const char *id);

size_t
count_actions(cparent_store *store);

int64_t
history_length(cparent_store *store);

/* Runs SQL on the file behind the store's back. */
void
tamper(const char *sql);

/* The same, and the database refuses it. */
void
tamper_refused(const char *sql);

#endif
