/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which measure, council, period and filter values are meant.  Whatever is
 * not said is taken only where there is one answer, or a total; otherwise
 * the choices are listed.
 */
#include "config.h"

#include "jobs/compare-internal.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "core/nearest-internal.h"
#include "core/text-internal.h"

/* A list of choices for a hint: "A; B; C". */
typedef struct choices {
    cparent__text text;
    cparent__nearest nearest;
} choices;

static void
offer(choices *of, const char *choice)
{
    cparent__nearest_consider(&of->nearest, choice);
    if (of->text.length > 0)
        cparent__text_add(&of->text, "; ");
    cparent__text_add(&of->text, choice);
}

static cparent_status
refuse(cparent__compare_work *work, choices *of, cparent_status status,
       const char *message)
{
    cparent__fail(work->err, status, "%s", message);
    if (of->nearest.best)
        cparent__hint(work->err, status, "did you mean %s?",
                      of->nearest.best);
    else
        cparent__hint(work->err, status, "there is: %s",
                      cparent__text_string(&of->text));
    cparent__text_free(&of->text);
    return status;
}

static choices
choices_like(const char *word)
{
    choices of = { CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM),
                   CPARENT__NEAREST_INIT(word) };

    return of;
}

/* --- the measure -------------------------------------------------------- */

static cparent_status
choose_measure(cparent__compare_work *work)
{
    const cparent_published *from = work->published;
    const char *wanted = work->options->measure;
    choices of = choices_like(wanted ? wanted : "");
    size_t i;

    for (i = 0; i < from->measure_count; i++) {
        const cparent_published_measure *measure = &from->measures[i];

        if (wanted ? !cparent__equal_fold(measure->name, wanted) &&
                         !cparent__equal_fold(measure->label, wanted)
                   : from->measure_count > 1)
            continue;
        work->measure = i;
        work->out->column = cparent__arena_string(&work->out->arena,
                                                  measure->name);
        work->out->measure = cparent__arena_string(&work->out->arena,
                                                   measure->label);
        work->out->places = measure->places;
        return CPARENT_OK;
    }
    for (i = 0; i < from->measure_count; i++)
        offer(&of, from->measures[i].name);
    return wanted ? refuse(work, &of, CPARENT_E_NOT_FOUND,
                           "the data have no such measure")
                  : refuse(work, &of, CPARENT_E_INVALID,
                           "the data have several measures: name one");
}

/* --- the council -------------------------------------------------------- */

bool
cparent__compare_is(const cparent__compare_work *work,
                    const cparent_place *place)
{
    if (place->level != CPARENT_PLACE_AUTHORITY)
        return false;
    return *work->code && *place->old_code
               ? strcmp(place->old_code, work->code) == 0
               : *work->new_code && strcmp(place->code, work->new_code) == 0;
}

static void
take_council(cparent__compare_work *work, const char *code,
             const char *new_code, const char *name)
{
    cparent__arena *arena = &work->out->arena;

    work->code = work->out->old_code = cparent__arena_string(arena, code);
    work->new_code = work->out->code = cparent__arena_string(arena,
                                                             new_code);
    work->out->authority = cparent__arena_string(arena, name);
}

static cparent_status
choose_council(cparent__compare_work *work)
{
    const cparent_published *from = work->published;
    const char *wanted = work->options->authority;
    cparent_date unset = { 0, 0, 0 };
    cparent_council council;
    cparent_status status;
    size_t i;

    if (!wanted || !*wanted)
        return cparent__fail(work->err, CPARENT_E_INVALID,
                             "no council was named");
    for (i = from->place_count; i-- > 0;) {
        const cparent_place *place = &from->places[i];

        if (place->level != CPARENT_PLACE_AUTHORITY ||
            (strcmp(place->old_code, wanted) != 0 &&
             !cparent__equal_fold(place->code, wanted) &&
             !cparent__equal_fold(place->name, wanted)))
            continue;
        take_council(work, place->old_code, place->code, place->name);
        return CPARENT_OK;
    }
    status = cparent_council_find(wanted, unset, &council, work->err);
    if (status != CPARENT_OK)
        return status;
    take_council(work, council.old_code, council.code, council.name);
    return CPARENT_OK;
}

