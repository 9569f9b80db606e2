/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <string.h>

#include "read/claim-internal.h"

/* Claims that something is in some state: "was (generally) good", "remained a
 * strength", "was described as unacceptable". */

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
    static const char *const verbs[] = {
        "described", "regarded", "seen", "viewed", "saw", "characterised",
        "identified", "flagged", "highlighted", "cited", "raised", "noted",
        "reported", "recognised", "rated", "shown", "marked", "scored", NULL
    };
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
    static const char *const infinitives[] = { "remain", "become", NULL };

    /* "expected numbers to remain stable" */
    if (cparent__token_among(s, at, infinitives) &&
        cparent__token_is(s, at - 1, "to") &&
        !cparent__claim_goes_on(s, at - 2))
        return false;
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

/* "less encouraging" */
static bool
is_lesser(const cparent__sentence *s, int at, int *end)
{
    int last;
    const char *state = cparent__claim_meaning(s, at + 1, "state/", &last);

    if (!cparent__token_is(s, at, "less") || state == NULL ||
        strcmp(state, "good") != 0 || cparent__token_is(s, at + 1, "happy"))
        return false;
    *end = last;
    return true;
}

/* Where the words of a state may begin behind "was" and what is put in after
 * it: "was, however, largely". */
static int
state_begin(const cparent__sentence *s, int next)
{
    if (cparent__mark_is(s, next, ',')) {
        const int aside = cparent__claim_word(s, next + 1, "aside");

        if (aside > 0 && cparent__mark_is(s, aside, ','))
            next = aside + 1;
    }
    next = cparent__skip_adverbs(s, next);
    if (cparent__token_is(s, next, "not")) /* "was still not good enough" */
        next = cparent__skip_adverbs(s, next + 1);
    return next + (cparent__token_is(s, next, "to") &&
                   cparent__token_is(s, next + 1, "be"));
}

/* "a significant risk", but "were significant": the state at `*next`, past
 * what says how much of it. */
static const char *
graded_state(const cparent__sentence *s, int *next, int *end)
{
    const char *state = cparent__claim_meaning(s, *next, "state/", end);
    int grade, last;

    while ((state == NULL || strcmp(state, "grave") == 0 ||
            strcmp(state, "above") == 0) &&
           cparent__claim_meaning(s, *next, "grade/", &grade) != NULL) {
        const char *graded = cparent__claim_meaning(s, grade, "state/", &last);

        if (graded == NULL && state != NULL &&
            !cparent__claim_is(s, grade, "grade/"))
            break;
        *next = grade;
        *end = last;
        state = graded;
    }
    return state;
}

/* "well chaired", "poorly written": how it is done, whatever it is; NULL when
 * nothing of that stands at `at`. */
static const char *
done_so(const cparent__sentence *s, int at, int *end)
{
    static const char *const others[] = { "advanced", "documented",
                                          "received", "aired", NULL };
    const bool well = cparent__token_is(s, at, "well");

    if ((!well && !cparent__token_is(s, at, "poorly")) ||
        !cparent__token_ends(s, at + 1, "ed") ||
        cparent__token_among(s, at + 1, others) ||
        !cparent__claim_followed(s, cparent__claim_begin(s, at), at))
        return NULL;
    *end = at + 2;
    return well ? "good" : "concern";
}

/* The state that is said of what stands before `*next`, and where its words
 * begin and end: "good", "the greatest challenge", "of a mixed quality". */
static const char *
state_behind(const cparent__sentence *s, int *next, int *end)
{
    static const char *const kinds[] = { "quality", "standard", NULL };
    static const char *const worries[] = { "concern", "worry", "anxiety",
                                           NULL };
    static const char *const levels[] = { "level", "levels", "pace", "rate",
                                          NULL };
    const bool of = cparent__token_is(s, *next, "of") ||
                    cparent__token_is(s, *next, "at");
    const char *state = cparent__claim_meaning(s, *next, "state/", end);

    if (state != NULL)
        return state; /* "well attended" */
    if ((state = done_so(s, *next, end)) != NULL)
        return state;
    if (cparent__token_is(s, *next, "under")) {
        *end = cparent__claim_trouble_end(s, *next + 1);
        return *end > 0 ? "concern" : NULL; /* "under real pressure" */
    }
    *next = state_begin(s, *next + of);
    if (is_lesser(s, *next, end))
        return "concern";
    state = graded_state(s, next, end);
    if (!of || state == NULL || cparent__token_among(s, *end - 1, worries))
        return state; /* "of particular concern" */
    if (cparent__token_is(s, *next - 2, "at") ||
        cparent__token_is(s, *next - 1, "at")) { /* "at a manageable level" */
        *end += cparent__token_among(s, *end, levels);
        return cparent__token_among(s, *end - 1, levels) ? state : NULL;
    }
    *end += cparent__token_among(s, *end, kinds);
    return cparent__token_among(s, *end - 1, kinds) ? state : NULL;
}

