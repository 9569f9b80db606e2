/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/action.h>
#include <cparent/resolution.h>

#include <string.h>

#include "read/resolve-internal.h"

/*
 * Decisions that no heading announces: "The Board noted the update.", "The
 * Panel AGREED the recommendations."  Minutes that have a heading for what
 * was decided use the same words for what was only said, so those without
 * capitals count only where no heading stands.
 */

const char cparent__said_rule[] = "resolution.said";
const char cparent__loud_rule[] = "resolution.capitals";

/* What a body decides on: a paper, a plan, a recommendation. */
static bool
is_paper(const cparent__sentence *s, int at)
{
    static const char *const papers[] = {
        "plan",      "plans",    "strategy",  "policy",      "pledge",
        "offer",     "budget",   "position",  "content",     "contents",
        "progress",  "findings", "proposal",  "proposals",   "information",
        "reference", "template", "programme", "arrangements", "protocol",
        "charter",   "guidance", "framework", "business",    "appointment",
        "appointments", "nomination", "request", "membership",
        "minute", "minutes", NULL
    };
    const cparent__cue *due = cparent__cue_at(s, CPARENT__K_DUE, at);
    int i;

    for (i = 0; papers[i] != NULL; i++)
        if (cparent__token_is(s, at, papers[i]))
            return true;
    return cparent__cue_at(s, CPARENT__K_UNCOUNTED, at) != NULL ||
           cparent__cue_means(due, "meeting");
}

static bool
decides_on_paper(const cparent__sentence *s, int at)
{
    const int from = at;

    if (!(cparent__token_is(s, at, "the") || cparent__token_is(s, at, "this") ||
          cparent__token_is(s, at, "a") || cparent__token_is(s, at, "an") ||
          cparent__token_is(s, at, "both") || cparent__token_is(s, at, "its")))
        return false;
    for (at++; at < s->count && at < from + 9; at++) {
        if (cparent__clause_ends(s, at))
            return false;
        if (is_paper(s, at))
            return true;
    }
    return false;
}

static bool
is_capitals(const cparent__sentence *s, int at)
{
    return s->tokens[at].end - s->tokens[at].start > 2 &&
           cparent__is_upper(
               (unsigned char)s->text[s->tokens[at].end - 1]);
}

/* The kinds of decision that the bare words make: a body that considers,
 * welcomes or thanks has not decided. */
static int
said_kind(const cparent__cue *verb)
{
    static const char *const words[] = { "noted",    "agreed",  "approved",
                                         "endorsed", "accepted", "confirmed",
                                         "recommended", "deferred",
                                         "continued", NULL };
    int i;

    for (i = 0; verb != NULL && words[i] != NULL; i++)
        if (strcmp(verb->meaning, words[i]) == 0)
            return cparent__decision_named(words[i]);
    return 0;
}

static void
add_said(cparent__reader *reader, int kind, const char *rule)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__item *item =
        cparent__reader_add(reader, CPARENT_NOUN_RESOLUTION,
                            cparent__tokens_span(s, 0, s->count), rule,
                            rule == cparent__said_rule ? 70 : 88);

    if (item != NULL)
        item->choice = kind;
}

static int
past_adverbs(const cparent__sentence *s, int at)
{
    static const char *const words[] = { "formally", "unanimously", "duly",
                                         "then", "therefore", NULL };

    while (cparent__token_among(s, at, words))
        at++;
    return at;
}

/* "Agreed, subject to …", "Agreed as a correct record": whoever decides is
 * not named. */
