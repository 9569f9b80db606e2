# SPDX-License-Identifier: Apache-2.0
# frozen_string_literal: true

require "json"

module Cparent
  # What one text says, each item with the bytes that say it.  A reading
  # proposes; people decide.
  class Reading
    include Enumerable

    # Yields every item in order; without a block, an Enumerator.
    def each
      return enum_for(:each) { size } unless block_given?

      size.times { |place| yield self[place] }
      self
    end

    # The item in that place, from 0 or from the end; nil beyond.
    def [](place)
      place += size if place.negative?
      return nil unless place.between?(0, size - 1)

      item = _item(place)
      item.instance_variable_set(:@reading, self)
      item.instance_variable_set(:@place, place)
      item.instance_variable_set(:@said, {}) # what was asked, kept
      item.freeze
    end

    # How many items it has.
    def size
      @size ||= _count
    end
    alias length size

    # The items of one noun, in order of the text.
    def list(noun)
      name = Cparent.noun_name(noun)
      Cparent._cparent_noun_field_count(name)
      Rows.of(Cparent.title(name), select { |item| item.class::NOUN == name })
    end

    %i[observations claims pledges questions resolutions actions people
       events].each do |plural|
      # What was read cannot change, and is asked for again in the next line.
      class_eval "def #{plural} = @#{plural} ||= list(:#{plural}).freeze",
                 __FILE__, __LINE__ - 1
    end

    # The {Document}: title, council, committee, date, digest.
    def document
      @document ||= _document
    end

    # Every {Citation} in it; items refer to them by id.
    def citations
      @citations ||= Rows.of("Citations", Array.new(_citation_count) do |index|
        _citation_at(index)
      end).freeze
    end

    # The reading as JSON, schema cparent.reading/1.
    def to_json(*)
      _json
    end

    # The reading as a Hash of the same shape.
    def to_h
      JSON.parse(_json)
    end

    # What it is of, and how much it says.
    def inspect
      "#<Cparent::Reading of #{document.title.inspect}, #{size} items>"
    end
  end

  # All that one council knew on a day.  Independent of its store.
  class Snapshot
    # Whose it is, an {Authority}.
    def authority
      @authority ||= _authority
    end

    # The day it was asked for.
    def as_at
      defined?(@as_at) ? @as_at : @as_at = _as_at
    end

    # The head of the history that it was made from.
    def head
      @head ||= _head
    end

    # The same records looked at from another day: what is overdue is
    # counted to it, and what was learned afterwards is kept.
    # @return [Snapshot]
    def dated(as_at)
      _dated(as_at)
    end

    # How many records of a noun there are.
    def count(noun)
      _count(Cparent.noun_name(noun))
    end

    Store::PLURALS.each_key do |plural|
      define_method(plural) { list(plural) }
    end

    # The records of a noun, in order of id; those of +:action+ are also
    # +snapshot.actions+, and so on.
    def list(noun)
      name = Cparent.noun_name(noun)
      Rows.of(Cparent.title(name),
              Array.new(_count(name)) { |index| _at(name, index) })
    end

    # The record of that noun and id, or nil.
    def get(noun, id)
      _find(Cparent.noun_name(noun), id)
    end

    # The performance highlights report; see {Store#highlights}.  +as_at+ is
    # the day it is made for; nil: the snapshot's own.  +published+ is the
    # store whose published statistics say where the council stands.
    def highlights(as_at = nil, format: :html, restricted: false,
                   profile: nil, published: nil)
      Cparent._bound_highlights(self, format.to_s, restricted,
                                as_at || _as_at || Date.today, profile,
                                published)
    end

    # The questions that a good parent would ask, with evidence.
    # @return [Array<Challenge>]
    def challenges
      @challenges ||= asked(Cparent._bound_challenge(self)).freeze
    end

    # Which day it shows.
    def inspect
      "#<Cparent::Snapshot as at #{as_at || 'now'}>"
    end

    private

    def asked(raw)
      Rows.of("Questions to ask", Array.new(raw._count) do |index|
        evidence = Array.new(raw._evidence_count(index)) do |which|
          raw._evidence(index, which)
        end
        Challenge.new(raw._rule(index), raw._question(index),
                      evidence.freeze).freeze
      end)
    end
  end
end
