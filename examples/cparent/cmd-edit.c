/* SPDX-License-Identifier: Apache-2.0 */
#include "tool.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* add and set, for every noun: the fields are those of its table. */

/* What the command line says is wrong is the command line's fault, and has
 * the name that it has there. */
static int
fail_field(tool *t)
{
    cparent_error *e = &t->error;
    char message[sizeof(e->message)], name[sizeof(e->field)];
    bool missing = e->status == CPARENT_E_VALIDATION;
    size_t field;

    if (!missing && e->status != CPARENT_E_PARSE &&
        e->status != CPARENT_E_NOT_FOUND)
        return fail(t);
    e->status = CPARENT_E_INVALID;
    if (e->field[0] != '\0') {
        snprintf(name, sizeof(name), "%s", e->field);
        for (char *p = name; *p != '\0'; p++)
            if (*p == '_')
                *p = '-';
        snprintf(message, sizeof(message), "--%s: %.180s", name, e->message);
        memcpy(e->message, message, sizeof(message));
    }
    if (e->hint[0] == '\0' && !missing &&
        cparent_noun_field_find(t->command->noun, e->field, &field))
        choice_words(t->command->noun, field, e->hint, sizeof(e->hint));
    if (e->hint[0] == '\0')
        snprintf(e->hint, sizeof(e->hint), "see cparent %s --help",
                 t->command->name);
    return fail(t);
}

static int
parse_fields(tool *t, cparent_builder *builder)
{
    const char *note = option_value(t, "note");

    cparent_error_clear(&t->error);
    for (size_t i = 0; i < t->setting_count; i++) {
        const setting *s = &t->settings[i];

        if (s->field &&
            cparent_builder_parse(builder, s->name,
                                  *s->value == '\0' ? NULL : s->value,
                                  &t->error) != CPARENT_OK)
            return fail_field(t);
    }
    if (note != NULL &&
        cparent_builder_text(builder, CPARENT_ACTION_UPDATE,
                             *note == '\0' ? NULL : note, &t->error) !=
            CPARENT_OK)
        return fail_field(t);
    return 0;
}

static bool
field_set(const tool *t, const char *name)
{
    for (size_t i = 0; i < t->setting_count; i++)
        if (t->settings[i].field && strcmp(t->settings[i].name, name) == 0)
            return true;
    return false;
}

/* An action that is done or dropped was so on some day; the day of the
 * change, unless another is given.  One that is open again has none. */
static int
close_action(tool *t, cparent_builder *builder, const cparent_record *before)
{
    static const cparent_date none = { 0, 0, 0 };
    cparent_record *record = NULL;
    bool open;

    if (t->command->noun != CPARENT_NOUN_ACTION || !field_set(t, "status") ||
        field_set(t, "closed_on"))
        return 0;
    if (cparent_builder_build(builder, &record, &t->error) != CPARENT_OK)
        return fail_field(t);
    open = cparent_record_choice(record, CPARENT_ACTION_STATUS) ==
           CPARENT_ACTION_STATUS_OPEN;
    if (before != NULL &&
        cparent_record_choice(record, CPARENT_ACTION_STATUS) ==
            cparent_record_choice(before, CPARENT_ACTION_STATUS)) {
        cparent_record_unref(record);
        return 0;
    }
    cparent_record_unref(record);
    if (cparent_builder_date(builder, CPARENT_ACTION_CLOSED_ON,
                             open ? none : t->as_at, &t->error) !=
        CPARENT_OK)
        return fail_field(t);
    return 0;
}

