/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_OPEN_INTERNAL_H
#define CPARENT_OPEN_INTERNAL_H

#include <cparent/store.h>

#include "store/engine-internal.h"

/*
 * A store over any engine; the public functions use SQLite's.  Each takes
 * the engine over, also when it fails.  `change` has been checked.
 */
cparent_status
cparent__store_create_on(cparent__engine *engine,
                         const cparent_record *authority,
                         const cparent_change *change,
                         cparent_store **store_out, cparent_error *err);

cparent_status
cparent__store_open_on(cparent__engine *engine, cparent_store **store_out,
                       cparent_error *err);

#endif
