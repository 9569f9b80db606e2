#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Public functions say what they do; a getter says what the field table
# says.  Long functions, files and lines are noticed, not refused.
set -u
shopt -s lastpipe # "none" counts, and stands at the end of pipes
cd "$abs_top_srcdir" || exit 99
failed=0
count=0
awk=${AWK:-awk}

none() { # SENTENCE
    count=$((count + 1))
    found=$(cat)
    if [ -n "$found" ]; then
        printf '%s\n' "$found" | head -40 | sed 's/^/# /'
        echo "not ok $count - $1"
        failed=1
    else
        echo "ok $count - $1"
    fi
}

# ref, unref and free mean the same for every noun, which conventions.md
# says once; the rest of a pair may lean on the comment above it.
$awk -f tests/meta/public-functions.awk include/cparent/*.h |
    awk '$3 == "undocumented" &&
         $2 !~ /_(ref|unref|free|close|noun|count|at|evidence)$/ &&
         $2 !~ /^cparent_builder_/ &&
         $2 !~ /^cparent_store_(begin|commit)$/ { print $1 ": " $2 }' |
    none "every public function has a doc comment"

$awk -f tests/meta/field-docs.awk libcparent/model/*.c \
    include/cparent/*.h | none "a getter's comment begins as its field's does"

find libcparent examples include -name '*.[ch]' | while read -r file; do
    case $file in
        *.h) limit=200 ;;
        *) limit=600 ;;
    esac
    lines=$(wc -l <"$file")
    [ "$lines" -gt "$limit" ] && echo "# notice: $file has $lines lines"
    LC_ALL=C.UTF-8 awk -v file="$file" '
        length($0) > 80 { long++ }
        END { if (long) print "# notice: " file " has " long \
                  " lines longer than 80 columns" }' "$file"
done
echo "1..$count"
exit $failed
