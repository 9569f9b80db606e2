/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/head-internal.h"

/* Whose minutes they are: the council, and the body that met. */

/* Bytes of a line that may say it, and blocks of the head and of the body
 * looked at. */
enum { LINE = 200, MOST = 4000, BLOCKS = 4 };

/* A mark between the names on one line, "Wynmere Council > Champions Board",
 * "WYNMERE COUNCIL - CHAMPIONS BOARD". */
static bool
parts_at(const cparent__sentence *s, int at)
{
    return cparent__mark_is(s, at, '>') || cparent__mark_is(s, at, '|') ||
           cparent__mark_is(s, at, '/') || cparent__mark_is(s, at, ':') ||
           (cparent__mark_is(s, at, '-') && !s->tokens[at].glued) ||
           (cparent__mark_is(s, at, ',') &&
            cparent__token_is(s, s->count - 1, "council"));
}

/* "Children in Care Council", "Youth Council": young people's, not the
 * authority. */
static bool
is_childrens(const cparent__sentence *s, int to)
{
    static const char *const whose[] = { "care",    "youth",  "school",
                                         "student", "people", "leavers",
                                         "children", NULL };

    return cparent__token_is(s, to - 1, "council") &&
           cparent__token_among(s, to - 2, whose);
}

/* "Your Council" in the menu of a site, "Full Council": no name. */
static bool
is_no_name(const cparent__sentence *s, int from)
{
    static const char *const words[] = { "your", "our",  "full", "my",
                                         "the",  "this", NULL };

    return cparent__token_among(s, from, words) &&
           cparent__token_is(s, from + 1, "council");
}

/* "Slieve Carn Health and Social Care Trust", "Ballyronan Trust"; a
 * "Children's Trust" is a partnership. */
static bool
ends_as_trust(const cparent__sentence *s, int from, int to)
{
    static const char *const others[] = { "children's", "academy", "learning",
                                          "schools",    "adoption", NULL };

    return cparent__token_is(s, to - 1, "trust") &&
           (cparent__token_is(s, to - 2, "care") ||
            cparent__token_is(s, to - 2, "health") ||
            (to - from <= 4 && to == s->count &&
             !cparent__token_among(s, to - 2, others)));
}

static bool
ends_as_council(const cparent__sentence *s, int from, int to)
{
    return cparent__token_is(s, to - 1, "council") ||
           (cparent__token_is(s, to - 1, "borough") &&
            cparent__token_is(s, to - 2, "london")) ||
           (cparent__token_is(s, to - 1, "authority") &&
            cparent__token_is(s, to - 2, "unitary")) ||
           ends_as_trust(s, from, to) ||
           cparent__cue_at(s, CPARENT__K_COUNCIL, from) != NULL;
}

/* The name of a council in tokens [from, to) and nothing else. */
static bool
names_council(const cparent__sentence *s, int from, int to)
{
    int at;

    from += cparent__token_is(s, from, "the");
    if (to - from < 2 || to - from > 8 || is_childrens(s, to) ||
        is_no_name(s, from) || !ends_as_council(s, from, to))
        return false;
    for (at = from; at < to; at++)
        if (s->tokens[at].kind == CPARENT__WORD && !s->tokens[at].capital &&
            s->tokens[at].end - s->tokens[at].start > 3)
            return false;
    return true;
}

/* "Wynmere Borough Council" on a line of its own, or in two languages. */
bool
cparent__is_council_line(const cparent__sentence *s)
{
    int at;

    for (at = 1; at < s->count && !s->ended; at++)
        if (cparent__mark_is(s, at, '/'))
            return names_council(s, 0, at) ||
                   names_council(s, at + 1, s->count);
    return names_council(s, 0, s->count);
}

/* "Minutes of a meeting of the …": where the name of the body begins, or 0
 * when the line does not open so. */
static int
behind_opening(const cparent__sentence *s, int end)
{
    static const char *const words[] = { "minutes", "minute", "notes", "note",
                                         "record",  "draft",  "of",    "a",
                                         "the",     "meeting", "special",
                                         "virtual", "at", NULL };
    int from = 0;
    int at;

    if (cparent__token_is(s, 0, "a") || cparent__token_is(s, 0, "the"))
        return 0;
    while (from < end && cparent__token_among(s, from, words))
        from++;
    /* "Virtual School Governing Body" */
    from -= cparent__token_is(s, from - 1, "virtual") ||
            cparent__token_is(s, from - 1, "special");
    for (at = from; at < end; at++)
        if (cparent__token_is(s, at, "meeting"))
            return 0;
    return from;
}

