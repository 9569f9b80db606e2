/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_PHRASES_INTERNAL_H
#define CPARENT_PHRASES_INTERNAL_H

#include <cparent/reading.h>

#include "read/lexicon-internal.h"

/* The lexicon of kept phrases; of share/ when there are none. */
const cparent__lexicon *
cparent__phrases_lexicon(const cparent_phrases *phrases_or_null);

/* The phrases that options ask for, to be unreffed; NULL when those of
 * share/ are all.  Fails with INVALID when they are given twice. */
cparent_status
cparent__phrases_wanted(cparent_source *source, cparent_phrases *kept,
                        const cparent_limits *limits,
                        cparent_phrases **phrases_out, cparent_error *err);

#endif
