/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/act-internal.h"
#include "read/agent-internal.h"

#include <string.h>

/* Who is to act in a clause that asks for something: people, posts and bodies
 * that the tables know, and whoever the verb shows to be one. */

bool
cparent__idle_decision(const cparent__sentence *s, int at)
{
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_DECIDE, at);

    return cue != NULL && strcmp(cue->meaning, "requested") != 0 &&
           strcmp(cue->meaning, "agreed") != 0 &&
           strcmp(cue->meaning, "instructed") != 0 &&
           strcmp(cue->meaning, "remitted") != 0 &&
           strcmp(cue->meaning, "referred") != 0;
}

int
cparent__act_asked_to(const cparent__sentence *s, int at)
{
    const cparent__cue *asked;

    at += cparent__token_is(s, at, "be") || cparent__token_is(s, at, "is") ||
          cparent__token_is(s, at, "are");
    asked = cparent__cue_at(s, CPARENT__K_DECIDE, at);
    /* "be asked | for a written response" */
    if (cparent__token_is(s, at, "asked") &&
        cparent__token_is(s, at + 1, "for"))
        return at + 2;
    return cparent__token_is(s, at + 1, "to") &&
                   (cparent__cue_means(asked, "requested") ||
                    cparent__cue_means(asked, "instructed") ||
                    cparent__cue_means(asked, "authorised") ||
                    cparent__cue_means(asked, "recommended"))
               ? at + 2
               : 0;
}

int
cparent__service_behind(const cparent__sentence *s, int at, int to)
{
    int end = at + 1;

    if (!cparent__mark_is(s, at, ',') &&
        (!cparent__mark_is(s, at, '-') || s->tokens[at].glued))
        return 0;
    while (end < to && end < at + 9 &&
           (cparent__is_capital_word(s, end) ||
            (end > at + 1 && (cparent__token_is(s, end, "and") ||
                              cparent__mark_is(s, end, '&')))))
        end++;
    return end > at + 1 &&
                   (cparent__is_asked_verb(s, end) ||
                    cparent__token_is(s, end, "to") ||
                    cparent__act_asked_to(s, end) > 0)
               ? end - at
               : 0;
}

/* "the Principal Teacher circulate": whoever has capitals and a verb that
 * asks it of them is somebody. */
static int
titled_to(const cparent__sentence *s, int from, int to,
          cparent__agent *agent)
{
    int at = from + 1;

    const bool each = cparent__token_is(s, from, "each") ||
                      cparent__token_is(s, from, "every");

    if (!each && !cparent__token_is(s, from, "the"))
        return 0;
    while (at < to && at < from + 7 && cparent__is_capital_word(s, at))
        at++;
    /* "each Directorate offer" */
    if (at < from + 3 - each || !cparent__is_asked_verb(s, at) ||
        cparent__idle_decision(s, at))
        return 0;
    *agent = CPARENT__AGENT_POST;
    return at - from;
}

/* "Voices Together run the survey", "NHS Lorne provide figures": a name that
 * no table knows, and a verb that asks something of whoever bears it. */
static int
named_to(const cparent__sentence *s, int from, int to,
         cparent__agent *agent)
{
    static const char *const objects[] = { "its",  "their", "his",   "her",
                                           "this", "all",   "any",   "each",
                                           "more", "these", "those", NULL };
    int at = from;
    int next;

    while (at < to && at < from + 6 &&
           (cparent__is_capital_word(s, at) ||
            (at > from && (cparent__token_is(s, at, "and") ||
                           cparent__token_is(s, at, "of")) &&
             cparent__is_capital_word(s, at + 1))))
        at++;
    /* "that Communications arrange a launch" */
    if (at < from + 2 - cparent__token_is(s, from - 1, "that") ||
        !cparent__is_asked_verb(s, at) || cparent__idle_decision(s, at) ||
        cparent__token_is(s, from, "the"))
        return 0;
    for (next = at + 1; next < to; next++)
        if (cparent__token_is(s, next, "be") ||
            cparent__token_is(s, next, "was") ||
            cparent__token_is(s, next, "were"))
            return 0;
    if (!cparent__token_is_article(s, at + 1) &&
        !cparent__token_among(s, at + 1, objects) &&
        !cparent__token_is(s, at, "provide"))
        return 0;
    *agent = CPARENT__AGENT_POST;
    return at - from;
}

