# SPDX-License-Identifier: Apache-2.0
# frozen_string_literal: true

module Cparent
  # What every noun has in common.  A record is frozen; {#with} makes another.
  # Records are equal when they are of one noun and equal in every field.
  # The nouns ({Action}, {Pledge} …) are made from the library's own field
  # tables: +Cparent::Action::FIELDS+ lists the fields, {.about} says what
  # one means.
  class Record
    alias raw_initialize initialize
    private :raw_initialize

    class << self
      # An empty one would be of no noun.
      undef_method :allocate

      # What a field means, in a sentence.
      def about(field)
        index = self::FIELDS.keys.index(field.to_sym)
        index && Cparent._cparent_noun_field_about(self::NOUN, index)
      end

      # The words that a choice may be; empty for other fields.
      def words(field)
        index = self::FIELDS.keys.index(field.to_sym) or return []
        (1..).lazy.map do |choice|
          Cparent._cparent_noun_field_choice(self::NOUN, index, choice)
        end.take_while(&:itself).map(&:to_sym).to_a
      end
    end

    # Makes a record: +Cparent::Action.new(authority: …, id: …, text: …)+.
    def initialize(**fields)
      unless self.class.const_defined?(:NOUN)
        raise NoMethodError, "make one of the nouns: Cparent::Action.new"
      end

      raw_initialize(self.class::NOUN, fields)
      @made = [] # what the C half makes of its fields
      freeze
    end

    # The record itself, which cannot change.
    def dup
      self
    end

    # The record itself, which cannot change.
    def clone(**)
      self
    end

    # Another record with those fields changed; nil clears a field.
    def with(**changes)
      Cparent._bound_record_replace(self, changes)
    end

    # Every field that was given, by name, in order.
    def to_h
      self.class::FIELDS.keys.each_with_index.to_h do |name, index|
        [name, _field(index)]
      end.reject { |_, value| value.nil? || value == [] }
    end

    # For pattern matching: +case action in {status: :open, owner:}+.
    def deconstruct_keys(names)
      (names || self.class::FIELDS.keys).each_with_object({}) do |name, found|
        found[name] = public_send(name) if self.class::FIELDS.key?(name)
      end
    end

    # The record as one JSON object.
    def to_json(*)
      _json
    end

    # The {Citation} of the bytes that say it, for what was just read.
    def citation
      (said = @said) && (said[:citation] ||= @reading._citation(@place))
    end

    # The words that say it, for what was just read.
    def quote
      (said = @said) && (said[:quote] ||= citation&.quote)
    end

    # The first byte of the quote in the file as stored.
    def byte_start
      (said = @said) && (said[:byte_start] ||= citation&.byte_start)
    end

    # The byte after the quote in the file as stored.
    def byte_end
      (said = @said) && (said[:byte_end] ||= citation&.byte_end)
    end

    # The name of the rule that read it, for what was just read.
    def rule
      (said = @said) && (said[:rule] ||= @reading._rule(@place))
    end

    # How sure that rule is, 0 to 100, for what was just read.
    def confidence
      (said = @said) && (said[:confidence] ||= @reading._confidence(@place))
    end

    # True for an equal record.
    def ==(other)
      other.is_a?(Record) && _equal(other)
    end
    alias eql? ==

    # Equal records have equal hashes.
    def hash
      _hash
    end

    # The record in one line, long texts cut.
    def inspect
      shown = to_h.map do |name, value|
        text = value.inspect
        text = "#{text[0, 60]}…" if text.length > 64
        " #{name}: #{text}"
      end
      "#<#{self.class}#{shown.join(',')}>"
    end

    # Records belong to this process.
    def marshal_dump
      raise TypeError, "a #{self.class} cannot be marshalled; " \
                       "send its to_h or its id instead"
    end
  end

  contents = [nil, :text, :integer, :date, :period, :value, :choice, :list,
              :flag].freeze
  nouns = []
  (1..).each do |number|
    noun = _cparent_noun_name(number)
    break if noun.empty?

    nouns << noun.to_sym
    fields = Array.new(_cparent_noun_field_count(noun)) do |index|
      [_cparent_noun_field_name(noun, index).to_sym,
       contents[_cparent_noun_field_type(noun, index)]]
    end.to_h
    made = Class.new(Record)
    made.const_set(:NOUN, noun.to_sym)
    made.const_set(:FIELDS, fields.freeze)
    const_set(noun.split("_").map(&:capitalize).join, made)
    _register_noun(noun, made)
    fields.each do |name, content|
      made.alias_method :"#{name}?", name if content == :flag
    end
  end

  # The names of the nouns, in order.
  NOUNS = nouns.freeze
end
