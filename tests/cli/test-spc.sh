#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# cparent spc: charts, and files that are none.
. "$abs_top_srcdir/tests/cli/tap.sh" || exit 99

# Twelve months about 12, then 25: beyond any limits.
cat >s.csv <<'END'
date,value
2024-01-31,10
2024-02-29,12
2024-03-31,11
2024-04-30,13
2024-05-31,12
2024-06-30,11
2024-07-31,10
2024-08-31,12
2024-09-30,13
2024-10-31,11
2024-11-30,12
2024-12-31,25
END

exits 'a_chart_is_judged' 0 spc s.csv --polarity low --target 20
has 'people_read_the_verdict' "$out" 'special cause, concern'
has 'and_why' "$out" 'beyond the upper limit'
has 'and_what_becomes_of_the_target' "$out" 'if nothing changes'
has 'and_that_the_limits_are_trial_limits' "$out" 'trial limits'
exits 'a_chart_is_judged_as_json' 0 spc s.csv --improvement down \
    --target 20 --json
json 'the_faces_are_those_of_the_contract' \
    'd["schema"] == "cparent.spc/1" and len(d["points"]) == 12
     and d["variation"] == "special_cause_concern"
     and d["assurance"] == "consistently_passing"
     and d["trial_limits"] is True and d["stale"] is False'
# By hand: mean 152/12; ranges 2 1 2 1 1 1 2 1 2 1 13, mean 27/11; 13 is
# beyond 3.267 times that, so the mean range is 14/10.
json 'the_limits_are_those_worked_out_by_hand' \
    'all(abs(d["points"][11][k] - v) < 1e-12 for k, v in
     {"mean": 152/12, "lower": 152/12 - 2.66*1.4,
      "upper": 152/12 + 2.66*1.4}.items())
     and d["points"][11]["rules"] == ["astronomical"]
     and d["points"][11]["directions"] == ["high"]
     and d["points"][0]["rules"] == []'
exits 'screening_can_be_left_out' 0 spc s.csv --no-screening --json
json 'the_limits_are_wider_then' \
    'abs(d["points"][0]["upper"] - 152/12 - 2.66*27/11) < 1e-12
     and d["variation"] == "special_cause_neutral_high"
     and d["assurance"] is None'
exits 'a_chart_is_written_as_csv' 0 spc s.csv --csv
has 'its_points_are_rows' "$out" \
    'special_cause_neutral_high'
is 'a_row_a_point_and_the_names' "$(wc -l <.out)" 13

cat >r.csv <<'END'
value,date,rebase
7,2025-03,
5,2025-01,
,2025-04,
6,2025-02,new contract
END
exits 'rows_are_put_in_order' 0 spc r.csv --json
json 'missing_values_and_rebases_are_kept' \
    '[p["date"] for p in d["points"]]
     == ["2025-01", "2025-02", "2025-03", "2025-04"]
     and [p["group"] for p in d["points"]] == [0, 1, 1, 1]
     and d["points"][3]["point_type"] == "missing" and d["stale"] is True
     and d["points"][0]["lower"] is None
     and d["groups"][1]["reason"] == "new contract"'
exits 'a_rebase_can_be_given_beside_the_file' 0 \
    spc s.csv --rebase '2024-07-31=a new team' --json
json 'with_its_reason' 'd["groups"][1]["reason"] == "a new team"
     and d["points"][6]["group"] == 1'

for cell in NA 1e3 0x10 nan inf 12% '"1,234"' 01:07 1. --1 3..4 '£5'; do
    printf 'date,value\n2024-01-31,10\n2024-02-29,%s\n' "$cell" >bad.csv
    exits "a_value_of_${cell}_is_refused" 3 spc bad.csv
    has "at_line_and_column_($cell)" "$err" 'bad.csv:3:2: '
done
printf 'date,value\n2024-01-31,1,234\n' >bad.csv
exits 'a_bare_comma_makes_another_cell' 3 spc bad.csv --json
error_json 'and_is_refused_there' \
    'd["error"]["line"] == 2 and d["error"]["column"] == 3'
printf 'date,value\n2024-02-29,1\n2024-01-31,1\n2024-02-29,2\n' >bad.csv
exits 'a_date_that_is_there_twice_is_an_error' 3 spc bad.csv --json
error_json 'at_the_second_of_them' \
    'd["error"]["line"] == 4 and d["error"]["column"] == 1
     and d["error"]["field"] == "date"'
for date in 31/01/2024 2024-02-30 January '' 01-02-24; do
    printf 'date,value\n%s,1\n' "$date" >bad.csv
    exits "a_date_of_${date:-nothing}_is_refused" 3 spc bad.csv
    has "with_its_place_(${date:-nothing})" "$err" 'bad.csv:2:1: '
done
printf 'when,value\n2024-01-31,1\n' >bad.csv
exits 'a_column_that_is_missing_is_named' 3 spc bad.csv
has 'by_its_name' "$err" 'the column date is missing'
printf 'date,value,child_id\n2024-01-31,1,7\n' >bad.csv
exits 'a_table_of_children_is_refused' 7 spc bad.csv

exits 'a_rebase_where_no_row_is_is_an_error' 2 \
    spc s.csv --rebase 2024-07-30
exits 'a_short_baseline_is_refused' 2 spc s.csv --baseline 11
exits 'so_is_a_target_that_is_none' 2 spc s.csv --target 1e3
exits 'and_rules_that_nobody_has' 2 spc s.csv --rules mdc2020
exits 'two_ways_that_contradict_are_refused' 2 \
    spc s.csv --polarity high --improvement down
exits 'two_that_agree_are_fine' 0 spc s.csv --polarity low --improvement down
exits 'a_missing_file_is_not_found' 4 spc nowhere.csv
printf 'date,value\n' >empty.csv
exits 'a_file_without_rows_is_a_chart_of_nothing' 0 spc empty.csv --json
json 'and_says_so' 'd["points"] == [] and d["variation"] == "missing"'

if command -v script >/dev/null; then
    screen() {
        env TERM=xterm COLUMNS=60 "$@" script -qc \
            "$RUN cparent spc s.csv --polarity low --target 20" /dev/null \
            </dev/null 2>/dev/null
    }
    has 'a_person_sees_a_chart' "$(screen LC_ALL=C.UTF-8)" '┄┄┄'
    has 'in_ascii_where_there_is_no_more' "$(screen LC_ALL=C)" '...'
    has 'with_words_beside_the_colours' "$(screen LC_ALL=C)" \
        'I improvement  C concern'
    case $(screen LC_ALL=C.UTF-8 NO_COLOR=1) in
        *$'\033[1;33m'*) false ;;
        *) true ;;
    esac
    ok 'and_without_colour_on_request'
    widest=$(screen LC_ALL=C NO_COLOR=1 | tr -d '\r' | awk '
        length($0) > w { w = length($0) } END { print w }')
    [ "$widest" -le 60 ]
    ok 'no_wider_than_the_screen' || say_more "$widest"
else
    skip 'a_person_sees_a_chart' 'there is no script'
fi
finish
