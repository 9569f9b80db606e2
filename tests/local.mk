# SPDX-License-Identifier: Apache-2.0
#
# How tests are run; what is tested stands in each folder's local.mk.
# tests/README.md shows how to add one.

TEST_EXTENSIONS = .sh .py .rb
# A driver is looked up by extension, so each needs its own line.
TAP_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) \
    $(top_srcdir)/build-aux/tap-driver.sh
LOG_DRIVER = $(TAP_DRIVER)
SH_LOG_DRIVER = $(TAP_DRIVER)
PY_LOG_DRIVER = $(TAP_DRIVER)
RB_LOG_DRIVER = $(TAP_DRIVER)
SH_LOG_COMPILER = bash
PY_LOG_COMPILER = $(PYTHON)
RB_LOG_COMPILER = $(RUBY)

# RUN before a command runs it against the build tree.  A test that hangs is
# ended after four minutes; one that is slow, on a busy machine or under
# sanitizers, is let finish.
AM_TESTS_ENVIRONMENT = \
    LC_ALL=C.UTF-8; export LC_ALL; \
    TZ=UTC; export TZ; \
    PYTHONDONTWRITEBYTECODE=1; export PYTHONDONTWRITEBYTECODE; \
    abs_top_srcdir='$(abs_top_srcdir)'; export abs_top_srcdir; \
    abs_top_builddir='$(abs_top_builddir)'; export abs_top_builddir; \
    RUN='$(abs_top_builddir)/run'; export RUN; \
    PYTHON='$(PYTHON)'; export PYTHON; \
    RUBY='$(RUBY)'; export RUBY; \
    CC='$(CC)'; export CC; CXX='$(CXX)'; export CXX; \
    SANITIZER_FLAGS='$(SANITIZER_FLAGS)'; export SANITIZER_FLAGS; \
    NM='$(NM)'; export NM; AWK='$(AWK)'; export AWK; \
    CPARENT_CORPUS="$${CPARENT_CORPUS-$(abs_top_srcdir)/../shared}"; \
    export CPARENT_CORPUS; \
    CK_TIMEOUT_MULTIPLIER="$${CK_TIMEOUT_MULTIPLIER-60}"; \
    export CK_TIMEOUT_MULTIPLIER; \
    ASAN_OPTIONS="$${ASAN_OPTIONS-detect_leaks=1}"; export ASAN_OPTIONS; \
    UBSAN_OPTIONS="$${UBSAN_OPTIONS-print_stacktrace=1}"; \
    export UBSAN_OPTIONS;

if HAVE_CHECK
check_LTLIBRARIES += %D%/libsupport.la
endif
%C%_libsupport_la_SOURCES = %D%/support.c %D%/support.h
%C%_libsupport_la_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/%D%
%C%_libsupport_la_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)

# What a C test needs to compile and to link.
TEST_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/tests $(CHECK_CFLAGS)
TEST_LDADD = tests/libsupport.la $(ROOM_LIBS) $(SQLITE_LIBS) \
    $(JANSSON_LIBS) $(NETTLE_LIBS) $(EXPAT_LIBS) $(CHECK_LIBS)

EXTRA_DIST += %D%/README.md %D%/data

include %D%/core/local.mk
include %D%/facts/local.mk
include %D%/format/local.mk
include %D%/model/local.mk
include %D%/read/local.mk
include %D%/store/local.mk
include %D%/measure/local.mk
include %D%/challenge/local.mk
include %D%/protect/local.mk
include %D%/report/local.mk
include %D%/jobs/local.mk
include %D%/cli/local.mk
include %D%/scenarios/local.mk
include %D%/reference/local.mk
include %D%/returns/local.mk
include %D%/bindings/local.mk
include %D%/browser/local.mk
include %D%/meta/local.mk
include %D%/fuzz/local.mk
include %D%/bench/local.mk
include %D%/hostile/local.mk
include %D%/gates/local.mk
