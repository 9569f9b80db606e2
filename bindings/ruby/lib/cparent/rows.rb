# SPDX-License-Identifier: Apache-2.0
# frozen_string_literal: true

require "json"

require "cparent/show"

module Cparent
  # What a call gives several of: an Array that notebooks show as a table.
  class Rows < Array
    # What it is of, in a word or two.
    # @return [String]
    attr_reader :title

    # @api private
    def self.of(title, items, names = nil)
      made = new(items)
      made.instance_variable_set(:@title, title)
      made.instance_variable_set(:@names, names)
      made
    end

    # @api private
    def self.findings(noticed)
      of("Findings", noticed ? noticed._list : []).freeze
    end

    # As columns, or those of +names+ only: of records their fields; of
    # anything else its parts, where a {Value} is three (number, state, unit),
    # a {Period} its first and last day, and a record its id and words.
    # @return [Columns]
    def columns(*names)
      return Cparent.columns(self, names: names) if first.is_a?(Record)

      cells = map { |row| parts(row).flat_map { |part| Cells.of(*part) }.to_h }
      titles = cells.flat_map(&:keys).uniq
      Columns.new(titles.map do |name|
        Column.of(name, cells.map { |row| row[name] })
      end, title, names)
    end

    # A table for IRuby.
    def to_html
      shown = first(Show::ROWS)
      return Show.records(shown, title, size) if shown.first.is_a?(Record)

      rows = shown.map { |row| parts(row) }
      Show.table(title, rows.flat_map(&:keys).uniq, rows.map(&:values), size)
    end

    private

    def parts(row)
      @names ? @names.zip(row).to_h : row.to_h
    end
  end

  # A part of a row as the plain cells that columns hold.
  # @api private
  module Cells
    module_function

    # Pairs of name and cell.
    def of(name, part)
      case part
      when Value
        [[name, (part.to_f if part.number? && !part.range?)],
         [:"#{name}_state", part.state], [:"#{name}_unit", part.unit]]
      when Period
        [[:"#{name}_first", part.first], [:"#{name}_last", part.last]]
      when Record then of_record(name, part)
      when Struct
        part.to_h.flat_map { |inner, one| of(:"#{name}_#{inner}", one) }
      when Array
        [[name, part.map { |one| one.is_a?(Record) ? one.id : one }.join(" ")]]
      else [[name, part]]
      end
    end

    # Its id, and what it says.
    def of_record(name, record)
      says = %i[text quote] & record.class::FIELDS.keys
      [[name, record.id],
       *says.map { |field| [:"#{name}_#{field}", record.public_send(field)] }]
    end
  end

  # What the rows have in common that have their parts by name.
  module Row
    # The parts as JSON.
    def to_json(*args)
      to_h.to_json(*args)
    end
  end

  { Store => "its path", Records => "to_a.map(&:to_h)",
    Reading => "its to_json", Snapshot => "its store's path",
    Source => "what it was made of", Phrases => "what they were made of",
    Published => "its to_csv", Neighbours => "what it was made of",
    Standing => "its to_json", Return => "its to_json",
    Protection => "its to_json", Proposed => "its to_h" }
    .each do |one, instead|
      one.define_method(:marshal_dump) do
        raise TypeError, "a #{self.class} belongs to this process and " \
                         "cannot be marshalled; send #{instead} instead"
      end
    end

  constants.map { |name| const_get(name) }.each do |one|
    one.include(Row) if one.is_a?(Class) && one < Struct
  end
end
