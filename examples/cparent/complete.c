/* SPDX-License-Identifier: Apache-2.0 */
#include "tool.h"

#include <string.h>

/* Completions for three shells, out of the command table. */

/* A long name with dashes: "due_on" is typed --due-on. */
static void
dashed(FILE *out, const char *name)
{
    for (; *name != '\0'; name++)
        putc(*name == '_' ? '-' : *name, out);
}

static void
option_words(FILE *out, const command *row)
{
    for (const option *o = row->options; o->name != NULL; o++)
        fprintf(out, " --%s", o->name);
    for (size_t f = CPARENT_FIELD_ID;
         row->noun != CPARENT_NOUN_NONE &&
         f < cparent_noun_field_count(row->noun);
         f++) {
        fputs(" --", out);
        dashed(out, cparent_noun_field_name(row->noun, f));
    }
}

static void
command_words(FILE *out)
{
    for (size_t i = 0; i < command_count; i++)
        fprintf(out, "%s%s", i > 0 ? " " : "", commands[i].name);
}

/* The words that may follow an option: for bash, a case a option. */
static void
bash_values(FILE *out, const option *options)
{
    for (const option *o = options; o->name != NULL; o++) {
        if (o->value == NULL || o->complete == COMPLETE_NOTHING)
            continue;
        fprintf(out, "        --%s", o->name);
        if (o->letter != 0)
            fprintf(out, "|-%c", o->letter);
        if (o->complete == COMPLETE_FILE)
            fputs(") COMPREPLY=($(compgen -f -- \"$word\")); return ;;\n",
                  out);
        else
            fprintf(out, ") COMPREPLY=($(compgen -W '%s' -- \"$word\")); "
                         "return ;;\n", o->words);
    }
}

static void
bash_choices(FILE *out, const command *row)
{
    for (size_t f = CPARENT_FIELD_ID;
         row->noun != CPARENT_NOUN_NONE &&
         f < cparent_noun_field_count(row->noun);
         f++) {
        if (cparent_noun_field_type(row->noun, f) != CPARENT_FIELD_CHOICE)
            continue;
        fprintf(out, "        %s:--", row->name);
        dashed(out, cparent_noun_field_name(row->noun, f));
        fputs(") COMPREPLY=($(compgen -W '", out);
        for (int c = 1;
             cparent_noun_field_choice(row->noun, f, c) != NULL; c++)
            fprintf(out, "%s%s", c > 1 ? " " : "",
                    cparent_noun_field_choice(row->noun, f, c));
        fputs("' -- \"$word\")); return ;;\n", out);
    }
}

void
generate_bash(FILE *out)
{
    fputs("# bash completion for cparent; made from its command table\n"
          "_cparent() {\n"
          "    local word=${COMP_WORDS[COMP_CWORD]}\n"
          "    local before=${COMP_WORDS[COMP_CWORD-1]}\n"
          "    local command= i options=\n"
          "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
          "        case ${COMP_WORDS[i]} in\n"
          "        --store|--as-at) ((i++)) ;;\n"
          "        -*) ;;\n"
          "        *) command=${COMP_WORDS[i]}; break ;;\n"
          "        esac\n    done\n    case $before in\n", out);
    bash_values(out, global_options);
    for (size_t i = 0; i < command_count; i++)
        if (commands[i].run == run_report || commands[i].run == run_review)
            bash_values(out, commands[i].options);
    fputs("    esac\n    case $command:$before in\n", out);
    for (size_t i = 0; i < command_count; i++)
        bash_choices(out, &commands[i]);
    fputs("    esac\n    case $command in\n    '') options='", out);
    command_words(out);
    fputs("' ;;\n", out);
    for (size_t i = 0; i < command_count; i++) {
        fprintf(out, "    %s) options='%s", commands[i].name,
                commands[i].words == NULL ? "" : commands[i].words);
        option_words(out, &commands[i]);
        fputs("' ;;\n", out);
    }
    fputs("    esac\n    options=\"$options", out);
    for (const option *o = global_options; o->name != NULL; o++)
        if (o->about != NULL)
            fprintf(out, " --%s", o->name);
    fputs("\"\n    COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
          "    case $command in\n    ", out);
    for (size_t i = 0, n = 0; i < command_count; i++)
        if (commands[i].complete == COMPLETE_FILE)
            fprintf(out, "%s%s", n++ > 0 ? "|" : "", commands[i].name);
    fputs(") COMPREPLY+=($(compgen -f -- \"$word\")) ;;\n    esac\n}\n"
          "complete -o filenames -F _cparent cparent\n", out);
}

/* What zsh and fish put between single quotes. */
static void
quoted(FILE *out, const char *text, bool zsh)
{
    for (; *text != '\0'; text++) {
        if (*text == '\'')
            fputs(zsh ? "'\\''" : "\\'", out);
        else if (zsh && strchr("[]:\\", *text) != NULL)
            fprintf(out, "\\%c", *text);
        else
            putc(*text, out);
    }
}

