# SPDX-License-Identifier: Apache-2.0
#
# The rows of the field tables (model/*.c) beside the comments of the
# getters (include/cparent/*.h): prints the getters whose comment does not
# begin with the sentence of the table.

function squeeze(text) {
    gsub(/[ \t\n]+/, " ", text)
    sub(/^ /, "", text)
    sub(/ $/, "", text)
    return text
}

function field(row,    parts, n, i, about) {
    gsub(/\\"/, "\001", row)
    n = split(row, parts, "\"")
    about = ""
    for (i = 4; i <= n; i += 2) about = about parts[i]
    gsub(/\001/, "\"", about)
    fields[noun, parts[2]] = squeeze(about)
    is_list[noun, parts[2]] = row ~ /, LIST,/
    order[++rows] = noun SUBSEP parts[2]
}

FNR == 1 {
    noun = FILENAME
    sub(/.*\//, "", noun)
    sub(/\.[ch]$/, "", noun)
    gsub(/-/, "_", noun)
    row = doc = ""
    in_doc = in_row = 0
}

FILENAME ~ /\.c$/ {
    if (/CPARENT__FIELD\(/) in_row = 1
    if (in_row) row = row $0
    if (in_row && /\),$/) { field(row); row = ""; in_row = 0 }
    next
}

/^\/\*\*/ { doc = ""; in_doc = 1 }
in_doc {
    line = $0
    sub(/^\/\*\*/, "", line)
    sub(/^ \*/, "", line)
    if (line ~ /\*\//) in_doc = 0
    sub(/\*\/.*/, "", line)
    sub(/\/$/, "", line)
    doc = doc " " line
    next
}
match($0, /^cparent_[a-z0-9_]+\(/) {
    name = substr($0, RSTART, RLENGTH - 1)
    comments[name] = squeeze(doc)
    doc = ""
}

END {
    for (i = 1; i <= rows; i++) {
        split(order[i], key, SUBSEP)
        getter = "cparent_" key[1] "_" key[2]
        wanted = fields[key[1], key[2]]
        if (is_list[key[1], key[2]]) {
            getter = getter "_count"
            wanted = "How many: " tolower(substr(wanted, 1, 1)) \
                     substr(wanted, 2)
        }
        if (!(getter in comments))
            print getter " is declared nowhere"
        else if (substr(comments[getter], 1, length(wanted)) != wanted)
            print getter ": \"" comments[getter] "\" is not \"" wanted "\""
    }
}
