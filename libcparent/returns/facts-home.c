/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "returns/look-internal.h"

#define SET_IF(look, name, condition) \
    cparent__facts_set_if(&(look)->facts, CPARENT__FACT_##name, (condition))

/* The spell with which the time at home begins: of a child placed for
 * adoption, the foster placement before counts together with it. */
static const cparent__spell *
home_since(const cparent__look *look, int32_t at)
{
    const cparent__spell *spell = &look->bench->spells[at];

    if (at > 0 && spell[-1].period == spell->period &&
        cparent__look_is(look, spell->place, CPARENT__CODE_BIT(ADOPTIVE)) &&
        cparent__look_is(look, spell[-1].place, CPARENT__CODE_BIT(FOSTER)))
        return spell - 1;
    return spell;
}

/* Has the child been at home there for two years?  Not known where the
 * placement may have begun before the returns that are held. */
static void
stability(cparent__look *look)
{
    const int32_t at = look->bench->steps[look->current].spell;
    const cparent__window *window = look->window;
    const cparent__spell *spell;
    bool long_term;

    if (at < 0)
        return;
    spell = home_since(look, at);
    long_term = look->age >= 0 && look->age < 16 &&
                look->start <= window->ago_30;
    SET_IF(look, SAME_HOME_2Y, spell->start <= window->ago_24);
    SET_IF(look, HOME_UNCLEAR,
           long_term && !spell->start_known &&
               spell->start > window->ago_24 &&
               spell->start < window->reach);
}

void
cparent__look_home_facts(cparent__look *look)
{
    const cparent__episode *now = &look->episodes[look->current];

    look->facts.words[0] |= cparent__look_code(look, now->place) |
                            cparent__look_code(look, now->provider) |
                            cparent__look_code(look, now->ls);
    if (now->marks & CPARENT__MARK_OUT)
        look->facts.words[0] |= CPARENT__CODE_BIT(OUT);
    SET_IF(look, FAR, now->marks & CPARENT__MARK_FAR);
    SET_IF(look, DISTANCE_UNKNOWN,
           !(now->marks & CPARENT__MARK_DISTANCE_KNOWN));
    /* Fewer than three homes in all are fewer in any time. */
    if (look->spell_count >= 3 || look->moves_count) {
        SET_IF(look, HOMES_3PLUS,
               cparent__look_homes(look, look->window->year) >= 3);
        SET_IF(look, HOMES_3PLUS_2Y,
               cparent__look_homes(look, look->window->two_years) >= 3);
    }
    stability(look);
}

/* The first episode of the period with that fact of its placement or legal
 * status; -1: none. */
static int
first_with(const cparent__look *look, uint64_t bit)
{
    const int first = (int)look->bench->steps[look->exit].first;
    int i;

    for (i = first; i <= look->exit; i++)
        if ((int)look->bench->steps[i].first == first &&
            (cparent__look_is(look, look->episodes[i].place, bit) ||
             cparent__look_is(look, look->episodes[i].ls, bit)))
            return i;
    return -1;
}

static int32_t
days_between(cparent__day from, cparent__day to)
{
    return cparent__day_number(to) - cparent__day_number(from);
}

static int32_t
not_negative(int32_t days)
{
    return days > 0 ? days : 0;
}

/* When the child moved in with the carer who adopted: with the adopters, or
 * with the foster carer who became them. */
static cparent__day
moved_in(const cparent__look *look, int placed)
{
    const int32_t spell = look->bench->steps[placed].spell;

    if (!look->child->foster_carer || spell < 0)
        return look->episodes[placed].decom;
    return look->bench->spells[spell].start;
}

static void
days_of_stages(cparent__look *look, cparent__day start, int placed)
{
    const cparent__child *child = look->child;
    const cparent__day order = look->episodes[look->exit].dec;
    const cparent__day home =
        placed < 0 ? CPARENT__DAY_NONE : look->episodes[placed].decom;
    int32_t *measures = look->measures;

    SET_IF(look, DECISION_KNOWN, child->decided != CPARENT__DAY_NONE);
    SET_IF(look, DECISION_AND_MATCH, child->decided && child->matched);
    SET_IF(look, MATCH_AND_PLACED, child->matched && home);
    if (child->decided)
        measures[CPARENT__MEASURE_DAYS_ENTRY_TO_DECISION] =
            days_between(start, child->decided);
    if (child->decided && child->matched)
        measures[CPARENT__MEASURE_DAYS_DECISION_TO_MATCH] =
            days_between(child->decided, child->matched);
    if (child->matched && home)
        measures[CPARENT__MEASURE_DAYS_MATCH_TO_PLACED] =
            days_between(child->matched, home);
    if (home)
        measures[CPARENT__MEASURE_DAYS_PLACED_TO_ORDER] =
            days_between(home, order);
}

void
cparent__look_adoption_facts(cparent__look *look)
{
    const cparent__episode *exit = &look->episodes[look->exit];
    const int first = (int)look->bench->steps[look->exit].first;
    const cparent__episode *entry = &look->episodes[first];
    const bool known = entry->decom >= look->window->reach ||
                       cparent__look_is(look, entry->rne,
                                        CPARENT__CODE_BIT(STARTS));
    const int placed = first_with(look, CPARENT__CODE_BIT(ADOPTIVE));
    const int ordered = first_with(look,
                                   CPARENT__CODE_BIT(PLACEMENT_ORDER));
    int32_t *measures = look->measures;

    if (!cparent__look_is(look, exit->rec, CPARENT__CODE_BIT(ADOPTED)))
        return;
    SET_IF(look, ENTRY_UNCLEAR, !known);
    SET_IF(look, ORDER_UNCLEAR,
           !known && look->child->matched && ordered == first &&
               !cparent__look_is(look, entry->rne,
                                 CPARENT__CODE_BIT(NEW_STATUS)));
    SET_IF(look, PLACED_FIRST, placed >= 0);
    days_of_stages(look, entry->decom, placed);
    if (placed >= 0) {
        measures[CPARENT__MEASURE_DAYS_TO_ADOPTERS] =
            days_between(entry->decom, look->episodes[placed].decom);
        measures[CPARENT__MEASURE_DAYS_TO_ADOPTERS_ADJUSTED] =
            not_negative(days_between(entry->decom, moved_in(look, placed)));
    }
    if (ordered >= 0 && look->child->matched) {
        SET_IF(look, ORDER_AND_MATCH, true);
        measures[CPARENT__MEASURE_DAYS_TO_MATCH] =
            not_negative(days_between(look->episodes[ordered].decom,
                                      look->child->matched));
    }
    if (look->notices && look->columns[CPARENT__BOOK_AD1] &&
        !look->child->has_adoption)
        cparent__notice_add(look->notices, CPARENT__FAULT_AD1_LACKS,
                            CPARENT__BOOK_EPISODES, -1, exit->file,
                            exit->line, 0);
}
