# SPDX-License-Identifier: Apache-2.0
# frozen_string_literal: true

module Cparent
  # One indicator of a return; +value+ is a {Value}.
  Figure = Struct.new(:code, :title, :numerator, :denominator, :value, :note)

  # What a statutory return came to: figures by code, and findings.
  class Return
    include Enumerable

    # @return [Array<Finding>] what is wrong in the files: the first hundred
    attr_reader :findings
    # @return [Integer] how much is wrong in the files, kept or not
    attr_reader :findings_total

    # @api private
    def initialize(raw, noticed = nil)
      @raw = raw
      @noticed = noticed
      @figures = Array.new(raw._count) do |index|
        Figure.new(*raw._at(index)).freeze
      end
      @codes = @figures.map(&:code).freeze
      @by_code = @codes.map(&:to_s).zip(@figures).to_h
      @size = @figures.size
      @findings = Rows.findings(noticed)
      @findings_total = noticed ? noticed._total : 0
      @authority = raw._authority
      @year_ended = raw._year_ended
      @as_at = raw._as_at
      @since = raw._from
      @broken = raw._broken
      @errors = raw._errors
      freeze
    end

    # Yields each {Figure}; without a block, an Enumerator.
    def each(&block)
      return enum_for(:each) { size } unless block

      @figures.each(&block)
      self
    end

    # The {Figure} of that code; {NotFoundError} when there is none.
    def [](code)
      @by_code.fetch(code.to_s) do
        raise Types.error(:NOT_FOUND, "there is no such indicator",
                          "codes has them")
      end
    end

    # @return [Array<String>] every code, in order
    attr_reader :codes
    # @return [Integer] how many figures there are
    attr_reader :size
    alias length size

    # The code that was given, or the folder's name in a tree.
    attr_reader :authority

    # The 31 March that ends the return's year.
    attr_reader :year_ended

    # The day of the snapshot.
    attr_reader :as_at

    # The first day of the window in which things are counted.
    attr_reader :since

    # How many rows were broken and left out.
    attr_reader :broken

    # How many rows can be read and break a rule.
    attr_reader :errors

    # The tool's JSON, schema cparent.ssda903/1.
    def to_json(*)
      @raw._json(@noticed)
    end

    # The same as a Hash.
    def to_h
      JSON.parse(to_json)
    end

    # Rows of authority, year, code, numerator, denominator, value and state.
    def to_csv(header: true)
      @raw._csv(header)
    end

    # A table for IRuby.
    def to_html
      Show.table(
        "Return of #{authority}, year ended #{year_ended}",
        %w[code title figure note],
        map { |one| [one.code, one.title, one.value.words, one.note] }
      )
    end

    # Whose, of which year, and how much.
    def inspect
      whose = authority.to_s.empty? ? "?" : authority
      "#<Cparent::Return of #{whose}, year ended #{year_ended}: " \
        "#{size} figures, #{findings_total} findings>"
    end

    # @api private
    attr_reader :raw
  end

  class Store
    # Keeps the figures of a {Return} that the catalogue knows.
    # @return [Integer] how many
    def save(returned, why: "", who: nil, at: nil, key: nil)
      unless returned.is_a?(Return)
        raise TypeError, "give a Cparent::Return, not #{returned.class}"
      end

      Cparent._bound_return_save(self, returned.raw,
                                 *change(who, why, at, key))
    end
  end

  class << self
    # Counts every indicator of a return, and forgets its rows.  +dirs+ is a
    # folder of files, one file, or an Array of these; of several, those that
    # end in an earlier year are earlier returns, as those in +previous+ are.
    # +year_ended+ is a day, or the year that its 31 March is in.  A block is
    # told (done, total) now and then.  Raises {ParseError} for broken input,
    # every place in its findings; +lenient+ leaves broken rows out instead.
    # @return [Return]
    def ssda903(dirs, year_ended: nil, authority: nil, previous: [],
                population: nil, postcodes: nil, bank_holidays: nil,
                as_at: nil, since: nil, lenient: false,
                same_carer_moves: false, &progress)
      Return.new(*_bound_return_count(
        return_job(dirs, previous), return_year(year_ended), as_at, since,
        authority, population || 0, table(postcodes), table(bank_holidays),
        lenient ? true : false, same_carer_moves ? true : false, true,
        progress
      ))
    end

    # Counts every +root+/AUTHORITY/YEAR, side by side in +threads+ threads
    # (0: as many as there are processors).
    # @return [Array<Return>]
    def ssda903_tree(root, threads: 0, population: nil, postcodes: nil,
                     bank_holidays: nil, same_carer_moves: false, &progress)
      tree = _bound_return_tree(
        root, threads, population || 0, table(postcodes),
        table(bank_holidays), same_carer_moves ? true : false, true, progress
      )
      Array.new(tree._count) { |index| Return.new(tree._at(index)) }
    end

    # The ids of the children in the numerator of a figure, for one's own
    # checking.  {ProtectedError} unless +may_see_children+.
    def ssda903_children(dirs, code, may_see_children: false,
                         year_ended: nil, authority: nil, previous: [],
                         postcodes: nil, bank_holidays: nil, as_at: nil,
                         since: nil, lenient: false, same_carer_moves: false,
                         &progress)
      ids = []
      _bound_return_who(
        return_job(dirs, previous), code.to_s,
        may_see_children ? true : false, return_year(year_ended), as_at,
        since, authority, table(postcodes), table(bank_holidays),
        lenient ? true : false, same_carer_moves ? true : false, ids, progress
      )
      ids
    end

    # How a figure is defined, or all of them.
    def ssda903_explain(code = nil)
      _cparent_ssda903_explain(code&.to_s)
    end

    private

    def return_job(dirs, previous)
      job = _cparent_ssda903_new
      given = dirs.is_a?(Array) ? dirs : [dirs]
      given.each do |one|
        if one.is_a?(Source) || one.respond_to?(:read) && !one.is_a?(Pathname)
          job._add_source(source(one))
        else
          job._add_path(one)
        end
      end
      Array(previous.is_a?(Array) ? previous : [previous]).each do |one|
        job._add_previous(one)
      end
      job
    end

    def return_year(year_ended)
      year_ended.is_a?(Integer) ? Date.new(year_ended, 3, 31) : year_ended
    end

    def table(given)
      given && source(given)
    end
  end
end
