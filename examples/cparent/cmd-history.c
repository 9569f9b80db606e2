/* SPDX-License-Identifier: Apache-2.0 */
#include "tool.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* Making a store, and its history. */

int
run_init(tool *t)
{
    const char *council = option_value(t, "council");
    const char *path = t->count > 0 ? t->arguments[0] : t->store_path;
    cparent_record *authority = NULL;
    cparent_change change;
    cparent_status status;

    if (council == NULL || *council == '\0')
        return fail_usage(t, "name it with --council NAME",
                          "no council was named");
    if (strstr(path, "://") != NULL)
        return fail_as(t, CPARENT_E_UNSUPPORTED,
                       "a store behind an address is not built in",
                       "give the path of a file");
    session_change(t, &change);
    cparent_error_clear(&t->error);
    status = cparent_authority_lookup(council, &authority, &t->error);
    if (status == CPARENT_OK)
        status = cparent_store_create(path, authority, &change, &t->store,
                                      &t->error);
    if (status != CPARENT_OK) {
        cparent_record_unref(authority);
        return fail(t);
    }
    if (t->json) {
        fputs("{\"store\":", stdout);
        json_text(stdout, path);
        fputs(",\"authority\":", stdout);
        json_text(stdout, cparent_record_id(authority));
        puts("}");
    } else {
        text_safe(stdout, path);
        fputs(": a store for ", stdout);
        text_safe(stdout, field_text(authority, "name"));
        putchar('\n');
    }
    cparent_record_unref(authority);
    return 0;
}

typedef struct logging {
    tool *t;
    table *rows;
    size_t count;
    bool failed;
} logging;

static void
entry_json(const cparent_entry *entry)
{
    printf("{\"sequence\":%lld,\"at\":", (long long)entry->sequence);
    json_text(stdout, entry->at);
    fputs(",\"who\":", stdout);
    json_text(stdout, entry->who);
    fputs(",\"why\":", stdout);
    json_text(stdout, entry->why);
    fputs(",\"noun\":", stdout);
    json_text(stdout, entry->noun);
    fputs(",\"id\":", stdout);
    json_text(stdout, entry->id);
    printf(",\"version\":%lld,\"erased\":%s,\"digest\":",
           (long long)entry->version, entry->body == NULL ? "true" : "false");
    json_text(stdout, entry->digest);
    putchar('}');
}

static bool
one_entry(void *user, const cparent_entry *entry)
{
    logging *log = user;
    char number[24], what[160];

    if (session_interrupted())
        return false;
    if (log->t->json) {
        fputs(log->count > 0 ? ",\n " : "", stdout);
        entry_json(entry);
        log->count++;
        return true;
    }
    snprintf(number, sizeof(number), "%lld", (long long)entry->sequence);
    snprintf(what, sizeof(what), "%s %s, version %lld%s", entry->noun,
             entry->id, (long long)entry->version,
             entry->body == NULL ? ", erased" : "");
    log->failed = !table_add(log->rows, number) ||
                  !table_add(log->rows, entry->at) ||
                  !table_add(log->rows, entry->who) ||
                  !table_add(log->rows, entry->why) ||
                  !table_add(log->rows, what);
    log->count++;
    return !log->failed;
}

static int
since(tool *t, int64_t *number_out)
{
    const char *given = option_value(t, "since");
    char *end;
    long long number;

    *number_out = 0;
    if (given == NULL)
        return 0;
    errno = 0;
    number = strtoll(given, &end, 10);
    if (errno != 0 || end == given || *end != '\0' || number < 0)
        return fail_usage(t, "log prints the numbers",
                          "--since is no number: \"%s\"", given);
    *number_out = number;
    return 0;
}

int
run_log(tool *t)
{
    static const char *const headings[] = { "No.", "When", "Who", "Why",
                                            "What", NULL };
    logging log = { t, NULL, 0, false };
    int64_t from;
    int outcome = since(t, &from);

    if (outcome == 0)
        outcome = session_open(t, true);
    if (outcome != 0)
        return outcome;
    log.rows = table_new(t, headings);
    if (log.rows == NULL)
        return fail_as(t, CPARENT_E_NOMEM, "memory ran out", NULL);
    if (t->json)
        putchar('[');
    cparent_error_clear(&t->error);
    if (cparent_store_history(t->store, from, one_entry, &log, &t->error) !=
        CPARENT_OK)
        outcome = fail(t);
    else if (log.failed)
        outcome = fail_as(t, CPARENT_E_NOMEM, "memory ran out", NULL);
    if (t->json)
        puts("]");
    else if (outcome == 0 && log.count > 0)
        table_print(log.rows, stdout, 0);
    else if (outcome == 0)
        say(t, "No entries after that.");
    table_free(log.rows);
    return outcome;
}

int
run_head(tool *t)
{
    char head[96] = "";
    int outcome = session_open(t, true);

    if (outcome != 0)
        return outcome;
    cparent_error_clear(&t->error);
    if (cparent_store_head(t->store, head, sizeof(head), &t->error) !=
        CPARENT_OK)
        return fail(t);
    if (t->json)
        printf("{\"head\":\"%s\"}\n", head);
    else
        puts(head);
    return 0;
}

/* A head as `head` prints it, with the line's end that a file adds. */
static const char *
tidy_head(const char *given, char buffer[96])
{
    size_t length;

    if (given == NULL)
        return NULL;
    length = strcspn(given, " \r\n");
    snprintf(buffer, 96, "%.*s", (int)(length < 95 ? length : 95), given);
    return buffer;
}

int
run_verify(tool *t)
{
    char head[96] = "", given[96];
    const char *kept = tidy_head(option_value(t, "head"), given);
    int outcome = session_open(t, true);

    if (outcome != 0)
        return outcome;
    cparent_error_clear(&t->error);
    if (cparent_store_verify(t->store, kept, &t->error) != CPARENT_OK ||
        cparent_store_head(t->store, head, sizeof(head), &t->error) !=
            CPARENT_OK)
        return fail(t);
    if (t->json)
        printf("{\"verified\":true,\"head\":\"%s\"}\n", head);
    else
        printf("The history is whole. Its head is %s\n", head);
    return 0;
}

int
run_backup(tool *t)
{
    const char *path = t->arguments[0];
    int outcome = session_open(t, true);

    if (outcome != 0)
        return outcome;
    cparent_error_clear(&t->error);
    if (cparent_store_backup(t->store, path, &t->error) != CPARENT_OK)
        return fail(t);
    if (t->json) {
        fputs("{\"backup\":", stdout);
        json_text(stdout, path);
        puts("}");
    } else {
        say(t, "%s: a copy of %s", path, t->store_path);
    }
    return 0;
}
