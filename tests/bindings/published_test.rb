# SPDX-License-Identifier: Apache-2.0
# frozen_string_literal: true

require_relative "tap"
require "tmpdir"

NAMES = { "370" => "Barnsley", "371" => "Doncaster", "372" => "Rotherham",
          "373" => "Sheffield" }.freeze
FIGURES = { "370" => 60, "371" => 70, "372" => 80, "373" => "c" }.freeze
NEIGHBOURS = "old_la_code,la_name,SN_1,SN_1P,SN_2,SN_2P\n" \
             "370,Barnsley,371,Very close,372,Close\n" \
             "371,Doncaster,370,Close,373,Close\n"

# Three councils with numbers and one whose figure is hidden.
def data
  rows = ["time_period,time_identifier,geographic_level,country_code," \
          "country_name,region_code,region_name,old_la_code,new_la_code," \
          "la_name,kind,stable"]
  [2024, 2025].product(%w[Total Girls]).each do |year, kind|
    start = "#{year},Reporting year,%s,E92000001,England"
    rows << format(start, "National") + ",,,,,,#{kind},68"
    rows << format(start, "Regional") +
            ",E12000003,Yorkshire,,,,#{kind},66"
    NAMES.each do |code, name|
      rows << format(start, "Local authority") +
              ",E12000003,Yorkshire,#{code},E0800001#{code[-1].to_i + 6}," \
              "#{name},#{kind},#{FIGURES[code]}"
    end
  end
  "#{rows.join("\n")}\n"
end

test "a data set says what is in it" do
  read = Cparent.published(data, dataset: "stability")
  equal [read.name, read.row_count, read.digest.size], ["stability", 24, 64]
  equal read.measures.map(&:name), ["stable"]
  equal read.filters.values, [%w[Total Girls]]
  equal read.time_periods.map(&:first), %w[2024 2025]
  equal read.periods.size, 2
  equal read.places.count { |one| one.level == "authority" }, 4
  equal read.findings, []
  equal Cparent.published(read.to_csv).row_count, read.row_count
  equal read.value("stable", "Barnsley", 2025).number, BigDecimal(60)
  equal read.value(nil, "373", 2025).state, :suppressed
  columns = read.columns(filters: { kind: "Girls" })
  at = columns[:old_code].index("373")
  equal [columns[:value][at], columns[:state][at]], [nil, :suppressed]
  holds read.to_html.include?("stable")
  raises(KeyError) { read.value("none", "370", 2025) }
  raises(KeyError) { read.columns(filters: { colour: "red" }) }
  raises(TypeError) { Cparent.published(nil) }
  raises(Cparent::Error) { Cparent.published("a,b\n1,2\n") }
end

test "a council stands among the others" do
  found = Cparent.compare(data, "stable", authority: "370", period: 2025,
                                          neighbours: NEIGHBOURS,
                                          polarity: :high)
  equal [found.authority, found.period], %w[Barnsley 2025]
  equal [found.value, found.national, found.region].map { |v| v.number.to_i },
        [60, 68, 66]
  equal [found.rank, found.ranked, found.quartile_band], [3, 3, :D]
  equal found.quartiles.map { |one| one.number.to_i }, [60, 65, 70, 75, 80]
  equal found.neighbours.map { |one, _| one.code }, %w[371 372]
  equal [found.used, found.median.number, found.mean.number], [2, 75, 75]
  equal found.series.map(&:first), %w[2024 2025]
  equal found.region_name, "Yorkshire"
  holds found.sentence && found.model && found.measure && found.notes
  equal found.to_h["schema"], "cparent.compare/1"
  holds found.to_html.include?("Doncaster")
  equal Cparent.compare(data, "stable", authority: "370", polarity: :low,
                                        filters: { kind: "Girls" }).rank, 1
  raises(KeyError) { Cparent.compare(data, authority: "Nowhere") }
  raises(ArgumentError) { Cparent.compare(data, "stable") }
  raises(Cparent::InvalidError) do
    Cparent.compare(data, authority: "370", polarity: :odd)
  end
end

# How many of how many moved home three times, as it is published.
def counted
  moved = "With 3 or more placements during the year"
  rows = ["time_period,time_identifier,geographic_level,country_code," \
          "country_name,old_la_code,new_la_code,la_name,cla_group," \
          "placement_stability,children_count,children_percent"]
  NAMES.zip([40, 10, 12, "c"]).each do |(code, name), count|
    start = "2025,Reporting year,Local authority,E92000001,England,#{code}," \
            "E0800001#{code[-1].to_i + 6},#{name},CLA on 31 March,"
    rows << "#{start}Total children,100,100"
    rows << "#{start}#{moved},#{count},#{count}"
  end
  "#{rows.join("\n")}\n"
end

test "a funnel has every council beside the average" do
  moved = { placement_stability: "With 3 or more placements during the year" }
  found = Cparent.compare(counted, "children_percent",
                          authority: "370", filters: moved, funnel: true)
  rows = found.funnel
  equal rows.map(&:area), NAMES.values
  equal rows.map(&:status), %i[OK OK OK SUPPRESSED]
  equal rows[0].significance, "High (0.001)"
  holds (rows.average - (6200 / 300.0)).abs < 1e-9
  said = Cparent.compare(counted, "children_percent",
                         authority: "370", filters: moved,
                         numerator: "children_count",
                         whole: { placement_stability: "Total children" })
  equal said.funnel.to_a, rows.to_a
  plain = Cparent.compare(counted, "children_percent",
                          authority: "370", filters: moved)
  equal plain.funnel, nil
end

test "councils and their neighbours are looked up" do
  found = Cparent.council("barnsley", on: "2020-01-01")
  equal [found.code, found.old_code], %w[E08000016 370]
  equal found.since.class, Date
  holds Cparent.councils.any? { |one| one.old_code == "370" }
  raises(KeyError) { Cparent.council("Nowhere") }
  model = Cparent.neighbours(NEIGHBOURS)
  equal model["370"].map(&:code), %w[371 372]
  equal [model["370"][0].closeness, model.size, model.digest.size],
        ["Very close", 2, 64]
  holds model.model
  raises(KeyError) { model["999"] }
end

test "a store keeps releases, and compares in them" do
  Dir.mktmpdir do |folder|
    Cparent::Store.create(File.join(folder, "b"), council: "Barnsley",
                                                  who: "analyst") do |store|
      store.import_file(data, dataset: "stability")
      store.import_file(NEIGHBOURS)
      equal store.releases.size, 2
      read = store.published("stability")
      equal read.value("stable", "370", 2025).number, BigDecimal(60)
      equal read.symbol("stable", "373", 2025), "c"
      equal store.neighbours.size, 2
      found = store.compare("stability", "stable", polarity: :high,
                                                   neighbours: true)
      equal [found.authority, found.rank, found.used], ["Barnsley", 3, 2]
      raises(KeyError) { store.published("nothing") }
      store.close
      raises(Cparent::ClosedError) { read.to_csv }
    end
  end
end

test "what gives several is a table for notebooks" do
  read = Cparent.published(data, dataset: "stability")
  [read.findings, read.measures, read.places].each do |rows|
    equal [rows.class, rows.frozen?], [Cparent::Rows, true]
    holds rows.to_html.include?("<caption>#{rows.title}"), rows.to_html
  end
end
