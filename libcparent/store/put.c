/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One change: the current row and its entry in the history, together.
 */
#include "config.h"

#include "store/store-internal.h"

#include <string.h>

#include "core/error-internal.h"
#include "core/limits-internal.h"

/* No noun comes near it; verified when a record is taken apart. */
enum { MOST_FIELDS = 64, FIRST_FIELD = CPARENT_FIELD_ID + 1 };

/* A record's fields as the texts of its columns, one after another. */
typedef struct row_texts {
    cparent__text text;
    size_t count;
    size_t start[MOST_FIELDS + 1];
    bool given[MOST_FIELDS];
} row_texts;

/* What a change is about. */
typedef struct change_of {
    cparent_store *store;
    const cparent_record *record;
    cparent_noun noun;
    const char *id;
    const row_texts *columns;
} change_of;

/* --- the change itself ------------------------------------------------- */

/* "2026-03-01T09:30:00Z" and nothing else. */
static bool
is_moment(const char *at)
{
    static const char form[] = "0000-00-00T00:00:00Z";
    static const char *const limits[] = { "23", "59", "59" };
    char day[CPARENT_DATE_SIZE];
    cparent_date date;

    if (!at || strlen(at) != sizeof form - 1)
        return false;
    for (size_t i = 0; form[i]; i++) {
        if (form[i] == '0' ? !cparent__is_digit(at[i]) : at[i] != form[i])
            return false;
    }
    memcpy(day, at, sizeof day - 1);
    day[sizeof day - 1] = '\0';
    if (cparent_date_parse(day, &date, NULL))
        return false;
    for (int i = 0; i < 3; i++) {
        if (memcmp(at + 11 + 3 * i, limits[i], 2) > 0)
            return false;
    }
    return true;
}

static bool
is_utf8(const char *text)
{
    return cparent__utf8_check(text, strlen(text)) == strlen(text);
}

cparent_status
cparent__change_check(const cparent_change *change,
                      cparent_change *resolved_out, cparent_error *err)
{
    cparent_change resolved = CPARENT_CHANGE_INIT;
    cparent_status status =
        cparent__options_resolve(change, &resolved, sizeof resolved, err);

    if (status)
        return status;
    if (!resolved.why)
        resolved.why = "";
    if (!resolved.who || !*resolved.who) {
        status = cparent__fail_at(err, CPARENT_E_INVALID, NULL, 0, 0, "who",
                                  "a change needs to say who makes it");
        return cparent__hint(err, status, "give a name or a role");
    }
    if (!is_moment(resolved.at)) {
        status = cparent__fail_at(err, CPARENT_E_INVALID, NULL, 0, 0, "at",
                                  "a change needs to say when it is made");
        return cparent__hint(err, status,
                             "give the time in the form "
                             "2026-03-01T09:30:00Z");
    }
    if (resolved.key && !*resolved.key)
        resolved.key = NULL;
    if (!is_utf8(resolved.who) || !is_utf8(resolved.why) ||
        (resolved.key && !is_utf8(resolved.key)))
        return cparent__fail(err, CPARENT_E_INVALID,
                             "who, why and key of a change must be UTF-8");
    *resolved_out = resolved;
    return CPARENT_OK;
}

static cparent_status
check_owner(const cparent_store *store, const cparent_record *record,
            cparent_error *err)
{
    bool foreign =
        strcmp(cparent_record_authority(record), store->authority) != 0 ||
        (cparent_record_noun(record) == CPARENT_NOUN_AUTHORITY &&
         strcmp(cparent_record_id(record), store->authority) != 0);

    if (!foreign)
        return CPARENT_OK;
    cparent_status status = cparent__fail_at(
        err, CPARENT_E_VALIDATION, store->engine->place, 0, 0, "authority",
        "the record is another authority's, and this store is of %.60s",
        store->authority);
    return cparent__hint(err, status, "keep each authority's records in a "
                                      "store of its own");
}

/* --- taking a record apart --------------------------------------------- */

static cparent_status
take_apart(const cparent_record *record, row_texts *columns,
           cparent_error *err)
{
    size_t count = cparent_noun_field_count(cparent_record_noun(record));

    if (count > MOST_FIELDS)
        return cparent__fail(err, CPARENT_E_LIMIT,
                             "a noun has more fields than a table");
    columns->count = count;
    for (size_t f = FIRST_FIELD; f < count; f++) {
        columns->start[f] = columns->text.length;
        columns->given[f] = cparent_record_has(record, f);
        if (!columns->given[f])
            continue;
        cparent_status status =
            cparent__field_encode(record, f, &columns->text, err);
        if (!status)
            status = cparent__text_status(&columns->text, err);
        if (status)
            return status;
    }
    columns->start[count] = columns->text.length;
    return CPARENT_OK;
}

