/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/claim-internal.h"

#include <string.h>

/* As far before a comma as what is told of behind it. */
enum { FAR = 14 };

/* Claims by degree: too much of something, more of it than ever before, or
 * no more than there was. */

/* "was too high", "this was too many", "too few carers" */
static bool
find_too(const cparent__sentence *s, int at, cparent__claim *found)
{
    static const char *const degrees[] = {
        "high", "low",  "many", "few",  "long",     "slow",  "often", "much",
        "great", "late", "little", "short", "variable", "small", "large",
        "slowly", "frequent", "frequently", "patchy", "weak", NULL
    };
    /* "too small to publish" is no fault. */
    static const char *const told[] = { "publish", "report", "draw", "show",
                                        "compare", "disclose", "say", "give",
                                        "be", "print", "go", "speak",
                                        "analyse", "judge", "conclude",
                                        "assess", "include", NULL };
    static const char *const enough[] = { "many", "few", "often", "little",
                                          NULL };
    static const char *const waits[] = { "wait",  "waits", "waited",
                                         "waiting", "takes", "took",
                                         "taking", "taken", NULL };
    const int end = at + 2;
    int to = end; /* "too few responses to analyse" */

    if (!cparent__token_is(s, at, "too") ||
        !cparent__token_among(s, at + 1, degrees))
        return false;
    while (to < end + 3 && !cparent__token_is(s, to, "to"))
        to++;
    if (cparent__token_is(s, to, "to") &&
        cparent__token_among(s, to + 1, told))
        return false;
    if (!found->beside && !cparent__claim_subject(s, at) &&
        !cparent__claim_open(s, at) &&
        !cparent__claim_followed(s, end, end + 6) &&
        !cparent__token_among(s, at + 1, enough) &&
        !(cparent__token_is(s, at + 1, "much") &&
          cparent__claim_begin(s, at) == at) &&
        !cparent__token_among(s, at - 1, waits))
        return false;
    if (cparent__token_is(s, at + 1, "little") && !found->beside &&
        cparent__claim_begin(s, at) != at)
        return false; /* "the report said too little about it" */
    cparent__claim_set(found, at, end, "claim.too", "concern", "none");
    return true;
}

/* "since 2019", "ever recorded", "on record", "for ten years" behind the
 * words of a superlative. */
static int
superlative_end(const cparent__sentence *s, int at)
{
    static const char *const bounds[] = { "since", "ever", "yet", "recorded",
                                          NULL };
    static const char *const spans[] = { "some",  "several", "many", "years",
                                         "over",  "more",    "almost",
                                         "nearly", NULL };
    static const char *const ages[] = { "year", "decade", "generation",
                                        "while", "long", NULL };
    const int from = at;
    int64_t number;

    for (; at < from + 7 && at < s->count; at++) {
        if (cparent__token_among(s, at, bounds) ||
            (cparent__token_is(s, at, "on") &&
             cparent__token_is(s, at + 1, "record")))
            return at + 1;
        if (cparent__clause_ends(s, at) && !cparent__token_is(s, at, "that"))
            return 0;
        if ((cparent__token_is(s, at, "for") ||
             cparent__token_is(s, at, "in")) &&
            (cparent__token_among(s, at + 1, spans) ||
             (cparent__token_is(s, at + 1, "a") &&
              cparent__token_among(s, at + 2, ages)) ||
             cparent__small_number(s, at + 1, &number) > 0))
            return at + 1;
    }
    return 0;
}

/* "the lowest in the region", "the highest rate of our neighbours" */
static bool
find_extreme(const cparent__sentence *s, int at, bool up,
             cparent__claim *found)
{
    static const char *const among[] = { "in", "of", "among", "amongst",
                                         "across", NULL };
    const char *against = NULL;
    int next, end = 0;
    int joint = at;

    for (next = at + 1; against == NULL && next < at + 11 &&
                        !cparent__clause_ends(s, next);
         next++) {
        if (cparent__token_among(s, next, among))
            joint = next;
        if (joint > at && next > joint && next < joint + 4)
            against = cparent__claim_meaning(s, next, "against/", &end);
    }
    if (against == NULL || strcmp(against, "none") == 0 ||
        strcmp(against, "previous") == 0 ||
        (!found->beside && !cparent__claim_subject(s, at) &&
         !cparent__claim_followed(s, at, end + 6)))
        return false;
    cparent__claim_set(found, at, end, "claim.superlative",
                       up ? "above" : "below", against);
    return true;
}

