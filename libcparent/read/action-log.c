/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/action.h>

#include <string.h>

#include "read/discuss-internal.h"

/*
 * Actions that minutes print as a log: "Action: …" with "Owner: …" and
 * "Due: …" on the lines below, or a table with those columns.
 */

/* How far below an action its owner and day may stand. */
enum { LINES_BELOW = 4 };

static bool
ends_at_mark(const cparent__sentence *s, const cparent__cue *cue)
{
    return cparent__mark_is(s, cue->end, ':') ||
           (cparent__mark_is(s, cue->end, '-') &&
            !s->tokens[cue->end].glued);
}

/* A label at token `at`: "Owner:", "Due:"; NULL when none stands there. */
static const cparent__cue *
label_at(const cparent__sentence *s, int at)
{
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_ACTION, at);

    return cue != NULL && cue->meaning[0] != '\0' &&
                   !cparent__cue_means(cue, "list") &&
                   !cparent__cue_means(cue, "nobody") &&
                   s->tokens[at].capital && ends_at_mark(s, cue)
               ? cue
               : NULL;
}

int
cparent__label_in(const cparent__sentence *s, int from, int to)
{
    int at;

    for (at = from; at < to; at++)
        if (label_at(s, at) != NULL)
            return at;
    return to;
}

static cparent__item *
marked(cparent__reader *reader)
{
    return reader->marked_action < reader->item_count &&
                   reader->block_index - reader->marked_block <= LINES_BELOW
               ? &reader->items[reader->marked_action]
               : NULL;
}

static bool
is_everybody(const cparent__sentence *s, int from, int to)
{
    return to == from + 1 && cparent__token_is(s, from, "all");
}

/* The person is noted last: the list of items may move. */
static void
set_owner(cparent__reader *reader, cparent__item *item, int from, int to)
{
    const cparent__sentence *s = &reader->sentence;

    int end;

    if (from >= to || is_everybody(s, from, to))
        return;
    /* "Secretary to issue the invitation" */
    for (end = from + 1; end + 1 < to; end++)
        if (cparent__token_is(s, end, "to") &&
            cparent__act_is_base_verb(s, end + 1))
            to = end;
    item->who = cparent__tokens_span(s, from, to);
    cparent__note_owner(reader, from, to);
}

/* A cell or line that says when, and no more than that. */
static void
set_due(cparent__reader *reader, cparent__item *item, int from, int to)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__due due = cparent__due_in(s, &reader->times, from, to);
    const cparent__cue *cue;
    int i;

    if (from >= to || cparent__token_is(s, from, "ongoing"))
        return;
    item->when = cparent__tokens_span(s, from, to);
    item->due = cparent__due_date(s, from, to, reader->meeting);
    item->choice = due.to > 0 ? due.kind : CPARENT_ACTION_DUE_KIND_DATE;
    /* "end of Q3", "w/c 4 March": by then. */
    cue = cparent__cue_at(s, CPARENT__K_DUE, from);
    if (due.to == 0 && to > from + 1 &&
        cparent__cue_means(cparent__cue_at(s, CPARENT__K_DUE, to - 1),
                           "meeting"))
        item->choice = CPARENT_ACTION_DUE_KIND_MEETING;
    else if (cparent__cue_means(cue, "lead") ||
             cparent__cue_means(cue, "time_by"))
        return;
    if (due.to == 0 && cparent__cue_in(s, CPARENT__K_DUE, from, to) != NULL)
        item->choice = CPARENT_ACTION_DUE_KIND_MEETING;
    /* "September 2024" is a month, "28 March 2024" a day. */
    for (i = 0; due.to == 0 && i < reader->times.count; i++)
        if (reader->times.items[i].core >= from &&
            reader->times.items[i].dated)
            item->choice =
                s->tokens[reader->times.items[i].core].kind ==
                        CPARENT__DIGITS
                    ? CPARENT_ACTION_DUE_KIND_DATE
                    : CPARENT_ACTION_DUE_KIND_MONTH;
}

static void
set_field(cparent__reader *reader, cparent__item *item, const char *meaning,
          int from, int to)
{
    const cparent__sentence *s = &reader->sentence;

    to = cparent__clause_trim(s, from, to);
    if (strcmp(meaning, "owner") == 0)
        set_owner(reader, item, from, to);
    else if (strcmp(meaning, "due") == 0)
        set_due(reader, item, from, to);
}

/* "Owner: Sue Pardoe", "Due: 28 March 2024", one a line or behind another. */
static bool
read_labels(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *label = label_at(s, 0);
    int at = 0;

    if (label == NULL)
        return false;
    while (label != NULL) {
        const int from = label->end + 1;
        cparent__item *item = marked(reader);

        at = cparent__label_in(s, from, s->count);
        if (item != NULL)
            set_field(reader, item, label->meaning, from, at);
        label = at < s->count ? label_at(s, at) : NULL;
    }
    return true;
}

