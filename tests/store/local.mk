# SPDX-License-Identifier: Apache-2.0
if HAVE_CHECK
check_LTLIBRARIES += %D%/libfixture.la
store_tests = %D%/test-store
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
