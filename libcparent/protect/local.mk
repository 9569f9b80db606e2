# SPDX-License-Identifier: Apache-2.0
%C%_libprotect_la_SOURCES = \
    %D%/door-internal.h \
    %D%/profile.c \
    %D%/protect.c \
    %D%/words.c
