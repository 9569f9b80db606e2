/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_SCHEMA_INTERNAL_H
#define CPARENT_SCHEMA_INTERNAL_H

#include "model/record-internal.h"
#include "store/engine-internal.h"

/* The nouns that a schema is made from; a test brings later ones. */
typedef const cparent__noun *(*cparent__nouns_fn)(cparent_noun noun);

/* The version that brought in published statistics. */
enum { CPARENT__PUBLISHED_SINCE = 2 };

/* The version that brought in the youngest noun, field or table. */
int
cparent__schema_newest(cparent__nouns_fn nouns);

/* Brings a database from the version it has to the newest, in one
 * transaction, the version last.  `begun`: the caller opened it. */
cparent_status
cparent__schema_migrate(cparent__engine *engine, cparent__nouns_fn nouns,
                        bool begun, cparent_error *err);

/* SQL for one noun; `kind` is one of CPARENT__SQL_… */
void
cparent__schema_sql(const cparent__noun *noun, int kind,
                    cparent__text *sql);

/* SQL for the history; `kind` is one of CPARENT__HISTORY_… */
const char *
cparent__schema_history_sql(int kind);

#endif
