# SPDX-License-Identifier: Apache-2.0
# frozen_string_literal: true

# Deciding on what was read.
require_relative "tap"
require "tmpdir"

SEPTEMBER = File.join(Tap::EXAMPLES, "minutes-2025-09-16-board.txt")
FEBRUARY = File.join(Tap::EXAMPLES, "minutes-2026-02-10-board.txt")

def with_store
  Dir.mktmpdir do |folder|
    Cparent::Store.create(File.join(folder, "wyn.cparent"),
                          council: "Wynmere Borough Council",
                          who: "Ms Dace") do |store|
      store.import_file(SEPTEMBER)
      yield store
    end
  end
end

def action_of(store)
  store.review.find { |item| item.proposal.noun == "action" }
end

test "each item has its words and can be decided" do
  with_store do |store|
    waiting = store.review.size
    item = action_of(store)
    holds item.is_a?(Cparent::Proposed) && item.citations.any?
    holds item.current.nil? && !item.conflict?
    equal item.changes[:text], [nil, item.record.text]
    item.correct(owner: "Ms Ames")
    equal store.actions[item.record.id].accepted_by, "Ms Dace"
    action_of(store).reject
    action_of(store).later
    3.times { store.undo }
    equal store.review.size, waiting
    item.accept
    equal store.actions.size, 1
    store.undo(item.id)
    equal store.proposed(item.id).proposal.state, :open
  end
end

test "one becomes two" do
  with_store do |store|
    waiting = store.review.size
    item = action_of(store)
    item.split(item.record.with(text: "one"), item.record.with(text: "two"))
    equal store.review.size, waiting + 1
    store.undo
    equal store.review.size, waiting
  end
end

test "a sheet that comes back decides nothing" do
  with_store do |store|
    sheet = store.export_decisions
    equal store.import_decisions(sheet), 0
    id = sheet.lines[1].split(",").first
    row = "proposal,version,decision\n#{id},1,reject\n"
    equal store.import_decisions(row), 1
  end
end

test "later minutes say what became of actions" do
  with_store do |store|
    store.accept
    matters = store.matters_arising(FEBRUARY)
    holds matters.map(&:outcome).include?(:completed)
    equal Cparent.matters_arising(FEBRUARY, store.actions), matters
    store.import_file(FEBRUARY)
    changed = store.review.select { |item| item.proposal.kind == :change }
    equal changed.size, matters.size
    done = changed.find { |item| item.record.status == :done }
    equal done.changes[:status], %i[open done]
  end
end
