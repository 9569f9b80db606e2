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

# A person at a terminal: yes, a word nobody knows, no, a correction with a
# slip in it, later, enough.
cat >person.py <<'END'
import os, pty, re, sys
answers = [b"y\n", b"what?\n", b"n\n", b"e\n", b"onwer=x\n",
           b"owner=Somebody Else\n", b"\n", b"l\n", b"q\n"]
pid, fd = pty.fork()
if pid == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
seen, answered = b"", 0
while True:
    try:
        got = os.read(fd, 4096)
    except OSError:
        break
    if not got:
        break
    seen += got
    if (answers and len(seen) > answered
            and re.search(rb"(quit|done\)): $", seen)):
        answered = len(seen) + 1
        os.write(fd, answers.pop(0))
status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
sys.stdout.buffer.write(seen)
sys.exit(status)
END
"$PYTHON" person.py "$RUN" cparent review >.out 2>&1
is 'a_person_steps_through' $? 0
has 'three_were_decided' "$(cat .out)" '3 decided'
exits 'after_that' 0 review --list --json
json 'five_fewer_are_open' "len(d) == $all - 5"
exits 'the_correction_is_kept' 0 action list --owner 'Somebody Else' --json
json 'in_place_of_what_was_read' 'len(d) == 1'
exits 'the_rest_is_accepted' 0 review --accept all
exits 'nothing_waits' 0 review --list --json
json 'none_is_open' 'd == []'
exits 'accepting_nothing_is_no_failure' 0 review --accept all
exits 'the_history_is_whole' 0 verify
finish
