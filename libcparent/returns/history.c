/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "returns/look-internal.h"

#include <stdlib.h>
#include <string.h>

#include "core/alloc-internal.h"

enum { FEW = 24 };

/* Columns of Episodes, for notices. */
enum { RNE = 2, DECOM = 1, DEC = 7, REC = 8 };

static bool
make_room(cparent__look *look, size_t count)
{
    cparent__bench *bench = look->bench;
    size_t wanted = bench->capacity ? bench->capacity : 64;

    if (count <= bench->capacity)
        return true;
    while (wanted < count)
        wanted *= 2;
    cparent__free(bench->episodes);
    cparent__free(bench->steps);
    cparent__free(bench->spells);
    bench->capacity = 0;
    bench->episodes = cparent__malloc(wanted * sizeof(*bench->episodes));
    bench->steps = cparent__malloc(wanted * sizeof(*bench->steps));
    bench->spells = cparent__malloc(wanted * sizeof(*bench->spells));
    if (!bench->episodes || !bench->steps || !bench->spells) {
        look->cohort->failed = true;
        return false;
    }
    bench->capacity = wanted;
    return true;
}

uint64_t *
cparent__bench_keys(cparent__look *look, size_t count)
{
    cparent__bench *bench = look->bench;

    while (bench->key_capacity < count)
        if (!cparent__grow(&bench->keys, bench->key_capacity,
                           &bench->key_capacity, sizeof(*bench->keys))) {
            look->cohort->failed = true;
            return NULL;
        }
    return bench->keys;
}

static int
compare_keys(const void *one, const void *other)
{
    uint64_t a;
    uint64_t b;

    memcpy(&a, one, sizeof(a));
    memcpy(&b, other, sizeof(b));
    return (a > b) - (a < b);
}

static void
sort_few(uint64_t *keys, size_t count)
{
    size_t i;
    size_t j;

    for (i = 1; i < count; i++) {
        const uint64_t key = keys[i];

        for (j = i; j > 0 && keys[j - 1] > key; j--)
            keys[j] = keys[j - 1];
        keys[j] = key;
    }
}

size_t
cparent__keys_unique(uint64_t *keys, size_t count)
{
    size_t kept = 0;
    size_t i;

    if (count <= FEW)
        sort_few(keys, count);
    else
        qsort(keys, count, sizeof(*keys), compare_keys);
    for (i = 0; i < count; i++)
        if (kept == 0 || keys[kept - 1] != keys[i])
            keys[kept++] = keys[i];
    return kept;
}

void
cparent__bench_free(cparent__bench *bench)
{
    cparent__free(bench->episodes);
    cparent__free(bench->steps);
    cparent__free(bench->spells);
    cparent__free(bench->keys);
}

/* --- one history of several returns --------------------------------- */

static void
tell(const cparent__look *look, cparent__fault fault,
     const cparent__episode *episode, int column)
{
    if (look->notices)
        cparent__notice_add(look->notices, fault, CPARENT__BOOK_EPISODES,
                            column, episode->file, episode->line, 0);
}

/* In order of days, so that a search may stop. */
static bool
is_restated(const cparent__episode *past, const cparent__episode *now,
            size_t count)
{
    size_t i;

    for (i = 0; now != NULL && i < count && now[i].decom <= past->decom; i++)
        if (now[i].decom == past->decom)
            return true;
    return false;
}

/* Is it one row said twice?  Said open and closed, the closed one is the
 * later knowledge. */
static bool
is_repeated(const cparent__episode *a, const cparent__episode *b)
{
    return a->decom == b->decom && a->rne == b->rne && a->place == b->place &&
           a->ls == b->ls &&
           ((a->dec == b->dec && a->rec == b->rec) ||
            b->dec == CPARENT__DAY_OPEN);
}

/* A later return is the whole truth about its own year: what an earlier one
 * says of a day in it counts only when it is said again. */
static bool
still_counts(const cparent__look *look, const cparent__episode *past,
             const cparent__episode *now, size_t count)
{
    if (is_restated(past, now, count))
        return false;
    if (past->dec == CPARENT__DAY_OPEN || past->dec > look->window->opened) {
        tell(look, CPARENT__FAULT_NOT_CARRIED, past, DEC);
        return false;
    }
    return true;
}

/* What still counts of the past, side by side where it is kept; how many. */
static size_t
keep_past(cparent__look *look, const cparent__episode *now,
          size_t count)
{
    const cparent__child *child = look->child;
    cparent__episode *past;
    size_t kept = 0;
    size_t i;

    if (child->past_count == 0)
        return 0;
    past = (cparent__episode *)look->cohort->pool.items + child->past;
    for (i = 0; i < child->past_count; i++) {
        if (!still_counts(look, &past[i], now, count))
            continue;
        if (kept < i)
            past[kept] = past[i];
        look->marks |= past[kept++].marks;
    }
    return kept;
}

