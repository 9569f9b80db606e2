/* SPDX-License-Identifier: Apache-2.0 */
#include "tool.h"

#include <math.h>
#include <string.h>

/* A comparison's funnel on a terminal: how many children along, the figure
 * upwards.  Every mark has a shape of its own. */

enum { ROWS = 15, LABEL = 10, MOST_WIDTH = 72 };

/* What stands in a cell; the later one hides the earlier. */
typedef enum funnel_mark {
    EMPTY = 0,
    AVERAGE,
    INNER,
    OUTER,
    OTHER,
    SIMILAR,
    HERE
} funnel_mark;

static const char *const shapes[][2] = {
    [EMPTY] = { " ", " " },   [AVERAGE] = { "─", "-" },
    [INNER] = { "·", "." },   [OUTER] = { "┄", ":" },
    [OTHER] = { "+", "+" },   [SIMILAR] = { "o", "o" },
    [HERE] = { "◆", "#" }
};

typedef struct funnel_canvas {
    const cparent_standing *of;
    cparent_peer_funnel funnel;
    int columns;
    double most; /* at the right end */
    double low;
    double high;
    unsigned char cells[ROWS][MOST_WIDTH];
} funnel_canvas;

/* Children for a percentage, events for a rate: where its limits are. */
static double
size_of(const funnel_canvas *k, const cparent_peer *peer)
{
    bool rate = k->funnel.kind == CPARENT_FUNNEL_RATE;
    const cparent_value *value = rate ? &peer->numerator
                                      : &peer->denominator;

    return cparent_decimal_double(value->number);
}

static void
find_range(funnel_canvas *k)
{
    cparent_peer peer;

    k->low = k->high = k->funnel.average;
    for (size_t i = 0; cparent_standing_peer_at(k->of, i, &peer); i++) {
        if (peer.place.status != CPARENT_OUTCOME_OK)
            continue;
        k->most = fmax(k->most, size_of(k, &peer));
        k->low = fmin(k->low, peer.place.value);
        k->high = fmax(k->high, peer.place.value);
    }
    if (!(k->low < k->high)) {
        k->low -= 1;
        k->high += 1;
    }
}

static void
put(funnel_canvas *k, int column, double value, funnel_mark mark)
{
    double row = (k->high - value) / (k->high - k->low) * (ROWS - 1);

    if (!(row > -0.5 && row < ROWS - 0.5) || column < 0 ||
        column >= k->columns)
        return;
    unsigned char *cell = &k->cells[lround(row)][column];
    if (*cell < (unsigned char)mark)
        *cell = (unsigned char)mark;
}

static void
put_limits(funnel_canvas *k)
{
    cparent_funnel_limits limits;

    for (int i = 0; i < k->columns; i++) {
        put(k, i, k->funnel.average, AVERAGE);
        if (!cparent_funnel_at(
                (cparent_funnel_kind)k->funnel.kind,
                k->funnel.average / k->funnel.multiplier,
                k->funnel.multiplier, k->most * (i + 0.5) / k->columns,
                &limits))
            continue;
        put(k, i, limits.lower_95, INNER);
        put(k, i, limits.upper_95, INNER);
        put(k, i, limits.lower_998, OUTER);
        put(k, i, limits.upper_998, OUTER);
    }
}

static void
put_peers(funnel_canvas *k)
{
    cparent_peer peer;

    for (size_t i = 0; cparent_standing_peer_at(k->of, i, &peer); i++)
        if (peer.place.status == CPARENT_OUTCOME_OK)
            put(k,
                (int)(size_of(k, &peer) / k->most * (k->columns - 1) + 0.5),
                peer.place.value,
                peer.own         ? HERE
                : peer.neighbour ? SIMILAR
                                 : OTHER);
}

static void
print_canvas(const funnel_canvas *k)
{
    bool unicode = screen_unicode();

    for (int row = 0; row < ROWS; row++) {
        if (row == 0 || row == ROWS - 1)
            printf("%*.4g ", LABEL - 2, row == 0 ? k->high : k->low);
        else
            printf("%*s", LABEL - 1, "");
        for (int i = 0; i < k->columns; i++)
            fputs(shapes[k->cells[row][i]][!unicode], stdout);
        putchar('\n');
    }
    printf("%*s0 to %.0f %s\n%*s%s this council   o similar   + others   "
           "%s average   %s 95%%   %s 99.8%% limits\n",
           LABEL - 1, "", k->most,
           k->funnel.kind == CPARENT_FUNNEL_RATE ? "counted" : "children",
           LABEL - 1, "", shapes[HERE][!unicode], shapes[AVERAGE][!unicode],
           shapes[INNER][!unicode], shapes[OUTER][!unicode]);
}

/* "Beyond chance: above the 99.8% limits"; nothing for no figure. */
static void
print_verdict(const funnel_canvas *k)
{
    static const char *const words[] = {
        [CPARENT_FUNNEL_NOT_SIGNIFICANT] =
            "within what chance does to so many",
        [CPARENT_FUNNEL_LOW_025] = "below the 95% limits: one council in "
                                   "forty is, by chance",
        [CPARENT_FUNNEL_LOW_001] = "below the 99.8% limits: more than chance",
        [CPARENT_FUNNEL_HIGH_025] = "above the 95% limits: one council in "
                                    "forty is, by chance",
        [CPARENT_FUNNEL_HIGH_001] = "above the 99.8% limits: more than chance"
    };
    cparent_peer peer;

    for (size_t i = 0; cparent_standing_peer_at(k->of, i, &peer); i++)
        if (peer.own && peer.place.status == CPARENT_OUTCOME_OK)
            printf("  %-25s%s\n", "Beside chance",
                   words[peer.place.significance]);
}

void
funnel_draw(const cparent_standing *of)
{
    funnel_canvas k;
    size_t width = screen_width();

    memset(&k, 0, sizeof(k));
    k.of = of;
    if (!cparent_standing_funnel(of, &k.funnel))
        return;
    find_range(&k);
    if (!(k.most > 0))
        return;
    k.columns = width == 0                       ? 60
                : width > MOST_WIDTH + LABEL     ? MOST_WIDTH
                : width > LABEL + 20             ? (int)width - LABEL
                                                 : 20;
    put_limits(&k);
    put_peers(&k);
    putchar('\n');
    print_verdict(&k);
    print_canvas(&k);
}
