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

    # Records as columns, or those of +names+ only; see {Cparent.columns}.
    # @return [Columns]
    def columns(*names)
      Cparent.columns(self, names: names)
    end

    # A table for IRuby.
    def to_html
      shown = first(Show::ROWS)
      return Show.records(shown, title, size) if shown.first.is_a?(Record)

      rows = shown.map { |row| @names ? @names.zip(row).to_h : row.to_h }
      Show.table(title, rows.flat_map(&:keys).uniq, rows.map(&:values), size)
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
