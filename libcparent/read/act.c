/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/action.h>

#include "read/act-internal.h"
#include "read/agent-internal.h"

#include <string.h>

bool
cparent__verb_means(const cparent__sentence *s, int at, const char *meaning)
{
    int i;

    /* "re-cost", "re-word" */
    if (cparent__token_is(s, at, "re") && cparent__mark_is(s, at + 1, '-'))
        at += 2;
    if (at < 0 || at >= s->count)
        return false;
    for (i = s->first_cue[at]; i < s->first_cue[at + 1]; i++)
        if (s->cues[i].kind == CPARENT__K_VERB &&
            strcmp(s->cues[i].meaning, meaning) == 0)
            return true;
    return false;
}

int
cparent__clause_trim(const cparent__sentence *s, int from, int to)
{
    int at;

    /* "… (Action: X)" */
    for (at = to - 1; at > from && at > to - 24; at--) {
        const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_ACTION, at + 1);

        /* "(Lead: Ann Vale)" says who, and is looked at for it. */
        if ((cparent__mark_is(s, at, '(') || cparent__mark_is(s, at, '[')) &&
            cue != NULL && !cparent__cue_means(cue, "owner"))
            to = at;
    }
    for (;;) {
        if (to > from && s->tokens[to - 1].kind == CPARENT__MARK &&
            !cparent__mark_is(s, to - 1, ')') &&
            !cparent__mark_is(s, to - 1, '%') &&
            !cparent__mark_is(s, to - 1, '"') &&
            !cparent__mark_is(s, to - 1, '\''))
            to--;
        else if (to > from + 1 &&
                 (cparent__token_is(s, to - 1, "and") ||
                  cparent__token_is(s, to - 1, "that")) &&
                 s->tokens[to - 2].kind == CPARENT__MARK)
            to--;
        else
            return to;
    }
}

int
cparent__that_clause_end(const cparent__sentence *s, int from, int to)
{
    int at;

    for (at = from + 1; at + 1 < to; at++)
        if ((cparent__token_is(s, at, "and") || cparent__mark_is(s, at, ',')) &&
            cparent__token_is(s, at + 1, "that"))
            return at;
    return to;
}

/* "by the Director" behind a passive. */
static void
take_by(const cparent__sentence *s, int from, int to, cparent__act *act)
{
    int at;

    for (at = from; at + 1 < to; at++) {
        cparent__agent agent;
        int used;

        if (s->tokens[at].first != 'b' || !cparent__token_is(s, at, "by"))
            continue;
        used = cparent__agent_at(s, at + 1, to, &agent);
        if (used == 0 || agent == CPARENT__AGENT_BODY)
            continue;
        act->owner_from = at + 1;
        act->owner_to = at + 1 + used;
        return;
    }
}

/* "Councillor Crane be appointed Champion", "the next meeting be held on":
 * it is done, or only says when. */
static bool
is_election(const cparent__sentence *s, int from, int verb)
{
    static const char *const verbs[] = { "appointed", "nominated", "chosen",
                                         NULL };
    cparent__agent agent;

    if (cparent__token_among(s, verb, verbs))
        return cparent__agent_at(s, from, verb, &agent) > 0 &&
               agent == CPARENT__AGENT_NAME;
    from += cparent__token_is(s, from, "the");
    return cparent__token_is(s, verb, "held") &&
           cparent__token_is(s, from, "next") &&
           cparent__token_is(s, from + 1, "meeting");
}

/* "be the subject of a deep dive at the October meeting": what is to be done
 * with it, and when. */
static bool
is_subject_of(const cparent__sentence *s, int at, int to)
{
    static const char *const parts[] = { "subject", "focus", "theme", "topic",
                                         NULL };

    return cparent__token_is_article(s, at) &&
           cparent__token_among(s, at + 1, parts) &&
           cparent__token_is(s, at + 2, "of") &&
           cparent__cue_in(s, CPARENT__K_DUE, at + 3, to) != NULL;
}

