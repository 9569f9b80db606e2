# SPDX-License-Identifier: Apache-2.0
# frozen_string_literal: true

require_relative "tap"
require "pathname"
require "stringio"
require "tmpdir"

HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n" \
         "1,1,01/05/2012,WBRI,A1,,\n2,2,11/09/2009,WBRI,A2,,\n"
EPISODES = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC," \
           "REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n" \
           "1,01/06/2024,S,C2,N1,U4,PR1,,,,AA1 1AA,AA1 1AB,\n" \
           "2,01/07/2024,S,C2,N1,U4,PR1,01/02/2025,E4A,,AA1 1AA,AA1 1AB,\n"

# Gives a folder with a small return.
def with_return(episodes = EPISODES)
  Dir.mktmpdir do |folder|
    File.write(File.join(folder, "header.csv"), HEADER)
    File.write(File.join(folder, "episodes.csv"), episodes)
    yield folder
  end
end

test "a folder gives figures by code" do
  with_return do |folder|
    counted = Cparent.ssda903(Pathname(folder), year_ended: 2025,
                                                authority: "E06000001")
    equal counted[:cla_31_march].value.number, 1
    equal counted["started"].value.number, 2
    equal [counted.year_ended, counted.as_at, counted.since],
          [Date.new(2025, 3, 31), Date.new(2025, 3, 31),
           Date.new(2024, 4, 1)]
    equal [counted.authority, counted.broken, counted.errors],
          ["E06000001", 0, 0]
    equal counted.codes, counted.each.map(&:code)
    equal counted.to_h["schema"], "cparent.ssda903/1"
    holds counted.to_csv.start_with?("authority,year_ended,code")
    holds counted.to_html.include?("<caption>Return of")
    raises(KeyError) { counted[:nothing] }
    files = %w[header.csv episodes.csv].map { |one| File.join(folder, one) }
    same = { year_ended: 2025, authority: "E06000001" }
    equal Cparent.ssda903(files, **same).to_csv, counted.to_csv
    open = files.map { |one| StringIO.new(File.read(one)) }
    equal Cparent.ssda903(open, **same).to_csv, counted.to_csv
  end
end

test "broken input names every place" do
  with_return(EPISODES.sub("01/06/2024", "31/06/2024")) do |folder|
    error = raises(Cparent::ParseError, Cparent::UnsupportedError) do
      Cparent.ssda903(folder, year_ended: 2025)
    end
    next if error.is_a?(Cparent::UnsupportedError)

    equal [error.findings.first.line, error.findings.first.severity],
          [2, :error]
    lenient = Cparent.ssda903(folder, year_ended: 2025, lenient: true)
    equal lenient.broken, 1
    holds lenient.findings_total >= 1
  end
end

test "children are named only to who may see them" do
  with_return do |folder|
    Cparent.ssda903(folder, year_ended: 2025)
    raises(SecurityError) { Cparent.ssda903_children(folder, :started) }
    equal Cparent.ssda903_children(folder, :cla_31_march, year_ended: 2025,
                                   may_see_children: true), ["1"]
    holds Cparent.ssda903_explain(:foster).length.positive?
  end
end

test "a tree is a return an authority and year, and a store keeps one" do
  with_return do |folder|
    place = File.join(folder, "tree", "A", "2025")
    FileUtils.mkdir_p(place)
    File.write(File.join(place, "header.csv"), HEADER)
    File.write(File.join(place, "episodes.csv"), EPISODES)
    tree = Cparent.ssda903_tree(File.join(folder, "tree"), threads: 2)
    equal tree.map(&:authority), ["A"]
    raises(Cparent::CancelledError) do
      Cparent.ssda903(folder, year_ended: 2025) { false }
    end
    Cparent::Store.create(File.join(folder, "w"),
                          council: "Wynmere Borough Council",
                          who: "officer") do |store|
      kept = store.save(tree.first)
      equal kept, store.observations.count
      head = store.head
      equal store.save(tree.first), kept
      equal store.head, head
      raises(TypeError) { store.save({}) }
    end
  end
end
