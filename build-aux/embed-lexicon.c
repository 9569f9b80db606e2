/* SPDX-License-Identifier: Apache-2.0 */

/*
 * Runs while the library is built, on the machine that builds it: makes the
 * lexicon of share/ by the code that adds a council's phrases to it, and
 * writes it as C, so that no reading ever has to.
 *
 *     embed-lexicon >lexicon-built.c
 */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>

#include "read/draft-internal.h"

static int column;

/* One number of an array, a few of them on a line. */
static void
put(int64_t number)
{
    column += printf("%s%" PRId64 ",", column == 0 ? "    " : " ", number);
    if (column > 70) {
        printf("\n");
        column = 0;
    }
}

static void
begin(const char *type, const char *name)
{
    printf("static const %s %s[] = {\n", type, name);
    column = 0;
}

static void
end(void)
{
    printf("%s};\n\n", column == 0 ? "" : "\n");
}

static void
put_numbers(const char *name, const uint32_t *numbers, uint32_t count)
{
    uint32_t i;

    begin("uint32_t", name);
    for (i = 0; i < count; i++)
        put(numbers[i]);
    end();
}

static void
put_text(const cparent__lexicon *of)
{
    uint32_t i;

    begin("unsigned char", "text");
    for (i = 0; i < of->text_size; i++)
        put((unsigned char)of->text[i]);
    end();
}

static void
put_vocabulary(const cparent__lexicon *of)
{
    const cparent__word *word = of->vocabulary;
    uint32_t i;

    begin("cparent__word", "vocabulary");
    for (i = 0; i < of->word_count; i++, word++)
        printf("    { UINT64_C(%" PRIu64 "), %" PRIu32 ", %" PRIu32
               ", %" PRIu32 "u, %" PRIu32 ", UINT64_C(%" PRIu64 ") },\n",
               word->letters, word->text, word->length, word->hash,
               word->node, word->kinds);
    end();
}

static void
put_edges(const cparent__lexicon *of)
{
    const cparent__edge *edge = of->edges;
    uint32_t i;

    begin("cparent__edge", "edges");
    for (i = 0; i < of->edge_room; i++, edge++)
        printf("    { %" PRIu32 ", %" PRIu32 ", %" PRIu32 " },\n",
               edge->from, edge->word, edge->to);
    end();
}

static void
put_nodes(const cparent__lexicon *of)
{
    uint32_t i;

    begin("cparent__node", "nodes");
    for (i = 0; i < of->node_count; i++)
        printf("    { %" PRId32 ", %d },\n", of->nodes[i].phrase,
               of->nodes[i].leaf);
    end();
}

static void
put_phrases(const cparent__lexicon *of)
{
    const cparent__phrase *phrase = of->phrases;
    uint32_t i;

    begin("cparent__phrase", "phrases");
    for (i = 0; i < of->phrase_count; i++, phrase++)
        printf("    { %" PRIu32 ", %" PRIu32 ", %d, %d, %" PRId32
               ", %" PRId32 " },\n",
               phrase->meaning, phrase->first, phrase->length, phrase->kind,
               phrase->number, phrase->next);
    end();
}

static void
put_lexicon(const cparent__lexicon *of)
{
    int i;

    printf("const cparent__lexicon cparent__lexicon_built_in = {\n"
           "    (const char *)text, vocabulary, ids, edges, nodes, phrases, "
           "words,\n"
           "    %" PRIu32 ", %" PRIu32 ", %" PRIu32 ", %" PRIu32 ", %" PRIu32
           ", %" PRIu32 ", %" PRIu32 ",\n    {\n",
           of->text_size, of->word_count, of->id_room, of->edge_room,
           of->node_count, of->phrase_count, of->used);
    column = 0;
    for (i = 0; i < 256; i++)
        put(of->single[i]);
    printf("%s    }\n};\n", column == 0 ? "" : "\n");
}

int
main(void)
{
    cparent_error err = CPARENT_ERROR_INIT;
    cparent__draft draft = { 0 };
    const cparent__lexicon *made = &draft.lexicon;

    if (cparent__draft_share(&draft, &err) != CPARENT_OK) {
        fprintf(stderr, "share/%s.tsv:%d: %s\n", err.source, (int)err.line,
                err.message);
        return 1;
    }
    printf("/* Made from share/ by build-aux/embed-lexicon.c. */\n"
           "#include \"config.h\"\n\n"
           "#include \"read/lexicon-internal.h\"\n\n");
    put_text(made);
    put_vocabulary(made);
    put_numbers("ids", draft.ids, made->id_room);
    put_edges(made);
    put_nodes(made);
    put_phrases(made);
    put_numbers("words", draft.words, made->used);
    put_lexicon(made);
    cparent__draft_free(&draft);
    return ferror(stdout) != 0 || fflush(stdout) != 0;
}
