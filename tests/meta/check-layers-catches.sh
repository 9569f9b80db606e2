#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The layer test is itself tested: upward calls are planted in a copy of the
# rooms, and it must name each of them.
set -u
here=$abs_top_srcdir/tests/meta
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
count=0
failed=0

plant() { # ROOM CALLED-ROOM
    count=$((count + 1))
    rm -rf "$work/libcparent"
    for room in core facts model measure store report "$1" "$2"; do
        mkdir -p "$work/libcparent/$room/.libs"
        [ -f "$work/libcparent/$room/.libs/lib$room.a" ] && continue
        printf 'int cparent__%s_door(void);
                int cparent__%s_door(void) { return 0; }\n' \
            "$room" "$room" >"$work/$room.c"
        $CC -c -o "$work/$room.o" "$work/$room.c" || return 1
        ar rc "$work/libcparent/$room/.libs/lib$room.a" "$work/$room.o"
    done
    if [ "$count" -eq 1 ]; then
        bash "$here/check-layers.sh" "$work" >"$work/out" ||
            { cat "$work/out"; return 1; }
    fi
    printf 'int cparent__%s_door(void); int cparent__planted(void);
            int cparent__planted(void) { return cparent__%s_door(); }\n' \
        "$2" "$2" >"$work/planted.c"
    $CC -c -o "$work/planted.o" "$work/planted.c" || return 1
    ar r "$work/libcparent/$1/.libs/lib$1.a" "$work/planted.o"
    if bash "$here/check-layers.sh" "$work" >"$work/out"; then
        return 1
    fi
    grep -q "$1/planted.o calls cparent__$2_door of $2/" "$work/out"
}

for pair in core:facts core:store facts:model model:read model:store \
    store:read measure:challenge protect:measure report:store \
    report:measure report:jobs read:store challenge:jobs; do
    if plant "${pair%:*}" "${pair#*:}"; then
        echo "ok $count - a call from ${pair%:*}/ up to ${pair#*:}/ is seen"
    else
        echo "not ok $count - a call from ${pair%:*}/ up to ${pair#*:}/" \
             "is seen"
        failed=1
    fi
done
echo "1..$count"
exit $failed
