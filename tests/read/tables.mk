# SPDX-License-Identifier: Apache-2.0
#
# The tables that machines wrote.
if HAVE_CHECK
check_PROGRAMS += \
    %D%/test-indicator-csv \
    %D%/test-pledge-csv \
    %D%/test-recognise
TESTS += \
    %D%/test-indicator-csv \
    %D%/test-pledge-csv \
    %D%/test-recognise
endif

%C%_test_indicator_csv_SOURCES = %D%/test-indicator-csv.c \
    %D%/table-fixture.c %D%/table-fixture.h
%C%_test_indicator_csv_CPPFLAGS = $(TEST_CPPFLAGS) -I$(srcdir)/%D%
%C%_test_indicator_csv_LDADD = $(TEST_LDADD)

%C%_test_pledge_csv_SOURCES = %D%/test-pledge-csv.c \
    %D%/table-fixture.c %D%/table-fixture.h
%C%_test_pledge_csv_CPPFLAGS = $(TEST_CPPFLAGS) -I$(srcdir)/%D%
%C%_test_pledge_csv_LDADD = $(TEST_LDADD)

%C%_test_recognise_SOURCES = %D%/test-recognise.c
%C%_test_recognise_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_recognise_LDADD = $(TEST_LDADD)
