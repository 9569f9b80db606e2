# SPDX-License-Identifier: Apache-2.0
if HAVE_CHECK
check_PROGRAMS += \
    %D%/test-date \
    %D%/test-period \
    %D%/test-decimal \
    %D%/test-value
TESTS += \
    %D%/test-date \
    %D%/test-period \
    %D%/test-decimal \
    %D%/test-value
endif
%C%_test_date_SOURCES = %D%/test-date.c
%C%_test_date_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_date_LDADD = $(TEST_LDADD)
%C%_test_period_SOURCES = %D%/test-period.c
%C%_test_period_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_period_LDADD = $(TEST_LDADD)
%C%_test_decimal_SOURCES = %D%/test-decimal.c
%C%_test_decimal_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_decimal_LDADD = $(TEST_LDADD)
%C%_test_value_SOURCES = %D%/test-value.c
%C%_test_value_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_value_LDADD = $(TEST_LDADD)
