# SPDX-License-Identifier: Apache-2.0
%C%_libmeasure_la_SOURCES = \
    %D%/change.c \
    %D%/compare.c \
    %D%/direction.c \
    %D%/funnel.c \
    %D%/interval.c \
    %D%/interval-internal.h \
    %D%/kendall.c \
    %D%/outcome.c \
    %D%/quantile.c \
    %D%/rag.c \
    %D%/spc.c \
    %D%/spc-internal.h \
    %D%/spc-limits.c \
    %D%/spc-rules.c \
    %D%/special.c \
    %D%/special-beta.c \
    %D%/special-internal.h \
    %D%/standardise.c \
    %D%/trend.c \
    %D%/trend-internal.h
