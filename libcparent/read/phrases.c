/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/phrases-internal.h"

#include <stdatomic.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "core/source-internal.h"
#include "read/draft-internal.h"
#include "read/sentence-internal.h"

struct cparent_phrases {
    atomic_size_t references;
    cparent__draft draft; /* finished, and never changed again */
};

/* ------------------------------------------------- checking a council's */

static bool
has_meaning(const cparent__lexicon *lexicon, cparent__kind kind,
            const char *meaning)
{
    uint32_t i;

    for (i = 0; i < lexicon->phrase_count; i++)
        if (lexicon->phrases[i].kind == kind &&
            strcmp(lexicon->text + lexicon->phrases[i].meaning, meaning) ==
                0)
            return true;
    return false;
}

static bool
means_number(cparent__kind kind, const char *meaning)
{
    return kind == CPARENT__K_NUMBER && *meaning != '\0' &&
           strlen(meaning) < 9 &&
           strspn(meaning, "0123456789") == strlen(meaning);
}

/* What is wrong with a phrase and what to do, or NULL. */
static const char *
wrong_phrase(const char *phrase, const char **hint_out)
{
    *hint_out = "write the words that the reader should know, or take the "
                "row out";
    if (phrase[strspn(phrase, " ")] == '\0')
        return "there is no phrase in this row";
    *hint_out = "write fewer words: no sentence has so many";
    return strlen(phrase) > CPARENT__SENTENCE_TOKENS
               ? "this phrase is too long"
               : NULL;
}

/* What is wrong with a row: its column and what to do, or NULL. */
static const char *
wrong_row(const cparent__lexicon *lexicon, const cparent__table *table,
          size_t row, const char **column_out, const char **hint_out)
{
    const cparent__kind kind = cparent__kind_named(
        cparent__table_cell(table, row,
                            cparent__table_column(table, "kind")),
        CPARENT__K_NONE);
    const char *meaning = cparent__table_cell(
        table, row, cparent__table_column(table, "meaning"));
    const char *wrong;

    *column_out = "kind";
    *hint_out = "docs/phrases.md lists them";
    if (kind == CPARENT__K_NONE)
        return "there is no such kind of phrase";
    *column_out = "phrase";
    wrong = wrong_phrase(
        cparent__table_cell(table, row,
                            cparent__table_column(table, "phrase")),
        hint_out);
    if (wrong != NULL)
        return wrong;
    *column_out = "meaning";
    *hint_out = "use a meaning that this kind has in the tables of share/";
    return has_meaning(lexicon, kind, meaning) || means_number(kind, meaning)
               ? NULL
               : "phrases of this kind do not mean that";
}

static cparent_status
check_own(const cparent__table *table, const char *name, cparent_error *err)
{
    static const char *const needed[] = { "kind", "phrase", "meaning" };
    const char *column, *hint, *wrong;
    size_t i, row;

    for (i = 0; i < sizeof(needed) / sizeof(needed[0]); i++)
        if (cparent__table_column(table, needed[i]) < 0)
            return cparent__hint(
                err,
                cparent__fail_at(err, CPARENT_E_PARSE, name, 1, 1,
                                 needed[i],
                                 "there is no column \"%s\"", needed[i]),
                "begin with a row of language, kind, phrase, meaning and "
                "example, with tabs between them");
    for (row = 0; row < cparent__table_rows(table); row++) {
        wrong = wrong_row(&cparent__lexicon_built_in, table, row, &column,
                          &hint);
        if (wrong != NULL)
            return cparent__hint(
                err,
                cparent__fail_at(err, CPARENT_E_PARSE, name,
                                 cparent__table_line(table, row),
                                 cparent__table_column(table, column) + 1,
                                 column, "%s", wrong),
                "%s", hint);
    }
    return CPARENT_OK;
}

/* -------------------------------------------------------------- making */

