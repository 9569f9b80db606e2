# SPDX-License-Identifier: Apache-2.0
# frozen_string_literal: true

# Whatever a notebook does, nothing crashes and nothing is left alive: tap.rb
# counts the library's objects after each test.
require_relative "tap"
require "fileutils"
require "timeout"
require "tmpdir"

COUNCIL = "Wynmere Borough Council"
TEXT = "Corporate Parenting Board\n16 September 2025\n\n" \
       "At the end of August 2025 there were 414 children in care.\n\n" \
       "RESOLVED: That the report be noted.\n"

def action(**fields)
  Cparent::Action.new(authority: "wyn", id: "a1", text: "Visit",
                      status: :open, **fields)
end

def with_store(filled: true)
  Dir.mktmpdir do |folder|
    path = File.join(folder, "wyn.cparent")
    Cparent::Store.create(path, council: COUNCIL, who: "clerk") do |store|
      store.import_file(File.join(Tap::EXAMPLES, "indicators.csv")) if filled
      store.put(:action, id: "a1", text: "Visit", status: :open,
                         due_on: "2025-01-01")
      yield store, folder
    end
  end
end

# What nobody should give, for every argument at once.
def wrong_things
  [nil, "", "a\0b", "\xFF", :"no such word", -1, 2**70, Float::NAN,
   Float::INFINITY, 1.5, true, Object.new, [], {}, [nil], ["\0"],
   ->(*) { 1 / 0 }, Class, Cparent::Value.new, action]
end

# SWIG's functions take any number of arguments, and count them.
def throw_at(thing, name)
  (0..12).each do |count|
    wrong_things.each do |wrong|
      thing.send(name, *[wrong] * count)
    rescue ArgumentError => e
      break if e.message.start_with?("wrong # of arguments")
    rescue StandardError, NotImplementedError
      next
    end
  end
end

test "every raw function refuses what is wrong" do
  Dir.mktmpdir do |folder|
    Dir.chdir(folder) do
      raw = Cparent.singleton_methods(false).grep(/\A_/)
      raw.each { |name| throw_at(Cparent, name) }
      holds raw.size > 60
    end
  end
end

test "every raw method refuses what is wrong" do
  with_store do |store, folder|
    Dir.chdir(folder) do
      snapshot = store.snapshot("2026-03-01")
      [Cparent.read_minutes(TEXT), snapshot, action, Cparent.source(TEXT),
       store._list(:action), Cparent._bound_challenge(snapshot),
       store].each do |thing|
        thing.class.ancestors.take_while { |one| one != Object }
             .flat_map { |one| one.instance_methods(false) }.grep(/\A_[a-z]/)
             .each { |name| throw_at(thing, name) unless name == :_close }
      end
    end
    store._rollback
    equal store.actions["a1"].text, "Visit"
  end
end

# One of each kind of thing that has methods.
def kinds(store)
  data = Cparent.published(File.join(Tap::EXAMPLES, "published-teeth.csv"))
  chart = Cparent.xmr([1, 2, 3, 4])
  columns = store.actions.columns
  [store, store.snapshot("2026-03-01"), Cparent.read_minutes(TEXT), action,
   store.actions, store.review, store.history, store.overdue, data,
   Cparent.compare(data, "teeth_checked_percent", authority: "Wynmere"),
   Cparent.neighbours(File.join(Tap::EXAMPLES, "neighbours.csv")),
   Cparent.ssda903(File.join(Tap::EXAMPLES, "return-2025"), year_ended: 2025),
   chart, chart.first, Cparent.funnel([5, 6], [50, 60]),
   Cparent.proportion(5, 6), Cparent::Value.new(5),
   Cparent::Period.parse("2025"), columns, columns[:id],
   Cparent.protect({ a: 2, b: 9, all: 11 }, { all: %i[a b] })]
end

