/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "core/limits-internal.h"

#include <string.h>

#include "core/error-internal.h"

#define DEFAULT_BYTES (UINT64_C(64) << 20)
#define DEFAULT_ROWS UINT64_C(10000000)
enum { DEFAULT_DEPTH = 100, DEFAULT_FINDINGS = 100 };

/* No options struct will ever be this long: what says so was never set. */
enum { LONGEST_OPTIONS = 4096 };

/* The size of cparent_limits in the first release. */
enum { FIRST_LIMITS = offsetof(cparent_limits, findings) +
                      sizeof(uint32_t) };

cparent_status
cparent__options_resolve(const void *options, void *resolved, size_t size,
                         cparent_error *err)
{
    const unsigned char *bytes = options;
    size_t given;
    size_t i;

    if (!options)
        return CPARENT_OK;
    memcpy(&given, options, sizeof(given));
    if (given < sizeof(given))
        return cparent__fail(err, CPARENT_E_INVALID,
                             "an options struct has no struct_size");
    if (given > LONGEST_OPTIONS)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "an options struct has no sensible "
                             "struct_size");
    for (i = size; i < given; i++)
        if (bytes[i] != 0)
            return cparent__fail(err, CPARENT_E_UNSUPPORTED,
                                 "an options struct is of a newer release");
    memcpy(resolved, options, given < size ? given : size);
    memcpy(resolved, &size, sizeof(size));
    return CPARENT_OK;
}

cparent_status
cparent__limits_resolve(const cparent_limits *limits,
                        cparent_limits *resolved_out, cparent_error *err)
{
    cparent_limits resolved = CPARENT_LIMITS_INIT;
    cparent_status status;

    if (limits && limits->struct_size < FIRST_LIMITS)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "an options struct has no struct_size");
    status = cparent__options_resolve(limits, &resolved, sizeof(resolved),
                                      err);
    if (status != CPARENT_OK)
        return status;
    if (resolved.bytes == 0)
        resolved.bytes = DEFAULT_BYTES;
    if (resolved.rows == 0)
        resolved.rows = DEFAULT_ROWS;
    if (resolved.depth == 0)
        resolved.depth = DEFAULT_DEPTH;
    if (resolved.findings == 0)
        resolved.findings = DEFAULT_FINDINGS;
    *resolved_out = resolved;
    return CPARENT_OK;
}

cparent_status
cparent__progress_tick(const cparent_progress *progress, uint64_t done,
                       uint64_t total, cparent_error *err)
{
    if (!progress || !progress->report ||
        progress->report(progress->user, done, total))
        return CPARENT_OK;
    return cparent__fail(err, CPARENT_E_CANCELLED, "stopped as asked");
}
