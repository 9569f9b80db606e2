/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "core/lane-internal.h"

#include <math.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/digest-internal.h"
#include "core/error-internal.h"
#include "core/text-internal.h"

/* After so many bytes a hint names no more columns. */
enum { HINTED = 200 };

const size_t cparent__column_widths[] = {
    [CPARENT_COLUMN_DATE] = sizeof(int32_t),
    [CPARENT_COLUMN_INTEGER] = sizeof(int64_t),
    [CPARENT_COLUMN_REAL] = sizeof(double),
    [CPARENT_COLUMN_WORD] = sizeof(int32_t),
    [CPARENT_COLUMN_TEXT] = 0,
    [CPARENT_COLUMN_FLAG] = sizeof(uint8_t),
};

cparent_columns *
cparent__columns_new(void)
{
    cparent_columns *columns = cparent__calloc(1, sizeof(*columns));

    if (!columns)
        return NULL;
    atomic_init(&columns->refs, 1);
    cparent__object_born();
    return columns;
}

void
cparent__columns_fail(cparent_columns *columns, cparent_status status)
{
    if (columns->failed == CPARENT_OK)
        columns->failed = status;
}

/* --- texts -------------------------------------------------------------- */

static const char *
text_at(const cparent__lane *self, size_t index)
{
    return cparent__text_string(&self->texts) + self->offsets[index];
}

/* Adds a text behind the others. */
static bool
add_text(cparent_columns *columns, cparent__lane *self, const char *text,
         size_t length)
{
    cparent__text_append(&self->texts, text, length);
    if (cparent__text_status(&self->texts, NULL) != CPARENT_OK ||
        !cparent__grow(&self->offsets, self->text_count + 1,
                       &self->offsets_capacity, sizeof(*self->offsets))) {
        cparent__columns_fail(
            columns, cparent__text_status(&self->texts, NULL)
                         ? cparent__text_status(&self->texts, NULL)
                         : CPARENT_E_NOMEM);
        return false;
    }
    self->offsets[++self->text_count] = (int32_t)self->texts.length;
    return true;
}

/* The place in the table where the word is, or where it belongs. */
static size_t
place_of(const cparent__lane *self, const char *text, size_t length)
{
    size_t at = cparent__hash(text, length, 0) & (self->table_size - 1);

    while (self->table[at] != 0) {
        size_t word = self->table[at] - 1;

        if ((size_t)(self->offsets[word + 1] - self->offsets[word]) ==
                length &&
            memcmp(text_at(self, word), text, length) == 0)
            break;
        at = (at + 1) & (self->table_size - 1);
    }
    return at;
}

/* Keeps the table at most half full. */
static bool
widen(cparent__lane *self)
{
    size_t size = self->table_size ? self->table_size * 2 : 32;
    uint32_t *table = cparent__calloc(size, sizeof(*table));
    size_t word;

    if (!table)
        return false;
    cparent__free(self->table);
    self->table = table;
    self->table_size = size;
    for (word = 0; word < self->text_count; word++) {
        size_t length = (size_t)(self->offsets[word + 1] -
                                 self->offsets[word]);

        table[place_of(self, text_at(self, word), length)] =
            (uint32_t)word + 1;
    }
    return true;
}

/* The number of the word, which may be new; -1 after a failure. */
static int32_t
number_of(cparent_columns *columns, cparent__lane *self, const char *text)
{
    size_t length = strlen(text);
    size_t at;

    if (self->table_size < 2 * (self->text_count + 1) && !widen(self)) {
        cparent__columns_fail(columns, CPARENT_E_NOMEM);
        return -1;
    }
    at = place_of(self, text, length);
    if (self->table[at] == 0) {
        if (!add_text(columns, self, text, length))
            return -1;
        self->table[at] = (uint32_t)self->text_count;
    }
    return (int32_t)self->table[at] - 1;
}

