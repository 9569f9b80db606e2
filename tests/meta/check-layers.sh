#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# check-layers.sh [BUILD]: no room calls a room it may not use.  The rooms'
# convenience libraries say so themselves, by the symbols they lack.
set -u
build=${1:-${abs_top_builddir:-.}}
nm=${NM:-nm}

rooms='core facts format model read returns store measure challenge protect
       report jobs'
may_use() {
    case $1 in
        core) ;;
        facts | format) echo core ;;
        model) echo core facts ;;
        read | returns) echo core facts format model ;;
        store) echo core model ;;
        measure) echo core facts model ;;
        challenge) echo core facts model measure ;;
        protect) echo core facts model ;;
        report) echo core facts format model ;;
        jobs) echo "$rooms" ;;
    esac
}
# What report/ may take from the rooms whose results it prints: functions
# whose whole job is to name or read a result, none that makes one.
results='cparent_[a-z_]*_name cparent_challenges_[a-z_]*'

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
seen=0
for room in $rooms; do
    archive=$build/libcparent/$room/.libs/lib$room.a
    [ -f "$archive" ] || continue
    $nm -A "$archive" 2>/dev/null | awk -v room="$room" '
        { symbol = $NF; kind = $(NF - 1); file = $1
          sub(/:[0-9a-f]*$/, "", file); sub(/.*:/, "", file) }
        kind ~ /^[TDBRVWC]$/ { print "has", room, symbol, file }
        kind == "U" { print "needs", room, symbol, file }' \
        >>"$work/symbols"
    seen=$((seen + 1))
done
if [ "$seen" -eq 0 ]; then
    echo "1..0 # SKIP no rooms are built in $build"
    exit 0
fi

for room in $rooms; do
    echo "$room $(may_use "$room" | tr '\n' ' ')"
done >"$work/table"

awk -v results="$results" '
    FILENAME == ARGV[1] {
        for (i = 2; i <= NF; i++) allowed[$1, $i] = 1
        next
    }
    $1 == "has" { owner[$3] = $2 }
    $1 == "needs" { count++; from[count] = $2; symbol[count] = $3
                    file[count] = $4 }
    function is_result(name,    i, n, list) {
        n = split(results, list, " ")
        for (i = 1; i <= n; i++)
            if (name ~ ("^" list[i] "$")) return 1
        return 0
    }
    END {
        for (i = 1; i <= count; i++) {
            to = owner[symbol[i]]
            if (to == "" || to == from[i] || allowed[from[i], to]) continue
            if (from[i] == "report" && is_result(symbol[i])) continue
            print from[i] "/" file[i] " calls " symbol[i] " of " to "/"
        }
    }' "$work/table" "$work/symbols" | sort -u >"$work/upward"

if [ -s "$work/upward" ]; then
    sed 's/^/# /' "$work/upward"
    echo "not ok 1 - no room calls a room that it may not use"
    echo 1..1
    exit 1
fi
echo "ok 1 - no room calls a room that it may not use ($seen rooms)"
echo 1..1