void
cparent__mark_action(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    int at;

    reader->marked_action = reader->item_count - 1;
    reader->marked_block = reader->block_index;
    /* "Action: … Owner: … Due: …" in one line. */
    for (at = cparent__label_in(s, 1, s->count); at < s->count;) {
        const cparent__cue *label = label_at(s, at);
        int next;

        if (label == NULL)
            break;
        next = cparent__label_in(s, label->end + 1, s->count);
        set_field(reader, &reader->items[reader->marked_action],
                  label->meaning, label->end + 1, next);
        at = next;
    }
}

/* Where the last dash of tokens [from, to) that stands by itself is; -1 when
 * none does. */
static int
last_dash(const cparent__sentence *s, int from, int to)
{
    int at;

    for (at = to - 1; at > from + 1; at--)
        if (cparent__mark_is(s, at, '-') && !s->tokens[at].glued)
            return at;
    return -1;
}

/* "Virtual School Head", "AB/CD", "Kath and Dev": capitals and what joins
 * them, and nothing else. */
static bool
is_owner_cell(const cparent__sentence *s, int from, int to)
{
    static const char *const joints[] = { "and", "of", "for", "the", NULL };
    int at;

    if (!cparent__is_capital_word(s, from) || to > from + 10)
        return false;
    for (at = from; at < to; at++)
        if (!cparent__is_capital_word(s, at) &&
            !cparent__token_among(s, at, joints) &&
            !cparent__mark_is(s, at, '/') && !cparent__mark_is(s, at, '&') &&
            !cparent__mark_is(s, at, ',') && !cparent__mark_is(s, at, '\''))
            return false;
    return true;
}

/* "no name yet", "TBC": nobody so far. */
static bool
is_nobody_cell(const cparent__sentence *s, int from, int to)
{
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_ACTION, from);

    return cparent__cue_means(cue, "nobody") && cue->end == to;
}

static bool
is_due_cell(cparent__reader *reader, int from, int to)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__due due = cparent__due_in(s, &reader->times, from, to);
    int i;

    if (due.to == to && due.from <= from + 1)
        return true;
    for (i = 0; i < reader->times.count; i++)
        if (reader->times.items[i].core == from &&
            reader->times.items[i].dated &&
            reader->times.items[i].to == to)
            return true;
    return false;
}

cparent__item *
cparent__action_add_printed(cparent__reader *reader, int from, int to,
                            cparent__span owner, const char *rule,
                            int confidence)
{
    const cparent__sentence *s = &reader->sentence;
    const int all = cparent__clause_trim(s, from, to);
    int who_from = -1, who_to = -1, due_from = -1, end = all;
    int dash = last_dash(s, from, end);
    cparent__item *item;

    if (dash >= 0 && is_due_cell(reader, dash + 1, end)) {
        due_from = dash + 1;
        end = dash;
        dash = last_dash(s, from, end);
    }
    if (dash >= 0 && is_nobody_cell(s, dash + 1, end)) {
        end = dash;
    } else if (owner.end == 0 && dash >= 0 &&
               is_owner_cell(s, dash + 1, end)) {
        who_from = dash + 1;
        who_to = end;
        end = dash;
    }
    item = cparent__action_add(reader, from, end < all ? end : to, owner,
                               CPARENT_ACTION_SOURCE_DISCUSSION, rule,
                               confidence);
    if (item == NULL)
        return NULL;
    if (due_from >= 0)
        set_due(reader, item, due_from, all);
    cparent__mark_action(reader);
    if (who_from >= 0)
        set_owner(reader, &reader->items[reader->marked_action], who_from,
                  who_to);
    return &reader->items[reader->marked_action];
}

/* ------------------------------------------------------------------ tables */

/* What stands between a block and the one before: where its row begins, and
 * how many cells. */
typedef struct cell_gap {
    bool row;
    int cells;
} cell_gap;

static bool
tag_is(const char *at, const char *end, const char *tag)
{
    return (size_t)(end - at) > strlen(tag) &&
           memcmp(at, tag, strlen(tag)) == 0;
}