/* "the highest number ever recorded", "the best result since 2019" */
static bool
find_superlative(const cparent__sentence *s, int at, cparent__claim *found)
{
    const bool up = cparent__claim_word(s, at, "most") > 0;
    int end;

    if (!up && cparent__claim_word(s, at, "least") == 0)
        return false;
    end = superlative_end(s, at + 1);
    if (end == 0)
        return find_extreme(s, at, up, found);
    if (!found->beside && !cparent__claim_subject(s, at) &&
        !cparent__claim_followed(s, at, end))
        return false;
    cparent__claim_set(found, at, end, "claim.superlative",
                       up ? "up" : "down", "previous");
    return true;
}

/* "As to the number of carers, there was": what it is about stands before. */
static bool
is_led_to(const cparent__sentence *s, int at)
{
    const int from = cparent__claim_begin(s, at);

    return cparent__token_is(s, from, "there") &&
           cparent__mark_is(s, from - 1, ',') &&
           cparent__claim_followed(s, from - FAR, from);
}

/* "had hardly changed", "little change in", "the latter unchanged" */
static bool
find_still(const cparent__sentence *s, int at, cparent__claim *found)
{
    static const char *const hardly[] = { "hardly", "barely", "scarcely",
                                          "little", NULL };
    static const char *const any[] = { "any", "real", "significant", "much",
                                       "great", NULL };
    const bool none = cparent__token_is(s, at, "no") ||
                      cparent__token_is(s, at, "nothing") ||
                      cparent__token_is(s, at, "without");
    int next = at + 1 + cparent__token_is_have(s, at + 1);

    if (!none && !cparent__token_among(s, at, hardly))
        return false;
    next += cparent__token_among(s, next, any);
    if (cparent__claim_word(s, next, "changes") == 0 ||
        cparent__token_is(s, next + 1, "to"))
        return false;
    if (!found->beside && !cparent__claim_subject(s, at) &&
        !cparent__claim_followed(s, next, next + 8) &&
        !is_led_to(s, at))
        return false;
    cparent__claim_set(found, at, next + 1, "claim.still", "stable",
                       "previous");
    return true;
}

/* "there had been no rise in refusals" */
static bool
find_none(const cparent__sentence *s, int at, cparent__claim *found)
{
    const cparent__cue *move;
    int next = at + 1;

    if (!cparent__token_is(s, at, "no") || !cparent__claim_links(s, at - 1))
        return false;
    next += cparent__claim_word(s, next, "of note") > 0;
    move = cparent__cue_at(s, CPARENT__K_MOVE, next);
    if (move == NULL || !cparent__token_is(s, move->end, "in"))
        return false;
    cparent__claim_set(found, at, move->end + 1, "claim.still", "stable",
                       "previous");
    return true;
}

/* "the same as at the end of 2024/25" */
static bool
find_same(const cparent__sentence *s, int at, cparent__claim *found)
{
    const int next = at + 3;

    if (!cparent__token_is(s, at, "the") ||
        !cparent__token_is(s, at + 1, "same") ||
        !cparent__token_is(s, at + 2, "as") ||
        (cparent__cue_at(s, CPARENT__K_PERIOD, next) == NULL &&
         cparent__cue_at(s, CPARENT__K_PERIOD_LEAD, next) == NULL &&
         cparent__cue_at(s, CPARENT__K_MONTH, next) == NULL))
        return false;
    if (!found->beside && !cparent__claim_subject(s, at))
        return false;
    cparent__claim_set(found, at, next, "claim.same", "stable", "previous");
    return true;
}

/* "Good", "'requires improvement'": a grade as it is printed at `at`, "good"
 * or "concern"; NULL where none is. */
