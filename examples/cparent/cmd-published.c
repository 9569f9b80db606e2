/* SPDX-License-Identifier: Apache-2.0 */
#include "tool.h"

#include <stdlib.h>
#include <string.h>

/* The published statistics that a store keeps: what there is, what is in
 * it, and the file again. */

typedef struct listing {
    tool *t;
    table *rows;
    size_t count;
    bool failed;
} listing;

static void
release_json(const cparent_release *release)
{
    fputs("{\"dataset\":", stdout);
    json_text(stdout, release->dataset);
    printf(",\"kind\":\"%s\",\"source\":",
           release->neighbours ? "neighbours" : "statistics");
    json_text(stdout, release->source);
    fputs(",\"digest\":", stdout);
    json_text(stdout, release->digest);
    fputs(",\"imported_at\":", stdout);
    json_text(stdout, release->at);
    printf(",\"rows\":%lld,\"current\":%s}", (long long)release->rows,
           release->current ? "true" : "false");
}

static bool
list_release(void *user, const cparent_release *release)
{
    listing *of = user;
    char short_[13];
    char rows[24];

    if (of->t->json) {
        fputs(of->count++ > 0 ? ",\n " : "", stdout);
        release_json(release);
        return true;
    }
    snprintf(short_, sizeof(short_), "%s", release->digest);
    snprintf(rows, sizeof(rows), "%lld", (long long)release->rows);
    of->failed = !table_add(of->rows, release->dataset) ||
                 !table_add(of->rows, release->neighbours ? "neighbours"
                                                          : "statistics") ||
                 !table_add(of->rows, rows) ||
                 !table_add(of->rows, release->at) ||
                 !table_add(of->rows, short_) ||
                 !table_add(of->rows, release->current ? "current"
                                                       : "superseded");
    return !of->failed;
}

static int
list(tool *t)
{
    static const char *const headings[] = { "Data set", "Kind",  "Rows",
                                            "Taken in", "Digest", "State",
                                            NULL };
    listing of = { t, table_new(t, headings), 0, false };
    cparent_status status;
    int outcome = 0;

    if (of.rows == NULL)
        return fail_as(t, CPARENT_E_NOMEM, "memory ran out", NULL);
    if (t->json)
        putchar('[');
    cparent_error_clear(&t->error);
    status = cparent_store_releases(t->store, list_release, &of, &t->error);
    if (of.failed)
        outcome = fail_as(t, CPARENT_E_NOMEM, "memory ran out", NULL);
    else if (status != CPARENT_OK)
        outcome = fail(t);
    else if (t->json)
        puts("]");
    else if (table_rows(of.rows) == 0)
        say(t, "there is nothing yet: cparent import FILE.csv");
    else
        table_print(of.rows, stdout, 0);
    table_free(of.rows);
    return outcome;
}

static void
print_names(const char *heading, const char *name, const char *label)
{
    printf("%s  ", heading);
    text_safe(stdout, name);
    if (strcmp(name, label) != 0) {
        fputs(" (", stdout);
        text_safe(stdout, label);
        putchar(')');
    }
    putchar('\n');
}

static int
show(const cparent_published *data)
{
    size_t periods = cparent_published_period_count(data);
    cparent_published_measure measure;

    for (size_t i = 0; cparent_published_measure_at(data, i, &measure); i++)
        print_names("measure", measure.name, measure.label);
    for (size_t f = 0; f < cparent_published_filter_count(data); f++) {
        print_names("filter ", cparent_published_filter_name(data, f),
                    cparent_published_filter_label(data, f));
        for (size_t k = 0; k < cparent_published_choice_count(data, f);
             k++) {
            fputs("           ", stdout);
            text_safe(stdout, cparent_published_choice(data, f, k));
            putchar('\n');
        }
    }
    if (periods > 0) {
        fputs("periods  ", stdout);
        text_safe(stdout, cparent_published_time_period(data, 0));
        fputs(" to ", stdout);
        text_safe(stdout, cparent_published_time_period(data, periods - 1));
        putchar('\n');
    }
    return 0;
}

static int
write_again(tool *t, cparent_published *data)
{
    const char *path = option_value(t, "output");
    char *csv = NULL;
    size_t size = 0;
    int outcome = 0;

    cparent_error_clear(&t->error);
    if (cparent_published_csv(data, &csv, &size, &t->error) != CPARENT_OK)
        return fail(t);
    if (path == NULL)
        fwrite(csv, 1, size, stdout);
    else if (cparent_file_write(path, csv, size, false, &t->error) !=
             CPARENT_OK)
        outcome = fail(t);
    cparent_string_free(csv);
    return outcome;
}

int
run_published(tool *t)
{
    const char *verb = t->arguments[0];
    cparent_published *data = NULL;
    int outcome = session_open(t, true);

    if (outcome != 0)
        return outcome;
    if (strcmp(verb, "list") == 0)
        return list(t);
    if (strcmp(verb, "show") != 0 && strcmp(verb, "export") != 0)
        return fail_usage(t, "list, show or export",
                          "there is no such verb: \"%s\"", verb);
    if (t->count < 2)
        return fail_usage(t, "cparent published list names them",
                          "which data set?");
    cparent_error_clear(&t->error);
    if (cparent_store_published(t->store, t->arguments[1],
                                option_value(t, "release"), &data,
                                &t->error) != CPARENT_OK)
        return fail(t);
    outcome = strcmp(verb, "show") == 0 ? show(data)
                                        : write_again(t, data);
    cparent_published_unref(data);
    return outcome;
}
