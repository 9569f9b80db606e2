# SPDX-License-Identifier: Apache-2.0
#
# Writes the tables named on the command line as C: one string a line of
# the table, so that a table of any length stays within what compilers
# promise, and one list of tables for facts/table.c.

# share/months.tsv is "months"; share/ssda903/codes.tsv "ssda903_codes".
function name_of(path,    parts, n) {
    n = split(path, parts, "/")
    sub(/\.tsv$/, "", parts[n])
    return (parts[n - 1] == "share" ? "" : parts[n - 1] "_") parts[n]
}

BEGIN {
    print "/* Made from share/ by build-aux/embed-tables.awk. */"
    print "#include \"config.h\"\n"
    print "#include \"facts/builtin-internal.h\"\n"
}

FNR == 1 {
    if (tables > 0)
        print "    NULL\n};\n"
    tables++
    names[tables] = name_of(FILENAME)
    printf "static const char *const %s_lines[] = {\n", names[tables]
}

{
    gsub(/\\/, "&&")
    gsub(/"/, "\\\"")
    gsub(/\t/, "\\t")
    gsub(/\?/, "\\?")
    printf "    \"%s\",\n", $0
}

END {
    print "    NULL\n};\n"
    print "const cparent__builtin cparent__builtins[] = {"
    for (i = 1; i <= tables; i++)
        printf "    { \"%s\", %s_lines },\n", names[i], names[i]
    print "    { NULL, NULL },\n};"
}
