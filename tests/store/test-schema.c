/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Bringing an older file up to date: what a later release's field tables
 * would ask of a store of this one.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "store/engine-internal.h"
#include "store/schema-internal.h"
#include "store/store-internal.h"

enum { TODAY = 2, LATER = 4 };

static cparent__field later_fields[64];
static cparent__noun later_action;
static cparent__noun later_pledge;

/* Today's nouns, but actions have one more field since the next version, and
 * pledges are as if they had come with the one after. */
static const cparent__noun *
later_nouns(cparent_noun noun)
{
    static const cparent__field more = { "urgency", CPARENT_FIELD_TEXT, 0,
                                         TODAY + 1, NULL, "How soon" };
    const cparent__noun *today = cparent__noun_get(noun);

    if (noun == CPARENT_NOUN_ACTION) {
        memcpy(later_fields, today->fields,
               today->count * sizeof *later_fields);
        later_fields[today->count] = more;
        later_action = *today;
        later_action.fields = later_fields;
        later_action.count++;
        return &later_action;
    }
    if (noun == CPARENT_NOUN_PLEDGE) {
        later_pledge = *today;
        later_pledge.since = LATER;
        return &later_pledge;
    }
    return today;
}

static cparent__engine *
open_engine(int newest)
{
    cparent__engine *engine = NULL;
    cparent__engine_options options = { false, 1000, newest };

    ck_assert_ok(cparent__sqlite_open(place.path, &options, &engine,
                                      &place.err), &place.err);
    return engine;
}

/* A store as if pledges had not been thought of. */
static void
make_older_store(void)
{
    cparent_store *store = new_store();

    put_action(store, "a1", "one", 0, "2026-01-02");
    cparent_store_unref(store);
    tamper("DROP TABLE pledge");
}

START_TEST(the_newest_version_is_that_of_the_youngest_field)
{
    ck_assert_int_eq(cparent__schema_newest(later_nouns), LATER);
    ck_assert_int_eq(cparent__schema_newest(cparent__noun_get), TODAY);
}
END_TEST

START_TEST(migrating_adds_columns_and_tables_and_keeps_what_was_there)
{
    int version = 0;

    make_older_store();
    cparent__engine *engine = open_engine(LATER);
    ck_assert_ok(cparent__schema_migrate(engine, later_nouns, false,
                                         &place.err), &place.err);
    ck_assert_ok(engine->calls->version(engine, &version, &place.err),
                 &place.err);
    ck_assert_int_eq(version, LATER);
    ck_assert_ok(engine->calls->exec(
                     engine, "SELECT \"urgency\", \"text\" FROM \"action\"",
                     &place.err), &place.err);
    ck_assert_ok(engine->calls->exec(
                     engine, "SELECT \"heading\" FROM \"pledge\"",
                     &place.err), &place.err);
    /* Again: nothing to do. */
    ck_assert_ok(cparent__schema_migrate(engine, later_nouns, false,
                                         &place.err), &place.err);
    engine->calls->close(engine, false);
    /* The release of today sees that it is too old for it… */
    cparent_store *store = NULL;
    ck_assert_status(cparent_store_open(place.path, NULL, &store,
                                        &place.err),
                     CPARENT_E_UNSUPPORTED, &place.err);
    /* …and nothing in it has changed. */
    tamper("PRAGMA user_version=2");
    store = open_store(false);
    char *text = action_text(store, "a1");
    ck_assert_str_eq(text, "one");
    free(text);
    ck_assert_ok(cparent_store_verify(store, NULL, &place.err), &place.err);
    cparent_store_unref(store);
}
END_TEST

