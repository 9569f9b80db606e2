# SPDX-License-Identifier: Apache-2.0
%C%_libmeasure_la_SOURCES = \
    %D%/change.c \
    %D%/compare.c \
    %D%/direction.c \
    %D%/forecast.c \
    %D%/funnel.c \
    %D%/goal-find.c \
    %D%/goal.c \
    %D%/interval-internal.h \
    %D%/interval.c \
    %D%/kendall.c \
    %D%/moved.c \
    %D%/outcome.c \
    %D%/quantile.c \
    %D%/rag-internal.h \
    %D%/rag.c \
    %D%/spc-bulk.c \
    %D%/spc-internal.h \
    %D%/spc-lanes-internal.h \
    %D%/spc-lanes-kernel.h \
    %D%/spc-lanes.c \
    %D%/spc-limits.c \
    %D%/spc-rules.c \
    %D%/spc.c \
    %D%/special-beta.c \
    %D%/special-internal.h \
    %D%/special.c \
    %D%/standardise.c \
    %D%/trend-internal.h \
    %D%/trend.c
