/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/agent-internal.h"
#include "read/resolve-internal.h"

/* The limbs of a decision: how they are numbered, and which stand below
 * another. */

int
cparent__limb_shape(const cparent__reader *reader, const cparent__block *block)
{
    const char *text = reader->decoded.text;
    int shape = 0;
    uint32_t at;

    if ((block->flags & CPARENT__BLOCK_LABEL) == 0)
        return 0;
    for (at = block->label; at < block->start; at++) {
        if (text[at] == '(')
            shape |= 1;
        else if (cparent__is_digit((unsigned char)text[at]))
            shape |= 2;
        else if (cparent__is_alpha((unsigned char)text[at]))
            shape |= 4;
        else if (text[at] == '.' && at + 1 < block->start &&
                 cparent__is_digit((unsigned char)text[at + 1]))
            shape |= 8;
    }
    return shape | 16;
}

cparent__span
cparent__limb_label(const cparent__reader *reader, const cparent__block *block)
{
    cparent__span span = { 0, 0 };

    if ((block->flags & CPARENT__BLOCK_LABEL) == 0)
        return span;
    span.start = block->label;
    span.end = block->start;
    while (span.end > span.start &&
           reader->decoded.text[span.end - 1] == ' ')
        span.end--;
    return span;
}

int
cparent__limb_rank(const cparent__reader *reader, const cparent__block *block)
{
    enum { MOST = 1000 };
    const char *text = reader->decoded.text;
    int rank = 0;
    uint32_t at;

    if ((block->flags & CPARENT__BLOCK_LABEL) == 0)
        return 0;
    for (at = block->label; at < block->start && rank < MOST; at++) {
        const unsigned char c = (unsigned char)text[at];

        if (cparent__is_digit(c))
            rank = rank * 10 + c - '0';
        else if (cparent__is_alpha(c))
            rank = cparent__lower(c);
    }
    return rank;
}

bool
cparent__ends_in_colon(const cparent__sentence *s)
{
    int at = s->count - 1;

    while (at >= 0 && cparent__mark_is(s, at, '-'))
        at--;
    return cparent__mark_is(s, at, ':');
}

/* "That | the Head of Service | be asked to:", from token `from`: who, and
 * nothing else. */
static cparent__span
leader_of(const cparent__sentence *s, int from)
{
    const cparent__span none = { 0, 0 };
    const int begin = cparent__skip_joint(s, from);
    cparent__agent agent;
    const int used = cparent__agent_at(s, begin, s->count, &agent);
    const int end = begin + used;
    const int asked = cparent__act_asked_to(s, end);

    return used > 0 && agent != CPARENT__AGENT_BODY &&
                   cparent__skip_joint(s, asked > 0 ? asked : end) >= s->count
               ? cparent__tokens_span(s, begin, end)
               : none;
}

void
cparent__limb_lead(cparent__reader *reader, int from)
{
    const cparent__span none = { 0, 0 };
    const int rank = cparent__limb_rank(reader, reader->block);

    /* Right below it "(i)" begins a list, even behind "(h)". */
    if (reader->lead_limbs++ > 0 && rank == reader->lead_rank + 1)
        reader->lead_owner = none;
    if (!cparent__ends_in_colon(&reader->sentence))
        return;
    reader->lead_owner = leader_of(&reader->sentence, from);
    reader->lead_rank = rank;
    reader->lead_limbs = 0;
}
