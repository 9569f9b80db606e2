/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A figure as published statistics write it: plain digits with a decimal
 * point, one of the symbols, or, where the words around say that it is a
 * time, YY:MM.  Anything else is refused where it stands; nothing is read
 * as another number than it is.
 */
#include "config.h"

#include "read/ees-internal.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"

enum { MOST_SCALE = 15 };

/* --- plain cells, thirty million to a file ------------------------------ */

bool
cparent__ees_plain_cell(cparent__span cell, cparent__cell *cell_out)
{
    const char *at = cell.bytes;
    const char *end = at + cell.length;
    bool negative = at < end && *at == '-';
    int32_t number = 0;
    int32_t places = 0;
    int code;

    at += negative;
    if (at == end || end - at > 9)
        return false; /* blank, or so long that it may not fit */
    if (!cparent__is_digit(*at)) {
        code = cparent__symbol_code(cell.bytes, cell.length);
        *cell_out = code;
        return code >= 0;
    }
    for (; at < end && cparent__is_digit(*at); at++)
        number = number * 10 + (*at - '0');
    if (at < end && *at == '.') {
        places = (int32_t)(end - ++at);
        for (; at < end && cparent__is_digit(*at); at++)
            number = number * 10 + (*at - '0');
        if (places == 0)
            return false;
    }
    if (at != end || number >= INT32_MAX / 32)
        return false;
    *cell_out = (negative ? -number : number) * 32 + places;
    return true;
}

/* --- what a cell looks like --------------------------------------------- */

/* Years and months; -1 for anything else. */
static int
months_of(const char *text)
{
    int years = 0;
    int months;
    size_t i;

    for (i = 0; i < 3 && cparent__is_digit(text[i]); i++)
        years = years * 10 + (text[i] - '0');
    if (i < 2 || text[i] != ':' || !cparent__is_digit(text[i + 1]) ||
        !cparent__is_digit(text[i + 2]) || text[i + 3])
        return -1;
    months = (text[i + 1] - '0') * 10 + (text[i + 2] - '0');
    return months < 12 ? years * 12 + months : -1;
}

static bool
is_spelled(const char *text, const char *const *words)
{
    for (; *words; words++)
        if (cparent__equal_fold(text, *words))
            return true;
    return false;
}

/* A number that somebody dressed up: "1,234", "12%", "1e3", "0x10", "nan".
 * Bands of ages, "5-9" and "16+", are texts. */
static bool
is_broken_number(const char *text)
{
    static const char *const words[] = { "na", "n/a", "#n/a", "nan", "null",
                                         "none", "inf", "-inf", "infinity",
                                         "-", "..", "...", NULL };
    bool digits = false;
    size_t i;

    if (is_spelled(text, words))
        return true;
    i = text[0] == '-' || text[0] == '+' || text[0] == '(';
    if (memcmp(text + i, "\xC2\xA3", strlen(text + i) < 2 ? 0 : 2) == 0 &&
        text[i])
        i += 2;
    if (text[i] == '0' && (text[i + 1] == 'x' || text[i + 1] == 'X'))
        return true;
    for (; text[i]; i++) {
        digits = digits || cparent__is_digit(text[i]);
        if (!strchr("0123456789.,:%)eE", text[i]) &&
            !((text[i] == '-' || text[i] == '+') && i > 0 &&
              cparent__lower(text[i - 1]) == 'e'))
            return false;
    }
    return digits;
}

ees_looks
cparent__ees_looks(const char *text, bool *whole_out)
{
    cparent_decimal number;

    *whole_out = false;
    if (!*text)
        return EES_LOOKS_BLANK;
    if (cparent__symbol_code(text, strlen(text)) >= 0)
        return EES_LOOKS_SYMBOL;
    if (cparent_decimal_parse(text, strlen(text), &number, NULL) ==
        CPARENT_OK) {
        *whole_out = number.scale == 0 && number.coefficient >= 0;
        return EES_LOOKS_NUMBER;
    }
    if (months_of(text) >= 0)
        return EES_LOOKS_DURATION;
    return is_broken_number(text) ? EES_LOOKS_BROKEN : EES_LOOKS_TEXT;
}

/* --- any cell ----------------------------------------------------------- */

