/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_SSDA903_RESULT_H
#define CPARENT_SSDA903_RESULT_H

#include <cparent/date.h>
#include <cparent/finding.h>
#include <cparent/value.h>

CPARENT_BEGIN_DECLS

/** What a return came to: figures, never rows.  Immutable; atomically
 *  reference counted; any thread may read it. */
typedef struct cparent_ssda903_result cparent_ssda903_result;

/** `has` of a figure. */
#define CPARENT_SSDA903_NUMERATOR 1u
#define CPARENT_SSDA903_DENOMINATOR 2u

/** One figure of a result; its strings belong to the result. */
typedef struct cparent_ssda903_figure {
    const char *code;    /**< "placements_3plus" */
    const char *title;
    const char *note;    /**< what is missing or was left out; NULL */
    cparent_value value; /**< the figure, or why there is none */
    int64_t numerator;
    int64_t denominator;
    uint32_t has;        /**< which of the two there are */
    uint32_t reserved;   /**< zero */
} cparent_ssda903_figure;

CPARENT_API cparent_ssda903_result *
cparent_ssda903_result_ref(cparent_ssda903_result *result);

/** NULL is fine. */
CPARENT_API void
cparent_ssda903_result_unref(cparent_ssda903_result *result);

/** The code given, or the folder's name in a tree; "" when not said. */
CPARENT_API const char *
cparent_ssda903_result_authority(const cparent_ssda903_result *result);

/** The 31 March that ends the return's year. */
CPARENT_API cparent_date
cparent_ssda903_result_year_ended(const cparent_ssda903_result *result);

/** The day of the snapshot. */
CPARENT_API cparent_date
cparent_ssda903_result_as_at(const cparent_ssda903_result *result);

/** The first day of the window in which things are counted. */
CPARENT_API cparent_date
cparent_ssda903_result_from(const cparent_ssda903_result *result);

/** How many figures there are: the same ones in every result. */
CPARENT_API size_t
cparent_ssda903_result_count(const cparent_ssda903_result *result);

/** False out of range; `figure_out` is then untouched. */
CPARENT_API bool
cparent_ssda903_result_at(const cparent_ssda903_result *result, size_t index,
                          cparent_ssda903_figure *figure_out);

/** The figure of that code; false when there is none such. */
CPARENT_API bool
cparent_ssda903_result_find(const cparent_ssda903_result *result,
                            const char *code,
                            cparent_ssda903_figure *figure_out);

/** How many rows were broken and left out (lenient), or, in a tree, made
 *  this return one without figures. */
CPARENT_API size_t
cparent_ssda903_result_broken(const cparent_ssda903_result *result);

/** How many rows can be read and break a rule: errors, not warnings. */
CPARENT_API size_t
cparent_ssda903_result_errors(const cparent_ssda903_result *result);

/** One JSON object of cparent.ssda903/1; `findings` NULL: the result's own
 *  (a tree's).  Free with cparent_string_free. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_ssda903_result_json(const cparent_ssda903_result *result,
                            const cparent_findings *findings,
                            char **json_out, cparent_error *err);

/** Rows of authority,year_ended,code,numerator,denominator,value,state;
 *  the header row first when `header`.  Free with cparent_string_free. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_ssda903_result_csv(const cparent_ssda903_result *result, bool header,
                           char **csv_out, cparent_error *err);

CPARENT_END_DECLS
#endif