static bool
read_clipped(cparent__reader *reader)
{
    static const char *const verbs[] = { "agreed", "approved", "endorsed",
                                         "deferred", NULL };
    static const char *const behind[] = { "in", "as", "subject", "that",
                                          "the", "without", NULL };
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *verb = cparent__cue_at(s, CPARENT__K_DECIDE, 0);

    /* "Noted the report." */
    if (cparent__token_is(s, 0, "noted") && s->tokens[0].capital &&
        reader->block_first && s->count <= 9 && decides_on_paper(s, 1)) {
        add_said(reader, CPARENT_RESOLUTION_KIND_NOTED, cparent__loud_rule);
        return true;
    }
    if (!cparent__token_among(s, 0, verbs) || !s->tokens[0].capital ||
        said_kind(verb) == 0 ||
        !(cparent__token_among(s, 1, behind) ||
          (cparent__mark_is(s, 1, ',') && cparent__token_is(s, 2, "subject"))))
        return false;
    add_said(reader, said_kind(verb), cparent__loud_rule);
    return true;
}

/* "The minutes of the last meeting were agreed as a correct record.", "Minutes:
 * agreed." */
static bool
read_record(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const int begin = cparent__token_is(s, 0, "the");
    int at;

    if (!cparent__token_is(s, begin, "minutes"))
        return false;
    for (at = begin + 1; at < s->count; at++) {
        const cparent__cue *verb = cparent__cue_at(s, CPARENT__K_DECIDE, at);

        if (verb != NULL && said_kind(verb) != 0 &&
            (cparent__token_is(s, at - 1, "were") ||
             cparent__mark_is(s, at - 1, ':'))) {
            add_said(reader, said_kind(verb), cparent__loud_rule);
            return true;
        }
    }
    return false;
}

/* "The update was noted.", and no more, is a paragraph to itself. */
static bool
read_paper_only(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    int at = 0;
    int kind;

    if (!reader->block_first || s->end < reader->block->end || s->count > 14 ||
        !decides_on_paper(s, 0))
        return false;
    while (at < s->count && !cparent__token_is(s, at, "was") &&
           !cparent__token_is(s, at, "were"))
        at++;
    at = past_adverbs(s, at + 1);
    if (at + 2 != s->count || !cparent__mark_is(s, at + 1, '.'))
        return false;
    kind = said_kind(cparent__cue_at(s, CPARENT__K_DECIDE, at));
    if (kind != 0)
        add_said(reader, kind, cparent__said_rule);
    return kind != 0;
}

/* "Report noted.", "Scorecard agreed": a line that says no more. */
static bool
read_terse(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const int verb =
        s->count - 1 - cparent__mark_is(s, s->count - 1, '.');
    int kind, at;

    if (!reader->block_first || s->end < reader->block->end || verb < 1 ||
        verb > 5 || !s->tokens[0].capital ||
        cparent__token_is_article(s, 0) || cparent__token_is(s, 0, "that") ||
        cparent__token_is(s, verb - 1, "be"))
        return false;
    kind = said_kind(cparent__cue_at(s, CPARENT__K_DECIDE, verb));
    for (at = 0; at < verb && kind != 0; at++)
        if (is_paper(s, at)) {
            add_said(reader, kind, cparent__loud_rule);
            return true;
        }
    return false;
}

/* "The Forum AGREED the recommendations, namely:-" */
static void
open_list(cparent__reader *reader, int kind)
{
    const cparent__sentence *s = &reader->sentence;

    if (!cparent__mark_is(
            s, s->count - 1 - cparent__mark_is(s, s->count - 1, '-'), ':'))
        return;
    reader->resolving = true;
    reader->resolve_done = reader->agreeing = reader->recommending = false;
    reader->limbs_decide = false;
    reader->limb_shape = reader->resolve_limbs = reader->resolve_shape = 0;
    reader->resolve_kind = kind;
}

/* "approved the Minute of the meeting of 29 November": no heading says so
 * again. */
static bool
decides_on_minutes(const cparent__sentence *s, int at)
{
    at += cparent__token_is(s, at, "the");
    return cparent__token_is(s, at, "minutes") ||
           cparent__token_is(s, at, "minute");
}

/* Where what is decided on begins, behind the verb: "received and noted",
 * "agreed to endorse", whose kind is the second verb's. */
