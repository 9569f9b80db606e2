# SPDX-License-Identifier: Apache-2.0
if HAVE_CHECK
check_LTLIBRARIES += %D%/libfixture.la
store_tests = %D%/test-store %D%/test-columns %D%/test-group %D%/test-schema \
    %D%/test-sqlite-open %D%/test-verify
check_PROGRAMS += $(store_tests)
TESTS += $(store_tests)
endif
store_cppflags = $(TEST_CPPFLAGS) -I$(srcdir)/%D% $(SQLITE_CFLAGS)
store_ldadd = %D%/libfixture.la $(TEST_LDADD)

%C%_libfixture_la_SOURCES = %D%/fixture.c %D%/fixture.h
%C%_libfixture_la_CPPFLAGS = $(store_cppflags)

# The contract is for any engine; this runs SQLite through it.
%C%_test_store_SOURCES = %D%/test-store.c %D%/contract.c
%C%_test_store_CPPFLAGS = $(store_cppflags)
%C%_test_store_LDADD = $(store_ldadd)

%C%_test_columns_SOURCES = %D%/test-columns.c
%C%_test_columns_CPPFLAGS = $(store_cppflags)
%C%_test_columns_LDADD = $(store_ldadd)

%C%_test_sqlite_open_SOURCES = %D%/test-sqlite-open.c
%C%_test_sqlite_open_CPPFLAGS = $(store_cppflags)
%C%_test_sqlite_open_LDADD = $(store_ldadd)

%C%_test_verify_SOURCES = %D%/test-verify.c
%C%_test_verify_CPPFLAGS = $(store_cppflags)
%C%_test_verify_LDADD = $(store_ldadd)

%C%_test_group_SOURCES = %D%/test-group.c
%C%_test_group_CPPFLAGS = $(store_cppflags)
%C%_test_group_LDADD = $(store_ldadd)

%C%_test_schema_SOURCES = %D%/test-schema.c
%C%_test_schema_CPPFLAGS = $(store_cppflags)
%C%_test_schema_LDADD = $(store_ldadd)
