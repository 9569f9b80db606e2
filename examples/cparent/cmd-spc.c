/* SPDX-License-Identifier: Apache-2.0 */
#include "tool.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A chart's limits, special causes and verdicts. */

static const uint32_t rules[] = { CPARENT_SPC_ASTRONOMICAL,
                                  CPARENT_SPC_TREND, CPARENT_SPC_TWO_IN_THREE,
                                  CPARENT_SPC_SHIFT };
enum { RULES = sizeof(rules) / sizeof(rules[0]) };

static const char *
rule_set(const chart *c)
{
    return c->options.rules == CPARENT_SPC_NHSR022 ? "nhsr022" : "mdc2024";
}

/* The fewest digits that read back as the same number. */
static void
number_text(char buffer[32], double number)
{
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(buffer, 32, "%.*g", digits, number);
        if (strtod(buffer, NULL) == number)
            break;
    }
}

static void
put_number(FILE *out, bool there, double number, const char *otherwise)
{
    char text[32];

    number_text(text, number);
    fputs(there ? text : otherwise, out);
}

/* The value with the places that the file gave it. */
static void
value_text(const chart *c, const cparent_spc_point *p,
           char buffer[CPARENT_DECIMAL_SIZE])
{
    cparent_value value = cparent_series_value(c->series, p->index);

    buffer[0] = '\0';
    if (cparent_value_is_number(&value))
        cparent_decimal_format(value.number, buffer);
}

/* --- JSON ----------------------------------------------------------------- */

static void
json_limits(FILE *out, const cparent_spc_point *p)
{
    bool mean = (p->flags & CPARENT_SPC_HAS_MEAN) != 0;
    bool limits = (p->flags & CPARENT_SPC_HAS_LIMITS) != 0;

    fputs(",\"mean\":", out);
    put_number(out, mean, p->mean, "null");
    fputs(",\"lower\":", out);
    put_number(out, limits, p->lower, "null");
    fputs(",\"upper\":", out);
    put_number(out, limits, p->upper, "null");
}

static void
json_rules(FILE *out, const cparent_spc_point *p, bool ways)
{
    bool any = false;

    for (int i = 0; i < RULES; i++)
        if (p->rules & rules[i]) {
            fprintf(out, "%s\"%s\"", any ? "," : "",
                    !ways ? cparent_spc_rule_name(rules[i])
                    : p->upward & rules[i] ? "high"
                                           : "low");
            any = true;
        }
}

static void
json_point(FILE *out, const chart *c, const cparent_spc_point *p)
{
    cparent_value value = cparent_series_value(c->series, p->index);
    char date[CPARENT_PERIOD_SIZE];
    char number[CPARENT_DECIMAL_SIZE];

    chart_date(c, p, date);
    value_text(c, p, number);
    fprintf(out, "{\"date\":\"%s\",\"value\":%s,\"state\":\"%s\","
                 "\"group\":%d", date, *number == '\0' ? "null" : number,
            cparent_value_state_name((cparent_value_state)value.state),
            (int)p->group);
    json_limits(out, p);
    fputs(",\"rules\":[", out);
    json_rules(out, p, false);
    fputs("],\"directions\":[", out);
    json_rules(out, p, true);
    fputs("],\"primary\":", out);
    if (p->primary == 0)
        fputs("null", out);
    else
        json_text(out, cparent_spc_rule_name(p->primary));
    fprintf(out, ",\"point_type\":\"%s\"}",
            cparent_spc_verdict_name((cparent_spc_verdict)p->verdict));
}

static const char *
reason_of(const chart *c, cparent_date date)
{
    for (size_t i = 0; i < c->options.rebase_count; i++)
        if (cparent_date_compare(c->rebases[i].date, date) == 0 &&
            c->rebases[i].reason != NULL && *c->rebases[i].reason != '\0')
            return c->rebases[i].reason;
    return NULL;
}

static bool
begins_group(const chart *c, size_t point)
{
    return point == 0 || c->points[point].group != c->points[point - 1].group;
}

