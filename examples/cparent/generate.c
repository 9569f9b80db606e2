/* SPDX-License-Identifier: Apache-2.0 */
#include "tool.h"

#include <stdlib.h>
#include <string.h>

/* Help and the man page, out of the command table. */

#define HELP_WIDTH 78

size_t
word_at(const char *words, size_t n, const char **word_out)
{
    while (words != NULL && *words != '\0') {
        size_t length = strcspn(words, " ");

        if (n-- == 0) {
            *word_out = words;
            return length;
        }
        words += length;
        words += strspn(words, " ");
    }
    return 0;
}

/* Fills lines with the words of a text; `at` is where the cursor is. */
static void
wrap(FILE *out, const char *text, size_t at, size_t indent)
{
    bool first = true;

    while (*text != '\0') {
        size_t length = strcspn(text, " \n");
        char word[256];
        size_t cells;

        snprintf(word, sizeof(word), "%.*s", (int)length, text);
        cells = text_cells(word);
        if (!first && at + 1 + cells > HELP_WIDTH) {
            fprintf(out, "\n%*s", (int)indent, "");
            at = indent;
        } else if (!first) {
            putc(' ', out);
            at++;
        }
        fputs(word, out);
        at += cells;
        first = false;
        text += length;
        text += strspn(text, " \n");
    }
    putc('\n', out);
}

static void
two_columns(FILE *out, const char *left, const char *right, size_t width)
{
    size_t cells = text_cells(left);

    fprintf(out, "  %s", left);
    if (cells + 4 > width) {
        fprintf(out, "\n%*s", (int)width, "");
    } else {
        fprintf(out, "%*s", (int)(width - cells - 2), "");
    }
    wrap(out, right, width, width);
}

static void
option_name(const option *o, char *buffer, size_t size)
{
    char letter[8] = "";

    if (o->letter != 0)
        snprintf(letter, sizeof(letter), "-%c, ", o->letter);
    snprintf(buffer, size, "%s--%s%s%s", letter, o->name,
             o->value == NULL ? "" : " ", o->value == NULL ? "" : o->value);
}

static void
print_options(FILE *out, const option *options)
{
    char name[64];

    for (const option *o = options; o->name != NULL; o++) {
        if (o->about == NULL)
            continue;
        option_name(o, name, sizeof(name));
        two_columns(out, name, o->about, 26);
    }
}

/* "--due-on DATE", and for a choice "--status open|done|dropped". */
static void
field_option(cparent_noun noun, size_t field, char *buffer, size_t size)
{
    static const char *const values[] = {
        "", "TEXT", "NUMBER", "DATE", "PERIOD", "VALUE", "", "TEXT|…",
        "yes|no"
    };
    cparent_field_type type = cparent_noun_field_type(noun, field);
    size_t used = (size_t)snprintf(buffer, size, "--%s ",
                                   cparent_noun_field_name(noun, field));

    for (char *p = buffer; *p != '\0'; p++)
        if (*p == '_')
            *p = '-';
    if (type != CPARENT_FIELD_CHOICE) {
        snprintf(buffer + used, size - used, "%s", values[type]);
        return;
    }
    for (int c = 1; cparent_noun_field_choice(noun, field, c) != NULL; c++) {
        int more = snprintf(buffer + used, size - used, "%s%s",
                            c > 1 ? "|" : "",
                            cparent_noun_field_choice(noun, field, c));

        if (more < 0 || used + (size_t)more >= size)
            break;
        used += (size_t)more;
    }
}

static void
print_fields(FILE *out, cparent_noun noun)
{
    char name[256];

    for (size_t f = CPARENT_FIELD_ID; f < cparent_noun_field_count(noun);
         f++) {
        field_option(noun, f, name, sizeof(name));
        two_columns(out, name, cparent_noun_field_about(noun, f), 26);
    }
}

void
help_overall(FILE *out)
{
    static const char *const groups[] = {
        "Start", "Minutes and data in", "Records", "Questions and reports",
        "History"
    };

    fputs("cparent follows a council's pledges to children in care through "
          "figures,\nquestions and actions, back to the line of the minutes "
          "where each was said.\n\nUsage: cparent COMMAND [OPTIONS] "
          "[ARGUMENTS]\n", out);
    for (size_t g = 0; g < sizeof(groups) / sizeof(groups[0]); g++) {
        fprintf(out, "\n%s\n", groups[g]);
        for (size_t i = 0; i < command_count; i++)
            if (strcmp(commands[i].group, groups[g]) == 0)
                two_columns(out, commands[i].name, commands[i].summary, 16);
    }
    fputs("\nOptions, anywhere\n", out);
    print_options(out, global_options);
    fputs("\nMore on a command: cparent COMMAND --help\n", out);
}

void
help_command(FILE *out, const command *row)
{
    const char *word;
    size_t length;

    fprintf(out, "Usage: cparent %s %s\n\n", row->name, row->usage);
    fputs("cparent ", out);
    fprintf(out, "%s: %s.\n\n", row->name, row->summary);
    wrap(out, row->about, 0, 0);
    if (row->options->name != NULL) {
        fputs("\nOptions\n", out);
        print_options(out, row->options);
    }
    if (row->noun != CPARENT_NOUN_NONE) {
        fputs("\nFields\n", out);
        print_fields(out, row->noun);
    }
    fputs("\nOptions of every command\n", out);
    print_options(out, global_options);
    fputs("\nExamples\n", out);
    for (size_t i = 0; row->examples[i] != NULL; i++)
        fprintf(out, "  %s\n", row->examples[i]);
    fputs("\nExit status\n", out);
    for (size_t i = 0; (length = word_at(row->exits, i, &word)) > 0; i++) {
        int status = (int)strtol(word, NULL, 10);

        fprintf(out, "  %-4.*s%s\n", (int)length, word,
                exit_meaning(status));
    }
}

