# SPDX-License-Identifier: Apache-2.0
if HAVE_CHECK
check_PROGRAMS += \
    %D%/test-date \
    %D%/test-period
TESTS += \
    %D%/test-date \
    %D%/test-period
endif
%C%_test_date_SOURCES = %D%/test-date.c
%C%_test_date_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_date_LDADD = $(TEST_LDADD)
%C%_test_period_SOURCES = %D%/test-period.c
%C%_test_period_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_period_LDADD = $(TEST_LDADD)
