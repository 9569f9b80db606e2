#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The small program in C, compiled the way that its first lines say.
. "$abs_top_srcdir/tests/cli/tap.sh" || exit 99
program=$abs_top_srcdir/examples/overdue.c

[ "$(wc -l <"$program")" -lt 60 ]
ok 'the_program_is_under_60_lines'
flags=$("$RUN" pkg-config --cflags --libs cparent)
ok 'pkg_config_knows_the_library'
# A program linked to a library under the sanitizers needs them as well.
more=$(sed -n 's/^SANITIZER_FLAGS = *//p' "$abs_top_builddir/Makefile")
# shellcheck disable=SC2086
"$RUN" ${CC:-cc} -std=c99 -Wall -Wextra -Werror "$program" -o overdue \
    $more $flags 2>.err
ok 'it_compiles_as_c99_without_a_warning' || say_more "$(cat .err)"
sample_store
"$RUN" ./overdue wyn.cparent 2026-03-01 >.out 2>.err
is 'it_runs' $? 0
tool action list --overdue --as-at 2026-03-01 --json --store wyn.cparent
count=$(printf '%s' "$out" | "$PYTHON" -c '
import json, sys; print(len(json.load(sys.stdin)))')
"$RUN" ./overdue wyn.cparent 2026-03-01 >lines
is 'it_finds_what_the_tool_finds' "$(wc -l <lines | tr -d ' ')" "$count"
"$RUN" ./overdue nowhere.cparent 2026-03-01 >.out 2>.err
is 'a_missing_store_is_not_found' $? 4
"$RUN" ./overdue wyn.cparent soon >.out 2>.err
is 'a_day_that_is_none_is_a_usage_error' $? 2
finish
