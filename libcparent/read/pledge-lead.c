/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/pledge-internal.h"

#include <string.h>

/* What opens a promise: a heading, a sentence that says that its terms or its
 * parts follow. */

/* Bytes of the heading of a promise's part, and of a paragraph above. */
enum { HEADING = 100, PARAGRAPH = 900, INLINE = 60 };

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

/* The block `far` ones below can head a part: short, and no sentence. */
static bool
heads_below(const cparent__reader *reader, size_t far)
{
    const cparent__block *block = reader->block + far;

    return reader->block_index + far < reader->block_count &&
           block->end > block->start && block->end - block->start <= HEADING &&
           (block->flags & CPARENT__BLOCK_BULLET) == 0 &&
           strchr(".:;,?!", reader->decoded.text[block->end - 1]) == NULL;
}

/* "It contained the following:", "They were set out as follows.". */
static bool
announces(const cparent__sentence *s)
{
    const int last = s->count - 1 - cparent__mark_is(s, s->count - 1, '-');

    return cparent__mark_is(s, last, ':') ||
           (s->ended && (cparent__token_is(s, last - 1, "follows") ||
                         cparent__token_is(s, last - 1, "following") ||
                         cparent__token_is(s, last - 1, "below")));
}

/* Does the paragraph end by announcing what it, or the page, calls a
 * promise?  One that ends with a stop may but name it there. */
static bool
announces_promise(cparent__reader *reader, bool by_name)
{
    const cparent__block *block = reader->block;
    const cparent__sentence *s = &reader->aside;
    uint32_t at = block->start;
    bool named = false, told = false;

    while (at < block->end) {
        cparent__aside_cut(reader, at, block->end);
        if (s->count == 0)
            return false;
        told = announces(s);
        if (cparent__has_cue(s, CPARENT__K_PLEDGE)) {
            named = true;
            told = told || (by_name && s->ended);
        }
        at = s->end;
    }
    return told && (named || cparent__pledge_titled(reader));
}

/* "The Pledge, as read out, was in the following terms:-" above what it
 * promises, or above the first heading of that; "Ms Dell read out the new
 * pledge." above a heading with lines that promise. */
bool
cparent__pledge_terms(cparent__reader *reader)
{
    const cparent__block *block = reader->block;
    const bool headed = heads_below(reader, 1);
    const char last = reader->decoded.text[block->end - 1];

    return block->end - block->start <= PARAGRAPH &&
           (last == ':' || last == '-' || (last == '.' && headed)) &&
           cparent__pledge_below(reader, 2) &&
           announces_promise(reader,
                             headed && (block[2].flags &
                                        CPARENT__BLOCK_GAP) == 0);
}

/* "RESOLVED that:" stands right below: what it lists is decided. */
static bool
decides_below(cparent__reader *reader)
{
    const cparent__block *below = cparent__block_below(reader);

    if (below == NULL)
        return false;
    cparent__aside_cut(reader, below->start, below->end);
    return cparent__cue_at(&reader->aside, CPARENT__K_RESOLVE, 0) != NULL;
}

/* A paragraph above the heading of a part and its points. */
static bool
stands_over_parts(cparent__reader *reader)
{
    const cparent__block *block = reader->block;
    const char last = reader->decoded.text[block->end - 1];

    return !cparent__pledge_point(reader, 0) && !decides_below(reader) &&
           (!cparent__pledge_point(reader, 1) ||
            cparent__pledge_lists(reader, 1)) &&
           reader->block_index + 2 < reader->block_count &&
           block->end - block->start <= PARAGRAPH &&
           block[1].end - block[1].start <= HEADING &&
           (cparent__pledge_point(reader, 2) ||
            ((last == ':' || last == '-' ||
              (block[1].flags & ~block[2].flags & CPARENT__BLOCK_GAP) != 0) &&
             cparent__pledge_sums_up(reader, 2)));
}

/* "each promise in turn", "under the headings of the pledge", "two parts of
 * the Pledge": the parts of one. */
static bool
names_parts(const cparent__sentence *s, bool strictly)
{
    static const char *const ways[] = { "each", "every", "headings", "turn",
                                        "under", "headed", NULL };
    static const char *const loose[] = { "following", "follows", "below",
                                         "five", "six", NULL };
    static const char *const parts[] = { "part", "parts", "section",
                                         "sections", "theme", "themes",
                                         "area", "areas", "strand", "strands",
                                         "element", "elements", "aspects",
                                         "chapters", "pillars", NULL };
    int64_t number;
    int at;

    if (!cparent__has_cue(s, CPARENT__K_PLEDGE))
        return false;
    for (at = 0; at < s->count; at++)
        if (cparent__token_among(s, at, ways) ||
            (!strictly && cparent__token_among(s, at, loose)) ||
            (cparent__token_among(s, at, parts) &&
             ((cparent__token_is(s, at + 1, "of") &&
               cparent__cue_in(s, CPARENT__K_PLEDGE, at + 2, at + 7) !=
                   NULL) ||
              (at > 0 && cparent__small_number(s, at - 1, &number) == 1))))
            return true;
    return false;
}

/* Does a sentence of the paragraph name the parts of a promise, `strictly`
 * so or not?  Below the heading of a promise it need but name it. */
static bool
tells_of_parts(cparent__reader *reader, bool strictly)
{
    const cparent__block *block = reader->block;
    const cparent__sentence *s = &reader->aside;
    uint32_t at = block->start;

    while (at < block->end) {
        cparent__aside_cut(reader, at, block->end);
        if (s->count == 0)
            return false;
        if (names_parts(s, strictly) ||
            (!strictly && reader->pledging && s->ended &&
             cparent__has_cue(s, CPARENT__K_PLEDGE)))
            return true;
        at = s->end;
    }
    return false;
}

