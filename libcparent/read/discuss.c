/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/action.h>

#include "read/act-internal.h"

#include <string.h>

/* Actions that the discussion holds: what somebody undertook, what was
 * asked for, what stands behind "Action:". */

static bool
is_base_verb(const cparent__sentence *s, int at)
{
    int i;

    if (at >= s->count)
        return false;
    for (i = s->first_cue[at]; i < s->first_cue[at + 1]; i++)
        if (s->cues[i].kind == CPARENT__K_VERB &&
            strcmp(s->cues[i].meaning, "do") == 0)
            return true;
    return false;
}

/* A verb that hands something over: a report, an answer, a list. */
static bool
is_delivery(const cparent__sentence *s, int at)
{
    int i;

    if (at >= s->count)
        return false;
    for (i = s->first_cue[at]; i < s->first_cue[at + 1]; i++)
        if (s->cues[i].kind == CPARENT__K_VERB &&
            strcmp(s->cues[i].meaning, "deliver") == 0)
            return true;
    return false;
}

static bool
is_article(const cparent__sentence *s, int at)
{
    return cparent__token_is(s, at, "the") || cparent__token_is(s, at, "a") ||
           cparent__token_is(s, at, "an");
}

static cparent__span
no_span(void)
{
    const cparent__span none = { 0, 0 };

    return none;
}

/* Where the clause that begins at `from` ends: at a second undertaking, a
 * semicolon, or the sentence's end.  A clause ends where the one ends that
 * it lies in, so that many in one sentence cost no more than one. */
static int
clause_end(cparent__reader *reader, int from)
{
    const cparent__sentence *s = &reader->sentence;
    int at;

    if (reader->clause_from <= from && from <= reader->clause_to)
        return reader->clause_to;
    for (at = from; at < s->count; at++)
        if (cparent__mark_is(s, at, ';') ||
            (cparent__mark_is(s, at, ',') &&
             cparent__token_is(s, at + 1, "which")) ||
            (cparent__token_is(s, at, "and") &&
             cparent__cue_at(s, CPARENT__K_SAY, at + 1) != NULL &&
             cparent__token_is(s, at + 2, "that")))
            break;
    reader->clause_from = from;
    reader->clause_to = at;
    return at;
}

static bool
is_everybody(const cparent__sentence *s, int from, int to)
{
    return to == from + 1 && cparent__token_is(s, from, "all");
}

/* An action that stands behind its mark. */
static bool
add_marked(cparent__reader *reader, int from, int to, cparent__span owner)
{
    if (cparent__action_add(reader, from, to, owner,
                            CPARENT_ACTION_SOURCE_DISCUSSION, "action.mark",
                            95) != NULL)
        cparent__mark_action(reader);
    return true;
}

static bool
is_passive(const cparent__sentence *s, int from, int to)
{
    int at;

    for (at = from; at + 1 < to; at++)
        if (cparent__token_is(s, at, "be") &&
            cparent__cue_at(s, CPARENT__K_VERB, at + 1) != NULL)
            return true;
    return false;
}

/* "the leaflet to be rewritten by the Participation Officer" */
static cparent__span
owner_by(const cparent__sentence *s, int from, int to)
{
    cparent__agent agent;
    int at;

    for (at = from; at + 1 < to; at++) {
        const int used = cparent__token_is(s, at, "by")
                             ? cparent__agent_at(s, at + 1, to, &agent)
                             : 0;

        if (used > 0 && agent != CPARENT__AGENT_BODY)
            return cparent__tokens_span(s, at + 1, at + 1 + used);
    }
    return no_span();
}

