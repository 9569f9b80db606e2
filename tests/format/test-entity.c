/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "format/markup-internal.h"

#include <string.h>

#include "support.h"

/* The numbers of characters are those of Unicode, the rules those of the
 * HTML standard, 13.2.5.80: what is beyond Unicode is no character. */

static void
stands_for(const char *text, int32_t wanted, size_t length)
{
    size_t used = 0;
    int32_t point = cparent__entity(text, strlen(text), &used);

    ck_assert_msg(point == wanted, "%s is U+%04X, not U+%04X", text,
                  (unsigned)point, (unsigned)wanted);
    if (wanted >= 0)
        ck_assert_msg(used == length, "%s: %zu bytes, not %zu", text, used,
                      length);
}

START_TEST(a_number_is_decimal_or_hexadecimal)
{
    stands_for("&#163;", 0xa3, 6);
    stands_for("&#163 5", 0xa3, 5);
    stands_for("&#x2013;", 0x2013, 8);
    stands_for("&#X10FFFF;", 0x10ffff, 10);
}
END_TEST

START_TEST(noughts_may_stand_before_a_number)
{
    stands_for("&#0000008211;", 8211, 13);
    stands_for("&#x00000000000375;", 0x375, 18);
}
END_TEST

START_TEST(a_number_beyond_unicode_is_no_character)
{
    stands_for("&#x110000;", -1, 0);
    stands_for("&#x80000000;", -1, 0);
    stands_for("&#xffffffff;", -1, 0);
    stands_for("&#x100000041;", -1, 0);
    stands_for("&#99999999999999999999999999;", -1, 0);
    stands_for("&#xd800;", -1, 0);
    stands_for("&#0;", -1, 0);
    stands_for("&#;", -1, 0);
    stands_for("&#x;", -1, 0);
}
END_TEST

static Suite *
entity_suite(void)
{
    Suite *suite = suite_create("entity");
    TCase *all = tcase_create("all");

    tcase_add_test(all, a_number_is_decimal_or_hexadecimal);
    tcase_add_test(all, noughts_may_stand_before_a_number);
    tcase_add_test(all, a_number_beyond_unicode_is_no_character);
    suite_add_tcase(suite, all);
    return suite;
}

int
main(void)
{
    return cparent_test_main(entity_suite());
}
