# SPDX-License-Identifier: Apache-2.0
%C%_libcore_la_SOURCES = \
    %D%/alloc.c %D%/alloc-internal.h \
    %D%/arena.c %D%/arena-internal.h \
    %D%/bits-internal.h \
    %D%/columns.c %D%/columns-internal.h %D%/columns-block.c \
    %D%/date.c %D%/date-internal.h \
    %D%/decimal.c \
    %D%/digest.c %D%/digest-internal.h \
    %D%/error.c %D%/error-internal.h \
    %D%/finding.c %D%/finding-internal.h \
    %D%/folder.c %D%/folder-internal.h \
    %D%/lane-internal.h \
    %D%/limits.c %D%/limits-internal.h \
    %D%/nearest.c %D%/nearest-internal.h \
    %D%/period.c %D%/period-internal.h %D%/period-parse.c \
    %D%/source.c %D%/source-internal.h \
    %D%/status.c \
    %D%/text.c %D%/text-internal.h %D%/bytes-internal.h \
    %D%/utf8.c \
    %D%/value.c \
    %D%/version.c \
    %D%/windows-1252.c
%C%_libcore_la_CFLAGS = $(AM_CFLAGS) $(NETTLE_CFLAGS)
