/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "fixture.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const store_opener sqlite_opener = { "sqlite", cparent_store_create,
                                     cparent_store_open };

store_place place;
const store_opener *opener = &sqlite_opener;

void
place_setup(void)
{
    cparent_error none = CPARENT_ERROR_INIT;

    place.folder = support_temp();
    place.path = strdup(support_join(place.folder, "store.cparent"));
    place.err = none;
}

void
place_teardown(void)
{
    free((void *)(uintptr_t)place.path);
    support_remove(place.folder);
}

static cparent_record *
built(cparent_builder *builder)
{
    cparent_record *record = NULL;

    ck_assert_ok(cparent_builder_build(builder, &record, &place.err),
                 &place.err);
    cparent_builder_free(builder);
    return record;
}

static cparent_builder *
begin_record(cparent_noun noun, const char *authority, const char *id)
{
    cparent_builder *builder = NULL;

    ck_assert_ok(cparent_builder_new(noun, &builder, &place.err),
                 &place.err);
    ck_assert_ok(cparent_builder_parse(builder, "authority", authority,
                                       &place.err), &place.err);
    ck_assert_ok(cparent_builder_parse(builder, "id", id, &place.err),
                 &place.err);
    return builder;
}

cparent_record *
make_authority(const char *id, const char *name)
{
    cparent_builder *builder = begin_record(CPARENT_NOUN_AUTHORITY, id, id);

    ck_assert_ok(cparent_builder_text(builder, CPARENT_AUTHORITY_NAME, name,
                                      &place.err), &place.err);
    return built(builder);
}

cparent_record *
make_action(const char *authority, const char *id, const char *text)
{
    cparent_builder *builder =
        begin_record(CPARENT_NOUN_ACTION, authority, id);

    ck_assert_ok(cparent_builder_text(builder, CPARENT_ACTION_TEXT, text,
                                      &place.err), &place.err);
    ck_assert_ok(cparent_builder_parse(builder, "status", "open",
                                       &place.err), &place.err);
    ck_assert_ok(cparent_builder_parse(builder, "due_on", "2026-02-28",
                                       &place.err), &place.err);
    ck_assert_ok(cparent_builder_parse(builder, "citations", "c1|c2",
                                       &place.err), &place.err);
    return built(builder);
}

cparent_change
change_on(const char *day, const char *key)
{
    static char at[8][24];
    static int next;
    cparent_change change = CPARENT_CHANGE_INIT;

    next = (next + 1) % 8;
    snprintf(at[next], sizeof at[next], "%.10sT09:30:00Z", day);
    change.who = "clerk";
    change.why = "the minutes say so";
    change.at = at[next];
    change.key = key;
    return change;
}

cparent_store *
new_store(void)
{
    cparent_store *store = NULL;
    cparent_record *authority = make_authority("wyn", "Wyn Council");
    cparent_change change = change_on("2026-01-01", NULL);

    ck_assert_ok(opener->create(place.path, authority, &change, &store,
                                &place.err), &place.err);
    cparent_record_unref(authority);
    return store;
}

cparent_store *
open_store(bool read_only)
{
    cparent_store *store = NULL;
    cparent_store_options options = CPARENT_STORE_OPTIONS_INIT;

    options.read_only = read_only;
    ck_assert_ok(opener->open(place.path, &options, &store, &place.err),
                 &place.err);
    return store;
}

void
put_action(cparent_store *store, const char *id, const char *text,
           int64_t version, const char *day)
{
    cparent_record *action = make_action("wyn", id, text);
    cparent_change change = change_on(day, NULL);

    ck_assert_ok(cparent_store_put(store, action, version, &change,
                                   &place.err), &place.err);
    cparent_record_unref(action);
}

char *
action_text(cparent_store *store, const char *id)
{
    cparent_record *record = NULL;
    char *text = NULL;
    cparent_status status = cparent_store_get(
        store, CPARENT_NOUN_ACTION, id, &record, NULL, &place.err);

    if (status != CPARENT_E_NOT_FOUND) {
        ck_assert_ok(status, &place.err);
        text = strdup(cparent_record_text(record, CPARENT_ACTION_TEXT));
    }
    cparent_record_unref(record);
    return text;
}

size_t
count_actions(cparent_store *store)
{
    cparent_cursor *cursor = NULL;
    cparent_record *record = NULL;
    cparent_status status;
    size_t count = 0;

    ck_assert_ok(cparent_store_list(store, CPARENT_NOUN_ACTION, &cursor,
                                    &place.err), &place.err);
    while (!(status = cparent_cursor_next(cursor, &record, &place.err))) {
        cparent_record_unref(record);
        count++;
    }
    ck_assert_status(status, CPARENT_DONE, &place.err);
    cparent_cursor_free(cursor);
    return count;
}

static bool
count_entry(void *user, const cparent_entry *entry)
{
    int64_t *count = user;

    ck_assert_int_eq(entry->sequence, ++*count);
    return true;
}

int64_t
history_length(cparent_store *store)
{
    int64_t count = 0;

    ck_assert_ok(cparent_store_history(store, 0, count_entry, &count,
                                       &place.err), &place.err);
    return count;
}

void
tamper(const char *sql)
{
    sqlite3 *db = NULL;
    char *message = NULL;

    ck_assert_int_eq(sqlite3_open(place.path, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK)
        ck_abort_msg("%s: %s", sql, message);
    sqlite3_close(db);
}

void
tamper_refused(const char *sql)
{
    sqlite3 *db = NULL;

    ck_assert_int_eq(sqlite3_open(place.path, &db), SQLITE_OK);
    ck_assert_int_ne(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}
