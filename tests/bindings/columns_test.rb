# SPDX-License-Identifier: Apache-2.0
# frozen_string_literal: true

require_relative "tap"
require "tmpdir"

def observation(number)
  value = if (number % 3).zero? then Cparent::Value.new(state: :suppressed)
          else Cparent::Value.new("#{number}.4", :percent,
                                  numerator: number, denominator: 7)
          end
  Cparent::Observation.new(
    authority: "wyn", id: "ô#{number}", role: :actual, value: value,
    indicator: number.odd? ? "foster" : nil, published: number.even?,
    period: (number % 4).zero? ? nil : "2025/26"
  )
end

def records
  Array.new(30) { |number| observation(number) }
end

test "a column holds what its records say" do
  given = records
  columns = Cparent.columns(given)
  equal [columns.class, columns.rows], [Cparent::Columns, 30]
  equal columns[:id].class, Cparent::Column
  equal columns[:id].to_a, given.map(&:id)
  equal columns[:id].first.encoding, Encoding::UTF_8
  equal columns[:indicator], given.map(&:indicator)
  equal columns[:published], given.map(&:published)
  equal columns[:period_first], given.map { |one| one.period&.first }
  equal columns[:value_state], given.map { |one| one.value.state.to_s }
  equal columns[:value], given.map { |one| one.value.number&.to_f }
  equal columns[:value_denominator], given.map { |one| one.value.denominator }
  equal [columns[:value].missing, columns[:value].kind], [10, :real]
  equal columns[:role].words.first(2), %w[actual target]
  equal columns[:value][1], 1.4
  equal columns[:value].each_slice(10).count, 3
  equal columns.to_h.keys, columns.names
  equal JSON.parse(columns.to_json)["id"].first, "ô0"
  raises(KeyError) { columns[:colour] }
  holds columns.frozen? && columns[:value].frozen?
end

test "rows of any kind have columns of plain values" do
  noticed = Dir.mktmpdir do |folder|
    Cparent.create(File.join(folder, "s"), council: "Barnsley") do |store|
      store.import_file("Minutes\n\nRESOLVED: That the report be noted.\n")
           .findings
    end
  end
  holds !noticed.empty?
  columns = noticed.columns
  equal columns.names, Cparent::Finding.members
  equal columns[:line].to_a, noticed.map(&:line)
  equal columns[:message].to_a, noticed.map(&:message)
  period = Cparent::Period.parse("2025/26")
  rows = Cparent::Rows.of("Plain", [
    ["é", 1, 1.5, true, period, Cparent::Value.new(3, :count)],
    [nil, nil, 2, nil, period, Cparent::Value.new(state: :suppressed)]
  ], %i[text whole real flag period value])
  columns = rows.columns
  equal columns.map { |name, one| [name, one.kind, one.to_a] },
        [[:text, :word, ["é", nil]], [:whole, :integer, [1, nil]],
         [:real, :real, [1.5, 2.0]], [:flag, :flag, [true, nil]],
         [:period_first, :date, [period.first] * 2],
         [:period_last, :date, [period.last] * 2],
         [:value, :real, [3.0, nil]],
         [:value_state, :word, %w[number suppressed]],
         [:value_unit, :word, %w[count unknown]]]
  equal rows.columns(:real, :text).names, %i[real text]
  equal Cparent::Rows.of("None", [], [:a]).columns.rows, 0
end

test "columns are chosen by name, and stand in that order" do
  names = %i[value_unit id value]
  some = Cparent.columns(records, names: names)
  equal some.names, names
  names.each { |name| equal some[name], Cparent.columns(records)[name] }
  raises(Cparent::InvalidError) { Cparent.columns(records, names: [:colour]) }
  Dir.mktmpdir do |folder|
    Cparent::Store.create(File.join(folder, "wyn.cparent"),
                          council: "Wynmere Borough Council") do |store|
      equal store.actions.columns(:id, :text).names, %i[id text]
      equal store.snapshot.columns(:pledge, :heading).names, %i[heading]
    end
  end
end

test "no records need a noun" do
  raises(Cparent::InvalidError) { Cparent.columns([]) }
  equal Cparent.columns([], noun: :action).rows, 0
  [[nil], ["x"], [3]].each do |bad|
    raises(TypeError) { Cparent.columns(bad, noun: :observation) }
  end
end

test "a store, a snapshot and a reading give columns and tables" do
  Dir.mktmpdir do |folder|
    Cparent::Store.create(File.join(folder, "w"),
                          council: "Wynmere Borough Council",
                          who: "clerk") do |store|
      store.import_file(File.join(Tap::EXAMPLES, "indicators.csv"))
      columns = store.observations.columns
      equal columns[:id].to_a, store.observations.map(&:id)
      code = columns[:indicator].first
      chosen = store.observations(indicator: code).columns
      equal chosen[:indicator].uniq, [code]
      equal store.snapshot.columns(:observation).rows, columns.rows
      holds store.observations.to_html.include?("the first 20 of")
      holds store.snapshot.to_html.include?("Observations")
    end
  end
  reading = Cparent.read_minutes("RESOLVED: That the report be noted.\n")
  equal reading.columns(:resolutions)[:text].to_a,
        reading.resolutions.map(&:text)
  holds reading.to_html.include?("<caption>")
end

test "a notebook sees a table that is escaped" do
  one = Cparent::Action.new(authority: "a", id: "<1>", text: "<b>&",
                            status: :open)
  page = Cparent.columns([one] * 50).to_html
  holds page.include?("<caption>Actions (the first 20 of 50 rows)")
  holds page.include?('<th scope="col">id</th>')
  holds page.include?("&lt;b&gt;&amp;") && !page.include?("<b>")
  holds one.to_html.include?("&lt;1&gt;")
end

test "words are those of the library" do
  columns = Cparent.columns([], noun: :observation)
  { value_unit: Cparent::Value::UNITS, value_state: Cparent::Value::STATES,
    period_kind: Cparent::Period::KINDS }.each do |name, words|
    equal columns[name].words, words.map(&:to_s)
  end
end
