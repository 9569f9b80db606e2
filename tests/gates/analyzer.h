/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_TESTS_ANALYZER_H
#define CPARENT_TESTS_ANALYZER_H

#include "config.h"

#include "core/error-internal.h"

/*
 * The analysers see one file at a time, and so do not know that these
 * return the status they are given.  Saying so here lets them follow a
 * failure to its end.
 */
#define cparent__fail(err, status, ...) \
    (cparent__fail((err), (status), __VA_ARGS__), (status))
#define cparent__fail_at(err, status, ...) \
    (cparent__fail_at((err), (status), __VA_ARGS__), (status))
#define cparent__hint(err, status, ...) \
    (cparent__hint((err), (status), __VA_ARGS__), (status))
#define cparent__nomem(err) (cparent__nomem(err), CPARENT_E_NOMEM)

#endif
