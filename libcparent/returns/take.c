/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "returns/take-internal.h"

#include <string.h>

/*
 * What is kept of each table's rows.  Columns are numbered as in
 * share/ssda903/columns.tsv, which a test holds against these names.
 */
enum { HEADER_SEX = 1, HEADER_DOB, HEADER_ETHNIC };
enum {
    EPISODES_DECOM = 1, EPISODES_RNE, EPISODES_LS, EPISODES_CIN,
    EPISODES_PLACE, EPISODES_PROVIDER, EPISODES_DEC, EPISODES_REC,
    EPISODES_REASON, EPISODES_HOME_POST, EPISODES_PL_POST, EPISODES_URN,
    EPISODES_DISTANCE, EPISODES_PL_LA, EPISODES_LOCATION
};
enum { OTHERS_DOB = 1 }; /* where a table but Header has it */
enum { REVIEWS_REVIEW = 2, REVIEWS_CODE };
enum { UASC_DOB = 2, UASC_DUC };
enum {
    OC2_SCORE = 2, OC2_REASON, OC2_CONVICTED, OC2_HEALTH_CHECK,
    OC2_IMMUNISATIONS, OC2_TEETH, OC2_ASSESSMENT, OC2_SUBSTANCE,
    OC2_RECEIVED, OC2_OFFERED
};
enum { OC3_IN_TOUCH = 2, OC3_ACTIV, OC3_ACCOM };
enum { AD1_DATE_MATCH = 3, AD1_FOSTER_CARE };
enum { PLACED_DATE = 2 };
enum { MISSING_KIND = 2, MISSING_START, MISSING_END };
enum { WORKER_ID = 2, WORKER_START, WORKER_END };

/* Numbers are thousandths plus one.  A distance is rounded to one place
 * before it is compared, as the Department does: 20.05 miles are far. */
enum { TWENTY_MILES = 20050, HIGHEST_SCORE = 40001 };

static cparent__child *
child_of(cparent__intake *intake, uint32_t child)
{
    return &intake->cohort->children[child];
}

/* False when the child has a row of this book in this return already. */
static bool
first_of_book(cparent__intake *intake, const cparent__row *row,
              cparent__child *child)
{
    const uint16_t bit = (uint16_t)(1u << intake->book);

    if (child->seen & bit) {
        cparent__intake_notice(intake, CPARENT__FAULT_REPEATED_CHILD, row,
                               0);
        return false;
    }
    child->seen |= bit;
    return true;
}

/* A birthday that another table than Header gives. */
static void
note_birth(cparent__intake *intake, const cparent__row *row,
           cparent__child *child, const uint32_t *values, int column)
{
    const cparent__day born = values[column];

    if (born == CPARENT__DAY_NONE)
        return;
    if (child->seen & 1u << CPARENT__BOOK_HEADER) {
        if (child->born != CPARENT__DAY_NONE && child->born != born)
            cparent__intake_notice(intake, CPARENT__FAULT_BIRTH_DIFFERS,
                                   row, column);
    } else if (child->born_elsewhere == CPARENT__DAY_NONE) {
        child->born_elsewhere = born;
    }
}

static void
take_header(cparent__intake *intake, const cparent__row *row,
            uint32_t number, const uint32_t *values)
{
    cparent__child *child = child_of(intake, number);

    if (!first_of_book(intake, row, child))
        return;
    if (values[HEADER_DOB] != CPARENT__DAY_NONE)
        child->born = values[HEADER_DOB];
    child->sex = (uint16_t)values[HEADER_SEX];
    child->ethnic = (uint16_t)values[HEADER_ETHNIC];
    if (child->born_elsewhere != CPARENT__DAY_NONE &&
        child->born != CPARENT__DAY_NONE &&
        child->born_elsewhere != child->born)
        cparent__intake_notice(intake, CPARENT__FAULT_BIRTH_DIFFERS, row,
                               HEADER_DOB);
}

