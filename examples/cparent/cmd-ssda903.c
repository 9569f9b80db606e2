/* SPDX-License-Identifier: Apache-2.0 */
#include "tool.h"

#include <stdlib.h>
#include <string.h>

/* The indicators of a statutory return, straight from its files. */

/* What the command line says. */
typedef struct counting {
    cparent_ssda903_options options;
    cparent_limits limits;
    cparent_ssda903 *job;
    cparent_ssda903_result *result;
    cparent_findings *findings;
} counting;

/* Tables of postcodes and returns of a large county are larger than
 * minutes. */
#define LARGEST_FILE (UINT64_C(1) << 30)

static void
counting_end(counting *c)
{
    cparent_source_unref(c->options.postcodes);
    cparent_source_unref(c->options.bank_holidays);
    cparent_ssda903_free(c->job);
    cparent_ssda903_result_unref(c->result);
    cparent_findings_free(c->findings);
}

static int
take_date(tool *t, const char *name, cparent_date *date_out)
{
    const char *given = option_value(t, name);

    if (given == NULL ||
        cparent_date_parse(given, date_out, NULL) == CPARENT_OK)
        return 0;
    return fail_usage(t, "write it as 2025-03-31", "--%s is not a day: "
                      "\"%s\"", name, given);
}

static int
take_number(tool *t, const char *name, int64_t *number_out)
{
    const char *given = option_value(t, name);
    cparent_decimal number;

    if (given == NULL)
        return 0;
    if (cparent_decimal_parse(given, strlen(given), &number, NULL) !=
            CPARENT_OK ||
        number.scale != 0 || number.coefficient < 0)
        return fail_usage(t, "write plain digits",
                          "--%s is not a number: \"%s\"", name, given);
    *number_out = number.coefficient;
    return 0;
}

static int
take_population(tool *t, int64_t *population_out)
{
    int64_t population = 1;
    const int outcome = take_number(t, "population", &population);

    if (outcome == 0 && population == 0)
        return fail_usage(t, "leave it out when it is not known",
                          "--population is 0, and nothing is a rate of "
                          "nobody");
    if (outcome == 0 && option_given(t, "population"))
        *population_out = population;
    return outcome;
}

static int
take_source(tool *t, const char *name, cparent_source **source_out)
{
    const char *given = option_value(t, name);

    return given == NULL ? 0 : session_source(t, given, source_out);
}

static int
take_options(tool *t, counting *c)
{
    cparent_ssda903_options *o = &c->options;
    int outcome = take_date(t, "year-ended", &o->year_ended);

    if (outcome == 0)
        outcome = take_date(t, "from", &o->from);
    if (outcome == 0)
        outcome = take_population(t, &o->population);
    if (outcome == 0)
        outcome = take_source(t, "postcodes", &o->postcodes);
    if (outcome == 0)
        outcome = take_source(t, "bank-holidays", &o->bank_holidays);
    if (option_given(t, "as-at"))
        o->as_at = t->as_at;
    o->authority = option_value(t, "authority");
    o->lenient = option_given(t, "lenient");
    o->same_carer_moves = option_given(t, "same-carer-moves");
    o->digests = option_given(t, "save");
    if (option_given(t, "children"))
        o->rights |= CPARENT_SSDA903_MAY_SEE_CHILDREN;
    c->limits.bytes = LARGEST_FILE;
    o->limits = &c->limits;
    return outcome;
}

static int
add_folders(tool *t, counting *c)
{
    cparent_status status;

    cparent_error_clear(&t->error);
    status = cparent_ssda903_new(&c->job, &t->error);
    for (int i = 0; status == CPARENT_OK && i < t->count; i++)
        status = cparent_ssda903_add_path(c->job, t->arguments[i],
                                          &t->error);
    for (size_t i = 0; status == CPARENT_OK && i < t->setting_count; i++)
        if (!t->settings[i].field &&
            strcmp(t->settings[i].name, "previous") == 0)
            status = cparent_ssda903_add_previous(
                c->job, t->settings[i].value, &t->error);
    return status == CPARENT_OK ? 0 : fail(t);
}

/* --- for people ----------------------------------------------------- */

static void
number_text(char *buffer, size_t size, int64_t number, bool given)
{
    if (given)
        snprintf(buffer, size, "%lld", (long long)number);
    else
        snprintf(buffer, size, "–");
}

