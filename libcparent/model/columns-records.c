/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Records as columns.  Sixty-four records at a time: while their columns are
 * filled, one after another and each in a short loop, they lie in the
 * processor's first cache, and a word of bits says which rows have a value.
 */
#include "config.h"

#include "model/columns-internal.h"

#include <math.h>

#include "core/alloc-internal.h"
#include "core/date-internal.h"
#include "core/error-internal.h"
#include "model/cell-internal.h"

enum { BLOCK = CPARENT__COLUMNS_BLOCK, LINE = 64 };

/* One field of a block's records. */
typedef struct block {
    const cparent__cell *cells[BLOCK]; /* all zero where it is not given */
    size_t count;
    bool alike; /* the records give the same fields */
    uint64_t given;
} block;

/* Writes a column's elements of all rows, and says which rows have one. */
typedef uint64_t (*filler)(const block *rows, void *elements);

/* --- fillers ------------------------------------------------------------ */

static uint64_t
fill_integers(const block *rows, void *elements)
{
    int64_t *to = elements;
    size_t i;

    for (i = 0; i < rows->count; i++)
        to[i] = rows->cells[i]->integer;
    return rows->given;
}

static uint64_t
fill_days(const block *rows, void *elements)
{
    int32_t *to = elements;
    size_t i;

    for (i = 0; i < rows->count; i++)
        to[i] = cparent__date_days(rows->cells[i]->date);
    return rows->given;
}

static uint64_t
fill_first_days(const block *rows, void *elements)
{
    int32_t *to = elements;
    size_t i;

    for (i = 0; i < rows->count; i++)
        to[i] = cparent__date_days(cparent__cell_first(rows->cells[i]));
    return rows->given;
}

static uint64_t
fill_last_days(const block *rows, void *elements)
{
    int32_t *to = elements;
    size_t i;

    for (i = 0; i < rows->count; i++)
        to[i] = cparent__date_days(cparent__cell_last(rows->cells[i]));
    return rows->given;
}

/* Kinds and choices are counted from 1. */
static uint64_t
fill_kinds(const block *rows, void *elements)
{
    int32_t *to = elements;
    size_t i;

    for (i = 0; i < rows->count; i++)
        to[i] = cparent__cell_kind(rows->cells[i]) - 1;
    return rows->given;
}

static uint64_t
fill_choices(const block *rows, void *elements)
{
    int32_t *to = elements;
    size_t i;

    for (i = 0; i < rows->count; i++)
        to[i] = rows->cells[i]->choice - 1;
    return rows->given;
}

static uint64_t
fill_flags(const block *rows, void *elements)
{
    uint8_t *to = elements;
    size_t i;

    for (i = 0; i < rows->count; i++)
        to[i] = rows->given >> i & 1;
    return UINT64_MAX;
}

/* A short value's number, worked out as cparent_decimal_double does. */
static inline double
short_number(const cparent__short_value *value)
{
    static const double units[] = { 1e0,  1e1,  1e2,  1e3, 1e4,  1e5,
                                    1e6,  1e7,  1e8,  1e9, 1e10, 1e11,
                                    1e12, 1e13, 1e14, 1e15 };

    return (double)value->coefficient / units[value->scale & 15];
}

static uint64_t
fill_numbers(const block *rows, void *elements)
{
    double *to = elements;
    uint64_t given = 0;
    size_t i;

    for (i = 0; i < rows->count; i++) {
        const cparent__cell *cell = rows->cells[i];
        bool number = cell->value.state == CPARENT_VALUE_NUMBER;

        if (!cparent__cell_is_apart(cell)) {
            to[i] = short_number(&cell->value);
        } else {
            cparent_value value = cparent__cell_value(cell);

            number = cparent_value_is_number(&value);
            to[i] = cparent_decimal_double(value.number);
        }
        given |= (uint64_t)number << i;
    }
    return given;
}

static uint64_t
fill_high_ends(const block *rows, void *elements)
{
    double *to = elements;
    uint64_t given = 0;
    size_t i;

    for (i = 0; i < rows->count; i++) {
        cparent_value value = cparent__cell_value(rows->cells[i]);
        bool range = cparent_value_is_number(&value) &&
                     (value.flags & CPARENT_VALUE_RANGE) != 0;

        to[i] = cparent_decimal_double(value.high);
        given |= (uint64_t)range << i;
    }
    return given;
}

