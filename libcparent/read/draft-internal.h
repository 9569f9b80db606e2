/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_DRAFT_INTERNAL_H
#define CPARENT_DRAFT_INTERNAL_H

#include <cparent/error.h>

#include "core/text-internal.h"
#include "facts/table-internal.h"
#include "read/lexicon-internal.h"

/*
 * A lexicon that is being made.  Begin with all zero.  `lexicon` reads the
 * arrays behind it, and is whole when the draft is finished; it lives as
 * long as the draft.
 */
typedef struct cparent__draft {
    cparent__lexicon lexicon;
    cparent__text text;
    cparent__word *vocabulary;
    uint32_t *ids;
    cparent__edge *edges;
    cparent__node *nodes;
    cparent__phrase *phrases;
    uint32_t *words;
    size_t vocabulary_room;
    size_t phrase_room;
    size_t word_room;
} cparent__draft;

/* The name of table `index` of phrases in share/, or NULL. */
const char *
cparent__draft_table(size_t index);

/* Everything in share/: the rows of each table of phrases, then the
 * catalogue's synonyms.  Finished. */
cparent_status
cparent__draft_share(cparent__draft *draft, cparent_error *err);

/* The same phrases as `lexicon` has. */
cparent_status
cparent__draft_copy(cparent__draft *draft, const cparent__lexicon *lexicon,
                    cparent_error *err);

/* Every row of a table of kind, phrase and meaning.  Fails with PARSE where
 * a kind is none. */
cparent_status
cparent__draft_add(cparent__draft *draft, const cparent__table *table,
                   const char *name, cparent_error *err);

/* Makes the tree of all phrases. */
cparent_status
cparent__draft_finish(cparent__draft *draft, cparent_error *err);

void
cparent__draft_free(cparent__draft *draft);

/* The kind of that name, or NONE.  Rows of one kind stand together: `guess`
 * is that of the row before. */
cparent__kind
cparent__kind_named(const char *word, cparent__kind guess);

#endif
