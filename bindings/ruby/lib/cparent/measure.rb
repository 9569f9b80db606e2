# SPDX-License-Identifier: Apache-2.0
# frozen_string_literal: true

require "json"

module Cparent
  # A figure and how sure it is.  What could not be said is nil, and +status+
  # why: +:OK+, +:MISSING+, +:NO_DENOMINATOR+, +:INVALID+, +:TOO_FEW+.
  class Interval
    # @return [Float, nil] the figure
    attr_reader :value
    # @return [Float, nil] the lower limit
    attr_reader :lower
    # @return [Float, nil] the upper limit
    attr_reader :upper
    # @return [Symbol] how the limits were found; +:auto+ only for a rate
    #   whose events are not known
    attr_reader :method
    # @return [Symbol] +:OK+, or why something is not there
    attr_reader :status

    # @api private
    def initialize(row)
      has = row[5].to_i
      @value, @lower, @upper = row.first(3).each_with_index.map do |one, i|
        one if has[i] == 1
      end
      @method = Measure::METHODS[row[4].to_i]
      @status = Measure::STATUSES[row[3].to_i]
      @fractional = has[3] == 1
      @row = row.pack("d*").freeze
      freeze
    end

    # True when a count was no whole number.
    def fractional?
      @fractional
    end
    alias fractional fractional?

    # The figure beside a known value: +:better+, +:similar+, +:worse+;
    # +:lower+ or +:higher+ for neutral polarity; +:none+.
    def compare(benchmark, polarity = :neutral)
      Cparent._bound_compare(@row, benchmark, polarity.to_s).to_sym
    end

    # Every part by name.
    def to_h
      { value: value, lower: lower, upper: upper, method: method,
        status: status, fractional: @fractional }
    end

    # The parts as JSON.
    def to_json(*args)
      to_h.to_json(*args)
    end

    # True when both say the same.
    def ==(other)
      other.is_a?(Interval) && to_h == other.to_h
    end
    alias eql? ==

    # Equal intervals have equal hashes.
    def hash
      to_h.hash
    end

    # The figure and its limits.
    def inspect
      "#<Cparent::Interval #{value.inspect} (#{lower.inspect} to " \
        "#{upper.inspect}) #{method}, #{status}>"
    end
  end

  # One area of a funnel: what could not be said is nil.
  FunnelRow = Struct.new(:area, :numerator, :denominator, :value, :lower_95,
                         :upper_95, :lower_998, :upper_998, :significance,
                         :status)
  # Whether a series goes up or down by more than chance; +reason+ says why
  # there is no verdict.
  Trend = Struct.new(:chi2, :p, :slope, :s, :verdict, :kendall_p, :variance,
                     :recent_chi2, :points, :reason)
  # What a figure comes to beside what was aimed for.
  Judgement = Struct.new(:rag, :status, :exact, :contradicts, :distance)
  # Where a series is heading; all nil where +reason+ says why.
  Forecast = Struct.new(:value, :lower, :upper, :steps, :points, :reason) do
    # +:met+ or +:missed+ when the whole interval is, else +:uncertain+; nil
    # without a forecast.  +target+ is a number, or two for +:within+.
    def outlook(target, side = :at_least)
      low, high = target.is_a?(Array) ? target : [target, target]
      row = [value, lower, upper, steps].map { |one| one || 0.0 }
      row += [points, reason ? 1 : 0]
      word = Cparent._bound_outlook(row.pack("d*"), low, high, side.to_s)
      word.empty? ? nil : word.to_sym
    end
  end
  # One row of a series: when, what, and why the process is another one from
  # here on ("" without a reason, nil where it is not).
  SeriesRow = Struct.new(:period, :value, :rebase)
  # One point of a chart.
  XmRPoint = Struct.new(:date, :value, :group, :mean, :lower, :upper,
                        :rules, :point_type)

  # Rows of one kind, as an Array would hold them.
  class Table
    include Enumerable

    # @api private
    def initialize(rows, members, title)
      @rows = rows.each(&:freeze).freeze
      @members = members
      @title = title
      @kept = {} # what was worked out
    end

    # Yields each row; without a block, an Enumerator.
    def each(&block)
      return enum_for(:each) { size } unless block

      @rows.each(&block)
      self
    end

    # The row in that place, from 0 or from the end; nil beyond.
    def [](place)
      @rows[place]
    end

    # The last row, or the last so many.
    def last(*count)
      @rows.last(*count)
    end

    # How many rows there are.
    def size
      @rows.size
    end
    alias length size

    # Arrays by field.
    def columns
      @kept[:columns] ||= @members.to_h do |name|
        [name, @rows.map { |row| row[name] }.freeze]
      end.freeze
    end

    # A Hash a row.
    def to_a_of_hashes
      @rows.map(&:to_h)
    end

    # The rows as JSON.
    def to_json(*args)
      to_a_of_hashes.to_json(*args)
    end

    # A table for IRuby.
    def to_html
      Show.table(@title, @members, @rows.map(&:to_a))
    end

    # What it is, and how many rows.
    def inspect
      "#<#{self.class}, #{size} rows>"
    end
  end

  # Areas beside their common average, a {FunnelRow} each.
  class Funnel < Table
    # @return [Float, nil] the average of all areas, times the multiplier
    attr_reader :average
    # @return [Symbol] +:proportion+ or +:rate+
    attr_reader :kind

    # @api private
    def initialize(rows, average, kind, multiplier)
      super(rows, FunnelRow.members, "Funnel of #{kind}s")
      @average = average
      @kind = kind
      @multiplier = multiplier
      freeze
    end

    # The limits (lower and upper at 95%, then at 99.8%) at each place:
    # people for a proportion, events for a rate.
    def limits(places)
      at = Measure.pack(places, "places")
      Cparent._bound_funnel_at(@kind.to_s, @average || 0.0, @multiplier, at,
                               4 * (at.bytesize / 8))
             .unpack("d*").each_slice(4).to_a
    end
  end

  # A chart of individual values and moving ranges, judged; its rows are
  # {XmRPoint}s in order of time.
  class XmR < Table
    # @return [Symbol] what the last number says
    attr_reader :variation
    # @return [Symbol, nil] whether the target will be met
    attr_reader :assurance
    # @return [Float, nil] the target
    attr_reader :target

    # @api private
    def initialize(points, summary, target, drawn)
      super(points, XmRPoint.members, "XmR chart")
      @variation = Measure::POINT_TYPES[summary[0].to_i]
      @assurance = Measure::ASSURANCES[summary[2].to_i]
      @trial_limits = summary[3] != 0
      @stale = summary[4] != 0
      @target = target
      @drawn = drawn.freeze
      freeze
    end

    # The chart as an SVG picture that stands alone, as in the report;
    # +title+ is for those who hear it.
    # @return [String]
    def to_svg(title = "")
      days, points, unit = @drawn
      Cparent._bound_spc_draw(days, points, title, unit,
                              target || Float::NAN)
    end

    # The picture and a table, for IRuby.
    def to_html
      "<figure>#{to_svg}</figure>#{super}"
    end

    # The points; the chart holds them itself.
    def points
      self
    end

    # True when some part has fewer than 13 numbers.
    def trial_limits?
      @trial_limits
    end
    alias trial_limits trial_limits?

    # True when rows after the last number have none.
    def stale?
      @stale
    end
    alias stale stale?

    # The chart as the tool's JSON has it.
    def to_h
      { points: to_a_of_hashes, variation: variation, assurance: assurance,
        trial_limits: @trial_limits, stale: @stale }
    end

    # The same as text.
    def to_json(*args)
      to_h.to_json(*args)
    end

    # How many points, and what they say.
    def inspect
      "#<Cparent::XmR of #{size} points: " \
        "#{[variation, assurance].compact.join(', ')}>"
    end
  end

  # What {Cparent.proportion} and its like are made of.
  # @api private
  module Measure
    STATUSES = Array.new(7) { |i| Cparent._cparent_outcome_name(i).to_sym }
                    .freeze
    METHODS = Array.new(7) do |i|
      Cparent._cparent_interval_method_name(i).to_sym
    end.freeze
    WORD = ->(text) { text.empty? ? nil : text }
    SIGNIFICANCE = Array.new(6) do |i|
      WORD[Cparent._cparent_funnel_significance_name(i)]
    end.freeze
    VERDICTS = Array.new(4) do |i|
      Cparent._cparent_trend_verdict_name(i).to_sym
    end.freeze
    REASONS = Array.new(9) do |i|
      WORD[Cparent._cparent_trend_reason_name(i)]&.to_sym
    end.freeze
    POINT_TYPES = Array.new(6) do |i|
      Cparent._cparent_spc_verdict_name(i).to_sym
    end.freeze
    ASSURANCES = Array.new(5) do |i|
      WORD[Cparent._cparent_spc_assurance_name(i)]&.to_sym
    end.freeze
    RULES = Array.new(4) do |i|
      [1 << i, Cparent._cparent_spc_rule_name(1 << i).to_sym]
    end.freeze
    POLARITIES = { up: "high", down: "low", neither: "neutral",
                   high: "high", low: "low", neutral: "neutral" }.freeze
    EPOCH = Date.new(1970, 1, 1).jd

    module_function

    # Doubles, NaN for what was not given.
    def pack(given, what)
      unless given.respond_to?(:each)
        raise TypeError, "#{what} must be numbers in an Array, not " \
                         "#{given.class}"
      end

      given.each.map { |one| number(one, what) }.pack("d*")
    end

    # NaN for whatever says that there is no number.
    def number(one, what)
      case one
      when nil then Float::NAN
      when Value then one.number? ? one.to_f : Float::NAN
      when Numeric then one.to_f
      else raise TypeError, "#{what} must be numbers, not #{one.class}"
      end
    end

    # nil for NaN.
    def given(number)
      number.nan? ? nil : number
    end

    # Why rows have no number, where Values say it; empty when none do.
    def states(*lists)
      return "".b unless lists.flatten.any?(Value)

      lists.transpose.map do |row|
        reason = row.find { |one| one.is_a?(Value) && !one.number? }
        reason ? Value::STATES.index(reason.state) : 1
      end.pack("C*")
    end

    # Days since 1970; of a period, or its text, those of its last day.
    def days(day)
      day = Period.parse(day) if day.is_a?(String)
      day = day.last if day.is_a?(Period)
      found = day.nil? ? nil : Cparent._cparent_period_between(day, day)
      if found.nil?
        raise Types.error(:INVALID, "a point has no date",
                          "leave out the dates, or give each point one")
      end

      found.first.jd - EPOCH
    end

    # One {Interval}, or an Array of them when either is many.
    def intervals(kind, x, n, confidence, multiplier, method)
      many = [x, n].any? { |one| one.respond_to?(:each) }
      size = [x, n].map { |one| one.respond_to?(:each) ? one.count : 1 }.max
      counts, totals = [x, n].map do |one|
        pack(one.respond_to?(:each) ? one : [one] * size, "x and n")
      end
      rows = Cparent._bound_intervals(
        kind, counts, totals, confidence, multiplier, method.to_s, 6 * size
      ).unpack("d*").each_slice(6).map { |row| Interval.new(row) }
      many ? rows : rows.first
    end

    # The one interval in six numbers.
    def interval(packed)
      Interval.new(packed.unpack("d*"))
    end

    # A point out of a chart's numbers.
    def point(row, dates)
      index, value, mean, lower, upper, group, has, rules, = row
      has = has.to_i
      XmRPoint.new(
        dates ? dates[index.to_i] : index.to_i, (value if has[0] == 1),
        group.to_i, (mean if has[1] == 1), (lower if has[2] == 1),
        (upper if has[2] == 1),
        RULES.select { |bit, _| rules.to_i & bit != 0 }.map(&:last).freeze,
        POINT_TYPES[row[10].to_i]
      )
    end

    # Values and days out of observations, and which way is better when a
    # store says it of them; anything else as it is.
    def series_of(values, dates)
      store = values.store if values.is_a?(Records)
      values = values.to_a if values.is_a?(Records)
      return [values, dates, nil] unless dates.nil? && values.is_a?(Array) &&
                                         values.first.is_a?(Observation)

      polarity, count, *rows = Cparent._bound_chart_figures(
        store, values.dup, (2 * values.size) + 2
      ).unpack("d*")
      taken = rows.each_slice(2).first(count.to_i)
                  .map { |index, gap| [values[index.to_i], gap.zero?] }
      [taken.map { |one, exact| one.value if exact },
       taken.map { |one, _| one.period.last },
       Indicator.words(:polarity)[polarity.to_i - 1]]
    end

    # The unit of figures that are Values, all of one.
    def unit_of(values)
      return "unknown" unless values.is_a?(Array)

      units = values.grep(Value).select(&:number).map(&:unit).uniq
      units.size == 1 ? units.first.to_s : "unknown"
    end

    # Where a chart begins anew: days, or places.
    def rebases(rebase, dates, count)
      list = rebase.is_a?(Enumerable) ? rebase.to_a : [rebase].compact
      return marked(list, dates, count) if list.any? { |one| mark?(one) }

      list.map { |one| dates ? days(one) : Integer(one) }.pack("l*")
    end

    # True for a true or false, which marks a value.
    def mark?(one)
      [true, false].include?(one)
    end

    # Where the marks are true: days, or places.
    def marked(list, dates, count)
      unless list.size == count && list.all? { |one| mark?(one) }
        raise Types.error(:INVALID, "these are no marks of a rebase",
                          "give a true or false for each value")
      end
      (dates || (0...count)).zip(list).select(&:last).map(&:first).pack("l*")
    end

    # Pairs of period and value, from pairs or observations.
    def series(points)
      points.map do |one|
        one.respond_to?(:period) ? [one.period, one.value] : one
      end
    end
  end

  class << self
    # +x+ out of +n+ as a fraction of 1, with its interval: +:wilson+, or
    # +:exact+ (Clopper–Pearson).  Arrays give an Array.
    # @return [Interval, Array<Interval>]
    def proportion(x, n, confidence: 0.95, method: :wilson, multiplier: 1)
      Measure.intervals("proportion", x, n, confidence, multiplier, method)
    end

    # +x+ events per +multiplier+ of +n+: +:auto+ is +:exact+ for fewer than
    # 10 events and +:byar+ from there on.  Arrays give an Array.
    # @return [Interval, Array<Interval>]
    def rate(x, n, multiplier:, confidence: 0.95, method: :auto)
      Measure.intervals("rate", x, n, confidence, multiplier, method)
    end

    # The mean, with limits by Student's t.
    # @return [Interval]
    def mean(values, confidence: 0.95)
      Measure.interval(
        _bound_mean(Measure.pack(values, "values"), confidence, 6)
      )
    end

    # The first proportion less the second, by Newcombe's method 10.
    # @return [Interval]
    def difference(x, n, x2, n2, confidence: 0.95, multiplier: 1)
      four = [x, n, x2, n2].map { |one| Measure.number(one, "counts") }
      Measure.interval(_bound_contrast("difference", *four, confidence,
                                       multiplier, 6))
    end

    # The first rate over the second, exactly, given the events of both.
    # @return [Interval]
    def rate_ratio(x, n, x2, n2, confidence: 0.95)
      four = [x, n, x2, n2].map { |one| Measure.number(one, "counts") }
      Measure.interval(_bound_contrast("ratio", *four, confidence, 1, 6))
    end

    # Observed events over those expected at the reference rates, by stratum.
    # @return [Interval]
    def standardised_ratio(counts, denominators, reference_counts,
                           reference_denominators, multiplier: 1,
                           confidence: 0.95)
      standardised("ratio", counts, denominators, reference_counts,
                   reference_denominators, [], confidence, multiplier)
    end

    # The standardised ratio times the reference's crude rate.
    # @return [Interval]
    def standardised_rate(counts, denominators, reference_counts,
                          reference_denominators, multiplier:,
                          confidence: 0.95)
      standardised("rate", counts, denominators, reference_counts,
                   reference_denominators, [], confidence, multiplier)
    end

    # A directly standardised rate, with Dobson's limits.
    # @return [Interval]
    def direct_rate(counts, denominators, weights, multiplier:,
                    confidence: 0.95)
      standardised("direct", counts, denominators, [], [], weights,
                   confidence, multiplier)
    end

    # Which areas differ from their common average by more than chance.
    # A +:rate+ needs a +multiplier+; +areas+ names the rows.
    # @return [Funnel]
    def funnel(numerators, denominators, kind: :proportion, multiplier: nil,
               areas: nil)
      numerators = numerators.to_a
      denominators = denominators.to_a
      above = Measure.pack(numerators, "numerators")
      below = Measure.pack(denominators, "denominators")
      if numerators.size != denominators.size ||
         (areas && areas.to_a.size != numerators.size)
        raise Types.error(:INVALID, "the arrays differ in length",
                          "give one element a row in each")
      end
      *flat, average = _bound_funnel(
        above, below, Measure.states(numerators, denominators), kind.to_s,
        multiplier || 0, (7 * numerators.size) + 1
      ).unpack("d*")
      rows = funnel_rows(flat, above.unpack("d*"), below.unpack("d*"),
                         areas&.to_a)
      known = rows.any? { |row| row.status == :OK }
      Funnel.new(rows, known ? average : nil, kind.to_sym, multiplier || 1)
    end

    # Which of +groups+ groups of equal size each value falls into: 1 the
    # lowest, or the highest with +invert+; nil where there is no number.
    # @return [Array<Integer, nil>]
    def quantiles(values, groups, invert: false)
      given = Measure.pack(values, "values")
      _bound_groups(given, groups, invert ? true : false,
                    given.bytesize / 8).unpack("d*").map do |group|
        group.zero? ? nil : group.to_i
      end
    end

    # The quantile at a probability, or at each of several: type 7.
    def quantile(values, probability)
      many = probability.respond_to?(:each)
      places = Measure.pack(many ? probability : [probability], "places")
      found = _bound_quantiles(Measure.pack(values, "values"), places,
                               places.bytesize / 8).unpack("d*")
      many ? found : found.first
    end

    # The rank of each value, 1 the best by polarity, ties the first of their
    # block; nil where there is none.
    # @return [Array<Integer, nil>]
    def ranks(values, polarity = :high)
      given = Measure.pack(values, "values")
      _bound_ranks(given, polarity.to_s, given.bytesize / 4)
        .unpack("d*").each_slice(2).map do |rank, _|
        rank.zero? ? nil : rank.to_i
      end
    end

    # Judges a series in order of time: proportions with +denominators+,
    # figures with 95% limits with +lower+ and +upper+, else bare values,
    # which get no verdict.  +periods+ and +breaks+ (true where the
    # definition changed before the point) are known of the points besides.
    # @return [Trend]
    def trend(numerators, denominators = nil, lower: nil, upper: nil,
              periods: nil, breaks: nil)
      kind = if denominators then "proportions"
             elsif lower || upper then "intervals"
             else "values"
             end
      first = denominators || lower || []
      row = _bound_trend(
        kind, Measure.pack(numerators, "numerators"),
        Measure.pack(first, "denominators"),
        Measure.pack(denominators ? [] : upper || [], "upper"),
        trend_days(periods), (breaks || []).map { |one| one ? 1 : 0 }
                                           .pack("C*"), 11
      ).unpack("d*")
      trend_of(row).freeze
    end

    # A chart of individual values and moving ranges, by the rules of NHS
    # "Making Data Count".  +improvement+ is +:up+, +:down+ or +:neither+
    # (+polarity+ says the same as +:high+, +:low+, +:neutral+); when it is
    # not given it is +:up+ for numbers, and for observations what the
    # indicator in their store says, or else +:neither+.  +baseline+ is how
    # many rows of each part make its limits; +rebase+ where another
    # process begins: dates, or places when there are no dates; or a true or
    # false for each value.  A date may be a period, such as "2025-03" or
    # "2024/25", which stands at its last day.  Observations bring their dates
    # along: what is charted of them are figures of what happened to the
    # authority itself (no +subject+, unless all have the same), each at the
    # end of its period; a range or an "about" is a gap.
    # @return [XmR]
    def xmr(values, dates: nil, improvement: nil, target: nil, baseline: nil,
            rebase: nil, screening: true, rules: "mdc2024", polarity: nil,
            run_length: 7, break_at_gaps: false, ignore_ties: false)
      values, dates, better = Measure.series_of(values, dates)
      word = polarity || improvement || better || :up
      word = Measure::POLARITIES.fetch(word.to_sym) do
        raise Types.error(:INVALID, "there is no such improvement",
                          "use up, down or neither")
      end
      given = Measure.pack(values, "values")
      days = dates&.map { |day| Measure.days(day) }
      size = given.bytesize / 8
      aim = Measure.number(target, "target")
      flat = _bound_spc(
        (days || []).pack("l*"), given, Measure.rebases(rebase, days, size),
        word, rules.to_s, run_length, baseline&.zero? ? -1 : baseline || 0,
        screening ? true : false,
        break_at_gaps ? true : false, ignore_ties ? true : false, aim,
        (11 * size) + 8
      ).unpack("d*")
      made = days&.map { |day| Date.jd(day + Measure::EPOCH) }
      points = flat.first(11 * size).each_slice(11).map do |row|
        Measure.point(row, made)
      end
      XmR.new(points, flat.last(8), Measure.given(aim),
              [(days || []).pack("l*"), flat.first(11 * size).pack("d*"),
               Measure.unit_of(values)])
    end

    # Reads CSV with the columns date, value and, if there is one, rebase.
    # @return [Array<SeriesRow>]
    def read_series(given)
      raw = _bound_series_read(source(given))
      Rows.of("Series", Array.new(raw._count) do |i|
        SeriesRow.new(raw._period(i), raw._value(i), raw._rebase(i)).freeze
      end)
    end

    # The chart of a file that {read_series} reads; the options are those of
    # {xmr}, as +cparent spc FILE+ has them.
    # @return [XmR]
    def spc(given, **options)
      rows = read_series(given)
      marked = rows.select(&:rebase).map { |row| row.period.last }
      options = { rebase: marked }.merge(options) unless marked.empty?
      xmr(rows.map(&:value), dates: rows.map { |row| row.period.last },
                             **options)
    end

    # +:green+ when the figure meets the target, +:amber+ within the
    # tolerance, +:red+ otherwise; nil without a target or a number.
    def rag(value, target, side = :at_least, tolerance: nil)
      _bound_rag(value, target, side.to_s, tolerance)&.to_sym
    end

    # Judges a figure by a goal: a number, a range, or a {Target} (which
    # brings its own side and tolerance).  +percent+ tolerances are hundredths
    # of the target's size; +places+ are those shown to people.
    # @return [Judgement]
    def judge(figure, target, side = :at_least, tolerance: nil,
              percent: false, places: nil, polarity: :neutral)
      record = target.is_a?(Record) ? target : nil
      packed, distance = _bound_judge(
        figure, record, polarity.to_s, record ? Value.new : target, side.to_s,
        tolerance, percent ? true : false, places || -1, 4
      )
      colour, status, exact, contradicts = packed.unpack("d*").map(&:to_i)
      Judgement.new([nil, :green, :amber, :red][colour],
                    Measure::STATUSES[status], exact == 1, contradicts == 1,
                    distance).freeze
    end

    # The {Target} that stands for an indicator and the whole of a period:
    # the one of the shortest period; nil when there is none.
    def target_for(targets, indicator, period, kind: :local, authority: nil)
      _bound_target_for(targets.to_a, authority, indicator.to_s, period,
                        kind.to_s)
    end

    # +:up+, +:down+ or +:stable+ from one figure to another; nil when they
    # cannot be compared.  With +confidence+, by a test; otherwise by
    # +tolerance+.
    def moved(previous, current, tolerance: nil, confidence: nil)
      _bound_moved(previous, current, tolerance,
                   confidence || Float::NAN)&.to_sym
    end

    # Where values will be on the day +by+ if they go on as they do, with an
    # interval wide enough to be honest; needs eight values without a gap,
    # equally apart.  Observations bring their dates along, as for {xmr}:
    # +forecast(figures, by)+.
    # @return [Forecast]
    def forecast(values, dates = nil, by = nil, confidence: 0.95, least: nil,
                 most: nil)
      dates, by = nil, dates if by.nil?
      values, dates = Measure.series_of(values, dates)
      if dates.nil? || by.nil?
        raise ArgumentError, "give values, their dates and the day to look " \
                             "at, or observations and that day"
      end
      days = dates.map { |day| Measure.days(day) }.pack("l*")
      *four, points, reason = _bound_forecast(
        days, Measure.pack(values, "values"), by, confidence,
        least || Float::NAN, most || Float::NAN, 6
      ).unpack("d*")
      why = _cparent_forecast_reason_text(reason.to_i)
      four = [nil] * 4 unless why.empty?
      Forecast.new(*four, points.to_i, why.empty? ? nil : why).freeze
    end

    # The side of a target that a polarity asks for; nil for +:neutral+.
    def target_side(polarity)
      _bound_side(polarity.to_s)&.to_sym
    end

    # +:up+, +:down+ or +:stable+ for three points or more without a gap,
    # else nil.  Points are pairs of a period and a value, or observations.
    def direction(points)
      _bound_direction(Measure.series(points))&.to_sym
    end

    # How many steps at the end of a series go the same way, and which.
    def run(points)
      series = Measure.series(points)
      [_bound_run(series), _bound_run_way(series)&.to_sym]
    end

    # What a direction means: +:improving+, +:worsening+ or +:stable+; nil
    # when it cannot be said.
    def travel(direction, polarity)
      _bound_travel(direction&.to_s, polarity.to_s)&.to_sym
    end

    # True when rounding would show the figure on the other side of its
    # target: 89.96 shown as 90.0 against 90.
    def rounding_contradicts?(value, target, side = :at_least, places: 1)
      _bound_rounding_contradicts(value, target, side.to_s, places)
    end

    private

    def standardised(kind, counts, denominators, reference_counts,
                     reference_denominators, weights, confidence, multiplier)
      counts = [counts] unless counts.respond_to?(:each)
      arrays = [counts, denominators, reference_counts,
                reference_denominators, weights]
      packed = arrays.map { |one| Measure.pack(one, "strata") }
      Measure.interval(_bound_standardised(kind, *packed, confidence,
                                           multiplier, 6))
    end

    def funnel_rows(flat, above, below, areas)
      flat.each_slice(7).each_with_index.map do |row, i|
        fine = row[5].zero?
        limits = row[1, 4].map { |one| one if fine && one.finite? }
        FunnelRow.new(areas && areas[i], Measure.given(above[i]),
                      Measure.given(below[i]), (row[0] if fine), *limits,
                      Measure::SIGNIFICANCE[row[6].to_i],
                      Measure::STATUSES[row[5].to_i])
      end
    end

    def trend_days(periods)
      (periods || []).flat_map do |period|
        period = Period.parse(period) unless period.is_a?(Period)
        [Measure.days(period.first), Measure.days(period.last)]
      end.pack("l*")
    end

    def trend_of(row)
      chi2, p, slope, variance, kendall, recent, s, has, points, verdict,
        reason = row
      has = has.to_i
      Trend.new((chi2 if has[0] == 1), (p if has[0] == 1),
                (slope if has[1] == 1), (s.to_i if has[2] == 1),
                Measure::VERDICTS[verdict.to_i], (kendall if has[2] == 1),
                (variance if has[2] == 1), (recent if has[4] == 1),
                points.to_i, Measure::REASONS[reason.to_i])
    end
  end
end
