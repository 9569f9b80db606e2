/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "said.h"

#include "read/tables-internal.h"

static const char *const samples[] = {
    "examples/data/minutes-2025-09-16-board.txt",
    "examples/data/minutes-2025-12-09-panel.txt",
    "examples/data/minutes-2026-02-10-board.txt"
};

static const cparent_date no_day = { 0, 0, 0 };

/* Every citation is the bytes that it names. */
static void
check_citations(const cparent_reading *reading, const char *bytes,
                size_t size)
{
    size_t i;

    for (i = 0; i < cparent_reading_citation_count(reading); i++) {
        const cparent_record *citation =
            cparent_reading_citation_at(reading, i);
        const char *quote =
            cparent_record_text(citation, CPARENT_CITATION_QUOTE);
        int64_t start = -1, end = -1;

        ck_assert(cparent_record_integer(
            citation, CPARENT_CITATION_BYTE_START, &start));
        ck_assert(cparent_record_integer(citation,
                                         CPARENT_CITATION_BYTE_END, &end));
        ck_assert(start >= 0 && start < end && (size_t)end <= size);
        ck_assert_uint_eq(strlen(quote), (size_t)(end - start));
        ck_assert_mem_eq(quote, bytes + start, (size_t)(end - start));
    }
}

START_TEST(a_citation_is_the_bytes_it_names)
{
    size_t size = 0;
    char *bytes = support_read(support_source(samples[_i]), &size);
    cparent_reading *reading = read_bytes(bytes, size, no_day);

    ck_assert_uint_gt(cparent_reading_count(reading), 20);
    check_citations(reading, bytes, size);
    cparent_reading_unref(reading);
    free(bytes);
}
END_TEST

static void
count_all(const cparent_reading *reading, size_t counts[20])
{
    size_t i;

    memset(counts, 0, 20 * sizeof(counts[0]));
    for (i = 0; i < cparent_reading_count(reading); i++)
        counts[cparent_record_noun(cparent_reading_item(reading, i))]++;
}

/* The same text with other blanks and line ends says the same. */
START_TEST(line_ends_and_blanks_change_nothing)
{
    size_t size = 0, at, length = 0;
    char *bytes = support_read(support_source(samples[2]), &size);
    char *other = malloc(3 * size + 1);
    cparent_reading *plain = read_bytes(bytes, size, no_day);
    cparent_reading *varied;
    size_t a[20], b[20];

    for (at = 0; at < size; at++) {
        if (bytes[at] == '\n')
            other[length++] = '\r';
        if (bytes[at] == ' ') {
            other[length++] = '\xc2';
            other[length++] = '\xa0';
        } else {
            other[length++] = bytes[at];
        }
    }
    varied = read_bytes(other, length, no_day);
    count_all(plain, a);
    count_all(varied, b);
    ck_assert_mem_eq(a, b, sizeof(a));
    check_citations(varied, other, length);
    cparent_reading_unref(plain);
    cparent_reading_unref(varied);
    free(other);
    free(bytes);
}
END_TEST

START_TEST(windows_1252_is_read_and_quoted_as_utf_8)
{
    static const char text[] = "Minutes:\n\nThe Board\x92s grant was "
                               "\xa3" "500 for 12 children.\n";
    cparent_reading *reading = read_bytes(text, sizeof(text) - 1, no_day);
    const cparent_record *money =
        nth_said(reading, CPARENT_NOUN_OBSERVATION, 0);

    ck_assert_str_eq(
        cparent_record_text(cparent_reading_document(reading),
                            CPARENT_DOCUMENT_ENCODING),
        "windows-1252");
    ck_assert_int_eq(
        cparent_record_value(money, CPARENT_OBSERVATION_VALUE).unit,
        CPARENT_UNIT_GBP);
    ck_assert(support_contains(
        cparent_record_text(cparent_reading_citation(reading, 0),
                            CPARENT_CITATION_QUOTE),
        "\xc2\xa3" "500"));
    cparent_reading_unref(reading);
}
END_TEST

