/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "returns/job-internal.h"

#include <stdlib.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "core/finding-internal.h"
#include "core/limits-internal.h"

cparent_status
cparent_ssda903_new(cparent_ssda903 **return_out, cparent_error *err)
{
    cparent_ssda903 *job = cparent__calloc(1, sizeof(*job));

    if (!job)
        return cparent__nomem(err);
    cparent__object_born();
    *return_out = job;
    return CPARENT_OK;
}

void
cparent_ssda903_free(cparent_ssda903 *job)
{
    size_t i;

    if (!job)
        return;
    for (i = 0; i < job->count; i++)
        cparent_source_unref(job->parts[i].source);
    cparent__free(job->parts);
    cparent__arena_free(&job->arena);
    cparent__free(job);
    cparent__object_died();
}

static cparent_status
add_part(cparent_ssda903 *job, const char *path, cparent_source *source,
         bool previous, cparent_error *err)
{
    cparent__part *added;

    if (!cparent__grow(&job->parts, job->count, &job->capacity,
                       sizeof(*job->parts)))
        return cparent__nomem(err);
    added = &job->parts[job->count];
    memset(added, 0, sizeof(*added));
    if (path)
        added->path = cparent__arena_string(&job->arena, path);
    if (job->arena.failed != CPARENT_OK)
        return cparent__nomem(err);
    added->source = cparent_source_ref(source);
    added->previous = previous;
    job->count++;
    return CPARENT_OK;
}

/* Tables that are named one by one are together what their folder would be;
 * a file of XML is a whole return. */
static cparent_status
add_path(cparent_ssda903 *job, const char *path, bool previous,
         cparent_error *err)
{
    const char *shelf = NULL;
    cparent__path_kind kind;
    cparent_status status;

    if (!path || !*path)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "no folder or file was named");
    kind = cparent__path_kind_of(path);
    if (kind == CPARENT__PATH_NONE)
        return cparent__hint(
            err,
            cparent__fail_at(err, CPARENT_E_NOT_FOUND, path, 0, 0, NULL,
                             "there is no such folder or file"),
            "check the name");
    if (kind == CPARENT__PATH_FILE && !cparent__path_ends_in(path, ".xml")) {
        const ptrdiff_t length = cparent__path_name(path) - path;

        shelf = cparent__arena_format(&job->arena, "%.*s",
                                      length > 0 ? (int)length - 1 : 0,
                                      path);
    }
    status = add_part(job, path, NULL, previous, err);
    if (status == CPARENT_OK)
        job->parts[job->count - 1].shelf = shelf;
    return status;
}

cparent_status
cparent_ssda903_add_path(cparent_ssda903 *job, const char *path,
                         cparent_error *err)
{
    return add_path(job, path, false, err);
}

cparent_status
cparent_ssda903_add_previous(cparent_ssda903 *job, const char *path,
                             cparent_error *err)
{
    return add_path(job, path, true, err);
}

cparent_status
cparent_ssda903_add_source(cparent_ssda903 *job, cparent_source *source,
                           cparent_error *err)
{
    if (!source)
        return cparent__fail(err, CPARENT_E_INVALID, "no source was given");
    return add_part(job, NULL, source, false, err);
}

/* --- options -------------------------------------------------------- */

static cparent_status
resolve(cparent__setting *setting, const cparent_ssda903_options *options,
        cparent_error *err)
{
    static const cparent_ssda903_options defaults =
        CPARENT_SSDA903_OPTIONS_INIT;
    cparent_status status;

    setting->options = defaults;
    status = cparent__options_resolve(options, &setting->options,
                                      sizeof(setting->options), err);
    if (status == CPARENT_OK)
        status = cparent__limits_resolve(setting->options.limits,
                                         &setting->limits, err);
    if (status != CPARENT_OK)
        return status;
    setting->options.limits = &setting->limits;
    if (setting->options.population < 0)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "a population cannot be negative");
    if (cparent_date_is_set(setting->options.year_ended) &&
        (setting->options.year_ended.month != 3 ||
         setting->options.year_ended.day != 31))
        return cparent__hint(
            err,
            cparent__fail(err, CPARENT_E_INVALID,
                          "the year of a return ends on a 31 March"),
            "to look from another day say it as the day of the snapshot");
    if (cparent_date_is_set(setting->options.from) &&
        cparent_date_is_set(setting->options.as_at) &&
        cparent_date_compare(setting->options.from,
                             setting->options.as_at) > 0)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "the window begins after it ends");
    return CPARENT_OK;
}