void
cparent__take_marks(const cparent__rules *rules,
                    uint32_t marks[CPARENT__MOST_CODES])
{
    static const struct {
        uint64_t facts; /* one of them */
        uint32_t mark;
        uint8_t column;
    } rows[] = {
#define ROW(column, mark, facts) \
    { (facts), CPARENT__MARK_##mark, EPISODES_##column }
#define BIT(name) CPARENT__CODE_BIT(name)
        ROW(RNE, STARTS, BIT(STARTS)),
        ROW(RNE, NEW_HOME, BIT(STARTS) | BIT(NEW_HOME)),
        ROW(RNE, SAME_HOME, BIT(STATUS_ONLY) | BIT(SAME_CARER)),
        ROW(RNE, SAME_CARER, BIT(SAME_CARER)),
        ROW(LS, RESPITE, BIT(RESPITE)),
        ROW(PLACE, TEMPORARY, BIT(TEMPORARY)),
        ROW(PLACE, CURRENT_CARER, BIT(CURRENT_CARER)),
        ROW(REC, GOES_ON, BIT(CONTINUES)),
        ROW(REC, ADOPTED, BIT(ADOPTED)),
        ROW(REC, STAYS_PUT, BIT(STAYS_PUT)),
#undef ROW
#undef BIT
    };
    size_t i;
    int code;

    memset(marks, 0, CPARENT__MOST_CODES * sizeof(*marks));
    for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const unsigned set = rules->books[CPARENT__BOOK_EPISODES]
                                 .columns[rows[i].column]
                                 .set;

        for (code = CPARENT__CODE_UNKNOWN + 1; code < rules->code_count;
             code++)
            if (rules->codes[code].set == set &&
                (rules->codes[code].facts & rows[i].facts) != 0)
                marks[code] |= rows[i].mark;
    }
}

/* A real exit has a reason that is not "care goes on", and a day. */
static uint32_t
marks_of(const cparent__intake *intake, const uint32_t *values)
{
    const uint32_t *marks = intake->marks;
    const uint32_t all =
        marks[values[EPISODES_RNE]] | marks[values[EPISODES_LS]] |
        marks[values[EPISODES_PLACE]] | marks[values[EPISODES_REC]];
    const bool ended = values[EPISODES_REC] != CPARENT__CODE_BLANK &&
                       values[EPISODES_DEC] != CPARENT__DAY_NONE &&
                       !(all & CPARENT__MARK_GOES_ON);

    return all | (ended ? CPARENT__MARK_EXIT : 0);
}

/* Is it far from home, and outside the area?  The columns of older extracts
 * come first, then the table of postcodes. */
static uint32_t
where_marks(const cparent__intake *intake, const cparent__row *row,
            const uint32_t *values)
{
    const cparent__postcode *home;
    const cparent__postcode *placed;
    const uint32_t distance =
        values[EPISODES_DISTANCE] == CPARENT__TAKE_OUTSIDE
            ? 0
            : values[EPISODES_DISTANCE];
    uint32_t flags = 0;
    const char *text;
    size_t length;

    if (distance > 0)
        flags |= CPARENT__MARK_DISTANCE_KNOWN |
                 (distance > TWENTY_MILES ? CPARENT__MARK_FAR : 0);
    if (values[EPISODES_LOCATION] > CPARENT__CODE_UNKNOWN &&
        intake->rules->codes[values[EPISODES_LOCATION]].facts &
            CPARENT__CODE_BIT(OUT))
        flags |= CPARENT__MARK_OUT;
    if (!intake->places)
        return flags;
    text = cparent__row_cell(row, intake->fields[EPISODES_PL_POST], &length);
    placed = cparent__places_find(intake->places, text, length);
    if (!placed)
        return flags;
    if (values[EPISODES_LOCATION] == CPARENT__CODE_BLANK &&
        intake->outside[placed->area])
        flags |= CPARENT__MARK_OUT;
    text = cparent__row_cell(row, intake->fields[EPISODES_HOME_POST],
                             &length);
    home = cparent__places_find(intake->places, text, length);
    if (distance == 0 && home &&
        (home->easting || home->northing) &&
        (placed->easting || placed->northing))
        flags |= CPARENT__MARK_DISTANCE_KNOWN |
                 (cparent__places_far(home, placed) ? CPARENT__MARK_FAR
                                                    : 0);
    return flags;
}

/* The same home is the same kind of placement, by the same provider, at the
 * same place.  A code that was replaced is that of the same kind, and a kind
 * that lost its provider with that is known without it. */
