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

/* What follows the prefix, mostly NULL at its first byte. */
static const char *
past_prefix(const char *meaning, const char *prefix)
{
    for (; *prefix != '\0'; meaning++, prefix++)
        if (*meaning != *prefix)
            return NULL;
    return meaning;
}

const char *
cparent__claim_longest(const cparent__sentence *s, int at,
                       const char *prefix, int *end)
{
    const char *found = NULL;
    int i;

    for (i = s->first_cue[at]; i < s->first_cue[at + 1]; i++) {
        const cparent__cue *cue = &s->cues[i];
        const char *rest;

        if (cue->kind != CPARENT__K_CLAIM || cue->end <= *end)
            continue;
        rest = past_prefix(cue->meaning, prefix);
        if (rest != NULL) {
            *end = cue->end;
            found = rest;
        }
    }
    return found;
}

bool
cparent__claim_is(const cparent__sentence *s, int at, const char *prefix)
{
    int end;

    return cparent__claim_meaning(s, at, prefix, &end) != NULL;
}

void
cparent__claim_set(cparent__claim *found, int begin, int end,
                   const char *rule, const char *assertion,
                   const char *comparator)
{
    found->begin = begin;
    found->end = end;
    found->rule = rule;
    snprintf(found->meaning, sizeof(found->meaning), "%s/%s", assertion,
             comparator);
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

/* "described it as unacceptable", "was seen as" */
static bool
is_described(const cparent__sentence *s, int as)
{
    static const char *const verbs[] = { "described", "regarded", "seen",
                                         "viewed", "saw", "characterised",
                                         NULL };
    int at;

    if (!cparent__token_is(s, as, "as"))
        return false;
    for (at = as - 1; at >= 0 && at >= as - 6; at--) {
        if (cparent__token_among(s, at, verbs))
            return true;
        if (cparent__clause_ends(s, at))
            return false;
    }
    return false;
}

/* "had been hard to find on the website until Easter" */
static bool
is_until(const cparent__sentence *s, int at)
{
    const int far = at + 5;

    while (at < far && !cparent__clause_ends(s, at)) {
        if (cparent__token_is(s, at, "until"))
            return true;
        at++;
    }
    return false;
}

/* "had been difficult at first": it is so no more. */
static bool
is_past(const cparent__sentence *s, int at, int end)
{
    static const char *const once[] = { "initially", "previously", "once",
                                        "formerly", NULL };

    return (cparent__token_is(s, end, "at") &&
            (cparent__token_is(s, end + 1, "first") ||
             cparent__token_is(s, end + 2, "time"))) ||
           (cparent__token_is(s, end, "in") &&
            cparent__token_is(s, end + 2, "past")) ||
           is_until(s, end) ||
           cparent__token_among(s, end, once) ||
           cparent__token_among(s, at - 1, once) ||
           cparent__token_among(s, at + 1, once);
}

/* "was", "continued to be" with something that is followed before it, or
 * "it was" with that behind. */
static bool
is_predicated(const cparent__sentence *s, int at)
{
    if (!cparent__claim_links(s, at) && !is_judged(s, at) &&
        !is_described(s, at) &&
        !(cparent__token_is(s, at, "be") &&
          cparent__token_is(s, at - 1, "to") &&
          cparent__claim_goes_on(s, at - 2)))
        return false;
    return cparent__claim_subject(s, at) || cparent__claim_open(s, at) ||
           ((cparent__token_is(s, at - 1, "it") ||
             cparent__token_is(s, at - 2, "it")) &&
            cparent__claim_followed(s, at, at + 12));
}

/* The state that is said of what stands before `*next`, and where its words
 * begin and end: "good", "the greatest challenge", "of a mixed quality". */
static const char *
state_behind(const cparent__sentence *s, int *next, int *end)
{
    static const char *const kinds[] = { "quality", "standard", NULL };
    const bool of = cparent__token_is(s, *next, "of");
    const char *state = cparent__claim_meaning(s, *next, "state/", end);
    int grade, last;

    if (state != NULL)
        return state; /* "well attended" */
    *next = cparent__skip_adverbs(s, *next + of);
    *next += cparent__token_is(s, *next, "to") &&
             cparent__token_is(s, *next + 1, "be");
    state = cparent__claim_meaning(s, *next, "state/", end);
    while ((state == NULL || strcmp(state, "grave") == 0) &&
           cparent__claim_meaning(s, *next, "grade/", &grade) != NULL) {
        const char *graded = cparent__claim_meaning(s, grade, "state/", &last);

        if (graded == NULL && state != NULL)
            break; /* "were significant" */
        *next = grade;
        *end = last;
        state = graded; /* "a significant risk" */
    }
    if (!of || state == NULL)
        return state;
    *end += cparent__token_among(s, *end, kinds);
    return cparent__token_among(s, *end - 1, kinds) ? state : NULL;
}

/* What a state is said beside. */
static const char *
beside_state(const char *state)
{
    if (strcmp(state, "stable") == 0 || strcmp(state, "up") == 0 ||
        strcmp(state, "down") == 0)
        return "previous";
    return strcmp(state, "met") == 0 || strcmp(state, "not_met") == 0
               ? "target"
               : "none";
}

/* "pressures in residential care" */
static bool
is_trouble(const cparent__sentence *s, int at)
{
    int i;

    for (i = cparent__claim_begin(s, at); i < at; i++)
        if (cparent__claim_word(s, i, "trouble") > 0)
            return true;
    return false;
}

/* May a state be said of what no row names?  "The boundary rule was unfair",
 * but "the process was long". */
static bool
is_plain(const cparent__sentence *s, int at, int next, int end,
         const char *state)
{
    const bool judges = strcmp(state, "good") == 0 ||
                        strcmp(state, "concern") == 0 ||
                        strcmp(state, "grave") == 0;

    if (!cparent__claim_open(s, at))
        return strcmp(state, "good") != 0; /* "it was" a problem */
    /* "slow to start", but "slow to turn enquiries into approvals" */
    return judges && cparent__claim_word(s, next, "loose") == 0 &&
           (!cparent__token_is(s, end, "to") ||
            cparent__claim_followed(s, end, end + 5));
}

/* "Complaints were settled at stage two": they are no more. */
static bool
is_closed(const cparent__sentence *s, int end)
{
    static const char *const how[] = { "at", "out", "by", "before", "on",
                                       NULL };

    return cparent__token_is(s, end - 1, "settled") &&
           (cparent__token_among(s, end, how) ||
            cparent__cue_at(s, CPARENT__K_MONTH, end + 1) != NULL);
}

/* Which way is the better of what is said to be high or low: "caseloads
 * remained high", "take-up was low"; plainly so, or it stays a level. */
static const char *
judged_level(const cparent__sentence *s, int at, const char *state, int end)
{
    const bool high = cparent__token_is(s, end - 1, "high");
    int i;

    if (!high && !cparent__token_is(s, end - 1, "low"))
        return state;
    for (i = cparent__claim_begin(s, at); i < at; i++) {
        if (cparent__claim_word(s, i, "unwanted") > 0) {
            if (high)
                return "concern";
            return cparent__token_is(s, at, "remained") ? "stable" : "good";
        }
        if (cparent__claim_word(s, i, "wanted") > 0)
            return high ? "good" : "concern";
    }
    return state;
}

/* "was (generally) good", "remained a strength", "was not as good as". */
static void
find_state(const cparent__sentence *s, int at, cparent__claim *found)
{
    static const char *const bad[] = { "too", "worryingly", "unacceptably",
                                       "disappointingly", "alarmingly",
                                       "stubbornly", NULL };
    int next, end;
    const char *state, *beside;
    bool negated, too = false;
    int i;

    if (!is_predicated(s, at))
        return;
    next = at + 1;
    negated = cparent__token_is(s, next, "not");
    next += negated;
    next += cparent__token_is(s, next, "as");
    state = state_behind(s, &next, &end);
    if ((cparent__claim_meaning(s, next, "relation/", &i) != NULL &&
         i >= end) ||
        (cparent__claim_meaning(s, next, "", &i) != NULL && i > end) ||
        cparent__token_is(s, end, "than"))
        return;
    cparent__claim_relation(s, at + 1, found);
    if (found->end > 0)
        return; /* "was not as good as that of our neighbours" */
    if (state == NULL || is_past(s, at, end) ||
        (cparent__mark_is(s, end, '-') &&
         s->tokens[end].glued))
        return;
    for (i = at + 1; i < next; i++)
        too = too || cparent__token_among(s, i, bad);
    if (!cparent__claim_subject(s, at) && !is_plain(s, at, next, end, state))
        return;
    /* "It was pleasing that" tells of a feeling. */
    if (strcmp(state, "good") != 0 && negated)
        return;
    if (is_closed(s, end))
        return;
    state = judged_level(s, at, state, end);
    if (strcmp(state, "grave") == 0) {
        if (negated || !is_trouble(s, at))
            return;
        state = "concern"; /* "pressures were considerable" */
    }
    if (cparent__token_is(s, end - 1, "better") &&
        cparent__token_is(s, end, "for"))
        state = "good"; /* "was better for the youngest", not than before */
    beside = beside_state(state);
    cparent__claim_set(found, at, end, "claim.state",
                       (negated || too) && strcmp(beside, "none") == 0
                           ? "concern"
                           : state,
                       beside);
}

/* ---------------------------------------------------------------- phrases */

/* Something that is followed over time stands about the words, or counted
 * right behind them: "a shortage of mentors". */
static bool
is_about_figures(const cparent__sentence *s, int at, const cparent__cue *cue)
{
    static const char *const amounts[] = { "of", "enough", "few", "little",
                                           NULL };
    return cparent__claim_followed(s, cparent__claim_begin(s, at),
                                   cue->end + 40) ||
           (cparent__token_among(s, cue->end - 1, amounts) &&
            cparent__cue_in(s, CPARENT__K_FIGURE, cue->end, cue->end + 4) !=
                NULL);
}

/* "was concerned at the fall in visits", "noted with concern the rise in
 * exclusions" have been said by their first words. */
static bool
is_what_worries(const cparent__sentence *s, int end, int at)
{
    int i;

    if (at - end > 1)
        return false;
    for (i = end > 2 ? end - 2 : 0; i < end; i++)
        if (cparent__claim_is(s, i, "feeling/") ||
            cparent__claim_is(s, i, "worry/"))
            return true;
    return false;
}

/* ", a slight improvement": of what stands before. */
static bool
is_added(const cparent__sentence *s, int at, bool beside)
{
    return (cparent__token_is(s, at, "a") ||
            cparent__token_is(s, at, "an")) &&
           cparent__mark_is(s, at - 1, ',') &&
           (beside || cparent__claim_followed(s, 0, at));
}

/* "the reasons for the fall in reviews": what is asked for is not told. */
static bool
is_topic(const cparent__sentence *s, int at)
{
    static const char *const joints[] = { "for",   "of",    "behind", "about",
                                          "on",    "into",  NULL };

    at -= cparent__token_is_article(s, at - 1);
    return cparent__token_among(s, at - 1, joints) &&
           (cparent__claim_word(s, at - 2, "topic") > 0 ||
            cparent__claim_word(s, at - 3, "topic") > 0);
}

/* A direction is one of something that is followed. */
static bool
is_way(const char *meaning)
{
    static const char *const ways[] = { "up/", "down/", "good/", "stable/",
                                        "similar/previous", NULL };
    int i;

    for (i = 0; ways[i] != NULL; i++)
        if (strncmp(meaning, ways[i], strlen(ways[i])) == 0)
            return true;
    return false;
}

/* "The service had held up well": said of anything, and by itself. */
static bool
is_borne(const cparent__sentence *s, int at, const cparent__cue *cue)
{
    return strcmp(cue->meaning, "good/none") == 0 &&
           cparent__token_is_have(s, at - 1) &&
           !cparent__token_is_article(s, cue->end) &&
           cparent__claim_open(s, at);
}

static void
find_phrase(const cparent__sentence *s, int at, cparent__claim *found)
{
    static const char *const parts[] = { "state/",   "relation/", "against/",
                                         "measure/", "degree/",   "aim/",
                                         "feeling/", "worry/",    "voice/",
                                         "grade/",   "move/",     "judged/",
                                         NULL };
    const cparent__cue *best = NULL;
    cparent__claim aimed = { 0, 0, "", NULL, false };
    int i, p;

    for (i = s->first_cue[at]; i < s->first_cue[at + 1]; i++) {
        const cparent__cue *cue = &s->cues[i];
        bool whole = cue->kind == CPARENT__K_CLAIM;

        for (p = 0; whole && parts[p] != NULL; p++)
            whole = *cue->meaning != *parts[p] ||
                    strncmp(cue->meaning, parts[p], strlen(parts[p])) != 0;
        if (whole && (best == NULL || cue->end > best->end))
            best = cue;
    }
    if (best == NULL || cparent__token_is(s, at - 1, "not") ||
        (cparent__mark_is(s, best->end, '-') && s->tokens[best->end].glued))
        return;
    /* "the target was not being met" */
    cparent__claim_target(s, best->end - 1, &aimed);
    if (best->end > at + 1 && aimed.end > 0)
        return;
    if (strcmp(best->meaning, "concern/none") == 0 &&
        !cparent__token_is(s, at, "too") &&
        !cparent__token_is(s, at, "found") &&
        !is_about_figures(s, at, best))
        return;
    /* "Reviews held in timescale | 95%": the name of a row. */
    if (best->end > at + 1 && strcmp(best->meaning, "good/none") == 0 &&
        cparent__mark_is(s, best->end, '|'))
        return;
    if (is_way(best->meaning) &&
        (is_topic(s, at) || cparent__mark_is(s, best->end - 2, '-')))
        return; /* "the drop-in" */
    if (!is_added(s, at, found->beside) && is_way(best->meaning) &&
        !cparent__claim_subject(s, at) &&
        !cparent__claim_followed(s, cparent__claim_begin(s, at),
                                 best->end + 14) &&
        !is_borne(s, at, best))
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
    int i;

    if (cparent__has_cue(s, CPARENT__K_MOVE) ||
        cparent__has_cue(s, CPARENT__K_FIGURE) ||
        cparent__has_cue(s, CPARENT__K_INDICATOR))
        return true;
    for (i = 0; cparent__has_cue(s, CPARENT__K_CLAIM) &&
                i < s->first_cue[s->count];
         i++)
        if (s->cues[i].kind == CPARENT__K_CLAIM &&
            strncmp(s->cues[i].meaning, "voice/", 6) != 0)
            return true; /* "noted" says nothing alone */
    return false;
}

/* What the words at `at` claim; nothing of what is only supposed. */
static bool
find_claim(const cparent__sentence *s, int at, int last,
           cparent__claim *found)
{
    static void (*const finders[])(const cparent__sentence *, int,
                                   cparent__claim *) = {
        cparent__claim_relation, cparent__claim_degree, cparent__claim_voice,
        find_phrase,             cparent__claim_target, find_state,
        cparent__claim_move,     cparent__claim_fewer,
    };
    size_t i;

    for (i = 0; found->end == 0 && i < sizeof(finders) / sizeof(finders[0]);
         i++)
        finders[i](s, at, found);
    return found->end > 0 && !cparent__claim_supposed(s, found) &&
           !is_what_worries(s, last, at) &&
           !cparent__claim_unreal(s, cparent__claim_begin(s, at), at,
                                   strcmp(found->rule, "claim.state") == 0);
}

/* "was disappointed that it was below the average" claims what comes
 * behind. */
static bool
leads_to_claim(const cparent__sentence *s, const cparent__claim *felt)
{
    int at;

    if (felt->rule == NULL || strcmp(felt->rule, "claim.voice") != 0 ||
        !cparent__token_is(s, felt->end - 1, "that"))
        return false;
    for (at = felt->end; at < s->count && !cparent__clause_ends(s, at);
         at++) {
        cparent__claim found = { 0, 0, "", NULL, felt->beside };

        if (find_claim(s, at, 0, &found))
            return true;
    }
    return false;
}

void
cparent__read_claims(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    int last = 0;
    int at = 0;

    if (!may_claim(s) || cparent__mark_is(s, s->count - 1, '?'))
        return;
    cparent__clauses_find(&reader->sentence);
    while (at < s->count) {
        cparent__claim found = { 0, 0, "", NULL, false };

        found.beside = reader->numbers.count > 0 ||
                       reader->last_actual != SIZE_MAX;
        if (!find_claim(s, at, last, &found) || leads_to_claim(s, &found)) {
            at++;
            continue;
        }
        (void)cparent__claim_add(reader, found.begin, found.end,
                                 found.meaning, found.rule);
        last = at = found.end;
    }
}
