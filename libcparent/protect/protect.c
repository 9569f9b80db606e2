/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "protect/cells-internal.h"
#include "protect/linked-internal.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"

static bool
is_range(const cparent_value *value)
{
    return (value->flags & CPARENT_VALUE_RANGE) != 0;
}

static bool
has_parts(const cparent_value *value)
{
    return (value->flags & CPARENT_VALUE_PARTS) != 0;
}

/* More than none and fewer than threshold + 1: also a half, an average of
 * people, or a range that reaches into the few. */
static bool
touches_few(const cparent_value *value, int threshold)
{
    const cparent_decimal zero = { 0, 0, 0 };
    const cparent_decimal enough = { threshold + 1, 0, 0 };
    cparent_decimal high = is_range(value) ? value->high : value->number;

    return cparent_decimal_compare(high, zero) > 0
           && cparent_decimal_compare(value->number, enough) < 0
           && (!is_range(value)
               || cparent_decimal_compare(value->number, high) <= 0);
}

/* A number without a unit may be a number of people. */
static bool
may_be_count(const cparent_value *value)
{
    return value->unit == CPARENT_UNIT_COUNT
           || value->unit == CPARENT_UNIT_UNKNOWN;
}

/*
 * Does the figure by itself tell of a few people?  Its parts tell whatever
 * the unit: 2 of 50 is 4%, and 48 of 50 says the same of the other two.
 * A count that is worked out from others is a difference between them, not
 * so many people at one time; hiding follows from its parts.
 */
static bool
tells_of_few(const cparent__figure *figure, const cparent__profile *profile)
{
    const cparent_value *value = &figure->value;
    int k = profile->threshold;

    if (!figure->counts_people || figure->published)
        return false;
    if (has_parts(value)) {
        int64_t n = value->numerator;
        int64_t d = value->denominator;
        if (cparent__is_small(n, k) || cparent__is_small(d, k))
            return true;
        /* d - n, where that cannot overflow: both are not negative. */
        if (n >= 0 && d >= n && cparent__is_small(d - n, k))
            return true;
    }
    return figure->part_count == 0 && may_be_count(value)
           && touches_few(value, k);
}

/* What only rounding changes: the counts of people, and shares of them. */
static bool
is_rounded(const cparent__figure *figure, const cparent__profile *profile)
{
    const cparent_value *value = &figure->value;

    return profile->base > 1 && figure->counts_people && !figure->published
           && (may_be_count(value) || has_parts(value));
}

static cparent__fate
primary_fate(const cparent__figure *figure, const cparent__profile *profile)
{
    const cparent_value *value = &figure->value;

    if (value->state == CPARENT_VALUE_SUPPRESSED)
        return CPARENT__SHUT; /* the source itself hides it */
    if (!cparent_value_is_number(value))
        return CPARENT__OPEN;
    if (tells_of_few(figure, profile))
        return CPARENT__SHUT;
    return is_rounded(figure, profile) ? CPARENT__ROUNDED : CPARENT__OPEN;
}

/*
 * What is made of a figure that is not shown as it is would give it away,
 * so it goes too.  Until nothing changes, because a figure may be made of
 * one that stands after it.
 */
static void
follow_parts(const cparent__figures *figures, unsigned char *fates)
{
    bool changed = true;

    while (changed) {
        changed = false;
        for (size_t i = 0; i < figures->count; i++) {
            const cparent__figure *figure = &figures->items[i];
            for (size_t p = 0; p < figure->part_count; p++)
                if (fates[i] != CPARENT__SHUT
                    && fates[figure->parts[p]] != CPARENT__OPEN) {
                    fates[i] = CPARENT__SHUT;
                    changed = true;
                }
        }
    }
}

/* The stages of the door, in their order. */
static cparent_status
decide(const cparent__figures *figures, const cparent__profile *profile,
       unsigned char *fates, cparent_error *err)
{
    cparent_status status = CPARENT_OK;

    for (size_t i = 0; i < figures->count; i++)
        fates[i] = (unsigned char)primary_fate(&figures->items[i], profile);
    if (profile->secondary)
        status = cparent__hide_linked(figures, profile, fates, err);
    follow_parts(figures, fates);
    return status;
}

static cparent_status
check_figures(const cparent__figures *figures, cparent_error *err)
{
    for (size_t i = 0; i < figures->count; i++) {
        const cparent__figure *figure = &figures->items[i];
        bool sound = figure->part_count <= CPARENT__FIGURE_PARTS;
        for (size_t p = 0; sound && p < figure->part_count; p++)
            sound = figure->parts[p] < figures->count;
        if (!sound)
            return cparent__fail(err, CPARENT_E_INVALID,
                                 "figure %zu is made of figures that are "
                                 "not in the report", i);
    }
    return CPARENT_OK;
}

/* "59 of 181", grouped as the value's own words are. */
static void
say_parts(int64_t numerator, int64_t denominator, char *buffer, size_t size)
{
    cparent_decimal of[2] = { { numerator, 0, 0 }, { denominator, 0, 0 } };
    char words[2][CPARENT_VALUE_SIZE];

    buffer[0] = '\0';
    for (size_t i = 0; i < 2; i++) {
        cparent_value count =
            cparent_value_number(of[i], CPARENT_UNIT_COUNT);
        cparent_value_words(&count, words[i]);
    }
    size_t first = strlen(words[0]);
    size_t second = strlen(words[1]);
    if (first + 4 + second >= size)
        return; /* rather nothing than half a number */
    memcpy(buffer, words[0], first);
    memcpy(buffer + first, " of ", 4);
    memcpy(buffer + first + 4, words[1], second + 1);
}

