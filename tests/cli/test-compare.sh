#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# cparent compare and cparent published: invented councils, worked out by
# hand, from a file and from a store.
. "$abs_top_srcdir/tests/cli/tap.sh" || exit 99

where='time_period,time_identifier,geographic_level,country_code,country_name'
where=$where,region_code,region_name,old_la_code,la_name,new_la_code
nation='Reporting year,National,E92000001,England,,,,,'
region='Reporting year,Regional,E92000001,England,E12000003,North,,,'
council='Reporting year,Local authority,E92000001,England,E12000003,North'
rows() { # PERIOD GROUP NATION REGION then a figure for each of six councils
    local period=$1 group=$2 n=0
    echo "$period,$nation,$group,$3"
    echo "$period,$region,$group,$4"
    shift 4
    for figure in "$@"; do
        n=$((n + 1))
        echo "$period,$council,80$n,Town $n,E0600080$n,$group,$figure"
    done
}
{
    echo "$where,group,share"
    rows 2023 Total 69 71 70 70 60 80 90 50
    rows 2025 Total 70 72 71.5 75 c 75 z 60
    rows 2025 Girls 70 72 1 2 3 4 5 6
} >figures.csv
{
    echo 'old_la_code,la_name,SN_1,SN_1P,SN_2,SN_2P,SN_3,SN_3P,SN_4,SN_4P'
    echo '801,Town 1,802,Close ,803,Very close,804,Close,806,Not close'
} >near_2031.csv
beside() {
    exits "$1" "$2" compare --data figures.csv --measure share \
        --neighbours near_2031.csv "${@:3}"
}

beside 'a_council_beside_the_others' 0 --filter group=Total --authority 801 \
    --period 2025 --polarity high --json
json 'figure_nation_and_region' \
    'd["value"] == 71.5 and d["national"] == 70 and d["region"] == 72
     and d["state"] == "number" and d["region_name"] == "North"'
json 'ties_share_the_lowest_rank' 'd["rank"] == 3 and d["ranked"] == 4'
json 'quartiles_are_of_type_7' \
    'd["quartiles"] == [60, 68.625, 73.25, 75, 75]'
json 'the_band_is_the_third_quarter' 'd["quartile_band"] == "C"'
json 'neighbours_without_a_number_are_named_and_not_averaged' \
    'd["neighbours"]["model"] == "2031" and d["neighbours"]["used"] == 3
     and d["neighbours"]["missing"] == ["803"]
     and d["neighbours"]["mean"] == 70 and d["neighbours"]["median"] == 75'
json 'closeness_is_trimmed' \
    'd["neighbours"]["councils"][0]["closeness"] == "Close"'
json 'the_year_that_is_not_there_is_a_gap' \
    '[(p["period"], p["value"], p["state"]) for p in d["series"]]
     == [("2023", 70, "number"), ("2024", None, "missing"),
         ("2025", 71.5, "number")]'
json 'the_sentence_says_it' '"3rd of 4" in d["sentence"]'

beside 'a_tie_at_the_top' 0 --filter group=Total --authority 'town 2' \
    --polarity high --json
json 'both_are_first' 'd["rank"] == 1 and d["tied"] == 1'
beside 'low_is_better' 0 --filter group=Total --authority E06000806 \
    --polarity low --json
json 'the_least_is_first' 'd["rank"] == 1 and d["quartile_band"] == "A"'
beside 'a_neutral_indicator' 0 --filter group=Total --authority 801 \
    --polarity neutral --json
json 'has_neither_rank_nor_band' \
    'd["rank"] is None and d["quartile_band"] is None and d["ranked"] == 4'
beside 'a_figure_that_is_hidden' 0 --filter group=Total --authority 803 \
    --polarity high --json
json 'has_its_reason_and_no_rank' \
    'd["value"] is None and d["state"] == "suppressed" and d["rank"] is None
     and any("protect" in note for note in d["notes"])'
beside 'all_of_them' 0 --filter group=Total --authority all --json
json 'make_an_array' '[x["authority"] for x in d] == ["801", "802", "803",
    "804", "805", "806"]'

beside 'a_filter_left_out' 0 --authority 801 --period 2025 --json
json 'stands_at_its_total_and_says_so' \
    'd["filters"] == {"group": "Total"} and d["value"] == 71.5
     and any("Total is taken" in note for note in d["notes"])'
sed 's/,Total,/,Boys,/' figures.csv >boys.csv
exits 'where_there_is_no_total' 2 compare --data boys.csv --measure share \
    --authority 801 --period 2025 --json
error_json 'the_values_are_listed' \
    '"Boys; Girls" in d["error"]["hint"]'
exits 'a_measure_that_is_misspelt' 4 compare --data figures.csv \
    --measure shaer --authority 801 --json
