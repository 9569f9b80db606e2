# SPDX-License-Identifier: Apache-2.0
CLI_TESTS = \
    %D%/test-arising.sh \
    %D%/test-compare.sh \
    %D%/test-help.sh \
    %D%/test-import.sh \
    %D%/test-overdue.sh \
    %D%/test-protect.sh \
    %D%/test-read.sh \
    %D%/test-records.sh \
    %D%/test-report.sh \
    %D%/test-review.sh \
    %D%/test-review-step.py \
    %D%/test-spc.sh \
    %D%/test-ssda903.sh \
    %D%/test-store.sh
TESTS += $(CLI_TESTS)
EXTRA_DIST += $(CLI_TESTS) %D%/tap.sh docs/tool.md docs/reviewing.md