/* Pages copied from a PDF have form feeds, and editors leave the rest. */
START_TEST(a_control_character_is_a_blank)
{
    static const char *const texts[] = {
        "Minutes:\n\nThere were%c12 children in care.\n\nRESOLVED: That the%c"
        "plan be noted by the\xc2\xa0" "Board.\n",
        "Minutes:\n\nThere were%c12 children in care.\n\nRESOLVED: That the%c"
        "plan of the Board\x92s be noted.\n"
    };
    char text[256], blank[256];
    cparent_reading *reading, *plain;
    size_t i;

    (void)snprintf(text, sizeof(text), texts[_i % 2], 1 + _i / 2, 1 + _i / 2);
    (void)snprintf(blank, sizeof(blank), texts[_i % 2], ' ', ' ');
    reading = read_bytes(text, strlen(text), no_day);
    plain = read_bytes(blank, strlen(blank), no_day);
    ck_assert_uint_ge(cparent_reading_count(plain), 2);
    ck_assert_uint_eq(cparent_reading_citation_count(reading),
                      cparent_reading_citation_count(plain));
    for (i = 0; i < cparent_reading_citation_count(plain); i++) {
        const cparent_record *a = cparent_reading_citation_at(reading, i);
        const cparent_record *b = cparent_reading_citation_at(plain, i);
        int64_t from = -1, same = -2;

        ck_assert_str_eq(cparent_record_text(a, CPARENT_CITATION_QUOTE),
                         cparent_record_text(b, CPARENT_CITATION_QUOTE));
        (void)cparent_record_integer(a, CPARENT_CITATION_BYTE_START, &from);
        (void)cparent_record_integer(b, CPARENT_CITATION_BYTE_START, &same);
        ck_assert_int_eq(from, same);
    }
    cparent_reading_unref(reading);
    cparent_reading_unref(plain);
}
END_TEST

START_TEST(bytes_that_are_no_text_are_refused_with_their_place)
{
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_source *source = NULL;
    cparent_reading *reading = NULL;

    ck_assert_ok(
        cparent_source_from_bytes("x", "Minutes\0:", 9, &source, &err),
        &err);
    ck_assert_status(cparent_read_minutes(source, NULL, &reading, &err),
                     CPARENT_E_PARSE, &err);
    ck_assert_int_eq(err.offset, 7);
    ck_assert_ptr_null(reading);
    cparent_source_unref(source);
}
END_TEST

START_TEST(a_text_in_utf_16_is_called_that)
{
    static const char *const texts[] = {
        "\xff\xfeM\0i\0", "\xfe\xff\0M\0i",
        "M\0i\0n\0u\0t\0e\0s\0:\0", "\0M\0i\0n\0u\0t\0e\0s\0:"
    };
    static const size_t sizes[] = { 6, 6, 16, 16 };
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_source *source = NULL;
    cparent_reading *reading = NULL;

    ck_assert_ok(cparent_source_from_bytes("x", texts[_i], sizes[_i],
                                           &source, &err),
                 &err);
    ck_assert_status(cparent_read_minutes(source, NULL, &reading, &err),
                     CPARENT_E_PARSE, &err);
    ck_assert_str_eq(err.message, "this is a text in UTF-16");
    ck_assert_str_eq(err.hint, "save it as plain text (UTF-8)");
    cparent_source_unref(source);
}
END_TEST

START_TEST(an_empty_text_says_nothing)
{
    cparent_reading *reading = read_bytes("", 0, no_day);

    ck_assert_uint_eq(cparent_reading_count(reading), 0);
    cparent_reading_unref(reading);
}
END_TEST

START_TEST(the_head_gives_title_board_day_and_contacts)
{
    size_t size = 0;
    char *bytes = support_read(support_source(samples[0]), &size);
    cparent_reading *reading = read_bytes(bytes, size, no_day);
    const cparent_record *document = cparent_reading_document(reading);
    char day[CPARENT_DATE_SIZE];

    ck_assert_str_eq(cparent_record_text(document, CPARENT_DOCUMENT_TITLE),
                     "Children in Our Care: Performance Highlights");
    ck_assert_str_eq(
        cparent_record_text(document, CPARENT_DOCUMENT_COMMITTEE),
        "Corporate Parenting Board");
    cparent_date_format(
        cparent_record_date(document, CPARENT_DOCUMENT_HELD_ON), day);
    ck_assert_str_eq(day, "2025-09-16");
    ck_assert_str_eq(
        cparent_record_text(nth_said(reading, CPARENT_NOUN_PERSON, 0),
                            CPARENT_PERSON_NAME),
        "Marianne Thrupp");
    cparent_reading_unref(reading);
    free(bytes);
}
END_TEST