int32_t
cparent__columns_number(cparent_columns *columns, size_t column,
                        const char *text)
{
    return columns->failed
               ? -1
               : number_of(columns, &columns->lanes[column], text);
}

/* --- writing ------------------------------------------------------------ */

void
cparent__columns_add(cparent_columns *columns, const char *stem,
                     const char *ending, cparent_column_type type,
                     const char *const *words)
{
    cparent__text name = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    cparent__lane *self;

    if (!cparent__grow(&columns->lanes, columns->count, &columns->capacity,
                       sizeof(*columns->lanes))) {
        cparent__columns_fail(columns, CPARENT_E_NOMEM);
        return;
    }
    self = &columns->lanes[columns->count++];
    *self = (cparent__lane){ .type = type,
                    .texts = CPARENT__TEXT_INIT(INT32_MAX) };
    cparent__text_add(&name, stem);
    cparent__text_add(&name, ending);
    self->name = cparent__strdup(cparent__text_string(&name));
    if (cparent__text_status(&name, NULL) || !self->name ||
        !cparent__grow(&self->offsets, 0, &self->offsets_capacity,
                       sizeof(*self->offsets)))
        cparent__columns_fail(columns, CPARENT_E_NOMEM);
    else
        self->offsets[0] = 0;
    cparent__text_free(&name);
    for (; words && *words && !columns->failed; words++)
        (void)number_of(columns, self, *words);
}

static cparent__lane *
lane_named(cparent_columns *columns, const char *name)
{
    size_t i;

    for (i = 0; name && i < columns->count; i++)
        if (strcmp(columns->lanes[i].name, name) == 0)
            return &columns->lanes[i];
    return NULL;
}

/* Says which columns there are, as many as a hint holds. */
static cparent_status
no_column(const cparent_columns *columns, const char *name,
          cparent_error *err)
{
    cparent__text known = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    cparent_status status;
    size_t i;

    for (i = 0; i < columns->count && known.length < HINTED; i++) {
        cparent__text_add(&known, i > 0 ? ", " : "use one of ");
        cparent__text_add(&known, columns->lanes[i].name);
    }
    if (i < columns->count)
        cparent__text_add(&known, ", …");
    status = cparent__hint(
        err,
        cparent__fail_at(err, CPARENT_E_INVALID, NULL, 0, 0, name,
                         "there is no column of the name %s", name),
        "%s", cparent__text_string(&known));
    cparent__text_free(&known);
    return status;
}

cparent_status
cparent__columns_keep(cparent_columns *columns, const char *const *names,
                      size_t count, cparent_error *err)
{
    size_t i;

    if (columns->failed)
        return cparent__nomem(err);
    for (i = 0; count > 0 && i < columns->count; i++)
        columns->lanes[i].left_out = true;
    for (i = 0; i < count; i++) {
        cparent__lane *self = lane_named(columns, names[i]);

        if (!self)
            return no_column(columns, names[i], err);
        self->left_out = false;
    }
    return CPARENT_OK;
}

bool
cparent__columns_keeps(const cparent_columns *columns, size_t column)
{
    return column < columns->count && !columns->lanes[column].left_out;
}

static bool
reserve(cparent__lane *self, size_t rows)
{
    size_t width = cparent__column_widths[self->type];
    size_t bytes = rows / 8 + sizeof(uint64_t);

    if (rows >= INT32_MAX)
        return true; /* let it grow, and fail where it must */
    if (width &&
        !(self->data = cparent__malloc_large((rows + 1) * width)))
        return false;
    self->data_capacity = width ? rows + 1 : 0;
    if (!(self->valid = cparent__malloc(bytes)))
        return false;
    self->valid_capacity = bytes;
    return true;
}

void
cparent__columns_reserve(cparent_columns *columns, size_t rows)
{
    size_t i;

    for (i = 0; i < columns->count && !columns->failed; i++) {
        cparent__lane *self = &columns->lanes[i];

        if (!self->left_out && !self->data && !self->valid &&
            !reserve(self, rows))
            cparent__columns_fail(columns, CPARENT_E_NOMEM);
    }
}