# With what is wrong for all that it needs, and for each keyword in turn.  One
# who asks a thing for what it does not have is told so by Ruby, as anywhere.
def throw_each(name, method)
  kinds = method.parameters.group_by(&:first)
                .transform_values { |all| all.map(&:last) }
  needed = kinds.fetch(:req, []).size
  [needed, needed + kinds.fetch(:opt, []).size].uniq.each do |count|
    [[], *kinds.fetch(:key, []).zip].each do |more|
      wrong_things.each do |wrong|
        named = [*kinds[:keyreq], *more].to_h { |one| [one, wrong] }
        method.call(*[wrong] * count, **named)
      rescue Cparent::Error, ArgumentError, EncodingError, FrozenError,
             IOError, IndexError, LocalJumpError, NoMethodError, RangeError,
             SystemCallError, TypeError, ZeroDivisionError
        next
      rescue Exception => e # also what no StandardError is
        raise "#{name} of #{wrong.inspect}: #{e.class} #{e.message}"
      end
    end
  end
end

test "every public function says what is wrong" do
  Dir.mktmpdir do |folder|
    Dir.chdir(folder) do
      names = Cparent.singleton_methods(false).grep_v(/\A_/)
      names.each { |name| throw_each(name, Cparent.method(name)) }
      holds names.size > 40
    end
  end
end

test "every public method says what is wrong" do
  with_store do |store, folder|
    things = kinds(store)
    Dir.chdir(folder) do
      things.each do |thing|
        thing.class.ancestors.grep(Class).take_while { |one| one < Object }
             .select { |one| one.name.to_s.start_with?("Cparent") }
             .flat_map { |one| one.public_instance_methods(false) }.uniq
             .grep(/\A[a-z]/).each do |name|
          # One of them calls something else its method.
          method = Kernel.instance_method(:method).bind_call(thing, name)
          throw_each("#{thing.class}##{name}", method) unless name == :close
        end
      end
    end
  end
end

test "what is no record, noun or time is told by its name" do
  with_store do |store, _|
    [[-> { store.history(of: "a1") }, "of must"],
     [-> { store.list(nil) }, "a noun must"],
     [-> { store.accept(at: 3) }, "at must"]].each do |call, says|
      error = raises(TypeError, &call)
      holds error.message.include?(says), error.message
    end
  end
end

test "children outlive their parents" do
  kept = with_store do |store, _|
    [store.snapshot, store.actions["a1"],
     store._list(:observation), store.observations.columns(:value),
     store.challenges("2026-03-01"), Cparent.read_minutes(TEXT).first]
  end
  GC.start
  snapshot, record, cursor, columns, asked, item = kept
  equal snapshot.get(:action, "a1"), record
  holds asked.first.evidence.first.id
  holds TEXT.include?(item.quote)
  holds columns[:value].size > 100
  raises(Cparent::ClosedError) { cursor._next }
end

test "a closed store answers everything with that" do
  with_store do |store, folder|
    store.close
    [-> { store.head }, -> { store.verify }, -> { store.snapshot },
     -> { store.history }, -> { store.accept }, -> { store.challenges },
     -> { store.highlights }, -> { store.put(action) },
     -> { store.actions.to_a }, -> { store.observations.columns },
     -> { store.releases }, -> { store.review.to_a },
     -> { store.backup(File.join(folder, "copy")) },
     -> { store.import_file(TEXT) },
     -> { store.remove(:action, "a1") }].each do |call|
      raises(Cparent::ClosedError, &call)
    end
    holds store.inspect.include?("closed")
  end
end

test "what a block raises comes out, and nothing is kept" do
  with_store do |store, _|
    head = store.head
    raises(KeyError) do
      Cparent.read_minutes(TEXT * 400) { raise KeyError, "enough" }
    end
    raises(KeyError) do
      store.import_file(File.join(Tap::EXAMPLES, "pledges.csv")) do
        raise KeyError, "enough"
      end
    end
    equal store.head, head
  end
end