int
cparent__body_end(const cparent__sentence *s, const cparent__cue *body)
{
    static const char *const links[] = { "on", "for", NULL };
    int at = body->end;

    if (!cparent__token_among(s, at, links))
        return at;
    for (at++; at < s->count; at++)
        if (s->tokens[at].kind == CPARENT__DIGITS ||
            cparent__mark_is(s, at, ':') ||
            (s->tokens[at].kind == CPARENT__WORD && !s->tokens[at].capital &&
             s->tokens[at].end - s->tokens[at].start > 3))
            return body->end;
    return at;
}

int
cparent__behind_minutes(const cparent__sentence *s)
{
    const cparent__cue *body =
        cparent__cue_last(s, CPARENT__K_BODY, 0, s->count);

    return body != NULL && body->end == s->count &&
                   !cparent__token_is(s, body->end - 1, "meeting")
               ? behind_opening(s, body->start)
               : 0;
}

void
cparent__name_committee(cparent__reader *reader, const cparent__sentence *s,
                        const cparent__cue *body)
{
    int from = 0, at;

    /* "The meeting" can decide, but does not say whose it is. */
    if (body != NULL && cparent__token_is(s, body->end - 1, "meeting"))
        body = cparent__cue_last(s, CPARENT__K_BODY, 0, body->start);
    if (body == NULL || reader->committee.end != 0)
        return;
    from = behind_opening(s, body->start);
    for (at = 0; from == 0 && at < body->start; at++)
        if (cparent__token_is(s, at, "of") ||
            cparent__token_is(s, at, "for") ||
            cparent__token_is(s, at, "the") || parts_at(s, at))
            from = at + 1;
    if (!cparent__mark_is(s, from, '-'))
        reader->committee =
            cparent__tokens_span(s, from, cparent__body_end(s, body));
}

/* The same, where a mark may part the name from "Minutes". */
static int
owner_stop(const cparent__sentence *s)
{
    const int end = cparent__owner_end(s);

    return end < s->count && cparent__mark_is(s, end - 1, '-') ? end - 1
                                                               : end;
}

/* "… - Draft Annual Report to Council": a paper for the council, and not its
 * name. */
static bool
addresses(const cparent__sentence *s, int from)
{
    static const char *const ways[] = { "to", "for", "by", "from",
                                        "with", "the", NULL };

    for (; from < s->count; from++)
        if (cparent__token_among(s, from, ways))
            return true;
    return false;
}

/* "SALTMERE CITY COUNCIL - CORPORATE PARENTING BOARD", "Cabinet Committee -
 * Wendle Council": whose minutes they are, not what they are about. */
bool
cparent__is_owner_line(const cparent__sentence *s)
{
    const cparent__cue *body =
        cparent__cue_last(s, CPARENT__K_BODY, 0, s->count);
    int at;

    if (body == NULL || s->ended)
        return false;
    for (at = 1; body->end == owner_stop(s) && at + 1 < body->start; at++)
        if (cparent__token_is(s, at, "council") &&
            s->tokens[at + 1].kind == CPARENT__MARK)
            return true;
    body = cparent__cue_in(s, CPARENT__K_BODY, 0, s->count);
    for (at = body->end; at + 2 < s->count; at++)
        if ((cparent__mark_is(s, at, '-') && !s->tokens[at].glued) ||
            cparent__mark_is(s, at, ','))
            return cparent__token_is(s, s->count - 1, "council") &&
                   !addresses(s, at + 1);
    return false;
}

/* "(Children and Learning)" is part of a committee's name; "(Item 6)" and
 * "(a Committee of Trust Board)" are not. */
static bool
names_more(const cparent__sentence *s, int at)
{
    static const char *const whom[] = { "children", "families", "education",
                                        "people",   "young",    "learning",
                                        NULL };

    return s->tokens[at + 1].capital &&
           cparent__token_among(s, at + 1, whom);
}

/* Every word of tokens [from, to) longer than "and" has a capital. */
static bool
is_proper(const cparent__sentence *s, int from, int to)
{
    int at;

    for (at = from; at < to; at++)
        if (s->tokens[at].kind == CPARENT__DIGITS ||
            (s->tokens[at].kind == CPARENT__WORD && !s->tokens[at].capital &&
             s->tokens[at].end - s->tokens[at].start > 3))
            return false;
    return to - from >= 2;
}

int
cparent__owner_end(const cparent__sentence *s)
{
    static const char *const what[] = { "minutes", "notes", "agenda",
                                        "minute",  "meeting", NULL };

    return s->count - cparent__token_among(s, s->count - 1, what);
}

bool
cparent__ends_as_body(const cparent__sentence *s, int end)
{
    return end == cparent__owner_end(s) ||
           (cparent__mark_is(s, end, '(') &&
            cparent__bracket_end(s, end) == s->count - 1);
}

