/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "core/digest-internal.h"

static void
check_digest(const void *bytes, size_t size, const char *expected)
{
    char text[CPARENT__DIGEST_TEXT];

    cparent__digest(bytes, size, text);
    ck_assert_str_eq(text, expected);
}

/* The examples of FIPS 180-4. */
START_TEST(a_digest_is_sha_256)
{
    char *million = malloc(1000000);

    check_digest("", 0,
                 "e3b0c44298fc1c149afbf4c8996fb924"
                 "27ae41e4649b934ca495991b7852b855");
    check_digest(NULL, 0,
                 "e3b0c44298fc1c149afbf4c8996fb924"
                 "27ae41e4649b934ca495991b7852b855");
    check_digest("abc", 3,
                 "ba7816bf8f01cfea414140de5dae2223"
                 "b00361a396177a9cb410ff61f20015ad");
    check_digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmno"
                 "mnopnopq", 56,
                 "248d6a61d20638b8e5c026930c3e6039"
                 "a33ce45964ff2167f6ecedd419db06c1");
    ck_assert_ptr_nonnull(million);
    memset(million, 'a', 1000000);
    check_digest(million, 1000000,
                 "cdc76e5c9914fb9281a1c7e284d73e67"
                 "f1809a48a497200e046d39ccc7112cd0");
    free(million);
}
END_TEST

/* The published values of 64-bit FNV-1a. */
START_TEST(a_hash_is_fnv_1a)
{
    ck_assert_uint_eq(cparent__hash("", 0, 0),
                      UINT64_C(0xcbf29ce484222325));
    ck_assert_uint_eq(cparent__hash("a", 1, 0),
                      UINT64_C(0xaf63dc4c8601ec8c));
    ck_assert_uint_eq(cparent__hash("foobar", 6, 0),
                      UINT64_C(0x85944171f73967e8));
    ck_assert_uint_ne(cparent__hash("a", 1, 1), cparent__hash("a", 1, 0));
    /* bytes above 127 are no negative numbers */
    ck_assert_uint_eq(cparent__hash("\xFF", 1, 0),
                      (UINT64_C(0xcbf29ce484222325) ^ 0xFF) *
                          UINT64_C(0x100000001b3));
}
END_TEST

static Suite *
digest_suite(void)
{
    Suite *suite = suite_create("core/digest");
    TCase *tcase = tcase_create("digest");

    tcase_add_test(tcase, a_digest_is_sha_256);
    tcase_add_test(tcase, a_hash_is_fnv_1a);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(digest_suite());
}