/* A council's names of indicators have the unit of the one they mean. */
static void
number_indicators(cparent__draft *draft)
{
    const cparent__lexicon *known = &cparent__lexicon_built_in;
    uint32_t i, j;

    for (i = known->phrase_count; i < draft->lexicon.phrase_count; i++)
        for (j = 0; draft->phrases[i].kind == CPARENT__K_INDICATOR &&
                    j < known->phrase_count;
             j++)
            if (known->phrases[j].kind == CPARENT__K_INDICATOR &&
                strcmp(known->text + known->phrases[j].meaning,
                       draft->lexicon.text + draft->phrases[i].meaning) ==
                    0)
                draft->phrases[i].number = known->phrases[j].number;
}

static cparent_status
add_own(cparent__draft *draft, cparent_source *source,
        const cparent_limits *limits, cparent_error *err)
{
    const char *name = cparent__path_name(cparent_source_name(source));
    cparent__table *own = NULL;
    char *bytes = NULL;
    size_t size = 0;
    cparent_status status =
        cparent__source_read_all(source, limits, &bytes, &size, err);

    if (status == CPARENT_OK)
        status = cparent__table_parse(name, bytes, size, &own, err);
    cparent__free(bytes);
    if (status == CPARENT_OK)
        status = check_own(own, name, err);
    if (status == CPARENT_OK)
        status = cparent__draft_copy(draft, &cparent__lexicon_built_in, err);
    if (status == CPARENT_OK)
        status = cparent__draft_add(draft, own, name, err);
    if (status == CPARENT_OK)
        status = cparent__draft_finish(draft, err);
    if (status == CPARENT_OK)
        number_indicators(draft);
    cparent__table_free(own);
    return status;
}

cparent_status
cparent_phrases_new(cparent_source *source, const cparent_limits *limits,
                    cparent_phrases **phrases_out, cparent_error *err)
{
    cparent_phrases *phrases;
    cparent_status status;

    if (source == NULL || phrases_out == NULL)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "there is no source or nowhere to put the "
                             "phrases");
    phrases = cparent__calloc(1, sizeof(*phrases));
    if (phrases == NULL)
        return cparent__nomem(err);
    atomic_init(&phrases->references, 1);
    cparent__object_born();
    status = add_own(&phrases->draft, source, limits, err);
    if (status != CPARENT_OK) {
        cparent_phrases_unref(phrases);
        return status;
    }
    *phrases_out = phrases;
    return CPARENT_OK;
}

cparent_phrases *
cparent_phrases_ref(cparent_phrases *phrases)
{
    if (phrases != NULL)
        (void)atomic_fetch_add_explicit(&phrases->references, 1,
                                        memory_order_relaxed);
    return phrases;
}

void
cparent_phrases_unref(cparent_phrases *phrases)
{
    if (phrases == NULL ||
        atomic_fetch_sub_explicit(&phrases->references, 1,
                                  memory_order_acq_rel) != 1)
        return;
    cparent__draft_free(&phrases->draft);
    cparent__free(phrases);
    cparent__object_died();
}

/* --------------------------------------------------------------- using */

const cparent__lexicon *
cparent__phrases_lexicon(const cparent_phrases *phrases_or_null)
{
    return phrases_or_null != NULL ? &phrases_or_null->draft.lexicon
                                   : &cparent__lexicon_built_in;
}

cparent_status
cparent__phrases_wanted(cparent_source *source, cparent_phrases *kept,
                        const cparent_limits *limits,
                        cparent_phrases **phrases_out, cparent_error *err)
{
    if (source != NULL && kept != NULL)
        return cparent__hint(
            err,
            cparent__fail(err, CPARENT_E_INVALID,
                          "a council's phrases are given twice"),
            "give either the source of the phrases or what was made of it");
    if (source != NULL)
        return cparent_phrases_new(source, limits, phrases_out, err);
    *phrases_out = cparent_phrases_ref(kept);
    return CPARENT_OK;
}
