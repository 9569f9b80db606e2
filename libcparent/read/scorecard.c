/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/scorecard-internal.h"

#include <string.h>

#include "read/number-internal.h"

/*
 * A table of figures among the minutes, its cells kept apart by pipes, tabs
 * or tags.  Its first row says of each column when it was ("Q3 22/23"),
 * whose it is ("England") or that it is the target; the first cell of each
 * other row names what is measured, and perhaps its unit.
 */

enum { LONGEST_ROW = 4000 };

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

int
cparent__card_cell(cparent__reader *reader, int token)
{
    const cparent__span span =
        cparent__tokens_span(&reader->sentence, token, token + 1);
    size_t start, end;

    if (span.end == 0)
        return 0;
    cparent__map_look(&reader->decoded.map, &reader->card.place, span.start,
                      &start, &end);
    return cell_at(reader, start);
}

/* --------------------------------------------------------------- its rows */

/* A row between pipes or tags has nothing before its first mark. */
static bool
begins_with_mark(const cparent__reader *reader)
{
    const char *raw = reader->decoded.raw;
    size_t at = reader->card.row;

    while (at < reader->decoded.raw_size && raw[at] == ' ')
        at++;
    return reader->decoded.form == CPARENT__FORM_HTML ||
           (at < reader->decoded.raw_size && raw[at] == '|');
}

/* "| % |": a name without a letter is no sentence. */
static void
note_percents(cparent__reader *reader)
{
    const char *raw = reader->decoded.raw;
    const char *end = raw + reader->decoded.raw_size;
    const char *at = raw + reader->card.row;
    cparent__card *card = &reader->card;
    int cell = 0;

    if (reader->decoded.form == CPARENT__FORM_HTML)
        return;
    if (end - at > LONGEST_ROW)
        end = at + LONGEST_ROW;
    for (; at + 1 < end && *at != '\n'; at++) {
        if (!is_cell_mark(reader, at, end))
            continue;
        cell++;
        at += at[1] == ' ';
        if (at[1] == '%' && cell > card->least &&
            cell < CPARENT__CARD_COLUMNS &&
            (at + 2 >= end || at[2] == ' ' || at[2] == '\n' ||
             at[2] == '\r' || is_cell_mark(reader, at + 2, end))) {
            card->columns[cell].unit = CPARENT_UNIT_PERCENT;
            card->named++;
            card->units++;
        }
    }
}

/* Some column says when its figures were, whose, or in what: "Ref" and
 * "Action" alone head minutes, "Item" and "Pages" an agenda. */
static bool
heads_figures(const cparent__card *card)
{
    int i;

    for (i = card->least + 1; i < CPARENT__CARD_COLUMNS; i++)
        if (card->columns[i].role != 0 || card->columns[i].when.end != 0 ||
            card->columns[i].unit != CPARENT_UNIT_UNKNOWN)
            return true;
    return card->units > 0;
}

