# SPDX-License-Identifier: Apache-2.0
#
# `make gates` or `make gates GATES="gcc coverage"`.
GATES =
.PHONY: gates check-c check-native
gates: all
	abs_top_srcdir='$(abs_top_srcdir)' \
	abs_top_builddir='$(abs_top_builddir)' \
	PYTHON='$(PYTHON)' RUBY='$(RUBY)' \
	CPARENT_CORPUS="$${CPARENT_CORPUS-$(abs_top_srcdir)/../shared}" \
	bash $(srcdir)/%D%/run-gates.sh $(GATES)

# The C suites only, and everything that runs native code: what the
# sanitizers and the coverage look at.
check-c:
	$(MAKE) $(AM_MAKEFLAGS) check TESTS="$(filter $(check_PROGRAMS),$(TESTS))"
check-native:
	$(MAKE) $(AM_MAKEFLAGS) check TESTS="$(filter $(check_PROGRAMS) \
	    tests/cli/% tests/scenarios/%,$(TESTS))"

EXTRA_DIST += %D%/analyzer.h %D%/lib.sh %D%/run-gates.sh
