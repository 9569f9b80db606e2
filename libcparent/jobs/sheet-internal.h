/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_SHEET_INTERNAL_H
#define CPARENT_SHEET_INTERNAL_H

#include <cparent/record.h>

#include "core/text-internal.h"

/* The columns of every sheet, before those of the fields. */
enum {
    CPARENT__SHEET_PROPOSAL,
    CPARENT__SHEET_VERSION,
    CPARENT__SHEET_DECISION,
    CPARENT__SHEET_PROPOSED,
    CPARENT__SHEET_NOUN,
    CPARENT__SHEET_FILE,
    CPARENT__SHEET_LINE,
    CPARENT__SHEET_BEFORE,
    CPARENT__SHEET_QUOTE,
    CPARENT__SHEET_AFTER,
    CPARENT__SHEET_SURE,
    CPARENT__SHEET_COLUMNS
};

/* The column's name; NULL out of range. */
const char *
cparent__sheet_column(int column);

/* True for a field of any noun that a sheet shows and lets a person
 * correct. */
bool
cparent__sheet_field(cparent_noun noun, size_t field);

/* The field as a cell: what cparent_builder_parse reads back. */
cparent_status
cparent__sheet_cell(const cparent_record *record, size_t field,
                    cparent__text *cell, cparent_error *err);

/* True when a spreadsheet writes the one cell as the other of itself: a
 * day, a month or a number in its own way. */
bool
cparent__sheet_same(const char *exported, const char *cell);

/* Takes from a cell that a person filled what keeps it from being run as a
 * formula, and turns a day or month of that type into what
 * cparent_builder_parse reads. */
void
cparent__sheet_mend(cparent__text *cell, cparent_field_type type);

#endif
