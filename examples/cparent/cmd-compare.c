/* SPDX-License-Identifier: Apache-2.0 */
#include "tool.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A council beside its neighbours, its region and England. */

enum { STRIP_CELLS = 48, BAR_CELLS = 24 };

/* What the command line says, and what it opened. */
typedef struct comparing {
    cparent_filter_choice *filters; /* and, from the end, of the whole */
    char **names; /* of the filters, cut from NAME=VALUE */
    size_t filter_count;
    size_t whole_count;
    size_t room;
    cparent_published *data;
    cparent_neighbours *neighbours;
} comparing;

static void
comparing_end(comparing *c)
{
    for (size_t i = 0; c->names != NULL && i < c->room; i++)
        free(c->names[i]);
    free(c->names);
    free(c->filters);
    cparent_published_unref(c->data);
    cparent_neighbours_unref(c->neighbours);
}

/* Cuts one NAME=VALUE into its place. */
static int
take_choice(tool *t, comparing *c, const setting *s, size_t place)
{
    const char *equals = strchr(s->value, '=');

    if (equals == NULL || equals == s->value)
        return fail_usage(t, "write it as NAME=VALUE",
                          "--%s has no name: \"%s\"", s->name, s->value);
    c->names[place] = strndup(s->value, (size_t)(equals - s->value));
    if (c->names[place] == NULL)
        return fail_as(t, CPARENT_E_NOMEM, "memory ran out", NULL);
    c->filters[place].filter = c->names[place];
    c->filters[place].value = equals + 1;
    return 0;
}

static int
take_filters(tool *t, comparing *c)
{
    int outcome = 0;

    c->room = t->setting_count + 1;
    c->filters = calloc(c->room, sizeof(*c->filters));
    c->names = calloc(c->room, sizeof(*c->names));
    if (c->filters == NULL || c->names == NULL)
        return fail_as(t, CPARENT_E_NOMEM, "memory ran out", NULL);
    for (size_t i = 0; outcome == 0 && i < t->setting_count; i++) {
        const setting *s = &t->settings[i];

        if (!s->field && strcmp(s->name, "filter") == 0)
            outcome = take_choice(t, c, s, c->filter_count++);
        else if (!s->field && strcmp(s->name, "whole") == 0)
            outcome = take_choice(t, c, s, c->room - ++c->whole_count);
    }
    return outcome;
}

static int
take_polarity(tool *t, int32_t *polarity_out)
{
    static const struct {
        const char *word;
        cparent_indicator_polarity_choice polarity;
    } words[] = { { "high", CPARENT_INDICATOR_POLARITY_HIGH },
                  { "low", CPARENT_INDICATOR_POLARITY_LOW },
                  { "neutral", CPARENT_INDICATOR_POLARITY_NEUTRAL } };
    const char *given = option_value(t, "polarity");

    *polarity_out = 0;
    for (size_t i = 0; given != NULL && i < 3; i++)
        if (strcmp(given, words[i].word) == 0)
            *polarity_out = (int32_t)words[i].polarity;
    if (given != NULL && *polarity_out == 0)
        return fail_usage(t, "high: higher is better; low; or neutral",
                          "--polarity is not one: \"%s\"", given);
    return 0;
}

/* --- where the figures come from --------------------------------------- */

static int
open_file(tool *t, comparing *c, const char *path)
{
    cparent_published_options options = CPARENT_PUBLISHED_OPTIONS_INIT;
    cparent_limits limits = CPARENT_LIMITS_INIT;
    cparent_source *source = NULL;
    cparent_findings *findings = NULL;
    cparent_status status;
    meter m;
    int outcome = session_source(t, path, &source);

    if (outcome != 0)
        return outcome;
    limits.bytes = LARGEST_TABLE;
    options.limits = &limits;
    options.measures = option_value(t, "measure");
    options.progress = meter_start(&m, t, "Reading");
    cparent_error_clear(&t->error);
    status = cparent_published_read(source, &options, &c->data, &findings,
                                    &t->error);
    if (status == CPARENT_E_NOT_FOUND) { /* it may be a label */
        options.measures = NULL;
        cparent_findings_free(findings);
        findings = NULL;
        cparent_error_clear(&t->error);
        status = cparent_published_read(source, &options, &c->data,
                                        &findings, &t->error);
    }
    meter_end(&m);
    cparent_source_unref(source);
    if (status != CPARENT_OK)
        outcome = fail_findings(t, findings);
    cparent_findings_free(findings);
    return outcome;
}

static int
open_neighbours(tool *t, comparing *c, const char *path)
{
    cparent_source *source = NULL;
    cparent_status status;
    int outcome = session_source(t, path, &source);

    if (outcome != 0)
        return outcome;
    cparent_error_clear(&t->error);
    status = cparent_neighbours_read(source, NULL, &c->neighbours,
                                     &t->error);
    cparent_source_unref(source);
    return status == CPARENT_OK ? 0 : fail(t);
}

/* The store's data set, and its newest model of neighbours or the one that
 * is named.  A store without a model compares without neighbours. */
