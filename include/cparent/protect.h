/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_PROTECT_H
#define CPARENT_PROTECT_H

#include <cparent/progress.h>
#include <cparent/source.h>

CPARENT_BEGIN_DECLS

/*
 * Secondary suppression: which cells of a table must be hidden so that no
 * small count can be worked out from what is still shown.  Tables that share
 * cells are one model.  Method and proofs: docs/protection.md.
 */

/** Cells that count people, and the equations between them.  One thread
 *  fills it; once filled, any thread may read it. */
typedef struct cparent_cells cparent_cells;

/** Which cells may be shown, with the audit.  Immutable; it keeps what it
 *  needs of the cells. */
typedef struct cparent_pattern cparent_pattern;

CPARENT_API CPARENT_NODISCARD cparent_status
cparent_cells_new(cparent_cells **cells_out, cparent_error *err);

CPARENT_API void
cparent_cells_free(cparent_cells *cells);

/** Adds a cell of `value` people, 0 to 10^12; a cell that is `never` hidden
 *  is published in any case.  Fails with EXISTS for an id that is there,
 *  INVALID for an empty id or another number, LIMIT beyond 100,000 cells. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_cells_add(cparent_cells *cells, const char *id, int64_t value,
                  bool never, cparent_error *err);

/** Adds one addend to an equation, total = sum of its parts, which begins
 *  with its first.  Fails with NOT_FOUND for a cell that is none,
 *  VALIDATION for a second total, or a part that is there already. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_cells_add_part(cparent_cells *cells, const char *equation,
                       const char *total, const char *part,
                       cparent_error *err);

/** Reads CSV: `cell,value[,never]` and `eq,total,part`.  Fails with PARSE
 *  or VALIDATION and the place, also for an equation that does not add
 *  up. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_cells_read(cparent_source *cells, cparent_source *equations,
                   const cparent_limits *limits, cparent_cells **cells_out,
                   cparent_error *err);

/** How many cells. */
CPARENT_API size_t
cparent_cells_count(const cparent_cells *cells);

/** The place of a cell, from 0; the count of cells when there is none. */
CPARENT_API size_t
cparent_cells_find(const cparent_cells *cells, const char *id);

/** What is known of a small count in the end. */
typedef enum cparent_protect_level {
    CPARENT_PROTECT_NONE = 0,  /**< it can be worked out */
    CPARENT_PROTECT_EXACT = 1, /**< two numbers or more are possible */
    CPARENT_PROTECT_RULE = 2,  /**< 1 and the threshold are: no more than
                                    the rule itself tells */
    CPARENT_PROTECT_LEVEL_FORCE_INT = CPARENT_FORCE_INT
} cparent_protect_level;

typedef enum cparent_protect_status {
    CPARENT_PROTECT_PUBLISHED = 0,
    CPARENT_PROTECT_PRIMARY = 1,   /**< hidden: it is small */
    CPARENT_PROTECT_SECONDARY = 2, /**< hidden for another's sake */
    CPARENT_PROTECT_STATUS_FORCE_INT = CPARENT_FORCE_INT
} cparent_protect_status;

typedef struct cparent_protect_options {
    size_t struct_size;
    int32_t threshold; /**< 1 to so many people are small; at least 1 */
    int32_t level;     /**< EXACT or RULE, for every small count */
    int32_t hide_zeros; /**< 0: a zero is always published, and a reader
                             knows that what is hidden is 1 or more */
    int32_t by_value;  /**< 0: hide few cells; not 0: hide few people */
    int32_t effort;    /**< how long to look for the best: 1 is about a
                            second; 0: 10 */
    int32_t reserved;
    const cparent_progress *progress; /**< NULL: none */
} cparent_protect_options;

#define CPARENT_PROTECT_OPTIONS_INIT \
    { sizeof(cparent_protect_options), 5, CPARENT_PROTECT_RULE, 0, 0, 0, 0, \
      NULL }

