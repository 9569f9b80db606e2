/* SPDX-License-Identifier: Apache-2.0 */
#define _DEFAULT_SOURCE /* wait4 */

#include "bounds.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cparent/status.h>

static long
milliseconds(struct timeval t)
{
    return (long)t.tv_sec * 1000 + (long)t.tv_usec / 1000;
}

int
bounds_try(bounds most, const char *name, int (*work)(void *user), void *user)
{
    struct rusage used;
    int status = 0;
    long ms;
    pid_t child;
    bool fine;

    (void)fflush(stdout);
    child = fork();
    if (child == 0)
        _exit(work(user));
    if (child < 0 || wait4(child, &status, 0, &used) != child)
        return 1;
    ms = milliseconds(used.ru_utime) + milliseconds(used.ru_stime);
    fine = WIFEXITED(status) && ms < most.ms && used.ru_maxrss < most.kb;
    printf("%s %6ld ms %6ld kB  %s%s%s\n", fine ? "ok    " : "not ok", ms,
           (long)used.ru_maxrss, name,
           WIFEXITED(status) && WEXITSTATUS(status) == 0 ? "" : ": ",
           !WIFEXITED(status)        ? "crashed"
           : WEXITSTATUS(status) > 0 ? cparent_status_name(
                                           -WEXITSTATUS(status))
                                     : "");
    return !fine;
}

int
bounds_wanted(const char *name, int count, char **names)
{
    int i;

    for (i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return 1;
    return count <= 0;
}
