# SPDX-License-Identifier: Apache-2.0
# frozen_string_literal: true

require_relative "tap"
require "pathname"
require "stringio"
require "tmpdir"

COUNCIL = "Wynmere Borough Council"
AT = "2026-02-20T09:30:00Z"
HEADER = "indicator,authority,period,value,numerator,denominator,target," \
         "note\n"

def with_store
  Dir.mktmpdir do |folder|
    path = File.join(folder, "wyn.cparent")
    Cparent::Store.create(path, council: COUNCIL, who: "clerk",
                                at: AT) { |store| yield store, path }
  end
end

def add(store, id = "a1", **changes)
  store.put(:action, id: id, at: AT, text: "Visit the homes", status: :open,
                     **changes)
end

def fill(store)
  %w[indicators.csv pledges.csv].each do |name|
    store.import_file(File.join(Tap::EXAMPLES, name), at: AT)
  end
end

test "advice is given in the words of Ruby" do
  one = /"(?:[^"\\\n]|\\.)*"/
  tools = /(?:^| )--[a-z]|`cparent |review --|cparent ss/
  sources = File.join(Tap::EXAMPLES, "..", "..", "libcparent", "**", "*.c")
  texts = Dir[sources].flat_map do |path|
    File.read(path).scan(/(?:#{one}\s*)+/).map do |run|
      run.scan(one).map { |part| part[1..-2] }.join
    end
  end
  texts = texts.grep(tools)
  holds texts.size > 10
  equal texts.map { |text| Cparent::Advice.said(text) }.grep(tools), []
  error = raises(Cparent::NotFoundError) { Cparent.open("no-such.cparent") }
  holds error.message.include?("with Cparent.create(path")
  holds error.hint.include?("with Cparent.create(path")
end

test "a block closes the store, whatever happens in it" do
  with_store do |_, path|
    kept = nil
    equal Cparent.open(path) { |store| kept = store and 5 }, 5
    holds kept.closed?
    begin
      Cparent.open(path) do |store|
        kept = store
        raise "for a reason"
      end
    rescue StandardError
      nil
    end
    holds kept.closed?
    holds kept.inspect.include?("closed")
  end
end

test "paths may be Strings or Pathnames, and what is not there is said" do
  with_store do |_, path|
    [path, Pathname(path)].each do |given|
      Cparent.open(given) do |store|
        equal store.authority, "wynmere-borough-council"
      end
    end
    raises(KeyError) { Cparent.open("#{path}.none") }
    raises(Cparent::NotFoundError) { Cparent.open("#{path}.none") }
    raises(Cparent::ExistsError) do
      Cparent::Store.create(path, council: COUNCIL)
    end
    raises(TypeError) { Cparent.open(nil) }
    raises(ArgumentError) { Cparent.open("#{path}\0") }
    File.write("#{path}.txt", "not a store\n" * 100)
    raises(Cparent::Error) { Cparent.open("#{path}.txt") }
  end
end

test "a closed store says so" do
  with_store do |store, _|
    add(store)
    store.close
    store.close
    [-> { store.get(:action, "a1") }, -> { store.actions.to_a },
     -> { store.head }, -> { store.verify }, -> { store.snapshot },
     -> { store.history }, -> { add(store) },
     -> { store.import_file("x\n") }].each do |call|
      raises(Cparent::ClosedError, &call)
      raises(IOError, &call)
    end
  end
end

test "a record comes back as it was" do
  with_store do |store, _|
    given = add(store, owner: "Zoë", due_on: "2026-03-01")
    equal store.get(:action, "a1"), given
    equal store.get(Cparent::Action, "a1"), given
    equal store.actions["a1"].owner, "Zoë"
    raises(Cparent::NotFoundError) { store.get(:action, "none") }
    raises(Cparent::InvalidError) { store.list(:actoin) }
  end
end

test "records are enumerable, lazily and with an early break" do
  with_store do |store, _|
    %w[a1 a2 a3].each { |id| add(store, id) }
    equal store.actions.map(&:id), %w[a1 a2 a3]
    equal store.actions.each.size, 3
    equal store.actions.lazy.map(&:id).first(2), %w[a1 a2]
    equal store.actions.each { |record| break record.id }, "a1"
    equal store.actions.each_slice(2).map(&:size), [2, 1]
    holds store.events.empty?
    before = Cparent.live_objects
    catch(:enough) { store.actions.each { throw :enough } }
    GC.start
    holds Cparent.live_objects <= before + 2
  end
end

test "records are chosen by their fields" do
  with_store do |store, _|
    add(store, "a1", owner: "Clerk")
    add(store, "a2")
    add(store, "a3", status: :done, owner: "Clerk")
    equal store.actions(status: :open).map(&:id), %w[a1 a2]
    equal store.actions(status: :open).where(owner: nil).map(&:id), %w[a2]
    raises(KeyError) { store.actions(status: :open)["a3"] }
    raises(ArgumentError) { store.actions(colour: "red") }
  end
end

test "a stale writer gets a conflict and a used key does nothing" do
  with_store do |store, _|
    record = add(store, key: "once")
    store.put(record, status: :done, version: 1, at: AT)
    raises(Cparent::ConflictError) do
      store.put(record, text: "Other", version: 1, at: AT)
    end
    add(store, text: "Other", key: "once")
    equal store.actions["a1"].status, :done
    equal store.version(:action, "a1"), 2
  end
end

test "a record that is removed stays in the history" do
  with_store do |store, _|
    first = add(store)
    store.remove(:action, "a1", version: 1, at: AT, why: "twice")
    equal store.actions.count, 0
    equal store.get_version(:action, "a1", 1), first
    raises(Cparent::NotFoundError) { store.remove(:action, "a1") }
  end
end

test "a transaction keeps all or nothing" do
  with_store do |store, _|
    raises(ZeroDivisionError) do
      store.transaction do
        add(store)
        1 / 0
      end
    end
    equal store.actions.count, 0
    store.transaction { %w[b1 b2].each { |id| add(store, id) } }
    equal store.actions.count, 2
  end
end

test "history says who, when and why" do
  with_store do |store, path|
    add(store, why: "the board asked")
    entry = store.history.last
    equal [entry.noun, entry.id, entry.who, entry.why, entry.at],
          [:action, "a1", "clerk", "the board asked", AT]
    add(store, id: "a2")
    equal store.history(of: store.actions["a1"]), [entry]
    store.verify(store.head)
    raises(Cparent::BrokenChainError) { store.verify("999:#{'0' * 64}") }
    store.backup("#{path}.copy")
    Cparent.open("#{path}.copy", read_only: true) do |copy|
      equal copy.head, store.head
    end
  end
end

test "children outlive their store" do
  with_store do |store, path|
    add(store)
    record = snapshot = nil
    Cparent.open(path) do |other|
      record = other.actions["a1"]
      snapshot = other.snapshot
    end
    GC.start
    equal record.text, "Visit the homes"
    equal snapshot.get(:action, "a1"), record
    ids = Cparent.open(path).actions.each.map do |one|
      GC.start
      one.id
    end
    equal ids, ["a1"]
  end
end

test "a table is kept at once, from a path, text or an open file" do
  with_store do |store, _|
    path = Pathname(Tap::EXAMPLES) + "pledges.csv"
    [path, path.to_s, path.read, path.binread,
     StringIO.new(path.read)].each do |given|
      done = store.import_file(given, dry_run: true, at: AT)
      equal [done.kind, done.read], [:pledges, 6]
    end
    equal store.pledges.count, 0
    fill(store)
    equal store.pledges.count, 6
    holds store.observations.any? { |o| o.value.state == :suppressed }
    [nil, 3].each do |bad|
      raises(TypeError) { store.import_file(bad) }
    end
  end
end

test "bad input gives line and column and leaves the store" do
  with_store do |store, _|
    head = store.head
    text = "#{HEADER}foster,#{COUNCIL},2025-03,3,,,,\n" \
           "foster,#{COUNCIL},2025-99,4,,,,\n"
    error = raises(Cparent::ParseError) { store.import_file(text, at: AT) }
    equal [error.line, error.column, error.field, error.source],
          [3, 3, "period", "bytes"]
    holds error.message.start_with?("bytes:3:3: ")
    holds error.hint
    equal store.head, head
  end
end

test "progress that raises, throws or says no keeps nothing" do
  with_store do |store, _|
    path = File.join(Tap::EXAMPLES, "indicators.csv")
    head = store.head
    raises(ZeroDivisionError) do
      store.import_file(path, at: AT) { |_, _| 1 / 0 }
    end
    caught = catch(:enough) do
      store.import_file(path, at: AT) { |_, _| throw :enough, 7 }
    end
    equal caught, 7
    raises(Cparent::CancelledError) do
      store.import_file(path, at: AT) { |_, _| false }
    end
    error = raises(Cparent::InvalidError) do
      store.import_file(path, at: AT) { |_, _| store.head }
    end
    holds error.message.include?("busy")
    equal store.head, head
  end
end

test "threads on one store take turns" do
  with_store do |store, _|
    threads = %w[a b c].map do |name|
      Thread.new do
        15.times do |i|
          add(store, "#{name}#{i}")
          store.snapshot
          store.actions.to_a
        end
      end
    end
    threads.each(&:join)
    equal store.actions.count, 45
  end
end

test "overdue actions come longest overdue first" do
  with_store do |store, _|
    add(store, id: "late", due_on: "2026-02-28")
    add(store, id: "later", due_on: "2026-01-31")
    add(store, id: "today", due_on: "2026-03-01")
    add(store, id: "done", due_on: "2026-01-01", status: :done)
    equal store.overdue("2026-03-01").map(&:id), %w[later late]
    equal store.council.name, COUNCIL
  end
end

test "a filter takes days and periods as people write them" do
  with_store do |store, _|
    add(store, id: "late", due_on: "2026-02-28")
    ["2026-02-28", Date.new(2026, 2, 28)].each do |day|
      equal store.actions(due_on: day).size, 1
    end
    equal store.actions(due_on: "2026-02-27").size, 0
    raises(Cparent::Error) { store.actions(due_on: "soon") }
    raises(TypeError) { store.citations_of("late") }
  end
end

test "of several words any will do" do
  with_store do |store, _|
    %i[open done dropped].each.with_index(1) do |status, i|
      add(store, "a#{i}", status: status, indicators: ["a#{i}"])
    end
    equal store.actions(status: %i[open done]).map(&:id), %w[a1 a2]
    equal store.actions(status: []).to_a, []
    equal store.actions(owner: ["Clerk", nil]).size, 3
    equal store.actions(due_on: ["2026-03-01", nil]).size, 3
    equal store.actions(indicators: ["a3"]).map(&:id), %w[a3]
    equal store.actions(indicators: %w[a1 a3]).to_a, []
    raises(Cparent::InvalidError) { store.actions(status: %i[open opne]) }
  end
end

test "a symbol is as good as its word" do
  with_store do |store, _|
    add(store, "a1", owner: :Clerk)
    equal store.actions[:a1].owner, "Clerk"
    equal store.actions(owner: :Clerk).size, 1
    equal store.actions(status: "open").size, 1
    equal store.actions(status: ["open", :done]).size, 1
    equal store.actions(owner: :clerk).size, 0
    raises(Cparent::NotFoundError) { store.actions[:a2] }
    raises(Cparent::InvalidError) { store.actions(status: "opne") }
  end
end

test "a snapshot has every noun by its name" do
  with_store do |store, _|
    add(store, "a1")
    known = store.snapshot
    equal known.actions.map(&:id), %w[a1]
    Cparent::Store::PLURALS.each do |plural, noun|
      equal known.public_send(plural).size, known.count(noun)
    end
  end
end

test "a name that C alone knows is told to nobody" do
  error = raises(TypeError) do
    Cparent.compare(Cparent.published(File.join(Tap::EXAMPLES,
                                                "published-teeth.csv")), 3,
                    authority: "Wynmere")
  end
  holds error.message.start_with?("measure must be"), error.message
  error = raises(Cparent::NotFoundError) { Cparent.read_minutes("Four.") }
  holds error.hint.include?("line end"), error.hint
end

test "a filter that fits no record is refused" do
  with_store do |store, _|
    raises(ArgumentError) { store.actions(open: true) }
    raises(Cparent::InvalidError) { store.actions(status: :opne) }
  end
end

test "challenges of a past day know what is known now" do
  with_store do |store, _|
    store.import_file(File.join(Tap::EXAMPLES, "indicators.csv"))
    holds store.challenges("2026-03-01").any?
    holds store.snapshot("2026-03-01").challenges.empty?
  end
end

test "a snapshot gives challenges and highlights" do
  with_store do |store, _|
    fill(store)
    add(store, due_on: "2025-12-01")
    snapshot = store.snapshot("2026-03-01")
    equal snapshot.as_at, Date.new(2026, 3, 1)
    equal snapshot.list(:pledges).size, 6
    equal snapshot.authority.name, COUNCIL
    found = store.challenges("2026-03-01")
    holds found.any? && found.all? { |one| one.rule && one.question }
    page = store.highlights("2026-03-01")
    holds page.include?(COUNCIL) && page.include?("<html")
    equal page, store.highlights(Date.new(2026, 3, 1))
    holds store.highlights("2026-03-01", format: :markdown).include?(COUNCIL)
    raises(Cparent::InvalidError) do
      store.highlights("2026-03-01", format: :papyrus)
    end
  end
end
