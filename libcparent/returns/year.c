/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "returns/counting-internal.h"

#include <string.h>

#include "core/text-internal.h"

/*
 * In whose March a return ends, and whether that is the year it is counted
 * for.  A few rows may have no day in their own year: what is doubtful is
 * told, what is beyond doubt is not counted.
 */

/* A return with fewer days may have none in its own year; one with a handful
 * may have nobody in care in it. */
enum { FEW = 100, HANDFUL = 10 };

/* The latest year that one in fifty of the days is in, so that a slip of a
 * key does not say it.  Of few days any is one in fifty: a day that is alone,
 * without another row beside it, gives way to the three or more of the year
 * before it that more than one day is in. */
static int
year_of_most(const uint32_t days_in[CPARENT__YEARS],
             const uint32_t beside[CPARENT__YEARS])
{
    uint64_t days = 0;
    int alone = -1;
    int year;

    for (year = 0; year < CPARENT__YEARS; year++)
        days += days_in[year];
    while (year-- > 0) {
        if (days_in[year] == 0 || days_in[year] < days / 50)
            continue;
        if (days_in[year] > 1 || beside[year] > 0)
            break;
        if (alone < 0)
            alone = year;
    }
    if (alone >= 0 && (year < 0 || days_in[year] < 3))
        year = alone;
    return year < 0 ? 0 : CPARENT__FIRST_YEAR + year;
}

int
cparent__counting_year(const cparent__counting *counting)
{
    const uint32_t *episodes = counting->intake.days_in[0];
    const uint32_t *others = counting->intake.days_in[1];
    const int year = year_of_most(episodes, others);

    return year ? year : year_of_most(others, episodes);
}

/* --- several years in one folder ------------------------------------ */

void
cparent__file_year(cparent__file *file,
                   const uint32_t before[CPARENT__YEARS],
                   const uint32_t after[CPARENT__YEARS])
{
    static const uint32_t nothing[CPARENT__YEARS];
    uint32_t days_in[CPARENT__YEARS];
    int year;

    for (year = 0; year < CPARENT__YEARS; year++) {
        days_in[year] = after[year] - before[year];
        file->days += days_in[year];
    }
    file->year = (uint16_t)year_of_most(days_in, nothing);
}

static int
digits_at(const char *text)
{
    int count = 0;

    while (cparent__is_digit(text[count]))
        count++;
    return count;
}

/* The year that a name has in it, "header_2019.csv", or 0. */
static int
year_in_name(const char *name)
{
    while (*name) {
        const int count = digits_at(name);

        if (count == 4 && (memcmp(name, "19", 2) == 0 ||
                           memcmp(name, "20", 2) == 0))
            return (name[0] - '0') * 1000 + (name[1] - '0') * 100 +
                   (name[2] - '0') * 10 + name[3] - '0';
        name += count > 0 ? count : 1;
    }
    return 0;
}

static bool
named_apart(const cparent__file *one, const cparent__file *other)
{
    const int a = year_in_name(one->name);
    const int b = year_in_name(other->name);

    return a != 0 && b != 0 && a != b;
}

static bool
are_many(const cparent__file *one, const cparent__file *other)
{
    return one->days >= FEW && other->days >= FEW;
}

static void
tell_year(cparent__counting *counting, cparent__fault fault, size_t file,
          int year)
{
    cparent__notice_of_years(&counting->notices, fault, (unsigned)file,
                             year);
    counting->misplaced |= cparent__fault_broken(fault);
}

/* A table may be cut into parts, by team or area: those end in one year, or
 * are small. */
static void
check_beside(cparent__counting *counting, size_t first, size_t second)
{
    const cparent__file *one = &counting->files->items[first];
    const cparent__file *other = &counting->files->items[second];
    const bool apart = one->year != other->year;
    const bool named = named_apart(one, other);

    if (apart && (named || are_many(one, other)))
        tell_year(counting, CPARENT__FAULT_SEVERAL_YEARS, second,
                  other->year);
    else if (apart || (named && !are_many(one, other)))
        tell_year(counting, CPARENT__FAULT_YEARS_DIFFER, second,
                  other->year);
}

void
cparent__counting_check_files(cparent__counting *counting)
{
    const cparent__files *files = counting->files;
    size_t first = counting->first_file;
    size_t i;

    while (first < files->count && files->items[first].year == 0)
        first++;
    for (i = first + 1; i < files->count; i++)
        if (files->items[i].year != 0)
            check_beside(counting, first, i);
}

/* --- the year that it is counted for -------------------------------- */

static uint64_t
days_of(const uint32_t days_in[CPARENT__YEARS], int first, int last)
{
    uint64_t days = 0;
    int year;

    for (year = first; year <= last; year++)
        if (year >= CPARENT__FIRST_YEAR &&
            year < CPARENT__FIRST_YEAR + CPARENT__YEARS)
            days += days_in[year - CPARENT__FIRST_YEAR];
    return days;
}

/* Of episodes and of all else. */
static uint64_t
days_between(const cparent__counting *counting, int first, int last)
{
    return days_of(counting->intake.days_in[0], first, last) +
           days_of(counting->intake.days_in[1], first, last);
}

/* More begins and ends after the year than in it: not only because the files
 * were taken from a living system some months later. */
static bool
goes_on_after(const cparent__counting *counting)
{
    const uint32_t *episodes = counting->intake.days_in[0];

    return days_of(episodes, counting->year + 1,
                   CPARENT__FIRST_YEAR + CPARENT__YEARS) >
           days_of(episodes, counting->year, counting->year);
}

/* Some episode is of a day from `from` to the end of the year. */
static bool
reaches_into(const cparent__counting *counting, cparent__day from)
{
    const cparent__list *list = &counting->cohort.episodes;
    const cparent__episode *episodes = list->items;
    size_t i;

    for (i = 0; i < list->count; i++)
        if (episodes[i].decom <= counting->intake.last &&
            episodes[i].dec >= from)
            return true;
    return false;
}

static size_t
first_episodes(const cparent__counting *counting)
{
    size_t i = counting->first_file;

    while (i + 1 < counting->files->count &&
           counting->files->items[i].days == 0)
        i++;
    return i;
}

/* In the first months of a year little may have happened in it. */
static cparent__day
looked_at_from(const cparent__window *window)
{
    const bool early =
        window->as_at >= window->opened &&
        window->as_at < cparent__day_add_months(window->opened, 3);

    return early && window->from < window->opened ? window->from
                                                  : window->opened;
}

void
cparent__counting_check_year(cparent__counting *counting,
                             const cparent__window *window)
{
    const int ends = cparent__counting_year(counting);
    const cparent__day from = looked_at_from(window);
    const uint64_t days = days_between(
        counting, cparent__day_return_year(from), counting->year);
    const uint64_t all = days_between(counting, CPARENT__FIRST_YEAR,
                                      CPARENT__FIRST_YEAR + CPARENT__YEARS);
    const size_t file = first_episodes(counting);

    if (counting->cohort.episodes.count == 0 || ends == 0)
        return;
    if (days == 0 &&
        (all >= FEW || (all >= HANDFUL && !reaches_into(counting, from))))
        tell_year(counting, CPARENT__FAULT_NOT_OF_YEAR, file, ends);
    else if (goes_on_after(counting))
        tell_year(counting, CPARENT__FAULT_LATER_YEAR, file, ends);
    else if (days == 0)
        tell_year(counting, CPARENT__FAULT_QUIET_YEAR, file, ends);
}
