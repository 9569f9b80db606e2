# SPDX-License-Identifier: Apache-2.0
%C%_libprotect_la_SOURCES = \
    %D%/audit.c \
    %D%/cells-internal.h \
    %D%/cells-protect.c \
    %D%/cells.c \
    %D%/choose-begin.c \
    %D%/choose-cut.c \
    %D%/choose-internal.h \
    %D%/choose-trim.c \
    %D%/choose.c \
    %D%/door-internal.h \
    %D%/linked-build-internal.h \
    %D%/linked-build.c \
    %D%/linked-internal.h \
    %D%/linked.c \
    %D%/moves-internal.h \
    %D%/moves.c \
    %D%/pattern.c \
    %D%/profile.c \
    %D%/protect.c \
    %D%/refuse.c \
    %D%/simplex-internal.h \
    %D%/simplex.c \
    %D%/words.c