/* Text for roff: no line may begin with a control character, a dash that is
 * to be typed is not a hyphen, and a long choice may break after a bar. */
static void
roff(FILE *out, const char *text)
{
    if (*text == '.' || *text == '\'')
        fputs("\\&", out);
    for (; *text != '\0'; text++) {
        if (*text == '\\')
            fputs("\\e", out);
        else if (*text == '-')
            fputs("\\-", out);
        else if (*text == '"')
            fputs("\\(dq", out);
        else if (*text == '|')
            fputs("|\\:", out);
        else if (strncmp(text, "…", 3) == 0) {
            fputs("\\&...", out);
            text += 2;
        } else
            putc(*text, out);
    }
}

static void
roff_option(FILE *out, const char *name, const char *about)
{
    fputs(".TP\n.B ", out);
    roff(out, name);
    putc('\n', out);
    roff(out, about);
    fputs(".\n", out);
}

static void
roff_options(FILE *out, const option *options)
{
    char name[64];

    for (const option *o = options; o->name != NULL; o++) {
        if (o->about == NULL)
            continue;
        option_name(o, name, sizeof(name));
        roff_option(out, name, o->about);
    }
}

static void
roff_command(FILE *out, const command *row)
{
    char name[256];

    fputs(".SS cparent ", out);
    fprintf(out, "%s ", row->name);
    roff(out, row->usage);
    putc('\n', out);
    roff(out, row->about);
    putc('\n', out);
    roff_options(out, row->options);
    for (size_t f = CPARENT_FIELD_ID;
         row->noun != CPARENT_NOUN_NONE &&
         f < cparent_noun_field_count(row->noun);
         f++) {
        field_option(row->noun, f, name, sizeof(name));
        roff_option(out, name, cparent_noun_field_about(row->noun, f));
    }
    for (size_t i = 0; row->examples[i] != NULL; i++) {
        fputs(".PP\n.RS\n.nf\n", out);
        roff(out, row->examples[i]);
        fputs("\n.fi\n.RE\n", out);
    }
    fputs(".PP\nExit status: ", out);
    roff(out, row->exits);
    fputs(".\n", out);
}

void
generate_man(FILE *out)
{
    fprintf(out, ".TH CPARENT 1 \"\" \"libcparent %s\" "
                 "\"User Commands\"\n.ad l\n", cparent_version());
    fputs(".SH NAME\ncparent \\- follow a council's pledges to children in "
          "care\n.SH SYNOPSIS\n.B cparent\n.I COMMAND\n"
          ".RI [ OPTIONS ]\n.RI [ ARGUMENTS ]\n.SH DESCRIPTION\n"
          "Reads the minutes of a corporate parenting board and tables of "
          "its indicators,\nkeeps what a person accepts, and writes the "
          "board's reports, in which every\nfigure and action leads back to "
          "the words it came from.\nThe standard output is data; messages "
          "go to the standard error.\n.SH OPTIONS\n", out);
    roff_options(out, global_options);
    fputs(".SH COMMANDS\n", out);
    for (size_t i = 0; i < command_count; i++)
        roff_command(out, &commands[i]);
    fputs(".SH EXIT STATUS\n", out);
    for (int status = 0; status <= 130; status++) {
        char name[16];

        if (exit_meaning(status) == NULL)
            continue;
        snprintf(name, sizeof(name), "%d", status);
        roff_option(out, name, exit_meaning(status));
    }
    fputs(".SH ENVIRONMENT\n", out);
    roff_option(out, "CPARENT_STORE", "The store, where --store is not "
                                      "given");
    roff_option(out, "CPARENT_WHO", "Who makes changes, where --who is not "
                                    "given");
    roff_option(out, "SOURCE_DATE_EPOCH", "The time to take for now, in "
                                          "seconds since 1970");
    roff_option(out, "NO_COLOR, COLUMNS, TERM", "As usual");
}

int
generate(tool *t, const char *what)
{
    if (strcmp(what, "man") == 0)
        generate_man(stdout);
    else if (strcmp(what, "bash") == 0)
        generate_bash(stdout);
    else if (strcmp(what, "zsh") == 0)
        generate_zsh(stdout);
    else if (strcmp(what, "fish") == 0)
        generate_fish(stdout);
    else
        return fail_usage(t, "man, bash, zsh or fish",
                          "there is no \"%s\" to make", what);
    return 0;
}

int
run_help(tool *t)
{
    suggestion s;
    const command *row;
    char hint[96];

    if (t->count == 0) {
        help_overall(stdout);
        return 0;
    }
    row = command_find(t->arguments[0]);
    if (row != NULL) {
        help_command(stdout, row);
        return 0;
    }
    suggest_start(&s, t->arguments[0]);
    for (size_t i = 0; i < command_count; i++)
        suggest_consider(&s, commands[i].name);
    if (suggest_best(&s) == NULL)
        return fail_usage(t, NULL, "there is no command \"%s\"",
                          t->arguments[0]);
    snprintf(hint, sizeof(hint), "did you mean %s?", suggest_best(&s));
    return fail_usage(t, hint, "there is no command \"%s\"",
                      t->arguments[0]);
}