static void
json_groups(FILE *out, const chart *c)
{
    bool any = false;

    fputs("],\"groups\":[", out);
    for (size_t i = 0; i < c->count; i++) {
        const cparent_spc_point *p = &c->points[i];
        char date[CPARENT_PERIOD_SIZE];

        if (!begins_group(c, i))
            continue;
        chart_date(c, p, date);
        fprintf(out, "%s{\"group\":%d,\"from\":\"%s\",\"reason\":",
                any ? "," : "", (int)p->group, date);
        json_text(out, reason_of(c, c->dates[p->index]));
        json_limits(out, p);
        fprintf(out, ",\"trial_limits\":%s}",
                p->flags & CPARENT_SPC_TRIAL_LIMITS ? "true" : "false");
        any = true;
    }
    fputs("]", out);
}

static void
print_json(const tool *t, const chart *c)
{
    const cparent_spc_summary *s = &c->summary;
    bool cause = s->variation != CPARENT_SPC_COMMON_CAUSE &&
                 s->variation != CPARENT_SPC_POINT_MISSING;

    fputs("{\"schema\":\"cparent.spc/1\",\"source\":", stdout);
    json_text(stdout, t->arguments[0]);
    printf(",\"rule_set\":\"%s\",\"target\":", rule_set(c));
    put_number(stdout, c->options.has_target != 0, c->options.target,
               "null");
    fputs(",\"points\":[", stdout);
    for (size_t i = 0; i < c->count; i++) {
        if (i > 0)
            putchar(',');
        json_point(stdout, c, &c->points[i]);
    }
    json_groups(stdout, c);
    printf(",\"variation\":\"%s\",\"direction\":%s,\"assurance\":",
           cparent_spc_verdict_name((cparent_spc_verdict)s->variation),
           !cause      ? "null"
           : s->upward ? "\"high\""
                       : "\"low\"");
    json_text(stdout,
              s->assurance == CPARENT_SPC_ASSURANCE_NONE
                  ? NULL
                  : cparent_spc_assurance_name(
                        (cparent_spc_assurance)s->assurance));
    printf(",\"trial_limits\":%s,\"stale\":%s,\"numbers\":%zu,"
           "\"missing\":%zu}\n",
           s->trial_limits ? "true" : "false", s->stale ? "true" : "false",
           s->numbers, s->missing);
}

/* --- CSV ------------------------------------------------------------------ */

static void
rule_words(const cparent_spc_point *p, char *buffer, size_t size,
           const char *between)
{
    size_t used = 0;

    buffer[0] = '\0';
    for (int i = 0; i < RULES && used < size; i++)
        if (p->rules & rules[i])
            used += (size_t)snprintf(buffer + used, size - used, "%s%s",
                                     used > 0 ? between : "",
                                     cparent_spc_rule_name(rules[i]));
}

static void
print_csv(const chart *c)
{
    puts("date,value,group,mean,lower,upper,rules,point_type");
    for (size_t i = 0; i < c->count; i++) {
        const cparent_spc_point *p = &c->points[i];
        bool limits = (p->flags & CPARENT_SPC_HAS_LIMITS) != 0;
        char date[CPARENT_PERIOD_SIZE];
        char value[CPARENT_DECIMAL_SIZE];
        char words[64];

        chart_date(c, p, date);
        value_text(c, p, value);
        rule_words(p, words, sizeof(words), " ");
        printf("%s,%s,%d,", date, value, (int)p->group);
        put_number(stdout, (p->flags & CPARENT_SPC_HAS_MEAN) != 0, p->mean,
                   "");
        putchar(',');
        put_number(stdout, limits, p->lower, "");
        putchar(',');
        put_number(stdout, limits, p->upper, "");
        printf(",%s,%s\n", words,
               cparent_spc_verdict_name((cparent_spc_verdict)p->verdict));
    }
}

/* --- for people ----------------------------------------------------------- */

/* What each cause is, said of a point that it names; high, then low. */
static const char *const cause_words[RULES][2] = {
    { "beyond the lower limit", "beyond the upper limit" },
    { "in a falling run", "in a rising run" },
    { "near the lower limit, with a neighbour",
      "near the upper limit, with a neighbour" },
    { "in a run below the mean", "in a run above the mean" }
};

static const char *
primary_words(const cparent_spc_point *p)
{
    for (int i = 0; i < RULES; i++)
        if (p->primary == rules[i])
            return cause_words[i][(p->upward & rules[i]) != 0];
    return "as chance would have it";
}

