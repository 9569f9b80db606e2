# SPDX-License-Identifier: Apache-2.0
#
# `make hostile`: ten megabytes of every pattern, with time and memory held
# to a bound.
EXTRA_PROGRAMS += %D%/hostile %D%/hostile-returns
CLEANFILES += %D%/hostile$(EXEEXT) %D%/hostile-returns$(EXEEXT)
.PHONY: hostile hostile-returns
hostile: %D%/hostile$(EXEEXT) hostile-returns
	%D%/hostile$(EXEEXT)
hostile-returns: %D%/hostile-returns$(EXEEXT)
	%D%/hostile-returns$(EXEEXT)
%C%_hostile_SOURCES = %D%/hostile.c %D%/bounds.c %D%/bounds.h \
    %D%/patterns.c %D%/patterns.h
%C%_hostile_LDADD = $(FUZZ_LDADD)
%C%_hostile_returns_SOURCES = %D%/hostile-returns.c %D%/bounds.c \
    %D%/returns.c %D%/returns.h
%C%_hostile_returns_LDADD = $(FUZZ_LDADD)

# The same patterns, small, with their work counted.
if HAVE_CHECK
check_PROGRAMS += %D%/test-hostile %D%/test-returns
TESTS += %D%/test-hostile %D%/test-returns
endif
%C%_test_hostile_SOURCES = %D%/test-hostile.c %D%/patterns.c
%C%_test_hostile_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_hostile_LDADD = $(TEST_LDADD)
%C%_test_returns_SOURCES = %D%/test-returns.c %D%/returns.c
%C%_test_returns_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_returns_LDADD = $(TEST_LDADD)
