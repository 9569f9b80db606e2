# SPDX-License-Identifier: Apache-2.0
# frozen_string_literal: true

# The library's own tests judge the numbers; these see that each argument
# arrives and each number comes back as what it is.
require_relative "tap"
require "tmpdir"

DAYS = (Array.new(12) { |month| Date.new(2024, month + 1, 1) } +
        [Date.new(2025, 1, 1), Date.new(2025, 2, 1)]).freeze
VALUES = [10, 11, 9, 10, 12, 10, 9, 11, 10, 10, 11, 40].freeze

def near(seen, *wanted)
  [seen.value, seen.lower, seen.upper].zip(wanted).each do |one, other|
    holds other.nil? || (one - other).abs < 1e-4, "#{one} is not #{other}"
  end
end

test "intervals come with their method and status" do
  found = Cparent.proportion(8, 9)
  near found, 8 / 9.0, 0.5650, 0.9801
  equal [found.method, found.status], %i[wilson OK]
  near Cparent.proportion(0, 10, method: :exact, confidence: 0.9),
       0, 0, 1 - (0.05**0.1)
  near Cparent.rate(5, 1000, multiplier: 1000), 5, 1.6235, 11.6683
  near Cparent.mean([1, 2, nil, 3]), 2, 2 - (4.3027 / Math.sqrt(3))
  near Cparent.difference(56, 70, 48, 80), 0.2, 0.0524, 0.3339
  equal Cparent.rate_ratio(5, 100, 0, 100).status, :TOO_FEW
  near Cparent.standardised_ratio([6, 6], [100, 100], [1, 2], [100, 100]), 4
  near Cparent.standardised_rate(12, [100, 100], [1, 2], [100, 100],
                                 multiplier: 100), 6
  near Cparent.direct_rate([10, 20], [100, 100], [1, 3], multiplier: 100),
       17.5
  equal Cparent.proportion([8, nil], 9).map(&:status), %i[OK MISSING]
  equal found, Cparent.proportion(8, 9)
  equal JSON.parse(found.to_json)["status"], "OK"
  equal Cparent.proportion(0, 0).method, :wilson
  equal Cparent.rate(0, 0, multiplier: 1).method, :exact
  equal Cparent.rate(nil, 9, multiplier: 1).method, :auto
  equal Cparent.rate([2.5, 3], 100, multiplier: 100).map(&:fractional?),
        [true, false]
  equal found.compare(0.3, :high), :better
end

test "nothing is guessed" do
  [nil, Float::NAN, Cparent::Value.new(state: :suppressed)].each do |missing|
    found = Cparent.proportion(missing, 9)
    equal [found.value, found.status], [nil, :MISSING]
  end
  [{ confidence: 95 }, { method: :guess }].each do |bad|
    raises(Cparent::InvalidError) { Cparent.proportion(8, 9, **bad) }
  end
  ["8", :a, Object.new].each do |bad|
    raises(TypeError) { Cparent.proportion(bad, 9) }
  end
  raises(ArgumentError) { Cparent.rate(5, 1000) }
  raises(TypeError) { Cparent.mean(nil) }
end

test "a funnel has a row an area" do
  hidden = Cparent::Value.new(state: :suppressed)
  rows = Cparent.funnel([50, 60, hidden, nil], [100] * 4,
                        areas: %w[A B C D])
  equal rows.map(&:area), %w[A B C D]
  equal rows.map(&:status), %i[OK OK SUPPRESSED MISSING]
  error = Math.sqrt(0.55 * 0.45 / 100)
  holds (rows[0].lower_95 - (0.55 - (1.95996 * error))).abs < 1e-5
  holds (rows.average - 0.55).abs < 1e-12
  equal rows[0].significance, "Not significant"
  holds (rows.limits([100])[0][0] - rows[0].lower_95).abs < 1e-12
  equal rows.columns[:value].last, nil
  holds rows.to_html.include?("Funnel")
  raises(Cparent::InvalidError) { Cparent.funnel([5], [10], kind: :rate) }
  raises(Cparent::InvalidError) { Cparent.funnel([5], [10, 20]) }
end

