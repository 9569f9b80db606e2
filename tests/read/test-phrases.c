/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/draft-internal.h"
#include "read/phrases-internal.h"
#include "support.h"

static const char own[] =
    "language\tkind\tphrase\tmeaning\texample\n"
    "en\tbody\tMoonlight Circle\t\t\n"
    "en\tpost\tLink Worker\t\t\n"
    "en\tindicator\tmoons under one roof\tcla_31_march\t\n";

static const char text[] =
    "Agenda item\n\nA title\n\nMinutes:\n\n"
    "The Moonlight Circle asked how many had moved. The Link Worker agreed "
    "to send a note. There were 414 moons under one roof.\n";

static cparent_source *
source_of(const char *name, const char *bytes)
{
    cparent_source *source = NULL;

    ck_assert_int_eq(cparent_source_from_bytes(name, bytes, strlen(bytes),
                                               &source, NULL),
                     CPARENT_OK);
    return source;
}

static cparent_phrases *
phrases_of(const char *bytes)
{
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_source *source = source_of("own.tsv", bytes);
    cparent_phrases *phrases = NULL;

    ck_assert_ok(cparent_phrases_new(source, NULL, &phrases, &err), &err);
    cparent_source_unref(source);
    return phrases;
}

/* What the text is read as, as JSON. */
static char *
read_as(cparent_source *phrases, cparent_phrases *kept)
{
    cparent_read_options options = CPARENT_READ_OPTIONS_INIT;
    cparent_source *source = source_of("said.txt", text);
    cparent_reading *reading = NULL;
    char *json = NULL;

    options.phrases = phrases;
    options.kept_phrases = kept;
    ck_assert_int_eq(cparent_read_minutes(source, &options, &reading, NULL),
                     CPARENT_OK);
    ck_assert_int_eq(cparent_reading_json(reading, &json, NULL), CPARENT_OK);
    cparent_reading_unref(reading);
    cparent_source_unref(source);
    return json;
}

START_TEST(what_is_built_in_is_what_share_says)
{
    const cparent__lexicon *in = &cparent__lexicon_built_in;
    cparent__draft draft = { 0 };
    const cparent__lexicon *made = &draft.lexicon;

    ck_assert_int_eq(cparent__draft_share(&draft, NULL), CPARENT_OK);
    ck_assert_uint_gt(in->phrase_count, 4000);
    ck_assert_uint_eq(in->phrase_count, made->phrase_count);
    ck_assert_uint_eq(in->word_count, made->word_count);
    ck_assert_uint_eq(in->used, made->used);
    ck_assert_uint_eq(in->text_size, made->text_size);
    ck_assert_mem_eq(in->text, made->text, in->text_size);
    ck_assert_mem_eq(in->words, made->words, in->used * sizeof(uint32_t));
    ck_assert_mem_eq(in->phrases, made->phrases,
                     in->phrase_count * sizeof(cparent__phrase));
    ck_assert_mem_eq(in->single, made->single, sizeof(in->single));
    cparent__draft_free(&draft);
}
END_TEST

START_TEST(kept_phrases_read_as_their_source_does)
{
    cparent_source *source = source_of("own.tsv", own);
    cparent_phrases *phrases = phrases_of(own);
    char *without = read_as(NULL, NULL);
    char *read_anew = read_as(source, NULL);
    char *kept = read_as(NULL, phrases);
    char *again = read_as(NULL, phrases);

    ck_assert_str_eq(kept, read_anew);
    ck_assert_str_eq(again, kept);
    ck_assert_str_ne(kept, without);
    ck_assert_msg(strstr(kept, "Link Worker") != NULL &&
                      strstr(kept, "cla_31_march") != NULL,
                  "%s", kept);
    cparent_string_free(without);
    cparent_string_free(read_anew);
    cparent_string_free(kept);
    cparent_string_free(again);
    cparent_phrases_unref(phrases);
    cparent_source_unref(source);
}
END_TEST

START_TEST(a_reading_outlives_the_phrases_it_was_read_by)
{
    cparent_phrases *phrases = phrases_of(own);
    cparent_read_options options = CPARENT_READ_OPTIONS_INIT;
    cparent_source *source = source_of("said.txt", text);
    cparent_reading *reading = NULL;
    char *json = NULL;

    options.kept_phrases = cparent_phrases_ref(phrases);
    ck_assert_int_eq(cparent_read_minutes(source, &options, &reading, NULL),
                     CPARENT_OK);
    cparent_phrases_unref(phrases);
    cparent_phrases_unref(phrases);
    ck_assert_int_eq(cparent_reading_json(reading, &json, NULL), CPARENT_OK);
    ck_assert_ptr_nonnull(strstr(json, "cla_31_march"));
    cparent_string_free(json);
    cparent_reading_unref(reading);
    cparent_source_unref(source);
}
END_TEST

static void *
read_often(void *kept)
{
    char *first = read_as(NULL, kept);
    int same = 1;
    int i;

    for (i = 0; i < 20; i++) {
        char *next = read_as(NULL, cparent_phrases_ref(kept));

        same &= strcmp(first, next) == 0;
        cparent_string_free(next);
        cparent_phrases_unref(kept);
    }
    cparent_string_free(first);
    return same ? kept : NULL;
}

START_TEST(threads_read_by_the_same_phrases)
{
    cparent_phrases *phrases = phrases_of(own);
    pthread_t threads[4];
    size_t i;

    for (i = 0; i < 4; i++)
        ck_assert_int_eq(
            pthread_create(&threads[i], NULL, read_often, phrases), 0);
    for (i = 0; i < 4; i++) {
        void *done = NULL;

        ck_assert_int_eq(pthread_join(threads[i], &done), 0);
        ck_assert_ptr_eq(done, phrases);
    }
    cparent_phrases_unref(phrases);
}
END_TEST

