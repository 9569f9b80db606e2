/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/resolve-internal.h"

/* The words that announce decisions, and where they end. */

static bool
is_capitals(const cparent__sentence *s, int at)
{
    const cparent__token *token = &s->tokens[at];
    uint32_t i;

    for (i = token->start; i < token->end; i++)
        if (!cparent__is_upper((unsigned char)s->text[i]))
            return false;
    return token->end > token->start + 1;
}

/* "UNANIMOUSLY RESOLVED", "RESOLVED (unanimously)". */
bool
cparent__has_capitals(const cparent__sentence *s, const cparent__cue *cue)
{
    int at;

    for (at = cue->start; at < cue->end; at++)
        if (is_capitals(s, at))
            return true;
    return false;
}

int
cparent__skip_joint(const cparent__sentence *s, int at)
{
    while (at < s->count &&
           (cparent__mark_is(s, at, ':') || cparent__mark_is(s, at, '-') ||
            cparent__mark_is(s, at, '.') || cparent__mark_is(s, at, ',') ||
            cparent__token_is(s, at, "that") || cparent__token_is(s, at, "to")))
        at++;
    return at;
}

/* "The young people had resolved to speak up" decides nothing here. */
static bool
is_told(const cparent__sentence *s, int at)
{
    static const char *const words[] = { "had", "have", "has", "been", "be",
                                         "were", NULL };

    return cparent__token_among(s, at, words);
}

static bool
is_joint(const cparent__sentence *s, int at)
{
    return cparent__mark_is(s, at, ':') || cparent__mark_is(s, at, '-') ||
           cparent__token_is(s, at, "that") || cparent__token_is(s, at, "to");
}

bool
cparent__may_decide(const cparent__sentence *s, int from, int to)
{
    static const char *const words[] = { "members",   "council", "meeting",
                                         "all",       "everyone", "attendees",
                                         "executive", "group",   "present",
                                         NULL };
    int at;

    for (at = from; at < to; at++) {
        const cparent__cue *body = cparent__cue_at(s, CPARENT__K_BODY, at);

        if (cparent__cue_means(body, "sits") ||
            cparent__token_among(s, at, words))
            return true;
    }
    return false;
}

/* The word that announces near the beginning of a sentence, or NULL. */
static const cparent__cue *
cue_first(const cparent__sentence *s)
{
    int at;

    for (at = 0; at < s->count && at < 14; at++) {
        const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_RESOLVE, at);

        if (cue != NULL &&
            (at == 0 || ((cparent__has_capitals(s, cue) ||
                          cparent__cue_means(cue, "resolved")) &&
                         !is_told(s, at - 1))))
            return cue;
    }
    return NULL;
}

/* "resolved in terms of Section 50 to exclude the public" */
static bool
by_section(const cparent__sentence *s, int at)
{
    return (cparent__token_is(s, at, "in") ||
            cparent__token_is(s, at, "under")) &&
           (cparent__token_is(s, at + 1, "terms") ||
            cparent__token_is(s, at + 1, "accordance") ||
            cparent__token_is(s, at + 1, "section"));
}

/* Who stands before the word: nobody, a body, or "it"; a number of the
 * paragraph may too. */
static bool
subject_fits(const cparent__sentence *s, const cparent__cue *cue)
{
    cparent__agent agent;

    if (cue->start == 0 || cparent__token_is(s, 0, "it") ||
        cparent__mark_is(s, cue->start - 1, ':') ||
        (cparent__mark_is(s, cue->start - 1, '/') && cue->start == 2))
        return true;
    if (cparent__agent_at(s, 0, cue->start, &agent) == 0)
        return false;
    /* "The Chief Officer resolved to visit": by herself */
    if (agent != CPARENT__AGENT_BODY && cue->end == cue->start + 1 &&
        cparent__token_is(s, cue->end, "to") &&
        !cparent__mark_is(s, cue->start - 1, ','))
        return cparent__has_capitals(s, cue);
    return agent != CPARENT__AGENT_BODY || cparent__has_capitals(s, cue) ||
           cparent__may_decide(s, 0, cue->start);
}