/* "be a standing item", "be on the agenda": it is to be put there. */
static bool
stays_on_agenda(const cparent__sentence *s, int at, int to)
{
    static const char *const lead[] = { "a", "an", "on", "the", "item",
                                        "standing", "regular", "added",
                                        "separate", "future", NULL };

    while (at < to && cparent__token_among(s, at, lead)) {
        if (cparent__token_is(s, at, "item"))
            return true;
        at++;
    }
    return at < to && (cparent__token_is(s, at, "agenda") ||
                       cparent__token_is(s, at, "workplan"));
}

/* "record | its thanks to Mrs Nutley", "the Board's thanks | be recorded", in
 * tokens [from, to): said here and now.  A letter of thanks is to be
 * written, and thanks may be to be conveyed. */
static bool
is_thanks(const cparent__sentence *s, int from, int to)
{
    enum { NEAR = 7 };
    static const char *const thanks[] = { "thanks", "appreciation",
                                          "gratitude", "congratulations",
                                          "condolences", "sympathies", NULL };
    static const char *const other[] = { "of", "to", "for", "with", "from",
                                         "about", NULL };
    int at;

    for (at = from; at < to && at < from + NEAR; at++) {
        if (cparent__token_among(s, at, thanks))
            return true;
        if (cparent__token_among(s, at, other))
            return false;
    }
    return false;
}

bool
cparent__act_is_ceremony(const cparent__sentence *s, int verb, int to)
{
    static const char *const says[] = { "record", "express", "extend",
                                        "offer",  "give",    "place", NULL };
    static const char *const elects[] = { "appoint", "elect", "nominate",
                                          "re-elect", NULL };
    cparent__agent agent;
    int at;

    if (cparent__token_among(s, verb, says))
        return is_thanks(s, verb + 1, to) ||
               (cparent__token_is(s, verb + 1, "on") &&
                cparent__token_is(s, verb + 2, "record") &&
                is_thanks(s, verb + 3, to));
    /* "appoint Councillor Meek as Chair" */
    if (cparent__token_among(s, verb, elects) &&
        cparent__agent_at(s, verb + 1, to, &agent) > 0 &&
        agent == CPARENT__AGENT_NAME)
        return true;
    /* "exclude the press and public" */
    for (at = verb + 1; cparent__token_is(s, verb, "exclude") && at < to &&
                        at < verb + 5;
         at++)
        if (cparent__token_is(s, at, "public"))
            return true;
    return false;
}

/* "be | also formally | thanked", "be | re- | checked". */
static int
past_adverbs(const cparent__sentence *s, int at, int to)
{
    while (at < to && (cparent__token_is(s, at, "also") ||
                       cparent__token_is(s, at, "formally")))
        at++;
    return cparent__token_is(s, at, "re") && cparent__mark_is(s, at + 1, '-')
               ? at + 2
               : at;
}

/* "an update … be presented", "a note to be sent", "consideration be given
 * to": nobody need be named. */
static bool
passive_act(const cparent__sentence *s, int from, int to, cparent__act *act)
{
    static const char *const may[] = { "could", "can",    "may", "might",
                                       "need",  "cannot", "not", NULL };
    static const char *const said[] = { "recorded", "placed", "expressed",
                                        "extended", NULL };
    int at;

    for (at = from + 1; at + 1 < to && at < from + 40; at++) {
        int verb = at + 1;

        if (!cparent__token_is(s, at, "be"))
            continue;
        if (cparent__token_among(s, at - 1, may))
            return false;
        verb = past_adverbs(s, verb, to);
        if (cparent__token_among(s, verb, said) && is_thanks(s, from, at))
            return false;
        if ((cparent__idle_decision(s, verb) &&
             !cparent__act_comes_later(s, verb, to)) ||
            cparent__verb_means(s, verb, "idle") || is_election(s, from, verb))
            return false;
        if (!stays_on_agenda(s, verb, to) && !is_subject_of(s, verb, to) &&
            !cparent__verb_means(s, verb, "done") &&
            !cparent__token_ends(s, verb, "ed"))
            return false;
        act->from = from;
        act->owner_from = act->owner_to = from;
        take_by(s, verb + 1, to, act);
        return true;
    }
    return false;
}

