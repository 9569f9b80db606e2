/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/action.h>

#include "read/discuss-internal.h"
#include "read/question-internal.h"
#include "read/resolve-internal.h"

#include <string.h>

/* What somebody undertakes in the discussion: "agreed to", "was to", "said
 * that she would". */

/* Further from its subject a verb is quoted without it. */
enum { NEAR_SUBJECT = 10 };

/* As far on as a promise reaches. */
static int
near(const cparent__sentence *s, int at)
{
    return at + 60 < s->count ? at + 60 : s->count;
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
is_pronoun(const cparent__sentence *s, int at)
{
    return cparent__token_is(s, at, "he") || cparent__token_is(s, at, "she") ||
           cparent__token_is(s, at, "they");
}

/* "Ms Vale did not have it but undertook to send it": who began the
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
    if (*to > 0)
        return true;
    /* "Bank accounts: Mrs Dunn has asked two banks and will" */
    while (*from < at && !cparent__mark_is(s, *from, ':'))
        ++*from;
    ++*from;
    *to = *from + cparent__agent_at(s, *from, at, agent);
    return *to > *from;
}

/* "agreed to take this away", "offered to do so": what was asked for just
 * before. */
static bool
is_answering(const cparent__reader *reader, int from, int to)
{
    static const char *const verbs[] = { "do", "take", "try", NULL };
    static const char *const words[] = { "this", "that", "so", "it", "these",
                                         NULL };
    const cparent__sentence *s = &reader->sentence;

    return cparent__clause_trim(s, from, to) - from <= 3 &&
           cparent__token_among(s, from, verbs) &&
           cparent__token_among(s, from + 1, words);
}

/* "agreed that it would | be helpful to have a list": so it is, and nobody
 * does it; "be circulated" is to be done. */
static bool
is_only_so(const cparent__sentence *s, int at)
{
    return cparent__token_is(s, at, "be") &&
           cparent__token_is(s, at - 1, "would") &&
           cparent__token_is(s, at - 2, "it") &&
           !cparent__verb_means(s, at + 1, "done") &&
           !cparent__token_ends(s, at + 1, "ed");
}

/* "had agreed to", "was agreed to", "agreed to the plan", "agreed to note",
 * "was asked to what extent":
 * nobody takes something on here. */
static bool
takes_nothing_on(const cparent__sentence *s, const cparent__cue *cue)
{
    static const char *const before[] = { "be",  "been", "being", "was",
                                          "were", "had", "has",   NULL };

    return cparent__token_is_article(s, cue->end) ||
           cparent__act_is_ceremony(s, cue->end, s->count) ||
           is_only_so(s, cue->end) ||
           cparent__is_opener(s, cue->end - 1) ||
           cparent__token_is(s, cue->end, "like") ||
           cparent__token_is(s, cue->end, "prefer") ||
           cparent__token_is(s, cue->end, "welcome") ||
           (cparent__cue_at(s, CPARENT__K_DECIDE, cue->end) != NULL &&
            !is_delivery(s, cue->end)) ||
           cparent__token_among(s, cue->start - 1, before);
}

/* Who undertakes with the words at `at`: the subject, or who began the
 * sentence and still acts, or who said it. */
static bool
who_undertakes(const cparent__sentence *s, int at, int *from, int *to,
               cparent__agent *agent)
{
    const cparent__cue *say;

    if (cparent__subject_of(s, at, from, to, agent))
        return true;
    if (cparent__token_is(s, at, "had") || cparent__token_is(s, at, "has"))
        return false;
    if (acts_too(s, at, from, to, agent) ||
        cparent__subject_of(s, at - 1, from, to, agent))
        return true;
    say = s->tokens[0].kind == CPARENT__WORD
              ? cparent__cue_in(s, CPARENT__K_SAY, 1, at)
              : NULL;
    return say != NULL &&
           cparent__subject_of(s, say->start, from, to, agent);
}

