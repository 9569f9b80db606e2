/* SPDX-License-Identifier: Apache-2.0 */
#include "replay.h"

#include <cparent/cparent.h>

#include "read/tables-internal.h"

/* Whatever the bytes, JSON is a reading or an error. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    cparent_source *source = NULL;
    cparent_reading *reading = NULL;

    if (cparent_source_from_bytes("fuzz", data, size, &source, NULL) !=
        CPARENT_OK)
        return 0;
    if (cparent__reading_from_json(source, NULL, &reading, NULL) ==
        CPARENT_OK)
        cparent_reading_unref(reading);
    cparent_source_unref(source);
    return 0;
}
