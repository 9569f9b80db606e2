/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/context-internal.h"

enum { MOST = 160 };

/* The part of the folded text, before its turn or behind it, in which raw
 * bytes stand in order and raw byte `raw` is. */
static cparent__span
stretch(const cparent__decoded *decoded, size_t raw)
{
    const cparent__span head = { 0, decoded->turn };
    const cparent__span tail = { decoded->turn, decoded->size };
    size_t start, end;

    if (tail.start == tail.end)
        return head;
    cparent__decoded_raw(decoded, tail, &start, &end);
    return raw >= start && raw < end ? tail : head;
}

/* The first place in a stretch that is made of raw byte `raw` or a later
 * one. */
static uint32_t
folded(const cparent__decoded *decoded, cparent__span within, size_t raw)
{
    uint32_t low = within.start;
    uint32_t high = within.end;

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

/* An escaped tag begins and ends where no reader of a piece of it would
 * know: of XML the words that were read are shown. */
static void
add_plain(const cparent__decoded *decoded, uint32_t from, uint32_t to,
          cparent__text *text)
{
    const cparent__span span = { from, to };
    size_t start, end;

    if (to <= from)
        return;
    if (decoded->form == CPARENT__FORM_XML) {
        cparent__decoded_folded(decoded, span, text);
        return;
    }
    cparent__decoded_raw(decoded, span, &start, &end);
    cparent__decoded_plain(decoded, start, end, text);
}

void
cparent__context(const cparent__decoded *decoded, size_t start, size_t end,
                 cparent__text *before, cparent__text *after)
{
    const cparent__span within = stretch(decoded, start);
    const uint32_t from = folded(decoded, within, start);
    const uint32_t to = folded(decoded, within, end);
    uint32_t left = from - within.start > MOST ? from - MOST : within.start;
    uint32_t right = within.end - to > MOST ? to + MOST : within.end;

    /* Half a word says nothing. */
    while (left > within.start && left < from && !is_blank(decoded, left - 1))
        left++;
    while (right < within.end && right > to && !is_blank(decoded, right))
        right--;
    add_plain(decoded, left, from, before);
    add_plain(decoded, to, right, after);
}
