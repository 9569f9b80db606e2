#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# challenge and report.
. "$abs_top_srcdir/tests/cli/tap.sh" || exit 99
export CPARENT_STORE=$work/wyn.cparent
sample_store
day='--as-at 2026-03-01'
kept=$(history_of wyn.cparent)

# shellcheck disable=SC2086
{
    exits 'questions_are_asked' 0 challenge $day
    exits 'questions_are_asked_in_json' 0 challenge $day --json
    json 'each_has_a_rule_and_evidence' \
        'd and all(q["rule"] and q["question"] and "evidence" in q
         for q in d)'
    exits 'a_report_is_written' 0 report highlights $day -o report.html
    has 'it_is_html' "$(head -c 200 report.html)" '<!DOCTYPE html>'
    lacks 'it_holds_no_script' "$(cat report.html)" '<script'
    has 'it_holds_a_chart' "$(cat report.html)" '<svg'
    has 'it_speaks_for_the_day_that_was_asked_for' "$(cat report.html)" \
        '1 March 2026'
    exits 'it_is_written_again' 0 report highlights $day -o again.html
    cmp report.html again.html
    ok 'two_runs_give_the_same_bytes'
    exits 'a_report_replaces_a_report' 0 report highlights $day \
        -o again.html
    exits 'it_goes_to_the_standard_output' 0 report highlights $day
    cmp .out report.html
    ok 'with_the_same_bytes'
    exits 'markdown_is_known_by_its_name' 0 report highlights $day \
        -o report.md
    has 'it_is_markdown' "$(cat report.md)" '# '
    exits 'markdown_can_be_asked_for' 0 report highlights $day --format md
    cmp .out report.md
    ok 'markdown_is_the_same_either_way'
    exits 'json_is_known_by_its_name' 0 report highlights $day \
        -o report.json
    json 'the_report_has_a_schema' '"schema" in d' "$(cat report.json)"
    exits 'a_restricted_report_is_written' 0 report highlights $day \
        --restricted -o secret.html
    is 'only_its_owner_may_read_it' "$(stat -c %a secret.html)" 600
    exits 'a_restricted_report_needs_a_file' 2 report highlights $day \
        --restricted
    exits 'pdf_is_not_built_in' 8 report highlights $day -o report.pdf
    has 'there_is_a_way_to_it' "$err" 'browser'
    [ ! -e report.pdf ]
    ok 'no_file_is_made_of_it'
    exits 'a_spreadsheet_is_not_built_in' 8 report highlights $day \
        -o report.xlsx
    exits 'a_name_without_an_end_says_no_format' 8 report highlights $day \
        -o report
    mkdir -p folder.html
    exits 'a_folder_is_not_replaced' 6 report highlights $day -o folder.html
    exits 'a_folder_that_is_not_there_is_said_so' 6 report highlights $day \
        -o nowhere/report.html
    cp report.html kept.html
    (
        trap '' XFSZ
        ulimit -f 1
        "$RUN" cparent report highlights $day -o kept.html >.out 2>.err
    )
    is 'a_full_disk_is_said_so' $? 6
    cmp report.html kept.html
    ok 'and_the_old_report_is_still_there'
    exits 'no_pieces_are_left_behind' 0 head
    is 'only_reports_are_there' "$(echo kept.html*)" 'kept.html'
    exits 'a_report_that_is_none_gets_a_suggestion' 2 report higlights
    has 'the_suggestion' "$err" 'did you mean highlights?'
}
is 'looking_changes_nothing' "$(history_of wyn.cparent)" "$kept"
finish
