/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "read/claim-internal.h"

/*
 * Statements of level, direction or comparison that have no figure:
 *
 *   was, remained … (very) good        a state
 *   had (slightly) risen, fell         a move
 *   better than, in line with … X      a comparison, and with whom
 *   fewer children                     a comparison with before
 *
 * each of something that is followed over time, and whole phrases from the
 * table.  What is asked, hoped or planned is not stated.
 */

/* The cue at `at` whose meaning begins with `prefix`, and what follows it:
 * NULL when there is none. */
const char *
cparent__claim_meaning(const cparent__sentence *s, int at,
                       const char *prefix, int *end)
{
    const size_t length = strlen(prefix);
    const char *found = NULL;
    int i;

    *end = 0;
    if (cparent__cue_at(s, CPARENT__K_CLAIM, at) == NULL)
        return NULL;
    for (i = s->first_cue[at]; i < s->first_cue[at + 1]; i++) {
        const cparent__cue *cue = &s->cues[i];

        if (cue->kind == CPARENT__K_CLAIM && cue->end > *end &&
            strncmp(cue->meaning, prefix, length) == 0) {
            *end = cue->end;
            found = cue->meaning + length;
        }
    }
    return found;
}

/* Something that is followed over time stands in [from, to). */
bool
cparent__claim_followed(const cparent__sentence *s, int from, int to)
{
    int at, end;

    for (at = from; at < to; at++)
        if (cparent__cue_at(s, CPARENT__K_INDICATOR, at) != NULL ||
            cparent__claim_meaning(s, at, "measure/", &end) != NULL)
            return true;
    return false;
}

/* "worryingly", "extremely"; not "family" and "weekly". */
static bool
is_adverb(const cparent__sentence *s, int at)
{
    static const char *const others[] = {
        "family", "early",   "only",   "likely", "daily", "weekly", "monthly",
        "yearly", "elderly", "reply",  "supply", "apply", "july",   "timely",
        "friendly", "costly", "quarterly", "unlikely", NULL
    };
    const cparent__token *token = &s->tokens[at];

    return token->kind == CPARENT__WORD && token->end - token->start > 4 &&
           memcmp(s->text + token->end - 2, "ly", 2) == 0 &&
           !cparent__token_among(s, at, others);
}

int
cparent__skip_adverbs(const cparent__sentence *s, int at)
{
    static const char *const adverbs[] = {
        "generally", "mostly",    "very",     "too",         "still",
        "quite",     "slightly",  "also",     "now",         "particularly",
        "really",    "fairly",    "largely",  "consistently", "broadly",
        "always",    "already",   "again",    "significantly", "a",
        "much",      "more",      "most",     "overall",     "steadily",
        "relatively", "reasonably", "especially", "gradually", "rather",
        "sharply",   "continuing", "an",      "considered",  "somewhat",
        "being",     "well",      "extremely", "exceptionally", "the",
        "since",     "certainly", "clearly",   "noticeably", NULL
    };

    while (at < s->count &&
           (cparent__token_among(s, at, adverbs) || is_adverb(s, at)))
        at++;
    return at;
}

bool
cparent__claim_links(const cparent__sentence *s, int at)
{
    static const char *const verbs[] = {
        "was",     "were",   "is",     "are",      "been",  "remained",
        "remains", "remain", "stayed", "looked",   "seemed", "became",
        "felt",    "feels",  "seems",  "getting",  NULL
    };

    return cparent__token_among(s, at, verbs);
}

/* Nobody says that it is so: it is asked, wished, planned or supposed. */
static bool
is_unreal(const cparent__sentence *s, int from, int at)
{
    static const char *const words[] = { "would", "should", "could", "if",
                                         "whether", "might", "may",  "will",
                                         "hoped", "unless", "must", NULL };
    static const char *const doubts[] = { "if",     "whether", "check",
                                          "ensure", "ensuring", "checking",
                                          NULL };
    int i;

    const cparent__cue *ask = cparent__cue_last(s, CPARENT__K_ASK, 0, at);
    bool unreal = false;

    for (i = from; i < at; i++) {
        unreal = unreal || cparent__token_among(s, i, words) ||
                 (cparent__token_is(s, i, "by") &&
                  cparent__token_is(s, i + 1, "which"));
        if (cparent__token_is(s, i, "and"))
            unreal = false;
    }
    if (unreal)
        return true;
    for (i = from - 1; i >= 0 && i >= from - 3; i--)
        if (cparent__token_among(s, i, doubts))
            return true;
    /* "asked why numbers had risen" takes it for granted. */
    return ask != NULL && !cparent__token_is(s, ask->end, "why") &&
           cparent__cue_in(s, CPARENT__K_SAY, ask->end, at) == NULL &&
           cparent__cue_in(s, CPARENT__K_TOLD, ask->end, at) == NULL;
}

