/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/figure-internal.h"

#include <string.h>

/*
 * Which of the words that compare are said of a number.  "The target is 40"
 * gives the target; "the target group numbered 40" and "the aim was
 * explained to 40 carers" only have the word.
 */

/* "target group", "vision screening", "England match", "neighbours' 14": the
 * word only describes the one behind it. */
bool
cparent__only_describes(const cparent__sentence *s, const cparent__cue *cue)
{
    static const char *const nouns[] = {
        "group",     "groups",    "audience", "date",      "dates",
        "match",     "matches",   "team",     "club",      "support",
        "screening", "keeper",    "keepers",  "post",      "meeting",
        "meetings",  "document",  "setting",  "conference", "conferences",
        "conferencing", "area",   "areas",    "schools",   "statement",
        "board",     "plan",      "officer",  "service",   "services",
        "consultation", "workshop", "event",  "guide",     "policy",
        "day",       "holder",    "holders",  "monitoring", "report",
        "reports",   "review",    "mentors",  "mentoring", "charity",
        "transfer",  "adoption",  "programme", NULL
    };

    /* "in the region of £6,200" */
    if (cparent__token_is(s, cue->end - 1, "region") &&
        cparent__token_is(s, cue->end, "of") &&
        cparent__token_is(s, cue->end - 3, "in"))
        return true;
    return cparent__token_among(s, cue->end, nouns);
}

/* "was above target at 93.8%": where the figure itself stands. */
static bool
is_beside_target(const cparent__sentence *s, const cparent__cue *cue,
                 int before)
{
    static const char *const sides[] = { "above", "below", "under", "over",
                                         "on", "off", "beyond", "within",
                                         "exceeded", "exceeding", NULL };
    const int at = cue->start - 1;

    return before == cue->end && cparent__token_is(s, before, "at") &&
           cparent__cue_means(cue, "target") &&
           cparent__token_among(s, at - cparent__token_is_article(s, at),
                                sides);
}

/* "the target was explained to 14 carers": a verb of doing something with
 * it, whose object the number is. */
static bool
is_done_to(const cparent__sentence *s, int at)
{
    static const char *const strong[] = { "given", "sent", "shown", "told",
                                          "met",   "made", "chosen", NULL };
    static const char *const figures[] = {
        "averaged", "based",    "reached",  "recorded",    "reported",
        "remained", "agreed",   "targeted", "expected",    "published",
        "achieved", "required", "increased", "recommended", "reduced",
        "raised",   "lowered",  "revised",  "compared",    NULL
    };
    const cparent__token *token;
    const char *end;

    if (at < 0 || at >= s->count || s->tokens[at].kind != CPARENT__WORD)
        return false;
    token = &s->tokens[at];
    end = s->text + token->end;
    if (cparent__token_among(s, at, strong))
        return true;
    return token->end - token->start > 4 && end[-1] == 'd' &&
           end[-2] == 'e' && !cparent__token_among(s, at, figures) &&
           cparent__cue_at(s, CPARENT__K_MOVE, at) == NULL;
}

static bool
counts_people(const cparent__sentence *s, int at)
{
    return cparent__cue_means(cparent__cue_at(s, CPARENT__K_FIGURE, at),
                              "person");
}

bool
cparent__bears_on(const cparent__sentence *s, const cparent__cue *cue,
                  const cparent__number *number)
{
    static const char *const idle[] = { "with",  "about", "and",  "by",
                                        "has",   "had",   "have", "saw",
                                        "drew",  "into",  NULL };
    const int before = cparent__before_number(s, number->from);

    if (cue->end >= before + 1)
        return true;
    /* "national 90%", but "a national charity of 12" */
    if (cparent__only_describes(s, cue) ||
        (cue->end - cue->start == 1 &&
         cparent__token_is(s, cue->start, "national")))
        return false;
    /* "the aspirations of 31 young people" are theirs */
    if (before == cue->end && cparent__token_is(s, before, "of") &&
        cparent__cue_means(cue, "aspiration") && counts_people(s, number->to))
        return false;
    if (is_beside_target(s, cue, before))
        return false;
    if (before == cue->end)
        return !cparent__token_among(s, before, idle) ||
               cparent__token_is(s, before, "had");
    if (cparent__token_among(s, before, idle))
        return false;
    if (cparent__token_is(s, before, "to") ||
        cparent__token_is(s, before, "for"))
        return !is_done_to(s, before - 1);
    return !is_done_to(s, before);
}

const cparent__cue *
cparent__compare_on(const cparent__sentence *s, const char *meaning, int from,
                    const cparent__number *number)
{
    const cparent__cue *found = NULL;
    int at;

    for (at = from < 0 ? 0 : from; at < number->from; at++) {
        const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_COMPARE, at);

        if (cue != NULL && cue->end <= number->from &&
            cparent__cue_means(cue, meaning) &&
            cparent__bears_on(s, cue, number))
            found = cue;
    }
    return found;
}