/* Room in the pool for `count` episodes of which `kept` are there: where
 * they are when they fit, at its end otherwise. */
static cparent__episode *
pool_room(cparent__look *look, size_t kept, size_t count)
{
    cparent__list *pool = &look->cohort->pool;
    cparent__child *child = look->child;
    cparent__episode *items;

    if (count <= child->past_count)
        return (cparent__episode *)pool->items + child->past;
    if (!cparent__list_reserve(look->cohort, pool, pool->count + count,
                               sizeof(*items)))
        return NULL;
    items = pool->items;
    if (kept > 0)
        memcpy(items + pool->count, items + child->past,
               kept * sizeof(*items));
    child->past = (uint32_t)pool->count;
    pool->count += count;
    return items + child->past;
}

size_t
cparent__look_stitch(cparent__look *look)
{
    cparent__child *child = look->child;
    const cparent__cohort *cohort = look->cohort;
    const bool now = child->visit == cohort->visit;
    const size_t count = now ? child->count : 0;
    const cparent__episode *group =
        count > 0 ? cohort->by_child + child->first : NULL;
    const size_t past = keep_past(look, group, count);
    cparent__episode *to = past + count > 0
                               ? pool_room(look, past, past + count)
                               : NULL;
    size_t merged = past;
    size_t i;

    if (!to) {
        child->past_count = 0;
        return 0;
    }
    for (i = 0; group != NULL && i < count; i++) {
        if (merged > past && is_repeated(&to[merged - 1], &group[i])) {
            tell(look, CPARENT__FAULT_REPEATED_ROW, &group[i], DECOM);
            continue;
        }
        look->marks |= group[i].marks;
        to[merged++] = group[i];
    }
    /* Both parts are in order; mostly one goes before the other. */
    if (past > 0 && past < merged &&
        cparent__episode_before(&to[past], &to[past - 1]))
        cparent__episodes_sort(to, merged);
    child->past_count = (uint32_t)merged;
    look->episodes = to;
    return merged;
}

/* --- periods and spells --------------------------------------------- */

/* Care went on from the one to the other. */
static bool
is_linked(const cparent__episode *before, const cparent__episode *episode)
{
    return before->dec == episode->decom &&
           cparent__marked(before, CPARENT__MARK_GOES_ON) &&
           !cparent__marked(episode, CPARENT__MARK_STARTS);
}

/* True when the episode goes on with the home of the spell: the legal status
 * alone changed, or the carer is the same (also when that carer adopts), or
 * a temporary stay led back to it. */
static bool
same_home(const cparent__spell *spell, const cparent__episode *episode,
          bool after_temporary)
{
    return after_temporary ? spell->home == episode->home
                           : cparent__marked(episode, CPARENT__MARK_SAME_HOME);
}

/* Moves of a kind that is a home of its own only when asked for. */
static bool
moved_with_carer(const cparent__episode *episode)
{
    return cparent__marked(episode, CPARENT__MARK_SAME_CARER) &&
           !cparent__marked(episode, CPARENT__MARK_CURRENT_CARER);
}

static void
make_spells(cparent__look *look)
{
    cparent__spell *spells = look->bench->spells;
    cparent__step *steps = look->bench->steps;
    int32_t at = -1; /* the spell that may go on */
    bool after_temporary = false;
    int32_t count = 0;
    size_t i;

    for (i = 0; i < look->count; i++) {
        const cparent__episode *episode = &look->episodes[i];
        const bool linked = i > 0 && is_linked(episode - 1, episode);

        steps[i].first = linked ? steps[i - 1].first : (uint32_t)i;
        if (!linked) {
            at = -1;
            after_temporary = false;
        }
        if (cparent__marked(episode, CPARENT__MARK_TEMPORARY)) {
            after_temporary = true;
            steps[i].spell = at;
            continue;
        }
        if (at < 0 || !same_home(&spells[at], episode, after_temporary)) {
            at = count++;
            spells[at].start = episode->decom;
            spells[at].period = steps[i].first;
            spells[at].start_known =
                cparent__marked(episode, CPARENT__MARK_NEW_HOME);
        }
        spells[at].end = episode->dec;
        spells[at].home = episode->home;
        spells[at].place = episode->place;
        steps[i].spell = at;
        after_temporary = false;
    }
    look->spell_count = (size_t)count;
}

static bool
lasts_a_day(cparent__day start, cparent__day end)
{
    return end > start;
}

/* Homes of at least a day that overlap the time; with each move of the same
 * carer inside it where those count. */
