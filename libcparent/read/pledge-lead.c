/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/pledge-internal.h"

#include <string.h>

/* What opens a promise: a heading, a sentence that says that its terms or its
 * parts follow. */

/* Bytes of the heading of a promise's part, and of a paragraph above. */
enum { HEADING = 100, PARAGRAPH = 900 };

/* "Everyone - send pledge ideas", "Jo Harker to bring the pledge": a thing to
 * be done about a promise. */
static bool
is_errand(const cparent__sentence *s, int pledge)
{
    static const char *const nouns[] = { "of", "on", "to", "from", "against",
                                         "for", NULL };
    cparent__agent agent;
    const int who = cparent__agent_at(s, 0, pledge, &agent);
    int at;

    if (who > 0 && cparent__token_is(s, who, "to") &&
        cparent__act_is_base_verb(s, who + 1))
        return true;
    for (at = 1; at + 1 < pledge; at++)
        if ((cparent__mark_is(s, at, '-') || cparent__mark_is(s, at, ':')) &&
            cparent__act_is_base_verb(s, at + 1) &&
            !cparent__token_among(s, at + 2, nouns))
            return true;
    return false;
}

/* "The Pledge", "Our promises", "Progress against the five promises": a line
 * that opens a list of them. */
bool
cparent__pledge_opening(const cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *cue =
        cparent__cue_in(s, CPARENT__K_PLEDGE, 0, s->count);
    int64_t number;

    return s->count <= CPARENT__PLEDGE_LEAD && cue != NULL &&
           !cparent__mark_is(s, s->count - 1, '.') &&
           s->end >= reader->block->end && !cparent__pledge_talk(s) &&
           !is_errand(s, cue->start) &&
           cparent__small_number(s, cue->end, &number) == 0;
}

/* "The Pledge, as read out, was in the following terms:-" above what it
 * promises, or above the first heading of that. */
bool
cparent__pledge_terms(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const int dash = cparent__mark_is(s, s->count - 1, '-');

    return cparent__mark_is(s, s->count - 1 - dash, ':') &&
           s->end >= reader->block->end &&
           cparent__has_cue(s, CPARENT__K_PLEDGE) &&
           cparent__pledge_below(reader, 2);
}

/* A paragraph above the heading of a part and its points. */
static bool
stands_over_parts(cparent__reader *reader)
{
    const cparent__block *block = reader->block;

    return !cparent__pledge_point(reader, 0) &&
           !cparent__pledge_point(reader, 1) &&
           reader->block_index + 2 < reader->block_count &&
           block->end - block->start <= PARAGRAPH &&
           block[1].end - block[1].start <= HEADING &&
           (cparent__pledge_point(reader, 2) ||
            (reader->decoded.text[block->end - 1] == ':' &&
             cparent__pledge_sums_up(reader, 2)));
}

/* "each promise in turn", "under the headings of the pledge", "two parts of
 * the Pledge": the parts of one. */
static bool
names_parts(const cparent__sentence *s)
{
    static const char *const ways[] = { "each", "every", "headings", "turn",
                                        "following", "follows", "below",
                                        "five", "six", "under", NULL };
    static const char *const parts[] = { "part", "parts", "section",
                                         "sections", "theme", "themes",
                                         "area", "areas", "strand", "strands",
                                         "element", "elements", "aspects",
                                         "chapters", "pillars", NULL };
    int at;

    if (!cparent__has_cue(s, CPARENT__K_PLEDGE))
        return false;
    for (at = 0; at < s->count; at++)
        if (cparent__token_among(s, at, ways) ||
            (cparent__token_among(s, at, parts) &&
             cparent__token_is(s, at + 1, "of") &&
             cparent__cue_in(s, CPARENT__K_PLEDGE, at + 2, at + 7) != NULL))
            return true;
    return false;
}

/* "The Head of Service went through each promise in turn.", "Progress under
 * each part of the Pledge was reported:" above a heading with points; below
 * the heading of a promise it need but name it. */
bool
cparent__pledge_leads(cparent__reader *reader)
{
    const cparent__block *block = reader->block;
    const cparent__sentence *s = &reader->aside;
    uint32_t at = block->start;

    if (!stands_over_parts(reader))
        return false;
    while (at < block->end) {
        cparent__sentence_cut(reader->lexicon, reader->decoded.text, at,
                              block->end, &reader->aside);
        if (s->count == 0)
            return false;
        if (names_parts(s) || (reader->pledging && s->ended &&
                               cparent__has_cue(s, CPARENT__K_PLEDGE)))
            return true;
        at = s->end;
    }
    return false;
}

/* "As your corporate parents we promise to:" above points, "Our Promise"
 * above lines that begin with "To": what they promise is said as it stands
 * there. */
bool
cparent__pledge_itself(const cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *cue =
        cparent__cue_in(s, CPARENT__K_PLEDGE, 0, s->count);
    const char *text = reader->decoded.text;

    /* Of a list: "1. A HOME" alone heads a part. */
    if (cparent__pledge_point(reader, 1))
        return (cparent__pledge_point(reader, 2) ||
                (reader->block[1].flags & CPARENT__BLOCK_BULLET) != 0) &&
               ((cparent__pledge_speaks(s) && cue->start < 2) ||
                cparent__token_is(s, cue->start - 1, "we"));
    return cparent__pledge_speaks(s) &&
           reader->block_index + 2 < reader->block_count &&
           strncmp(text + reader->block[1].start, "To ", 3) == 0 &&
           strncmp(text + reader->block[2].start, "To ", 3) == 0;
}
