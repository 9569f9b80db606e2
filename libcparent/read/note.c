/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/action.h>

#include "read/discuss-internal.h"

#include <string.h>

/* What minutes note down as to be done, without a verb of asking. */

static bool
has_finite_verb(const cparent__sentence *s, int from, int to)
{
    static const char *const words[] = { "was", "were", "is", "are", "had",
                                         "has", "have", "would", "will",
                                         "could", "should", "needed", NULL };
    int at, i;

    for (at = from; at < to; at++)
        for (i = 0; words[i] != NULL; i++)
            if (cparent__token_is(s, at, words[i]))
                return true;
    return false;
}

/* "wanted to be told": a wish, not a note of what is to be done. */
static bool
is_wanted(const cparent__sentence *s, int at)
{
    static const char *const words[] = { "wanted", "wished",  "hoped",
                                         "needed", "planned", "continued",
                                         "asked",  "able",    "expected",
                                         "likely", "ready",   "keen",
                                         "tended", "seemed",  "began",
                                         "started", "liked",  "due",
                                         "set",     "meant",  "scheduled",
                                         "supposed", "waiting", "awaiting",
                                         "yet",     "bound",  "still", NULL };

    return cparent__token_among(s, at, words);
}

int
cparent__owners_to(const cparent__sentence *s, int from)
{
    static const char *const joints[] = { "and", "the", "of", "with", "for",
                                          NULL };
    cparent__agent agent;
    int at;

    for (at = from; at < s->count && at < from + 12; at++) {
        if (at > from && cparent__token_is(s, at, "to"))
            return cparent__is_initials(s, from) ||
                           (cparent__agent_at(s, from, s->count, &agent) > 0 &&
                            agent != CPARENT__AGENT_BODY)
                       ? at
                       : 0;
        if (!(s->tokens[at].kind == CPARENT__WORD && s->tokens[at].capital) &&
            !cparent__token_among(s, at, joints) &&
            !cparent__mark_is(s, at, '/') && !cparent__mark_is(s, at, '&'))
            return 0;
    }
    return 0;
}

/* Where "to" stands behind whoever begins at `from`, and a verb behind it; 0
 * when nobody is to do anything there. */
static int
somebody_to(const cparent__sentence *s, int from, int end)
{
    cparent__agent agent;
    int to = cparent__owners_to(s, from);

    if (to == 0) {
        to = from + cparent__agent_at(s, from, end, &agent);
        if (to == from || agent == CPARENT__AGENT_BODY)
            return 0;
    }
    return to < end && cparent__token_is(s, to, "to") &&
                   cparent__act_is_base_verb(s, to + 1)
               ? to
               : 0;
}

/* The token ends what the one before is to do.  "Ms Bly to meet Mr Roe and Ms
 * Hall to agree dates" may be one thing. */
static bool
parts_owners(const cparent__sentence *s, int at)
{
    if (cparent__mark_is(s, at, ';') || cparent__mark_is(s, at, ','))
        return true;
    return cparent__token_is(s, at, "and") && at > 0 &&
           s->tokens[at - 1].kind == CPARENT__WORD &&
           !s->tokens[at - 1].capital;
}

int
cparent__next_to_do(const cparent__sentence *s, int at, int to, int *until)
{
    /* "Mr Roe, Ms Bly to check": both do the one thing. */
    while (at < to && !(cparent__token_is(s, at, "to") &&
                        cparent__act_is_base_verb(s, at + 1)))
        at++;
    for (*until = to; at < to; at++) {
        int from = at + 1;

        if (!parts_owners(s, at))
            continue;
        from += cparent__token_is(s, from, "and");
        if (somebody_to(s, from, to) > 0) {
            *until = at;
            return from;
        }
    }
    return to;
}

/* "A copy would be sent to Members by Friday": something is to be handed
 * over, and the words say by when or to whom. */
static bool
is_handed(const cparent__sentence *s, int at)
{
    int i;

    for (i = at < s->count ? s->first_cue[at] : 0;
         at < s->count && i < s->first_cue[at + 1]; i++)
        if (s->cues[i].kind == CPARENT__K_VERB &&
            strcmp(s->cues[i].meaning, "handed") == 0)
            return true;
    return false;
}

/* "circulated to Members": to those who meet here. */
static bool
is_mailed(const cparent__sentence *s, int at)
{
    const cparent__cue *body;
    int next = at + 1;

    if (!cparent__cue_means(cparent__cue_at(s, CPARENT__K_VERB, at), "done") ||
        !is_handed(s, at))
        return false;
    while (next < s->count && next < at + 4 &&
           !cparent__token_is(s, next, "to") &&
           !cparent__token_is(s, next, "with"))
        next++;
    if (!cparent__token_is(s, next, "to") &&
        !cparent__token_is(s, next, "with"))
        return false;
    next += 1 + (cparent__token_is(s, next + 1, "all") ||
                 cparent__token_is(s, next + 1, "the"));
    body = cparent__cue_at(s, CPARENT__K_BODY, next);
    return cparent__token_is(s, next, "members") ||
           cparent__token_is(s, next, "councillors") ||
           cparent__cue_means(body, "sits");
}

