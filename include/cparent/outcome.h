/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_OUTCOME_H
#define CPARENT_OUTCOME_H

#include <cparent/error.h>

CPARENT_BEGIN_DECLS

/** What one row of figures came to.  One bad row never spoils the others,
 *  and no row says by a NaN that something is wrong with it. */
typedef enum cparent_outcome {
    CPARENT_OUTCOME_OK = 0,
    CPARENT_OUTCOME_MISSING = 1,        /**< a number was not given */
    CPARENT_OUTCOME_NO_DENOMINATOR = 2, /**< none out of none */
    CPARENT_OUTCOME_INVALID = 3,        /**< no such figures: -1, 9 of 8 */
    CPARENT_OUTCOME_TOO_FEW = 4,        /**< too few for this method */
    CPARENT_OUTCOME_SUPPRESSED = 5,     /**< hidden to protect people */
    CPARENT_OUTCOME_NOT_APPLICABLE = 6, /**< there is no such figure */
    CPARENT_OUTCOME_FORCE_INT = CPARENT_FORCE_INT
} cparent_outcome;

/** "OK", "MISSING", "NO_DENOMINATOR" …; "UNKNOWN" for no outcome.  Static. */
CPARENT_API const char *
cparent_outcome_name(cparent_outcome outcome);

CPARENT_END_DECLS
#endif
