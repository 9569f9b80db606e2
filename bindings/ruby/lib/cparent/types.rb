# SPDX-License-Identifier: Apache-2.0
# frozen_string_literal: true

require "bigdecimal"
require "date"

require "cparent/advice"

# Follows a council's pledges to children in care, back to where each was
# said.  {Cparent.open} opens a store, {Cparent.read_minutes} reads minutes.
module Cparent
  # Why the library could not go on: what, where, and how to mend it.
  #
  # Every error of the library includes it and descends from the builtin that
  # you expect: +rescue Cparent::Error+ catches them all, +rescue KeyError+ a
  # {NotFoundError}.  The message is "SOURCE:LINE:COLUMN: what; how to mend
  # it", as much of it as is known, and holds no child's data.
  module Error
    # @return [Symbol] which outcome it was: +:PARSE+
    attr_reader :status
    # @return [Integer] the exit status that the tool ends with
    attr_reader :exit_status
    # @return [String, nil] the file or address
    attr_reader :source
    # @return [Integer, nil] the line in it, from 1
    attr_reader :line
    # @return [Integer, nil] the column in it, from 1
    attr_reader :column
    # @return [Integer, nil] the byte in it, from 0
    attr_reader :offset
    # @return [String, nil] the name of the column or field
    attr_reader :field
    # @return [String] what is wrong, without the place
    attr_reader :what
    # @return [String, nil] how to mend it
    attr_reader :hint

    # @return [Array<Finding>] what an import had noticed before it failed
    def findings
      @noticed ||= Rows.of("Findings", @findings || []).freeze
    end

    # @api private
    def locate(status:, exit_status:, source:, line:, column:, offset:,
               field:, what:, hint:)
      @status = status
      @exit_status = exit_status
      @source = source
      @line = line
      @column = column
      @offset = offset
      @field = field
      @what = what
      @hint = hint
      self
    end
  end

  # One entry of a store's history.
  Entry = Struct.new(:sequence, :version, :at, :who, :why, :noun, :id,
                     :digest, :body)
  # Something that an import noticed.
  Finding = Struct.new(:severity, :rule, :source, :line, :column, :field,
                       :message)
  # What an import did: rows or items read, and records that are new,
  # changed and unchanged.
  ImportResult = Struct.new(:kind, :read, :added, :changed, :unchanged,
                            :document, :findings)
  # A question that a good parent would ask now, and what it rests on.
  Challenge = Struct.new(:rule, :question, :evidence)

  # A figure: an exact number, or the reason why there is none.
  #
  #   Cparent::Value.new("62.4", :percent)
  #   Cparent::Value.new(97, :percent, high: 99).words   #=> "97% to 99%"
  #   Cparent::Value.new(state: :suppressed).number      #=> nil
  #
  # Only numbers of one unit compare.
  class Value
    include Comparable

    # Why there is a number, or why there is none.
    STATES = %i[missing number suppressed not_applicable not_available
                rounds_to_zero low_reliability].freeze
    # What a number counts.
    UNITS = %i[unknown percent count rate_per_10000 gbp days years ratio
               score percentage_points months].freeze

    # @return [Symbol] one of {STATES}
    attr_reader :state
    # @return [Symbol] one of {UNITS}
    attr_reader :unit
    # @return [BigDecimal, nil] the number, or a range's low end
    attr_reader :number
    # @return [BigDecimal, nil] a range's high end
    attr_reader :high
    # @return [Integer, nil] the part that was counted
    attr_reader :numerator
    # @return [Integer, nil] of how many
    attr_reader :denominator

    # @param number [Integer, BigDecimal, Float, String, nil]
    # @param unit [Symbol] one of {UNITS}
    # @param high [Integer, BigDecimal, Float, String, nil] a range's high end
    # @param state [Symbol, nil] one of {STATES}, when there is no number
    def initialize(number = nil, unit = :unknown, high: nil, state: nil,
                   numerator: nil, denominator: nil, unit_implied: false)
      @state = (state || (number.nil? ? :missing : :number)).to_sym
      @unit = unit.to_sym
      @number = number.nil? ? nil : Types.exact(number)
      @high = high.nil? ? nil : Types.exact(high)
      @numerator = numerator.nil? ? nil : Integer(numerator)
      @denominator = denominator.nil? ? nil : Integer(denominator)
      @unit_implied = unit_implied ? true : false
      check
      @said = []
      freeze
    end

    # True when there is a number; a range is one.
    def number?
      @state == :number
    end

    # True when it is a range, from number to high.
    def range?
      !@high.nil?
    end

    # True when the unit was not printed but is certain.
    def unit_implied?
      @unit_implied
    end

    # The figure for people: "94%", "hidden to protect people".
    def words
      @said[0] || Types.keep(@said, 0, Cparent._cparent_value_words(self))
    end
    alias to_s words

    # The number itself; fails where there is no one number.
    # @return [BigDecimal]
    def to_d
      unless number? && !range?
        raise Types.error(:INVALID, "there is no one number to convert")
      end

      @number
    end

    # The nearest Float; fails where there is no one number.
    def to_f
      to_d.to_f
    end

    # The whole part; fails where there is no one number.
    def to_i
      to_d.to_i
    end

    # The exact Rational; fails where there is no one number.
    def to_r
      to_d.to_r
    end

    # For pattern matching: +case value in {state: :number, number:}+.
    def deconstruct_keys(_names)
      to_h
    end

    # Orders two numbers of one unit; nil for anything else.
    def <=>(other)
      return nil unless other.is_a?(Value)
      return 0 if eql?(other)
      return nil unless number? && other.number? && @unit == other.unit
      return nil if range? || other.range?

      @number <=> other.number
    end

    # True when both say the same in every field.
    def ==(other)
      other.is_a?(Value) && key == other.key
    end
    alias eql? ==

    # Equal values have equal hashes.
    def hash
      key.hash
    end

    # Every part that is given, by name.
    def to_h
      { state: @state, unit: @unit, number: @number, high: @high,
        numerator: @numerator, denominator: @denominator }.compact
    end

    # The same JSON as in a record's: exact, and every part of it.
    def to_json(*)
      parts = { state: @state.to_json, value: Types.json(@number),
                value_high: Types.json(@high), unit: @unit.to_json,
                unit_implied: @unit_implied,
                numerator: @numerator.to_json,
                denominator: @denominator.to_json }
      "{#{parts.map { |name, text| "\"#{name}\":#{text}" }.join(',')}}"
    end

    # What would make it again.
    def inspect
      parts = []
      parts << Types.digits(@number).inspect if @number
      parts << @unit.inspect if @number && @unit != :unknown
      parts << "high: #{Types.digits(@high).inspect}" if @high
      parts << "state: #{@state.inspect}" unless @number
      parts << "numerator: #{@numerator}" if @numerator
      parts << "denominator: #{@denominator}" if @denominator
      "Cparent::Value.new(#{parts.join(', ')})"
    end

    protected

    def key
      [@state, @unit, @number, @high, @numerator, @denominator]
    end

    private

    def check
      problem =
        if !STATES.include?(@state) then "there is no such state"
        elsif !UNITS.include?(@unit) then "there is no such unit"
        elsif @number.nil? == number?
          "a number goes with the state :number"
        elsif @numerator.nil? != @denominator.nil?
          "give numerator and denominator, or neither"
        elsif @high && @number.nil? then "a range needs its low end too"
        end
      raise Types.error(:INVALID, problem) if problem
    end
  end

  # A stretch of days, both ends included, and what kind it is.
  #
  #   Cparent::Period.parse("2025/26").first    #=> 1 April 2025
  #   Cparent::Period.parse("2025/26 Q1").label #=> "Q1 2025/26"
  class Period
    include Comparable

    # What kinds there are.
    KINDS = %i[day month quarter financial academic calendar year_ended
               custom].freeze

    # @return [Date] the first day
    attr_reader :first
    # @return [Date] the last day
    attr_reader :last
    # @return [Symbol] one of {KINDS}
    attr_reader :kind

    # Reads "2025-03", "2025/26 Q1", "year ended 2025-03-31" and so on.
    # Raises {ParseError} for anything else.
    def self.parse(text)
      Cparent._cparent_period_parse(text)
    end

    # The calendar month.
    def self.month(year, month)
      given(Cparent._cparent_period_month(year, month))
    end

    # A quarter, 1 to 4, of the financial year that begins in +year+.
    def self.quarter(year, quarter)
      given(Cparent._cparent_period_quarter(year, quarter))
    end

    # The financial, academic or calendar year that begins in +year+.
    def self.year(year, kind = :financial)
      given(Cparent._cparent_period_year(year, kind))
    end

    # @api private
    def self.given(period)
      period || raise(Types.error(:INVALID, "there is no such period"))
    end

    # Without +kind+, the kind that fits the two days best.
    def initialize(first, last, kind = nil)
      kind ||= Period.given(Cparent._cparent_period_between(first, last)).kind
      @first = Types.day(first)
      @last = Types.day(last)
      @kind = kind.to_sym
      unless KINDS.include?(@kind)
        raise Types.error(:INVALID, "there is no such kind of period")
      end

      @said = []
      freeze
    end

    # The period for people: "March 2025", "Q1 2025/26".
    def label
      @said[0] || Types.keep(@said, 0, Cparent._cparent_period_label(self))
    end

    # The form that {parse} reads back to the same period.
    def to_s
      Cparent._cparent_period_format(self)
    end

    # The period of the same kind that many later, or earlier; nil for
    # custom ones, which have no neighbours.
    def step(steps = 1)
      Cparent._cparent_period_step(self, steps)
    end

    # True when +other+ is of the same kind and comes right after.
    def adjacent?(other)
      Cparent._cparent_period_adjacent(self, other)
    end

    # For pattern matching: +case period in {kind: :month, first:}+.
    def deconstruct_keys(_names)
      { first: @first, last: @last, kind: @kind }
    end

    # The days as a Range.
    def to_range
      @first..@last
    end

    # True for a day in it.
    def cover?(day)
      to_range.cover?(day)
    end
    alias include? cover?
    alias === cover?

    # How many days it has.
    def days
      @said[1] || Types.keep(@said, 1, @last.jd - @first.jd + 1)
    end

    # Orders by last day, then first day, then kind.
    def <=>(other)
      return nil unless other.is_a?(Period)

      Cparent._cparent_period_compare(self, other)
    end

    # True for the same days and the same kind.
    def ==(other)
      other.is_a?(Period) && @first == other.first && @last == other.last &&
        @kind == other.kind
    end
    alias eql? ==

    # Equal periods have equal hashes.
    def hash
      [@first, @last, @kind].hash
    end

    # The same JSON as in a record's: its text and both days.
    def to_json(*args)
      { text: to_s, first: @first.iso8601, last: @last.iso8601 }
        .to_json(*args)
    end

    # What would make it again.
    def inspect
      "Cparent::Period.parse(#{to_s.inspect})"
    end
  end

  # What the C half calls.
  # @api private
  module Types
    @errors = {}
    @numbers = {}

    class << self
      # Makes the children of Error from the status table.
      def define_errors(rows)
        rows.each do |number, name, exception, builtin, text, leave|
          @numbers[name.to_sym] = number
          next if exception.empty?

          error = Class.new(Object.const_get(builtin)) { include Error }
          Cparent.const_set(exception, error)
          @errors[number] = [error, name.to_sym, leave]
        end
      end

      def make_error(number, text, source, line, column, offset, field, what,
                     hint)
        ours = Advice.said(hint)
        text = text.gsub(hint) { ours } unless ours == hint
        error, name, leave =
          @errors.fetch(number, [RuntimeError, :UNKNOWN, 1])
        made = error.new(text)
        made.extend(Error) unless made.is_a?(Error)
        made.locate(
          status: name, exit_status: leave, source: given(source), what: what,
          line: line.zero? ? nil : line, column: column.zero? ? nil : column,
          offset: offset.negative? ? nil : offset, field: given(field),
          hint: given(ours)
        )
      end

      def error(name, what, hint = "")
        text = hint.empty? ? what : "#{what}; #{hint}"
        make_error(@numbers.fetch(name), text, "", 0, 0, -1, "", what, hint)
      end

      def make_value(state, unit, low, high, numerator, denominator, implied)
        Value.new(low, unit, high: high, state: state, numerator: numerator,
                             denominator: denominator, unit_implied: implied)
      end

      def value_parts(given)
        value = given.is_a?(Value) ? given : Value.new(given)
        [value.state, value.unit, value.number && digits(value.number),
         value.high && digits(value.high), value.numerator,
         value.denominator, value.unit_implied?]
      end

      # A number as JSON has it, all its digits.
      def json(number)
        number.nil? ? "null" : digits(number)
      end

      def make_period(first, last, kind)
        Period.new(first, last, kind)
      end

      def period_parts(given)
        unless given.is_a?(Period)
          raise TypeError, "a period must be a Cparent::Period or text that " \
                           "names one, not #{given.class}"
        end

        [given.first, given.last, given.kind]
      end

      def make_finding(*parts)
        *place, message = parts
        Finding.new(*place, message && Advice.said(message)).freeze
      end

      # Remembers what was worked out, unless a Ractor shares it.
      def keep(said, place, answer)
        said[place] = answer unless said.frozen?
        answer
      end

      def make_import(*parts, findings)
        ImportResult.new(*parts,
                         Rows.of("Findings", findings).freeze).freeze
      end

      def make_entry(*parts)
        Entry.new(*parts).freeze
      end

      # A number as people would write it: 62.4 is 62.4, not its double.
      def exact(number)
        made =
          case number
          when BigDecimal then number
          when Integer, String then BigDecimal(number.to_s)
          when Float then number.finite? ? BigDecimal(number.to_s) : nil
          else raise TypeError, "#{number.class} is no number"
          end
        return made if made&.finite?

        raise error(:INVALID, "a figure must be a finite number",
                    "say why there is none: Value.new(state: :missing)")
      rescue ArgumentError => e
        raise e if e.is_a?(Error)

        raise error(:INVALID, "that is not a number")
      end

      def digits(number)
        text = number.to_s("F")
        text.end_with?(".0") ? text[0..-3] : text
      end

      def day(given)
        given.is_a?(String) ? Date.iso8601(given) : given.to_date
      end

      private

      def given(text)
        text.empty? ? nil : text
      end
    end
  end
end