static uint32_t
home_digest(const cparent__intake *intake, const cparent__row *row,
            const uint32_t *values)
{
    size_t length;
    const char *text = cparent__row_cell(
        row, intake->fields[EPISODES_PL_POST], &length);
    uint64_t mixed = cparent__intake_digest(text, length);
    const cparent__code *place =
        &intake->rules->codes[values[EPISODES_PLACE]];
    const uint32_t provider = place->facts & CPARENT__CODE_BIT(NO_PROVIDER)
                                  ? CPARENT__CODE_BLANK
                                  : values[EPISODES_PROVIDER];

    text = cparent__row_cell(row, intake->fields[EPISODES_URN], &length);
    mixed = mixed * UINT64_C(0xD6E8FEB86659FD93) +
            cparent__intake_digest(text, length);
    mixed = mixed * UINT64_C(0xD6E8FEB86659FD93) +
            ((uint32_t)place->first << 16 | provider);
    return (uint32_t)(mixed >> 32 ^ mixed);
}

static void
note_day(cparent__intake *intake, bool other, cparent__day day)
{
    const unsigned year = (unsigned)cparent__day_return_year(day) -
                          CPARENT__FIRST_YEAR;

    if (year < CPARENT__YEARS)
        intake->days_in[other][year]++;
}

static void
check_episode(cparent__intake *intake, const cparent__row *row,
              const uint32_t *values)
{
    const cparent__day decom = values[EPISODES_DECOM];
    const cparent__day dec = values[EPISODES_DEC];
    const bool has_rec = values[EPISODES_REC] != CPARENT__CODE_BLANK;

    if (dec != CPARENT__DAY_NONE && dec < decom)
        cparent__intake_notice(intake, CPARENT__FAULT_DEC_BEFORE, row,
                               EPISODES_DEC);
    if (dec == CPARENT__DAY_NONE && has_rec)
        cparent__intake_notice(intake, CPARENT__FAULT_REC_ALONE, row,
                               EPISODES_DEC);
    if (dec != CPARENT__DAY_NONE && !has_rec)
        cparent__intake_notice(intake, CPARENT__FAULT_DEC_ALONE, row,
                               EPISODES_REC);
    if (intake->last && decom > intake->last)
        cparent__intake_notice(intake, CPARENT__FAULT_LATER, row,
                               EPISODES_DECOM);
    if (intake->last && dec > intake->last)
        cparent__intake_notice(intake, CPARENT__FAULT_LATER, row,
                               EPISODES_DEC);
    note_day(intake, false, decom);
    note_day(intake, false, dec);
    if (values[EPISODES_DISTANCE] == CPARENT__TAKE_OUTSIDE)
        cparent__intake_notice(intake, CPARENT__FAULT_RANGE, row,
                               EPISODES_DISTANCE);
}

static void
take_episode(cparent__intake *intake, const cparent__row *row,
             uint32_t number, const uint32_t *values)
{
    const cparent__day dec = values[EPISODES_DEC] == CPARENT__DAY_NONE
                                 ? CPARENT__DAY_OPEN
                                 : values[EPISODES_DEC];
    cparent__episode *episode;

    if (values[EPISODES_DECOM] == CPARENT__DAY_NONE) {
        cparent__intake_notice(intake, CPARENT__FAULT_NO_DATE, row,
                               EPISODES_DECOM);
        return;
    }
    check_episode(intake, row, values);
    episode = cparent__cohort_add(intake->cohort, number,
                                  values[EPISODES_DECOM], dec);
    if (!episode)
        return;
    episode->marks = marks_of(intake, values) |
                     where_marks(intake, row, values);
    episode->home = home_digest(intake, row, values);
    episode->line = row->line;
    episode->file = (uint16_t)intake->file;
    episode->rne = (uint16_t)values[EPISODES_RNE];
    episode->ls = (uint16_t)values[EPISODES_LS];
    episode->place = (uint16_t)values[EPISODES_PLACE];
    episode->provider = (uint16_t)values[EPISODES_PROVIDER];
    episode->rec = (uint16_t)values[EPISODES_REC];
}

