/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A comparison's funnel for the report: dots, limits, and what they say.
 * All of it is published, and so passes the door as it is.
 */
#include "config.h"

#include "jobs/work-internal.h"

#include <math.h>
#include <string.h>

#include <cparent/peers.h>

/* Words of each significance: in the table, of the council, of others. */
static const struct {
    const char *table;
    const char *sentence;
} said[] = {
    [CPARENT_FUNNEL_NONE] = { "", "" },
    [CPARENT_FUNNEL_NOT_SIGNIFICANT] = {
        "Within the limits",
        "is within what chance alone does among so many children" },
    [CPARENT_FUNNEL_LOW_025] = {
        "Below the 95% limits",
        "is below the 95% limits, where chance alone puts one council in "
        "forty" },
    [CPARENT_FUNNEL_LOW_001] = {
        "Below the 99.8% limits",
        "is below the 99.8% limits: chance alone would hardly do that" },
    [CPARENT_FUNNEL_HIGH_025] = {
        "Above the 95% limits",
        "is above the 95% limits, where chance alone puts one council in "
        "forty" },
    [CPARENT_FUNNEL_HIGH_001] = {
        "Above the 99.8% limits",
        "is above the 99.8% limits: chance alone would hardly do that" }
};

enum { SIGNIFICANCES = sizeof(said) / sizeof(said[0]) };

static const char *
value_words(cparent__arena *arena, cparent_value value)
{
    char words[CPARENT_VALUE_SIZE];

    cparent_value_words(&value, words);
    return cparent__arena_string(arena, words);
}

/* With one decimal: limits are no more exact than that. */
static const char *
real_words(cparent__arena *arena, const cparent__pack_funnel *of,
           double number)
{
    cparent_decimal decimal = { llround(number * 10), 1, 0 };

    if (!(fabs(number) < 1e12))
        return "no limit";
    return value_words(arena, cparent_value_number(decimal,
                                                   (cparent_unit)of->unit));
}

static const char *
range_words(cparent__arena *arena, const cparent__pack_funnel *of,
            double lower, double upper)
{
    return cparent__arena_format(arena, "%s to %s",
                                 real_words(arena, of, lower),
                                 real_words(arena, of, upper));
}

/* "124 of 1,020", or why one of the two is not there. */
static const char *
counted_words(cparent__arena *arena, const cparent_peer *peer)
{
    const char *above = value_words(arena, peer->numerator);
    const char *below = value_words(arena, peer->denominator);

    if (!cparent_value_is_number(&peer->numerator))
        return above;
    if (!cparent_value_is_number(&peer->denominator))
        return below;
    return cparent__arena_format(arena, "%s of %s", above, below);
}

static void
fill_place(cparent__arena *arena, const cparent__pack_funnel *of,
           const cparent_peer *peer, cparent__pack_place *place)
{
    const cparent_funnel_row *row = &peer->place;
    const cparent_funnel_limits *at = &row->limits;

    place->name = cparent__arena_string(arena, peer->name);
    place->counted = counted_words(arena, peer);
    place->value = place->inner = place->outer = "";
    place->verdict = "No number";
    place->word = "";
    if (row->status != CPARENT_OUTCOME_OK)
        return;
    place->value = real_words(arena, of, row->value);
    place->inner = range_words(arena, of, at->lower_95, at->upper_95);
    place->outer = range_words(arena, of, at->lower_998, at->upper_998);
    place->verdict = said[row->significance].table;
    place->word = cparent_funnel_significance_name(
        (cparent_funnel_significance)row->significance);
}

static void
fill_curve(cparent__pack_funnel *of, const cparent_peer_funnel *funnel)
{
    for (int i = 0; i < CPARENT__CURVE; i++) {
        /* Closer together where the limits bend. */
        double share = (double)(i + 1) / CPARENT__CURVE;
        cparent__pack_limits *limits = &of->curve[of->curve_count];
        cparent_funnel_limits at;

        limits->size = of->most * share * share;
        if (!cparent_funnel_at((cparent_funnel_kind)funnel->kind,
                               funnel->average / funnel->multiplier,
                               funnel->multiplier, limits->size, &at))
            continue;
        limits->at[0] = at.lower_95;
        limits->at[1] = at.upper_95;
        limits->at[2] = at.lower_998;
        limits->at[3] = at.upper_998;
        of->curve_count++;
    }
}

