# SPDX-License-Identifier: Apache-2.0
# frozen_string_literal: true

require "pathname"

require "cparent/types"
require "cparent/native"

Cparent::Types.define_errors(Cparent._statuses)

require "cparent/record"
require "cparent/store"
require "cparent/reading"
require "cparent/columns"
require "cparent/measure"
require "cparent/published"
require "cparent/return"
require "cparent/protect"
require "cparent/review"
require "cparent/rows"
require "cparent/hints"

# What people call; the names that begin with an underscore are the C half.
module Cparent
  # The version of the library.
  VERSION = _cparent_version

  class << self
    # Opens the store at +path+; with a block, gives it to the block and
    # closes it at its end.  +busy_timeout+ is how many seconds to wait for
    # other writers, +who+ the name or role that changes are recorded under.
    # Raises {NotFoundError} when there is no such file, {StoreError} when it
    # is not a store.
    # @return [Store]
    def open(path, read_only: false, busy_timeout: nil, who: nil, &block)
      Store.open(path, read_only: read_only, busy_timeout: busy_timeout,
                       who: who, &block)
    end

    # Makes a new store at +path+ for a council: its name, its code, or an
    # {Authority}.  With a block, gives it to the block and closes it.
    # Raises {ExistsError} when something is there already.
    # @return [Store]
    def create(path, council:, who: nil, why: "", at: nil, &block)
      Store.create(path, council: council, who: who, why: why, at: at,
                   &block)
    end

    # Reads minutes; nothing is stored.  +meeting+ (a day) and +board+ say
    # what the text leaves out; +phrases+ is a table of the council's own
    # phrases, or what {phrases} made of it.  A block is told (done, total) now and then.
    # @param given see {source}
    # @return [Reading]
    def read_minutes(given, meeting: nil, board: nil, authority: nil,
                     phrases: nil, &progress)
      _bound_read_minutes(source(given), authority, meeting, board,
                          own_phrases(phrases), progress)
    end

    # How minutes are read: the text line by line, each item's words marked
    # where they stand, what it was read as, by which rule and how surely.
    # +html+ gives a page with the words marked; the others as for
    # {read_minutes}.
    # @return [String]
    def explain_minutes(given, meeting: nil, board: nil, authority: nil,
                        phrases: nil, html: false)
      _bound_read_explain(source(given), authority, meeting, board,
                          own_phrases(phrases), html)
    end

    # A council's own phrases, read once and kept for many texts: pass them
    # as +phrases+ to whatever reads.
    # @param given the table; see {source}
    # @return [Phrases]
    def phrases(given)
      return given if given.is_a?(Phrases)

      _bound_phrases_new(source(given, name: "phrases"))
    end

    # Those that were given; nil for none.
    # @private
    def own_phrases(given)
      given && phrases(given)
    end

    # A source for anything that can be read: a Pathname or String names a
    # file; an IO is read to its end; a String that is binary or has a line
    # end in it is the text itself, which messages call +name+.
    # @return [Source]
    def source(given, name: "bytes")
      return given if given.is_a?(Source)
      return from_bytes(given.read, name) if given.respond_to?(:read) &&
                                             !given.is_a?(Pathname)
      return from_bytes(given, name) if content?(given)

      _cparent_source_from_path(given)
    end

    # The indicators that the library knows, or the one of that code.
    def catalogue(code = nil)
      return _cparent_catalogue_get(code) if code

      Rows.of("Catalogue", Array.new(_cparent_catalogue_count) do |index|
        _cparent_catalogue_at(index)
      end)
    end

    # The {Authority} that a council's code or name means.
    def authority(name)
      _cparent_authority_lookup(name)
    end

    # +current+ less +previous+, exactly, as a {Value}.
    def change(previous, current)
      _cparent_measure_change(previous, current)
    end

    # True when this build has an optional part, "xlsx" for example.
    def feature?(name)
      _cparent_has_feature(name)
    end

    # How many objects of the C library are alive; for leak tests.
    def live_objects
      _cparent_live_objects
    end

    private

    def content?(given)
      given.is_a?(String) &&
        (given.encoding == Encoding::BINARY || given.include?("\n"))
    end

    def from_bytes(bytes, name)
      _cparent_source_from_bytes(name, bytes.to_s)
    end
  end
end
