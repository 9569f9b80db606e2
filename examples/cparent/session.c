/* SPDX-License-Identifier: Apache-2.0 */
#include "tool.h"

#include <errno.h>
#include <pwd.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t interrupted;

static void
on_interrupt(int number)
{
    (void)number;
    interrupted = 1;
}

bool
session_interrupted(void)
{
    return interrupted != 0;
}

/* The first Ctrl-C asks long work to stop and leave everything as it was;
 * the second one ends the program. */
static void
catch_interrupt(void)
{
    struct sigaction action;

    memset(&action, 0, sizeof(action));
    action.sa_handler = on_interrupt;
    action.sa_flags = SA_RESETHAND;
    sigaction(SIGINT, &action, NULL);
}

/* SOURCE_DATE_EPOCH, where it is set, is the time: outputs can then be made
 * again, byte for byte. */
static int64_t
seconds(void)
{
    const char *fixed = getenv("SOURCE_DATE_EPOCH");

    if (fixed != NULL && *fixed != '\0') {
        char *end;
        long long given;

        errno = 0;
        given = strtoll(fixed, &end, 10);
        if (errno == 0 && *end == '\0' && given >= 0 &&
            given < 253402300800)
            return given;
    }
    return (int64_t)time(NULL);
}

static void
choose_name(tool *t)
{
    const char *who = getenv("CPARENT_WHO");

    if (who == NULL || *who == '\0') {
        const struct passwd *entry = getpwuid(geteuid());

        who = entry == NULL ? NULL : entry->pw_name;
    }
    if (who == NULL || *who == '\0')
        who = "unknown";
    snprintf(t->who, sizeof(t->who), "%s", who);
}

void
session_start(tool *t)
{
    int64_t now = seconds();
    int of_day = (int)(now % 86400);
    char day[CPARENT_DATE_SIZE];

    t->today = cparent_date_from_days((int32_t)(now / 86400));
    t->as_at = t->today;
    cparent_date_format(t->today, day);
    snprintf(t->now, sizeof(t->now), "%sT%02d:%02d:%02dZ", day,
             of_day / 3600, of_day / 60 % 60, of_day % 60);
    t->store_path = getenv("CPARENT_STORE");
    t->store_named = t->store_path != NULL && *t->store_path != '\0';
    if (!t->store_named)
        t->store_path = "council.cparent";
    choose_name(t);
    catch_interrupt();
}

void
session_end(tool *t)
{
    cparent_store_unref(t->store);
    t->store = NULL;
}

int
session_open(tool *t, bool read_only)
{
    cparent_store_options options = CPARENT_STORE_OPTIONS_INIT;
    struct stat info;

    if (strstr(t->store_path, "://") != NULL)
        return fail_as(t, CPARENT_E_UNSUPPORTED,
                       "a store behind an address is not built in",
                       "give the path of a store file with --store");
    if (stat(t->store_path, &info) == 0 && S_ISDIR(info.st_mode)) {
        fail_as(t, CPARENT_E_STORE, "the store is a folder, not a file",
                "give the path of a store file with --store");
        return cparent_status_exit(CPARENT_E_STORE);
    }
    options.read_only = read_only;
    cparent_error_clear(&t->error);
    if (cparent_store_open(t->store_path, &options, &t->store, &t->error) ==
        CPARENT_OK)
        return 0;
    if (t->error.status == CPARENT_E_NOT_FOUND && !t->store_named)
        snprintf(t->error.hint, sizeof(t->error.hint),
                 "name one with --store, or make one: "
                 "cparent init council.cparent --council NAME");
    return fail(t);
}

void
session_change(const tool *t, cparent_change *change)
{
    const char *who = option_value(t, "who");
    const char *why = option_value(t, "why");
    cparent_change made = CPARENT_CHANGE_INIT;

    made.who = who != NULL && *who != '\0' ? who : t->who;
    made.why = why == NULL ? "" : why;
    made.at = t->now;
    made.key = option_value(t, "key");
    *change = made;
}

static int64_t
read_standard(void *user, void *buffer, size_t size)
{
    ssize_t got;

    (void)user;
    do
        got = read(STDIN_FILENO, buffer, size);
    while (got < 0 && errno == EINTR && !interrupted);
    return got;
}

static int
fail_file(tool *t, const char *path, cparent_status status,
          const char *message, const char *hint)
{
    cparent_error_clear(&t->error);
    t->error.status = status;
    snprintf(t->error.source, sizeof(t->error.source), "%s", path);
    snprintf(t->error.message, sizeof(t->error.message), "%s", message);
    snprintf(t->error.hint, sizeof(t->error.hint), "%s", hint);
    return fail(t);
}

/* A path that cannot be an input is refused here, with words that fit a
 * command line; "-" is the standard input. */
int
session_source(tool *t, const char *path, cparent_source **source_out)
{
    struct stat info;
    cparent_status status;

    cparent_error_clear(&t->error);
    if (strcmp(path, "-") == 0) {
        status = cparent_source_from_callback(
            "standard input", read_standard, NULL, source_out, &t->error);
        return status == CPARENT_OK ? 0 : fail(t);
    }
    if (stat(path, &info) != 0)
        return errno == ENOENT || errno == ENOTDIR
                   ? fail_file(t, path, CPARENT_E_NOT_FOUND,
                               "there is no such file",
                               "check the name; paths are taken from the "
                               "current folder")
                   : fail_file(t, path, CPARENT_E_PARSE, strerror(errno),
                               "check the path and its permissions");
    if (S_ISDIR(info.st_mode))
        return fail_file(t, path, CPARENT_E_PARSE,
                         "this is a folder, not a file",
                         "name the files in it");
    if (access(path, R_OK) != 0)
        return fail_file(t, path, CPARENT_E_PARSE,
                         "you may not read this file",
                         "ask its owner, or change its permissions");
    status = cparent_source_from_path(path, source_out, &t->error);
    return status == CPARENT_OK ? 0 : fail(t);
}

/* The phrases that --phrases names, read once for all files; NULL without
 * it. */
int
session_phrases(tool *t, cparent_phrases **phrases_out)
{
    const char *path = option_value(t, "phrases");
    cparent_source *source = NULL;
    cparent_status status;
    int outcome;

    if (path == NULL)
        return 0;
    outcome = session_source(t, path, &source);
    if (outcome != 0)
        return outcome;
    status = cparent_phrases_new(source, NULL, phrases_out, &t->error);
    cparent_source_unref(source);
    return status == CPARENT_OK ? 0 : fail(t);
}

/* All that the store holds, looked at from the day asked for: figures are
 * typed in after the day they speak of. */
int
session_snapshot(tool *t, cparent_snapshot **snapshot_out)
{
    static const cparent_date now = { 0, 0, 0 };
    cparent_snapshot *all = NULL;
    int outcome = session_open(t, true);
    cparent_status status;

    if (outcome != 0)
        return outcome;
    cparent_error_clear(&t->error);
    status = cparent_store_snapshot(t->store, now, &all, &t->error);
    if (status == CPARENT_OK)
        status = cparent_snapshot_dated(all, t->as_at, snapshot_out,
                                        &t->error);
    cparent_snapshot_unref(all);
    return status == CPARENT_OK ? 0 : fail(t);
}
