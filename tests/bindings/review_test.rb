# SPDX-License-Identifier: Apache-2.0
# frozen_string_literal: true

# Deciding on what was read.
require_relative "tap"
require "json"
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

test "whatever gives several is an Array, a table and JSON" do
  with_store do |store|
    waiting = store.review
    store.accept
    given = [waiting, store.matters_arising(FEBRUARY), store.history,
             store.releases, store.challenges("2026-03-01"),
             store.citations_of(store.actions.first), Cparent.councils,
             Cparent.catalogue, store.overdue("2026-03-01"),
             Cparent.read_minutes(SEPTEMBER).actions,
             store.snapshot.list(:action),
             Cparent.read_series("date,value\n2025-03-31,5\n")]
    given.each do |rows|
      holds rows.is_a?(Array) && rows.is_a?(Cparent::Rows), rows.title
      holds rows.to_html.include?("<caption>#{rows.title}"), rows.title
      equal JSON.parse(rows.to_json).size, rows.size
      holds JSON.parse(rows.to_json).all?(Hash), rows.title
      equal rows.columns.rows, rows.size
    end
    equal given[5].columns(:id)[:id].to_a, given[5].map(&:id)
    equal JSON.parse(store.actions.to_json).map { |one| one["id"] },
          store.actions.map(&:id)
  end
end

test "a name that was guessed says where to look" do
  with_store do |store|
    store.review.find { |one| one.record.is_a?(Cparent::Action) }
         .correct(owner: "Head of Service", why: "she said so")
    equal store.history.last.why, "she said so"
    action = store.actions.first
    { -> { action.due } => "due_on", -> { store.minutes } => "documents",
      -> { store.actions.last } => "records[-1]" }.each do |guess, says|
      holds raises(NoMethodError, &guess).message.include?(says), says
    end
    holds !action.respond_to?(:due)
    equal [[action]].flatten, [action]
    found = raises(ArgumentError) { store.put(action, outcome: "sent") }
    holds found.message.include?("update")
    found = raises(ArgumentError) { store.put(action, status: :closed) }
    holds found.message.start_with?("status of action"), found.message
  end
end

test "records are found by place, and matched by pattern" do
  with_store do |store|
    store.accept
    all = store.actions.to_a
    equal [store.actions[0], store.actions[-1], store.actions[0..1]],
          [all.first, all.last, all.first(2)]
    found = case all.first
            in { status: :open, owner: String => owner } then owner
            end
    equal found, all.first.owner
    figure = case Cparent::Value.new("62.4", :percent)
             in { state: :number, number:, unit: :percent } then number
             end
    equal figure, BigDecimal("62.4")
    month = case Cparent::Period.parse("2025-03")
            in { kind: :month, first: } then first
            end
    equal month, Date.new(2025, 3, 1)
  end
end

test "a value converts as numbers of Ruby do" do
  value = Cparent::Value.new("62.4", :percent)
  equal [value.to_d, value.to_f, value.to_i, value.to_r],
        [BigDecimal("62.4"), 62.4, 62, Rational(312, 5)]
  [Cparent::Value.new(state: :suppressed),
   Cparent::Value.new(1, :count, high: 2)].each do |none|
    %i[to_d to_f to_i to_r].each do |name|
      raises(Cparent::InvalidError) { none.public_send(name) }
    end
  end
end
