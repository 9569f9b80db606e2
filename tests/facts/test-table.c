/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/alloc-internal.h"
#include "facts/builtin-internal.h"
#include "facts/table-internal.h"

static cparent__table *
parse(const char *text)
{
    cparent_error err = CPARENT_ERROR_INIT;
    cparent__table *table = NULL;

    ck_assert_ok(cparent__table_parse("t.tsv", text, strlen(text), &table,
                                      &err), &err);
    return table;
}

START_TEST(a_table_is_cut_into_cells)
{
    cparent__table *table = parse("# note\n\nid\tname\tlist\r\n"
                                  "1\tone\ta|b\r\n# between\n\n"
                                  "2\n\tno id\t\n3\t\tx");
    int name = cparent__table_column(table, "name");

    ck_assert_uint_eq(cparent__table_rows(table), 4);
    ck_assert_int_eq(name, 1);
    ck_assert_int_eq(cparent__table_column(table, "Name"), -1);
    ck_assert_str_eq(cparent__table_cell(table, 0, name), "one");
    ck_assert_str_eq(cparent__table_cell(table, 0, 2), "a|b");
    ck_assert_str_eq(cparent__table_cell(table, 1, name), "");
    ck_assert_str_eq(cparent__table_cell(table, 2, 0), "");
    ck_assert_str_eq(cparent__table_cell(table, 2, name), "no id");
    ck_assert_str_eq(cparent__table_cell(table, 3, 2), "x");
    ck_assert_int_eq(cparent__table_line(table, 0), 4);
    ck_assert_int_eq(cparent__table_line(table, 1), 7);
    ck_assert_int_eq(cparent__table_line(table, 3), 9);
    ck_assert_str_eq(cparent__table_cell(table, 4, 0), "");
    ck_assert_str_eq(cparent__table_cell(table, 0, 3), "");
    ck_assert_str_eq(cparent__table_cell(table, 0, -1), "");
    ck_assert_int_eq(cparent__table_line(table, 4), 0);
    cparent__table_free(table);
    cparent__table_free(NULL);
    ck_assert_int_eq(cparent__alloc_live(), 0);
}
END_TEST

START_TEST(a_row_is_found_by_a_cell_in_any_case)
{
    cparent__table *table = parse("id\tname\n1\tOne\n2\tTwo\n3\ttwo\n4\n");

    ck_assert_int_eq(cparent__table_find(table, 1, "TWO"), 1);
    ck_assert_int_eq(cparent__table_find(table, 1, "three"), -1);
    ck_assert_int_eq(cparent__table_find(table, 1, ""), 3);
    ck_assert_int_eq(cparent__table_find(table, -1, ""), -1);
    cparent__table_free(table);
}
END_TEST

START_TEST(a_list_in_a_cell_has_its_parts)
{
    const char *cursor = "one|two||four|";
    const char *part;
    size_t length;
    static const size_t lengths[] = { 3, 3, 0, 4 };
    size_t i;

    for (i = 0; i < 4; i++) {
        ck_assert(cparent__table_part(&cursor, &part, &length));
        ck_assert_uint_eq(length, lengths[i]);
    }
    ck_assert(!cparent__table_part(&cursor, &part, &length));
    cursor = "";
    ck_assert(!cparent__table_part(&cursor, &part, &length));
}
END_TEST

START_TEST(a_byte_order_mark_is_no_part_of_a_name)
{
    cparent__table *table = parse("\xEF\xBB\xBFid\tname\n1\tone\n");

    ck_assert_int_eq(cparent__table_column(table, "id"), 0);
    cparent__table_free(table);
    table = parse("\xEF\xBB\xBF# note\nid\n1\n");
    ck_assert_uint_eq(cparent__table_rows(table), 1);
    cparent__table_free(table);
}
END_TEST