/* "request that a further report is brought" */
static bool
is_brought(const cparent__sentence *s, int from, int to)
{
    int at;

    for (at = from + 1; at + 1 < to && at < from + 24; at++)
        if ((cparent__token_is(s, at, "is") ||
             cparent__token_is(s, at, "are")) &&
            cparent__verb_means(s, at + 1, "done"))
            return true;
    return false;
}

/* "HO and the Head of Service to produce": initials, posts and what joins
 * them, before "to". */
static bool
joint_act(const cparent__sentence *s, int from, int to, cparent__act *act)
{
    const int end = cparent__owners_to(s, from);

    if (end <= from || end + 1 >= to || !cparent__is_asked_verb(s, end + 1))
        return false;
    act->from = act->owner_from = from;
    act->owner_to = end;
    return true;
}

/* "ask the Treasurer for advice", "ask local businesses": somebody is to be
 * asked for something, and not to do it here and now. */
static bool
asks_itself(const cparent__sentence *s, int begin, int at, int to)
{
    cparent__agent agent;
    const int ask = begin + cparent__token_is(s, begin, "to");
    int used, next;

    if (!cparent__token_is(s, ask, "ask") || at != ask + 1 || at >= to ||
        cparent__token_is(s, at, "for"))
        return false;
    used = cparent__agent_at(s, at, to, &agent);
    if (used > 0)
        return cparent__token_is(s, at + used, "for") ||
               cparent__token_is(s, at + used, "whether") ||
               cparent__token_is(s, at + used, "if");
    for (next = at; next < to && next < at + 40; next++)
        if (cparent__token_is(s, next, "to") ||
            cparent__token_is(s, next, "be"))
            return false;
    return true;
}

/* "to set the target at 93%", "fix the fee at £40": that is done here and
 * now. */
static bool
sets_figure(const cparent__sentence *s, int at, int to)
{
    if (!cparent__token_is(s, at, "set") && !cparent__token_is(s, at, "fix"))
        return false;
    for (at++; at + 1 < to; at++)
        if (cparent__token_is(s, at, "at") &&
            (s->tokens[at + 1].kind == CPARENT__DIGITS ||
             s->tokens[at + 1].kind == CPARENT__MARK))
            return true;
    return false;
}

/* "Report noted", "Update agreed": it is a thing here, and no act. */
static bool
is_decided(const cparent__sentence *s, int at)
{
    static const char *const verbs[] = { "had",   "has",  "was",    "were",
                                         "is",    "are",  "would",  "could",
                                         "should", "must", "will",  NULL };

    return cparent__token_among(s, at, verbs) ||
           (at < s->count &&
            cparent__cue_at(s, CPARENT__K_DECIDE, at) != NULL &&
            s->text[s->tokens[at].end - 1] == 'd');
}

/* What is asked for behind "request that", "ask" at token `begin`, other than
 * by a clause: it begins at `at`. */
static bool
request_in(const cparent__sentence *s, int begin, int at, int to,
           cparent__act *act)
{
    static const char *const requests[] = { "request", "requests",
                                            "requested", NULL };
    cparent__agent agent;
    int used;

    if (is_brought(s, at, to)) {
        act->from = act->owner_from = act->owner_to = at;
        return true;
    }
    /* "to ask the Director for a note on each child" */
    used = cparent__agent_at(s, at, to, &agent);
    if (used > 0 && agent != CPARENT__AGENT_BODY &&
        cparent__is_for_paper(s, at + used)) {
        act->from = act->owner_from = at;
        act->owner_to = at + used;
        return true;
    }
    /* "to ask the Treasurer for advice", "to ask local schools too":
     * the asking is to be done. */
    if (asks_itself(s, begin, at, to)) {
        act->from = act->owner_from = act->owner_to = begin;
        return true;
    }
    /* "request an item on visits at the next meeting" */
    if ((cparent__token_is(s, at, "a") || cparent__token_is(s, at, "an")) &&
        cparent__token_among(s, at - 1, requests) &&
        cparent__cue_in(s, CPARENT__K_DUE, at, to) != NULL) {
        act->from = act->owner_from = act->owner_to = at;
        (void)cparent__active_act(s, at, to, act);
        return true;
    }
    /* "ask for a further report in 12 months" */
    if (cparent__token_is(s, at, "for") &&
        cparent__cue_in(s, CPARENT__K_DUE, at, to) != NULL) {
        act->from = act->owner_from = act->owner_to = at + 1;
        return true;
    }
    return false;
}

