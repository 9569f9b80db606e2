#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# A test's log is named after the test without its extension.  Where two
# share a name, automake runs the first of them only, and says nothing.
set -u
cd "$abs_top_srcdir" || exit 99
shared=$(find tests -name '*.py' -o -name '*.rb' -o -name '*.sh' \
    -o -path '*/test-*.c' | sed 's/\.[a-z]*$//' | sort | uniq -d |
    while read -r test; do
        # What the tests lean on is no test itself.
        case $test in
            */tap) ;;
            *) echo "$test" ;;
        esac
    done)
echo 1..1
if [ -n "$shared" ]; then
    printf '%s\n' "$shared" | sed 's/^/# /'
    echo "not ok 1 - no two tests share a log"
    exit 1
fi
echo "ok 1 - no two tests share a log"
