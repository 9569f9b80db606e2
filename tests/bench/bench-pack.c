/* SPDX-License-Identifier: Apache-2.0 */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Board packs out of a store that `import` made: for each council and each
 * measure of ees_1 to ees_6, breakdown Total, one line of
 * la,indicator,latest,previous,target,national,n1..n10,rank,count,s1;…;s24.
 */

enum { DATASETS = 6, MEASURES = 16, NEIGHBOURS = 10, COUNCILS = 1024,
       LINE = 1024 };

/* One measure: places × periods, as columns. */
typedef struct figures {
    const int64_t *numbers;
    const uint8_t *states;
    int scale;
    char name[64];
} figures;

typedef struct dataset {
    cparent_published *data;
    size_t breakdown;
    size_t measures;
    size_t places;
    size_t periods;
    size_t national;
    figures of[MEASURES];
} dataset;

/* A row of neighbours.csv, and the council's targets. */
typedef struct council {
    char code[16];
    char neighbours[NEIGHBOURS][16];
    int64_t targets[DATASETS][MEASURES]; /* in tenths */
} council;

typedef struct pack {
    cparent_store *store;
    dataset sets[DATASETS];
    council *councils;
    size_t count;
} pack;

/* --- the store ---------------------------------------------------------- */

static bool
find_total(dataset *set)
{
    size_t filters = cparent_published_filter_count(set->data);

    for (size_t i = 0; i < cparent_published_breakdown_count(set->data);
         i++) {
        size_t totals = 0;

        for (size_t f = 0; f < filters; f++)
            totals += strcmp(cparent_published_breakdown_value(set->data, i,
                                                               f),
                             "Total") == 0;
        if (totals == filters) {
            set->breakdown = i;
            return true;
        }
    }
    return false;
}

static cparent_status
open_set(pack *of, int index, cparent_error *err)
{
    dataset *set = &of->sets[index];
    cparent_published_measure measure;
    cparent_place place;
    char name[16];
    cparent_status status;

    snprintf(name, sizeof(name), "ees_%d", index + 1);
    status = cparent_store_published(of->store, name, NULL, &set->data, err);
    if (status != CPARENT_OK || !find_total(set))
        return status != CPARENT_OK ? status : CPARENT_E_NOT_FOUND;
    set->places = cparent_published_place_count(set->data);
    set->periods = cparent_published_period_count(set->data);
    for (size_t i = 0; cparent_published_place_at(set->data, i, &place); i++)
        if (place.level == CPARENT_PLACE_NATIONAL)
            set->national = i;
    for (; set->measures < MEASURES &&
           cparent_published_measure_at(set->data, set->measures, &measure);
         set->measures++) {
        figures *one = &set->of[set->measures];

        snprintf(one->name, sizeof(one->name), "%s", measure.name);
        status = cparent_published_columns(set->data, set->measures,
                                           set->breakdown, &one->numbers,
                                           &one->states, &one->scale, err);
        if (status != CPARENT_OK)
            return status;
    }
    return CPARENT_OK;
}

static size_t
find_place(const dataset *set, const char *code)
{
    cparent_place place;

    for (size_t i = 0; cparent_published_place_at(set->data, i, &place); i++)
        if (strcmp(place.code, code) == 0)
            return i;
    return SIZE_MAX;
}

/* --- neighbours and targets --------------------------------------------- */

static char *
next_line(char **at)
{
    char *line = *at;
    char *end = strchr(line, '\n');

    if (*line == '\0')
        return NULL;
    if (end != NULL)
        *end = '\0';
    *at = end != NULL ? end + 1 : line + strlen(line);
    return line;
}

static void
cut(char **from, char *cell, size_t size)
{
    size_t length = strcspn(*from, ",");

    snprintf(cell, size, "%.*s", (int)length, *from);
    *from += length + ((*from)[length] == ',');
}

static char *
read_text(const char *folder, const char *name)
{
    char path[4096];
    size_t size;
    char *bytes;

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    bytes = bench_file(path, &size);
    if (bytes != NULL)
        bytes[size] = '\0';
    return bytes;
}

static bool
read_neighbours(pack *of, const char *folder)
{
    char *text = read_text(folder, "neighbours.csv");
    char *at = text;
    char *line;

    if (text == NULL)
        return false;
    (void)next_line(&at);
    while (of->count < COUNCILS && (line = next_line(&at)) != NULL) {
        council *one = &of->councils[of->count++];

        cut(&line, one->code, sizeof(one->code));
        for (int i = 0; i < NEIGHBOURS; i++)
            cut(&line, one->neighbours[i], sizeof(one->neighbours[i]));
    }
    free(text);
    return true;
}

static int64_t
tenths(const char *text)
{
    cparent_decimal number = { 0, 0, 0 };

    if (cparent_decimal_parse(text, strlen(text), &number, NULL) !=
        CPARENT_OK)
        return 0;
    return number.scale == 0 ? number.coefficient * 10 : number.coefficient;
}

static void
keep_target(pack *of, council *one, const char *measure, int64_t target)
{
    for (int d = 0; d < DATASETS; d++)
        for (size_t m = 0; m < of->sets[d].measures; m++)
            if (strcmp(of->sets[d].of[m].name, measure) == 0) {
                one->targets[d][m] = target;
                return;
            }
}

