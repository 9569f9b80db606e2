/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "returns/intake-internal.h"

#include <expat.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "core/text-internal.h"

/*
 * <EXPSSDA903><CHILD><HEADER>…</HEADER><EPISODE>…</EPISODE></CHILD>: the
 * rows of one child are put together when its element ends, because its id
 * may stand anywhere in it.  An element with elements inside is a row,
 * known by their names; what stands flat in HEADER is spread over the
 * tables that have such columns.
 */

/* No return comes near these. */
enum {
    DEEPEST = 64,
    MOST_ATTRIBUTES = 64,
    LONGEST = 4096,
    MOST_CELLS = 100000,
    PIECE = 256 * 1024
};

/* A leaf that is not empty; name and text are in the pool. */
typedef struct leaf {
    uint32_t name, name_length;
    uint32_t text, length;
    cparent__place place;
    bool grouped;
} leaf;

typedef struct group {
    uint32_t first;
    uint32_t count;
} group;

typedef struct state {
    XML_Parser parser;
    cparent__intake *intake;
    cparent__fault fault; /* why it was stopped; FAULT_COUNT: it was not */
    int depth;
    uint32_t opened[DEEPEST + 1]; /* leaves when the element began */
    bool has_elements[DEEPEST + 1];
    cparent__place place;
    size_t text_at;  /* in the pool, where the leaf's text begins */
    leaf *leaves;
    size_t leaf_count, leaf_capacity;
    group *groups;
    size_t group_count, group_capacity;
    char *pool;
    size_t pool_size, pool_capacity;
    char *line; /* the row being made */
    size_t line_size, line_capacity;
    bool nomem;
} state;

static void
stop(state *s, cparent__fault fault)
{
    if (s->fault == CPARENT__FAULT_COUNT)
        s->fault = fault;
    XML_StopParser(s->parser, XML_FALSE);
}

static bool
append(state *s, char **to, size_t *size, size_t *capacity,
       const char *bytes, size_t length)
{
    while (*capacity - *size < length + CPARENT__ROWS_PADDING)
        if (!cparent__grow(to, *capacity, capacity, 1)) {
            s->nomem = true;
            XML_StopParser(s->parser, XML_FALSE);
            return false;
        }
    memcpy(*to + *size, bytes, length);
    *size += length;
    return true;
}

static cparent__place
here(const state *s)
{
    const XML_Size line = XML_GetCurrentLineNumber(s->parser);
    const XML_Size column = XML_GetCurrentColumnNumber(s->parser);
    const cparent__place place = {
        line < INT32_MAX ? (int32_t)line : INT32_MAX,
        column < INT32_MAX - 1 ? (int32_t)column + 1 : INT32_MAX
    };

    return place;
}

/* --- rows of a child ------------------------------------------------ */

static bool
is_named(const state *s, const leaf *l, const char *name)
{
    return strlen(name) == l->name_length &&
           cparent__equal_bytes_fold(s->pool + l->name, name,
                                     l->name_length);
}

/* The flat leaf of that name, or NULL. */
static const leaf *
flat(const state *s, const char *name)
{
    size_t i;

    for (i = 0; i < s->leaf_count; i++)
        if (!s->leaves[i].grouped && is_named(s, &s->leaves[i], name))
            return &s->leaves[i];
    return NULL;
}

/* For each column of the book its leaf, from a group's or the flat ones.
 * Returns how many there are. */
static int
match(const state *s, cparent__book book, const group *g,
      const leaf *found[CPARENT__MOST_COLUMNS])
{
    const size_t end = g ? g->first + g->count : s->leaf_count;
    size_t i = g ? g->first : 0;
    int count = 0;

    memset(found, 0, CPARENT__MOST_COLUMNS * sizeof(*found));
    for (; i < end; i++) {
        const leaf *l = &s->leaves[i];
        const int column = cparent__column_find(
            s->intake->rules, book, s->pool + l->name, l->name_length);

        if ((!g && l->grouped) || column < 0 || found[column])
            continue;
        found[column] = l;
        count++;
    }
    return count;
}