test "nil, NaN and a NUL are refused where they mean nothing" do
  [{ text: nil }, { status: :opne }, { id: "a\0b" }, { text: "a\0b" },
   { due_on: "soon" }, { id: 3 }, { status: 3 },
   { due_on: Float::NAN }].each do |wrong|
    raises(Cparent::Error, TypeError, ArgumentError) { action(**wrong) }
  end
  [Float::NAN, Float::INFINITY].each do |wrong|
    raises(Cparent::Error, ArgumentError) { Cparent::Value.new(wrong) }
  end
end

test "a word that is none says which there are" do
  error = raises(Cparent::InvalidError) { action(status: :opne) }
  holds error.message.include?("open"), error.message
end

test "threads share a store and everything made of it" do
  with_store do |store, _|
    snapshot = store.snapshot
    threads = Array.new(4) do
      Thread.new do
        5.times do
          snapshot.columns(:observation, :value, :period_first)
          snapshot.list(:observation).each(&:value)
          store.verify
          store.put(store.actions["a1"], owner: "seen")
        end
      end
    end
    threads.each(&:join)
  end
end

# A bit of everything that wraps something of the library.
def everything(store)
  snapshot = store.snapshot("2026-03-01")
  reading = Cparent.read_minutes(TEXT)
  [reading, reading.first&.quote, reading.document, snapshot,
   snapshot.list(:action).map(&:to_h), snapshot.challenges,
   snapshot.columns(:action, :id, :text).to_h, store.actions.to_a,
   store.history.last, store.review.to_a,
   Cparent::Value.new("62.4", :percent).inspect,
   Cparent::Period.parse("2025/26").label,
   Cparent.proportion(8, 9).lower, action.with(status: :done).hash,
   begin
     action(status: :opne)
   rescue Cparent::Error => e
     e.message
   end]
end

# Collecting at every object takes its time: little is done.
# A return, published figures, a model of neighbours, phrases and what they
# gave; none of them needs a store.
HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n" \
         "1,1,01/05/2012,WBRI,A1,,\n"
EPISODES = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC," \
           "REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n" \
           "1,01/06/2024,S,C2,N1,U4,PR1,,,,AA1 1AA,AA1 1AB,\n"
PUBLISHED = "time_period,time_identifier,geographic_level,country_code," \
            "country_name,old_la_code,new_la_code,la_name,stable\n" \
            "2025,Reporting year,National,E92000001,England,,,,68\n" \
            "2025,Reporting year,Local authority,E92000001,England,370," \
            "E08000016,Barnsley,60\n" \
            "2025,Reporting year,Local authority,E92000001,England,371," \
            "E08000017,Doncaster,c\n"
NEIGHBOURS = "old_la_code,la_name,SN_1,SN_1P\n370,Barnsley,371,Close\n"
PHRASES = "kind\tphrase\tmeaning\npost\tMoonlight Link\t\n"

def everything_else
  sources = [HEADER, EPISODES].map { |text| Cparent.source(text) }
  counted = Cparent.ssda903(sources, year_ended: 2025)
  published = Cparent.published(PUBLISHED, dataset: "stability")
  model = Cparent.neighbours(NEIGHBOURS)
  standing = Cparent.compare(published, "stable", authority: "370",
                                                  neighbours: model)
  [counted, counted[:started], counted.findings, counted.to_csv,
   published, published.measures, published.places,
   published.columns.to_h, published.value("stable", "370", 2025),
   model["370"], standing.sentence, standing.neighbours, standing.series,
   standing.neighbours.to_html, standing.national, Cparent.councils.first,
   Cparent.read_minutes(TEXT, phrases: Cparent.phrases(PHRASES)).to_a]
end

test "a return, published figures, neighbours and phrases live through a " \
     "collector that never rests, and through compaction" do
  calm = everything_else
  said = calm.map(&:inspect)
  begin
    GC.stress = true
    stressed = everything_else
  ensure
    GC.stress = false
  end
  equal stressed.map(&:inspect), said
  if GC.respond_to?(:verify_compaction_references)
    GC.verify_compaction_references(toward: :empty, double_heap: true)
  end
  equal calm.map(&:inspect), said
end

