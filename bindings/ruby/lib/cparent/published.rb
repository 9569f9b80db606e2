# SPDX-License-Identifier: Apache-2.0
# frozen_string_literal: true

module Cparent
  # A column of figures.
  MeasureColumn = Struct.new(:name, :label, :grouping, :unit, :places)
  # A nation, region or council of a data set.
  Place = Struct.new(:level, :code, :old_code, :name, :parent, :parent_name,
                     :country, :country_name)
  # A council that another is like.
  Neighbour = Struct.new(:code, :name, :closeness)
  # An upper-tier council; "" where something is not known.
  Council = Struct.new(:code, :old_code, :name, :region_code, :region_name,
                       :since, :until)

  # One release of a published data set: measures by filters, places and
  # periods.
  class Published
    # @return [Array<Finding>] what was left out
    attr_reader :findings
    # @return [Array<MeasureColumn>] its columns of figures
    attr_reader :measures
    # @return [Array<Place>] the nation, regions and councils
    attr_reader :places
    # @return [Array<Array(String, String)>] periods as the file has them
    attr_reader :time_periods

    # @api private
    def initialize(raw, findings, store = nil)
      @raw = raw
      @store = store
      @findings = Rows.findings(findings)
      @measures = Rows.of("Measures", rows("measures", 5).map do |row|
        MeasureColumn.new(*row.first(3), row[3].to_sym,
                          row[4] == "-1" ? nil : row[4].to_i).freeze
      end).freeze
      @places = Rows.of("Places", rows("places", 8).map do |row|
        Place.new(*row).freeze
      end).freeze
      @time_periods = rows("periods", 2).freeze
      @name = raw._name
      @digest = raw._digest
      @row_count = raw._rows
      @filters = filters_of(raw)
      @periods = Array.new(@time_periods.size) do |i|
        Cparent._bound_published_period(raw, i)
      end.freeze
      freeze
    end

    # The data set's name: releases of one name follow one another.
    attr_reader :name

    # SHA-256 of the file.
    attr_reader :digest

    # How many rows were kept.
    attr_reader :row_count

    # @return [Hash{String => Array<String>}] every filter, by its label, and
    #   the values that it has
    attr_reader :filters
    # @return [Array<Period, nil>] the periods; nil for a kind that is not
    #   known
    attr_reader :periods

    # One exact figure: a place by its code or name, a period as the file has
    # it.
    # @return [Value]
    def value(measure, place, period, filters: {})
      Cparent._bound_published_value(@raw, @store,
                                     *where(measure, place, period, filters))
    end

    # What stands in place of a number, as the file has it: "c", ":"; "" for
    # a number, a blank and no row.
    def symbol(measure, place, period, filters: {})
      Cparent._bound_published_symbol(@raw, @store,
                                      *where(measure, place, period, filters))
    end

    # @!visibility private
    def where(measure, place, period, filters)
      found = places.index do |one|
        [one.code, one.old_code, one.name].include?(place)
      end
      time = time_periods.index { |one, _| one == period.to_s }
      raise missing("place or period") unless found && time

      [measure_index(measure), breakdown(filters), found, time]
    end
    private :where

    # Every figure of a measure and breakdown, place by place, as a Hash of
    # Arrays.
    def columns(measure = nil, filters: {})
      cells = places.product(time_periods)
      flat = Cparent._bound_published_figures(
        @raw, @store, measure_index(measure), breakdown(filters), 2 * cells.size
      ).unpack("d*").each_slice(2).to_a
      { level: cells.map { |one, _| one.level.to_sym },
        code: cells.map { |one, _| one.code },
        old_code: cells.map { |one, _| one.old_code },
        name: cells.map { |one, _| one.name },
        time_period: cells.map { |_, time| time[0] },
        value: flat.map { |one, _| one.nan? ? nil : one },
        state: flat.map { |_, one| Value::STATES[one.to_i] } }
    end

    # The data as CSV again, symbols and decimals as they were.
    def to_csv
      Cparent._bound_published_csv(@raw, @store)
    end

    # A table for IRuby.
    def to_html
      Show.table(name, %w[measure label unit],
                 measures.map { |one| [one.name, one.label, one.unit] })
    end

    # Its name, and how many rows.
    def inspect
      "#<Cparent::Published #{name.inspect}, #{row_count} rows>"
    end

    # @api private
    attr_reader :raw

    # @api private
    attr_reader :store

    private

    def rows(what, width)
      flat = []
      Cparent._bound_published_list(@raw, what, flat)
      flat.each_slice(width).to_a
    end

    def filters_of(raw)
      rows("filters", 2).each_with_index.to_h do |(_, label), i|
        [label, Array.new(raw._choice_count(i)) { |k| raw._choice(i, k) }
                     .freeze]
      end.freeze
    end

    def missing(what)
      Types.error(:NOT_FOUND, "there is no such #{what}")
    end

    def measure_index(measure)
      return 0 if measure.nil? && measures.size == 1

      measures.index { |one| [one.name, one.label].include?(measure.to_s) } ||
        raise(missing("measure"))
    end

    def breakdown(filters)
      names = rows("filters", 2)
      wanted = filters.to_h do |name, value|
        [names.index { |one| one.include?(name.to_s) } ||
          raise(missing("filter")), value]
      end
      all = names.empty? ? [[]] : rows("breakdowns", names.size)
      all.index { |row| wanted.all? { |i, value| row[i] == value } } ||
        raise(missing("breakdown"))
    end
  end

  # A model of statistical neighbours.
  class Neighbours
    # @api private
    def initialize(raw)
      @raw = raw
      @model = raw._model
      @digest = raw._digest
      @size = raw._councils
      freeze
    end

    # What the model is called.
    attr_reader :model

    # SHA-256 of the file.
    attr_reader :digest

    # How many councils have neighbours.
    attr_reader :size

    # The neighbours of a council, nearest first, by its three-digit number;
    # {NotFoundError} when the model does not know it.
    # @return [Array<Neighbour>]
    def [](code)
      if @raw._count(code.to_s).zero?
        raise Types.error(:NOT_FOUND,
                          "the model does not know that council",
                          "give its three-digit number")
      end
      flat = []
      Cparent._bound_neighbours_list(@raw, code.to_s, flat)
      Rows.of("Neighbours", flat.each_slice(3).map do |row|
        Neighbour.new(*row).freeze
      end)
    end

    # Its name, and of how many councils.
    def inspect
      "#<Cparent::Neighbours #{model.inspect} of #{size} councils>"
    end

    # @api private
    attr_reader :raw
  end

  # A council's figure beside its neighbours', its region's and the nation's.
  # Figures are {Value}s: a number, or why there is none.
  class Standing
    # @api private
    def initialize(raw)
      @raw = raw
      @authority = raw._authority
      @measure = raw._measure
      @period = raw._period
      @region_name = raw._region_name&.then { |name| name unless name.empty? }
      @value = raw._value
      @national = raw._national
      @region = raw._region
      @rank = raw._rank.then { |rank| rank unless rank.zero? }
      @ranked = raw._ranked
      @quartile_band = raw._band&.to_sym
      @quartiles = Array.new(5) { |index| raw._quartile(index) }.freeze
      @model = raw._model
      @used = raw._neighbours_used
      @median = raw._median
      @mean = raw._mean
      @notes = list("notes").freeze
      @sentence = raw._sentence
      @kept = {} # what was worked out
      freeze
    end

    # The council's name.
    attr_reader :authority

    # The measure's label.
    attr_reader :measure

    # The period as the data have it.
    attr_reader :period

    # The council's region; nil when the data do not say.
    attr_reader :region_name

    # The council's own figure.
    attr_reader :value

    # The nation's figure.
    attr_reader :national

    # The region's figure.
    attr_reader :region

    # From 1, the best; nil when it has none.
    attr_reader :rank

    # How many councils have a number.
    attr_reader :ranked

    # +:A+ (best quarter) to +:D+; nil when it has none.
    attr_reader :quartile_band

    # The least, the quartiles and the greatest of all councils.
    # @return [Array<Value>]
    attr_reader :quartiles

    # The model of neighbours; nil without one.
    attr_reader :model

    # How many neighbours have a number.
    attr_reader :used

    # The neighbours' median.
    attr_reader :median

    # The neighbours' mean.
    attr_reader :mean

    # Each neighbour, nearest first, and its figure.
    # @return [Array<Array(Neighbour, Value)>]
    def neighbours
      @kept[:neighbours] ||= Rows.of("Neighbours", neighbour_rows,
                                     %i[neighbour value]).freeze
    end

    # The council's figures over time: label, {Period} and {Value}.
    def series
      @kept[:series] ||= Rows.of("Over time", series_rows,
                                 %i[label period value]).freeze
    end

    # What a reader has to know beside the figures.
    attr_reader :notes

    # In one sentence: "71%: 12th of 150; …".
    attr_reader :sentence

    # Every council beside the average of all, in per cent or per 10,000;
    # nil unless it was asked for and its counts are known.
    # @return [Funnel, nil]
    def funnel
      @kept.fetch(:funnel) { @kept[:funnel] = funnel_of_peers }
    end

    # The tool's JSON, schema cparent.compare/1.
    def to_json(*)
      @raw._json
    end

    # The same as a Hash.
    def to_h
      JSON.parse(to_json)
    end

    # A table for IRuby.
    def to_html
      rows = [[authority, value.words], [region_name, region.words],
              ["nation", national.words]]
      rows += neighbours.map { |one, figure| [one.name, figure.words] }
      Show.table("#{measure}, #{period}", %w[where figure], rows)
    end

    # Whose, and in one sentence.
    def inspect
      "#<Cparent::Standing of #{authority}: #{sentence}>"
    end

    private

    def neighbour_rows
      rows = list("neighbours").each_slice(3).first(@raw._neighbour_count)
      rows.each_with_index.map do |row, i|
        [Neighbour.new(*row).freeze,
         Cparent._bound_standing_neighbour(@raw, i)].freeze
      end
    end

    def series_rows
      labels = list("series").first(@raw._series_count)
      labels.each_with_index.map do |label, i|
        [label, Cparent._bound_standing_series_period(@raw, i),
         Cparent._bound_standing_series(@raw, i)].freeze
      end
    end

    def funnel_of_peers
      kind = Cparent._bound_standing_funnel(@raw)
      return if kind.empty?

      names = list("funnel")
      counts, totals = [true, false].map do |above|
        Array.new(names.size) do |index|
          Cparent._bound_standing_peer(@raw, index, above)
        end
      end
      Cparent.funnel(counts, totals, kind: kind.to_sym, areas: names,
                                     multiplier: kind == "rate" ? 10_000 : 100)
    end

    def list(what)
      flat = []
      Cparent._bound_standing_list(@raw, what, flat)
      flat
    end
  end

  # Published statistics, or a model of neighbours, that a store keeps.
  Release = Struct.new(:dataset, :digest, :source, :at, :rows, :neighbours,
                       :current)

  class Store
    # Published statistics and models of neighbours that are kept, the oldest
    # first.
    # @return [Array<Release>]
    def releases
      flat = []
      Cparent._bound_store_releases(self, flat)
      Rows.of("Releases", flat.each_slice(7).map do |row|
        Release.new(*row.first(4), row[4].to_i, !row[5].empty?,
                    !row[6].empty?).freeze
      end)
    end

    # The newest release of published statistics of that name, or the one
    # whose digest begins so.
    # @return [Published]
    def published(dataset, digest = nil)
      Published.new(Cparent._bound_store_published(self, dataset, digest),
                    nil, self)
    end

    # A model of neighbours that is kept; nil: the newest.
    # @return [Neighbours]
    def neighbours(model = nil)
      Neighbours.new(Cparent._bound_store_neighbours(self, model))
    end

    # Compares as {Cparent.compare} does, in statistics that the store keeps;
    # +authority+ is the store's own unless it is given, +neighbours+ true
    # the newest model.
    # @return [Standing]
    def compare(dataset, measure = nil, authority: self.authority,
                neighbours: nil, **options)
      neighbours = self.neighbours if neighbours == true
      Cparent.compare(published(dataset), measure, authority: authority,
                                                   neighbours: neighbours,
                                                   **options)
    end
  end

  class << self
    # Reads published statistics (EES CSV).  +meta+ is the companion file,
    # found beside a path by itself; +measures+ names columns that are
    # measures, whatever they look like.  A block is told (done, total).
    # @return [Published]
    def published(data, meta: nil, dataset: nil, measures: nil, &progress)
      measures = measures.join(",") if measures.is_a?(Array)
      Published.new(*_bound_published_read(source(data), table(meta),
                                           dataset, measures, progress))
    end

    # Reads a model of statistical neighbours.
    # @return [Neighbours]
    def neighbours(data)
      Neighbours.new(_bound_neighbours_read(source(data)))
    end

    # The council that a code, three-digit number or name means; of several
    # codes over time the one in use +on+ a day, or the newest.
    # @return [Council]
    def council(name, on: nil)
      flat = []
      _bound_council_find(name, on, flat)
      council_of(flat)
    end

    # Every council that the library knows, each code a row.
    # @return [Array<Council>]
    def councils
      flat = []
      _bound_council_list(flat)
      Rows.of("Councils", flat.each_slice(7).map { |row| council_of(row) })
    end

    # Sets a council beside its neighbours, region and nation.  +data+ is a
    # {Published} or a file of its kind; +filters+ a Hash of filter and value;
    # +neighbours+ a model or its file; +polarity+ +:high+, +:low+ or
    # +:neutral+.
    # @return [Standing]
    def compare(data, measure = nil, authority:, filters: {}, period: nil,
                neighbours: nil, polarity: "", funnel: false,
                numerator: nil, denominator: nil, whole: {})
      data = published(data) unless data.is_a?(Published)
      unless neighbours.nil? || neighbours.is_a?(Neighbours)
        neighbours = self.neighbours(neighbours)
      end
      Standing.new(_bound_standing_of(
                     data.raw, data.store, measure,
                     (filters.to_a + whole.to_a).flatten.map(&:to_s),
                     authority, period&.to_s, polarity.to_s, neighbours&.raw,
                     funnel || !numerator.nil?, numerator, denominator,
                     whole.size
                   ))
    end

    private

    def council_of(row)
      days = row.last(2).map { |day| day.empty? ? nil : Date.iso8601(day) }
      Council.new(*row.first(5), *days).freeze
    end
  end
end
