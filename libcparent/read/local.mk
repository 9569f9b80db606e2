# SPDX-License-Identifier: Apache-2.0
%C%_libread_la_SOURCES = \
    %D%/indicator-csv.c \
    %D%/nearest.c %D%/nearest-internal.h \
    %D%/pledge-csv.c \
    %D%/recognise.c \
    %D%/records.c %D%/tables-internal.h \
    %D%/table-csv.c %D%/table-csv-internal.h
