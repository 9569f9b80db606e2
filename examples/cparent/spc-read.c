/* SPDX-License-Identifier: Apache-2.0 */
#include "tool.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What a chart is of, and how it is to be judged. */

/* A word of an option and the number it stands for. */
typedef struct word {
    const char *text;
    int32_t number;
} word;

static int
take_word(tool *t, const char *name, const word *words, int32_t *out)
{
    const char *given = option_value(t, name);

    if (given == NULL)
        return 0;
    for (; words->text != NULL; words++)
        if (strcmp(words->text, given) == 0) {
            *out = words->number;
            return 0;
        }
    return fail_usage(t, NULL, "--%s is not one of its words: \"%s\"", name,
                      given);
}

static int
take_polarity(tool *t, chart *c)
{
    static const word polarity[] = {
        { "high", CPARENT_INDICATOR_POLARITY_HIGH },
        { "low", CPARENT_INDICATOR_POLARITY_LOW },
        { "neutral", CPARENT_INDICATOR_POLARITY_NEUTRAL },
        { NULL, 0 }
    };
    static const word improvement[] = {
        { "up", CPARENT_INDICATOR_POLARITY_HIGH },
        { "down", CPARENT_INDICATOR_POLARITY_LOW },
        { "neither", CPARENT_INDICATOR_POLARITY_NEUTRAL },
        { NULL, 0 }
    };
    int32_t said = 0;
    int32_t also = 0;
    int outcome = take_word(t, "polarity", polarity, &said);

    if (outcome == 0)
        outcome = take_word(t, "improvement", improvement, &also);
    if (outcome != 0)
        return outcome;
    if (said != 0 && also != 0 && said != also)
        return fail_usage(t, "give one of them",
                          "--polarity and --improvement contradict each "
                          "other");
    if (said != 0 || also != 0)
        c->options.polarity = said != 0 ? said : also;
    return 0;
}

static int
take_number(tool *t, const char *name, bool whole, double *out,
            bool *given_out)
{
    const char *given = option_value(t, name);
    cparent_decimal number;

    *given_out = given != NULL;
    if (given == NULL)
        return 0;
    if (cparent_decimal_parse(given, strlen(given), &number, NULL) !=
            CPARENT_OK ||
        (whole && (number.scale != 0 || number.coefficient < 1 ||
                   number.coefficient > INT32_MAX)))
        return fail_usage(t, "write plain digits, as in 62.4",
                          "--%s is not a number: \"%s\"", name, given);
    *out = cparent_decimal_double(number);
    return 0;
}

static int
take_options(tool *t, chart *c)
{
    static const word rules[] = { { "mdc2024", CPARENT_SPC_MDC2024 },
                                  { "nhsr022", CPARENT_SPC_NHSR022 },
                                  { NULL, 0 } };
    static const word runs[] = { { "6", 6 }, { "7", 7 }, { NULL, 0 } };
    static const word gaps[] = { { "skip", 0 }, { "break", 1 }, { NULL, 0 } };
    static const word ties[] = { { "break", 0 },
                                 { "ignore", 1 },
                                 { NULL, 0 } };
    bool given = false;
    double baseline = 0;
    int outcome = take_polarity(t, c);

    if (outcome == 0)
        outcome = take_word(t, "rules", rules, &c->options.rules);
    if (outcome == 0)
        outcome = take_word(t, "run-length", runs, &c->options.run_length);
    if (outcome == 0)
        outcome = take_word(t, "gaps", gaps, &c->options.break_at_gaps);
    if (outcome == 0)
        outcome = take_word(t, "ties", ties, &c->options.ignore_ties);
    if (outcome == 0)
        outcome = take_number(t, "baseline", true, &baseline, &given);
    c->options.baseline = (int32_t)baseline;
    if (outcome == 0)
        outcome = take_number(t, "target", false, &c->options.target,
                              &given);
    c->options.has_target = outcome == 0 && given;
    c->options.keep_outlying_ranges = option_given(t, "no-screening");
    return outcome;
}