/* "the Council's HR team review": people who work together, whatever they
 * are called. */
static int
unit_to(const cparent__sentence *s, int from, int to, cparent__agent *agent)
{
    static const char *const units[] = { "team",  "teams",      "unit",
                                         "department", "office", "officer",
                                         "directorate", "representative",
                                         NULL };
    int at = from + 1;
    int verb;

    if (!cparent__token_is_article(s, from))
        return 0;
    while (at < to && at < from + 8 && s->tokens[at].kind == CPARENT__WORD &&
           !cparent__token_among(s, at, units))
        at++;
    /* "a representative of the police attend" */
    verb = at + 1;
    if (cparent__token_is(s, verb, "of") || cparent__token_is(s, verb, "from"))
        while (verb < to && verb < at + 7 && !cparent__is_asked_verb(s, verb))
            verb++;
    if (!cparent__token_among(s, at, units) ||
        !(cparent__is_asked_verb(s, verb) ||
          cparent__act_asked_to(s, verb) > 0) ||
        cparent__idle_decision(s, verb))
        return 0;
    *agent = CPARENT__AGENT_POST;
    return verb - from;
}

/* "JC would check": whoever it is. */
static int
initials_to(const cparent__sentence *s, int from, cparent__agent *agent)
{
    static const char *const modals[] = { "would", "will", "should", "to",
                                          NULL };

    if (!cparent__is_initials(s, from) ||
        !cparent__token_among(s, from + 1, modals) ||
        !cparent__is_asked_verb(s, from + 2))
        return 0;
    *agent = CPARENT__AGENT_NAME;
    return 1;
}

/* "Councillor Hyde | and the Director | would visit": who acts beside whoever
 * ends before `at`; how many tokens, or 0. */
static int
beside_at(const cparent__sentence *s, int at, int to)
{
    cparent__agent agent;
    const int used = cparent__token_is(s, at, "and")
                         ? cparent__agent_at(s, at + 1, to, &agent)
                         : 0;

    return used > 0 && agent != CPARENT__AGENT_BODY ? 1 + used : 0;
}

int
cparent__actor_at(const cparent__sentence *s, int from, int to,
                  cparent__agent *agent)
{
    int used = cparent__agent_at(s, from, to, agent);

    if (used > 0 && *agent == CPARENT__AGENT_POST)
        used += cparent__service_behind(s, from + used, to);
    if (used > 0)
        used += beside_at(s, from + used, to);
    if (used == 0)
        used = titled_to(s, from, to, agent);
    if (used == 0)
        used = named_to(s, from, to, agent);
    if (used == 0)
        used = unit_to(s, from, to, agent);
    return used > 0 ? used : initials_to(s, from, agent);
}

int
cparent__act_past_aside(const cparent__sentence *s, int at, int to)
{
    const bool bracket = cparent__mark_is(s, at, '(');
    int end;

    if (!bracket && !cparent__mark_is(s, at, ','))
        return at;
    for (end = at + 1; end < to && end < at + 16; end++)
        if (cparent__mark_is(s, end, bracket ? ')' : ','))
            return end + 1;
    return at;
}

bool
cparent__is_for_paper(const cparent__sentence *s, int at)
{
    static const char *const papers[] = { "note",      "report", "paper",
                                          "breakdown", "list",   "briefing",
                                          "summary",   "table",  "copy",
                                          "plan",      "figures", NULL };
    int next;

    if (!cparent__token_is(s, at, "for"))
        return false;
    for (next = at + 1; next < s->count && next < at + 8; next++)
        if (cparent__token_among(s, next, papers))
            return true;
    return false;
}
