/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/action.h>

#include "read/discuss-internal.h"
#include "read/question-internal.h"

/* What somebody is asked to do in the discussion. */

/* "Anyone who would like to visit": a wish, and nobody is asked. */
static bool
is_wish(const cparent__sentence *s, const cparent__cue *cue)
{
    return cparent__token_is(s, cue->end - 1, "like") &&
           (cparent__token_is(s, cue->end, "to") ||
            cparent__token_is(s, cue->start - 1, "who") ||
            (cparent__token_is(s, cue->start - 1, "they") &&
             cparent__cue_in(s, CPARENT__K_SAY, 0, cue->start) != NULL));
}

/* "every child who asked for an advocate": elsewhere, and long since. */
static bool
is_of_those_who(const cparent__sentence *s, int at)
{
    return cparent__token_is(s, at - 1, "who") &&
           !cparent__mark_is(s, at - 2, ',');
}

/* "asked Ms Lowe to introduce the report": at this meeting, when no other time
 * is given. */
static bool
is_done_here(cparent__reader *reader, int verb, int to)
{
    const cparent__sentence *s = &reader->sentence;
    int i;

    for (i = s->first_cue[verb]; i < s->first_cue[verb + 1]; i++)
        if (s->cues[i].kind == CPARENT__K_VERB &&
            strcmp(s->cues[i].meaning, "here") == 0)
            return cparent__due_in(s, &reader->times, verb, to).to == 0;
    return false;
}

/* "future versions | to include each area": asked of a thing. */
static bool
is_asked_of_thing(const cparent__sentence *s, int from, int to)
{
    static const char *const needs[] = { "help", "support", "permission",
                                         "time", NULL };
    int at;

    for (at = from + 1; at + 2 < to && at < from + 14; at++)
        if (cparent__token_is(s, at, "to"))
            return cparent__verb_means(s, at + 1, "itself") &&
                   !cparent__token_among(s, at - 1, needs);
    return false;
}

/* "thanked the Head of Service and asked | her to pass on": whoever stands
 * before is asked; what is asked begins behind "to". */
static bool
is_asked_again(const cparent__sentence *s, int verb, int from,
               cparent__act *act)
{
    static const char *const whom[] = { "her", "him", "them", NULL };
    cparent__agent agent;
    int at;

    if (!cparent__token_among(s, from, whom) ||
        !cparent__token_is(s, from + 1, "to") ||
        !cparent__act_is_base_verb(s, from + 2) ||
        !cparent__token_is(s, verb - 1, "and"))
        return false;
    for (at = verb - 2; at > 0 && at > verb - 12; at--) {
        const int used = cparent__agent_at(s, at, verb - 1, &agent);

        /* "thanked Mr Cobb for his report and asked him" */
        if (used == 0 || agent == CPARENT__AGENT_BODY ||
            (at + used != verb - 1 &&
             !(cparent__token_is(s, at - 1, "thanked") &&
               cparent__token_is(s, at + used, "for"))))
            continue;
        /* "for his work with Ms Hall and asked": which of the two? */
        if (cparent__token_is(s, at - 1, "with"))
            return false;
        act->from = from + 2;
        act->owner_from = at;
        act->owner_to = at + used;
        return true;
    }
    return false;
}

/* "asked Mr Odell | if he would share the list", and he says that he will. */
static bool
is_asked_politely(cparent__reader *reader, int at, int to, cparent__act *act)
{
    static const char *const whether[] = { "if", "whether", NULL };
    static const char *const oneself[] = { "she", "he", "they", NULL };
    static const char *const modals[] = { "would", "could", "might", NULL };
    const cparent__sentence *s = &reader->sentence;

    if (!cparent__token_among(s, at, whether) ||
        !cparent__token_among(s, at + 1, oneself) ||
        !cparent__token_among(s, at + 2, modals) ||
        !cparent__act_is_base_verb(s, at + 3) ||
        is_done_here(reader, at + 3, to) || !cparent__accepts_next(reader))
        return false;
    act->from = at + 3;
    return true;
}

/* "asked | X to verb", "asked | the Director for a note". */
static bool
is_asked_of(cparent__reader *reader, const cparent__cue *cue, int from,
            int to, cparent__act *act)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__agent agent = CPARENT__AGENT_BODY;
    int used;

    if (is_asked_again(s, cue->start, from, act))
        return !is_done_here(reader, act->from, to);
    used = cparent__agent_at(s, from, to, &agent);
    if (used > 0)
        used += cparent__service_behind(s, from + used, to);
    if (used == 0)
        return false;
    if (agent != CPARENT__AGENT_BODY || cparent__token_is(s, from, "officers"))
        act->owner_to = from + used;
    if (agent != CPARENT__AGENT_BODY && cparent__is_for_paper(s, from + used))
        return !cparent__answer_follows(reader);
    if (is_asked_politely(reader, from + used, to, act))
        return true;
    return cparent__token_is(s, from + used, "to") &&
           !(agent == CPARENT__AGENT_BODY &&
             (cparent__token_is(s, cue->start, "invited") ||
              cparent__cue_at(s, CPARENT__K_DECIDE, from + used + 1) !=
                  NULL)) &&
           !is_done_here(reader, from + used + 1, to);
}

