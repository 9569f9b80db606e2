/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "bench.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

/* spc FILE THREADS: int32[N][24], charted with the default rules; how many
 * series and points each rule marks. */

enum { POINTS = 24, BATCH = 1024, RULES = 4, MOST_THREADS = 64 };

/* One thread's part, and what it found. */
typedef struct part {
    const char *path;
    long long first;
    long long end;
    uint64_t points[RULES];
    uint64_t series;
    int failed;
} part;

/* Eight marks at a time: how many have each rule. */
static void
count_marks(const uint8_t *marks, size_t count, part *p)
{
    for (size_t i = 0; i + 8 <= count; i += 8) {
        uint64_t word;

        memcpy(&word, marks + i, 8);
        if (word == 0)
            continue;
        for (int rule = 0; rule < RULES; rule++) {
            uint64_t ones = word >> rule & 0x0101010101010101u;

            p->points[rule] += ones * 0x0101010101010101u >> 56;
        }
    }
}

static int
judge(part *p, const int32_t *values, size_t count, uint8_t *marks,
      cparent_spc_brief *briefs)
{
    cparent_error err = CPARENT_ERROR_INIT;

    if (cparent_spc_bulk_int32(values, count, POINTS, NULL, briefs, marks,
                               &err) != CPARENT_OK)
        return bench_failed("spc", &err);
    count_marks(marks, count * POINTS, p);
    for (size_t s = 0; s < count; s++)
        p->series += briefs[s].rules != 0;
    return 0;
}

static void *
run(void *user)
{
    part *p = user;
    const size_t row = POINTS * sizeof(int32_t);
    int32_t *values = malloc(BATCH * row);
    uint8_t *marks = malloc((size_t)BATCH * POINTS);
    cparent_spc_brief *briefs = malloc(BATCH * sizeof(*briefs));
    FILE *file = fopen(p->path, "rb");

    p->failed = values == NULL || marks == NULL || briefs == NULL ||
                file == NULL ||
                fseeko(file, (off_t)(p->first * (long long)row), SEEK_SET);
    if (!p->failed)
        setvbuf(file, NULL, _IONBF, 0);
    for (long long at = p->first; !p->failed && at < p->end;) {
        size_t count = p->end - at > BATCH ? BATCH : (size_t)(p->end - at);

        p->failed = fread(values, row, count, file) != count ||
                    judge(p, values, count, marks, briefs);
        at += (long long)count;
    }
    if (file != NULL)
        (void)fclose(file);
    free(values);
    free(marks);
    free(briefs);
    return NULL;
}

static long long
series_in(const char *path)
{
    FILE *file = fopen(path, "rb");
    long long size = -1;

    if (file != NULL && fseeko(file, 0, SEEK_END) == 0)
        size = (long long)ftello(file);
    if (file != NULL)
        (void)fclose(file);
    return size / (long long)(POINTS * sizeof(int32_t));
}

int
bench_spc(int count, char **arguments)
{
    long threads = count > 1 ? strtol(arguments[1], NULL, 10) : 1;
    long long series = series_in(arguments[0]);
    static part parts[MOST_THREADS];
    pthread_t running[MOST_THREADS];
    int failed = series < 1;

    if (threads == 0)
        threads = sysconf(_SC_NPROCESSORS_ONLN);
    if (failed || threads < 1 || threads > MOST_THREADS)
        return bench_failed(arguments[0], NULL);
    for (long t = 0; t < threads; t++) {
        parts[t].path = arguments[0];
        parts[t].first = series * t / threads;
        parts[t].end = series * (t + 1) / threads;
        if (t > 0 && pthread_create(&running[t], NULL, run, &parts[t]) != 0)
            return bench_failed("threads", NULL);
    }
    run(&parts[0]);
    failed = parts[0].failed;
    for (long t = 1; t < threads; t++) {
        pthread_join(running[t], NULL);
        failed |= parts[t].failed;
        parts[0].series += parts[t].series;
        for (int rule = 0; rule < RULES; rule++)
            parts[0].points[rule] += parts[t].points[rule];
    }
    printf("%lld", series);
    for (int rule = 0; rule < RULES; rule++)
        printf(",%llu", (unsigned long long)parts[0].points[rule]);
    printf(",%llu\n", (unsigned long long)parts[0].series);
    return failed;
}
