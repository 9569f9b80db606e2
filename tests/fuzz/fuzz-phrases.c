/* SPDX-License-Identifier: Apache-2.0 */

/* A council's own phrases. */
#define REPLAY_NAMES                                                        \
    "share/phrases_figures.tsv", "share/roles.tsv",                         \
        "tests/data/forms/phrases.tsv"
#include "replay.h"

#include <cparent/cparent.h>

/*
 * Whatever the bytes, they are phrases or an error that says where; and by
 * whatever phrases, words are read, and their JSON can be read again.
 */
static void
read_by(cparent_phrases *phrases)
{
    static const char text[] =
        "Agenda item\n\nA title\n\nMinutes:\n\n"
        "The Moonlight Circle asked how many had moved. The Link Worker "
        "agreed to send a note by 4 May. There were 414 children in care, "
        "up from 402, and 62.4% had a plan.\n\nRESOLVED: That it be "
        "noted.\n";
    cparent_read_options options = CPARENT_READ_OPTIONS_INIT;
    cparent_source *source = NULL;
    cparent_reading *reading = NULL;
    char *json = NULL;

    options.kept_phrases = phrases;
    if (cparent_source_from_bytes("text", text, sizeof(text) - 1, &source,
                                  NULL) != CPARENT_OK ||
        cparent_read_minutes(source, &options, &reading, NULL) !=
            CPARENT_OK ||
        cparent_reading_json(reading, &json, NULL) != CPARENT_OK)
        abort();
    cparent_string_free(json);
    cparent_reading_unref(reading);
    cparent_source_unref(source);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    cparent_error err = CPARENT_ERROR_INIT;
    cparent_source *source = NULL;
    cparent_phrases *phrases = NULL;
    cparent_status status;

    if (cparent_source_from_bytes("own.tsv", data, size, &source, NULL) !=
        CPARENT_OK)
        return 0;
    status = cparent_phrases_new(source, NULL, &phrases, &err);
    if (status == CPARENT_OK)
        read_by(phrases);
    else if (err.status != status || err.message[0] == '\0' || err.line < 0)
        abort();
    cparent_phrases_unref(phrases);
    cparent_source_unref(source);
    return 0;
}
