#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# run-gates.sh [GATE...]: what a change must pass beside its tests.  One
# line a gate; the log of one that fails.
set -u
source=${abs_top_srcdir:?}
build=${abs_top_builddir:?}
gates=${build}-gates
cores=$(nproc 2>/dev/null || echo 2)
PYTHON=${PYTHON:-/usr/bin/python3}
RUBY=${RUBY:-ruby}
unset MAKEFLAGS MAKELEVEL MFLAGS
mkdir -p "$gates/log"
failed=0
# shellcheck source=tests/gates/lib.sh
. "$source/tests/gates/lib.sh"

# The least that the tests must reach, a little under what they do.
line_floor=70
branch_floor=45

# Seconds that no gate needs.
limit=1200

gate_scripts() {
    cd "$source" || return 1
    # shellcheck disable=SC2046 # names of our own, without spaces
    shellcheck -x quickstart .ci/run $(find tests -name '*.sh' | sort)
}

# Warnings are errors in the library and the tool, by both compilers.
gate_gcc() {
    configured gcc --enable-werror --without-python --without-ruby \
        CC=gcc CFLAGS='-O2 -g' && make -j"$cores"
}

gate_clang() {
    configured clang --enable-werror --without-python --without-ruby \
        CC=clang CXX=clang++ CFLAGS='-O1 -g' && make -j"$cores"
}

# ctuuninitvar takes every out-parameter for a use.
gate_cppcheck() {
    local flags
    mapfile -t flags < <(compile_flags)
    mkdir -p "$gates/cppcheck"
    cppcheck -j "$cores" --quiet --error-exitcode=1 --inline-suppr \
        --enable=warning,portability --suppress=missingIncludeSystem \
        --suppress=ctuuninitvar --suppress=arrayIndexThenCheck \
        --cppcheck-build-dir="$gates/cppcheck" \
        "${flags[@]:1}" "$source/libcparent" "$source/examples"
}

# error.c defines what analyzer.h tells the other files about.  A fifth of
# the states that clang follows by default takes a third of the time; the
# analyzer below walks the same paths.
gate_clang_tidy() {
    local flags
    mapfile -t flags < <(compile_flags)
    flags+=(-Xclang -analyzer-config -Xclang max-nodes=40000)
    library_sources | xargs -P "$cores" -n 6 sh -c '
        config=$1; shift; flags=$1; shift; told=$1; shift
        clang-tidy --quiet --config-file="$config" "$@" -- $flags $told
    ' sh "$source/.clang-tidy" "${flags[*]}" "$(told)" &&
        clang-tidy --quiet --config-file="$source/.clang-tidy" \
            "$source/libcparent/core/error.c" -- "${flags[@]}"
}

gate_analyzer() {
    local flags
    mapfile -t flags < <(compile_flags)
    mkdir -p "$gates/analyzer"
    library_sources | xargs -P "$cores" -n 4 sh -c '
        cd "$1"; shift; flags=$1; shift; told=$1; shift
        gcc $flags $told -O1 -fanalyzer -Werror -c "$@"
    ' sh "$gates/analyzer" "${flags[*]}" "$(told)"
}

# One build serves both: every C, tool and scenario test under the address
# and undefined behaviour sanitizers, and what of the library they reach.
# Threads that count the same line at once would leave it a number below
# nought, at which gcovr stumbles.
gate_sanitizers() {
    configured asan --enable-sanitizers --without-python --without-ruby \
        CFLAGS='-O1 -g --coverage -fprofile-update=atomic' \
        LDFLAGS=--coverage &&
        find . -name '*.gcda' -delete && make -j"$cores" check-native
}

# What configure tried is not the library's, and may not be found again.
# One worker: when one of several fails, gcovr 5 waits for ever.
gate_coverage() {
    cd "$gates/asan" && rm -f a-conftest.gc* &&
        gcovr -j 1 --root "$source" --filter "$source/libcparent/" \
            --object-directory . --txt coverage.txt \
            --fail-under-line "$line_floor" \
            --fail-under-branch "$branch_floor" . &&
        tail -n 4 coverage.txt >"$gates/log/coverage.note"
}