/* "Panel of Wynmere Borough Council": where the council's name begins; `to`
 * where only one is named. */
static int
of_council(const cparent__sentence *s, int from, int to)
{
    const cparent__cue *body = cparent__cue_in(s, CPARENT__K_BODY, from, to);
    const int of = body == NULL ? to : body->end;

    return of + 2 < to && cparent__token_is(s, of, "of") &&
                   cparent__token_is(s, to - 1, "council")
               ? of + 1
               : to;
}

/* Where a name in tokens [from, to) ends: before "held", or a bracket that is
 * no part of it. */
static int
part_end(const cparent__sentence *s, int from, int to)
{
    for (; from < to; from++)
        if (cparent__token_is(s, from, "held") ||
            (cparent__mark_is(s, from, '(') && !names_more(s, from)))
            return from;
    return to == s->count ? cparent__owner_end(s) : to;
}

/* "Minutes of the joint": past what stands before a name. */
static int
past_openers(const cparent__sentence *s, int from, int to)
{
    static const char *const openers[] = { "minutes", "minute", "notes",
                                           "draft",   "extract", "of", "the",
                                           "from",    "meeting", "joint",
                                           "proceedings", "at",
                                           "a",       NULL };

    while (from < to && cparent__token_among(s, from, openers))
        from++;
    return from;
}

/* Tokens [from, to) are the name of a body, up to a bracket. */
static bool
names_body(const cparent__sentence *s, int from, int to)
{
    const cparent__cue *body;
    int end = from;

    while (end < to && !cparent__mark_is(s, end, '('))
        end++;
    body = cparent__cue_last(s, CPARENT__K_BODY, from, end);
    return body != NULL && body->end == end && body->start > from &&
           !cparent__token_is(s, from, "sub") &&
           (cparent__cue_means(body, "sits") ||
            cparent__token_is(s, end - 1, "group"));
}

/* The council or the body that tokens [from, to) are the name of. */
static void
read_part(cparent__reader *reader, const cparent__sentence *s, int from,
          int to)
{
    to = part_end(s, from, to);
    from = past_openers(s, from, to);
    if (!is_proper(s, from, to) || is_childrens(s, to) || is_no_name(s, from))
        return;
    if (cparent__token_is(s, to - 1, "council") ||
        cparent__cue_at(s, CPARENT__K_COUNCIL, from) != NULL) {
        if (reader->council.end == 0 || cparent__mark_is(s, from - 1, '/'))
            reader->council = cparent__tokens_span(s, from, to);
    } else if (reader->committee.end == 0 && names_body(s, from, to)) {
        reader->committee = cparent__tokens_span(s, from, to);
    }
}

void
cparent__read_owner(cparent__reader *reader, const cparent__sentence *s)
{
    int from = 0, end = 0, at;

    while (end < s->count && !cparent__token_is(s, end, "held"))
        end++;
    for (at = 0; at <= end; at++)
        if (at == end || parts_at(s, at)) {
            const int council = of_council(s, from, at);

            if (council < at) {
                read_part(reader, s, council, at);
                read_part(reader, s, from, council - 1);
            } else {
                read_part(reader, s, from, at);
            }
            from = at + 1;
        }
}

/* "The Children and Young People Scrutiny Committee considered a report":
 * who met, where no letterhead says it. */
static void
read_subject(cparent__reader *reader, const cparent__sentence *s)
{
    static const char *const verbs[] = { "considered", "received", "noted",
                                         "discussed",  "heard",    "welcomed",
                                         NULL };
    int at;

    for (at = 3; cparent__token_is(s, 0, "the") && at < 14; at++)
        if (cparent__token_among(s, at, verbs)) {
            read_part(reader, s, 1, at);
            return;
        }
}

void
cparent__find_owner(cparent__reader *reader, size_t body)
{
    const char *text = reader->decoded.text;
    cparent__sentence *s = &reader->sentence;
    size_t i;

    for (i = 0; i < reader->block_count && i < body + BLOCKS; i++) {
        const cparent__block *block = &reader->blocks[i];
        const bool above = block->end <= reader->title.start;

        if (reader->committee.end != 0 && reader->council.end != 0)
            return;
        if (i < body && (block->end - block->start > LINE || i > MOST))
            continue;
        cparent__sentence_cut(reader->lexicon, text, block->start, block->end,
                              s);
        if (i >= body)
            read_subject(reader, s);
        else if (s->count > 0 && !s->ended &&
                 (above || cparent__token_is(s, 0, "meeting")))
            cparent__read_owner(reader, s);
    }
}