cparent_status
cparent__setting_open(cparent__setting *setting,
                      const cparent_ssda903_options *options,
                      cparent_error *err)
{
    cparent_status status;

    memset(setting, 0, sizeof(*setting));
    setting->rules = &cparent__rules_built_in;
    status = resolve(setting, options, err);
    if (status == CPARENT_OK && setting->options.postcodes)
        status = cparent__places_read(setting->options.postcodes,
                                      &setting->limits, &setting->places,
                                      err);
    if (status == CPARENT_OK && setting->options.bank_holidays)
        status = cparent__holidays_read(setting->options.bank_holidays,
                                        &setting->limits,
                                        &setting->holidays, err);
    return status;
}

void
cparent__setting_close(cparent__setting *setting)
{
    cparent__places_free(setting->places);
    cparent__holidays_free(setting->holidays);
}

/* --- counting ------------------------------------------------------- */

/* Earlier returns, earliest first, for the histories. */
static cparent_status
read_earlier(const cparent_ssda903 *job, cparent__counting *counting,
             int current, cparent_error *err)
{
    cparent_status status = CPARENT_OK;
    int done = 0;
    size_t i;

    while (status == CPARENT_OK) {
        int year = current;

        for (i = 0; i < job->count; i++)
            if (job->parts[i].year > done && job->parts[i].year < year)
                year = job->parts[i].year;
        if (year == current)
            return CPARENT_OK;
        cparent__counting_begin(counting, year);
        for (i = 0; status == CPARENT_OK && i < job->count; i++)
            if (job->parts[i].year == year)
                status = cparent__part_read(counting, &job->parts[i], err);
        cparent__counting_check_files(counting);
        if (status == CPARENT_OK && cparent__counting_broken(counting))
            return CPARENT_E_PARSE;
        if (status == CPARENT_OK)
            status = cparent__counting_count(counting, NULL, -1, err);
        done = year;
    }
    return status;
}

/* Files of which none is a table say nothing; that nobody is in care least
 * of all. */
static cparent_status
check_tables(const cparent__counting *counting, cparent_error *err)
{
    const cparent__files *files = counting->files;
    int book;

    if (files->count == 0)
        return cparent__hint(
            err,
            cparent__fail(err, CPARENT_E_NOT_FOUND,
                          "there is no CSV or XML file to read"),
            "name a folder that holds the files of a return");
    for (book = 0; book < CPARENT__BOOK_COUNT; book++)
        if (counting->intake.columns[book] != 0)
            return CPARENT_OK;
    return cparent__hint(
        err,
        cparent__fail_at(err, CPARENT_E_PARSE,
                         files->items[counting->first_file].name, 1, 0, NULL,
                         "this is no table of the return"),
        "a table is known by the names of its columns in its first row, "
        "Episodes by CHILD, DECOM and RNE; give the files as the "
        "Department's collection takes them");
}

static cparent_status
read_current(const cparent_ssda903 *job, cparent__counting *counting,
             int current, cparent_error *err)
{
    cparent_status status = CPARENT_OK;
    size_t i;

    cparent__counting_begin(counting, current);
    for (i = 0; status == CPARENT_OK && i < job->count; i++) {
        if (job->parts[i].year != current)
            continue;
        status = cparent__part_read(counting, &job->parts[i], err);
        if (status == CPARENT_OK)
            status = cparent__progress_tick(&counting->options->progress,
                                            i + 1, job->count, err);
    }
    cparent__counting_check_files(counting);
    if (status == CPARENT_OK && cparent__counting_broken(counting))
        return CPARENT_E_PARSE;
    return status == CPARENT_OK ? check_tables(counting, err) : status;
}

static void
hint_broken(const cparent__counting *counting, cparent_error *err)
{
    const size_t broken = counting->notices.broken;

    if (counting->notices.by_fault[CPARENT__FAULT_SEVERAL_YEARS] > 0)
        cparent__hint(err, CPARENT_E_PARSE,
                      "name the folders side by side, or the earlier ones "
                      "with --previous");
    else if (counting->misplaced)
        cparent__hint(err, CPARENT_E_PARSE,
                      "when no year is said it is found from the rows");
    else if (broken == 1)
        cparent__hint(err, CPARENT_E_PARSE,
                      "mend it, or leave it out with --lenient");
    else
        cparent__hint(err, CPARENT_E_PARSE,
                      "%zu places are broken in all: mend them, or leave "
                      "them out with --lenient",
                      broken);
}

/* The first place that is broken becomes the error. */
static cparent_status
fail_broken(const cparent__counting *counting, cparent_error *err)
{
    const cparent__notices *notices = &counting->notices;
    cparent_findings *findings = NULL;
    const cparent_finding *first;
    cparent_status status = cparent__findings_new(1, &findings, err);

    if (status == CPARENT_OK)
        status = cparent__notices_tell(notices, true, counting->rules,
                                       counting->files, findings, err);
    first = cparent_findings_at(findings, 0);
    if (status == CPARENT_OK && first) {
        cparent__fail_at(err, CPARENT_E_PARSE, first->source, first->line,
                         first->column, first->field, "%s", first->message);
        hint_broken(counting, err);
        status = CPARENT_E_PARSE;
    }
    cparent_findings_free(findings);
    return status;
}