error_json 'a_measure_is_suggested' '"share" in d["error"]["hint"]'
beside 'a_value_that_is_misspelt' 4 --filter group=Girl --authority 801 \
    --json
error_json 'a_value_is_suggested' '"Girls" in d["error"]["hint"]'
beside 'a_council_that_nobody_knows' 4 --filter group=Total \
    --authority 'Kirkles'
has 'a_council_is_suggested' "$err" 'Kirklees'
beside 'a_council_that_the_data_lack' 0 --filter group=Total \
    --authority Kirklees --polarity high --json
json 'has_no_figure_and_the_reason' 'd["value"] is None and d["notes"]'
beside 'a_period_that_is_not_there' 4 --filter group=Total --authority 801 \
    --period 2024
has 'the_periods_are_listed' "$err" '2023; 2025'

# Four councils of 100 children each; the fourth's count is hidden.
{
    echo "${where},cla_group,placement_stability,children_count,children_percent"
    n=0
    for count in 40 10 12 c; do
        n=$((n + 1))
        start="2025,$council,80$n,Town $n,E0600080$n,CLA on 31 March"
        echo "$start,Total children,100,100"
        echo "$start,With 3 or more placements during the year,$count,$count"
    done
} >moves.csv
moves() { # NAME STATUS OPTION...
    exits "$1" "$2" compare --data moves.csv --measure children_percent \
        --filter 'placement_stability=With 3 or more placements during the year' \
        --authority 801 "${@:3}"
}
moves 'a_known_indicator_has_a_funnel' 0 --funnel --json
json 'about_the_average_of_all_that_have_numbers' \
    'abs(d["funnel"]["average"] - 100 * 62 / 300) < 1e-9
     and [a["status"] for a in d["funnel"]["areas"]]
         == ["OK", "OK", "OK", "SUPPRESSED"]'
json 'with_normal_limits' \
    'abs(d["funnel"]["areas"][0]["upper_95"] - 100 * (62 / 300
         + 1.959963984540054 * (62 / 300 * 238 / 300 / 100) ** 0.5)) < 1e-9
     and d["funnel"]["areas"][0]["significance"] == "High (0.001)"'
moves 'no_funnel_without_asking' 0 --json
json 'in_what_programs_read' '"funnel" not in d'
moves 'counts_that_a_person_names' 0 --json --numerator children_count \
    --whole 'placement_stability=Total children'
json 'are_the_same' 'd["funnel"]["areas"][1]["denominator"] == 100'
moves 'counts_that_are_not_there' 4 --json --numerator nothing
moves 'a_whole_without_a_name' 2 --funnel --whole Total
moves 'a_person_sees_it' 0 --funnel
has 'with_what_it_says' "$out" 'above the 99.8% limits: more than chance'
has 'and_its_key' "$out" '◆ this council   o similar   + others'
exits 'an_indicator_that_nobody_knows' 0 compare --data figures.csv \
    --measure share --filter group=Total --authority 801 --funnel --json
json 'has_none_and_the_reason' '"funnel" not in d
    and any("no funnel" in note for note in d["notes"])'

# Parts of a year are one series; a part that the data never have is no gap.
parts() { # TIME_PERIOD IDENTIFIER FIGURE
    echo "$1,$2,Local authority,E92000001,England,E12000003,North,801,Town 1,E06000801,$3"
}
series_of() { # NAME PERIOD EXPECTED
    exits "$1" 0 compare --data parts.csv --measure share --authority 801 \
        --period "$2" --json
    json "${1}_are_one_series" "[(p['period'], p['value'])
        for p in d['series']] == $3"
}
{
    echo "$where,share"
    parts 202324 'Financial year Q3' 1
    parts 202425 'Financial year Q2' 4
    parts 202425 'Financial year Q4' 5
    parts 202425 'Financial year' 9
} >parts.csv
series_of quarters '202425 Financial year Q2' \
    '[("202324 Financial year Q3", 1), ("202324 Financial year Q4", None),
      ("202425 Financial year Q2", 4), ("202425 Financial year Q3", None),
      ("202425 Financial year Q4", 5)]'
