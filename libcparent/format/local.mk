# SPDX-License-Identifier: Apache-2.0
%C%_libformat_la_SOURCES = \
    %D%/csv.c %D%/csv-internal.h \
    %D%/csv-write.c \
    %D%/json-read.c %D%/json-read-internal.h \
    %D%/json-write.c %D%/json-internal.h \
    %D%/entity.c \
    %D%/markup.c %D%/markup-internal.h \
    %D%/xml.c %D%/xml-internal.h
%C%_libformat_la_CFLAGS = $(AM_CFLAGS) $(JANSSON_CFLAGS) $(EXPAT_CFLAGS)
