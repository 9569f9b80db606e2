/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_BOUND_HELPER_H
#define CPARENT_BOUND_HELPER_H

/*
 * A call that may wait, or report nothing for long, is worked off by a
 * helper, a thread that the interpreter knows nothing of.  The thread that
 * made the call listens meanwhile: to the interpreter, whose signals and
 * kills only it can hear, and to what the helper has to report.
 */
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

typedef struct bound_helper {
    void (*run)(void *);
    void *job;
    pthread_t thread;
    pid_t process; /* that has it */
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    uint64_t report[2]; /* done and total */
    bool asked; /* the helper waits for what the listener says to that */
    bool go_on; /* and this is what it said */
    bool done;
} bound_helper;

/* Begins `run`.  False: there is no thread for it, and nothing to end. */
bool
bound_helper_start(bound_helper *helper, void (*run)(void *), void *job);

/* Waits for a moment, without the interpreter's lock.  True: the work is
 * done.  False: it is time to listen; to the helper, when it asked. */
bool
bound_helper_wait(bound_helper *helper, bool *asked_out);

/* In the helper: waits for the listener's answer.  False: stop. */
bool
bound_helper_ask(bound_helper *helper, uint64_t done, uint64_t total);

void
bound_helper_answer(bound_helper *helper, bool go_on);

/* Whether this is a child of the process that has the helper: a callback
 * forked, and nothing will ever be done or asked here. */
bool
bound_helper_is_lost(const bound_helper *helper);

/* Once the work is done. */
void
bound_helper_end(bound_helper *helper);

#endif
