# SPDX-License-Identifier: Apache-2.0
if HAVE_CHECK
check_PROGRAMS += \
    %D%/test-record
TESTS += \
    %D%/test-record
endif
%C%_test_record_SOURCES = %D%/test-record.c %D%/generate.h
%C%_test_record_CPPFLAGS = $(TEST_CPPFLAGS) -I$(srcdir)/%D%
%C%_test_record_LDADD = $(TEST_LDADD)
