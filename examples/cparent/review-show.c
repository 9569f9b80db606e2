/* SPDX-License-Identifier: Apache-2.0 */
#include "review.h"

#include <stdlib.h>
#include <string.h>

/* A proposal on a terminal of any width. */

enum { NAME_CELLS = 14, NARROWEST = 12 };

bool
review_field(cparent_noun noun, size_t field)
{
    static const char *const hidden[] = { "authority", "id", "document",
                                          "meeting", "citations", "group",
                                          "position", "accepted_by" };
    const char *name = cparent_noun_field_name(noun, field);

    for (size_t i = 0; name != NULL && i < sizeof(hidden) / sizeof(*hidden);
         i++)
        if (strcmp(name, hidden[i]) == 0)
            return false;
    return name != NULL;
}

const cparent_record *
review_citation(const cparent_proposed *seen)
{
    const char *document = field_text(cparent_proposed_proposal(seen),
                                      "document");
    size_t count = cparent_proposed_citation_count(seen);

    for (size_t i = 0; i < count; i++) {
        const cparent_record *citation =
            cparent_proposed_citation_at(seen, i);

        if (strcmp(field_text(citation, "document"), document) == 0)
            return citation;
    }
    return cparent_proposed_citation_at(seen, 0);
}

/* --- folding ------------------------------------------------------------- */

/* Where the cited words are in a text being folded. */
typedef struct marks {
    size_t from;
    size_t to;
    const char *on; /* "" without colour */
    const char *off;
} marks;

/* The bytes [from, to) of a line, bold between the marks. */
static void
print_span(const char *text, size_t from, size_t to, const marks *m)
{
    size_t on = m->from > from ? m->from : from;
    size_t off = m->to < to ? m->to : to;

    if (on >= off) {
        text_safe_bytes(stdout, text + from, to - from);
        return;
    }
    text_safe_bytes(stdout, text + from, on - from);
    fputs(m->on, stdout);
    text_safe_bytes(stdout, text + on, off - on);
    fputs(m->off, stdout);
    text_safe_bytes(stdout, text + off, to - off);
}

static void
print_folded(const char *text, size_t indent, const marks *m)
{
    const size_t screen = screen_width();
    const size_t width =
        screen > indent + NARROWEST ? screen - indent - 1 : NARROWEST;
    size_t at = 0;
    bool first = true;

    while (text[at] != '\0') {
        size_t next, bytes = text_fold(text + at, width, &next);

        if (!first)
            printf("\n%*s", (int)indent, "");
        first = false;
        print_span(text, at, at + bytes, m);
        at += next;
    }
    putchar('\n');
}

static const marks no_marks = { 0, 0, "", "" };

/* --- parts --------------------------------------------------------------- */

void
review_show_document(tool *t, const char *id)
{
    cparent_record *document = NULL;
    char day[64] = "";
    char line[1024];
    const char *title, *source;

    cparent_error_clear(&t->error);
    if (cparent_store_get(t->store, CPARENT_NOUN_DOCUMENT, id, &document,
                          NULL, &t->error) != CPARENT_OK)
        return;
    cparent_date_words(
        cparent_record_date(document, CPARENT_DOCUMENT_HELD_ON), day,
        sizeof(day));
    title = field_text(document, "title");
    source = field_text(document, "source");
    snprintf(line, sizeof(line), "== %s%s%s%s%s%s ==",
             title != NULL ? title : id, day[0] != '\0' ? ", " : "", day,
             source != NULL ? " (" : "", source != NULL ? source : "",
             source != NULL ? ")" : "");
    putchar('\n');
    print_folded(line, 3, &no_marks);
    cparent_record_unref(document);
}

