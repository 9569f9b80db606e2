/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "council-store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/alloc-internal.h"

council_store town;

cparent_change
town_change(const char *day)
{
    static char at[8][24];
    static int next;
    cparent_change change = CPARENT_CHANGE_INIT;

    next = (next + 1) % 8;
    snprintf(at[next], sizeof at[next], "%.10sT09:30:00Z", day);
    change.who = "clerk";
    change.why = "as the minutes say";
    change.at = at[next];
    return change;
}

cparent_status
town_make(const char *folder, const char *id, const char *name,
          cparent_store **store_out)
{
    cparent_change change = town_change("2026-01-01");
    cparent_builder *builder = NULL;
    cparent_record *authority = NULL;
    cparent_status status;

    status = cparent_builder_new(CPARENT_NOUN_AUTHORITY, &builder, NULL);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_FIELD_AUTHORITY, id,
                                      NULL);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_FIELD_ID, id, NULL);
    if (status == CPARENT_OK)
        status = cparent_builder_text(builder, CPARENT_AUTHORITY_NAME, name,
                                      NULL);
    if (status == CPARENT_OK)
        status = cparent_builder_build(builder, &authority, NULL);
    if (status == CPARENT_OK)
        status = cparent_store_create(support_join(folder, id), authority,
                                      &change, store_out, NULL);
    cparent_record_unref(authority);
    cparent_builder_free(builder);
    return status;
}

void
town_setup(void)
{
    static const cparent_import_options defaults =
        CPARENT_IMPORT_OPTIONS_INIT;

    memset(&town, 0, sizeof town);
    cparent_error_clear(&town.err);
    town.options = defaults;
    town.folder = support_temp();
    ck_assert_int_eq(town_make(town.folder, "wyn", "Wyn Council",
                               &town.store), CPARENT_OK);
}

void
town_teardown(void)
{
    cparent_findings_free(town.findings);
    cparent_store_unref(town.store);
    support_remove(town.folder);
    ck_assert_int_eq(cparent__alloc_live(), 0);
}

cparent_status
town_try(const char *name, const char *text)
{
    cparent_change change = town_change("2026-02-01");
    cparent_source *source = NULL;
    cparent_status status;

    cparent_findings_free(town.findings);
    town.findings = NULL;
    cparent_error_clear(&town.err);
    ck_assert_ok(cparent_source_from_bytes(name, text, strlen(text),
                                           &source, &town.err), &town.err);
    status = cparent_import(town.store, source, &town.options, &change,
                            &town.result, &town.findings, &town.err);
    cparent_source_unref(source);
    return status;
}

void
town_import(const char *name, const char *text)
{
    ck_assert_ok(town_try(name, text), &town.err);
}

void
town_figures(const char *rows)
{
    char text[8192];

    ck_assert_int_lt(snprintf(text, sizeof text, TOWN_INDICATORS "%s",
                              rows),
                     (int)sizeof text);
    town_import("figures.csv", text);
}

int64_t
town_accept_all(void)
{
    cparent_change change = town_change("2026-02-02");
    int64_t count = -1;

    ck_assert_ok(cparent_review_accept(town.store, NULL, &change, &count,
                                       &town.err), &town.err);
    return count;
}

town_mark
town_head(void)
{
    town_mark mark;

    ck_assert_ok(cparent_store_head(town.store, mark.text,
                                    sizeof mark.text, &town.err),
                 &town.err);
    return mark;
}

cparent_record *
town_get(cparent_noun noun, const char *id)
{
    cparent_record *record = NULL;
    cparent_status status = cparent_store_get(town.store, noun, id, &record,
                                              NULL, &town.err);

    if (status != CPARENT_E_NOT_FOUND)
        ck_assert_ok(status, &town.err);
    return record;
}

size_t
town_count(cparent_noun noun)
{
    cparent_cursor *cursor = NULL;
    cparent_record *record = NULL;
    size_t count = 0;

    ck_assert_ok(cparent_store_list(town.store, noun, &cursor, &town.err),
                 &town.err);
    while (cparent_cursor_next(cursor, &record, &town.err) == CPARENT_OK) {
        cparent_record_unref(record);
        count++;
    }
    cparent_cursor_free(cursor);
    return count;
}

char *
town_proposal(const char *noun, int state)
{
    cparent_cursor *cursor = NULL;
    cparent_record *record = NULL;
    char *id = NULL;

    ck_assert_ok(cparent_store_list(town.store, CPARENT_NOUN_PROPOSAL,
                                    &cursor, &town.err), &town.err);
    while (!id && cparent_cursor_next(cursor, &record, &town.err) ==
                      CPARENT_OK) {
        if (cparent_record_choice(record, CPARENT_PROPOSAL_STATE) == state &&
            strcmp(cparent_record_text(record, CPARENT_PROPOSAL_NOUN),
                   noun) == 0)
            id = strdup(cparent_record_id(record));
        cparent_record_unref(record);
    }
    cparent_cursor_free(cursor);
    return id;
}