static uint64_t
fill_states(const block *rows, void *elements)
{
    int32_t *to = elements;
    size_t i;

    for (i = 0; i < rows->count; i++)
        to[i] = cparent__cell_is_apart(rows->cells[i])
                    ? cparent__cell_value(rows->cells[i]).state
                    : rows->cells[i]->value.state;
    return UINT64_MAX;
}

static uint64_t
fill_units(const block *rows, void *elements)
{
    int32_t *to = elements;
    size_t i;

    for (i = 0; i < rows->count; i++)
        to[i] = cparent__cell_is_apart(rows->cells[i])
                    ? cparent__cell_value(rows->cells[i]).unit
                    : rows->cells[i]->value.unit;
    return UINT64_MAX;
}

static uint64_t
fill_parts(const block *rows, int64_t *to, bool numerator)
{
    uint64_t given = 0;
    size_t i;

    for (i = 0; i < rows->count; i++) {
        cparent_value value = cparent__cell_value(rows->cells[i]);
        bool parts = (value.flags & CPARENT_VALUE_PARTS) != 0;

        to[i] = numerator ? value.numerator : value.denominator;
        given |= (uint64_t)parts << i;
    }
    return given;
}

static uint64_t
fill_numerators(const block *rows, void *elements)
{
    return fill_parts(rows, elements, true);
}

static uint64_t
fill_denominators(const block *rows, void *elements)
{
    return fill_parts(rows, elements, false);
}

/* --- words -------------------------------------------------------------- */

/* The words that came last, by their cells: a column has few, and the
 * dictionary is asked for a new one only.  A text that stands apart is known
 * by a sum of its bytes, and looked at. */
typedef struct known_word {
    uint64_t key;
    const char *apart;    /* NULL for a text that its cell holds */
    int32_t number_and_1; /* 0: none is known here */
} known_word;

enum { KNOWN_BITS = 6 };

typedef struct known_words {
    known_word words[1 << KNOWN_BITS];
} known_words;

static const uint64_t MIX = UINT64_C(0x9e3779b97f4a7c15);

/* It is filled up to whole cells. */
static uint64_t
sum_of(const char *text)
{
    uint64_t sum = 1;
    uint64_t more;

    for (;; text += CPARENT__CELL_SIZE) {
        memcpy(&more, text, sizeof(more));
        sum = (sum ^ more) * MIX;
        sum ^= sum >> 32;
        if (text[CPARENT__CELL_SIZE - 1] == '\0')
            return sum;
    }
}

static bool
is_word(const known_word *word, uint64_t key, const char *apart)
{
    if (word->number_and_1 == 0 || word->key != key)
        return false;
    return apart ? word->apart && strcmp(word->apart, apart) == 0
                 : !word->apart;
}

static int32_t
number_of(cparent_columns *columns, size_t column, const cparent__cell *cell,
          known_words *known)
{
    const char *apart = cparent__cell_is_apart(cell)
                            ? cparent__cell_apart(cell)
                            : NULL;
    uint64_t key = apart ? sum_of(apart) : (uint64_t)cell->integer;
    known_word *word = &known->words[key * MIX >> (64 - KNOWN_BITS)];

    if (!is_word(word, key, apart)) {
        word->key = key;
        word->apart = apart;
        word->number_and_1 =
            cparent__columns_number(columns, column,
                                    cparent__cell_text(cell)) +
            1;
    }
    return word->number_and_1 - 1;
}

static void
fill_words(cparent_columns *columns, size_t column, const block *rows,
           known_words *known, int32_t *to)
{
    size_t i;

    for (i = 0; i < rows->count; i++)
        to[i] = rows->given >> i & 1
                    ? number_of(columns, column, rows->cells[i], known)
                    : -1;
}

/* --- blocks ------------------------------------------------------------- */

typedef struct shape {
    filler fill;
    cparent_column_type type;
} shape;

/* A column that is kept. */
typedef struct wanted {
    size_t column;
    size_t field;
    shape shape;        /* `fill` is NULL for texts */
    known_words *known; /* of a WORD that is a text */
} wanted;

