# SPDX-License-Identifier: Apache-2.0
#
# The tool, small programs, and the sample council.

include examples/cparent/local.mk

EXTRA_DIST += examples/overdue.c \
    examples/data/README.md \
    examples/data/indicators.csv \
    examples/data/neighbours.csv \
    examples/data/pledges.csv \
    examples/data/minutes-2025-09-16-board.txt \
    examples/data/minutes-2025-12-09-panel.txt \
    examples/data/minutes-2026-02-10-board.txt \
    examples/data/published-teeth.csv \
    examples/data/return-2025/Episodes.csv \
    examples/data/return-2025/Header.csv \
    examples/data/return-2025/Missing.csv \
    examples/data/return-2025/OC2.csv \
    examples/data/return-2025/Reviews.csv \
    examples/notebooks/1-from-minutes-to-an-action-log.ipynb \
    examples/notebooks/2-is-it-really-changing.ipynb \
    examples/notebooks/3-a-return-to-a-board-table.ipynb \
    examples/notebooks/4-the-same-in-ruby.rb \
    examples/notebooks/README.md