/* "progress against the Pledge | be noted": a thing, whatever verb it looks
 * like. */
static bool
is_thing_decided(const cparent__sentence *s, int from, int to)
{
    enum { FAR = 12 };
    int at;

    for (at = from + 1; at + 1 < to && at < from + FAR; at++) {
        if (cparent__token_is(s, at, "that") || cparent__token_is(s, at, "to"))
            return false;
        if (cparent__token_is(s, at, "be"))
            return cparent__idle_decision(s, at + 1);
    }
    return false;
}

/* "[to] send a note": a verb at `at` that asks it of whoever reads it. */
static bool
is_imperative(const cparent__sentence *s, int from, int at, int to)
{
    if (!cparent__is_asked_verb(s, at) || at + 1 >= to ||
        sets_figure(s, at, to) || is_decided(s, at + 1) ||
        cparent__act_is_ceremony(s, at, to))
        return false;
    if (at > from)
        return true;
    return (!s->tokens[at].capital ||
            s->tokens[at + 1].kind == CPARENT__WORD) &&
           !is_thing_decided(s, at, to);
}

static bool
act_from(const cparent__sentence *s, int from, int to, cparent__act *act)
{
    int at, begin;

    while (from < to && (cparent__token_is(s, from, "that") ||
                         cparent__token_is(s, from, "and") ||
                         s->tokens[from].kind == CPARENT__MARK))
        from++;
    at = from + cparent__token_is(s, from, "to");
    if (cparent__receives_later(s, at, to)) {
        act->from = act->owner_from = act->owner_to = at;
        return true;
    }
    /* "To recommend that the Cabinet Member bring forward" */
    if (cparent__idle_decision(s, at))
        return cparent__past_request(s, at) > at &&
               cparent__active_act(s, cparent__past_request(s, at), to, act);
    begin = from;
    if (cparent__past_request(s, at) > at) {
        from = at = cparent__past_request(s, at);
        if (request_in(s, begin, at, to, act))
            return true;
    }
    if (from >= to)
        return false;
    if (joint_act(s, from, to, act) || cparent__active_act(s, from, to, act))
        return true;
    if (is_imperative(s, from, at, to)) {
        act->from = from;
        act->owner_from = act->owner_to = from;
        take_by(s, at + 1, to, act);
        return true;
    }
    return passive_act(s, from, to, act) ||
           cparent__thing_act(s, from, to, act);
}

/* "Gofyn am fersiwn / To request that …": past the other language. */
static int
past_tongue(const cparent__sentence *s, int from, int to)
{
    enum { FAR = 40 };
    int at;

    for (at = from; at + 2 < to && at < from + FAR; at++)
        if (cparent__mark_is(s, at, '/') && s->tokens[at + 1].capital &&
            (cparent__token_is(s, at + 1, "to") ||
             cparent__token_is(s, at + 1, "that")))
            return at + 1;
    return from;
}

/* "subject to legal advice, the Head of Housing bring": past what is said
 * first, to the clause; `from` when nothing is. */
static int
past_lead(const cparent__sentence *s, int from, int to)
{
    static const char *const leads[] = { "subject", "following", "having",
                                         "given",   "where",     "once",
                                         "prior",   "before",    "after",
                                         "by",      "in",        "at",
                                         "as",      "with",      "until",
                                         "when",    "within",    "on", NULL };
    int at;

    while (from < to && (cparent__token_is(s, from, "that") ||
                         s->tokens[from].kind == CPARENT__MARK))
        from++;
    if (!cparent__token_among(s, from, leads))
        return from;
    for (at = from + 1; at < to && at < from + 16; at++)
        if (cparent__mark_is(s, at, ','))
            return at + 1;
    return from;
}

