/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/ssda903.h>

#include "core/error-internal.h"

cparent_status
cparent_ssda903_save(cparent_store *store,
                     const cparent_ssda903_result *result,
                     const cparent_change *change, int64_t *count_out,
                     cparent_error *err)
{
    (void)store;
    (void)result;
    (void)change;
    (void)count_out;
    return cparent__fail(err, CPARENT_E_UNSUPPORTED, "not yet");
}