/* Does the clause [from, to) behind the cue ask for something, and of whom? */
static bool
is_request(cparent__reader *reader, const cparent__cue *cue, int from, int to,
           cparent__act *act)
{
    const cparent__sentence *s = &reader->sentence;

    act->from = act->owner_from = act->owner_to = from;
    if (cparent__cue_means(cue, "person"))
        return is_asked_of(reader, cue, from, to, act);
    if (cparent__act_in(s, from, to, act))
        return true;
    if (cparent__cue_means(cue, "thing"))
        return cparent__due_in(s, &reader->times, from, to).to > 0 ||
               is_asked_of_thing(s, from, to) ||
               (cparent__token_is(s, cue->start, "requested") &&
                !cparent__answer_follows(reader));
    return cparent__cue_in(s, CPARENT__K_VERB, from, to) != NULL;
}

/* Where "| and for this to be raised" goes on in the clause [from, to); `to`
 * where nothing does.  Found once for all that is said before it. */
static int
for_clause_end(cparent__reader *reader, int from, int to)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__ahead *next = &reader->next_for;
    int at = from;

    if (next->from <= from && from <= next->found && to == next->to)
        return next->found;
    while (at + 2 < to && !(cparent__token_is(s, at, "and") &&
                            cparent__token_is(s, at + 1, "for")))
        at++;
    next->from = from;
    next->to = to;
    next->found = cparent__words_in(s, at + 2, to, "to", "be") ? at : to;
    return next->found;
}

/* Where what is asked for first ends: "that the slides be sent | and that",
 * "for this to be raised | and for". */
static int
first_request(cparent__reader *reader, const cparent__cue *cue, int to)
{
    const cparent__sentence *s = &reader->sentence;

    if (cparent__cue_means(cue, "person"))
        return to;
    return cparent__token_is(s, cue->end - 1, "for") ||
                   cparent__token_is(s, cue->end - 2, "for")
               ? for_clause_end(reader, cue->end, to)
               : cparent__act_that_end(reader, cue->end, to);
}

static bool
add_request(cparent__reader *reader, const cparent__cue *cue,
            const cparent__act *act, int from, int to)
{
    const cparent__sentence *s = &reader->sentence;
    const bool apart = act->owner_from < from || act->from > act->owner_to;
    cparent__span owner = { 0, 0 };
    int begin = apart ? act->from : from;

    /* "requested | a breakdown", "asked for | the Director to come" */
    if (cparent__cue_means(cue, "thing"))
        begin -= cparent__token_is_article(s, begin - 1);
    if (act->owner_to > act->owner_from)
        owner = cparent__tokens_span(
            s, act->owner_from == from && !apart ? begin : act->owner_from,
            act->owner_to);
    return cparent__action_add(reader, begin, to, owner,
                               CPARENT_ACTION_SOURCE_DISCUSSION,
                               "action.requested", 80) != NULL;
}

/* "asked that an update be sent; | and that the views of carers be sought":
 * past "that" behind the semicolon at `at`; 0 when no more is asked. */
static int
past_that(const cparent__sentence *s, int at)
{
    int that = at + 1;

    if (!cparent__mark_is(s, at, ';'))
        return 0;
    that += cparent__token_is(s, that, "and");
    return cparent__token_is(s, that, "that") ? that + 1 : 0;
}

bool
cparent__read_request(cparent__reader *reader, int at)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_REQUEST, at);
    const cparent__cue *seek = cparent__cue_at(s, CPARENT__K_SEEK, at);
    cparent__act act;
    bool found;
    int from, end, to;

    /* "which the Board had asked to see": at another meeting. */
    if (cue == NULL || (seek != NULL && seek->end >= cue->end) ||
        is_wish(s, cue) || cparent__token_is(s, at - 1, "had") ||
        cparent__token_is(s, at - 1, "already") ||
        is_of_those_who(s, at) ||
        cparent__cue_means(cparent__cue_at(s, CPARENT__K_NOT_NAME, at - 1),
                           "outside") ||
        cparent__is_asked_on_paper(s, at - 1))
        return false;
    end = cparent__act_clause_end(reader, cue->end);
    to = first_request(reader, cue, end);
    found = is_request(reader, cue, cue->end, to, &act) &&
            add_request(reader, cue, &act, cue->end, to);
    if (found && to < end && cparent__act_in(s, to + 2, end, &act))
        (void)add_request(reader, cue, &act, to + 2, end);
    for (from = past_that(s, end); found && from > 0;
         from = past_that(s, end)) {
        end = cparent__act_clause_end(reader, from);
        if (cparent__act_in(s, from, end, &act))
            (void)add_request(reader, cue, &act, from, end);
    }
    return found;
}
