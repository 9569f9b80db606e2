/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "hostile/returns.h"
#include "support.h"

/*
 * Every file of `make hostile-returns`, small: what is wrong with it is told,
 * and four times the bytes take about four times the allocations, and no more.
 */
enum { SMALL = 256 * 1024, TIMES = 4, SLACK = 100 };

/* Is there a finding of that rule; or, of NULL, no error? */
static bool
tells(const cparent_findings *findings, const char *rule)
{
    size_t i;

    for (i = 0; i < cparent_findings_count(findings); i++) {
        const cparent_finding *found = cparent_findings_at(findings, i);

        if (rule ? strcmp(found->rule, rule) == 0
                 : found->severity == CPARENT_SEVERITY_ERROR)
            return rule != NULL;
    }
    return rule == NULL;
}

/* How many allocations it took. */
static int64_t
allocations_of(const hostile_return *of, size_t size, bool told)
{
    cparent_ssda903_options options = CPARENT_SSDA903_OPTIONS_INIT;
    cparent_ssda903 *job = NULL;
    cparent_ssda903_result *result = NULL;
    cparent_findings *findings = NULL;
    cparent_source *source = NULL;
    char *text = hostile_return_make(of, size, &size);
    cparent_status status;
    int64_t taken;

    ck_assert_ptr_nonnull(text);
    options.lenient = 1;
    options.year_ended = cparent_date_make(2025, 3, 31);
    ck_assert_ok(cparent_source_from_bytes(of->name, text, size, &source,
                                           NULL), NULL);
    cparent__alloc_fail_at(INT64_MAX, false);
    ck_assert_ok(cparent_ssda903_new(&job, NULL), NULL);
    ck_assert_ok(cparent_ssda903_add_source(job, source, NULL), NULL);
    status = cparent_ssda903_count(job, &options, &result, &findings, NULL);
    /* What is no table of a return at all is refused. */
    ck_assert_msg(status == CPARENT_OK || status == CPARENT_E_PARSE, "%s",
                  of->name);
    told = told && status == CPARENT_OK;
    taken = INT64_MAX - cparent__alloc_fail_left();
    cparent__alloc_fail_at(0, false);
    ck_assert_msg(!told || tells(findings, of->rule), "%s", of->name);
    cparent_findings_free(findings);
    cparent_ssda903_result_unref(result);
    cparent_ssda903_free(job);
    cparent_source_unref(source);
    free(text);
    return taken;
}

START_TEST(every_hostile_file_is_told_and_costs_what_its_size_is)
{
    const hostile_return *of;

    for (of = hostile_returns; of->name; of++) {
        const int64_t once = allocations_of(of, SMALL, false);
        const int64_t more = allocations_of(of, SMALL * TIMES,
                                            true);

        ck_assert_msg(more <= once * TIMES + SLACK,
                      "%s: %lld allocations, then %lld", of->name,
                      (long long)once, (long long)more);
    }
    ck_assert_int_eq(cparent__alloc_live(), 0);
}
END_TEST

static Suite *
returns_suite(void)
{
    Suite *suite = suite_create("hostile returns");
    TCase *tcase = tcase_create("files");

    tcase_add_test(tcase,
                   every_hostile_file_is_told_and_costs_what_its_size_is);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(returns_suite());
}