START_TEST(what_is_wrong_is_said_by_line_and_column)
{
    static const struct {
        const char *text;
        int size;
        int line;
        int column;
    } cases[] = {
        { "id\tname\n1\tone\n2\ttwo\textra\n", -1, 3, 3 },
        { "# a\n\nid\tname\tid\n", -1, 3, 3 },
        { "id\t\tname\n", -1, 1, 2 },
        { "id\tname\n1\tone\n2\t\xFF\n", -1, 3, 2 },
        { "id\xC3\n", -1, 1, 1 },
        { "id\tname\n1\ta\0b\n", 13, 2, 2 },
        { "", 0, 0, 0 },
        { "# only a note\n\n", -1, 0, 0 },
        { "\n\r\n", -1, 0, 0 },
    };
    size_t i;

    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        cparent_error err = CPARENT_ERROR_INIT;
        cparent__table *table = NULL;
        size_t size = cases[i].size < 0 ? strlen(cases[i].text)
                                        : (size_t)cases[i].size;

        ck_assert_status(cparent__table_parse("t.tsv", cases[i].text, size,
                                              &table, &err),
                         CPARENT_E_PARSE, &err);
        ck_assert_ptr_null(table);
        ck_assert_str_eq(err.source, "t.tsv");
        ck_assert_int_eq(err.line, cases[i].line);
        ck_assert_int_eq(err.column, cases[i].column);
        ck_assert_int_eq(cparent__alloc_live(), 0);
    }
}
END_TEST

START_TEST(every_table_of_share_is_built_in_byte_for_byte)
{
    const cparent__builtin *builtin;
    int tables = 0;

    for (builtin = cparent__builtins; builtin->name; builtin++) {
        char name[128];
        char *bytes;
        char *at;
        size_t i;
        cparent__table *table = NULL;
        cparent_error err = CPARENT_ERROR_INIT;

        if (strncmp(builtin->name, "ssda903_", 8) == 0)
            snprintf(name, sizeof name, "share/ssda903/%s.tsv",
                     builtin->name + 8);
        else
            snprintf(name, sizeof name, "share/%s.tsv", builtin->name);
        at = bytes = support_read(support_source(name), NULL);
        for (i = 0; builtin->lines[i]; i++) {
            size_t length = strlen(builtin->lines[i]);

            ck_assert_int_eq(memcmp(at, builtin->lines[i], length), 0);
            ck_assert_int_eq(at[length], '\n');
            at += length + 1;
        }
        ck_assert_int_eq(*at, '\0');
        ck_assert(support_contains(bytes, "SPDX-License-Identifier"));
        ck_assert(support_contains(bytes, "# Source: "));
        free(bytes);
        ck_assert_ok(cparent__table_builtin(builtin->name, &table, &err),
                     &err);
        ck_assert_uint_gt(cparent__table_rows(table), 0);
        ck_assert_uint_eq(cparent__table_rows(table),
                          cparent__table_builtin_rows(builtin->name));
        for (i = 0; cparent__table_builtin_lines(builtin->name)[i];)
            i++;
        ck_assert_uint_ge(i, cparent__table_rows(table));
        cparent__table_free(table);
        tables++;
    }
    ck_assert_int_ge(tables, 6);
    ck_assert_str_eq(cparent__table_builtin_lines("child_columns")[0],
                     "child\tyes");
    ck_assert_ptr_null(cparent__table_builtin_lines("nothing")[0]);
    ck_assert_uint_eq(cparent__table_builtin_rows("nothing"), 0);
    ck_assert_int_eq(cparent__alloc_live(), 0);
}
END_TEST

START_TEST(a_table_that_is_not_there_is_not_found)
{
    cparent__table *table = NULL;

    ck_assert_status(cparent__table_builtin("nothing", &table, NULL),
                     CPARENT_E_NOT_FOUND, NULL);
    ck_assert_ptr_null(table);
}
END_TEST

static cparent__table *
builtin(const char *name)
{
    cparent_error err = CPARENT_ERROR_INIT;
    cparent__table *table = NULL;

    ck_assert_ok(cparent__table_builtin(name, &table, &err), &err);
    return table;
}

/* The cell of a column that must be there. */
static const char *
cell(const cparent__table *table, size_t row, const char *column)
{
    int at = cparent__table_column(table, column);

    if (at < 0)
        ck_abort_msg("there is no column %s", column);
    return cparent__table_cell(table, row, at);
}

static bool
one_of(const char *word, const char *const *words)
{
    for (; *words; words++)
        if (strcmp(word, *words) == 0)
            return true;
    return false;
}