static void
take_review(cparent__intake *intake, const cparent__row *row,
            uint32_t number, const uint32_t *values)
{
    cparent__cohort *cohort = intake->cohort;
    cparent__child *child = child_of(intake, number);
    cparent__review *review;

    note_birth(intake, row, child, values, OTHERS_DOB);
    if (values[REVIEWS_REVIEW] == CPARENT__DAY_NONE) {
        cparent__intake_notice(intake, CPARENT__FAULT_NO_DATE, row,
                               REVIEWS_REVIEW);
        return;
    }
    review = cparent__list_add(cohort, &cohort->reviews, sizeof(*review));
    if (!review)
        return;
    note_day(intake, true, values[REVIEWS_REVIEW]);
    child->seen |= 1u << CPARENT__BOOK_REVIEWS;
    review->on = values[REVIEWS_REVIEW];
    review->code = (uint16_t)values[REVIEWS_CODE];
    review->visit = cohort->visit;
    review->next = child->reviews;
    child->reviews = (uint32_t)cohort->reviews.count;
}

static void
take_incident(cparent__intake *intake, const cparent__row *row,
              uint32_t number, const uint32_t *values)
{
    cparent__cohort *cohort = intake->cohort;
    cparent__child *child = child_of(intake, number);
    cparent__incident *incident;

    note_birth(intake, row, child, values, OTHERS_DOB);
    if (values[MISSING_START] == CPARENT__DAY_NONE) {
        cparent__intake_notice(intake, CPARENT__FAULT_NO_DATE, row,
                               MISSING_START);
        return;
    }
    if (values[MISSING_END] != CPARENT__DAY_NONE &&
        values[MISSING_END] < values[MISSING_START])
        cparent__intake_notice(intake, CPARENT__FAULT_DEC_BEFORE, row,
                               MISSING_END);
    incident = cparent__list_add(cohort, &cohort->incidents,
                                 sizeof(*incident));
    if (!incident)
        return;
    note_day(intake, true, values[MISSING_START]);
    child->seen |= 1u << CPARENT__BOOK_MISSING;
    incident->start = values[MISSING_START];
    incident->end = values[MISSING_END] == CPARENT__DAY_NONE
                        ? CPARENT__DAY_OPEN
                        : values[MISSING_END];
    incident->code = (uint16_t)values[MISSING_KIND];
    incident->visit = cohort->visit;
    incident->next = child->incidents;
    child->incidents = (uint32_t)cohort->incidents.count;
}

static void
take_worker(cparent__intake *intake, const cparent__row *row,
            uint32_t number, const uint32_t *values)
{
    cparent__cohort *cohort = intake->cohort;
    cparent__child *child = child_of(intake, number);
    cparent__worker *worker;
    size_t length;
    const char *id = cparent__row_cell(row, intake->fields[WORKER_ID],
                                       &length);

    note_birth(intake, row, child, values, OTHERS_DOB);
    if (length == 0 || values[WORKER_START] == CPARENT__DAY_NONE) {
        cparent__intake_notice(intake, CPARENT__FAULT_NO_DATE, row,
                               length == 0 ? WORKER_ID : WORKER_START);
        return;
    }
    worker = cparent__list_add(cohort, &cohort->workers, sizeof(*worker));
    if (!worker)
        return;
    child->seen |= 1u << CPARENT__BOOK_WORKERS;
    worker->id = cparent__intake_digest(id, length);
    worker->start = values[WORKER_START];
    worker->end = values[WORKER_END] == CPARENT__DAY_NONE
                      ? CPARENT__DAY_OPEN
                      : values[WORKER_END];
    worker->visit = cohort->visit;
    worker->next = child->workers;
    child->workers = (uint32_t)cohort->workers.count;
}

/* --- one row a child ------------------------------------------------ */

static bool
is_yes(const cparent__intake *intake, uint32_t code)
{
    return (intake->rules->codes[code].facts & CPARENT__CODE_BIT(YES)) != 0;
}

