# SPDX-License-Identifier: Apache-2.0
FUZZ_TARGETS = %D%/fuzz-csv %D%/fuzz-json %D%/fuzz-minutes \
    %D%/fuzz-phrases %D%/fuzz-protect %D%/fuzz-returns \
    %D%/fuzz-form-html \
    %D%/fuzz-form-markdown %D%/fuzz-form-mojibake %D%/fuzz-form-pipes \
    %D%/fuzz-form-text %D%/fuzz-form-windows %D%/fuzz-form-xml
check_PROGRAMS += $(FUZZ_TARGETS)
TESTS += $(FUZZ_TARGETS)
FUZZ_LDADD = $(ROOM_LIBS) $(SQLITE_LIBS) $(JANSSON_LIBS) $(NETTLE_LIBS) \
    $(EXPAT_LIBS)
%C%_fuzz_csv_SOURCES = %D%/fuzz-csv.c %D%/replay.h
%C%_fuzz_csv_LDADD = $(FUZZ_LDADD)
%C%_fuzz_json_SOURCES = %D%/fuzz-json.c %D%/replay.h
%C%_fuzz_json_LDADD = $(FUZZ_LDADD)
%C%_fuzz_minutes_SOURCES = %D%/fuzz-minutes.c %D%/replay.h
%C%_fuzz_minutes_LDADD = $(FUZZ_LDADD)
%C%_fuzz_protect_SOURCES = %D%/fuzz-protect.c %D%/replay.h
%C%_fuzz_protect_LDADD = $(FUZZ_LDADD)
%C%_fuzz_phrases_SOURCES = %D%/fuzz-phrases.c %D%/replay.h
%C%_fuzz_phrases_LDADD = $(FUZZ_LDADD)
%C%_fuzz_returns_SOURCES = %D%/fuzz-returns.c %D%/replay.h
%C%_fuzz_returns_LDADD = $(FUZZ_LDADD)

# One driver, a target a form.
%C%_fuzz_form_html_SOURCES = %D%/fuzz-form-html.c %D%/fuzz-form.h
%C%_fuzz_form_html_LDADD = $(FUZZ_LDADD)
%C%_fuzz_form_markdown_SOURCES = %D%/fuzz-form-markdown.c %D%/fuzz-form.h
%C%_fuzz_form_markdown_LDADD = $(FUZZ_LDADD)
%C%_fuzz_form_mojibake_SOURCES = %D%/fuzz-form-mojibake.c %D%/fuzz-form.h
%C%_fuzz_form_mojibake_LDADD = $(FUZZ_LDADD)
%C%_fuzz_form_pipes_SOURCES = %D%/fuzz-form-pipes.c %D%/fuzz-form.h
%C%_fuzz_form_pipes_LDADD = $(FUZZ_LDADD)
%C%_fuzz_form_text_SOURCES = %D%/fuzz-form-text.c %D%/fuzz-form.h
%C%_fuzz_form_text_LDADD = $(FUZZ_LDADD)
%C%_fuzz_form_windows_SOURCES = %D%/fuzz-form-windows.c %D%/fuzz-form.h
%C%_fuzz_form_windows_LDADD = $(FUZZ_LDADD)
%C%_fuzz_form_xml_SOURCES = %D%/fuzz-form-xml.c %D%/fuzz-form.h
%C%_fuzz_form_xml_LDADD = $(FUZZ_LDADD)

# `make fuzz FUZZ_SECONDS=600 FUZZ="form-html csv"`: each target built anew
# by clang with its fuzzer and sanitizers, and run for so long.
FUZZ = $(FUZZ_TARGETS:%D%/fuzz-%=%)
FUZZ_SECONDS = 60
.PHONY: fuzz
fuzz:
	abs_top_srcdir='$(abs_top_srcdir)' \
	abs_top_builddir='$(abs_top_builddir)' \
	bash $(srcdir)/%D%/run-fuzz.sh '$(FUZZ_SECONDS)' $(FUZZ)
EXTRA_DIST += %D%/run-fuzz.sh