static bool
add_figure(table *into, const cparent_ssda903_figure *figure)
{
    char words[CPARENT_VALUE_SIZE];
    char parts[64];
    char top[24];
    char bottom[24];

    cparent_value_words(&figure->value, words);
    number_text(top, sizeof(top), figure->numerator,
                figure->has & CPARENT_SSDA903_NUMERATOR);
    number_text(bottom, sizeof(bottom), figure->denominator,
                figure->has & CPARENT_SSDA903_DENOMINATOR);
    snprintf(parts, sizeof(parts), "%s%s%s", top,
             figure->has & CPARENT_SSDA903_DENOMINATOR ? " of " : "",
             figure->has & CPARENT_SSDA903_DENOMINATOR ? bottom : "");
    return table_add(into, figure->title) &&
           table_add(into, cparent_value_is_number(&figure->value) ? words
                                                                   : "–") &&
           table_add(into, parts) &&
           table_add(into, figure->note == NULL ? "" : figure->note);
}

static int
print_people(tool *t, const counting *c)
{
    static const char *const headings[] = { "Indicator", "Value", "Counts",
                                            "Note", NULL };
    table *made = table_new(t, headings);
    cparent_ssda903_figure figure;
    bool fine = made != NULL;
    char day[24];

    for (size_t i = 0;
         fine && cparent_ssda903_result_at(c->result, i, &figure); i++)
        fine = add_figure(made, &figure);
    if (!fine) {
        table_free(made);
        return fail_as(t, CPARENT_E_NOMEM, "memory ran out", NULL);
    }
    cparent_date_words(cparent_ssda903_result_as_at(c->result), day,
                       sizeof(day));
    printf("Children in care on %s%s%s; exact figures, not for "
           "publication\n\n", day,
           c->options.authority == NULL ? "" : ", ",
           c->options.authority == NULL ? "" : c->options.authority);
    table_print(made, stdout, 0);
    table_free(made);
    findings_print(c->findings);
    return 0;
}

static int
print_text(tool *t, cparent_status status, char *text)
{
    if (status != CPARENT_OK)
        return fail(t);
    fputs(text, stdout);
    cparent_string_free(text);
    return 0;
}

static int
print_result(tool *t, const counting *c)
{
    char *text = NULL;
    cparent_status status;

    cparent_error_clear(&t->error);
    if (option_given(t, "csv")) {
        status = cparent_ssda903_result_csv(c->result, true, &text,
                                            &t->error);
        return print_text(t, status, text);
    }
    if (!t->json)
        return print_people(t, c);
    status = cparent_ssda903_result_json(c->result, c->findings, &text,
                                         &t->error);
    if (print_text(t, status, text) != 0)
        return cparent_status_exit(status);
    putchar('\n');
    return 0;
}

/* --- what it can do ------------------------------------------------- */

static int
save(tool *t, const counting *c)
{
    cparent_change change;
    cparent_status status;
    int64_t count = 0;
    int outcome = session_open(t, false);

    if (outcome != 0)
        return outcome;
    session_change(t, &change);
    cparent_error_clear(&t->error);
    status = cparent_ssda903_save(t->store, c->result, &change, &count,
                                  &t->error);
    if (status != CPARENT_OK)
        return fail(t);
    say(t, "%lld figures kept.", (long long)count);
    return 0;
}

static int
count_one(tool *t, counting *c)
{
    cparent_status status;
    meter m;
    int outcome;

    c->options.progress = meter_start(&m, t, "Counting");
    cparent_error_clear(&t->error);
    status = cparent_ssda903_count(c->job, &c->options, &c->result,
                                   &c->findings, &t->error);
    meter_end(&m);
    if (status != CPARENT_OK)
        return fail_findings(t, c->findings);
    outcome = print_result(t, c);
    if (outcome == 0 && option_given(t, "save"))
        outcome = save(t, c);
    if (outcome == 0 &&
        (cparent_ssda903_result_broken(c->result) > 0 ||
         (option_given(t, "strict") &&
          cparent_ssda903_result_errors(c->result) > 0)))
        outcome = 1;
    return outcome;
}