/* Past "(unanimously)", "(with one abstention)", or `at`. */
static int
past_bracket(const cparent__sentence *s, int at)
{
    const int end = cparent__bracket_end(s, at);

    if (end < 0)
        return at;
    /* "RESOLVED (i) that": the number of a limb. */
    if (end <= at + 2 && s->tokens[at + 1].end - s->tokens[at + 1].start <= 6)
        return at;
    return end + 1;
}

/* What may stand between the word and what it announces: "unanimously", "by
 * 7 votes to 2", ", nem. con.,", "to Cabinet".  Where that, a colon or a dash
 * ends it; `at` when nothing of the kind stands there. */
static int
past_manner(const cparent__sentence *s, int at)
{
    static const char *const first[] = { "unanimously", "by", "nem", "on",
                                         "accordingly", "with", NULL };
    const int bracket = past_bracket(s, at);
    const bool to_whom = cparent__token_is(s, at, "to") &&
                         at + 1 < s->count && s->tokens[at + 1].capital;
    int end;

    if (bracket > at && (bracket == s->count || is_joint(s, bracket)))
        return bracket;
    if (!to_whom && !cparent__mark_is(s, at, ',') &&
        !cparent__token_among(s, at, first))
        return at;
    for (end = at + 1; end < s->count && end < at + 14; end++) {
        if (cparent__token_is(s, end, "that") ||
            cparent__mark_is(s, end, ':') ||
            (cparent__mark_is(s, end, '-') && !s->tokens[end].glued))
            return end;
        if (cparent__mark_is(s, end, ';') || cparent__mark_is(s, end, '('))
            break;
    }
    return at;
}

/* "Decision 1", "Resolution 12": past the number. */
static int
past_number(const cparent__sentence *s, const cparent__cue *cue)
{
    static const char *const nouns[] = { "decision", "resolution", NULL };

    return cue->start == 0 && cparent__token_among(s, 0, nouns) &&
                   cue->end == 1 && cue->end < s->count &&
                   s->tokens[cue->end].kind == CPARENT__DIGITS
               ? cue->end + 1
               : cue->end;
}

/* "RESOLVED – That", "The Panel RESOLVED to", "Resolved:". */
static int
end_first(const cparent__sentence *s, const cparent__cue *cue)
{
    const bool capitals = cparent__has_capitals(s, cue);
    const bool resolved = cparent__cue_means(cue, "resolved");
    const int named = past_number(s, cue);
    const int end = capitals || resolved ? past_manner(s, named) : named;

    if (!subject_fits(s, cue))
        return -1;
    if (end == s->count)
        return cue->start == 0 || capitals ? end : -1;
    if (cparent__mark_is(s, end, ':') || cparent__mark_is(s, end, '-') ||
        cparent__mark_is(s, end, '.'))
        return end;
    if (resolved && by_section(s, end))
        return end;
    if ((capitals || resolved) && is_joint(s, end))
        return end;
    return capitals && cue->start == 0 ? end : -1;
}

/* "It was moved by …, seconded by …, and RESOLVED", "…, and it was therefore
 * resolved that": further on in a sentence. */
static const cparent__cue *
cue_late(const cparent__sentence *s)
{
    int at;

    if (!cparent__has_cue(s, CPARENT__K_RESOLVE))
        return NULL;
    for (at = 1; at < s->count; at++) {
        const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_RESOLVE, at);
        const bool joined = cue != NULL &&
                            (cue->end > cue->start + 1 ||
                             cparent__token_is(s, at - 1, "and") ||
                             cparent__mark_is(s, at - 1, ','));

        if (cue == NULL || is_told(s, at - 1))
            continue;
        if (cparent__has_capitals(s, cue) &&
            (cue->end == s->count || is_joint(s, cue->end)) &&
            (cparent__cue_means(cue, "resolved") || joined))
            return cue;
        /* "Proposed by …, seconded by … and agreed that" */
        if (cparent__token_is(s, at, "agreed") && joined &&
            cparent__token_is(s, cue->end, "that") &&
            cparent__word_in(s, 0, at, "seconded"))
            return cue;
        if (cparent__cue_means(cue, "resolved") && joined &&
            is_joint(s, cue->end) && cparent__token_is(s, 0, "it") +
                cparent__token_is(s, cue->start, "it") > 0)
            return cue;
    }
    return NULL;
}

