/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <string.h>

#include "read/claim-internal.h"

/* What is wished, asked, planned, denied or supposed is not claimed. */

/* "The ambition was to be better than": nobody says that it is. */
static bool
is_to_be(const cparent__sentence *s, int at)
{
    static const char *const wants[] = { "need", "needs", "needed", "wanted",
                                         "want", "wants", "have",   "has",
                                         "had",  "aims",  "aimed",  NULL };
    static const char *const inner[] = { "in", "among", "amongst", NULL };
    int i;

    while (at > 1 && (s->tokens[at - 1].filler ||
                      cparent__token_among(s, at - 1, inner)))
        at--;
    if (!cparent__token_is(s, at - 1, "be") ||
        !cparent__token_is(s, at - 2, "to"))
        return false;
    /* "for performance to be above" */
    for (i = at - 3; i > 0 && i > at - 9 && !cparent__claim_links(s, i); i--)
        if (cparent__token_is(s, i, "for") && cparent__claim_links(s, i - 1))
            return true;
    return cparent__claim_links(s, at - 3) ||
           cparent__token_among(s, at - 3, wants);
}

/* "should not be taken as a sign that demand was easing" */
static bool
is_denied(const cparent__sentence *s, int from)
{
    static const char *const denies[] = { "not",     "no",      "denied",
                                          "doubted", "disputed", NULL };
    static const char *const kept[] = { "forgotten", "overlooked", "only",
                                        "underestimated", "ignored", NULL };
    int at;

    if (!cparent__token_is(s, from - 1, "that"))
        return false;
    for (at = from - 2; at >= 0 && at >= from - 9; at--) {
        if (cparent__clause_ends(s, at) ||
            cparent__token_among(s, at, kept))
            return false;
        if (cparent__token_among(s, at, denies))
            return true;
    }
    return false;
}

/* "Asked by Cllr Ames about moves, Mr Vale pointed to": behind the comma
 * somebody answers. */
static bool
is_answered(const cparent__sentence *s, int from, int at)
{
    for (; from < at; from++)
        if (cparent__mark_is(s, from, ',') &&
            (cparent__cue_at(s, CPARENT__K_HONORIFIC, from + 1) != NULL ||
             cparent__cue_at(s, CPARENT__K_POST, from + 1) != NULL ||
             (cparent__token_is(s, from + 1, "the") &&
              cparent__cue_at(s, CPARENT__K_POST, from + 2) != NULL) ||
             (s->tokens[from + 1].kind == CPARENT__WORD &&
              s->tokens[from + 1].capital)))
            return true;
    return false;
}

/* "carers who could drive were": of `at`, which stands behind the modal, it
 * tells nothing. */
static bool
is_of_others(const cparent__sentence *s, int modal, int at)
{
    static const char *const finite[] = { "was", "were", "is", "are",
                                          "remained", "remains", NULL };

    return cparent__token_is(s, modal - 1, "who") && at > modal + 1 &&
           cparent__token_among(s, at, finite);
}

/* "would", "if", "by which" stand in the clause [from, at), and no "and"
 * begins anew behind them. */
static bool
is_not_yet(const cparent__sentence *s, int from, int at)
{
    static const char *const words[] = { "would", "should", "could", "if",
                                         "whether", "might", "may",  "will",
                                         "hoped", "unless", "must", NULL };
    const int cue = at;

    while (--at >= from) {
        if (cparent__token_is(s, at, "and") || is_of_others(s, at, cue))
            return false;
        if (cparent__token_among(s, at, words) ||
            (cparent__token_is(s, at, "by") &&
             cparent__token_is(s, at + 1, "which")))
            return true;
    }
    return false;
}

/* "whether", "important that": what stands before the clause from `from` on
 * leaves open whether it is so. */