START_TEST(a_contact_below_a_presenter_is_the_first_of_the_people)
{
    static const char page[] =
        "Decision details\n\nHomes for Care Leavers\n\nDecision:\n\nAna Vale, "
        "Head of Homes, presented the report.\n\nContact: Ben Hale, Manager "
        "Tel: 01632 960001.\n";
    cparent_reading *reading = read_bytes(page, sizeof(page) - 1, no_day);

    ck_assert_str_eq(
        cparent_record_text(nth_said(reading, CPARENT_NOUN_PERSON, 0),
                            CPARENT_PERSON_NAME),
        "Ben Hale");
    ck_assert_str_eq(
        cparent_record_text(nth_said(reading, CPARENT_NOUN_PERSON, 1),
                            CPARENT_PERSON_NAME),
        "Ana Vale");
    cparent_reading_unref(reading);
}
END_TEST

START_TEST(the_meeting_is_no_name_of_a_board)
{
    static const char *const heads[] = {
        "Minutes of the meeting held on 12 March 2025", NULL,
        "Care Panel: minutes of the meeting held on 12 March 2025",
        "Care Panel",
        "Care Panel\n\nMinutes of the meeting held on 12 March 2025",
        "Care Panel",
        "Care leavers\n\nMinutes of the meeting held on 12 March 2025", NULL,
    };
    size_t i;

    for (i = 0; i < 8; i += 2) {
        cparent_reading *reading =
            read_bytes(heads[i], strlen(heads[i]), no_day);
        const cparent_record *document = cparent_reading_document(reading);
        const char *board =
            cparent_record_text(document, CPARENT_DOCUMENT_COMMITTEE);
        char day[CPARENT_DATE_SIZE];

        cparent_date_format(
            cparent_record_date(document, CPARENT_DOCUMENT_HELD_ON), day);
        ck_assert_str_eq(day, "2025-03-12");
        ck_assert_pstr_eq(board, heads[i + 1]);
        cparent_reading_unref(reading);
    }
}
END_TEST

START_TEST(promises_stand_under_their_headings)
{
    cparent_reading *reading = read_said(
        "Our promises\n\n  Your home:\n\n  You will be safe.\n\n"
        "  You can stay.\n\n  Your say:\n\n  We will listen.\n\n"
        "Discussion\n\n  Not a promise.");

    ck_assert_uint_eq(count_said(reading, CPARENT_NOUN_PLEDGE), 2);
    ck_assert_uint_eq(cparent_record_list_count(
                          nth_said(reading, CPARENT_NOUN_PLEDGE, 0),
                          CPARENT_PLEDGE_STATEMENTS),
                      2);
    cparent_reading_unref(reading);
}
END_TEST

START_TEST(a_reading_survives_the_way_through_json)
{
    cparent_error err = CPARENT_ERROR_INIT;
    size_t size = 0;
    char *bytes = support_read(support_source(samples[_i]), &size);
    cparent_reading *reading = read_bytes(bytes, size, no_day);
    cparent_reading *back = NULL;
    cparent_source *source = NULL;
    char *json = NULL, *again = NULL;

    ck_assert_ok(cparent_reading_json(reading, &json, &err), &err);
    ck_assert_ok(cparent_source_from_bytes("r.json", json, strlen(json),
                                           &source, &err),
                 &err);
    ck_assert_ok(cparent__reading_from_json(source, NULL, &back, &err),
                 &err);
    ck_assert_ok(cparent_reading_json(back, &again, &err), &err);
    ck_assert_str_eq(json, again);
    cparent_string_free(json);
    cparent_string_free(again);
    cparent_source_unref(source);
    cparent_reading_unref(reading);
    cparent_reading_unref(back);
    free(bytes);
}
END_TEST

