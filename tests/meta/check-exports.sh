#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The public headers, the symbol map and the shared library name the same
# functions, and each difference is said by name.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
map=$abs_top_srcdir/libcparent/libcparent.map
failed=0
count=0

${AWK:-awk} -f "$abs_top_srcdir/tests/meta/public-functions.awk" \
    "$abs_top_srcdir"/include/cparent/*.h \
    "$abs_top_srcdir"/include/cparent/*.h.in |
    awk '{ print $2 }' | LC_ALL=C sort -u >"$work/headers"
sed -n 's/^ *\(cparent_[a-z0-9_*]*\);.*/\1/p' "$map" |
    LC_ALL=C sort -u >"$work/map"
library=$abs_top_builddir/.libs/libcparent.so
${NM:-nm} -D --defined-only "$library" 2>/dev/null |
    awk '$2 ~ /^[TDBRVW]$/ { sub(/@.*/, "", $3); print $3 }' |
    LC_ALL=C sort -u >"$work/library"

report() { # LEFT RIGHT SENTENCE WHAT
    count=$((count + 1))
    if LC_ALL=C comm -23 "$work/$1" "$work/$2" | grep . >"$work/extra"; then
        sed "s/^/# $4: /" "$work/extra"
        echo "not ok $count - $3"
        failed=1
    else
        echo "ok $count - $3"
    fi
}

if [ ! -s "$work/library" ]; then
    echo "1..0 # SKIP the shared library is not built"
    exit 0
fi
report headers map "every declared function is in the map" \
    "declared, not in libcparent.map"
report map headers "everything in the map is declared" \
    "in libcparent.map, declared nowhere"
report map library "everything in the map is exported" \
    "in libcparent.map, not defined by the library"
report library map "nothing else is exported" \
    "exported, not in libcparent.map"
: >"$work/none"
${NM:-nm} -D --undefined-only "$library" | awk '{ print $NF }' |
    grep '^cparent' | LC_ALL=C sort -u >"$work/lacking"
report lacking none "the library lacks nothing of its own" \
    "called, and defined nowhere"
echo "1..$count"
exit $failed
