/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/act-internal.h"
#include "read/question-internal.h"
#include "read/resolve-internal.h"

/* Who asks: the subject of the verb, whoever it is on behalf of, the one
 * spoken of before. */

/* "a young person | who could not be there |, asked": past what says which;
 * `at` when nothing does. */
static int
past_person_who(const cparent__sentence *s, int at, int to)
{
    int end = at + 1;

    if (!cparent__token_is(s, at, "who"))
        return at;
    while (end < to && !cparent__mark_is(s, end, ','))
        end++;
    return end < to ? end : at;
}

/* "on behalf of Councillor Rowe": the asker; the one before put it. */
int
cparent__behalf_at(const cparent__sentence *s, int from, int to,
          cparent__span *who)
{
    const cparent__cue *cue =
        cparent__cue_in(s, CPARENT__K_BEHALF, from, to - 1);
    cparent__agent agent;
    int used;

    if (cue == NULL)
        return 0;
    used = cparent__agent_at(s, cue->end, to, &agent);
    if (used == 0)
        while (cue->end + used < to &&
               s->tokens[cue->end + used].kind == CPARENT__WORD)
            used++;
    /* "the Foster Carers' Association" */
    while (cparent__mark_is(s, cue->end + used, '\'') &&
           cue->end + used + 1 < to && s->tokens[cue->end + used + 1].capital)
        used += 2;
    if (cparent__token_is(s, cue->end, "a"))
        used = past_person_who(s, cue->end + used, to) - cue->end;
    *who = cparent__tokens_span(s, cue->end, cue->end + used);
    return cue->end + used;
}

/* "he further asked": whoever asked before asks on. */
static bool
asks_on(const cparent__sentence *s, int at)
{
    return cparent__token_is(s, at, "further") ||
           cparent__token_is(s, at, "additionally");
}

static bool
is_pronoun(const cparent__sentence *s, int at)
{
    at -= cparent__token_is(s, at, "also") ||
          cparent__token_is(s, at, "then") || asks_on(s, at);
    return cparent__token_is(s, at, "she") || cparent__token_is(s, at, "he") ||
           cparent__token_is(s, at, "they");
}

/* "the foster carers' representative", all of tokens [from, to). */
static bool
is_somebody(const cparent__sentence *s, int from, int to)
{
    int at;

    if (!cparent__token_is_article(s, from) || to < from + 2)
        return false;
    for (at = from + 1; at < to; at++)
        if (s->tokens[at].kind != CPARENT__WORD &&
            !cparent__mark_is(s, at, '\'') && !cparent__mark_is(s, at, '-'))
            return false;
    return true;
}

/* "In reply to Councillor Hale, who had asked how many". */
static cparent__span
who_had_asked(const cparent__sentence *s, int verb)
{
    const cparent__span none = { 0, 0 };
    cparent__agent agent;
    int comma = verb - 1;
    int at;

    comma -= cparent__token_is(s, comma, "had");
    if (!cparent__token_is(s, comma, "who") ||
        !cparent__mark_is(s, comma - 1, ','))
        return none;
    for (at = comma - 2; at >= 0 && at > comma - 12; at--)
        if (cparent__token_is(s, at - 1, "to") &&
            (cparent__agent_at(s, at, comma - 1, &agent) == comma - 1 - at ||
             is_somebody(s, at, comma - 1)))
            return cparent__tokens_span(s, at, comma - 1);
    return none;
}

/* A sheet of paper asks nobody in a meeting; people do, whatever they are
 * called: "The Safeguarding Partnership rep asked". */
bool
cparent__is_asked_on_paper(const cparent__sentence *s, int at)
{
    static const char *const papers[] = {
        "survey", "form", "questionnaire", "review",  "audit",
        "report", "quiz", "consultation",  "template", "inspection",
        "letter", "app",  "study",         "research", "inspectors", NULL
    };

    return cparent__token_among(s, at, papers);
}

cparent__span
cparent__whoever(const cparent__sentence *s, int verb)
{
    static const char *const articles[] = { "the", "a", "an", "one", NULL };
    static const char *const none_of_it[] = { "that", "was", "were", "had",
                                              "it",   "when", NULL };
    const cparent__span none = { 0, 0 };
    int at;

    /* "Lexi asked", "K asked", "We asked": a name to itself, its first letter,
     * or those who write. */
    if (verb == 1 &&
        (cparent__is_name_word(s, 0) || cparent__token_is(s, 0, "we") ||
         (cparent__is_capital_word(s, 0) && !cparent__token_is(s, 0, "i") &&
          s->tokens[0].end - s->tokens[0].start == 1)))
        return cparent__tokens_span(s, 0, 1);
    if (verb < 2 || verb > 9 || cparent__is_asked_on_paper(s, verb - 1) ||
        !(cparent__token_among(s, 0, articles) ||
          (s->tokens[0].capital && s->tokens[1].capital)))
        return none;
    /* "The Foster Carers' Association representative" */
    for (at = 0; at < verb; at++)
        if ((s->tokens[at].kind != CPARENT__WORD &&
             !(cparent__mark_is(s, at, '\'') && s->tokens[at].glued)) ||
            cparent__token_among(s, at, none_of_it))
            return none;
    return cparent__tokens_span(s, 0, verb);
}

