/* SPDX-License-Identifier: Apache-2.0 */
#include "tool.h"

#include <stdlib.h>
#include <string.h>

/* The command line.  Options may stand anywhere, also before the command,
 * as getopt_long permutes them; a record's fields are options as well, and
 * which there are only the command says. */

/* What an option's name was found to be. */
typedef struct match {
    const option *row; /* NULL: a field, or nothing */
    size_t field;
    const char *field_name;
    bool global;
    size_t found; /* how many names the word could stand for */
} match;

static void
same_dashes(const char *name, char *out, size_t size)
{
    size_t i = 0;

    for (; name[i] != '\0' && i + 1 < size; i++)
        out[i] = name[i];
    out[i] = '\0';
    for (i = 0; out[i] != '\0'; i++)
        if (out[i] == '_')
            out[i] = '-';
}

/* 2: the very name, 1: its beginning, 0: another name. */
static int
likeness(const char *word, const char *name)
{
    char plain[64];
    size_t length = strlen(word);

    same_dashes(name, plain, sizeof(plain));
    if (strcmp(word, plain) == 0)
        return 2;
    return strncmp(word, plain, length) == 0 ? 1 : 0;
}

/* True when the search is over. */
static bool
consider(match *m, match candidate, int like)
{
    size_t found = m->found;

    if (like == 0)
        return false;
    if (like == 2 || found == 0)
        *m = candidate;
    m->found = like == 2 ? 1 : found + 1;
    return like == 2;
}

static match
look_up(const command *row, const char *given)
{
    match m = { NULL, 0, NULL, false, 0 };
    char word[64];
    const option *o;

    same_dashes(given, word, sizeof(word));
    for (o = row == NULL ? NULL : row->options;
         o != NULL && o->name != NULL; o++)
        if (consider(&m, (match){ o, 0, NULL, false, 1 },
                     likeness(word, o->name)))
            return m;
    for (o = global_options; o->name != NULL; o++)
        if (consider(&m, (match){ o, 0, NULL, true, 1 },
                     likeness(word, o->name)))
            return m;
    if (row == NULL || row->noun == CPARENT_NOUN_NONE)
        return m;
    for (size_t f = CPARENT_FIELD_ID; f < cparent_noun_field_count(row->noun);
         f++) {
        const char *name = cparent_noun_field_name(row->noun, f);

        if (consider(&m, (match){ NULL, f, name, false, 1 },
                     likeness(word, name)))
            return m;
    }
    return m;
}

static const option *
look_up_letter(const command *row, char letter, bool *global_out)
{
    const option *o;

    *global_out = false;
    for (o = row == NULL ? NULL : row->options;
         o != NULL && o->name != NULL; o++)
        if (o->letter == letter)
            return o;
    *global_out = true;
    for (o = global_options; o->name != NULL; o++)
        if (o->letter == letter)
            return o;
    return NULL;
}

/* While the command is not known yet: does any command's option of that
 * name take the next word? */
static bool
takes_value(const char *word)
{
    bool global;

    if (strchr(word, '=') != NULL)
        return false;
    if (word[1] != '-') {
        for (size_t i = 0; i < command_count && word[2] == '\0'; i++) {
            const option *o = look_up_letter(&commands[i], word[1], &global);

            if (o != NULL && o->value != NULL)
                return true;
        }
        return false;
    }
    for (size_t i = 0; i < command_count; i++) {
        match m = look_up(&commands[i], word + 2);

        if (m.found == 1)
            return m.row == NULL || m.row->value != NULL;
    }
    return false;
}

/* The command is the first word that is neither an option nor the value of
 * one; 0 when there is none. */
static int
find_command(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--") == 0)
            return i + 1 < argc ? i + 1 : 0;
        if (argv[i][0] != '-' || argv[i][1] == '\0')
            return i;
        if (takes_value(argv[i]))
            i++;
    }
    return 0;
}

static int
keep(tool *t, const char *name, const char *value, bool field)
{
    size_t room = (t->setting_count + 1) * sizeof(*t->settings);
    setting *grown = realloc(t->settings, room);

    if (grown == NULL)
        return fail_as(t, CPARENT_E_NOMEM, "memory ran out", NULL);
    grown[t->setting_count++] = (setting){ name, value, field };
    t->settings = grown;
    return -1;
}

static int
apply_global(tool *t, const option *o, const char *value)
{
    if (strcmp(o->name, "store") == 0) {
        if (*value == '\0')
            return fail_usage(t, NULL, "--store is empty");
        t->store_path = value;
        t->store_named = true;
    } else if (strcmp(o->name, "json") == 0) {
        t->json = true;
    } else if (strcmp(o->name, "quiet") == 0) {
        t->quiet = true;
    } else if (strcmp(o->name, "no-color") == 0) {
        t->plain = true;
    } else if (strcmp(o->name, "as-at") == 0) {
        if (cparent_date_parse(value, &t->as_at, NULL) != CPARENT_OK)
            return fail_usage(t, "write it as 2026-03-01",
                              "--as-at is not a day: \"%s\"", value);
    }
    return keep(t, o->name, value, false);
}