START_TEST(every_table_has_its_columns_and_a_key_of_its_own)
{
    static const struct {
        const char *table;
        const char *columns[13];
        const char *key[3];
    } needed[] = {
        { "indicators",
          { "code", "title", "definition", "unit", "polarity", "frequency",
            "theme", "principles", "source", "synonyms", "counts_people",
            "range" },
          { "code" } },
        { "authorities",
          { "code", "name", "kind", "nation", "region_code", "region_name",
            "dfe_code", "operated_from", "operated_until" },
          { "code" } },
        { "themes",
          { "code", "title_officer", "title_young_people", "about" },
          { "code" } },
        { "principles",
          { "set", "version", "code", "text", "language", "nation",
            "valid_from" },
          { "set", "code" } },
        { "suppression_profiles",
          { "id", "version", "threshold", "base", "zeros", "secondary",
            "note", "source" },
          { "id", "version" } },
        { "challenge_rules",
          { "id", "trigger", "question", "evidence", "source" },
          { "id" } },
    };
    size_t i;

    for (i = 0; i < sizeof needed / sizeof needed[0]; i++) {
        cparent__table *table = builtin(needed[i].table);
        size_t row;
        size_t other;
        size_t j;

        for (j = 0; needed[i].columns[j]; j++)
            cell(table, 0, needed[i].columns[j]);
        for (row = 0; row < cparent__table_rows(table); row++) {
            for (j = 0; needed[i].key[j]; j++)
                ck_assert_str_ne(cell(table, row, needed[i].key[j]), "");
            for (other = 0; other < row; other++) {
                bool same = true;

                for (j = 0; needed[i].key[j]; j++)
                    same = same &&
                           strcmp(cell(table, row, needed[i].key[j]),
                                  cell(table, other, needed[i].key[j])) ==
                               0;
                if (same)
                    ck_abort_msg("%s has %s twice", needed[i].table,
                                 cell(table, row, needed[i].key[0]));
            }
        }
        cparent__table_free(table);
    }
}
END_TEST

/* The codes that others rely on. */
static const char *const promised[] = {
    "cla_31_march", "cla_during_year", "rate_per_10000", "started",
    "ceased", "ceased_adopted_pct", "ceased_sgo_pct", "ceased_home_pct",
    "uasc_31_march", "placements_3plus", "long_term_stability",
    "over_20_miles", "over_20_miles_outside_la", "placed_outside_la",
    "distance_not_known", "foster", "kinship_foster",
    "childrens_homes_secure", "supported_accommodation",
    "placed_for_adoption", "with_parents", "own_provision",
    "ifa_share_of_foster", "oc2_cohort", "health_assessment",
    "dental_check", "immunisations", "development_check_u5",
    "convicted_10plus", "substance_misuse", "sdq_cohort", "sdq_received",
    "sdq_average", "sdq_normal", "sdq_borderline", "sdq_concern",
    "missing_children", "missing_incidents", "missing_avg_per_child",
    "away_children", "reviews_in_time", "reviews_participated",
    "children_participated_all", "cl_19_21_in_touch", "cl_19_21_eet",
    "cl_19_21_neet", "cl_19_21_suitable", "cl_19_21_unsuitable",
    "cl_17_18_eet", "cl_17_18_in_touch", "cl_17_18_suitable", "a1_days",
    "a10_days", "a2_days", "social_workers_3plus",
    NULL
};

START_TEST(every_promised_code_is_in_the_catalogue)
{
    cparent__table *table = builtin("indicators");
    size_t i;
    size_t row;

    for (i = 0; promised[i]; i++) {
        for (row = 0; row < cparent__table_rows(table); row++)
            if (strcmp(cell(table, row, "code"), promised[i]) == 0)
                break;
        if (row == cparent__table_rows(table))
            ck_abort_msg("%s is not there", promised[i]);
    }
    ck_assert_uint_eq(i, 55);
    cparent__table_free(table);
}
END_TEST

