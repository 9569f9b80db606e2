/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A model of statistical neighbours, from either of the wide forms in which
 * it is published.  Headings repeat there (SNP), so that columns are known
 * by their place behind the one before.
 */
#include "config.h"

#include <cparent/lookup.h>

#include <stdatomic.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/arena-internal.h"
#include "core/digest-internal.h"
#include "core/error-internal.h"
#include "core/source-internal.h"
#include "read/ees-scan-internal.h"
#include "read/tables-internal.h"

enum { MOST_NEIGHBOURS = 20 };

typedef struct council {
    const char *code;
    const char *name;
    cparent_neighbour neighbours[MOST_NEIGHBOURS];
    size_t count;
} council;

struct cparent_neighbours {
    atomic_int references;
    cparent__arena arena;
    const char *model;
    char digest[CPARENT__DIGEST_TEXT];
    council *councils;
    size_t count;
    size_t capacity;
};

/* Where a file has what. */
typedef struct layout {
    size_t code;
    size_t name;
    size_t neighbours[MOST_NEIGHBOURS]; /* the column of each */
    size_t closeness[MOST_NEIGHBOURS];  /* SIZE_MAX: not given */
    size_t count;
} layout;

typedef struct reader {
    cparent__ees_scan scan;
    cparent__text scratch;
    cparent_neighbours *out;
    layout at;
    cparent_error *err;
} reader;

/* --- headings ----------------------------------------------------------- */

/* "SN_1", "SN1", "sn 1": 1; 0 for any other heading. */
static size_t
neighbour_number(const char *heading)
{
    size_t number = 0;

    if (cparent__lower(heading[0]) != 's' || cparent__lower(heading[1]) != 'n')
        return 0;
    heading += 2;
    heading += *heading == '_' || *heading == ' ';
    for (; cparent__is_digit(*heading) && number < 100; heading++)
        number = number * 10 + (size_t)(*heading - '0');
    return *heading ? 0 : number;
}

/* The heading of how close the neighbour before is: "SN_1P", "SNP". */
static bool
is_closeness(const char *heading)
{
    size_t length = strlen(heading);

    return length >= 3 && cparent__equal_bytes_fold(heading, "sn", 2) &&
           cparent__lower(heading[length - 1]) == 'p';
}

static bool
is_one_of(const char *heading, const char *const *names)
{
    for (; *names; names++)
        if (cparent__equal_fold(heading, *names))
            return true;
    return false;
}

static void
note_heading(layout *at, const char *heading, size_t column)
{
    static const char *const codes[] = { "old_la_code", "LA number",
                                         "LA num", "la_code", NULL };
    static const char *const names[] = { "la_name", "LA name", NULL };
    size_t number = neighbour_number(heading);

    if (at->code == SIZE_MAX && is_one_of(heading, codes))
        at->code = column;
    else if (at->name == SIZE_MAX && is_one_of(heading, names))
        at->name = column;
    else if (number == at->count + 1 && number <= MOST_NEIGHBOURS)
        at->neighbours[at->count++] = column;
    else if (at->count > 0 && is_closeness(heading) &&
             column == at->neighbours[at->count - 1] + 1)
        at->closeness[at->count - 1] = column;
}

static cparent_status
read_headings(reader *in)
{
    cparent_status status = cparent__ees_scan_next(&in->scan, in->err);
    size_t i;

    in->at.code = in->at.name = SIZE_MAX;
    for (i = 0; i < MOST_NEIGHBOURS; i++)
        in->at.closeness[i] = SIZE_MAX;
    for (i = 0; status == CPARENT_OK && i < in->scan.columns; i++)
        note_heading(&in->at,
                     cparent__span_text(in->scan.cells[i], &in->scratch), i);
    if (status == CPARENT_DONE ||
        (status == CPARENT_OK && (in->at.code == SIZE_MAX ||
                                  in->at.count == 0)))
        return cparent__hint(
            in->err,
            cparent__fail_at(in->err, CPARENT_E_PARSE, in->scan.name, 1, 0,
                             NULL, "this is no table of statistical "
                                   "neighbours"),
            "it needs old_la_code (or LA number) and SN_1, SN_2 and so on "
            "(or SN1, SN2)");
    return status;
}

