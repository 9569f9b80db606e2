/* SPDX-License-Identifier: Apache-2.0 */
#include "tool.h"

#include <stdlib.h>
#include <string.h>

/* Columns for people.  On a terminal every column is kept narrow and its
 * cells are folded; elsewhere a row is a line, for grep. */

#define MOST_COLUMNS 8
#define NARROWEST_KEY 10
#define NARROWEST_LAST 16

struct table {
    const char *const *headings;
    char **cells;
    size_t columns;
    size_t count;
    size_t room;
    size_t width; /* of the screen; 0: do not fold */
    bool bold;
};

table *
table_new(const tool *t, const char *const *headings)
{
    table *made = calloc(1, sizeof(*made));

    if (made == NULL)
        return NULL;
    made->headings = headings;
    while (made->columns < MOST_COLUMNS && headings[made->columns] != NULL)
        made->columns++;
    made->width = screen_width();
    made->bold = screen_colour(t);
    return made;
}

bool
table_add(table *into, const char *cell)
{
    char *copy;

    if (into->count == into->room) {
        size_t room = into->room == 0 ? 64 : into->room * 2;
        char **grown = realloc(into->cells, room * sizeof(*grown));

        if (grown == NULL)
            return false;
        into->cells = grown;
        into->room = room;
    }
    copy = text_copy(cell == NULL ? "" : cell);
    if (copy == NULL)
        return false;
    into->cells[into->count++] = copy;
    return true;
}

size_t
table_rows(const table *of)
{
    return of->count / of->columns;
}

/* Takes cells from the widest columns until `most` are left of all but the
 * last.  The first one goes last: a name that is folded cannot be copied. */
static void
narrow(size_t *width, size_t keys, size_t most)
{
    size_t total = 0;

    for (size_t c = 0; c < keys; c++)
        total += width[c];
    while (total > most) {
        size_t widest = 0;

        for (size_t c = 1; c < keys; c++)
            if (width[c] > NARROWEST_KEY &&
                (widest == 0 || width[c] > width[widest]))
                widest = c;
        if (width[widest] <= NARROWEST_KEY)
            return;
        width[widest]--;
        total--;
    }
}

static void
widths(const table *of, unsigned indent, size_t out[MOST_COLUMNS])
{
    size_t keys = of->columns - 1, used = indent + 2 * keys, left;

    for (size_t c = 0; c < of->columns; c++) {
        size_t widest = text_cells(of->headings[c]);

        for (size_t i = c; i < of->count; i += of->columns) {
            size_t cells = text_cells(of->cells[i]);

            widest = cells > widest ? cells : widest;
        }
        out[c] = widest;
    }
    if (of->width == 0)
        return;
    left = of->width > used ? of->width - used : 0;
    /* The last column, which says most, gets a third if it needs it. */
    narrow(out, keys, left - (out[keys] < left / 3 ? out[keys] : left / 3));
    for (size_t c = 0; c < keys; c++)
        left = left > out[c] ? left - out[c] : 0;
    if (left < NARROWEST_LAST)
        left = NARROWEST_LAST;
    out[keys] = out[keys] > left ? left : out[keys];
}

static size_t
cells_of(const char *text, size_t length)
{
    char buffer[8] = "";

    memcpy(buffer, text, length < 7 ? length : 7);
    return text_cells(buffer);
}

size_t
text_fold(const char *text, size_t width, size_t *next_out)
{
    size_t cells = 0, taken = 0, blank = 0;

    while (text[taken] != '\0') {
        uint32_t point;
        size_t used = text_next(text + taken, &point);

        cells += cells_of(text + taken, used);
        if (cells > width && taken > 0)
            break;
        if (point == ' ')
            blank = taken;
        taken += used;
    }
    if (text[taken] != '\0' && text[taken] != ' ' && blank > 0)
        taken = blank;
    *next_out = taken;
    while (text[*next_out] == ' ')
        ++*next_out;
    return taken;
}

static void
print_line(const table *of, FILE *out, unsigned indent, const size_t *width,
           const char **rest)
{
    size_t owed = indent; /* blanks are printed only before something */

    for (size_t c = 0; c < of->columns; c++) {
        size_t next, bytes = text_fold(rest[c], width[c], &next);
        size_t cells = 0;

        if (bytes > 0) {
            fprintf(out, "%*s", (int)owed, "");
            owed = 0;
            text_safe_bytes(out, rest[c], bytes);
        }
        for (size_t i = 0; i < bytes;) {
            uint32_t point;
            size_t used = text_next(rest[c] + i, &point);

            cells += cells_of(rest[c] + i, used);
            i += used;
        }
        owed += (width[c] > cells ? width[c] - cells : 0) + 2;
        rest[c] += next;
    }
    putc('\n', out);
}

static void
print_row(const table *of, FILE *out, unsigned indent, const size_t *width,
          const char *const *cells)
{
    const char *rest[MOST_COLUMNS];
    bool more = true;

    for (size_t c = 0; c < of->columns; c++)
        rest[c] = cells[c];
    while (more) {
        print_line(of, out, indent, width, rest);
        more = false;
        for (size_t c = 0; c < of->columns; c++)
            more = more || *rest[c] != '\0';
    }
}

void
table_print(const table *of, FILE *out, unsigned indent)
{
    size_t width[MOST_COLUMNS];

    widths(of, indent, width);
    if (of->bold)
        fputs("\033[1m", out);
    print_row(of, out, indent, width, of->headings);
    if (of->bold)
        fputs("\033[0m", out);
    for (size_t i = 0; i + of->columns <= of->count; i += of->columns)
        print_row(of, out, indent, width,
                  (const char *const *)of->cells + i);
}

void
table_free(table *of)
{
    if (of == NULL)
        return;
    for (size_t i = 0; i < of->count; i++)
        free(of->cells[i]);
    free(of->cells);
    free(of);
}