/* Who said that they would, for the pronoun before the verb at `at`. */
static bool
who_would(cparent__reader *reader, int pronoun, cparent__span *owner)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *say =
        cparent__cue_last(s, CPARENT__K_SAY, 0, pronoun);
    cparent__agent agent;
    int from, to;

    *owner = reader->subject.start > reader->speaker.start ? reader->subject
                                                           : reader->speaker;
    /* "She would check and come back": who spoke in the sentence before. */
    if (pronoun == 0)
        return reader->last_sentence.end != 0 && owner->end != 0;
    /* "The Chairman reported that … and that she would" */
    if (cparent__token_is(s, pronoun - 1, "that") &&
        cparent__token_is(s, pronoun - 2, "and"))
        say = cparent__cue_in(s, CPARENT__K_SAY, 0, pronoun);
    else if (say != NULL && pronoun - say->end > 1) {
        /* "said that nine were outstanding and she would let them know" */
        if (!cparent__token_is(s, pronoun - 1, "and") &&
            !cparent__token_is(s, pronoun - 1, "but") &&
            !cparent__mark_is(s, pronoun - 1, ';'))
            return false;
        say = cparent__cue_in(s, CPARENT__K_SAY, 0, pronoun);
    }
    /* "Results were being gathered, and she would bring them." */
    if (say == NULL)
        return cparent__token_is(s, pronoun - 1, "and") && owner->end != 0;
    if (!cparent__subject_of(s, say->start, &from, &to, &agent) &&
        !acts_too(s, say->start, &from, &to, &agent))
        return false;
    if (is_pronoun(s, from))
        return owner->end != 0;
    *owner = cparent__tokens_span(s, from, to);
    return agent != CPARENT__AGENT_BODY ||
           cparent__token_is(s, from, "officers");
}

/* "undertook, on behalf of the Panel, to | send": where the act begins; 0 when
 * nothing is said between the two. */
static int
past_parted(const cparent__sentence *s, int at)
{
    static const char *const verbs[] = { "undertook", "agreed", "offered",
                                         "promised", "volunteered",
                                         "committed", "pledged", NULL };
    int end;

    if (!cparent__token_among(s, at, verbs) ||
        !cparent__mark_is(s, at + 1, ','))
        return 0;
    for (end = at + 2; end + 2 < s->count && end < at + 16; end++)
        if (cparent__mark_is(s, end, ','))
            return cparent__token_is(s, end + 1, "to") &&
                           cparent__act_is_base_verb(s, end + 2)
                       ? end + 2
                       : 0;
    return 0;
}

static bool
read_parted(cparent__reader *reader, int at)
{
    const cparent__sentence *s = &reader->sentence;
    const int begin = past_parted(s, at);
    cparent__agent agent;
    int from, to;

    return begin > 0 && cparent__subject_of(s, at, &from, &to, &agent) &&
           agent != CPARENT__AGENT_BODY &&
           cparent__action_add(reader, begin,
                               cparent__act_clause_end(reader, begin),
                               cparent__tokens_span(s, from, to),
                               CPARENT_ACTION_SOURCE_DISCUSSION,
                               "action.undertaken", 90) != NULL;
}

/* "agreed to note the update, | to circulate the plan and to receive": what is
 * to be done behind what is only noted. */
static bool
read_joined(cparent__reader *reader, const cparent__cue *cue)
{
    const cparent__sentence *s = &reader->sentence;
    const int end = cparent__act_clause_end(reader, cue->end);
    bool found = false;
    int at, to;

    if (!cparent__token_is(s, cue->end - 1, "to") ||
        !cparent__idle_decision(s, cue->end))
        return false;
    for (at = cue->end + 1; at < end; at = to) {
        const int begin = cparent__next_infinitive(s, at, end);
        cparent__act act;

        to = at + 1;
        if (begin == 0)
            continue;
        for (to = begin + 1; to < end; to++)
            if (cparent__next_infinitive(s, to, end) > 0)
                break;
        if (cparent__act_in(s, begin, to, &act) &&
            cparent__action_add(reader, begin + 1, to, cparent__act_no_span(),
                                CPARENT_ACTION_SOURCE_DISCUSSION,
                                "action.agreed", 85) != NULL)
            found = true;
    }
    return found;
}

/* "X agreed to provide", "Ms Abara undertook to send", "X agreed for this
 * information to be included". */
bool
cparent__read_undertaking(cparent__reader *reader, int at)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_UNDERTAKE, at);
    cparent__agent agent = CPARENT__AGENT_BODY;
    cparent__span owner = { 0, 0 };
    int from = 0, to = 0;
    int begin, end;

    if (cue == NULL)
        return read_parted(reader, at);
    if (takes_nothing_on(s, cue))
        return read_joined(reader, cue);
    begin = cue->end;
    end = cparent__that_clause_end(s, begin,
                                   cparent__act_clause_end(reader, begin));
    /* "Agreed to book a larger venue": nobody is named. */
    if (at == 0 && cparent__act_is_base_verb(s, begin))
        return cparent__action_add(reader, begin, end, owner,
                                   CPARENT_ACTION_SOURCE_DISCUSSION,
                                   "action.undertaken", 85) != NULL;
    if (!who_undertakes(s, at, &from, &to, &agent))
        return false;
    if (agent != CPARENT__AGENT_BODY ||
        cparent__token_is(s, from, "officers") ||
        (!is_pronoun(s, from) && !cparent__may_decide(s, from, to) &&
         !cparent__token_is(s, at, "had") && !cparent__token_is(s, at, "has")))
        owner = cparent__tokens_span(s, from, to);
    else if (is_pronoun(s, from) && !who_would(reader, from, &owner))
        owner = reader->speaker;
    else if (!is_pronoun(s, from) && (cparent__token_is(s, at, "had") ||
                                      cparent__token_is(s, at, "has")))
        return false;
    if (from == 0 && owner.end != 0 && is_answering(reader, begin, end))
        begin = from;
    return cparent__action_add(reader, begin, end, owner,
                               CPARENT_ACTION_SOURCE_DISCUSSION,
                               "action.undertaken", 92) != NULL;
}