test "everything lives through a collector that never rests" do
  with_store(filled: false) do |store, _|
    calm = everything(store).map(&:inspect)
    begin
      GC.stress = true
      stressed = everything(store)
    ensure
      GC.stress = false
    end
    equal stressed.map(&:inspect), calm
  end
end

test "everything lives through compaction" do
  with_store do |store, _|
    kept = everything(store) +
           [store.actions.to_html, Cparent.catalogue,
            Cparent.xmr([1, 2, 3, 4, 5]), Cparent.funnel([5, 6], [50, 60])]
    calm = kept.map(&:inspect)
    if GC.respond_to?(:verify_compaction_references)
      begin
        GC.verify_compaction_references(toward: :empty, double_heap: true)
      rescue ArgumentError # 3.2 calls it otherwise
        GC.verify_compaction_references(toward: :empty, expand_heap: true)
      end
    end
    equal kept.map(&:inspect), calm
  end
end

# Yields a store that another one of the same file keeps waiting, far beyond
# a test's patience.
def with_waiting_store
  with_store(filled: false) do |store, folder|
    Cparent.open(File.join(folder, "wyn.cparent"), busy_timeout: 600,
                                                   who: "clerk") do |waiting|
      store.transaction { yield waiting, store }
    end
  end
end

# A thread that has come to where it waits.
def blocked(&)
  thread = Thread.new(&)
  Thread.pass until thread.stop?
  thread
end

WRITE = {
  put: ->(store) { store.put(:action, id: "a2", text: "t", status: :open) },
  remove: ->(store) { store.remove(:action, "a1") },
  group: ->(store) { store.transaction { nil } },
  accept: ->(store) { store.accept },
  import: lambda { |store|
    store.import_file(File.join(Tap::EXAMPLES, "indicators.csv"))
  }
}.freeze

test "a timeout ends whatever waits for another writer" do
  with_waiting_store do |waiting, _|
    WRITE.each_value do |call|
      raises(Timeout::Error) { Timeout.timeout(0.2) { call.call(waiting) } }
    end
    equal waiting.actions["a1"].text, "Visit"
  end
end

# Several returns.
def with_tree
  Dir.mktmpdir do |folder|
    %w[A B C D].each do |authority|
      FileUtils.mkdir(File.join(folder, authority))
      FileUtils.ln_s(File.expand_path("return-2025", Tap::EXAMPLES),
                     File.join(folder, authority, "2025"))
    end
    yield folder
  end
end

test "threads of the library report to the thread that asked" do
  with_tree do |root|
    heard = []
    5.times do
      Cparent.ssda903_tree(root, threads: 4) { heard << Thread.current }
    end
    equal heard, [Thread.current] * 20
    raises(KeyError) do
      Cparent.ssda903_tree(root, threads: 4) { raise KeyError, "enough" }
    end
  end
end

test "a group within a group is refused, and the outer one goes on" do
  with_store(filled: false) do |store, _|
    store.transaction do
      store.put(:action, id: "a2", text: "t", status: :open)
      raises(Cparent::InvalidError) { store.transaction { nil } }
      store.put(:action, id: "a3", text: "t", status: :open)
    end
    equal store.actions.map(&:id), %w[a1 a2 a3]
  end
end

test "a child of a busy process is told that the store is not its" do
  with_waiting_store do |waiting, _|
    busy = blocked { WRITE[:put].call(waiting) }
    child = fork do
      Timeout.timeout(Tap::HANGS) { waiting.head }
    rescue Cparent::Error
      exit!(0)
    ensure
      exit!(1)
    end
    _, ended = Process.wait2(child)
    holds busy.kill.join(Tap::HANGS), "it goes on waiting"
    equal ended.exitstatus, 0
  end
end

# It stays once it is set: what was sent last is heard when the main thread
# comes to it, and without a handler that would end the process.
RAISES_WITHIN = lambda do |_|
  raise "within"
rescue StandardError
  nil
end