/* Room for one more element and bit; a new byte of bits is all zero.  This
 * is done for every cell, so the common case asks nobody. */
static inline bool
make_room(cparent__lane *self, size_t width)
{
    size_t byte = self->rows / 8;

    if (width && self->rows >= self->data_capacity &&
        !cparent__grow(&self->data, self->rows, &self->data_capacity, width))
        return false;
    if (self->rows % 8 != 0)
        return true;
    if (byte >= self->valid_capacity &&
        !cparent__grow(&self->valid, byte, &self->valid_capacity,
                       sizeof(*self->valid)))
        return false;
    self->valid[byte] = 0;
    return true;
}

/* A copy of a width that the compiler knows is one instruction. */
static inline void
set_element(unsigned char *to, const void *element, size_t width)
{
    if (width == sizeof(int32_t))
        memcpy(to, element, sizeof(int32_t));
    else if (width == sizeof(int64_t))
        memcpy(to, element, sizeof(int64_t));
    else
        memcpy(to, element, width);
}

/* The width is that of the column's type, and known where this is called. */
static inline void
put(cparent_columns *columns, size_t column, const void *element,
    size_t width, bool given)
{
    cparent__lane *self;

    if (columns->failed)
        return;
    self = &columns->lanes[column];
    if (self->left_out)
        return;
    if (!make_room(self, width)) {
        cparent__columns_fail(columns, CPARENT_E_NOMEM);
        return;
    }
    if (width)
        set_element(self->data + self->rows * width, element, width);
    if (given)
        self->valid[self->rows / 8] |= (uint8_t)(1u << (self->rows % 8));
    else
        self->missing++;
    self->rows++;
}

void
cparent__columns_none(cparent_columns *columns, size_t column)
{
    static const int32_t no_date = CPARENT_COLUMN_NO_DATE;
    static const int32_t no_word = -1;
    static const int64_t zero = 0;
    double no_number = (double)NAN;
    const void *element = &zero;

    if (columns->failed || columns->lanes[column].left_out)
        return;
    switch (columns->lanes[column].type) {
    case CPARENT_COLUMN_DATE:
        element = &no_date;
        break;
    case CPARENT_COLUMN_REAL:
        element = &no_number;
        break;
    case CPARENT_COLUMN_WORD:
        element = &no_word;
        break;
    case CPARENT_COLUMN_TEXT:
        if (!add_text(columns, &columns->lanes[column], "", 0))
            return;
        break;
    default:
        break;
    }
    put(columns, column, element,
        cparent__column_widths[columns->lanes[column].type], false);
}

void
cparent__columns_date(cparent_columns *columns, size_t column,
                      cparent_date date)
{
    int32_t days;

    if (!cparent__columns_keeps(columns, column))
        return;
    days = cparent_date_days(date);
    if (cparent_date_is_set(date))
        put(columns, column, &days, sizeof(days), true);
    else
        cparent__columns_none(columns, column);
}

void
cparent__columns_integer(cparent_columns *columns, size_t column,
                         int64_t number)
{
    put(columns, column, &number, sizeof(number), true);
}

void
cparent__columns_real(cparent_columns *columns, size_t column,
                      double number)
{
    put(columns, column, &number, sizeof(number), true);
}

void
cparent__columns_flag(cparent_columns *columns, size_t column, bool flag)
{
    uint8_t byte = flag;

    put(columns, column, &byte, sizeof(byte), true);
}

void
cparent__columns_choice(cparent_columns *columns, size_t column,
                        int32_t word)
{
    put(columns, column, &word, sizeof(word), true);
}

