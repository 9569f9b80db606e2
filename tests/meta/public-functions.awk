# SPDX-License-Identifier: Apache-2.0
#
# Prints the functions that the headers named on the command line declare:
# FILE NAME, and "undocumented" when no doc comment stands above one.

function finish(    name) {
    if (statement !~ /CPARENT_API/) { statement = ""; return }
    name = statement
    sub(/.*CPARENT_API/, "", name)
    if (match(name, /cparent_[a-z0-9_]+[ \t]*\(/)) {
        name = substr(name, RSTART, RLENGTH)
        sub(/[ \t]*\($/, "", name)
        print FILENAME, name, (documented ? "" : "undocumented")
    }
    statement = ""
    documented = 0
}

FNR == 1 { statement = ""; documented = 0; comment = 0 }
/^#/ { next }
{
    line = $0
    if (comment) {
        if (line !~ /\*\//) next
        sub(/.*\*\//, "", line)
        comment = 0
    }
    while (match(line, /\/\*.*\*\//)) {
        if (line ~ /^\/\*\*/) documented = 1
        sub(/\/\*.*\*\//, "", line)
    }
    if (line ~ /\/\*/) {
        if (line ~ /^\/\*\*/) documented = 1
        sub(/\/\*.*/, "", line)
        comment = 1
    }
    statement = statement " " line
    if (line ~ /[;{}][ \t]*$/) finish()
}
