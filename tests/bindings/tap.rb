# SPDX-License-Identifier: Apache-2.0
# frozen_string_literal: true

# Runs tests in the build tree and prints TAP.  After each test the number of
# live objects of the C library must be what it was before.

build = ENV.fetch("abs_top_builddir", ".")
native = Dir[File.join(build, "bindings/ruby/stage/cparent/native.*")].first
if native && File.binread(native).include?("libasan.so")
  puts "1..0 # SKIP the address sanitizer mistakes Ruby's stack for its own"
  exit 0
end
run = ENV.fetch("RUN", nil)
if run && !ENV.key?("CPARENT_TEST_STAGED")
  ENV["CPARENT_TEST_STAGED"] = "1"
  exec(run, "ruby", $PROGRAM_NAME, *ARGV)
end

require "cparent"

# A small test frame: `test "a sentence" do … end`.
module Tap
  EXAMPLES = File.join(
    ENV.fetch("abs_top_srcdir", File.expand_path("../..", __dir__)),
    "examples/data"
  )
  # Ends what would hang, in seconds; nothing waits so long that does not.
  HANGS = 600
  Failure = Class.new(StandardError)
  @tests = []

  class << self
    attr_reader :tests

    def settle
      3.times { GC.start(full_mark: true, immediate_sweep: true) }
      Cparent.live_objects
    end

    # A frame of its own, so that no local variable keeps an object alive.
    def attempt(body)
      Thread.new do
        Thread.current.report_on_exception = false
        Object.new.extend(Checks).instance_exec(&body)
        nil
      rescue Exception => e
        "#{e.class}: #{e.message}\n#{e.backtrace.join("\n")}"
      end.value
    end

    # What is wrong, or nil; and how many more objects are alive.
    def left_by(body)
      before = settle
      trouble = attempt(body)
      [trouble, settle - before]
    end

    # Ruby's collector looks at stale stack slots too, and keeps what it finds
    # there once; a leak leaks again.
    def trial(body)
      trouble, left = left_by(body)
      trouble, left = left_by(body) if trouble.nil? && left > 2
      trouble || ("#{left} objects are left alive" if left > 2)
    end

    def run
      puts "1..#{@tests.size}"
      bad = @tests.each.with_index(1).count do |(sentence, body), number|
        trouble = trial(body)
        puts "#{trouble ? 'not ok' : 'ok'} #{number} - #{sentence}"
        trouble&.each_line { |line| puts "# #{line}" }
        $stdout.flush
        trouble
      end
      exit(bad.zero? ? 0 : 1)
    end
  end

  # What a test says must hold.
  module Checks
    def equal(seen, wanted)
      return if seen == wanted

      raise Failure, "#{seen.inspect} is not #{wanted.inspect}"
    end

    def holds(true_, why = "it does not hold")
      raise Failure, why.to_s unless true_
    end

    def raises(*classes)
      yield
    rescue *classes => e
      e
    else
      raise Failure, "nothing was raised"
    end
  end
end

def test(sentence, &body)
  Tap.tests << [sentence, body]
end
at_exit { Tap.run if $!.nil? }
