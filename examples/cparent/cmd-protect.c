/* SPDX-License-Identifier: Apache-2.0 */
#include "tool.h"

#include <stdlib.h>
#include <string.h>

/* Which cells of a table may be published. */

/* --- Options -------------------------------------------------------------- */

static int
take_count(tool *t, const char *name, int32_t most, int32_t *out)
{
    const char *given = option_value(t, name);
    cparent_decimal number;

    if (given == NULL)
        return 0;
    if (cparent_decimal_parse(given, strlen(given), &number, NULL) !=
            CPARENT_OK ||
        number.scale != 0 || number.coefficient < 1 ||
        number.coefficient > most)
        return fail_usage(t, "write a whole number, as in 5",
                          "--%s is not from 1 to %d: \"%s\"", name,
                          (int)most, given);
    *out = (int32_t)number.coefficient;
    return 0;
}

/* One of two words: 0 for the first, 1 for the second. */
static int
take_either(tool *t, const char *name, const char *first, const char *second,
            int32_t *out)
{
    const char *given = option_value(t, name);

    if (given == NULL)
        return 0;
    if (strcmp(given, first) != 0 && strcmp(given, second) != 0)
        return fail_usage(t, NULL, "--%s is %s or %s, not \"%s\"", name,
                          first, second, given);
    *out = strcmp(given, second) == 0;
    return 0;
}

static int
take_options(tool *t, cparent_protect_options *o)
{
    int32_t exact = 0;
    int outcome = take_count(t, "threshold", 1000000, &o->threshold);

    if (outcome == 0)
        outcome = take_count(t, "effort", 100000, &o->effort);
    if (outcome == 0)
        outcome = take_either(t, "level", "rule", "exact", &exact);
    if (outcome == 0)
        outcome = take_either(t, "zeros", "published", "protected",
                              &o->hide_zeros);
    if (outcome == 0)
        outcome = take_either(t, "weight", "count", "value", &o->by_value);
    if (exact)
        o->level = CPARENT_PROTECT_EXACT;
    if (outcome == 0 && option_given(t, "audit") && option_given(t, "output"))
        outcome = fail_usage(t, "leave out -o",
                             "--audit judges a pattern and writes none");
    return outcome;
}

/* --- Reading and judging -------------------------------------------------- */

static int
read_cells(tool *t, cparent_cells **cells_out)
{
    cparent_limits limits = CPARENT_LIMITS_INIT;
    cparent_source *cells = NULL;
    cparent_source *equations = NULL;
    int outcome = session_source(t, t->arguments[0], &cells);

    if (outcome == 0)
        outcome = session_source(t, t->arguments[1], &equations);
    cparent_error_clear(&t->error);
    if (outcome == 0 && cparent_cells_read(cells, equations, &limits,
                                           cells_out, &t->error) !=
                            CPARENT_OK)
        outcome = fail(t);
    cparent_source_unref(cells);
    cparent_source_unref(equations);
    return outcome;
}

static int
audit(tool *t, const cparent_cells *cells, const cparent_protect_options *o,
      cparent_pattern **pattern_out)
{
    cparent_source *source = NULL;
    int outcome = session_source(t, option_value(t, "audit"), &source);

    cparent_error_clear(&t->error);
    if (outcome == 0 && cparent_cells_audit_read(cells, source, o,
                                                 pattern_out, &t->error) !=
                            CPARENT_OK)
        outcome = fail(t);
    cparent_source_unref(source);
    return outcome;
}

static int
work(tool *t, const cparent_cells *cells, cparent_protect_options *o,
     cparent_pattern **pattern_out)
{
    meter m;
    cparent_progress progress = meter_start(&m, t, "protecting");
    int outcome = 0;

    o->progress = &progress;
    cparent_error_clear(&t->error);
    if (option_given(t, "audit"))
        outcome = audit(t, cells, o, pattern_out);
    else if (cparent_cells_protect(cells, o, pattern_out, &t->error) !=
             CPARENT_OK)
        outcome = -1;
    meter_end(&m);
    o->progress = NULL;
    return outcome < 0 ? fail(t) : outcome;
}

/* --- For people ----------------------------------------------------------- */

