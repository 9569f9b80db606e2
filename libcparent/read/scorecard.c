/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/reader-internal.h"

#include <string.h>

/*
 * A table of figures among the minutes, its cells kept apart by pipes, tabs
 * or tags.  Its first row says of each column when it was ("Q3 22/23"),
 * whose it is ("England") or that it is the target; the first cell of each
 * other row names what is measured, and perhaps its unit.
 */

/* A line without so many marks is prose. */
enum { LEAST_MARKS = 2, LONGEST_ROW = 4000 };

static bool
tag_begins(const char *at, const char *end, const char *tag)
{
    return (size_t)(end - at) > strlen(tag) &&
           memcmp(at, tag, strlen(tag)) == 0;
}

static bool
is_row_mark(const cparent__reader *reader, const char *at, const char *end)
{
    return reader->decoded.form == CPARENT__FORM_HTML
               ? tag_begins(at, end, "<tr")
               : *at == '\n';
}

static bool
is_cell_mark(const cparent__reader *reader, const char *at, const char *end)
{
    return reader->decoded.form == CPARENT__FORM_HTML
               ? tag_begins(at, end, "<td") || tag_begins(at, end, "<th")
               : *at == '|' || *at == '\t';
}

/* The cell marks of the row from raw byte `from` on. */
static int
marks_of_row(const cparent__reader *reader, size_t from)
{
    const char *raw = reader->decoded.raw;
    const char *end = raw + reader->decoded.raw_size;
    const char *at = raw + from;
    int marks = 0;

    if (end - at > LONGEST_ROW)
        end = at + LONGEST_ROW;
    for (; at < end && !is_row_mark(reader, at, end) &&
           !tag_begins(at, end, "</table");
         at++)
        marks += is_cell_mark(reader, at, end);
    return marks;
}

/* The same for a text, of which there may be much. */
static void
pass_text(cparent__card *card, const char *raw, size_t to)
{
    size_t at = card->at;

    for (; at < to; at++) {
        if (raw[at] == '\n') {
            card->row = at + 1;
            card->marks = 0;
        } else if (raw[at] == '|' || raw[at] == '\t') {
            card->marks++;
        }
    }
    card->at = at;
}

/* Goes on to raw byte `to`, and says how many cell marks stand before it in
 * its row. */
static int
cell_at(cparent__reader *reader, size_t to)
{
    cparent__card *card = &reader->card;
    const char *raw = reader->decoded.raw;
    const char *end = raw + reader->decoded.raw_size;

    if (to < card->row)
        card->row = to;
    if (to < card->at) {
        /* No table is as wide as that; nobody counts it twice. */
        if (to - card->row > LONGEST_ROW)
            return CPARENT__CARD_COLUMNS;
        card->at = card->row;
        card->marks = 0;
    }
    if (reader->decoded.form != CPARENT__FORM_HTML) {
        pass_text(card, raw, to);
        return card->marks;
    }
    for (; card->at < to; card->at++) {
        if (is_row_mark(reader, raw + card->at, end)) {
            card->row = card->at + 1;
            card->marks = 0;
        } else {
            card->marks += is_cell_mark(reader, raw + card->at, end);
        }
    }
    return card->marks;
}

static int
cell_of_token(cparent__reader *reader, int token)
{
    const cparent__span span =
        cparent__tokens_span(&reader->sentence, token, token + 1);
    size_t start, end;

    if (span.end == 0)
        return 0;
    cparent__decoded_raw(&reader->decoded, span, &start, &end);
    return cell_at(reader, start);
}

/* ------------------------------------------------------------ its columns */

/* The role that a column's name gives its figures; 0: none. */
static int
role_of_column(const cparent__sentence *s, int at)
{
    static const char *const actual[] = { "actual", "current", "latest",
                                          "performance", "outturn", "now",
                                          NULL };
    static const char *const before[] = { "previous", "last", "prior",
                                          "baseline", NULL };
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_COMPARE, at);

    if (cparent__cue_means(cue, "target"))
        return CPARENT_OBSERVATION_ROLE_TARGET;
    if (cparent__cue_means(cue, "benchmark"))
        return CPARENT_OBSERVATION_ROLE_BENCHMARK;
    if (cparent__token_among(s, at, before))
        return CPARENT_OBSERVATION_ROLE_PREVIOUS;
    return cparent__token_among(s, at, actual)
               ? CPARENT_OBSERVATION_ROLE_ACTUAL
               : 0;
}

static bool
is_unnamed(const cparent__card_column *column)
{
    return column->role == 0 && column->when.end == 0;
}

