# SPDX-License-Identifier: Apache-2.0
#
# `make bench` builds tests/bench/bench; README.md says what it does.
EXTRA_PROGRAMS += %D%/bench
.PHONY: bench
bench: %D%/bench$(EXEEXT)
%C%_bench_SOURCES = %D%/bench.c %D%/bench.h \
    %D%/bench-import.c \
    %D%/bench-minutes.c %D%/bench-spc.c \
    %D%/bench-pack.c \
    %D%/bench-returns.c
%C%_bench_LDADD = $(FUZZ_LDADD)
EXTRA_DIST += %D%/README.md %D%/frame.py %D%/python-properties.py \
    %D%/ruby-properties.rb
CLEANFILES += %D%/bench$(EXEEXT)
