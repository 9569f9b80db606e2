/* SPDX-License-Identifier: Apache-2.0 */

/* The statutory return: a job that takes files, and what it came to. */
%{
#include "bound-return.h"
%}

%rename(RawFindings) cparent_findings;
typedef struct cparent_findings {
    %extend {
        ~cparent_findings()
        {
            cparent_findings_free($self);
        }
        size_t total();
    }
} cparent_findings;

%rename(ReturnJob) cparent_ssda903;
typedef struct cparent_ssda903 {
    %extend {
        ~cparent_ssda903()
        {
            cparent_ssda903_free($self);
        }
        cparent_status add_path(const char *path, cparent_error *err);
        cparent_status add_previous(const char *path, cparent_error *err);
        cparent_status add_source(cparent_source *source,
                                  cparent_error *err);
    }
} cparent_ssda903;

cparent_status
cparent_ssda903_new(cparent_ssda903 **return_out, cparent_error *err);

cparent_status
cparent_ssda903_explain(const char *code_or_null, char **text_out,
                        cparent_error *err);

%rename(ReturnResult) cparent_ssda903_result;
typedef struct cparent_ssda903_result {
    %extend {
        ~cparent_ssda903_result()
        {
            cparent_ssda903_result_unref($self);
        }
        const char *authority();
        cparent_date year_ended();
        cparent_date as_at();
        cparent_date from();
        size_t count();
        bool at(size_t index, cparent_ssda903_figure *figure_out);
        bool find(const char *code, cparent_ssda903_figure *figure_out);
        size_t broken();
        size_t errors();
        cparent_status json(const cparent_findings *findings_or_null,
                            char **text_out, cparent_error *err);
        cparent_status csv(bool header, char **text_out,
                           cparent_error *err);
    }
} cparent_ssda903_result;

%rename(ReturnTree) cparent_ssda903_tree;
typedef struct cparent_ssda903_tree {
    %extend {
        ~cparent_ssda903_tree()
        {
            cparent_ssda903_tree_free($self);
        }
        size_t count();
        cparent_ssda903_result *at(size_t index);
    }
} cparent_ssda903_tree;

%include "bound-return.h"
