# SPDX-License-Identifier: Apache-2.0
%C%_libformat_la_SOURCES = \
    %D%/csv.c %D%/csv-internal.h \
    %D%/csv-write.c \
    %D%/json-write.c %D%/json-internal.h