static const char *
grade_at(const cparent__sentence *s, int at, int *end)
{
    const char *grade = cparent__claim_meaning(s, at, "judged/", end);

    return grade != NULL &&
                   (s->tokens[at].capital || *end > at + 1 ||
                    (s->tokens[at].glued && at > 0 &&
                     s->tokens[at - 1].kind == CPARENT__MARK))
               ? grade
               : NULL;
}

/* "Outstanding rating", "a judgement of Good": the grade is one that an
 * inspection gives. */
static bool
is_given(const cparent__sentence *s, int at, int end)
{
    static const char *const words[] = { "rating", "ratings", "judgement",
                                         "judgment", "grade", "grading",
                                         "judgements", NULL };
    const int quoted = s->tokens[at].glued;
    const int before = at - 1 - quoted;

    return cparent__token_among(s, end, words) ||
           (end < s->count && s->tokens[end].kind == CPARENT__MARK &&
            cparent__token_among(s, end + 1, words)) ||
           (cparent__token_is(s, before, "of") &&
            cparent__token_among(s, before - 1, words));
}

/* "rated the home Outstanding", "graded requires improvement" */
static bool
find_grade(const cparent__sentence *s, int at, cparent__claim *found)
{
    static const char *const verbs[] = { "rated", "judged", "graded",
                                         "assessed", "found", NULL };
    const char *grade = NULL;
    int next = at;
    int end = 0;

    if (cparent__token_among(s, at, verbs)) {
        while (grade == NULL && ++next < at + 9 && next < s->count) {
            if (cparent__clause_ends(s, next))
                return false;
            grade = grade_at(s, next, &end);
        }
    } else {
        grade = grade_at(s, at, &end);
        if (grade != NULL && !is_given(s, at, end))
            return false;
    }
    if (grade == NULL)
        return false;
    cparent__claim_set(found, at, end, "claim.grade",
                       strcmp(grade, "good") == 0 ? "good" : "concern",
                       "none");
    return true;
}

/* "almost all of whom had a pathway plan" */
static bool
find_nearly_all(const cparent__sentence *s, int at, cparent__claim *found)
{
    static const char *const nearly[] = { "almost", "nearly", "virtually",
                                          NULL };
    static const char *const have[] = { "had", "have", "were", "are", NULL };
    int next;

    static const char *const all[] = { "all", "every", NULL };

    if (!cparent__token_among(s, at, nearly) ||
        !cparent__token_among(s, at + 1, all))
        return false;
    for (next = at + 2; next < at + 8; next++) {
        if (cparent__clause_ends(s, next))
            return false;
        if (!cparent__token_among(s, next, have))
            continue;
        if (cparent__cue_in(s, CPARENT__K_INDICATOR, next, next + 6) == NULL)
            return false;
        cparent__claim_set(found, at, next + 1, "claim.nearly-all", "good",
                           "none");
        return true;
    }
    return false;
}

/* "had found the new system confusing" */
static bool
find_found(const cparent__sentence *s, int at, cparent__claim *found)
{
    int next, end;

    if (cparent__claim_word(s, at, "deem") == 0 ||
        cparent__claim_links(s, at - 1))
        return false;
    for (next = at + 2; next < at + 9; next++) {
        const char *state = cparent__claim_meaning(s, next, "state/", &end);

        if (cparent__clause_ends(s, next) || cparent__claim_links(s, next) ||
            cparent__token_is(s, next, "to"))
            return false;
        if (state == NULL ||
            (end < s->count && !cparent__clause_ends(s, end)) ||
            (strcmp(state, "good") != 0 && strcmp(state, "concern") != 0))
            continue;
        cparent__claim_set(found, at, end, "claim.found", state, "none");
        return true;
    }
    return false;
}

