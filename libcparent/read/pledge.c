/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/discuss-internal.h"

#include <string.h>

#include "core/alloc-internal.h"

/* What begins a point of a list: a bullet, or a number. */
enum { POINT = CPARENT__BLOCK_BULLET | CPARENT__BLOCK_LABEL };

/* Bytes of the heading of a promise's part, and of a paragraph above. */
enum { HEADING = 100, PARAGRAPH = 900 };

/* Tokens of a line that opens promises, of one that heads a part, and of one
 * that is nothing but a heading. */
enum { LEAD = 16, PART = 30, BARE = 6 };

/* "The Board welcomed the pledge", "Members discussed it". */
static bool
body_acts(const cparent__sentence *s)
{
    cparent__agent agent;
    const int who = cparent__agent_at(s, 0, s->count, &agent);

    return who > 0 && (cparent__token_is(s, who, "discussed") ||
                       cparent__cue_at(s, CPARENT__K_DECIDE, who) != NULL);
}

static bool
reports_talk(const cparent__sentence *s)
{
    return cparent__cue_in(s, CPARENT__K_SAY, 1, 14) != NULL ||
           cparent__cue_in(s, CPARENT__K_ASK, 1, 14) != NULL ||
           cparent__cue_at(s, CPARENT__K_ASK_NOUN, 0) != NULL ||
           body_acts(s);
}

/* The block `far` ones below is in a list of points. */
static bool
is_point(const cparent__reader *reader, size_t far)
{
    return reader->block_index + far < reader->block_count &&
           (reader->block[far].flags & POINT) != 0;
}

/* The word of a promise whose number stands behind it, "Pledge 2"; NULL when
 * the sentence has none, or one without a number. */
static const cparent__cue *
numbered(const cparent__sentence *s, int *end_out)
{
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_PLEDGE, 0);
    int64_t number;
    const int used =
        cue == NULL ? 0 : cparent__small_number(s, cue->end, &number);

    if (used == 0)
        return NULL;
    *end_out = cue->end + used;
    return cue;
}

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
static bool
is_opening(const cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *cue =
        cparent__cue_in(s, CPARENT__K_PLEDGE, 0, s->count);
    int64_t number;

    return s->count <= LEAD && cue != NULL &&
           !cparent__mark_is(s, s->count - 1, '.') &&
           s->end >= reader->block->end && !reports_talk(s) &&
           !is_errand(s, cue->start) &&
           cparent__small_number(s, cue->end, &number) == 0;
}

/* "Pledge 2: We will listen", "Promise 3 (Health)", "Pledge 4" on a line of
 * its own: a heading, as it is printed. */
static bool
is_numbered_heading(const cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const bool whole = s->end >= reader->block->end;
    int at = 0;

    if (numbered(s, &at) == NULL || s->count - at > PART)
        return false;
    if (at == s->count)
        return whole;
    if (cparent__mark_is(s, at, '('))
        return whole && cparent__mark_is(s, s->count - 1, ')');
    if (cparent__mark_is(s, at, ':') || cparent__mark_is(s, at, '-') ||
        cparent__mark_is(s, at, '.'))
        return s->count > at + 1 || cparent__mark_is(s, at, '.') || whole;
    return whole && s->tokens[at].capital &&
           s->tokens[at].start - s->tokens[at - 1].end >= 2;
}

static void
open_pledge(cparent__reader *reader, cparent__span heading)
{
    cparent__item *item;

    reader->pledge = SIZE_MAX;
    if (heading.end == 0)
        return;
    item = cparent__reader_add(reader, CPARENT_NOUN_PLEDGE, heading,
                               "pledge.heading", 90);
    if (item == NULL)
        return;
    item->words = heading;
    item->first_part = (uint32_t)reader->part_count;
    reader->pledge = reader->item_count - 1;
}

static void
add_statement(cparent__reader *reader, uint32_t start, uint32_t end)
{
    cparent__item *item = &reader->items[reader->pledge];

    if (!cparent__grow((void **)&reader->parts, reader->part_count,
                       &reader->part_room, sizeof(cparent__span))) {
        reader->failed = CPARENT_E_NOMEM;
        return;
    }
    reader->parts[reader->part_count].start = start;
    reader->parts[reader->part_count].end = end;
    reader->part_count++;
    item->part_count++;
}