/* A day that no return is of cannot be looked at. */
static cparent_status
check_day(const cparent__window *window, int year, cparent_error *err)
{
    if (window->as_at >= window->reach &&
        cparent__day_return_year(window->as_at) <= year)
        return CPARENT_OK;
    return cparent__hint(
        err,
        cparent__fail(err, CPARENT_E_INVALID,
                      "the day to look from is in none of the returns"),
        "name a day from the first of April of the earliest return to the "
        "31 March of the latest");
}

/* Files that cannot be read do not say their year either. */
static cparent_status
fail_no_year(cparent_ssda903 *job, cparent__counting *counting,
             cparent_error *err)
{
    enum { NO_YEAR = 9999 };
    cparent_status status = CPARENT_OK;
    bool again = false; /* what was read once cannot be */
    size_t i;

    for (i = 0; i < job->count; i++) {
        job->parts[i].year = job->parts[i].source ? 0 : NO_YEAR;
        again |= !job->parts[i].source;
    }
    if (again)
        status = read_current(job, counting, NO_YEAR, err);
    if (status == CPARENT_E_PARSE && cparent__counting_broken(counting))
        return fail_broken(counting, err);
    return status != CPARENT_OK
               ? status
               : cparent__hint(
                     err,
                     cparent__fail(err, CPARENT_E_INVALID,
                                   "the year of the return is not in its "
                                   "files"),
                     "give the day on which it ended, 2025-03-31");
}

cparent_status
cparent__job_run(cparent_ssda903 *job, cparent__counting *counting,
                 int wanted, cparent__window *window_out, cparent_error *err)
{
    const cparent_ssda903_options *options = counting->options;
    cparent_status status;
    cparent__day as_at;
    int year = 0;

    cparent__counting_authority(counting, options->authority);
    status = cparent__job_years(job, counting, &year, err);
    if (status != CPARENT_OK)
        return status;
    if (year == 0)
        return fail_no_year(job, counting, err);
    status = read_earlier(job, counting, year, err);
    if (status == CPARENT_OK)
        status = read_current(job, counting, year, err);
    if (status == CPARENT_E_PARSE && cparent__counting_broken(counting))
        return fail_broken(counting, err);
    if (status != CPARENT_OK)
        return status;
    as_at = CPARENT__DAY(year, 3, 31);
    if (cparent_date_is_set(options->as_at))
        as_at = cparent__day_from(options->as_at);
    else if (cparent_date_is_set(options->year_ended))
        as_at = cparent__day_from(options->year_ended);
    cparent__counting_window(counting, as_at,
                             cparent_date_is_set(options->from)
                                 ? cparent__day_from(options->from)
                                 : CPARENT__DAY_NONE,
                             window_out);
    status = check_day(window_out, year, err);
    if (status != CPARENT_OK)
        return status;
    cparent__counting_check_year(counting, window_out);
    return cparent__counting_broken(counting)
               ? fail_broken(counting, err)
               : cparent__counting_count(counting, window_out, wanted, err);
}

/* What a caller gets to hear: all, or of broken files what is broken. */
static cparent_status
tell(const cparent__counting *counting, cparent_findings **findings_out,
     cparent_error *err)
{
    cparent_findings *findings = NULL;
    cparent_status status;

    if (!findings_out)
        return CPARENT_OK;
    status = cparent__findings_new(SIZE_MAX, &findings, err);
    if (status == CPARENT_OK)
        status = cparent__notices_tell(
            &counting->notices, cparent__counting_broken(counting),
            counting->rules, counting->files, findings, err);
    if (status != CPARENT_OK)
        cparent_findings_free(findings);
    else
        *findings_out = findings;
    return status;
}

cparent_status
cparent_ssda903_count(cparent_ssda903 *job,
                      const cparent_ssda903_options *options,
                      cparent_ssda903_result **result_out,
                      cparent_findings **findings_out, cparent_error *err)
{
    cparent__setting setting;
    cparent__counting *counting = NULL;
    cparent__window window;
    cparent_status status = cparent__setting_open(&setting, options, err);

    if (status == CPARENT_OK)
        status = cparent__counting_new(
            setting.rules, &setting.options, setting.places,
            setting.holidays, setting.limits.findings, &counting, err);
    if (status == CPARENT_OK) {
        status = cparent__job_run(job, counting, -1, &window, err);
        if (status == CPARENT_OK || cparent__counting_broken(counting)) {
            const cparent_status told = tell(counting, findings_out, err);

            status = told == CPARENT_OK ? status : told;
        }
    }
    if (status == CPARENT_OK)
        status = cparent__counting_result(counting, &window, result_out,
                                          err);
    cparent__counting_free(counting);
    cparent__setting_close(&setting);
    return status;
}
