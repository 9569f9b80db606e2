/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "returns/place-internal.h"

#include <stdlib.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "core/source-internal.h"

static int
compare_days(const void *one, const void *other)
{
    int32_t a;
    int32_t b;

    memcpy(&a, one, sizeof(a));
    memcpy(&b, other, sizeof(b));
    return (a > b) - (a < b);
}

/* The next field of a line; quotes and blanks around it left out. */
static const char *
next_field(const char **cursor, const char *end, size_t *length)
{
    const char *from = *cursor;
    const char *comma = memchr(from, ',', (size_t)(end - from));
    const char *to = comma ? comma : end;

    *cursor = comma ? comma + 1 : end;
    while (from < to && (*from == ' ' || *from == '"'))
        from++;
    while (to > from && (to[-1] == ' ' || to[-1] == '"' || to[-1] == '\r'))
        to--;
    *length = (size_t)(to - from);
    return from;
}

/* Where a header has the day and the division; -1: it has none. */
static void
find_fields(const char *line, const char *end, int *date, int *division)
{
    int i;

    for (i = 0; line < end; i++) {
        size_t length;
        const char *name = next_field(&line, end, &length);

        if (length == 4 && cparent__equal_bytes_fold(name, "date", 4))
            *date = i;
        if (length == 8 && cparent__equal_bytes_fold(name, "division", 8))
            *division = i;
    }
}

static bool
is_english(const char *division, size_t length)
{
    return length == 0 ||
           (length >= 7 &&
            cparent__equal_bytes_fold(division, "england", 7));
}

/* The day of a line in *day_out; false when it has none that counts. */
static bool
read_day(const char *line, const char *end, int date, int division,
         cparent__day *day_out)
{
    bool odd = false;
    bool english = true;
    int i;

    *day_out = CPARENT__DAY_NONE;
    for (i = 0; line < end; i++) {
        size_t length;
        const char *field = next_field(&line, end, &length);

        if (i == date)
            *day_out = cparent__day_cell(field, length, &odd);
        if (i == division)
            english = is_english(field, length);
    }
    return english;
}

static cparent_status
read_lines(cparent__holidays *holidays, const char *bytes, size_t size,
           const char *source, cparent_error *err)
{
    const char *const end = bytes + size;
    int date = 0;
    int division = -1;
    int line = 1;

    if (size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        bytes += 3;
    for (; bytes < end; line++) {
        const char *newline = memchr(bytes, '\n', (size_t)(end - bytes));
        const char *stop = newline ? newline : end;
        cparent__day day;
        const bool counts = read_day(bytes, stop, date, division, &day);

        if (line == 1 && (day == CPARENT__DAY_BAD ||
                          day == CPARENT__DAY_NONE)) {
            find_fields(bytes, stop, &date, &division);
        } else if (counts && day == CPARENT__DAY_BAD) {
            return cparent__hint(
                err,
                cparent__fail_at(err, CPARENT_E_PARSE, source, line,
                                 date + 1, "date", "this is not a day"),
                "write 2025-04-18 or 18/04/2025");
        } else if (counts && day != CPARENT__DAY_NONE) {
            if (!cparent__grow(&holidays->days, holidays->count,
                               &holidays->capacity,
                               sizeof(*holidays->days)))
                return cparent__nomem(err);
            holidays->days[holidays->count++] = cparent__day_number(day);
        }
        bytes = stop + 1;
    }
    if (holidays->count > 0)
        qsort(holidays->days, holidays->count, sizeof(*holidays->days),
              compare_days);
    return CPARENT_OK;
}

void
cparent__holidays_free(cparent__holidays *holidays)
{
    if (!holidays)
        return;
    cparent__free(holidays->days);
    cparent__free(holidays);
}

cparent_status
cparent__holidays_read(cparent_source *source, const cparent_limits *limits,
                       cparent__holidays **holidays_out, cparent_error *err)
{
    cparent__holidays *holidays = cparent__calloc(1, sizeof(*holidays));
    char *bytes = NULL;
    size_t size = 0;
    cparent_status status;

    if (!holidays)
        return cparent__nomem(err);
    status = cparent__source_read_all(source, limits, &bytes, &size, err);
    if (status == CPARENT_OK)
        status = read_lines(holidays, bytes, size,
                            cparent_source_name(source), err);
    cparent__free(bytes);
    if (status != CPARENT_OK) {
        cparent__holidays_free(holidays);
        return status;
    }
    *holidays_out = holidays;
    return CPARENT_OK;
}

static bool
is_working(const cparent__holidays *holidays, int32_t day)
{
    /* 1970-01-01 was a Thursday. */
    const int weekday = (int)((day % 7 + 7 + 3) % 7); /* 0: Monday */

    if (weekday >= 5)
        return false;
    return holidays->count == 0 ||
           !bsearch(&day, holidays->days, holidays->count, sizeof(day),
                    compare_days);
}

cparent__day
cparent__working_days_later(const cparent__holidays *holidays,
                            cparent__day day, int count)
{
    int32_t number = cparent__day_number(day);

    while (count > 0)
        count -= is_working(holidays, ++number);
    return cparent__day_from_number(number);
}
