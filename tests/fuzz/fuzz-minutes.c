/* SPDX-License-Identifier: Apache-2.0 */
#include "replay.h"

#include <cparent/cparent.h>

/* Whatever the bytes, the reader gives a reading whose citations lie in
 * them, or an error. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    cparent_source *source = NULL;
    cparent_reading *reading = NULL;
    char *json = NULL;
    size_t i;

    if (cparent_source_from_bytes("fuzz", data, size, &source, NULL) !=
        CPARENT_OK)
        return 0;
    if (cparent_read_minutes(source, NULL, &reading, NULL) == CPARENT_OK) {
        for (i = 0; i < cparent_reading_citation_count(reading); i++) {
            const cparent_record *citation =
                cparent_reading_citation_at(reading, i);
            int64_t start = 0, end = 0;

            if (!cparent_record_integer(
                    citation, CPARENT_CITATION_BYTE_START, &start) ||
                !cparent_record_integer(citation, CPARENT_CITATION_BYTE_END,
                                        &end) ||
                start >= end || (uint64_t)end > size)
                abort();
        }
        if (cparent_reading_json(reading, &json, NULL) == CPARENT_OK)
            cparent_string_free(json);
    }
    cparent_reading_unref(reading);
    cparent_source_unref(source);
    return 0;
}