/* "Action: X to verb", "Action: X", "(Action: A/B)", "ACTION". */
static bool
read_mark(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *cue = NULL;
    int at, from, to, end, verb;
    bool bracket;

    if (cparent__cue_in(s, CPARENT__K_ACTION, 0, s->count) == NULL)
        return false;
    for (at = s->count - 1; at >= 0 && cue == NULL; at--) {
        cue = cparent__cue_at(s, CPARENT__K_ACTION, at);
        if (cue != NULL && cue->meaning[0] != '\0')
            cue = NULL;
        if (cue != NULL &&
            !(cparent__mark_is(s, cue->end, ':') ||
              cparent__mark_is(s, cue->end, '-') || cue->end >= s->count - 1))
            cue = NULL;
    }
    if (cue == NULL || !s->tokens[cue->start].capital)
        return false;
    bracket = cparent__mark_is(s, cue->start - 1, '(');
    if (cue->start - bracket > 0 && !bracket && cue->end < s->count - 1)
        return false;
    from = cue->end;
    while (from < s->count && s->tokens[from].kind == CPARENT__MARK)
        from++;
    end = cparent__label_in(s, from, s->count);
    to = from;
    while (to < end && !(bracket && cparent__mark_is(s, to, ')')))
        to++;
    for (verb = from; verb < to; verb++)
        if (cparent__token_is(s, verb, "to") && is_base_verb(s, verb + 1))
            break;
    if (verb < to && verb > from)
        return add_marked(reader, from, to,
                          is_everybody(s, from, verb)
                              ? no_span()
                              : cparent__tokens_span(s, from, verb));
    if (from < to && cue->start == 0 && !bracket &&
        (to - from > 6 || is_base_verb(s, from) || is_passive(s, from, to)))
        return add_marked(reader, from, to, owner_by(s, from, to));
    to = cparent__clause_trim(s, from, to);
    /* The mark names an owner, or nobody, for the sentence before. */
    {
        const cparent__span owner = is_everybody(s, from, to) || from >= to
                                        ? no_span()
                                        : cparent__tokens_span(s, from, to);
        cparent__item *item = NULL;

        if (cue->start - bracket > 0) {
            cparent__action_add(reader, 0, cue->start - bracket, owner,
                                CPARENT_ACTION_SOURCE_DISCUSSION,
                                "action.marked", 95);
        } else if (reader->last_action != SIZE_MAX) {
            item = &reader->items[reader->last_action];
            if (owner.end != 0)
                item->who = owner;
        } else if (reader->last_sentence.end != 0) {
            item = cparent__reader_add(reader, CPARENT_NOUN_ACTION,
                                       reader->last_sentence,
                                       "action.marked", 90);
            if (item != NULL) {
                item->who = owner;
                item->choice = CPARENT_ACTION_DUE_KIND_NONE;
                item->second = CPARENT_ACTION_STRENGTH_DO;
                item->third = CPARENT_ACTION_SOURCE_DISCUSSION;
            }
        }
    }
    return true;
}

static bool
is_pronoun(const cparent__sentence *s, int at)
{
    return cparent__token_is(s, at, "he") || cparent__token_is(s, at, "she") ||
           cparent__token_is(s, at, "they");
}

/* "X agreed to provide", "Ms Abara undertook to send", "X agreed for this
 * information to be included". */
static bool
read_undertaking(cparent__reader *reader, int at)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_UNDERTAKE, at);
    cparent__agent agent = CPARENT__AGENT_BODY;
    int from, to;
    cparent__span owner = { 0, 0 };

    if (cue == NULL)
        return false;
    if (is_article(s, cue->end) ||
        cparent__cue_at(s, CPARENT__K_DECIDE, cue->end) != NULL ||
        cparent__token_is(s, at - 1, "be") ||
        cparent__token_is(s, at - 1, "been") ||
        cparent__token_is(s, at - 1, "being") ||
        cparent__token_is(s, at - 1, "was") ||
        cparent__token_is(s, at - 1, "were") ||
        cparent__token_is(s, at - 1, "had") ||
        cparent__token_is(s, at - 1, "has"))
        return false;
    /* "Agreed to book a larger venue": nobody is named. */
    if (at == 0 && is_base_verb(s, cue->end))
        return cparent__action_add(reader, cue->end, clause_end(reader, cue->end),
                                   no_span(),
                                   CPARENT_ACTION_SOURCE_DISCUSSION,
                                   "action.undertaken", 85) != NULL;
    if (cparent__subject_of(s, at, &from, &to, &agent))
        owner = cparent__tokens_span(s, from, to);
    else if (cparent__token_is(s, at, "had") || cparent__token_is(s, at, "has"))
        return false;
    else if (cparent__subject_of(s, at - 1, &from, &to, &agent) ||
             (s->tokens[0].kind == CPARENT__WORD &&
              cparent__cue_in(s, CPARENT__K_SAY, 1, at) != NULL &&
              cparent__subject_of(
                  s, cparent__cue_in(s, CPARENT__K_SAY, 1, at)->start,
                  &from, &to, &agent)))
        owner = cparent__tokens_span(s, from, to);
    else
        return false;
    if (agent == CPARENT__AGENT_BODY &&
        !cparent__token_is(s, from, "officers"))
        owner = is_pronoun(s, from) ? reader->speaker : no_span();
    return cparent__action_add(reader, cue->end, clause_end(reader, cue->end),
                               owner, CPARENT_ACTION_SOURCE_DISCUSSION,
                               "action.undertaken", 92) != NULL;
}

