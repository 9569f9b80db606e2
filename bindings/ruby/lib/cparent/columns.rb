# SPDX-License-Identifier: Apache-2.0
# frozen_string_literal: true

require "cparent/show"

module Cparent
  # One column: plain values, nil where there is none.
  class Column
    include Enumerable

    # What a column's rows are, in the order of the library's numbers.
    KINDS = [nil, :date, :integer, :real, :word, :text, :flag].freeze
    UNPACK = { date: "l*", integer: "q*", real: "d*", word: "l*",
               flag: "C*" }.freeze
    private_constant :UNPACK

    # @return [Symbol] its name
    attr_reader :name
    # @return [Symbol] one of {KINDS}
    attr_reader :kind
    # @return [Integer] how many rows there are
    attr_reader :size
    # @return [Integer] how many rows have no value
    attr_reader :missing
    # @return [String, nil] the rows in memory, packed: days since 1970-01-01,
    #   numbers, or which of the words; nil for texts
    attr_reader :data
    # @return [String, nil] a bit a row, the lowest first, 1 where there is a
    #   value; nil when every row has one
    attr_reader :valid
    alias length size

    # A column of plain values, nil where there is none.
    # @api private
    def self.of(name, values)
      given = values.compact
      kind = kind_of(given)
      values = values.map { |one| one&.to_s } if kind == :word
      words = kind == :word ? values.compact.uniq : []
      missing = values.size - given.size
      valid = missing.zero? ? nil : values.map { |one| one.nil? ? "0" : "1" }
      new(values.size, name, KINDS.index(kind), missing,
          packed(kind, values, words), valid && [valid.join].pack("b*"),
          *(packed_words(words) if kind == :word))
    end

    class << self
      private

      def kind_of(given)
        if given.empty? then :word
        elsif given.all? { |one| [true, false].include?(one) } then :flag
        elsif given.all?(Integer) then :integer
        elsif given.all?(Date) then :date
        elsif given.all?(Numeric) then :real
        else :word
        end
      end

      def packed(kind, values, words)
        places = words.each_with_index.to_h
        values.map do |one|
          case kind
          when :word then places.fetch(one, -1)
          when :date then one ? one.jd - 2_440_588 : 0
          when :flag then one ? 1 : 0
          else one || 0
          end
        end.pack(UNPACK.fetch(kind))
      end

      def packed_words(words)
        ends = words.each_with_object([0]) do |word, all|
          all << (all.last + word.bytesize)
        end
        [ends.pack("l*"), words.join.b]
      end
    end

    # @api private
    def initialize(rows, name, kind, missing, data, valid, offsets = nil,
                   texts = nil)
      @size = rows
      @name = name
      @kind = KINDS.fetch(kind)
      @missing = missing
      @data = data
      @valid = valid
      @words = words_of(offsets, texts)
      @values = values
      freeze
    end

    # @return [Array<String>] what the codes of a :word column stand for, or
    #   the texts of a :text column; empty for the others
    attr_reader :words

    # Yields each value; without a block, an Enumerator.
    def each(&block)
      return enum_for(:each) { size } unless block

      @values.each(&block)
      self
    end

    # The value in that row, from 0 or from the end; nil beyond.
    def [](row)
      @values[row]
    end

    # Every value, nil where there is none.
    def to_a
      @values.dup
    end

    # True for the same values.
    def ==(other)
      other.respond_to?(:to_a) && to_a == other.to_a
    end

    # Its name, and the first values.
    def inspect
      more = size > 6 ? ", …" : ""
      "#<Cparent::Column #{name} of #{kind}: " \
        "[#{@values.first(6).map(&:inspect).join(', ')}#{more}]>"
    end

    private

    def words_of(offsets, texts)
      return [].freeze if offsets.nil?

      offsets.unpack("l*").each_cons(2).map do |first, last|
        texts.byteslice(first...last).force_encoding("UTF-8").freeze
      end.freeze
    end

    def values
      rows = case @kind
             when :text then @words.dup
             when :word then numbers.map { |code| @words[code] }
             when :date then numbers.map { |days| Date.jd(2_440_588 + days) }
             when :flag then numbers.map { |byte| byte == 1 }
             else numbers
             end
      @valid&.unpack1("b*")&.each_char&.first(size)&.each_with_index do
        |bit, row| rows[row] = nil if bit == "0"
      end
      rows.freeze
    end

    def numbers
      @data.unpack(UNPACK.fetch(@kind))
    end
  end

  # Columns by name, all of one length.
  class Columns
    include Enumerable

    # @return [Integer] how many rows there are
    attr_reader :rows

    # @api private
    def self.from_raw(raw, title, names = [])
      rows = raw._rows
      columns = Array.new(raw._count) do |index|
        Column.new(rows, *raw._column(index))
      end
      new(columns, title, names)
    end

    # Those of +names+, in that order, or all.
    # @api private
    def initialize(columns, title, names = [])
      @rows = columns.first&.size || 0
      @title = title
      made = columns.to_h { |column| [column.name, column] }
      @columns = (names.empty? ? made : made.slice(*names.map(&:to_sym)))
                 .freeze
      @names = @columns.keys.freeze
      freeze
    end

    # Yields each name and {Column}.
    def each(&block)
      return enum_for(:each) { @columns.size } unless block

      @columns.each(&block)
      self
    end

    # The {Column} of that name; {NotFoundError} when there is none.
    def [](name)
      @columns.fetch(name.to_sym) do
        raise Types.error(:NOT_FOUND, "there is no such column")
      end
    end

    # @return [Array<Symbol>] the names, in order
    attr_reader :names

    # Arrays of plain values by name.
    def to_h
      @columns.transform_values(&:to_a)
    end

    # The arrays as JSON.
    def to_json(*args)
      to_h.to_json(*args)
    end

    # A table for IRuby.
    def to_html
      said = @columns.values.reject { |one| one.missing == rows }
      Show.table(@title, said.map(&:name), said.map do |one|
        one.first(Show::ROWS)
      end.transpose, rows)
    end

    # The names, and how many rows.
    def inspect
      "#<Cparent::Columns #{names.join(', ')}; #{rows} rows>"
    end
  end

  class << self
    # Records of one noun as columns; +noun+ says which when there may be no
    # records; only the columns of +names+ are made, or all.
    # @return [Columns]
    def columns(records, noun: nil, names: [])
      records = records.to_a
      if noun.nil? && records.empty?
        raise Types.error(:INVALID, "no records have no columns",
                          "say of which noun they would be")
      end
      name = noun_name(noun || records.first.class)
      raw = _cparent_columns_from_records_named(name, records,
                                                names.map(&:to_s))
      Columns.from_raw(raw, title(name), names)
    end

    # @api private
    def title(noun)
      plural = Store::PLURALS.key(noun) || noun
      plural.to_s.tr("_", " ").capitalize
    end
  end

  class Records
    # The records as columns, read in one go, or those of +names+ only,
    # which is quicker.
    # @return [Columns]
    def columns(*names)
      unless @wanted.empty?
        return Cparent.columns(to_a, noun: @noun, names: names)
      end

      raw = @store._columns(@noun, names.map(&:to_s))
      Columns.from_raw(raw, Cparent.title(@noun), names)
    end

    # The records as JSON.
    def to_json(*args)
      to_a.to_json(*args)
    end

    # A table for IRuby.
    def to_html
      Show.records(first(Show::ROWS), Cparent.title(@noun), size)
    end
  end

  class Snapshot
    # Its records of a noun as columns, or those of +names+ only, in order of
    # id; observations in order of indicator and period.
    # @return [Columns]
    def columns(noun, *names)
      name = Cparent.noun_name(noun)
      raw = _columns_named(name, names.map(&:to_s))
      Columns.from_raw(raw, Cparent.title(name), names)
    end

    # A table for IRuby: how many records there are.
    def to_html
      counts = NOUNS.map { |noun| [Cparent.title(noun), count(noun)] }
      Show.table("Snapshot as at #{as_at || 'now'}", %w[noun records],
                 counts.reject { |_, many| many.zero? })
    end
  end

  class Reading
    # The items of one noun as columns, or those of +names+ only.
    # @return [Columns]
    def columns(noun, *names)
      Cparent.columns(list(noun), noun: noun, names: names)
    end

    # A table for IRuby.
    def to_html
      rows = first(Show::ROWS).map do |item|
        [item.class::NOUN, item.quote, item.confidence]
      end
      Show.table(document.title || "Reading", %w[noun quote confidence],
                 rows, size)
    end
  end

  class Record
    # A table for IRuby.
    def to_html
      Show.table("#{self.class.name.split('::').last} #{id}",
                 %w[field value], to_h)
    end
  end
end
