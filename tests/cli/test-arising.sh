#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# cparent arising: what later minutes say of the actions agreed before.
. "$abs_top_srcdir/tests/cli/tap.sh" || exit 99
export CPARENT_STORE=$work/wyn.cparent
new_store wyn.cparent
later=$data/minutes-2026-02-10-board.txt

exits 'a_store_without_actions_has_nothing_to_hear_of' 0 arising "$later"
has 'it_says_so' "$err" 'says nothing of the actions that are open'

tool import "$data/minutes-2025-09-16-board.txt"
tool review --accept all
before=$(history_of wyn.cparent)
printf 'language\tkind\tphrase\tmeaning\nen\tnonsense\tx\t\n' >wrong.tsv
exits 'a_council_s_own_phrases_are_read' 3 arising "$later" \
    --phrases wrong.tsv
has 'a_wrong_row_has_its_place' "$err" 'wrong.tsv:2'
exits 'later_minutes_tell_what_became_of_them' 0 arising "$later" --json
json 'it_is_said_by_its_schema' 'd["schema"] == "cparent.arising/1"'
json 'a_reply_was_sent_on_the_day_that_the_text_says' \
    'any(m["outcome"] == "completed" and m["closed_on"] == "2025-10-27"
         and m["line"] == 15 for m in d["matters"])'
json 'a_report_that_was_not_received_is_not_complete' \
    '[m["outcome"] for m in d["matters"]
      if "teenagers" in m["action_text"]][0] in ("reported", "redated")'
printf '%s' "$out" >matters.json
"$PYTHON" - "$later" <<'END'
import json, sys
raw = open(sys.argv[1], 'rb').read()
for matter in json.load(open('matters.json'))['matters']:
    said = raw[matter['byte_start']:matter['byte_end']].decode()
    assert said == matter['text'], matter
END
ok 'each_sentence_stands_in_the_file_where_it_says'
exits 'people_read_the_outcome_and_the_sentence' 0 arising "$later"
has 'the_outcome' "$out" 'completed (2025-10-27)'
has 'the_sentence' "$out" 'had been sent on 27 October 2025'
is 'nothing_is_stored' "$(history_of wyn.cparent)" "$before"
exits 'the_minutes_that_agreed_them_say_nothing_of_them' 0 \
    arising "$data/minutes-2025-09-16-board.txt" --json
json 'no_matter_there' 'd["matters"] == []'
exits 'several_files_are_a_list' 0 arising "$later" "$later" --json
json 'one_object_a_file' 'len(d) == 2'
exits 'a_day_that_is_none_is_refused' 2 arising "$later" --meeting soon
exits 'a_file_that_is_not_there_is_not_found' 4 arising nowhere.txt
exits 'it_needs_a_file' 2 arising
finish
