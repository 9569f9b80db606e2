# SPDX-License-Identifier: Apache-2.0
if HAVE_CHECK
check_LTLIBRARIES += %D%/libfixture.la
store_tests = %D%/test-store %D%/test-group %D%/test-schema \
    %D%/test-sqlite-open %D%/test-verify
check_PROGRAMS += $(store_tests)
TESTS += $(store_tests)
endif
STORE_CPPFLAGS = $(TEST_CPPFLAGS) -I$(srcdir)/%D% $(SQLITE_CFLAGS)
STORE_LDADD = %D%/libfixture.la $(TEST_LDADD)

%C%_libfixture_la_SOURCES = %D%/fixture.c %D%/fixture.h
%C%_libfixture_la_CPPFLAGS = $(STORE_CPPFLAGS)

# The contract is for any engine; this runs SQLite through it.
%C%_test_store_SOURCES = %D%/test-store.c %D%/contract.c
%C%_test_store_CPPFLAGS = $(STORE_CPPFLAGS)
%C%_test_store_LDADD = $(STORE_LDADD)

%C%_test_sqlite_open_SOURCES = %D%/test-sqlite-open.c
%C%_test_sqlite_open_CPPFLAGS = $(STORE_CPPFLAGS)
%C%_test_sqlite_open_LDADD = $(STORE_LDADD)

%C%_test_verify_SOURCES = %D%/test-verify.c
%C%_test_verify_CPPFLAGS = $(STORE_CPPFLAGS)
%C%_test_verify_LDADD = $(STORE_LDADD)

%C%_test_group_SOURCES = %D%/test-group.c
%C%_test_group_CPPFLAGS = $(STORE_CPPFLAGS)
%C%_test_group_LDADD = $(STORE_LDADD)

%C%_test_schema_SOURCES = %D%/test-schema.c
%C%_test_schema_CPPFLAGS = $(STORE_CPPFLAGS)
%C%_test_schema_LDADD = $(STORE_LDADD)
