/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "core/alloc-internal.h"
#include "protect/cells-internal.h"

void
cparent_pattern_free(cparent_pattern *pattern)
{
    if (pattern == NULL)
        return;
    for (size_t i = 0; pattern->witness != NULL && i < 2 * pattern->count;
         i++)
        cparent__free(pattern->witness[i]);
    cparent__free(pattern->witness);
    cparent__free(pattern->cells);
    cparent__arena_free(&pattern->arena);
    cparent__free(pattern);
    cparent__object_died();
}

void
cparent_pattern_summarise(const cparent_pattern *pattern,
                          cparent_pattern_summary *summary_out)
{
    *summary_out = pattern->summary;
}

size_t
cparent_pattern_count(const cparent_pattern *pattern)
{
    return pattern->count;
}

bool
cparent_pattern_at(const cparent_pattern *pattern, size_t index,
                   cparent_pattern_cell *cell_out)
{
    if (index >= pattern->count)
        return false;
    *cell_out = pattern->cells[index];
    return true;
}

const int64_t *
cparent_pattern_witness(const cparent_pattern *pattern, size_t index,
                        bool upper)
{
    if (index >= pattern->count)
        return NULL;
    return pattern->witness[2 * index + (upper ? 1 : 0)];
}

const char *
cparent_protect_level_name(int level)
{
    switch (level) {
    case CPARENT_PROTECT_NONE:
        return "none";
    case CPARENT_PROTECT_EXACT:
        return "exact";
    case CPARENT_PROTECT_RULE:
        return "rule";
    default:
        return "";
    }
}

const char *
cparent_protect_status_name(int status)
{
    switch (status) {
    case CPARENT_PROTECT_PUBLISHED:
        return "published";
    case CPARENT_PROTECT_PRIMARY:
        return "primary";
    case CPARENT_PROTECT_SECONDARY:
        return "secondary";
    default:
        return "";
    }
}
