/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A comparison in one sentence, and what has to be said beside it.
 */
#include "config.h"

#include "jobs/compare-internal.h"

#include <stdio.h>
#include <string.h>

#include "core/text-internal.h"

/* "1st", "2nd", "3rd", "11th". */
static void
add_ordinal(cparent__text *text, size_t number)
{
    static const char *const endings[] = { "th", "st", "nd", "rd" };
    size_t last = number % 10;
    bool teen = number / 10 % 10 == 1;

    cparent__text_addf(text, "%zu%s", number,
                       endings[!teen && last < 4 ? last : 0]);
}

/* Rounded as the measure is shown. */
static void
add_value(cparent__text *text, cparent_value value, int places)
{
    char words[CPARENT_VALUE_SIZE];

    if (cparent_value_is_number(&value))
        value.number = cparent_decimal_round(value.number, places);
    cparent_value_words(&value, words);
    cparent__text_add(text, words);
}

static const char *
say(cparent__compare_work *work)
{
    cparent_standing *out = work->out;
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_MEDIUM);
    const char *mark = ":";

    add_value(&text, out->value, out->places);
    if (out->rank > 0) {
        cparent__text_add(&text, ": ");
        add_ordinal(&text, out->rank);
        cparent__text_addf(&text, "%s of %zu", out->tied ? " equal" : "",
                           out->ranked);
        mark = ";";
    }
    if (cparent_value_is_number(&out->mean)) {
        cparent__text_addf(&text, "%s similar councils average ", mark);
        add_value(&text, out->mean, out->places);
        mark = ",";
    }
    if (cparent_value_is_number(&out->national)) {
        cparent__text_addf(&text, "%s England ", mark);
        add_value(&text, out->national, out->places);
    }
    return cparent__arena_take(&out->arena, &text);
}

/* "The council ended on 31 March 2023" for a period after it, and so on;
 * "" when it lived, or nobody knows. */
static void
note_life(const cparent__compare_work *work)
{
    cparent_period period =
        work->published->periods[work->period].period;
    cparent_council council;
    char day[CPARENT_DATE_SIZE];

    if (!cparent_period_is_set(period) ||
        cparent_council_find(*work->code ? work->code : work->new_code,
                             period.last, &council, NULL) != CPARENT_OK)
        return;
    if (cparent_date_is_set(council.until) &&
        cparent_date_compare(council.until, period.last) < 0) {
        cparent_date_format(council.until, day);
        cparent__compare_note(work->out, "the council ended on %s", day);
    } else if (cparent_date_compare(council.from, period.last) > 0) {
        cparent_date_format(council.from, day);
        cparent__compare_note(work->out, "the council began on %s", day);
    }
}

static void
note_figure(const cparent__compare_work *work)
{
    const cparent_published *from = work->published;
    cparent_standing *out = work->out;
    char words[CPARENT_VALUE_SIZE];
    bool councils = false;
    size_t i;

    if (cparent_value_is_number(&out->value))
        return;
    for (i = 0; i < from->place_count; i++)
        councils = councils ||
                   from->places[i].level == CPARENT_PLACE_AUTHORITY;
    if (!councils) {
        cparent__compare_note(out, "the data have no figures of councils");
        return;
    }
    cparent_value_words(&out->value, words);
    cparent__compare_note(out, "the council has no number for %s: %s",
                          out->period,
                          out->value.state == CPARENT_VALUE_MISSING
                              ? "the data have no figure for it"
                              : words);
    note_life(work);
}

/* A figure beside it that is no number, with the reason. */
static void
note_other(cparent_standing *out, const char *whose, cparent_value value)
{
    char words[CPARENT_VALUE_SIZE];

    if (cparent_value_is_number(&value))
        return;
    cparent_value_words(&value, words);
    cparent__compare_note(out, "there is no number for %s: %s", whose,
                          value.state == CPARENT_VALUE_MISSING
                              ? "the data have none"
                              : words);
}

static void
note_neighbours(cparent_standing *out)
{
    size_t i;

    for (i = 0; i < out->neighbour_count; i++) {
        const cparent__near *near = &out->neighbours[i];

        note_other(out, *near->who.name ? near->who.name : near->who.code,
                   near->value);
    }
}

/* A council that had several codes: its figures stand under each. */
static void
note_codes(const cparent__compare_work *work)
{
    const cparent_published *from = work->published;
    const char *first = NULL;
    size_t i;

    for (i = 0; i < from->place_count; i++) {
        const cparent_place *place = &from->places[i];

        if (!cparent__compare_is(work, place) || !*place->code)
            continue;
        if (first && strcmp(first, place->code) != 0) {
            cparent__compare_note(work->out,
                                  "the council stands under several codes, "
                                  "%s and %s: its boundary or status "
                                  "changed",
                                  first, place->code);
            return;
        }
        first = place->code;
    }
}

void
cparent__compare_words(cparent__compare_work *work)
{
    cparent_standing *out = work->out;

    if (!work->options->polarity)
        cparent__compare_note(out, "no polarity was given, so that nothing "
                                   "is ranked: say whether high or low is "
                                   "better");
    note_figure(work);
    note_other(out, "England", out->national);
    if (*out->region_name)
        note_other(out, out->region_name, out->region);
    note_neighbours(out);
    note_codes(work);
    out->sentence = say(work);
}
