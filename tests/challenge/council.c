/* SPDX-License-Identifier: Apache-2.0 */
#include "council.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/snapshot-internal.h"

static cparent_record *
build(cparent_noun noun, const char *id, va_list fields)
{
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_builder *builder;
    cparent_record *record;
    const char *name;

    ck_assert_ok(cparent_builder_new(noun, &builder, &err), &err);
    ck_assert_ok(cparent_builder_text(builder, CPARENT_FIELD_AUTHORITY,
                                      "wynmere", &err),
                 &err);
    ck_assert_ok(cparent_builder_text(builder, CPARENT_FIELD_ID, id, &err),
                 &err);
    while ((name = va_arg(fields, const char *)) != NULL)
        ck_assert_ok(cparent_builder_parse(
                         builder, name, va_arg(fields, const char *), &err),
                     &err);
    ck_assert_ok(cparent_builder_build(builder, &record, &err), &err);
    cparent_builder_free(builder);
    return record;
}

const cparent_record *
council_add(council *self, cparent_noun noun, const char *id, ...)
{
    va_list fields;

    ck_assert_uint_lt(self->count, COUNCIL_MOST);
    va_start(fields, id);
    self->records[self->count] = build(noun, id, fields);
    va_end(fields);
    return self->records[self->count++];
}

const cparent_record *
council_figure(council *self, const char *code, const char *period,
               const char *value)
{
    char id[80];
    char figure[80];

    snprintf(id, sizeof id, "%s-%s", code, period);
    snprintf(figure, sizeof figure, "%s%s", value,
             strchr(value, ' ') == NULL && value[0] != 'c' ? " percent" : "");
    return council_add(self, CPARENT_NOUN_OBSERVATION, id, "indicator", code,
                       "period", period, "value", figure, "role", "actual",
                       NULL);
}

void
council_months(council *self, const char *code, const char *line)
{
    int month = 0;

    while (*line != '\0') {
        size_t length = strcspn(line, " ");
        char period[16];
        char value[32];
        snprintf(period, sizeof period, "2025-%02d", ++month);
        snprintf(value, sizeof value, "%.*s", (int)length, line);
        if (value[0] != '-')
            council_figure(self, code, period, value);
        line += length;
        line += *line == ' ';
    }
}

void
council_document(council *self, const char *id, const char *kind,
                 const char *held_on)
{
    char line[48];

    snprintf(line, sizeof line, "%s-line", id);
    council_add(self, CPARENT_NOUN_DOCUMENT, id, "source", id, "kind", kind,
                "digest",
                "0000000000000000000000000000000000000000000000000000000000"
                "000000",
                "bytes", "100", "held_on", held_on, "published", "1",
                "access", "public", NULL);
    council_add(self, CPARENT_NOUN_CITATION, line, "document", id,
                "byte_start", "0", "byte_end", "9", "quote", "the words",
                NULL);
}

cparent_snapshot *
council_snapshot(const council *self, const char *as_at)
{
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_record *authority;
    cparent_snapshot *snapshot;
    cparent_date day;

    ck_assert_ok(cparent_date_parse(as_at, &day, &err), &err);
    ck_assert_ok(cparent_authority_lookup("Wynmere", &authority, &err),
                 &err);
    ck_assert_ok(cparent__snapshot_new(authority, day, "", self->records,
                                       self->count, &snapshot, &err),
                 &err);
    cparent_record_unref(authority);
    return snapshot;
}

void
council_free(council *self)
{
    while (self->count > 0)
        cparent_record_unref(self->records[--self->count]);
}

char *
council_ask(const council *self, const char *as_at)
{
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_snapshot *snapshot = council_snapshot(self, as_at);
    cparent_challenges *asked;
    size_t size = 1;

    ck_assert_ok(cparent_challenge(snapshot, &asked, &err), &err);
    cparent_snapshot_unref(snapshot);
    for (size_t i = 0; i < cparent_challenges_count(asked); i++)
        size += strlen(cparent_challenges_rule(asked, i))
                + strlen(cparent_challenges_question(asked, i)) + 3;
    char *text = calloc(size, 1);
    ck_assert_ptr_nonnull(text);
    size_t at = 0;
    for (size_t i = 0; i < cparent_challenges_count(asked); i++)
        at += (size_t)snprintf(text + at, size - at, "%s: %s\n",
                               cparent_challenges_rule(asked, i),
                               cparent_challenges_question(asked, i));
    cparent_challenges_unref(asked);
    return text;
}