static void
show_heading(const cparent_record *proposal, const cparent_record *citation,
             size_t number, size_t count)
{
    static const char *const kinds[] = { "", "", ": a change", ": gone" };
    const char *rule = field_text(proposal, "rule");
    int kind = cparent_record_choice(proposal, CPARENT_PROPOSAL_KIND);
    char line[512], sure_words[32] = "", place[32] = "";
    int64_t sure, at;

    if (cparent_record_integer(proposal, CPARENT_PROPOSAL_CONFIDENCE, &sure))
        snprintf(sure_words, sizeof(sure_words), ", %lld%% sure",
                 (long long)sure);
    if (citation != NULL &&
        cparent_record_integer(citation, CPARENT_CITATION_LINE, &at))
        snprintf(place, sizeof(place), ", line %lld", (long long)at);
    snprintf(line, sizeof(line), "%zu of %zu: %s%s%s%s%s%s%s", number, count,
             field_text(proposal, "noun"), kinds[kind], sure_words,
             rule != NULL ? " (" : "", rule != NULL ? rule : "",
             rule != NULL ? ")" : "", place);
    putchar('\n');
    print_folded(line, 2, &no_marks);
}

/* "…before «words» after…" */
static void
show_words(const tool *t, const cparent_record *proposal,
           const cparent_record *citation)
{
    const char *before = field_text(proposal, "before");
    const char *after = field_text(proposal, "after");
    const char *words = field_text(citation, "plain");
    bool colour = screen_colour(t);
    marks m = { 0, 0, colour ? "\033[1;4m" : "", colour ? "\033[0m" : "" };
    size_t size;
    char *all;

    if (words == NULL)
        words = field_text(citation, "quote");
    before = before == NULL ? "" : before;
    after = after == NULL ? "" : after;
    size = strlen(before) + strlen(words) + strlen(after) + 32;
    all = malloc(size);
    if (all == NULL)
        return;
    m.from = (size_t)snprintf(all, size, "%s%s%s", *before ? "… " : "",
                              before, *before ? " " : "");
    m.to = m.from + (size_t)snprintf(all + m.from, size - m.from, "«%s»",
                                     words);
    snprintf(all + m.to, size - m.to, "%s%s%s",
             *after != '\0' && strchr(",.;:)?!", *after) == NULL ? " " : "",
             after, *after ? " …" : "");
    fputs("  ", stdout);
    print_folded(all, 2, &m);
    free(all);
}

static void
show_value(const char *name, const char *was, const char *is)
{
    size_t size = (was == NULL ? 0 : strlen(was)) + strlen(is) + 16;
    char *text = malloc(size);

    if (text == NULL)
        return;
    if (was == NULL)
        snprintf(text, size, "%s", is);
    else
        snprintf(text, size, "%s → %s", *was ? was : "(none)",
                 *is ? is : "(none)");
    printf("    %-*s ", NAME_CELLS, name);
    print_folded(text, NAME_CELLS + 5, &no_marks);
    free(text);
}

/* What is there, or what becomes of what. */
static void
show_fields(const cparent_proposed *seen)
{
    const cparent_record *record = cparent_proposed_record(seen);
    const cparent_record *current = cparent_proposed_current(seen);
    const cparent_noun noun = cparent_record_noun(record);
    size_t count = cparent_noun_field_count(noun);

    for (size_t f = 0; f < count; f++) {
        const bool changes =
            current != NULL && cparent_proposed_changes(seen, f);
        char *is, *was;

        if (!review_field(noun, f) ||
            (!cparent_record_has(record, f) && !changes))
            continue;
        is = field_words(record, f);
        was = changes ? field_words(current, f) : NULL;
        if (is != NULL)
            show_value(cparent_noun_field_name(noun, f), was, is);
        free(is);
        free(was);
    }
}

void
review_show(const tool *t, const cparent_proposed *seen, size_t number,
            size_t count)
{
    const cparent_record *proposal = cparent_proposed_proposal(seen);
    const cparent_record *citation = review_citation(seen);

    show_heading(proposal, citation, number, count);
    if (citation != NULL)
        show_words(t, proposal, citation);
    show_fields(seen);
    if (cparent_record_choice(proposal, CPARENT_PROPOSAL_KIND) ==
        CPARENT_PROPOSAL_KIND_GONE)
        puts("  The corrected text does not say this any more.");
    if (cparent_proposed_conflict(seen))
        puts("  In conflict: the record was changed after this was "
             "proposed.\n  Correct it with e, or drop the proposal with n.");
}