/* --- rebases -------------------------------------------------------------- */

/* "2025-04=new contract". */
static int
add_rebase(tool *t, chart *c, const char *given)
{
    cparent_spc_rebase *rebase = &c->rebases[c->options.rebase_count];
    const char *equals = strchr(given, '=');
    size_t length = equals == NULL ? strlen(given)
                                   : (size_t)(equals - given);
    char date[CPARENT_PERIOD_SIZE] = "";
    cparent_period period;

    if (length < sizeof(date))
        memcpy(date, given, length);
    if (cparent_period_parse(date, &period, NULL) != CPARENT_OK)
        return fail_usage(t, "write it as the file does: 2025-03-31",
                          "--rebase has no date: \"%s\"", given);
    rebase->date = period.last;
    rebase->reason = equals == NULL ? NULL : equals + 1;
    c->options.rebase_count++;
    return 0;
}

static int
take_rebases(tool *t, chart *c)
{
    c->options.rebases = c->rebases;
    for (size_t i = 0; i < c->count; i++) {
        const char *reason = cparent_series_rebase(c->series, i);

        if (reason == NULL)
            continue;
        c->rebases[c->options.rebase_count].date = c->dates[i];
        c->rebases[c->options.rebase_count++].reason = reason;
    }
    for (size_t i = 0; i < t->setting_count; i++) {
        const setting *s = &t->settings[i];
        int outcome = 0;

        if (!s->field && strcmp(s->name, "rebase") == 0)
            outcome = add_rebase(t, c, s->value);
        if (outcome != 0)
            return outcome;
    }
    return 0;
}

/* --- the series ----------------------------------------------------------- */

static int
load(tool *t, chart *c)
{
    cparent_source *source = NULL;
    cparent_status status;
    size_t room;
    int outcome = session_source(t, t->arguments[0], &source);

    if (outcome != 0)
        return outcome;
    cparent_error_clear(&t->error);
    status = cparent_series_read(source, NULL, &c->series, &t->error);
    cparent_source_unref(source);
    if (status != CPARENT_OK)
        return fail(t);
    c->count = cparent_series_count(c->series);
    room = c->count + t->setting_count + 1;
    c->dates = calloc(room, sizeof(*c->dates));
    c->values = calloc(room, sizeof(*c->values));
    c->points = calloc(room, sizeof(*c->points));
    c->rebases = calloc(room, sizeof(*c->rebases));
    if (c->dates == NULL || c->values == NULL || c->points == NULL ||
        c->rebases == NULL)
        return fail_as(t, CPARENT_E_NOMEM, "memory ran out", NULL);
    for (size_t i = 0; i < c->count; i++) {
        cparent_value value = cparent_series_value(c->series, i);

        c->dates[i] = cparent_series_period(c->series, i).last;
        c->values[i] = cparent_value_is_number(&value)
                           ? cparent_decimal_double(value.number)
                           : (double)NAN;
    }
    return 0;
}

int
chart_read(tool *t, chart *c)
{
    const cparent_spc_options defaults = CPARENT_SPC_OPTIONS_INIT;
    int outcome;

    memset(c, 0, sizeof(*c));
    c->options = defaults;
    outcome = take_options(t, c);
    if (outcome == 0)
        outcome = load(t, c);
    if (outcome == 0)
        outcome = take_rebases(t, c);
    if (outcome != 0)
        return outcome;
    cparent_error_clear(&t->error);
    return cparent_spc_run(c->dates, c->values, c->count, &c->options,
                           c->points, &c->summary, &t->error) == CPARENT_OK
               ? 0
               : fail(t);
}

void
chart_free(chart *c)
{
    cparent_series_free(c->series);
    free(c->dates);
    free(c->values);
    free(c->points);
    free(c->rebases);
}

void
chart_date(const chart *c, const cparent_spc_point *point,
           char buffer[CPARENT_PERIOD_SIZE])
{
    cparent_period_format(cparent_series_period(c->series, point->index),
                          buffer);
}
