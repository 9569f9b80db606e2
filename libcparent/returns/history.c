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

    for (i = 0; i < count && now[i].decom <= past->decom; i++)
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

size_t
cparent__look_stitch(cparent__look *look)
{
    const cparent__child *child = look->child;
    const cparent__cohort *cohort = look->cohort;
    const bool now = child->visit == cohort->visit;
    const size_t count = now ? child->count : 0;
    const cparent__episode *group = cohort->grouped.items;
    const cparent__episode *pool = cohort->pool.items;
    cparent__episode *to;
    size_t merged = 0;
    size_t past;
    size_t i;

    if (!make_room(look, child->past_count + count))
        return 0;
    to = look->bench->episodes;
    if (count > 0)
        group += child->first;
    for (i = 0; i < child->past_count; i++)
        if (still_counts(look, &pool[child->past + i], group, count))
            to[merged++] = pool[child->past + i];
    past = merged;
    for (i = 0; i < count; i++) {
        if (merged > past && is_repeated(&to[merged - 1], &group[i])) {
            tell(look, CPARENT__FAULT_REPEATED_ROW, &group[i], DECOM);
            continue;
        }
        to[merged++] = group[i];
    }
    /* Both parts are in order; mostly one goes before the other. */
    if (past > 0 && past < merged &&
        cparent__episode_before(&to[past], &to[past - 1]))
        cparent__episodes_sort(to, merged);
    return merged;
}

void
cparent__look_keep(cparent__look *look, size_t merged)
{
    cparent__cohort *cohort = look->cohort;
    cparent__child *child = look->child;
    size_t i;

    if (merged == 0) {
        child->past_count = 0;
        return;
    }
    if (merged <= child->past_count) {
        memcpy((cparent__episode *)cohort->pool.items + child->past,
               look->bench->episodes, merged * sizeof(cparent__episode));
    } else {
        child->past = (uint32_t)cohort->pool.count;
        for (i = 0; i < merged; i++) {
            cparent__episode *to = cparent__list_add(cohort, &cohort->pool,
                                                     sizeof(*to));

            if (!to)
                return;
            *to = look->bench->episodes[i];
        }
    }
    child->past_count = (uint32_t)merged;
}

/* --- periods and spells --------------------------------------------- */

static bool
starts(const cparent__look *look, const cparent__episode *episode)
{
    return cparent__look_is(look, episode->rne, CPARENT__CODE_BIT(STARTS));
}

/* Care went on from the one to the other. */
static bool
is_linked(const cparent__look *look, const cparent__episode *before,
          const cparent__episode *episode)
{
    return before->dec == episode->decom && !starts(look, episode) &&
           cparent__look_is(look, before->rec,
                            CPARENT__CODE_BIT(CONTINUES));
}

/* True when the episode goes on with the home of the spell: the legal status
 * alone changed, or the carer is the same (also when that carer adopts), or
 * a temporary stay led back to it. */
static bool
same_home(const cparent__look *look, const cparent__spell *spell,
          const cparent__episode *episode, bool after_temporary)
{
    if (after_temporary)
        return spell->home == episode->home;
    return cparent__look_is(look, episode->rne,
                            CPARENT__CODE_BIT(STATUS_ONLY) |
                                CPARENT__CODE_BIT(SAME_CARER));
}

