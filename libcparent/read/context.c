/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/context-internal.h"

enum { MOST = 160 };

/* The first place of the folded text that is made of raw byte `raw` or a
 * later one. */
static uint32_t
folded(const cparent__decoded *decoded, size_t raw)
{
    uint32_t low = 0;
    uint32_t high = decoded->size;

    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        const cparent__span span = { middle, middle + 1 };
        size_t start, end;

        cparent__decoded_raw(decoded, span, &start, &end);
        if (start < raw)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool
is_blank(const cparent__decoded *decoded, uint32_t at)
{
    return cparent__is_space((unsigned char)decoded->text[at]);
}

static void
add_plain(const cparent__decoded *decoded, uint32_t from, uint32_t to,
          cparent__text *text)
{
    const cparent__span span = { from, to };
    size_t start, end;

    if (to <= from)
        return;
    cparent__decoded_raw(decoded, span, &start, &end);
    cparent__decoded_plain(decoded, start, end, text);
}

void
cparent__context(const cparent__decoded *decoded, size_t start, size_t end,
                 cparent__text *before, cparent__text *after)
{
    const uint32_t from = folded(decoded, start);
    const uint32_t to = folded(decoded, end);
    uint32_t left = from > MOST ? from - MOST : 0;
    uint32_t right =
        decoded->size - to > MOST ? to + MOST : decoded->size;

    /* Half a word says nothing. */
    while (left > 0 && left < from && !is_blank(decoded, left - 1))
        left++;
    while (right < decoded->size && right > to && !is_blank(decoded, right))
        right--;
    add_plain(decoded, left, from, before);
    add_plain(decoded, to, right, after);
}
