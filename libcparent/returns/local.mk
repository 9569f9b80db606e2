# SPDX-License-Identifier: Apache-2.0
%C%_libreturns_la_SOURCES = \
    %D%/job.c
%C%_libreturns_la_CFLAGS = $(AM_CFLAGS) $(EXPAT_CFLAGS)