START_TEST(every_indicator_uses_known_words_only)
{
    static const char *const polarities[] = { "high", "low", "neutral",
                                              NULL };
    static const char *const answers[] = { "yes", "no", NULL };
    cparent__table *table = builtin("indicators");
    cparent__table *themes = builtin("themes");
    cparent__table *principles = builtin("principles");
    size_t row;

    for (row = 0; row < cparent__table_rows(table); row++) {
        const char *cursor = cell(table, row, "principles");
        const char *code = cell(table, row, "code");
        const char *part;
        size_t length;
        cparent_unit unit;

        if (!cparent_unit_parse(cell(table, row, "unit"), &unit) ||
            !one_of(cell(table, row, "polarity"), polarities) ||
            !one_of(cell(table, row, "counts_people"), answers) ||
            !*cell(table, row, "title") ||
            cparent__table_find(themes,
                                cparent__table_column(themes, "code"),
                                cell(table, row, "theme")) < 0)
            ck_abort_msg("%s", code);
        for (; *code; code++)
            ck_assert((*code >= 'a' && *code <= 'z') || *code == '_' ||
                      (*code >= '0' && *code <= '9'));
        while (cparent__table_part(&cursor, &part, &length)) {
            char name[16] = "";

            ck_assert_uint_lt(length, sizeof name);
            memcpy(name, part, length);
            if (cparent__table_find(
                    principles, cparent__table_column(principles, "code"),
                    name) < 0)
                ck_abort_msg("%s", name);
        }
    }
    cparent__table_free(table);
    cparent__table_free(themes);
    cparent__table_free(principles);
}
END_TEST

typedef struct synonym {
    char text[200];
    size_t row;
} synonym;

static int
by_text(const void *a, const void *b)
{
    return strcmp(((const synonym *)a)->text, ((const synonym *)b)->text);
}

static void
add_synonym(synonym *all, size_t *count, const char *text, size_t length,
            size_t row)
{
    size_t i;

    ck_assert_uint_lt(length, sizeof all->text);
    for (i = 0; i < length; i++)
        all[*count].text[i] =
            (char)(text[i] >= 'A' && text[i] <= 'Z' ? text[i] + 32
                                                    : text[i]);
    all[*count].text[length] = '\0';
    all[(*count)++].row = row;
}

START_TEST(no_name_belongs_to_two_indicators)
{
    enum { MOST = 5000 };
    cparent__table *table = builtin("indicators");
    synonym *all = calloc(MOST, sizeof *all);
    size_t count = 0;
    size_t row;
    size_t i;

    ck_assert_ptr_nonnull(all);
    for (row = 0; row < cparent__table_rows(table); row++) {
        const char *cursor = cell(table, row, "synonyms");
        const char *title = cell(table, row, "title");
        const char *part;
        size_t length;

        ck_assert_uint_lt(count + 100, MOST);
        add_synonym(all, &count, title, strlen(title), row);
        while (cparent__table_part(&cursor, &part, &length)) {
            if (length == 0 || part[0] == ' ' || part[length - 1] == ' ')
                ck_abort_msg("a synonym in row %zu", row);
            add_synonym(all, &count, part, length, row);
        }
    }
    qsort(all, count, sizeof *all, by_text);
    for (i = 1; i < count; i++)
        if (strcmp(all[i].text, all[i - 1].text) == 0 &&
            all[i].row != all[i - 1].row)
            ck_abort_msg("\"%s\" belongs to %s and %s", all[i].text,
                         cell(table, all[i].row, "code"),
                         cell(table, all[i - 1].row, "code"));
    free(all);
    cparent__table_free(table);
}
END_TEST

START_TEST(every_authority_has_days_in_order_and_one_live_row)
{
    static const char *const kinds[] = { "council", "trust", "government",
                                         NULL };
    cparent__table *table = builtin("authorities");
    size_t row;
    size_t other;

    for (row = 0; row < cparent__table_rows(table); row++) {
        const char *code = cell(table, row, "code");
        const char *until = cell(table, row, "operated_until");
        cparent_date from = { 0, 0, 0 };
        cparent_date last = { 9999, 12, 31 };

        ck_assert(one_of(cell(table, row, "kind"), kinds));
        ck_assert_str_ne(cell(table, row, "name"), "");
        ck_assert_uint_eq(strlen(code), 9);
        ck_assert_ok(cparent_date_parse(cell(table, row, "operated_from"),
                                        &from, NULL), NULL);
        if (*until)
            ck_assert_ok(cparent_date_parse(until, &last, NULL), NULL);
        ck_assert_int_lt(cparent_date_compare(from, last), 0);
        for (other = 0; other < row && !*until; other++)
            if (!*cell(table, other, "operated_until") &&
                strcmp(cell(table, row, "name"),
                       cell(table, other, "name")) == 0)
                ck_abort_msg("%s lives twice", cell(table, row, "name"));
    }
    cparent__table_free(table);
}
END_TEST

