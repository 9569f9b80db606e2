# SPDX-License-Identifier: Apache-2.0
SCENARIO_TESTS = %D%/main-job.py %D%/real-minutes.py
TESTS += $(SCENARIO_TESTS)
EXTRA_DIST += $(SCENARIO_TESTS) %D%/scenario.py %D%/test-oom.c
