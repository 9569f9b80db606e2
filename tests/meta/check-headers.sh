#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Each public header compiles alone, as C99 and as C++11, without a warning.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
count=0
flags="-I$abs_top_srcdir/include -I$abs_top_builddir/include
       -Wall -Wextra -pedantic -Werror -fsyntax-only"

try() { # COMPILER STANDARD SUFFIX HEADER SENTENCE
    count=$((count + 1))
    printf '#include <cparent/%s>\n' "$4" >"$work/alone.$3"
    # shellcheck disable=SC2086 # a compiler may bring its own options
    if $1 -std="$2" $flags "$work/alone.$3" >"$work/log" 2>&1; then
        echo "ok $count - $5"
    else
        sed 's/^/# /' "$work/log"
        echo "not ok $count - $5"
        failed=1
    fi
}

for header in "$abs_top_srcdir"/include/cparent/*.h; do
    name=${header##*/}
    try "$CC" c99 c "$name" "$name compiles alone in C99"
    if printf 'int x;\n' >"$work/probe.cc" &&
        $CXX -fsyntax-only "$work/probe.cc" 2>/dev/null; then
        try "$CXX" c++11 cc "$name" "$name compiles alone in C++11"
    else
        count=$((count + 1))
        echo "ok $count - $name compiles alone in C++11 # SKIP no C++"
    fi
done
echo "1..$count"
exit $failed
