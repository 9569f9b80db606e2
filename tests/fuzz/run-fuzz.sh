#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Usage: run-fuzz.sh SECONDS TARGET...
# Builds the fuzz targets by clang and runs each for SECONDS on a corpus that
# begins with the sample files and is kept in the build tree.  An input that
# breaks a promise is left beside it.
set -euo pipefail

seconds=$1
shift
build=$abs_top_builddir/fuzz-build
flags='-g -O1 -fsanitize=fuzzer-no-link,address,undefined'
flags+=' -fno-sanitize-recover=undefined -DCPARENT_FUZZING'

mkdir -p "$build"
cd "$build"
if [ ! -f Makefile ]; then
    "$abs_top_srcdir/configure" --quiet --disable-shared --without-python \
        --without-ruby CC=clang CXX=clang++ \
        CFLAGS="$flags"
fi
programs=()
for target; do
    programs+=("tests/fuzz/fuzz-$target")
done
make -j"$(nproc)" LDFLAGS='-fsanitize=fuzzer,address,undefined' \
    "${programs[@]}"

failed=0
for target; do
    corpus=corpus/$target
    mkdir -p "$corpus"
    cp "$abs_top_srcdir"/tests/data/forms/* \
        "$abs_top_srcdir"/examples/data/*.txt \
        "$abs_top_srcdir"/examples/data/*.csv "$corpus"
    if [ "$target" = returns ]; then
        returns=$abs_top_srcdir/tests/data/ssda903
        find "$returns" -path '*/20*/*' -type f | while read -r file; do
            cp "$file" "$corpus/$(printf '%s' "${file#"$returns"/}" |
                tr -c '[:alnum:]' _)"
        done
    fi
    echo "== $target"
    if ! "tests/fuzz/fuzz-$target" -max_total_time="$seconds" -timeout=20 \
        -rss_limit_mb=2048 -print_final_stats=1 \
        -artifact_prefix="$target-" "$corpus" >"$target.log" 2>&1; then
        failed=1
        echo "broken: see $build/$target.log" >&2
    fi
    grep -E '^(stat::number_of_executed_units|==.*ERROR)|broken:' \
        "$target.log" || true
done
exit "$failed"
