# SPDX-License-Identifier: Apache-2.0
if HAVE_CHECK
check_PROGRAMS += \
    %D%/test-alloc \
    %D%/test-date \
    %D%/test-decimal \
    %D%/test-digest \
    %D%/test-error \
    %D%/test-finding \
    %D%/test-limits \
    %D%/test-period \
    %D%/test-source \
    %D%/test-status \
    %D%/test-text \
    %D%/test-utf8 \
    %D%/test-value
TESTS += \
    %D%/test-alloc \
    %D%/test-date \
    %D%/test-decimal \
    %D%/test-digest \
    %D%/test-error \
    %D%/test-finding \
    %D%/test-limits \
    %D%/test-period \
    %D%/test-source \
    %D%/test-status \
    %D%/test-text \
    %D%/test-utf8 \
    %D%/test-value
endif
%C%_test_alloc_SOURCES = %D%/test-alloc.c
%C%_test_alloc_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_alloc_LDADD = $(TEST_LDADD)
%C%_test_date_SOURCES = %D%/test-date.c
%C%_test_date_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_date_LDADD = $(TEST_LDADD)
%C%_test_decimal_SOURCES = %D%/test-decimal.c
%C%_test_decimal_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_decimal_LDADD = $(TEST_LDADD)
%C%_test_digest_SOURCES = %D%/test-digest.c
%C%_test_digest_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_digest_LDADD = $(TEST_LDADD)
%C%_test_error_SOURCES = %D%/test-error.c
%C%_test_error_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_error_LDADD = $(TEST_LDADD)
%C%_test_finding_SOURCES = %D%/test-finding.c
%C%_test_finding_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_finding_LDADD = $(TEST_LDADD)
%C%_test_limits_SOURCES = %D%/test-limits.c
%C%_test_limits_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_limits_LDADD = $(TEST_LDADD)
%C%_test_period_SOURCES = %D%/test-period.c
%C%_test_period_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_period_LDADD = $(TEST_LDADD)
%C%_test_source_SOURCES = %D%/test-source.c
%C%_test_source_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_source_LDADD = $(TEST_LDADD)
%C%_test_status_SOURCES = %D%/test-status.c
%C%_test_status_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_status_LDADD = $(TEST_LDADD)
%C%_test_text_SOURCES = %D%/test-text.c
%C%_test_text_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_text_LDADD = $(TEST_LDADD)
%C%_test_utf8_SOURCES = %D%/test-utf8.c
%C%_test_utf8_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_utf8_LDADD = $(TEST_LDADD)
%C%_test_value_SOURCES = %D%/test-value.c
%C%_test_value_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_value_LDADD = $(TEST_LDADD)