/* --- the period --------------------------------------------------------- */

static bool
is_period(const cparent__published_period *period, const char *wanted)
{
    size_t length = strlen(period->time_period);
    cparent_period meant;

    if (strncmp(wanted, period->time_period, length) == 0 &&
        (!wanted[length] ||
         (wanted[length] == ' ' &&
          cparent__equal_fold(wanted + length + 1, period->identifier))))
        return true;
    return cparent_period_is_set(period->period) &&
           cparent_period_parse(wanted, &meant, NULL) == CPARENT_OK &&
           cparent_period_compare(meant, period->period) == 0;
}

/* Lists the periods, with their identifiers where they differ. */
static void
offer_periods(const cparent_published *from, choices *of)
{
    size_t i;

    for (i = 0; i < from->period_count; i++) {
        const cparent__published_period *period = &from->periods[i];

        if (of->text.length > 0)
            cparent__text_add(&of->text, "; ");
        cparent__text_add(&of->text, period->time_period);
        if (strcmp(period->identifier, from->periods[0].identifier) != 0)
            cparent__text_addf(&of->text, " %s", period->identifier);
    }
}

static cparent_status
choose_period(cparent__compare_work *work)
{
    const cparent_published *from = work->published;
    const char *wanted = work->options->period;
    choices of = choices_like("");
    size_t found = 0;
    size_t i;

    if (from->period_count == 0)
        return cparent__fail(work->err, CPARENT_E_NOT_FOUND,
                             "the data have no figures");
    work->period = from->period_count - 1;
    for (i = 0; wanted && i < from->period_count; i++) {
        if (!is_period(&from->periods[i], wanted))
            continue;
        work->period = i;
        found++;
    }
    if (wanted && found != 1) {
        offer_periods(from, &of);
        return found == 0 ? refuse(work, &of, CPARENT_E_NOT_FOUND,
                                   "the data have no such period")
                          : refuse(work, &of, CPARENT_E_INVALID,
                                   "the data have several such periods: "
                                   "add the time identifier");
    }
    work->out->period = cparent__arena_string(
        &work->out->arena, from->periods[work->period].time_period);
    work->out->identifier = cparent__arena_string(
        &work->out->arena, from->periods[work->period].identifier);
    return CPARENT_OK;
}

/* --- the breakdown ------------------------------------------------------ */

typedef struct sieve {
    bool *left;   /* breakdowns that fit so far */
    bool *alike;  /* that fit what was said, in any period */
    bool *chosen; /* filters that are settled */
} sieve;

static const char *
value_of(const cparent__compare_work *work, size_t breakdown, size_t filter)
{
    return cparent_published_breakdown_value(work->published, breakdown,
                                             filter);
}

/* `said`: it was, or is a total; else it is all that the period has, and
 * other periods may have another ("Final", "Revised"). */
static void
keep_only(const cparent__compare_work *work, sieve *of, size_t filter,
          const char *value, bool said)
{
    size_t i;

    of->chosen[filter] = true;
    for (i = 0; i < work->published->breakdown_count; i++) {
        bool fits = cparent__equal_fold(value_of(work, i, filter), value);

        of->left[i] = of->left[i] && fits;
        of->alike[i] = of->alike[i] && (fits || !said);
    }
}

/* The filter that is called so. */
static cparent_status
find_filter(cparent__compare_work *work, const char *name,
            size_t *filter_out)
{
    const cparent_published *from = work->published;
    choices of = choices_like(name);
    size_t i;

    for (i = 0; i < from->filter_count; i++)
        if (cparent__equal_fold(from->filters[i].name, name) ||
            cparent__equal_fold(from->filters[i].label, name)) {
            *filter_out = i;
            return CPARENT_OK;
        }
    for (i = 0; i < from->filter_count; i++)
        offer(&of, from->filters[i].name);
    return refuse(work, &of, CPARENT_E_NOT_FOUND,
                  "the data have no such filter");
}