/**
 * Chooses what to hide at the least cost, and audits it before it returns.
 * `options` NULL: the defaults.  The same cells give the same pattern.
 * Fails with PROTECTED when no pattern reaches the level, never weakening
 * it; VALIDATION for an equation that does not add up; LIMIT for a table
 * beyond what fits; CANCELLED, NOMEM.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_cells_protect(const cparent_cells *cells,
                      const cparent_protect_options *options,
                      cparent_pattern **pattern_out, cparent_error *err);

/**
 * Judges anyone's pattern: `statuses` has a cparent_protect_status a cell,
 * in the order the cells were added.  What is wrong is said by the pattern
 * and is no failure.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_cells_audit(const cparent_cells *cells, const uint8_t *statuses,
                    size_t count, const cparent_protect_options *options,
                    cparent_pattern **pattern_out, cparent_error *err);

/** The same of a CSV `cell,status`, which names every cell once. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_cells_audit_read(const cparent_cells *cells, cparent_source *pattern,
                         const cparent_protect_options *options,
                         cparent_pattern **pattern_out, cparent_error *err);

CPARENT_API void
cparent_pattern_free(cparent_pattern *pattern);

#define CPARENT_PROTECT_UNBOUNDED INT64_MAX

/* What is wrong with a cell. */
#define CPARENT_PROTECT_SHOWN_SMALL 1u /**< a small count is published */
#define CPARENT_PROTECT_LEVEL_MISSED 2u /**< it can be narrowed down */
#define CPARENT_PROTECT_ZERO_HIDDEN 4u /**< zeros are always published */
#define CPARENT_PROTECT_NEVER_HIDDEN 8u /**< it may not be hidden */

/** One cell.  For the owner of the data alone: bounds and levels are not
 *  for publishing.  The id belongs to the pattern. */
typedef struct cparent_pattern_cell {
    const char *id;
    int64_t value;
    int64_t lower; /**< the least that it can be, as a reader sees it */
    int64_t upper; /**< the most; CPARENT_PROTECT_UNBOUNDED: no end */
    int32_t status;   /**< a cparent_protect_status */
    int32_t level;    /**< a cparent_protect_level, of small counts */
    uint32_t problems; /**< CPARENT_PROTECT_… bits */
    int32_t exact;    /**< not 0: no reader can know more; 0: both bounds
                           are possible, and more may be */
} cparent_pattern_cell;

typedef struct cparent_pattern_summary {
    int64_t cost;   /**< of the secondary cells: how many, or people */
    int64_t bound;  /**< no pattern costs less; -1: not known */
    size_t cells;
    size_t primary; /**< small counts, hidden or not */
    size_t secondary;
    size_t problems; /**< cells that have one */
    int32_t level;   /**< the least that a small count reached */
    int32_t safe;    /**< not 0: no cell has a problem */
} cparent_pattern_summary;

CPARENT_API void
cparent_pattern_summarise(const cparent_pattern *pattern,
                          cparent_pattern_summary *summary_out);

/** How many cells. */
CPARENT_API size_t
cparent_pattern_count(const cparent_pattern *pattern);

/** A cell, in the order they were added.  False out of range. */
CPARENT_API bool
cparent_pattern_at(const cparent_pattern *pattern, size_t index,
                   cparent_pattern_cell *cell_out);

/** The proof of a hidden small count's bound: a table that fits all that is
 *  published, with the cell at `lower` or at `upper` (of no end: far above),
 *  a value a cell.  Borrowed; NULL where there is none. */
CPARENT_API const int64_t *
cparent_pattern_witness(const cparent_pattern *pattern, size_t index,
                        bool upper);

/** CSV `cell,status`; free it with cparent_string_free. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_pattern_csv(const cparent_pattern *pattern, char **text_out,
                    cparent_error *err);

/** JSON with schema `cparent.protect/1`: statuses, audit and cost; free it
 *  with cparent_string_free. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_pattern_json(const cparent_pattern *pattern, char **text_out,
                     cparent_error *err);

/** "none", "exact", "rule"; "" for anything else.  Static. */
CPARENT_API const char *
cparent_protect_level_name(int level);

/** "published", "primary", "secondary"; "" for anything else.  Static. */
CPARENT_API const char *
cparent_protect_status_name(int status);

CPARENT_END_DECLS
#endif
