/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "returns/counting-internal.h"
#include "returns/take-internal.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"

cparent_status
cparent__counting_new(const cparent__rules *rules,
                      const cparent_ssda903_options *options,
                      const cparent__places *places,
                      const cparent__holidays *holidays, size_t keep,
                      cparent__counting **counting_out, cparent_error *err)
{
    cparent__counting *counting = cparent__calloc(1, sizeof(*counting));

    if (!counting)
        return cparent__nomem(err);
    counting->rules = rules;
    counting->options = options;
    counting->places = places;
    counting->holidays = holidays;
    counting->notices.keep = keep;
    counting->rows.index = cparent__index_choose(CPARENT__INDEX_BEST);
    counting->tally.wanted = -1;
    counting->counts = cparent__calloc((size_t)rules->definition_count,
                                       sizeof(*counting->counts));
    counting->outside =
        cparent__calloc(places ? places->area_count : 1, 1);
    counting->sets = cparent__calloc((size_t)rules->set_count,
                                     sizeof(*counting->sets));
    if (!counting->counts || !counting->outside || !counting->sets ||
        cparent__counting_clear(counting, err) != CPARENT_OK) {
        cparent__counting_free(counting);
        return cparent__nomem(err);
    }
    cparent__quick_sets_make(counting->sets, rules);
    cparent__take_marks(rules, counting->marks);
    *counting_out = counting;
    return CPARENT_OK;
}

void
cparent__counting_free(cparent__counting *counting)
{
    if (!counting)
        return;
    cparent__files_unref(counting->files);
    cparent__cohort_free(&counting->cohort);
    cparent__rows_free(&counting->rows);
    cparent__notices_free(&counting->notices);
    cparent__bench_free(&counting->bench);
    cparent__free(counting->tally.children);
    cparent__free(counting->buffer.bytes);
    cparent__free(counting->outside);
    cparent__free(counting->sets);
    cparent__free(counting->counts);
    cparent__free(counting);
}

cparent_status
cparent__counting_clear(cparent__counting *counting, cparent_error *err)
{
    cparent__files *files = cparent__files_new();

    if (!files)
        return cparent__nomem(err);
    cparent__files_unref(counting->files);
    counting->files = files;
    counting->first_file = 0;
    cparent__cohort_clear(&counting->cohort);
    counting->year = 0;
    counting->reach_year = 0;
    counting->had_reviews = false;
    counting->has_reviews = false;
    return CPARENT_OK;
}

void
cparent__counting_authority(cparent__counting *counting,
                            const char *authority)
{
    counting->authority = authority;
    if (counting->places)
        cparent__places_outside(counting->places, authority,
                                counting->outside);
}

static unsigned
year_bit(const cparent__rules *rules, int year)
{
    const char *first = rules->years[0]; /* "2021-22" */
    const int known = (first[2] - '0') * 10 + first[3] - '0' + 2001;

    return year < known ? 0 : 1u << cparent__rules_year(rules, year);
}

void
cparent__counting_begin(cparent__counting *counting, int year)
{
    cparent__intake *intake = &counting->intake;

    if (counting->reach_year == 0 ||
        (year != counting->year && year != counting->year + 1))
        counting->reach_year = year;
    if (year != counting->year) {
        counting->had_reviews =
            year == counting->year + 1 && counting->has_reviews;
        counting->has_reviews = false;
    }
    counting->year = year;
    counting->misplaced = false;
    counting->first_file = counting->files->count;
    cparent__notices_clear(&counting->notices);
    cparent__cohort_begin(&counting->cohort);
    memset(intake, 0, sizeof(*intake));
    intake->rules = counting->rules;
    intake->cohort = &counting->cohort;
    intake->notices = &counting->notices;
    intake->places = counting->places;
    intake->outside = counting->outside;
    intake->year_bit = year_bit(counting->rules, year);
    intake->last = CPARENT__DAY(year, 3, 31);
    intake->sets = counting->sets;
    intake->marks = counting->marks;
    if (intake->year_bit != counting->settled)
        cparent__quick_sets_settle(counting->sets, counting->rules,
                                   intake->year_bit);
    counting->settled = intake->year_bit;
    intake->headers = &counting->headers;
    intake->batch = &counting->batch;
}