/* At a meeting that comes once, not at "each meeting". */
static bool
comes_once(cparent__reader *reader, int at)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__due due =
        cparent__due_in(s, &reader->times, at, s->count);

    return due.kind == CPARENT_ACTION_DUE_KIND_MEETING &&
           !cparent__token_is(s, due.from, "each") &&
           !cparent__token_is(s, due.from, "every");
}

/* "A further report would be brought" */
static bool
has_report(const cparent__sentence *s, int to)
{
    static const char *const papers[] = { "report", "update", "briefing",
                                          "note", "paper", NULL };
    int at;

    for (at = 0; at < to; at++)
        if (cparent__token_among(s, at, papers))
            return true;
    return false;
}

/* "would be raised with the agency by the Head of Service", "typed up by the
 * Participation Team": a team is asked for what is done at a desk, and not
 * for what it does with children. */
static cparent__span
done_by(const cparent__sentence *s, int verb)
{
    static const char *const desk[] = { "typed",    "written",  "circulated",
                                        "collated", "compiled", "published",
                                        "drafted",  NULL };
    cparent__agent agent;
    int at;

    if (!cparent__cue_means(cparent__cue_at(s, CPARENT__K_VERB, verb),
                            "done"))
        return cparent__act_no_span();
    for (at = verb + 1; at < s->count && at < verb + 12; at++) {
        const int used = cparent__token_is(s, at, "by")
                             ? cparent__agent_at(s, at + 1, s->count, &agent)
                             : 0;

        if (used > 0 && (agent != CPARENT__AGENT_BODY ||
                         (cparent__token_is(s, at + used, "team") &&
                          cparent__token_among(s, verb, desk))))
            return cparent__tokens_span(s, at + 1, at + 1 + used);
    }
    return cparent__act_no_span();
}

/* "would be undertaken and the findings | brought to the Panel" */
static bool
is_brought_behind(const cparent__sentence *s, int at)
{
    int next;

    for (next = at + 1; next + 1 < s->count && next < at + 20; next++)
        if (cparent__token_is(s, next, "and"))
            break;
    for (; next + 1 < s->count && next < at + 28; next++)
        if (is_handed(s, next) && is_mailed(s, next))
            return true;
    return false;
}

static int
handed_at(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    int at;

    for (at = 1; at + 2 < s->count && at < 60; at++) {
        cparent__due due;

        if (!(cparent__token_is(s, at, "would") ||
              cparent__token_is(s, at, "could")) ||
            !cparent__token_is(s, at + 1, "be"))
            continue;
        if (cparent__token_is(s, at, "would") && done_by(s, at + 2).end != 0)
            return at;
        if (cparent__token_is(s, at, "would") &&
            (is_mailed(s, at + 2) || is_brought_behind(s, at + 2)))
            return at;
        if (!is_handed(s, at + 2) &&
            !(cparent__token_is(s, at + 2, "given") && has_report(s, at)))
            continue;
        /* "Ms Vale said that this could be provided" */
        if (cparent__token_is(s, at - 1, "this") &&
            cparent__cue_last(s, CPARENT__K_SAY, 0, at) != NULL)
            return at;
        due = cparent__due_in(s, &reader->times, at, s->count);
        if (cparent__token_is(s, at, "would") && due.to > 0 &&
            !cparent__token_is(s, due.from, "until") &&
            (due.kind == CPARENT_ACTION_DUE_KIND_MEETING
                 ? comes_once(reader, at)
                 : due.kind != CPARENT_ACTION_DUE_KIND_MONTH ||
                       has_report(s, at)))
            return at;
    }
    return -1;
}

/* Who says that it will be done, at the head of the sentence. */
static cparent__span
who_says(const cparent__sentence *s, int from)
{
    const cparent__cue *say = cparent__cue_in(s, CPARENT__K_SAY, 0, from + 1);
    cparent__agent agent;
    int begin, end;

    if (say == NULL ||
        !cparent__subject_of(s, say->start, &begin, &end, &agent) ||
        (agent == CPARENT__AGENT_BODY &&
         !cparent__token_is(s, begin, "officers")))
        return cparent__act_no_span();
    return cparent__tokens_span(s, begin, end);
}

/* "whether a copy would be sent" */
static bool
has_opener(const cparent__sentence *s, int to)
{
    int at;

    for (at = 0; at < to; at++)
        if (cparent__cue_means(cparent__cue_at(s, CPARENT__K_OPENER, at),
                               "wh"))
            return true;
    return false;
}

bool
cparent__read_handed(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const int at = handed_at(reader);
    cparent__span owner;
    int from = at;

    if (at < 0 || cparent__token_is(s, 0, "if") ||
        cparent__token_is(s, 0, "under") ||
        cparent__cue_in(s, CPARENT__K_ASK, 0, at) != NULL ||
        has_opener(s, at))
        return false;
    while (from > 0 && !cparent__mark_is(s, from - 1, ';') &&
           !cparent__mark_is(s, from - 1, ',') &&
           !cparent__token_is(s, from - 1, "that"))
        from--;
    owner = done_by(s, at + 2);
    return cparent__action_add(reader, from,
                               cparent__act_clause_end(reader, from),
                               owner.end != 0 ? owner : who_says(s, from),
                               CPARENT_ACTION_SOURCE_DISCUSSION,
                               "action.handed", 75) != NULL;
}

