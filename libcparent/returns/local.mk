# SPDX-License-Identifier: Apache-2.0
%C%_libreturns_la_SOURCES = \
    %D%/cohort.c %D%/cohort-internal.h \
    %D%/counting.c %D%/counting-internal.h \
    %D%/day.c %D%/day-internal.h \
    %D%/episode-internal.h %D%/id-internal.h \
    %D%/explain.c \
    %D%/fact-internal.h \
    %D%/facts.c \
    %D%/facts-events.c \
    %D%/facts-home.c \
    %D%/facts-reviews.c \
    %D%/finding.c %D%/finding-internal.h \
    %D%/history.c \
    %D%/holiday.c \
    %D%/index.c %D%/index-internal.h \
    %D%/intake.c %D%/intake-internal.h \
    %D%/intake-csv.c \
    %D%/intake-quick.c \
    %D%/intake-xml.c \
    %D%/job.c %D%/job-internal.h \
    %D%/job-read.c \
    %D%/job-year.c \
    %D%/look-internal.h \
    %D%/place.c %D%/place-internal.h \
    %D%/result.c %D%/result-internal.h \
    %D%/result-text.c \
    %D%/rows.c %D%/rows-internal.h \
    %D%/rules.c %D%/rules-internal.h \
    %D%/take.c %D%/take-internal.h \
    %D%/tally.c %D%/tally-internal.h \
    %D%/tree.c \
    %D%/who.c \
    %D%/year.c
%C%_libreturns_la_CFLAGS = $(AM_CFLAGS) $(EXPAT_CFLAGS)
nodist_%C%_libreturns_la_SOURCES = %D%/rules-built.c

# Codes by year, columns and indicators of share/ssda903/, made once for all
# runs by a program that runs on the machine that builds.
RULES_DRAFT = %D%/rules-draft.c %D%/definition-draft.c
EMBED_RULES = build-aux/embed-rules.c $(RULES_DRAFT) %D%/rules.c \
    libcparent/facts/table.c libcparent/core/alloc.c \
    libcparent/core/decimal.c libcparent/core/error.c \
    libcparent/core/text.c libcparent/core/utf8.c libcparent/core/value.c
%D%/rules-built.c: $(EMBED_RULES) libcparent/facts/builtin.c \
    %D%/fact-internal.h %D%/rules-internal.h %D%/rules-draft-internal.h
	$(AM_V_GEN)$(MKDIR_P) %D% && \
	sources=; for source in $(EMBED_RULES); do \
	    sources="$$sources $(srcdir)/$$source"; done; \
	$(CC_FOR_BUILD) -I. -I$(srcdir)/include -I$(srcdir)/libcparent \
	    -o $@.run $$sources libcparent/facts/builtin.c && \
	./$@.run >$@.new && mv $@.new $@ && rm -f $@.run
CLEANFILES += %D%/rules-built.c
EXTRA_DIST += build-aux/embed-rules.c $(RULES_DRAFT) \
    %D%/rules-draft-internal.h