/* A figure typed in has the unit that its indicator is measured in. */
static int
give_unit(tool *t, cparent_builder *builder, const cparent_record *record)
{
    cparent_noun noun = cparent_record_noun(record);
    const char *code = field_text(record, "indicator");
    cparent_record *indicator = NULL;
    cparent_unit unit = CPARENT_UNIT_UNKNOWN;
    size_t field;
    cparent_value value;

    if (!cparent_noun_field_find(noun, "value", &field) || code == NULL ||
        !field_set(t, "value"))
        return 0;
    value = cparent_record_value(record, field);
    if (!cparent_value_is_number(&value) ||
        value.unit != CPARENT_UNIT_UNKNOWN)
        return 0;
    if (cparent_store_get(t->store, CPARENT_NOUN_INDICATOR, code, &indicator,
                          NULL, NULL) != CPARENT_OK &&
        cparent_catalogue_get(code, &indicator, NULL) != CPARENT_OK)
        return 0;
    if (field_text(indicator, "unit") != NULL &&
        cparent_unit_parse(field_text(indicator, "unit"), &unit))
        value.unit = unit;
    cparent_record_unref(indicator);
    if (cparent_builder_value(builder, field, &value, &t->error) !=
        CPARENT_OK)
        return fail_field(t);
    return 0;
}

static int
build(tool *t, cparent_builder *builder, cparent_record **record_out)
{
    cparent_record *record = NULL;
    int outcome;

    if (cparent_builder_build(builder, &record, &t->error) != CPARENT_OK)
        return fail_field(t);
    outcome = give_unit(t, builder, record);
    cparent_record_unref(record);
    if (outcome != 0)
        return outcome;
    if (cparent_builder_build(builder, record_out, &t->error) != CPARENT_OK)
        return fail_field(t);
    return 0;
}

static size_t
slug(const char *text, char *out, size_t used, size_t size)
{
    for (; *text != '\0' && used + 1 < size; text++) {
        char c = *text;

        if (c >= 'A' && c <= 'Z')
            c = (char)(c + ('a' - 'A'));
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')
            out[used++] = c;
        else if (used > 0 && out[used - 1] != '-')
            out[used++] = '-';
    }
    while (used > 0 && out[used - 1] == '-')
        used--;
    out[used] = '\0';
    return used;
}

/* A new record's own name comes from what it says, so that people can tell
 * it from others in a list. */
static void
name_from_fields(const tool *t, char *out, size_t size)
{
    static const char *const fields[] = {
        "held_on", "heading", "name", "indicator", "measure", "side", "role",
        "period", "text", "title", "body"
    };
    size_t used = 0;

    out[0] = '\0';
    for (size_t f = 0; f < sizeof(fields) / sizeof(fields[0]); f++)
        for (size_t i = 0; i < t->setting_count; i++) {
            const setting *s = &t->settings[i];

            if (!s->field || strcmp(s->name, fields[f]) != 0)
                continue;
            if (used > 0 && used + 2 < size) {
                out[used++] = '-';
                out[used] = '\0';
            }
            used = slug(s->value, out, used, size);
        }
    if (used == 0)
        snprintf(out, size, "%s", t->command->name);
}

static bool
is_taken(tool *t, const char *id)
{
    cparent_record *there = NULL;
    bool taken = cparent_store_get(t->store, t->command->noun, id, &there,
                                   NULL, NULL) == CPARENT_OK;

    cparent_record_unref(there);
    return taken;
}

static int
give_id(tool *t, cparent_builder *builder)
{
    char stem[56], id[72];

    if (field_set(t, "id"))
        return 0;
    if (t->command->noun == CPARENT_NOUN_INDICATOR)
        return fail_usage(t, "give it with --id",
                          "an indicator needs a code");
    name_from_fields(t, stem, sizeof(stem));
    snprintf(id, sizeof(id), "%s", stem);
    for (int n = 2; n < 1000 && is_taken(t, id); n++)
        snprintf(id, sizeof(id), "%s-%d", stem, n);
    if (cparent_builder_text(builder, CPARENT_FIELD_ID, id, &t->error) !=
        CPARENT_OK)
        return fail_field(t);
    return 0;
}

static int
fill_new(tool *t, cparent_builder *builder)
{
    int outcome = parse_fields(t, builder);

    if (outcome == 0 &&
        cparent_builder_text(builder, CPARENT_FIELD_AUTHORITY,
                             cparent_store_authority(t->store),
                             &t->error) != CPARENT_OK)
        outcome = fail_field(t);
    if (outcome == 0 && t->command->noun == CPARENT_NOUN_ACTION &&
        !field_set(t, "status") &&
        cparent_builder_choice(builder, CPARENT_ACTION_STATUS,
                               CPARENT_ACTION_STATUS_OPEN, &t->error) !=
            CPARENT_OK)
        outcome = fail_field(t);
    if (outcome == 0)
        outcome = give_id(t, builder);
    return outcome != 0 ? outcome : close_action(t, builder, NULL);
}

