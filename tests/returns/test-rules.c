/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "support.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "returns/rules-draft-internal.h"

static const cparent__rules *const in = &cparent__rules_built_in;
static cparent__rules_draft draft;

static void
setup(void)
{
    cparent_error err = CPARENT_ERROR_INIT;

    memset(&draft, 0, sizeof(draft));
    ck_assert_ok(cparent__rules_draft_share(&draft, &err), &err);
}

static void
teardown(void)
{
    cparent__rules_draft_free(&draft);
    ck_assert_int_eq(cparent__alloc_live(), 0);
}

START_TEST(codes_are_built_in_as_share_has_them)
{
    const cparent__rules *made = &draft.rules;
    int i;

    ck_assert_int_gt(in->code_count, 150);
    ck_assert_int_eq(in->code_count, made->code_count);
    for (i = 0; i < in->code_count; i++) {
        ck_assert_uint_eq(in->codes[i].key, made->codes[i].key);
        ck_assert_uint_eq(in->codes[i].facts, made->codes[i].facts);
        ck_assert_uint_eq(in->codes[i].in_use, made->codes[i].in_use);
        ck_assert_uint_eq(in->codes[i].first, made->codes[i].first);
        ck_assert_uint_eq(in->codes[i].set, made->codes[i].set);
    }
    ck_assert_mem_eq(in->slots, made->slots, sizeof(in->slots));
    ck_assert_mem_eq(in->factors, made->factors, sizeof(in->factors));
}
END_TEST

START_TEST(sets_and_years_are_built_in_as_share_has_them)
{
    const cparent__rules *made = &draft.rules;
    int i;

    ck_assert_int_eq(in->set_count, made->set_count);
    for (i = 0; i < in->set_count; i++)
        ck_assert_str_eq(in->sets[i], made->sets[i]);
    ck_assert_int_eq(in->year_count, made->year_count);
    for (i = 0; i < in->year_count; i++)
        ck_assert_str_eq(in->years[i], made->years[i]);
}
END_TEST

START_TEST(tables_and_columns_are_built_in_as_share_has_them)
{
    int book;
    int i;

    for (book = 0; book < CPARENT__BOOK_COUNT; book++) {
        const cparent__book_columns *have = &in->books[book];
        const cparent__book_columns *made = &draft.rules.books[book];

        ck_assert_str_eq(have->name, made->name);
        ck_assert_int_eq(have->count, made->count);
        for (i = 0; i < have->count; i++) {
            ck_assert_str_eq(have->columns[i].name, made->columns[i].name);
            ck_assert_str_eq(have->columns[i].also, made->columns[i].also);
            ck_assert_uint_eq(have->columns[i].kind, made->columns[i].kind);
            ck_assert_uint_eq(have->columns[i].set, made->columns[i].set);
            ck_assert_uint_eq(have->columns[i].known_by,
                              made->columns[i].known_by);
        }
    }
    ck_assert_mem_eq(in->needed, draft.rules.needed, sizeof(in->needed));
}
END_TEST

static void
assert_same_group(const cparent__group *have, const cparent__group *made)
{
    ck_assert_int_eq(have->what, made->what);
    ck_assert_uint_eq(have->count, made->count);
    ck_assert_mem_eq(have->terms, made->terms, sizeof(have->terms));
    ck_assert_uint_eq(have->negated, made->negated);
}

START_TEST(definitions_are_built_in_as_share_has_them)
{
    int i;

    ck_assert_int_gt(in->definition_count, 55);
    ck_assert_int_eq(in->definition_count, draft.rules.definition_count);
    for (i = 0; i < in->definition_count; i++) {
        const cparent__definition *have = &in->definitions[i];
        const cparent__definition *made = &draft.definitions[i];

        ck_assert_str_eq(have->code, made->code);
        ck_assert_str_eq(have->title, made->title);
        ck_assert_str_eq(have->because, made->because);
        ck_assert_str_eq(have->version, made->version);
        ck_assert_int_eq(have->unit, made->unit);
        assert_same_group(&have->counted, &made->counted);
        assert_same_group(&have->out_of, &made->out_of);
        assert_same_group(&have->refused[0], &made->refused[0]);
        assert_same_group(&have->refused[1], &made->refused[1]);
        ck_assert_int_eq(have->refused_count, made->refused_count);
        ck_assert_int_eq(have->same_out_of, made->same_out_of);
        ck_assert_int_eq(have->narrows, made->narrows);
        ck_assert_uint_eq(have->needs, made->needs);
        ck_assert_mem_eq(have->columns, made->columns,
                         sizeof(have->columns));
    }
}
END_TEST

static Suite *
rules_suite(void)
{
    Suite *suite = suite_create("rules");
    TCase *tcase = tcase_create("built in");

    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_test(tcase, codes_are_built_in_as_share_has_them);
    tcase_add_test(tcase, sets_and_years_are_built_in_as_share_has_them);
    tcase_add_test(tcase, tables_and_columns_are_built_in_as_share_has_them);
    tcase_add_test(tcase, definitions_are_built_in_as_share_has_them);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(rules_suite());
}