/* ----------------------------------------------------------------- states */

/* "judged the progress of children to be good" */
static bool
is_judged(const cparent__sentence *s, int be)
{
    static const char *const verbs[] = { "judged", "found", "rated",
                                         "considered", "graded", NULL };
    int at;

    if (!cparent__token_is(s, be, "be") || !cparent__token_is(s, be - 1, "to"))
        return false;
    for (at = be - 2; at >= 0 && at >= be - 14; at--)
        if (cparent__token_among(s, at, verbs))
            return true;
    return false;
}

/* "was (generally) good", "remained a strength", "was not as good as". */
static void
find_state(const cparent__sentence *s, int at, cparent__claim *found)
{
    static const char *const bad[] = { "too", "worryingly", "unacceptably",
                                       "disappointingly", "alarmingly",
                                       "stubbornly", NULL };
    int next, end;
    const char *state;
    bool negated, too = false;
    int i;

    if (!cparent__claim_links(s, at) && !is_judged(s, at))
        return;
    if (!cparent__claim_subject(s, at) &&
        !((cparent__token_is(s, at - 1, "it") ||
           cparent__token_is(s, at - 2, "it")) &&
          cparent__claim_followed(
              s, at, at + 12 < s->count ? at + 12 : s->count)))
        return;
    next = at + 1;
    negated = cparent__token_is(s, next, "not");
    next += negated;
    next += cparent__token_is(s, next, "as");
    next = cparent__skip_adverbs(s, next);
    next += cparent__token_is(s, next, "to") &&
            cparent__token_is(s, next + 1, "be");
    state = cparent__claim_meaning(s, next, "state/", &end);
    if ((cparent__claim_meaning(s, next, "relation/", &i) != NULL &&
         i >= end) ||
        cparent__token_is(s, end, "than"))
        return;
    if (state == NULL || (cparent__mark_is(s, end, '-') &&
                          s->tokens[end].glued))
        return;
    for (i = at + 1; i < next; i++)
        too = too || cparent__token_among(s, i, bad);
    if (negated && strcmp(state, "good") != 0)
        return;
    found->begin = at;
    found->end = end;
    found->rule = "claim.state";
    snprintf(found->meaning, sizeof(found->meaning), "%s/none",
             negated || too ? "concern" : state);
    if (strcmp(state, "stable") == 0 || strcmp(state, "up") == 0 ||
        strcmp(state, "down") == 0)
        snprintf(found->meaning, sizeof(found->meaning), "%s/previous",
                 state);
}

/* ------------------------------------------------------------------ moves */

/* "numbers fell", "numbers fell in May"; but "reduced timetables". */
static bool
ends_there(const cparent__sentence *s, int at)
{
    static const char *const going_on[] = {
        "to",    "by",    "from",  "since", "over",  "in",    "during",
        "again", "and",   "but",   "as",    "this",  "last",  "at",
        "when",  "because", "after", "while", "on",  "for",   "every",
        "between", "throughout", "under", "year", "month", "quarter", NULL
    };

    at = cparent__skip_adverbs(s, at);
    if (at >= s->count || s->tokens[at].kind != CPARENT__WORD)
        return true;
    return cparent__token_among(s, at, going_on) ||
           s->text[s->tokens[at].end - 1] == 'y';
}

/* The move is told of: "had risen", "were falling", "fell", "continued to
 * fall"; not "to be reduced", "reducing drift". */
static bool
is_told(const cparent__sentence *s, int from, const cparent__cue *move)
{
    static const char *const past[] = {
        "rose",     "fell",    "increased", "decreased", "improved",
        "declined", "dropped", "grew",      "worsened",  "reduced",
        "went",     "came",    "dipped",    "narrowed",  NULL
    };
    static const char *const auxiliary[] = { "had",  "has",  "have", "was",
                                             "were", "is",   "are",
                                             "been", NULL };
    static const char *const going_on[] = { "continued", "continue",
                                            "continues", "begun", "began",
                                            "started", "tended", NULL };
    int at = move->start - 1;

    while (at > from && cparent__skip_adverbs(s, at) > at)
        at--;
    /* "had not improved" */
    if (cparent__token_is(s, at, "not"))
        return false;
    if (cparent__token_is(s, at, "to"))
        return cparent__token_among(s, at - 1, going_on);
    if (cparent__token_among(s, at, auxiliary))
        return true;
    return at >= from && !cparent__token_is(s, at, "be") &&
           cparent__token_among(s, move->start, past) &&
           s->tokens[at].kind == CPARENT__WORD && ends_there(s, move->end);
}

