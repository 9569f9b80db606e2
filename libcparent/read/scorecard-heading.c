/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/scorecard-internal.h"

/*
 * What the first row of a table of figures says of its columns: when ("Q3
 * 22/23"), whose ("England"), that they are targets, in what they are given
 * ("%", "Number", "£m"), or that their numbers count nothing ("Ref").
 */

/* The role that a column's name gives its figures; 0: none. */
static int
role_of_column(const cparent__sentence *s, int at)
{
    static const char *const actual[] = { "actual", "current", "latest",
                                          "performance", "outturn", "now",
                                          NULL };
    static const char *const before[] = { "previous", "last", "prior",
                                          "baseline", NULL };
    static const char *const planned[] = { "plan", "planned", "budget",
                                           "profile", NULL };
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_COMPARE, at);

    if (cparent__cue_means(cue, "target") ||
        cparent__token_among(s, at, planned))
        return CPARENT_OBSERVATION_ROLE_TARGET;
    if (cparent__cue_means(cue, "benchmark"))
        return CPARENT_OBSERVATION_ROLE_BENCHMARK;
    if (cparent__token_among(s, at, before))
        return CPARENT_OBSERVATION_ROLE_PREVIOUS;
    return cparent__token_among(s, at, actual)
               ? CPARENT_OBSERVATION_ROLE_ACTUAL
               : 0;
}

/* "£m", "£000": what the pound sign at `at` stands before. */
static int
zeros_of_pounds(const cparent__sentence *s, int at)
{
    const cparent__cue *scale = cparent__cue_at(s, CPARENT__K_SCALE, at + 1);

    if (scale != NULL)
        return scale->number;
    return at + 1 < s->count && s->tokens[at + 1].number == 0 &&
                   s->tokens[at + 1].end - s->tokens[at + 1].start == 3
               ? 3
               : 0;
}

/* The unit that a column's name gives its figures, or unknown. */
static cparent_unit
unit_of_column(const cparent__sentence *s, int at)
{
    static const char *const counts[] = { "number", "no", "count", NULL };
    static const char *const shares[] = { "percentage", "proportion", NULL };
    static const char *const scores[] = { "score", "rating", NULL };

    if (cparent__mark_is(s, at, '%') || cparent__token_among(s, at, shares))
        return CPARENT_UNIT_PERCENT;
    if (cparent__mark_is(s, at, CPARENT__POUND))
        return CPARENT_UNIT_GBP;
    if (cparent__token_among(s, at, scores))
        return CPARENT_UNIT_SCORE;
    return cparent__token_among(s, at, counts) ? CPARENT_UNIT_COUNT
                                               : CPARENT_UNIT_UNKNOWN;
}

/* "Ref", "Agenda no", "Pages": the last word of a column's name leads to a
 * reference, and its numbers are such; so are votes "For". */
static bool
refers(const cparent__sentence *s, int at)
{
    static const char *const votes[] = { "for", "against", "abstained",
                                         "abstentions", NULL };
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_TRAP_BEFORE, at);

    return cparent__token_among(s, at, votes) ||
           (!cparent__token_is(s, at, "figure") && /* "Our figure" */
            cparent__cue_means(cue, "reference") && cue->end == at + 1);
}

/* "Month", "Age group": the rows are named by these, and the columns say
 * what is measured. */
static bool
names_rows(const cparent__sentence *s, int at)
{
    static const char *const words[] = { "month", "quarter", "year", "date",
                                         "period", "week",   "term", "age",
                                         "ages",  NULL };

    return cparent__token_among(s, at, words);
}

static bool
is_unnamed(const cparent__card_column *column)
{
    return column->role == 0 && column->when.end == 0 &&
           column->unit == CPARENT_UNIT_UNKNOWN && !column->refers;
}

/* One word of a column's name. */
static void
read_word(cparent__reader *reader, int at, int cell, bool last)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__card *card = &reader->card;
    cparent__card_column *column = &card->columns[cell];
    const cparent_unit unit = unit_of_column(s, at);
    const int role = role_of_column(s, at);
    const bool unnamed = is_unnamed(column);
    const cparent__span span = cparent__tokens_span(s, at, at + 1);

    if (s->tokens[at].kind == CPARENT__WORD) {
        if (column->words.end == 0)
            column->words = span;
        column->words.end = span.end;
    }
    if (role != 0)
        column->role = role;
    if (unit != CPARENT_UNIT_UNKNOWN && cell > card->least) {
        column->unit = unit;
        column->zeros =
            unit == CPARENT_UNIT_GBP ? zeros_of_pounds(s, at) : 0;
        card->units++;
    }
    if (last && !names_rows(s, at) && refers(s, at) &&
        (unit != CPARENT_UNIT_COUNT || cell == card->least))
        column->refers = true;
    card->named += unnamed && !is_unnamed(column);
    card->units += cell == card->least && names_rows(s, at) ? 2 : 0;
}

void
cparent__card_heading(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__card *card = &reader->card;
    int at, i;

    card->broken =
        card->broken || reader->numbers.count > 0 || s->ended;
    for (at = 0; at < s->count; at++) {
        const int cell = cparent__card_cell(reader, at);

        if (cell < CPARENT__CARD_COLUMNS)
            read_word(reader, at, cell,
                      at + 1 >= s->count ||
                          cparent__card_cell(reader, at + 1) != cell);
    }
    for (i = 0; i < reader->times.count; i++) {
        const cparent__time *time = &reader->times.items[i];
        const int cell = cparent__card_cell(reader, time->core);

        if (time->idle || cell >= CPARENT__CARD_COLUMNS)
            continue;
        card->named += is_unnamed(&card->columns[cell]);
        card->columns[cell].when =
            cparent__tokens_span(s, time->core, time->to);
        card->columns[cell].period = time->period;
        if (time->earlier && card->columns[cell].role == 0)
            card->columns[cell].role = CPARENT_OBSERVATION_ROLE_PREVIOUS;
    }
}

/* "2023/24 outturn" is what was, where a later column says when too. */
static bool
is_of_a_time(const cparent__card_column *column)
{
    return column->when.end != 0 &&
           (column->role == 0 ||
            column->role == CPARENT_OBSERVATION_ROLE_ACTUAL);
}

void
cparent__card_settle(cparent__card *card)
{
    cparent__card_column *last = NULL;
    int i;

    for (i = 0; i < CPARENT__CARD_COLUMNS; i++) {
        cparent__card_column *column = &card->columns[i];

        if (!is_of_a_time(column))
            continue;
        if (last == NULL || !cparent_period_is_set(column->period) ||
            !cparent_period_is_set(last->period) ||
            cparent_period_compare(column->period, last->period) > 0)
            last = column;
    }
    for (i = 0; i < CPARENT__CARD_COLUMNS; i++)
        if (is_of_a_time(&card->columns[i]))
            card->columns[i].role = &card->columns[i] == last
                                        ? CPARENT_OBSERVATION_ROLE_ACTUAL
                                        : CPARENT_OBSERVATION_ROLE_PREVIOUS;
}
