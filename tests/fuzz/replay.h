/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_TESTS_REPLAY_H
#define CPARENT_TESTS_REPLAY_H

/*
 * A fuzz target is one function.  With a fuzzer it is given all the inputs
 * in the world; in `make check` this main gives it a few dozen that are cut
 * and bent from the sample council's files, the same ones every time.
 */

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#ifndef CPARENT_FUZZING

/* How often each sample is bent, and which there are: a target may say. */
#ifndef REPLAY_BENDS
#define REPLAY_BENDS 40
#endif
#ifndef REPLAY_NAMES
#define REPLAY_NAMES                                                        \
    "examples/data/minutes-2025-09-16-board.txt",                           \
        "examples/data/minutes-2025-12-09-panel.txt",                       \
        "examples/data/indicators.csv", "examples/data/pledges.csv",        \
        "tests/data/minutes/gold/minutes-2025-12-09-panel.json"
#endif

/* The next number of a plain generator: no clock, no luck. */
static inline uint32_t
replay_next(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static inline void
replay_bent(const uint8_t *data, size_t size, uint32_t *state)
{
    uint8_t *bent = malloc(size + 1);
    size_t length = size, i;

    if (bent == NULL)
        return;
    memcpy(bent, data, size);
    for (i = 0; i < 8 && size > 0; i++)
        bent[replay_next(state) % size] = (uint8_t)replay_next(state);
    if (size > 0 && replay_next(state) % 2 == 0)
        length = replay_next(state) % size;
    (void)LLVMFuzzerTestOneInput(bent, length);
    free(bent);
}

static inline int
replay_file(const char *folder, const char *name, uint32_t *state)
{
    char path[4096];
    static uint8_t data[1 << 16];
    FILE *file;
    size_t size;
    int i;

    (void)snprintf(path, sizeof(path), "%s/%s", folder, name);
    file = fopen(path, "rb");
    if (file == NULL)
        return 1;
    size = fread(data, 1, sizeof(data), file);
    (void)fclose(file);
    (void)LLVMFuzzerTestOneInput(data, size);
    for (i = 0; i < REPLAY_BENDS; i++)
        replay_bent(data, size, state);
    return 0;
}

int
main(void)
{
    static const char *const names[] = { REPLAY_NAMES };
    const char *folder = getenv("abs_top_srcdir");
    uint32_t state = 20250916u;
    size_t i;
    int failed = 0;

    (void)LLVMFuzzerTestOneInput((const uint8_t *)"", 0);
    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        failed |= replay_file(folder != NULL ? folder : ".", names[i],
                              &state);
    printf("1..1\n%sok 1 - the samples, bent, end in an answer or an "
           "error\n", failed ? "not " : "");
    return 0;
}

#endif
#endif
