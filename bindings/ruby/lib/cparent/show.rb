# SPDX-License-Identifier: Apache-2.0
# frozen_string_literal: true

require "cgi"
require "date"

module Cparent
  # Tables for notebooks: plain, escaped and capped.
  # @api private
  module Show
    # How many rows a notebook shows.
    ROWS = 20

    module_function

    # A value as people read it; not given is empty.
    def cell(value)
      case value
      when nil then ""
      when Float then value.nan? ? "" : format("%.6g", value)
      when Date then value.iso8601
      when Record then value.respond_to?(:text) ? value.text : value.id
      when Array then value.map { |one| cell(one) }.join(", ")
      else value.to_s
      end
    end

    # An HTML table of at most {ROWS} rows, the first cell heading its row.
    def table(caption, names, rows, total = nil)
      rows = rows.to_a
      total ||= rows.size
      shown = rows.first(ROWS)
      caption += " (the first #{shown.size} of #{total} rows)" if
        total > shown.size
      head = names.map { |name| "<th scope=\"col\">#{escape(name)}</th>" }
      "<table><caption>#{escape(caption)}</caption>" \
        "<thead><tr>#{head.join}</tr></thead>" \
        "<tbody>#{shown.map { |row| line(row) }.join}</tbody></table>"
    end

    # Records as a table of the fields that they have.
    def records(records, title, total)
      rows = records.map(&:to_h)
      names = rows.flat_map(&:keys).uniq - [:authority]
      names = [:id] if names.empty?
      table(title, names, rows.map { |row| row.values_at(*names) }, total)
    end

    # One row.
    def line(row)
      first, *others = row.map { |value| escape(cell(value)) }
      "<tr><th scope=\"row\">#{first}</th>" \
        "#{others.map { |one| "<td>#{one}</td>" }.join}</tr>"
    end

    # Text that is no markup.
    def escape(value)
      CGI.escapeHTML(value.to_s)
    end
  end
end