/* "Mrs Cotterill was to chase this up". */
static bool
read_was_to(cparent__reader *reader, int at)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__agent agent;
    int from, to;

    if (!cparent__token_is(s, at, "was") && !cparent__token_is(s, at, "were"))
        return false;
    if (!cparent__token_is(s, at + 1, "to") || !is_base_verb(s, at + 2) ||
        !cparent__subject_of(s, at, &from, &to, &agent) ||
        agent == CPARENT__AGENT_BODY || to != at)
        return false;
    return cparent__action_add(reader, at + 2, clause_end(reader, at),
                               cparent__tokens_span(s, from, to),
                               CPARENT_ACTION_SOURCE_DISCUSSION,
                               "action.was-to", 82) != NULL;
}

/* Is this token part of the action that was read last? */
static bool
is_covered(const cparent__reader *reader, int at)
{
    const cparent__span token =
        cparent__tokens_span(&reader->sentence, at, at + 1);
    const cparent__item *last;

    if (reader->last_action == SIZE_MAX)
        return false;
    last = &reader->items[reader->last_action];
    return last->text.start <= token.start && token.end <= last->text.end;
}

/* "Ms Pell said that the figure would be with the Clerk by Friday": who says
 * by when has it done. */
static bool
read_promise(cparent__reader *reader, int at)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *say;
    cparent__agent agent;
    cparent__due due;
    int from, to;

    if (!cparent__token_is(s, at, "would") ||
        !cparent__token_is(s, at + 1, "be") || is_covered(reader, at))
        return false;
    due = cparent__due_in(s, &reader->times, at, s->count);
    if (due.kind != CPARENT_ACTION_DUE_KIND_DATE ||
        !(cparent__token_is(s, due.from, "by") ||
          cparent__token_is(s, due.from, "within")))
        return false;
    say = cparent__cue_last(s, CPARENT__K_SAY, 0, at);
    if (say == NULL || !cparent__token_is(s, say->end, "that") ||
        !cparent__subject_of(s, say->start, &from, &to, &agent) ||
        agent != CPARENT__AGENT_NAME)
        return false;
    return cparent__action_add(reader, say->end + 1, clause_end(reader, at),
                               cparent__tokens_span(s, from, to),
                               CPARENT_ACTION_SOURCE_DISCUSSION,
                               "action.promised", 80) != NULL;
}

/* Whoever speaks by name or post is who "she" is in the next sentence. */
static void
note_speaker(cparent__reader *reader)
{
    static const cparent__kind kinds[] = { CPARENT__K_SAY, CPARENT__K_ASK,
                                           CPARENT__K_UNDERTAKE };
    const cparent__sentence *s = &reader->sentence;
    cparent__agent agent;
    int from, to, i;
    int used = cparent__agent_at(s, 0, s->count, &agent);

    if (used > 0 && !is_pronoun(s, 0) &&
        (agent == CPARENT__AGENT_NAME || s->tokens[0].capital))
        reader->subject = cparent__tokens_span(s, 0, used);
    for (i = 0; i < 3; i++) {
        const cparent__cue *cue =
            cparent__cue_in(s, kinds[i], 0, s->count);

        if (cue == NULL ||
            !cparent__subject_of(s, cue->start, &from, &to, &agent) ||
            agent == CPARENT__AGENT_BODY)
            continue;
        reader->speaker = cparent__tokens_span(s, from, to);
        return;
    }
}