void
cparent__columns_text(cparent_columns *columns, size_t column,
                      const char *text)
{
    cparent__lane *self;
    int32_t word;

    if (columns->failed || columns->lanes[column].left_out)
        return;
    self = &columns->lanes[column];
    if (self->type == CPARENT_COLUMN_WORD) {
        word = number_of(columns, self, text);
        put(columns, column, &word, sizeof(word), true);
    } else if (add_text(columns, self, text, strlen(text))) {
        put(columns, column, NULL, 0, true);
    }
}

static cparent_column
face_of(const cparent__lane *self)
{
    bool has_texts = self->type == CPARENT_COLUMN_WORD ||
                     self->type == CPARENT_COLUMN_TEXT;

    return (cparent_column){
        .name = self->name,
        .type = self->type,
        .data = self->data,
        .valid = self->missing ? self->valid : NULL,
        .missing = self->missing,
        .texts = has_texts ? cparent__text_string(&self->texts) : NULL,
        .offsets = has_texts ? self->offsets : NULL,
        .text_count = has_texts ? (int64_t)self->text_count : 0,
    };
}

static void
clear_lane(cparent__lane *self)
{
    cparent__free(self->name);
    cparent__free(self->data);
    cparent__free(self->valid);
    cparent__free(self->offsets);
    cparent__free(self->table);
    cparent__text_free(&self->texts);
}

/* What is not kept goes, and the others close up. */
static void
drop_left_out(cparent_columns *columns)
{
    size_t kept = 0;
    size_t i;

    for (i = 0; i < columns->count; i++) {
        if (columns->lanes[i].left_out)
            clear_lane(&columns->lanes[i]);
        else
            columns->lanes[kept++] = columns->lanes[i];
    }
    columns->count = kept;
}

cparent_status
cparent__columns_seal(cparent_columns *columns,
                      cparent_columns **columns_out, cparent_error *err)
{
    cparent_status status = columns->failed;
    size_t i;

    if (!status) {
        columns->faces = cparent__calloc(columns->count + 1,
                                         sizeof(*columns->faces));
        if (!columns->faces)
            status = CPARENT_E_NOMEM;
    }
    if (status) {
        cparent_columns_unref(columns);
        return status == CPARENT_E_NOMEM
                   ? cparent__nomem(err)
                   : cparent__fail(err, status,
                                   "a column has more than 2 GiB of text");
    }
    drop_left_out(columns);
    for (i = 0; i < columns->count; i++) {
        cparent__free(columns->lanes[i].table);
        columns->lanes[i].table = NULL;
        columns->faces[i] = face_of(&columns->lanes[i]);
    }
    *columns_out = columns;
    return CPARENT_OK;
}

/* --- reading ------------------------------------------------------------ */

cparent_columns *
cparent_columns_ref(cparent_columns *columns)
{
    if (columns)
        atomic_fetch_add_explicit(&columns->refs, 1, memory_order_relaxed);
    return columns;
}

void
cparent_columns_unref(cparent_columns *columns)
{
    size_t i;

    if (!columns || atomic_fetch_sub(&columns->refs, 1) != 1)
        return;
    for (i = 0; i < columns->count; i++)
        clear_lane(&columns->lanes[i]);
    cparent__free(columns->lanes);
    cparent__free(columns->faces);
    cparent__free(columns);
    cparent__object_died();
}

size_t
cparent_columns_rows(const cparent_columns *columns)
{
    return columns && columns->count ? columns->lanes[0].rows : 0;
}

size_t
cparent_columns_count(const cparent_columns *columns)
{
    return columns ? columns->count : 0;
}

const cparent_column *
cparent_columns_at(const cparent_columns *columns, size_t index)
{
    return index < cparent_columns_count(columns) ? &columns->faces[index]
                                                  : NULL;
}

const cparent_column *
cparent_columns_find(const cparent_columns *columns, const char *name)
{
    size_t i;

    for (i = 0; name && i < cparent_columns_count(columns); i++)
        if (strcmp(columns->lanes[i].name, name) == 0)
            return &columns->faces[i];
    return NULL;
}
