#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# cparent review: what a person decides.
. "$abs_top_srcdir/tests/cli/tap.sh" || exit 99
export CPARENT_STORE=$work/wyn.cparent
new_store wyn.cparent
tool import "$data/minutes-2026-02-10-board.txt"

exits 'proposals_are_listed' 0 review --list
has 'people_read_what_they_are' "$out" 'Summary'
exits 'proposals_are_listed_as_json' 0 review --list --json
json 'a_proposal_has_an_id_and_a_noun' \
    'len(d) > 3 and all(p["id"] and p["noun"] and p["state"] == "open"
     for p in d)'
all=$("$PYTHON" -c 'import json; print(len(json.load(open(".json"))))')
pick() { # NOUN: the id of an open proposal
    "$RUN" cparent review --list --json | "$PYTHON" -c '
import json, sys
print(next(p["id"] for p in json.load(sys.stdin)
           if p["noun"] == sys.argv[1]))' "$1"
}
action=$(pick action)
resolution=$(pick resolution)
exits 'stepping_through_needs_a_terminal' 2 review
exits 'an_id_that_is_none_is_not_found' 4 review --accept nobody
exits 'one_bad_id_decides_nothing' 4 review --accept "$action" nobody
exits 'nothing_was_decided' 0 review --list --json
json 'all_are_still_open' "len(d) == $all"
exits 'an_id_alone_is_no_decision' 2 review "$action"
exits 'one_decision_at_a_time' 2 review --accept "$action" --reject \
    "$resolution"
exits 'a_proposal_is_accepted' 0 review --accept "$action" --json
json 'one_was_accepted' 'd == {"accepted": 1, "rejected": 0}'
exits 'then_it_is_an_action' 0 action list --json
json 'with_all_that_a_system_needs' 'len(d) == 1 and
    all(k in d[0] for k in ("id", "text", "owner", "due_on", "status"))'
id=$("$PYTHON" -c 'import json; print(json.load(open(".json"))[0]["id"])')
exits 'an_action_is_shown_with_its_words' 0 action show "$id"
has 'the_place_is_a_file_and_a_line' "$out" 'minutes-2026-02-10-board.txt:'
exits 'a_proposal_is_rejected' 0 review --reject "$resolution"
exits 'it_is_no_resolution' 0 resolution list --json
json 'none' 'd == []'
tool import "$data/minutes-2026-02-10-board.txt"
exits 'it_is_never_proposed_again' 0 review --list --json
json 'two_fewer_are_open' "len(d) == $all - 2"

# What a spreadsheet decides; test-review-step.py has the terminal.
exits 'a_sheet_is_written' 0 review --export sheet.csv
is 'for_its_maker_alone' "$(stat -c %a sheet.csv)" 600
is 'it_begins_as_excel_wants_it' "$(head -c 3 sheet.csv | od -An -tx1)" \
    ' ef bb bf'
before=$(history_of wyn.cparent)
exits 'unchanged_it_is_read' 0 review --import sheet.csv
is 'and_changes_nothing' "$(history_of wyn.cparent)" "$before"
cat >fill.py <<'END'
import csv, sys
with open("sheet.csv", newline="", encoding="utf-8-sig") as file:
    rows = list(csv.DictReader(file))
action = next(r for r in rows if r["noun"] == "action")
action["decision"], action["owner"] = "Accept", "Ms Ames"
rows[0]["decision"] = rows[0]["decision"] or "reject"
with open("filled.csv", "w", newline="", encoding="utf-8-sig") as file:
    writer = csv.DictWriter(file, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
for row in rows:
    row["decision"] = "perhaps"
with open("wrong.csv", "w", newline="", encoding="utf-8") as file:
    writer = csv.DictWriter(file, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
END
"$PYTHON" fill.py
exits 'a_word_that_is_no_decision_is_refused' 3 review --import wrong.csv
has 'with_its_place' "$err" 'wrong.csv:2:3: this is no decision'
is 'a_faulty_row_is_said_once' \
    "$(grep -c '^wrong.csv:2:3: this is no decision' .err)" 1
has 'and_every_other_one_in_the_same_words' "$err" \
    'wrong.csv:3:3: this is no decision'
is 'nothing_of_it_was_kept' "$(history_of wyn.cparent)" "$before"
exits 'a_filled_sheet_decides' 0 review --import filled.csv --json \
    --who 'Ms Dace'
json 'as_its_rows_say' 'd["corrected"] == 1 and d["rejected"] == 1'
exits 'the_correction_is_kept' 0 action list --owner 'Ms Ames' --json
json 'with_who_accepted_it' 'd[0]["accepted_by"] == "Ms Dace" and
    d[0]["citations"]'
exits 'the_log_names_who' 0 log
has 'who_decided' "$out" 'Ms Dace'
exits 'a_sheet_that_was_read_already_is_stale' 5 review --import filled.csv
exits 'a_decision_can_be_taken_back' 0 review --undo
exits 'which_one_is_said' 0 review --undo --json
json 'by_its_id' 'd["undone"]'
exits 'the_action_is_gone_again' 0 action list --owner 'Ms Ames' --json
json 'none_is_left' 'd == []'
exits 'one_thing_at_a_time' 2 review --undo --list
# Several ids are one change: all of them are decided, or none.
open_ids() {
    "$RUN" cparent review --list --json | "$PYTHON" -c '
import json, sys
print("\n".join(p["id"] for p in json.load(sys.stdin)))'
}
first=$(open_ids | sed -n 1p) second=$(open_ids | sed -n 2p)
exits 'one_is_decided' 0 review --accept "$first"
before=$(history_of wyn.cparent)
exits 'one_of_two_was_decided_already' 5 review --accept "$second" "$first"
is 'so_neither_is_accepted' "$(history_of wyn.cparent)" "$before"
exits 'nor_rejected' 5 review --reject "$second" "$first"
is 'the_history_stands_still' "$(history_of wyn.cparent)" "$before"
exits 'one_of_two_was_never_decided' 4 review --undo "$first" "$second"
is 'so_neither_is_taken_back' "$(history_of wyn.cparent)" "$before"
is 'and_neither_is_said_to_be' "$out" ''
exits 'an_unknown_proposal_is_not_found' 4 review --accept nobody
has 'where_to_look_is_said' "$err" 'cparent review --list'
exits 'both_are_decided' 0 review --reject "$second"
exits 'both_are_taken_back' 0 review --undo "$first" "$second" --json
is 'a_line_for_each' "$(printf '%s\n' "$out" | grep -c undone)" 2

exits 'the_rest_is_accepted' 0 review --accept all
exits 'nothing_waits' 0 review --list --json
json 'none_is_open' 'd == []'
exits 'accepting_nothing_is_no_failure' 0 review --accept all
exits 'the_history_is_whole' 0 verify
finish
