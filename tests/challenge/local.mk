# SPDX-License-Identifier: Apache-2.0
if HAVE_CHECK
check_PROGRAMS += \
    %D%/test-ask \
    %D%/test-challenge \
    %D%/test-rule-actions \
    %D%/test-rule-figures \
    %D%/test-rule-pledges \
    %D%/test-series
TESTS += \
    %D%/test-ask \
    %D%/test-challenge \
    %D%/test-rule-actions \
    %D%/test-rule-figures \
    %D%/test-rule-pledges \
    %D%/test-series
endif

%C%_test_ask_SOURCES = %D%/test-ask.c \
    tests/challenge/council.c tests/challenge/council.h
%C%_test_ask_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_ask_LDADD = $(TEST_LDADD)

%C%_test_challenge_SOURCES = %D%/test-challenge.c \
    tests/challenge/council.c tests/challenge/council.h
%C%_test_challenge_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_challenge_LDADD = $(TEST_LDADD)

%C%_test_rule_actions_SOURCES = %D%/test-rule-actions.c \
    tests/challenge/council.c tests/challenge/council.h
%C%_test_rule_actions_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_rule_actions_LDADD = $(TEST_LDADD)

%C%_test_rule_figures_SOURCES = %D%/test-rule-figures.c \
    tests/challenge/council.c tests/challenge/council.h
%C%_test_rule_figures_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_rule_figures_LDADD = $(TEST_LDADD)

%C%_test_rule_pledges_SOURCES = %D%/test-rule-pledges.c \
    tests/challenge/council.c tests/challenge/council.h
%C%_test_rule_pledges_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_rule_pledges_LDADD = $(TEST_LDADD)

%C%_test_series_SOURCES = %D%/test-series.c \
    tests/challenge/council.c tests/challenge/council.h
%C%_test_series_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_series_LDADD = $(TEST_LDADD)
