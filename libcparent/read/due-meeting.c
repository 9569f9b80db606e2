/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/action.h>

#include "read/due-internal.h"

/* Meetings, reports and the like that are told from others: "the next report",
 * "the March meeting", "its meeting in February". */

/* "the next report", "her next report" */
bool
cparent__is_determiner(const cparent__sentence *s, int at)
{
    static const char *const owners[] = { "its", "their", "our",
                                          "her", "his",   NULL };

    return cparent__token_is_article(s, at) ||
           cparent__token_among(s, at, owners);
}

static bool
is_coming(const cparent__sentence *s, int at)
{
    static const char *const words[] = {
        "next", "future", "subsequent", "forthcoming", "upcoming",
        "following", "later", "each", "every", NULL
    };

    return cparent__token_among(s, at, words);
}

bool
cparent__is_month(const cparent__sentence *s, int at)
{
    return at >= 0 && at < s->count && s->tokens[at].capital &&
           cparent__cue_at(s, CPARENT__K_MONTH, at) != NULL;
}

/* The words that tell one meeting or report from others: "next", "March", "the
 * Quarter 3 report", "its first meeting of the year". */
bool
cparent__tells_which(const cparent__sentence *s, int at)
{
    return is_coming(s, at) || cparent__is_month(s, at) ||
           cparent__is_season(s, at) ||
           (cparent__token_is(s, at, "quarter") && at + 1 < s->count &&
            s->tokens[at + 1].kind == CPARENT__DIGITS) ||
           (cparent__token_is(s, at, "first") &&
            cparent__token_is(s, at + 1, "meeting"));
}

/* Back over the owner of a meeting and its article: "the Panel's March
 * meeting". */
int
cparent__back_to_article(const cparent__sentence *s, int from, int at)
{
    int steps = 0;

    while (at > from && at > 0 && steps++ < 6) {
        if (cparent__is_determiner(s, at - 1))
            return at - 1;
        if (s->tokens[at - 1].kind != CPARENT__WORD ||
            !s->tokens[at - 1].capital)
            break;
        at--;
    }
    return at;
}

static bool
is_lead_or_none(const cparent__cue *cue)
{
    return cue == NULL || cparent__cue_means(cue, "lead");
}

/* "half-yearly" */
static bool
is_hyphen(const cparent__sentence *s, int at)
{
    return cparent__mark_is(s, at, '-') && s->tokens[at].glued;
}

/* The noun that a coming one is, from `at`: "next quarterly meeting", "March
 * 2026 meeting", "next Members' briefing". */
static const cparent__cue *
coming_noun(const cparent__sentence *s, int at, int to)
{
    int noun = at;

    while (noun < to &&
           noun < at + 3 + cparent__mark_is(s, at + 1, '\'') +
                      is_hyphen(s, at + 1) &&
           is_lead_or_none(cparent__cue_at(s, CPARENT__K_DUE, noun)) &&
           !cparent__token_is(s, noun, "and") &&
           !cparent__token_is(s, noun, "to") &&
           (s->tokens[noun].kind != CPARENT__MARK ||
            cparent__mark_is(s, noun, '\'') || is_hyphen(s, noun)))
        noun++;
    return noun < to ? cparent__cue_at(s, CPARENT__K_DUE, noun) : NULL;
}

/* Past "of the Board" behind a meeting. */
static int
past_body(const cparent__sentence *s, int end, int to)
{
    const cparent__cue *body;

    if (!cparent__token_is(s, end, "of") ||
        !(cparent__is_determiner(s, end + 1) ||
          cparent__token_is(s, end + 1, "this")))
        return end;
    body = cparent__cue_in(s, CPARENT__K_BODY, end + 1,
                           end + 9 < to ? end + 9 : to);
    return body != NULL ? body->end : end;
}

/* "each meeting until March 2026", "every meeting for the rest of the
 * year": until when it comes again. */
static int
past_until(const cparent__sentence *s, int end, int to)
{
    const bool rest = cparent__token_is(s, end, "for") &&
                      cparent__token_is(s, end + 2, "rest");

    if (!rest && !cparent__token_is(s, end, "until"))
        return end;
    end += rest ? 3 : 1;
    while (end < to && s->tokens[end].kind != CPARENT__MARK &&
           !cparent__token_is(s, end, "and"))
        end++;
    return end;
}