static cparent_status
apply_filter(cparent__compare_work *work, sieve *of,
             const cparent_filter_choice *choice)
{
    const cparent_published *from = work->published;
    choices listed = choices_like(choice->value);
    cparent_status status;
    size_t filter = 0;
    size_t i;
    bool any = false;

    status = find_filter(work, choice->filter, &filter);
    if (status != CPARENT_OK)
        return status;
    for (i = 0; i < from->filters[filter].choice_count; i++)
        any = any || cparent__equal_fold(from->filters[filter].choices[i],
                                         choice->value);
    for (i = 0; !any && i < from->filters[filter].choice_count; i++)
        offer(&listed, from->filters[filter].choices[i]);
    if (!any)
        return refuse(work, &listed, CPARENT_E_NOT_FOUND,
                      "the filter has no such value");
    keep_only(work, of, filter, choice->value, true);
    for (i = 0, any = false; i < from->breakdown_count; i++)
        any = any || of->left[i];
    return any ? CPARENT_OK
               : cparent__fail(work->err, CPARENT_E_NOT_FOUND,
                               "these filter values do not occur together");
}

/* True when the breakdown has a row of the council in the period, or, where
 * the data have no row of it at all, of anybody. */
static cparent_status
has_rows(cparent__compare_work *work, size_t breakdown, bool *council_out,
         bool *anybody_out)
{
    cparent_published *from = work->published;
    const cparent__frame *frame = NULL;
    cparent_status status = cparent__published_frame(
        from, work->measure, breakdown, &frame, work->err);
    size_t i;

    *council_out = *anybody_out = false;
    for (i = 0; status == CPARENT_OK && i < from->place_count; i++) {
        if (frame->codes[i * from->period_count + work->period] ==
            CPARENT__SYMBOL_NONE)
            continue;
        *anybody_out = true;
        *council_out = *council_out ||
                       cparent__compare_is(work, &from->places[i]);
    }
    return status;
}

static cparent_status
drop_empty(cparent__compare_work *work, sieve *of)
{
    const cparent_published *from = work->published;
    bool *rows = cparent__calloc(from->breakdown_count + 1, 2);
    cparent_status status = rows ? CPARENT_OK : cparent__nomem(work->err);
    bool council = false;
    bool anybody = false;
    size_t i;

    for (i = 0; status == CPARENT_OK && i < from->breakdown_count; i++) {
        if (!of->left[i])
            continue;
        status = has_rows(work, i, &rows[2 * i], &rows[2 * i + 1]);
        council = council || rows[2 * i];
        anybody = anybody || rows[2 * i + 1];
    }
    for (i = 0; rows && anybody && i < from->breakdown_count; i++)
        of->left[i] = of->left[i] && (council ? rows[2 * i]
                                              : rows[2 * i + 1]);
    cparent__free(rows);
    return status;
}

static bool
has_total(const char *value)
{
    static const char word[] = "total";
    size_t size = sizeof(word) - 1;
    size_t length = strlen(value);
    size_t i;

    for (i = 0; i + size <= length; i++)
        if (cparent__equal_bytes_fold(value + i, word, size) &&
            (i == 0 || !cparent__is_alpha(value[i - 1])) &&
            !cparent__is_alpha(value[i + size]))
            return true;
    return false;
}

/* The filter's one value, or its one total, among what is left; NULL when
 * it has to be chosen. */
static const char *
obvious_value(const cparent__compare_work *work, const sieve *of,
              size_t filter, bool *several_out)
{
    const char *only = NULL;
    const char *total = NULL;
    bool totals = false;
    size_t i;

    *several_out = false;
    for (i = 0; i < work->published->breakdown_count; i++) {
        const char *value = of->left[i] ? value_of(work, i, filter) : NULL;

        if (!value)
            continue;
        if (only && !cparent__equal_fold(value, only))
            *several_out = true;
        only = value;
        if (cparent__equal_fold(value, "Total"))
            return value;
        if (has_total(value)) {
            totals = totals || (total && !cparent__equal_fold(value, total));
            total = value;
        }
    }
    return *several_out ? (totals ? NULL : total) : only;
}