static const char *
variation_words(int32_t verdict)
{
    static const char *const words[] = {
        "common cause: nothing but chance",
        "special cause, improvement",
        "special cause, concern",
        "special cause, high",
        "special cause, low",
        "cannot be said: there are no values"
    };

    return words[verdict];
}

static const char *
assurance_words(int32_t assurance)
{
    static const char *const words[] = {
        "", "will be met every time, if nothing changes",
        "will be missed every time, if nothing changes",
        "will be met and missed by chance",
        "cannot be said"
    };

    return words[assurance];
}

static const cparent_spc_point *
last_number(const chart *c)
{
    for (size_t i = c->count; i-- > 0;)
        if (c->points[i].flags & CPARENT_SPC_HAS_VALUE)
            return &c->points[i];
    return NULL;
}

static void
print_verdicts(const chart *c)
{
    const cparent_spc_summary *s = &c->summary;
    const cparent_spc_point *last = last_number(c);
    char date[CPARENT_PERIOD_SIZE];

    printf("Variation  %s\n", variation_words(s->variation));
    if (last != NULL) {
        char value[CPARENT_DECIMAL_SIZE];

        chart_date(c, last, date);
        value_text(c, last, value);
        printf("Last       %s: %s, %s\n", date, value, primary_words(last));
    }
    if (s->assurance != CPARENT_SPC_ASSURANCE_NONE)
        printf("Target     %g: %s\n", c->options.target,
               assurance_words(s->assurance));
    if (s->trial_limits)
        puts("Note       trial limits: a part has fewer than 13 values");
    if (s->stale)
        puts("Note       stale: the latest rows have no value");
    for (size_t i = 0; i < c->count; i++) {
        const char *reason =
            reason_of(c, c->dates[c->points[i].index]);

        if (!begins_group(c, i) || c->points[i].group == 0)
            continue;
        chart_date(c, &c->points[i], date);
        printf("Rebased    %s: ", date);
        text_safe(stdout, reason == NULL ? "no reason given" : reason);
        putchar('\n');
    }
}

static bool
add_point(table *into, const chart *c, const cparent_spc_point *p)
{
    bool limits = (p->flags & CPARENT_SPC_HAS_LIMITS) != 0;
    char cells[5][CPARENT_PERIOD_SIZE] = { "", "", "–", "–", "–" };
    char words[96];

    chart_date(c, p, cells[0]);
    value_text(c, p, cells[1]);
    if (p->flags & CPARENT_SPC_HAS_MEAN)
        snprintf(cells[2], sizeof(cells[2]), "%.6g", p->mean);
    if (limits) {
        snprintf(cells[3], sizeof(cells[3]), "%.6g", p->lower);
        snprintf(cells[4], sizeof(cells[4]), "%.6g", p->upper);
    }
    for (int i = 0; i < 5; i++)
        if (!table_add(into, *cells[i] == '\0' ? "–" : cells[i]))
            return false;
    if (p->flags & CPARENT_SPC_HAS_VALUE)
        rule_words(p, words, sizeof(words), ", ");
    else
        snprintf(words, sizeof(words), "missing");
    return table_add(into, *words == '\0' ? "–" : words);
}

static int
print_people(tool *t, const chart *c)
{
    static const char *const headings[] = { "Date",  "Value", "Mean",
                                            "Lower", "Upper", "Causes",
                                            NULL };
    table *made = table_new(t, headings);
    bool fine = made != NULL;

    print_verdicts(c);
    if (isatty(STDOUT_FILENO))
        chart_draw(t, c, stdout);
    else
        putchar('\n');
    for (size_t i = 0; fine && i < c->count; i++)
        fine = add_point(made, c, &c->points[i]);
    if (fine)
        table_print(made, stdout, 0);
    table_free(made);
    return fine ? 0
                : fail_as(t, CPARENT_E_NOMEM, "memory ran out", NULL);
}

int
run_spc(tool *t)
{
    chart c;
    int outcome = chart_read(t, &c);

    if (outcome == 0 && t->json)
        print_json(t, &c);
    else if (outcome == 0 && option_given(t, "csv"))
        print_csv(&c);
    else if (outcome == 0)
        outcome = print_people(t, &c);
    chart_free(&c);
    return outcome;
}