static cparent_status
add_file(cparent__counting *counting, cparent_source *source,
         cparent_error *err)
{
    cparent__files *files = counting->files;
    const char *name = cparent_source_name(source);
    cparent__file *file;

    if (files->count == CPARENT__MOST_FILES)
        return cparent__fail_at(err, CPARENT_E_LIMIT, name, 0, 0, NULL,
                                "these are more than %d files",
                                CPARENT__MOST_FILES);
    if (!cparent__grow(&files->items, files->count, &files->capacity,
                       sizeof(*files->items)))
        return cparent__nomem(err);
    file = &files->items[files->count++];
    memset(file, 0, sizeof(*file));
    file->name = cparent__arena_string(&files->arena,
                                       cparent__path_name(name));
    file->book = CPARENT__BOOK_NONE;
    return files->arena.failed == CPARENT_OK ? CPARENT_OK
                                             : cparent__nomem(err);
}

static uint32_t
rows_read(const cparent__intake *intake)
{
    uint32_t rows = 0;
    int book;

    for (book = 0; book < CPARENT__BOOK_COUNT; book++)
        rows += intake->rows[book];
    return rows;
}

cparent_status
cparent__counting_read(cparent__counting *counting, cparent_source *source,
                       cparent_error *err)
{
    cparent__intake *intake = &counting->intake;
    const uint32_t before = rows_read(intake);
    uint32_t days[CPARENT__YEARS];
    char digest[CPARENT__DIGEST_TEXT];
    cparent__file *file;
    size_t size = 0;
    cparent_status status = add_file(counting, source, err);

    if (status == CPARENT_OK)
        status = cparent__source_read_into(source, counting->options->limits,
                                           &counting->buffer,
                                           CPARENT__ROWS_PADDING + 1, &size,
                                           err);
    if (status != CPARENT_OK)
        return status;
    file = &counting->files->items[counting->files->count - 1];
    if (counting->options->digests) {
        cparent__digest(counting->buffer.bytes, size, digest);
        file->digest = cparent__arena_string(&counting->files->arena,
                                             digest);
    }
    intake->file = (unsigned)counting->files->count - 1;
    intake->book = CPARENT__BOOK_NONE;
    intake->by_fields = false;
    memset(counting->buffer.bytes + size, 0, CPARENT__ROWS_PADDING + 1);
    memcpy(days, intake->days_in[0], sizeof(days));
    status = cparent__intake_file(intake, &counting->rows,
                                  counting->buffer.bytes, size, err);
    file->bytes = (int64_t)size;
    file->rows = rows_read(intake) - before;
    cparent__file_year(file, days, intake->days_in[0]);
    if (intake->by_fields) {
        file->book = (uint8_t)intake->book;
        memcpy(file->fields, intake->fields, sizeof(file->fields));
    }
    if (status == CPARENT_OK && counting->cohort.failed)
        status = cparent__nomem(err);
    return status;
}

bool
cparent__counting_broken(const cparent__counting *counting)
{
    return counting->misplaced ||
           (counting->notices.broken > 0 && !counting->options->lenient);
}

/* --- counting ------------------------------------------------------- */

void
cparent__counting_window(const cparent__counting *counting,
                         cparent__day as_at, cparent__day from,
                         cparent__window *window_out)
{
    const cparent__day ago_12 = cparent__day_add_months(as_at, -12);
    cparent__window window;

    window.as_at = as_at;
    window.ago_12 = ago_12;
    window.ago_60 = cparent__day_add_months(as_at, -60);
    window.ago_24 = cparent__day_add_months(as_at, -24);
    window.ago_30 = cparent__day_add_months(as_at, -30);
    window.year = cparent__day_from_number(cparent__day_number(ago_12) + 1);
    window.two_years = cparent__day_from_number(
        cparent__day_number(window.ago_24) + 1);
    window.from = from == CPARENT__DAY_NONE ? window.year : from;
    window.before = cparent__day_months_later(window.from, -12);
    window.reach = CPARENT__DAY(counting->reach_year - 1, 4, 1);
    window.opened = CPARENT__DAY(counting->year - 1, 4, 1);
    window.current_only = window.from >= window.opened;
    *window_out = window;
}

/* A child's first row in a return without a Header row, or a birthday. */
static void
check_child(cparent__counting *counting, const cparent__child *child)
{
    const bool has_table =
        counting->intake.columns[CPARENT__BOOK_HEADER] != 0;

    if (has_table && !(child->seen & 1u << CPARENT__BOOK_HEADER))
        cparent__notice_add(&counting->notices, CPARENT__FAULT_ORPHAN,
                            (cparent__book)child->book, 0, child->file,
                            child->line, 0);
    if (!child->born && !child->born_elsewhere && has_table)
        cparent__notice_add(&counting->notices, CPARENT__FAULT_NO_BIRTH,
                            (cparent__book)child->book, 0, child->file,
                            child->line, 0);
}

