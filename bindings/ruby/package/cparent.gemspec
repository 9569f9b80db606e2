# SPDX-License-Identifier: Apache-2.0
# frozen_string_literal: true

Gem::Specification.new do |spec|
  spec.name = "cparent"
  spec.version = File.read(File.join(__dir__, "VERSION")).strip
  spec.summary = "Follow a council's pledges to children in care, back to " \
                 "the line of the minutes"
  spec.description = "The Ruby face of the C library libcparent, which must " \
                     "be installed with its headers: minutes and figures " \
                     "in, questions, actions and reports out, each with the " \
                     "words that it rests on."
  spec.authors = ["The libcparent authors"]
  spec.license = "Apache-2.0"
  spec.required_ruby_version = ">= 3.1"
  spec.files = Dir.chdir(__dir__) do
    Dir["{lib,ext}/**/*.{rb,c,h}", "VERSION", "LICENSE", "NOTICE"]
  end
  spec.extensions = ["ext/cparent/extconf.rb"]
  spec.add_dependency "bigdecimal"
end
