/* SPDX-License-Identifier: Apache-2.0 */
#define REPLAY_BENDS 300
#define REPLAY_NAMES "tests/data/protect/table.txt"
#include "replay.h"

#include <string.h>

#include <cparent/cparent.h>

/* A table that is small enough to be done with at once. */
enum { MOST_BYTES = 600 };

/* Whatever the cells and the equations (parted by an empty line), they are
 * refused, or the pattern that comes out is proved to be safe. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    cparent_protect_options options = CPARENT_PROTECT_OPTIONS_INIT;
    cparent_source *sources[2] = { NULL, NULL };
    cparent_cells *cells = NULL;
    cparent_pattern *pattern = NULL;
    cparent_pattern_summary summary;
    size_t first = 0;
    size_t second;

    while (first < size &&
           !(data[first] == '\n' && (first == 0 || data[first - 1] == '\n')))
        first++;
    second = first < size ? first + 1 : size;
    options.effort = 1;
    options.level = size % 2 ? CPARENT_PROTECT_RULE : CPARENT_PROTECT_EXACT;
    if (size <= MOST_BYTES &&
        cparent_source_from_bytes("cells", data, first, &sources[0], NULL) ==
            CPARENT_OK &&
        cparent_source_from_bytes("equations", data + second, size - second,
                                  &sources[1], NULL) == CPARENT_OK &&
        cparent_cells_read(sources[0], sources[1], NULL, &cells, NULL) ==
            CPARENT_OK &&
        cparent_cells_protect(cells, &options, &pattern, NULL) ==
            CPARENT_OK) {
        cparent_pattern_summarise(pattern, &summary);
        if (!summary.safe || summary.level < options.level ||
            (summary.bound >= 0 && summary.bound > summary.cost))
            abort();
    }
    cparent_pattern_free(pattern);
    cparent_cells_free(cells);
    cparent_source_unref(sources[0]);
    cparent_source_unref(sources[1]);
    return 0;
}
