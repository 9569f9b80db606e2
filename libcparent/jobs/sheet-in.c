/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "jobs/sheet-internal.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "core/finding-internal.h"
#include "core/limits-internal.h"
#include "format/csv-internal.h"
#include "jobs/keep-internal.h"
#include "jobs/review-internal.h"

/* What a row says is to be done. */
typedef enum decision {
    UNDECIDED, ACCEPT, REJECT, LATER, UNKNOWN
} decision;

/* A proposal on which a row has decided. */
typedef struct decided {
    char *id;
    int line;
} decided;

/* One sheet being read. */
typedef struct incoming {
    cparent_store *store;
    const char *name; /* of the file */
    cparent__csv *csv;
    const cparent_change *change;
    cparent_review_counts counts;
    decided *decided;
    size_t decided_count;
    size_t decided_room;
    cparent_findings *findings;
    cparent_status first; /* of what is wrong with the rows */
    cparent_error *err;   /* says the first */
    cparent__text cell;   /* scratch */
    cparent__text known;  /* scratch */
} incoming;

/* Notes what is wrong and goes on, so that a person sees all of it.  Fails
 * only where memory does. */
static cparent_status
wrong(incoming *in, cparent_status status, int column,
      const cparent_error *why)
{
    const char *name = cparent__csv_name(in->csv, column);
    const int line = cparent__csv_line(in->csv);

    if (in->first == CPARENT_OK) {
        in->first = cparent__fail_at(in->err, status,
                                     in->name, line,
                                     column + 1, name, "%s", why->message);
        if (why->hint[0])
            (void)cparent__hint(in->err, status, "%s", why->hint);
    }
    return cparent__findings_add(in->findings, CPARENT_SEVERITY_ERROR,
                                 cparent_status_name(status),
                                 in->name, line,
                                 column + 1, name, NULL, "%s%s%s",
                                 why->message, why->hint[0] ? "; " : "",
                                 why->hint);
}

static cparent_status
wrong_words(incoming *in, cparent_status status, int column,
            const char *message, const char *hint)
{
    cparent_error why = CPARENT_ERROR_INIT;

    (void)cparent__hint(&why, cparent__fail(&why, status, "%s", message),
                        "%s", hint);
    return wrong(in, status, column, &why);
}

/* --- cells --------------------------------------------------------------- */

static int
column_of(const incoming *in, int column)
{
    return cparent__csv_column(in->csv, cparent__sheet_column(column));
}

static const char *
cell_of(const incoming *in, int column)
{
    return cparent__csv_cell(in->csv, column_of(in, column));
}

static decision
decision_of(const char *cell)
{
    static const char *const words[] = { "", "accept", "reject", "later" };
    size_t i;

    for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (cparent__equal_fold(cell, words[i]))
            return (decision)i;
    return UNKNOWN;
}

/* The version as it was exported; -1 for anything else. */
static int64_t
version_of(const char *cell)
{
    int64_t version = 0;
    size_t i;

    for (i = 0; cell[i]; i++) {
        if (!cparent__is_digit((unsigned char)cell[i]) || i > 15)
            return -1;
        version = version * 10 + (cell[i] - '0');
    }
    return i > 0 ? version : -1;
}

/* Spreadsheets end lines with CR LF. */
static void
take_cell(incoming *in, const char *cell)
{
    cparent__text_clear(&in->cell);
    for (; *cell; cell++)
        if (cell[0] != '\r' || cell[1] != '\n')
            cparent__text_char(&in->cell, *cell);
}

/* True when the cell says what the sheet was given, however a spreadsheet
 * wrote it. */
static bool
is_as_exported(const incoming *in)
{
    const char *known = cparent__text_string(&in->known);
    const char *cell = cparent__text_string(&in->cell);
    size_t length;

    while (cparent__is_space((unsigned char)*known))
        known++;
    length = strlen(known);
    while (length > 0 &&
           cparent__is_space((unsigned char)known[length - 1]))
        length--;
    return (strlen(cell) == length && strncmp(cell, known, length) == 0) ||
           cparent__sheet_same(known, cell);
}