static int
open_stored(tool *t, comparing *c, const char *dataset, const char *model)
{
    int outcome = session_open(t, true);

    if (outcome != 0)
        return outcome;
    cparent_error_clear(&t->error);
    if (cparent_store_published(t->store, dataset,
                                option_value(t, "release"), &c->data,
                                &t->error) != CPARENT_OK)
        return fail(t);
    if (cparent_store_neighbours(t->store, model, &c->neighbours,
                                 &t->error) == CPARENT_OK ||
        (model == NULL && t->error.status == CPARENT_E_NOT_FOUND))
        return 0;
    if (t->error.status == CPARENT_E_NOT_FOUND)
        return open_neighbours(t, c, model);
    return fail(t);
}

static int
open_data(tool *t, comparing *c)
{
    const char *data = option_value(t, "data");
    const char *dataset = option_value(t, "dataset");
    const char *model = option_value(t, "neighbours");
    int outcome = 0;

    if ((data == NULL) == (dataset == NULL))
        return fail_usage(t, "name a file with --data, or what is in the "
                             "store with --dataset",
                          data == NULL ? "no published statistics were named"
                                       : "--data and --dataset are two "
                                         "places");
    if (dataset != NULL)
        return open_stored(t, c, dataset, model);
    outcome = open_file(t, c, data);
    if (outcome == 0 && model != NULL)
        outcome = open_neighbours(t, c, model);
    return outcome;
}

/* --- for people --------------------------------------------------------- */

static void
print_value(cparent_value value)
{
    char words[CPARENT_VALUE_SIZE];

    cparent_value_words(&value, words);
    text_safe(stdout, words);
}

static void
print_pair(const char *label, cparent_value value, const char *after)
{
    printf("  %-25s", label);
    print_value(value);
    if (after != NULL && *after != '\0') {
        fputs("  (", stdout);
        text_safe(stdout, after);
        putchar(')');
    }
    putchar('\n');
}

/* A mark on the strip, where the value falls between the least and the
 * greatest of all councils. */
static void
mark(const char **cells, const cparent_standing *c, cparent_value value,
     const char *with)
{
    cparent_value low = cparent_standing_quartile(c, 0);
    cparent_value high = cparent_standing_quartile(c, 4);
    double from = cparent_decimal_double(low.number);
    double width = cparent_decimal_double(high.number) - from;
    double at = cparent_decimal_double(value.number) - from;

    if (!cparent_value_is_number(&value) || width <= 0 || at < 0 ||
        at > width)
        return;
    cells[(int)(at / width * (STRIP_CELLS - 1) + 0.5)] = with;
}

/* "41% ├──·──·─··◆─·───┤ 96%": every council's range, the neighbours in
 * it, and the council itself. */
static void
print_strip(const cparent_standing *c)
{
    const char *cells[STRIP_CELLS];
    cparent_neighbour who;
    cparent_value value = cparent_standing_value(c);
    cparent_value low = cparent_standing_quartile(c, 0);
    cparent_value high = cparent_standing_quartile(c, 4);

    if (!cparent_value_is_number(&low) || !cparent_value_is_number(&high) ||
        !cparent_value_is_number(&value))
        return;
    for (int i = 0; i < STRIP_CELLS; i++)
        cells[i] = "─";
    for (size_t i = 0; cparent_standing_neighbour_at(c, i, &who, &value);
         i++)
        mark(cells, c, value, "o");
    mark(cells, c, cparent_standing_national(c), "E");
    mark(cells, c, cparent_standing_value(c), "◆");
    fputs("\n  ", stdout);
    print_value(low);
    fputs(" ├", stdout);
    for (int i = 0; i < STRIP_CELLS; i++)
        fputs(cells[i], stdout);
    fputs("┤ ", stdout);
    print_value(high);
    fputs("\n  ◆ this council   o similar councils   E England\n", stdout);
}

static void
print_series(const cparent_standing *c)
{
    cparent_point point;
    const char *label = NULL;
    double most = 0;

    for (size_t i = 0; cparent_standing_series_at(c, i, &point, &label);
         i++)
        if (cparent_value_is_number(&point.value) &&
            cparent_decimal_double(point.value.number) > most)
            most = cparent_decimal_double(point.value.number);
    putchar('\n');
    for (size_t i = 0; cparent_standing_series_at(c, i, &point, &label);
         i++) {
        double part = cparent_decimal_double(point.value.number);

        fputs("  ", stdout);
        text_safe(stdout, label);
        fputs("  ", stdout);
        if (cparent_value_is_number(&point.value) && most > 0 && part > 0)
            for (int k = 0; k < (int)(part / most * BAR_CELLS + 0.5); k++)
                fputs("█", stdout);
        putchar(' ');
        print_value(point.value);
        putchar('\n');
    }
}

