/* SPDX-License-Identifier: Apache-2.0 */

/*
 * Prints the reading of each file named, as JSON: what the scoring test and
 * whoever works on the reader look at.
 */

#include <stdio.h>
#include <stdlib.h>

#include <cparent/reading.h>

static int
print(const char *path)
{
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_source *source = NULL;
    cparent_reading *reading = NULL;
    char *json = NULL;
    char words[600];
    cparent_status status = cparent_source_from_path(path, &source, &err);

    if (status == CPARENT_OK)
        status = cparent_read_minutes(source, NULL, &reading, &err);
    if (status == CPARENT_OK)
        status = cparent_reading_json(reading, &json, &err);
    if (status == CPARENT_OK) {
        fputs(json, stdout);
    } else {
        (void)cparent_error_format(&err, words, sizeof(words));
        fprintf(stderr, "%s\n", words);
    }
    cparent_string_free(json);
    cparent_reading_unref(reading);
    cparent_source_unref(source);
    return status == CPARENT_OK ? 0 : 1;
}

int
main(int argc, char **argv)
{
    int failed = 0;
    int i;

    for (i = 1; i < argc; i++)
        failed |= print(argv[i]);
    return failed;
}
