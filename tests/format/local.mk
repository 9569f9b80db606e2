# SPDX-License-Identifier: Apache-2.0
if HAVE_CHECK
check_PROGRAMS += \
    %D%/test-csv \
    %D%/test-csv-write \
    %D%/test-entity \
    %D%/test-json-write
TESTS += \
    %D%/test-csv \
    %D%/test-csv-write \
    %D%/test-entity \
    %D%/test-json-write
endif

%C%_test_csv_SOURCES = %D%/test-csv.c
%C%_test_csv_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_csv_LDADD = $(TEST_LDADD)

%C%_test_csv_write_SOURCES = %D%/test-csv-write.c
%C%_test_csv_write_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_csv_write_LDADD = $(TEST_LDADD)

%C%_test_entity_SOURCES = %D%/test-entity.c
%C%_test_entity_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_entity_LDADD = $(TEST_LDADD)

%C%_test_json_write_SOURCES = %D%/test-json-write.c
%C%_test_json_write_CPPFLAGS = $(TEST_CPPFLAGS) $(JANSSON_CFLAGS)
%C%_test_json_write_LDADD = $(TEST_LDADD)
