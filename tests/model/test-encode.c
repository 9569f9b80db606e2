/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "generate.h"
#include "model/record-internal.h"

static uint64_t seed = 20260301;

static size_t
random_below(size_t end)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(seed >> 33) % end;
}

START_TEST(a_record_is_written_just_so)
{
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    cparent_builder *builder = NULL;
    cparent_record *record = NULL;

    ck_assert_ok(cparent_builder_new(CPARENT_NOUN_PERSON, &builder, NULL),
                 NULL);
    ck_assert_ok(cparent_builder_parse(builder, "authority", "wyn", NULL),
                 NULL);
    ck_assert_ok(cparent_builder_parse(builder, "id", "p1", NULL), NULL);
    ck_assert_ok(cparent_builder_parse(builder, "name", "A\n\xC3\xA9",
                                       NULL), NULL);
    ck_assert_ok(cparent_builder_parse(builder, "citations", "c1|c2", NULL),
                 NULL);
    ck_assert_ok(cparent_builder_build(builder, &record, NULL), NULL);
    ck_assert_ok(cparent__record_encode(record, &text, NULL), NULL);
    ck_assert_str_eq(text.data, "person\nauthority=3:wyn\nid=2:p1\n"
                                "name=4:A\n\xC3\xA9\ncitations=5:c1\nc2\n");
    cparent__text_free(&text);
    cparent_record_unref(record);
    cparent_builder_free(builder);
}
END_TEST

START_TEST(figures_are_written_and_read_back)
{
    static const char *const forms[] = {
        "62.4 percent", "97..99 percent", "94 percent 59/181",
        "60.7 rate_per_10000 implied", "-3 unknown",
        "97..99 percent 59/181 implied", "missing", "suppressed",
        "suppressed percent", "suppressed percent 3/41 implied",
        "not_applicable count", "not_available", "rounds_to_zero gbp",
        "low_reliability score", "missing unknown 0/12",
        "1 count -9223372036854775808/9223372036854775807"
    };
    size_t i;
    int which;

    for (i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        char buffer[CPARENT_VALUE_SIZE];
        cparent_value value;

        if (!cparent__value_decode(forms[i], &value))
            ck_abort_msg("%s", forms[i]);
        cparent__value_encode(&value, buffer);
        ck_assert_str_eq(buffer, forms[i]);
    }
    for (which = 0; which < 5000; which++) {
        char buffer[CPARENT_VALUE_SIZE];
        cparent_value value = generate_value(which);
        cparent_value back;

        cparent__value_encode(&value, buffer);
        if (!cparent__value_decode(buffer, &back) ||
            !cparent_value_equal(&value, &back))
            ck_abort_msg("%s", buffer);
    }
}
END_TEST

START_TEST(what_is_no_figure_is_not_read)
{
    static const char *const wrong[] = {
        "", " ", "percent", "62.4percent", "62,4 percent", "62.4 per cent",
        "62.4 percent 5", "62.4 percent 5/", "62.4 percent /5",
        "62.4 percent 5/6 7/8", "62.4 percent 5.0/6", "62.4 percent x",
        "62.4  percent", "99..97 percent", "hidden", "number",
        "62.4 percent 9223372036854775808/1", " 62.4 percent",
        "suppressed nothing", "62.4 percent +/1"
    };
    size_t i;

    for (i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        cparent_value value;
        cparent_value kept;

        memset(&value, 0x5A, sizeof value);
        kept = value;
        if (cparent__value_decode(wrong[i], &value))
            ck_abort_msg("\"%s\"", wrong[i]);
        ck_assert_int_eq(memcmp(&value, &kept, sizeof kept), 0);
    }
}
END_TEST

#define GOOD "person\nauthority=3:wyn\nid=2:p1\nname=1:A\n"

static void
check_refused(const char *bytes, size_t length)
{
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_record *record = NULL;
    cparent_status status = cparent__record_decode(bytes, length, &record,
                                                   &err);

    if (status != CPARENT_E_PARSE)
        ck_abort_msg("\"%s\" gave %d", bytes, status);
    ck_assert_ptr_null(record);
    ck_assert_str_ne(err.message, "");
}