static void
read_heading(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__card *card = &reader->card;
    int at, i;

    card->broken =
        card->broken || reader->numbers.count > 0 || s->ended;
    for (at = 0; at < s->count; at++) {
        const int role = role_of_column(s, at);
        const int cell = role != 0 ? cell_of_token(reader, at) : 0;

        if (role == 0 || cell >= CPARENT__CARD_COLUMNS)
            continue;
        card->named += is_unnamed(&card->columns[cell]);
        card->columns[cell].role = role;
    }
    for (i = 0; i < reader->times.count; i++) {
        const cparent__time *time = &reader->times.items[i];
        const int cell = cell_of_token(reader, time->core);

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

/* The last of the columns that say when holds the figures themselves. */
static void
settle_columns(cparent__card *card)
{
    cparent__card_column *last = NULL;
    int i;

    for (i = 0; i < CPARENT__CARD_COLUMNS; i++) {
        cparent__card_column *column = &card->columns[i];

        if (column->when.end == 0 || column->role != 0)
            continue;
        if (last == NULL || !cparent_period_is_set(column->period) ||
            !cparent_period_is_set(last->period) ||
            cparent_period_compare(column->period, last->period) > 0)
            last = column;
    }
    for (i = 0; i < CPARENT__CARD_COLUMNS; i++)
        if (card->columns[i].when.end != 0 && card->columns[i].role == 0)
            card->columns[i].role = &card->columns[i] == last
                                        ? CPARENT_OBSERVATION_ROLE_ACTUAL
                                        : CPARENT_OBSERVATION_ROLE_PREVIOUS;
}

/* --------------------------------------------------------------- its rows */

static void
begin_row(cparent__reader *reader)
{
    const cparent__span none = { 0, 0 };
    cparent__card *card = &reader->card;
    const bool is_row =
        marks_of_row(reader, card->row) >= LEAST_MARKS;

    if (!is_row) {
        card->open = card->heading = false;
    } else if (card->heading) {
        card->heading = false;
        card->open = card->named > 1 && !card->broken;
        if (card->open)
            settle_columns(card);
    } else if (!card->open) {
        memset(card->columns, 0, sizeof(card->columns));
        card->heading = true;
        card->broken = false;
        card->named = 0;
    }
    card->seen = card->row;
    card->label = none;
    card->code = NULL;
    card->unit = CPARENT_UNIT_UNKNOWN;
    card->before = card->now = SIZE_MAX;
}

/* "Days from decision to match", "Time to place (days)"; but "within 20
 * working days" is a limit. */
static bool
measures_days(const cparent__sentence *s, int at)
{
    const cparent__cue *unit = cparent__cue_at(s, CPARENT__K_UNIT, at);
    int64_t number;

    return cparent__cue_means(unit, "time_day") &&
           cparent__small_number(s, at - 1, &number) == 0 &&
           (at == 0 || cparent__mark_is(s, at - 1, '(') ||
            cparent__token_is(s, at - 1, "in") ||
            cparent__token_is(s, at - 1, "of") ||
            cparent__token_is(s, at - 1, "average") ||
            cparent__token_is(s, at - 1, "mean") ||
            cparent__token_is(s, at - 1, "median"));
}

/* "Placements within 20 miles (%)", "Children in care per 10,000" */
static void
read_label(cparent__reader *reader, int end)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__card *card = &reader->card;
    int at;

    card->label = cparent__tokens_span(s, 0, end);
    for (at = 0; at < end; at++) {
        const cparent__cue *unit = cparent__cue_at(s, CPARENT__K_UNIT, at);
        const cparent__cue *code =
            cparent__cue_at(s, CPARENT__K_INDICATOR, at);

        if (code != NULL && card->code == NULL) {
            card->code = code->meaning;
            card->code_unit = code->number;
        }
        if (cparent__mark_is(s, at, '%') ||
            cparent__token_is(s, at, "percentage") ||
            cparent__token_is(s, at, "proportion"))
            card->unit = CPARENT_UNIT_PERCENT;
        else if (cparent__cue_means(unit, "rate_per_10000"))
            card->unit = CPARENT_UNIT_RATE_PER_10000;
        else if (cparent__mark_is(s, at, CPARENT__POUND))
            card->unit = CPARENT_UNIT_GBP;
        else if (measures_days(s, at))
            card->unit = CPARENT_UNIT_DAYS;
    }
}

/* Most minutes have no table at all. */
static bool
has_cells(cparent__reader *reader)
{
    const char *raw = reader->decoded.raw;
    const size_t size = reader->decoded.raw_size;

    if (reader->card.cells == 0)
        reader->card.cells =
            reader->decoded.form == CPARENT__FORM_HTML ||
                    memchr(raw, '|', size) != NULL ||
                    memchr(raw, '\t', size) != NULL
                ? 1
                : -1;
    return reader->card.cells > 0;
}

/* "Workers with more than 20 children": a number in a row's name is part of
 * what the row measures. */
static void
drop_label(cparent__reader *reader, int end)
{
    cparent__founds *f = &reader->founds;
    int first = 0;

    while (first < f->count && f->items[first].number->to <= end)
        first++;
    f->count -= first;
    memmove(f->items, f->items + first,
            (size_t)f->count * sizeof(f->items[0]));
}

void
cparent__card_look(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__card *card = &reader->card;
    int first;
    int end = 0;

    if (!has_cells(reader))
        return;
    first = cell_of_token(reader, 0);
    if (card->row != card->seen)
        begin_row(reader);
    if (card->at - card->row > LONGEST_ROW)
        return;
    if (card->heading)
        read_heading(reader);
    if (!card->open || card->label.end != 0 ||
        s->tokens[0].kind != CPARENT__WORD)
        return;
    while (end < s->count && cell_of_token(reader, end) == first)
        end++;
    read_label(reader, end);
    drop_label(reader, end);
}

/* The column in which a number of an open table stands, or NULL. */
static const cparent__card_column *
column_of(cparent__reader *reader, int token)
{
    const int cell = reader->card.open ? cell_of_token(reader, token) : 0;

    if (cell <= 0 || cell >= CPARENT__CARD_COLUMNS ||
        reader->card.columns[cell].role == 0)
        return NULL;
    return &reader->card.columns[cell];
}

/* The unit that the row's name says, or that its indicator has where that is
 * a share. */
static cparent_unit
unit_of_row(const cparent__card *card, const cparent__found *found)
{
    const int unit = card->code != NULL ? card->code_unit : -1;

    if (card->unit != CPARENT_UNIT_UNKNOWN)
        return card->unit;
    if (unit == CPARENT_UNIT_RATE_PER_10000 || unit == CPARENT_UNIT_DAYS ||
        (unit == CPARENT_UNIT_PERCENT &&
         found->value.number.coefficient <= 100))
        return (cparent_unit)unit;
    return CPARENT_UNIT_UNKNOWN;
}

void
cparent__card_units(cparent__reader *reader)
{
    int i;

    for (i = 0; i < reader->founds.count; i++) {
        cparent__found *found = &reader->founds.items[i];

        if (found->value.unit != CPARENT_UNIT_UNKNOWN ||
            found->number->duration ||
            column_of(reader, found->number->from) == NULL)
            continue;
        found->value.unit = unit_of_row(&reader->card, found);
        if (found->value.unit != CPARENT_UNIT_UNKNOWN)
            found->value.flags |= CPARENT_VALUE_UNIT_IMPLIED;
    }
}

static void
set_change(cparent__item *now, const cparent__item *then)
{
    const int order =
        cparent_decimal_compare(now->value.number, then->value.number);

    if (now->value.unit != then->value.unit)
        return;
    now->from = then->value;
    now->third = order > 0   ? CPARENT_OBSERVATION_CHANGE_UP
                 : order < 0 ? CPARENT_OBSERVATION_CHANGE_DOWN
                             : CPARENT_OBSERVATION_CHANGE_SAME;
}

void
cparent__card_place(cparent__reader *reader, const cparent__found *found,
                    cparent__item *item)
{
    const cparent__card_column *column =
        column_of(reader, found->number->from);
    cparent__card *card = &reader->card;
    const size_t index = (size_t)(item - reader->items);

    if (column == NULL)
        return;
    item->text = cparent__tokens_span(&reader->sentence, found->number->from,
                                      found->number->to);
    item->choice = column->role;
    item->when = column->when;
    item->period = column->period;
    item->rule = "figure.table";
    if (card->label.end != 0)
        item->words = card->label;
    if (item->code == NULL && card->code != NULL &&
        card->code_unit == (int)item->value.unit)
        item->code = card->code;
    if (column->role == CPARENT_OBSERVATION_ROLE_ACTUAL)
        card->now = index;
    else if (column->role == CPARENT_OBSERVATION_ROLE_PREVIOUS)
        card->before = index;
    else
        return;
    if (card->now != SIZE_MAX && card->before != SIZE_MAX)
        set_change(&reader->items[card->now], &reader->items[card->before]);
}