static void
begin_row(cparent__reader *reader)
{
    const cparent__span none = { 0, 0 };
    cparent__card *card = &reader->card;
    const int marks = marks_of_row(reader, card->row);

    if (marks == 0) {
        card->open = card->heading = false;
    } else if (card->heading) {
        card->heading = false;
        /* A line with one mark may be prose. */
        card->open = !card->broken && card->named + card->units > 1 &&
                     (marks > 1 || card->units > 2);
        card->lists = !heads_figures(card);
        if (card->open)
            cparent__card_settle(card);
    } else if (!card->open) {
        memset(card->columns, 0, sizeof(card->columns));
        card->heading = true;
        card->broken = false;
        card->named = card->units = 0;
        card->least = begins_with_mark(reader);
        note_percents(reader);
    }
    card->seen = card->row;
    card->label = card->when = none;
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
read_label(cparent__reader *reader, int from, int end)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__card *card = &reader->card;
    int at;

    card->label = cparent__tokens_span(s, from, end);
    if (reader->times.count > 0 && reader->times.items[0].from <= from &&
        reader->times.items[0].to >= end) {
        card->when = card->label; /* "| April | 398 |" */
        card->period = reader->times.items[0].period;
    }
    for (at = from; at < end; at++) {
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

bool
cparent__has_cells(cparent__reader *reader)
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
 * what the row measures; one in a column of references counts nothing. */
static void
drop_idle(cparent__reader *reader, int end)
{
    const cparent__card *card = &reader->card;
    cparent__founds *f = &reader->founds;
    int i;
    int kept = 0;

    for (i = 0; i < f->count; i++) {
        const int at = f->items[i].number->from;
        const int cell = cparent__card_cell(reader, at);
        const bool worded =
            at > 0 && reader->sentence.tokens[at - 1].kind == CPARENT__WORD &&
            cparent__card_cell(reader, at - 1) == cell;

        if (f->items[i].number->to <= end ||
            (cell < CPARENT__CARD_COLUMNS && card->columns[cell].refers &&
             !worded))
            continue;
        f->items[kept++] = f->items[i];
    }
    f->count = kept;
}

/* Where the cell of token `from` ends. */
static int
end_of_cell(cparent__reader *reader, int from)
{
    const int cell = cparent__card_cell(reader, from);
    int end = from;

    while (end < reader->sentence.count &&
           cparent__card_cell(reader, end) == cell)
        end++;
    return end;
}

/* Where the name of the row begins: behind the cells of references. */
static int
label_begins(cparent__reader *reader)
{
    const cparent__card *card = &reader->card;
    int at = 0;
    int cell = cparent__card_cell(reader, 0);

    while (at < reader->sentence.count && cell < CPARENT__CARD_COLUMNS &&
           card->columns[cell].refers) {
        at = end_of_cell(reader, at);
        cell = at < reader->sentence.count ? cparent__card_cell(reader, at)
                                           : CPARENT__CARD_COLUMNS;
    }
    return at;
}

/* What was said, and no name of a row: it ends as a sentence, and a table of
 * minutes holds it. */
static bool
is_prose(const cparent__sentence *s, int from, int end)
{
    enum { NAME = 8 }; /* words of a name that may end in a full stop */

    return s->ended && end == s->count && end - from > NAME;
}

void
cparent__card_look(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__card *card = &reader->card;
    int from;
    int end = 0;

    if (!cparent__has_cells(reader))
        return;
    (void)cparent__card_cell(reader, 0);
    if (card->row != card->seen)
        begin_row(reader);
    if (card->at - card->row > LONGEST_ROW)
        return;
    if (card->heading)
        cparent__card_heading(reader);
    if (!card->open)
        return;
    from = card->lists || card->label.end != 0 ? s->count
                                               : label_begins(reader);
    if (from < s->count &&
        (s->tokens[from].kind == CPARENT__WORD ||
         (from == 0 && cparent__card_cell(reader, 0) <= card->least))) {
        end = end_of_cell(reader, from);
        if (is_prose(s, from, end)) {
            card->open = false;
            return;
        }
        read_label(reader, from, end);
    }
    drop_idle(reader, end);
}

/* The column in which a number of an open table stands, or NULL. */
static const cparent__card_column *
column_of(cparent__reader *reader, int token)
{
    const cparent__card *card = &reader->card;
    const int cell = card->open ? cparent__card_cell(reader, token) : 0;

    return cell > card->least && cell < CPARENT__CARD_COLUMNS
               ? &card->columns[cell]
               : NULL;
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
        unit == CPARENT_UNIT_SCORE ||
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
        const cparent__card_column *column =
            column_of(reader, found->number->from);

        if (found->value.unit != CPARENT_UNIT_UNKNOWN ||
            found->number->duration || column == NULL)
            continue;
        found->value.unit = column->unit != CPARENT_UNIT_UNKNOWN
                                ? column->unit
                                : unit_of_row(&reader->card, found);
        (void)cparent__number_multiply(&found->value.number, column->zeros);
        if (found->value.unit != CPARENT_UNIT_UNKNOWN)
            found->value.flags |= CPARENT_VALUE_UNIT_IMPLIED;
    }
}

static void
set_change(cparent__item *now, const cparent__item *then)
{
    if (now->value.unit != then->value.unit)
        return;
    now->from = then->value;
    now->third = cparent__way_between(&then->value, &now->value);
}

/* What the row's name says of a figure: what is measured, or when; then the
 * column's says what. */
static void
take_row_name(const cparent__card *card, const cparent__card_column *column,
              cparent__item *item)
{
    if (card->label.end != 0)
        item->words = card->label;
    if (item->code == NULL && card->code != NULL &&
        card->code_unit == (int)item->value.unit)
        item->code = card->code;
    if (card->when.end == 0 || column->when.end != 0)
        return;
    item->when = card->when;
    item->period = card->period;
    if (column->words.end != 0)
        item->words = column->words;
}

/* What was and what is stand in one row: it says how the figure moved. */
static void
compare_in_row(cparent__reader *reader, size_t index, int role)
{
    cparent__card *card = &reader->card;

    if (role == CPARENT_OBSERVATION_ROLE_ACTUAL)
        card->now = index;
    else if (role == CPARENT_OBSERVATION_ROLE_PREVIOUS)
        card->before = index;
    else
        return;
    if (card->now != SIZE_MAX && card->before != SIZE_MAX)
        set_change(&reader->items[card->now], &reader->items[card->before]);
}

void
cparent__card_place(cparent__reader *reader, const cparent__found *found,
                    cparent__item *item)
{
    const cparent__number *number = found->number;
    const cparent__card_column *column = column_of(reader, number->from);

    if (column == NULL)
        return;
    item->text =
        cparent__tokens_span(&reader->sentence, number->from, number->to);
    item->rule = "figure.table";
    take_row_name(&reader->card, column, item);
    if (column->role == 0)
        return;
    item->choice = column->role;
    if (column->when.end != 0 || reader->card.when.end == 0) {
        item->when = column->when;
        item->period = column->period;
    }
    compare_in_row(reader, (size_t)(item - reader->items), column->role);
}