static const cparent__cue *
decided_verb(const cparent__sentence *s, int at)
{
    const cparent__cue *verb = cparent__cue_at(s, CPARENT__K_DECIDE, at);
    const cparent__cue *next;

    if (verb == NULL)
        return NULL;
    next = cparent__cue_at(s, CPARENT__K_DECIDE, verb->end + 1);
    if (next == NULL)
        return verb;
    if ((cparent__token_is(s, at, "agreed") &&
         cparent__token_is(s, verb->end, "to")) ||
        (cparent__token_is(s, at, "received") &&
         cparent__token_is(s, verb->end, "and")))
        return next;
    return verb;
}

/* "Everyone agreed that the guide should be adopted", "the Board agreed to set
 * up a group": something is to be done, and is not only so. */
static bool
agrees_to_act(const cparent__sentence *s, int at)
{
    cparent__act act;
    int end;

    if (cparent__token_is(s, at, "to"))
        return cparent__act_in(s, at, s->count, &act);
    if (!cparent__token_is(s, at, "that"))
        return false;
    for (end = at + 1; end + 1 < s->count && end < at + 24; end++)
        if (cparent__token_is(s, end, "should"))
            return true;
    return cparent__act_in(s, at + 1, s->count, &act);
}

/* "The Select Committee recommends that the Cabinet Member writes": a body
 * that meets asks it of another, and does so here. */
static bool
read_recommends(cparent__reader *reader, int body, int at)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *sits =
        cparent__cue_last(s, CPARENT__K_BODY, 0, body);
    cparent__span owner = { 0, 0 };
    cparent__act act;

    if (!cparent__token_is(s, at, "recommends") ||
        !cparent__token_is(s, at + 1, "that") ||
        !cparent__cue_means(sits, "sits"))
        return false;
    add_said(reader, CPARENT_RESOLUTION_KIND_RECOMMENDED, cparent__loud_rule);
    if (!cparent__act_in(s, at + 2, s->count, &act))
        return true;
    if (act.owner_to > act.owner_from)
        owner = cparent__tokens_span(s, act.owner_from, act.owner_to);
    (void)cparent__action_add(reader, act.from, s->count, owner,
                              CPARENT_ACTION_SOURCE_RESOLUTION,
                              "action.recommended", 85);
    return true;
}

/* "The item was deferred to the next meeting to allow …" */
static bool
read_deferral(cparent__reader *reader)
{
    static const char *const until[] = { "to", "until", "pending", "for",
                                         NULL };
    static const char *const things[] = { "item", "items", "consideration",
                                          "matter", "decision", NULL };
    const cparent__sentence *s = &reader->sentence;
    const int thing = cparent__token_is_article(s, 0) ||
                      cparent__token_is(s, 0, "this");
    int at;

    if (!cparent__token_among(s, thing, things) && !decides_on_paper(s, 0))
        return false;
    for (at = thing + 1; at + 2 < s->count && at < 24; at++) {
        if (s->tokens[at].mark == ',' || s->tokens[at].mark == ';')
            return false;
        if (!cparent__token_is(s, at, "was") &&
            !cparent__token_is(s, at, "were"))
            continue;
        at = past_adverbs(s, at + 1);
        if (!cparent__cue_means(cparent__cue_at(s, CPARENT__K_DECIDE, at),
                                "deferred") ||
            !cparent__token_among(s, at + 1, until))
            return false;
        add_said(reader, CPARENT_RESOLUTION_KIND_DEFERRED, cparent__said_rule);
        return true;
    }
    return false;
}