static bool
read_targets(pack *of, const char *folder)
{
    char *text = read_text(folder, "targets.csv");
    char *at = text;
    char *line;
    char cell[64];
    char measure[64];
    size_t k = 0;

    if (text == NULL)
        return false;
    (void)next_line(&at);
    while ((line = next_line(&at)) != NULL) {
        cut(&line, cell, sizeof(cell));
        cut(&line, measure, sizeof(measure));
        if (k >= of->count || strcmp(of->councils[k].code, cell) != 0)
            for (k = 0; k < of->count; k++)
                if (strcmp(of->councils[k].code, cell) == 0)
                    break;
        if (k < of->count)
            keep_target(of, &of->councils[k], measure, tenths(line));
    }
    free(text);
    return true;
}

/* --- lines -------------------------------------------------------------- */

static char *
put_tenths(char *to, int64_t number)
{
    char digits[24];
    int count = 0;

    if (number < 0) {
        *to++ = '-';
        number = -number;
    }
    digits[count++] = (char)('0' + number % 10);
    digits[count++] = '.';
    number /= 10;
    do {
        digits[count++] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    while (count > 0)
        *to++ = digits[--count];
    return to;
}

static char *
put_figure(char *to, const dataset *set, size_t measure, size_t place,
           size_t period)
{
    const figures *of = &set->of[measure];
    size_t at = place * set->periods + period;

    if (of->states[at] != CPARENT_VALUE_NUMBER) {
        const char *symbol = cparent_published_symbol(
            set->data, measure, set->breakdown, place, period);

        while (*symbol != '\0')
            *to++ = *symbol++;
        return to;
    }
    return put_tenths(to, of->scale == 0 ? of->numbers[at] * 10
                                         : of->numbers[at]);
}

static char *
put_rank(char *to, const dataset *set, const bool *councils, size_t measure,
         size_t place)
{
    const figures *of = &set->of[measure];
    size_t last = set->periods - 1;
    size_t own = place * set->periods + last;
    int rank = 1;
    int count = 0;

    for (size_t i = 0; i < set->places; i++) {
        size_t at = i * set->periods + last;

        if (!councils[i] || of->states[at] != CPARENT_VALUE_NUMBER)
            continue;
        count++;
        rank += of->numbers[at] > of->numbers[own];
    }
    if (of->states[own] != CPARENT_VALUE_NUMBER)
        return to + snprintf(to, 32, ",-,%d,", count);
    return to + snprintf(to, 32, ",%d,%d,", rank, count);
}

static void
print_line(const council *one, const dataset *set, const bool *councils,
           const size_t *places, int64_t target, size_t measure)
{
    char line[LINE];
    size_t last = set->periods - 1;
    char *to = line + snprintf(line, 128, "%s,%s,", one->code,
                               set->of[measure].name);

    to = put_figure(to, set, measure, places[0], last);
    *to++ = ',';
    to = put_figure(to, set, measure, places[0], last - 1);
    *to++ = ',';
    to = put_tenths(to, target);
    *to++ = ',';
    to = put_figure(to, set, measure, set->national, last);
    for (int i = 1; i <= NEIGHBOURS; i++) {
        *to++ = ',';
        to = put_figure(to, set, measure, places[i], last);
    }
    to = put_rank(to, set, councils, measure, places[0]);
    for (size_t t = 0; t < set->periods && to < line + LINE - 32; t++) {
        if (t > 0)
            *to++ = ';';
        to = put_figure(to, set, measure, places[0], t);
    }
    *to++ = '\n';
    fwrite(line, 1, (size_t)(to - line), stdout);
}

static void
print_pack(const pack *of, const council *one)
{
    for (int d = 0; d < DATASETS; d++) {
        const dataset *set = &of->sets[d];
        size_t places[NEIGHBOURS + 1];
        bool councils[COUNCILS] = { false };
        cparent_place place;

        for (size_t i = 0;
             i < COUNCILS && cparent_published_place_at(set->data, i, &place);
             i++)
            councils[i] = place.level == CPARENT_PLACE_AUTHORITY;
        places[0] = find_place(set, one->code);
        for (int i = 0; i < NEIGHBOURS; i++)
            places[i + 1] = find_place(set, one->neighbours[i]);
        for (int i = 0; i <= NEIGHBOURS; i++)
            if (places[i] == SIZE_MAX)
                return;
        for (size_t m = 0; m < set->measures; m++)
            print_line(one, set, councils, places, one->targets[d][m], m);
    }
}

int
bench_pack(int count, char **arguments)
{
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_store_options options = CPARENT_STORE_OPTIONS_INIT;
    const char *wanted = count > 2 ? arguments[2] : "all";
    pack of = { NULL, { { 0 } }, NULL, 0 };
    cparent_status status;
    int failed = 0;

    options.read_only = 1;
    of.councils = calloc(COUNCILS, sizeof(*of.councils));
    status = cparent_store_open(arguments[1], &options, &of.store, &err);
    for (int d = 0; status == CPARENT_OK && d < DATASETS; d++)
        status = open_set(&of, d, &err);
    if (status != CPARENT_OK || of.councils == NULL)
        failed = bench_failed(arguments[1], &err);
    if (!failed)
        failed = !read_neighbours(&of, arguments[0]) ||
                 !read_targets(&of, arguments[0]);
    for (size_t i = 0; !failed && i < of.count; i++)
        if (strcmp(wanted, "all") == 0 ||
            strcmp(wanted, of.councils[i].code) == 0)
            print_pack(&of, &of.councils[i]);
    for (int d = 0; d < DATASETS; d++)
        cparent_published_unref(of.sets[d].data);
    cparent_store_unref(of.store);
    free(of.councils);
    return failed;
}
