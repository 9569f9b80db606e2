#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The types of the Python module: mypy --strict finds just what is marked as
# wrong in typed.py, stubtest finds the stubs to be like the module, and the
# generated ones are up to date.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
here=$abs_top_srcdir/tests/bindings
export MYPYPATH=$abs_top_builddir/bindings/python/stage
failed=0
if ! command -v mypy >/dev/null || ! command -v stubtest >/dev/null; then
    echo '1..0 # SKIP mypy is not installed'
    exit 0
fi
report() { # NUMBER SENTENCE LOG
    if [ -s "$3" ]; then
        sed 's/^/# /' "$3"
        echo "not ok $1 - $2"
        failed=1
    else
        echo "ok $1 - $2"
    fi
}

echo 1..3
grep -n '# wrong$' "$here/typed.py" | cut -d: -f1 >"$work/wanted"
mypy --strict --follow-imports=silent --cache-dir="$work/cache" \
    --no-error-summary "$here/typed.py" >"$work/said" 2>&1
sed -n 's/.*typed\.py:\([0-9]*\): error.*/\1/p' "$work/said" |
    uniq >"$work/found"
if ! cmp -s "$work/wanted" "$work/found"; then
    cp "$work/said" "$work/differs"
fi
touch "$work/differs"
report 1 'mypy --strict finds what is wrong and nothing else' "$work/differs"

printf '[mypy]\nignore_errors = True\nignore_missing_imports = True\n' \
    >"$work/mypy.ini"
cd "$work" || exit 99
if "$abs_top_builddir/run" stubtest cparent --concise \
    --ignore-missing-stub --ignore-unused-allowlist \
    --allowlist "$here/stubtest-allow.txt" \
    --mypy-config-file "$work/mypy.ini" >"$work/stubs" 2>&1; then
    : >"$work/stubs"
fi
report 2 'stubtest finds the stubs to be like the module' "$work/stubs"

if "$abs_top_builddir/run" python3 "$abs_top_srcdir/bindings/make-stubs.py" \
    "$work" >"$work/stale" 2>&1; then
    for file in _nouns.pyi _errors.pyi; do
        cmp -s "$work/$file" \
            "$abs_top_srcdir/bindings/python/cparent/$file" ||
            echo "$file: run build/run python3 bindings/make-stubs.py" \
                "bindings/python/cparent" >>"$work/stale"
    done
fi
report 3 'the stubs are made from the tables as they are' "$work/stale"
exit $failed