test "quantiles, ranks and quantile" do
  given = [10, 30, nil, 20, 40]
  equal Cparent.quantiles(given, 2), [1, 2, nil, 1, 2]
  equal Cparent.quantiles(given, 2, invert: true), [2, 1, nil, 2, 1]
  equal Cparent.ranks([5, 7, nil, 7, 3]), [3, 1, nil, 1, 4]
  equal Cparent.quantile([4, 1, 3, nil, 2], 0.25), 1.75
  equal Cparent.quantile([1, 2, 3], [0, 1]), [1, 3]
  raises(Cparent::InvalidError) { Cparent.quantiles(given, 1) }
end

test "a trend has a verdict, or a reason why not" do
  found = Cparent.trend([10, 20, 30, 40, 50], [100] * 5)
  equal [found.verdict, found.s, found.reason], [:increasing, 10, nil]
  holds (found.chi2 - (10_000 / 210.0)).abs < 1e-9
  years = (2019..2022).map { |year| "#{year}/#{(year % 100) + 1}" }
  equal Cparent.trend([10, 20, 30, 40, 50], [100] * 5,
                      periods: [*years, "2025/26"]).reason, :gap
  equal Cparent.trend([1, 2, nil, 4]).s, 3
  equal Cparent.trend([1, 2], lower: [0, 1], upper: [2, 3]).s, 1
  raises(Cparent::InvalidError) { Cparent.trend([1, 2], [9]) }
end

test "a chart is drawn as in the report" do
  chart = Cparent.xmr((1..14).map { |i| Cparent::Value.new(50 + (i % 3), :percent) },
                      target: 60)
  picture = chart.to_svg("Teeth")
  holds picture.include?("60%") && picture.include?("<title") &&
        picture.include?(">Teeth</title>")
  holds chart.to_html.include?(chart.to_svg)
  raises(Cparent::InvalidError) { Cparent.xmr([]).to_svg }
end

test "observations bring their days along" do
  months = (1..12).map { |month| Cparent::Period.month(2025, month) }
  seen = months.each_with_index.map do |month, i|
    Cparent::Observation.new(authority: "x", id: i.to_s, value: i,
                             role: :actual, period: month)
  end
  aim = seen.first.with(role: :target, value: 99)
  equal Cparent.xmr([*seen, aim]).map(&:to_a),
        Cparent.xmr(0..11, dates: months.map(&:last), improvement: :neither)
               .map(&:to_a)
end

test "the figures of a store know which way is better" do
  months = (1..12).map { |month| Cparent::Period.month(2025, month) }
  days = months.map(&:last)
  Dir.mktmpdir do |folder|
    Cparent.create(File.join(folder, "s"), council: "Barnsley") do |store|
      store.put(:indicator, id: "moves", title: "Moves", polarity: :low)
      months.each_with_index do |month, i|
        store.put(:observation, id: "t#{i}", indicator: "moves", value: i,
                                role: :actual, period: month)
        # What a meeting said of the same month.
        store.put(:observation, id: "m#{i}", indicator: "moves",
                                value: i + 40, role: :actual, period: month,
                                accepted_by: "clerk")
      end
      store.put(:observation, id: "undated", indicator: "moves", value: 99,
                              role: :actual)
      store.put(:observation, id: "theirs", indicator: "moves", value: 77,
                              role: :actual, period: months[0],
                              subject: "Another council")
      figures = store.observations(indicator: "moves")
      equal Cparent.xmr(store.observations(subject: "Another council"))
                   .map(&:value), [77]
      equal Cparent.xmr(figures).map(&:to_a),
            Cparent.xmr(0..11, dates: days, polarity: :low).map(&:to_a)
      equal Cparent.forecast(figures, "2026-02-28").to_a,
            Cparent.forecast(0..11, days, "2026-02-28").to_a
      store.put(:observation, id: "other", indicator: "teeth", value: 1,
                              role: :actual, period: months[0])
      raises(ArgumentError) { Cparent.xmr(store.observations) }
    end
  end
  raises(ArgumentError) { Cparent.forecast([1, 2, 3], "2026-02-28") }
end