/* "(2) DCS to discuss", "Bus passes: Ms Teal to report back": past a number
 * and what it is about. */
static int
note_begins(const cparent__sentence *s)
{
    const int from = cparent__number_length(s, 0);
    int at;

    if (somebody_to(s, from, s->count) > 0)
        return from;
    for (at = from + 1; at + 3 < s->count && at < from + 14; at++)
        if ((cparent__mark_is(s, at, ':') || cparent__mark_is(s, at, ';') ||
             (cparent__mark_is(s, at, '-') && !s->tokens[at].glued)) &&
            cparent__owners_to(s, at + 1) > 0)
            return at + 1;
    return from;
}

/* ", together with the Clerk, | to plan": past who helps; `at` when nobody
 * does. */
static int
past_beside(const cparent__sentence *s, int at)
{
    static const char *const helps[] = { "together", "with",      "along",
                                         "supported", "alongside", "in",
                                         "working",  NULL };

    return cparent__mark_is(s, at, ',') &&
                   cparent__token_among(s, at + 1, helps)
               ? cparent__act_past_aside(s, at, s->count)
               : at;
}

static bool
read_with_beside(cparent__reader *reader, int from, int to)
{
    const cparent__sentence *s = &reader->sentence;

    return cparent__act_is_base_verb(s, past_beside(s, to) + 1) &&
           cparent__action_add(reader, from, s->count,
                               cparent__tokens_span(s, from, to),
                               CPARENT_ACTION_SOURCE_DISCUSSION, "action.to",
                               85) != NULL;
}

/* "Ms Teal to report back", in tokens [from, end). */
static bool
read_owner_to(cparent__reader *reader, int from, int end)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__agent agent;
    int to = from + cparent__agent_at(s, from, end, &agent);
    cparent__span owner = { 0, 0 };

    /* "Councillor Dunn, together with the Clerk, to plan the day" */
    if (to > from && cparent__token_is(s, past_beside(s, to), "to") &&
        past_beside(s, to) > to)
        return read_with_beside(reader, from, to);
    if (to == from || !cparent__token_is(s, to, "to")) {
        to = cparent__owners_to(s, from);
        agent = CPARENT__AGENT_NAME;
    }
    if (to <= from || !cparent__token_is(s, to, "to") ||
        !cparent__act_is_base_verb(s, to + 1))
        return false;
    if (agent != CPARENT__AGENT_BODY ||
        cparent__token_is(s, from, "officers") ||
        (cparent__token_is(s, from, "all") && to > from + 1))
        owner = cparent__tokens_span(s, from, to);
    if (cparent__action_add(reader, from, end, owner,
                            CPARENT_ACTION_SOURCE_DISCUSSION, "action.to",
                            85) == NULL)
        return false;
    cparent__mark_action(reader);
    return true;
}

/* "Mr Able to chair the group; Ms Brook to circulate dates; and the Clerk to
 * book a room": each by himself. */
static bool
read_owners_to(cparent__reader *reader, int from)
{
    const cparent__sentence *s = &reader->sentence;
    bool found = false;

    while (from < s->count) {
        int until;
        const int next = cparent__next_to_do(s, from + 1, s->count, &until);

        if (!read_owner_to(reader, from, until))
            break;
        found = true;
        from = next;
    }
    return found;
}

bool
cparent__read_note(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    static const char *const set[] = { "was", "is", "are", NULL };
    int at;

    if (read_owners_to(reader, note_begins(s)))
        return true;
    /* "There being no decision to be taken, the Chair closed the item." */
    if (cparent__token_is(s, 1, "being"))
        return false;
    for (at = 1; at + 2 < s->count && at < 30; at++) {
        if (!cparent__token_is(s, at + 1, "be") ||
            !cparent__cue_means(cparent__cue_at(s, CPARENT__K_VERB, at + 2),
                                "done"))
            continue;
        if (cparent__token_is(s, at, "to") &&
            (!has_finite_verb(s, 0, at) ||
             (cparent__token_among(s, at - 1, set) && is_handed(s, at + 2) &&
              !has_finite_verb(s, 0, at - 1))) &&
            cparent__cue_in(s, CPARENT__K_SAY, 0, at) == NULL &&
            !is_wanted(s, at - 1) && !cparent__token_ends(s, at - 1, "ing"))
            break;
        if (cparent__token_is(s, at, "would") &&
            !has_finite_verb(s, 0, at) && comes_once(reader, at))
            break;
    }
    if (at + 2 >= s->count || at >= 30)
        return false;
    return cparent__action_add(reader, 0, s->count, cparent__act_no_span(),
                               CPARENT_ACTION_SOURCE_DISCUSSION,
                               "action.note", 75) != NULL;
}