/* "Mr Bonsu did not have this but would let her have it": who began the
 * sentence still acts. */
static bool
acts_too(const cparent__sentence *s, int at, int *from, int *to,
         cparent__agent *agent)
{
    if (!cparent__token_is(s, at - 1, "but") &&
        !cparent__token_is(s, at - 1, "and"))
        return false;
    *from = 0;
    *to = cparent__agent_at(s, 0, at, agent);
    return *to > 0;
}

/* "The Chairman said that he would discuss", "Mr Lamb would circulate". */
static bool
read_would(cparent__reader *reader, int at)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__agent agent;
    cparent__span owner;
    int from, to;
    bool pronoun;

    if ((!cparent__token_is(s, at, "would") &&
         !cparent__token_is(s, at, "will")) ||
        !is_delivery(s, at + 1) || is_covered(reader, at) ||
        (cparent__token_is(s, at, "will") &&
         (cparent__token_is(s, at + 1, "present") ||
          cparent__token_is(s, at + 1, "provide") ||
          cparent__token_is(s, at + 1, "report")) &&
         cparent__due_in(s, &reader->times, at, s->count).to == 0) ||
        cparent__cue_in(s, CPARENT__K_ASK, 0, at) != NULL ||
        cparent__token_is(s, 0, "if"))
        return false;
    if (cparent__token_is(s, at - 1, "i") && reader->speaker.end != 0)
        return cparent__action_add(reader, at - 1, clause_end(reader, at),
                                   reader->speaker,
                                   CPARENT_ACTION_SOURCE_DISCUSSION,
                                   "action.i-will", 88) != NULL;
    pronoun = cparent__token_is(s, at - 1, "he") ||
              cparent__token_is(s, at - 1, "she") ||
              cparent__token_is(s, at - 1, "they");
    if (pronoun) {
        const cparent__cue *say =
            cparent__cue_last(s, CPARENT__K_SAY, 0, at - 1);

        if (say == NULL || at - 1 - say->end > 1 ||
            !cparent__subject_of(s, say->start, &from, &to, &agent))
            return false;
        owner = cparent__tokens_span(s, from, to);
        if (is_pronoun(s, from)) {
            owner = reader->speaker;
            if (owner.end == 0)
                return false;
        } else if (agent == CPARENT__AGENT_BODY &&
                   !cparent__token_is(s, from, "officers")) {
            return false;
        }
        return cparent__action_add(
                   reader, at - 1, clause_end(reader, at), owner,
                   CPARENT_ACTION_SOURCE_DISCUSSION, "action.said-would",
                   85) != NULL;
    }
    if (!cparent__subject_of(s, at, &from, &to, &agent) &&
        !acts_too(s, at, &from, &to, &agent))
        return false;
    if (agent == CPARENT__AGENT_BODY)
        return false;
    if (to != at && from == 0 && cparent__token_is(s, at - 1, "but"))
        return cparent__action_add(reader, at, clause_end(reader, at),
                                   cparent__tokens_span(s, from, to),
                                   CPARENT_ACTION_SOURCE_DISCUSSION,
                                   "action.would", 75) != NULL;
    return cparent__action_add(reader, from, clause_end(reader, at),
                               cparent__tokens_span(s, from, to),
                               CPARENT_ACTION_SOURCE_DISCUSSION,
                               "action.would", 75) != NULL;
}

/* "Anyone who would like to visit": a wish, and nobody is asked. */
static bool
is_wish(const cparent__sentence *s, const cparent__cue *cue)
{
    return cparent__token_is(s, cue->end - 1, "like") &&
           (cparent__token_is(s, cue->end, "to") ||
            cparent__token_is(s, cue->start - 1, "who"));
}