/* "The report was APPROVED for submission": capitals decide, whoever did. */
static bool
read_loud_passive(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    int at = 1;
    int kind;

    if (!cparent__token_is_article(s, 0))
        return false;
    while (at < s->count && at < 20 && s->tokens[at].kind != CPARENT__MARK &&
           !cparent__token_is(s, at, "was") &&
           !cparent__token_is(s, at, "were"))
        at++;
    if (!cparent__token_is(s, at, "was") && !cparent__token_is(s, at, "were"))
        return false;
    at = past_adverbs(s, at + 1);
    if (at >= s->count || !is_capitals(s, at) ||
        cparent__token_is(s, at + 1, "by"))
        return false;
    kind = said_kind(cparent__cue_at(s, CPARENT__K_DECIDE, at));
    if (kind != 0)
        add_said(reader, kind, cparent__loud_rule);
    return kind != 0;
}

/* "Owing to", "There being", "In the absence of", "In conclusion": why or when
 * a body decides here and now. */
static bool
leads_to_decision(const cparent__sentence *s)
{
    static const char *const leads[] = { "owing",     "due",   "there",
                                         "following", "after", "having",
                                         "given",     "as",    NULL };
    static const char *const ins[] = { "absence", "view",     "light",
                                       "interests", "interest", NULL };

    static const char *const ends[] = { "conclusion", "closing", NULL };

    return cparent__token_among(s, 0, leads) ||
           (cparent__token_is(s, 0, "in") &&
            cparent__token_among(s, 1, ends)) ||
           (cparent__token_is(s, 0, "in") &&
            cparent__token_among(
                s, 1 + cparent__token_is(s, 1, "the"), ins));
}

/* "Owing to the late hour it was agreed that the item be deferred." */
static bool
read_agreed_behind(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__item *item;
    int at, verb, kind = 0;

    if (!leads_to_decision(s))
        return false;
    for (at = 2; at + 5 < s->count && at < 30; at++)
        if (cparent__token_is(s, at, "it") &&
            cparent__token_is(s, at + 1, "was") &&
            cparent__token_is(s, past_adverbs(s, at + 2), "agreed"))
            break;
    at = past_adverbs(s, at + 2);
    if (!cparent__token_is(s, at, "agreed") ||
        !cparent__token_is(s, at + 1, "that") ||
        cparent__cue_in(s, CPARENT__K_SAY, 0, at) != NULL)
        return false;
    for (verb = at + 3; verb < s->count && kind == 0; verb++)
        if (cparent__token_is(s, verb - 1, "be"))
            kind = said_kind(cparent__cue_at(s, CPARENT__K_DECIDE, verb));
    if (kind == 0)
        return false;
    item = cparent__reader_add(reader, CPARENT_NOUN_RESOLUTION,
                               cparent__tokens_span(s, at + 2, s->count),
                               cparent__said_rule, 70);
    if (item != NULL)
        item->choice = kind;
    return true;
}

/* "The Board, having heard the Lead, | agreed to approve": the verb behind
 * what the body had done first; `at` when none stands there. */
static int
verb_behind_having(const cparent__sentence *s, int at)
{
    int verb;

    if (!cparent__mark_is(s, at, ',') ||
        !cparent__token_is(s, at + 1, "having"))
        return at;
    for (verb = at + 3; verb < s->count; verb++)
        if (cparent__mark_is(s, verb - 1, ',') &&
            said_kind(cparent__cue_at(s, CPARENT__K_DECIDE, verb)) != 0)
            return verb;
    return at;
}

/* "The Board heard from the Lead and thereafter | agreed to note": the verb
 * that decides behind another; `at` when none does. */
static int
verb_behind(const cparent__sentence *s, int at)
{
    static const char *const before[] = { "thereafter", "then",
                                          "unanimously", "subsequently",
                                          "therefore", NULL };
    static const char *const first[] = { "considered", "discussed", "thanked",
                                         "welcomed", NULL };
    int verb;

    if (cparent__cue_at(s, CPARENT__K_DECIDE, at) != NULL &&
        !cparent__token_among(s, at, first))
        return at;
    for (verb = at + 1; verb + 2 < s->count; verb++) {
        int joint = verb - 1;

        if (cparent__mark_is(s, verb, ';'))
            break;
        if (!cparent__token_is(s, verb, "agreed") ||
            (!cparent__token_is(s, verb + 1, "to") &&
             !agrees_to_act(s, verb + 1)))
            continue;
        while (cparent__token_among(s, joint, before))
            joint--;
        if (cparent__token_is(s, joint, "and"))
            return verb;
    }
    return at;
}