/* Opens the numbered heading that begins the block.  "Pledge 1: Being safe.
 * All visits were on time.": what stands behind it is said under it. */
static void
open_numbered(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const char *text = reader->decoded.text;
    const uint32_t end = reader->block->end;
    cparent__span heading = cparent__tokens_span(s, 0, s->count);
    int at = 0;

    reader->pledging = true;
    (void)numbered(s, &at);
    if (at + 1 == s->count && s->end < end) { /* "Pledge 1." */
        cparent__sentence_cut(reader->lexicon, text, s->end, end,
                              &reader->aside);
        s = &reader->aside;
        if (s->count > 0)
            heading.end = s->tokens[s->count - 1].end;
    }
    at = cparent__mark_is(s, s->count - 1, '.') ||
         cparent__mark_is(s, s->count - 1, ':');
    heading.end -= (uint32_t)at;
    open_pledge(reader, heading);
    if (reader->pledge != SIZE_MAX && s->end < end)
        add_statement(reader, cparent__skip_blanks(text, s->end, end), end);
}

static bool
speaks_to_children(const cparent__sentence *s)
{
    static const char *const first[] = { "we", "you", "your", "our", "i",
                                         NULL };

    return cparent__token_among(s, 0, first);
}

/* A list whose lines stand apart ends where the indentation does, or, in a
 * list without one, at a line that is a heading or reports who spoke. */
static bool
ends_list(const cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__block *block = reader->block;

    if (reader->items[reader->pledge].part_count == 0)
        return body_acts(s);
    if (reader->pledge_indent)
        return (block->flags & CPARENT__BLOCK_INDENT) == 0;
    if (speaks_to_children(s))
        return false;
    return (s->count <= BARE && !cparent__token_is(s, 0, "to") &&
            s->tokens[s->count - 1].kind != CPARENT__MARK) ||
           reports_talk(s);
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
           (cparent__token_among(s, 1, past) || reports_talk(s));
}

/* "We will", "Every child will", "No young person will": a promise. */
static bool
makes_promise(const cparent__sentence *s)
{
    static const char *const all[] = { "every", "each", "all", "no",
                                       "children", "care", NULL };
    int at;

    if (speaks_to_children(s))
        return !looks_back(s);
    for (at = 1; cparent__token_among(s, 0, all) && at <= 5; at++)
        if (cparent__token_is(s, at, "will"))
            return true;
    return false;
}

/* Ends as a heading does: without a mark, or with a bracket, "(Green)". */
static bool
ends_open(const cparent__sentence *s)
{
    return s->tokens[s->count - 1].kind != CPARENT__MARK ||
           cparent__mark_is(s, s->count - 1, ')');
}

/* What the page is about is the promise itself. */
static bool
titled_promise(cparent__reader *reader)
{
    cparent__sentence_cut(reader->lexicon, reader->decoded.text,
                          reader->title.start, reader->title.end,
                          &reader->aside);
    return reader->title.end > reader->title.start &&
           cparent__has_cue(&reader->aside, CPARENT__K_PLEDGE);
}

/* "We will listen to you" on a line of its own, with a list below, on a page
 * about the promise: one of its parts. */
static bool
is_part_of_promise(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__block *block = reader->block;

    return s->count >= 2 && s->count <= 16 &&
           ends_open(s) &&
           s->end >= block->end && speaks_to_children(s) &&
           reader->block_index + 1 < reader->block_count &&
           (block[1].flags & CPARENT__BLOCK_BULLET) != 0 &&
           titled_promise(reader);
}

/* The block `far` ones below says something to children, in a list or as a
 * sentence. */
static bool
promises_below(cparent__reader *reader, size_t far)
{
    const cparent__block *below = reader->block + far;

    if (reader->block_index + far >= reader->block_count ||
        below->end <= below->start ||
        ((below->flags & POINT) == 0 &&
         reader->decoded.text[below->end - 1] != '.'))
        return false;
    cparent__sentence_cut(reader->lexicon, reader->decoded.text,
                          below->start, below->end, &reader->aside);
    return reader->aside.count > 0 && makes_promise(&reader->aside);
}

