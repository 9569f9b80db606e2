/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_TESTS_COUNCIL_STORE_H
#define CPARENT_TESTS_COUNCIL_STORE_H

#include "support.h"

#include <cparent/jobs.h>

/* A store of Wyn Council in a folder of its own, and what the last import
 * said. */
typedef struct council_store {
    char *folder;
    cparent_store *store;
    cparent_import_options options;
    cparent_import_result result;
    cparent_findings *findings;
    cparent_error err;
} council_store;

extern council_store town;

/* A checked fixture.  Teardown checks that no memory is left behind. */
void
town_setup(void);
void
town_teardown(void);

/* Makes the store of `id` and `name` in `folder`, also where memory runs
 * out. */
cparent_status
town_make(const char *folder, const char *id, const char *name,
          cparent_store **store_out);

/* The clerk's change on a day. */
cparent_change
town_change(const char *day);

/* Imports `text` as the file `name`, with town.options. */
cparent_status
town_try(const char *name, const char *text);

/* The same, and it succeeds. */
void
town_import(const char *name, const char *text);

#define TOWN_INDICATORS \
    "indicator,authority,period,value,numerator,denominator,target,note\n"

/* Indicator rows below their header. */
void
town_figures(const char *rows);

/* Accepts every open proposal; how many there were. */
int64_t
town_accept_all(void);

/* The head of the history, for comparison. */
typedef struct town_mark {
    char text[96];
} town_mark;

town_mark
town_head(void);

#define town_assert_as(mark) \
    ck_assert_str_eq(town_head().text, (mark).text)

/* The record, to be let go; NULL when it is not there. */
cparent_record *
town_get(cparent_noun noun, const char *id);

size_t
town_count(cparent_noun noun);

/* The id of the first proposal of `noun` in that state, to be freed; NULL
 * when there is none. */
char *
town_proposal(const char *noun, int state);

#endif
