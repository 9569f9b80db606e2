# SPDX-License-Identifier: Apache-2.0

module Cparent
  # The library gives its advice in the words of the tool; here are ours.
  # @private
  module Advice
    # What the tool calls it, the longest first, and what Ruby does.
    WORDS = {
      "check the name and the folder" =>
        "check the name and the folder; text of one line needs its line end",
      "cparent ssda903 --explain all lists them" =>
        "Cparent.ssda903_explain(:all) lists them",
      "list them with: review --list" => "store.review lists them",
      "with review --undo" => "with store.undo(id)",
      "made by review --export" => "made by store.export_decisions",
      "with `cparent init`" => "with Cparent.create(path, council: …)",
      "`cparent verify`" => "store.verify",
      "`cparent backup`" => "store.backup(path)",
      "with --meeting" => "with meeting: …",
      "with --board" => "with board: …",
      "with --previous" => "with previous: …",
      "with --lenient" => "with lenient: true"
    }.freeze

    # The advice in the words of Ruby.
    def self.said(advice)
      WORDS.reduce(advice) do |words, (tool, ruby)|
        words.include?(tool) ? words.gsub(tool) { ruby } : words
      end
    end
  end
end
