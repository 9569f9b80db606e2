#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# cparent ssda903 --save: from a statutory return to the council's store.
. "$abs_top_srcdir/tests/cli/tap.sh" || exit 99
export CPARENT_STORE=$work/wyn.cparent
new_store wyn.cparent

# Thirty children in care on the day: three of them in a children's home,
# which is few enough to be protected, and none with a relative.
mkdir return
echo CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB >return/header.csv
echo CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC >return/episodes.csv
for child in $(seq 101 130); do
    place=U6
    [ "$child" -gt 127 ] && place=K2
    echo "QX$child,1,02/05/2012,WBRI,,," >>return/header.csv
    echo "QX$child,01/06/2024,S,C2,N1,$place,PR1,," >>return/episodes.csv
done
counted='ssda903 return --year-ended 2025-03-31 --authority E06000001'

# Six starts in 2024-25, and one day after it: whose return is it?
mkdir few
head -n 7 return/header.csv >few/header.csv
head -n 7 return/episodes.csv >few/episodes.csv
sed -i '7s/,,$/,03\/05\/2025,E4A/' few/episodes.csv
exits 'a_few_rows_are_counted_for_the_year_they_are_of' 0 ssda903 few --json
json 'which_one_late_day_does_not_move' \
    'd["year_ended"] == "2025-03-31" and
     [(f["rule"], f["line"]) for f in d["findings"]]
     == [("after-the-year", 7)]'
sed -i '6s/,,$/,04\/05\/2025,E4A/' few/episodes.csv
exits 'two_late_days_are_counted' 0 ssda903 few --json
json 'and_are_a_year' 'd["year_ended"] == "2026-03-31"'
sed -i '6s/04.05.2025,E4A/,/' few/episodes.csv
printf 'CHILD,DOB,REVIEW,REVIEW_CODE\nQX101,02/05/2012,01/05/2025,PN1\n' \
    >few/reviews.csv
exits 'a_late_day_beside_another_row_is_counted' 0 ssda903 few --json
json 'and_is_a_year_too' 'd["year_ended"] == "2026-03-31"'

# Reviews end later than episodes: alone, each table would be of its own year.
exits 'tables_can_be_named_one_by_one' 0 ssda903 few/reviews.csv \
    few/episodes.csv few/header.csv --json
apart=$out
exits 'or_with_their_folder' 0 ssda903 few --json
figures() {
    "$PYTHON" -c 'import json, sys
d = json.loads(sys.argv[1])
print(d["year_ended"], d["indicators"])' "$1"
}
is 'which_counts_the_same' "$(figures "$apart")" "$(figures "$out")"

# Two years' files side by side, and a year that the files are not of.
mkdir -p years/E06000001/2025 wrong/E06000001/2040
for year in 2024 2025; do
    cp return/header.csv years/header_$year.csv
    sed "s/2024/$((year - 1))/" return/episodes.csv >years/episodes_$year.csv
done
exits 'two_years_in_one_folder_are_no_return' 3 ssda903 years --json
error_json 'which_says_how_to_mend_it' \
    'd["error"]["source"] == "episodes_2025.csv"
     and d["error"]["findings"][0]["rule"] == "several-years"
     and "--previous" in d["error"]["hint"]'
exits 'one_of_them_can_be_named_alone' 0 ssda903 years/header_2024.csv \
    years/episodes_2024.csv --json
json 'and_is_of_its_own_year' 'd["year_ended"] == "2024-03-31"'
exits 'a_year_that_no_row_lies_in_is_refused' 3 ssda903 return \
    --year-ended 2019-03-31 --lenient