/* "The Pledge, as read out, was in the following terms:-" above what it
 * promises, or above the first heading of that. */
static bool
gives_terms(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const int dash = cparent__mark_is(s, s->count - 1, '-');

    return cparent__mark_is(s, s->count - 1 - dash, ':') &&
           s->end >= reader->block->end &&
           cparent__has_cue(s, CPARENT__K_PLEDGE) &&
           promises_below(reader, 2);
}

/* The paragraph below reports what somebody said. */
static bool
talks_below(cparent__reader *reader)
{
    const cparent__block *below = reader->block + 1;

    cparent__sentence_cut(reader->lexicon, reader->decoded.text,
                          below->start, below->end, &reader->aside);
    return reports_talk(&reader->aside);
}

/* "We will listen to you" on a line of its own in a promise that has been
 * opened, with sentences below that promise it; or "A place to call home",
 * where those say who promises. */
static bool
is_bare_heading(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__block *block = reader->block;
    const cparent__block *below = cparent__block_below(reader);
    const char *text = reader->decoded.text;

    if (s->count < 1 || s->count > 16 || s->end < block->end ||
        !ends_open(s) || below == NULL || below->end <= below->start)
        return false;
    if (speaks_to_children(s))
        return (block->flags & CPARENT__BLOCK_LABEL) == 0 && s->count > 1 &&
               ((below->flags & CPARENT__BLOCK_BULLET) != 0 ||
                (text[below->end - 1] == '.' && !talks_below(reader)));
    return promises_below(reader, 1);
}

/* "Most children are settled." between a heading and its points, or a
 * paragraph that is all that stands under it; nobody speaks there. */
static bool
sums_up(cparent__reader *reader, size_t far)
{
    const cparent__block *below = reader->block + far;

    if (reader->block_index + far >= reader->block_count ||
        below->end == below->start || is_point(reader, far) ||
        (!is_point(reader, far + 1) &&
         (below->flags & below[-1].flags & CPARENT__BLOCK_GAP) == 0) ||
        reader->decoded.text[below->end - 1] != '.')
        return false;
    cparent__sentence_cut(reader->lexicon, reader->decoded.text,
                          below->start, below->end, &reader->aside);
    return !reports_talk(&reader->aside);
}

/* "Next steps", "Recommendations": what follows is no part of a promise. */
static bool
heads_other(const cparent__sentence *s)
{
    const cparent__cue *action = cparent__cue_at(s, CPARENT__K_ACTION, 0);

    return cparent__cue_at(s, CPARENT__K_SECTION, 0) != NULL ||
           cparent__cue_at(s, CPARENT__K_RESOLVE, 0) != NULL ||
           (action != NULL && !cparent__cue_means(action, "due"));
}

/* "Doing well at school" above points, in a promise that has been opened:
 * one of its parts, whatever the points tell of it.  "Next steps" is none. */
static bool
is_topic(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const bool label = (reader->block->flags & CPARENT__BLOCK_LABEL) != 0;

    return s->count <= LEAD && s->tokens[0].capital && ends_open(s) &&
           s->end >= reader->block->end && !heads_other(s) &&
           !reports_talk(s) &&
           (label ? (reader->block_index + 1 < reader->block_count &&
                     (reader->block[1].flags & CPARENT__BLOCK_BULLET) != 0)
                  : is_point(reader, 1) ||
                        ((s->count <= BARE || is_point(reader, 2)) &&
                         sums_up(reader, 1)));
}

