/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "jobs/sheet-internal.h"

#include <cparent/citation.h>
#include <cparent/document.h>

#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "format/csv-internal.h"
#include "jobs/review-internal.h"
#include "model/record-internal.h"

static const char *const columns[CPARENT__SHEET_COLUMNS] = {
    "proposal", "version", "decision", "proposed", "noun", "file",
    "line", "before", "quote", "after", "sure"
};

const char *
cparent__sheet_column(int column)
{
    return column >= 0 && column < CPARENT__SHEET_COLUMNS ? columns[column]
                                                          : NULL;
}

bool
cparent__sheet_field(cparent_noun noun, size_t field)
{
    return cparent__field_is_said(noun, field);
}

/* Lists as people write them, parted by "|". */
static void
list_cell(const cparent_record *record, size_t field, cparent__text *cell)
{
    size_t i;

    for (i = 0; i < cparent_record_list_count(record, field); i++) {
        if (i > 0)
            cparent__text_char(cell, '|');
        cparent__text_add(cell, cparent_record_list_at(record, field, i));
    }
}

cparent_status
cparent__sheet_cell(const cparent_record *record, size_t field,
                    cparent__text *cell, cparent_error *err)
{
    cparent_status status = CPARENT_OK;

    cparent__text_clear(cell);
    if (cparent_noun_field_type(cparent_record_noun(record), field) ==
        CPARENT_FIELD_LIST)
        list_cell(record, field, cell);
    else if (cparent_record_has(record, field))
        status = cparent__field_encode(record, field, cell, err);
    return status == CPARENT_OK ? cparent__text_status(cell, err) : status;
}

/* --- the columns of a sheet ---------------------------------------------- */

typedef struct sheet {
    cparent_store *store;
    cparent_queue *queue;
    const char **names; /* of the fields that are columns; static */
    size_t count;
    size_t room;
    cparent__text text;
    cparent__text cell; /* scratch */
    cparent_error *err;
} sheet;

static cparent_status
add_name(sheet *s, const char *name)
{
    size_t i;

    for (i = 0; i < s->count; i++)
        if (strcmp(s->names[i], name) == 0)
            return CPARENT_OK;
    if (!cparent__grow((void **)&s->names, s->count, &s->room,
                       sizeof(*s->names)))
        return cparent__nomem(s->err);
    s->names[s->count++] = name;
    return CPARENT_OK;
}

/* Every field of every noun that is there: a missing one can be filled. */
static cparent_status
choose_columns(sheet *s)
{
    bool seen[CPARENT_NOUN_COUNT] = { false };
    cparent_status status = CPARENT_OK;
    size_t i, field;

    for (i = 0; i < cparent_queue_count(s->queue) && status == CPARENT_OK;
         i++) {
        const cparent_noun noun =
            cparent__proposal_noun(cparent_queue_at(s->queue, i));

        if (seen[noun])
            continue;
        seen[noun] = true;
        for (field = 0; field < cparent_noun_field_count(noun) &&
                        status == CPARENT_OK;
             field++)
            if (cparent__sheet_field(noun, field))
                status =
                    add_name(s, cparent_noun_field_name(noun, field));
    }
    return status;
}

/* --- rows ---------------------------------------------------------------- */

static void
put(sheet *s, const char *cell)
{
    cparent__csv_write(&s->text, cell ? cell : "", false);
}

static void
put_number(sheet *s, bool given, int64_t number)
{
    cparent__text_clear(&s->cell);
    if (given)
        cparent__text_addf(&s->cell, "%lld", (long long)number);
    /* A cell that could not be made is no empty cell. */
    if (s->cell.failed != CPARENT_OK)
        s->text.failed = s->cell.failed;
    put(s, cparent__text_string(&s->cell));
}

/* The words of the proposal's own document say it. */
static const cparent_record *
own_citation(const cparent_proposed *seen)
{
    const char *document =
        cparent_record_text(seen->proposal, CPARENT_PROPOSAL_DOCUMENT);
    size_t i;

    for (i = 0; i < seen->citations.count; i++)
        if (strcmp(cparent_record_text(seen->citations.items[i],
                                       CPARENT_CITATION_DOCUMENT),
                   document) == 0)
            return seen->citations.items[i];
    return seen->citations.count > 0 ? seen->citations.items[0] : NULL;
}

