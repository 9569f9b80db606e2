# SPDX-License-Identifier: Apache-2.0
%C%_libchallenge_la_SOURCES = \
    %D%/ask.c %D%/asked-internal.h \
    %D%/challenge.c %D%/challenge-internal.h \
    %D%/rule-actions.c \
    %D%/rule-figures.c \
    %D%/rule-pledges.c \
    %D%/rules-internal.h \
    %D%/series.c