/* The XML has this table with all its columns, be it without rows; those of
 * older extracts of Episodes only where they are. */
static void
mark_table(cparent__intake *intake, cparent__book book)
{
    const unsigned count = book == CPARENT__BOOK_EPISODES
                               ? 13u
                               : (unsigned)intake->rules->books[book].count;

    intake->columns[book] |= (uint16_t)((1u << count) - 1);
}

/* The XML has a place for all of these: without rows nobody was missing, or
 * adopted.  But no return of children in care is without a review: one that
 * has none, not even an empty one, was made without that table. */
static void
mark_tables(cparent__intake *intake)
{
    static const cparent__book books[] = {
        CPARENT__BOOK_HEADER, CPARENT__BOOK_EPISODES, CPARENT__BOOK_UASC,
        CPARENT__BOOK_OC2, CPARENT__BOOK_OC3, CPARENT__BOOK_AD1,
        CPARENT__BOOK_PLACED, CPARENT__BOOK_PREV_PERM, CPARENT__BOOK_MISSING
    };
    size_t i;

    for (i = 0; i < sizeof(books) / sizeof(books[0]); i++)
        mark_table(intake, books[i]);
}

/* Hands the leaves on as a row whose fields are the book's columns. */
static void
give_row(state *s, cparent__book book, const leaf **found)
{
    const cparent__book_columns *columns = &s->intake->rules->books[book];
    int16_t fields[CPARENT__MOST_COLUMNS];
    uint32_t ends[CPARENT__MOST_COLUMNS];
    cparent__place places[CPARENT__MOST_COLUMNS];
    cparent__row row = { NULL, ends, 0, (uint32_t)columns->count, 0,
                         places };
    int i;

    s->line_size = 0;
    for (i = 0; i < CPARENT__MOST_COLUMNS; i++) {
        const leaf *l = i < columns->count ? found[i] : NULL;
        static const cparent__place nowhere = { 0, 0 };

        fields[i] = (int16_t)(i < columns->count &&
                                      (l || s->intake->columns[book] >> i & 1)
                                  ? i
                                  : -1);
        places[i] = l ? l->place : nowhere;
        if (l && row.line == 0)
            row.line = l->place.line;
        if (l && !append(s, &s->line, &s->line_size, &s->line_capacity,
                         s->pool + l->text, l->length))
            return;
        ends[i] = (uint32_t)s->line_size;
        if (!append(s, &s->line, &s->line_size, &s->line_capacity, ",", 1))
            return;
    }
    row.bytes = s->line;
    cparent__intake_begin(s->intake, book, fields);
    cparent__intake_row(s->intake, &row);
}

/* The id and the birthday stand in the header alone. */
static void
complete(const state *s, const leaf **found)
{
    if (!found[0])
        found[0] = flat(s, "CHILDID");
    if (!found[0])
        found[0] = flat(s, "CHILD");
}

static void
give_flat(state *s, cparent__book book, int least)
{
    const leaf *found[CPARENT__MOST_COLUMNS];
    int i;
    bool any = false;

    match(s, book, NULL, found);
    complete(s, found);
    for (i = least; i < CPARENT__MOST_COLUMNS; i++)
        any |= found[i] != NULL;
    if (any)
        give_row(s, book, found);
}

static void
give_asylum(state *s)
{
    const leaf *said = flat(s, "UASC");
    const leaf *found[CPARENT__MOST_COLUMNS];

    if (!said || (said->length == 1 && s->pool[said->text] == '0'))
        return;
    if (said->length != 1 || s->pool[said->text] != '1') {
        cparent__notice_add(s->intake->notices, CPARENT__FAULT_CODE,
                            CPARENT__BOOK_UASC, -1, s->intake->file,
                            said->place.line, said->place.column);
        return;
    }
    match(s, CPARENT__BOOK_UASC, NULL, found);
    complete(s, found);
    give_row(s, CPARENT__BOOK_UASC, found);
}