/* Whatever a text is made of, reading it comes to an end soon: a step that
 * looked over the whole text again would not. */
START_TEST(one_thing_repeated_for_a_megabyte_is_read_to_its_end)
{
    static const char *const parts[] = { "(", "a\n", "1", "May ",
                                         "agreed to send ", "? ",
                                         "RESOLVED ", "\xc2\xa0", "and " };
    const size_t length = strlen(parts[_i]);
    const size_t size = (size_t)1 << 20;
    char *bytes = malloc(size + length);
    cparent_reading *reading;
    size_t at;

    for (at = 0; at < size; at += length)
        memcpy(bytes + at, parts[_i], length);
    memcpy(bytes, "Minutes:\n", 9);
    reading = read_bytes(bytes, at, no_day);
    cparent_reading_unref(reading);
    free(bytes);
}
END_TEST

static cparent_status
read_and_print(void *user)
{
    static const char text[] =
        "Agenda item\n\nA title\n\nMinutes:\n\nJo Lamb, Head of Service, "
        "said that 12 of 20 children had moved, up from 9 in May 2024.\n\n"
        "Our promises\n\nYour home:\nYou are safe.\n\n"
        "Councillor Ames asked why. Jo Lamb agreed to send a note by 3 "
        "June.\n\nRESOLVED: That the report be noted.\n";
    cparent_source *source = NULL;
    cparent_reading *reading = NULL;
    char *json = NULL;
    cparent_status status = cparent_source_from_bytes(
        "t", text, sizeof(text) - 1, &source, NULL);

    (void)user;
    if (status == CPARENT_OK)
        status = cparent_read_minutes(source, NULL, &reading, NULL);
    if (status == CPARENT_OK)
        status = cparent_reading_json(reading, &json, NULL);
    cparent_string_free(json);
    cparent_reading_unref(reading);
    cparent_source_unref(source);
    return status;
}

START_TEST(memory_running_out_anywhere_leaves_nothing_behind)
{
    ck_assert_int_gt(support_fail_each_allocation(read_and_print, NULL, 7),
                     20);
}
END_TEST

int
main(void)
{
    Suite *suite = suite_create("read/reading");
    TCase *tcase = tcase_create("reading");

    tcase_add_loop_test(tcase, a_citation_is_the_bytes_it_names, 0, 3);
    tcase_add_test(tcase, line_ends_and_blanks_change_nothing);
    tcase_add_test(tcase, windows_1252_is_read_and_quoted_as_utf_8);
    /* 0x01 to 0x1f but tab and line ends, in both encodings. */
    tcase_add_loop_test(tcase, a_control_character_is_a_blank, 0, 2 * 8);
    tcase_add_loop_test(tcase, a_control_character_is_a_blank, 2 * 10, 2 * 12);
    tcase_add_loop_test(tcase, a_control_character_is_a_blank, 2 * 13, 2 * 31);
    tcase_add_test(tcase,
                   bytes_that_are_no_text_are_refused_with_their_place);
    tcase_add_loop_test(tcase, a_text_in_utf_16_is_called_that, 0, 4);
    tcase_add_test(tcase, an_empty_text_says_nothing);
    tcase_add_test(tcase, the_head_gives_title_board_day_and_contacts);
    tcase_add_test(tcase,
                   a_contact_below_a_presenter_is_the_first_of_the_people);
    tcase_add_test(tcase, the_meeting_is_no_name_of_a_board);
    tcase_add_test(tcase, promises_stand_under_their_headings);
    tcase_add_loop_test(tcase, a_reading_survives_the_way_through_json, 0,
                        3);
    tcase_add_loop_test(
        tcase, one_thing_repeated_for_a_megabyte_is_read_to_its_end, 0, 9);
    tcase_add_test(tcase,
                   memory_running_out_anywhere_leaves_nothing_behind);
    suite_add_tcase(suite, tcase);
    return cparent_test_main(suite);
}
