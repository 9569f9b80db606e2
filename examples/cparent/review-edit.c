/* SPDX-License-Identifier: Apache-2.0 */
#include "review.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* What is proposed as a small text form: "name: what it says", a line for
 * each field, in the person's own editor; without one, line by line. */

enum { LONGEST_LINE = 8192 };

/* The field as the form has it: one line, that can be read back. */
static char *
form_cell(const cparent_record *record, size_t field)
{
    const cparent_noun noun = cparent_record_noun(record);
    char *plain = field_plain(record, field);
    char *cell;
    size_t size;

    if (plain == NULL || *plain == '\0' ||
        cparent_noun_field_type(noun, field) != CPARENT_FIELD_VALUE) {
        for (char *c = plain; c != NULL && *c != '\0'; c++)
            if (*c == '\n' || *c == '\r')
                *c = ' ';
        return plain;
    }
    size = strlen(plain) + 40;
    cell = malloc(size);
    if (cell != NULL) {
        cparent_value value = cparent_record_value(record, field);

        snprintf(cell, size, "%s %s", plain, cparent_unit_name(value.unit));
    }
    free(plain);
    return cell;
}

/* --- one line of the form ------------------------------------------------ */

static char *
trimmed(char *text)
{
    size_t length;

    while (*text == ' ' || *text == '\t')
        text++;
    length = strlen(text);
    while (length > 0 && strchr(" \t\r\n", text[length - 1]) != NULL)
        text[--length] = '\0';
    return text;
}

/* Sets the field that a line names, unless it says what it said before.
 * False after telling the person what is wrong with it. */
static bool
take_line(tool *t, cparent_builder *builder, const cparent_record *record,
          char *line)
{
    char *colon = strpbrk(line, ":=");
    const char *name = trimmed(line);
    char *text, *known;
    size_t field;
    bool same;

    if (*name == '\0' || *name == '#')
        return true;
    if (colon == NULL) {
        puts("    Write a field's name, a colon and what it should say.");
        return false;
    }
    *colon = '\0';
    name = trimmed(line);
    text = trimmed(colon + 1);
    cparent_error_clear(&t->error);
    if (cparent_noun_field_find(cparent_record_noun(record), name, &field)) {
        if (!review_field(cparent_record_noun(record), field)) {
            puts("    This field says where it was read, and stays.");
            return false;
        }
        known = form_cell(record, field);
        same = known != NULL && strcmp(known, text) == 0;
        free(known);
        if (same)
            return true;
    }
    if (cparent_builder_parse(builder, name, *text == '\0' ? NULL : text,
                              &t->error) == CPARENT_OK)
        return true;
    printf("    %s: %s%s%s\n", name, t->error.message,
           t->error.hint[0] != '\0' ? "; " : "", t->error.hint);
    return false;
}

/* --- in an editor -------------------------------------------------------- */

static const char *
editor(void)
{
    const char *name = getenv("VISUAL");

    if (name == NULL || *name == '\0')
        name = getenv("EDITOR");
    return name != NULL && *name != '\0' ? name : NULL;
}

static void
write_form(FILE *out, const cparent_record *record)
{
    const cparent_noun noun = cparent_record_noun(record);
    size_t count = cparent_noun_field_count(noun);
    char words[512];

    fputs("# Correct what is wrong, save and leave. An empty field is not "
          "given.\n# Take every line away to leave it as it was.\n", out);
    for (size_t f = 0; f < count; f++) {
        char *cell;

        if (!review_field(noun, f))
            continue;
        choice_words(noun, f, words, sizeof(words));
        fprintf(out, "\n# %s%s%s\n", cparent_noun_field_about(noun, f),
                words[0] == '\0' ? "" : "; ", words);
        cell = form_cell(record, f);
        fprintf(out, "%s: %s\n", cparent_noun_field_name(noun, f),
                cell == NULL ? "" : cell);
        free(cell);
    }
}

