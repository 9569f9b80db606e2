/* SPDX-License-Identifier: Apache-2.0 */
#include "tool.h"

#include <errno.h>
#include <string.h>

/* A full disk is found out when the last bytes are handed over, not
 * before; output that is not all there must not look like success. */
static int
close_output(tool *t, int outcome)
{
    bool bad = ferror(stdout) != 0;

    errno = 0;
    if (fflush(stdout) != 0)
        bad = true;
    /* 1 is an answer, too; a failure has been said already. */
    if (!bad || outcome > 1)
        return outcome;
    if (errno == EPIPE)
        return cparent_status_exit(CPARENT_E_IO);
    return fail_as(t, CPARENT_E_IO, "the output could not be written",
                   "see whether the disk is full");
}

static int
count_is_right(tool *t)
{
    const command *row = t->command;

    if (t->count < row->least)
        return fail_usage(t, NULL, "%s needs more: %s %s", row->name,
                          row->name, row->usage);
    if (row->most >= 0 && t->count > row->most)
        return fail_usage(t, NULL, "%s takes no \"%s\"", row->name,
                          t->arguments[row->most]);
    return -1;
}

static int
act(tool *t)
{
    int outcome;

    if (option_given(t, "version")) {
        printf("cparent %s\n", cparent_version());
        return 0;
    }
    if (option_value(t, "generate") != NULL)
        return generate(t, option_value(t, "generate"));
    if (t->command == NULL && !option_given(t, "help")) {
        if (!t->json)
            help_overall(stderr);
        return t->json ? fail_usage(t, NULL, "no command was given") : 2;
    }
    if (option_given(t, "help")) {
        if (t->command == NULL)
            help_overall(stdout);
        else
            help_command(stdout, t->command);
        return 0;
    }
    outcome = count_is_right(t);
    return outcome >= 0 ? outcome : t->command->run(t);
}

int
main(int argc, char **argv)
{
    tool t;
    int outcome;

    memset(&t, 0, sizeof(t));
    cparent_error_clear(&t.error);
    session_start(&t);
    outcome = options_parse(&t, argc, argv);
    if (outcome < 0)
        outcome = act(&t);
    session_end(&t);
    outcome = close_output(&t, outcome);
    options_free(&t);
    return session_interrupted() ? 130 : outcome;
}
