# SPDX-License-Identifier: Apache-2.0
# frozen_string_literal: true

require_relative "tap"

def action(**changes)
  Cparent::Action.new(
    authority: "wyn", id: "a1", text: "Visit the homes", status: :open,
    owner: "Clerk", due_on: Date.new(2026, 3, 1),
    indicators: %w[foster oc2_cohort], **changes
  )
end

def observation(value)
  Cparent::Observation.new(authority: "a", id: "o", role: :actual,
                           value: value)
end

test "a field reads as it was given" do
  seen = action
  equal seen.text, "Visit the homes"
  equal seen.status, :open
  equal seen.due_on, Date.new(2026, 3, 1)
  equal seen.indicators, %w[foster oc2_cohort]
  equal seen.citations, []
  equal seen.closed_on, nil
  indicator = Cparent::Indicator.new(authority: "a", id: "i", title: "t",
                                     counts_people: true)
  equal indicator.counts_people?, true
end

test "text is UTF-8 and of any language" do
  ["Côté", "Rhieni corfforaethol ŵ", "未来", "👧🏽"].each do |text|
    equal action(text: text).text, text
    equal action(text: text).text.encoding, Encoding::UTF_8
  end
  equal action(text: "Côté".encode("ISO-8859-1")).text, "Côté"
end

test "records and what they hold are frozen" do
  holds action.frozen?
  holds action.text.frozen?
  holds action.indicators.frozen?
  holds Cparent::Value.new(1).frozen?
  raises(NoMethodError) { action.text = "Other" }
  raises(FrozenError) { action.instance_variable_set(:@colour, 1) }
end

test "with makes another record" do
  before = action
  after = before.with(status: "done", closed_on: "2026-02-01",
                      indicators: nil)
  equal after.class, Cparent::Action
  equal [before.status, after.status], %i[open done]
  equal after.indicators, []
  equal after.text, before.text
end

test "equal records are equal and hash alike" do
  equal action, action
  equal action.hash, action.hash
  holds action != action(text: "Other")
  holds action != "a1"
  equal [action, action, action(id: "a2")].uniq.size, 2
  equal action.dup, action
  equal action.clone.text, action.text
end

test "a record becomes a hash and JSON" do
  equal action.to_h.keys,
        %i[authority id text owner due_on status indicators]
  equal Cparent::Action.new(**action.to_h), action
  seen = JSON.parse(action.to_json)
  equal seen.values_at("id", "status", "due_on"),
        ["a1", "open", "2026-03-01"]
  equal JSON.parse({ "a" => action }.to_json)["a"]["id"], "a1"
end

test "every noun is a class that knows its fields" do
  equal Cparent::NOUNS.size, 17
  Cparent::NOUNS.each do |noun|
    cls = Cparent.noun_class(noun)
    equal cls::NOUN, noun
    equal cls::FIELDS.keys.take(2), %i[authority id]
    cls::FIELDS.each_key { |field| holds cls.about(field), field }
    equal cls.superclass, Cparent::Record
  end
  equal Cparent::Action.words(:status), %i[open done dropped]
end

test "what is wrong is refused and named" do
  error = raises(Cparent::ValidationError) do
    Cparent::Action.new(authority: "a", id: "1", status: :open)
  end
  equal error.field, "text"
  error = raises(Cparent::InvalidError) { action(status: :finished) }
  equal error.field, "status"
  holds error.hint.include?("open, done, dropped")
  raises(ArgumentError) { action(colour: "red") }
  [3, true, ["a"]].each { |bad| raises(TypeError) { action(text: bad) } }
  raises(TypeError) { action(indicators: "foster") }
  raises(TypeError) { action(indicators: ["a", nil]) }
  raises(RangeError) do
    Cparent::Pledge.new(authority: "a", id: "p", heading: "h",
                        position: 2**63)
  end
end

test "text is never cut at a NUL and never broken" do
  %i[text id status].each do |field|
    raises(ArgumentError) { action(field => "ab\0cd") }
  end
  raises(ArgumentError) { action(indicators: ["a\0b"]) }
  raises(ArgumentError) { Cparent.authority("ab\0cd") }
  raises(ArgumentError, EncodingError) { action(text: "\xff\xfe") }
end

test "nil is never a pointer" do
  raises(TypeError) { Cparent.authority(nil) }
  raises(TypeError) { Cparent._bound_record_replace(nil, {}) }
  raises(TypeError) { Cparent._bound_challenge(nil) }
  raises(TypeError) do
    Cparent._bound_highlights(nil, "html", false, nil, nil, nil)
  end
  raises(TypeError) { action._equal(nil) }
  raises(NoMethodError) { Cparent::Action.allocate }
  raises(NoMethodError) { Cparent::Record.new(authority: "a") }
  raises(NoMethodError, TypeError) { Cparent::Store.new }
  raises(TypeError) { Marshal.dump(action) }
end