/* The sentence is the whole block, and names no promise. */
static bool
names_none(const cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;

    return s->start == reader->block->start &&
           s->end >= reader->block->end &&
           !cparent__has_cue(s, CPARENT__K_PLEDGE);
}

/* "The Head of Service went through each promise in turn.", "Progress under
 * each part of the Pledge was reported:" above a heading with points. */
bool
cparent__pledge_leads(cparent__reader *reader)
{
    return !names_none(reader) && stands_over_parts(reader) &&
           tells_of_parts(reader, false);
}

/* Where the words of a line begin, behind "A." which may be an initial. */
static uint32_t
past_letter(const char *text, uint32_t at, uint32_t end)
{
    return end - at > 4 && cparent__is_upper((unsigned char)text[at]) &&
                   text[at + 1] == '.' && text[at + 2] == ' '
               ? cparent__skip_blanks(text, at + 2, end)
               : at;
}

/* The words before the colon name a part, and nobody who speaks, nor a field
 * of the page. */
static bool
names_part(cparent__reader *reader, cparent__span heading)
{
    const cparent__sentence *s = &reader->aside;
    const cparent__cue *field;
    cparent__agent agent;

    cparent__aside_cut(reader, heading.start, heading.end);
    field = cparent__cue_at(s, CPARENT__K_HEAD, 0);
    return s->count > 0 && s->tokens[0].capital &&
           !cparent__pledge_heads_other(s) && !cparent__pledge_talk(s) &&
           (field == NULL || cparent__cue_means(field, "site")) &&
           cparent__agent_at(s, 0, s->count, &agent) == 0;
}

bool
cparent__pledge_inline(cparent__reader *reader, size_t far,
                       cparent__span *heading_out)
{
    const char *text = reader->decoded.text;
    const cparent__block *block = reader->block + far;
    cparent__span heading = { 0, 0 };
    uint32_t at;

    if (reader->block_index + far >= reader->block_count)
        return false;
    heading.start = past_letter(text, block->start, block->end);
    for (at = heading.start; at < block->end && text[at] != ':'; at++)
        if (at - heading.start > INLINE || strchr(".;?!", text[at]) != NULL)
            return false;
    heading.end = at;
    if (at + 2 >= block->end || text[at + 1] != ' ' ||
        !names_part(reader, heading))
        return false;
    *heading_out = heading;
    return true;
}

/* "Progress under each heading of the Promise:" above "Home: All is well.",
 * "They were:" above "Being ready: We will teach you to cook." */
bool
cparent__pledge_leads_inline(cparent__reader *reader)
{
    const cparent__block *block = reader->block;
    cparent__span heading;
    bool promises;

    if (block->end - block->start > PARAGRAPH ||
        cparent__pledge_point(reader, 0) ||
        !cparent__pledge_inline(reader, 2, &heading) ||
        !cparent__pledge_inline(reader, 1, &heading))
        return false;
    cparent__aside_cut(reader, heading.end + 2, block[1].end);
    promises =
        reader->aside.count > 0 && cparent__pledge_makes(&reader->aside);
    return (promises && announces_promise(reader, true)) ||
           tells_of_parts(reader, true);
}

/* "THE DRAFT PROMISE", "Our five promises to you": the name of a promise and
 * no more. */
static bool
is_bare_name(const cparent__sentence *s, const cparent__cue *cue)
{
    static const char *const before[] = { "the", "our", "draft", "new",
                                          "refreshed", "revised", "five",
                                          "six", "seven", "ten", "four",
                                          "three", "eight", "a", "final",
                                          "children's", "young", "people's",
                                          "your", NULL };
    int at;

    for (at = 0; at < cue->start; at++)
        if (!cparent__token_among(s, at, before))
            return false;
    return cue->end == s->count || cparent__mark_is(s, cue->end, ':') ||
           cparent__token_is(s, cue->end, "to");
}

/* "Be honest with us", "To listen to you": the point `far` blocks below is
 * wished for, in children's own words. */
static bool
wishes(cparent__reader *reader, size_t far)
{
    static const char *const first[] = { "be",  "don't",  "do",   "never",
                                         "always", "let", NULL };
    const cparent__sentence *s = &reader->aside;

    if (!cparent__pledge_point(reader, far))
        return false;
    cparent__aside_cut(reader, reader->block[far].start,
                       reader->block[far].end);
    return s->count > 1 &&
           (cparent__token_is(s, 0, "to") ||
            cparent__token_among(s, 0, first) ||
            cparent__act_is_base_verb(s, 0) ||
            cparent__cue_at(s, CPARENT__K_VERB, 0) != NULL);
}

/* "As your corporate parents we promise to:" above points, "Our Promise"
 * above lines that begin with "To": what they promise is said as it stands
 * there. */
bool
cparent__pledge_itself(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *cue =
        cparent__cue_in(s, CPARENT__K_PLEDGE, 0, s->count);
    const char *text = reader->decoded.text;

    /* Of a list: "1. A HOME" alone heads a part. */
    if (cparent__pledge_point(reader, 1))
        return !cparent__pledge_lists(reader, 1) &&
               (cparent__pledge_point(reader, 2) ||
                (reader->block[1].flags & CPARENT__BLOCK_BULLET) != 0) &&
               ((cparent__pledge_speaks(s) && cue->start < 2) ||
                cparent__token_is(s, cue->start - 1, "we") ||
                (is_bare_name(s, cue) && wishes(reader, 1) &&
                 wishes(reader, 2)));
    return cparent__pledge_speaks(s) &&
           reader->block_index + 2 < reader->block_count &&
           strncmp(text + reader->block[1].start, "To ", 3) == 0 &&
           strncmp(text + reader->block[2].start, "To ", 3) == 0;
}
