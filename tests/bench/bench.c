/* SPDX-License-Identifier: Apache-2.0 */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const bench_job jobs[] = {
    { "import", "DIR STORE [THREADS]", 2, bench_import },
    { "pack", "DIR STORE [all|CODE]", 2, bench_pack },
    { "minutes", "FILE", 1, bench_minutes },
    { "returns", "ROOT [THREADS]", 1, bench_returns },
    { "spc", "FILE [THREADS]", 1, bench_spc },
};

enum { JOBS = sizeof(jobs) / sizeof(jobs[0]) };

int
bench_failed(const char *what, const cparent_error *err)
{
    fprintf(stderr, "bench: %s: %s\n", what,
            err != NULL ? err->message : "failed");
    return 1;
}

char *
bench_file(const char *path, size_t *size_out)
{
    FILE *file = fopen(path, "rb");
    char *bytes = NULL;
    long size = -1;

    if (file != NULL && fseek(file, 0, SEEK_END) == 0)
        size = ftell(file);
    if (size >= 0 && fseek(file, 0, SEEK_SET) == 0)
        bytes = malloc((size_t)size + 1);
    if (bytes != NULL &&
        fread(bytes, 1, (size_t)size, file) != (size_t)size) {
        free(bytes);
        bytes = NULL;
    }
    if (file != NULL)
        (void)fclose(file);
    if (bytes == NULL)
        (void)bench_failed(path, NULL);
    *size_out = bytes != NULL ? (size_t)size : 0;
    return bytes;
}

static int
usage(void)
{
    size_t i;

    fputs("usage:\n", stderr);
    for (i = 0; i < JOBS; i++)
        fprintf(stderr, "  bench %s %s\n", jobs[i].name,
                jobs[i].arguments);
    return 2;
}

int
main(int count, char **arguments)
{
    size_t i;

    for (i = 0; count > 1 && i < JOBS; i++)
        if (strcmp(jobs[i].name, arguments[1]) == 0 &&
            count - 2 >= jobs[i].least)
            return jobs[i].run(count - 2, arguments + 2);
    return usage();
}
