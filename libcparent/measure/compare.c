/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/interval.h>

cparent_comparison
cparent_interval_compare(const cparent_interval *interval, double benchmark,
                         cparent_indicator_polarity_choice polarity)
{
    bool above = (interval->flags & CPARENT_INTERVAL_LOWER) != 0
                 && interval->lower > benchmark;
    bool below = (interval->flags & CPARENT_INTERVAL_UPPER) != 0
                 && interval->upper < benchmark;
    uint32_t both = CPARENT_INTERVAL_LOWER | CPARENT_INTERVAL_UPPER;

    if (benchmark != benchmark)
        return CPARENT_COMPARISON_NONE;
    if (!above && !below)
        return (interval->flags & both) == both ? CPARENT_COMPARISON_SIMILAR
                                                : CPARENT_COMPARISON_NONE;
    if (polarity == CPARENT_INDICATOR_POLARITY_HIGH)
        return above ? CPARENT_COMPARISON_BETTER : CPARENT_COMPARISON_WORSE;
    if (polarity == CPARENT_INDICATOR_POLARITY_LOW)
        return above ? CPARENT_COMPARISON_WORSE : CPARENT_COMPARISON_BETTER;
    return above ? CPARENT_COMPARISON_HIGHER : CPARENT_COMPARISON_LOWER;
}

const char *
cparent_interval_method_name(cparent_interval_method method)
{
    static const char *const names[] = { "auto",    "wilson", "exact",
                                         "byar",    "student", "dobson",
                                         "newcombe" };

    return (size_t)method < sizeof(names) / sizeof(names[0]) ? names[method]
                                                             : "auto";
}

const char *
cparent_comparison_name(cparent_comparison comparison)
{
    static const char *const names[] = { "none",   "similar", "lower",
                                         "higher", "better",  "worse" };

    return (size_t)comparison < sizeof(names) / sizeof(names[0])
               ? names[comparison]
               : "none";
}
