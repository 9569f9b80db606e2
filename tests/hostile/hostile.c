/* SPDX-License-Identifier: Apache-2.0 */
#include "bounds.h"
#include "patterns.h"

#include <stdlib.h>
#include <string.h>

#include <cparent/cparent.h>

/*
 * `make hostile`: ten megabytes of each pattern, each read in a process of
 * its own from the first byte to its JSON, held to one second of processor
 * time and a hundred megabytes.
 *
 *     hostile [MEGABYTES [NAME…]]
 */
static const bounds most = { 1000, 100 * 1024 };

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
read_it(void *user)
{
    feed *f = user;
    cparent_source *source = NULL;
    cparent_reading *reading = NULL;
    char *json = NULL;
    cparent_status status =
        cparent_source_from_callback(f->of->name, give, f, &source, NULL);

    if (status == CPARENT_OK)
        status = cparent_read_minutes(source, NULL, &reading, NULL);
    cparent_source_unref(source);
    if (status == CPARENT_OK)
        status = cparent_reading_json(reading, &json, NULL);
    cparent_string_free(json);
    cparent_reading_unref(reading);
    return -(int)status;
}

int
main(int count, char **arguments)
{
    const long megabytes = count > 1 ? strtol(arguments[1], NULL, 10) : 10;
    feed f = { patterns, (size_t)megabytes * 1000000, 0 };
    int failed = 0;

    for (; f.of->name != NULL; f.of++)
        if (bounds_wanted(f.of->name, count - 2, arguments + 2))
            failed |= bounds_try(most, f.of->name, read_it, &f);
    return failed;
}
