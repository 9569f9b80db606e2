# SPDX-License-Identifier: Apache-2.0
if HAVE_CHECK
check_PROGRAMS += \
    %D%/test-change \
    %D%/test-direction \
    %D%/test-interval \
    %D%/test-spc-bulk \
    %D%/test-spc \
    %D%/test-reference \
    %D%/test-goal \
    %D%/test-quantile \
    %D%/test-rag
TESTS += \
    %D%/test-change \
    %D%/test-direction \
    %D%/test-interval \
    %D%/test-spc-bulk \
    %D%/test-spc \
    %D%/test-reference \
    %D%/test-goal \
    %D%/test-quantile \
    %D%/test-rag
endif

%C%_test_change_SOURCES = %D%/test-change.c %D%/numbers.h
%C%_test_change_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_change_LDADD = $(TEST_LDADD)

%C%_test_direction_SOURCES = %D%/test-direction.c %D%/numbers.h
%C%_test_direction_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_direction_LDADD = $(TEST_LDADD)

%C%_test_rag_SOURCES = %D%/test-rag.c %D%/numbers.h
%C%_test_rag_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_rag_LDADD = $(TEST_LDADD)

%C%_test_quantile_SOURCES = %D%/test-quantile.c %D%/numbers.h
%C%_test_quantile_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_quantile_LDADD = $(TEST_LDADD)

%C%_test_goal_SOURCES = %D%/test-goal.c %D%/numbers.h
%C%_test_goal_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_goal_LDADD = $(TEST_LDADD)

%C%_test_reference_SOURCES = %D%/test-reference.c %D%/reference.h %D%/numbers.h
%C%_test_reference_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_reference_LDADD = $(TEST_LDADD)

EXTRA_DIST += tests/reference/measure.R tests/reference/spc.py

%C%_test_spc_SOURCES = %D%/test-spc.c %D%/reference.h %D%/numbers.h
%C%_test_spc_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_spc_LDADD = $(TEST_LDADD)

%C%_test_spc_bulk_SOURCES = %D%/test-spc-bulk.c %D%/numbers.h
%C%_test_spc_bulk_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_spc_bulk_LDADD = $(TEST_LDADD)

%C%_test_interval_SOURCES = %D%/test-interval.c %D%/numbers.h
%C%_test_interval_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_interval_LDADD = $(TEST_LDADD)
