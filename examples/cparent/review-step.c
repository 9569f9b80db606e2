/* SPDX-License-Identifier: Apache-2.0 */
#include "tool.h"

#include <stdlib.h>
#include <string.h>

/* One proposal after the other, on a terminal. */

/* What a proposal would become stands in its body as the noun, then
 * "name=LENGTH:text" for each field. */
typedef struct part {
    char name[48];
    const char *text;
    size_t length;
} part;

static const char *
first_part(const char *body)
{
    const char *end = strchr(body, '\n');

    return end == NULL ? NULL : end + 1;
}

/* The part at `at`, and where the next begins; NULL at the end. */
static const char *
next_part(const char *at, part *out)
{
    const char *equals = strchr(at, '=');
    char *colon;
    unsigned long length;

    if (equals == NULL || (size_t)(equals - at) >= sizeof(out->name))
        return NULL;
    memcpy(out->name, at, (size_t)(equals - at));
    out->name[equals - at] = '\0';
    length = strtoul(equals + 1, &colon, 10);
    if (*colon != ':' || strlen(colon + 1) < length)
        return NULL;
    out->text = colon + 1;
    out->length = length;
    return out->text[length] == '\n' ? out->text + length + 1 : NULL;
}

static bool
worth_showing(const char *name)
{
    return strcmp(name, "authority") != 0 && strcmp(name, "id") != 0 &&
           strcmp(name, "document") != 0 && strcmp(name, "citations") != 0 &&
           strcmp(name, "meeting") != 0;
}

static void
show(const cparent_record *proposal, size_t number, size_t count)
{
    const char *body = field_text(proposal, "body");
    const char *rule = field_text(proposal, "rule");
    int64_t sure = -1;
    part p;

    printf("\n%zu of %zu: %s", number, count, field_text(proposal, "noun"));
    if (cparent_record_integer(proposal, CPARENT_PROPOSAL_CONFIDENCE, &sure))
        printf(", %lld%% sure", (long long)sure);
    if (rule != NULL) {
        fputs(" (", stdout);
        text_safe(stdout, rule);
        putchar(')');
    }
    putchar('\n');
    if (field_text(proposal, "summary") != NULL) {
        fputs("  ", stdout);
        text_safe(stdout, field_text(proposal, "summary"));
        putchar('\n');
    }
    for (const char *at = first_part(body);
         at != NULL && (at = next_part(at, &p)) != NULL;) {
        if (!worth_showing(p.name))
            continue;
        printf("    %-14s", p.name);
        text_safe_bytes(stdout, p.text, p.length);
        putchar('\n');
    }
}

/* Lists stand in the body a line each; a builder reads them parted by
 * "|". */
static char *
part_text(cparent_noun noun, const part *p)
{
    char *text = malloc(p->length + 1);
    size_t field;

    if (text == NULL)
        return NULL;
    memcpy(text, p->text, p->length);
    text[p->length] = '\0';
    if (cparent_noun_field_find(noun, p->name, &field) &&
        cparent_noun_field_type(noun, field) == CPARENT_FIELD_LIST)
        for (char *c = text; *c != '\0'; c++)
            if (*c == '\n')
                *c = '|';
    return text;
}

static int
rebuild(tool *t, const cparent_record *proposal, cparent_builder **out)
{
    cparent_noun noun = cparent_noun_parse(field_text(proposal, "noun"));
    cparent_builder *builder = NULL;
    cparent_status status;
    part p;

    cparent_error_clear(&t->error);
    status = cparent_builder_new(noun, &builder, &t->error);
    for (const char *at = first_part(field_text(proposal, "body"));
         status == CPARENT_OK && at != NULL &&
         (at = next_part(at, &p)) != NULL;) {
        char *text = part_text(noun, &p);

        status = text == NULL ? CPARENT_E_NOMEM
                              : cparent_builder_parse(builder, p.name, text,
                                                      &t->error);
        free(text);
    }
    if (status == CPARENT_OK) {
        *out = builder;
        return 0;
    }
    cparent_builder_free(builder);
    return fail_as(t, CPARENT_E_UNSUPPORTED,
                   "this one cannot be corrected here",
                   "keep it with y, then change the record with set");
}