test "a chart says what its last number means" do
  chart = Cparent.xmr(VALUES)
  equal chart.variation, :special_cause_improvement
  equal chart.points[-1].rules, [:astronomical]
  equal Cparent.xmr(VALUES, improvement: :down).variation,
        :special_cause_concern
  plain = Cparent.xmr(VALUES, screening: false)
  moves = VALUES.each_cons(2).sum { |a, b| (a - b).abs } / 11.0
  holds (plain[0].upper - (VALUES.sum / 12.0) - (2.66 * moves)).abs < 1e-9
  dated = Cparent.xmr((0..13).to_a, dates: DAYS.reverse, target: 100)
  equal dated[0].date, Date.new(2024, 1, 1)
  equal dated.assurance, :consistently_failing
  months = (1..12).map { |month| format("2024-%02d", month) }
  chart = Cparent.xmr((0..11).to_a, dates: months, rebase: "2024-03")
  equal chart[1].date, Date.new(2024, 2, 29)
  equal chart.map(&:group).first(3), [0, 0, 1]
  steps = ([1] * 13) + ([9] * 13)
  equal Cparent.xmr(steps, rebase: 13)[13].group, 1
  marks = (0..25).map { |at| at == 13 }
  equal Cparent.xmr(steps, rebase: marks).map(&:group), ([0] * 13) + ([1] * 13)
  raises(Cparent::InvalidError) { Cparent.xmr(steps, rebase: marks.drop(1)) }
  raises(Cparent::InvalidError) { Cparent.xmr(steps, baseline: 0) }
  equal JSON.parse(dated.to_json).keys,
        %w[points variation assurance trial_limits stale]
  equal Cparent.xmr([*0..12, nil])[-1].point_type, :missing
  holds Cparent.xmr([*0..12, nil]).stale?
  holds chart.to_html.include?("XmR")
  raises(Cparent::InvalidError) { Cparent.xmr(VALUES, baseline: 3) }
  raises(Cparent::InvalidError) { Cparent.xmr(VALUES, improvement: :odd) }
  raises(Cparent::InvalidError) { Cparent.xmr([1, 2], dates: [nil, nil]) }
end

test "a figure stands beside its target, and in time" do
  equal Cparent.rag("89.96", 90), :red
  equal Cparent.rag("89.96", 90, tolerance: "0.1"), :amber
  equal Cparent.rag(91, 90, :at_most), :red
  equal Cparent.rounding_contradicts?("89.96", 90), true
  equal Cparent.target_side(:low), :at_most
  series = [["2025-01", 3], ["2025-02", 4], ["2025-03", 5]]
  equal Cparent.direction(series), :up
  equal Cparent.direction(series.first(2)), nil
  equal Cparent.run(series), [2, :up]
  equal Cparent.travel(:up, :low), :worsening
  equal Cparent.travel(nil, :low), nil
  raises(Cparent::InvalidError) { Cparent.rag(1, 2, :above) }
  raises(TypeError) { Cparent.direction([nil]) }
end

test "a figure is judged by a goal, and a target record is one" do
  figure = Cparent::Value.new("90.0", :percent, numerator: 8996,
                                                denominator: 10_000)
  found = Cparent.judge(figure, Cparent::Value.new(90, :percent), places: 1)
  equal [found.rag, found.status, found.contradicts], [:red, :OK, true]
  equal Cparent.judge(94, 95, tolerance: 2).rag, :amber
  target = Cparent::Target.new(authority: "a", id: "t", indicator: "foster",
                               side: :at_least, value: "70",
                               period: "2025/26")
  equal Cparent.judge(75, target).rag, :green
  equal Cparent.target_for([target], :foster, "2025-06"), target
  equal Cparent.target_for([], :foster, "2025-06"), nil
  equal Cparent.moved(3, 4), :up
  equal Cparent.moved(3, 4, tolerance: 1), :stable
end

test "a forecast is honest or none" do
  values = [1, 2, 4, 4, 5, 7, 7, 8, 10, 10, 11, 12]
  found = Cparent.forecast(values, DAYS.first(12), "2025-03-01", least: 0)
  holds found.lower < found.value && found.value < found.upper
  equal [found.outlook(0), found.outlook(1000)], %i[met missed]
  few = Cparent.forecast([1, 2], DAYS.first(2), "2024-04-01")
  equal [few.value, few.outlook(1)], [nil, nil]
  holds few.reason
end

test "a file is a series and a chart" do
  lines = DAYS.each_with_index.map do |day, i|
    "#{day},#{i},#{'new home' if i == 7}"
  end
  text = "date,value,rebase\n#{lines.join("\n")}\n"
  equal Cparent.read_series(text)[7].rebase, "new home"
  chart = Cparent.spc(text, polarity: :low, target: 5)
  equal chart.map(&:group), ([0] * 7) + ([1] * 7)
end