static void
take_oc2(cparent__intake *intake, const cparent__row *row,
         uint32_t number, const uint32_t *values)
{
    cparent__child *child = child_of(intake, number);
    static const struct {
        uint8_t column;
        uint8_t bit;
    } flags[] = {
        { OC2_CONVICTED, CPARENT__OC2_CONVICTED },
        { OC2_HEALTH_CHECK, CPARENT__OC2_DEVELOPED },
        { OC2_IMMUNISATIONS, CPARENT__OC2_IMMUNISED },
        { OC2_TEETH, CPARENT__OC2_TEETH },
        { OC2_ASSESSMENT, CPARENT__OC2_HEALTH },
        { OC2_SUBSTANCE, CPARENT__OC2_SUBSTANCE },
        { OC2_RECEIVED, CPARENT__OC2_HELPED },
        { OC2_OFFERED, CPARENT__OC2_OFFERED },
    };
    const uint32_t score = values[OC2_SCORE];
    size_t i;

    note_birth(intake, row, child, values, OTHERS_DOB);
    if (!first_of_book(intake, row, child))
        return;
    child->oc2_line = row->line;
    child->oc2_file = (uint16_t)intake->file;
    for (i = 0; i < sizeof(flags) / sizeof(flags[0]); i++)
        child->health |= is_yes(intake, values[flags[i].column])
                             ? flags[i].bit
                             : 0;
    if (score == 0)
        return;
    if (score > HIGHEST_SCORE || (score - 1) % 1000 != 0)
        cparent__intake_notice(intake, CPARENT__FAULT_RANGE, row, OC2_SCORE);
    else
        child->score = (int16_t)((score - 1) / 1000);
}

static void
take_oc3(cparent__intake *intake, const cparent__row *row,
         uint32_t number, const uint32_t *values)
{
    cparent__child *child = child_of(intake, number);

    note_birth(intake, row, child, values, OTHERS_DOB);
    if (!first_of_book(intake, row, child))
        return;
    child->oc3_line = row->line;
    child->oc3_file = (uint16_t)intake->file;
    child->in_touch = (uint16_t)values[OC3_IN_TOUCH];
    child->activity = (uint16_t)values[OC3_ACTIV];
    child->home = (uint16_t)values[OC3_ACCOM];
}

static void
take_single(cparent__intake *intake, const cparent__row *row,
            uint32_t number, const uint32_t *values)
{
    cparent__child *child = child_of(intake, number);
    const bool uasc = intake->book == CPARENT__BOOK_UASC;

    note_birth(intake, row, child, values, uasc ? UASC_DOB : OTHERS_DOB);
    if (!first_of_book(intake, row, child))
        return;
    if (uasc) {
        child->asylum_ends = values[UASC_DUC] == CPARENT__DAY_NONE
                                 ? CPARENT__DAY_OPEN
                                 : values[UASC_DUC];
    } else if (intake->book == CPARENT__BOOK_AD1) {
        child->has_adoption = true;
        child->matched = values[AD1_DATE_MATCH];
        child->foster_carer = is_yes(intake, values[AD1_FOSTER_CARE]);
    }
}

/* Several are lawful: a decision may be reversed and made again.  The first
 * one counts from which the child was adopted: the latest. */
static void
take_placed(cparent__intake *intake, const cparent__row *row,
            uint32_t number, const uint32_t *values)
{
    cparent__child *child = child_of(intake, number);

    note_birth(intake, row, child, values, OTHERS_DOB);
    child->seen |= 1u << CPARENT__BOOK_PLACED;
    if (values[PLACED_DATE] > child->decided)
        child->decided = values[PLACED_DATE];
}

/* What is checked, and not counted. */
static void
take_other(cparent__intake *intake, const cparent__row *row, uint32_t number,
           const uint32_t *values)
{
    note_birth(intake, row, child_of(intake, number), values, OTHERS_DOB);
}

cparent__take_fn *
cparent__take_choose(cparent__book book)
{
    static cparent__take_fn *const takes[CPARENT__BOOK_COUNT] = {
        [CPARENT__BOOK_HEADER] = take_header,
        [CPARENT__BOOK_EPISODES] = take_episode,
        [CPARENT__BOOK_REVIEWS] = take_review,
        [CPARENT__BOOK_UASC] = take_single,
        [CPARENT__BOOK_OC2] = take_oc2,
        [CPARENT__BOOK_OC3] = take_oc3,
        [CPARENT__BOOK_AD1] = take_single,
        [CPARENT__BOOK_PLACED] = take_placed,
        [CPARENT__BOOK_MISSING] = take_incident,
        [CPARENT__BOOK_WORKERS] = take_worker,
    };

    return takes[book] ? takes[book] : take_other;
}
