/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_TESTS_BOUNDS_H
#define CPARENT_TESTS_BOUNDS_H

/* Processor time and memory that a piece of work may take. */
typedef struct bounds {
    long ms;
    long kb;
} bounds;

/* Runs `work` in a process of its own, prints a line of what it took, and
 * answers 1 when that was too much or the process crashed.  `work` answers
 * 0, or a status with its sign turned. */
int
bounds_try(bounds most, const char *name, int (*work)(void *user),
           void *user);

/* Is it one of those that were named on the command line, if any? */
int
bounds_wanted(const char *name, int count, char **names);

#endif
