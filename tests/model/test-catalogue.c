/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "support.h"

#include <string.h>

#include "core/alloc-internal.h"

static void
check_nothing_alive(void)
{
    ck_assert_int_eq(cparent_live_objects(), 0);
    ck_assert_int_eq(cparent__alloc_live(), 0);
}

START_TEST(every_row_is_an_indicator_found_by_its_code)
{
    size_t count = cparent_catalogue_count();
    size_t i;

    ck_assert_uint_ge(count, 55);
    for (i = 0; i < count; i++) {
        cparent_error err = CPARENT_ERROR_INIT;
        cparent_record *at = NULL;
        cparent_record *got = NULL;
        const cparent_indicator *indicator;

        ck_assert_ok(cparent_catalogue_at(i, &at, &err), &err);
        ck_assert_ok(cparent_catalogue_get(cparent_record_id(at), &got,
                                           &err), &err);
        ck_assert(cparent_record_equal(at, got));
        ck_assert_str_eq(cparent_record_authority(at), "catalogue");
        indicator = cparent_indicator_from(at);
        ck_assert_str_ne(cparent_indicator_title(indicator), "");
        ck_assert_int_ne((int)cparent_indicator_polarity(indicator), 0);
        ck_assert_uint_gt(cparent_indicator_synonyms_count(indicator), 0);
        cparent_record_unref(at);
        cparent_record_unref(got);
    }
    check_nothing_alive();
}
END_TEST

START_TEST(a_row_says_what_the_table_says)
{
    cparent_record *record = NULL;
    const cparent_indicator *indicator;

    ck_assert_ok(cparent_catalogue_get("placements_3plus", &record, NULL),
                 NULL);
    indicator = cparent_indicator_from(record);
    ck_assert_str_eq(cparent_indicator_unit(indicator), "percent");
    ck_assert_int_eq((int)cparent_indicator_polarity(indicator),
                     CPARENT_INDICATOR_POLARITY_LOW);
    ck_assert(cparent_indicator_counts_people(indicator));
    cparent_record_unref(record);
    check_nothing_alive();
}
END_TEST

START_TEST(what_the_catalogue_has_not_is_not_found)
{
    static const char *const codes[] = { "no_such", "", NULL, "code", "#" };
    cparent_record *record = NULL;
    size_t i;

    for (i = 0; i < sizeof codes / sizeof codes[0]; i++)
        ck_assert_status(cparent_catalogue_get(codes[i], &record, NULL),
                         CPARENT_E_NOT_FOUND, NULL);
    ck_assert_status(cparent_catalogue_at(cparent_catalogue_count(),
                                          &record, NULL),
                     CPARENT_E_NOT_FOUND, NULL);
    ck_assert_status(cparent_catalogue_at(SIZE_MAX, &record, NULL),
                     CPARENT_E_NOT_FOUND, NULL);
    ck_assert_ptr_null(record);
    check_nothing_alive();
}
END_TEST

static void
check_lookup(const char *name, const char *id, const char *full_name)
{
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_record *record = NULL;
    const cparent_authority *authority;

    ck_assert_ok(cparent_authority_lookup(name, &record, &err), &err);
    authority = cparent_authority_from(record);
    ck_assert_str_eq(cparent_record_id(record), id);
    ck_assert_str_eq(cparent_record_authority(record), id);
    ck_assert_str_eq(cparent_authority_name(authority), full_name);
    ck_assert_int_eq((int)cparent_authority_kind(authority),
                     CPARENT_AUTHORITY_KIND_COUNCIL);
    cparent_record_unref(record);
    check_nothing_alive();
}

START_TEST(a_council_is_found_by_code_or_by_name_in_any_case)
{
    cparent_record *record = NULL;

    check_lookup("E08000034", "E08000034", "Kirklees");
    check_lookup("e08000034", "E08000034", "Kirklees");
    check_lookup("Kirklees", "E08000034", "Kirklees");
    check_lookup("KIRKLEES", "E08000034", "Kirklees");
    ck_assert_ok(cparent_authority_lookup("kirklees", &record, NULL), NULL);
    ck_assert_int_eq(
        (int)cparent_authority_nation(cparent_authority_from(record)),
        CPARENT_AUTHORITY_NATION_ENGLAND);
    ck_assert_str_eq(
        cparent_authority_region(cparent_authority_from(record)),
        "Yorkshire and The Humber");
    cparent_record_unref(record);
}
END_TEST