/* A paragraph above the heading of a part and its points. */
static bool
stands_over_parts(cparent__reader *reader)
{
    const cparent__block *block = reader->block;

    return !is_point(reader, 0) && !is_point(reader, 1) &&
           reader->block_index + 2 < reader->block_count &&
           block->end - block->start <= PARAGRAPH &&
           block[1].end - block[1].start <= HEADING &&
           (is_point(reader, 2) ||
            (reader->decoded.text[block->end - 1] == ':' &&
             sums_up(reader, 2)));
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
static bool
leads_to_parts(cparent__reader *reader)
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
static bool
promises_itself(const cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *cue =
        cparent__cue_in(s, CPARENT__K_PLEDGE, 0, s->count);
    const char *text = reader->decoded.text;

    if (is_point(reader, 1)) /* of a list: "1. A HOME" alone heads a part */
        return (is_point(reader, 2) ||
                (reader->block[1].flags & CPARENT__BLOCK_BULLET) != 0) &&
               ((speaks_to_children(s) && cue->start < 2) ||
                cparent__token_is(s, cue->start - 1, "we"));
    return speaks_to_children(s) &&
           reader->block_index + 2 < reader->block_count &&
           strncmp(text + reader->block[1].start, "To ", 3) == 0 &&
           strncmp(text + reader->block[2].start, "To ", 3) == 0;
}

/* "The Pledge", "We promise to:", "It was in these terms:": the promise
 * begins below, or here, where its own words stand in the list. */
static bool
open_promise(cparent__reader *reader, int marks)
{
    const cparent__sentence *s = &reader->sentence;
    const bool opening = is_opening(reader);

    if (!opening && !gives_terms(reader) && !leads_to_parts(reader))
        return false;
    reader->pledging = true;
    reader->pledge = SIZE_MAX;
    if (opening && (promises_below(reader, 1) || promises_itself(reader)))
        open_pledge(reader, cparent__tokens_span(s, 0, s->count - marks));
    return true;
}

/* A paragraph below points says no more of what is promised; another part
 * may follow, unless somebody spoke. */
static bool
leaves_points(cparent__reader *reader)
{
    if (reader->pledge == SIZE_MAX ||
        reader->items[reader->pledge].part_count == 0 ||
        (reader->block[-1].flags & POINT) == 0 ||
        (reader->block->flags & (CPARENT__BLOCK_GAP | POINT)) !=
            CPARENT__BLOCK_GAP)
        return false;
    reader->pledging = !reports_talk(&reader->sentence) &&
                       !ends_open(&reader->sentence);
    reader->pledge = SIZE_MAX;
    return true;
}

/* "Your home:" in a promise that has been opened.  "In response to Members'
 * questions:" and "Next steps:" head no part of it. */
static bool
is_colon_heading(const cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;

    return cparent__mark_is(s, s->count - 1, ':') &&
           s->end >= reader->block->end && s->count <= 14 &&
           !reports_talk(s) && !heads_other(s) &&
           cparent__cue_in(s, CPARENT__K_ASK_NOUN, 0, 14) == NULL;
}

bool
cparent__read_pledge(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__block *block = reader->block;
    const bool gap = (block->flags & CPARENT__BLOCK_GAP) != 0;
    const bool point = is_point(reader, 0);
    const bool bullet = (block->flags & CPARENT__BLOCK_BULLET) != 0;
    const int colon =
        cparent__mark_is(s, s->count - 1, ':') && s->end >= block->end;

    if (is_numbered_heading(reader)) {
        open_numbered(reader);
        return true;
    }
    if (!point && is_part_of_promise(reader)) {
        reader->pledging = true;
        open_pledge(reader, cparent__tokens_span(s, 0, s->count));
        return true;
    }
    if (!reader->pledging)
        return !point && open_promise(reader, colon);
    if ((!bullet && (is_bare_heading(reader) || is_topic(reader))) ||
        is_colon_heading(reader)) {
        open_pledge(reader, cparent__tokens_span(s, 0, s->count - colon));
        return true;
    }
    if (leaves_points(reader) ||
        (reader->pledge == SIZE_MAX && leads_to_parts(reader)))
        return false;
    if (reader->pledge == SIZE_MAX || (gap && !point && ends_list(reader))) {
        reader->pledging = false;
        return false;
    }
    if (reader->items[reader->pledge].part_count == 0)
        reader->pledge_indent = (block->flags & CPARENT__BLOCK_INDENT) != 0;
    add_statement(reader, block->start, block->end);
    return true;
}