const char *
cparent__claim_beside(const char *state)
{
    if (strcmp(state, "stable") == 0 || strcmp(state, "up") == 0 ||
        strcmp(state, "down") == 0)
        return "previous";
    return strcmp(state, "met") == 0 || strcmp(state, "not_met") == 0
               ? "target"
               : "none";
}

/* "remained an issue", "was still an issue" */
static bool
lasts(const cparent__sentence *s, int at)
{
    return cparent__token_is(s, at, "remained") ||
           cparent__token_is(s, at, "remains") ||
           cparent__token_is(s, at + 1, "still");
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
    if (cparent__token_is(s, end - 1, "common") ||
        cparent__token_is(s, end - 1, "frequent"))
        return strcmp(state, "up") == 0 || strcmp(state, "down") == 0;
    /* "slow to start", but "slow to turn enquiries into approvals" */
    return judges &&
           (cparent__claim_word(s, next, "loose") == 0 || lasts(s, at)) &&
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

/* Where to look for what is said to be high: in its clause, or before
 * "which". */
static int
level_subject(const cparent__sentence *s, int at)
{
    const int begin = at > 0 ? cparent__claim_begin(s, at) : 0;

    return at - begin > 1 && !cparent__token_is(s, begin, "which")
               ? begin
               : begin > 12 ? begin - 12 : 0;
}

/* Which way is the better of what is said to be high or low: "caseloads
 * remained high", "take-up was low"; plainly so, or it stays a level. */
static const char *
judged_level(const cparent__sentence *s, int at, const char *state, int end)
{
    static const char *const much[] = { "high", "common", "frequent", NULL };
    static const char *const little[] = { "low", "rare", "uncommon",
                                          "infrequent", NULL };
    static const char *const becomes[] = { "become", "became", "becoming",
                                           NULL };
    const bool high = cparent__token_among(s, end - 1, much);
    int i;

    if ((!high && !cparent__token_among(s, end - 1, little)) ||
        strcmp(state, "up") == 0 || strcmp(state, "down") == 0)
        return state;
    if (cparent__token_among(s, at, becomes))
        return high ? "up" : "down";
    for (i = level_subject(s, at); i < at; i++) {
        if (cparent__claim_word(s, i, "unwanted") > 0) {
            if (high)
                return "concern";
            return cparent__token_is(s, at, "remained") ? "stable" : "good";
        }
        if (cparent__claim_word(s, i, "wanted") > 0)
            return high ? "good" : "concern";
    }
    return !high && cparent__token_is(s, at, "remained") &&
                   cparent__claim_subject(s, at)
               ? "concern"
               : state;
}

/* "was not", "were rarely": said of what follows, it is denied. */
static bool
is_denied(const cparent__sentence *s, int at, int next)
{
    static const char *const denies[] = { "not",    "rarely", "seldom",
                                          "never",  "hardly", "scarcely",
                                          "barely", NULL };
    int i;

    /* "had not always been timely" */
    for (i = at - 1; cparent__token_is(s, at, "been") && i >= at - 3; i--)
        if (cparent__token_among(s, i, denies))
            return true;
    while (++at < next)
        if (cparent__token_among(s, at, denies))
            return true;
    return false;
}

/* "was too high", "remained stubbornly": more of it than is wished. */
static bool
is_too_much(const cparent__sentence *s, int at, int next)
{
    static const char *const bad[] = { "too", "worryingly", "unacceptably",
                                       "disappointingly", "alarmingly",
                                       "stubbornly", NULL };

    while (++at < next)
        if (cparent__token_among(s, at, bad))
            return true;
    return false;
}

/* Another grammar reads what stands at `next`, where a state that ends at
 * `end` would be read: "was better than". */
static bool
is_another(const cparent__sentence *s, int next, int end)
{
    static const char *const among[] = { "among", "amongst", "one", NULL };
    int other;

    /* "was among the best in Yorkshire", and of no council that is known */
    if (cparent__token_among(s, next, among))
        return false;
    return (cparent__claim_meaning(s, next, "relation/", &other) != NULL &&
            other >= end) ||
           (cparent__claim_meaning(s, next, "", &other) != NULL &&
            other > end) ||
           cparent__token_is(s, end, "than");
}

/* "It was pleasing to hear", "a low figure was good": a feeling, and how a
 * figure is to be read. */
static bool
is_remark(const cparent__sentence *s, int at, int end)
{
    static const char *const whats[] = { "to", "that", "how", NULL };
    static const char *const levels[] = { "low",    "lower",  "high",
                                          "higher", "smaller", "larger",
                                          NULL };
    const int begin = cparent__claim_begin(s, at);

    return (cparent__token_is(s, begin, "it") &&
            cparent__token_among(s, end, whats)) ||
           (cparent__token_is(s, begin, "a") &&
            cparent__token_among(s, begin + 1, levels)) ||
           (cparent__token_is(s, end, "to") && /* "was harder to count" */
            cparent__claim_word(s, end + 1, "told of") > 0);
}

/* "was a common complaint", "when demand was high": no level of today. */
static bool
is_no_level(const cparent__sentence *s, int at, int next, const char *state)
{
    int i;

    if (strcmp(state, "above") != 0 && strcmp(state, "below") != 0)
        return false;
    for (i = at + 1; i < next; i++)
        if (cparent__token_is(s, i, "a"))
            return true;
    for (i = cparent__claim_begin(s, at) - 1; i < at; i++)
        if (cparent__token_is(s, i, "when"))
            return true;
    return false;
}

/* The words [next, end) behind `at` say no state of today. */
static bool
is_no_state(const cparent__sentence *s, int at, int end)
{
    return is_past(s, at, end) || is_closed(s, end) ||
           is_remark(s, at, end) ||
           (cparent__mark_is(s, end, '-') && s->tokens[end].glued);
}

static bool
is_most(const cparent__sentence *s, int at)
{
    return cparent__token_is(s, at, "most") || cparent__token_is(s, at, "more");
}

/* What is claimed when `state` is said of what stands before `at`; NULL when
 * nothing is. */
static const char *
claimed_state(const cparent__sentence *s, int at, const char *state, int end,
              bool negated)
{
    /* "the most stable it had been" */
    if (strcmp(state, "stable") == 0 && is_most(s, end - 2))
        return "up";
    /* "It was pleasing that" tells of a feeling. */
    if (strcmp(state, "good") != 0 && negated)
        return NULL;
    if (strcmp(state, "grave") == 0) /* "pressures were considerable" */
        /* "pressures in residential care" */
        return !negated && cparent__claim_clause_has(s, at, "trouble")
                   ? "concern"
                   : NULL;
    /* "was better for the youngest", not than before */
    return cparent__token_is(s, end - 1, "better") &&
                   cparent__token_is(s, end, "for")
               ? "good"
               : state;
}

/* "was (generally) good", "remained a strength", "was not as good as". */
void
cparent__claim_state(const cparent__sentence *s, int at,
                     cparent__claim *found)
{
    int next = at + 1 + cparent__token_is(s, at + 1, "not");
    int end;
    bool negated;
    const char *state, *beside;

    if (!is_predicated(s, at))
        return;
    next += cparent__token_is(s, next, "as") &&
            !cparent__claim_is(s, next, "state/");
    state = state_behind(s, &next, &end);
    if (is_another(s, next, end))
        return;
    cparent__claim_relation(s, at + 1, found);
    if (found->end == 0 && next > at + 1)
        cparent__claim_relation(s, next, found);
    if (found->end > 0)
        return; /* "was not as good as that of our neighbours" */
    if (state == NULL || is_no_state(s, at, end) ||
        is_no_level(s, at, next, state))
        return;
    state = judged_level(s, at, state, end);
    if ((!cparent__claim_subject(s, at) &&
         !is_plain(s, at, next, end, state)))
        return;
    negated = is_denied(s, at, next);
    state = claimed_state(s, at, state, end, negated);
    if (state == NULL)
        return;
    beside = cparent__claim_beside(state);
    if (strcmp(state, "good") == 0 && cparent__token_is(s, end, "to"))
        return; /* "was happy to help" */
    if ((negated || is_too_much(s, at, next)) && strcmp(beside, "none") == 0)
        state = "concern";
    cparent__claim_set(found, at, end, "claim.state", state, beside);
}