static int
name_children(tool *t, counting *c)
{
    cparent_ssda903_children *children = NULL;

    cparent_error_clear(&t->error);
    if (cparent_ssda903_who(c->job, &c->options,
                            option_value(t, "children"), &children,
                            &t->error) != CPARENT_OK)
        return fail(t);
    if (t->json)
        putchar('[');
    for (size_t i = 0; i < cparent_ssda903_children_count(children); i++) {
        const char *id = cparent_ssda903_children_at(children, i);

        if (!t->json) {
            text_safe(stdout, id);
            putchar('\n');
            continue;
        }
        if (i > 0)
            putchar(',');
        json_text(stdout, id);
    }
    if (t->json)
        puts("]");
    cparent_ssda903_children_free(children);
    return 0;
}

static int
explain(tool *t)
{
    const char *code = option_value(t, "explain");
    char *text = NULL;
    cparent_status status;

    cparent_error_clear(&t->error);
    status = cparent_ssda903_explain(strcmp(code, "all") == 0 ? NULL : code,
                                     &text, &t->error);
    return print_text(t, status, text);
}

/* --- a whole country ------------------------------------------------ */

static int
print_leaf(tool *t, const cparent_ssda903_result *result, bool first)
{
    char *text = NULL;
    cparent_status status;

    cparent_error_clear(&t->error);
    status = t->json
                 ? cparent_ssda903_result_json(result, NULL, &text,
                                               &t->error)
                 : cparent_ssda903_result_csv(result, first, &text,
                                              &t->error);
    if (t->json && !first)
        puts(",");
    return print_text(t, status, text);
}

static int
print_tree(tool *t, const cparent_ssda903_tree *tree)
{
    bool broken = false;
    bool errors = false;
    int outcome = 0;

    if (t->json)
        putchar('[');
    for (size_t i = 0;
         outcome == 0 && i < cparent_ssda903_tree_count(tree); i++) {
        const cparent_ssda903_result *result =
            cparent_ssda903_tree_at(tree, i);

        outcome = print_leaf(t, result, i == 0);
        broken |= cparent_ssda903_result_broken(result) > 0;
        errors |= cparent_ssda903_result_errors(result) > 0;
    }
    if (t->json)
        puts("]");
    if (outcome == 0 && broken)
        outcome = option_given(t, "lenient") ? 1 : 3;
    if (outcome == 0 && errors && option_given(t, "strict"))
        outcome = 1;
    return outcome;
}

static int
count_tree(tool *t, counting *c)
{
    cparent_ssda903_tree *tree = NULL;
    int64_t threads = 0;
    cparent_status status;
    meter m;
    int outcome = take_number(t, "threads", &threads);

    if (outcome != 0)
        return outcome;
    if (t->count > 0)
        return fail_usage(t, "give --tree ROOT alone",
                          "--tree takes no folders beside it");
    c->options.progress = meter_start(&m, t, "Counting");
    cparent_error_clear(&t->error);
    status = cparent_ssda903_count_tree(
        option_value(t, "tree"), &c->options,
        threads > 256 ? 256 : (unsigned)threads, &tree, &t->error);
    meter_end(&m);
    if (status != CPARENT_OK)
        return fail(t);
    outcome = print_tree(t, tree);
    cparent_ssda903_tree_free(tree);
    return outcome;
}

int
run_ssda903(tool *t)
{
    counting c = { CPARENT_SSDA903_OPTIONS_INIT, CPARENT_LIMITS_INIT, NULL,
                   NULL, NULL };
    int outcome;

    if (option_value(t, "explain") != NULL)
        return explain(t);
    if (t->count == 0 && option_value(t, "tree") == NULL)
        return fail_usage(t, "cparent ssda903 DIR --year-ended 2025-03-31",
                          "no folder was named");
    if (t->json && option_given(t, "csv"))
        return fail_usage(t, "give one of them",
                          "--csv and --json are two forms");
    outcome = take_options(t, &c);
    if (outcome == 0 && option_value(t, "tree") != NULL)
        outcome = count_tree(t, &c);
    else if (outcome == 0) {
        outcome = add_folders(t, &c);
        if (outcome == 0)
            outcome = option_value(t, "children") != NULL
                          ? name_children(t, &c)
                          : count_one(t, &c);
    }
    counting_end(&c);
    return outcome;
}
