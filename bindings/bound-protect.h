/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BOUND_PROTECT_H
#define BOUND_PROTECT_H

/* Tables to protect, and patterns of them. */
#include "bound.h"

/* Cells by id, value and whether they are never hidden; equations as texts
 * in threes: name, total, part. */
cparent_status
bound_cells_make(const char *const *texts, size_t text_count,
                 const double *values, size_t count, const uint8_t *states,
                 size_t state_count, const char *const *names,
                 size_t name_count, cparent_cells **cells_out,
                 cparent_error *err);

cparent_status
bound_cells_read(cparent_source *cells, cparent_source *equations,
                 cparent_cells **cells_out, cparent_error *err);

cparent_status
bound_cells_protect(const cparent_cells *cells, int threshold,
                    const char *level, const char *zeros, const char *weight,
                    int effort, bound_any listener,
                    cparent_pattern **pattern_out, cparent_error *err);

/* `states`: a status a cell. */
cparent_status
bound_cells_audit(const cparent_cells *cells, const uint8_t *states,
                  size_t state_count, int threshold, const char *level,
                  const char *zeros, const char *weight, bound_any listener,
                  cparent_pattern **pattern_out, cparent_error *err);

cparent_status
bound_cells_audit_read(const cparent_cells *cells, cparent_source *source,
                       int threshold, const char *level, const char *zeros,
                       const char *weight, bound_any listener,
                       cparent_pattern **pattern_out, cparent_error *err);

/* The place of a cell, -1: there is none. */
int
bound_cells_find(const cparent_cells *cells, const char *id);

/* The ids; and numbers a cell: value, lower, upper (-1: no end), status,
 * level, problems, exact. */
enum { BOUND_PATTERN_CELL = 7 };
cparent_status
bound_pattern_ids(const cparent_pattern *pattern, bound_any list,
                  cparent_error *err);
cparent_status
bound_pattern_cells(const cparent_pattern *pattern, double *numbers_out,
                    size_t room, cparent_error *err);

/* cost, bound, primary, secondary, problems, level, safe. */
enum { BOUND_PATTERN_SUMMARY = 7 };
cparent_status
bound_pattern_summary(const cparent_pattern *pattern, double *numbers_out,
                      size_t room, cparent_error *err);

/* A value a cell; NOT_FOUND where there is no such table. */
cparent_status
bound_pattern_witness(const cparent_pattern *pattern, size_t index,
                      bool upper, double *numbers_out, size_t room,
                      cparent_error *err);

#endif