/* As git does: a shell takes the command apart, Ctrl-C is the editor's. */
static bool
run_editor(const char *path)
{
    struct sigaction ignore, before;
    int status = -1;
    pid_t child;

    memset(&ignore, 0, sizeof(ignore));
    ignore.sa_handler = SIG_IGN;
    sigaction(SIGINT, &ignore, &before);
    fflush(stdout);
    child = fork();
    if (child == 0) {
        struct sigaction usual;

        memset(&usual, 0, sizeof(usual));
        usual.sa_handler = SIG_DFL;
        sigaction(SIGINT, &usual, NULL);
        setenv("CPARENT_FORM", path, 1);
        execl("/bin/sh", "sh", "-c",
              "eval \"${VISUAL:-$EDITOR}\" '\"$CPARENT_FORM\"'",
              (char *)NULL);
        _exit(127);
    }
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    sigaction(SIGINT, &before, NULL);
    return child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* Reads the form back.  *any: it has a line that is no comment. */
static bool
read_form(tool *t, const char *path, cparent_builder *builder,
          const cparent_record *record, bool *any)
{
    char *line = malloc(LONGEST_LINE);
    FILE *in = fopen(path, "r");
    bool fine = in != NULL && line != NULL;

    *any = false;
    while (fine && fgets(line, LONGEST_LINE, in) != NULL) {
        const char *text = trimmed(line);

        *any = *any || (*text != '\0' && *text != '#');
        fine = take_line(t, builder, record, line);
    }
    if (in != NULL)
        fclose(in);
    free(line);
    return fine;
}

/* The record as the builder has it; false after saying what is wrong. */
static bool
built(tool *t, const cparent_builder *builder, cparent_record **record_out)
{
    cparent_error_clear(&t->error);
    if (cparent_builder_build(builder, record_out, &t->error) == CPARENT_OK)
        return true;
    fail(t);
    return false;
}

/* Until the form is right, or the person has had enough. */
static int
edit_form(tool *t, const cparent_record *record, const char *path,
          cparent_record **record_out)
{
    char line[16];

    for (;;) {
        cparent_builder *builder = NULL;
        bool fine, any = true;

        cparent_error_clear(&t->error);
        if (cparent_builder_from(record, &builder, &t->error) != CPARENT_OK)
            return fail(t);
        fine = run_editor(path);
        if (!fine)
            puts("    The editor did not end well; nothing was changed.");
        any = fine;
        fine = fine && read_form(t, path, builder, record, &any) && any &&
               built(t, builder, record_out);
        cparent_builder_free(builder);
        if (fine || !any ||
            !review_ask("  Edit it again? (y,n) ", line, sizeof(line)) ||
            (line[0] != 'y' && line[0] != 'Y'))
            return session_interrupted() ? 130 : 0;
    }
}

static int
edit_in_editor(tool *t, const cparent_record *record,
               cparent_record **record_out)
{
    const char *folder = getenv("TMPDIR");
    char path[4096];
    FILE *out;
    int file, outcome;

    snprintf(path, sizeof(path), "%s/cparent-review-XXXXXX",
             folder == NULL || *folder == '\0' ? "/tmp" : folder);
    file = mkstemp(path); /* mode 0600: it may speak of children */
    out = file < 0 ? NULL : fdopen(file, "w");
    if (out == NULL) {
        if (file >= 0)
            close(file);
        return fail_as(t, CPARENT_E_IO, "no form can be written",
                       "set TMPDIR to a folder that you may write to");
    }
    write_form(out, record);
    outcome = fclose(out) == 0
                  ? edit_form(t, record, path, record_out)
                  : fail_as(t, CPARENT_E_IO, "the form cannot be written",
                            "see whether the disk is full");
    unlink(path);
    return outcome;
}

/* --- line by line -------------------------------------------------------- */

static int
edit_by_lines(tool *t, const cparent_record *record,
              cparent_record **record_out)
{
    const cparent_noun noun = cparent_record_noun(record);
    cparent_builder *builder = NULL;
    char line[LONGEST_LINE];
    bool done = false;

    cparent_error_clear(&t->error);
    if (cparent_builder_from(record, &builder, &t->error) != CPARENT_OK)
        return fail(t);
    fputs("    fields:", stdout);
    for (size_t f = 0; f < cparent_noun_field_count(noun); f++)
        if (review_field(noun, f))
            printf(" %s", cparent_noun_field_name(noun, f));
    putchar('\n');
    while (!done &&
           review_ask("    field=text (empty line: done): ", line,
                      sizeof(line))) {
        if (line[0] == '\0')
            done = built(t, builder, record_out);
        else
            take_line(t, builder, record, line);
    }
    cparent_builder_free(builder);
    return session_interrupted() ? 130 : 0;
}

int
review_edit(tool *t, const cparent_proposed *seen,
            cparent_record **record_out)
{
    const cparent_record *record = cparent_proposed_record(seen);

    return editor() != NULL ? edit_in_editor(t, record, record_out)
                            : edit_by_lines(t, record, record_out);
}

/* --- two out of one ------------------------------------------------------ */

/* What ties two parts of a sentence belongs to neither. */
static void
cut_tail(char *text)
{
    size_t length = strlen(text);

    for (;;) {
        while (length > 0 && strchr(" ,;", text[length - 1]) != NULL)
            text[--length] = '\0';
        if (length < 4 || strcmp(text + length - 4, " and") != 0)
            return;
        text[length -= 4] = '\0';
    }
}

static bool
with_text(tool *t, const cparent_record *record, size_t field,
          const char *text, cparent_record **part_out)
{
    cparent_builder *builder = NULL;
    cparent_status status;

    cparent_error_clear(&t->error);
    status = cparent_builder_from(record, &builder, &t->error);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, field, text, &t->error);
    if (status == CPARENT_OK)
        status = cparent_builder_build(builder, part_out, &t->error);
    cparent_builder_free(builder);
    return status == CPARENT_OK;
}

