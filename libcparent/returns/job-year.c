/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "returns/job-internal.h"

#include <string.h>

#include "core/text-internal.h"

typedef cparent__part part;

/* A return with fewer episodes may have no day in its own year. */
enum { FEW = 100 };

static int
digits(const char *text, int count)
{
    int number = 0;

    while (count-- > 0) {
        if (!cparent__is_digit(*text))
            return -1;
        number = number * 10 + *text++ - '0';
    }
    return number;
}

int
cparent__year_named(const char *name)
{
    const size_t length = strlen(name);
    const int year = length >= 4 ? digits(name, 4) : -1;

    if (year < 1900 || year > 2199)
        return 0;
    if (length == 4 || (length == 10 && strcmp(name + 4, "-03-31") == 0))
        return year;
    if (length == 7 && digits(name + 5, 2) == (year + 1) % 100)
        return year + 1;
    return 0;
}

static bool
same_return(const part *a, const part *b)
{
    return a == b || (a->shelf && b->shelf && a->previous == b->previous &&
                      strcmp(a->shelf, b->shelf) == 0);
}

static void
set_year(cparent_ssda903 *job, const part *of, int year)
{
    size_t i;

    for (i = 0; i < job->count; i++)
        if (same_return(of, &job->parts[i]))
            job->parts[i].year = year;
}

/* By its folder's name, or by its latest days where they are later. */
static cparent_status
find_year(cparent_ssda903 *job, size_t first, cparent__counting *counting,
          cparent_error *err)
{
    part *of = &job->parts[first];
    const int named =
        cparent__year_named(cparent__path_name(of->shelf ? of->shelf
                                                         : of->path));
    cparent_status status = CPARENT_OK;
    int year;
    size_t i;

    cparent__counting_begin(counting, 9999);
    for (i = first; status == CPARENT_OK && i < job->count; i++)
        if (same_return(of, &job->parts[i]))
            status = cparent__part_read(counting, &job->parts[i], err);
    year = cparent__counting_year(counting);
    set_year(job, of, year > named ? year : named);
    of->episodes = counting->cohort.episodes.count;
    return status == CPARENT_OK ? cparent__counting_clear(counting, err)
                                : status;
}

/* The year of each part.  Sources, which can be read once, belong to the
 * current return. */
static cparent_status
find_years(cparent_ssda903 *job, cparent__counting *counting,
           cparent_error *err)
{
    cparent_status status = CPARENT_OK;
    size_t i;

    for (i = 0; status == CPARENT_OK && i < job->count; i++) {
        size_t first = 0;

        while (!same_return(&job->parts[first], &job->parts[i]))
            first++;
        if (first == i && job->parts[i].path)
            status = find_year(job, i, counting, err);
    }
    return status;
}

/* In whose March the current return ends: as it was said, or the latest. */
static int
current_year(const cparent_ssda903 *job,
             const cparent_ssda903_options *options)
{
    int year = 0;
    size_t i;

    if (cparent_date_is_set(options->year_ended))
        return cparent__day_return_year(
            cparent__day_from(options->year_ended));
    if (cparent_date_is_set(options->as_at))
        return cparent__day_return_year(cparent__day_from(options->as_at));
    for (i = 0; i < job->count; i++)
        if (!job->parts[i].previous && job->parts[i].year > year)
            year = job->parts[i].year;
    return year;
}

/* Newest first: a small return whose days lie further back than the year
 * before the next one is taken for that year's. */
static void
close_gaps(cparent_ssda903 *job, int current)
{
    int next = current;
    size_t i;

    while (next > 0) {
        part *newest = NULL;

        for (i = 0; i < job->count; i++)
            if (job->parts[i].year < next &&
                (!newest || job->parts[i].year > newest->year))
                newest = &job->parts[i];
        if (!newest)
            return;
        if (newest->episodes < FEW)
            set_year(job, newest, next - 1);
        next = newest->year;
    }
}

/* A return of an earlier year is one that was called so, or one of several
 * that ends before the others. */
static void
settle_years(cparent_ssda903 *job, int current)
{
    int latest = 0;
    size_t i;

    for (i = 0; i < job->count; i++)
        if (!job->parts[i].previous && job->parts[i].year > latest)
            latest = job->parts[i].year;
    for (i = 0; i < job->count; i++) {
        part *p = &job->parts[i];

        if (!p->previous && (p->year == 0 || p->year >= latest ||
                             p->year >= current))
            p->year = current;
        else if (p->year == 0 || p->year >= current)
            p->year = current - 1;
    }
    close_gaps(job, current);
}

static bool
needs_years(const cparent_ssda903 *job,
            const cparent_ssda903_options *options)
{
    return job->count > 1 || (!cparent_date_is_set(options->year_ended) &&
                              !cparent_date_is_set(options->as_at));
}

cparent_status
cparent__job_years(cparent_ssda903 *job, cparent__counting *counting,
                   int *current_out, cparent_error *err)
{
    const cparent_ssda903_options *options = counting->options;
    int current;

    if (needs_years(job, options)) {
        const cparent_status status = find_years(job, counting, err);

        if (status != CPARENT_OK)
            return status;
    }
    current = current_year(job, options);
    if (current != 0)
        settle_years(job, current);
    *current_out = current;
    return CPARENT_OK;
}
