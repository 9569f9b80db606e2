#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The page about the statutory return says what the table of indicators
# says, and the tool explains each of them.
set -u
table=$abs_top_srcdir/share/ssda903/indicators.tsv
page=$abs_top_srcdir/docs/statutory-return.md
failed=0

rows=$(awk -F'\t' '!/^#/ && $1 != "code" {
    gsub("_", " ", $3); print "| `" $1 "` | " $3 " | " $10 " |" }' "$table")
if [ "$rows" = "$(grep '^| `' "$page")" ]; then
    echo "ok 1 - the page has each definition as the table has it"
else
    diff <(echo "$rows") <(grep '^| `' "$page") | head -20 | sed 's/^/# /'
    echo "not ok 1 - the page has each definition as the table has it"
    failed=1
fi
codes=$(awk -F'\t' '!/^#/ && $1 != "code" { print $1 }' "$table")
if [ "$codes" = "$("$RUN" cparent ssda903 --explain all |
    sed -n 's/^\([a-z0-9_]*\): .*/\1/p')" ]; then
    echo "ok 2 - every indicator is explained"
else
    echo "not ok 2 - every indicator is explained"
    failed=1
fi
echo 1..2
exit $failed
