# SPDX-License-Identifier: Apache-2.0
%C%_libjobs_la_SOURCES = \
    %D%/arising.c \
    %D%/chart.c \
    %D%/collect-rows.c \
    %D%/compare.c %D%/compare-internal.h \
    %D%/compare-choose.c \
    %D%/compare-funnel.c %D%/choices-internal.h \
    %D%/compare-json.c \
    %D%/compare-series.c \
    %D%/compare-words.c \
    %D%/evidence.c \
    %D%/figure-rows.c \
    %D%/gather.c \
    %D%/import.c \
    %D%/keep.c %D%/keep-internal.h \
    %D%/look.c \
    %D%/match.c \
    %D%/matters.c \
    %D%/merge.c \
    %D%/pack-actions.c \
    %D%/pack-asks.c \
    %D%/pack-checks.c \
    %D%/pack-funnel.c \
    %D%/pack-meetings.c \
    %D%/pack-minute.c \
    %D%/pack-pledges.c \
    %D%/pack-scorecard.c \
    %D%/pack-spc.c \
    %D%/propose.c %D%/propose-internal.h \
    %D%/protect-read.c \
    %D%/protect-write.c \
    %D%/queue.c \
    %D%/record-json.c \
    %D%/report.c \
    %D%/review.c %D%/review-internal.h \
    %D%/revise.c \
    %D%/shared.c %D%/shared-internal.h \
    %D%/sheet-cell.c \
    %D%/sheet-in.c \
    %D%/sheet.c %D%/sheet-internal.h \
    %D%/sitting.c \
    %D%/spc-draw.c \
    %D%/standings.c \
    %D%/undo.c \
    %D%/ssda903-save.c \
    %D%/work-internal.h
