# SPDX-License-Identifier: Apache-2.0
# frozen_string_literal: true

require_relative "tap"

CELLS = { "a1" => 3, "a2" => 20, "b1" => 30, "b2" => 40, "at" => 23,
          "bt" => 70, "t1" => 33, "t2" => 60, "g" => 93 }.freeze
SUMS = [["at", %w[a1 a2]], ["bt", %w[b1 b2]], ["t1", %w[a1 b1]],
        ["t2", %w[a2 b2]], ["g", %w[at bt]], ["g", %w[t1 t2]]].freeze
ROWS = SUMS.each_with_index.flat_map do |(total, parts), i|
  parts.map { |part| [i.to_s, total, part] }
end.freeze
CELLS_CSV = "cell,value,never\n" +
            CELLS.map { |c, v| "#{c},#{v},#{c == 'g' ? 1 : 0}\n" }.join
ROWS_CSV = "eq,total,part\n#{ROWS.map { |row| "#{row.join(',')}\n" }.join}"

test "a small count is hidden with three more" do
  done = Cparent.protect(CELLS, SUMS, never: "g")
  equal [done["a1"], done[:g], done["z"]], [:primary, :published, nil]
  equal [done.hidden.size, done.cost, done.bound, done.level],
        [4, 3, 3, :rule]
  equal done.levels, { "a1" => :rule }
  equal [done.safe?, done.size, done.statuses.keys], [true, 9, CELLS.keys]
  equal done.to_a.first, ["a1", :primary]
end

test "every form of a table gives the same pattern" do
  want = Cparent.protect(CELLS, SUMS, never: ["g"]).statuses
  hashes = CELLS.map { |c, v| { cell: c, value: v, never: c == "g" } }
  [[CELLS.map { |c, v| [c, v, c == "g"] }, ROWS],
   [hashes, ROWS.map { |row| %i[eq total part].zip(row).to_h }],
   [hashes, SUMS], [CELLS_CSV, ROWS_CSV]].each do |cells, sums|
    equal Cparent.protect(cells, sums).statuses, want
  end
end

test "options have the words of the tool" do
  done = Cparent.protect(CELLS, ROWS, never: "g", weight: :value)
  equal [done.cost, done.bound], [90, 90]
  holds Cparent.protect(CELLS, ROWS, level: :exact, zeros: :protected,
                                  threshold: 3, effort: 1).safe?
  [{ level: :safe }, { zeros: :hidden }, { weight: :size },
   { threshold: 0 }].each do |wrong|
    raises(Cparent::InvalidError) { Cparent.protect(CELLS, ROWS, **wrong) }
  end
end

test "what no pattern protects is refused" do
  error = raises(Cparent::ProtectedError) do
    Cparent.protect({ "a" => 2, "b" => 2, "c" => 2, "t" => 6 },
                    { "t" => %w[a b c] }, never: "t")
  end
  holds error.hint.include?("merge categories")
end

test "wrong tables say what is wrong" do
  error = raises(Cparent::ValidationError) do
    Cparent.protect({ "a" => 2, "t" => 3 }, [%w[ages t a]])
  end
  holds error.message.include?('"ages" does not add up')
  raises(Cparent::InvalidError) { Cparent.protect({ "a" => -1 }, {}) }
  raises(TypeError) { Cparent.protect(CELLS_CSV, ROWS) }
  raises(TypeError) { Cparent.protect(CELLS_CSV, ROWS_CSV, never: "g") }
end

test "an audit says what a reader can know" do
  done = Cparent.protect_audit({ "a1" => :primary }, CELLS, ROWS)
  equal [done.safe?, done.level], [false, :none]
  equal done.audit.map(&:to_a),
        [["a1", 3, :none, 3, 3, true, [:level_missed]]]
  [{ "z" => :primary }, { "a1" => :c }].each do |wrong|
    raises(ArgumentError) { Cparent.protect_audit(wrong, CELLS, ROWS) }
  end
end

test "a pattern may be a file" do
  done = Cparent.protect(CELLS, ROWS, never: "g")
  again = Cparent.protect_audit(done.to_csv, CELLS_CSV, ROWS_CSV)
  equal [again.safe?, again.audit], [true, done.audit]
end

test "a witness adds up" do
  done = Cparent.protect(CELLS, ROWS, never: "g")
  [false, true].each do |upper|
    table = done.witness("a1", upper: upper)
    SUMS.each do |total, parts|
      equal table[total], parts.sum { |part| table[part] }
    end
  end
  raises(Cparent::NotFoundError) { done.witness("g") }
end

test "a result shows itself" do
  done = Cparent.protect(CELLS, ROWS, never: "g")
  equal done.inspect, "#<Cparent::Protection of 9 cells: 4 hidden, safe, " \
                      "level rule>"
  holds done.to_html.include?("secondary")
  equal done.to_h["schema"], "cparent.protect/1"
end
