/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/action.h>

#include "read/discuss-internal.h"
#include "read/question-internal.h"

#include <string.h>

/* Actions that the discussion holds: what somebody undertook, what was
 * asked for. */

bool
cparent__act_is_base_verb(const cparent__sentence *s, int at)
{
    return cparent__verb_means(s, at, "do");
}

cparent__span
cparent__act_no_span(void)
{
    const cparent__span none = { 0, 0 };

    return none;
}

/* "and | Mr Hirst is to design it": somebody else acts. */
static bool
is_to_next(const cparent__sentence *s, int at)
{
    static const char *const verbs[] = { "is", "are", "was", "were", NULL };
    cparent__agent agent;
    const int used = cparent__agent_at(s, at, s->count, &agent);

    return used > 0 && cparent__token_among(s, at + used, verbs) &&
           cparent__token_is(s, at + used + 1, "to");
}

/* "…, and Mr Hirst agreed to send these": somebody else acts. */
static bool
undertakes_next(const cparent__sentence *s, int at)
{
    cparent__agent agent;
    const int used = cparent__agent_at(s, at, s->count, &agent);

    return used > 0 &&
           (cparent__cue_at(s, CPARENT__K_UNDERTAKE, at + used) != NULL ||
            cparent__cue_at(s, CPARENT__K_REQUEST, at + used) != NULL);
}

/* "and several other Members said the same": they are only told of. */
static bool
says_same_next(const cparent__sentence *s, int at)
{
    enum { NEAR = 5 };
    int say;

    for (say = at; say < s->count && say < at + NEAR; say++)
        if (cparent__cue_at(s, CPARENT__K_SAY, say) != NULL ||
            cparent__token_is(s, say, "did"))
            return cparent__token_is(s, say + 1, "the") &&
                   cparent__token_is(s, say + 2, "same");
    return false;
}

/* "and | that she", "and | explained that": somebody says or does another
 * thing, from token `at`. */
static bool
goes_elsewhere(const cparent__sentence *s, int at)
{
    if (cparent__token_is(s, at, "that"))
        return cparent__token_is(s, at + 1, "she") ||
               cparent__token_is(s, at + 1, "he");
    return (cparent__cue_at(s, CPARENT__K_SAY, at) != NULL &&
            cparent__token_is(s, at + 1, "that")) ||
           is_to_next(s, at) || says_same_next(s, at);
}

/* ", | which", ", | and it was agreed", ", | provided that". */
static bool
hangs_on(const cparent__sentence *s, int at)
{
    return cparent__token_is(s, at, "which") ||
           cparent__token_is(s, at, "provided") ||
           cparent__token_is(s, at, "providing") ||
           (cparent__token_is(s, at, "and") &&
            (cparent__cue_at(s, CPARENT__K_AGREE, at + 1) != NULL ||
             undertakes_next(s, at + 1)));
}

int
cparent__act_clause_end(cparent__reader *reader, int from)
{
    const cparent__sentence *s = &reader->sentence;
    int at;

    if (reader->clause_from <= from && from <= reader->clause_to)
        return reader->clause_to;
    for (at = from; at < s->count; at++)
        if (cparent__mark_is(s, at, ';') ||
            (cparent__mark_is(s, at, ',') && hangs_on(s, at + 1)) ||
            (cparent__token_is(s, at, "and") && goes_elsewhere(s, at + 1)))
            break;
    reader->clause_from = from;
    reader->clause_to = at;
    return at;
}

int
cparent__act_that_end(cparent__reader *reader, int from, int to)
{
    cparent__ahead *that = &reader->next_that;

    if (from < that->from || from >= that->found || to != that->to) {
        that->from = from;
        that->to = to;
        that->found = cparent__that_clause_end(&reader->sentence, from, to);
    }
    return that->found;
}

