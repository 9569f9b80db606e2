/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "returns/look-internal.h"

#define SET_IF(look, name, condition) \
    cparent__facts_set_if(&(look)->facts, CPARENT__FACT_##name, (condition))

/* What a later return may say again, an earlier one no longer says when it
 * had not ended. */
static bool
still_said(const cparent__look *look, uint16_t visit, cparent__day end)
{
    return visit == look->cohort->visit || end != CPARENT__DAY_OPEN;
}

/* --- the OC2 table -------------------------------------------------- */

static void
check_health(const cparent__look *look)
{
    const cparent__child *child = look->child;
    const bool has = (child->seen & 1u << CPARENT__BOOK_OC2) != 0;
    const bool due = cparent__facts_has(&look->facts,
                                        CPARENT__FACT_YEAR_IN_CARE);

    if (!look->notices || !look->columns[CPARENT__BOOK_OC2])
        return;
    if (has && !due &&
        !cparent__facts_has(&look->facts, CPARENT__FACT_YEAR_UNCLEAR))
        cparent__notice_add(look->notices, CPARENT__FAULT_OC2_NOT_DUE,
                            CPARENT__BOOK_OC2, -1, child->oc2_file,
                            child->oc2_line, 0);
    if (!has && due)
        cparent__notice_add(look->notices, CPARENT__FAULT_OC2_LACKS,
                            CPARENT__BOOK_EPISODES, -1,
                            look->episodes[look->current].file,
                            look->episodes[look->current].line, 0);
}

void
cparent__look_health_facts(cparent__look *look)
{
    const cparent__child *child = look->child;
    const unsigned health = child->health;
    const int score = child->score;

    check_health(look);
    if (!(child->seen & 1u << CPARENT__BOOK_OC2))
        return;
    SET_IF(look, CONVICTED, health & CPARENT__OC2_CONVICTED);
    SET_IF(look, DEVELOPED, health & CPARENT__OC2_DEVELOPED);
    SET_IF(look, IMMUNISED, health & CPARENT__OC2_IMMUNISED);
    SET_IF(look, TEETH_CHECKED, health & CPARENT__OC2_TEETH);
    SET_IF(look, HEALTH_ASSESSED, health & CPARENT__OC2_HEALTH);
    SET_IF(look, SUBSTANCE, health & CPARENT__OC2_SUBSTANCE);
    SET_IF(look, HELPED, health & CPARENT__OC2_HELPED);
    SET_IF(look, HELP_REFUSED,
           (health & CPARENT__OC2_OFFERED) &&
               !(health & CPARENT__OC2_HELPED));
    if (score < 0)
        return;
    SET_IF(look, SCORED, true);
    SET_IF(look, SCORE_NORMAL, score <= 13);
    SET_IF(look, SCORE_BORDERLINE, score >= 14 && score <= 16);
    SET_IF(look, SCORE_CONCERN, score >= 17);
    look->measures[CPARENT__MEASURE_SDQ_SCORE] = score;
}

/* --- care leavers --------------------------------------------------- */

static cparent__day
born(const cparent__child *child)
{
    return child->born ? child->born : child->born_elsewhere;
}

/* Adopted, in care on the birthday that made them 17 or 18, or only ever in
 * short breaks: no care leavers. */
static bool
is_leaver(const cparent__look *look)
{
    const cparent__day birthday = cparent__birthday(born(look->child),
                                                    look->age);
    size_t i;

    if (look->respite_only)
        return false;
    for (i = 0; i < look->count; i++) {
        const cparent__episode *episode = &look->episodes[i];

        if (cparent__marked(episode, CPARENT__MARK_EXIT) &&
            cparent__marked(episode, CPARENT__MARK_ADOPTED))
            return false;
        if (look->age <= 18 && episode->decom <= birthday &&
            episode->dec > birthday)
            return false;
    }
    return true;
}

/* Of those who left foster carers at 18: do they still live with them? */
static void
staying_put(cparent__look *look)
{
    const cparent__day birthday = cparent__birthday(born(look->child), 18);
    const bool now = look->child->visit == look->cohort->visit;
    const bool stays =
        now && cparent__look_is(look, look->child->home,
                                CPARENT__CODE_BIT(FORMER_CARERS));
    bool fostered = false;
    size_t i;

    for (i = 0; i < look->count; i++) {
        const cparent__episode *episode = &look->episodes[i];

        if (episode->dec != birthday ||
            !cparent__marked(episode, CPARENT__MARK_EXIT))
            continue;
        fostered |= cparent__look_is(look, episode->place,
                                     CPARENT__CODE_BIT(FOSTER));
    }
    SET_IF(look, AGED_18, look->age == 18);
    SET_IF(look, AGED_19, look->age == 19);
    SET_IF(look, AGED_20, look->age == 20);
    SET_IF(look, FOSTERED_AT_18, fostered);
    SET_IF(look, STAYING_PUT, stays);
    SET_IF(look, EXIT_UNCLEAR,
           now && look->child->seen & 1u << CPARENT__BOOK_OC3 &&
               birthday < look->window->reach);
}

void
cparent__look_leaver_facts(cparent__look *look)
{
    const cparent__child *child = look->child;

    if (look->age >= 18 && look->age <= 20)
        staying_put(look);
    if (child->visit != look->cohort->visit ||
        !(child->seen & 1u << CPARENT__BOOK_OC3) || look->age < 17 ||
        look->age > 21)
        return;
    if (!is_leaver(look)) {
        if (look->notices)
            cparent__notice_add(look->notices, CPARENT__FAULT_OC3_NOT_DUE,
                                CPARENT__BOOK_OC3, -1, child->oc3_file,
                                child->oc3_line, 0);
        return;
    }
    SET_IF(look, LEAVER_17_18, look->age <= 18);
    SET_IF(look, LEAVER_19_21, look->age >= 19);
    look->facts.words[0] |= cparent__look_code(look, child->in_touch) |
                            cparent__look_code(look, child->activity) |
                            cparent__look_code(look, child->home);
}

/* --- missing, and social workers ------------------------------------ */

/* Incidents that overlap the window, both of their days inside; one row
 * said twice is one incident. */
static void
incidents(cparent__look *look)
{
    const cparent__window *window = look->window;
    const cparent__incident *rows = look->cohort->incidents.items;
    uint64_t *keys = NULL;
    size_t count = 0;
    int missing = 0;
    int away = 0;
    uint32_t at;
    size_t i;

    for (at = look->child->incidents; at != CPARENT__NO_ROW;
         at = rows[at - 1].next) {
        const cparent__incident *row = &rows[at - 1];

        if (row->visit != look->cohort->visit && window->current_only)
            break;
        if (row->start > window->as_at || row->end < window->from ||
            !still_said(look, row->visit, row->end))
            continue;
        keys = cparent__bench_keys(look, count + 1);
        if (!keys)
            return;
        keys[count++] = (uint64_t)row->start << 40 |
                        (uint64_t)(row->end & 0xFFFFFF) << 16 | row->code;
    }
    count = cparent__keys_unique(keys, count);
    for (i = 0; keys != NULL && i < count; i++) {
        const unsigned code = (unsigned)(keys[i] & 0xFFFF);

        missing += cparent__look_is(look, code, CPARENT__CODE_BIT(MISSING));
        away += cparent__look_is(look, code, CPARENT__CODE_BIT(AWAY));
    }
    SET_IF(look, WENT_MISSING, missing > 0);
    SET_IF(look, WENT_AWAY, away > 0);
    look->measures[CPARENT__MEASURE_MISSING_INCIDENTS] = missing;
}

static void
workers(cparent__look *look)
{
    const cparent__window *window = look->window;
    const cparent__worker *rows = look->cohort->workers.items;
    uint64_t *keys = NULL;
    size_t count = 0;
    uint32_t at;

    for (at = look->child->workers; at != CPARENT__NO_ROW;
         at = rows[at - 1].next) {
        const cparent__worker *row = &rows[at - 1];

        if (row->visit != look->cohort->visit && window->current_only)
            break;
        if (row->start > window->as_at ||
            (row->end <= window->from && row->start < window->from) ||
            !still_said(look, row->visit, row->end))
            continue;
        keys = cparent__bench_keys(look, count + 1);
        if (!keys)
            return;
        keys[count++] = row->id;
    }
    count = cparent__keys_unique(keys, count);
    SET_IF(look, HAS_SOCIAL_WORKER, count > 0);
    SET_IF(look, SOCIAL_WORKERS_3PLUS, count >= 3);
}

void
cparent__look_event_facts(cparent__look *look)
{
    if (cparent__look_has_rows(look, CPARENT__BOOK_MISSING,
                               look->child->incidents))
        incidents(look);
    if (cparent__look_has_rows(look, CPARENT__BOOK_WORKERS,
                               look->child->workers))
        workers(look);
}
