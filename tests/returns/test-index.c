/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "core/finding-internal.h"
#include "returns/counting-internal.h"
#include "returns/index-internal.h"
#include "returns/job-internal.h"

enum { LONGEST = 700 };

/* Bytes of which many are marks, some NULs; the same on every run. */
static void
fill(char *bytes, size_t size, uint32_t seed)
{
    static const char some[] = "aZ09,,\n\"\r \t/x\0";
    size_t i;

    for (i = 0; i < size; i++) {
        seed = seed * 1664525u + 1013904223u;
        bytes[i] = some[seed >> 16 & 15 & (sizeof(some) - 1)];
    }
}

static void
compare(cparent__index_fn fast, uint32_t seed, size_t size)
{
    static char bytes[LONGEST + CPARENT__INDEX_ROOM];
    static uint32_t expected[LONGEST + CPARENT__INDEX_ROOM];
    static uint32_t found[LONGEST + CPARENT__INDEX_ROOM];
    cparent__index by_scalar;
    cparent__index by_fast;

    memset(bytes, ',', sizeof(bytes)); /* beyond the end, to be left out */
    fill(bytes, size, seed);
    cparent__index_choose(CPARENT__INDEX_SCALAR)(bytes, size, expected,
                                                 &by_scalar);
    fast(bytes, size, found, &by_fast);
    ck_assert_uint_eq(by_fast.count, by_scalar.count);
    ck_assert_uint_eq(by_fast.lines, by_scalar.lines);
    ck_assert_uint_eq(by_fast.quotes, by_scalar.quotes);
    ck_assert_int_eq(by_fast.nul, by_scalar.nul);
    ck_assert_int_eq(memcmp(found, expected,
                            by_scalar.count * sizeof(*found)), 0);
}

START_TEST(every_version_of_the_index_finds_what_the_scalar_one_finds)
{
    static const cparent__index_kind kinds[] = { CPARENT__INDEX_AVX2,
                                                 CPARENT__INDEX_AVX512 };
    size_t k;
    uint32_t seed;

    for (k = 0; k < 2; k++) {
        const cparent__index_fn fast = cparent__index_choose(kinds[k]);

        for (seed = 1; fast && seed <= LONGEST; seed++)
            compare(fast, seed, seed);
    }
}
END_TEST

START_TEST(the_scalar_index_finds_marks_where_they_stand)
{
    uint32_t positions[16];
    cparent__index found;

    cparent__index_choose(CPARENT__INDEX_SCALAR)("a,\"b\"\n", 6, positions,
                                                 &found);
    ck_assert_uint_eq(found.count, 4);
    ck_assert_uint_eq(positions[0], 1);
    ck_assert_uint_eq(positions[1], 2);
    ck_assert_uint_eq(positions[2], 4);
    ck_assert_uint_eq(positions[3], 5);
    ck_assert_uint_eq(found.lines, 1);
    ck_assert_uint_eq(found.quotes, 2);
    ck_assert(!found.nul);
}
END_TEST

/* Every figure and finding of a return, by one version of the index. */
static char *
whole_result(const char *folder, cparent__index_kind kind)
{
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_ssda903_options options = CPARENT_SSDA903_OPTIONS_INIT;
    cparent_ssda903_result *result = NULL;
    cparent_findings *findings = NULL;
    cparent_ssda903 *job = NULL;
    cparent__counting *counting = NULL;
    cparent__setting setting;
    cparent__window window;
    char *json = NULL;

    options.year_ended = cparent_date_make(2025, 3, 31);
    ck_assert_ok(cparent_ssda903_new(&job, &err), &err);
    ck_assert_ok(cparent_ssda903_add_path(job, folder, &err), &err);
    ck_assert_ok(cparent__setting_open(&setting, &options, &err), &err);
    ck_assert_ok(cparent__counting_new(setting.rules, &setting.options, NULL,
                                       NULL, setting.limits.findings,
                                       &counting, &err), &err);
    counting->rows.index = cparent__index_choose(kind);
    ck_assert_ok(cparent__job_run(job, counting, -1, &window, &err), &err);
    ck_assert_ok(cparent__findings_new(SIZE_MAX, &findings, &err), &err);
    ck_assert_ok(cparent__notices_tell(&counting->notices, false,
                                       counting->rules, counting->files,
                                       findings, &err), &err);
    ck_assert_ok(cparent__counting_result(counting, &window, &result, &err),
                 &err);
    ck_assert_ok(cparent_ssda903_result_json(result, findings, &json, &err),
                 &err);
    cparent_findings_free(findings);
    cparent_ssda903_result_unref(result);
    cparent__counting_free(counting);
    cparent__setting_close(&setting);
    cparent_ssda903_free(job);
    return json;
}

START_TEST(every_version_of_the_index_gives_the_same_figures_and_findings)
{
    static const char *const folders[] = {
        "tests/data/ssda903/hand-01-edges/dirty/2025",
        "tests/data/ssda903/hand-02-placements/dirty/2025",
        "tests/data/ssda903/hand-05-places/dirty/2025",
        "tests/data/ssda903/hand-06-health/dirty/2025",
        "tests/data/ssda903/hand-09-care-leavers/dirty/2025"
    };
    static const cparent__index_kind kinds[] = { CPARENT__INDEX_AVX2,
                                                 CPARENT__INDEX_AVX512 };
    size_t f;
    size_t k;

    for (f = 0; f < sizeof(folders) / sizeof(*folders); f++) {
        const char *folder = support_source(folders[f]);
        char *right = whole_result(folder, CPARENT__INDEX_SCALAR);

        for (k = 0; k < 2; k++)
            if (cparent__index_choose(kinds[k])) {
                char *found = whole_result(folder, kinds[k]);

                ck_assert_str_eq(found, right);
                cparent_string_free(found);
            }
        cparent_string_free(right);
    }
}
END_TEST

static Suite *
index_suite(void)
{
    Suite *suite = suite_create("index");
    TCase *tcase = tcase_create("index");

    tcase_add_test(tcase,
                   every_version_of_the_index_finds_what_the_scalar_one_finds);
    tcase_add_test(tcase, the_scalar_index_finds_marks_where_they_stand);
    tcase_add_test(
        tcase,
        every_version_of_the_index_gives_the_same_figures_and_findings);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(index_suite());
}