/* "bring the next report by May": the report is what is brought. */
static bool
is_object(const cparent__sentence *s, int from, const cparent__cue *noun)
{
    static const char *const papers[] = { "report", "reports", "update",
                                          "updates", NULL };
    static const char *const verbs[] = { "bring",  "provide", "present",
                                         "submit", "circulate", "send",
                                         "prepare", "produce", "write",
                                         "receive", NULL };

    return cparent__token_among(s, noun->end - 1, papers) &&
           cparent__token_among(s, from - 1, verbs);
}

/* "a future meeting of the Board", "the March meeting", "the next report",
 * "future scorecards", "each meeting". */
bool
cparent__due_meeting(const cparent__sentence *s, int at, int from, int to,
                     cparent__due *due)
{
    const cparent__cue *noun;

    if (at < 0 || !cparent__tells_which(s, at))
        return false;
    noun = coming_noun(s, at + 1, to);
    if (noun == NULL || (!cparent__cue_means(noun, "meeting") &&
                         !cparent__cue_means(noun, "coming_event")))
        return false;
    due->from = cparent__back_to_article(s, from, at);
    if (is_object(s, due->from, noun))
        return false;
    due->to = past_until(s, past_body(s, noun->end, to), to);
    due->kind = cparent__cue_means(noun, "meeting")
                    ? CPARENT_ACTION_DUE_KIND_MEETING
                    : CPARENT_ACTION_DUE_KIND_EVENT;
    return true;
}

/* "in the 2023/24 Annual Report", "in the 2025/26 budget" */
bool
cparent__due_report(const cparent__sentence *s, int at, int to,
                    cparent__due *due)
{
    const cparent__cue *cue;
    int noun = at + 2;

    if (!cparent__token_is(s, at, "in") || !cparent__is_determiner(s, at + 1) ||
        !cparent__is_year(s, noun))
        return false;
    while (noun < to && noun < at + 6 &&
           (s->tokens[noun].kind == CPARENT__DIGITS ||
            cparent__mark_is(s, noun, '/') || cparent__mark_is(s, noun, '-')))
        noun++;
    cue = noun < to ? cparent__cue_at(s, CPARENT__K_DUE, noun) : NULL;
    if (cue == NULL || (!cparent__cue_means(cue, "meeting") &&
                        !cparent__cue_means(cue, "coming_event")))
        return false;
    due->from = at + 1;
    due->to = cue->end;
    due->kind = cparent__cue_means(cue, "meeting")
                    ? CPARENT_ACTION_DUE_KIND_MEETING
                    : CPARENT_ACTION_DUE_KIND_EVENT;
    return true;
}

const cparent__time *
cparent__time_from(const cparent__times *times, int at)
{
    int i;

    for (i = 0; i < times->count; i++)
        if (times->items[i].core >= at && times->items[i].core <= at + 7)
            return &times->items[i];
    return NULL;
}

/* "its meeting in February", "the meeting of the Board in December 2025",
 * "the meeting on 14 May": a meeting that a time tells from others. */
bool
cparent__due_meeting_in(const cparent__sentence *s,
                        const cparent__times *times, int at, int from, int to,
                        cparent__due *due)
{
    static const char *const held[] = { "scheduled", "held", "due", "planned",
                                        NULL };
    static const char *const joints[] = { "in", "on", "for", NULL };
    const cparent__cue *noun = cparent__cue_at(s, CPARENT__K_DUE, at);
    const cparent__time *time;
    int end;

    if ((!cparent__token_is(s, at, "meeting") &&
         !cparent__token_is(s, at, "session")) ||
        noun == NULL || at <= from || !cparent__is_determiner(s, at - 1))
        return false;
    end = past_body(s, noun->end, to);
    end += cparent__token_is(s, end, "to") &&
                   cparent__token_is(s, end + 1, "be")
               ? 2
               : 0;
    end += cparent__token_among(s, end, held);
    if (!cparent__token_among(s, end, joints))
        return false;
    time = cparent__time_from(times, end + 1);
    if (time == NULL || !time->dated || time->core > end + 2 || time->to > to)
        return false;
    due->from = at - 1;
    due->to = time->to;
    due->kind = CPARENT_ACTION_DUE_KIND_MEETING;
    return true;
}