series_of years '202425 Financial year' '[("202425", 9)]'
{
    echo "$where,share"
    parts 2023 November 1
    parts 2023 December 2
    parts 2024 January 3
    parts 2024 February 4
    parts 2024 December 5
} >parts.csv
series_of months '2024 December' \
    '[("2023 November", 1), ("2023 December", 2), ("2024 January", 3),
      ("2024 February", 4), ("2024 November", None), ("2024 December", 5)]'
{
    echo "$where,share"
    parts 202223 'Autumn term' 1
    parts 202324 'Spring term' 2
    parts 202425 'Autumn term' 3
} >parts.csv
series_of terms '202425' \
    '[("202223 Autumn term", 1), ("202223 Spring term", None),
      ("202324 Autumn term", None), ("202324 Spring term", 2),
      ("202425 Autumn term", 3)]'
{
    echo "$where,share"
    parts 2020 'Week 51' 1
    parts 2020 'Week 52' 2
    parts 2021 'Week 2' 3
} >parts.csv
series_of weeks '2021' \
    '[("2020 Week 51", 1), ("2020 Week 52", 2), ("2020 Week 53", None),
      ("2021 Week 1", None), ("2021 Week 2", 3)]'
{
    echo "$where,share"
    parts 2022 January 1
    parts 2024 January 3
} >parts.csv
series_of a_yearly_month '2024' \
    '[("2022 January", 1), ("2023 January", None), ("2024 January", 3)]'
exits 'no_data_at_all' 2 compare --measure share --authority 801
exits 'a_file_that_is_not_there' 4 compare --data no.csv --measure share \
    --authority 801
sed 's/,71.5$/,71%/' figures.csv >bad.csv
exits 'a_cell_that_is_no_figure' 3 compare --data bad.csv --measure share \
    --authority 801 --json
error_json 'is_named_by_line_and_column' \
    'd["error"]["line"] == 12 and d["error"]["column"] == 12
     and d["error"]["field"] == "share"'

beside 'people_read_a_sentence' 0 --filter group=Total --authority 801 \
    --polarity high
has 'with_the_rank_in_words' "$out" \
    '71.5: 3rd of 4; similar councils average 70'
has 'and_a_strip' "$out" '◆ this council'
lacks 'and_nothing_for_machines' "$out" '{'

export CPARENT_STORE=$work/wyn.cparent
exits 'a_store_of_one_of_them' 0 init wyn.cparent --council 370
exits 'takes_statistics_and_neighbours_in' 0 import figures.csv \
    near_2031.csv --json
json 'and_says_what_they_are' '[(x["kind"], x["added"]) for x in d]
    == [("published statistics", 24), ("statistical neighbours", 1)]'
head=$(history_of wyn.cparent)
exits 'the_same_again' 0 import figures.csv --json
json 'is_there_already' 'd[0]["added"] == 0 and d[0]["unchanged"] == 24'
is 'and_changes_nothing' "$(history_of wyn.cparent)" "$head"
sed 's/,71.5$/,74/' figures.csv >newer.csv
exits 'a_new_release' 0 import newer.csv --dataset figures
has 'says_that_it_supersedes' "$err" 'supersedes the release'
exits 'the_list' 0 published list --json
json 'has_both_releases' '[x["current"] for x in d
    if x["dataset"] == "figures"] == [False, True]'
old=$(sha256sum figures.csv | cut -c 1-8)
{
    echo "$where,cla_group,placement_stability,children_percent"
    rows 2025 \
        'CLA on 31 March,With 3 or more placements during the year' \
        10 11 9 10 c 12 z 14
} >stability.csv
sed -i 's/,801,/,370,/; s/E06000801/E08000016/' stability.csv
exits 'a_report_without_figures_that_it_knows' 0 report highlights -o a.md
lacks 'has_no_word_of_other_councils' "$(cat a.md)" 'Beside other councils'
exits 'statistics_of_an_indicator' 0 import stability.csv
exits 'a_report_with_them' 0 report highlights -o b.md
has 'says_where_the_council_stands' "$(cat b.md)" \
    '9%: 1st of 4; England 10%.'
exits 'the_same_as_a_page' 0 report highlights -o b.html
has 'draws_it_with_words_for_who_cannot_see' "$(cat b.html)" \
    '<desc id="chart-1-d">Barnsley: 9%. All councils: 9% to 14%. England: 10%.'
head=$(history_of wyn.cparent)
stored() {
    exits "$1" 0 compare --dataset figures --measure share --authority 801 \
        --polarity high --period 2025 --json "${@:2}"
}
stored 'the_newest_is_compared'
json 'with_the_stored_neighbours' 'd["value"] == 74
    and d["neighbours"]["model"] == "2031"'
stored 'the_older_one_is_still_there' --release "$old"
json 'with_its_own_figures' 'd["value"] == 71.5'
exits 'it_comes_out_again' 0 published export figures --release "$old" \
    -o again.csv
is 'row_for_row' "$(LC_ALL=C sort again.csv)" "$(LC_ALL=C sort figures.csv)"
exits 'the_history_holds' 0 verify
"$PYTHON" - wyn.cparent <<'PY'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.execute("UPDATE published_block SET bytes = (SELECT bytes FROM "
           "published_block WHERE breakdown = 1) WHERE breakdown = 0")
db.commit()
PY
exits 'an_edited_block_is_found' 1 verify
has 'and_named' "$err" 'published figures'
finish
