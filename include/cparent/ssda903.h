/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_SSDA903_H
#define CPARENT_SSDA903_H

#include <cparent/progress.h>
#include <cparent/source.h>
#include <cparent/ssda903_result.h>
#include <cparent/store.h>

CPARENT_BEGIN_DECLS

/**
 * The statutory return about children in care in England, SSDA903: files
 * are named, counted once, and forgotten.  No row leaves it.  One thread
 * uses it at a time.
 */
typedef struct cparent_ssda903 cparent_ssda903;

/** The right to be told which children a figure counts. */
#define CPARENT_SSDA903_MAY_SEE_CHILDREN 1u

/** How to count. */
typedef struct cparent_ssda903_options {
    size_t struct_size;
    cparent_date year_ended; /**< 31 March that ends the return's year;
                                  unset: found from its dates */
    cparent_date as_at;      /**< day of the snapshot; unset: year_ended */
    cparent_date from;       /**< first day of the window; unset: twelve
                                  months to as_at */
    const char *authority;   /**< its code, "E08000034" or "382"; NULL: not
                                  said */
    int64_t population;      /**< under 18, the middle of the year before
                                  the return's; 0: not known */
    cparent_source *postcodes;     /**< CSV: postcode, easting, northing,
                                        laua; NULL: none */
    cparent_source *bank_holidays; /**< CSV with a column "date"; NULL */
    int32_t lenient;          /**< not zero: broken rows are left out */
    int32_t same_carer_moves; /**< not zero: a move with the same carer is
                                   a placement of its own where placements
                                   of a year are counted */
    int32_t digests;          /**< not zero: SHA-256 of each file */
    uint32_t rights;          /**< CPARENT_SSDA903_MAY_… bits */
    const cparent_limits *limits;
    cparent_progress progress;
} cparent_ssda903_options;

#define CPARENT_SSDA903_OPTIONS_INIT \
    { sizeof(cparent_ssda903_options), { 0, 0, 0 }, { 0, 0, 0 }, \
      { 0, 0, 0 }, NULL, 0, NULL, NULL, 0, 0, 0, 0, NULL, { NULL, NULL } }

/** An empty return.  Fails with NOMEM. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_ssda903_new(cparent_ssda903 **return_out, cparent_error *err);

CPARENT_API void
cparent_ssda903_free(cparent_ssda903 *job);

/**
 * Adds a folder of files, or one file, CSV or XML; each is known by its
 * columns.  Tables added one by one out of one folder are one return, as
 * that folder would be.  Of several returns, those whose dates end in an
 * earlier year are of earlier years.  Nothing is read yet.  Fails with NOT_FOUND,
 * IO, INVALID or NOMEM.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_ssda903_add_path(cparent_ssda903 *job, const char *path,
                         cparent_error *err);

/** The same for the return of an earlier year, from which histories are
 *  taken; its year is found from its dates. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_ssda903_add_previous(cparent_ssda903 *job, const char *path,
                             cparent_error *err);

/** One file of the return from wherever `source` has it. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_ssda903_add_source(cparent_ssda903 *job, cparent_source *source,
                           cparent_error *err);

/**
 * Reads the files, counts every indicator and forgets the rows.  `options`
 * NULL: all defaults.  `findings_out` (NULL: not wanted) gets what is wrong
 * in the files, also when they are broken; the caller frees it.  Fails with
 * PARSE (broken input and not lenient; every place is a finding),
 * NOT_FOUND, IO, LIMIT, INVALID, CANCELLED or NOMEM.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_ssda903_count(cparent_ssda903 *job,
                      const cparent_ssda903_options *options,
                      cparent_ssda903_result **result_out,
                      cparent_findings **findings_out, cparent_error *err);

/** The ids of the children behind a figure's numerator.  For the analyst's
 *  own checking; never kept, never in a report. */
typedef struct cparent_ssda903_children cparent_ssda903_children;

/**
 * Who is counted in the numerator of `code`, in order of id.  Fails like
 * cparent_ssda903_count, with PROTECTED unless `options` has the right
 * CPARENT_SSDA903_MAY_SEE_CHILDREN, with NOT_FOUND (no such code) or with
 * VALIDATION (the files cannot support that figure).
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_ssda903_who(cparent_ssda903 *job,
                    const cparent_ssda903_options *options, const char *code,
                    cparent_ssda903_children **children_out,
                    cparent_error *err);

CPARENT_API size_t
cparent_ssda903_children_count(const cparent_ssda903_children *children);

/** Borrowed; NULL out of range. */
CPARENT_API const char *
cparent_ssda903_children_at(const cparent_ssda903_children *children,
                            size_t index);

CPARENT_API void
cparent_ssda903_children_free(cparent_ssda903_children *children);

/**
 * How `code` is defined: population, numerator, denominator, what is left
 * out, and the source, as text for people; every code when `code` is NULL.
 * Free with cparent_string_free.  Fails with NOT_FOUND or NOMEM.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_ssda903_explain(const char *code, char **text_out,
                        cparent_error *err);

/** The results of many authorities and years. */
typedef struct cparent_ssda903_tree cparent_ssda903_tree;

/**
 * Counts every `root`/AUTHORITY/YEAR, each year after those before it, the
 * authorities side by side in `threads` threads (0: as many as there are
 * processors).  YEAR is a folder named by the year that its 31 March is in:
 * "2025", "2024-25" or "2025-03-31".  Of `options` the dates and the
 * authority are not used.  A return that is broken has no figures and says
 * so.  Fails with NOT_FOUND, IO, INVALID, CANCELLED or NOMEM.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_ssda903_count_tree(const char *root,
                           const cparent_ssda903_options *options,
                           unsigned threads,
                           cparent_ssda903_tree **tree_out,
                           cparent_error *err);

CPARENT_API size_t
cparent_ssda903_tree_count(const cparent_ssda903_tree *tree);

/** In order of authority, then year.  Borrowed; NULL out of range. */
CPARENT_API cparent_ssda903_result *
cparent_ssda903_tree_at(const cparent_ssda903_tree *tree, size_t index);

CPARENT_API void
cparent_ssda903_tree_free(cparent_ssda903_tree *tree);

/**
 * Keeps the figures that the catalogue knows as observations of the store's
 * authority, with the digest of each file, the version of each definition
 * and the day: needs a result made with `digests`.  They leave for a report
 * by the one door.  `count_out` (NULL: not wanted) gets how many.  Fails
 * with INVALID, VALIDATION, CONFLICT, STORE, CLOSED or NOMEM.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_ssda903_save(cparent_store *store,
                     const cparent_ssda903_result *result,
                     const cparent_change *change, int64_t *count_out,
                     cparent_error *err);

CPARENT_END_DECLS
#endif
