#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Making a store, its history, and stores that are none.
. "$abs_top_srcdir/tests/cli/tap.sh" || exit 99

exits 'a_store_needs_a_council' 2 init s.cparent
[ ! -e s.cparent ]
ok 'without_one_nothing_is_made'
exits 'a_store_is_made' 0 init s.cparent --council Kirklees
is 'only_its_owner_may_read_it' "$(stat -c %a s.cparent)" 600
exits 'a_store_is_not_made_twice' 5 init s.cparent --council Kirklees
exits 'a_store_is_not_made_over_another_file' 5 \
    init s.cparent --council Wakefield
exits 'a_store_is_not_made_where_there_is_no_folder' 6 \
    init nowhere/s.cparent --council Kirklees
exits 'init_can_answer_in_json' 0 init t.cparent --council E08000034 --json
json 'init_says_whose_store_it_is' 'd["authority"] == "E08000034"'

exits 'a_new_store_has_a_history' 0 log --json --store s.cparent
json 'an_entry_says_who_and_when' \
    'len(d) >= 1 and d[0]["who"] == "Clerk to the board"
     and d[0]["at"] == "2026-03-01T09:00:00Z" and d[0]["sequence"] == 1'
exits 'who_can_be_given' 0 pledge add --heading 'Your home' --who Officer \
    --why 'Agreed by cabinet' --store s.cparent
exits 'the_history_can_be_read_from_a_place_on' 0 log --since 1 --json \
    --store s.cparent
json 'a_change_says_why' \
    'd[-1]["who"] == "Officer" and d[-1]["why"] == "Agreed by cabinet"
     and d[0]["sequence"] == 2'
exits 'a_place_in_the_history_is_a_number' 2 log --since Tuesday \
    --store s.cparent
exits 'the_history_is_printed_for_people' 0 log --store s.cparent
has 'people_read_what_was_changed' "$out" 'pledge your-home, version 1'

exits 'a_head_is_printed' 0 head --store s.cparent
head=$out
exits 'a_whole_history_is_verified' 0 verify --store s.cparent
exits 'a_head_that_was_kept_is_verified' 0 verify --head "$head" \
    --store s.cparent
exits 'a_head_of_another_store_is_found_out' 1 verify --store t.cparent \
    --head "$head" --json
error_json 'a_broken_history_has_its_code' \
    'd["error"]["code"] == "BROKEN_CHAIN"'

umask 022
exits 'records_are_exported_to_a_file' 0 export json pledge -o out.json \
    --store s.cparent
is 'only_its_owner_may_read_that_too' "$(stat -c %a out.json)" 600

exits 'a_backup_is_made' 0 backup copy.cparent --store s.cparent
is 'a_backup_has_the_same_history' "$(history_of copy.cparent)" \
    "$(history_of s.cparent)"
exits 'a_backup_never_overwrites' 5 backup copy.cparent --store s.cparent
if [ "$(id -u)" -ne 0 ]; then
    mkdir closed
    cp s.cparent closed/
    chmod 500 closed
    exits 'a_store_in_a_closed_folder_cannot_be_read' 6 head \
        --store closed/s.cparent
    has 'and_what_can_be_is_said' "$err" 'cparent backup'
    chmod 700 closed
else
    skip 'a_store_in_a_closed_folder_cannot_be_read' 'root may write all'
fi
chmod 400 copy.cparent
exits 'a_backup_opens_when_it_may_only_be_read' 0 pledge list --json \
    --store copy.cparent
json 'and_holds_the_records' '[p["heading"] for p in d] == ["Your home"]'

# As somebody who may read the store, and files in its folder, but not it.
mkdir shared
cp s.cparent shared/s.cparent
chmod 444 shared/s.cparent
as_reader() {
    if [ "$(id -u)" -eq 0 ]; then
        chmod 711 "$work"
        chmod 777 shared
        setpriv --reuid 65534 --regid 65534 --clear-groups \
            "$RUN" cparent "$@" 2>&1
    else
        "$RUN" cparent "$@" 2>&1
    fi
}
if as_reader --version >/dev/null; then
    has 'who_may_only_read_a_store_reads_it' \
        "$(as_reader pledge list --json --store shared/s.cparent)" 'Your home'
    is 'and_leaves_nothing_beside_it' "$(ls shared)" s.cparent
    as_reader verify --store shared/s.cparent >/dev/null
    is 'and_its_history_is_whole' $? 0
    as_reader pledge add --heading No --store shared/s.cparent >/dev/null
    is 'and_cannot_write_it' $? 6
else
    skip 'who_may_only_read_a_store_reads_it' 'no other user can run it'
fi
chmod 644 shared/s.cparent

exits 'a_missing_store_is_not_found' 4 action list --store none.cparent
exits 'the_default_store_can_be_missing_too' 4 action list
has 'then_the_way_to_one_is_said' "$err" 'cparent init council.cparent'
[ ! -e none.cparent ]
ok 'looking_for_a_store_makes_none'
printf 'This is not a database.\n' >text.cparent
exits 'a_text_is_not_a_store' 6 action list --store text.cparent
is 'a_text_is_left_as_it_was' "$(cat text.cparent)" \
    'This is not a database.'
exits 'nothing_is_imported_into_a_text' 6 import "$data/indicators.csv" \
    --store text.cparent
is 'it_is_still_left_as_it_was' "$(cat text.cparent)" \
    'This is not a database.'
: >empty.cparent
exits 'an_empty_file_is_not_a_store' 6 action list --store empty.cparent
mkdir folder
exits 'a_folder_is_not_a_store' 6 action list --store folder --json
error_json 'a_folder_has_the_code_of_a_store' 'd["error"]["code"] == "STORE"'

exits 'an_empty_store_checks_well' 0 check --store t.cparent
exits 'an_empty_listing_says_how_to_go_on' 0 action list --store t.cparent
has 'the_way_on_is_to_read_minutes' "$err" 'cparent import FILE'
exits 'quiet_says_nothing' 0 action list --store t.cparent --quiet
is 'quiet_is_quiet' "$err$out" ''
exits 'an_empty_listing_is_an_empty_array' 0 action list --json \
    --store t.cparent
json 'an_array_of_none' 'd == []'
if [ -e /dev/full ]; then
    "$RUN" cparent log --store s.cparent >/dev/full 2>.err
    is 'a_full_disk_is_not_success' $? 6
else
    skip 'a_full_disk_is_not_success' 'no /dev/full'
fi
finish
