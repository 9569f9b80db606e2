/* SPDX-License-Identifier: Apache-2.0 */

/*
 * Runs while the library is built, on the machine that builds it: reads the
 * rules of the statutory return from the tables of share/ssda903/ and writes
 * them as C, so that no run of a program has to read them.
 *
 *     embed-rules >rules-built.c
 */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>

#include "returns/rules-draft-internal.h"

/* As a string of C, whatever it holds. */
static void
put_string(const char *text)
{
    printf(" \"");
    for (; *text; text++) {
        const unsigned char c = (unsigned char)*text;

        if (c < ' ' || c > '~' || c == '"' || c == '\\' || c == '?')
            printf("\\%03o", c);
        else
            printf("%c", c);
    }
    printf("\",");
}

static void
put_strings(const char *name, const char *const *strings, int count)
{
    int i;

    printf("    .%s = {\n", name);
    for (i = 0; i < count; i++) {
        printf("       ");
        put_string(strings[i]);
        printf("\n");
    }
    printf("    },\n");
}

static void
put_group(const cparent__group *group)
{
    unsigned i;

    printf(" { %d, %u, {", group->what, group->count);
    for (i = 0; i < CPARENT__MOST_TERMS; i++)
        printf(" %u,", group->terms[i]);
    printf(" }, %u },", group->negated);
}

static void
put_columns(const char *name, const uint16_t *columns)
{
    int book;

    printf("    %s {", name);
    for (book = 0; book < CPARENT__BOOK_COUNT; book++)
        printf(" %u,", columns[book]);
    printf(" },\n");
}

static void
put_definition(const cparent__definition *of)
{
    printf("  {\n   ");
    put_string(of->code);
    put_string(of->title);
    put_string(of->because);
    put_string(of->version);
    printf(" %" PRId32 ",\n   ", of->unit);
    put_group(&of->counted);
    put_group(&of->out_of);
    printf(" {");
    put_group(&of->refused[0]);
    put_group(&of->refused[1]);
    printf(" },\n    %d, %d, %d, %" PRIu32 ",\n", of->refused_count,
           of->same_out_of, of->narrows, of->needs);
    put_columns("", of->columns);
    printf("  },\n");
}

static void
put_codes(const cparent__rules *of)
{
    int i;

    printf("    .codes = {\n");
    for (i = 0; i < of->code_count; i++) {
        const cparent__code *code = &of->codes[i];

        printf("        { UINT64_C(0x%" PRIX64 "), UINT64_C(0x%" PRIX64
               "), %u, %u, %u },\n",
               code->key, code->facts, code->in_use, code->first, code->set);
    }
    printf("    },\n    .slots = {\n");
    for (i = 0; i < CPARENT__CODE_SLOTS; i++)
        if (of->slots[i] != 0)
            printf("        [%d] = %u,\n", i, of->slots[i]);
    printf("    },\n    .factors = {\n");
    for (i = 0; i < of->set_count; i++)
        printf("        UINT64_C(0x%" PRIX64 "),\n", of->factors[i]);
    printf("    },\n");
}

static void
put_book(const cparent__book_columns *of)
{
    int i;

    printf("        {");
    put_string(of->name);
    printf(" %d, {\n", of->count);
    for (i = 0; i < of->count; i++) {
        const cparent__column *column = &of->columns[i];

        printf("            {");
        put_string(column->name);
        put_string(column->also);
        printf(" %u, %u, %u },\n", column->kind, column->set,
               column->known_by);
    }
    printf("        } },\n");
}

static void
put_rules(const cparent__rules *of)
{
    int i;

    printf("static const cparent__definition definitions[] = {\n");
    for (i = 0; i < of->definition_count; i++)
        put_definition(&of->definitions[i]);
    printf("};\n\nconst cparent__rules cparent__rules_built_in = {\n");
    put_strings("sets", of->sets, of->set_count);
    put_strings("years", of->years, of->year_count);
    put_codes(of);
    printf("    .books = {\n");
    for (i = 0; i < CPARENT__BOOK_COUNT; i++)
        put_book(&of->books[i]);
    printf("    },\n");
    put_columns(".needed =", of->needed);
    printf("    .set_count = %d,\n    .year_count = %d,\n"
           "    .code_count = %d,\n    .definitions = definitions,\n"
           "    .definition_count = %d,\n};\n",
           of->set_count, of->year_count, of->code_count,
           of->definition_count);
}

int
main(void)
{
    static cparent__rules_draft draft;
    cparent_error err = CPARENT_ERROR_INIT;

    if (cparent__rules_draft_share(&draft, &err) != CPARENT_OK) {
        fprintf(stderr, "share/%s.tsv:%d: %s\n", err.source, (int)err.line,
                err.message);
        return 1;
    }
    printf("/* Made from share/ssda903/ by build-aux/embed-rules.c. */\n"
           "#include \"config.h\"\n\n"
           "#include \"returns/rules-internal.h\"\n\n");
    put_rules(&draft.rules);
    cparent__rules_draft_free(&draft);
    return ferror(stdout) != 0 || fflush(stdout) != 0;
}