/* The columns that a field gives, in their order. */
static const shape *
shapes_of(cparent_field_type type, bool is_id)
{
    static const shape integer[] = { { fill_integers,
                                       CPARENT_COLUMN_INTEGER } };
    static const shape date[] = { { fill_days, CPARENT_COLUMN_DATE } };
    static const shape choice[] = { { fill_choices, CPARENT_COLUMN_WORD } };
    static const shape flag[] = { { fill_flags, CPARENT_COLUMN_FLAG } };
    static const shape word[] = { { NULL, CPARENT_COLUMN_WORD } };
    static const shape text[] = { { NULL, CPARENT_COLUMN_TEXT } };
    static const shape period[] = {
        { fill_first_days, CPARENT_COLUMN_DATE },
        { fill_last_days, CPARENT_COLUMN_DATE },
        { fill_kinds, CPARENT_COLUMN_WORD },
    };
    static const shape value[] = {
        { fill_numbers, CPARENT_COLUMN_REAL },
        { fill_high_ends, CPARENT_COLUMN_REAL },
        { fill_states, CPARENT_COLUMN_WORD },
        { fill_units, CPARENT_COLUMN_WORD },
        { fill_numerators, CPARENT_COLUMN_INTEGER },
        { fill_denominators, CPARENT_COLUMN_INTEGER },
    };

    switch (type) {
    case CPARENT_FIELD_INTEGER:
        return integer;
    case CPARENT_FIELD_DATE:
        return date;
    case CPARENT_FIELD_CHOICE:
        return choice;
    case CPARENT_FIELD_FLAG:
        return flag;
    case CPARENT_FIELD_PERIOD:
        return period;
    case CPARENT_FIELD_VALUE:
        return value;
    default:
        return is_id ? text : word;
    }
}

/* What a row without a value holds. */
static void
blank(cparent_column_type type, void *elements, size_t row)
{
    switch (type) {
    case CPARENT_COLUMN_DATE:
        ((int32_t *)elements)[row] = CPARENT_COLUMN_NO_DATE;
        break;
    case CPARENT_COLUMN_WORD:
        ((int32_t *)elements)[row] = -1;
        break;
    case CPARENT_COLUMN_REAL:
        ((double *)elements)[row] = (double)NAN;
        break;
    default:
        ((int64_t *)elements)[row] = 0;
        break;
    }
}

static uint64_t
all_of(size_t count)
{
    return UINT64_MAX >> (BLOCK - count);
}

static void
put_texts(cparent_columns *columns, size_t column, const block *rows)
{
    size_t i;

    for (i = 0; i < rows->count; i++)
        if (rows->given >> i & 1)
            cparent__columns_text(columns, column,
                                  cparent__cell_text(rows->cells[i]));
        else
            cparent__columns_none(columns, column);
}

static void
put_column(cparent_columns *columns, const wanted *self, const block *rows)
{
    uint64_t given = rows->given;
    void *elements;
    size_t i;

    if (self->shape.type == CPARENT_COLUMN_TEXT) {
        put_texts(columns, self->column, rows);
        return;
    }
    elements = cparent__columns_room(columns, self->column, rows->count);
    if (!elements)
        return;
    if (self->shape.fill)
        given = self->shape.fill(rows, elements) & all_of(rows->count);
    else
        fill_words(columns, self->column, rows, self->known, elements);
    for (i = 0; given != all_of(rows->count) && i < rows->count; i++)
        if ((given >> i & 1) == 0)
            blank(self->shape.type, elements, i);
    cparent__columns_filled(columns, self->column, rows->count, given);
}

/* Where the field is in records that all give the same ones. */
static void
gather_alike(block *rows, const cparent_record *const *records, size_t field)
{
    size_t place = cparent__record_place(records[0]->given, field);
    size_t i;

    for (i = 0; i < rows->count; i++)
        rows->cells[i] = &records[i]->cells[place];
    rows->given = all_of(rows->count);
}

static void
gather(block *rows, const cparent_record *const *records, size_t field)
{
    static const cparent__cell nothing;
    size_t i;

    if (rows->alike && cparent__record_gives(records[0], field)) {
        gather_alike(rows, records, field);
        return;
    }
    rows->given = 0;
    for (i = 0; i < rows->count; i++) {
        const cparent__cell *cell = cparent__record_cell(records[i], field);

        rows->cells[i] = cell ? cell : &nothing;
        rows->given |= (uint64_t)(cell != NULL) << i;
    }
}

