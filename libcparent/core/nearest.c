/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "core/nearest-internal.h"

#include <string.h>

#include "core/text-internal.h"

enum { LONGEST = 128 };

/* How many letters to add, drop or change to make one from the other; -1
 * when they are too long to say. */
static int
distance(const char *a, const char *b)
{
    int row[LONGEST + 1];
    int length = (int)strlen(b);
    int i;
    int j;

    if (length > LONGEST || strlen(a) > LONGEST)
        return -1;
    for (j = 0; j <= length; j++)
        row[j] = j;
    for (i = 1; a[i - 1]; i++) {
        int corner = row[0];

        row[0] = i;
        for (j = 1; j <= length; j++) {
            int change = corner + (cparent__lower(a[i - 1]) !=
                                   cparent__lower(b[j - 1]));
            int step = row[j] < row[j - 1] ? row[j] + 1 : row[j - 1] + 1;

            corner = row[j];
            row[j] = change < step ? change : step;
        }
    }
    return row[length];
}

/* Three letters, or a third of a long word: beyond that words are others. */
static int
far_away(const char *word)
{
    size_t third = strlen(word) / 3;

    return third > 4 ? (int)third : 4;
}

void
cparent__nearest_consider(cparent__nearest *nearest, const char *candidate)
{
    int away = distance(nearest->word, candidate);

    if (away < 0 || away >= far_away(nearest->word) ||
        away >= (int)strlen(candidate))
        return;
    if (nearest->best && away >= nearest->away)
        return;
    nearest->best = candidate;
    nearest->away = away;
}
