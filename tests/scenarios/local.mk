# SPDX-License-Identifier: Apache-2.0
SCENARIO_TESTS = %D%/json-schemas.py %D%/main-job.py \
    %D%/real-minutes.py
TESTS += $(SCENARIO_TESTS)
EXTRA_DIST += $(SCENARIO_TESTS) %D%/scenario.py

if HAVE_CHECK
check_PROGRAMS += %D%/test-oom
TESTS += %D%/test-oom
endif
%C%_test_oom_SOURCES = %D%/test-oom.c
%C%_test_oom_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_oom_LDADD = $(TEST_LDADD)

# Every allocation of the main job, and of a return, fails once: hours under a sanitizer,
# minutes without.
.PHONY: torture
torture:
	CPARENT_TORTURE=1 CK_TIMEOUT_MULTIPLIER=7200 $(MAKE) $(AM_MAKEFLAGS) check \
	    TESTS='%D%/test-oom tests/returns/test-traps'
