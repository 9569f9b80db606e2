/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/ssda903.h>

#include "core/error-internal.h"

cparent_status
cparent_ssda903_new(cparent_ssda903 **return_out, cparent_error *err)
{
    (void)return_out;
    return cparent__fail(err, CPARENT_E_UNSUPPORTED,
                         "returns are not read yet");
}

void
cparent_ssda903_free(cparent_ssda903 *job)
{
    (void)job;
}

cparent_status
cparent_ssda903_add_path(cparent_ssda903 *job, const char *path,
                         cparent_error *err)
{
    (void)job;
    (void)path;
    return cparent__fail(err, CPARENT_E_UNSUPPORTED,
                         "returns are not read yet");
}

cparent_status
cparent_ssda903_add_previous(cparent_ssda903 *job, const char *path,
                             cparent_error *err)
{
    (void)job;
    (void)path;
    return cparent__fail(err, CPARENT_E_UNSUPPORTED,
                         "returns are not read yet");
}

cparent_status
cparent_ssda903_add_source(cparent_ssda903 *job, cparent_source *source,
                           cparent_error *err)
{
    (void)job;
    (void)source;
    return cparent__fail(err, CPARENT_E_UNSUPPORTED,
                         "returns are not read yet");
}

cparent_status
cparent_ssda903_count(cparent_ssda903 *job,
                      const cparent_ssda903_options *options,
                      cparent_ssda903_result **result_out,
                      cparent_findings **findings_out, cparent_error *err)
{
    (void)job;
    (void)options;
    (void)result_out;
    (void)findings_out;
    return cparent__fail(err, CPARENT_E_UNSUPPORTED,
                         "returns are not read yet");
}

cparent_status
cparent_ssda903_who(cparent_ssda903 *job,
                    const cparent_ssda903_options *options, const char *code,
                    cparent_ssda903_children **children_out,
                    cparent_error *err)
{
    (void)job;
    (void)options;
    (void)code;
    (void)children_out;
    return cparent__fail(err, CPARENT_E_UNSUPPORTED,
                         "returns are not read yet");
}

size_t
cparent_ssda903_children_count(const cparent_ssda903_children *children)
{
    (void)children;
    return 0;
}

const char *
cparent_ssda903_children_at(const cparent_ssda903_children *children,
                            size_t index)
{
    (void)children;
    (void)index;
    return "";
}

void
cparent_ssda903_children_free(cparent_ssda903_children *children)
{
    (void)children;
}

cparent_status
cparent_ssda903_explain(const char *code, char **text_out,
                        cparent_error *err)
{
    (void)code;
    (void)text_out;
    return cparent__fail(err, CPARENT_E_UNSUPPORTED,
                         "returns are not read yet");
}

cparent_status
cparent_ssda903_count_tree(const char *root,
                           const cparent_ssda903_options *options,
                           unsigned threads,
                           cparent_ssda903_tree **tree_out,
                           cparent_error *err)
{
    (void)root;
    (void)options;
    (void)threads;
    (void)tree_out;
    return cparent__fail(err, CPARENT_E_UNSUPPORTED,
                         "returns are not read yet");
}

size_t
cparent_ssda903_tree_count(const cparent_ssda903_tree *tree)
{
    (void)tree;
    return 0;
}

cparent_ssda903_result *
cparent_ssda903_tree_at(const cparent_ssda903_tree *tree, size_t index)
{
    (void)tree;
    (void)index;
    return NULL;
}

void
cparent_ssda903_tree_free(cparent_ssda903_tree *tree)
{
    (void)tree;
}

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
    return cparent__fail(err, CPARENT_E_UNSUPPORTED,
                         "returns are not read yet");
}

cparent_ssda903_result *
cparent_ssda903_result_ref(cparent_ssda903_result *result)
{
    (void)result;
    return NULL;
}

void
cparent_ssda903_result_unref(cparent_ssda903_result *result)
{
    (void)result;
}

const char *
cparent_ssda903_result_authority(const cparent_ssda903_result *result)
{
    (void)result;
    return "";
}

cparent_date
cparent_ssda903_result_year_ended(const cparent_ssda903_result *result)
{
    (void)result;
    return (cparent_date){ 0, 0, 0 };
}

cparent_date
cparent_ssda903_result_as_at(const cparent_ssda903_result *result)
{
    (void)result;
    return (cparent_date){ 0, 0, 0 };
}

cparent_date
cparent_ssda903_result_from(const cparent_ssda903_result *result)
{
    (void)result;
    return (cparent_date){ 0, 0, 0 };
}

size_t
cparent_ssda903_result_count(const cparent_ssda903_result *result)
{
    (void)result;
    return 0;
}

bool
cparent_ssda903_result_at(const cparent_ssda903_result *result, size_t index,
                          cparent_ssda903_figure *figure_out)
{
    (void)result;
    (void)index;
    (void)figure_out;
    return false;
}

bool
cparent_ssda903_result_find(const cparent_ssda903_result *result,
                            const char *code,
                            cparent_ssda903_figure *figure_out)
{
    (void)result;
    (void)code;
    (void)figure_out;
    return false;
}

size_t
cparent_ssda903_result_broken(const cparent_ssda903_result *result)
{
    (void)result;
    return 0;
}

size_t
cparent_ssda903_result_errors(const cparent_ssda903_result *result)
{
    (void)result;
    return 0;
}

cparent_status
cparent_ssda903_result_json(const cparent_ssda903_result *result,
                            const cparent_findings *findings,
                            char **json_out, cparent_error *err)
{
    (void)result;
    (void)findings;
    (void)json_out;
    return cparent__fail(err, CPARENT_E_UNSUPPORTED,
                         "returns are not read yet");
}

cparent_status
cparent_ssda903_result_csv(const cparent_ssda903_result *result, bool header,
                           char **csv_out, cparent_error *err)
{
    (void)result;
    (void)header;
    (void)csv_out;
    return cparent__fail(err, CPARENT_E_UNSUPPORTED,
                         "returns are not read yet");
}