static void
show(const cparent_value *value, int verdict, cparent__shown *shown)
{
    shown->number = cparent_value_is_number(value);
    shown->unit = value->unit;
    shown->verdict = verdict;
    if (shown->number) {
        shown->range = is_range(value);
        shown->low = value->number;
        shown->high = shown->range ? value->high : value->number;
        if (has_parts(value))
            say_parts(value->numerator, value->denominator, shown->parts,
                      sizeof shown->parts);
    }
    cparent_value_words(value, shown->words);
}

/* Is there anything to hide?  A change that nobody could work out is not
 * there, whatever became of its parts. */
static bool
says_something(const cparent__figure *figure)
{
    return cparent_value_is_number(&figure->value)
           || figure->value.state == CPARENT_VALUE_SUPPRESSED
           || figure->verdict != 0;
}

static void
hide(const cparent_value *value, cparent__shown *shown)
{
    cparent_value none = cparent_value_none(CPARENT_VALUE_SUPPRESSED);

    shown->hidden = true;
    shown->unit = value->unit;
    cparent_value_words(&none, shown->words);
}

/* To the nearest multiple, half up.  False when that does not fit. */
static bool
round_people(int64_t people, int base, int64_t *out)
{
    int64_t rest = people % base;

    if (people < 0 || people > INT64_MAX - base)
        return false;
    *out = people - rest + (2 * rest >= base ? base : 0);
    return true;
}

static bool
round_count(cparent_decimal *number, int base)
{
    cparent_decimal whole = cparent_decimal_round(*number, 0);

    if (whole.scale != 0
        || !round_people(whole.coefficient, base, &whole.coefficient))
        return false;
    *number = whole;
    return true;
}

/* The figure as the profile's rounding shows it: counts by themselves,
 * shares from rounded counts.  False when there is no such figure. */
static bool
rounded(const cparent_value *value, int base, cparent_value *out)
{
    cparent_value result = *value;

    if (has_parts(value)
        && (!round_people(value->numerator, base, &result.numerator)
            || !round_people(value->denominator, base,
                             &result.denominator)))
        return false;
    if (may_be_count(value)) {
        if (!round_count(&result.number, base)
            || (is_range(value) && !round_count(&result.high, base)))
            return false;
    } else if (value->unit != CPARENT_UNIT_PERCENT || is_range(value)
               || !cparent_decimal_ratio(result.numerator,
                                         result.denominator, 100,
                                         value->number.scale,
                                         &result.number)) {
        return false;
    }
    *out = result;
    return true;
}

cparent_status
cparent__protect(const cparent__figures *figures,
                 const cparent__profile *profile,
                 cparent__protected *protected_out, cparent_error *err)
{
    cparent__protected result = { NULL, figures->count, 0, *profile };
    unsigned char *fates = NULL;

    if (profile->threshold < 0 || profile->base < 1)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "the suppression profile is not filled in");
    cparent_status status = check_figures(figures, err);
    if (status != CPARENT_OK)
        return status;
    result.items =
        cparent__calloc(figures->count + 1, sizeof *result.items);
    fates = cparent__calloc(figures->count + 1, 1);
    status = result.items == NULL || fates == NULL
                 ? cparent__nomem(err)
                 : decide(figures, profile, fates, err);
    if (status != CPARENT_OK) {
        cparent__free(result.items);
        cparent__free(fates);
        return status;
    }
    for (size_t i = 0; i < figures->count; i++) {
        const cparent__figure *figure = &figures->items[i];
        cparent_value value = figure->value;
        int verdict = fates[i] == CPARENT__OPEN ? figure->verdict : 0;
        bool shut = fates[i] == CPARENT__SHUT && says_something(figure);
        if (fates[i] == CPARENT__ROUNDED)
            shut = !rounded(&figure->value, profile->base, &value);
        if (shut) {
            hide(&figure->value, &result.items[i]);
            result.hidden++;
        } else {
            show(&value, verdict, &result.items[i]);
        }
    }
    cparent__free(fates);
    *protected_out = result;
    return CPARENT_OK;
}

cparent_status
cparent__reveal(const cparent__figures *figures, cparent__exact *exact_out,
                cparent_error *err)
{
    cparent__exact result = { NULL, figures->count };

    if (figures->count > 0) {
        result.items = cparent__calloc(figures->count, sizeof *result.items);
        if (result.items == NULL)
            return cparent__nomem(err);
    }
    for (size_t i = 0; i < figures->count; i++) {
        const cparent__figure *figure = &figures->items[i];
        if (figure->value.state == CPARENT_VALUE_SUPPRESSED)
            hide(&figure->value, &result.items[i]);
        else
            show(&figure->value, figure->verdict, &result.items[i]);
    }
    *exact_out = result;
    return CPARENT_OK;
}

void
cparent__protected_free(cparent__protected *shown)
{
    if (shown == NULL)
        return;
    cparent__free(shown->items);
    shown->items = NULL;
    shown->count = 0;
    shown->hidden = 0;
}

void
cparent__exact_free(cparent__exact *exact)
{
    if (exact == NULL)
        return;
    cparent__free(exact->items);
    exact->items = NULL;
    exact->count = 0;
}
