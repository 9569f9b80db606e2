# SPDX-License-Identifier: Apache-2.0
#
# `make hostile`: ten megabytes of every pattern, with time and memory held
# to a bound.
EXTRA_PROGRAMS += %D%/hostile
CLEANFILES += %D%/hostile$(EXEEXT)
.PHONY: hostile
hostile: %D%/hostile$(EXEEXT)
	%D%/hostile$(EXEEXT)
%C%_hostile_SOURCES = %D%/hostile.c %D%/patterns.c %D%/patterns.h
%C%_hostile_LDADD = $(FUZZ_LDADD)

# The same patterns, small, with their work counted.
if HAVE_CHECK
check_PROGRAMS += %D%/test-hostile
TESTS += %D%/test-hostile
endif
%C%_test_hostile_SOURCES = %D%/test-hostile.c %D%/patterns.c
%C%_test_hostile_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_hostile_LDADD = $(TEST_LDADD)