/* --- one cell of a field ------------------------------------------------- */

static cparent_status
take_field(incoming *in, int column, const cparent_record *record,
           size_t field, cparent_builder *builder, bool *changed)
{
    const cparent_noun noun = cparent_record_noun(record);
    cparent_error why = CPARENT_ERROR_INIT;
    cparent_status status =
        cparent__sheet_cell(record, field, &in->known, in->err);

    take_cell(in, cparent__csv_cell(in->csv, column));
    if (status == CPARENT_OK)
        status = cparent__text_status(&in->cell, in->err);
    if (status != CPARENT_OK || is_as_exported(in))
        return status;
    if (!cparent__csv_has(in->csv, column))
        return wrong_words(in, CPARENT_E_PARSE, column,
                           "the row ends before this cell",
                           "write the cell again, or export the sheet again");
    cparent__sheet_mend(&in->cell, cparent_noun_field_type(noun, field));
    if (is_as_exported(in))
        return CPARENT_OK;
    *changed = true;
    status = cparent_builder_parse(
        builder, cparent_noun_field_name(noun, field),
        in->cell.length > 0 ? cparent__text_string(&in->cell) : NULL, &why);
    return status == CPARENT_OK || status == CPARENT_E_NOMEM
               ? status
               : wrong(in, status, column, &why);
}

/* Every column that is a field; of another noun's fields nothing can be
 * said. */
static cparent_status
take_fields(incoming *in, const cparent_record *record,
            cparent_builder *builder, bool *changed)
{
    const cparent_noun noun = cparent_record_noun(record);
    const int count = (int)cparent__csv_columns(in->csv);
    cparent_status status = CPARENT_OK;
    int column;

    for (column = 0; column < count && status == CPARENT_OK; column++) {
        const char *name = cparent__csv_name(in->csv, column);
        size_t field;
        int own = 0;

        while (own < CPARENT__SHEET_COLUMNS &&
               !cparent__equal_fold(cparent__sheet_column(own), name))
            own++;
        if (own < CPARENT__SHEET_COLUMNS)
            continue;
        if (cparent_noun_field_find(noun, name, &field) &&
            cparent__sheet_field(noun, field))
            status = take_field(in, column, record, field, builder, changed);
        else if (*cparent__csv_cell(in->csv, column))
            status = wrong_words(in, CPARENT_E_VALIDATION, column,
                                 "what this row is about has no such field",
                                 "empty the cell");
    }
    return status;
}

/* --- one row ------------------------------------------------------------- */

static cparent_status
decide(incoming *in, const cparent_proposed *seen, decision what,
       const cparent_record *corrected, cparent_error *why)
{
    const char *id = cparent_record_id(seen->proposal);

    if (what == REJECT) {
        in->counts.rejected++;
        return cparent_review_reject(in->store, id, in->change, why);
    }
    if (what == LATER) {
        in->counts.later++;
        return cparent_review_later(in->store, id, in->change, why);
    }
    if (corrected) {
        in->counts.corrected++;
        return cparent_review_correct(in->store, id, corrected, in->change,
                                      why);
    }
    in->counts.accepted++;
    return cparent_review_accept(in->store, id, in->change, NULL, why);
}

static cparent_status
note_decided(incoming *in, const char *id)
{
    decided *slot;

    if (!cparent__grow((void **)&in->decided, in->decided_count,
                       &in->decided_room, sizeof(*in->decided)))
        return cparent__nomem(in->err);
    slot = &in->decided[in->decided_count];
    slot->line = cparent__csv_line(in->csv);
    slot->id = cparent__strdup(id);
    if (!slot->id)
        return cparent__nomem(in->err);
    in->decided_count++;
    return CPARENT_OK;
}

static cparent_status
run_decision(incoming *in, const cparent_proposed *seen, decision what,
             const cparent_record *corrected)
{
    cparent_error why = CPARENT_ERROR_INIT;
    cparent_status status = decide(in, seen, what, corrected, &why);

    if (status == CPARENT_E_CONFLICT || status == CPARENT_E_VALIDATION)
        return wrong(in, status,
                     column_of(in, CPARENT__SHEET_DECISION), &why);
    if (status == CPARENT_OK)
        return note_decided(in, cparent_record_id(seen->proposal));
    if (in->err)
        *in->err = why;
    return status;
}