/* Before the colon with which a sentence ends; -1 when it ends with none. */
static int
before_colon(const cparent__sentence *s)
{
    int at = s->count - 1;

    while (at > 0 && cparent__mark_is(s, at, '-'))
        at--;
    return at > 0 && cparent__mark_is(s, at, ':') ? at : -1;
}

/* Back over "that", "to", "the following", "as follows". */
static int
back_over_joint(const cparent__sentence *s, int at)
{
    static const char *const words[] = { "that", "to", "following", "the",
                                         "follows", "as", "resolutions",
                                         "recommendations", "decisions",
                                         NULL };

    while (at > 1 && cparent__token_among(s, at - 1, words))
        at--;
    return at;
}

/* The block below is a limb with a number or a bullet; with `verb` one that
 * begins by saying what was decided. */
static bool
limb_below(cparent__reader *reader, bool verb)
{
    const size_t index = reader->block_index + 1;
    const cparent__block *block = &reader->blocks[index];
    const cparent__cue *cue;

    if (index >= reader->block_count || block->zone != CPARENT__ZONE_BODY ||
        reader->sentence.end < reader->block->end ||
        (block->flags & (CPARENT__BLOCK_LABEL | CPARENT__BLOCK_BULLET)) == 0)
        return false;
    if (!verb)
        return true;
    cparent__aside_cut(reader, block->start, block->end);
    /* "• questioned why …" */
    if (cparent__cue_at(&reader->aside, CPARENT__K_ASK, 0) != NULL ||
        cparent__cue_at(&reader->aside, CPARENT__K_SEEK, 0) != NULL)
        return false;
    cue = cparent__cue_at(&reader->aside, CPARENT__K_DECIDE, 0);
    if (cue == NULL)
        cue = cparent__cue_at(&reader->aside, CPARENT__K_RESOLVE, 0);
    /* What a body considered or noted that it was so, was only said. */
    return cue != NULL && !cparent__cue_means(cue, "considered") &&
           !cparent__token_is(&reader->aside, cue->end, "that");
}

/* Where the body that ends before token `to` begins: "…, the Committee:".
 * -1 when none does. */
static int
body_before(const cparent__sentence *s, int to)
{
    cparent__agent agent;
    int at;

    for (at = to - 1; at >= 0 && at > to - 9; at--)
        if ((at == 0 || cparent__mark_is(s, at - 1, ',')) &&
            cparent__agent_at(s, at, to, &agent) == to - at)
            return agent == CPARENT__AGENT_BODY &&
                           cparent__may_decide(s, at, to)
                       ? at
                       : -1;
    return -1;
}

/* "Thereafter the Committee, having heard …": a body that hears, and may be
 * far from what it agrees. */
static bool
body_having_heard(const cparent__sentence *s, int to)
{
    cparent__agent agent;
    int at;

    for (at = 0; at < to && at < 9; at++) {
        const int used = cparent__agent_at(s, at, to, &agent);

        if (used > 0 && cparent__mark_is(s, at + used, ',') &&
            cparent__token_is(s, at + used + 1, "having"))
            return agent == CPARENT__AGENT_BODY &&
                   cparent__may_decide(s, at, at + used);
    }
    return false;
}

/* "The Committee, having heard …, agreed:-", "The Board:", and the limbs
 * below. */
