/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/pledge-internal.h"

#include <string.h>

/* What a line or a paragraph is to a promise; pledge.c puts them
 * together. */

/* "The Board welcomed the pledge", "Members discussed it". */
bool
cparent__pledge_body_acts(const cparent__sentence *s)
{
    cparent__agent agent;
    const int who = cparent__agent_at(s, 0, s->count, &agent);

    return who > 0 && (cparent__token_is(s, who, "discussed") ||
                       cparent__cue_at(s, CPARENT__K_DECIDE, who) != NULL);
}

/* "said", "reported", but not "had been offered", nor "what you said". */
static bool
says(const cparent__sentence *s)
{
    static const char *const others[] = { "be", "been", "was", "were", "is",
                                          "are", "you", NULL };
    const cparent__cue *say = cparent__cue_in(s, CPARENT__K_SAY, 1, 14);

    while (say != NULL && cparent__token_among(s, say->start - 1, others))
        say = cparent__cue_in(s, CPARENT__K_SAY, say->start + 1, 14);
    return say != NULL;
}

bool
cparent__pledge_talk(const cparent__sentence *s)
{
    return says(s) ||
           cparent__cue_in(s, CPARENT__K_ASK, 1, 14) != NULL ||
           cparent__cue_at(s, CPARENT__K_ASK_NOUN, 0) != NULL ||
           cparent__pledge_body_acts(s);
}

/* The block `far` ones below is in a list of points. */
bool
cparent__pledge_point(const cparent__reader *reader, size_t far)
{
    return reader->block_index + far < reader->block_count &&
           (reader->block[far].flags & CPARENT__POINT) != 0;
}

bool
cparent__pledge_speaks(const cparent__sentence *s)
{
    static const char *const first[] = { "we",   "you",     "your", "our",
                                         "i",    "byddwn",  "ein",  "byddwch",
                                         "cewch", "rydym",  "eich", NULL };

    return cparent__token_among(s, 0, first);
}

/* "We went through them", "We asked who wrote it": what has been done. */
static bool
looks_back(const cparent__sentence *s)
{
    static const char *const past[] = {
        "went",   "were", "had",      "did",     "saw",    "felt",
        "met",    "made", "took",     "gave",    "looked", "talked",
        "liked",  "heard", "reviewed", "checked", "voted", "discussed",
        "marked", "wrote", "watched", "thought", NULL
    };

    return cparent__token_is(s, 0, "we") &&
           (cparent__token_among(s, 1, past) || cparent__pledge_talk(s));
}

/* "Where it is safe you will stay at home", "Help will be there": a promise
 * that begins otherwise. */
static bool
says_you_will(const cparent__sentence *s)
{
    static const char *const whose[] = { "you", "we", "help", "somebody",
                                         "someone", "there", NULL };
    static const char *const ways[] = { "will", "can", "won't", NULL };
    int at;

    for (at = 0; at + 1 < s->count && at < 16; at++)
        if (cparent__token_among(s, at, whose) &&
            cparent__token_among(s, at + 1, ways))
            return !cparent__pledge_talk(s);
    return false;
}

/* "We will", "Every child will", "No young person will": a promise. */
bool
cparent__pledge_makes(const cparent__sentence *s)
{
    static const char *const all[] = { "every", "each", "all", "no",
                                       "children", "care", NULL };
    int at;

    if (cparent__pledge_speaks(s))
        return !looks_back(s);
    if (says_you_will(s))
        return true;
    for (at = 1; cparent__token_among(s, 0, all) && at <= 5; at++)
        if (cparent__token_is(s, at, "will"))
            return true;
    return false;
}

/* Ends as a heading does: without a mark, or with a bracket, "(Green)". */
bool
cparent__pledge_ends_open(const cparent__sentence *s)
{
    return s->tokens[s->count - 1].kind != CPARENT__MARK ||
           cparent__mark_is(s, s->count - 1, ')') ||
           cparent__mark_is(s, s->count - 1, '"');
}

/* What a label is made of: '1', 'a' or 'A'. */
static char
label_kind(const cparent__reader *reader, const cparent__block *block)
{
    const char *text = reader->decoded.text;
    const unsigned char c =
        (unsigned char)text[block->label + (text[block->label] == '(')];

    return cparent__is_digit(c) ? '1' : cparent__is_upper(c) ? 'A' : 'a';
}