static cparent_status
put_source(sheet *s, const char *id)
{
    cparent_record *document = NULL;
    cparent_status status = cparent__find(
        s->store, CPARENT_NOUN_DOCUMENT, id, &document, NULL, s->err);

    if (status == CPARENT_OK)
        put(s, document ? cparent_record_text(document,
                                              CPARENT_DOCUMENT_SOURCE)
                        : id);
    cparent_record_unref(document);
    return status;
}

static void
put_quote(sheet *s, const cparent_proposed *seen)
{
    const cparent_record *citation = own_citation(seen);
    const char *words = NULL;
    int64_t line = 0;
    bool given = citation && cparent_record_integer(
                                 citation, CPARENT_CITATION_LINE, &line);

    put_number(s, given, line);
    put(s, cparent_record_text(seen->proposal, CPARENT_PROPOSAL_BEFORE));
    if (citation)
        words = cparent_record_text(citation, CPARENT_CITATION_PLAIN);
    if (citation && !words)
        words = cparent_record_text(citation, CPARENT_CITATION_QUOTE);
    put(s, words);
    put(s, cparent_record_text(seen->proposal, CPARENT_PROPOSAL_AFTER));
}

static cparent_status
put_fields(sheet *s, const cparent_record *record)
{
    cparent_status status = CPARENT_OK;
    size_t i, field;

    for (i = 0; i < s->count && status == CPARENT_OK; i++) {
        cparent__text_clear(&s->cell);
        if (cparent_noun_field_find(cparent_record_noun(record), s->names[i],
                                    &field) &&
            cparent__sheet_field(cparent_record_noun(record), field))
            status = cparent__sheet_cell(record, field, &s->cell, s->err);
        put(s, cparent__text_string(&s->cell));
    }
    return status;
}

static cparent_status
put_row(sheet *s, const char *id)
{
    static const char *const kinds[] = { "", "new", "change", "gone" };
    cparent_proposed *seen = NULL;
    int64_t sure = 0;
    bool rated;
    cparent_status status =
        cparent_review_look(s->store, id, &seen, s->err);

    if (status != CPARENT_OK)
        return status;
    cparent__csv_write(&s->text, id, true);
    put_number(s, true, seen->version);
    put(s, "");
    put(s, kinds[cparent__proposal_kind(seen->proposal)]);
    put(s, cparent_record_text(seen->proposal, CPARENT_PROPOSAL_NOUN));
    status = put_source(
        s, cparent_record_text(seen->proposal, CPARENT_PROPOSAL_DOCUMENT));
    put_quote(s, seen);
    rated = cparent_record_integer(seen->proposal,
                                   CPARENT_PROPOSAL_CONFIDENCE, &sure);
    put_number(s, rated, sure);
    if (status == CPARENT_OK)
        status = put_fields(s, seen->record);
    cparent__text_add(&s->text, "\r\n");
    cparent_proposed_free(seen);
    return status;
}

static cparent_status
write_sheet(sheet *s)
{
    cparent_status status = choose_columns(s);
    size_t i;

    /* Without this mark Excel takes UTF-8 for something else. */
    cparent__text_add(&s->text, "\xEF\xBB\xBF");
    for (i = 0; i < CPARENT__SHEET_COLUMNS; i++)
        cparent__csv_write(&s->text, columns[i], i == 0);
    for (i = 0; i < s->count; i++)
        put(s, s->names[i]);
    cparent__text_add(&s->text, "\r\n");
    for (i = 0; i < cparent_queue_count(s->queue) && status == CPARENT_OK;
         i++)
        status =
            put_row(s, cparent_record_id(cparent_queue_at(s->queue, i)));
    return status == CPARENT_OK ? cparent__text_status(&s->text, s->err)
                                : status;
}

cparent_status
cparent_review_export(cparent_store *store, const char *document,
                      char **csv_out, size_t *size_out, cparent_error *err)
{
    sheet s = { store, NULL, NULL, 0, 0,
                CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE),
                CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE), err };
    cparent_status status =
        cparent_review_queue(store, document, &s.queue, err);

    if (status == CPARENT_OK)
        status = write_sheet(&s);
    if (status == CPARENT_OK) {
        if (size_out)
            *size_out = s.text.length;
        *csv_out = cparent__text_take(&s.text);
    }
    cparent_queue_free(s.queue);
    cparent__free(s.names);
    cparent__text_free(&s.text);
    cparent__text_free(&s.cell);
    return status;
}