# The stubs of the Python module, by mypy and stubtest; every public name of
# the Ruby one, by YARD; and what the Python tests do under the sanitizers.
gate_typing() {
    bash "$source/tests/bindings/check-typing.sh"
}

gate_yard() {
    local undocumented
    undocumented=$(yard stats --list-undoc --no-cache --no-save \
        --hide-api private \
        "$source"/bindings/ruby/lib/cparent.rb \
        "$source"/bindings/ruby/lib/cparent/*.rb)
    echo "$undocumented"
    grep -q '100.00% documented' <<<"$undocumented"
}

gate_python_sanitizers() {
    configured asan-python --enable-sanitizers --without-ruby \
        CFLAGS='-O1 -g' && make -j"$cores" &&
        make check VERBOSE=yes check_PROGRAMS= \
            TESTS="$(cd "$source" && echo tests/bindings/test_*.py)"
}

# The interface of each release is kept as tests/gates/abi/VERSION.xml.
gate_abi() {
    local last
    last=$(find "$source/tests/gates/abi" -name '*.xml' 2>/dev/null |
        sort -V | tail -n 1)
    abidw --headers-dir "$source/include/cparent" --no-show-locs \
        --out-file "$gates/now.xml" "$build/.libs/libcparent.so" || return 1
    if [ -z "$last" ]; then
        echo 'no release to compare with yet' >"$gates/log/abi.note"
        return 0
    fi
    abidiff "$last" "$gates/now.xml"
}

# A fence would be gamed; a list is read.
gate_complexity() {
    library_sources | xargs pmccabe |
        awk '$1 > 15 || $5 > 60 { print "notice: complexity " $1 ", " $5 \
             " lines: " $6 " " $7 " " $8 $9 }' |
        sed "s#$source/##" | sort -k3 -n -r |
        head -n 10 >"$gates/log/complexity.note"
}

# Everything in the repository is in the archive.
nothing_left_out() { # DISTDIR
    (cd "$1" && find . -type f) | sed 's#^\./##' | LC_ALL=C sort >in-archive
    git -C "$source" ls-files | grep -v '\.git[a-z]*$' |
        LC_ALL=C sort | comm -23 - in-archive >left-out
    rm -rf "$1"
    ! grep . left-out
}

# From the archive, out of tree, with the source read-only, both bindings
# built, installed and taken away again.  The tests have run by now.
gate_distcheck() {
    configured dist && make -s distdir && nothing_left_out cparent-* &&
        make -j"$cores" distcheck TESTS= check_PROGRAMS=
}

# A gate that hangs has failed.
if [ "${1-}" = --alone ]; then
    "gate_$2"
    exit
fi

all='scripts gcc clang cppcheck clang_tidy analyzer complexity abi sanitizers
    coverage typing yard python_sanitizers distcheck'
# shellcheck disable=SC2086 # a list of words
[ $# -gt 0 ] || set -- $all
for gate; do
    start=$SECONDS
    rm -f "$gates/log/$gate.note"
    if timeout --kill-after=10 "$limit" \
        bash "$source/tests/gates/run-gates.sh" --alone "$gate" \
        >"$gates/log/$gate.log" 2>&1 </dev/null; then
        echo "ok - $gate ($((SECONDS - start)) s)"
    else
        tail -n 60 "$gates/log/$gate.log" | sed 's/^/# /'
        echo "not ok - $gate ($((SECONDS - start)) s); see" \
            "$gates/log/$gate.log"
        failed=$((failed + 1))
    fi
    [ ! -f "$gates/log/$gate.note" ] || sed 's/^/#   /' \
        "$gates/log/$gate.note"
done
exit $((failed > 0))
