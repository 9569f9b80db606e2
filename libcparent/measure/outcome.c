/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/outcome.h>

const char *
cparent_outcome_name(cparent_outcome outcome)
{
    static const char *const names[] = {
        "OK",      "MISSING",    "NO_DENOMINATOR", "INVALID",
        "TOO_FEW", "SUPPRESSED", "NOT_APPLICABLE"
    };

    return (size_t)outcome < sizeof(names) / sizeof(names[0])
               ? names[outcome]
               : "UNKNOWN";
}
