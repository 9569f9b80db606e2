/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/action.h>

#include "read/discuss-internal.h"
#include "read/question-internal.h"

/* What stands behind "Action:" or "(Action: Ann Vale)", and in brackets of its
 * own. */

static bool
is_everybody(const cparent__sentence *s, int from, int to)
{
    return to == from + 1 && cparent__token_is(s, from, "all");
}

/* An action that stands behind its mark. */
static bool
add_marked(cparent__reader *reader, int from, int to, cparent__span owner)
{
    (void)cparent__action_add_printed(reader, from, to, owner, "action.mark",
                                      95);
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
    return cparent__act_no_span();
}

/* The action that the last sentence above holds already. */
static size_t
action_above(const cparent__reader *reader)
{
    size_t i, steps = 0;

    for (i = reader->item_count; i > 0 && steps < 16; i--, steps++)
        if (reader->items[i - 1].noun == CPARENT_NOUN_ACTION &&
            reader->items[i - 1].text.start >=
                reader->above_sentence.start &&
            reader->items[i - 1].text.end <= reader->above_sentence.end)
            return i - 1;
    return SIZE_MAX;
}

/* The mark that stands before `end` names an owner, or nobody, for the
 * sentence it ends or the one before. */
static void
name_owner(cparent__reader *reader, int end, cparent__span owner)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__item *item;

    if (end > 0) {
        /* "Mr Hale to send the list - ACTION" */
        if (owner.end == 0 && cparent__owners_to(s, 0) > 0)
            owner = cparent__tokens_span(s, 0, cparent__owners_to(s, 0));
        (void)cparent__action_add(reader, 0, end, owner,
                                  CPARENT_ACTION_SOURCE_DISCUSSION,
                                  "action.marked", 95);
        return;
    }
    /* In a block of its own: for the sentence above. */
    if (owner.end != 0 && reader->last_action == SIZE_MAX &&
        reader->last_sentence.end == 0) {
        reader->last_sentence = reader->above_sentence;
        reader->last_action = action_above(reader);
    }
    if (reader->last_action != SIZE_MAX) {
        /* What a decision says of who is to do it stands. */
        item = &reader->items[reader->last_action];
        if (owner.end != 0 &&
            !(item->who.end != 0 &&
              item->third == CPARENT_ACTION_SOURCE_RESOLUTION))
            reader->items[reader->last_action].who = owner;
        return;
    }
    if (reader->last_sentence.end == 0)
        return;
    item = cparent__reader_add(reader, CPARENT_NOUN_ACTION,
                               reader->last_sentence, "action.marked", 90);
    if (item == NULL)
        return;
    reader->last_action = reader->item_count - 1;
    item->who = owner;
    item->choice = CPARENT_ACTION_DUE_KIND_NONE;
    item->second = CPARENT_ACTION_STRENGTH_DO;
    item->third = CPARENT_ACTION_SOURCE_DISCUSSION;
}

/* "Action 1:" */
static int
past_digits(const cparent__sentence *s, int at)
{
    return at + (at < s->count && s->tokens[at].kind == CPARENT__DIGITS);
}

/* The last "Action" that a mark or the sentence's end follows. */
static const cparent__cue *
last_mark(const cparent__sentence *s)
{
    int at;

    if (cparent__cue_in(s, CPARENT__K_ACTION, 0, s->count) == NULL)
        return NULL;
    for (at = s->count - 1; at >= 0; at--) {
        const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_ACTION, at);

        if (cue != NULL && cue->meaning[0] == '\0' &&
            (cparent__mark_is(s, past_digits(s, cue->end), ':') ||
             cparent__mark_is(s, past_digits(s, cue->end), '-') ||
             (at == 0 && cparent__mark_is(s, cue->end, '(')) ||
             cue->end >= s->count - 1))
            return s->tokens[cue->start].capital ? cue : NULL;
    }
    return NULL;
}

/* "(Head of Service) to …", "AV - circulate …": who is named first in [from,
 * to), and then what is to be done begins where `from` is set. */
static cparent__span
owner_first(const cparent__sentence *s, int *from, int to)
{
    cparent__span who = { 0, 0 };
    cparent__agent agent;
    int at = cparent__bracketed_at(s, *from, &who);

    if (at == *from && *from > 0 && cparent__mark_is(s, *from - 1, '('))
        at = cparent__bracketed_at(s, *from - 1, &who);
    if (who.end == 0) {
        at = cparent__speaker_at(s, *from, &who);
        if (at > *from && !cparent__is_initials(s, *from) &&
            cparent__agent_at(s, *from, at, &agent) == 0)
            who = cparent__act_no_span();
    }
    if (who.end == 0)
        return who;
    while (at < to && s->tokens[at].kind == CPARENT__MARK)
        at++;
    *from = at;
    return who;
}

/* "… all members (AV)": who is named last, in a bracket that begins where
 * `to` is set. */
