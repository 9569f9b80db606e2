/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "bound-helper.h"

#include <signal.h>
#include <time.h>
#include <unistd.h>

enum { LISTEN_MS = 50 };

static void *
helper_main(void *argument)
{
    bound_helper *helper = argument;
    helper->run(helper->job);
    pthread_mutex_lock(&helper->mutex);
    helper->done = true;
    pthread_cond_broadcast(&helper->changed);
    pthread_mutex_unlock(&helper->mutex);
    return NULL;
}

static void
forget(bound_helper *helper)
{
    pthread_cond_destroy(&helper->changed);
    pthread_mutex_destroy(&helper->mutex);
}

bool
bound_helper_start(bound_helper *helper, void (*run)(void *), void *job)
{
    *helper = (bound_helper){ .run = run, .job = job, .process = getpid() };
    pthread_condattr_t clock;
    pthread_mutex_init(&helper->mutex, NULL);
    pthread_condattr_init(&clock);
    pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
    pthread_cond_init(&helper->changed, &clock);
    pthread_condattr_destroy(&clock);
    /* Signals stay with the threads that the interpreter knows. */
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int failure = pthread_create(&helper->thread, NULL, helper_main, helper);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (failure != 0)
        forget(helper);
    return failure == 0;
}

bool
bound_helper_wait(bound_helper *helper, bool *asked_out)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += LISTEN_MS * 1000000L;
    if (until.tv_nsec >= 1000000000L) {
        until.tv_nsec -= 1000000000L;
        until.tv_sec++;
    }
    pthread_mutex_lock(&helper->mutex);
    int late = 0;
    while (!helper->done && !helper->asked && late == 0)
        late = pthread_cond_timedwait(&helper->changed, &helper->mutex,
                                      &until);
    bool done = helper->done;
    *asked_out = helper->asked;
    pthread_mutex_unlock(&helper->mutex);
    return done;
}

bool
bound_helper_ask(bound_helper *helper, uint64_t done, uint64_t total)
{
    pthread_mutex_lock(&helper->mutex);
    helper->report[0] = done;
    helper->report[1] = total;
    helper->asked = true;
    pthread_cond_broadcast(&helper->changed);
    while (helper->asked)
        pthread_cond_wait(&helper->changed, &helper->mutex);
    bool go_on = helper->go_on;
    pthread_mutex_unlock(&helper->mutex);
    return go_on;
}

void
bound_helper_answer(bound_helper *helper, bool go_on)
{
    pthread_mutex_lock(&helper->mutex);
    helper->go_on = go_on;
    helper->asked = false;
    pthread_cond_broadcast(&helper->changed);
    pthread_mutex_unlock(&helper->mutex);
}

bool
bound_helper_is_lost(const bound_helper *helper)
{
    return helper->process != getpid();
}

void
bound_helper_end(bound_helper *helper)
{
    pthread_join(helper->thread, NULL);
    forget(helper);
}
