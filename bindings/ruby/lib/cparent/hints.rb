# SPDX-License-Identifier: Apache-2.0
# frozen_string_literal: true

module Cparent
  # What to say to somebody who guessed a name that is not there.
  # @api private
  module Hints
    # What people look for, by where they look for it, and where it is.
    ELSEWHERE = {
      "Store" => {
        minutes: "store.documents are what was read, " \
                 "Cparent.read_minutes(path) reads more",
        report: "store.highlights(day) is the board's report",
        challenge: "store.challenges(day)",
        import_minutes: "store.import_file(path)",
        import_csv: "store.import_file(path)",
        figures: "store.observations",
        as_at: "store.snapshot(day), store.highlights(day)",
        log: "store.history"
      },
      "Records" => {
        last: "the last is records[-1]", all: "records.to_a",
        open: "store.actions(status: :open)", overdue: "store.overdue(day)",
        to_csv: 'require "csv", and write the to_h of each',
        add: "store.put(:action, id: …, text: …)",
        length: "records.size"
      },
      "Record" => {
        done: "store.put(action, status: :done, closed_on: day)",
        close: "store.put(action, status: :done, closed_on: day)",
        closed: "store.put(action, status: :done, closed_on: day)",
        outcome: "update is the last thing heard of an action",
        result: "update is the last thing heard of an action",
        sentence: "quote has the words that were read; a kept record's " \
                  "stand in store.citations_of(record)",
        save: "store.put(record)", set: "store.put(record, field: value)",
        due: "due_on is the day, due_text what the minutes say",
        date: "a day ends in _on: held_on, due_on, agreed_on"
      },
      "Reading" => {
        figures: "reading.observations", decisions: "reading.resolutions",
        minutes: "a reading is of minutes: reading.document",
        meeting: "reading.document has its title, committee and day",
        title: "reading.document.title", date: "reading.document.held_on",
        text: "reading.document has the title and day, each item's quote " \
              "the words"
      }
    }.freeze

    class << self
      # The error for a field that a noun does not have.
      def no_field(noun, field)
        made = Cparent.noun_class(noun)
        fields = made::FIELDS.keys
        says = fields.find { |name| made.words(name).include?(field) }
        says = says ? "use #{says}: :#{field}" : ELSEWHERE["Record"][field]
        ArgumentError.new("#{noun} has no field #{field}; " \
                          "#{says || "use one of #{fields.join(', ')}"}")
      end
    end

    private

    # Says where to look instead; Ruby itself adds what is like it.
    def method_missing(name, *given)
      return super if name.start_with?("to_")

      cls = self.class.name.split("::").last
      table = is_a?(Record) ? "Record" : cls
      who = if is_a?(Records) then "Records have"
            else "#{cls.match?(/\A[AEIOU]/) ? 'an' : 'a'} #{cls} has"
            end
      message = "#{who} no '#{name}'"
      hint = ELSEWHERE.dig(table, name)
      error = if hint then NoMethodError.new("#{message}; #{hint}", name, given)
              else NoMethodError.new(message, name, given, receiver: self)
              end
      raise error, error.message, caller
    end

    def respond_to_missing?(*)
      false
    end
  end

  [Store, Records, Record, Reading].each { |one| one.include(Hints) }
end