static void
print_bounds(FILE *out, const cparent_pattern_cell *cell)
{
    fputs("  ", out);
    text_safe(out, cell->id);
    fprintf(out, ": %s, ", cparent_protect_level_name(cell->level));
    if (cell->upper == CPARENT_PROTECT_UNBOUNDED)
        fprintf(out, "%lld or more", (long long)cell->lower);
    else if (cell->lower == cell->upper)
        fputs("it can be worked out", out);
    else
        fprintf(out, "%lld to %lld", (long long)cell->lower,
                (long long)cell->upper);
    fputs(cell->exact ? "\n" : ", or more\n", out);
}

static void
print_problems(FILE *out, const cparent_pattern_cell *cell)
{
    static const char *const words[] = {
        "a small count is published",
        "a small count can be narrowed down further than the level allows",
        "a zero is hidden, which readers know is no zero",
        "it is hidden, and may never be"
    };

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (cell->problems & 1u << i) {
            fputs("  ", out);
            text_safe(out, cell->id);
            fprintf(out, ": %s\n", words[i]);
        }
}

static void
print_cost(FILE *out, const cparent_protect_options *o,
           const cparent_pattern_summary *s)
{
    fprintf(out, "%zu small, %zu more hidden", s->primary, s->secondary);
    if (o->by_value)
        fprintf(out, " (%lld people)", (long long)s->cost);
    if (s->bound == s->cost)
        fputs(", the least possible", out);
    else if (s->bound >= 0)
        fprintf(out, "; the least possible is not known, at least %lld",
                (long long)s->bound);
    fputc('\n', out);
}

static void
print_audit(FILE *out, const cparent_pattern *pattern,
            const cparent_protect_options *o)
{
    cparent_pattern_summary s;
    cparent_pattern_cell cell;

    cparent_pattern_summarise(pattern, &s);
    fprintf(out, "%s, to the level %s: ", s.safe ? "Safe" : "Not safe",
            cparent_protect_level_name(s.level));
    print_cost(out, o, &s);
    for (size_t i = 0; cparent_pattern_at(pattern, i, &cell); i++)
        if (cell.problems != 0)
            print_problems(out, &cell);
    for (size_t i = 0; cparent_pattern_at(pattern, i, &cell); i++)
        if (cell.status == CPARENT_PROTECT_PRIMARY)
            print_bounds(out, &cell);
}

/* --- Output --------------------------------------------------------------- */

static int
put_json(tool *t, const cparent_pattern *pattern)
{
    char *json = NULL;

    cparent_error_clear(&t->error);
    if (cparent_pattern_json(pattern, &json, &t->error) != CPARENT_OK)
        return fail(t);
    fputs(json, stdout);
    cparent_string_free(json);
    return 0;
}

/* The pattern, to the file when one is named; otherwise to the standard
 * output, unless JSON stands there, which has it too. */
static int
put_csv(tool *t, const cparent_pattern *pattern)
{
    const char *path = option_value(t, "output");
    char *csv = NULL;
    int outcome = 0;

    if (path != NULL && strcmp(path, "-") == 0)
        path = NULL;
    if (path == NULL && t->json)
        return 0;
    cparent_error_clear(&t->error);
    if (cparent_pattern_csv(pattern, &csv, &t->error) != CPARENT_OK)
        return fail(t);
    if (path == NULL)
        fputs(csv, stdout);
    else if (cparent_file_write(path, csv, strlen(csv), false, &t->error) !=
             CPARENT_OK)
        outcome = fail(t);
    cparent_string_free(csv);
    return outcome;
}

static int
deliver(tool *t, const cparent_pattern *pattern,
        const cparent_protect_options *o)
{
    bool judging = option_given(t, "audit");
    cparent_pattern_summary s;
    int outcome = judging ? 0 : put_csv(t, pattern);

    if (outcome == 0 && t->json)
        outcome = put_json(t, pattern);
    else if (outcome == 0 && (judging || !t->quiet))
        print_audit(judging ? stdout : stderr, pattern, o);
    cparent_pattern_summarise(pattern, &s);
    return outcome == 0 && judging && !s.safe ? 1 : outcome;
}

int
run_protect(tool *t)
{
    cparent_protect_options options = CPARENT_PROTECT_OPTIONS_INIT;
    cparent_cells *cells = NULL;
    cparent_pattern *pattern = NULL;
    int outcome = take_options(t, &options);

    if (outcome == 0)
        outcome = read_cells(t, &cells);
    if (outcome == 0)
        outcome = work(t, cells, &options, &pattern);
    if (outcome == 0)
        outcome = deliver(t, pattern, &options);
    cparent_pattern_free(pattern);
    cparent_cells_free(cells);
    return outcome;
}
