/* SPDX-License-Identifier: Apache-2.0 */
#include "bench.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Reads all of a file as minutes, in full: every figure, question, decision
 * and action becomes a record with its citation.  A file longer than a
 * year's minutes is read as a row of texts, each cut at an empty line, as
 * a council's archive would be.
 */

enum { PIECE = 1 << 19 };

static const struct {
    cparent_noun noun;
    const char *name;
} counted[] = {
    { CPARENT_NOUN_OBSERVATION, "observations" },
    { CPARENT_NOUN_CLAIM, "claims" },
    { CPARENT_NOUN_QUESTION, "questions" },
    { CPARENT_NOUN_RESOLUTION, "resolutions" },
    { CPARENT_NOUN_ACTION, "actions" },
};

enum { COUNTED = sizeof(counted) / sizeof(counted[0]) };

/* Where the piece that begins here ends: at an empty line or, failing
 * that, a line's end. */
static size_t
piece_size(const char *bytes, size_t size)
{
    const char *line = NULL, *at = bytes + PIECE, *end = bytes + size;

    if (size <= PIECE)
        return size;
    while ((at = memchr(at, '\n', (size_t)(end - at))) != NULL) {
        at++;
        if (line == NULL)
            line = at;
        if (at == end || *at == '\n' || *at == '\r')
            return (size_t)(at - bytes);
        if (at - line > PIECE)
            return (size_t)(line - bytes);
    }
    return line != NULL ? (size_t)(line - bytes) : size;
}

static int
read_piece(const char *name, const char *bytes, size_t size,
           uint64_t counts[COUNTED])
{
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_source *source = NULL;
    cparent_reading *reading = NULL;
    cparent_status status =
        cparent_source_from_bytes(name, bytes, size, &source, &err);
    size_t i, j;

    if (status == CPARENT_OK)
        status = cparent_read_minutes(source, NULL, &reading, &err);
    cparent_source_unref(source);
    if (status != CPARENT_OK)
        return bench_failed(name, &err);
    for (i = 0; i < cparent_reading_count(reading); i++)
        for (j = 0; j < COUNTED; j++)
            counts[j] +=
                cparent_record_noun(cparent_reading_item(reading, i)) ==
                counted[j].noun;
    cparent_reading_unref(reading);
    return 0;
}

int
bench_minutes(int count, char **arguments)
{
    uint64_t counts[COUNTED] = { 0 };
    size_t size, at, length, i;
    char *bytes = bench_file(arguments[0], &size);
    int failed = bytes == NULL;

    (void)count;
    for (at = 0; !failed && at < size; at += length) {
        length = piece_size(bytes + at, size - at);
        failed = read_piece(arguments[0], bytes + at, length, counts);
    }
    free(bytes);
    for (i = 0; !failed && i < COUNTED; i++)
        printf("%" PRIu64 " %s\n", counts[i], counted[i].name);
    return failed;
}
