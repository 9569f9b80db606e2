# SPDX-License-Identifier: Apache-2.0
# frozen_string_literal: true

# The three notebooks once more, in Ruby, as a note for the board in
# Markdown:
#
#     build/run ruby examples/notebooks/4-the-same-in-ruby.rb > note.md
#
# Debian has no kernel of Ruby for Jupyter.  Where you have one (IRuby), each
# part is a cell, and what has rows shows itself as a table.
require "cparent"
require "json"
require "pathname"
require "tmpdir"

DATA = Pathname(__dir__).parent / "data"
DAY = Date.new(2026, 3, 1)
folder = Pathname(Dir.mktmpdir)
at_exit { folder.rmtree }

# 1. From minutes to an action log.  What was read from prose is a proposal;
#    nothing counts until a person accepts it.
store = Cparent.create(folder / "wyn.cparent",
                       council: "Wynmere Borough Council", who: "clerk")
DATA.glob("minutes-*.txt").sort.each { |path| store.import_file(path) }
item = store.review.find { |one| one.record.is_a?(Cparent::Action) }
item.correct(owner: "Head of Service for Children in Care")
store.accept(why: "read beside the minutes")

puts "## Actions that are overdue on #{DAY}", ""
store.overdue(DAY).each do |action|
  puts "- #{action.due_on}, #{action.owner || 'nobody is named'}: " \
       "#{action.text}"
  store.citations_of(action).each { |cited| puts "  > #{cited.quote}" }
end

# 2. Is this indicator really changing?
store.import_file(DATA / "indicators.csv")
figures = store.observations(indicator: "dental_check")
chart = Cparent.xmr(figures, improvement: :up, target: 85)
standing = Cparent.compare(DATA / "published-teeth.csv",
                           "teeth_checked_percent",
                           authority: "Wynmere", polarity: :high,
                           neighbours: DATA / "neighbours.csv")

puts "", "## #{store.indicators['dental_check'].title}", ""
puts "- #{chart.to_a.last.value}%: " \
     "#{chart.variation.to_s.tr('_', ' ')} " \
     "(#{chart.to_a.last.rules.join(', ')})"
puts "- Against the target of 85%: #{chart.assurance.to_s.tr('_', ' ')}"
puts "- Beside the others: #{standing.sentence}"

# 3. A return to a board table.  A count that is too small to publish is
#    hidden, and so is each from which it could be worked out.
returned = Cparent.ssda903(DATA / "return-2025", year_ended: 2025)
counted = Cparent.create(folder / "return.cparent",
                         council: "Wynmere Borough Council")
counted.save(returned)
report = JSON.parse(counted.highlights("2025-06-01", format: :json))

puts "", "## Children in our care, 31 March 2025", "", "| | |", "|---|---|"
report["groups"].flat_map { |group| group["rows"] }.each do |row|
  puts "| #{row['title']} | #{row.dig('latest', 'words')} |"
end
puts "", "#{report['hidden']} figures are hidden to protect people."
