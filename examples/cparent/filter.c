/* SPDX-License-Identifier: Apache-2.0 */
#include "tool.h"

#include <stdlib.h>
#include <string.h>

/* Which records are wanted: what list is told by --FIELD VALUE. */

static bool
list_has(const cparent_record *record, size_t field, const char *value)
{
    for (size_t i = 0; i < cparent_record_list_count(record, field); i++)
        if (text_equal(cparent_record_list_at(record, field, i), value))
            return true;
    return *value == '\0' && cparent_record_list_count(record, field) == 0;
}

static bool
field_matches(const cparent_record *record, size_t field, const char *value)
{
    cparent_field_type type =
        cparent_noun_field_type(cparent_record_noun(record), field);
    char *plain;
    bool same;

    if (type == CPARENT_FIELD_LIST)
        return list_has(record, field, value);
    plain = field_plain(record, field);
    if (plain == NULL)
        return false;
    same = type == CPARENT_FIELD_TEXT && field != CPARENT_FIELD_ID
               ? text_has_words(plain, value)
               : text_equal(plain, value);
    free(plain);
    return same;
}

static bool
is_overdue(const tool *t, const cparent_record *record)
{
    cparent_date due = cparent_record_date(record, CPARENT_ACTION_DUE_ON);

    return cparent_record_choice(record, CPARENT_ACTION_STATUS) ==
               CPARENT_ACTION_STATUS_OPEN &&
           cparent_date_is_set(due) &&
           cparent_date_compare(due, t->as_at) < 0;
}

static bool
matches(const tool *t, const cparent_record *record)
{
    if (option_given(t, "overdue") && !is_overdue(t, record))
        return false;
    for (size_t i = 0; i < t->setting_count; i++) {
        const setting *s = &t->settings[i];
        size_t field;

        if (s->field &&
            cparent_noun_field_find(t->command->noun, s->name, &field) &&
            !field_matches(record, field, s->value))
            return false;
    }
    return true;
}

/* A filter that no record can ever match is a slip of the keyboard. */
int
filters_check(tool *t)
{
    cparent_noun noun = t->command->noun;

    for (size_t i = 0; i < t->setting_count; i++) {
        const setting *s = &t->settings[i];
        cparent_date date;
        char words[160];
        size_t field;
        bool known = false;

        if (!s->field || *s->value == '\0' ||
            !cparent_noun_field_find(noun, s->name, &field))
            continue;
        if (cparent_noun_field_type(noun, field) == CPARENT_FIELD_DATE &&
            cparent_date_parse(s->value, &date, NULL) != CPARENT_OK)
            return fail_usage(t, "write it as 2026-03-01",
                              "--%s is not a day", s->name);
        if (cparent_noun_field_type(noun, field) != CPARENT_FIELD_CHOICE)
            continue;
        for (int c = 1; cparent_noun_field_choice(noun, field, c) != NULL;
             c++)
            known = known || text_equal(s->value,
                                        cparent_noun_field_choice(noun,
                                                                  field, c));
        choice_words(noun, field, words, sizeof(words));
        if (!known)
            return fail_usage(t, words, "--%s cannot be \"%s\"", s->name,
                              s->value);
    }
    return 0;
}

void
filters_apply(const tool *t, records *list)
{
    size_t kept = 0;

    for (size_t i = 0; i < list->count; i++) {
        if (matches(t, list->items[i]))
            list->items[kept++] = list->items[i];
        else
            cparent_record_unref(list->items[i]);
    }
    list->count = kept;
}

/* The best candidate outlives its record. */
static void
consider_copy(suggestion *s, const char *candidate, char *buffer,
              size_t size)
{
    suggest_consider(s, candidate);
    if (s->best == candidate) {
        snprintf(buffer, size, "%s", candidate);
        s->best = buffer;
    }
}

static bool
any_matches(const records *list, const setting *s, suggestion *near,
            char *buffer, size_t size)
{
    for (size_t i = 0; i < list->count; i++) {
        const char *code = field_text(list->items[i], s->name);
        size_t field;

        if (cparent_noun_field_find(cparent_record_noun(list->items[i]),
                                    s->name, &field) &&
            field_matches(list->items[i], field, s->value))
            return true;
        if (code != NULL)
            consider_copy(near, code, buffer, size);
    }
    return false;
}

static bool
in_catalogue(const char *code, suggestion *near, char *buffer, size_t size)
{
    bool known = false;

    for (size_t i = 0; !known && i < cparent_catalogue_count(); i++) {
        cparent_record *record = NULL;

        if (cparent_catalogue_at(i, &record, NULL) != CPARENT_OK)
            return true; /* memory ran out: the list itself will say so */
        known = text_has_words(cparent_record_id(record), code);
        consider_copy(near, cparent_record_id(record), buffer, size);
        cparent_record_unref(record);
    }
    return known;
}

/* A code that neither a record nor the catalogue has is a slip too. */
int
filters_check_codes(tool *t, const records *all)
{
    for (size_t i = 0; i < t->setting_count; i++) {
        const setting *s = &t->settings[i];
        char best[64] = "";
        char hint[96] = "cparent indicator list --catalogue has them all";
        suggestion near;

        if (!s->field || strcmp(s->name, "indicator") != 0 ||
            *s->value == '\0')
            continue;
        suggest_start(&near, s->value);
        if (any_matches(all, s, &near, best, sizeof(best)) ||
            in_catalogue(s->value, &near, best, sizeof(best)))
            continue;
        if (suggest_best(&near) != NULL)
            snprintf(hint, sizeof(hint), "did you mean %s?", best);
        return fail_usage(t, hint, "there is no indicator \"%s\"",
                          s->value);
    }
    return 0;
}