START_TEST(every_profile_has_a_threshold)
{
    static const char *const zeros[] = { "published", "protected", NULL };
    static const char *const answers[] = { "yes", "no", NULL };
    cparent__table *table = builtin("suppression_profiles");
    size_t row;

    ck_assert_int_ge(cparent__table_find(table, 0, "dfe_la"), 0);
    for (row = 0; row < cparent__table_rows(table); row++) {
        ck_assert_int_gt(atoi(cell(table, row, "threshold")), 0);
        ck_assert(one_of(cell(table, row, "zeros"), zeros));
        ck_assert(one_of(cell(table, row, "secondary"), answers));
    }
    cparent__table_free(table);
}
END_TEST

START_TEST(damaged_bytes_never_crash_the_parser)
{
    uint64_t seed = 20260301;
    int round;

    for (round = 0; round < 20000; round++) {
        static const char letters[] = "ab\t\t\n\n#|\r\0\xC3\xA9 ";
        char bytes[64];
        size_t size;
        size_t i;
        cparent__table *table = NULL;

        seed = seed * 6364136223846793005u + 1442695040888963407u;
        size = (size_t)(seed >> 33) % sizeof bytes;
        for (i = 0; i < size; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            bytes[i] = letters[(seed >> 33) % (sizeof letters - 1)];
        }
        if (cparent__table_parse("t", bytes, size, &table, NULL) ==
            CPARENT_OK) {
            size_t rows = cparent__table_rows(table);

            for (i = 0; i < rows; i++)
                ck_assert_ptr_nonnull(cparent__table_cell(table, i, 0));
        }
        cparent__table_free(table);
    }
    ck_assert_int_eq(cparent__alloc_live(), 0);
}
END_TEST

static cparent_status
parse_one(void *user)
{
    cparent__table *table = NULL;
    cparent_status status = cparent__table_builtin(user, &table, NULL);

    cparent__table_free(table);
    return status;
}

START_TEST(memory_that_runs_out_leaks_nothing)
{
    char name[] = "themes";

    ck_assert_int_gt(support_fail_each_allocation(parse_one, name, 1), 5);
    ck_assert_int_eq(cparent__alloc_live(), 0);
}
END_TEST

static Suite *
table_suite(void)
{
    Suite *suite = suite_create("facts/table");
    TCase *tcase = tcase_create("table");

    tcase_add_test(tcase, a_table_is_cut_into_cells);
    tcase_add_test(tcase, a_row_is_found_by_a_cell_in_any_case);
    tcase_add_test(tcase, a_list_in_a_cell_has_its_parts);
    tcase_add_test(tcase, a_byte_order_mark_is_no_part_of_a_name);
    tcase_add_test(tcase, what_is_wrong_is_said_by_line_and_column);
    tcase_add_test(tcase, every_table_of_share_is_built_in_byte_for_byte);
    tcase_add_test(tcase, a_table_that_is_not_there_is_not_found);
    tcase_add_test(tcase, every_table_has_its_columns_and_a_key_of_its_own);
    tcase_add_test(tcase, every_promised_code_is_in_the_catalogue);
    tcase_add_test(tcase, every_indicator_uses_known_words_only);
    tcase_add_test(tcase, no_name_belongs_to_two_indicators);
    tcase_add_test(tcase, every_authority_has_days_in_order_and_one_live_row);
    tcase_add_test(tcase, every_profile_has_a_threshold);
    tcase_add_test(tcase, damaged_bytes_never_crash_the_parser);
    tcase_add_test(tcase, memory_that_runs_out_leaks_nothing);
    suite_add_tcase(suite, tcase);
    return suite;
}

int
main(void)
{
    return cparent_test_main(table_suite());
}