/* Records lie about in memory, and a million of them are waited for one by
 * one; so the next ones are called for while these are looked at.  False
 * when one is of another noun. */
static bool
fetch(block *rows, cparent_noun noun, const cparent_record *const *records,
      size_t ahead)
{
    uint64_t differs = 0;
    size_t i;

    for (i = 0; i < rows->count; i++) {
#if defined(__GNUC__)
        if (i < ahead) {
            __builtin_prefetch(records[BLOCK + i]);
            __builtin_prefetch((const char *)records[BLOCK + i] + LINE);
        }
#endif
        if (!records[i] || records[i]->noun != noun)
            return false;
        differs |= records[i]->given ^ records[0]->given;
    }
    rows->alike = differs == 0;
    return true;
}

static bool
put_records(cparent_columns *columns, cparent_noun noun, const wanted *all,
            size_t wanted_count, const cparent_record *const *records,
            size_t count)
{
    size_t at, i;

    for (at = 0; at < count; at += BLOCK) {
        size_t left = count - at;
        block rows = { .count = left < BLOCK ? left : BLOCK };

        if (!fetch(&rows, noun, records + at, left - rows.count))
            return false;
        for (i = 0; i < wanted_count; i++) {
            if (i == 0 || all[i].field != all[i - 1].field)
                gather(&rows, records + at, all[i].field);
            put_column(columns, &all[i], &rows);
        }
    }
    return true;
}

/* --- which columns ------------------------------------------------------ */

static size_t
choose(const cparent_columns *columns, const cparent__noun *table,
       wanted *all, known_words *known)
{
    size_t column = 0;
    size_t count = 0;
    size_t field, i;

    for (field = 0; field < table->count; field++) {
        cparent_field_type type = table->fields[field].type;
        const shape *shapes = shapes_of(type, field == CPARENT_FIELD_ID);

        for (i = 0; i < cparent__columns_of(type); i++, column++)
            if (cparent__columns_keeps(columns, column))
                all[count++] = (wanted){ column, field, shapes[i],
                                         &known[field] };
    }
    return count;
}

static cparent_status
fill(cparent_columns *columns, cparent_noun noun,
     const cparent_record *const *records, size_t count, cparent_error *err)
{
    const cparent__noun *table = cparent__noun_get(noun);
    known_words *known = cparent__calloc(table->count, sizeof(*known));
    wanted *all = cparent__calloc(table->count * CPARENT__MOST_COLUMNS,
                                  sizeof(*all));
    cparent_status status = CPARENT_OK;

    if (!known || !all)
        status = cparent__nomem(err);
    else if (!put_records(columns, noun, all,
                          choose(columns, table, all, known), records,
                          count))
        status = cparent__fail(err, CPARENT_E_INVALID,
                               "columns are of records of one noun");
    cparent__free(known);
    cparent__free(all);
    return status;
}

cparent_status
cparent_columns_from_records(cparent_noun noun,
                             const cparent_record *const *records,
                             size_t count, cparent_columns **columns_out,
                             cparent_error *err)
{
    return cparent_columns_from_records_named(noun, records, count, NULL, 0,
                                              columns_out, err);
}

cparent_status
cparent_columns_from_records_named(cparent_noun noun,
                                   const cparent_record *const *records,
                                   size_t count, const char *const *names,
                                   size_t name_count,
                                   cparent_columns **columns_out,
                                   cparent_error *err)
{
    const cparent__noun *table = cparent__noun_get(noun);
    cparent_columns *columns;
    cparent_status status;

    if (!table || (!records && count > 0))
        return cparent__fail(err, CPARENT_E_INVALID,
                             "a noun and its records are needed");
    status = cparent__noun_columns(noun, names, name_count, &columns, err);
    if (status)
        return status;
    cparent__columns_reserve(columns, count);
    status = fill(columns, noun, records, count, err);
    if (status) {
        cparent_columns_unref(columns);
        return status;
    }
    return cparent__columns_seal(columns, columns_out, err);
}
