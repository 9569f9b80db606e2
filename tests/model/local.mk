# SPDX-License-Identifier: Apache-2.0
if HAVE_CHECK
check_PROGRAMS += \
    %D%/test-catalogue \
    %D%/test-columns \
    %D%/test-encode \
    %D%/test-pack \
    %D%/test-record \
    %D%/test-snapshot
TESTS += \
    %D%/test-catalogue \
    %D%/test-columns \
    %D%/test-encode \
    %D%/test-pack \
    %D%/test-record \
    %D%/test-snapshot
endif
%C%_test_catalogue_SOURCES = %D%/test-catalogue.c
%C%_test_catalogue_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_catalogue_LDADD = $(TEST_LDADD)
%C%_test_columns_SOURCES = %D%/test-columns.c %D%/generate.h
%C%_test_columns_CPPFLAGS = $(TEST_CPPFLAGS) -I$(srcdir)/%D%
%C%_test_columns_LDADD = $(TEST_LDADD)
%C%_test_encode_SOURCES = %D%/test-encode.c %D%/generate.h
%C%_test_encode_CPPFLAGS = $(TEST_CPPFLAGS) -I$(srcdir)/%D%
%C%_test_encode_LDADD = $(TEST_LDADD)
%C%_test_pack_SOURCES = %D%/test-pack.c
%C%_test_pack_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_pack_LDADD = $(TEST_LDADD)
%C%_test_record_SOURCES = %D%/test-record.c %D%/generate.h
%C%_test_record_CPPFLAGS = $(TEST_CPPFLAGS) -I$(srcdir)/%D%
%C%_test_record_LDADD = $(TEST_LDADD)
%C%_test_snapshot_SOURCES = %D%/test-snapshot.c %D%/generate.h
%C%_test_snapshot_CPPFLAGS = $(TEST_CPPFLAGS) -I$(srcdir)/%D%
%C%_test_snapshot_LDADD = $(TEST_LDADD)