/* "Mrs Wray was pleased with the scores but | wondered why": who began the
 * sentence, of whom its first verb is another. */
static cparent__span
who_began(const cparent__sentence *s, int verb)
{
    const cparent__span none = { 0, 0 };
    cparent__agent agent;
    const int used = cparent__agent_at(s, 0, verb, &agent);
    int joint = verb - 1;

    while (cparent__is_between_word(s, joint))
        joint--;
    return used > 0 && agent != CPARENT__AGENT_BODY &&
                   (cparent__token_is(s, joint, "but") ||
                    cparent__token_is(s, joint, "and"))
               ? cparent__tokens_span(s, 0, used)
               : none;
}

/* Who asks, with who puts it, for the verb at `verb`. */
void
cparent__askers(cparent__reader *reader, int verb, cparent__span *who,
                cparent__span *put_by)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__span none = { 0, 0 };
    cparent__agent agent;
    int from, to;

    *who = *put_by = none;
    if (cparent__behalf_at(s, 0, verb, who) > 0) {
        if (cparent__token_is(s, verb - 1, "she") ||
            cparent__token_is(s, verb - 1, "he"))
            *put_by = reader->asker;
        else if (cparent__subject_of(s, verb, &from, &to, &agent))
            *put_by = cparent__tokens_span(s, from, to);
        return;
    }
    if (is_pronoun(s, verb - 1)) {
        *who = reader->behalf.end != 0 ? reader->behalf : reader->asker;
        /* "Mrs Ashdown was concerned. She asked": the one named last. */
        if (reader->behalf.end == 0 && !asks_on(s, verb) &&
            !asks_on(s, verb - 1) &&
            reader->subject.start > reader->asker.start)
            *who = reader->subject;
        *put_by = reader->behalf.end != 0 ? reader->asker : none;
        return;
    }
    if (cparent__subject_of(s, verb, &from, &to, &agent))
        *who = cparent__tokens_span(s, from, to);
    else if (cparent__token_is(s, verb, "asking") &&
             cparent__agent_at(s, 0, verb, &agent) > 0)
        *who = cparent__tokens_span(
            s, 0, cparent__agent_at(s, 0, verb, &agent));
    else
        *who = who_had_asked(s, verb);
    if (who->end == 0)
        *who = cparent__whoever(s, verb);
    if (who->end == 0)
        *who = who_began(s, verb);
}

/* "the police", "the housing team": whoever it is that is asked, before the
 * opener; how many tokens. */
static int
whoever_asked(const cparent__sentence *s, int from)
{
    int at = from + 1;

    if (!cparent__token_is(s, from, "the"))
        return 0;
    while (at < s->count && at < from + 6 &&
           s->tokens[at].kind == CPARENT__WORD && !cparent__is_opener(s, at))
        at++;
    return at > from + 1 && cparent__is_opener(s, at) ? at - from : 0;
}

int
cparent__past_asked(cparent__reader *reader, int from)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__agent agent = CPARENT__AGENT_BODY;
    int used = cparent__agent_at(s, from, s->count, &agent);
    const cparent__cue *about;

    if (used == 0)
        used = cparent__is_name_word(s, from) &&
               cparent__is_opener(s, from + 1);
    if (used == 0)
        used = whoever_asked(s, from);
    if (used == 0 || used >= 10)
        return 0;
    about = cparent__cue_at(s, CPARENT__K_ABOUT, from + used);
    if (about == NULL && !cparent__is_opener(s, from + used))
        return 0;
    if (agent != CPARENT__AGENT_BODY ||
        !cparent__may_decide(s, from, from + used))
        reader->asked_whom = cparent__tokens_span(s, from, from + used);
    return about == NULL ? from + used
                         : about->end - cparent__token_is(
                                            s, about->end - 1, "whether");
}

const cparent__cue *
cparent__asked_for(cparent__reader *reader, int at)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_REQUEST, at);
    int i;

    /* The answer is looked for once a sentence, the rest at every word. */
    if (cue == NULL || !cparent__cue_means(cue, "thing") ||
        !cparent__answer_follows(reader) ||
        cparent__due_in(s, &reader->times, at, s->count).to > 0)
        return NULL;
    for (i = cue->end; i < s->count; i++)
        if (cparent__token_is(s, i, "be") || cparent__token_is(s, i, "receive"))
            return NULL;
    return cue;
}