static const char *
column(const row_texts *columns, size_t field, size_t *length_out)
{
    *length_out = columns->start[field + 1] - columns->start[field];
    return columns->given[field] ? cparent__text_string(&columns->text) +
                                       columns->start[field]
                                 : NULL;
}

/* --- the current row --------------------------------------------------- */

static void
bind_name(cparent__query *query, int index, const char *text)
{
    query->engine->calls->bind_text(query, index, text, strlen(text));
}

static cparent_status
same_as_row(const row_texts *columns, cparent__query *query, bool *same_out,
            cparent_error *err)
{
    bool same = true;

    for (size_t f = FIRST_FIELD; same && f < columns->count; f++) {
        size_t mine_length, length;
        const char *mine = column(columns, f, &mine_length);
        const char *there = query->engine->calls->column_text(
            query, (int)(f - FIRST_FIELD + 1), &length);

        same = !mine == !there && (!mine || (mine_length == length &&
                                             !memcmp(mine, there, length)));
    }
    *same_out = same;
    return query->engine->calls->row_status(query, err);
}

/* The version that is there (0: none), and whether it says the same. */
static cparent_status
look(const change_of *change, int64_t *version_out, bool *same_out,
     cparent_error *err)
{
    cparent__query *query = NULL;
    cparent_status status = cparent__store_query(
        change->store, change->noun, CPARENT__SQL_GET, &query, err);

    if (status)
        return status;
    const cparent__engine_calls *calls = query->engine->calls;
    bind_name(query, 1, change->store->authority);
    bind_name(query, 2, change->id);
    *version_out = 0;
    *same_out = false;
    status = calls->step(query, err);
    if (!status) {
        *version_out = calls->column_integer(query, 0);
        status = same_as_row(change->columns, query, same_out, err);
    }
    calls->reset(query);
    return status == CPARENT_DONE ? CPARENT_OK : status;
}

static cparent_status
conflict(const change_of *change, int64_t seen, int64_t current,
         cparent_error *err)
{
    const char *noun = cparent_noun_name(change->noun);
    const char *place = change->store->engine->place;
    cparent_status status;

    if (seen == 0) {
        status = cparent__fail_at(
            err, CPARENT_E_CONFLICT, place, 0, 0, NULL,
            "the %s is new here (version 0), but the store has version %lld "
            "of it", noun, (long long)current);
        return cparent__hint(err, status, "read it, and change that");
    }
    status = cparent__fail_at(
        err, CPARENT_E_CONFLICT, place, 0, 0, NULL,
        "the %s was changed from version %lld, but the store has version "
        "%lld of it", noun, (long long)seen, (long long)current);
    return cparent__hint(err, status, "read it again, and make the change "
                                      "to what is there now");
}

/* Writes over version `current`, or a new row when that is 0. */
static cparent_status
write_row(const change_of *change, int64_t current, int64_t next,
          cparent_error *err)
{
    cparent__query *query = NULL;
    cparent_status status = cparent__store_query(
        change->store, change->noun,
        current ? CPARENT__SQL_UPDATE : CPARENT__SQL_INSERT, &query, err);
    int index = 1;

    if (status)
        return status;
    const cparent__engine_calls *calls = query->engine->calls;
    calls->bind_integer(query, index++, next);
    for (size_t f = FIRST_FIELD; f < change->columns->count; f++) {
        size_t length;
        const char *text = column(change->columns, f, &length);

        calls->bind_text(query, index++, text, length);
    }
    bind_name(query, index++, change->store->authority);
    bind_name(query, index++, change->id);
    if (current)
        calls->bind_integer(query, index++, current);
    status = calls->step(query, err);
    bool one = calls->changes(query->engine) == 1;
    calls->reset(query);
    if (status != CPARENT_DONE)
        return status;
    /* The writer's place is ours alone, so this is not to be expected. */
    return one ? CPARENT_OK
               : conflict(change, current, next, err);
}

