#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# The reports in a real browser: those of the fixture, and where the tool is
# built the sample council's.  Needs Node, Chromium and the packages of
# package.json (npm ci in the build's tests/browser or in this folder).
set -u
here=$(cd "$(dirname "$0")" && pwd)
build=${abs_top_builddir:-$here/../..}

skip() {
    echo "1..0 # SKIP $1"
    exit 0
}

command -v node >/dev/null || skip 'no node'
if [ -z "${CHROMIUM-}" ]; then
    CHROMIUM=$(command -v chromium || command -v chromium-browser ||
        command -v google-chrome) || skip 'no Chromium'
    export CHROMIUM
fi
for AUDIT_MODULES in "$build/tests/browser" "$here" ''; do
    [ -d "$AUDIT_MODULES/node_modules/axe-core" ] &&
        [ -d "$AUDIT_MODULES/node_modules/playwright-core" ] && break
done
[ -n "$AUDIT_MODULES" ] ||
    skip 'npm ci has not been run in the tests/browser of the build'
export AUDIT_MODULES
render=$build/tests/report/render-fixture
[ -x "$render" ] || skip 'the fixture is not built'

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

sample() { # STORE REPORT: the main job on the sample council
    local data=$abs_top_srcdir/examples/data
    # shellcheck disable=SC2154 # the Makefile exports it
    "$RUN" cparent init "$1" --council 'Wynmere Borough Council' &&
        "$RUN" cparent import "$data/pledges.csv" --store "$1" &&
        "$RUN" cparent import "$data/indicators.csv" --store "$1" &&
        "$RUN" cparent import "$data"/minutes-*.txt --store "$1" &&
        "$RUN" cparent review --accept all --store "$1" &&
        "$RUN" cparent report highlights --as-at 2026-03-01 -o "$2" \
            --store "$1"
}

for pack in rich restricted empty minutes hostile beside; do
    "$render" "$pack" html >"$work/$pack.html" || exit 1
done
if [ -x "$build/examples/cparent/cparent" ]; then
    sample "$work/store.cparent" "$work/sample.html" \
        >"$work/log" 2>&1 || {
        sed 's/^/# /' "$work/log"
        echo 'Bail out! the sample report cannot be made'
        exit 1
    }
fi
node "$here/audit.mjs" "$work"/*.html
