#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# list, show, add and set; check and export.
. "$abs_top_srcdir/tests/cli/tap.sh" || exit 99
export CPARENT_STORE=$work/wyn.cparent
sample_store

for noun in action pledge indicator observation target meeting question \
    resolution person document claim citation event body; do
    exits "${noun}_list_is_printed" 0 $noun list
    exits "${noun}_list_is_json" 0 $noun list --json
    json "${noun}_list_is_an_array_of_objects" \
        'isinstance(d, list) and all(isinstance(x, dict) for x in d)'
done
tool action list --json
json 'actions_come_out_of_three_meetings' 'len(d) >= 3'
tool action list --overdue --as-at 2026-03-01 --json
json 'some_are_overdue' \
    'd and all(a["status"] == "open" and a["due_on"] < "2026-03-01"
     for a in d)'
exits 'overdue_alone_is_a_success' 0 action list --overdue \
    --as-at 2026-03-01
exits 'overdue_can_be_an_exit_status' 1 action list --overdue --exit-code \
    --as-at 2026-03-01
exits 'nothing_overdue_is_a_success' 0 action list --overdue --exit-code \
    --as-at 2020-01-01
exits 'an_owner_is_asked_for' 0 action list --owner nobody-at-all --json
json 'nobody_has_none' 'd == []'

exits 'a_code_that_is_no_indicator_is_a_slip' 2 observation list \
    --indicator placements_3plsu
has 'the_one_that_was_meant_is_said' "$err" 'did you mean placements_3plus?'
exits 'a_code_that_no_record_has_is_none' 0 observation list \
    --indicator sw_turnover --json
json 'there_are_no_figures_of_it' 'd == []'
exits 'a_code_that_records_have_is_found' 0 target list \
    --indicator placements_3plus --json
json 'with_its_records' 'd'

exits 'an_action_is_added' 0 action add --text 'Write to every carer' \
    --owner 'Head of Service' --due-on 2026-02-01
is 'its_name_is_printed' "$out" 'action write-to-every-carer'
id=write-to-every-carer
exits 'it_can_be_shown' 0 action show $id --json
json 'it_is_open' 'd["status"] == "open" and d["owner"] == "Head of Service"
    and d["due_on"] == "2026-02-01" and d["version"] == 1'
exits 'an_owner_is_found_by_a_word' 0 action list --owner 'head of' --json
json 'the_new_one_is_among_them' "any(a['id'] == '$id' for a in d)"
exits 'it_is_done' 0 action set $id --status 'done' --note 'All written' \
    --as-at 2026-02-20
exits 'it_is_shown_again' 0 action show $id --json
json 'the_note_and_the_day_are_kept' 'd["status"] == "done"
    and d["update"] == "All written" and d["closed_on"] == "2026-02-20"
    and d["version"] == 2'
exits 'it_is_opened_again' 0 action set $id --status open
tool action show $id --json
json 'then_it_has_no_day_of_closing' 'not d.get("closed_on")'
exits 'an_old_version_is_a_conflict' 5 action set $id --owner Nobody \
    --expect 1 --json
error_json 'a_conflict_has_its_code' 'd["error"]["code"] == "CONFLICT"'
exits 'the_same_again_is_a_success' 0 action set $id --status open
has 'and_said_to_be_no_change' "$err" 'nothing was changed'
exits 'an_empty_value_clears_a_field' 0 action set $id --owner ''
tool action show $id --json
json 'nobody_is_named' 'not d.get("owner")'
exits 'two_actions_may_say_the_same' 0 action add \
    --text 'Write to every carer'
is 'the_second_has_a_name_of_its_own' "$out" 'action write-to-every-carer-2'
exits 'a_name_can_be_given' 0 action add --id A7 --text 'Phone them'
exits 'but_not_twice' 5 action add --id A7 --text 'Phone them'

