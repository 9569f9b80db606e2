/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "returns/job-internal.h"

#include <stdlib.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"

struct cparent_ssda903_children {
    cparent__arena arena;
    const char **ids;
    size_t count;
};

void
cparent_ssda903_children_free(cparent_ssda903_children *children)
{
    if (!children)
        return;
    cparent__arena_free(&children->arena);
    cparent__free(children);
    cparent__object_died();
}

size_t
cparent_ssda903_children_count(const cparent_ssda903_children *children)
{
    return children->count;
}

const char *
cparent_ssda903_children_at(const cparent_ssda903_children *children,
                            size_t index)
{
    return index < children->count ? children->ids[index] : NULL;
}

static int
compare_ids(const void *one, const void *other)
{
    const char *a;
    const char *b;

    memcpy(&a, one, sizeof(a));
    memcpy(&b, other, sizeof(b));
    return strcmp(a, b);
}

static cparent_status
name_children(const cparent__counting *counting,
              cparent_ssda903_children **children_out, cparent_error *err)
{
    cparent_ssda903_children *children = cparent__calloc(1,
                                                         sizeof(*children));
    const size_t count = counting->tally.child_count;
    char id[256];
    size_t i;

    if (!children)
        return cparent__nomem(err);
    cparent__object_born();
    children->ids = cparent__arena_alloc(&children->arena, count + 1,
                                         sizeof(*children->ids));
    if (!children->ids) {
        cparent_ssda903_children_free(children);
        return cparent__nomem(err);
    }
    for (i = 0; i < count; i++) {
        cparent__cohort_id(&counting->cohort, counting->tally.children[i],
                           id, sizeof(id));
        children->ids[i] = cparent__arena_string(&children->arena, id);
    }
    if (children->arena.failed != CPARENT_OK) {
        cparent_ssda903_children_free(children);
        return cparent__nomem(err);
    }
    children->count = count;
    if (count > 1)
        qsort(children->ids, count, sizeof(*children->ids), compare_ids);
    *children_out = children;
    return CPARENT_OK;
}

/* A figure that cannot be given has nobody behind it either. */
static cparent_status
check_supported(cparent__counting *counting, const cparent__window *window,
                int wanted, cparent_error *err)
{
    cparent_ssda903_result *result = NULL;
    cparent_ssda903_figure figure;
    cparent_status status = cparent__counting_result(
        counting, window, &result, err);

    if (status != CPARENT_OK)
        return status;
    if (!cparent_ssda903_result_at(result, (size_t)wanted, &figure) ||
        !(figure.has & CPARENT_SSDA903_NUMERATOR))
        status = cparent__fail(err, CPARENT_E_VALIDATION,
                               "the figure cannot be given: %s",
                               figure.note);
    cparent_ssda903_result_unref(result);
    return status;
}

cparent_status
cparent_ssda903_who(cparent_ssda903 *job,
                    const cparent_ssda903_options *options, const char *code,
                    cparent_ssda903_children **children_out,
                    cparent_error *err)
{
    cparent__setting setting;
    cparent__counting *counting = NULL;
    cparent__window window;
    int wanted = -1;
    cparent_status status = cparent__setting_open(&setting, options, err);

    if (status == CPARENT_OK &&
        !(setting.options.rights & CPARENT_SSDA903_MAY_SEE_CHILDREN))
        status = cparent__fail(err, CPARENT_E_PROTECTED,
                               "the right to see which children are counted "
                               "was not given");
    if (status == CPARENT_OK) {
        wanted = cparent__definition_find(setting.rules, code);
        if (wanted < 0)
            status = cparent__definition_absent(setting.rules, code, err);
    }
    if (status == CPARENT_OK)
        status = cparent__counting_new(
            setting.rules, &setting.options, setting.places,
            setting.holidays, setting.limits.findings, &counting, err);
    if (status == CPARENT_OK)
        status = cparent__job_run(job, counting, wanted, &window, err);
    if (status == CPARENT_OK)
        status = check_supported(counting, &window, wanted, err);
    if (status == CPARENT_OK)
        status = name_children(counting, children_out, err);
    cparent__counting_free(counting);
    cparent__setting_close(&setting);
    return status;
}
