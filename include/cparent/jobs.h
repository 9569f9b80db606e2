/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_JOBS_H
#define CPARENT_JOBS_H

#include <cparent/arising.h>
#include <cparent/progress.h>
#include <cparent/reading.h>
#include <cparent/review.h>
#include <cparent/spc.h>

CPARENT_BEGIN_DECLS

/* The whole jobs that a tool's command or a notebook's line does. */

/** What an import did. */
typedef struct cparent_import_result {
    int32_t kind;      /**< a cparent_import_kind */
    int32_t reserved;
    int64_t read;      /**< rows or items read */
    int64_t added;     /**< records or proposals that are new */
    int64_t changed;   /**< records with a new version; proposals to change
                            or take out a record */
    int64_t unchanged; /**< there already, just so */
    char document[80]; /**< id of the document record */
} cparent_import_result;

/** What kind of file it was. */
typedef enum cparent_import_kind {
    CPARENT_IMPORT_MINUTES = 1,
    CPARENT_IMPORT_INDICATORS = 2,
    CPARENT_IMPORT_PLEDGES = 3,
    CPARENT_IMPORT_READING = 4, /**< JSON of cparent.reading/1 */
    CPARENT_IMPORT_PUBLISHED = 5,  /**< published statistics */
    CPARENT_IMPORT_NEIGHBOURS = 6, /**< a model of neighbours */
    CPARENT_IMPORT_DESCRIPTION = 7, /**< of another file's columns: it is
                                         read with that file */
    CPARENT_IMPORT_FORCE_INT = CPARENT_FORCE_INT
} cparent_import_kind;

/** How to import. */
typedef struct cparent_import_options {
    size_t struct_size;
    int32_t dry_run;      /**< not zero: everything but the storing */
    int32_t reserved;
    cparent_date meeting; /**< of minutes that carry no date */
    const char *board;    /**< of minutes that name no body */
    const cparent_limits *limits;
    cparent_progress progress;
    const char *dataset;  /**< the name of published statistics; NULL: the
                               file's */
    cparent_source *phrases; /**< a council's own, for minutes; see
                                  cparent_read_options */
    cparent_phrases *kept_phrases; /**< the same, read before */
} cparent_import_options;

#define CPARENT_IMPORT_OPTIONS_INIT \
    { sizeof(cparent_import_options), 0, 0, { 0, 0, 0 }, NULL, NULL, \
      { NULL, NULL }, NULL, NULL, NULL }

/**
 * Recognises `source` by what it holds, reads it, and keeps it: minutes as
 * proposals, tables at once, all rows or none.  The same text again proposes
 * nothing twice.  A corrected version of a meeting's minutes proposes what is
 * new, changed or gone against what was accepted before; and what minutes
 * say of open actions (cparent_matters_arising) is proposed as a change of
 * the action.  `findings_out` (NULL: not wanted) gets what was noticed, also
 * when the import fails; the caller frees it.  Fails with IO, PARSE, VALIDATION, LIMIT, CONFLICT, STORE,
 * CANCELLED or NOMEM; the store is then as it was.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_import(cparent_store *store, cparent_source *source,
               const cparent_import_options *options,
               const cparent_change *change, cparent_import_result *result,
               cparent_findings **findings_out, cparent_error *err);

/**
 * Matters arising: cparent_read_arising against the actions of a store that
 * are open.  Stores nothing; importing the minutes proposes it.  Fails like
 * cparent_read_minutes, or with STORE.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_matters_arising(cparent_store *store, cparent_source *source,
                        const cparent_read_options *options,
                        cparent_arising **arising_out, cparent_error *err);

/** What a report is made into. */
typedef enum cparent_report_format {
    CPARENT_REPORT_HTML = 1,
    CPARENT_REPORT_MARKDOWN = 2,
    CPARENT_REPORT_JSON = 3,
    CPARENT_REPORT_FORMAT_FORCE_INT = CPARENT_FORCE_INT
} cparent_report_format;

/** How to make a report. */
typedef struct cparent_report_options {
    size_t struct_size;
    int32_t format;       /**< a cparent_report_format */
    int32_t restricted;   /**< not zero: exact figures, with a banner; the
                               caller has the right to see them */
    cparent_date as_at;   /**< unset: the snapshot's own day */
    const char *profile;  /**< of suppression; NULL: "dfe_la" */
    cparent_store *published; /**< whose published statistics show where
                                   the council stands; NULL: none */
} cparent_report_options;

#define CPARENT_REPORT_OPTIONS_INIT \
    { sizeof(cparent_report_options), 1, 0, { 0, 0, 0 }, NULL, NULL }

/**
 * The performance highlights report of a snapshot, as one string of UTF-8
 * (free with cparent_string_free).  The same snapshot and options give the
 * same bytes.  Fails with INVALID (no date), PROTECTED, UNSUPPORTED or
 * NOMEM.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_report_highlights(const cparent_snapshot *snapshot,
                          const cparent_report_options *options,
                          char **report_out, size_t *size_out,
                          cparent_error *err);

/** How to draw an SPC chart. */
typedef struct cparent_spc_draw_options {
    size_t struct_size;
    const char *title; /**< for those who hear the picture; NULL: none */
    const cparent_date *dates; /**< as given to cparent_spc_run, by a
                                    point's `index`; NULL: none */
    int32_t unit;       /**< a cparent_unit, of the numbers */
    int32_t has_target; /**< not zero: `target` is given */
    double target;
} cparent_spc_draw_options;

#define CPARENT_SPC_DRAW_OPTIONS_INIT \
    { sizeof(cparent_spc_draw_options), NULL, NULL, 0, 0, 0 }

/**
 * The points of cparent_spc_run as one SVG picture that stands alone, the
 * same as in the report (free with cparent_string_free).  It shows the exact
 * numbers: whoever draws them may see them.  Fails with INVALID (no number)
 * or NOMEM.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_spc_draw(const cparent_spc_point *points, size_t count,
                 const cparent_spc_draw_options *options, char **svg_out,
                 size_t *size_out, cparent_error *err);

/** Writes a file whole and atomically: mode 0600 when `restricted`, else what
 *  the umask leaves of 0666. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_file_write(const char *path, const void *bytes, size_t size,
                   bool restricted, cparent_error *err);

/** A record as one JSON object.  Free with cparent_string_free. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_record_json(const cparent_record *record, char **json_out,
                    cparent_error *err);

CPARENT_END_DECLS
#endif