bool
cparent__read_was_to(cparent__reader *reader, int at)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__agent agent;
    int from, to;

    static const char *const verbs[] = { "was", "were", "is", "are", NULL };

    if (!cparent__token_among(s, at, verbs))
        return false;
    if (!cparent__token_is(s, at + 1, "to") ||
        !cparent__act_is_base_verb(s, at + 2) ||
        !cparent__subject_of(s, at, &from, &to, &agent) ||
        agent == CPARENT__AGENT_BODY || to != at)
        return false;
    return cparent__action_add(
               reader, at + 2, cparent__act_clause_end(reader, at),
               cparent__tokens_span(s, from, to),
               CPARENT_ACTION_SOURCE_DISCUSSION, "action.was-to", 82) != NULL;
}

/* Is this token part of an action that was read just before? */
static bool
is_covered(const cparent__reader *reader, int at)
{
    const cparent__span token =
        cparent__tokens_span(&reader->sentence, at, at + 1);
    size_t i;
    int steps;

    if (reader->last_action == SIZE_MAX)
        return false;
    for (i = reader->last_action + 1, steps = 0; i > 0 && steps < 8;
         i--, steps++) {
        const cparent__item *item = &reader->items[i - 1];

        if (item->noun == CPARENT_NOUN_ACTION &&
            item->text.start <= token.start && token.end <= item->text.end)
            return true;
    }
    return false;
}

bool
cparent__read_promise(cparent__reader *reader, int at)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *say;
    cparent__agent agent;
    cparent__due due;
    int from, to;

    if (!cparent__token_is(s, at, "would") ||
        !cparent__token_is(s, at + 1, "be") || is_covered(reader, at))
        return false;
    say = cparent__cue_last(s, CPARENT__K_SAY, 0, at);
    if (say == NULL || !cparent__token_is(s, say->end, "that") ||
        !cparent__subject_of(s, say->start, &from, &to, &agent) ||
        agent != CPARENT__AGENT_NAME)
        return false;
    due = cparent__due_in(s, &reader->times, at, near(s, at));
    if (due.kind != CPARENT_ACTION_DUE_KIND_DATE ||
        !(cparent__token_is(s, due.from, "by") ||
          cparent__token_is(s, due.from, "within")))
        return false;
    return cparent__action_add(
               reader, say->end + 1, cparent__act_clause_end(reader, at),
               cparent__tokens_span(s, from, to),
               CPARENT_ACTION_SOURCE_DISCUSSION, "action.promised", 80) != NULL;
}

/* "A care experienced young adult said": nobody that a table knows. */
static void
note_whoever(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *say = cparent__cue_in(s, CPARENT__K_SAY, 1, 9);
    const cparent__span who =
        say != NULL ? cparent__whoever(s, say->start)
                    : cparent__act_no_span();

    if (who.end != 0)
        reader->subject = who;
}

void
cparent__note_speaker(cparent__reader *reader)
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
    else if (used == 0 && cparent__has_cue(s, CPARENT__K_SAY))
        note_whoever(reader);
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

/* "she", "she herself", "she also". */
static int
pronoun_before(const cparent__sentence *s, int at)
{
    static const char *const words[] = { "herself", "himself", "themselves",
                                         "also", "therefore", NULL };

    at -= cparent__token_among(s, at - 1, words);
    return is_pronoun(s, at - 1) ? at - 1 : -1;
}

/* "would also", "would be happy to": past it, to the act. */
static int
past_manner(const cparent__sentence *s, int at)
{
    static const char *const adverbs[] = { "also", "then", "now",
                                           "personally", "gladly",
                                           "therefore", "instead",
                                           "himself", "herself", NULL };
    static const char *const willing[] = { "happy", "pleased", "glad",
                                           "willing", "delighted", NULL };

    while (cparent__token_among(s, at, adverbs))
        at++;
    if (cparent__token_is(s, at, "be") &&
        cparent__token_among(s, at + 1, willing) &&
        cparent__token_is(s, at + 2, "to"))
        at += 3;
    return at;
}

/* Who speaks: whoever answers the question that is open, or spoke last. */
static cparent__span
who_is_i(const cparent__reader *reader)
{
    const cparent__item *asked =
        reader->answering && reader->pending_count > 0
            ? &reader->items[reader->pending[0]]
            : NULL;

    return asked != NULL && asked->answered_by.end != 0 ? asked->answered_by
                                                        : reader->speaker;
}