START_TEST(a_migration_that_fails_leaves_the_file_as_it_was)
{
    int version = 0;

    /* The pledges' table is there already: the last step cannot be done. */
    cparent_store *store = new_store();
    put_action(store, "a1", "one", 0, "2026-01-02");
    cparent_store_unref(store);
    cparent__engine *engine = open_engine(LATER);
    ck_assert_int_ne(cparent__schema_migrate(engine, later_nouns, false,
                                             &place.err), CPARENT_OK);
    ck_assert_ok(engine->calls->version(engine, &version, &place.err),
                 &place.err);
    ck_assert_int_eq(version, TODAY);
    ck_assert_int_ne(engine->calls->exec(
                         engine, "SELECT [urgency] FROM [action]",
                         NULL), CPARENT_OK);
    engine->calls->close(engine, false);
    store = open_store(false);
    ck_assert_ok(cparent_store_verify(store, NULL, &place.err), &place.err);
    cparent_store_unref(store);
}
END_TEST

/* What a release that knew version 1 had made. */
static void
make_first_store(void)
{
    cparent_store *store = new_store();
    char sql[128];

    put_action(store, "a1", "one", 0, "2026-01-02");
    cparent_store_unref(store);
    for (int n = 1; n < CPARENT_NOUN_COUNT; n++) {
        const cparent__noun *noun = cparent__noun_get((cparent_noun)n);

        for (size_t f = 0; f < noun->count; f++) {
            if (noun->fields[f].since == 1)
                continue;
            snprintf(sql, sizeof sql, "ALTER TABLE \"%s\" DROP COLUMN "
                                      "\"%s\"", noun->name,
                     noun->fields[f].name);
            tamper(sql);
        }
    }
    tamper("DROP TABLE \"published\"");
    tamper("DROP TABLE \"published_block\"");
    tamper("PRAGMA user_version=1");
}

START_TEST(a_store_of_the_first_version_opens_with_all_that_was_in_it)
{
    make_first_store();
    cparent_store *store = NULL;
    cparent_store_options reading = CPARENT_STORE_OPTIONS_INIT;
    reading.read_only = 1;
    ck_assert_status(cparent_store_open(place.path, &reading, &store,
                                        &place.err),
                     CPARENT_E_UNSUPPORTED, &place.err);
    store = open_store(false);
    char *text = action_text(store, "a1");
    ck_assert_str_eq(text, "one");
    free(text);
    put_action(store, "a1", "two", 1, "2026-01-03");
    ck_assert_ok(cparent_store_verify(store, NULL, &place.err), &place.err);
    cparent_store_unref(store);
    store = open_store(true);
    cparent_store_unref(store);
}
END_TEST

START_TEST(the_sql_is_portable)
{
    static const char *const banned[] = { "LIKE", "lower(", "upper(",
                                          "round(", "date(", "json",
                                          "REPLACE", "rowid", "PRAGMA" };

    for (int n = 1; n < CPARENT_NOUN_COUNT; n++) {
        for (int kind = 0; kind < CPARENT__SQL_KINDS; kind++) {
            cparent__text sql = CPARENT__TEXT_INIT(CPARENT__SQL_LIMIT);

            cparent__schema_sql(cparent__noun_get((cparent_noun)n), kind,
                                &sql);
            ck_assert_ok(cparent__text_status(&sql, &place.err), &place.err);
            for (size_t b = 0; b < sizeof banned / sizeof *banned; b++)
                ck_assert(!support_contains(cparent__text_string(&sql),
                                            banned[b]));
            cparent__text_free(&sql);
        }
    }
    for (int kind = 0; kind < CPARENT__HISTORY_KINDS; kind++) {
        const char *sql = cparent__schema_history_sql(kind);

        for (size_t b = 0; b < sizeof banned / sizeof *banned; b++)
            ck_assert(!support_contains(sql, banned[b]));
    }
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("schema");
    TCase *tests = tcase_create("migration");

    tcase_add_checked_fixture(tests, place_setup, place_teardown);
    tcase_add_test(tests, the_newest_version_is_that_of_the_youngest_field);
    tcase_add_test(
        tests, migrating_adds_columns_and_tables_and_keeps_what_was_there);
    tcase_add_test(tests,
                   a_store_of_the_first_version_opens_with_all_that_was_in_it);
    tcase_add_test(tests, a_migration_that_fails_leaves_the_file_as_it_was);
    tcase_add_test(tests, the_sql_is_portable);
    suite_add_tcase(suite, tests);
    return cparent_test_main(suite);
}