static cparent__decision_head
lead_of(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__decision_head head = { -1, -1, false, false };
    const int colon = before_colon(s);
    const int end = back_over_joint(s, colon);
    cparent__agent agent;
    int at, from, to;

    if (colon < 0)
        return head;
    for (at = end - 1; at >= 0 && at > end - 4; at--) {
        const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_RESOLVE, at);

        if (cue == NULL || cue->end != end ||
            (at > 0 && is_told(s, at - 1)) ||
            cparent__cue_means(cue, "recommended") ||
            cparent__token_is(s, at, "noted") || !limb_below(reader, false))
            continue;
        from = to = 0;
        if (cparent__token_is(s, at, "it") || body_having_heard(s, at) ||
            (cparent__agent_at(s, 0, at, &agent) > 0 &&
             agent == CPARENT__AGENT_BODY && cparent__may_decide(s, 0, at)) ||
            (cparent__subject_of(s, at, &from, &to, &agent) &&
             agent == CPARENT__AGENT_BODY &&
             cparent__may_decide(s, from, to))) {
            head.start = at;
            head.end = s->count;
            head.sure = true; /* its limbs stand below */
        }
    }
    if (head.end < 0 && body_before(s, colon) >= 0 &&
        limb_below(reader, true)) {
        head.start = colon;
        head.end = s->count;
        head.verbs = true;
    }
    return head;
}

/* "The Committee: (a) noted the report; and (b) agreed", "the Board agreed (1)
 * to note": limbs on the line of the body that decides. */
static cparent__decision_head
lead_inline(const cparent__sentence *s)
{
    enum { NEAR = 24 };
    cparent__decision_head head = { -1, -1, false, false };
    cparent__agent agent;
    int at, from, to;

    for (at = 1; at + 4 < s->count && at < NEAR; at++) {
        const int past = at + 1 + cparent__mark_is(s, at + 1, '-');
        const int limb = past + cparent__number_length(s, past);

        if (limb == past)
            continue;
        if (cparent__mark_is(s, at, ':') && body_before(s, at) >= 0 &&
            cparent__cue_at(s, CPARENT__K_DECIDE, limb) != NULL &&
            cparent__token_ends(s, limb, "ed")) {
            head.start = at;
            head.end = past;
            head.verbs = true;
            return head;
        }
        if (cparent__cue_at(s, CPARENT__K_RESOLVE, at) != NULL &&
            (cparent__token_is(s, limb, "to") ||
             cparent__token_is(s, limb, "that")) &&
            cparent__subject_of(s, at, &from, &to, &agent) &&
            agent == CPARENT__AGENT_BODY && cparent__may_decide(s, from, to)) {
            head.start = at;
            head.end = past;
            head.sure = true;
            return head;
        }
    }
    return head;
}

/* "Decision: That the plan be approved.", wherever in a paragraph. */
static bool
is_label(const cparent__sentence *s, const cparent__cue *cue)
{
    return cue->start == 0 && s->tokens[0].capital &&
           cue->end + 1 < s->count && !cparent__cue_means(cue, "outcome") &&
           (cparent__mark_is(s, cue->end, ':') ||
            (cparent__mark_is(s, cue->end, '-') &&
             !s->tokens[cue->end].glued));
}

cparent__decision_head
cparent__decision_head_of(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__decision_head head = { -1, -1, false, false };
    const cparent__cue *cue = cue_first(s);

    if (cue != NULL)
        head.end = end_first(s, cue);
    if (head.end < 0) {
        cue = cue_late(s);
        if (cue == NULL) {
            head = lead_of(reader);
            return head.end < 0 ? lead_inline(s) : head;
        }
        head.end = cue->end;
    }
    head.start = cue->start;
    head.sure = cparent__has_capitals(s, cue) ||
                cparent__cue_means(cue, "resolved") || is_label(s, cue);
    return head;
}

bool
cparent__is_to_do(const cparent__sentence *s)
{
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_ACTION, 0);

    return cparent__cue_means(cue, "list") &&
           cparent__skip_joint(s, cue->end) >= s->count;
}