/* "I can share the breakdown": an offer, where the words are a speaker's. */
static bool
i_can(const cparent__sentence *s, int at)
{
    return at == 1 && cparent__token_is(s, 0, "i") &&
           cparent__token_is(s, 1, "can");
}

/* "accepted that it was thin, and | would expand it": whoever concedes a thing
 * mends it. */
static bool
mends(const cparent__sentence *s, int at)
{
    static const char *const words[] = { "accepted", "agreed",
                                         "acknowledged", "conceded",
                                         "recognised", "apologised",
                                         "admitted", NULL };
    const cparent__cue *say = cparent__cue_in(s, CPARENT__K_SAY, 1, at);

    return (cparent__token_is(s, at - 1, "and") ||
            cparent__token_is(s, at - 1, "but")) &&
           say != NULL &&
           (cparent__token_among(s, say->start, words) ||
            cparent__token_is(s, say->end + 1, "apologies")) &&
           cparent__act_is_base_verb(s, past_manner(s, at + 1)) &&
           !cparent__token_is(s, at + 1, "continue");
}

/* "would send", "will bring … in May": a verb that hands something over or
 * mends it, and neither asked about nor done as a rule. */
static bool
may_would(cparent__reader *reader, int at)
{
    static const char *const told[] = { "present", "provide", "report", NULL };
    const cparent__sentence *s = &reader->sentence;
    const bool will = cparent__token_is(s, at, "will");

    if ((!cparent__token_is(s, at, "would") && !will && !i_can(s, at)) ||
        (!is_delivery(s, past_manner(s, at + 1)) && !mends(s, at)) ||
        is_covered(reader, at) || cparent__is_standing(s, at) ||
        cparent__is_past_agreement(s, at))
        return false;
    return !(will && cparent__token_among(s, at + 1, told) &&
             cparent__due_in(s, &reader->times, at, near(s, at)).to == 0) &&
           !cparent__is_in_question(s, at);
}

/* "He was pleased that …, and | will write to each of them": where what he
 * does begins, who stands in tokens [from, to). */
static int
would_begins(const cparent__sentence *s, int at, int from, int to)
{
    static const char *const states[] = { "was", "were", "did", "had",
                                          "could", NULL };

    if (mends(s, at))
        return at;
    if (to == at || from > 0)
        return from;
    return cparent__token_is(s, at - 1, "but") ||
                   (cparent__token_is(s, at - 1, "and") &&
                    (at > NEAR_SUBJECT || cparent__mark_is(s, at - 2, ',') ||
                     cparent__token_among(s, to, states)))
               ? at
               : from;
}

static bool
add_would(cparent__reader *reader, int from, int at, cparent__span owner,
          const char *rule, int confidence)
{
    const int end = cparent__that_clause_end(
        &reader->sentence, at, cparent__act_clause_end(reader, at));

    return cparent__action_add(reader, from, end, owner,
                               CPARENT_ACTION_SOURCE_DISCUSSION, rule,
                               confidence) != NULL;
}

bool
cparent__read_would(cparent__reader *reader, int at)
{
    const cparent__sentence *s = &reader->sentence;
    const int pronoun = pronoun_before(s, at);
    cparent__span owner;
    cparent__agent agent;
    int from, to;

    if (!may_would(reader, at))
        return false;
    if (cparent__token_is(s, at - 1, "i") && who_is_i(reader).end != 0)
        return add_would(reader, at - 1, at, who_is_i(reader),
                         "action.i-will", 88);
    /* "The Chairman said that he would discuss": who said it does it. */
    if (pronoun >= 0)
        return who_would(reader, pronoun, &owner) &&
               add_would(reader, pronoun, at, owner, "action.said-would", 85);
    if (!cparent__subject_of(s, at, &from, &to, &agent) &&
        !acts_too(s, at, &from, &to, &agent))
        return false;
    /* "He had still to meet them and would do so in March." */
    if (is_pronoun(s, from) && from == 0 && to == 1 &&
        (cparent__token_is(s, at - 1, "and") ||
         cparent__token_is(s, at - 1, "but")) &&
        who_would(reader, 0, &owner))
        return add_would(reader, cparent__token_is(s, at - 1, "but") ? at : 0,
                         at, owner, "action.said-would", 80);
    /* "She and OS would" */
    if (from == 2 && cparent__token_is(s, 1, "and") && is_pronoun(s, 0))
        from = 0;
    return agent != CPARENT__AGENT_BODY &&
           add_would(reader, would_begins(s, at, from, to), at,
                     cparent__tokens_span(s, from, to), "action.would", 75);
}