/* --- rows --------------------------------------------------------------- */

static const char *
keep(reader *in, size_t column)
{
    if (column == SIZE_MAX)
        return "";
    return cparent__arena_string(
        &in->out->arena,
        cparent__span_text(in->scan.cells[column], &in->scratch));
}

static bool
is_code(const char *text)
{
    return cparent__is_digit(text[0]) && cparent__is_digit(text[1]) &&
           cparent__is_digit(text[2]) && !text[3];
}

static cparent_status
refuse(reader *in, size_t column, cparent_status status, const char *message,
       const char *hint)
{
    return cparent__ees_scan_fail(&in->scan, status, column, NULL, in->err,
                                  message, hint);
}

static council *
find(const cparent_neighbours *of, const char *code)
{
    size_t i;

    for (i = 0; i < of->count; i++)
        if (strcmp(of->councils[i].code, code) == 0)
            return &of->councils[i];
    return NULL;
}

static cparent_status
take_neighbours(reader *in, council *one)
{
    cparent_status status = CPARENT_OK;
    size_t i;
    size_t k;

    for (i = 0; status == CPARENT_OK && i < in->at.count; i++) {
        cparent_neighbour *other = &one->neighbours[one->count];
        size_t column = in->at.neighbours[i];

        other->code = keep(in, column);
        other->closeness = keep(in, in->at.closeness[i]);
        other->name = "";
        if (!*other->code)
            continue; /* a council may have fewer */
        if (!is_code(other->code))
            status = refuse(in, column, CPARENT_E_PARSE,
                            "this is not a council's three-digit number",
                            "write it as in 370");
        else if (strcmp(other->code, one->code) == 0)
            status = refuse(in, column, CPARENT_E_VALIDATION,
                            "a council is its own neighbour here",
                            "leave it out");
        for (k = 0; status == CPARENT_OK && k < one->count; k++)
            if (strcmp(one->neighbours[k].code, other->code) == 0)
                status = refuse(in, column, CPARENT_E_VALIDATION,
                                "this neighbour is there already",
                                "leave it out");
        one->count++;
    }
    return status;
}

static cparent_status
take_row(reader *in)
{
    cparent_neighbours *out = in->out;
    council one;
    cparent_status status;

    memset(&one, 0, sizeof(one));
    one.code = keep(in, in->at.code);
    one.name = keep(in, in->at.name);
    if (!*one.code)
        return CPARENT_OK; /* a heading between the rows */
    if (!is_code(one.code))
        return refuse(in, in->at.code, CPARENT_E_PARSE,
                      "this is not a council's three-digit number",
                      "write it as in 370");
    if (find(out, one.code))
        return refuse(in, in->at.code, CPARENT_E_VALIDATION,
                      "this council is there already", "leave one row out");
    status = take_neighbours(in, &one);
    if (status != CPARENT_OK)
        return status;
    if (!cparent__grow(&out->councils, out->count, &out->capacity,
                       sizeof(*out->councils)))
        return cparent__nomem(in->err);
    out->councils[out->count++] = one;
    return CPARENT_OK;
}

/* Neighbours are written as codes; the rows have the names. */
static void
name_neighbours(cparent_neighbours *out)
{
    size_t i;
    size_t k;

    for (i = 0; i < out->count; i++)
        for (k = 0; k < out->councils[i].count; k++) {
            cparent_neighbour *other = &out->councils[i].neighbours[k];
            const council *known = find(out, other->code);

            if (known)
                other->name = known->name;
        }
}

/* The first four digits in a row that begin with 20: "2025"; else the
 * file's name. */
