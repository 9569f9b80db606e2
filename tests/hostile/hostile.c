/* SPDX-License-Identifier: Apache-2.0 */
#define _DEFAULT_SOURCE /* wait4 */

#include "patterns.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cparent/cparent.h>

/*
 * `make hostile`: ten megabytes of each pattern, each read in a process of
 * its own from the first byte to its JSON, held to one second of processor
 * time and a hundred megabytes.
 *
 *     hostile [MEGABYTES [NAME…]]
 */
enum { MOST_MS = 1000, MOST_KB = 100 * 1024 };

/* A pattern's bytes, made as they are read. */
typedef struct feed {
    const pattern *of;
    size_t size; /* of all units together */
    size_t at;   /* of everything */
} feed;

static size_t
copy_part(const char *part, size_t length, size_t at, char *out, size_t room)
{
    const size_t left = length - at;
    const size_t take = left < room ? left : room;

    memcpy(out, part + at, take);
    return take;
}

static int64_t
give(void *user, void *buffer, size_t room)
{
    feed *f = user;
    const size_t before = strlen(f->of->before);
    const size_t unit = strlen(f->of->unit);
    const size_t behind = strlen(f->of->behind);
    const size_t units = f->size / unit * unit;
    char *out = buffer;
    size_t done = 0, got;

    while (done < room && f->at < before + units + behind) {
        if (f->at < before)
            got = copy_part(f->of->before, before, f->at, out + done,
                            room - done);
        else if (f->at < before + units)
            got = copy_part(f->of->unit, unit, (f->at - before) % unit,
                            out + done, room - done);
        else
            got = copy_part(f->of->behind, behind, f->at - before - units,
                            out + done, room - done);
        f->at += got;
        done += got;
    }
    return (int64_t)done;
}

/* OK, or the status of a reading that was refused. */
static int
read_it(const pattern *of, size_t size)
{
    feed f = { of, size, 0 };
    cparent_source *source = NULL;
    cparent_reading *reading = NULL;
    char *json = NULL;
    cparent_status status =
        cparent_source_from_callback(of->name, give, &f, &source, NULL);

    if (status == CPARENT_OK)
        status = cparent_read_minutes(source, NULL, &reading, NULL);
    cparent_source_unref(source);
    if (status == CPARENT_OK)
        status = cparent_reading_json(reading, &json, NULL);
    cparent_string_free(json);
    cparent_reading_unref(reading);
    return -(int)status;
}

static long
milliseconds(struct timeval t)
{
    return (long)t.tv_sec * 1000 + (long)t.tv_usec / 1000;
}

/* 1 when it took too much. */
static int
try_one(const pattern *of, size_t size)
{
    struct rusage used;
    int status = 0;
    long ms;
    pid_t child;
    bool fine;

    (void)fflush(stdout);
    child = fork();
    if (child == 0)
        _exit(read_it(of, size));
    if (child < 0 || wait4(child, &status, 0, &used) != child)
        return 1;
    ms = milliseconds(used.ru_utime) + milliseconds(used.ru_stime);
    fine = WIFEXITED(status) && ms < MOST_MS && used.ru_maxrss < MOST_KB;
    printf("%s %6ld ms %6ld kB  %s%s%s\n", fine ? "ok    " : "not ok", ms,
           (long)used.ru_maxrss, of->name,
           WIFEXITED(status) && WEXITSTATUS(status) == 0 ? "" : ": ",
           !WIFEXITED(status)        ? "crashed"
           : WEXITSTATUS(status) > 0 ? cparent_status_name(
                                           -WEXITSTATUS(status))
                                     : "");
    return !fine;
}

static bool
wanted(const char *name, int count, char **names)
{
    int i;

    for (i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return count <= 0;
}

int
main(int count, char **arguments)
{
    const long megabytes = count > 1 ? strtol(arguments[1], NULL, 10) : 10;
    const pattern *of;
    int failed = 0;

    for (of = patterns; of->name != NULL; of++)
        if (wanted(of->name, count - 2, arguments + 2))
            failed |= try_one(of, (size_t)megabytes * 1000000);
    return failed;
}
