/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <locale.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "support.h"

/*
 * The same bytes give the same reading, wherever, whenever and beside
 * whatever they are read.
 */

static const char *const files[] = {
    "examples/data/minutes-2025-09-16-board.txt",
    "tests/data/forms/agenda-item.html", "tests/data/forms/meeting.xml",
    "tests/data/forms/meeting-pipes.txt", "tests/data/forms/minutes.md"
};

enum { FILES = sizeof(files) / sizeof(files[0]), TIMES = 4 };

typedef struct job {
    char *bytes;
    size_t size;
    char *json[TIMES];
} job;

/* No check in here: it runs in threads too. */
static char *
json_of(const char *bytes, size_t size)
{
    cparent_source *source = NULL;
    cparent_reading *reading = NULL;
    char *json = NULL;

    if (cparent_source_from_bytes("minutes", bytes, size, &source, NULL) ==
            CPARENT_OK &&
        cparent_read_minutes(source, NULL, &reading, NULL) == CPARENT_OK &&
        cparent_reading_json(reading, &json, NULL) != CPARENT_OK)
        json = NULL;
    cparent_reading_unref(reading);
    cparent_source_unref(source);
    return json;
}

static void *
run(void *user)
{
    job *self = user;
    int i;

    for (i = 0; i < TIMES; i++)
        self->json[i] = json_of(self->bytes, self->size);
    return NULL;
}

static void
end(job *self)
{
    int i;

    for (i = 0; i < TIMES; i++)
        cparent_string_free(self->json[i]);
}

START_TEST(twice_in_a_process_is_the_same)
{
    job self = { 0 };
    int i;

    self.bytes = support_read(support_source(files[_i]), &self.size);
    run(&self);
    ck_assert_ptr_nonnull(self.json[0]);
    for (i = 1; i < TIMES; i++)
        ck_assert_str_eq(self.json[0], self.json[i]);
    end(&self);
    free(self.bytes);
}
END_TEST

START_TEST(two_threads_read_the_same)
{
    job jobs[2] = { { 0 } };
    pthread_t threads[2];
    int i, t;

    jobs[0].bytes = support_read(support_source(files[_i]), &jobs[0].size);
    jobs[1] = jobs[0];
    for (t = 0; t < 2; t++)
        ck_assert_int_eq(pthread_create(&threads[t], NULL, run, &jobs[t]),
                         0);
    for (t = 0; t < 2; t++)
        ck_assert_int_eq(pthread_join(threads[t], NULL), 0);
    ck_assert_ptr_nonnull(jobs[0].json[0]);
    for (t = 0; t < 2; t++)
        for (i = 0; i < TIMES; i++)
            ck_assert_str_eq(jobs[0].json[0], jobs[t].json[i]);
    end(&jobs[0]);
    end(&jobs[1]);
    free(jobs[0].bytes);
}
END_TEST

START_TEST(another_folder_and_locale_change_nothing)
{
    static const char *const locales[] = { "C.UTF-8", "de_DE.UTF-8",
                                           "tr_TR.UTF-8", "" };
    char *folder = support_temp();
    job self = { 0 };
    char *here;
    size_t i;

    self.bytes = support_read(support_source(files[_i]), &self.size);
    self.json[0] = json_of(self.bytes, self.size);
    ck_assert_ptr_nonnull(self.json[0]);
    /* A test has a process of its own. */
    ck_assert_int_eq(chdir(folder), 0);
    ck_assert_int_eq(setenv("TZ", "Pacific/Kiritimati", 1), 0);
    for (i = 0; i < sizeof(locales) / sizeof(locales[0]); i++) {
        /* One that is not installed is left out. */
        if (setlocale(LC_ALL, locales[i]) == NULL)
            continue;
        here = json_of(self.bytes, self.size);
        ck_assert_ptr_nonnull(here);
        ck_assert_str_eq(self.json[0], here);
        cparent_string_free(here);
    }
    ck_assert_int_eq(chdir("/"), 0);
    support_remove(folder);
    end(&self);
    free(self.bytes);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("read/same");
    TCase *tcase = tcase_create("same");

    tcase_add_loop_test(tcase, twice_in_a_process_is_the_same, 0, FILES);
    tcase_add_loop_test(tcase, two_threads_read_the_same, 0, FILES);
    tcase_add_loop_test(tcase, another_folder_and_locale_change_nothing, 0,
                        FILES);
    suite_add_tcase(suite, tcase);
    return cparent_test_main(suite);
}