test "values keep every place and every state" do
  given = Cparent::Value.new("97", :percent, high: "99.5", numerator: 97,
                                             denominator: 100)
  equal observation(given).value, given
  equal observation("62.40").value.number, BigDecimal("62.4")
  Cparent::Value::STATES.each do |state|
    next if state == :number

    seen = observation(Cparent::Value.new(state: state)).value
    equal [seen.state, seen.number], [state, nil]
  end
  Cparent::Value::UNITS.each do |unit|
    equal observation(Cparent::Value.new(3, unit)).value.unit, unit
  end
  equal Cparent::Value.new(94, :percent).words, "94%"
  equal [Cparent::Value.new(94).number?, Cparent::Value.new.number?],
        [true, false]
  holds Cparent::Value.new(1, :count) < Cparent::Value.new(2, :count)
  equal Cparent::Value.new(1, :count) <=> Cparent::Value.new(2, :gbp), nil
  equal Cparent::Value.new(1) <=> Cparent::Value.new(state: :missing), nil
  [Float::NAN, Float::INFINITY, "many"].each do |bad|
    raises(Cparent::InvalidError) { Cparent::Value.new(bad) }
  end
  raises(TypeError) { Cparent::Value.new([1]) }
  change = Cparent.change(Cparent::Value.new("62.4", :percent),
                          Cparent::Value.new("60.7", :percent))
  equal [change.number, change.unit], [BigDecimal("-1.7"),
                                       :percentage_points]
end

test "periods are read, written and ordered" do
  year = Cparent::Period.parse("2025/26")
  equal [year.first, year.last, year.kind],
        [Date.new(2025, 4, 1), Date.new(2026, 3, 31), :financial]
  equal year.to_s, "2025/26"
  march = Cparent::Period.month(2025, 3)
  equal [march.label, march.days, march.step.to_s],
        ["March 2025", 31, "2025-04"]
  holds march < march.step
  holds march.adjacent?(march.step)
  holds march.cover?(Date.new(2025, 3, 31))
  equal Cparent::Period.new(Date.new(2025, 4, 1), "2026-03-31"), year
  holds raises(Cparent::ParseError) { Cparent::Period.parse("spring") }.hint
  raises(Cparent::InvalidError) { Cparent::Period.quarter(2025, 5) }
end

test "days come as dates and go in many forms" do
  day = Date.new(2026, 3, 1)
  [day, DateTime.new(2026, 3, 1, 12), Time.utc(2026, 3, 1),
   "2026-03-01"].each { |given| equal action(due_on: given).due_on, day }
  equal action(due_on: nil).due_on, nil
  raises(Cparent::ParseError) { action(due_on: "1 March") }
  raises(TypeError) { action(due_on: 20_260_301) }
end

test "every failure is a Cparent::Error and a builtin" do
  { InvalidError: ArgumentError, NotFoundError: KeyError,
    ExistsError: IOError, ParseError: ArgumentError, StoreError: IOError,
    ConflictError: RuntimeError, ClosedError: IOError,
    UnsupportedError: NotImplementedError, ProtectedError: SecurityError,
    MemoryError: NoMemoryError, BrokenChainError: RuntimeError
  }.each do |name, builtin|
    cls = Cparent.const_get(name)
    holds cls < Cparent::Error, name
    holds cls < builtin, name
  end
  error = raises(KeyError) { Cparent.catalogue("no_such_code") }
  holds error.is_a?(Cparent::Error)
  equal [error.status, error.exit_status], [:NOT_FOUND, 4]
  holds error.message.include?(error.what)
  equal error.message.encoding, Encoding::UTF_8
end

test "collecting under stress harms nothing" do
  GC.stress = true
  begin
    20.times do |i|
      seen = action(id: i.to_s, text: "ŵ#{i}")
      equal seen.with(owner: "Zoë").text, "ŵ#{i}"
      begin
        action(status: :nothing)
      rescue Cparent::InvalidError
        nil
      end
    end
  ensure
    GC.stress = false
  end
end

test "compaction moves nothing that C holds" do
  if GC.respond_to?(:compact)
    kept = Array.new(50) { |i| action(id: i.to_s) }
    GC.compact
    equal kept.map(&:id), Array.new(50, &:to_s)
    holds(kept.all? { |record| record.with(text: "x").is_a?(Cparent::Action) })
    raises(Cparent::ParseError) { Cparent::Period.parse("x") }
  end
end

# The public methods of a file that have no comment above them.
def undocumented(lines)
  hidden = rest = false
  lines.each_cons(2).filter_map do |above, line|
    case line
    when /^\s*(private|protected)$/ then hidden = true
    when /^\s*module Types/ then rest = true # for the C half
    when /^\s*(class|module) / then hidden = false
    end
    line.strip if line =~ /^\s*def / && !hidden && !rest && above !~ /^\s*#/
  end
end

test "every public method is documented" do
  folder = File.dirname($LOADED_FEATURES.grep(%r{/cparent\.rb$}).first)
  files = Dir[File.join(folder, "cparent.rb"),
              File.join(folder, "cparent", "*.rb")]
  holds files.size >= 5
  files.each do |file|
    equal [file, undocumented(File.readlines(file))], [file, []]
  end
end

test "a value and a period have the JSON that they have in a record" do
  [Cparent::Value.new("62.40", :percent, numerator: 5, denominator: 8),
   Cparent::Value.new(97, :percent, high: 99),
   Cparent::Value.new(state: :suppressed)].each do |value|
    made = Cparent::Observation.new(authority: "a", id: "o", role: :actual,
                                    period: "2025/26", value: value)
    record = JSON.parse(made.to_json)
    equal JSON.parse(JSON.generate([value, made.period])),
          record.values_at("value", "period")
  end
end
