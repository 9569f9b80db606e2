# SPDX-License-Identifier: Apache-2.0
if HAVE_CHECK
check_PROGRAMS += %D%/test-index %D%/test-rules %D%/test-traps \
    %D%/test-year
TESTS += %D%/test-index %D%/test-rules %D%/test-traps \
    %D%/test-year
endif

RETURN_FIXTURE = %D%/return-fixture.c %D%/return-fixture.h

%C%_test_index_SOURCES = %D%/test-index.c
%C%_test_index_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_index_LDADD = $(TEST_LDADD)

# What makes the rules is no part of the library.
%C%_test_rules_SOURCES = %D%/test-rules.c $(RULES_DRAFT)
%C%_test_rules_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_rules_LDADD = $(TEST_LDADD)

%C%_test_traps_SOURCES = %D%/test-traps.c $(RETURN_FIXTURE)
%C%_test_traps_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_traps_LDADD = $(TEST_LDADD)

%C%_test_year_SOURCES = %D%/test-year.c $(RETURN_FIXTURE)
%C%_test_year_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_year_LDADD = $(TEST_LDADD)

TESTS += %D%/check-definitions.sh
EXTRA_DIST += %D%/check-definitions.sh
