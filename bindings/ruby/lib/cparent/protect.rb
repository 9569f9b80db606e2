# SPDX-License-Identifier: Apache-2.0
# frozen_string_literal: true

module Cparent
  # What somebody who sees the published table can know of a cell: +level+
  # (+:rule+, +:exact+, +:none+; nil where it is no small count), the least
  # and the most that it can be (+upper+ nil: no end), whether no reader can
  # know more (+exact+), and what is wrong.
  AuditedCell = Struct.new(:cell, :value, :level, :lower, :upper, :exact,
                           :problems)

  # A pattern of cells and statuses (+:published+, +:primary+,
  # +:secondary+), and its audit.  For the owner of the data: publish one
  # symbol for all that is hidden.
  class Protection
    include Enumerable

    # What can be wrong with a cell, by bit.
    PROBLEMS = %i[small_shown level_missed zero_hidden never_hidden].freeze
    private_constant :PROBLEMS

    # The status of each cell, in the order they were given.
    # @return [Hash{String => Symbol}]
    attr_reader :statuses
    # Of the secondary cells: how many, or how many people.
    attr_reader :cost
    # The least level that a small count reached.
    attr_reader :level

    # @api private
    def initialize(raw)
      @raw = raw
      ids = []
      Cparent._bound_pattern_ids(raw, ids)
      rows = Cparent._bound_pattern_cells(raw, 7 * ids.size).unpack("d*")
                    .map(&:to_i).each_slice(7)
      @rows = ids.zip(rows).to_h.freeze
      @statuses = @rows.transform_values do |row|
        Cparent._cparent_protect_status_name(row[3]).to_sym
      end.freeze
      @hidden = @statuses.reject { |_, as| as == :published }.keys.freeze
      @kept = {} # what was worked out
      take(Cparent._bound_pattern_summary(raw, 7).unpack("d*").map(&:to_i))
      freeze
    end

    # A cell's status; nil for no cell.
    def [](cell)
      @statuses[cell.to_s]
    end

    # Each cell and its status.
    def each(&block)
      return enum_for { size } unless block

      @statuses.each(&block)
      self
    end

    # How many cells.
    def size
      @statuses.size
    end

    # The cells that may not be published.
    # @return [Array<String>]
    attr_reader :hidden

    # Whether nothing is wrong with any cell.
    def safe?
      @safe
    end

    # No pattern costs less; nil where that is not known.
    attr_reader :bound

    # The level that each small count reached.
    # @return [Hash{String => Symbol}]
    def levels
      @kept[:levels] ||=
        audit.select(&:level).to_h { |one| [one.cell, one.level] }.freeze
    end

    # Every small count, and every other cell that something is wrong with.
    # @return [Array<AuditedCell>]
    def audit
      @kept[:audit] ||=
        Rows.of("Audit", to_h["audit"].map { |one| audited(one) }).freeze
    end

    # The proof of a bound of a hidden small count: a table that fits all
    # that is published, with the cell at its bound.  Raises {NotFoundError}
    # for any other cell.
    # @return [Hash{String => Integer}]
    def witness(cell, upper: false)
      place = @statuses.keys.index(cell.to_s) || size
      numbers = Cparent._bound_pattern_witness(@raw, place, upper, size)
      @statuses.keys.zip(numbers.unpack("d*").map(&:to_i)).to_h
    end

    # +cell,status+, as the tool writes it.
    def to_csv
      @raw._csv
    end

    # The tool's JSON, schema cparent.protect/1.
    def to_json(*)
      @raw._json
    end

    # The same as a Hash.
    def to_h
      JSON.parse(to_json)
    end

    # A table for IRuby.
    def to_html
      Show.table("What may be published", %w[cell status], @statuses.to_a)
    end

    # In one line.
    def inspect
      "#<Cparent::Protection of #{size} cells: #{hidden.size} hidden, " \
        "#{safe? ? 'safe' : 'not safe'}, level #{level}>"
    end

    private

    def audited(found)
      row = @rows.fetch(found["cell"])
      AuditedCell.new(found["cell"], row[0], found["level"]&.to_sym, row[1],
                      row[2].negative? ? nil : row[2], row[6] != 0,
                      PROBLEMS.select.with_index do |_, bit|
                        row[5][bit] == 1
                      end.freeze).freeze
    end

    def take(summary)
      @cost, @bound = summary
      @bound = nil if @bound.negative?
      @level = Cparent._cparent_protect_level_name(summary[5]).to_sym
      @safe = summary[6] == 1
    end
  end

  # How tables are given to {Cparent.protect}.
  # @api private
  module Tables
    # What +never+ may be in a row.
    YES = [true, 1, "1", "yes", "true"].freeze

    class << self
      # True for what is read, not given as it stands.
      def file?(given)
        given.is_a?(String) || given.is_a?(Pathname) ||
          given.is_a?(Source) || given.respond_to?(:read)
      end

      # The table as the C half takes it.
      def model(cells, equations, never)
        unless file?(cells) == file?(equations)
          raise TypeError,
                "give cells and equations both as files, or neither"
        end
        return read(cells, equations, never) if file?(cells)

        rows = cells(cells)
        kept = Array(never).map(&:to_s)
        flags = rows.map do |id, _, mark|
          YES.include?(mark) || kept.include?(id.to_s) ? 1 : 0
        end
        Cparent._bound_cells_make(rows.map { |row| row[0].to_s },
                                  rows.map { |row| Float(row[1]) }.pack("d*"),
                                  flags.pack("C*"), equations(equations))
      end

      private

      def read(cells, equations, never)
        unless never.nil?
          raise TypeError, "a file says itself which cells are never hidden"
        end

        Cparent._bound_cells_read(Cparent.source(cells),
                                  Cparent.source(equations))
      end

      # Rows of a Hash, of Hashes or of Arrays.
      def row(given, names)
        return given.to_a unless given.respond_to?(:key?)

        names.map { |name| given[name] || given[name.to_sym] }
      end

      def cells(given)
        given.map { |one| row(one, %w[cell value never]) }
      end

      # Threes of name, total and part.
      def equations(given)
        given.each_with_index.flat_map do |one, place|
          if one.respond_to?(:key?)
            name, total, part, parts = row(one, %w[eq total part parts])
            one = [name, total, parts || part]
          end
          name, total, parts = one.size == 2 ? [nil, *one] : one
          Array(parts).flat_map do |part|
            [(name || (place + 1)).to_s, total.to_s, part.to_s]
          end
        end
      end
    end
  end
  private_constant :Tables

  class << self
    # Chooses which cells of linked tables to hide, at the least cost, so
    # that no small count can be worked out, and proves it.  +cells+ is a
    # Hash of cell and value, or rows of cell, value and, if need be, never;
    # +equations+ a Hash of total and parts, or rows of eq, total and part;
    # both may be CSV files.  +never+ names cells that may not be hidden.
    # +level+ +:rule+: a reader learns no more of a small count than that it
    # is 1 to +threshold+; +:exact+: two numbers are possible.  +zeros+
    # +:published+ or +:protected+; +weight+ +:count+ (few cells) or +:value+
    # (few people).  A block is told (done, total).  Raises {ProtectedError}
    # when no pattern is safe.
    # @return [Protection]
    def protect(cells, equations, threshold: 5, level: :rule,
                zeros: :published, weight: :count, never: nil, effort: 0,
                &progress)
      Protection.new(_bound_cells_protect(
                       Tables.model(cells, equations, never), threshold,
                       level.to_s, zeros.to_s, weight.to_s, effort, progress
                     ))
    end

    # Judges anyone's pattern: a Hash of cell and status, or a CSV file.
    # Cells that a Hash leaves out are published; what is wrong stands in
    # +audit+.
    # @return [Protection]
    def protect_audit(pattern, cells, equations, threshold: 5, level: :rule,
                      zeros: :published, weight: :count, never: nil,
                      &progress)
      model = Tables.model(cells, equations, never)
      rules = [threshold, level.to_s, zeros.to_s, weight.to_s, progress]
      unless pattern.is_a?(Hash)
        return Protection.new(_bound_cells_audit_read(model, source(pattern),
                                                      *rules))
      end
      Protection.new(_bound_cells_audit(model, statuses_of(pattern, model),
                                        *rules))
    end

    private

    def statuses_of(pattern, model)
      names = (0..2).map { |i| _cparent_protect_status_name(i) }
      bytes = "\0".b * model._count
      pattern.each do |cell, status|
        place = _bound_cells_find(model, cell.to_s)
        raise ArgumentError, "#{cell} is no cell" if place.negative?

        number = names.index(status.to_s)
        raise ArgumentError, "#{status} is no status" if number.nil?

        bytes.setbyte(place, number)
      end
      bytes
    end
  end
end
