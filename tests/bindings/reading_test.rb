# SPDX-License-Identifier: Apache-2.0
# frozen_string_literal: true

require_relative "tap"
require "tmpdir"

MINUTES = Dir[File.join(Tap::EXAMPLES, "minutes-*.txt")].sort

test "every item quotes its own bytes" do
  MINUTES.each do |path|
    raw = File.binread(path)
    reading = Cparent.read_minutes(path)
    holds reading.size.positive?
    reading.each do |item|
      next unless item.citation

      bytes = raw.byteslice(item.byte_start...item.byte_end)
      equal bytes.force_encoding("UTF-8"), item.quote
      holds item.rule && item.confidence.between?(0, 100)
      holds item.frozen?
    end
  end
end

test "a council has phrases of its own" do
  said = "Minutes:\n\nThe Moonlight Link agreed to send a note.\n"
  own = "kind\tphrase\tmeaning\npost\tMoonlight Link\t\n"
  equal Cparent.read_minutes(said, phrases: own).actions.map(&:owner),
        ["The Moonlight Link"]
  Dir.mktmpdir do |folder|
    Cparent.create(File.join(folder, "store"), council: "Barnsley") do |store|
      store.import_file(said, meeting: "2026-01-05", board: "The Board",
                              phrases: own)
      equal store.review.map(&:record).grep(Cparent::Action).map(&:owner),
            ["The Moonlight Link"]
    end
  end
  raises(Cparent::ParseError) do
    Cparent.read_minutes(said, phrases: own.sub("post", "pst"))
  end
end

test "phrases are kept for many texts and threads" do
  said = "Minutes:\n\nThe Moonlight Link agreed to send a note.\n"
  own = "kind\tphrase\tmeaning\npost\tMoonlight Link\t\n"
  kept = Cparent.phrases(own)
  holds Cparent.phrases(kept).equal?(kept)
  once = Cparent.read_minutes(said, phrases: own).to_h
  often = Array.new(4) do
    Thread.new(kept) do |own_words|
      Array.new(25) { Cparent.read_minutes(said, phrases: own_words).to_h }
    end
  end
  kept = nil
  GC.start
  equal often.flat_map(&:value).uniq, [once]
  raises(Cparent::ParseError) { Cparent.phrases(own.sub("post", "pst")) }
  raises(TypeError) { Cparent.phrases(nil) }
end

test "a reading is explained as text and as a page" do
  said = Cparent.explain_minutes(MINUTES.first)
  page = Cparent.explain_minutes(MINUTES.first, html: true)
  Cparent.read_minutes(MINUTES.first).resolutions.each do |item|
    holds said.include?(item.rule) && page.include?(item.rule)
  end
  holds page.include?("<mark") && !said.include?("<mark")
end

test "a path, its text and its bytes say the same" do
  path = MINUTES.first
  said = [path, File.binread(path), File.read(path), File.open(path)]
         .map { |given| Cparent.read_minutes(given).to_h.except("source") }
  equal said.uniq.size, 1
end

test "a reading is the JSON of the contract" do
  said = Cparent.read_minutes(MINUTES.first)
  whole = said.to_h
  equal whole["schema"], "cparent.reading/1"
  equal said.actions.map(&:text), whole["actions"].map { |a| a["text"] }
  kinds = %i[observations claims pledges questions resolutions actions people
             events]
  equal kinds.sum { |kind| said.public_send(kind).size }, said.size
  equal said[-1], said[said.size - 1]
  equal said[said.size], nil
end

test "the day and the board may be given" do
  said = Cparent.read_minutes("Minutes\n\nRESOLVED: That the report be " \
                              "noted.\n", meeting: Date.new(2026, 2, 10),
                                          board: "Corporate Parenting Board")
  equal said.document.held_on, Date.new(2026, 2, 10)
  equal said.document.committee, "Corporate Parenting Board"
end

test "a list is made once and frozen" do
  said = Cparent.read_minutes(MINUTES.first)
  %i[actions questions citations document].each do |name|
    equal said.public_send(name).object_id, said.public_send(name).object_id
  end
  equal true, said.actions.frozen?
  equal said.actions[0].text.object_id, said.actions[0].text.object_id
end

test "items outlive their reading" do
  item = Cparent.read_minutes(MINUTES.first)[0]
  GC.start
  holds item.quote
end

test "what is no text is refused" do
  raises(Cparent::Error) { Cparent.read_minutes((0..255).to_a.pack("C*") * 9) }
  [nil, 3].each { |bad| raises(TypeError) { Cparent.read_minutes(bad) } }
end

test "what a person accepts is kept with its words" do
  Dir.mktmpdir do |folder|
    path = File.join(folder, "wyn.cparent")
    Cparent::Store.create(path, council: "Wynmere Borough Council",
                                who: "clerk") do |store|
      equal store.import_file(MINUTES.first).kind, :minutes
      waiting = store.proposals.select { |one| one.state == :open }
      store.reject(waiting[0])
      equal store.accept(waiting[1].id), 1
      equal store.accept, waiting.size - 2
      raw = File.binread(MINUTES.first)
      holds store.actions.any?
      store.actions.flat_map { |one| store.citations_of(one) }.each do |one|
        bytes = raw.byteslice(one.byte_start...one.byte_end)
        equal bytes.force_encoding("UTF-8"), one.quote
      end
    end
  end
end

test "what a person corrects is kept as corrected" do
  Dir.mktmpdir do |folder|
    path = File.join(folder, "wyn.cparent")
    Cparent::Store.create(path, council: "Wynmere Borough Council",
                                who: "clerk") do |store|
      store.import_file(MINUTES.first)
      proposal = store.proposals.find { |one| one.noun == "action" }
      mine = Cparent::Action.new(authority: store.authority, id: proposal.id,
                                 text: "Visit", owner: "Clerk", status: :open)
      store.correct(proposal, mine, why: "the owner was misread")
      equal store.actions.map(&:owner), ["Clerk"]
      raises(Cparent::Error) { store.correct(proposal, mine) }
    end
  end
end

test "a reading and a snapshot belong to their own classes" do
  equal Cparent.read_minutes(MINUTES.first).class, Cparent::Reading
  Dir.mktmpdir do |folder|
    Cparent::Store.create(File.join(folder, "w"), council: "Wynmere",
                                                  who: "clerk") do |store|
      equal store.snapshot.class, Cparent::Snapshot
      equal store.snapshot("2026-03-01").dated("2026-05-01").as_at,
            Date.new(2026, 5, 1)
      equal store.interrupt, nil
    end
  end
end

test "the library says its version and what it was built with" do
  holds Cparent::VERSION.match?(/\A\d+\.\d+/)
  equal Cparent.feature?("papyrus"), false
end