test "a signal's handler beside an interrupt takes nothing of it" do
  trap("USR1", RAISES_WITHIN)
  with_waiting_store do |waiting, _|
    6.times do
      signals = Thread.new do
        60.times { Process.kill("USR1", Process.pid) && sleep(0.003) }
      end
      raises(Timeout::Error) do
        Timeout.timeout(0.1) { WRITE[:put].call(waiting) }
      end
      signals.join
    end
  end
end

test "texts in an Array are copied before the collector can move them" do
  with_store(filled: false) do |store, _|
    names = %w[id text status due_on owner]
    GC.auto_compact = true if GC.respond_to?(:auto_compact=)
    GC.stress = true
    columns = store.actions.columns(*names)
    GC.stress = false
    equal columns.names.map(&:to_s), names
  ensure
    GC.stress = false
    GC.auto_compact = false if GC.respond_to?(:auto_compact=)
  end
end

test "a thread that waits for another writer can be killed" do
  with_waiting_store do |waiting, _|
    WRITE.each_value do |call|
      thread = blocked { call.call(waiting) }
      holds thread.kill.join(Tap::HANGS), "it goes on waiting"
    end
    equal waiting.actions["a1"].text, "Visit"
  end
end

test "a thread that waits for another thread can be killed" do
  with_waiting_store do |waiting, _|
    busy = blocked { waiting.accept }
    thread = blocked { waiting.head }
    holds thread.kill.join(Tap::HANGS), "it goes on waiting"
    holds busy.kill.join(Tap::HANGS), "it goes on waiting"
  end
end

test "other threads go on while one waits for another writer" do
  with_waiting_store do |waiting, store|
    busy = blocked { WRITE[:put].call(waiting) }
    equal store.actions.size, 1
    holds busy.kill.join(Tap::HANGS), "it goes on waiting"
  end
end

# Ruby hears Ctrl-C in its main thread only; so another process is sent it.
# What runs in a shell's background was told to ignore Ctrl-C.
CTRL_C = <<~'RUBY'
  trap("INT", "DEFAULT")
  require "cparent"
  path, table = ARGV
  holder = Cparent.open(path)
  waiting = Cparent.open(path, busy_timeout: 600)
  call = { "put" => -> { waiting.put(:action, id: "a2", text: "t",
                                     status: :open) },
           "import" => -> { waiting.import_file(table) },
           "read" => -> { loop { Cparent.read_minutes("A minute.\n" * 2000) } }
         }.fetch(ARGV.last)
  holder.transaction do
    spawn("sleep 0.3; kill -INT #{Process.pid}")
    call.call
  rescue Interrupt
    puts "heard"
  end
RUBY

# A thread that is there when the call begins, and ends beside it.
BESIDE = "Thread.new { sleep 0.1 }\n"

test "Ctrl-C ends a call beside which a thread ended" do
  with_store(filled: false) do |store, folder|
    store.close
    said = IO.popen([RbConfig.ruby, "-e",
                     CTRL_C.sub("  call.call", "  #{BESIDE}  call.call"),
                     File.join(folder, "wyn.cparent"),
                     File.join(Tap::EXAMPLES, "indicators.csv"), "put"],
                    &:read)
    equal said, "heard\n"
  end
end

test "what belongs to this process says what to send instead" do
  with_store(filled: false) do |store, _|
    [[store, "path"], [store.actions, "to_h"], [store.snapshot, "path"],
     [Cparent.read_minutes(TEXT), "to_json"],
     [Cparent.published(PUBLISHED, dataset: "stability"), "to_csv"],
     [action, "to_h"]].each do |one, instead|
      error = raises(TypeError) { Marshal.dump(one) }
      holds error.message.include?(instead), error.message
    end
  end
end

test "Ctrl-C ends a call that waits, or reads" do
  with_store(filled: false) do |store, folder|
    store.close
    %w[put import read].each do |what|
      said = IO.popen([RbConfig.ruby, "-e", CTRL_C,
                       File.join(folder, "wyn.cparent"),
                       File.join(Tap::EXAMPLES, "indicators.csv"), what],
                      &:read)
      equal said, "heard\n"
    end
  end
end
