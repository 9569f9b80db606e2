# SPDX-License-Identifier: Apache-2.0
# frozen_string_literal: true

require "etc"
require "time"

module Cparent
  # The records of one noun in a store, read when they are asked for.
  class Records
    include Enumerable

    # @api private
    attr_reader :store

    # @api private
    def initialize(store, noun, wanted = {})
      @store = store
      @noun = noun
      @wanted = wanted.to_h { |field, value| [field, check(field, value)] }
    end

    # Yields one record after another; without a block, an Enumerator.
    def each
      return enum_for(:each) { count } unless block_given?

      cursor = @store._list(@noun)
      begin
        while (record = cursor._next)
          yield record if fits?(record)
        end
      ensure
        cursor._close
      end
      self
    end

    # The record of that id, {NotFoundError} when there is none; or the one
    # in that place, or those of a range of places.
    def [](id)
      return to_a[id] if id.is_a?(Integer) || id.is_a?(Range)

      record = @store._get(@noun, id)
      return record if fits?(record)

      raise Types.error(:NOT_FOUND, "that #{@noun} is not so")
    end

    # Those whose fields have these values, or one of an Array of them; nil:
    # not given.
    def where(**wanted)
      Records.new(@store, @noun, @wanted.merge(wanted))
    end

    # True when there is no record.
    def empty?
      none?
    end

    # How many there are.
    def size
      count
    end

    # Which noun, of which store.
    def inspect
      so = @wanted.map { |field, value| ", #{field}: #{value.inspect}" }
      "#<Cparent::Records #{@noun} of #{@store.inspect}#{so.join}>"
    end

    private

    # What a record has when its field is +value+, which may be a day or a
    # period in text, or several; refuses what none can have.
    def check(field, value)
      made = Cparent.noun_class(@noun)
      raise Hints.no_field(@noun, field) unless made::FIELDS.key?(field)
      return value.map { |one| check(field, one) } if several?(field, value)

      words = made.words(field)
      value = as_word(value, words)
      return as_kept(made::FIELDS[field], value) if
        value.nil? || words.empty? || words.include?(value)

      raise Types.error(:INVALID, "#{field} of #{@noun} has no such word as " \
                                  "#{value.inspect}",
                        "use one of #{words.map(&:inspect).join(', ')}")
    end

    # A choice is a Symbol, and anything else in words a String, as records
    # have them, however they were given.
    def as_word(value, words)
      case value
      when Symbol then words.empty? ? value.to_s : value
      when String then words.find { |word| word.to_s == value } || value
      else value
      end
    end

    def as_kept(content, value)
      return value if value.nil?
      if content == :date
        return Cparent._cparent_period_between(value, value).first
      end

      content == :period && value.is_a?(String) ? Period.parse(value) : value
    end

    # Several of which any will do; a field that is a list is one.
    def several?(field, value)
      value.is_a?(Array) && Cparent.noun_class(@noun)::FIELDS[field] != :list
    end

    def fits?(record)
      @wanted.all? do |field, value|
        has = record.public_send(field)
        several?(field, value) ? value.include?(has) : has == value
      end
    end
  end

  # Where the records of one council are kept.  Records, readings and
  # snapshots outlive it.  Several threads may share one; they take turns.
  class Store
    # Plurals of the nouns, as methods of a store.
    PLURALS = {
      authorities: :authority, bodies: :body, people: :person,
      meetings: :meeting, agenda_items: :agenda_item,
      documents: :document, citations: :citation, pledges: :pledge,
      indicators: :indicator, observations: :observation,
      targets: :target, claims: :claim, resolutions: :resolution,
      questions: :question, actions: :action, events: :event,
      proposals: :proposal
    }.freeze

    # @return [String, nil] who changes something when a call does not say
    attr_accessor :who

    class << self
      # Makes a new store for a council: its name, its code, or an
      # {Authority}.  With a block, gives it to the block and closes it.
      def create(path, council:, who: nil, why: "", at: nil, &block)
        council = Cparent.authority(council) if council.is_a?(String)
        store = Cparent._bound_store_create(
          path, council, who || Cparent.login, why, Cparent.moment(at)
        )
        opened(store, path, who, &block)
      end

      # See {Cparent.open}.
      def open(path, read_only: false, busy_timeout: nil, who: nil, &block)
        wait = busy_timeout ? [(busy_timeout * 1000).to_i, 1].max : 0
        store = Cparent._bound_store_open(path, read_only, wait)
        opened(store, path, who, &block)
      end

      private

      def opened(store, path, who)
        store.instance_variable_set(:@path, path.to_s)
        store.who = who
        return store unless block_given?

        begin
          yield store
        ensure
          store.close
        end
      end
    end

    PLURALS.each do |plural, noun|
      define_method(plural) { |**wanted| Records.new(self, noun, wanted) }
    end

    # The records of a noun: +:action+, +:actions+ or {Action}.
    def list(noun)
      name = Cparent.noun_name(noun)
      Cparent._cparent_noun_field_count(name)
      Records.new(self, name)
    end

    # The record of that noun and id; {NotFoundError} when there is none.
    def get(noun, id)
      _get(Cparent.noun_name(noun), id)
    end

    # Which version of a record is the current one, from 1.
    def version(noun, id)
      _version(Cparent.noun_name(noun), id)
    end

    # The citations that a record rests on.
    def citations_of(record)
      raise TypeError, "give a record, not #{record.class}" unless
        record.is_a?(Record)

      ids = record.respond_to?(:citations) ? record.citations : []
      Rows.of("Citations", ids.map { |id| _get(:citation, id) })
    end

    # Keeps a record as it is now, and gives it back.  +record+ is a record,
    # or a noun whose record of this store's authority is made from +fields+.
    # +version+ is the one that you last saw, 0 for a new record, -1 to write
    # whatever is there; another one in the store raises {ConflictError}.
    def put(record, version: -1, why: "", who: nil, at: nil, key: nil,
            **fields)
      if record.is_a?(Record)
        record = record.with(**fields) unless fields.empty?
      else
        name = Cparent.noun_name(record)
        record = Cparent.noun_class(name).new(authority: authority, **fields)
      end
      _put(record, version, *change(who, why, at, key))
      record
    end

    # Recognises a file by what it holds, reads it and keeps it: minutes as
    # proposals, tables at once, all rows or none.  A block is told
    # (done, total) now and then; when it gives false or raises, nothing is
    # kept.  +phrases+ as for {Cparent.read_minutes}.
    # @param given see {Cparent.source}
    # @return [ImportResult]
    def import_file(given, meeting: nil, board: nil, dataset: nil,
                    phrases: nil, dry_run: false, why: "", who: nil, at: nil,
                    key: nil, &progress)
      _import(Cparent.source(given), dry_run, meeting, board, dataset,
              Cparent.own_phrases(phrases), *change(who, why, at, key),
              progress)
    end

    # Accepts proposals: +:all+, one id, or several.
    # @return [Integer] how many
    def accept(ids = :all, why: "", who: nil, at: nil, key: nil)
      change = change(who, why, at, key)
      return _accept(nil, *change) if ids.to_s == "all"
      return _accept(id_of(ids), *change) unless ids.is_a?(Array)

      transaction { ids.sum { |id| _accept(id_of(id), *change) } }
    end

    # Accepts a proposal as corrected: +record+ in its place.
    def correct(id, record, why: "", who: nil, at: nil, key: nil)
      _correct(id_of(id), record, *change(who, why, at, key))
    end

    # Rejects a proposal or several; they are not proposed again.
    def reject(ids, why: "", who: nil, at: nil, key: nil)
      change = change(who, why, at, key)
      (ids.is_a?(Array) ? ids : [ids]).each do |id|
        _reject(id_of(id), *change)
      end
      nil
    end

    # Takes a record out of what is current; the history keeps what it said.
    # +version+ is the one that you last saw, or -1.
    def remove(noun, id, version: -1, why: "", who: nil, at: nil, key: nil)
      _remove(Cparent.noun_name(noun), id, version,
              *change(who, why, at, key))
    end

    # The record as the history has it at a version, from 1.
    def get_version(noun, id, version)
      _get_version(Cparent.noun_name(noun), id, version)
    end

    # Several changes as one: all are kept, or none.
    def transaction
      _begin
      begin
        done = false
        result = yield self
        _commit
        done = true
        result
      ensure
        _rollback unless done || closed?
      end
    end

    # All that was known on a day; nil: now.
    # @return [Snapshot]
    def snapshot(as_at = nil)
      _snapshot(as_at)
    end

    # The board's performance highlights report, as text.  +format+ is
    # +:html+, +:markdown+ or +:json+; +restricted+ shows exact figures, with
    # a banner, to those who may see them.  A day that is past is seen with
    # what is known now; +snapshot(day).highlights+ shows what was known then.
    # The store's published statistics say where the council stands.
    def highlights(as_at = Date.today, format: :html, restricted: false,
                   profile: nil)
      day = day_of(as_at)
      known(day).highlights(day, format: format, restricted: restricted,
                                 profile: profile, published: self)
    end

    # The questions that a good parent would ask on a day.  A day that is
    # past is seen with what is known now; +snapshot(day).challenges+ knows
    # what was known then.
    # @return [Array<Challenge>]
    def challenges(as_at = Date.today)
      day = day_of(as_at)
      known(day).dated(day).challenges
    end

    # The actions that are open though they were due before a day, the
    # longest overdue first.
    # @return [Array<Action>]
    def overdue(as_at = Date.today)
      day = day_of(as_at)
      late = actions(status: :open).select { |one| one.due_on&.<(day) }
      Rows.of("Actions", late.sort_by.with_index do |one, place|
        [one.due_on, place]
      end)
    end

    # Every entry of the history after +since+, oldest first; those +of+ one
    # record when it is given.
    # @return [Array<Entry>]
    def history(since = 0, of: nil)
      unless of.nil? || of.is_a?(Record)
        raise TypeError, "of must be a record, not #{of.class}"
      end

      entries = []
      _history(since, entries)
      if of
        wanted = [of.class::NOUN, of.id]
        entries.select! { |entry| [entry.noun, entry.id] == wanted }
      end
      Rows.of("History", entries)
    end

    # The head of the history; keep it elsewhere, for {#verify}.
    def head
      _head
    end

    # Recomputes the whole history; {BrokenChainError} when it does not agree
    # with itself, or with a head kept from earlier.
    def verify(head = nil)
      _verify(head)
    end

    # Copies the whole store into a new file.
    def backup(path)
      _backup(path)
    end

    # The id of the authority whose store it is.
    def authority
      @authority ||= _authority
    end

    # Whose store it is.
    # @return [Authority]
    def council
      get(:authority, authority)
    end

    # Where it is.
    # @return [String]
    attr_reader :path

    # Ends it now; later calls raise {ClosedError}.
    def close
      _close
    end

    # True once it has been closed.
    def closed?
      _closed
    end

    # Makes a long call in another thread end with {CancelledError}.
    def interrupt
      _interrupt
    end

    # Where it is.
    def inspect
      "#<Cparent::Store #{@path.inspect}#{' (closed)' if closed?}>"
    end

    private

    def day_of(given)
      Cparent._cparent_period_between(given, given)&.first ||
        raise(TypeError, "a day must not be nil")
    end

    def known(day)
      _snapshot(day < Date.today ? nil : day)
    end

    def change(who, why, at, key)
      [who || @who || Cparent.login, why, Cparent.moment(at), key]
    end

    def id_of(given)
      given.is_a?(Record) ? given.id : given
    end
  end

  class << self
    # @api private
    def login
      Etc.getlogin || Etc.getpwuid&.name || "unknown"
    end

    # @api private
    def moment(at)
      at = Time.now if at.nil?
      return at if at.is_a?(String)
      return at.strftime("%Y-%m-%dT00:00:00Z") if at.instance_of?(Date)

      unless at.respond_to?(:to_time)
        raise TypeError, "at must be a Time or text, not #{at.class}"
      end

      at.to_time.getutc.strftime("%Y-%m-%dT%H:%M:%SZ")
    end

    # @api private
    def noun_name(noun)
      return noun::NOUN if noun.is_a?(Class) && noun < Record
      unless noun.is_a?(String) || noun.is_a?(Symbol)
        raise TypeError, "a noun must be a Symbol, not #{noun.class}"
      end

      Store::PLURALS.fetch(noun.to_sym, noun.to_sym)
    end

    # @api private
    def noun_class(name)
      _cparent_noun_field_count(name)
      const_get(name.to_s.split("_").map(&:capitalize).join)
    end
  end
end