/* "requested that …", "asked for a breakdown to come to the next meeting",
 * "asked officers to provide". */
static bool
read_request(cparent__reader *reader, int at)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_REQUEST, at);
    const cparent__cue *seek = cparent__cue_at(s, CPARENT__K_SEEK, at);
    cparent__act act = { 0, 0, 0 };
    cparent__agent agent;
    cparent__span owner = { 0, 0 };
    int from, end, used;
    bool stands;

    if (cue == NULL || (seek != NULL && seek->end >= cue->end) ||
        is_wish(s, cue))
        return false;
    from = cue->end;
    end = clause_end(reader, from);
    used = cparent__agent_at(s, from, end, &agent);
    stands = cparent__act_in(s, from, end, &act);
    if (cparent__cue_means(cue, "person")) {
        /* "asked X to verb" */
        if (used == 0 || !cparent__token_is(s, from + used, "to"))
            return false;
        act.owner_from = from;
        act.owner_to = agent == CPARENT__AGENT_BODY &&
                               !cparent__token_is(s, from, "officers")
                           ? from
                           : from + used;
    } else if (cparent__cue_means(cue, "thing") && !stands) {
        if (cparent__due_in(s, &reader->times, from, end).to == 0 &&
            !cparent__token_is(s, at, "requested"))
            return false;
    } else if (cparent__cue_means(cue, "that") && !stands &&
               cparent__cue_in(s, CPARENT__K_VERB, from, end) == NULL) {
        return false;
    }
    if (act.owner_to > act.owner_from)
        owner = cparent__tokens_span(s, act.owner_from, act.owner_to);
    if (cparent__cue_means(cue, "thing")) {
        owner = no_span();
        from -= is_article(s, from - 1);
    }
    return cparent__action_add(reader, from, end, owner,
                               CPARENT_ACTION_SOURCE_DISCUSSION,
                               "action.requested", 80) != NULL;
}

/* "agreed that this item should stay on the agenda for the June meeting". */
static bool
should_act(const cparent__sentence *s, int from, int to, cparent__act *act)
{
    int at;

    for (at = from + 1; at + 1 < to && at < from + 16; at++)
        if (cparent__token_is(s, at, "should") &&
            (is_base_verb(s, at + 1) ||
             (cparent__token_is(s, at + 1, "be") &&
              cparent__cue_at(s, CPARENT__K_VERB, at + 2) != NULL))) {
            cparent__agent agent;
            const int used = cparent__agent_at(s, from, at, &agent);

            act->from = act->owner_from = act->owner_to = from;
            if (used == at - from)
                act->owner_to = at;
            return true;
        }
    return false;
}

/* "it was agreed that an update be presented". */
static bool
read_agreement(cparent__reader *reader, int at)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_AGREE, at);
    cparent__act act;
    int from, end;

    if (cue == NULL)
        return false;
    from = cue->end;
    end = clause_end(reader, from);
    if (!cparent__act_in(s, from, end, &act) &&
        !should_act(s, from, end, &act))
        return false;
    return cparent__action_add(
               reader, act.from, end,
               act.owner_to > act.owner_from
                   ? cparent__tokens_span(s, act.owner_from, act.owner_to)
                   : no_span(),
               CPARENT_ACTION_SOURCE_DISCUSSION, "action.agreed", 88) !=
           NULL;
}

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
                                         "started", "liked",  NULL };
    int i;

    for (i = 0; words[i] != NULL; i++)
        if (cparent__token_is(s, at, words[i]))
            return true;
    return false;
}

static bool
is_initials(const cparent__sentence *s, int at)
{
    const uint32_t length = s->tokens[at].end - s->tokens[at].start;

    return (length == 2 || length == 3) && s->tokens[at].capital &&
           cparent__is_upper((unsigned char)s->text[s->tokens[at].end - 1]);
}

/* "LT and the Service Manager to meet": initials, posts and what joins
 * them, up to "to". */
