/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Prints the actions of a council that are overdue on a day:
 *
 *   cc overdue.c -o overdue $(pkg-config --cflags --libs cparent)
 *   ./overdue council.cparent 2026-03-01
 */
#include <cparent/cparent.h>

#include <stdio.h>

static int
failed(const cparent_error *err)
{
    char sentence[1024];

    cparent_error_format(err, sentence, sizeof(sentence));
    fprintf(stderr, "overdue: %s\n", sentence);
    return cparent_status_exit((cparent_status)err->status);
}

int
main(int argc, char **argv)
{
    cparent_store_options options = CPARENT_STORE_OPTIONS_INIT;
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_store *store = NULL;
    cparent_cursor *cursor = NULL;
    cparent_record *record = NULL;
    cparent_status status;
    cparent_date day;

    if (argc != 3 || cparent_date_parse(argv[2], &day, &err) != CPARENT_OK) {
        fputs("usage: overdue STORE YYYY-MM-DD\n", stderr);
        return 2;
    }
    options.read_only = 1;
    status = cparent_store_open(argv[1], &options, &store, &err);
    if (status == CPARENT_OK)
        status = cparent_store_list(store, CPARENT_NOUN_ACTION, &cursor, &err);
    while (!status &&
           !(status = cparent_cursor_next(cursor, &record, &err))) {
        const cparent_action *action = cparent_action_from(record);
        const char *owner = cparent_action_owner(action);
        cparent_date due = cparent_action_due_on(action);

        if (cparent_action_status(action) == CPARENT_ACTION_STATUS_OPEN &&
            cparent_date_is_set(due) && cparent_date_compare(due, day) < 0)
            printf("%d days: %s (%s)\n",
                   (int)(cparent_date_days(day) - cparent_date_days(due)),
                   cparent_action_text(action), owner ? owner : "no owner");
        cparent_record_unref(record);
    }
    cparent_cursor_free(cursor);
    cparent_store_unref(store);
    return status == CPARENT_DONE ? 0 : failed(&err);
}