/* Moves of a kind that is a home of its own only when asked for. */
static bool
moved_with_carer(const cparent__look *look, const cparent__episode *episode)
{
    return cparent__look_is(look, episode->rne,
                            CPARENT__CODE_BIT(SAME_CARER)) &&
           !cparent__look_is(look, episode->place,
                             CPARENT__CODE_BIT(CURRENT_CARER));
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
        const bool linked =
            i > 0 && is_linked(look, episode - 1, episode);

        steps[i].first = linked ? steps[i - 1].first : (uint32_t)i;
        if (!linked) {
            at = -1;
            after_temporary = false;
        }
        if (cparent__look_is(look, episode->place,
                             CPARENT__CODE_BIT(TEMPORARY))) {
            after_temporary = true;
            steps[i].spell = at;
            continue;
        }
        if (at < 0 || !same_home(look, &spells[at], episode,
                                 after_temporary)) {
            at = count++;
            spells[at].start = episode->decom;
            spells[at].period = steps[i].first;
            spells[at].start_known = cparent__look_is(
                look, episode->rne,
                CPARENT__CODE_BIT(STARTS) | CPARENT__CODE_BIT(NEW_HOME));
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

        homes += moved_with_carer(look, episode) && spell >= 0 &&
                 look->bench->spells[spell].start < episode->decom &&
                 episode->decom <= to && episode->decom > from &&
                 lasts_a_day(episode->decom, episode->dec);
    }
    return homes;
}

static void
find_current(cparent__look *look)
{
    const cparent__window *window = look->window;
    const cparent__episode *first;
    size_t i;

    look->current = -1;
    for (i = 0; i < look->count; i++)
        if (look->episodes[i].decom <= window->as_at &&
            look->episodes[i].dec > window->as_at)
            look->current = (int)i;
    if (look->current < 0)
        return;
    first = &look->episodes[look->bench->steps[look->current].first];
    look->start = first->decom;
    look->start_known = starts(look, first);
    look->start_lost = !look->start_known && look->start < window->reach;
}

void
cparent__look_order(cparent__look *look, size_t merged)
{
    cparent__episode *episodes = look->bench->episodes;
    const cparent__window *window = look->window;
    size_t kept = 0;
    size_t i;

    look->respite_in_year = false;
    for (i = 0; i < merged; i++) {
        if (!cparent__look_is(look, episodes[i].ls,
                              CPARENT__CODE_BIT(RESPITE))) {
            if (kept < i)
                episodes[kept] = episodes[i];
            kept++;
        } else if (episodes[i].decom <= window->as_at &&
                   episodes[i].dec > window->year) {
            look->respite_in_year = true;
        }
    }
    look->respite_only = merged > 0 && kept == 0;
    look->episodes = episodes;
    look->count = kept;
    make_spells(look);
    find_current(look);
}

/* --- what is wrong -------------------------------------------------- */

static void
check_pair(cparent__look *look, const cparent__episode *before,
           const cparent__episode *episode)
{
    const bool goes_on = cparent__look_is(look, before->rec,
                                          CPARENT__CODE_BIT(CONTINUES));

    if (before->dec == CPARENT__DAY_OPEN)
        tell(look, CPARENT__FAULT_OPEN_ORDER, before, DEC);
    else if (before->dec > episode->decom)
        tell(look, CPARENT__FAULT_OVERLAP, episode, DECOM);
    else if (goes_on && before->dec < episode->decom)
        tell(look, CPARENT__FAULT_GAP, episode, DECOM);
    else if (goes_on && starts(look, episode))
        tell(look, CPARENT__FAULT_START_INSIDE, episode, RNE);
}

void
cparent__look_check(cparent__look *look, size_t merged)
{
    const cparent__episode *episodes = look->bench->episodes;
    size_t i;

    for (i = 0; i < merged; i++) {
        const cparent__episode *episode = &episodes[i];
        const bool linked =
            i > 0 && is_linked(look, &episodes[i - 1], episode);

        if (i > 0)
            check_pair(look, &episodes[i - 1], episode);
        if (!linked && !starts(look, episode) &&
            episode->decom >= look->window->reach)
            tell(look, CPARENT__FAULT_NO_START, episode, RNE);
        if (i + 1 == merged && episode->dec != CPARENT__DAY_OPEN &&
            cparent__look_is(look, episode->rec,
                             CPARENT__CODE_BIT(CONTINUES)))
            tell(look, CPARENT__FAULT_NOTHING_AFTER, episode, REC);
    }
}
