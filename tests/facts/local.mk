# SPDX-License-Identifier: Apache-2.0
if HAVE_CHECK
check_PROGRAMS += \
    %D%/test-table
TESTS += \
    %D%/test-table
endif
%C%_test_table_SOURCES = %D%/test-table.c
%C%_test_table_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_table_LDADD = $(TEST_LDADD)
