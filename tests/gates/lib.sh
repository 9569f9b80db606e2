# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
#
# What the gates share.  Each gate is a function; its output is kept and
# shown only when it fails.

# configured NAME ARGUMENT...: a build of its own below $gates.
configured() {
    local where=$gates/$1
    shift
    mkdir -p "$where"
    cd "$where" || return 1
    [ -f config.status ] ||
        "$source/configure" PYTHON="$PYTHON" RUBY="$RUBY" "$@"
}

# The library's sources, but not what is generated into the build, nor the
# one that says what a failure is.
library_sources() {
    find "$source/libcparent" -name '*.c' ! -path '*/core/error.c' |
        LC_ALL=C sort
}

told() {
    echo "-Wno-unused-value -include $source/tests/gates/analyzer.h"
}

compile_flags() {
    printf '%s\n' -std=c11 -DHAVE_CONFIG_H "-I$build" "-I$source/include" \
        "-I$build/include" "-I$source/libcparent" "-I$build/libcparent"
}
