# SPDX-License-Identifier: Apache-2.0
%C%_libstore_la_SOURCES = \
    %D%/columns.c \
    %D%/cursor.c \
    %D%/engine-internal.h \
    %D%/file.c %D%/file-internal.h \
    %D%/group.c \
    %D%/history.c \
    %D%/open-internal.h \
    %D%/published.c %D%/published-internal.h \
    %D%/published-verify.c \
    %D%/put.c \
    %D%/replay.c \
    %D%/schema.c %D%/schema-internal.h \
    %D%/sqlite.c %D%/sqlite-copy.c %D%/sqlite-open.c \
    %D%/sqlite-internal.h \
    %D%/state.c %D%/state-internal.h \
    %D%/store.c %D%/store-internal.h \
    %D%/verify.c
%C%_libstore_la_CFLAGS = $(AM_CFLAGS) $(SQLITE_CFLAGS)