static const char *
way_of(const cparent__cue *move)
{
    if (cparent__cue_means(move, "up"))
        return "up";
    return cparent__cue_means(move, "down") ? "down" : NULL;
}

static void
find_move(const cparent__sentence *s, int at, cparent__claim *found)
{
    const cparent__cue *move = cparent__cue_at(s, CPARENT__K_MOVE, at);
    const char *way = move != NULL ? way_of(move) : NULL;
    int from;

    if (way == NULL)
        return;
    from = cparent__claim_begin(s, at);
    if (!is_told(s, from, move) || !cparent__claim_subject(s, at))
        return;
    /* "had grown up in", "moved up to the third floor" */
    if (cparent__token_is(s, move->end, "up") ||
        (cparent__token_is(s, at, "up") && !cparent__claim_links(s, at - 1)))
        return;
    /* "was higher than" is a comparison, "was down to" names a reason */
    if (cparent__token_is(s, move->end, "than") ||
        (cparent__token_is(s, at, "down") &&
         cparent__token_is(s, move->end, "to")))
        return;
    found->begin = at;
    found->end = move->end;
    found->rule = "claim.move";
    snprintf(found->meaning, sizeof(found->meaning), "%s/previous", way);
}

/* "fewer children were moving", "more young people were": than before. */
static void
find_fewer(const cparent__sentence *s, int at, cparent__claim *found)
{
    static const char *const did[] = { "had",  "moved", "came", "left",
                                       "took", "chose", "went", "lived",
                                       "attended", "than", NULL };
    static const char *const joints[] = { "that", "and", "since", "because",
                                          "as",   "but", "while", NULL };
    const bool fewer = cparent__token_is(s, at, "fewer");
    int i;

    if (!fewer && !cparent__token_is(s, at, "more"))
        return;
    if (at > 0 && s->tokens[at - 1].kind != CPARENT__MARK &&
        !cparent__token_among(s, at - 1, joints) &&
        !(cparent__claim_links(s, at - 1) &&
          cparent__token_is(s, at - 2, "there")))
        return;
    for (i = at + 1; i < at + 4 && i < s->count; i++)
        if (cparent__cue_at(s, CPARENT__K_FIGURE, i) != NULL ||
            (i == at + 1 && cparent__claim_links(s, i)))
            break;
    if (i == at + 4 || i >= s->count)
        return;
    i -= cparent__claim_links(s, i);
    for (i++; i < s->count && !cparent__clause_ends(s, i); i++)
        if (cparent__claim_links(s, i) || cparent__token_among(s, i, did)) {
            found->begin = at;
            found->end = i + 1;
            found->rule = "claim.fewer";
            snprintf(found->meaning, sizeof(found->meaning), "%s/previous",
                     fewer ? "down" : "up");
            return;
        }
}

/* ------------------------------------------------------------ comparisons */

/* "Boys' scores were higher than girls'": neither is a number. */
static bool
compares_things(const cparent__sentence *s, int at, int end)
{
    int i;

    if (!cparent__token_is(s, end - 1, "than") || end >= s->count ||
        cparent__token_is(s, end, "most"))
        return false;
    for (i = end; i < end + 6 && i < s->count; i++)
        if (s->tokens[i].kind == CPARENT__DIGITS ||
            cparent__cue_at(s, CPARENT__K_NUMBER, i) != NULL)
            return false;
    for (i = at - 1; i > 0 && i >= at - 4; i--)
        if (cparent__claim_links(s, i))
            return cparent__claim_followed(s, cparent__claim_begin(s, i), i);
    return false;
}

