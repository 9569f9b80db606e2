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
    def self.of(title, items)
      made = new(items)
      made.instance_variable_set(:@title, title)
      made
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

      rows = shown.map(&:to_h)
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

  constants.map { |name| const_get(name) }.each do |one|
    one.include(Row) if one.is_a?(Class) && one < Struct
  end
end