static void
print_beside(const cparent_standing *c)
{
    const char *band = cparent_standing_band(c);
    char used[64];

    print_pair("England", cparent_standing_national(c), NULL);
    if (*cparent_standing_region_name(c) != '\0')
        print_pair("Region", cparent_standing_region(c),
                   cparent_standing_region_name(c));
    if (cparent_standing_model(c) != NULL) {
        snprintf(used, sizeof(used), "mean of %zu of %zu, model %s",
                 cparent_standing_neighbours_used(c),
                 cparent_standing_neighbour_count(c),
                 cparent_standing_model(c));
        print_pair("Similar councils", cparent_standing_mean(c), used);
        print_pair("Similar councils, middle",
                   cparent_standing_median(c), "median");
    }
    if (band != NULL)
        printf("  %-25s%s%s\n", "Quartile band", band,
               *band == 'A'   ? "  (the best quarter)"
               : *band == 'D' ? "  (the quarter furthest from the best)"
                              : "");
}

static void
print_people(const tool *t, const cparent_standing *c)
{
    text_safe(stdout, cparent_standing_authority(c));
    fputs(", ", stdout);
    text_safe(stdout, cparent_standing_measure(c));
    fputs(", ", stdout);
    text_safe(stdout, cparent_standing_period(c));
    fputs("\n  ", stdout);
    text_safe(stdout, cparent_standing_sentence(c));
    fputs("\n\n", stdout);
    print_beside(c);
    print_strip(c);
    funnel_draw(c);
    print_series(c);
    if (t->quiet)
        return;
    for (size_t i = 0; i < cparent_standing_note_count(c); i++)
        say(t, "note: %s", cparent_standing_note(c, i));
}

static int
print_json(tool *t, const cparent_standing *c)
{
    char *json = NULL;

    cparent_error_clear(&t->error);
    if (cparent_standing_json(c, &json, &t->error) != CPARENT_OK)
        return fail(t);
    fputs(json, stdout);
    cparent_string_free(json);
    return 0;
}

static int
compare_one(tool *t, comparing *c, const cparent_compare_options *options)
{
    cparent_standing *standing = NULL;
    int outcome = 0;

    cparent_error_clear(&t->error);
    if (cparent_compare(c->data, options, &standing, &t->error) !=
        CPARENT_OK)
        return fail(t);
    if (t->json)
        outcome = print_json(t, standing);
    else
        print_people(t, standing);
    cparent_standing_unref(standing);
    return outcome;
}

/* True when an earlier place is the same council under another code. */
static bool
is_repeated(const cparent_published *data, size_t place)
{
    cparent_place one;
    cparent_place other;

    if (!cparent_published_place_at(data, place, &one))
        return false;
    for (size_t i = 0; i < place && one.old_code[0] != '\0'; i++)
        if (cparent_published_place_at(data, i, &other) &&
            other.level == CPARENT_PLACE_AUTHORITY &&
            strcmp(other.old_code, one.old_code) == 0)
            return true;
    return false;
}

/* Every council of the data, in its order. */
static int
compare_all(tool *t, comparing *c, cparent_compare_options *options)
{
    cparent_place place;
    size_t count = 0;
    int outcome = 0;

    if (t->json)
        putchar('[');
    for (size_t i = 0;
         outcome == 0 && cparent_published_place_at(c->data, i, &place);
         i++) {
        if (place.level != CPARENT_PLACE_AUTHORITY ||
            is_repeated(c->data, i))
            continue;
        if (count++ > 0)
            putchar(t->json ? ',' : '\n');
        options->authority = place.old_code[0] != '\0' ? place.old_code
                                                       : place.code;
        outcome = compare_one(t, c, options);
    }
    if (t->json)
        puts("]");
    return outcome;
}

/* A person sees it without asking, where its counts are known. */
static void
take_funnel(tool *t, const comparing *c, cparent_compare_options *options)
{
    options->numerator = option_value(t, "numerator");
    options->denominator = option_value(t, "denominator");
    options->whole = c->filters + (c->room - c->whole_count);
    options->whole_count = c->whole_count;
    options->funnel = option_given(t, "funnel") ||
                      options->numerator != NULL ||
                      (!t->json && isatty(STDOUT_FILENO));
}

int
run_compare(tool *t)
{
    cparent_compare_options options = CPARENT_COMPARE_OPTIONS_INIT;
    comparing c = { .filters = NULL };
    int outcome = take_filters(t, &c);

    if (outcome == 0)
        outcome = take_polarity(t, &options.polarity);
    if (outcome == 0)
        outcome = open_data(t, &c);
    if (outcome == 0) {
        options.measure = option_value(t, "measure");
        options.authority = option_value(t, "authority");
        options.period = option_value(t, "period");
        options.filters = c.filters;
        options.filter_count = c.filter_count;
        options.neighbours = c.neighbours;
        take_funnel(t, &c, &options);
        if (options.authority == NULL && t->store != NULL)
            options.authority = cparent_store_authority(t->store);
        outcome = options.authority != NULL &&
                          strcmp(options.authority, "all") == 0
                      ? compare_all(t, &c, &options)
                      : compare_one(t, &c, &options);
    }
    comparing_end(&c);
    return outcome;
}
