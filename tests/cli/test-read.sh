#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# cparent read: what minutes say, and files that are none.
. "$abs_top_srcdir/tests/cli/tap.sh" || exit 99
minutes=$data/minutes-2026-02-10-board.txt

exits 'minutes_are_read' 0 read "$minutes"
has 'people_read_the_actions' "$out" 'Actions ('
has 'people_read_the_lines' "$out" 'Line'
is 'nothing_is_stored' "$(ls)" ''
exits 'minutes_are_read_as_json' 0 read "$minutes" --json
json 'one_file_is_one_object' 'd["schema"] == "cparent.reading/1"'
json 'every_kind_is_there' 'all(isinstance(d[k], list) for k in
    "observations claims pledges questions resolutions actions people events"
    .split()) and isinstance(d["document"], dict)'
cat >spans.py <<'END'
import json, sys
raw = open(sys.argv[1], "rb").read()
d = json.load(open(sys.argv[2], encoding="utf-8"))
n = 0
for kind in ("observations", "claims", "resolutions", "actions"):
    for item in d[kind]:
        span = raw[item["byte_start"]:item["byte_end"]].decode("utf-8")
        assert span == item["text"], (kind, span, item["text"])
        n += 1
assert n > 3, n
END
"$PYTHON" spans.py "$minutes" .json
ok 'every_span_is_its_bytes'
exits 'several_files_are_read' 0 read "$minutes" "$minutes" --json
json 'several_files_are_an_array' 'len(d) == 2 and d[0] == d[1]'
"$RUN" cparent read - --json <"$minutes" >.out 2>.err
is 'the_standard_input_is_read' $? 0

exits 'a_missing_file_is_not_found' 4 read nowhere.txt
has 'the_file_is_named' "$err" 'nowhere.txt: there is no such file; '
exits 'a_folder_is_no_file' 3 read "$work"
exits 'a_folder_is_no_file_in_json' 3 read "$work" --json
error_json 'the_folder_is_the_source' \
    "d['error']['source'] == '$work' and d['error']['line'] is None"
exits 'a_broken_file_spoils_the_whole_answer' 4 \
    read "$minutes" nowhere.txt --json
is 'so_nothing_is_printed' "$out" ''
printf 'MINUTES\n\000\001\002\003binary\000' >binary.txt
exits 'bytes_that_are_no_text_are_refused' 3 read binary.txt
printf 'RESOLVED: That the caf\351 report be noted.\n' >latin.txt
exits 'windows_1252_is_read' 0 read latin.txt --json
json 'its_encoding_is_said' 'd["source"]["encoding"] == "windows-1252"'
printf 'Resolved: that 7%% \033[31mred\033[0m be noted.\n' >escape.txt
tool read escape.txt
case $out in *$'\033'*) false ;; *) true ;; esac
ok 'a_text_cannot_steer_the_terminal'
: >empty.txt
tool read empty.txt
[ "$status" -eq 0 ] || [ "$status" -eq 3 ]
ok 'an_empty_file_is_no_crash'
exits 'read_wants_a_file' 2 read
exits 'a_meeting_is_a_day' 2 read "$minutes" --meeting yesterday

# A council's own words.
printf 'Minutes:\n\nThe Moonlight Link agreed to send a note.\n' >own.txt
printf 'kind\tphrase\tmeaning\npost\tMoonlight Link\t\n' >own.tsv
tool read own.txt --json
json 'a_post_that_nobody_knows_owns_nothing' \
    'not any(a["owner"] for a in d["actions"])'
exits 'own_phrases_are_read' 0 read own.txt --phrases own.tsv --json
json 'and_known_from_then_on' \
    '[a["owner"] for a in d["actions"]] == ["The Moonlight Link"]'
printf '# ours\nkind\tphrase\tmeaning\npost\tA\t\nbdy\tB\t\n' >kind.tsv
exits 'a_wrong_kind_refuses_the_file' 3 read own.txt --phrases kind.tsv --json
error_json 'by_line_and_column' "(d['error']['source'], d['error']['line'],
    d['error']['column']) == ('kind.tsv', 4, 1)"
printf 'kind\tphrase\tmeaning\nclaim\tgrand\tgrand\n' >meaning.tsv
exits 'a_wrong_meaning_refuses_it' 3 read own.txt --phrases meaning.tsv
has 'and_is_pointed_at' "$err" 'meaning.tsv:2:3: '
exits 'phrases_must_be_there' 4 read own.txt --phrases nowhere.tsv

# How it was read.
printf 'Minutes:\n\nThere were 414 children in care.\n\nA <b>\033[2J word\n' >why.txt
exits 'a_reading_is_explained' 0 read why.txt --explain
has 'spans_are_marked' "$out" '414 children in care:1]'
has 'kind_rule_and_confidence_stand_below' "$out" \
    '1 observation, figure.digits, 9'
case $out in *$'\033'*) false ;; *) true ;; esac
ok 'and_nothing_steers_the_terminal'
exits 'it_is_a_page_too' 0 read why.txt --explain -o why.html
page=$(cat why.html)
has 'with_marks' "$page" '<mark><a href="#n1">1</a> '
has 'and_the_text_is_harmless' "$page" '&lt;b&gt;'
case $page in *'<script'* | *'<b>'$'\033'* | *http://* | *https://*) false ;;
    *) true ;; esac
ok 'without_script_or_request'
exits 'one_text_is_explained_at_a_time' 2 read why.txt own.txt --explain
exits 'an_output_needs_an_explanation' 2 read why.txt -o why.json
if [ "$(id -u)" -ne 0 ]; then
    cp "$minutes" locked.txt
    chmod 000 locked.txt
    exits 'a_file_that_may_not_be_read_is_said_so' 3 read locked.txt
else
    skip 'a_file_that_may_not_be_read_is_said_so' 'root may read all'
fi
finish