exits 'a_day_that_is_none_is_refused' 2 action set A7 --due-on 2026-02-30
exits 'a_status_that_is_none_is_refused' 2 action set A7 --status finished
exits 'an_action_needs_its_text' 2 action add --owner Nobody
exits 'set_needs_a_field' 2 action set A7
exits 'set_needs_an_id' 2 action set --status 'done'
exits 'an_id_that_is_none_is_not_found' 4 action set A8 --status 'done'
exits 'showing_needs_an_id' 2 action show
exits 'showing_nobody_is_not_found' 4 action show A8 --json
error_json 'which_has_its_code' 'd["error"]["code"] == "NOT_FOUND"'
error_json 'and_where_to_look' '"cparent action list" in d["error"]["hint"]'
exits 'one_of_two_is_not_found' 4 action show A7 A8 --json
is 'and_half_an_array_is_not_written' "$out" ''
exits 'a_claim_is_not_typed_in' 2 claim add --text 'All is well'
exits 'several_are_shown' 0 action show A7 $id --json
json 'as_an_array' '[a["id"] for a in d] == ["A7", "write-to-every-carer"]'

exits 'a_target_is_added' 0 target add --indicator dental_check \
    --side at_least --value 90
id=${out#target }
exits 'it_is_there' 0 export csv target
has 'it_has_the_unit_of_its_indicator' "$out" ',90,percent,'
exits 'an_observation_is_added' 0 observation add --indicator dental_check \
    --period 2026-02 --value 61.5 --role actual
exits 'a_figure_that_is_none_is_refused' 2 observation add \
    --indicator dental_check --period 2026-01 --value lots --role actual
exits 'a_person_is_added' 0 person add --name 'A Person' --role Chair
exits 'a_pledge_has_statements' 0 pledge add --heading 'Your voice' \
    --statements 'We listen.|We answer.'
tool pledge show your-voice --json
json 'there_are_two' 'd["statements"] == ["We listen.", "We answer."]'
exits 'a_document_is_marked_as_published' 0 document set "$(
    "$RUN" cparent document list --json | "$PYTHON" -c '
import json, sys; print(json.load(sys.stdin)[0]["id"])')" --published yes
exits 'the_catalogue_is_listed' 0 indicator list --catalogue --json
json 'the_catalogue_is_long' 'len(d) > 40'
exits 'the_catalogue_is_shown' 0 indicator show health_assessment --catalogue
exits 'a_code_that_is_none_is_not_found' 4 indicator show nonsense \
    --catalogue
exits 'an_indicator_needs_a_code' 2 indicator add --title 'Hope'

exits 'a_control_character_is_refused' 2 action add --id evil \
    --text $'Look \033[31mred\033[0m'
tool action add --id evil --text $'Look \u202e here'
tool action list
case $out in *$'\u202e'*) false ;; *) true ;; esac
ok 'a_record_cannot_turn_the_terminal'
has 'the_mark_is_shown_as_an_escape' "$out" '\u{202e}'
export COLUMNS=80
tool action list
is 'a_listing_folds_into_a_narrow_terminal' "$(wider 80 "$out")" ''
unset COLUMNS

exits 'actions_are_exported' 0 export csv action -o actions.csv
"$PYTHON" -c '
import csv
rows = list(csv.DictReader(open("actions.csv", encoding="utf-8", newline="")))
assert {r["id"] for r in rows} >= {"A7", "write-to-every-carer"}, rows
assert all(None not in r and None not in r.values() for r in rows)'
ok 'every_row_has_every_column'
exits 'observations_are_exported_as_json' 0 export json observation
json 'they_are_an_array' 'len(d) > 100'
exits 'a_noun_that_is_none_is_a_usage_error' 2 export csv acton
has 'with_a_suggestion' "$err" 'did you mean action?'
exits 'an_export_needs_a_noun' 2 export csv

exits 'the_history_is_whole' 0 verify
tool check --json
[ "$status" -le 1 ]
ok 'check_comes_to_a_verdict'
json 'its_findings_are_an_array' 'isinstance(d, list)'
tool action add --id wrong --text x --agreed-on 2026-02-01 \
    --due-on 2026-01-01
exits 'check_finds_a_date_in_the_wrong_order' 1 check --json
if [ -e /dev/full ]; then
    "$RUN" cparent check >/dev/full 2>.err
    is 'findings_that_are_lost_are_a_failure' $? 6
else
    skip 'findings_that_are_lost_are_a_failure' 'no /dev/full'
fi
json 'and_names_the_record' \
    'any(f["id"] == "wrong" and f["rule"] == "due-before-agreed" for f in d)'
finish
