/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "protect/choose-internal.h"

/* Would it do, with everything hidden that may be? */
static cparent_status
would_do(const cparent__chooser *of, int level, bool with_never,
         bool *found_out)
{
    cparent_protect_options options = *of->options;
    cparent__chooser c = { .cells = of->cells, .options = &options,
                           .err = of->err };

    options.level = level;
    cparent_status status = cparent__chooser_begin(&c, with_never);
    uint8_t *hidden = cparent__calloc(of->cells->count + 1, 1);
    if (status == CPARENT_OK && hidden == NULL)
        status = cparent__nomem(of->err);
    if (status == CPARENT_OK) {
        size_t failed = 0;
        memset(hidden, 1, c.moves.count);
        status = cparent__prove(&c, hidden, &failed);
        *found_out = failed == c.need_count;
    }
    cparent__free(hidden);
    cparent__chooser_end(&c);
    return status;
}

/* There may be a pattern, for all that is known. */
static cparent_status
give_up(const cparent__chooser *c, size_t cell)
{
    return cparent__hint(
        c->err,
        cparent__fail(c->err, CPARENT_E_PROTECTED,
                      "no pattern was found that protects cell \"%s\" to "
                      "the level \"%s\", nor proof that there is none",
                      c->cells->items[cell].id,
                      cparent_protect_level_name(c->options->level)),
        "give it more effort, or merge categories, drop a margin, or round "
        "the figures");
}

cparent_status
cparent__refuse(const cparent__chooser *c, const cparent__unmet *unmet)
{
    size_t cell = c->moves.of[c->needs[unmet->first].variable];
    int level = c->options->level;
    bool totals = false;
    bool exact = false;
    cparent_status status = CPARENT_OK;

    if (unmet->unsure)
        return give_up(c, cell);
    status = would_do(c, level, true, &totals);
    if (status == CPARENT_OK && level == CPARENT_PROTECT_RULE)
        status = would_do(c, CPARENT_PROTECT_EXACT, false, &exact);
    if (status != CPARENT_OK)
        return status;
    status = cparent__fail(
        c->err, CPARENT_E_PROTECTED,
        "no pattern protects cell \"%s\"%s to the level \"%s\", whatever "
        "else is hidden",
        c->cells->items[cell].id, unmet->count > 1 ? " (nor all others)" : "",
        cparent_protect_level_name(level));
    return cparent__hint(
        c->err, status,
        "let a total that is never hidden be hidden%s; or merge "
        "categories; or drop a margin; or round the figures%s",
        totals ? " (that would do)" : " (that alone would not do)",
        exact ? "; the level \"exact\" can be had, which tells readers more"
              : "");
}
