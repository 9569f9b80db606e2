/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "returns/result-internal.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"

/* Columns of Episodes that older extracts have. */
enum { DISTANCE = 13, LOCATION = 15 };

/* --- files ---------------------------------------------------------- */

cparent__files *
cparent__files_new(void)
{
    cparent__files *files = cparent__calloc(1, sizeof(*files));

    if (files)
        files->refs = 1;
    return files;
}

cparent__files *
cparent__files_ref(cparent__files *files)
{
    __atomic_fetch_add(&files->refs, 1, __ATOMIC_RELAXED);
    return files;
}

void
cparent__files_unref(cparent__files *files)
{
    if (!files || __atomic_fetch_sub(&files->refs, 1, __ATOMIC_ACQ_REL) != 1)
        return;
    cparent__arena_free(&files->arena);
    cparent__free(files->items);
    cparent__free(files);
}

/* --- what cannot be supported --------------------------------------- */

static int
lowest(unsigned bits)
{
    return __builtin_ctz(bits);
}

static const char *
lacks_table(cparent__arena *arena, const cparent__rules *rules,
            const cparent__definition *definition,
            const cparent__support *support)
{
    int book;

    for (book = 0; book < CPARENT__BOOK_COUNT; book++) {
        const unsigned wanted = definition->columns[book];
        const unsigned there = support->columns[book];

        if (wanted == 0 || (wanted & ~there) == 0)
            continue;
        if (there == 0)
            return cparent__arena_format(arena, "there is no %s table",
                                         rules->books[book].name);
        return cparent__arena_format(
            arena, "the %s table has no column %s", rules->books[book].name,
            rules->books[book].columns[lowest(wanted & ~there)].name);
    }
    return NULL;
}

static const char *
lacks_input(const cparent__definition *definition,
            const cparent__support *support)
{
    const unsigned columns = support->columns[CPARENT__BOOK_EPISODES];
    const uint32_t needs = definition->needs;

    if (needs & CPARENT__NEED_DISTANCE && !support->has_places &&
        !(columns >> DISTANCE & 1))
        return "distances are not in the files: give a table of postcodes";
    if (needs & CPARENT__NEED_LOCATION && !(columns >> LOCATION & 1)) {
        if (!support->has_places)
            return "whether a home is in the area is not in the files: give "
                   "a table of postcodes";
        if (!support->has_authority)
            return "whose area it is was not said: give the authority's code";
    }
    if (needs & CPARENT__NEED_POPULATION && support->population <= 0)
        return "the number of children in the population was not given";
    if (needs & CPARENT__NEED_HOLIDAYS && !support->has_holidays)
        return "working days are not known: give a table of bank holidays";
    return NULL;
}

/* The returns must reach back to that day. */
static const char *
lacks_past(cparent__arena *arena, const cparent__definition *definition,
           const cparent__window *window)
{
    cparent__day wanted = CPARENT__DAY_OPEN;
    char held[24];
    char needed[24];

    if (definition->needs & CPARENT__NEED_WINDOW)
        wanted = window->from;
    if (definition->needs & CPARENT__NEED_YEAR && window->year < wanted)
        wanted = window->year;
    if (definition->needs & CPARENT__NEED_YEAR_BEFORE &&
        window->before < wanted)
        wanted = window->before;
    if (window->reach <= wanted)
        return NULL;
    cparent_date_words(cparent__day_date(window->reach), held, sizeof(held));
    cparent_date_words(cparent__day_date(wanted), needed, sizeof(needed));
    return cparent__arena_format(arena,
                                 "the returns reach back to %s, and this "
                                 "needs %s: add the return of the year "
                                 "before",
                                 held, needed);
}

static const char *
is_refused(cparent__arena *arena, const cparent__definition *definition,
           const cparent__count *count)
{
    const int64_t who = count->refused[0] + count->refused[1];

    if (who == 0)
        return NULL;
    return cparent__arena_format(arena, "%lld %s %s", (long long)who,
                                 who == 1 ? "child is of those who"
                                          : "children",
                                 definition->because);
}

