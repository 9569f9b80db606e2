/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_BOUND_RETURN_H
#define CPARENT_BOUND_RETURN_H

/* The statutory return, for both languages. */
#include "bound.h"

/* What came of counting: the findings are wanted also when it failed. */
typedef struct bound_return {
    cparent_ssda903_result *result;
    cparent_findings *findings;
    cparent_error error;
} bound_return;

bound_return
bound_return_count(cparent_ssda903 *job, cparent_date year_ended,
                   cparent_date as_at, cparent_date from,
                   const char *authority_or_null, int64_t population,
                   cparent_source *postcodes_or_null,
                   cparent_source *bank_holidays_or_null, bool lenient,
                   bool same_carer_moves, bool digests, bound_any listener);

/* Adds the ids to a list of the language. */
cparent_status
bound_return_who(cparent_ssda903 *job, const char *code, bool may_see,
                 cparent_date year_ended, cparent_date as_at,
                 cparent_date from, const char *authority_or_null,
                 cparent_source *postcodes_or_null,
                 cparent_source *bank_holidays_or_null, bool lenient,
                 bool same_carer_moves, bound_any list, bound_any listener,
                 cparent_error *err);

cparent_status
bound_return_tree(const char *path, int threads, int64_t population,
                  cparent_source *postcodes_or_null,
                  cparent_source *bank_holidays_or_null,
                  bool same_carer_moves, bool digests, bound_any listener,
                  cparent_ssda903_tree **tree_out, cparent_error *err);

cparent_status
bound_return_save(bound_store *store, const cparent_ssda903_result *result,
                  const char *who, const char *why, const char *at,
                  const char *key_or_null, int64_t *number_out,
                  cparent_error *err);

#endif