START_TEST(a_name_means_the_council_of_today)
{
    check_lookup("Northumberland", "E06000057", "Northumberland");
    check_lookup("Dorset", "E06000059", "Dorset");
    check_lookup("sheffield", "E08000039", "Sheffield");
    check_lookup("Barnsley", "E08000038", "Barnsley");
    check_lookup("Gateshead", "E08000037", "Gateshead");
    check_lookup("Somerset", "E06000066", "Somerset");
    check_lookup("North Yorkshire", "E06000065", "North Yorkshire");
    check_lookup("Buckinghamshire", "E06000060", "Buckinghamshire");
    /* a code means its own row, also when it has ended */
    check_lookup("E08000019", "E08000019", "Sheffield");
    check_lookup("E10000009", "E10000009", "Dorset");
    /* a council that is no more is found all the same */
    check_lookup("Northamptonshire", "E10000021", "Northamptonshire");
}
END_TEST

START_TEST(any_other_name_makes_a_council_of_its_own)
{
    check_lookup("Wynmere Borough Council", "wynmere-borough-council",
                 "Wynmere Borough Council");
    check_lookup("  St. Mary's & Co. ", "st-mary-s-co",
                 "  St. Mary's & Co. ");
    check_lookup("Ynys M\xC3\xB4n", "ynys-m\xC3\xB4n", "Ynys M\xC3\xB4n");
    check_lookup("7", "7", "7");
}
END_TEST

START_TEST(a_name_without_a_letter_is_none)
{
    static const char *const names[] = { NULL, "", " ", "--", "\n" };
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_record *record = NULL;
    size_t i;

    for (i = 0; i < sizeof names / sizeof names[0]; i++)
        ck_assert_status(cparent_authority_lookup(names[i], &record, &err),
                         CPARENT_E_INVALID, &err);
    ck_assert_status(cparent_authority_lookup("a\xFF", &record, &err),
                     CPARENT_E_INVALID, &err);
    ck_assert_ptr_null(record);
    check_nothing_alive();
}
END_TEST

static cparent_status
get_one(void *user)
{
    cparent_record *record = NULL;
    cparent_status status = cparent_catalogue_get(user, &record, NULL);

    cparent_record_unref(record);
    return status;
}

static cparent_status
look_up(void *user)
{
    cparent_record *record = NULL;
    cparent_status status = cparent_authority_lookup(user, &record, NULL);

    cparent_record_unref(record);
    return status;
}

START_TEST(memory_that_runs_out_leaks_nothing)
{
    char code[] = "health_assessment";
    char known[] = "Kirklees";
    char unknown[] = "Wynmere Borough Council";

    ck_assert_int_gt(support_fail_each_allocation(get_one, code, 1), 20);
    ck_assert_int_gt(support_fail_each_allocation(look_up, known, 1), 20);
    ck_assert_int_gt(support_fail_each_allocation(look_up, unknown, 1),
                     20);
    check_nothing_alive();
}
END_TEST

static Suite *
catalogue_suite(void)
{
    Suite *suite = suite_create("model/catalogue");
    TCase *tcase = tcase_create("catalogue");

    tcase_add_test(tcase, every_row_is_an_indicator_found_by_its_code);
    tcase_add_test(tcase, a_row_says_what_the_table_says);
    tcase_add_test(tcase, what_the_catalogue_has_not_is_not_found);
    tcase_add_test(tcase, a_council_is_found_by_code_or_by_name_in_any_case);
    tcase_add_test(tcase, a_name_means_the_council_of_today);
    tcase_add_test(tcase, any_other_name_makes_a_council_of_its_own);
    tcase_add_test(tcase, a_name_without_a_letter_is_none);
    tcase_add_test(tcase, memory_that_runs_out_leaks_nothing);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(catalogue_suite());
}
