# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
#
# What the tests of the tool share.  Each runs in a folder of its own, with
# a clock that stands still and nobody's settings.
set -u
RUN=${RUN:-$abs_top_builddir/run}
PYTHON=${PYTHON:-python3}
data=$abs_top_srcdir/examples/data
work=$(mktemp -d)
trap 'chmod -R u+rwX "$work"; rm -rf "$work"' EXIT
cd "$work" || exit 99
unset CPARENT_STORE NO_COLOR COLUMNS TERM
export CPARENT_WHO='Clerk to the board' SOURCE_DATE_EPOCH=1772355600
LC_ALL=C.UTF-8 export LC_ALL

tests=0
failures=0

ok() { # NAME: as the status of the command before says
    local status=$?
    tests=$((tests + 1))
    if [ "$status" -eq 0 ]; then
        echo "ok $tests - $1"
    else
        echo "not ok $tests - $1"
        failures=$((failures + 1))
    fi
    return "$status"
}

say_more() {
    printf '%s\n' "$@" | head -n 20 | sed 's/^/# /'
}

skip() { # NAME WHY
    tests=$((tests + 1))
    echo "ok $tests - $1 # SKIP $2"
}

# tool ARGUMENT...: its output is in $out, its messages in $err, its exit
# status in $status.
tool() {
    "$RUN" cparent "$@" >"$work/.out" 2>"$work/.err" </dev/null
    status=$?
    out=$(tr -d '\0' <"$work/.out")
    err=$(tr -d '\0' <"$work/.err")
}

exits() { # NAME STATUS ARGUMENT...
    local name=$1 want=$2
    shift 2
    tool "$@"
    [ "$status" -eq "$want" ]
    ok "$name" || say_more "exit status $status, not $want: cparent $*" \
        "$out" "$err"
}

has() { # NAME TEXT WORDS: the text holds the words
    case $2 in
    *"$3"*) true ;;
    *) false ;;
    esac
    ok "$1" || say_more "no \"$3\" in:" "$2"
}

lacks() { # NAME TEXT WORDS
    case $2 in
    *"$3"*) false ;;
    *) true ;;
    esac
    ok "$1" || say_more "\"$3\" in:" "$2"
}

is() { # NAME GOT WANTED
    [ "$2" = "$3" ]
    ok "$1" || say_more "got: $2" "not: $3"
}

# json NAME EXPRESSION [TEXT]: true of d, the JSON in TEXT (else $out).
json() {
    printf '%s' "${3-$out}" >"$work/.json"
    "$PYTHON" -c '
import json, sys
d = json.load(open(sys.argv[1], encoding="utf-8"))
sys.exit(not eval("(" + sys.argv[2] + ")"))' "$work/.json" "$2" 2>"$work/.why"
    ok "$1" || say_more "not so: $2" "$(tail -n 1 "$work/.why")" "${3-$out}"
}

# The last line of $err is the error, as JSON.
error_json() { # NAME EXPRESSION
    json "$1" "$2" "$(tail -n 1 "$work/.err")"
}

# Every entry carries the digest of the one before: the head stands for all.
history_of() { # STORE
    "$RUN" cparent head --store "$1" 2>&1
}

# The lines of a text that are wider than so many characters.
wider() { # WIDTH TEXT
    printf '%s\n' "$2" | "$PYTHON" -c '
import sys
for line in sys.stdin.buffer.read().decode("utf-8").splitlines():
    if len(line) > int(sys.argv[1]):
        print(line)' "$1"
}

new_store() { # STORE
    "$RUN" cparent init "$1" --council 'Wynmere Borough Council' \
        >/dev/null 2>"$work/.err" ||
        { echo "Bail out! no store: $(cat "$work/.err")"; exit 1; }
}

# The sample council, read and accepted, as $work/wyn.cparent.
sample_store() {
    new_store wyn.cparent
    for file in indicators.csv pledges.csv minutes-2025-09-16-board.txt \
        minutes-2025-12-09-panel.txt minutes-2026-02-10-board.txt; do
        "$RUN" cparent import "$data/$file" --store wyn.cparent --quiet \
            >/dev/null 2>"$work/.err" ||
            { echo "Bail out! $file: $(tail -n 1 "$work/.err")"; exit 1; }
    done
    "$RUN" cparent review --accept all --store wyn.cparent >/dev/null \
        2>"$work/.err" ||
        { echo "Bail out! review: $(cat "$work/.err")"; exit 1; }
}

finish() {
    echo "1..$tests"
    [ "$failures" -eq 0 ]
    exit
}
