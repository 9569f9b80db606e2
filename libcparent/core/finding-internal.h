/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_FINDING_INTERNAL_H
#define CPARENT_FINDING_INTERNAL_H

#include <cparent/finding.h>

/* `keep` findings are kept (0: 100); the others are counted. */
cparent_status
cparent__findings_new(size_t keep, cparent_findings **findings_out,
                      cparent_error *err);

cparent_status
cparent__findings_add(cparent_findings *findings, cparent_severity severity,
                      const char *rule, const char *source, int line,
                      int column, const char *field, cparent_error *err,
                      const char *format, ...) CPARENT_PRINTF(9, 10);

/* Counts `more` that were noticed and not kept. */
void
cparent__findings_pass(cparent_findings *findings, size_t more);

#endif