static int
unknown(tool *t, const char *word)
{
    suggestion s;
    char hint[96];
    const option *o;
    const command *row = t->command;

    suggest_start(&s, word);
    for (o = global_options; o->name != NULL; o++)
        suggest_consider(&s, o->name);
    for (o = row == NULL ? NULL : row->options;
         o != NULL && o->name != NULL; o++)
        suggest_consider(&s, o->name);
    if (row != NULL && row->noun != CPARENT_NOUN_NONE)
        for (size_t f = 1; f < cparent_noun_field_count(row->noun); f++)
            suggest_consider(&s, cparent_noun_field_name(row->noun, f));
    if (suggest_best(&s) == NULL)
        return fail_usage(t, NULL, "there is no option --%s", word);
    snprintf(hint, sizeof(hint), "did you mean --%s?", suggest_best(&s));
    return fail_usage(t, hint, "there is no option --%s", word);
}

/* One word "--name", "--name=value"; `*at` moves on when the value is the
 * next word. */
static int
take_long(tool *t, int argc, char **argv, int *at)
{
    char name[64];
    const char *word = argv[*at] + 2;
    const char *value = strchr(word, '=');
    size_t length = value == NULL ? strlen(word) : (size_t)(value - word);
    match m;
    bool wants;

    if (length >= sizeof(name))
        return fail_usage(t, NULL, "an option has a name too long to be one");
    memcpy(name, word, length);
    name[length] = '\0';
    m = look_up(t->command, name);
    if (m.found == 0)
        return unknown(t, name);
    if (m.found > 1)
        return fail_usage(t, NULL, "--%s could be several options", name);
    wants = m.row == NULL || m.row->value != NULL;
    if (value != NULL && !wants)
        return fail_usage(t, NULL, "--%s takes no value", m.row->name);
    if (value != NULL)
        value++;
    else if (wants && *at + 1 >= argc)
        return fail_usage(t, NULL, "--%s needs a value", name);
    else if (wants)
        value = argv[++*at];
    if (m.row == NULL)
        return keep(t, m.field_name, value, true);
    return m.global ? apply_global(t, m.row, value)
                    : keep(t, m.row->name, value, false);
}

/* "-o FILE", "-oFILE", "-qh". */
static int
take_short(tool *t, int argc, char **argv, int *at)
{
    for (const char *p = argv[*at] + 1; *p != '\0'; p++) {
        bool global;
        const option *o = look_up_letter(t->command, *p, &global);
        const char *value = NULL;
        int outcome;

        if (o == NULL)
            return fail_usage(t, NULL, "there is no option -%c", *p);
        if (o->value != NULL) {
            if (p[1] == '\0' && *at + 1 >= argc)
                return fail_usage(t, NULL, "-%c needs a value", *p);
            value = p[1] != '\0' ? p + 1 : argv[++*at];
        }
        outcome = global ? apply_global(t, o, value)
                         : keep(t, o->name, value, false);
        if (outcome >= 0 || value != NULL)
            return outcome;
    }
    return -1;
}

static int
no_such_command(tool *t, const char *word)
{
    suggestion s;
    char hint[96];

    suggest_start(&s, word);
    for (size_t i = 0; i < command_count; i++)
        suggest_consider(&s, commands[i].name);
    if (suggest_best(&s) == NULL)
        return fail_usage(t, NULL, "there is no command \"%s\"", word);
    snprintf(hint, sizeof(hint), "did you mean %s?", suggest_best(&s));
    return fail_usage(t, hint, "there is no command \"%s\"", word);
}

static int
take_words(tool *t, int argc, char **argv, int command_at)
{
    bool options_ended = false;

    for (int i = 1; i < argc; i++) {
        int outcome = -1;

        if (i == command_at)
            continue;
        if (!options_ended && strcmp(argv[i], "--") == 0)
            options_ended = true;
        else if (options_ended || argv[i][0] != '-' || argv[i][1] == '\0')
            t->arguments[t->count++] = argv[i];
        else if (argv[i][1] == '-')
            outcome = take_long(t, argc, argv, &i);
        else
            outcome = take_short(t, argc, argv, &i);
        if (outcome >= 0)
            return outcome;
    }
    return -1;
}

int
options_parse(tool *t, int argc, char **argv)
{
    int command_at = find_command(argc, argv);

    /* A wrong option, too, is to be said the way that was asked for. */
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
        t->json = t->json || strcmp(argv[i], "--json") == 0;
    t->arguments = calloc((size_t)argc + 1, sizeof(*t->arguments));
    if (t->arguments == NULL)
        return fail_as(t, CPARENT_E_NOMEM, "memory ran out", NULL);
    if (command_at != 0) {
        t->command = command_find(argv[command_at]);
        if (t->command == NULL)
            return no_such_command(t, argv[command_at]);
    }
    return take_words(t, argc, argv, command_at);
}

void
options_free(tool *t)
{
    free(t->arguments);
    free(t->settings);
    t->arguments = NULL;
    t->settings = NULL;
    t->setting_count = 0;
}

/* The last one given counts. */
const char *
option_value(const tool *t, const char *name)
{
    for (size_t i = t->setting_count; i-- > 0;)
        if (!t->settings[i].field && strcmp(t->settings[i].name, name) == 0)
            return t->settings[i].value;
    return NULL;
}

bool
option_given(const tool *t, const char *name)
{
    for (size_t i = 0; i < t->setting_count; i++)
        if (!t->settings[i].field && strcmp(t->settings[i].name, name) == 0)
            return true;
    return false;
}
