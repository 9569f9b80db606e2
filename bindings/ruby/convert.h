/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_RUBY_CONVERT_H
#define CPARENT_RUBY_CONVERT_H

/*
 * Values between C and Ruby.  The classes themselves are Ruby's own
 * (cparent/types.rb); this file borrows them.  These functions raise, so no
 * caller may hold memory that only C knows of.
 */
#include <ruby.h>
#include <ruby/encoding.h>

#include "bound.h"

/* Requires the classes. */
void
bound_rb_init(void);

/* Raises what `err` calls for, if anything; what a callback or a conversion
 * raised comes first. */
void
bound_rb_settle(const cparent_error *err);

/* Runs `body`, and keeps what it raises for bound_rb_settle. */
bool
bound_rb_protect(VALUE (*body)(VALUE), void *argument);

/* nil for NULL; frozen, UTF-8. */
VALUE
bound_rb_text(const char *text);

/* A symbol; nil for NULL. */
VALUE
bound_rb_word(const char *word);

/* UTF-8 without NUL.  *object is replaced when it had to be transcoded;
 * keep it alive while the text is used. */
const char *
bound_rb_to_text(VALUE *object, const char *what);

/* Copies of the texts in an Array, in memory that *room holds; see
 * rb_free_tmp_buffer. */
const char *const *
bound_rb_to_texts(VALUE array, volatile VALUE *room, size_t *count_out);

/* A String or Symbol. */
const char *
bound_rb_to_word(VALUE *object, const char *what);

VALUE
bound_rb_date(cparent_date date);

cparent_date
bound_rb_to_date(VALUE object);

VALUE
bound_rb_period(cparent_period period);

cparent_period
bound_rb_to_period(VALUE object);

VALUE
bound_rb_value(const cparent_value *value);

cparent_value
bound_rb_to_value(VALUE object);

cparent_noun
bound_rb_to_noun(VALUE object);

VALUE
bound_rb_field(const cparent_record *record, size_t field);

/* The error for a field that the noun does not have. */
VALUE
bound_rb_no_field(cparent_noun noun, const char *name);

/* Lets a record keep what is made of its fields; it is not frozen yet. */
void
bound_rb_keep_fields(VALUE record);

/* A class of records gets a method for each field. */
void
bound_rb_define_fields(VALUE cls, cparent_noun noun);

/* Raises when the import failed; consumes the findings. */
VALUE
bound_rb_import(bound_import *import);

/* Raises with what was noticed as the error's findings, if it failed. */
void
bound_rb_settle_noticed(const cparent_error *err,
                        const cparent_findings *findings);

/* A frozen Array of Finding. */
VALUE
bound_rb_findings(const cparent_findings *findings);

/* [code, title, numerator, denominator, value, note] */
VALUE
bound_rb_figure(const cparent_ssda903_figure *figure);

VALUE
bound_rb_entry(const cparent_entry *entry);

/* [name, type, missing, data, valid, offsets, texts]: binary Strings, or nil
 * where there is none. */
VALUE
bound_rb_column(const cparent_columns *columns, size_t index);

/* Rows of the status table: [number, name, class, builtin, sentence]. */
VALUE
bound_rb_statuses(void);

#endif