/* "agreed that this item should stay on the agenda for the June meeting". */
static bool
should_act(const cparent__sentence *s, int from, int to, cparent__act *act)
{
    int at;

    for (at = from + 1; at + 1 < to && at < from + 16; at++)
        if (cparent__token_is(s, at, "should") &&
            (cparent__act_is_base_verb(s, at + 1) ||
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

/* "proposed | that", "proposed, and Councillor Iveson seconded, | that": past
 * it; 0 when nothing is proposed at `at`. */
static int
past_proposed(const cparent__sentence *s, int at)
{
    enum { NEAR = 14 };
    static const char *const proposes[] = { "proposed", "suggested", "moved",
                                            "recommended", NULL };
    int that;

    if (!cparent__token_among(s, at, proposes))
        return 0;
    for (that = at + 1; that < s->count && that < at + NEAR; that++)
        if (cparent__token_is(s, that, "that"))
            return that == at + 1 || cparent__word_in(s, 0, that, "seconded")
                       ? that + 1
                       : 0;
    return 0;
}

/* "This was agreed", "… the motion was CARRIED" in the words [at, end), up to
 * their stop. */
static bool
says_carried(const char *text, uint32_t at, uint32_t end)
{
    static const char *const says[] = { "This was agreed", "This was accepted",
                                        "This was supported",
                                        "This was approved",
                                        "were in favour",
                                        "supported this",
                                        "agreed with this",
                                        "Everyone agreed",
                                        "All agreed",
                                        "All present agreed",
                                        "motion was carried",
                                        "motion was CARRIED",
                                        "motion was agreed",
                                        "motion was duly carried",
                                        "proposal was agreed", NULL };
    int i;

    for (; at < end && text[at] != '.'; at++)
        for (i = 0; says[i] != NULL; i++)
            if (text[at] == *says[i] && end - at >= strlen(says[i]) &&
                memcmp(text + at, says[i], strlen(says[i])) == 0)
                return true;
    return false;
}

/* The words at the beginning of what follows the sentence say that it is to be
 * so: they are looked at once. */
static bool
is_carried_next(cparent__reader *reader)
{
    enum { MOST = 200 };
    const cparent__sentence *s = &reader->sentence;
    const cparent__block *below = cparent__block_below(reader);
    const uint32_t end = below != NULL ? below->end : reader->block->end;

    if (reader->carried_sought != s->end) {
        reader->carried_sought = s->end;
        reader->carried_next = says_carried(
            s->text, s->end, end < s->end + MOST ? end : s->end + MOST);
    }
    return reader->carried_next;
}

/* Who agrees with the words at `at`, if that is no body: whoever agrees that
 * a thing be done, does it. */
static cparent__span
who_agrees(const cparent__sentence *s, const cparent__cue *cue, int at)
{
    cparent__agent agent;
    int from, to;

    return cue != NULL &&
                   (cparent__token_is(s, at, "agreed") ||
                    cparent__cue_means(cue, "owner")) &&
                   cparent__subject_of(s, at, &from, &to, &agent) &&
                   agent != CPARENT__AGENT_BODY
               ? cparent__tokens_span(s, from, to)
               : cparent__act_no_span();
}

/* "it was agreed that an update be presented, and that the Chair write", and
 * who agreed that they will see to it. */
static bool
read_agreement(cparent__reader *reader, int at)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_AGREE, at);
    bool found = false;
    int from, to, end;

    from = cue != NULL ? cue->end : past_proposed(s, at);
    if (from == 0 || (cue == NULL && !is_carried_next(reader)))
        return false;
    end = cparent__act_clause_end(reader, from);
    for (; from < end; from = to + 1) {
        cparent__span owner = { 0, 0 };
        cparent__act act;

        to = cparent__act_that_end(reader, from, end);
        if (!cparent__act_in(s, from, to, &act) &&
            !should_act(s, from, to, &act))
            continue;
        owner = act.owner_to > act.owner_from
                    ? cparent__tokens_span(s, act.owner_from, act.owner_to)
                    : who_agrees(s, cue, at);
        if (cparent__action_add(reader, act.from, to, owner,
                                CPARENT_ACTION_SOURCE_DISCUSSION,
                                "action.agreed", 88) != NULL)
            found = true;
    }
    return found;
}

/* "The foreword should be written by a young person. | This was supported." */
static bool
read_carried(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const int to = cparent__act_clause_end(reader, 0);
    cparent__span owner = { 0, 0 };
    cparent__act act;

    if (!should_act(s, 0, to, &act) || !is_carried_next(reader))
        return false;
    if (act.owner_to > act.owner_from)
        owner = cparent__tokens_span(s, act.owner_from, act.owner_to);
    return cparent__action_add(reader, act.from, to, owner,
                               CPARENT_ACTION_SOURCE_DISCUSSION,
                               "action.agreed", 80) != NULL;
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

/* "asked that she be asked to agree to send it": as many actions as may end
 * with the same words.  Past that many, the words are nobody's. */
enum { MOST_NESTED = 2 };

/* Where to look for the next action, behind the one just added at `at`. */
static int
action_past(const cparent__reader *reader, int at, cparent__span *last,
            int *nested)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__span text = reader->items[reader->item_count - 1].text;

    *nested = text.end == last->end ? *nested + 1 : 1;
    *last = text;
    at = cue_past(s, at);
    while (*nested >= MOST_NESTED && at < s->count &&
           s->tokens[at].start < text.end)
        at++;
    return at;
}

/* May somebody undertake, agree or ask for something here? */
static bool
may_act(const cparent__sentence *s, int at)
{
    static const char *const verbs[] = { "is",        "could",
                                         "can",       "undertook",
                                         "agreed",    "offered",
                                         "promised",  "volunteered",
                                         "committed", "pledged",
                                         "proposed",  "moved",
                                         "suggested", "recommended", NULL };

    return s->tokens[at].first == 'w' || /* would, will, was, were */
           cparent__cue_at(s, CPARENT__K_UNDERTAKE, at) != NULL ||
           cparent__cue_at(s, CPARENT__K_AGREE, at) != NULL ||
           cparent__cue_at(s, CPARENT__K_REQUEST, at) != NULL ||
           cparent__token_among(s, at, verbs);
}

void
cparent__read_actions(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__span last = { 0, 0 };
    bool found = false;
    int nested = 0;
    int at;

    if (cparent__read_action_log(reader) || cparent__read_mark(reader))
        return;
    found = cparent__read_acceptance(reader);
    reader->last_action = SIZE_MAX;
    reader->clause_from = reader->clause_to = -1;
    reader->next_that.to = reader->next_for.to = -1;
    for (at = found ? s->count : 0; at < s->count; at++) {
        const size_t before = reader->item_count;

        if (!may_act(s, at))
            continue;
        if (cparent__read_undertaking(reader, at) ||
            cparent__read_would(reader, at) ||
            cparent__read_promise(reader, at) ||
            cparent__read_was_to(reader, at) || read_agreement(reader, at) ||
            cparent__read_request(reader, at)) {
            found = true;
            if (reader->item_count > before)
                at = action_past(reader, at, &last, &nested) - 1;
        }
    }
    if (!found && !read_carried(reader) && !cparent__read_handed(reader))
        (void)cparent__read_note(reader);
    cparent__note_speaker(reader);
    reader->last_sentence = cparent__tokens_span(s, 0, s->count);
}
