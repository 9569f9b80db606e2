# SPDX-License-Identifier: Apache-2.0
%C%_libmeasure_la_SOURCES = \
    %D%/change.c \
    %D%/direction.c \
    %D%/quantile.c \
    %D%/rag.c
