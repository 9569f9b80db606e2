/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "read/reader-internal.h"
#include "hostile/patterns.h"
#include "support.h"

/*
 * Every pattern of `make hostile`, small: four times the text takes about
 * four times the allocations and the words looked at, and no more.
 */
enum { SMALL = 16 * 1024, TIMES = 4, SLACK = 400 };

typedef struct work {
    int64_t allocations;
    int64_t words;
    cparent_status status;
} work;

static char *
text_of(const pattern *of, size_t size, size_t *size_out)
{
    const size_t unit = strlen(of->unit);
    const size_t before = strlen(of->before);
    const size_t behind = strlen(of->behind);
    const size_t units = size / unit;
    char *text = malloc(before + units * unit + behind + 1);
    size_t i;

    ck_assert_ptr_nonnull(text);
    memcpy(text, of->before, before);
    for (i = 0; i < units; i++)
        memcpy(text + before + i * unit, of->unit, unit);
    memcpy(text + before + units * unit, of->behind, behind);
    *size_out = before + units * unit + behind;
    return text;
}

static work
work_of(const pattern *of, size_t size)
{
    const cparent_read_options options = CPARENT_READ_OPTIONS_INIT;
    cparent__reader *reader = cparent__calloc(1, sizeof(*reader));
    char *text = text_of(of, size, &size);
    work done = { 0, 0, CPARENT_OK };

    ck_assert_ptr_nonnull(reader);
    cparent__alloc_fail_at(INT64_MAX, false);
    done.status = cparent__reader_run(reader, text, size, of->name, &options,
                                      NULL);
    done.allocations = INT64_MAX - cparent__alloc_fail_left();
    cparent__alloc_fail_at(0, false);
    done.words = (int64_t)reader->steps;
    cparent__reader_free(reader);
    free(text);
    return done;
}

START_TEST(four_times_the_text_is_four_times_the_work)
{
    const pattern *of;

    for (of = patterns; of->name != NULL; of++) {
        const work once = work_of(of, SMALL);
        const work more = work_of(of, SMALL * TIMES);

        ck_assert_msg(more.status == once.status, "%s: %d", of->name,
                      (int)more.status);
        ck_assert_msg(more.words <= once.words * (TIMES + 1) + SLACK,
                      "%s: %lld words, then %lld", of->name,
                      (long long)once.words, (long long)more.words);
        ck_assert_msg(more.allocations <=
                          once.allocations * (TIMES + 1) + SLACK,
                      "%s: %lld allocations, then %lld", of->name,
                      (long long)once.allocations,
                      (long long)more.allocations);
    }
}
END_TEST

static Suite *
hostile_suite(void)
{
    Suite *suite = suite_create("hostile");
    TCase *tcase = tcase_create("patterns");

    tcase_add_test(tcase, four_times_the_text_is_four_times_the_work);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(hostile_suite());
}
