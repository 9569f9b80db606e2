/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_ARISING_H
#define CPARENT_ARISING_H

#include <cparent/reading.h>

CPARENT_BEGIN_DECLS

/**
 * Matters arising: what later minutes say of actions that were agreed
 * before.  Immutable; reference counted; any thread may read it.  It
 * proposes; people decide.
 */
typedef struct cparent_arising cparent_arising;

/** What the minutes say became of an action.  Pinned. */
typedef enum cparent_arising_outcome {
    CPARENT_ARISING_REPORTED = 1,  /**< spoken of, and still open */
    CPARENT_ARISING_COMPLETED = 2,
    CPARENT_ARISING_REDATED = 3,   /**< it is now due at another time */
    CPARENT_ARISING_DROPPED = 4,   /**< it will not be done */
    CPARENT_ARISING_FORCE_INT = CPARENT_FORCE_INT
} cparent_arising_outcome;

/** The outcome's word: "completed".  NULL for no such number.  Static. */
CPARENT_API const char *
cparent_arising_outcome_name(int outcome);

/**
 * Looks through minutes for what they say of `actions`, records of the noun
 * action; those that are not open, or that this very text agreed, are left
 * out.  At most one matter for each action: the sentence that settles most.
 * A sentence that could mean two actions alike is left out.  Fails like
 * cparent_read_minutes, or with INVALID when a record is no action.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_read_arising(cparent_source *source,
                     const cparent_read_options *options,
                     const cparent_record *const *actions,
                     size_t action_count, cparent_arising **arising_out,
                     cparent_error *err);

CPARENT_API cparent_arising *
cparent_arising_ref(cparent_arising *arising);

/** NULL is fine. */
CPARENT_API void
cparent_arising_unref(cparent_arising *arising);

/** How many matters, in the order of `actions`. */
CPARENT_API size_t
cparent_arising_count(const cparent_arising *arising);

/** A cparent_arising_outcome; 0 out of range. */
CPARENT_API int
cparent_arising_outcome_at(const cparent_arising *arising, size_t index);

/** The action as it stands after the matter: its state, day of closing or
 *  due time, last update, and one citation more.  Borrowed; NULL out of
 *  range. */
CPARENT_API const cparent_record *
cparent_arising_action(const cparent_arising *arising, size_t index);

/** The sentence that says so.  Borrowed; NULL out of range. */
CPARENT_API const cparent_record *
cparent_arising_citation(const cparent_arising *arising, size_t index);

/** The name of the rule that read it.  Never NULL; static. */
CPARENT_API const char *
cparent_arising_rule(const cparent_arising *arising, size_t index);

/** How sure that rule is, 0 to 100. */
CPARENT_API int
cparent_arising_confidence(const cparent_arising *arising, size_t index);

/** All of it as JSON, schema cparent.arising/1.  Free with
 *  cparent_string_free.  Fails with NOMEM. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_arising_json(const cparent_arising *arising, char **json_out,
                     cparent_error *err);

CPARENT_END_DECLS
#endif
