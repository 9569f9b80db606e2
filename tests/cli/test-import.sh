#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# cparent import: what is kept, and wrong input that leaves the store as it
# was.
. "$abs_top_srcdir/tests/cli/tap.sh" || exit 99
export CPARENT_STORE=$work/wyn.cparent
new_store wyn.cparent
empty=$(history_of wyn.cparent)
head='indicator,authority,period,value,numerator,denominator,target,note'

exits 'a_dry_run_reads_a_table' 0 import "$data/indicators.csv" --dry-run \
    --json
json 'a_dry_run_says_what_it_would_add' \
    'd[0]["dry_run"] is True and d[0]["added"] > 100
     and d[0]["kind"] == "indicators"'
is 'a_dry_run_stores_nothing' "$(history_of wyn.cparent)" "$empty"
exits 'a_table_of_indicators_is_kept' 0 import "$data/indicators.csv"
has 'people_read_what_was_new' "$out" ' new, 0 changed, 0 there already'
exits 'the_figures_are_there' 0 observation list --json \
    --indicator cla_31_march
json 'they_are_figures' 'len(d) > 12'
exits 'the_same_table_changes_nothing' 0 import "$data/indicators.csv" --json
json 'everything_was_there_already' \
    'd[0]["added"] == 0 and d[0]["changed"] == 0 and d[0]["unchanged"] > 100'
exits 'a_table_of_pledges_is_kept' 0 import "$data/pledges.csv"
exits 'the_pledges_are_there' 0 pledge list --json
json 'there_are_six_of_them' 'len(d) == 6'
exits 'minutes_become_proposals' 0 import \
    "$data/minutes-2025-09-16-board.txt" \
    "$data/minutes-2025-12-09-panel.txt" --json
json 'each_file_is_said' '[x["kind"] for x in d] == ["minutes", "minutes"]
    and all(x["added"] > 3 for x in d)'
exits 'nothing_is_an_action_before_a_person_says_so' 0 action list --json
json 'no_action_yet' 'd == []'

tool read "$data/minutes-2026-02-10-board.txt" --json
printf '%s' "$out" >reading.json
exits 'a_reading_comes_in_as_proposals' 0 import reading.json --json
json 'a_reading_is_known_by_its_schema' \
    'd[0]["kind"] == "reading" and d[0]["added"] > 3'

kept=$(history_of wyn.cparent)
refused() { # NAME STATUS FILE
    exits "$1" "$2" import "$3" --json
    is "$1, and the store is as it was" "$(history_of wyn.cparent)" "$kept"
}
printf '%s\n%s\n%s\n' "$head" \
    'health_assessment,Wynmere Borough Council,2025-07,90,,,95,' \
    'health_assessment,Wynmere Borough Council,2025-08,12abc,,,95,' \
    >number.csv
refused 'a_number_that_is_none_is_refused' 3 number.csv
error_json 'line_and_column_of_the_cell_are_given' \
    'd["error"]["line"] == 3 and d["error"]["column"] == 4
     and d["error"]["field"] == "value" and d["error"]["hint"]
     and d["error"]["source"] == "number.csv"'
tool import number.csv
has 'people_read_file_line_and_column' "$err" 'number.csv:3:4: '
lacks 'the_cell_is_not_repeated' "$err" 12abc
printf '%s\n%s\n' "$head" \
    'health_assessment,Wynmere Borough Council,2025-13,90,,,95,' >date.csv
refused 'a_period_that_is_none_is_refused' 3 date.csv
error_json 'the_period_is_the_third_column' \
    'd["error"]["line"] == 2 and d["error"]["column"] == 3'
printf 'indicator,authority,value,target\nx,y,1,2\n' >column.csv
refused 'a_table_without_a_column_is_refused' 3 column.csv
error_json 'the_missing_column_is_named' \
    'd["error"]["line"] == 1 and "period" in json.dumps(d["error"])'
printf '%s\n%s\377%s\n' "$head" \
    'health_assessment,Wynmere Borough Council,2025-07,90,,,95,a' 'b' \
    >bytes.csv
refused 'a_byte_that_is_no_utf_8_is_refused' 3 bytes.csv
error_json 'the_line_of_the_byte_is_given' 'd["error"]["line"] == 2'
printf '%s\n%s\n' "$head" \
    'health_assessment,"Wynmere Borough Council,2025-07,90,,,95,' >quote.csv
refused 'a_quote_without_its_end_is_refused' 3 quote.csv
printf '%s\n%s\n' "$head" \
    'health_assessment,E08000034,2025-07,90,,,95,' >other.csv
printf '%s\nfoster,Wynmere Borough Council,2025-07,90,,,95,\n' "$head" |
    iconv -f UTF-8 -t UTF-16 >wide.csv
refused 'a_table_in_utf_16_is_refused' 3 wide.csv
has 'which_is_said_to_be_that' "$err" 'UTF-16'
refused 'figures_of_another_council_are_refused' 3 other.csv
printf '{"schema":"cparent.reading/1"' >broken.json
refused 'json_that_breaks_off_is_refused' 3 broken.json
refused 'a_folder_is_refused' 3 "$work"
refused 'a_missing_file_is_not_found' 4 nowhere.csv

exits 'one_bad_file_of_several_ends_the_work' 3 import \
    "$data/minutes-2026-02-10-board.txt" number.csv "$data/pledges.csv"
has 'the_others_are_spoken_of' "$err" '1 of 3 files were taken in'
kept=$(history_of wyn.cparent)
exits 'a_meeting_is_for_one_file' 2 import "$data/pledges.csv" \
    "$data/indicators.csv" --meeting 2026-01-20
exits 'import_wants_a_file' 2 import
exits 'the_history_is_whole' 0 verify
printf 'RESOLVED: That\n\n1.  the report be noted.\n' >bare.txt
exits 'a_board_that_is_not_named_is_asked_for' 0 import bare.txt --dry-run
has 'it_says_how_to_give_it' "$err" '--board'
exits 'a_file_that_cannot_be_read_gives_no_list' 3 import number.csv --json
[ -z "$out" ]
ok 'nothing_stands_on_its_output'
exits 'a_day_and_a_board_can_be_given' 0 import bare.txt \
    --meeting 2026-01-20 --board 'Corporate Parenting Board'
kept=$(history_of wyn.cparent)

chmod 400 wyn.cparent
if [ "$(id -u)" -ne 0 ]; then
    refused 'a_store_that_may_only_be_read_is_left_alone' 6 \
        "$data/pledges.csv"
else
    skip 'a_store_that_may_only_be_read_is_left_alone' 'root may write all'
fi
chmod 600 wyn.cparent

# A disk that is full: no file may grow beyond what the store has now.
new_store full.cparent
before=$(history_of full.cparent)
blocks=$(($(stat -c %s full.cparent) / 1024 + 8))
(
    trap '' XFSZ
    ulimit -f "$blocks"
    "$RUN" cparent import "$data/indicators.csv" --store full.cparent \
        >.out 2>.err
)
is 'a_full_disk_is_said_so' $? 6
is 'a_full_disk_leaves_the_store_as_it_was' "$(history_of full.cparent)" \
    "$before"
exits 'and_the_store_is_whole' 0 verify --store full.cparent

new_store both.cparent
"$RUN" cparent import "$data/minutes-2026-02-10-board.txt" \
    --store both.cparent >both.txt 2>&1
has 'what_was_read_is_said_before_what_to_do_next' \
    "$(tail -n 1 both.txt)" 'wait for a person'
finish
