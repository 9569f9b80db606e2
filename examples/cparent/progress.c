/* SPDX-License-Identifier: Apache-2.0 */
#include "tool.h"

#include <inttypes.h>
#include <time.h>
#include <unistd.h>

#define FIRST_MS 500
#define EVERY_MS 100

static int64_t
milliseconds(void)
{
    struct timespec now;

    if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
        return 0;
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void
draw(meter *m, uint64_t done, uint64_t total, int64_t now)
{
    fprintf(stderr, "\r\033[K%s", m->what);
    if (total > 0 && done <= total && done > 0) {
        int64_t left = (int64_t)((double)(now - m->start_ms) *
                                 (double)(total - done) / (double)done);

        fprintf(stderr, ": %d%%, %lld s left",
                (int)(100.0 * (double)done / (double)total),
                (long long)(left / 1000));
    } else if (done > 0) {
        fprintf(stderr, ": %" PRIu64, done);
    }
    fflush(stderr);
    m->shown = true;
    m->last_ms = now;
}

static bool
report(void *user, uint64_t done, uint64_t total)
{
    meter *m = user;

    if (session_interrupted())
        return false;
    if (m->wanted) {
        int64_t now = milliseconds();

        if (now - m->start_ms >= FIRST_MS && now - m->last_ms >= EVERY_MS)
            draw(m, done, total, now);
    }
    return true;
}

cparent_progress
meter_start(meter *m, const tool *t, const char *what)
{
    cparent_progress progress = { report, m };

    m->wanted = !t->quiet && isatty(STDERR_FILENO);
    m->shown = false;
    m->start_ms = milliseconds();
    m->last_ms = 0;
    m->what = what;
    return progress;
}

void
meter_end(meter *m)
{
    if (m->shown)
        fputs("\r\033[K", stderr);
    m->shown = false;
}
