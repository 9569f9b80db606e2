# SPDX-License-Identifier: Apache-2.0
%C%_libreturns_la_SOURCES = \
    %D%/cohort.c %D%/cohort-internal.h \
    %D%/counting.c %D%/counting-internal.h \
    %D%/day.c %D%/day-internal.h \
    %D%/episode-internal.h %D%/id-internal.h \
    %D%/definition.c \
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
    %D%/look-internal.h \
    %D%/place.c %D%/place-internal.h \
    %D%/result.c %D%/result-internal.h \
    %D%/result-text.c \
    %D%/rows.c %D%/rows-internal.h \
    %D%/rules.c %D%/rules-internal.h \
    %D%/take.c %D%/take-internal.h \
    %D%/tally.c %D%/tally-internal.h \
    %D%/tree.c \
    %D%/who.c
%C%_libreturns_la_CFLAGS = $(AM_CFLAGS) $(EXPAT_CFLAGS)