/* Settles what is obvious until nothing is. */
static void
settle_obvious(cparent__compare_work *work, sieve *of)
{
    const cparent_published *from = work->published;
    bool moved = true;
    size_t i;

    while (moved) {
        moved = false;
        for (i = 0; i < from->filter_count && !moved; i++) {
            bool several = false;
            const char *value =
                of->chosen[i] ? NULL : obvious_value(work, of, i, &several);

            if (!value)
                continue;
            if (from->filters[i].choice_count > 1)
                cparent__compare_note(work->out, "%s was not given: %s is "
                                                 "taken",
                                      from->filters[i].label, value);
            keep_only(work, of, i, value, several);
            moved = true;
        }
    }
}

static cparent_status
list_choices(cparent__compare_work *work, const sieve *of, size_t filter)
{
    const cparent_published *from = work->published;
    choices listed = choices_like("");
    cparent_status status;
    size_t i;
    size_t k;

    for (i = 0; i < from->filters[filter].choice_count; i++)
        for (k = 0; k < from->breakdown_count; k++)
            if (of->left[k] &&
                from->breakdowns[k * from->filter_count + filter] == i) {
                offer(&listed, from->filters[filter].choices[i]);
                break;
            }
    cparent__fail_at(work->err, CPARENT_E_INVALID, NULL, 0, 0,
                     from->filters[filter].name,
                     "the filter %s has several values: choose one",
                     from->filters[filter].name);
    status = cparent__hint(work->err, CPARENT_E_INVALID, "one of: %s",
                           cparent__text_string(&listed.text));
    cparent__text_free(&listed.text);
    return status;
}

static cparent_status
take_breakdown(cparent__compare_work *work, const sieve *of)
{
    const cparent_published *from = work->published;
    cparent_standing *out = work->out;
    size_t i;

    for (i = 0; i < from->filter_count; i++)
        if (!of->chosen[i])
            return list_choices(work, of, i);
    for (i = 0; i < from->breakdown_count && !of->left[i]; i++)
        ;
    if (i == from->breakdown_count)
        return cparent__fail(work->err, CPARENT_E_NOT_FOUND,
                             "the data have no figures for this");
    work->breakdown = i;
    out->filters = cparent__arena_alloc(&out->arena, from->filter_count + 1,
                                        2 * sizeof(*out->filters));
    out->filter_count = out->filters ? from->filter_count : 0;
    for (i = 0; i < out->filter_count; i++) {
        out->filters[2 * i] = cparent__arena_string(&out->arena,
                                                    from->filters[i].name);
        out->filters[2 * i + 1] = cparent__arena_string(
            &out->arena, value_of(work, work->breakdown, i));
    }
    return CPARENT_OK;
}

static cparent_status
choose_breakdown(cparent__compare_work *work)
{
    const cparent_published *from = work->published;
    sieve of = { cparent__malloc(from->breakdown_count + 1),
                 cparent__malloc(from->breakdown_count + 1),
                 cparent__calloc(from->filter_count + 1, 1) };
    cparent_status status = of.left && of.alike && of.chosen
                                ? CPARENT_OK
                                : cparent__nomem(work->err);
    size_t i;

    work->alike = of.alike;
    for (i = 0; status == CPARENT_OK && i < from->breakdown_count; i++)
        of.left[i] = of.alike[i] = true;
    for (i = 0; status == CPARENT_OK && i < work->options->filter_count; i++)
        status = apply_filter(work, &of, &work->options->filters[i]);
    if (status == CPARENT_OK)
        status = drop_empty(work, &of);
    if (status == CPARENT_OK) {
        settle_obvious(work, &of);
        status = take_breakdown(work, &of);
    }
    cparent__free(of.left);
    cparent__free(of.chosen);
    return status;
}

cparent_status
cparent__compare_choose(cparent__compare_work *work)
{
    cparent_status status = choose_measure(work);

    if (status == CPARENT_OK)
        status = choose_council(work);
    if (status == CPARENT_OK)
        status = choose_period(work);
    if (status == CPARENT_OK)
        status = choose_breakdown(work);
    if (status == CPARENT_OK)
        status = cparent__published_frame(work->published, work->measure,
                                          work->breakdown, &work->frame,
                                          work->err);
    return status;
}
