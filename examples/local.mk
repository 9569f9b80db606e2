# SPDX-License-Identifier: Apache-2.0
#
# The tool, small programs, and the sample council.

include examples/cparent/local.mk

EXTRA_DIST += examples/overdue.c \
    examples/data/README.md \
    examples/data/indicators.csv \
    examples/data/pledges.csv \
    examples/data/minutes-2025-09-16-board.txt \
    examples/data/minutes-2025-12-09-panel.txt \
    examples/data/minutes-2026-02-10-board.txt