/* Past the body that decides: "The Board | noted", "Following discussion, the
 * Committee | agreed"; 0 when none does. */
static int
past_decider(const cparent__sentence *s)
{
    cparent__agent agent;
    const int first = cparent__agent_at(s, 0, s->count, &agent);
    int at;

    if (first > 0)
        return agent == CPARENT__AGENT_BODY ? first : 0;
    if (!leads_to_decision(s))
        return 0;
    for (at = 1; at + 3 < s->count && at < 40; at++) {
        const int used = cparent__mark_is(s, at, ',')
                             ? cparent__agent_at(s, at + 1, s->count, &agent)
                             : 0;

        if (used > 0 && agent == CPARENT__AGENT_BODY &&
            cparent__may_decide(s, at + 1, at + 1 + used) &&
            cparent__cue_at(s, CPARENT__K_DECIDE, at + 1 + used) != NULL)
            return at + 1 + used;
    }
    return 0;
}

/* A verb by which a body decides, further on in its sentence. */
typedef struct said {
    int at;    /* of the first verb: "received and noted" has two */
    int end;   /* behind the one that counts */
    int kind;
    bool loud; /* in capitals */
} said;

/* The verb behind the body that ends before token `body`; its kind is 0 when
 * none decides. */
static said
find_said(const cparent__sentence *s, int body)
{
    const int at = verb_behind(
        s, verb_behind_having(s, past_adverbs(s, body)));
    const cparent__cue *verb = decided_verb(s, at);
    said found = { at, 0, 0, is_capitals(s, at) };

    if (verb == NULL)
        return found;
    found.end = verb->end;
    found.kind = found.loud ? cparent__decision_named(verb->meaning)
                            : said_kind(verb);
    if (found.loud)
        return found;
    /* "The Board approve": not yet. */
    if (cparent__token_is(s, at, "supported") ||
        (verb->start == at && s->text[s->tokens[verb->end - 1].end - 1] != 'd'))
        found.kind = 0;
    return found;
}

/* Without capitals a body that meets decides on a paper, or that something be
 * done; "Young people agreed the questions" elsewhere. */
static bool
decides_here(const cparent__sentence *s, int body, const said *found)
{
    if (!cparent__may_decide(s, 0, body))
        return false;
    return decides_on_paper(s, found->end) ||
           found->kind == CPARENT_RESOLUTION_KIND_CONTINUED ||
           (found->kind == CPARENT_RESOLUTION_KIND_AGREED &&
            agrees_to_act(s, found->end));
}

/* Whoever decides is not named, or comes last. */
static bool
read_unnamed(cparent__reader *reader)
{
    return read_clipped(reader) || read_record(reader) ||
           read_paper_only(reader) || read_terse(reader) ||
           read_deferral(reader) || read_loud_passive(reader) ||
           read_agreed_behind(reader);
}

void
cparent__read_decision_said(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    said found;
    int body;

    if (!cparent__has_cue(s, CPARENT__K_DECIDE) || read_unnamed(reader))
        return;
    body = past_decider(s);
    if (body == 0 || read_recommends(reader, body, past_adverbs(s, body)))
        return;
    found = find_said(s, body);
    if (found.kind == 0 || !(found.loud || decides_here(s, body, &found)))
        return;
    if (found.loud)
        open_list(reader, found.kind);
    /* "The Panel received and noted": its first verb is what it did. */
    add_said(reader,
             cparent__token_is(s, found.at, "received")
                 ? CPARENT_RESOLUTION_KIND_RECEIVED
                 : found.kind,
             found.loud || decides_on_minutes(s, found.end)
                 ? cparent__loud_rule
                 : cparent__said_rule);
}
