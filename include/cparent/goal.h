/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_GOAL_H
#define CPARENT_GOAL_H

#include <cparent/measure.h>
#include <cparent/outcome.h>

CPARENT_BEGIN_DECLS

/*
 * A figure beside what was aimed for, in exact arithmetic.  Nothing here
 * allocates or keeps state.
 */

/** What a tolerance is measured in. */
typedef enum cparent_tolerance_kind {
    CPARENT_TOLERANCE_AMOUNT = 0,  /**< the target's own unit */
    CPARENT_TOLERANCE_PERCENT = 1, /**< hundredths of the target's size */
    CPARENT_TOLERANCE_KIND_FORCE_INT = CPARENT_FORCE_INT
} cparent_tolerance_kind;

/** What to reach, or the range to stay in. */
typedef struct cparent_goal {
    size_t struct_size;
    int32_t side;            /**< a cparent_target_side_choice */
    int32_t tolerance_kind;  /**< a cparent_tolerance_kind */
    int32_t places;          /**< as shown to people; -1: as it is */
    int32_t reserved;        /**< zero */
    cparent_value target;    /**< a range for WITHIN */
    cparent_value tolerance; /**< how far off is AMBER; MISSING: nothing */
} cparent_goal;

#define CPARENT_GOAL_INIT                                                  \
    { sizeof(cparent_goal), 0, CPARENT_TOLERANCE_AMOUNT, -1, 0,            \
      { 0, 0, 0, 0, { 0, 0, 0 }, { 0, 0, 0 }, 0, 0 },                      \
      { 0, 0, 0, 0, { 0, 0, 0 }, { 0, 0, 0 }, 0, 0 } }

/** What a figure comes to. */
typedef struct cparent_judgement {
    int32_t rag;      /**< a cparent_rag */
    int32_t status;   /**< a cparent_outcome: why there is no colour */
    int32_t exact;    /**< not 0: judged by numerator and denominator, not
                           by the figure rounded from them */
    int32_t contradicts; /**< not 0: the figure as shown lies on the other
                              side of the target: say so beside it */
    cparent_value distance; /**< the figure less the target, or less the
                                 nearer end of a range; 0 inside one */
} cparent_judgement;

/**
 * Judges `figure` by `goal`: on the target, or on the end of a range, is met.
 * Where a percentage or rate has its parts they are compared, so that 89.96%
 * shown as 90.0% does not meet 90.  No number, no target or units that differ
 * give no colour and no distance, never RED.
 * Fails with INVALID for a side or tolerance that cannot be used, such as a
 * percentage of a target of 0.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_goal_judge(const cparent_value *figure, const cparent_goal *goal,
                   cparent_judgement *judgement_out, cparent_error *err);

/** The goal that a record sets; `polarity` says which side is meant where
 *  the record does not. */
CPARENT_API cparent_goal
cparent_goal_of(const cparent_target *target,
                cparent_indicator_polarity_choice polarity);

/**
 * The one of `targets` that stands for `authority` (NULL: any), `indicator`
 * and the whole of `period`, and is of `kind` (a record without a kind is
 * LOCAL): the one of the shortest period, and of those the last in the list.
 * NULL when there is none.  Borrowed.
 */
CPARENT_API cparent_target *
cparent_goal_find(cparent_target *const *targets, size_t count,
                  const char *authority, const char *indicator,
                  cparent_period period, cparent_target_kind_choice kind);

/* --- direction of travel -------------------------------------------------- */

/**
 * Which way from `previous` to `current`: STABLE when they are at most
 * `tolerance` apart (NULL: only when equal).  NONE when they cannot be
 * compared.  The caller sees to it that the periods are comparable.
 */
CPARENT_API cparent_direction
cparent_goal_moved(const cparent_value *previous,
                   const cparent_value *current,
                   const cparent_value *tolerance);

/**
 * The same by a test: STABLE unless the interval of the difference of two
 * percentages (Newcombe), or of the ratio of two rates (exact), leaves out
 * no change at `confidence` (0.95).  NONE without numerators and
 * denominators, and for a confidence that is none.
 */
CPARENT_API cparent_direction
cparent_goal_moved_surely(const cparent_value *previous,
                          const cparent_value *current, double confidence);

CPARENT_END_DECLS
#endif