/* A figure has no text to cut: two alike, each to be corrected. */
static int
split_evenly(tool *t, const cparent_record *record,
             cparent_record *parts_out[2])
{
    cparent_builder *builder = NULL;
    cparent_status status;

    cparent_error_clear(&t->error);
    status = cparent_builder_from(record, &builder, &t->error);
    for (size_t i = 0; i < 2 && status == CPARENT_OK; i++)
        status = cparent_builder_build(builder, &parts_out[i], &t->error);
    cparent_builder_free(builder);
    return status == CPARENT_OK ? 0 : fail(t);
}

/* Where the words begin in the text, not at its very start. */
static const char *
place_of(const char *text, const char *words)
{
    const char *found = *words == '\0' ? NULL : strstr(text + 1, words);

    if (found == NULL)
        puts("    The text has no such words after its beginning.");
    return found;
}

int
review_split(tool *t, const cparent_proposed *seen,
             cparent_record *parts_out[2])
{
    const cparent_record *record = cparent_proposed_record(seen);
    const char *whole = field_text(record, "text");
    const char *second = NULL;
    char line[LONGEST_LINE];
    char *first;
    size_t field = 0;
    bool fine;

    if (whole == NULL)
        return split_evenly(t, record, parts_out);
    while (second == NULL) {
        if (!review_ask("    The second part begins with the words (empty "
                        "line: leave it): ", line, sizeof(line)) ||
            line[0] == '\0')
            return session_interrupted() ? 130 : 0;
        second = place_of(whole, line);
    }
    first = text_copy(whole);
    if (first == NULL)
        return fail_as(t, CPARENT_E_NOMEM, "memory ran out", NULL);
    first[second - whole] = '\0';
    cut_tail(first);
    (void)cparent_noun_field_find(cparent_record_noun(record), "text",
                                  &field);
    fine = with_text(t, record, field, first, &parts_out[0]) &&
           with_text(t, record, field, second, &parts_out[1]);
    free(first);
    return fine ? 0 : fail(t);
}
