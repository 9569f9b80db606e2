/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "jobs/sheet-internal.h"

#include <cparent/date.h>

#include <string.h>

#include "core/alloc-internal.h"

/* What a spreadsheet makes of a cell that it takes for a day, a month or a
 * number: 27 October 2025 comes back as 27-Oct-25, 2025-03 as Mar-25, (1)
 * as -1 and 4.10 as 4.1.  None of it is a person's doing. */

/* --- days and months ----------------------------------------------------- */

/* One part of a day as it is written. */
typedef struct part {
    int number;
    int digits; /* 0: the month's name */
} part;

typedef struct written_day {
    int year, month, day; /* day 0: a whole month; year 0: not said */
    bool short_year;      /* its last two digits alone */
    bool year_first;      /* as it was exported */
} written_day;

/* The month of which this is the name, or its first three letters or more;
 * 0 for any other word. */
static int
month_of(const char *word, size_t length)
{
    int month;

    for (month = 1; length >= 3 && month <= 12; month++) {
        char words[CPARENT_DATE_SIZE + 16];
        const char *name;
        size_t i = 0;

        cparent_date_words(cparent_date_make(2000, month, 1), words,
                           sizeof(words));
        name = strchr(words, ' ') + 1;
        while (i < length &&
               cparent__lower(word[i]) == cparent__lower(name[i]))
            i++;
        if (i == length)
            return month;
    }
    return 0;
}

static const char *
take_part(const char *text, part *out)
{
    const char *end = text;

    out->number = out->digits = 0;
    for (; cparent__is_digit((unsigned char)*end) && out->digits < 5; end++) {
        out->number = out->number * 10 + (*end - '0');
        out->digits++;
    }
    if (out->digits > 0)
        return out->digits < 5 ? end : NULL;
    while (cparent__is_alpha((unsigned char)*end))
        end++;
    out->number = month_of(text, (size_t)(end - text));
    return out->number > 0 ? end : NULL;
}

/* How many parts it has; 0 for what is no day. */
static size_t
take_parts(const char *text, part parts[3])
{
    size_t count = 0;

    for (;;) {
        text = take_part(text, &parts[count]);
        if (!text)
            return 0;
        count++;
        if (!*text)
            return count;
        if (count == 3 || !strchr(" /-.", *text))
            return 0;
        text++;
    }
}

static void
put_year(written_day *out, part year)
{
    out->short_year = year.digits == 2;
    out->year = year.number + (out->short_year ? 2000 : 0);
}

static bool
is_year(part p)
{
    return p.digits == 4 || p.digits == 2;
}

static bool
is_small(part p)
{
    return p.digits == 1 || p.digits == 2;
}

/* 31/03/2026, 27-Oct-25, 2026-03-31. */
static bool
take_three(const part parts[3], written_day *out)
{
    const bool year_first = parts[0].digits == 4;
    const part year = parts[year_first ? 0 : 2];
    const part day = parts[year_first ? 2 : 0];

    if (!is_year(year) || !is_small(day) || parts[1].digits > 2)
        return false;
    put_year(out, year);
    out->year_first = year_first;
    out->month = parts[1].number;
    out->day = day.number;
    return true;
}

/* Mar-25 and March 2025, 2025-03, 27-Oct. */
static bool
take_two(const part parts[2], written_day *out)
{
    if (parts[0].digits == 0 && is_year(parts[1])) {
        put_year(out, parts[1]);
        out->month = parts[0].number;
        return true;
    }
    if (parts[0].digits == 4 && is_small(parts[1])) {
        put_year(out, parts[0]);
        out->year_first = true;
        out->month = parts[1].number;
        return true;
    }
    out->month = parts[1].number;
    out->day = parts[0].number;
    return is_small(parts[0]) && parts[1].digits == 0;
}

static bool
take_day(const char *text, written_day *out)
{
    part parts[3];
    size_t count;

    memset(out, 0, sizeof(*out));
    count = take_parts(text, parts);
    if (!(count == 3 && take_three(parts, out)) &&
        !(count == 2 && take_two(parts, out)))
        return false;
    return out->day <= cparent_date_month_days(
                           out->year > 0 ? out->year : 2000, out->month) &&
           out->month >= 1 && out->month <= 12;
}

static bool
same_day(const char *exported, const char *cell)
{
    written_day a, b;

    if (!take_day(exported, &a) || !take_day(cell, &b) || b.year_first)
        return false;
    return a.day == b.day && a.month == b.month &&
           (b.short_year ? a.year % 100 == b.year % 100 : a.year == b.year);
}

/* --- numbers ------------------------------------------------------------- */

typedef struct written_number {
    bool below_zero;
    const char *whole, *part;
    size_t whole_length, part_length; /* without zeros that say nothing */
} written_number;

static bool
take_number(const char *text, written_number *out)
{
    const bool bracket = *text == '(';

    out->below_zero = bracket || *text == '-';
    text += out->below_zero;
    if (!cparent__is_digit((unsigned char)*text))
        return false;
    while (*text == '0')
        text++;
    out->whole = text;
    while (cparent__is_digit((unsigned char)*text))
        text++;
    out->whole_length = (size_t)(text - out->whole);
    text += *text == '.';
    out->part = text;
    while (cparent__is_digit((unsigned char)*text))
        text++;
    out->part_length = (size_t)(text - out->part);
    while (out->part_length > 0 && out->part[out->part_length - 1] == '0')
        out->part_length--;
    text += bracket && *text == ')';
    return *text == '\0' && (!bracket || text[-1] == ')');
}

static bool
same_number(const char *exported, const char *cell)
{
    written_number a, b;

    return take_number(exported, &a) && take_number(cell, &b) &&
           a.below_zero == b.below_zero &&
           a.whole_length == b.whole_length &&
           a.part_length == b.part_length &&
           memcmp(a.whole, b.whole, a.whole_length) == 0 &&
           memcmp(a.part, b.part, a.part_length) == 0;
}

bool
cparent__sheet_same(const char *exported, const char *cell)
{
    return same_day(exported, cell) || same_number(exported, cell);
}

/* --- what a person wrote ------------------------------------------------- */

/* Takes the mark away that kept a cell from being run as a formula. */
static void
strip_mark(cparent__text *cell)
{
    static const char *const runs[] = { "=", "+", "-", "@",
                                        "\xEF\xBC\x9D", "\xEF\xBC\x8B",
                                        "\xEF\xBC\x8D", "\xEF\xBC\xA0" };
    const char *text = cparent__text_string(cell);
    size_t i;

    for (i = 0; text[0] == '\'' && i < sizeof(runs) / sizeof(runs[0]); i++)
        if (strncmp(text + 1, runs[i], strlen(runs[i])) == 0) {
            memmove(cell->data, cell->data + 1, cell->length);
            cell->length--;
            return;
        }
}

void
cparent__sheet_mend(cparent__text *cell, cparent_field_type type)
{
    char iso[CPARENT_DATE_SIZE];
    written_day day;

    strip_mark(cell);
    if ((type != CPARENT_FIELD_DATE && type != CPARENT_FIELD_PERIOD) ||
        !take_day(cparent__text_string(cell), &day) || day.year_first ||
        day.year == 0)
        return;
    cparent_date_format(cparent_date_make(day.year, day.month,
                                          day.day > 0 ? day.day : 1), iso);
    /* Of a month only the first seven letters are meant, as in 2026-03. */
    if (day.day == 0)
        iso[7] = '\0';
    cparent__text_clear(cell);
    cparent__text_add(cell, iso);
}