static cparent_status
take_decision(incoming *in, const cparent_proposed *seen, decision what)
{
    cparent_builder *builder = NULL;
    cparent_record *corrected = NULL;
    cparent_error why = CPARENT_ERROR_INIT;
    bool changed = false;
    cparent_status before = in->first;
    cparent_status status =
        cparent_builder_from(seen->record, &builder, in->err);

    /* What is rejected needs no correction. */
    if (status == CPARENT_OK && what != REJECT)
        status = take_fields(in, seen->record, builder, &changed);
    if (status == CPARENT_OK && before == in->first && changed) {
        status = cparent_builder_build(builder, &corrected, &why);
        if (status == CPARENT_E_VALIDATION)
            status = wrong(in, status,
                           cparent__csv_column(in->csv, why.field), &why);
        else if (status == CPARENT_OK && what != ACCEPT)
            status = wrong_words(
                in, CPARENT_E_VALIDATION,
                column_of(in, CPARENT__SHEET_DECISION),
                "the row is corrected and not accepted",
                "write accept, or put the cells back as they were");
    }
    if (status == CPARENT_OK && before == in->first && what != UNDECIDED)
        status = run_decision(in, seen, what, corrected);
    in->counts.undecided += what == UNDECIDED;
    cparent_record_unref(corrected);
    cparent_builder_free(builder);
    return status;
}

static bool
is_stale(const incoming *in, const cparent_proposed *seen)
{
    return seen->version !=
               version_of(cell_of(in, CPARENT__SHEET_VERSION)) ||
           cparent_record_choice(seen->proposal, CPARENT_PROPOSAL_STATE) !=
               CPARENT_PROPOSAL_STATE_OPEN;
}

/* The line on which this sheet decided it already; 0: nowhere above. */
static int
decided_on(const incoming *in, const char *id)
{
    size_t i;

    for (i = 0; i < in->decided_count; i++)
        if (strcmp(in->decided[i].id, id) == 0)
            return in->decided[i].line;
    return 0;
}

/* Says why a decision on what is not as it was exported cannot be taken. */
static cparent_status
refuse_stale(incoming *in, const cparent_proposed *seen)
{
    const int above = decided_on(in, cparent_record_id(seen->proposal));
    cparent_error why = CPARENT_ERROR_INIT;

    if (version_of(cell_of(in, CPARENT__SHEET_VERSION)) < 0)
        return wrong_words(in, CPARENT_E_VALIDATION,
                           column_of(in, CPARENT__SHEET_VERSION),
                           "the version is not as it was exported",
                           "put the number back, or export the sheet again");
    if (above == 0)
        return wrong_words(in, CPARENT_E_CONFLICT,
                           column_of(in, CPARENT__SHEET_VERSION),
                           "the proposal was changed or decided since the "
                           "sheet was made",
                           "export it again, and decide on that");
    (void)cparent__hint(&why,
                        cparent__fail(&why, CPARENT_E_VALIDATION,
                                      "line %d of this sheet decides on the "
                                      "same proposal", above),
                        "keep one of the two rows");
    return wrong(in, CPARENT_E_VALIDATION,
                 column_of(in, CPARENT__SHEET_PROPOSAL), &why);
}

static cparent_status
take_row(incoming *in)
{
    const decision what =
        decision_of(cell_of(in, CPARENT__SHEET_DECISION));
    cparent_error why = CPARENT_ERROR_INIT;
    cparent_proposed *seen = NULL;
    cparent_status status;

    if (what == UNKNOWN)
        return wrong_words(in, CPARENT_E_VALIDATION,
                           column_of(in, CPARENT__SHEET_DECISION),
                           "this is no decision",
                           "write accept, reject or later, or nothing");
    status = cparent_review_look(
        in->store, cell_of(in, CPARENT__SHEET_PROPOSAL), &seen, &why);
    if (status == CPARENT_E_NOT_FOUND)
        return wrong(in, CPARENT_E_VALIDATION,
                     column_of(in, CPARENT__SHEET_PROPOSAL), &why);
    if (status != CPARENT_OK) {
        if (in->err)
            *in->err = why;
        return status;
    }
    if (!is_stale(in, seen))
        status = take_decision(in, seen, what);
    else if (what == UNDECIDED)
        in->counts.undecided++;
    else
        status = refuse_stale(in, seen);
    cparent_proposed_free(seen);
    return status;
}