START_TEST(phrases_given_twice_are_refused)
{
    cparent_read_options options = CPARENT_READ_OPTIONS_INIT;
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_source *source = source_of("said.txt", text);
    cparent_reading *reading = NULL;

    options.phrases = source_of("own.tsv", own);
    options.kept_phrases = phrases_of(own);
    ck_assert_status(cparent_read_minutes(source, &options, &reading, &err),
                     CPARENT_E_INVALID, &err);
    ck_assert_ptr_null(reading);
    cparent_phrases_unref(options.kept_phrases);
    cparent_source_unref(options.phrases);
    cparent_source_unref(source);
}
END_TEST

START_TEST(a_wrong_row_is_named_and_refuses_them_all)
{
    static const struct {
        const char *row;
        int column;
    } wrong[] = { { "bodies\tMoonlight Circle\t", 1 },
                  { "body\t  \t", 2 },
                  { "unit\tmoons\tmoons", 3 },
                  { "number\tmany\t1234567890", 3 } };
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_phrases *phrases = NULL;
    cparent_source *source;
    char bytes[256];

    (void)snprintf(bytes, sizeof(bytes), "kind\tphrase\tmeaning\n%s\n",
                   wrong[_i].row);
    source = source_of("own.tsv", bytes);
    ck_assert_status(cparent_phrases_new(source, NULL, &phrases, &err),
                     CPARENT_E_PARSE, &err);
    ck_assert_ptr_null(phrases);
    ck_assert_str_eq(err.source, "own.tsv");
    ck_assert_int_eq(err.line, 2);
    ck_assert_int_eq(err.column, wrong[_i].column);
    ck_assert_str_ne(err.hint, "");
    cparent_source_unref(source);
}
END_TEST

START_TEST(a_phrase_longer_than_a_sentence_is_refused)
{
    cparent_phrases *phrases = NULL;
    cparent_source *source;
    char bytes[1024];

    (void)snprintf(bytes, sizeof(bytes), "kind\tphrase\tmeaning\nbody\t%0*d\t\n",
                   500, 1);
    source = source_of("own.tsv", bytes);
    ck_assert_int_eq(cparent_phrases_new(source, NULL, &phrases, NULL),
                     CPARENT_E_PARSE);
    cparent_source_unref(source);
}
END_TEST

/* "zqabcd" and the like, which share/ will never have; the numbers below
 * 26^4 are all different. */
static void
write_word(int number, char word[7])
{
    int at;

    word[0] = 'z';
    word[1] = 'q';
    for (at = 2; at < 6; at++, number /= 26)
        word[at] = (char)('a' + number % 26);
    word[6] = '\0';
}

/* More words than share/ has, each with a number for its meaning. */
START_TEST(thousands_of_own_phrases_are_all_known)
{
    enum { MANY = 12000, ROW = 40 };
    char *bytes = malloc((MANY + 1) * ROW);
    const cparent__lexicon *lexicon;
    cparent_phrases *phrases;
    size_t size;
    char word[7];
    int i;

    ck_assert_ptr_nonnull(bytes);
    size = (size_t)snprintf(bytes, ROW, "kind\tphrase\tmeaning\n");
    for (i = 0; i < MANY; i++) {
        write_word(i, word);
        size += (size_t)snprintf(bytes + size, ROW, "number\t%s\t%d\n",
                                 word, i);
    }
    phrases = phrases_of(bytes);
    lexicon = cparent__phrases_lexicon(phrases);
    for (i = 0; i < MANY; i++) {
        uint32_t id;

        write_word(i, word);
        id = cparent__lexicon_word(lexicon, word, 6);
        ck_assert_uint_ne(id, CPARENT__NO_WORD);
        ck_assert_int_eq(
            lexicon->phrases[lexicon->nodes[lexicon->vocabulary[id].node]
                                 .phrase]
                .number,
            i);
    }
    free(bytes);
    cparent_phrases_unref(phrases);
}
END_TEST

static cparent_status
read_by_own(void *user)
{
    cparent_source *source = user;
    cparent_phrases *phrases = NULL;
    const cparent_status status =
        cparent_phrases_new(source, NULL, &phrases, NULL);

    cparent_phrases_unref(phrases);
    return status;
}

START_TEST(running_out_of_memory_leaves_nothing_behind)
{
    cparent_source *source = source_of("own.tsv", own);

    ck_assert_int_gt(support_fail_each_allocation(read_by_own, source, 1),
                     10);
    cparent_source_unref(source);
}
END_TEST

static Suite *
phrases_suite(void)
{
    Suite *suite = suite_create("phrases");
    TCase *tcase = tcase_create("phrases");

    tcase_add_test(tcase, what_is_built_in_is_what_share_says);
    tcase_add_test(tcase, kept_phrases_read_as_their_source_does);
    tcase_add_test(tcase, a_reading_outlives_the_phrases_it_was_read_by);
    tcase_add_test(tcase, threads_read_by_the_same_phrases);
    tcase_add_test(tcase, phrases_given_twice_are_refused);
    tcase_add_loop_test(tcase, a_wrong_row_is_named_and_refuses_them_all, 0,
                        4);
    tcase_add_test(tcase, a_phrase_longer_than_a_sentence_is_refused);
    tcase_add_test(tcase, thousands_of_own_phrases_are_all_known);
    tcase_add_test(tcase, running_out_of_memory_leaves_nothing_behind);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(phrases_suite());
}