/* "above the national average", "in line with last year". */
static void
find_relation(const cparent__sentence *s, int at, cparent__claim *found)
{
    int end, against_end, next;
    const char *relation = cparent__claim_meaning(s, at, "relation/", &end);
    const char *against = NULL;

    if (relation == NULL ||
        (cparent__token_is(s, at, "under") && !cparent__claim_links(s, at - 1)))
        return;
    for (next = end; next < s->count && next < end + 8 && against == NULL;
         next++) {
        if (s->tokens[next].mark == ',' || s->tokens[next].mark == ';')
            break;
        against = cparent__claim_meaning(s, next, "against/", &against_end);
    }
    if (against == NULL && compares_things(s, at, end)) {
        found->begin = at;
        found->end = end;
        found->rule = "claim.relation";
        snprintf(found->meaning, sizeof(found->meaning), "%s/none", relation);
    }
    /* "numeracy lagged behind" */
    if (against == NULL && cparent__token_is(s, end - 1, "behind") &&
        end - at == 2 && cparent__clause_ends(s, end) &&
        cparent__claim_subject(s, at)) {
        found->begin = at;
        found->end = end;
        found->rule = "claim.relation";
        snprintf(found->meaning, sizeof(found->meaning), "below/none");
    }
    if (against == NULL)
        return;
    found->begin = at;
    found->end = against_end;
    found->rule = "claim.relation";
    snprintf(found->meaning, sizeof(found->meaning), "%s/%s", relation,
             against);
    /* Better than it was is up. */
    if (strcmp(against, "previous") == 0 && cparent__token_is(s, at, "better"))
        snprintf(found->meaning, sizeof(found->meaning), "up/previous");
    else if (strcmp(against, "previous") == 0 &&
             (cparent__token_is(s, at, "worse") ||
              cparent__token_is(s, at, "fewer")))
        snprintf(found->meaning, sizeof(found->meaning), "down/previous");
    /* On the right side of a target is met; "above a target" may not be. */
    if (strcmp(against, "target") == 0 && strcmp(relation, "below") == 0)
        snprintf(found->meaning, sizeof(found->meaning), "not_met/target");
    else if (strcmp(against, "target") == 0 &&
             strcmp(relation, "above") == 0)
        snprintf(found->meaning, sizeof(found->meaning), "met/target");
}

/* "had met its target", "missed the target for visits", "the target had
 * been met". */
static void
find_target(const cparent__sentence *s, int at, cparent__claim *found)
{
    static const char *const met[] = { "met", "exceeded", "achieved", "beat",
                                       "bettered", "surpassed", NULL };
    static const char *const missed[] = { "missed", NULL };
    const bool is_met = cparent__token_among(s, at, met);
    bool negated = false;
    int next, end, i;

    if (!is_met && !cparent__token_among(s, at, missed))
        return;
    for (i = at - 1; i >= 0 && i >= at - 3; i--)
        negated = negated || cparent__token_is(s, i, "not");
    for (next = at + 1; next < s->count && next < at + 6; next++)
        if (cparent__claim_meaning(s, next, "against/target", &end) != NULL)
            break;
    if (next == s->count || next == at + 6) {
        /* the target … had been met */
        end = at + 1;
        i = at - 1 - (cparent__token_is(s, at - 1, "narrowly") ||
                      cparent__token_is(s, at - 1, "not") ||
                      cparent__token_is(s, at - 1, "comfortably"));
        if (!cparent__token_is(s, i, "been") &&
            !cparent__token_is(s, i, "was") &&
            !cparent__token_is(s, i, "were"))
            return;
        for (i = cparent__claim_begin(s, at); i < at; i++)
            if (cparent__token_is(s, i, "target") ||
                cparent__token_is(s, i, "targets"))
                break;
        if (i == at)
            return;
    }
    found->begin = at;
    found->end = end;
    found->rule = "claim.target";
    snprintf(found->meaning, sizeof(found->meaning), "%s/target",
             is_met && !negated ? "met" : "not_met");
}

/* ---------------------------------------------------------------- phrases */

/* Something that is followed over time stands about the words, or counted
 * right behind them: "a shortage of mentors". */
static bool
is_about_figures(const cparent__sentence *s, int at, const cparent__cue *cue)
{
    static const char *const amounts[] = { "of", "enough", "few", "little",
                                           NULL };
    const int far = cue->end + 40 < s->count ? cue->end + 40 : s->count;

    return cparent__claim_followed(s, cparent__claim_begin(s, at), far) ||
           (cparent__token_among(s, cue->end - 1, amounts) &&
            cparent__cue_in(s, CPARENT__K_FIGURE, cue->end, cue->end + 4) !=
                NULL);
}

