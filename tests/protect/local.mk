# SPDX-License-Identifier: Apache-2.0
if HAVE_CHECK
check_PROGRAMS += \
    %D%/test-cells \
    %D%/test-linked \
    %D%/test-pattern \
    %D%/test-profile \
    %D%/test-protect \
    %D%/test-words
TESTS += \
    %D%/test-cells \
    %D%/test-linked \
    %D%/test-pattern \
    %D%/test-profile \
    %D%/test-protect \
    %D%/test-words
endif

%C%_test_cells_SOURCES = %D%/test-cells.c
%C%_test_cells_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_cells_LDADD = $(TEST_LDADD)

%C%_test_linked_SOURCES = %D%/test-linked.c %D%/report.h
%C%_test_linked_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_linked_LDADD = $(TEST_LDADD)

%C%_test_pattern_SOURCES = %D%/test-pattern.c %D%/tables.h
%C%_test_pattern_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_pattern_LDADD = $(TEST_LDADD)

%C%_test_profile_SOURCES = %D%/test-profile.c
%C%_test_profile_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_profile_LDADD = $(TEST_LDADD)

%C%_test_protect_SOURCES = %D%/test-protect.c %D%/report.h
%C%_test_protect_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_protect_LDADD = $(TEST_LDADD)

%C%_test_words_SOURCES = %D%/test-words.c \
    tests/challenge/council.c tests/challenge/council.h
%C%_test_words_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_words_LDADD = $(TEST_LDADD)