static cparent__span
owner_last(const cparent__sentence *s, int from, int *to)
{
    cparent__span who = { 0, 0 };
    cparent__agent agent;
    int at;

    for (at = *to - 3; at > from && at > *to - 8; at--)
        if (cparent__mark_is(s, at, '(') &&
            cparent__bracketed_at(s, at, &who) >= *to - 1 &&
            (cparent__is_initials(s, at + 1) ||
             cparent__agent_at(s, at + 1, *to, &agent) > 0)) {
            *to = at;
            return who;
        }
    return cparent__act_no_span();
}

/* Who is printed beside an action, behind its mark; what is left of [from,
 * to) is what is to be done. */
static cparent__span
owner_beside(const cparent__sentence *s, int *from, int *to)
{
    const cparent__span who = owner_first(s, from, *to);

    return who.end != 0 ? who : owner_last(s, *from, to);
}

/* "by end of February": when, and no more than that. */
static bool
only_due(cparent__reader *reader, int from, int to)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__due due = cparent__due_in(s, &reader->times, from, to);

    return due.to > due.from && due.from <= from + 1 &&
           due.to >= cparent__clause_trim(s, from, to);
}

static void
set_day(const cparent__reader *reader, cparent__item *item, cparent__due due)
{
    const cparent__sentence *s = &reader->sentence;

    item->choice = due.kind;
    item->when = cparent__tokens_span(s, due.from, due.to);
    item->due = cparent__due_date(s, due.from, due.to, reader->meeting);
}

/* "Action: Ann Vale - by end of May": who does what the sentence before
 * says, and by when. */
static bool
name_owner_due(cparent__reader *reader, cparent__span owner, int from,
               int to)
{
    const cparent__sentence *s = &reader->sentence;
    const size_t before = reader->item_count;
    cparent__item *item;

    name_owner(reader, 0, owner);
    if (reader->last_action == SIZE_MAX && reader->item_count == before)
        return true;
    item = &reader->items[reader->item_count > before ? before
                                                      : reader->last_action];
    set_day(reader, item, cparent__due_in(s, &reader->times, from, to));
    return true;
}

/* "(ACTION - Ann Vale, for the December meeting)", for the words before token
 * `end` or the sentence above. */
static bool
name_owner_and_day(cparent__reader *reader, int end, int from, int to)
{
    static const char *const joints[] = { "by", "for", "from", "at", "in",
                                          "before", NULL };
    const cparent__sentence *s = &reader->sentence;
    const cparent__due due = cparent__due_in(s, &reader->times, from, to);
    int owner = due.from;

    if (due.to <= due.from || due.from <= from)
        return false;
    while (owner > from && (s->tokens[owner - 1].kind == CPARENT__MARK ||
                            cparent__token_among(s, owner - 1, joints)))
        owner--;
    if (owner == from)
        return false;
    name_owner(reader, end, cparent__tokens_span(s, from, owner));
    if (reader->last_action != SIZE_MAX)
        set_day(reader, &reader->items[reader->last_action], due);
    return true;
}

/* "Action: Dr Vale, | before the half term break": an owner, and then no more
 * than the day. */
static bool
is_owner_and_day(cparent__reader *reader, int from, int to)
{
    static const char *const joints[] = { "for", "at", "in", "to", "by",
                                          "from", "before", NULL };
    const cparent__sentence *s = &reader->sentence;
    const cparent__due due = cparent__due_in(s, &reader->times, from, to);
    cparent__agent agent;
    int at = from + cparent__agent_at(s, from, to, &agent);

    at += at == from && cparent__is_initials(s, from);
    if (at == from)
        return false;
    while (at < due.from && (s->tokens[at].kind == CPARENT__MARK ||
                             cparent__token_among(s, at, joints)))
        at++;
    return due.to > due.from && at == due.from &&
           due.to >= cparent__clause_trim(s, from, to);
}

/* "X to verb", in tokens [from, to). */
static bool
add_one_to(cparent__reader *reader, int from, int to)
{
    const cparent__sentence *s = &reader->sentence;
    int verb;

    for (verb = from; verb < to; verb++)
        if (cparent__token_is(s, verb, "to") &&
            (cparent__act_is_base_verb(s, verb + 1) ||
             verb == cparent__owners_to(s, from)))
            break;
    return verb < to && verb > from &&
           add_marked(reader, from, to,
                      is_everybody(s, from, verb)
                          ? cparent__act_no_span()
                          : cparent__tokens_span(s, from, verb));
}

/* The same, and "; Y to verb" behind it. */
static bool
add_to(cparent__reader *reader, int from, int to)
{
    bool found = false;

    while (from < to) {
        int until;
        const int next =
            cparent__next_to_do(&reader->sentence, from + 1, to, &until);

        if (!add_one_to(reader, from, until))
            break;
        found = true;
        from = next;
    }
    return found;
}

/* "SR (a) share the plan (b) confirm the dates": what one person is to do,
 * each with its letter.  False when nothing is so. */
