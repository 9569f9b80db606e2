/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/action.h>

#include "read/discuss-internal.h"
#include "read/question-internal.h"

/*
 * Actions that are listed below a line which says so: "Actions:", "Officers
 * were asked to:", "By the end of March:".
 */

static bool
is_listed_block(const cparent__block *block)
{
    return (block->flags & (CPARENT__BLOCK_BULLET | CPARENT__BLOCK_LABEL)) !=
           0;
}

/* Limbs stand below, or a list. */
static bool
stands_over_list(const cparent__reader *reader)
{
    const cparent__block *below = cparent__block_below(reader);

    return below != NULL && is_listed_block(below);
}

static void
add_listed(cparent__reader *reader, int from, cparent__span owner)
{
    (void)cparent__action_add_printed(reader, from, reader->sentence.count,
                                      owner, "action.listed", 85);
}

/* "Actions:" alone on a line; what is listed below it is to be done. */
static bool
opens_list(const cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_ACTION, 0);
    int at;

    if (cue == NULL || !s->tokens[0].capital ||
        (cue->meaning[0] != '\0' && !cparent__cue_means(cue, "list")) ||
        s->end < reader->block->end)
        return false;
    at = cue->end;
    /* "Actions/further information to be provided:" */
    if (cparent__mark_is(s, at, '/')) {
        cue = cparent__cue_at(s, CPARENT__K_ACTION, at + 1);
        at = cue != NULL ? cue->end : at;
    }
    for (; at < s->count; at++)
        if (s->tokens[at].kind != CPARENT__MARK)
            return false;
    return true;
}

/* "Officers were asked to:", "The Director undertook to:", and the limbs
 * below: who is to do them. */
static bool
opens_asked(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *cue = NULL;
    cparent__agent agent;
    int at, from, to;
    int end = s->count - 1;

    while (end > 0 && cparent__mark_is(s, end, '-'))
        end--;
    if (!cparent__mark_is(s, end, ':') || !stands_over_list(reader))
        return false;
    for (at = end - 1; at >= 0 && at > end - 6 && cue == NULL; at--) {
        cue = cparent__cue_at(s, CPARENT__K_UNDERTAKE, at);
        if (cue != NULL && cue->end != end)
            cue = NULL;
    }
    if (cue == NULL ||
        !cparent__subject_of(s, cue->start, &from, &to, &agent))
        return false;
    reader->listing_owner =
        agent != CPARENT__AGENT_BODY || cparent__token_is(s, from, "officers")
            ? cparent__tokens_span(s, from, to)
            : cparent__act_no_span();
    reader->listing = true;
    return true;
}

/* "ICB representative – circulate a note": whoever stands before the dash,
 * though no table knows them; where what they do begins, or 0. */
static int
past_dash(const cparent__sentence *s, cparent__span *who)
{
    enum { FAR = 6 };
    int at = 0;

    while (at < s->count && at < FAR && s->tokens[at].kind == CPARENT__WORD)
        at++;
    if (at == 0 || !s->tokens[0].capital || !cparent__mark_is(s, at, '-') ||
        s->tokens[at].glued)
        return 0;
    *who = cparent__tokens_span(s, 0, at);
    return at + 1;
}

/* "Head of Service - to bring a paper", "All: complete the training": who, and
 * what. */
static bool
read_who_first(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__span who = { 0, 0 };
    int at = cparent__speaker_at(s, 0, &who);

    if (at == 0)
        at = past_dash(s, &who);
    if (at == 0 ||
        !cparent__act_is_base_verb(s, at + cparent__token_is(s, at, "to")))
        return false;
    if (cparent__token_is(s, 0, "all"))
        who = cparent__act_no_span();
    add_listed(reader, at, who);
    return true;
}

/* "Data team | to break the figures down": whoever begins the line is to do it;
 * "Try to find" asks it of nobody, and a paper is to come by itself. */
static bool
is_whoever_to(const cparent__sentence *s, int to)
{
    enum { MOST = 4 };
    static const char *const occasions[] = { "meeting", "workshop", "session",
                                             "visit",   "event",    "training",
                                             "time",    "work",     "report",
                                             "paper",   NULL };

    return s->tokens[0].capital && to <= MOST &&
           !cparent__token_among(s, to - 1, occasions) &&
           !cparent__token_is_article(s, 0) &&
           !cparent__act_is_base_verb(s, 0) &&
           !cparent__verb_means(s, to + 1, "itself");
}

/* "Passports: team managers to check all files", in a list of actions: whoever
 * stands before "to", though no table knows them. */
static bool
read_words_to(cparent__reader *reader)
{
    enum { FAR = 10 };
    const cparent__sentence *s = &reader->sentence;
    int from = 0;
    int at;

    for (at = 0; at + 2 < s->count && at < FAR; at++) {
        if (cparent__mark_is(s, at, ':'))
            from = at + 1;
        else if (s->tokens[at].kind != CPARENT__WORD)
            return false;
        else if (at > from && cparent__token_is(s, at, "to") &&
                 cparent__act_is_base_verb(s, at + 1) &&
                 (from > 0 || is_whoever_to(s, at))) {
            add_listed(reader, from, cparent__tokens_span(s, from, at));
            return true;
        }
    }
    return false;
}

static bool
read_listed(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;

    if (!reader->listing || !reader->block_first)
        return false;
    if (read_who_first(reader))
        return true;
    if (!is_listed_block(reader->block)) {
        reader->listing = false;
        return false;
    }
    if (read_words_to(reader))
        return true;
    /* "Chair to write": who it is stands before it. */
    if (!(cparent__act_is_base_verb(s, 0) ||
          cparent__verb_means(s, 0, "listed")) ||
        s->count < 3 ||
        cparent__token_is(s, 1, "to"))
        return false;
    add_listed(reader, 0, reader->listing_owner);
    return true;
}

/* "By the end of March:" and the limbs below: when they are to be done. */
static bool
opens_due(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const int end = s->count - 1;
    cparent__due due;

    if (!reader->block_first || !cparent__mark_is(s, end, ':') ||
        !stands_over_list(reader))
        return false;
    due = cparent__due_in(s, &reader->times, 0, end);
    if (due.to < end || due.from > 0)
        return false;
    reader->lead_when = cparent__tokens_span(s, due.from, due.to);
    reader->lead_kind = due.kind;
    reader->lead_due =
        cparent__due_date(s, due.from, due.to, reader->meeting);
    return true;
}

bool
cparent__read_action_list(cparent__reader *reader)
{
    if (reader->block_first && !is_listed_block(reader->block))
        reader->lead_when = cparent__act_no_span();
    if (read_listed(reader) || opens_asked(reader) || opens_due(reader))
        return true;
    if (reader->block_first && opens_list(reader)) {
        reader->listing = true;
        reader->listing_owner = cparent__act_no_span();
        return (reader->block->flags & CPARENT__BLOCK_BULLET) == 0 &&
               cparent__mark_is(&reader->sentence,
                                reader->sentence.count - 1, ':');
    }
    return false;
}
