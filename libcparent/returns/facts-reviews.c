/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "returns/look-internal.h"

#define SET_IF(look, name, condition) \
    cparent__facts_set_if(&(look)->facts, CPARENT__FACT_##name, (condition))

/* Reviews by day, each once; the code in the low bits. */
static size_t
collect(cparent__look *look, cparent__day first, cparent__day last,
        bool current_only, uint64_t **keys_out)
{
    const cparent__review *rows = look->cohort->reviews.items;
    uint64_t *keys = NULL;
    size_t count = 0;
    uint32_t at;

    *keys_out = NULL;
    for (at = look->child->reviews; at != CPARENT__NO_ROW;
         at = rows[at - 1].next) {
        const cparent__review *row = &rows[at - 1];

        if (current_only && row->visit != look->cohort->visit)
            break;
        if (row->on < first || row->on > last)
            continue;
        keys = cparent__bench_keys(look, count + 1);
        if (!keys)
            return 0;
        keys[count++] = (uint64_t)row->on << 16 | row->code;
    }
    *keys_out = keys;
    return keys ? cparent__keys_unique(keys, count) : 0;
}

static cparent__day
day_of(uint64_t key)
{
    return (cparent__day)(key >> 16);
}

/* Did the child take part?  Of reviews held at four or later. */
static void
participation(cparent__look *look)
{
    const cparent__window *window = look->window;
    const cparent__child *child = look->child;
    const cparent__day born = child->born ? child->born
                                          : child->born_elsewhere;
    uint64_t *keys;
    size_t count = collect(look, window->from, window->as_at,
                           window->current_only, &keys);
    int held = 0;
    int part = 0;
    size_t i;

    for (i = 0; i < count && born; i++) {
        if (cparent__age_on(born, day_of(keys[i])) < 4)
            continue;
        held++;
        part += cparent__look_is(look, (unsigned)(keys[i] & 0xFFFF),
                                 CPARENT__CODE_BIT(TOOK_PART));
    }
    SET_IF(look, REVIEWED, held > 0);
    SET_IF(look, TOOK_PART_EACH_TIME, held > 0 && part == held);
    look->measures[CPARENT__MEASURE_REVIEWS] = held;
    look->measures[CPARENT__MEASURE_REVIEWS_TAKEN_PART] = part;
}

/* Is a review that was to be held by `due`, and was on `held` (DAY_OPEN: not
 * yet), late in the window?  What was late and held before it is another
 * year's. */
static bool
is_late(const cparent__window *window, cparent__day due, cparent__day held)
{
    return due <= window->as_at && held > due && held >= window->from;
}

/* The first day of which reviews are in the files. */
static cparent__day
known_since(const cparent__look *look)
{
    const cparent__day opened = look->window->opened;

    return look->reviews_known ? cparent__day_months_later(opened, -12)
                               : opened;
}

/* Each review sets the day of the next: the first within 20 working days of
 * the start, the second within three months of it, then six.  Where care
 * began before the files do, the first one known is a later one, and was due
 * six months into them at the latest. */
static bool
all_in_time(const cparent__look *look, const uint64_t *keys, size_t count,
            cparent__day first_due)
{
    const cparent__window *window = look->window;
    const bool whole = !look->start_lost &&
                       (count == 0 || look->start >= window->before ||
                        look->start >= window->reach);
    cparent__day due = first_due;
    cparent__day last = CPARENT__DAY_NONE;
    bool late = false;
    size_t held = 0;
    size_t i;

    if (!whole && count > 0) {
        last = day_of(keys[0]);
        late = is_late(window, cparent__day_months_later(known_since(look),
                                                         6), last);
        due = cparent__day_months_later(last, 6);
        held = 2;
    }
    for (i = whole || count == 0 ? 0 : 1; i < count; i++) {
        if (day_of(keys[i]) == last)
            continue;
        last = day_of(keys[i]);
        late |= is_late(window, due, last);
        held++;
        due = cparent__day_months_later(last, held == 1 ? 3 : 6);
    }
    return !late && !is_late(window, due, CPARENT__DAY_OPEN);
}

static void
timeliness(cparent__look *look)
{
    const cparent__window *window = look->window;
    const cparent__day first_due =
        cparent__working_days_later(look->holidays, look->start, 20);
    uint64_t *keys;
    size_t count;

    if (first_due > window->as_at)
        return;
    count = collect(look, look->start_lost ? 0 : look->start, window->as_at,
                    false, &keys);
    SET_IF(look, REVIEW_DUE, true);
    SET_IF(look, REVIEWS_UNCLEAR,
           look->start < window->from && !look->reviews_known &&
               (count == 0 || day_of(keys[0]) >= window->from));
    SET_IF(look, REVIEWS_ON_TIME, all_in_time(look, keys, count, first_due));
}

void
cparent__look_review_facts(cparent__look *look)
{
    if (cparent__look_has_rows(look, CPARENT__BOOK_REVIEWS,
                               look->child->reviews))
        participation(look);
    if (look->holidays && look->current >= 0)
        timeliness(look);
}
