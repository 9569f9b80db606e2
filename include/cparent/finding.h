/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_FINDING_H
#define CPARENT_FINDING_H

#include <cparent/error.h>

CPARENT_BEGIN_DECLS

/** How much a finding matters. */
typedef enum cparent_severity {
    CPARENT_SEVERITY_NOTE = 1,
    CPARENT_SEVERITY_WARNING = 2,
    CPARENT_SEVERITY_ERROR = 3,
    CPARENT_SEVERITY_FORCE_INT = CPARENT_FORCE_INT
} cparent_severity;

/** What an import noticed, in the order it noticed it.  One thread uses a
 *  list at a time. */
typedef struct cparent_findings cparent_findings;

/** One finding; its strings belong to the list. */
typedef struct cparent_finding {
    int32_t severity; /**< a cparent_severity */
    int32_t line;     /**< 1-based; 0 when unknown */
    int32_t column;   /**< 1-based; 0 when unknown */
    int32_t reserved; /**< zero */
    const char *rule; /**< which rule: "csv.unknown-indicator" */
    const char *source;
    const char *field;
    const char *message; /**< never a child's data */
} cparent_finding;

CPARENT_API void
cparent_findings_free(cparent_findings *findings);

/** How many are kept. */
CPARENT_API size_t
cparent_findings_count(const cparent_findings *findings);

/** How many there were in all, kept or not. */
CPARENT_API size_t
cparent_findings_total(const cparent_findings *findings);

/** Borrowed; NULL out of range. */
CPARENT_API const cparent_finding *
cparent_findings_at(const cparent_findings *findings, size_t index);

CPARENT_END_DECLS
#endif