/* "1.", "a)", "(i)": the first of a list. */
static bool
begins_count(const cparent__reader *reader, const cparent__block *block)
{
    const char *label = reader->decoded.text + block->label;

    label += *label == '(';
    return strchr("1aAiI", label[0]) != NULL &&
           !cparent__is_digit((unsigned char)label[1]);
}

bool
cparent__pledge_lists(const cparent__reader *reader, size_t far)
{
    const cparent__block *block = reader->block + far;

    return reader->block_index + far + 1 < reader->block_count &&
           (block->flags & CPARENT__BLOCK_BULLET) == 0 &&
           ((block[1].flags & CPARENT__BLOCK_BULLET) != 0 ||
            ((block->flags & block[1].flags & CPARENT__BLOCK_LABEL) != 0 &&
             label_kind(reader, block) != label_kind(reader, block + 1) &&
             begins_count(reader, block + 1)));
}

/* "Progress against the Pledge": above what was done. */
bool
cparent__pledge_monitors(const cparent__sentence *s)
{
    static const char *const words[] = { "progress", "update",  "performance",
                                         "monitoring", "review", "report",
                                         "delivery", "tracker", NULL };
    int at;

    for (at = 0; at < s->count; at++)
        if (cparent__token_among(s, at, words))
            return true;
    return false;
}

/* "Next steps", "Recommendations": what follows is no part of a promise. */
bool
cparent__pledge_heads_other(const cparent__sentence *s)
{
    const cparent__cue *action = cparent__cue_at(s, CPARENT__K_ACTION, 0);

    return cparent__cue_at(s, CPARENT__K_SECTION, 0) != NULL ||
           cparent__cue_means(cparent__cue_at(s, CPARENT__K_HEAD, 0),
                              "routine") ||
           cparent__cue_at(s, CPARENT__K_RESOLVE, 0) != NULL ||
           (action != NULL && !cparent__cue_means(action, "due"));
}

/* What the page is about is the promise itself. */
bool
cparent__pledge_titled(cparent__reader *reader)
{
    cparent__aside_cut(reader, reader->title.start, reader->title.end);
    return reader->title.end > reader->title.start &&
           cparent__has_cue(&reader->aside, CPARENT__K_PLEDGE);
}

/* The lines of a list without points stand under its heading at once, or
 * apart from it but together. */
static bool
is_directly_below(const cparent__reader *reader, const cparent__block *block)
{
    if ((block->flags & CPARENT__BLOCK_GAP) == 0)
        return (block[-1].flags & CPARENT__BLOCK_GAP) != 0;
    return block + 1 < reader->blocks + reader->block_count &&
           (block[1].flags & (CPARENT__BLOCK_GAP | CPARENT__POINT)) == 0;
}

/* The block `far` ones below says something to children, in a list or as a
 * sentence. */
bool
cparent__pledge_below(cparent__reader *reader, size_t far)
{
    const cparent__block *below = reader->block + far;

    if (reader->block_index + far >= reader->block_count ||
        below->end <= below->start ||
        ((below->flags & CPARENT__POINT) == 0 &&
         reader->decoded.text[below->end - 1] != '.' &&
         !is_directly_below(reader, below)))
        return false;
    cparent__aside_cut(reader, below->start, below->end);
    return reader->aside.count > 0 && cparent__pledge_makes(&reader->aside);
}

/* "Most children are settled." between a heading and its points, or a
 * paragraph that is all that stands under it; nobody speaks there. */
bool
cparent__pledge_sums_up(cparent__reader *reader, size_t far)
{
    const cparent__block *below = reader->block + far;

    if (reader->block_index + far >= reader->block_count ||
        below->end == below->start || cparent__pledge_point(reader, far) ||
        (!cparent__pledge_point(reader, far + 1) &&
         (below[-1].flags & CPARENT__BLOCK_GAP) == 0) ||
        reader->decoded.text[below->end - 1] != '.')
        return false;
    cparent__aside_cut(reader, below->start, below->end);
    return !cparent__pledge_talk(&reader->aside);
}
