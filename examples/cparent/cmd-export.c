/* SPDX-License-Identifier: Apache-2.0 */
#include "tool.h"

#include <stdlib.h>
#include <string.h>

/* The records of one noun as a file. */

/* A value takes four columns, so that nothing of it is lost. */
static void
csv_header(FILE *out, cparent_noun noun)
{
    for (size_t f = 0; f < cparent_noun_field_count(noun); f++) {
        const char *name = cparent_noun_field_name(noun, f);

        fprintf(out, "%s%s", f > 0 ? "," : "", name);
        if (cparent_noun_field_type(noun, f) == CPARENT_FIELD_VALUE)
            fprintf(out, ",%s_unit,%s_numerator,%s_denominator", name, name,
                    name);
    }
    fputs("\r\n", out);
}

static void
csv_value(FILE *out, const cparent_record *record, size_t field)
{
    cparent_value value = cparent_record_value(record, field);

    fprintf(out, ",%s", cparent_value_is_number(&value)
                            ? cparent_unit_name((cparent_unit)value.unit)
                            : "");
    if (value.flags & CPARENT_VALUE_PARTS)
        fprintf(out, ",%lld,%lld", (long long)value.numerator,
                (long long)value.denominator);
    else
        fputs(",,", out);
}

static bool
csv_row(FILE *out, const cparent_record *record)
{
    cparent_noun noun = cparent_record_noun(record);

    for (size_t f = 0; f < cparent_noun_field_count(noun); f++) {
        char *plain = field_plain(record, f);

        if (plain == NULL)
            return false;
        fputs(f > 0 ? "," : "", out);
        csv_text(out, plain);
        free(plain);
        if (cparent_noun_field_type(noun, f) == CPARENT_FIELD_VALUE)
            csv_value(out, record, f);
    }
    fputs("\r\n", out);
    return true;
}

static int
write_csv(tool *t, FILE *out, cparent_noun noun, const records *list)
{
    csv_header(out, noun);
    for (size_t i = 0; i < list->count; i++)
        if (!csv_row(out, list->items[i]))
            return fail_as(t, CPARENT_E_NOMEM, "memory ran out", NULL);
    return 0;
}

static int
write_json(tool *t, FILE *out, const records *list)
{
    int outcome = 0;

    putc('[', out);
    for (size_t i = 0; outcome == 0 && i < list->count; i++) {
        fputs(i > 0 ? ",\n " : "", out);
        outcome = record_json_line(t, list->items[i], out);
    }
    fputs("]\n", out);
    return outcome;
}

/* Into memory first: a file is replaced whole, or left as it was.  Single
 * records are for nobody but who asked. */
static int
write_out(tool *t, bool csv, cparent_noun noun, const records *list)
{
    const char *path = option_value(t, "output");
    char *bytes = NULL;
    size_t size = 0;
    FILE *memory = open_memstream(&bytes, &size);
    int outcome;

    if (memory == NULL)
        return fail_as(t, CPARENT_E_NOMEM, "memory ran out", NULL);
    outcome = csv ? write_csv(t, memory, noun, list)
                  : write_json(t, memory, list);
    if (fclose(memory) != 0 && outcome == 0)
        outcome = fail_as(t, CPARENT_E_NOMEM, "memory ran out", NULL);
    cparent_error_clear(&t->error);
    if (outcome == 0 && (path == NULL || strcmp(path, "-") == 0))
        fwrite(bytes, 1, size, stdout);
    else if (outcome == 0 &&
             cparent_file_write(path, bytes, size, true, &t->error) !=
                 CPARENT_OK)
        outcome = fail(t);
    free(bytes);
    return outcome;
}

static int
choose_noun(tool *t, cparent_noun *noun_out)
{
    suggestion s;
    char hint[96];

    if (t->count < 2)
        return fail_usage(t, NULL, "export %s of what?", t->arguments[0]);
    *noun_out = cparent_noun_parse(t->arguments[1]);
    if (*noun_out != CPARENT_NOUN_NONE)
        return 0;
    suggest_start(&s, t->arguments[1]);
    for (int n = 1; n < CPARENT_NOUN_COUNT; n++)
        suggest_consider(&s, cparent_noun_name((cparent_noun)n));
    if (suggest_best(&s) == NULL)
        return fail_usage(t, NULL, "there are no records called \"%s\"",
                          t->arguments[1]);
    snprintf(hint, sizeof(hint), "did you mean %s?", suggest_best(&s));
    return fail_usage(t, hint, "there are no records called \"%s\"",
                      t->arguments[1]);
}

int
run_export(tool *t)
{
    static const char *const later[] = { "xlsx", "ics", "atom" };
    const char *format = t->arguments[0];
    cparent_noun noun = CPARENT_NOUN_NONE;
    records list = { NULL, 0, 0 };
    int outcome;

    for (size_t i = 0; i < 3; i++)
        if (strcmp(format, later[i]) == 0)
            return fail_as(t, CPARENT_E_UNSUPPORTED,
                           "exports of that kind are not built in",
                           "a later release will have them; csv and json "
                           "are there");
    if (strcmp(format, "csv") != 0 && strcmp(format, "json") != 0)
        return fail_usage(t, "csv or json", "there is no export \"%s\"",
                          format);
    outcome = choose_noun(t, &noun);
    if (outcome == 0)
        outcome = session_open(t, true);
    if (outcome == 0)
        outcome = records_load(t, noun, &list);
    if (outcome == 0)
        outcome = write_out(t, strcmp(format, "csv") == 0, noun, &list);
    records_free(&list);
    return outcome;
}
