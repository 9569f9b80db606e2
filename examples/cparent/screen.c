/* SPDX-License-Identifier: Apache-2.0 */
#include "tool.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* What the standard output can show. */

size_t
screen_width(void)
{
    const char *columns = getenv("COLUMNS");
    struct winsize size;

    if (columns != NULL && *columns >= '1' && *columns <= '9')
        return (size_t)strtoul(columns, NULL, 10);
    if (!isatty(STDOUT_FILENO))
        return 0;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return 80;
}

bool
screen_colour(const tool *t)
{
    const char *term = getenv("TERM");
    const char *none = getenv("NO_COLOR");

    return !t->plain && isatty(STDOUT_FILENO) &&
           (none == NULL || *none == '\0') && term != NULL &&
           strcmp(term, "dumb") != 0;
}

/* The first of the three that is set says what the terminal reads. */
bool
screen_unicode(void)
{
    static const char *const names[] = { "LC_ALL", "LC_CTYPE", "LANG" };

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        const char *value = getenv(names[i]);

        if (value != NULL && *value != '\0')
            return strcasestr(value, "UTF-8") != NULL ||
                   strcasestr(value, "UTF8") != NULL;
    }
    return false;
}
