# SPDX-License-Identifier: Apache-2.0
check_PROGRAMS += %D%/print-reading
%C%_print_reading_SOURCES = %D%/print-reading.c
%C%_print_reading_LDADD = libcparent.la
TESTS += %D%/test-forms.py %D%/test-gold.py %D%/test-score.py \
    %D%/test-sentences.py
EXTRA_DIST += %D%/test-forms.py %D%/test-gold.py %D%/test-score.py \
    %D%/test-sentences.py %D%/readings.py %D%/said.h %D%/score_claims.py

if HAVE_CHECK
check_PROGRAMS += \
    %D%/test-act \
    %D%/test-context \
    %D%/test-arising \
    %D%/test-ees \
    %D%/test-examples \
    %D%/test-explain \
    %D%/test-head \
    %D%/test-observe \
    %D%/test-phrases \
    %D%/test-question \
    %D%/test-reading \
    %D%/test-resolve \
    %D%/test-same \
    %D%/test-series-csv \
    %D%/test-when
TESTS += \
    %D%/test-act \
    %D%/test-context \
    %D%/test-arising \
    %D%/test-ees \
    %D%/test-examples \
    %D%/test-explain \
    %D%/test-head \
    %D%/test-observe \
    %D%/test-phrases \
    %D%/test-question \
    %D%/test-reading \
    %D%/test-resolve \
    %D%/test-same \
    %D%/test-series-csv \
    %D%/test-when
endif
%C%_test_context_SOURCES = %D%/test-context.c
%C%_test_context_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_context_LDADD = $(TEST_LDADD)
%C%_test_act_SOURCES = %D%/test-act.c
%C%_test_act_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_act_LDADD = $(TEST_LDADD)
%C%_test_arising_SOURCES = %D%/test-arising.c
%C%_test_arising_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_arising_LDADD = $(TEST_LDADD)
%C%_test_ees_SOURCES = %D%/test-ees.c
%C%_test_ees_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_ees_LDADD = $(TEST_LDADD)
%C%_test_examples_SOURCES = %D%/test-examples.c
%C%_test_examples_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_examples_LDADD = $(TEST_LDADD)
%C%_test_observe_SOURCES = %D%/test-observe.c
%C%_test_observe_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_observe_LDADD = $(TEST_LDADD)
%C%_test_phrases_SOURCES = %D%/test-phrases.c
%C%_test_phrases_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_phrases_LDADD = $(TEST_LDADD)
%C%_test_question_SOURCES = %D%/test-question.c
%C%_test_question_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_question_LDADD = $(TEST_LDADD)
%C%_test_reading_SOURCES = %D%/test-reading.c
%C%_test_reading_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_reading_LDADD = $(TEST_LDADD)
%C%_test_resolve_SOURCES = %D%/test-resolve.c
%C%_test_resolve_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_resolve_LDADD = $(TEST_LDADD)
%C%_test_head_SOURCES = %D%/test-head.c
%C%_test_head_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_head_LDADD = $(TEST_LDADD)
%C%_test_explain_SOURCES = %D%/test-explain.c
%C%_test_explain_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_explain_LDADD = $(TEST_LDADD)
%C%_test_same_SOURCES = %D%/test-same.c
%C%_test_same_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_same_LDADD = $(TEST_LDADD)
%C%_test_when_SOURCES = %D%/test-when.c
%C%_test_when_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_when_LDADD = $(TEST_LDADD)
include %D%/tables.mk

%C%_test_series_csv_SOURCES = %D%/test-series-csv.c
%C%_test_series_csv_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_series_csv_LDADD = $(TEST_LDADD)
