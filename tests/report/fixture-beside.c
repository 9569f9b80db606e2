/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <string.h>

#include "fixture.h"

/* Two published indicators: one with its counts, so that it has a funnel,
 * and one of which the council's own figure is hidden. */

#define FIGURE(number, words) { true, { (number), 0, 0 }, (words) }
#define HIDDEN { false, { 0, 0, 0 }, "hidden to protect people" }
#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const cparent__pack_neighbour near_ones[] = {
    { "Sea <b>& Town</b>", FIGURE(9, "9%") },
    { "Oakmere", FIGURE(20, "20%") },
    { "Little Wold", HIDDEN },
};

/* The limits about an average of 12%, by the formula on paper: 12 give or
 * take 1.96 and 3.09 times the root of 12 × 88 / size. */
static const cparent__pack_dot dots[] = {
    { 400, 20, CPARENT__WHOSE_OWN, "Wynmere: 20.0%" },
    { 100, 9, CPARENT__WHOSE_SIMILAR, "Sea <b>& Town</b>: 9.0%" },
    { 900, 20, CPARENT__WHOSE_SIMILAR, "Oakmere: 20.0%" },
    { 64, 12, CPARENT__WHOSE_OTHER, NULL },
    { 225, 10, CPARENT__WHOSE_OTHER, NULL },
};

static const cparent__pack_place places[] = {
    { "Wynmere", "80 of 400", "20.0%", "8.8% to 15.2%", "7.0% to 17.0%",
      "Above the 99.8% limits", "High (0.001)" },
    { "Sea <b>& Town</b>", "9 of 100", "9.0%", "5.6% to 18.4%",
      "2.0% to 22.0%", "Within the limits", "Not significant" },
    { "Oakmere", "180 of 900", "20.0%", "9.9% to 14.1%", "8.7% to 15.3%",
      "Above the 99.8% limits", "High (0.001)" },
    { "Little Wold", "hidden to protect people", "", "", "",
      "No number", "" },
};

static const cparent__pack_funnel funnel = {
    .unit = CPARENT_UNIT_PERCENT,
    .average = 12,
    .average_words = "12.0%",
    .most = 900,
    .dots = dots,
    .dot_count = COUNT(dots),
    .curve = { { 25, { 0, 24.7, 0, 32.1 } },
               { 100, { 5.6, 18.4, 2, 22 } },
               { 400, { 8.8, 15.2, 7, 17 } },
               { 900, { 9.9, 14.1, 8.7, 15.3 } } },
    .curve_count = 4,
    .places = places,
    .place_count = COUNT(places),
    .sentence = "The council's figure is above the 99.8% limits: chance "
                "alone would hardly do that.",
    .others = "Of 5 councils 2 are above the 99.8% limits and 0 more above "
              "the 95% limits; 0 are below the 99.8% limits and 0 more below "
              "the 95% limits.",
};

static const cparent__pack_standing standings[] = {
    { "Three or more homes in a year", "Wynmere", "2025", "stability",
      "20%: 5th equal of 5; similar councils average 15%, England 12%.",
      "2025", FIGURE(20, "20%"), FIGURE(12, "12%"), "England 12%",
      "East <Coast>", "13%", { 9, 0, 0 }, { 20, 0, 0 }, "9%", "20%",
      near_ones, COUNT(near_ones), &funnel },
    { "Average score of strengths and difficulties", "Wynmere", "2025",
      "health", "hidden to protect people: England 14.9.", "", HIDDEN,
      FIGURE(15, "14.9"), "England 14.9", "", "", { 12, 0, 0 },
      { 18, 0, 0 }, "12", "18", NULL, 0, NULL },
};

const cparent__pack *
fixture_beside(void)
{
    static cparent__pack pack;

    pack = *fixture_empty();
    pack.standings = standings;
    pack.standing_count = COUNT(standings);
    return &pack;
}