static cell_gap
gap_before(cparent__reader *reader, size_t index)
{
    const cparent__block *block = &reader->blocks[index];
    const cparent__map *map = &reader->decoded.map;
    const bool html = reader->decoded.form == CPARENT__FORM_HTML;
    cell_gap gap = { index == 0, 0 };
    size_t from = 0, to, ignored;
    const char *at, *end;

    if (index > 0)
        cparent__map_look(map, &reader->gap[0],
                          block[-1].end > block[-1].label ? block[-1].end - 1
                                                          : block[-1].label,
                          &ignored, &from);
    cparent__map_look(map, &reader->gap[1], block->label, &to, &ignored);
    end = reader->decoded.raw + to;
    for (at = reader->decoded.raw + from; at < end; at++) {
        if (html ? tag_is(at, end, "<tr") : *at == '\n') {
            gap.row = true;
            gap.cells = 0;
        } else if (html ? tag_is(at, end, "<td") || tag_is(at, end, "<th")
                        : *at == '|') {
            gap.cells++;
        }
    }
    return gap;
}

bool
cparent__row_goes_on(cparent__reader *reader, size_t block)
{
    cell_gap gap;

    if (!cparent__has_cells(reader))
        return false;
    gap = gap_before(reader, block);
    return gap.cells > 0 && !gap.row;
}

uint8_t
cparent__column_named(const cparent__sentence *line)
{
    static const char *const names[] = { "", "owner", "due", "status",
                                         "lone", "what" };
    const cparent__cue *cue = cparent__cue_at(line, CPARENT__K_ACTION, 0);
    uint8_t i;

    if (cue == NULL || cue->end != line->count)
        return 0;
    for (i = 0; i < 6; i++)
        if (strcmp(cue->meaning, names[i]) == 0)
            return (uint8_t)(i + 1);
    return 0;
}

/* The first block of the row that the block stands in: "| Item |" may have been
 * taken for a heading. */
static size_t
row_begin(cparent__reader *reader)
{
    const size_t block = reader->block_index;
    size_t first = block > CPARENT__COLUMNS ? block - CPARENT__COLUMNS : 0;
    size_t i;

    if (gap_before(reader, block).row)
        return block;
    /* Forwards, as the gaps are found. */
    for (i = first + 1; i < block; i++)
        if (gap_before(reader, i).row)
            first = i;
    return first;
}

/* The columns of a table of actions by their names. */
enum { ACTS = 1, OWNER, DUE, STATUS, LONE, WHAT };

/* "| Action | Owner | Due |", or "| Item | Discussion | Action |": what its
 * columns are.  False when it is no heading of such a table. */
static bool
open_table(cparent__reader *reader)
{
    cparent__action_table *table = &reader->table;
    size_t i = row_begin(reader);
    cell_gap gap = gap_before(reader, i);
    int column = gap.cells;
    bool acts = false, owned, who = false, due = false;
    int last = 0, what = -1;

    memset(table, 0, sizeof(*table));
    /* In a row too wide to be one of actions, not every cell asks. */
    table->next = reader->block_index + CPARENT__COLUMNS;
    if (!gap.row)
        return false;
    do {
        const uint8_t named = reader->blocks[i].column;

        if (column < CPARENT__COLUMNS) {
            table->columns[column] = named;
            last = column;
        }
        acts = acts || named == ACTS;
        what = named == WHAT ? column : what;
        who = who || named == OWNER;
        due = due || named == DUE;
        if (++i >= reader->block_count)
            break;
        gap = gap_before(reader, i);
        column += gap.cells;
    } while (!gap.row && gap.cells > 0 && column < CPARENT__COLUMNS);
    /* "| What | Who |"; "| What | When |" is a programme. */
    if (!acts && who && what >= 0 && what < CPARENT__COLUMNS) {
        table->columns[what] = ACTS;
        acts = true;
    }
    owned = who || due;
    /* "| Discussion | Action by |": who does what was said beside it. */
    table->lone = (!owned && (table->columns[last] == ACTS ||
                              table->columns[last] == LONE)) ||
                  (!acts && !due && table->columns[last] == OWNER);
    if (table->lone)
        table->columns[last] = LONE;
    table->open = (table->lone || (acts && owned)) &&
                  i - reader->block_index >= 2;
    table->next = i;
    return table->open;
}

/* "No further action", "None required": the row asks nothing of anybody. */
static bool
asks_nothing(const cparent__sentence *s)
{
    return s->count <= 4 && (cparent__token_is(s, 0, "no") ||
                             cparent__token_is(s, 0, "none"));
}

static void
read_cell(cparent__reader *reader, int named)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__item *item;

    if (named == ACTS && asks_nothing(s))
        return;
    if (named == ACTS) {
        item = cparent__action_add(
            reader, cparent__first_word(s), s->count,
            cparent__tokens_span(s, 0, 0),
            CPARENT_ACTION_SOURCE_DISCUSSION, "action.table", 90);
        if (item != NULL)
            cparent__mark_action(reader);
        return;
    }
    item = marked(reader);
    if (item != NULL && (named == OWNER || named == DUE))
        set_field(reader, item, named == OWNER ? "owner" : "due", 0, s->count);
}