/* "were not frequent enough" */
static bool
find_not_enough(const cparent__sentence *s, int at, cparent__claim *found)
{
    int next;

    if (!cparent__claim_links(s, at) || !cparent__token_is(s, at + 1, "not"))
        return false;
    next = cparent__skip_adverbs(s, at + 2) + 1;
    if (!cparent__token_is(s, next, "enough") ||
        (!cparent__claim_subject(s, at) && !cparent__claim_open(s, at) &&
         !cparent__token_is(s, at - 1, "there") &&
         !cparent__token_is(s, at - 2, "there")))
        return false;
    cparent__claim_set(found, at, next + 1, "claim.not-enough", "concern",
                       "none");
    return true;
}

/* "at a ten-year low", "at its all-time high" */
static bool
find_record(const cparent__sentence *s, int at, cparent__claim *found)
{
    static const char *const which[] = { "year", "all", "time", "record",
                                         "decade", "historic", "new", "-",
                                         NULL };
    int next = at + 2;
    int64_t number;

    if (!cparent__token_is(s, at, "at") ||
        !cparent__token_is_article(s, at + 1))
        return false;
    next += cparent__small_number(s, next, &number);
    while (cparent__token_among(s, next, which) ||
           cparent__mark_is(s, next, '-'))
        next++;
    if (next == at + 2 ||
        (!cparent__token_is(s, next, "high") &&
         !cparent__token_is(s, next, "low")) ||
        (!cparent__claim_subject(s, at) && !cparent__claim_open(s, at)))
        return false;
    cparent__claim_set(found, at, next + 1, "claim.superlative",
                       cparent__token_is(s, next, "high") ? "up" : "down",
                       "previous");
    return true;
}

/* "in March", "this year": when, and not for whom. */
static bool
is_time(const cparent__sentence *s, int at)
{
    static const char *const when[] = { "this", "last", "recent", NULL };

    at += cparent__token_is_article(s, at);
    return cparent__token_among(s, at, when) ||
           cparent__cue_at(s, CPARENT__K_PERIOD, at) != NULL ||
           cparent__cue_at(s, CPARENT__K_MONTH, at) != NULL;
}

/* "were longer for children placed out of county", "was lower" */
static bool
find_comparative(const cparent__sentence *s, int at, cparent__claim *found)
{
    static const char *const more[] = { "higher", "longer", "larger",
                                        "greater", "wider", "bigger", NULL };
    static const char *const less[] = { "lower",   "shorter", "smaller",
                                        "narrower", NULL };
    static const char *const levels[] = { "higher", "lower", NULL };
    static const char *const lasts[] = { "remained", "remains", "remain",
                                         "stayed", "getting", NULL };
    static const char *const whose[] = { "for", "among", "amongst", NULL };
    const int next = cparent__skip_adverbs(s, at + 1);
    const bool up = cparent__token_among(s, next, more);
    const int end = next + 1;
    bool others;

    if (!cparent__claim_links(s, at) || cparent__token_among(s, at, lasts) ||
        (!up && !cparent__token_among(s, next, less)) ||
        !cparent__claim_subject(s, at) || cparent__token_is(s, at + 1, "not") ||
        cparent__claim_joint(s, end, "than") > 0)
        return false;
    others = cparent__token_among(s, end, whose) && !is_time(s, end + 1);
    if (!others && cparent__token_among(s, next, levels) && !is_time(s, end) &&
        !is_time(s, end + 1))
        return false; /* "was lower": than before, or than elsewhere? */
    if (!others && end < s->count && !cparent__clause_ends(s, end) &&
        cparent__claim_word(s, end, "onward") == 0)
        return false;
    if (others)
        cparent__claim_set(found, at, end, "claim.comparative",
                           up ? "above" : "below", "none");
    else
        cparent__claim_set(found, at, end, "claim.comparative",
                           up ? "up" : "down", "previous");
    return true;
}

void
cparent__claim_degree(const cparent__sentence *s, int at,
                      cparent__claim *found)
{
    if (find_nearly_all(s, at, found) || find_not_enough(s, at, found) ||
        find_found(s, at, found) || find_too(s, at, found) ||
        find_superlative(s, at, found) || find_still(s, at, found) ||
        find_none(s, at, found) ||
        find_grade(s, at, found) || find_record(s, at, found) ||
        find_comparative(s, at, found))
        return;
    (void)find_same(s, at, found);
}