int
cparent__look_homes(const cparent__look *look, cparent__day from)
{
    const cparent__day to = look->window->as_at;
    int homes = 0;
    size_t i;

    for (i = 0; i < look->spell_count; i++) {
        const cparent__spell *spell = &look->bench->spells[i];

        homes += spell->start <= to && spell->end > from &&
                 lasts_a_day(spell->start, spell->end);
    }
    for (i = 0; look->moves_count && i < look->count; i++) {
        const cparent__episode *episode = &look->episodes[i];
        const int32_t spell = look->bench->steps[i].spell;

        homes += moved_with_carer(episode) && spell >= 0 &&
                 look->bench->spells[spell].start < episode->decom &&
                 episode->decom <= to && episode->decom > from &&
                 lasts_a_day(episode->decom, episode->dec);
    }
    return homes;
}

/* When the current period began. */
static void
find_start(cparent__look *look)
{
    const cparent__episode *first;

    if (look->current < 0)
        return;
    first = &look->episodes[look->bench->steps[look->current].first];
    look->start = first->decom;
    look->start_lost = !cparent__marked(first, CPARENT__MARK_STARTS) &&
                       look->start < look->window->reach;
}

/* The episode that covers the day, the exit that came last, and who was
 * cared for and started. */
static void
find_days(cparent__look *look)
{
    const cparent__window window = *look->window;
    cparent__day last = CPARENT__DAY_NONE;
    size_t i;

    for (i = 0; i < look->count; i++) {
        const cparent__episode *episode = &look->episodes[i];
        const cparent__day decom = episode->decom;
        const cparent__day dec = episode->dec;

        if (cparent__marked(episode, CPARENT__MARK_EXIT) &&
            dec >= window.from && dec <= window.as_at && dec >= last) {
            last = dec;
            look->exit = (int)i;
        }
        if (decom > window.as_at)
            continue;
        if (dec > window.as_at)
            look->current = (int)i;
        look->cared_for |= (dec > window.from) & (dec > decom);
        if (cparent__marked(episode, CPARENT__MARK_STARTS)) {
            look->started |= decom >= window.from;
            look->started_before |=
                (decom >= window.before) & (decom < window.from);
        }
    }
}

/* The history without short breaks; how many episodes it has. */
static size_t
leave_out_respite(cparent__look *look, size_t merged)
{
    const cparent__window *window = look->window;
    const cparent__episode *from = look->episodes;
    cparent__episode *to = look->bench->episodes;
    size_t kept = 0;
    size_t i;

    for (i = 0; i < merged; i++) {
        if (!cparent__marked(&from[i], CPARENT__MARK_RESPITE))
            to[kept++] = from[i];
        else if (from[i].decom <= window->as_at &&
                 from[i].dec > window->year)
            look->respite_in_year = true;
    }
    look->respite_only = kept == 0;
    look->episodes = to;
    return kept;
}

void
cparent__look_order(cparent__look *look, size_t merged)
{
    look->count = 0;
    look->current = -1;
    look->exit = -1;
    if (!make_room(look, merged))
        return;
    look->count = look->marks & CPARENT__MARK_RESPITE
                      ? leave_out_respite(look, merged)
                      : merged;
    make_spells(look);
    find_days(look);
    find_start(look);
}

/* --- what is wrong -------------------------------------------------- */

static void
check_pair(cparent__look *look, const cparent__episode *before,
           const cparent__episode *episode)
{
    const bool goes_on = cparent__marked(before, CPARENT__MARK_GOES_ON);

    if (before->dec == CPARENT__DAY_OPEN)
        tell(look, CPARENT__FAULT_OPEN_ORDER, before, DEC);
    else if (before->dec > episode->decom)
        tell(look, CPARENT__FAULT_OVERLAP, episode, DECOM);
    else if (goes_on && before->dec < episode->decom)
        tell(look, CPARENT__FAULT_GAP, episode, DECOM);
    else if (goes_on && cparent__marked(episode, CPARENT__MARK_STARTS))
        tell(look, CPARENT__FAULT_START_INSIDE, episode, RNE);
}

void
cparent__look_check(cparent__look *look, size_t merged)
{
    const cparent__episode *episodes = look->episodes;
    size_t i;

    for (i = 0; i < merged; i++) {
        const cparent__episode *episode = &episodes[i];

        if (i > 0)
            check_pair(look, episode - 1, episode);
        if (!cparent__marked(episode, CPARENT__MARK_STARTS) &&
            episode->decom >= look->window->reach &&
            !(i > 0 && is_linked(episode - 1, episode)))
            tell(look, CPARENT__FAULT_NO_START, episode, RNE);
        if (i + 1 == merged && episode->dec != CPARENT__DAY_OPEN &&
            cparent__marked(episode, CPARENT__MARK_GOES_ON))
            tell(look, CPARENT__FAULT_NOTHING_AFTER, episode, REC);
    }
}