static const char *
name_model(cparent_neighbours *out, const char *source)
{
    const char *file = cparent__path_name(source);
    size_t length = strlen(file);
    size_t i;

    for (i = 0; i + 4 <= length; i++)
        if (file[i] == '2' && file[i + 1] == '0' &&
            cparent__is_digit(file[i + 2]) &&
            cparent__is_digit(file[i + 3]) &&
            !cparent__is_digit(file[i + 4]) &&
            (i == 0 || !cparent__is_digit(file[i - 1])))
            return cparent__arena_copy(&out->arena, file + i, 4);
    if (length > 4 && cparent__equal_fold(file + length - 4, ".csv"))
        length -= 4;
    return cparent__arena_copy(&out->arena, file, length);
}

cparent_status
cparent__read_neighbours(const char *name, const char *bytes, size_t size,
                         cparent_neighbours **neighbours_out,
                         cparent_error *err)
{
    reader in = { .err = err };
    cparent_neighbours *out = cparent__calloc(1, sizeof(*out));
    cparent_status status;

    if (!out)
        return cparent__nomem(err);
    atomic_init(&out->references, 1);
    cparent__object_born();
    in.out = out;
    in.scratch.limit = CPARENT__TEXT_MEDIUM;
    cparent__ees_scan_begin(&in.scan, name, bytes, size);
    status = read_headings(&in);
    while (status == CPARENT_OK) {
        status = cparent__ees_scan_next(&in.scan, err);
        if (status == CPARENT_OK)
            status = take_row(&in);
    }
    out->model = name_model(out, name);
    cparent__digest(bytes, size, out->digest);
    if (status == CPARENT_DONE)
        status = out->arena.failed || in.scratch.failed ? cparent__nomem(err)
                                                        : CPARENT_OK;
    /* A heading that was not known may have been lost. */
    if (in.scratch.failed == CPARENT_E_NOMEM)
        status = cparent__nomem(err);
    name_neighbours(out);
    cparent__text_free(&in.scratch);
    cparent__ees_scan_end(&in.scan);
    if (status == CPARENT_OK)
        *neighbours_out = out;
    else
        cparent_neighbours_unref(out);
    return status;
}

cparent_status
cparent_neighbours_read(cparent_source *source, const cparent_limits *limits,
                        cparent_neighbours **neighbours_out,
                        cparent_error *err)
{
    char *bytes = NULL;
    size_t size = 0;
    cparent_status status;

    if (!source)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "there is nothing to read");
    status = cparent__source_read_all(source, limits, &bytes, &size, err);
    if (status == CPARENT_OK)
        status = cparent__read_neighbours(cparent_source_name(source), bytes,
                                          size, neighbours_out, err);
    cparent__free(bytes);
    return status;
}

/* --- asking ------------------------------------------------------------- */

cparent_neighbours *
cparent_neighbours_ref(cparent_neighbours *neighbours)
{
    if (neighbours)
        atomic_fetch_add_explicit(&neighbours->references, 1,
                                  memory_order_relaxed);
    return neighbours;
}

void
cparent_neighbours_unref(cparent_neighbours *neighbours)
{
    if (!neighbours ||
        atomic_fetch_sub_explicit(&neighbours->references, 1,
                                  memory_order_acq_rel) != 1)
        return;
    cparent__free(neighbours->councils);
    cparent__arena_free(&neighbours->arena);
    cparent__free(neighbours);
    cparent__object_died();
}

const char *
cparent_neighbours_model(const cparent_neighbours *neighbours)
{
    return neighbours->model;
}

const char *
cparent_neighbours_digest(const cparent_neighbours *neighbours)
{
    return neighbours->digest;
}

size_t
cparent_neighbours_councils(const cparent_neighbours *neighbours)
{
    return neighbours->count;
}

size_t
cparent_neighbours_count(const cparent_neighbours *neighbours,
                         const char *old_code)
{
    const council *known = find(neighbours, old_code);

    return known ? known->count : 0;
}

bool
cparent_neighbours_at(const cparent_neighbours *neighbours,
                      const char *old_code, size_t index,
                      cparent_neighbour *neighbour_out)
{
    const council *known = find(neighbours, old_code);

    if (!known || index >= known->count)
        return false;
    *neighbour_out = known->neighbours[index];
    return true;
}
