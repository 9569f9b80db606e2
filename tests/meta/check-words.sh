#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# What must not stand in the source: functions that depend on a locale, a
# clock, the environment or luck; files without their licence; words that
# children in care asked people to stop using; paths of one machine.
set -u
shopt -s lastpipe # "none" counts, and stands at the end of pipes
cd "$abs_top_srcdir" || exit 99
failed=0
count=0

none() { # SENTENCE: what stdin holds breaks it
    count=$((count + 1))
    found=$(cat)
    if [ -n "$found" ]; then
        printf '%s\n' "$found" | head -20 | sed 's/^/# /'
        echo "not ok $count - $1"
        failed=1
    else
        echo "ok $count - $1"
    fi
}

# The library's C without its comments and strings, as FILE:LINE:text.
code() {
    find libcparent -name '*.[ch]' | LC_ALL=C sort | while read -r file; do
        awk -v file="$file" '
            { line = $0
              gsub(/\\"/, "", line); gsub(/"[^"]*"/, "\"\"", line)
              if (comment) {
                  if (line !~ /\*\//) next
                  sub(/.*\*\//, "", line); comment = 0
              }
              gsub(/\/\*[^*]*\*\//, "", line)
              if (line ~ /\/\*/) { sub(/\/\*.*/, "", line); comment = 1 }
              print file ":" FNR ":" line }' "$file"
    done
}
sources() {
    find libcparent include examples bindings tests build-aux m4 share \
        configure.ac Makefile.am quickstart .ci \
        -type f "$@" 2>/dev/null | grep -v -e /node_modules/ -e /autom4te \
        -e __pycache__ | LC_ALL=C sort
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
code >"$work/code"

grep -nE '\b(sprintf|vsprintf|strcpy|strcat|strtok|atoi|atol|atof|gets|alloca)\(' \
    "$work/code" | cut -d: -f2- | none "nothing writes without a bound"
grep -nE '\b(strtod|strtof|strtol|strtoll|strtoul|setlocale|localeconv|isalpha|isdigit|isspace|isupper|isalnum|tolower|toupper|strcoll|strcasecmp|strncasecmp)\(' \
    "$work/code" | cut -d: -f2- | none "nothing depends on the locale"
grep -nE '\b(time|gmtime|localtime|mktime|strftime|clock|clock_gettime|gettimeofday|getenv|secure_getenv|rand|random|srand)\(' \
    "$work/code" | cut -d: -f2- |
    none "nothing asks for the time, the environment or a dice"
grep -nE '\b(printf|fprintf|vprintf|puts|putchar|fputs|perror|exit|abort|_exit|system|popen)\(' \
    "$work/code" | cut -d: -f2- | none "nothing prints or ends the program"
grep -nE '\b(malloc|calloc|realloc|free|strdup|strndup|asprintf)\(' \
    "$work/code" | cut -d: -f2- | grep -v '^libcparent/core/alloc\.c:' |
    none "memory has one door"
grep -nE '#include <(sqlite3|jansson|nettle|expat|libpq)' \
    include/cparent/*.h | none "no public header shows a foreign library"
grep -nE '\bstatic [^(=;]*(\[[^]]*\])?( = [^;]*)?;' "$work/code" |
    cut -d: -f2- | grep -vE '\bconst\b|_Thread_local|_Atomic|libcparent/core/alloc\.c' |
    none "nothing keeps global state"

for file in $(sources \( -name '*.[chi]' -o -name '*.sh' -o -name '*.py' \
    -o -name '*.rb' -o -name '*.awk' -o -name '*.mk' -o -name '*.mjs' \
    -o -name '*.am' -o -name '*.ac' -o -name '*.m4' -o -name '*.in' \
    -o -name quickstart \)); do
    case $file in
        */data/* | *.pc.in | */libtool.m4 | */lt*.m4 | */ltmain.sh | \
            */tap-driver.sh) continue ;;
    esac
    head -5 "$file" | grep -q 'SPDX-License-Identifier: Apache-2.0' ||
        echo "$file"
done | none "every source file says its licence"

grep -rnwE 'LAC|LACs' include libcparent share examples bindings docs \
    README.md --include='*.[chi]' --include='*.md' --include='*.py' \
    --include='*.rb' --include='*.tsv' 2>/dev/null |
    grep -v -e '^share/.*\(cue\|phrase\|synonym\|indicators\|words\)' \
        -e '"LAC' -e "'LAC" -e '“LAC' -e '`LAC' |
    none "children in care are called that"

git_files() { # what people will read, whether or not this is a checkout
    sources ! -name '*.png' ! -name check-words.sh
    find docs README.md NEWS CONTRIBUTING.md -type f ! -name '*.png' \
        2>/dev/null
}
git_files | tr '\n' '\0' |
    xargs -0 grep -nIE '(^|[^.A-Za-z0-9])/(work|home|root|Users)/' 2>/dev/null |
    none "no path of one machine is written down"
echo "1..$count"
exit $failed
