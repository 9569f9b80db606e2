# SPDX-License-Identifier: Apache-2.0
if HAVE_CHECK
check_PROGRAMS += %D%/test-index %D%/test-traps
TESTS += %D%/test-index %D%/test-traps
endif

%C%_test_index_SOURCES = %D%/test-index.c
%C%_test_index_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_index_LDADD = $(TEST_LDADD)

%C%_test_traps_SOURCES = %D%/test-traps.c
%C%_test_traps_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_traps_LDADD = $(TEST_LDADD)

TESTS += %D%/check-definitions.sh
EXTRA_DIST += %D%/check-definitions.sh
