/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "core/limits-internal.h"
#include "protect/cells-internal.h"

enum { DEFAULT_EFFORT = 10, MOST_EFFORT = 100000 };

cparent_status
cparent__protect_options(const cparent_protect_options *options,
                         cparent_protect_options *resolved_out,
                         cparent_error *err)
{
    cparent_protect_options resolved = CPARENT_PROTECT_OPTIONS_INIT;
    cparent_status status = cparent__options_resolve(
        options, &resolved, sizeof resolved, err);

    if (status != CPARENT_OK)
        return status;
    if (resolved.threshold < 1 || resolved.threshold > 1000000)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "the threshold is not from 1 to a million");
    if (resolved.level != CPARENT_PROTECT_EXACT &&
        resolved.level != CPARENT_PROTECT_RULE)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "the level is neither exact nor rule");
    if (resolved.effort < 0 || resolved.effort > MOST_EFFORT)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "the effort is not from 0 to %d", MOST_EFFORT);
    if (resolved.effort == 0)
        resolved.effort = DEFAULT_EFFORT;
    *resolved_out = resolved;
    return CPARENT_OK;
}

/* What was chosen is never given out on the chooser's word. */
static cparent_status
audit_choice(const cparent_cells *cells,
             const cparent_protect_options *options,
             const cparent__choice *choice, cparent_pattern **pattern_out,
             cparent_error *err)
{
    cparent_pattern *pattern = NULL;
    cparent_status status =
        cparent__audit(cells, choice->statuses, options, &pattern, err);

    if (status != CPARENT_OK)
        return status;
    if (!pattern->summary.safe) {
        cparent_pattern_free(pattern);
        return cparent__hint(
            err,
            cparent__fail(err, CPARENT_E_PROTECTED,
                          "the pattern that was found could not be proved "
                          "safe"),
            "merge categories, drop a margin, or round the figures");
    }
    pattern->summary.bound = choice->bound;
    *pattern_out = pattern;
    return CPARENT_OK;
}

cparent_status
cparent_cells_protect(const cparent_cells *cells,
                      const cparent_protect_options *options,
                      cparent_pattern **pattern_out, cparent_error *err)
{
    cparent_protect_options resolved;
    cparent__choice choice = { NULL, -1 };
    cparent_status status = cparent__protect_options(options, &resolved, err);

    if (status == CPARENT_OK)
        status = cparent__cells_check(cells, NULL, err);
    if (status != CPARENT_OK)
        return status;
    choice.statuses = cparent__calloc(cells->count + 1, 1);
    if (choice.statuses == NULL)
        return cparent__nomem(err);
    status = cparent__choose(cells, &resolved, &choice, err);
    if (status == CPARENT_OK)
        status = audit_choice(cells, &resolved, &choice, pattern_out, err);
    cparent__free(choice.statuses);
    return status;
}

cparent_status
cparent_cells_audit(const cparent_cells *cells, const uint8_t *statuses,
                    size_t count, const cparent_protect_options *options,
                    cparent_pattern **pattern_out, cparent_error *err)
{
    cparent_protect_options resolved;
    cparent_status status = cparent__protect_options(options, &resolved, err);

    if (status == CPARENT_OK)
        status = cparent__cells_check(cells, NULL, err);
    if (status != CPARENT_OK)
        return status;
    if (count != cells->count)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "the pattern has not one status a cell");
    for (size_t i = 0; i < count; i++)
        if (statuses[i] > CPARENT_PROTECT_SECONDARY)
            return cparent__fail(err, CPARENT_E_INVALID,
                                 "the status of cell \"%s\" is none",
                                 cells->items[i].id);
    return cparent__audit(cells, statuses, &resolved, pattern_out, err);
}