static int
put(tool *t, const cparent_record *record, int64_t version)
{
    cparent_change change;
    int outcome = 0;

    session_change(t, &change);
    cparent_error_clear(&t->error);
    if (cparent_store_put(t->store, record, version, &change, &t->error) !=
        CPARENT_OK)
        return fail(t);
    if (t->json) {
        outcome = record_json_line(t, record, stdout);
        putchar('\n');
    } else {
        printf("%s ", t->command->name);
        text_safe(stdout, cparent_record_id(record));
        putchar('\n');
    }
    return outcome;
}

int
record_add(tool *t)
{
    cparent_builder *builder = NULL;
    cparent_record *record = NULL;
    int outcome;

    if (t->count > 1)
        return fail_usage(t, "give its fields as options, its name by --id",
                          "add takes no \"%s\"", t->arguments[1]);
    outcome = session_open(t, false);
    if (outcome != 0)
        return outcome;
    cparent_error_clear(&t->error);
    if (cparent_builder_new(t->command->noun, &builder, &t->error) !=
        CPARENT_OK)
        return fail(t);
    outcome = fill_new(t, builder);
    if (outcome == 0)
        outcome = build(t, builder, &record);
    if (outcome == 0 && is_taken(t, cparent_record_id(record)))
        outcome = fail_as(t, CPARENT_E_EXISTS,
                          "there is one of that id already",
                          "change it with set, or choose another --id");
    if (outcome == 0)
        outcome = put(t, record, 0);
    cparent_record_unref(record);
    cparent_builder_free(builder);
    return outcome;
}

/* The version that the caller says to have seen; otherwise the one that was
 * read a moment ago, so that a change in between is still found out. */
static int
expected(tool *t, int64_t *version)
{
    const char *given = option_value(t, "expect");
    char *end;
    long long number;

    if (given == NULL)
        return 0;
    errno = 0;
    number = strtoll(given, &end, 10);
    if (errno != 0 || end == given || *end != '\0' || number < 1)
        return fail_usage(t, "show prints it", "--expect is no version");
    *version = number;
    return 0;
}

static int
change_one(tool *t, const cparent_record *before, int64_t version)
{
    cparent_builder *builder = NULL;
    cparent_record *after = NULL;
    int outcome;

    if (cparent_builder_from(before, &builder, &t->error) != CPARENT_OK)
        return fail(t);
    outcome = parse_fields(t, builder);
    if (outcome == 0)
        outcome = close_action(t, builder, before);
    if (outcome == 0)
        outcome = build(t, builder, &after);
    if (outcome == 0)
        outcome = put(t, after, version);
    if (outcome == 0 && cparent_record_equal(before, after))
        say(t, "It said so already; nothing was changed.");
    cparent_record_unref(after);
    cparent_builder_free(builder);
    return outcome;
}

int
record_set(tool *t)
{
    cparent_record *before = NULL;
    int64_t version = 0;
    bool any = option_given(t, "note");
    int outcome;

    if (t->count != 2)
        return fail_usage(t, NULL, "set needs one ID");
    for (size_t i = 0; i < t->setting_count; i++)
        any = any || t->settings[i].field;
    if (!any)
        return fail_usage(t, "name the fields: --FIELD VALUE",
                          "nothing to set");
    if (field_set(t, "id"))
        return fail_usage(t, "add another and say why",
                          "a record keeps its id");
    outcome = session_open(t, false);
    if (outcome != 0)
        return outcome;
    cparent_error_clear(&t->error);
    if (cparent_store_get(t->store, t->command->noun, t->arguments[1],
                          &before, &version, &t->error) != CPARENT_OK)
        return fail_absent(t, "list");
    outcome = expected(t, &version);
    if (outcome == 0)
        outcome = change_one(t, before, version);
    cparent_record_unref(before);
    return outcome;
}
