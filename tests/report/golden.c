/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <cparent/version.h>

#include "fixture.h"

cparent_status
fixture_render(const cparent__pack *pack, const char *format,
               cparent__text *text, cparent_error *err)
{
    if (strcmp(format, "html") == 0)
        return cparent__report_html(pack, text, err);
    if (strcmp(format, "md") == 0)
        return cparent__report_markdown(pack, text, err);
    return cparent__report_json(pack, text, err);
}

/* Takes out everything from the end of `from` to the next `to`. */
static void
cut(char *text, const char *from, const char *to)
{
    char *start = strstr(text, from);
    char *end;

    if (start == NULL)
        return;
    start += strlen(from);
    end = strstr(start, to);
    if (end != NULL)
        memmove(start, end, strlen(end) + 1);
}

char *
fixture_golden(const char *name, const char *format)
{
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    char *copy = NULL;

    if (fixture_render(fixture_named(name), format, &text, NULL) ==
        CPARENT_OK)
        copy = strdup(cparent__text_string(&text));
    cparent__text_free(&text);
    if (copy == NULL)
        abort();
    cut(copy, "<style>\n", "</style>");
    cut(copy, "Made with cparent", " · ");
    return copy;
}