/* Those of this return and the one before; of others who left in time to
 * be asked for at 20; all when the window reaches back further. */
static bool
may_count(const cparent__counting *counting, const cparent__window *window,
          const cparent__child *child)
{
    const unsigned ago = (unsigned)counting->cohort.visit - child->visit;

    if (ago <= 1 || (window && !window->current_only))
        return true;
    return window && ago <= 3 && child->born != CPARENT__DAY_NONE &&
           cparent__age_on(child->born, window->as_at) >= 18 &&
           cparent__age_on(child->born, window->as_at) <= 20;
}

static void
look_at(cparent__counting *counting, const cparent__window *window,
        bool count, uint32_t number)
{
    cparent__child *child = &counting->cohort.children[number];
    const bool now = child->visit == counting->cohort.visit;
    cparent__look look;
    size_t merged;

    memset(&look, 0, sizeof(look));
    look.rules = counting->rules;
    look.window = window;
    look.holidays = counting->holidays;
    look.cohort = &counting->cohort;
    look.child = child;
    look.bench = &counting->bench;
    look.notices = count ? &counting->notices : NULL;
    look.columns = counting->intake.columns;
    look.moves_count = counting->options->same_carer_moves != 0;
    look.reviews_known = counting->had_reviews;
    merged = cparent__look_stitch(&look);
    if (!count)
        return;
    if (now) {
        check_child(counting, child);
        cparent__look_check(&look, merged);
    }
    cparent__look_order(&look, merged);
    cparent__look_facts(&look);
    cparent__tally_add(&counting->tally, &look, number);
}

/* Its episodes may be far away. */
static void
expect_child(const cparent__cohort *cohort, size_t number)
{
    const cparent__child *child = &cohort->children[number];
    const cparent__episode *past = cohort->pool.items;
    uint32_t i;

    if (number >= cohort->count)
        return;
    for (i = 0; i < child->past_count; i += 2)
        __builtin_prefetch(past + child->past + i);
    if (child->visit == cohort->visit && child->reviews != CPARENT__NO_ROW)
        __builtin_prefetch((const cparent__review *)cohort->reviews.items +
                           child->reviews - 1);
}

cparent_status
cparent__counting_count(cparent__counting *counting,
                        const cparent__window *window, int wanted,
                        cparent_error *err)
{
    const cparent__cohort *cohort = &counting->cohort;
    cparent__window past;
    size_t i;

    cparent__cohort_group(&counting->cohort);
    if (cohort->failed)
        return cparent__nomem(err);
    counting->has_reviews |=
        counting->intake.columns[CPARENT__BOOK_REVIEWS] != 0;
    cparent__counting_window(counting, CPARENT__DAY(counting->year, 3, 31),
                             CPARENT__DAY_NONE, &past);
    cparent__tally_begin(&counting->tally, counting->rules,
                         counting->counts);
    counting->tally.wanted = wanted;
    for (i = 0; i < cohort->count && !cohort->failed; i++) {
        expect_child(cohort, i + 4);
        if (!may_count(counting, window, &cohort->children[i]))
            continue;
        look_at(counting, window ? window : &past, window != NULL,
                (uint32_t)i);
    }
    cparent__tally_end(&counting->tally);
    if (cohort->failed || counting->tally.failed || counting->notices.failed)
        return cparent__nomem(err);
    return CPARENT_OK;
}

cparent_status
cparent__counting_result(cparent__counting *counting,
                         const cparent__window *window,
                         cparent_ssda903_result **result_out,
                         cparent_error *err)
{
    const cparent__intake *intake = &counting->intake;
    cparent__support support;
    cparent_status status;

    memcpy(support.columns, intake->columns, sizeof(support.columns));
    memcpy(support.left_out, intake->left_out, sizeof(support.left_out));
    support.has_places = counting->places != NULL;
    support.has_authority = counting->authority && *counting->authority;
    support.has_holidays = counting->holidays != NULL;
    support.population = counting->options->population;
    support.broken = cparent__counting_broken(counting);
    status = cparent__result_new(counting->rules, counting->files, window,
                                 &support, counting->counts,
                                 &counting->notices, counting->authority,
                                 counting->year, result_out, err);
    if (status == CPARENT_OK)
        (*result_out)->first_file = counting->first_file;
    return status;
}
