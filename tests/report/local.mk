# SPDX-License-Identifier: Apache-2.0
REPORT_FIXTURE = %D%/fixture.c %D%/fixture.h %D%/fixture-beside.c \
    %D%/fixture-odd.c %D%/golden.c
REPORT_PACKS = rich restricted empty minutes hostile beside
REPORT_CPPFLAGS = $(TEST_CPPFLAGS) -I$(srcdir)/%D%

if HAVE_CHECK
REPORT_TESTS = %D%/test-html %D%/test-json %D%/test-markdown \
    %D%/test-svg %D%/test-tree
check_PROGRAMS += $(REPORT_TESTS) %D%/render-fixture
TESTS += $(REPORT_TESTS)
endif

%C%_test_html_SOURCES = %D%/test-html.c $(REPORT_FIXTURE)
%C%_test_html_CPPFLAGS = $(REPORT_CPPFLAGS)
%C%_test_html_LDADD = $(TEST_LDADD)
%C%_test_json_SOURCES = %D%/test-json.c $(REPORT_FIXTURE)
%C%_test_json_CPPFLAGS = $(REPORT_CPPFLAGS) $(JANSSON_CFLAGS)
%C%_test_json_LDADD = $(TEST_LDADD)
%C%_test_markdown_SOURCES = %D%/test-markdown.c $(REPORT_FIXTURE)
%C%_test_markdown_CPPFLAGS = $(REPORT_CPPFLAGS)
%C%_test_markdown_LDADD = $(TEST_LDADD)
%C%_test_svg_SOURCES = %D%/test-svg.c
%C%_test_svg_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_svg_LDADD = $(TEST_LDADD)
%C%_test_tree_SOURCES = %D%/test-tree.c $(REPORT_FIXTURE)
%C%_test_tree_CPPFLAGS = $(REPORT_CPPFLAGS)
%C%_test_tree_LDADD = $(TEST_LDADD)
%C%_render_fixture_SOURCES = %D%/render-fixture.c $(REPORT_FIXTURE)
%C%_render_fixture_CPPFLAGS = $(REPORT_CPPFLAGS)
%C%_render_fixture_LDADD = $(TEST_LDADD)

REPORT_GOLDEN = \
    tests/golden/report-beside.html tests/golden/report-beside.md \
    tests/golden/report-empty.html tests/golden/report-empty.md \
    tests/golden/report-hostile.html tests/golden/report-hostile.md \
    tests/golden/report-minutes.html tests/golden/report-minutes.md \
    tests/golden/report-restricted.html tests/golden/report-restricted.md \
    tests/golden/report-rich.html tests/golden/report-rich.md
EXTRA_DIST += $(REPORT_GOLDEN)

# After a change that is meant: makes the kept reports anew.  Read the
# difference before it is committed.
update-golden: %D%/render-fixture
	$(AM_V_GEN)for pack in $(REPORT_PACKS); do \
	    for format in html md; do \
	        %D%/render-fixture $$pack $$format golden \
	            >$(srcdir)/tests/golden/report-$$pack.$$format || exit 1; \
	    done; \
	done
.PHONY: update-golden
