/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_TESTS_BENCH_H
#define CPARENT_TESTS_BENCH_H

#include <cparent/cparent.h>

/*
 * Jobs of a size that a council never has, to be timed from outside
 * (`time`, `perf stat`, the rig that compares libraries).  Each job is a
 * source file and a row of the table in bench.c; it prints its result, so
 * that two runs can be seen to have done the same, and nothing else.
 */
typedef struct bench_job {
    const char *name;
    const char *arguments; /* as shown to people */
    int least;             /* how many of them there must be */
    int (*run)(int count, char **arguments);
} bench_job;

int
bench_minutes(int count, char **arguments);
int
bench_returns(int count, char **arguments);
int
bench_import(int count, char **arguments);
int
bench_pack(int count, char **arguments);
int
bench_spc(int count, char **arguments);

/* Says on stderr what went wrong, and returns 1. */
int
bench_failed(const char *what, const cparent_error *err);

/* The whole of a file; NULL after saying why not.  free() it. */
char *
bench_file(const char *path, size_t *size_out);

#endif
