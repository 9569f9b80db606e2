# SPDX-License-Identifier: Apache-2.0
if HAVE_CHECK
JOBS_TESTS = %D%/test-chart %D%/test-gather %D%/test-import %D%/test-record-json \
    %D%/test-report %D%/test-review %D%/test-revise \
    %D%/test-sheet %D%/test-sitting %D%/test-spc-draw
check_PROGRAMS += $(JOBS_TESTS)
TESTS += $(JOBS_TESTS)
endif
JOBS_FIXTURE = %D%/council-store.c %D%/council-store.h
JOBS_CPPFLAGS = $(TEST_CPPFLAGS) -I$(srcdir)/%D%

%C%_test_chart_SOURCES = %D%/test-chart.c $(JOBS_FIXTURE)
%C%_test_chart_CPPFLAGS = $(JOBS_CPPFLAGS)
%C%_test_chart_LDADD = $(TEST_LDADD)
%C%_test_gather_SOURCES = %D%/test-gather.c
%C%_test_gather_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_gather_LDADD = $(TEST_LDADD)
%C%_test_import_SOURCES = %D%/test-import.c $(JOBS_FIXTURE)
%C%_test_import_CPPFLAGS = $(JOBS_CPPFLAGS)
%C%_test_import_LDADD = $(TEST_LDADD)
%C%_test_record_json_SOURCES = %D%/test-record-json.c
%C%_test_record_json_CPPFLAGS = $(TEST_CPPFLAGS) $(JANSSON_CFLAGS)
%C%_test_record_json_LDADD = $(TEST_LDADD)
%C%_test_report_SOURCES = %D%/test-report.c $(JOBS_FIXTURE)
%C%_test_report_CPPFLAGS = $(JOBS_CPPFLAGS) $(JANSSON_CFLAGS)
%C%_test_report_LDADD = $(TEST_LDADD)
%C%_test_review_SOURCES = %D%/test-review.c $(JOBS_FIXTURE)
%C%_test_review_CPPFLAGS = $(JOBS_CPPFLAGS)
%C%_test_review_LDADD = $(TEST_LDADD)
%C%_test_spc_draw_SOURCES = %D%/test-spc-draw.c
%C%_test_spc_draw_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_spc_draw_LDADD = $(TEST_LDADD)
%C%_test_sitting_SOURCES = %D%/test-sitting.c $(JOBS_FIXTURE)
%C%_test_sitting_CPPFLAGS = $(JOBS_CPPFLAGS)
%C%_test_sitting_LDADD = $(TEST_LDADD)
%C%_test_revise_SOURCES = %D%/test-revise.c $(JOBS_FIXTURE)
%C%_test_revise_CPPFLAGS = $(JOBS_CPPFLAGS)
%C%_test_revise_LDADD = $(TEST_LDADD)
%C%_test_sheet_SOURCES = %D%/test-sheet.c $(JOBS_FIXTURE)
%C%_test_sheet_CPPFLAGS = $(JOBS_CPPFLAGS)
%C%_test_sheet_LDADD = $(TEST_LDADD)