static bool
is_doubted(const cparent__sentence *s, int from)
{
    static const char *const doubts[] = { "if",     "whether", "check",
                                          "ensure", "ensuring", "checking",
                                          "checks", "ensures", "ensured",
                                          "checked", "sure", "means",
                                          "important", "essential", "vital",
                                          "crucial", "imperative",
                                          "necessary", NULL };
    static const char *const assurances[] = { "assurance", "assurances",
                                              "reassurance", "confirmation",
                                              "evidence", NULL };
    static const char *const seeks[] = { "sought", "seek", "seeking",
                                         "wanted", "asked", "requested",
                                         "wished", "required", NULL };
    int i;

    for (i = from - 1; i >= 0 && i >= from - 3; i--)
        if (cparent__token_among(s, i, doubts))
            return true;
    /* "sought assurance that", "so that" */
    return cparent__token_is(s, from - 1, "that") &&
           ((cparent__token_is(s, from - 2, "so") &&
             !cparent__claim_links(s, from - 3)) ||
            (cparent__token_among(s, from - 2, assurances) &&
             (cparent__token_among(s, from - 3, seeks) ||
              cparent__token_among(s, from - 4, seeks))));
}

/* Somebody asks it, and nobody has begun to answer; "asked why numbers had
 * risen" takes it for granted. */
static bool
is_asked(const cparent__sentence *s, int at, bool level)
{
    const cparent__cue *ask = cparent__cue_last(s, CPARENT__K_ASK, 0, at);

    return ask != NULL &&
           !(ask->start <= 1 && is_answered(s, ask->end, at)) &&
           (level || !cparent__token_is(s, ask->end, "why")) &&
           cparent__cue_in(s, CPARENT__K_SAY, ask->end, at) == NULL &&
           cparent__cue_in(s, CPARENT__K_TOLD, ask->end, at) == NULL;
}

/* "Where performance is below target a plan is required", "Amber means close
 * to target" */
static bool
is_rule(const cparent__sentence *s, int from, int at)
{
    static const char *const now[] = { "is", "are", "remains", NULL };
    bool where = from == 0 && cparent__token_is(s, from, "where");

    for (; from < at; from++) {
        if (cparent__token_is(s, from, "means") && from > 0 &&
            !cparent__token_is(s, from - 1, "this") &&
            !cparent__token_is(s, from - 1, "which"))
            return true;
        if (where && cparent__token_among(s, from, now))
            return true;
    }
    return false;
}

/* Nobody says that it is so: it is asked, wished, planned or supposed. */
bool
cparent__claim_unreal(const cparent__sentence *s, int from, int at, bool level)
{
    return is_not_yet(s, from, at) || is_to_be(s, at) || is_rule(s, from, at) ||
           is_denied(s, from) || is_doubted(s, from) ||
           is_asked(s, at, level);
}

/* "was one of the aims of the plan" */
static bool
is_aim(const cparent__sentence *s, int at)
{
    static const char *const aims[] = { "aim", "aims", "priority",
                                        "priorities", "objective",
                                        "objectives", "goal", "goals",
                                        "purpose", "ambition", "ambitions",
                                        "intention", NULL };
    const int far = at + 6;

    for (at++; at < far && !cparent__clause_ends(s, at); at++)
        if (cparent__token_among(s, at, aims))
            return true;
    return false;
}

/* "A reduction in caseloads would require more staff", "a rise in demand was
 * expected": of none yet. */
bool
cparent__claim_supposed(const cparent__sentence *s,
                        const cparent__claim *found)
{
    static const char *const words[] = { "would", "could", "might", "should",
                                         "will", NULL };
    int at;

    if (strcmp(found->rule, "claim.words") != 0 ||
        cparent__token_is(s, found->end - 1, "what"))
        return false; /* but "fell short of what was expected" */
    for (at = found->end; at < found->end + 8; at++) {
        if (cparent__clause_ends(s, at))
            return false;
        if (cparent__claim_links(s, at) && is_aim(s, at))
            return true;
        if (cparent__claim_links(s, at))
            return cparent__claim_word(s, cparent__skip_adverbs(s, at + 1),
                                       "ahead") > 0;
        if (cparent__token_among(s, at, words))
            return true;
    }
    return false;
}