static const char *
why_not(cparent__arena *arena, const cparent__rules *rules,
        const cparent__definition *definition,
        const cparent__window *window, const cparent__support *support,
        const cparent__count *count)
{
    const char *why;

    if (support->broken)
        return "the files are broken: see the findings";
    why = lacks_table(arena, rules, definition, support);
    if (!why)
        why = lacks_input(definition, support);
    if (!why)
        why = lacks_past(arena, definition, window);
    if (!why)
        why = is_refused(arena, definition, count);
    return why;
}

/* --- figures -------------------------------------------------------- */

static bool
value_of(const cparent__definition *definition,
         const cparent__result_figure *figure, cparent_decimal *out)
{
    int64_t per = 1;

    if (definition->out_of.what == CPARENT__COUNT_NOTHING) {
        out->coefficient = figure->numerator;
        out->scale = 0;
        out->reserved = 0;
        return true;
    }
    if (definition->unit == CPARENT_UNIT_PERCENT)
        per = 100;
    else if (definition->unit == CPARENT_UNIT_RATE_PER_10000)
        per = 10000;
    if (figure->numerator >= 0)
        return cparent_decimal_ratio(figure->numerator, figure->denominator,
                                     per, 1, out);
    if (!cparent_decimal_ratio(-figure->numerator, figure->denominator, per,
                               1, out))
        return false;
    out->coefficient = -out->coefficient;
    return true;
}

/* Rows that were left out of the tables that the figure is made of. */
static const char *
add_left_out(cparent__arena *arena, const cparent__rules *rules,
             const cparent__definition *definition,
             const cparent__support *support, const char *note)
{
    int book;

    for (book = 0; book < CPARENT__BOOK_COUNT; book++) {
        const uint32_t rows = support->left_out[book];

        if (definition->columns[book] == 0 || rows == 0)
            continue;
        note = cparent__arena_format(
            arena, "%s%s%u %s of %s left out", note ? note : "",
            note ? "; " : "", (unsigned)rows,
            rows == 1 ? "broken row" : "broken rows",
            rules->books[book].name);
    }
    return note;
}

static void
make_figure(cparent__arena *arena, const cparent__rules *rules,
            const cparent__definition *definition,
            const cparent__window *window, const cparent__support *support,
            const cparent__count *count, cparent__result_figure *figure)
{
    cparent_decimal value;

    figure->note = why_not(arena, rules, definition, window, support, count);
    figure->state = CPARENT_VALUE_NOT_AVAILABLE;
    if (!figure->note) {
        figure->has = CPARENT_SSDA903_NUMERATOR;
        figure->numerator = count->numerator;
        if (definition->out_of.what != CPARENT__COUNT_NOTHING)
            figure->has |= CPARENT_SSDA903_DENOMINATOR;
        figure->denominator =
            definition->out_of.what == CPARENT__COUNT_POPULATION
                ? support->population
                : count->denominator;
        figure->state = CPARENT_VALUE_NUMBER;
        if (!value_of(definition, figure, &value)) {
            figure->state = CPARENT_VALUE_NOT_APPLICABLE;
            figure->note = "nobody is in the denominator";
        } else if (value.coefficient == 0 && figure->numerator > 0) {
            figure->state = CPARENT_VALUE_ROUNDS_TO_ZERO;
            figure->note = "more than nothing, and less than 0.05";
        }
    }
    if (!support->broken)
        figure->note = add_left_out(arena, rules, definition, support,
                                    figure->note);
}

