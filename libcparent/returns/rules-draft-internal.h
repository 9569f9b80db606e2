/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_RULES_DRAFT_INTERNAL_H
#define CPARENT_RULES_DRAFT_INTERNAL_H

#include <cparent/error.h>

#include "facts/table-internal.h"
#include "returns/rules-internal.h"

/*
 * The rules that are being made of share/ssda903/, while the library is
 * built; no part of it.  Begin with all zero.  `rules` lives as long as the
 * draft, whose tables hold its words.
 */
typedef struct cparent__rules_draft {
    cparent__rules rules;
    cparent__definition *definitions;
    cparent__table *codes;
    cparent__table *columns;
    cparent__table *indicators;
} cparent__rules_draft;

/* Everything; fails with PARSE at the row that is wrong. */
cparent_status
cparent__rules_draft_share(cparent__rules_draft *draft, cparent_error *err);

void
cparent__rules_draft_free(cparent__rules_draft *draft);

/* The bit and word of a predicate's name; -1 when there is none. */
int
cparent__fact_find(const char *name, size_t length);

/* The book of that name, or CPARENT__BOOK_NONE. */
cparent__book
cparent__book_find(const char *name, size_t length);

/* definition-draft.c: indicators.tsv into draft->definitions. */
cparent_status
cparent__rules_draft_define(cparent__rules_draft *draft, cparent_error *err);

#endif
