#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# cparent protect: patterns, audits, refusals, and files that are none.
. "$abs_top_srcdir/tests/cli/tap.sh" || exit 99

# Two by two with its margins; the corner is small.
cat >cells.csv <<'END'
cell,value,never
a1,3,0
a2,20,0
b1,30,0
b2,40,0
at,23,0
bt,70,0
t1,33,0
t2,60,0
g,93,1
END
cat >sums.csv <<'END'
eq,total,part
1,at,a1
1,at,a2
2,bt,b1
2,bt,b2
3,t1,a1
3,t1,b1
4,t2,a2
4,t2,b2
5,g,at
5,g,bt
6,g,t1
6,g,t2
END

exits 'a_table_is_protected' 0 protect cells.csv sums.csv
has 'the_small_count_is_hidden' "$out" 'a1,primary'
has 'and_so_are_three_more' "$(grep -c secondary <<<"$out")" 3
has 'what_may_never_be_hidden_is_not' "$out" 'g,published'
has 'people_read_the_audit_beside_it' "$err" 'Safe, to the level rule'
has 'and_that_no_less_would_do' "$err" 'the least possible'
has 'and_what_a_reader_can_think' "$err" 'a1: rule, 1 to '
exits 'a_pattern_goes_into_a_file' 0 protect cells.csv sums.csv \
    -o pattern.csv --quiet
is 'and_nowhere_else' "$out$err" ''
exits 'what_was_chosen_passes_the_audit' 0 protect cells.csv sums.csv \
    --audit pattern.csv
has 'and_is_said_to' "$out" 'Safe'
exits 'json_has_the_pattern_and_the_audit' 0 protect cells.csv sums.csv \
    --level exact --threshold 5 --json
json 'of_schema_1' 'd["schema"] == "cparent.protect/1" and d["safe"]
     and d["level"] == "exact" and d["bound"] == d["cost"] == 3
     and d["cells"][0] == {"cell": "a1", "status": "primary"}
     and d["audit"][0]["level"] in ("exact", "rule")'
exits 'people_may_be_the_weight' 0 protect cells.csv sums.csv \
    --weight value --json
json 'the_least_people_are_hidden' 'd["cost"] == d["bound"] == 90'

sed 's/a2,secondary/a2,published/;s/at,secondary/at,published/' \
    pattern.csv >leaky.csv
exits 'a_pattern_that_leaks_fails' 1 protect cells.csv sums.csv \
    --audit leaky.csv
has 'and_is_said_to_leak' "$out" 'a1: none, it can be worked out'
exits 'a_failed_audit_is_json_too' 1 protect cells.csv sums.csv \
    --audit leaky.csv --json
json 'with_what_is_wrong' 'not d["safe"]
     and d["audit"][0]["problems"] == ["level_missed"]
     and d["audit"][0]["lower"] == d["audit"][0]["upper"] == 3'
printf 'cell,status\na1,published\n' >few.csv
exits 'a_pattern_has_every_cell' 3 protect cells.csv sums.csv \
    --audit few.csv
has 'the_missing_one_is_named' "$err" '"a2" has no status'
sed 's/secondary/hushed/' pattern.csv >words.csv
exits 'a_status_is_one_of_three' 3 protect cells.csv sums.csv \
    --audit words.csv
has 'the_wrong_one_has_a_place' "$err" 'words.csv:'

# Two each of a published six: 1 to 4, never 5.
printf 'cell,value,never\na,2,\nb,2,\nc,2,\nt,6,1\n' >twos.csv
printf 'eq,total,part\n1,t,a\n1,t,b\n1,t,c\n' >two-sums.csv
exits 'what_cannot_be_protected_is_refused' 7 protect twos.csv \
    two-sums.csv -o none.csv
has 'the_cell_is_named' "$err" '"a"'
has 'and_the_ways_out' "$err" 'merge categories'
is 'and_nothing_is_written' "$(ls none.csv 2>/dev/null)" ''
exits 'a_refusal_is_json_too' 7 protect twos.csv two-sums.csv --json
is 'on_the_error_stream_alone' "$out" ''
error_json 'with_its_code' 'd["error"]["code"] == "PROTECTED"'

sed 's/^a2,20/a2,2O/' cells.csv >letters.csv
exits 'a_value_is_a_number' 3 protect letters.csv sums.csv --json
error_json 'its_place_is_given' 'd["error"]["line"] == 3
     and d["error"]["column"] == 2 and d["error"]["field"] == "value"'
sed 's/^a2,20/a2,21/' cells.csv >wrong.csv
exits 'sums_add_up' 3 protect wrong.csv sums.csv
has 'the_first_that_does_not_has_a_place' "$err" \
    'sums.csv:2:1: equation "1" does not add up'
sed 's/4,t2,b2/4,t2,b3/' sums.csv >other.csv
exits 'a_part_is_a_cell' 3 protect cells.csv other.csv
has 'what_is_none_has_a_place' "$err" 'other.csv:9:3:'
printf 'cell,value\na,1\na,2\n' >twice.csv
exits 'a_cell_stands_once' 3 protect twice.csv sums.csv
has 'which_is_mended_by_an_id_of_its_own' "$err" 'already; give each cell'
printf 'name,value\na,1\n' >names.csv
exits 'columns_are_known_by_name' 3 protect names.csv sums.csv
has 'the_missing_one_is_said' "$err" 'no column "cell"'
printf 'cell,value\na,1\nb,\nc,many\n' >empty.csv
exits 'a_cell_has_a_value' 3 protect empty.csv sums.csv
has 'the_one_without_is_named' "$err" 'empty.csv:3:2: the cell "b" has no value'
sed -i 3d empty.csv
exits 'a_value_is_a_number' 3 protect empty.csv sums.csv
has 'the_one_that_is_none_is_named' "$err" 'the cell "c" is no whole number'
exits 'a_threshold_is_a_number' 2 protect cells.csv sums.csv --threshold 0
exits 'a_level_is_one_of_two' 2 protect cells.csv sums.csv --level safe
exits 'an_audit_writes_no_file' 2 protect cells.csv sums.csv \
    --audit pattern.csv -o other.csv
exits 'both_files_are_needed' 2 protect cells.csv
exits 'a_file_that_is_not_there' 4 protect cells.csv nothing.csv
finish