/* --- the sheet ----------------------------------------------------------- */

static bool
is_known(const char *name)
{
    size_t field;
    int i;

    for (i = 0; i < CPARENT__SHEET_COLUMNS; i++)
        if (cparent__equal_fold(cparent__sheet_column(i), name))
            return true;
    for (i = 1; i < CPARENT_NOUN_COUNT; i++)
        if (cparent_noun_field_find((cparent_noun)i, name, &field) &&
            cparent__sheet_field((cparent_noun)i, field))
            return true;
    return false;
}

static cparent_status
check_columns(const incoming *in)
{
    const int count = (int)cparent__csv_columns(in->csv);
    int i;

    for (i = 0; i <= CPARENT__SHEET_DECISION; i++)
        if (column_of(in, i) < 0)
            return cparent__hint(
                in->err,
                cparent__fail_at(in->err, CPARENT_E_PARSE,
                                 in->name, 1, 0,
                                 cparent__sheet_column(i),
                                 "the column %s is missing",
                                 cparent__sheet_column(i)),
                "start from a sheet made by review --export");
    for (i = 0; i < count; i++)
        if (!is_known(cparent__csv_name(in->csv, i)))
            return cparent__hint(
                in->err,
                cparent__fail_at(in->err, CPARENT_E_PARSE,
                                 in->name, 1, i + 1,
                                 cparent__csv_name(in->csv, i),
                                 "no record has a field of this name"),
                "take the column away, or mend its name");
    return CPARENT_OK;
}

static cparent_status
take_rows(incoming *in)
{
    cparent_status status = check_columns(in);

    while (status == CPARENT_OK &&
           (status = cparent__csv_next(in->csv, in->err)) == CPARENT_OK)
        status = take_row(in);
    if (status == CPARENT_DONE)
        status = CPARENT_OK;
    return status == CPARENT_OK ? in->first : status;
}

static cparent_status
run(incoming *in, cparent_source *source)
{
    cparent_limits limits;
    bool mine = false;
    cparent_status status = cparent__limits_resolve(NULL, &limits, in->err);

    if (status == CPARENT_OK)
        status = cparent__findings_new(limits.findings, &in->findings,
                                       in->err);
    if (status == CPARENT_OK)
        status = cparent__csv_open(source, NULL, &in->csv, in->err);
    if (status == CPARENT_OK)
        status = cparent__job_begin(in->store, &mine, in->err);
    if (status != CPARENT_OK)
        return status;
    cparent__csv_take_short(in->csv);
    return cparent__job_end(in->store, mine, take_rows(in), in->err);
}

cparent_status
cparent_review_import(cparent_store *store, cparent_source *source,
                      const cparent_change *change,
                      cparent_review_counts *counts_out,
                      cparent_findings **findings_out, cparent_error *err)
{
    incoming in = {
        .store = store,
        .change = change,
        .err = err,
        .cell = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE),
        .known = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE),
    };
    cparent_status status;

    if (!store || !source || !change)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "a sheet needs a store, a source and who "
                             "decides");
    in.name = cparent_source_name(source);
    status = run(&in, source);
    if (status == CPARENT_OK && counts_out)
        *counts_out = in.counts;
    while (in.decided_count > 0)
        cparent__free(in.decided[--in.decided_count].id);
    cparent__free(in.decided);
    cparent__csv_free(in.csv);
    cparent__text_free(&in.cell);
    cparent__text_free(&in.known);
    if (findings_out)
        *findings_out = in.findings;
    else
        cparent_findings_free(in.findings);
    return status;
}
