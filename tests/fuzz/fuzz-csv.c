/* SPDX-License-Identifier: Apache-2.0 */
#include "replay.h"

#include <cparent/cparent.h>

#include "format/csv-internal.h"

/* Whatever the bytes, the CSV reader gives rows that lie in them, or an
 * error. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    cparent_source *source = NULL;
    cparent__csv *csv = NULL;

    if (cparent_source_from_bytes("fuzz", data, size, &source, NULL) !=
        CPARENT_OK)
        return 0;
    if (cparent__csv_open(source, NULL, &csv, NULL) == CPARENT_OK) {
        while (cparent__csv_next(csv, NULL) == CPARENT_OK) {
            size_t start = 0, end = 0;

            cparent__csv_span(csv, &start, &end);
            if (start > end || end > size)
                abort();
        }
        cparent__csv_free(csv);
    }
    cparent_source_unref(source);
    return 0;
}