static const char *
others_words(cparent__arena *arena, const size_t counts[SIGNIFICANCES])
{
    size_t all = 0;
    int i;

    for (i = CPARENT_FUNNEL_NOT_SIGNIFICANT; i < SIGNIFICANCES; i++)
        all += counts[i];
    return cparent__arena_format(
        arena, "Of %zu councils %zu are above the 99.8%% limits and %zu "
               "more above the 95%% limits; %zu are below the 99.8%% limits "
               "and %zu more below the 95%% limits.",
        all, counts[CPARENT_FUNNEL_HIGH_001],
        counts[CPARENT_FUNNEL_HIGH_025], counts[CPARENT_FUNNEL_LOW_001],
        counts[CPARENT_FUNNEL_LOW_025]);
}

/* Where one council is, and what it adds to the picture. */
static void
take_peer(cparent__arena *arena, cparent__pack_funnel *of,
          const cparent_peer *peer, cparent__pack_dot *dots,
          cparent__pack_place *places)
{
    cparent_decimal size = of->rate ? peer->numerator.number
                                    : peer->denominator.number;

    if (peer->own || peer->neighbour) {
        cparent__pack_place *place = &places[of->place_count++];

        if (peer->own) { /* the council itself comes first */
            memmove(places + 1, places,
                    (of->place_count - 1) * sizeof(*places));
            place = places;
            if (peer->place.status == CPARENT_OUTCOME_OK)
                of->sentence = cparent__arena_format(
                    arena, "The council's figure %s.",
                    said[peer->place.significance].sentence);
        }
        fill_place(arena, of, peer, place);
    }
    if (peer->place.status != CPARENT_OUTCOME_OK)
        return;
    dots[of->dot_count].size = cparent_decimal_double(size);
    dots[of->dot_count].value = peer->place.value;
    if (peer->own || peer->neighbour)
        dots[of->dot_count].words = cparent__arena_format(
            arena, "%s: %s", peer->name,
            real_words(arena, of, peer->place.value));
    dots[of->dot_count].whose = peer->own         ? CPARENT__WHOSE_OWN
                                : peer->neighbour ? CPARENT__WHOSE_SIMILAR
                                                  : CPARENT__WHOSE_OTHER;
    of->most = fmax(of->most, dots[of->dot_count++].size);
}

const cparent__pack_funnel *
cparent__collect_funnel(cparent__arena *arena,
                        const cparent_standing *standing)
{
    size_t count = cparent_standing_peer_count(standing);
    size_t counts[SIGNIFICANCES] = { 0 };
    cparent_peer_funnel funnel;
    cparent__pack_funnel *of;
    cparent__pack_dot *dots;
    cparent__pack_place *places;
    cparent_peer peer;
    size_t i;

    if (!cparent_standing_funnel(standing, &funnel))
        return NULL;
    of = cparent__arena_alloc(arena, 1, sizeof(*of));
    dots = cparent__arena_alloc(arena, count + 1, sizeof(*dots));
    places = cparent__arena_alloc(arena, count + 1, sizeof(*places));
    if (!of || !dots || !places)
        return NULL;
    of->rate = funnel.kind == CPARENT_FUNNEL_RATE;
    of->unit = of->rate ? CPARENT_UNIT_RATE_PER_10000 : CPARENT_UNIT_PERCENT;
    of->average = funnel.average;
    of->average_words = real_words(arena, of, funnel.average);
    of->sentence = "The council has no counts here.";
    for (i = 0; cparent_standing_peer_at(standing, i, &peer); i++) {
        counts[peer.place.significance]++;
        take_peer(arena, of, &peer, dots, places);
    }
    of->others = others_words(arena, counts);
    of->dots = dots;
    of->places = places;
    if (of->most > 0)
        fill_curve(of, &funnel);
    return of->curve_count > 0 ? of : NULL;
}