static bool
add_lettered(cparent__reader *reader, int from, int to)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__agent agent;
    const int used = cparent__is_initials(s, from)
                         ? 1
                         : cparent__agent_at(s, from, to, &agent);
    const cparent__span owner = cparent__tokens_span(s, from, from + used);
    int at = from + used;
    bool found = false;

    at += used > 0 && (cparent__token_is(s, at, "to") ||
                       cparent__mark_is(s, at, ':'));
    if (used == 0 || !cparent__mark_is(s, at, '('))
        return false;
    while (at < to && cparent__number_length(s, at) > 0) {
        const int begin = at + cparent__number_length(s, at);
        int end = begin;

        while (end < to && !(cparent__mark_is(s, end, '(') &&
                             cparent__number_length(s, end) > 0))
            end++;
        at = end;
        end -= cparent__token_is(s, end - 1, "and");
        if (!cparent__act_is_base_verb(s, begin))
            return found;
        found = add_marked(reader, begin, end, owner);
    }
    return found;
}

bool
cparent__read_behind(cparent__reader *reader, int from, int to)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__span owner;

    if (add_lettered(reader, from, to))
        return true;
    owner = owner_beside(s, &from, &to);

    if (owner.end != 0 && from < to && only_due(reader, from, to))
        return name_owner_due(reader, owner, from, to);
    if (owner.end != 0 && from < to)
        return add_marked(reader, from, to, owner);
    if (add_to(reader, from, to))
        return true;
    return from < to &&
           (cparent__act_is_base_verb(s, from) || is_passive(s, from, to)) &&
           add_marked(reader, from, to, owner_by(s, from, to));
}

/* Where the words behind an "Action" that ends before `at` begin: "Action 1:
 * (a)". */
static int
past_mark(const cparent__sentence *s, int at)
{
    at = past_digits(s, at);
    while (at < s->count && s->tokens[at].kind == CPARENT__MARK &&
           cparent__number_length(s, at) == 0)
        at++;
    return at + cparent__number_length(s, at);
}

/* Where the bracket around [from, to) closes. */
static int
before_close(const cparent__sentence *s, int from, int to)
{
    while (from < to && !cparent__mark_is(s, from, ')') &&
           !cparent__mark_is(s, from, ']'))
        from++;
    return from;
}

/* "Action: X to verb", "Action: X", "(Action: A/B)", "ACTION". */
static bool
read_marked(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *cue = last_mark(s);
    int from, to, end;
    bool bracket, first;

    if (cue == NULL)
        return false;
    first = cue->start == 0;
    bracket = cparent__mark_is(s, cue->start - 1, '(') ||
              cparent__mark_is(s, cue->start - 1, '[');
    if (!first && !bracket && cue->end < s->count - 1)
        return false;
    end = cue->start - bracket;
    from = past_mark(s, cue->end);
    to = cparent__label_in(s, from, s->count);
    if (bracket)
        to = before_close(s, from, to);
    if (first ? cparent__read_behind(reader, from, to)
              : add_to(reader, from, to))
        return true;
    if (to - from > 6 && first && !is_owner_and_day(reader, from, to))
        return add_marked(reader, from, to, owner_by(s, from, to));
    to = cparent__clause_trim(s, from, to);
    if (name_owner_and_day(reader, end, from, to))
        return true;
    name_owner(reader, end,
               is_everybody(s, from, to) || from >= to
                   ? cparent__act_no_span()
                   : cparent__tokens_span(s, from, to));
    return true;
}

/* "ACTION: Provide a breakdown by ward. (KM)": the bracket is a sentence of
 * its own. */
static bool
read_owner_only(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__span owner = { 0, 0 };
    const int to = s->count - cparent__mark_is(s, s->count - 1, '.');
    size_t last = reader->last_action;

    if (reader->block_first || cparent__owner_bracket(s, 0, to, &owner) == 0)
        return false;
    if (last == SIZE_MAX && reader->marked_block == reader->block_index)
        last = reader->marked_action;
    if (last < reader->item_count && reader->items[last].who.end == 0)
        reader->items[last].who = owner;
    return true;
}

bool
cparent__read_mark(cparent__reader *reader)
{
    return read_marked(reader) || read_owner_only(reader);
}

void
cparent__read_limb_mark(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *cue = last_mark(s);
    const size_t last = reader->last_action;
    int from, to;

    reader->last_sentence = cparent__tokens_span(s, 0, s->count);
    if (cue == NULL || last >= reader->item_count ||
        reader->items[last].text.start < reader->block->start)
        return;
    from = past_digits(s, cue->end);
    while (from < s->count && s->tokens[from].kind == CPARENT__MARK)
        from++;
    for (to = from; to < s->count; to++)
        if (cparent__mark_is(s, to, ')') || cparent__mark_is(s, to, ']'))
            break;
    to = cparent__clause_trim(s, from, to);
    if (from < to && !is_everybody(s, from, to) &&
        !name_owner_and_day(reader, 0, from, to))
        name_owner(reader, 0, cparent__tokens_span(s, from, to));
}
