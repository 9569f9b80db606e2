# SPDX-License-Identifier: Apache-2.0
# frozen_string_literal: true

module Cparent
  # All that a person needs to decide on one proposal.
  class Proposed
    # @return the proposal, what would be kept, what the store has (or nil),
    #   and the words that say it
    attr_reader :proposal, :record, :current, :citations

    # @api private
    def initialize(store, raw)
      @store = store
      @raw = raw
      @proposal = raw._proposal
      @record = raw._record
      @current = raw._current
      @citations = Rows.of("Citations", Array.new(raw._citation_count) do |i|
        raw._citation_at(i)
      end)
      @id = proposal.id
      @conflict = raw._conflict
    end

    # @return [String] the proposal's id
    attr_reader :id

    # True when the record was changed since: only {#correct} and {#reject}
    # are left.
    def conflict?
      @conflict
    end

    # What becomes of what: [was, would be] by field.
    def changes
      @changes ||= record.class::FIELDS.keys.each_with_index.filter_map do
        |name, field|
        next unless @raw._changes(field)

        [name, [current&.public_send(name), record.public_send(name)]]
      end.to_h.freeze
    end

    # Accepts it as it is.
    def accept(**change)
      @store.accept(id, **change)
    end

    # Rejects it; it is not proposed again.
    def reject(**change)
      @store.reject(id, **change)
    end

    # Accepts it with other fields.
    def correct(why: "", who: nil, at: nil, key: nil, **fields)
      @store.correct(id, record.with(**fields), why: why, who: who, at: at,
                                                key: key)
    end

    # Leaves it open; it comes last.
    def later(**change)
      @store.later(id, **change)
    end

    # Makes two proposals of it.
    def split(first, second, **change)
      @store.split(id, first, second, **change)
    end

    # What a table shows of it.
    def to_h
      { noun: record.class::NOUN, id: id, what: proposal.summary,
        conflict: conflict?, quotes: citations.map(&:quote) }
    end

    # The same as JSON.
    def to_json(*args)
      to_h.to_json(*args)
    end

    # Its id, and what it says.
    def inspect
      "#<Cparent::Proposed #{id}: #{proposal.summary}>"
    end
  end

  # What later minutes say of an action.
  Matter = Struct.new(:outcome, :action, :citation, :rule, :confidence)

  class << self
    # What later minutes say of these actions, wherever they are kept;
    # {Store#matters_arising} looks at the open ones of a store.  +phrases+
    # as for {read_minutes}.
    # @return [Array<Matter>]
    def matters_arising(given, actions, meeting: nil, phrases: nil)
      matters(_bound_read_arising([*actions], source(given), meeting,
                                  own_phrases(phrases)))
    end

    # What was found, one {Matter} each.
    # @private
    def matters(raw)
      Rows.of("Matters arising", Array.new(raw._count) do |i|
        Matter.new(_cparent_arising_outcome_name(raw._outcome_at(i)).to_sym,
                   raw._action(i), raw._citation(i), raw._rule(i),
                   raw._confidence(i))
      end)
    end
  end

  # Decisions on what was read.
  class Store
    # The proposals that wait, in the order of the texts.
    # @return [Array<Proposed>]
    def review(document = nil)
      queue = Cparent._bound_review_queue(self, document)
      Rows.of("Waiting for a decision",
              Array.new(queue._count) { |i| proposed(queue._at(i).id) })
    end

    # One proposal beside what the store has.
    # @return [Proposed]
    def proposed(id)
      Proposed.new(self, Cparent._bound_review_look(self, id))
    end

    # Leaves a proposal for later: it stays open and comes last.
    def later(id, why: "", who: nil, at: nil, key: nil)
      Cparent._bound_review_later(self, id_of(id),
                                  *change(who, why, at, key))
    end

    # Makes two proposals of one: two records of its noun.
    def split(id, first, second, why: "", who: nil, at: nil, key: nil)
      Cparent._bound_review_split(self, id_of(id), first, second,
                                  *change(who, why, at, key))
    end

    # Takes the last decision back, or the one on that proposal.
    # @return [String] the proposal's id
    def undo(id = nil, why: "", who: nil, at: nil, key: nil)
      Cparent._bound_review_undo(self, id && id_of(id),
                                 *change(who, why, at, key))
    end

    # What waits as a sheet for a spreadsheet.
    def export_decisions(document = nil)
      Cparent._bound_review_export(self, document)
    end

    # Decides as such a sheet says, all rows or none.
    # @return [Integer] how many rows decided something
    def import_decisions(given, why: "", who: nil, at: nil, key: nil)
      Cparent._bound_review_import(self, Cparent.source(given),
                                   *change(who, why, at, key))
    end

    # What later minutes say of the actions that are open; stores nothing.
    # +phrases+ as for {Cparent.read_minutes}.
    # @return [Array<Matter>]
    def matters_arising(given, meeting: nil, phrases: nil)
      Cparent.matters(
        Cparent._bound_matters_arising(self, Cparent.source(given), meeting,
                                       Cparent.own_phrases(phrases))
      )
    end
  end
end