/* One line from the person; false at the end of input. */
static bool
ask(const char *question, char *line, size_t size)
{
    size_t length;

    fputs(question, stdout);
    fflush(stdout);
    if (fgets(line, (int)size, stdin) == NULL)
        return false;
    length = strlen(line);
    while (length > 0 && (line[length - 1] == '\n' ||
                          line[length - 1] == '\r' ||
                          line[length - 1] == ' '))
        line[--length] = '\0';
    return true;
}

/* "owner=Head of Service" until an empty line. */
static int
ask_fields(tool *t, cparent_builder *builder)
{
    char line[2048];

    while (ask("    field=text (empty line: done): ", line, sizeof(line)) &&
           line[0] != '\0') {
        char *text = strchr(line, '=');

        if (text == NULL) {
            puts("    Write a field's name, = and what it should say.");
            continue;
        }
        *text++ = '\0';
        cparent_error_clear(&t->error);
        if (cparent_builder_parse(builder, line, *text == '\0' ? NULL : text,
                                  &t->error) != CPARENT_OK)
            fail(t);
    }
    return 0;
}

static int
correct(tool *t, const cparent_record *proposal, bool *done)
{
    cparent_builder *builder = NULL;
    cparent_record *record = NULL;
    cparent_change change;
    int outcome = rebuild(t, proposal, &builder);

    *done = false;
    if (outcome != 0)
        return 0; /* said already; the question comes again */
    ask_fields(t, builder);
    session_change(t, &change);
    cparent_error_clear(&t->error);
    if (cparent_builder_build(builder, &record, &t->error) != CPARENT_OK) {
        fail(t); /* the person can mend it */
    } else if (cparent_review_correct(t->store, cparent_record_id(proposal),
                                      record, &change, &t->error) !=
               CPARENT_OK) {
        outcome = fail(t);
    } else {
        *done = true;
    }
    cparent_record_unref(record);
    cparent_builder_free(builder);
    return outcome;
}

static int
decide(tool *t, const cparent_record *proposal, bool accept)
{
    const char *id = cparent_record_id(proposal);
    cparent_change change;
    cparent_status status;

    session_change(t, &change);
    cparent_error_clear(&t->error);
    status = accept
                 ? cparent_review_accept(t->store, id, &change, NULL,
                                         &t->error)
                 : cparent_review_reject(t->store, id, &change, &t->error);
    return status == CPARENT_OK ? 0 : fail(t);
}

/* Asks until there is an answer; *stop when the person has had enough. */
static int
one(tool *t, const cparent_record *proposal, bool *decided, bool *stop)
{
    char line[64];

    for (;;) {
        if (!ask("  Keep it? y yes, n no, e edit, l later, q quit: ", line,
                 sizeof(line)) || line[0] == 'q') {
            *stop = true;
            return session_interrupted() ? 130 : 0;
        }
        if (line[0] == 'l')
            return 0;
        if (line[0] == 'y' || line[0] == 'n') {
            *decided = true;
            return decide(t, proposal, line[0] == 'y');
        }
        if (line[0] == 'e') {
            int outcome = correct(t, proposal, decided);

            if (outcome != 0 || *decided)
                return outcome;
        }
    }
}

int
review_step(tool *t, const records *open)
{
    size_t decided = 0;
    bool stop = false;
    int outcome = 0;

    for (size_t i = 0; outcome == 0 && !stop && i < open->count; i++) {
        bool done = false;

        show(open->items[i], i + 1, open->count);
        outcome = one(t, open->items[i], &done, &stop);
        decided += done && outcome == 0;
    }
    printf("\n%zu decided, %zu left for later\n", decided,
           open->count - decided);
    return outcome;
}