/* The table whose names the group's leaves have. */
static void
give_group(state *s, const group *g)
{
    const leaf *found[CPARENT__MOST_COLUMNS];
    cparent__book best = CPARENT__BOOK_NONE;
    int most = 0;
    int book;

    for (book = 0; book < CPARENT__BOOK_COUNT; book++) {
        const cparent__book_columns *columns =
            &s->intake->rules->books[book];
        const int count = match(s, (cparent__book)book, g, found);
        bool known = false;
        int i;

        for (i = 0; i < columns->count; i++)
            known |= found[i] && columns->columns[i].known_by;
        if (known && count > most) {
            most = count;
            best = (cparent__book)book;
        }
    }
    if (best == CPARENT__BOOK_NONE)
        return;
    mark_table(s->intake, best);
    match(s, best, g, found);
    complete(s, found);
    give_row(s, best, found);
}

static void
give_child(state *s)
{
    size_t i;

    give_flat(s, CPARENT__BOOK_HEADER, 0);
    give_asylum(s);
    give_flat(s, CPARENT__BOOK_OC3, 2);
    give_flat(s, CPARENT__BOOK_AD1, 2);
    for (i = 0; i < s->group_count && !s->nomem; i++)
        give_group(s, &s->groups[i]);
    s->leaf_count = 0;
    s->group_count = 0;
    s->pool_size = 0;
}

/* --- what expat says ------------------------------------------------ */

static void XMLCALL
begin_element(void *user, const XML_Char *name, const XML_Char **attributes)
{
    state *s = user;
    int count = 0;

    if (s->fault != CPARENT__FAULT_COUNT)
        return;
    while (count <= 2 * MOST_ATTRIBUTES && attributes[count])
        count += 2;
    if (count > 2 * MOST_ATTRIBUTES || s->depth == DEEPEST) {
        stop(s, CPARENT__FAULT_XML_LIMIT);
        return;
    }
    if (cparent__equal_fold(name, "AREVIEW"))
        mark_table(s->intake, CPARENT__BOOK_REVIEWS);
    s->has_elements[s->depth] = true;
    s->depth++;
    s->has_elements[s->depth] = false;
    s->opened[s->depth] = (uint32_t)s->leaf_count;
    s->place = here(s);
    s->text_at = s->pool_size;
}

static void XMLCALL
take_text(void *user, const XML_Char *text, int length)
{
    state *s = user;

    if (s->depth < 3)
        return;
    if (s->pool_size - s->text_at + (size_t)length > LONGEST) {
        stop(s, CPARENT__FAULT_XML_LIMIT);
        return;
    }
    append(s, &s->pool, &s->pool_size, &s->pool_capacity, text,
           (size_t)length);
}

static bool
is_blank(char c)
{
    return cparent__cell_blank(c) || c == '\n';
}

static void
end_leaf(state *s, const char *name)
{
    size_t from = s->text_at;
    size_t to = s->pool_size;
    leaf *l;

    while (from < to && is_blank(s->pool[from]))
        from++;
    while (to > from && is_blank(s->pool[to - 1]))
        to--;
    if (from == to) {
        s->pool_size = s->text_at;
        return;
    }
    if (s->leaf_count == MOST_CELLS) {
        stop(s, CPARENT__FAULT_XML_LIMIT);
        return;
    }
    if (!cparent__grow(&s->leaves, s->leaf_count, &s->leaf_capacity,
                       sizeof(*s->leaves))) {
        s->nomem = true;
        XML_StopParser(s->parser, XML_FALSE);
        return;
    }
    l = &s->leaves[s->leaf_count++];
    l->text = (uint32_t)from;
    l->length = (uint32_t)(to - from);
    l->place = s->place;
    l->grouped = false;
    l->name = (uint32_t)s->pool_size;
    l->name_length = (uint32_t)strlen(name);
    append(s, &s->pool, &s->pool_size, &s->pool_capacity, name,
           l->name_length);
}

