/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "returns/look-internal.h"

#define SET_IF(look, name, condition) \
    cparent__facts_set_if(&(look)->facts, CPARENT__FACT_##name, (condition))

static bool
is_within(cparent__day day, cparent__day first, cparent__day last)
{
    return day >= first && day <= last;
}

/* Who was in care, started and left. */
static void
stock_and_flow(cparent__look *look)
{
    SET_IF(look, IN_CARE, look->current >= 0);
    SET_IF(look, CARED_FOR, look->cared_for);
    SET_IF(look, STARTED, look->started);
    if (look->exit >= 0) {
        SET_IF(look, LEFT, true);
        look->facts.words[0] |=
            cparent__look_code(look, look->episodes[look->exit].rec);
    }
}

static void
age(cparent__look *look)
{
    const int years = look->age;

    SET_IF(look, AGE_UNKNOWN, years < 0);
    if (years < 0)
        return;
    SET_IF(look, UNDER_16, years < 16);
    SET_IF(look, AGED_0_4, years <= 4);
    SET_IF(look, AGED_5_16, years >= 5 && years <= 16);
    SET_IF(look, AGED_10_17, years >= 10 && years <= 17);
    SET_IF(look, UNDER_1, years < 1);
    SET_IF(look, AGED_1_4, years >= 1 && years <= 4);
    SET_IF(look, AGED_5_9, years >= 5 && years <= 9);
    SET_IF(look, AGED_10_15, years >= 10 && years <= 15);
    SET_IF(look, AGED_16_PLUS, years >= 16);
}

/* How long in care, as far as the files say.  "Not known" refuses a figure
 * only where the start may lie before the returns held. */
static void
length_of_care(cparent__look *look)
{
    const cparent__window *window = look->window;
    const cparent__day since = look->start;
    const bool lost = look->start_lost;
    const cparent__day one = window->ago_12;
    const cparent__day five = window->ago_60;

    SET_IF(look, YEAR_IN_CARE,
           since <= window->year && !look->respite_in_year);
    SET_IF(look, YEAR_UNCLEAR, lost && since > window->year);
    SET_IF(look, TWO_YEARS, since <= window->two_years);
    SET_IF(look, TWO_YEARS_UNCLEAR, lost && since > window->two_years);
    SET_IF(look, IN_CARE_30_MONTHS, since <= window->ago_30);
    SET_IF(look, START_UNCLEAR,
           lost && since > window->ago_30 && look->age >= 0 &&
               look->age < 16);
    SET_IF(look, CARE_UNDER_1Y, since > one);
    SET_IF(look, CARE_1_2Y, since <= one && since > window->ago_24);
    SET_IF(look, CARE_2_5Y, since <= window->ago_24 && since > five);
    SET_IF(look, CARE_5Y_PLUS, since <= five);
    SET_IF(look, DURATION_UNCLEAR, lost && since > five);
}

/* Did a start in the window follow an exit of the 12 months before it? */
static void
came_back(cparent__look *look)
{
    const cparent__window *window = look->window;
    const cparent__day born = look->child->born
                                  ? look->child->born
                                  : look->child->born_elsewhere;
    cparent__day left = CPARENT__DAY_NONE;
    bool again = false;
    size_t i;

    for (i = 0; i < look->count; i++) {
        const cparent__episode *episode = &look->episodes[i];
        const cparent__day back = episode->decom;

        again |= cparent__marked(episode, CPARENT__MARK_STARTS) &&
                 is_within(back, window->from, window->as_at) &&
                 left != CPARENT__DAY_NONE && left <= back &&
                 cparent__day_months_later(left, 12) >= back;
        if (cparent__marked(episode, CPARENT__MARK_EXIT) &&
            episode->dec > left &&
            !(born && cparent__age_on(born, episode->dec) >= 18) &&
            !cparent__marked(episode, CPARENT__MARK_STAYS_PUT))
            left = episode->dec;
    }
    SET_IF(look, RE_ENTERED, again);
}

/* The first start in the 12 months before the window, and where it led. */
static void
cohort_of_before(cparent__look *look)
{
    const cparent__window *window = look->window;
    size_t i;
    size_t j;

    for (i = 0; i < look->count; i++) {
        const cparent__day start = look->episodes[i].decom;

        if (!cparent__marked(&look->episodes[i], CPARENT__MARK_STARTS) ||
            start < window->before || start >= window->from)
            continue;
        SET_IF(look, STARTED_BEFORE, true);
        for (j = i; j < look->count; j++) {
            const cparent__episode *exit = &look->episodes[j];

            if (!cparent__marked(exit, CPARENT__MARK_EXIT) ||
                look->bench->steps[j].first != i)
                continue;
            SET_IF(look, PERMANENT_12M,
                   cparent__look_is(look, exit->rec,
                                    CPARENT__CODE_BIT(PERMANENT)) &&
                       exit->dec <= cparent__day_months_later(start, 12));
        }
        return;
    }
}

void
cparent__look_facts(cparent__look *look)
{
    const cparent__child *child = look->child;
    const bool now = child->visit == look->cohort->visit;
    const cparent__day born = child->born ? child->born
                                          : child->born_elsewhere;

    look->age = born && born <= look->window->as_at
                    ? cparent__age_on(born, look->window->as_at)
                    : -1;
    stock_and_flow(look);
    age(look);
    look->facts.words[0] |= cparent__look_code(look, child->sex) |
                            cparent__look_code(look, child->ethnic);
    SET_IF(look, ASYLUM,
           now && child->asylum_ends > look->window->as_at);
    if (look->current >= 0) {
        length_of_care(look);
        cparent__look_home_facts(look);
    }
    if (look->exit >= 0)
        cparent__look_adoption_facts(look);
    if (look->started)
        came_back(look);
    if (look->started_before)
        cohort_of_before(look);
    cparent__look_event_facts(look);
    cparent__look_review_facts(look);
    if (now)
        cparent__look_health_facts(look);
    cparent__look_leaver_facts(look);
}