/* "A reduction in caseloads would require more staff": of none yet. */
static bool
is_supposed(const cparent__sentence *s, const cparent__claim *found)
{
    static const char *const words[] = { "would", "could", "might", "should",
                                         NULL };
    int at;

    if (!cparent__token_is(s, found->end - 1, "in") &&
        !cparent__token_is(s, found->end - 1, "of"))
        return false;
    for (at = found->end; at < found->end + 8; at++) {
        if (cparent__clause_ends(s, at) || cparent__claim_links(s, at))
            return false;
        if (cparent__token_among(s, at, words))
            return true;
    }
    return false;
}

/* "was concerned at the fall in visits" has been said by its first words. */
static bool
is_what_worries(const cparent__sentence *s, int end, int at)
{
    return at - end <= 1 && end > 1 &&
           (cparent__token_is(s, end - 2, "concerned") ||
            cparent__token_is(s, end - 2, "worried") ||
            cparent__token_is(s, end - 2, "disappointed"));
}

static void
find_phrase(const cparent__sentence *s, int at, cparent__claim *found)
{
    static const char *const parts[] = { "state/", "relation/", "against/",
                                         "measure/", NULL };
    const cparent__cue *best = NULL;
    int i, p;

    for (i = s->first_cue[at]; i < s->first_cue[at + 1]; i++) {
        const cparent__cue *cue = &s->cues[i];
        bool whole = cue->kind == CPARENT__K_CLAIM;

        for (p = 0; whole && parts[p] != NULL; p++)
            whole = strncmp(cue->meaning, parts[p], strlen(parts[p])) != 0;
        if (whole && (best == NULL || cue->end > best->end))
            best = cue;
    }
    if (best == NULL || cparent__token_is(s, at - 1, "not") ||
        (cparent__mark_is(s, best->end, '-') && s->tokens[best->end].glued))
        return;
    if (strncmp(best->meaning, "concern/", 8) == 0 &&
        !cparent__token_is(s, at, "too") &&
        !cparent__token_is(s, at, "found") &&
        !is_about_figures(s, at, best))
        return;
    /* ", a slight improvement": of what stands before. */
    if ((cparent__token_is(s, at, "a") || cparent__token_is(s, at, "an")) &&
        cparent__mark_is(s, at - 1, ',') &&
        (found->beside || cparent__claim_followed(s, 0, at))) {
        found->begin = at;
        found->end = best->end;
        found->rule = "claim.words";
        snprintf(found->meaning, sizeof(found->meaning), "%s",
                 best->meaning);
        return;
    }
    /* A direction is one of something that is followed. */
    if ((strncmp(best->meaning, "up/", 3) == 0 ||
         strncmp(best->meaning, "down/", 5) == 0 ||
         strncmp(best->meaning, "good/", 5) == 0 ||
         strncmp(best->meaning, "stable/", 7) == 0 ||
         strncmp(best->meaning, "similar/previous", 16) == 0) &&
        !cparent__claim_followed(s, cparent__claim_begin(s, at),
                     best->end + 14 < s->count ? best->end + 14 : s->count))
        return;
    found->begin = at;
    found->end = best->end;
    found->rule = "claim.words";
    snprintf(found->meaning, sizeof(found->meaning), "%s", best->meaning);
}

/* A sentence without any of these claims nothing. */
static bool
may_claim(const cparent__sentence *s)
{
    return cparent__has_cue(s, CPARENT__K_CLAIM) ||
           cparent__has_cue(s, CPARENT__K_MOVE) ||
           cparent__has_cue(s, CPARENT__K_FIGURE);
}

void
cparent__read_claims(cparent__reader *reader)
{
    static void (*const finders[])(const cparent__sentence *, int,
                                   cparent__claim *) = {
        find_relation, cparent__claim_degree, find_phrase, find_target,
        find_state,    find_move,             find_fewer,
    };
    const cparent__sentence *s = &reader->sentence;
    size_t i;
    int last = 0;
    int at = 0;

    if (!may_claim(s) || cparent__mark_is(s, s->count - 1, '?'))
        return;
    while (at < s->count) {
        cparent__claim found = { 0, 0, "", NULL, false };

        found.beside = reader->numbers.count > 0 ||
                       reader->last_actual != SIZE_MAX;
        for (i = 0; i < sizeof(finders) / sizeof(finders[0]); i++) {
            finders[i](s, at, &found);
            if (found.end > 0)
                break;
        }
        if (found.end == 0 || is_supposed(s, &found) ||
            is_what_worries(s, last, at) ||
            is_unreal(s, cparent__claim_begin(s, at), at)) {
            at++;
            continue;
        }
        (void)cparent__claim_add(reader, found.begin, found.end,
                                 found.meaning, found.rule);
        last = at = found.end;
    }
}
