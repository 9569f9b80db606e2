# SPDX-License-Identifier: Apache-2.0
#
# Writes a text file as C: one string a line, so that a file of any length
# stays within what compilers promise.  Lines with nothing but a comment, and
# the blanks at the start of others, are left out.
#     awk -v name=cparent__style_lines -v header=report/style-internal.h \
#         -f embed-text.awk style.css

BEGIN {
    print "/* Made by build-aux/embed-text.awk. */"
    print "#include \"config.h\"\n"
    printf "#include \"%s\"\n\n", header
    printf "const char *const %s[] = {\n", name
}

{
    sub(/^[ \t]+/, "")
}

/^\/\*/ {
    inside = 1
}

!inside && length($0) > 0 {
    gsub(/\\/, "&&")
    gsub(/"/, "\\\"")
    gsub(/\?/, "\\?")
    printf "    \"%s\",\n", $0
}

/\*\/[ \t]*$/ {
    inside = 0
}

END {
    print "    NULL\n};"
}
