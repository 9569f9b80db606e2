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
if [ "$(id -u)" -ne 0 ]; then
    cp "$minutes" locked.txt
    chmod 000 locked.txt
    exits 'a_file_that_may_not_be_read_is_said_so' 3 read locked.txt
else
    skip 'a_file_that_may_not_be_read_is_said_so' 'root may read all'
fi
finish