/* An element with elements inside: a row of its own, unless it is HEADER. */
static void
end_group(state *s, const char *name)
{
    const uint32_t first = s->opened[s->depth];
    const uint32_t count = (uint32_t)s->leaf_count - first;
    group *g;
    size_t i;

    if (count == 0 || (strlen(name) == 6 &&
                       cparent__equal_bytes_fold(name, "HEADER", 6)))
        return;
    if (!cparent__grow(&s->groups, s->group_count, &s->group_capacity,
                       sizeof(*s->groups))) {
        s->nomem = true;
        XML_StopParser(s->parser, XML_FALSE);
        return;
    }
    for (i = first; i < s->leaf_count; i++)
        s->leaves[i].grouped = true;
    g = &s->groups[s->group_count++];
    g->first = first;
    g->count = count;
}

static void XMLCALL
end_element(void *user, const XML_Char *name)
{
    state *s = user;

    if (s->fault != CPARENT__FAULT_COUNT || s->nomem)
        return;
    if (s->depth == 2)
        give_child(s);
    else if (s->depth > 2 && s->has_elements[s->depth])
        end_group(s, name);
    else if (s->depth > 2)
        end_leaf(s, name);
    s->depth--;
    s->text_at = s->pool_size;
}

static void XMLCALL
begin_doctype(void *user, const XML_Char *name, const XML_Char *system_id,
              const XML_Char *public_id, int internal)
{
    (void)name;
    (void)system_id;
    (void)public_id;
    (void)internal;
    stop(user, CPARENT__FAULT_DOCTYPE);
}

/* --- the file ------------------------------------------------------- */

static void
tell_stop(state *s)
{
    const cparent__place place = here(s);
    int i;

    cparent__notice_add(s->intake->notices,
                        s->fault == CPARENT__FAULT_COUNT
                            ? CPARENT__FAULT_XML
                            : s->fault,
                        CPARENT__BOOK_NONE, -1, s->intake->file, place.line,
                        place.column);
    for (i = 0; i < CPARENT__BOOK_COUNT; i++)
        s->intake->left_out[i]++;
}

/* A tag, or a comment, that has not ended after so many bytes: expat begins
 * it anew with each piece. */
static bool
waits_too_long(const state *s, size_t at)
{
    const XML_Index since = XML_GetCurrentByteIndex(s->parser);

    return since >= 0 && at - (size_t)since > 2 * PIECE;
}

static cparent_status
parse(state *s, const char *bytes, size_t size, cparent_error *err)
{
    size_t at = 0;

    do {
        const size_t piece = size - at < PIECE ? size - at : PIECE;
        const bool last = at + piece == size;

        if (XML_Parse(s->parser, bytes + at, (int)piece, last) !=
            XML_STATUS_OK) {
            if (s->nomem ||
                XML_GetErrorCode(s->parser) == XML_ERROR_NO_MEMORY)
                return cparent__nomem(err);
            tell_stop(s);
            return CPARENT_OK;
        }
        at += piece;
        if (!last && waits_too_long(s, at)) {
            s->fault = CPARENT__FAULT_XML_LIMIT;
            tell_stop(s);
            return CPARENT_OK;
        }
    } while (at < size);
    return CPARENT_OK;
}

cparent_status
cparent__intake_xml(cparent__intake *intake, const char *bytes, size_t size,
                    cparent_error *err)
{
    static const XML_Memory_Handling_Suite memory = {
        cparent__malloc, cparent__realloc, cparent__free
    };
    state *s = cparent__calloc(1, sizeof(*s));
    cparent_status status = CPARENT_E_NOMEM;

    if (s)
        s->parser = XML_ParserCreate_MM(NULL, &memory, NULL);
    if (!s || !s->parser) {
        cparent__free(s);
        return cparent__nomem(err);
    }
    s->intake = intake;
    s->fault = CPARENT__FAULT_COUNT;
    mark_tables(intake);
    XML_SetUserData(s->parser, s);
    XML_SetElementHandler(s->parser, begin_element, end_element);
    XML_SetCharacterDataHandler(s->parser, take_text);
    XML_SetStartDoctypeDeclHandler(s->parser, begin_doctype);
    status = parse(s, bytes, size, err);
    XML_ParserFree(s->parser);
    cparent__free(s->leaves);
    cparent__free(s->groups);
    cparent__free(s->pool);
    cparent__free(s->line);
    cparent__free(s);
    return status;
}