static void
zsh_options(FILE *out, const option *options)
{
    for (const option *o = options; o->name != NULL; o++) {
        if (o->about == NULL)
            continue;
        fprintf(out, " \\\n            '--%s[", o->name);
        quoted(out, o->about, true);
        putc(']', out);
        if (o->value != NULL) {
            putc(':', out);
            quoted(out, o->value, true);
            putc(':', out);
            if (o->complete == COMPLETE_FILE)
                fputs("_files", out);
            else if (o->complete == COMPLETE_WORDS)
                fprintf(out, "(%s)", o->words);
        }
        putc('\'', out);
    }
}

static void
zsh_fields(FILE *out, const command *row)
{
    for (size_t f = CPARENT_FIELD_ID;
         row->noun != CPARENT_NOUN_NONE &&
         f < cparent_noun_field_count(row->noun);
         f++) {
        const char *word = cparent_noun_field_choice(row->noun, f, 1);

        fputs(" \\\n            '--", out);
        dashed(out, cparent_noun_field_name(row->noun, f));
        putc('[', out);
        quoted(out, cparent_noun_field_about(row->noun, f), true);
        fputs("]:value:", out);
        for (int c = 1; word != NULL; c++) {
            fprintf(out, "%s%s", c > 1 ? " " : "(", word);
            word = cparent_noun_field_choice(row->noun, f, c + 1);
            if (word == NULL)
                putc(')', out);
        }
        putc('\'', out);
    }
}

void
generate_zsh(FILE *out)
{
    fputs("#compdef cparent\n# made from the command table of cparent\n"
          "_cparent() {\n    local -a commands\n    commands=(\n", out);
    for (size_t i = 0; i < command_count; i++) {
        fprintf(out, "        '%s:", commands[i].name);
        quoted(out, commands[i].summary, true);
        fputs("'\n", out);
    }
    fputs("    )\n    if ((CURRENT == 2)); then\n"
          "        _describe command commands\n        return\n    fi\n"
          "    case ${words[2]} in\n", out);
    for (size_t i = 0; i < command_count; i++) {
        const command *row = &commands[i];

        fprintf(out, "        %s) _arguments", row->name);
        zsh_options(out, row->options);
        zsh_fields(out, row);
        zsh_options(out, global_options);
        if (row->words != NULL)
            fprintf(out, " \\\n            '2:what:(%s)'", row->words);
        if (row->complete == COMPLETE_FILE)
            fputs(" \\\n            '*:file:_files'", out);
        fputs(" ;;\n", out);
    }
    fputs("    esac\n}\n_cparent \"$@\"\n", out);
}

static void
fish_options(FILE *out, const option *options, const char *name)
{
    for (const option *o = options; o->name != NULL; o++) {
        if (o->about == NULL)
            continue;
        fputs("complete -c cparent", out);
        if (name != NULL)
            fprintf(out, " -n '__fish_seen_subcommand_from %s'", name);
        fprintf(out, " -l %s", o->name);
        if (o->letter != 0)
            fprintf(out, " -s %c", o->letter);
        if (o->value != NULL)
            fputs(o->complete == COMPLETE_FILE ? " -r -F" : " -x", out);
        if (o->complete == COMPLETE_WORDS)
            fprintf(out, " -a '%s'", o->words);
        fputs(" -d '", out);
        quoted(out, o->about, false);
        fputs("'\n", out);
    }
}

static void
fish_command(FILE *out, const command *row)
{
    fprintf(out, "complete -c cparent -n __fish_use_subcommand -f -a %s "
                 "-d '", row->name);
    quoted(out, row->summary, false);
    fputs("'\n", out);
    if (row->words != NULL)
        fprintf(out, "complete -c cparent -n '__fish_seen_subcommand_from "
                     "%s' -f -a '%s'\n", row->name, row->words);
    fish_options(out, row->options, row->name);
    for (size_t f = CPARENT_FIELD_ID;
         row->noun != CPARENT_NOUN_NONE &&
         f < cparent_noun_field_count(row->noun);
         f++) {
        fprintf(out, "complete -c cparent -n '__fish_seen_subcommand_from "
                     "%s' -x -l ", row->name);
        dashed(out, cparent_noun_field_name(row->noun, f));
        fputs(" -d '", out);
        quoted(out, cparent_noun_field_about(row->noun, f), false);
        fputs("'\n", out);
    }
}

void
generate_fish(FILE *out)
{
    fputs("# made from the command table of cparent\n", out);
    fish_options(out, global_options, NULL);
    for (size_t i = 0; i < command_count; i++)
        fish_command(out, &commands[i]);
}