/* "Dr Orr", "TK" alone in a cell: who does what its row noted as to be done. */
static void
name_row_owner(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const int to = s->count - cparent__mark_is(s, s->count - 1, '.');
    const uint32_t row = reader->blocks[row_begin(reader)].label;
    cparent__agent agent;
    size_t i;

    if (!is_owner_cell(s, 0, to) ||
        (!cparent__is_initials(s, 0) &&
         cparent__agent_at(s, 0, to, &agent) == 0))
        return;
    for (i = reader->item_count;
         i > 0 && reader->items[i - 1].text.start >= row; i--)
        if (reader->items[i - 1].noun == CPARENT_NOUN_ACTION &&
            reader->items[i - 1].who.end == 0)
            reader->items[i - 1].who = cparent__tokens_span(s, 0, to);
}

/* "CR: write up the day", "FB to invite them", beside what was said: all that
 * its row has to be done; "-" and "For noting" add nothing. */
static void
read_lone_cell(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;

    if (!cparent__read_behind(reader, cparent__first_word(s), s->count))
        name_row_owner(reader);
}

/* Does a row that the block may begin name a column of actions? */
static bool
may_open_table(const cparent__reader *reader)
{
    enum { CELLS = 6 };
    size_t i;

    if (reader->sentence.count > CELLS)
        return false;
    for (i = 0; i < CELLS && reader->block_index + i < reader->block_count;
         i++) {
        if (reader->block[i].column == ACTS ||
            reader->block[i].column == LONE ||
            reader->block[i].column == OWNER || reader->block[i].column == WHAT)
            return true;
        if (reader->block[i].end - reader->block[i].start > 60)
            return false;
    }
    return false;
}

/* "1 | Draft the survey", "24/17 | 12 Sept": cells that were joined to the one
 * behind them. */
static int
joined_cells(const cparent__reader *reader)
{
    const cparent__block *block = reader->block;
    const cparent__span all = { block->label, block->end };
    const char *raw = reader->decoded.raw;
    size_t from, to;
    int cells = 0;

    if (reader->decoded.form == CPARENT__FORM_HTML)
        return 0;
    cparent__decoded_raw(&reader->decoded, all, &from, &to);
    while (from < to && (raw[from] == '|' || raw[from] == ' '))
        from++;
    while (to > from && (raw[to - 1] == '|' || raw[to - 1] == ' '))
        to--;
    for (; from < to; from++)
        cells += raw[from] == '|';
    return cells;
}

bool
cparent__row_follows(cparent__reader *reader)
{
    return reader->block_index + 1 < reader->block_count &&
           cparent__row_goes_on(reader, reader->block_index + 1);
}

/* "1 Draft the survey", and not the "22/24(a)" of a reference. */
static bool
has_words(const cparent__sentence *s)
{
    int words = 0;
    int at;

    for (at = 0; at < s->count; at++)
        words += s->tokens[at].kind == CPARENT__WORD &&
                 s->tokens[at].end - s->tokens[at].start > 1;
    return words > 1 && s->count > 4;
}

/* A cell of an open table; a row's number may have been joined to the cell
 * behind it. */
static bool
read_table(cparent__reader *reader)
{
    cparent__action_table *table = &reader->table;
    cell_gap gap;
    int named;

    /* A row that has been looked at is not looked at again. */
    if (!table->open)
        return reader->block_index >= table->next && may_open_table(reader) &&
               open_table(reader);
    if (reader->block_index < table->next)
        return true;
    gap = gap_before(reader, reader->block_index);
    if (gap.cells == 0 && !cparent__row_follows(reader)) {
        table->open = false;
        return false;
    }
    table->column = gap.row ? gap.cells : table->column + gap.cells;
    table->column += joined_cells(reader);
    if (table->column >= CPARENT__COLUMNS)
        return true;
    named = table->columns[table->column];
    if (named == 0 && table->column + 1 < CPARENT__COLUMNS &&
        table->columns[table->column + 1] == 1 &&
        (reader->block->flags & CPARENT__BLOCK_LABEL) == 0 &&
        reader->sentence.tokens[0].kind == CPARENT__DIGITS &&
        has_words(&reader->sentence)) {
        named = 1;
        table->column++;
    }
    if (table->lone && named != LONE)
        return false;
    if (table->lone)
        read_lone_cell(reader);
    else
        read_cell(reader, named);
    return true;
}

bool
cparent__read_action_log(cparent__reader *reader)
{
    if (reader->block_first && read_table(reader))
        return true;
    if (reader->table.open && !reader->table.lone)
        return true;
    return read_labels(reader) || cparent__read_action_list(reader);
}