START_TEST(a_damaged_encoding_is_refused)
{
    static const char *const wrong[] = {
        "", "\n", "person", "nobody\n", "Person\n", "person\n\n",
        GOOD "x", GOOD "\n", GOOD "role=1:A", GOOD "role=2:A\n",
        GOOD "role=0:A\n", GOOD "role=-1:A\n", GOOD "role=:A\n",
        GOOD "role=+1:A\n", GOOD "role=01:A\n", GOOD "role=1 :A\n",
        GOOD "role=18446744073709551617:A\n",
        GOOD "role=9223372036854775807:A\n", GOOD "=1:A\n",
        GOOD "roll=1:A\n", GOOD "Role=1:A\n", GOOD "role:1:A\n",
        GOOD "name=1:A\n",              /* twice */
        GOOD "id=2:p1\n",               /* out of order */
        GOOD "role=1:A\nrole=1:B\n",
        GOOD "citations=2:c1\ncitations=2:c2\n",
        GOOD "role=1:\xFF\n", GOOD "role=1:\x01\n",
        "observation\nauthority=1:a\nid=1:b\nvalue=1:x y\n",
        "observation\nauthority=1:a\nid=1:b\nvalue=3:abc\n",
        "observation\nauthority=1:a\nid=1:b\nvalue=1:5\nrole=4:none\n",
        "document\nauthority=1:a\nid=1:b\nsource=1:c\ndigest=1:d\n"
        "bytes=19:9223372036854775808\n",
        "a_name_that_is_longer_than_any_noun_is\nid=1:x\n",
        "person\na_name_that_is_longer_than_any_field=1:x\n"
    };
    static const char nul_in_text[] = GOOD "role=3:A\0B\n";
    static const char nul_in_name[] = GOOD "role\0x=1:A\n";
    static const char nul_in_noun[] = "person\0x\nid=1:x\n";
    cparent_record *record = NULL;
    size_t i;

    for (i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        check_refused(wrong[i], strlen(wrong[i]));
    check_refused(nul_in_text, sizeof nul_in_text - 1);
    check_refused(nul_in_name, sizeof nul_in_name - 1);
    check_refused(nul_in_noun, sizeof nul_in_noun - 1);
    check_refused(NULL, 0);
    ck_assert_status(cparent__record_decode("person\nid=1:x\n", 14,
                                            &record, NULL),
                     CPARENT_E_VALIDATION, NULL);
    ck_assert_ok(cparent__record_decode(GOOD, sizeof GOOD - 1, &record,
                                        NULL), NULL);
    cparent_record_unref(record);
    ck_assert_int_eq(cparent__alloc_live(), 0);
}
END_TEST

/* Whatever is accepted must be just what would have been written: then no
 * two encodings mean one record, and no byte of one is without meaning. */
static void
check_damaged(const cparent_record *record, char *bytes, size_t length)
{
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    cparent_record *back = NULL;
    cparent_status status = cparent__record_decode(bytes, length, &back,
                                                   NULL);

    if (status != CPARENT_OK) {
        ck_assert(status == CPARENT_E_PARSE ||
                  status == CPARENT_E_VALIDATION);
        ck_assert_ptr_null(back);
        return;
    }
    ck_assert_ok(cparent__record_encode(back, &text, NULL), NULL);
    if (cparent_record_equal(record, back) &&
        (text.length != length || memcmp(text.data, bytes, length) != 0))
        ck_abort_msg("two encodings of one record:\n%s", bytes);
    cparent__text_free(&text);
    cparent_record_unref(back);
}

START_TEST(random_damage_is_refused_or_means_another_record)
{
    cparent_noun noun;
    int round;

    FOR_EACH_NOUN(noun)
        for (round = 0; round < 400; round++) {
            cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
            cparent_record *record = generate_record(noun, round % 20);
            static const char letters[] = "0123456789:=\n \0ab|/.";
            size_t at;
            int hits = (int)random_below(3) + 1;

            ck_assert_ok(cparent__record_encode(record, &text, NULL),
                         NULL);
            while (hits-- > 0) {
                at = random_below(text.length);
                if (round % 3 == 0)
                    text.data[at] = (char)random_below(256);
                else if (round % 3 == 1)
                    text.data[at] =
                        letters[random_below(sizeof letters - 1)];
                else
                    memmove(text.data + at, text.data + at + 1,
                            text.length-- - at);
            }
            check_damaged(record, text.data, text.length);
            /* cut off anywhere, it is refused or another record */
            check_damaged(record, text.data, random_below(text.length));
            cparent_record_unref(record);
            cparent__text_free(&text);
        }
    ck_assert_int_eq(cparent__alloc_live(), 0);
    ck_assert_int_eq(cparent_live_objects(), 0);
}
END_TEST

/* Random texts in all text fields: two records that differ are two
 * encodings that differ, however their fields are cut. */
START_TEST(fields_do_not_slide_into_one_another)
{
    static const char *const parts[] = { "id=", "1:", "a", "\n", "role=",
                                         "0:", "name=2:", "=", "" };
    char *kept[300];
    cparent_record *records[300];
    size_t count = 0;
    size_t i;
    size_t j;

    for (i = 0; i < 300; i++) {
        cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
        cparent_builder *builder = NULL;
        size_t field;

        ck_assert_ok(cparent_builder_new(CPARENT_NOUN_PERSON, &builder,
                                         NULL), NULL);
        for (field = 0; field < 5; field++) {
            cparent__text content = CPARENT__TEXT_INIT(1000);
            size_t words = random_below(4);

            while (words-- > 0)
                cparent__text_add(&content, parts[random_below(9)]);
            ck_assert_ok(cparent_builder_text(
                             builder, field,
                             cparent__text_string(&content), NULL), NULL);
            cparent__text_free(&content);
        }
        ck_assert_ok(cparent_builder_build(builder, &records[i], NULL),
                     NULL);
        ck_assert_ok(cparent__record_encode(records[i], &text, NULL),
                     NULL);
        kept[i] = cparent__text_take(&text);
        cparent_builder_free(builder);
    }
    for (i = 0; i < 300; i++)
        for (j = 0; j < i; j++) {
            bool equal = cparent_record_equal(records[i], records[j]);

            ck_assert_int_eq(strcmp(kept[i], kept[j]) == 0, equal);
            count += equal;
        }
    ck_assert_uint_lt(count, 300);
    for (i = 0; i < 300; i++) {
        cparent__free(kept[i]);
        cparent_record_unref(records[i]);
    }
}
END_TEST

static Suite *
encode_suite(void)
{
    Suite *suite = suite_create("model/encode");
    TCase *tcase = tcase_create("encode");

    tcase_add_test(tcase, a_record_is_written_just_so);
    tcase_add_test(tcase, figures_are_written_and_read_back);
    tcase_add_test(tcase, what_is_no_figure_is_not_read);
    tcase_add_test(tcase, a_damaged_encoding_is_refused);
    tcase_add_test(tcase, random_damage_is_refused_or_means_another_record);
    tcase_add_test(tcase, fields_do_not_slide_into_one_another);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(encode_suite());
}