has 'which_says_the_year_that_they_end_in' "$err" '31 March 2025'
cp years/*_202?.csv years/E06000001/2025
cp return/*.csv wrong/E06000001/2040
sed -i 's/,,$/,01\/09\/2024,E4A/' wrong/E06000001/2040/episodes.csv
for tree in years wrong; do
    exits "the_same_in_a_tree_of_$tree" 3 ssda903 --tree $tree --json
    json "has_no_figures_of_$tree" \
        'all(i["state"] != "number" for i in d[0]["indicators"])'
done

exits 'who_is_counted_in_a_code_that_is_none' 4 ssda903 return \
    --children cla_31_marhc
has 'is_asked_for_the_one_that_was_meant' "$err" 'did you mean cla_31_march?'

mkdir other
echo 'Item,Owner' >other/actions.csv
exits 'files_that_are_no_return_are_refused' 3 ssda903 other \
    --year-ended 2025-03-31
has 'which_says_what_a_table_is_known_by' "$err" 'actions.csv:1: '

mkdir wide
for table in return/*.csv; do
    iconv -f UTF-8 -t UTF-16 "$table" >"wide/${table#return/}"
done
exits 'files_that_cannot_be_read_say_so_and_no_year' 3 ssda903 wide
has 'and_which_they_are' "$err" 'episodes.csv:1: this file is not UTF-8 text'
exits 'one_form_is_asked_for' 2 ssda903 return --csv --json

# In care since before the files begin, and no review in all of the first
# return: whatever was held before it, one was late.
mkdir first second
cp few/header.csv first
cp few/header.csv second
head -n 1 return/episodes.csv | tee first/episodes.csv >second/episodes.csv
echo QX101,04/01/2023,B,C2,N1,U6,PR1,, |
    tee -a first/episodes.csv >>second/episodes.csv
echo CHILD,DOB,REVIEW,REVIEW_CODE |
    tee first/reviews.csv >second/reviews.csv
echo QX101,02/05/2012,10/04/2024,PN1 >>second/reviews.csv
echo QX101,02/05/2012,09/10/2024,PN1 >>second/reviews.csv
printf 'date\n2023-04-07\n2025-12-26\n' >days.csv
exits 'reviews_are_looked_for_in_the_year_before' 0 ssda903 second \
    --previous first --year-ended 2025-03-31 --bank-holidays days.csv --json
json 'and_one_that_came_after_a_year_without_any_was_late' \
    '[(i["numerator"], i["denominator"]) for i in d["indicators"]
      if i["code"] == "reviews_in_time"] == [(0, 1)]'

# shellcheck disable=SC2086
{
    kept=$(history_of wyn.cparent)
    exits 'figures_are_printed' 0 $counted
    is 'and_not_kept_unasked' "$(history_of wyn.cparent)" "$kept"
    exits 'figures_are_kept' 0 $counted --save
    has 'and_it_is_said_how_many' "$err" ' figures kept.'
    kept=$(history_of wyn.cparent)
    exits 'the_same_return_can_be_kept_again' 0 $counted --save
    is 'which_adds_nothing' "$(history_of wyn.cparent)" "$kept"
}

exits 'the_figures_are_observations' 0 observation list --json
json 'with_what_was_counted_and_of_how_many' \
    '[(o["value"]["numerator"], o["value"]["denominator"],
       o["value"]["unit"], o["role"], o["period"]["text"]) for o in d
      if o["indicator"] == "childrens_homes_secure"]
     == [(3, 30, "percent", "actual", "year ended 2025-03-31")]
     and [o["value"]["value"] for o in d
          if o["indicator"] == "cla_31_march"] == [30]'
json 'what_the_files_do_not_hold_is_not_kept' \
    'all(o["value"]["state"] == "number" for o in d)
     and not any(o["indicator"] == "health_assessment" for o in d)'
json 'each_names_its_definition_its_day_and_its_files' \
    'all("by definition " + o["indicator"] + " version " in o["note"]
         and "as at 2025-03-31" in o["note"]
         and len(o["citations"]) == 2 for o in d)'
exits 'the_files_are_documents' 0 document list --json
sums=$(sha256sum return/*.csv | cut -c1-64 | sort | tr '\n' ' ')
json 'known_by_the_digests_of_their_bytes' \
    "' '.join(sorted(x['digest'] for x in d)) == '${sums% }'"
json 'that_only_those_with_a_right_may_open' \
    'all(x["access"] == "restricted" for x in d)'

exits 'the_log_tells_who_kept_them' 0 log --json
json 'each_figure_and_file_is_in_the_log' \
    'sum("childrens_homes_secure/year ended 2025-03-31" in str(x)
         for x in d) == 1
     and sum("document" in str(x) for x in d) >= 2
     and all("Clerk to the board" in str(x) for x in d)'
exits 'the_history_is_whole' 0 verify
grep -q QX1 wyn.cparent
is 'no_child_is_in_the_bytes_of_the_store' $? 1

exits 'a_report_is_made_of_them' 0 report highlights --as-at 2025-05-01 \
    --format json
json 'three_of_thirty_are_hidden_in_it' \
    '"13.6%" not in str(d) and "10.0%" not in str(d)'
exits 'and_in_words' 0 report highlights --as-at 2025-05-01 --format md
line=$(grep "^| Living in children's homes" .out)
has 'the_small_number_is_hidden' "$line" 'hidden to protect people'
lacks 'its_share_is_not_told' "$line" '10.0%'
lacks 'nor_its_parts' "$line" '3 of 30'
line=$(grep '^| Living with foster carers' .out)
has 'the_rest_would_tell_it_and_is_hidden_too' "$line" \
    'hidden to protect people'
has 'the_whole_is_shown' "$(grep 'at the snapshot date' .out)" '**30**'
finish