cparent_status
cparent__result_new(const cparent__rules *rules, cparent__files *files,
                    const cparent__window *window,
                    const cparent__support *support,
                    const cparent__count *counts, cparent__notices *notices,
                    const char *authority, int year_ended,
                    cparent_ssda903_result **result_out, cparent_error *err)
{
    cparent_ssda903_result *result = cparent__calloc(1, sizeof(*result));
    int i;

    if (!result)
        return cparent__nomem(err);
    cparent__object_born();
    result->refs = 1;
    result->rules = rules;
    result->files = cparent__files_ref(files);
    result->authority = cparent__arena_string(&result->arena,
                                              authority ? authority : "");
    result->year_ended = cparent_date_make(year_ended, 3, 31);
    result->as_at = cparent__day_date(window->as_at);
    result->from = cparent__day_date(window->from);
    result->reach = cparent__day_date(window->reach);
    result->figures = cparent__arena_alloc(
        &result->arena, (size_t)rules->definition_count,
        sizeof(*result->figures));
    for (i = 0; result->figures && i < rules->definition_count; i++)
        make_figure(&result->arena, rules, &rules->definitions[i], window,
                    support, &counts[i], &result->figures[i]);
    if (result->arena.failed != CPARENT_OK) {
        cparent_ssda903_result_unref(result);
        return cparent__nomem(err);
    }
    result->notices = *notices;
    memset(notices, 0, sizeof(*notices));
    notices->keep = result->notices.keep;
    *result_out = result;
    return CPARENT_OK;
}

cparent_ssda903_result *
cparent_ssda903_result_ref(cparent_ssda903_result *result)
{
    if (result)
        __atomic_fetch_add(&result->refs, 1, __ATOMIC_RELAXED);
    return result;
}

void
cparent_ssda903_result_unref(cparent_ssda903_result *result)
{
    if (!result ||
        __atomic_fetch_sub(&result->refs, 1, __ATOMIC_ACQ_REL) != 1)
        return;
    cparent__arena_free(&result->arena);
    cparent__files_unref(result->files);
    cparent__notices_free(&result->notices);
    cparent__free(result);
    cparent__object_died();
}

/* --- reading it ----------------------------------------------------- */

const char *
cparent_ssda903_result_authority(const cparent_ssda903_result *result)
{
    return result->authority;
}

cparent_date
cparent_ssda903_result_year_ended(const cparent_ssda903_result *result)
{
    return result->year_ended;
}

cparent_date
cparent_ssda903_result_as_at(const cparent_ssda903_result *result)
{
    return result->as_at;
}

cparent_date
cparent_ssda903_result_from(const cparent_ssda903_result *result)
{
    return result->from;
}

size_t
cparent_ssda903_result_count(const cparent_ssda903_result *result)
{
    return (size_t)result->rules->definition_count;
}

size_t
cparent_ssda903_result_broken(const cparent_ssda903_result *result)
{
    return result->notices.broken;
}

size_t
cparent_ssda903_result_errors(const cparent_ssda903_result *result)
{
    return result->notices.errors;
}

bool
cparent_ssda903_result_at(const cparent_ssda903_result *result, size_t index,
                          cparent_ssda903_figure *figure_out)
{
    const cparent__definition *definition;
    const cparent__result_figure *figure;
    cparent_ssda903_figure made;
    cparent_decimal number;

    if (index >= (size_t)result->rules->definition_count)
        return false;
    definition = &result->rules->definitions[index];
    figure = &result->figures[index];
    memset(&made, 0, sizeof(made));
    made.code = definition->code;
    made.title = definition->title;
    made.note = figure->note;
    made.numerator = figure->numerator;
    made.denominator = figure->denominator;
    made.has = figure->has;
    made.value = cparent_value_none((cparent_value_state)figure->state);
    if (figure->state == CPARENT_VALUE_NUMBER &&
        value_of(definition, figure, &number))
        made.value = cparent_value_number(number,
                                          (cparent_unit)definition->unit);
    made.value.unit = definition->unit;
    if (figure->has & CPARENT_SSDA903_DENOMINATOR) {
        made.value.flags |= CPARENT_VALUE_PARTS;
        made.value.numerator = figure->numerator;
        made.value.denominator = figure->denominator;
    }
    *figure_out = made;
    return true;
}

bool
cparent_ssda903_result_find(const cparent_ssda903_result *result,
                            const char *code,
                            cparent_ssda903_figure *figure_out)
{
    const int at = cparent__definition_find(result->rules, code);

    return at >= 0 &&
           cparent_ssda903_result_at(result, (size_t)at, figure_out);
}
