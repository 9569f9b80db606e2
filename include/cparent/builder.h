/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_BUILDER_H
#define CPARENT_BUILDER_H

#include <cparent/record.h>

CPARENT_BEGIN_DECLS

/**
 * A record being written.  Set fields by number, or by name from text;
 * then build.  One thread uses it at a time.
 */
typedef struct cparent_builder cparent_builder;

/** An empty record of `noun`. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_builder_new(cparent_noun noun, cparent_builder **builder_out,
                    cparent_error *err);

/** A copy of `record` to change. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_builder_from(const cparent_record *record,
                     cparent_builder **builder_out, cparent_error *err);

CPARENT_API void
cparent_builder_free(cparent_builder *builder);

/*
 * Setters.  NULL text or an unset date clears the field.  Each fails with
 * INVALID when the field is of another type, or NOMEM.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_builder_text(cparent_builder *builder, size_t field, const char *text,
                     cparent_error *err);

CPARENT_API CPARENT_NODISCARD cparent_status
cparent_builder_integer(cparent_builder *builder, size_t field, int64_t number,
                        cparent_error *err);

CPARENT_API CPARENT_NODISCARD cparent_status
cparent_builder_date(cparent_builder *builder, size_t field, cparent_date date,
                     cparent_error *err);

CPARENT_API CPARENT_NODISCARD cparent_status
cparent_builder_period(cparent_builder *builder, size_t field,
                       cparent_period period, cparent_error *err);

CPARENT_API CPARENT_NODISCARD cparent_status
cparent_builder_value(cparent_builder *builder, size_t field,
                      const cparent_value *value, cparent_error *err);

CPARENT_API CPARENT_NODISCARD cparent_status
cparent_builder_choice(cparent_builder *builder, size_t field, int choice,
                       cparent_error *err);

CPARENT_API CPARENT_NODISCARD cparent_status
cparent_builder_flag(cparent_builder *builder, size_t field, bool flag,
                     cparent_error *err);

/** Adds one text to a LIST field. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_builder_append(cparent_builder *builder, size_t field, const char *text,
                       cparent_error *err);

/** Sets the field called `name` from text, whatever its type: a date as
 *  "2026-03-01", a choice by its word, a list split at "|".  NULL clears.
 *  Fails with NOT_FOUND (no such field) or PARSE. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_builder_parse(cparent_builder *builder, const char *name,
                      const char *text, cparent_error *err);

/** Checks that every required field is there and makes the record.  The
 *  builder stays as it was.  Fails with VALIDATION, or NOMEM. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_builder_build(const cparent_builder *builder,
                      cparent_record **record_out, cparent_error *err);

CPARENT_END_DECLS
#endif