static cparent_status
write_change(const change_of *change, int64_t current,
             const cparent_change *how, cparent_error *err)
{
    cparent__text body = CPARENT__TEXT_INIT(CPARENT__BODY_LIMIT);
    int64_t last = current;
    cparent_status status =
        cparent__record_encode(change->record, &body, err);

    if (!status)
        status = cparent__text_status(&body, err);
    /* One that was taken out goes on where it stopped. */
    if (!status && !current)
        status = cparent__history_latest(change->store, change->noun,
                                         change->id, &last, err);
    if (!status) {
        /* From here on half of it may be there. */
        change->store->broken = true;
        status = write_row(change, current, last + 1, err);
        if (!status)
            status = cparent__history_append(change->store, change->noun,
                                             change->id, last + 1, how,
                                             &body, err);
        if (!status)
            change->store->broken = false;
    }
    cparent__text_free(&body);
    return status;
}

static cparent_status
put_columns(const change_of *change, int64_t version,
            const cparent_change *how, cparent_error *err)
{
    int64_t current = 0;
    bool same = false;
    cparent_status status = look(change, &current, &same, err);

    if (status || (current && same))
        return status;
    if (version >= 0 && version != current)
        return conflict(change, version, current, err);
    return write_change(change, current, how, err);
}

cparent_status
cparent__put_inside(cparent_store *store, const cparent_record *record,
                    int64_t version, const cparent_change *change,
                    cparent_error *err)
{
    row_texts columns = { .text = CPARENT__TEXT_INIT(CPARENT__BODY_LIMIT) };
    change_of what = { store, record, cparent_record_noun(record),
                       cparent_record_id(record), &columns };
    bool known = false;
    cparent_status status = check_owner(store, record, err);

    if (!status && change->key)
        status = cparent__history_has_key(store, change->key,
                                          cparent_noun_name(what.noun),
                                          what.id, &known, err);
    if (!status && !known)
        status = take_apart(record, &columns, err);
    if (!status && !known)
        status = put_columns(&what, version, change, err);
    cparent__text_free(&columns.text);
    return status;
}

/* --- taking a record out -------------------------------------------------- */

/* The version that is there. */
static cparent_status
look_for(const change_of *change, int64_t *version_out, cparent_error *err)
{
    cparent__query *query = NULL;
    cparent_status status = cparent__store_query(
        change->store, change->noun, CPARENT__SQL_GET, &query, err);

    if (status)
        return status;
    bind_name(query, 1, change->store->authority);
    bind_name(query, 2, change->id);
    status = query->engine->calls->step(query, err);
    if (!status)
        *version_out = query->engine->calls->column_integer(query, 0);
    query->engine->calls->reset(query);
    return status != CPARENT_DONE
               ? status
               : cparent__fail_at(err, CPARENT_E_NOT_FOUND,
                                  change->store->engine->place, 0, 0, NULL,
                                  "the store has no such %s",
                                  cparent_noun_name(change->noun));
}

static cparent_status
delete_row(const change_of *change, int64_t current, cparent_error *err)
{
    cparent__query *query = NULL;
    cparent_status status = cparent__store_query(
        change->store, change->noun, CPARENT__SQL_DELETE, &query, err);

    if (status)
        return status;
    bind_name(query, 1, change->store->authority);
    bind_name(query, 2, change->id);
    query->engine->calls->bind_integer(query, 3, current);
    status = query->engine->calls->step(query, err);
    query->engine->calls->reset(query);
    return status == CPARENT_DONE ? CPARENT_OK : status;
}

cparent_status
cparent__remove_inside(cparent_store *store, cparent_noun noun,
                       const char *id, int64_t version,
                       const cparent_change *change, cparent_error *err)
{
    static const cparent__text nothing = CPARENT__TEXT_INIT(0);
    const change_of what = { store, NULL, noun, id, NULL };
    int64_t current = 0;
    bool known = false;
    cparent_status status = CPARENT_OK;

    if (change->key)
        status = cparent__history_has_key(store, change->key,
                                          cparent_noun_name(noun), id,
                                          &known, err);
    if (status || known)
        return status;
    status = look_for(&what, &current, err);
    if (status)
        return status;
    if (version >= 0 && version != current)
        return conflict(&what, version, current, err);
    store->broken = true;
    status = delete_row(&what, current, err);
    if (!status)
        status = cparent__history_append(store, noun, id, current + 1,
                                         change, &nothing, err);
    if (!status)
        store->broken = false;
    return status;
}
