# SPDX-License-Identifier: Apache-2.0
# frozen_string_literal: true

# Every public C function that coverage.tsv gives a Ruby face has it, and a
# test in Ruby that uses it.
require_relative "tap"

FACES = File.readlines(File.join(__dir__, "coverage.tsv"), chomp: true,
                                                           encoding: "UTF-8")
            .reject { |line| line.start_with?("#") }
            .map { |line| line.split("\t") }
            .reject { |row| row[1] == "-" }.map(&:last).uniq.freeze

# Raises NameError when there is no such face.
def resolve(face)
  if (parts = face.match(/\A(\w+)#(.+)\z/))
    Cparent.const_get(parts[1]).instance_method(parts[2])
  elsif (parts = face.match(/\A(\w+)\.(.+)\z/))
    Cparent.const_get(parts[1]).method(parts[2])
  elsif face.match?(/\A[A-Z]/)
    Cparent.const_get(face)
  else
    Cparent.method(face)
  end
end

test "every face is there" do
  missing = FACES.reject do |face|
    resolve(face)
  rescue NameError
    nil
  end
  equal missing, []
end

test "every face is used by a test" do
  tests = Dir[File.join(__dir__, "*_test.rb")].reject { |path| path == __FILE__ }
  text = tests.map { |path| File.read(path, encoding: "UTF-8") }.join("\n")
  unused = FACES.reject do |face|
    name = face[/[^.#]+\z/]
    text.match?(/(?<!\w)#{Regexp.escape(name)}(?!\w)/)
  end
  equal unused, []
end