bool
cparent__act_in(const cparent__sentence *s, int from, int to,
                cparent__act *act)
{
    int past;

    from = past_tongue(s, from, to);
    past = past_lead(s, from, to);
    if (act_from(s, from, to, act))
        return true;
    if (past <= from || !cparent__mark_is(s, past - 1, ',') ||
        !act_from(s, past, to, act))
        return false;
    /* What is said first may say by when. */
    if (act->owner_to == act->owner_from)
        act->owner_from = act->owner_to = from;
    act->from = from;
    return true;
}

int
cparent__next_infinitive(const cparent__sentence *s, int at, int to)
{
    const int next = at + cparent__mark_is(s, at, ',') +
                     cparent__token_is(s, at + cparent__mark_is(s, at, ','),
                                       "and");

    return next > at && next + 2 < to && cparent__token_is(s, next, "to") &&
                   (cparent__is_asked_verb(s, next + 1) ||
                    cparent__cue_at(s, CPARENT__K_DECIDE, next + 1) != NULL)
               ? next
               : 0;
}

/* "be invited to attend the meeting on 8 March": that is where, and says
 * nothing of when the inviting is to be done; "by 8 March" does. */
static void
drop_invitation(const cparent__sentence *s, int from, cparent__due *due)
{
    static const char *const limits[] = { "by", "within", "before", NULL };
    int at;

    if (cparent__token_among(s, due->from, limits))
        return;
    for (at = from; at < due->from; at++)
        if (cparent__token_is(s, at, "invited") ||
            cparent__token_is(s, at, "invite") ||
            (cparent__token_is(s, at, "to") &&
             cparent__token_is(s, at + 1, "attend"))) {
            due->from = due->to = 0;
            due->kind = CPARENT_ACTION_DUE_KIND_NONE;
            return;
        }
}

/* "… to all members (AV)": where what is to be done ends. */
static int
take_bracket(const cparent__sentence *s, int from, int to,
             cparent__span *owner)
{
    int open;

    if (!cparent__mark_is(s, to - 1, ')'))
        return to;
    for (open = to - 2; open > from + 1 && open > to - 14; open--)
        if (cparent__mark_is(s, open, '('))
            return cparent__owner_bracket(s, open, to, owner) > 0
                       ? cparent__clause_trim(s, from, open)
                       : to;
    return to;
}

cparent__item *
cparent__action_add(cparent__reader *reader, int from, int to,
                    cparent__span owner, int source, const char *rule,
                    int confidence)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__item *item;
    cparent__due due;

    to = cparent__clause_trim(s, from, to);
    due = cparent__due_in(s, &reader->times, from, to);
    if (owner.end == 0)
        to = take_bracket(s, from, to, &owner);
    if (to <= from + 1)
        return NULL;
    item = cparent__reader_add(reader, CPARENT_NOUN_ACTION,
                               cparent__tokens_span(s, from, to), rule,
                               confidence);
    if (item == NULL)
        return NULL;
    reader->last_action = reader->item_count - 1;
    drop_invitation(s, from, &due);
    item->who = owner;
    item->choice = due.kind;
    item->second = cparent__token_is(s, from, "consideration") ||
                           cparent__token_is(s, from, "consider")
                       ? CPARENT_ACTION_STRENGTH_CONSIDER
                       : CPARENT_ACTION_STRENGTH_DO;
    item->third = source;
    if (due.to > due.from) {
        item->when = cparent__tokens_span(s, due.from, due.to);
        item->due = cparent__due_date(s, due.from, due.to, reader->meeting);
    } else if (reader->lead_when.end != 0) {
        item->when = reader->lead_when;
        item->due = reader->lead_due;
        item->choice = reader->lead_kind;
    }
    return item;
}