static int
owners_at(const cparent__sentence *s)
{
    cparent__agent agent;
    int at;

    if (!is_initials(s, 0) && cparent__agent_at(s, 0, s->count, &agent) == 0)
        return 0;
    for (at = 0; at < s->count && at < 10; at++) {
        if (at > 0 && cparent__token_is(s, at, "to"))
            return at;
        if (!(s->tokens[at].kind == CPARENT__WORD && s->tokens[at].capital) &&
            !cparent__token_is(s, at, "and") &&
            !cparent__token_is(s, at, "the") &&
            !cparent__token_is(s, at, "of") &&
            !cparent__mark_is(s, at, '/') && !cparent__mark_is(s, at, '&'))
            return 0;
    }
    return 0;
}

/* Notes: "A note to be sent to all Members by 16 January", "Lorna Beck to
 * redraft the definitions", "The dataset would be brought back to the
 * September meeting". */
static bool
read_note(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__agent agent;
    int used = cparent__agent_at(s, 0, s->count, &agent);
    int at;

    if (used == 0 || !cparent__token_is(s, used, "to")) {
        used = owners_at(s);
        agent = CPARENT__AGENT_NAME;
    }
    if (used > 0 && cparent__token_is(s, used, "to") &&
        is_base_verb(s, used + 1))
        return cparent__action_add(reader, 0, s->count,
                                   agent == CPARENT__AGENT_BODY &&
                                           !cparent__token_is(s, 0,
                                                              "officers")
                                       ? no_span()
                                       : cparent__tokens_span(s, 0, used),
                                   CPARENT_ACTION_SOURCE_DISCUSSION,
                                   "action.to", 85) != NULL;
    for (at = 1; at + 2 < s->count && at < 30; at++) {
        if (!cparent__token_is(s, at + 1, "be") ||
            !cparent__cue_means(cparent__cue_at(s, CPARENT__K_VERB, at + 2),
                                "done"))
            continue;
        if (cparent__token_is(s, at, "to") && !has_finite_verb(s, 0, at) &&
            cparent__cue_in(s, CPARENT__K_SAY, 0, at) == NULL &&
            !is_wanted(s, at - 1))
            break;
        if (cparent__token_is(s, at, "would") &&
            !has_finite_verb(s, 0, at) &&
            cparent__due_in(s, &reader->times, at, s->count).kind ==
                CPARENT_ACTION_DUE_KIND_MEETING)
            break;
    }
    if (at + 2 >= s->count || at >= 30)
        return false;
    return cparent__action_add(reader, 0, s->count, no_span(),
                               CPARENT_ACTION_SOURCE_DISCUSSION,
                               "action.note", 75) != NULL;
}

/* Past the words that made an action of what follows. */
static int
cue_past(const cparent__sentence *s, int at)
{
    static const cparent__kind kinds[] = { CPARENT__K_UNDERTAKE,
                                           CPARENT__K_REQUEST,
                                           CPARENT__K_AGREE };
    int past = at + 1;
    int i;

    for (i = 0; i < 3; i++) {
        const cparent__cue *cue = cparent__cue_at(s, kinds[i], at);

        if (cue != NULL && cue->end > past)
            past = cue->end;
    }
    return past;
}

void
cparent__read_actions(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    bool found = false;
    int at;

    if (cparent__read_action_log(reader) || read_mark(reader))
        return;
    reader->last_action = SIZE_MAX;
    reader->clause_from = reader->clause_to = -1;
    for (at = 0; at < s->count; at++) {
        const size_t before = reader->item_count;

        if (read_undertaking(reader, at) || read_would(reader, at) ||
            read_promise(reader, at) || read_was_to(reader, at) ||
            read_agreement(reader, at) || read_request(reader, at)) {
            found = true;
            if (reader->item_count > before)
                at = cue_past(s, at) - 1;
        }
    }
    if (!found)
        (void)read_note(reader);
    note_speaker(reader);
    reader->last_sentence = cparent__tokens_span(s, 0, s->count);
}
