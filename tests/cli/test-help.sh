#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Help, man page and completions, and what is said of a wrong command line.
. "$abs_top_srcdir/tests/cli/tap.sh" || exit 99

exits 'help_is_a_success' 0 --help
help=$out
commands=$("$RUN" cparent --generate fish |
    sed -n 's/.*__fish_use_subcommand -f -a \([a-z0-9]*\) .*/\1/p')
missing=
for command in $commands; do
    case $help in *"  $command "*) ;; *) missing="$missing $command" ;; esac
done
is 'help_names_every_command' "$missing" ''
[ "$(printf '%s\n' "$commands" | wc -l)" -ge 25 ]
ok 'there_are_commands_to_name'

silent=
for command in $commands; do
    tool "$command" --help
    case $status:$out in
    0:Usage:*Examples*"Exit status"*) ;;
    *) silent="$silent $command" ;;
    esac
done
is 'every_command_has_help_with_examples_and_exit_statuses' "$silent" ''
missing=
for command in $commands; do
    grep -q "cparent $command" "$abs_top_srcdir/docs/tool.md" ||
        missing="$missing $command"
done
is 'the_manual_names_every_command' "$missing" ''

# Every output can be lost, and every file that is named be missing.
silent=
for command in $commands; do
    tool "$command" --help
    case $out in *"  6   reading, writing"*) ;; *) silent="$silent $command" ;; esac
done
is 'every_command_can_fail_to_write' "$silent" ''
exits 'a_table_to_protect_can_be_missing' 4 protect none.csv none.csv
tool protect --help
has 'which_its_help_says' "$out" '  4   not found'

tool --help
is 'help_fits_80_columns' "$(wider 80 "$out")" ''
exits 'the_version_is_printed' 0 --version
has 'the_version_names_the_tool' "$out" 'cparent '
exits 'no_command_is_a_usage_error' 2
exits 'a_misspelt_command_is_a_usage_error' 2 reprot
has 'a_misspelt_command_gets_a_suggestion' "$err" 'did you mean report?'
exits 'a_misspelt_option_is_a_usage_error' 2 action list --stauts open
has 'a_misspelt_option_gets_a_suggestion' "$err" 'did you mean --status?'
exits 'a_misspelt_verb_is_a_usage_error' 2 action lsit
has 'a_misspelt_verb_gets_a_suggestion' "$err" 'did you mean action list?'
exits 'an_option_without_its_value_is_a_usage_error' 2 action list --owner
exits 'a_day_that_is_none_is_a_usage_error' 2 action list --as-at 2026-02-30
exits 'a_status_that_is_none_is_a_usage_error' 2 action list --status opne
has 'the_statuses_that_there_are_are_named' "$err" 'open done dropped'
exits 'too_many_words_are_a_usage_error' 2 head over heels
exits 'a_usage_error_can_be_json' 2 --json reprot
error_json 'the_json_of_an_error_has_every_key' \
    'sorted(d["error"]) == ["code", "column", "field", "hint", "line",
     "message", "source"] and d["error"]["code"] == "INVALID"
     and d["error"]["line"] is None'
is 'messages_do_not_go_to_the_standard_output' "$out" ''

new_store council.cparent
exits 'options_may_stand_before_the_command' 0 \
    --as-at 2026-03-01 --json action list
before=$out
exits 'options_may_stand_behind_the_arguments' 0 \
    action list --as-at=2026-03-01 --json
is 'both_orders_say_the_same' "$out" "$before"
CPARENT_STORE=council.cparent exits 'the_environment_names_a_store' 0 head

for word in 'report annual' 'report actions' \
    'report young-people' 'report forward-plan' 'export xlsx' 'export ics' \
    'export atom'; do
    # shellcheck disable=SC2086
    exits "${word// /_}_says_that_it_is_not_built_in" 8 $word
done
exits 'a_store_behind_an_address_is_not_built_in' 8 \
    head --store postgresql://localhost/wyn

exits 'a_man_page_is_made' 0 --generate man
printf '%s\n' "$out" >cparent.1
if command -v groff >/dev/null; then
    is 'the_man_page_has_no_warnings' \
        "$(groff -man -Tutf8 -ww -z cparent.1 2>&1)" ''
else
    skip 'the_man_page_has_no_warnings' 'no groff'
fi
is 'no_command_is_missing_from_the_man_page' "$(for command in $commands; do
    grep -q "^\.SS cparent $command" cparent.1 || echo "$command"
done)" ''
exits 'a_bash_completion_is_made' 0 --generate bash
printf '%s\n' "$out" >completion
bash -n completion
ok 'bash_can_read_its_completion'
is 'bash_completes_a_command' "$(bash -c '. ./completion
    COMP_WORDS=(cparent rep) COMP_CWORD=1 COMPREPLY=()
    _cparent; echo "${COMPREPLY[*]}"')" report
is 'bash_completes_the_word_of_a_choice' "$(bash -c '. ./completion
    COMP_WORDS=(cparent action list --status o) COMP_CWORD=4 COMPREPLY=()
    _cparent; echo "${COMPREPLY[*]}"')" open
exits 'a_zsh_completion_is_made' 0 --generate zsh
exits 'nothing_else_is_made' 2 --generate elvish
finish