static cparent_status
keep_number(ees_reader *reader, cparent_decimal number,
            cparent__cell *cell_out)
{
    cparent__long_cell *cell;

    if (number.coefficient < INT32_MAX / 32 &&
        number.coefficient > -(INT32_MAX / 32)) {
        *cell_out = (int32_t)number.coefficient * 32 + number.scale;
        return CPARENT_OK;
    }
    if (!cparent__grow(&reader->longs, reader->long_count,
                       &reader->long_room, sizeof(*reader->longs)) ||
        reader->long_count >= INT32_MAX / 32)
        return cparent__nomem(reader->err);
    cell = &reader->longs[reader->long_count];
    cell->coefficient = number.coefficient;
    cell->code = number.scale;
    *cell_out = (int32_t)reader->long_count++ * 32 + CPARENT__CELL_LONG;
    return CPARENT_OK;
}

static size_t
count_digits(const char *text)
{
    size_t count = 0;

    for (; *text; text++)
        count += (size_t)cparent__is_digit(*text);
    return count;
}

static cparent_status
refuse(ees_reader *reader, size_t column, const char *message,
       const char *hint)
{
    return cparent__ees_scan_fail(&reader->scan, CPARENT_E_PARSE, column,
                                  reader->columns[column].name, reader->err,
                                  message, hint);
}

cparent_status
cparent__ees_cell(ees_reader *reader, size_t column, bool durations,
                  cparent__cell *cell_out)
{
    const char *text = cparent__span_text(reader->scan.cells[column],
                                          &reader->scratch);
    cparent_decimal number = { 0, 0, 0 };
    int months = months_of(text);
    int symbol = cparent__symbol_code(text, strlen(text));

    if (!*text) {
        reader->blank_cells++;
        *cell_out = CPARENT__SYMBOL_BLANK;
        return CPARENT_OK;
    }
    if (symbol >= 0) {
        *cell_out = symbol;
        return CPARENT_OK;
    }
    if (months >= 0 && durations) {
        reader->durations = true;
        *cell_out = months * 32 + EES_CELL_DURATION;
        return CPARENT_OK;
    }
    if (months >= 0)
        return refuse(reader, column,
                      "there is a time, YY:MM, in a column of numbers",
                      "times are read where the column or the row says that "
                      "it is an average time or a duration");
    if (cparent_decimal_parse(text, strlen(text), &number, NULL) !=
        CPARENT_OK)
        return refuse(reader, column, "this is not a figure",
                      "write plain digits, as in 62.4, or one of the "
                      "symbols c, k, low, u, x, z; a column of words is "
                      "told from figures by its .meta.csv");
    if (count_digits(text) > CPARENT__CELL_DIGITS)
        return refuse(reader, column, "the number is too long to be kept "
                                      "exactly",
                      "17 digits are kept");
    return keep_number(reader, number, cell_out);
}

/* --- words -------------------------------------------------------------- */

static bool
ends_word(char c)
{
    return !cparent__is_alpha(c) && !cparent__is_digit(c);
}

/* True when the phrase stands in the text in whole words; underscores are
 * as good as blanks. */
static bool
has_phrase(const char *text, const char *phrase)
{
    size_t length = strlen(phrase);
    size_t size = strlen(text);
    size_t at;
    size_t i;

    for (at = 0; at + length <= size; at++) {
        if ((at > 0 && !ends_word(text[at - 1])) ||
            !ends_word(text[at + length]))
            continue;
        for (i = 0; i < length; i++) {
            char c = text[at + i] == '_' ? ' ' : text[at + i];

            if (cparent__lower(c) != cparent__lower(phrase[i]))
                break;
        }
        if (i == length)
            return true;
    }
    return false;
}

const char *
cparent__ees_meaning(const ees_reader *reader, const char *scope,
                     const char *text, bool durations)
{
    const cparent__table *words = reader->words;
    int scopes = cparent__table_column(words, "scope");
    int phrases = cparent__table_column(words, "phrase");
    int meanings = cparent__table_column(words, "meaning");
    size_t row;

    for (row = 0; row < cparent__table_rows(words); row++) {
        const char *meaning = cparent__table_cell(words, row, meanings);

        if (strcmp(cparent__table_cell(words, row, scopes), scope) == 0 &&
            (strcmp(meaning, "duration") == 0) == durations &&
            has_phrase(text, cparent__table_cell(words, row, phrases)))
            return meaning;
    }
    return "";
}
