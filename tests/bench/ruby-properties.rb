# SPDX-License-Identifier: Apache-2.0
# frozen_string_literal: true

# ruby-properties.rb [LIMIT]: what reading each property of each class costs,
# in nanoseconds of CPU less those of reading nothing, and beside an
# attr_reader of a plain object, measured in the same breath; found by looking
# at the classes of what an analyst's day makes.  Those beyond LIMIT (100) come
# last.
#
#     build/run ruby tests/bench/ruby-properties.rb
require "tmpdir"

require "cparent"

DATA = File.expand_path("../../examples/data", __dir__)
TURNS = 2000

# What an attr_reader costs is the scale.
class Plain
  attr_reader :field

  def initialize
    @field = "text"
  end
end

def sample(name)
  File.join(DATA, name)
end

def kept(folder)
  store = Cparent.create(File.join(folder, "s"),
                         who: "clerk", council: "Wynmere Borough Council")
  found = %w[minutes-2025-09-16-board.txt indicators.csv pledges.csv
             published-teeth.csv neighbours.csv].map do |name|
    store.import_file(sample(name))
  end
  found << store << store.review << store.review.first << store.actions
  store.accept
  snapshot = store.snapshot("2026-03-01")
  found << snapshot
  found.concat(snapshot.challenges.to_a, store.history.first(1),
               store.releases.to_a,
               store.citations_of(store.actions[0]).first(1))
  found.concat(
    store.matters_arising(sample("minutes-2026-02-10-board.txt")).to_a
  )
  figures = store.observations(indicator: "dental_check").to_a
  columns = Cparent.columns(figures)
  found.push(figures[0], figures[0].value, figures[0].period, columns,
             columns.first)
  [found, figures]
end

def measured(figures)
  tables = [Cparent.xmr(figures, improvement: :up, target: 85),
            Cparent.funnel([8, 9], [10, 20])]
  [*tables, *tables.map(&:first), Cparent.proportion(8, 9),
   Cparent.council("Barnsley"),
   Cparent.forecast(figures.map(&:value),
                    figures.map { |one| one.period.last }, "2026-08-31")]
end

def published
  found = Cparent.published(sample("published-teeth.csv"))
  neighbours = Cparent.neighbours(sample("neighbours.csv"))
  standing = Cparent.compare(found, "teeth_checked_percent",
                             authority: "Wynmere", polarity: :high,
                             neighbours: neighbours)
  [found, found.measures[0], found.places[0], standing, neighbours]
end

# One thing at least of each class that has properties.
def day_of_work(folder)
  found, figures = kept(folder)
  reading = Cparent.read_minutes(sample("minutes-2025-09-16-board.txt"))
  returned = Cparent.ssda903(sample("return-2025"), year_ended: 2025)
  done = Cparent.protect({ "a" => 2, "b" => 9, "all" => 11 },
                         { "all" => %w[a b] }, never: ["all"])
  begin
    Cparent.read_minutes("no-such-file.txt")
  rescue Cparent::Error => e
    found << e
  end
  found + [reading, reading.document, *reading.to_a] + measured(figures) +
    published + [returned, returned.first, done, *done.audit.first(1)]
end

# Methods of ours that take nothing, change nothing and are no verbs.
VERBS = /\A(_|to_|each|initialize|close|interrupt|accept|hash|inspect|dup|
            clone|begin|exception|full_message|detailed_message|backup|
            [a-z_]+[=!]|[^a-z])|
         \A(marshal_dump|check|transaction|undo|later|reject|correct)\z/x

def names_of(one)
  one.class.ancestors.take_while { |cls| cls != Object }
     .select { |cls| cls.name.to_s.start_with?("Cparent::") }
     .flat_map { |cls| cls.public_instance_methods(false) }.uniq
     .select do |name|
       name !~ VERBS && one.class.instance_method(name).parameters.none?
     end
end

def reader_of(name)
  eval(<<~RUBY, binding, __FILE__, __LINE__ + 1)
    lambda do |one, turns|
      start = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID)
      i = 0
      while i < turns
        one#{name && ".#{name}"}
        i += 1
      end
      Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID) - start
    end
  RUBY
end

NOTHING = reader_of(nil)
SCALE = reader_of(:field)

def least(reader, one, turns)
  Array.new(5) { reader.call(one, turns) }.min * 1e9 / turns
end

# [nanoseconds, those of an attr_reader]; what is slow is not asked often.
def cost(one, name)
  reader = reader_of(name)
  turns = (0.02 / reader.call(one, 1)).to_i.clamp(1, TURNS)
  nothing = least(NOTHING, one, TURNS)
  [least(reader, one, turns) - nothing,
   least(SCALE, Plain.new, TURNS) - nothing]
end

def main(limit)
  costs = []
  Dir.mktmpdir do |folder|
    day_of_work(folder).uniq(&:class).each do |one|
      names_of(one).each do |name|
        costs << [*cost(one, name), "#{one.class}##{name}"]
      rescue Cparent::Error, NoMethodError, TypeError => e
        warn "#{one.class}##{name}: #{e.class}"
      end
    end
  end
  costs.sort.each do |nanoseconds, plain, name|
    puts format("%10.1f %7.1f  %s", nanoseconds, nanoseconds / plain, name)
  end
  within = costs.count { |nanoseconds,| nanoseconds < limit }
  puts "#{costs.size} properties, #{within} below #{limit} ns"
end

main(Float(ARGV[0] || 100))
