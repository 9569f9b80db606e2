/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/claim-internal.h"

#include <stdio.h>
#include <string.h>

/*
 * Claims that name what they compare with:
 *
 *   above, in line with, better than … X     words that stand together
 *   less well at Key Stage 4 than … X        words that stand apart
 *
 * X is what a row "against/…" of the table names.
 */

/* As far behind a comparison as what it is made with may stand. */
enum { FAR = 8 };

static void
say(cparent__claim *found, int begin, int end, const char *assertion,
    const char *comparator)
{
    cparent__claim_set(found, begin, end, "claim.relation", assertion,
                       comparator);
}

/* "than it was", "than they had been": its own past. */
static int
itself_before(const cparent__sentence *s, int at)
{
    static const char *const again[] = { "it", "they", "that", "those", "we",
                                         "there", NULL };
    static const char *const were[] = { "was", "were", NULL };
    static const char *const behind[] = { "in",    "at",   "a",    "before",
                                          "when",  "last", "then", "during",
                                          "and",   "this", "for", NULL };
    int64_t number;
    int next = at + 1;

    if (!cparent__token_is(s, at - 1, "than") ||
        !cparent__token_among(s, at, again))
        return 0;
    if (cparent__token_is(s, next, "had") &&
        cparent__token_is(s, next + 1, "been"))
        next += 2;
    else if (cparent__token_among(s, next, were))
        next++;
    else
        return 0;
    return next >= s->count || s->tokens[next].kind == CPARENT__MARK ||
                   cparent__token_among(s, next, behind) ||
           cparent__small_number(s, next, &number) > 0
               ? next
               : 0;
}

/* "than in the autumn", "than at Easter 2023": a time before. */
static int
time_before(const cparent__sentence *s, int at)
{
    static const char *const in[] = { "in", "at", "during", "for", NULL };
    static const char *const when[] = { "autumn", "spring", "summer",
                                        "winter", "new", "first", NULL };
    static const char *const units[] = { "months", "years", "weeks", "terms",
                                         "quarters", "days", NULL };
    static const char *const ago[] = { "ago", "earlier", "before",
                                       "previously", NULL };
    int next = at + cparent__token_among(s, at, in);
    int64_t number;

    if (!cparent__token_is(s, at - 1, "than"))
        return 0;
    if (next == at) { /* "than twelve months ago" */
        next += cparent__small_number(s, at, &number);
        return next > at && cparent__token_among(s, next, units) &&
                       cparent__token_among(s, next + 1, ago)
                   ? next + 2
                   : 0;
    }
    next += cparent__token_is_article(s, next);
    return cparent__token_among(s, next, when) ||
                   cparent__cue_at(s, CPARENT__K_PERIOD, next) != NULL ||
                   cparent__cue_at(s, CPARENT__K_MONTH, next) != NULL
               ? next + 1
               : 0;
}

/* "than governors had hoped", "than had been planned" */
static int
plan_end(const cparent__sentence *s, int at)
{
    const int far = at + 5;

    if (!cparent__token_is(s, at - 1, "than"))
        return 0;
    for (; at < far && !cparent__clause_ends(s, at); at++)
        if ((cparent__token_is_have(s, at) || cparent__claim_links(s, at)) &&
            cparent__claim_word(s, at + 1 + cparent__token_is(s, at + 1,
                                                              "been"),
                                "foreseen") > 0)
            return at + 2 + cparent__token_is(s, at + 1, "been");
    return 0;
}

/* "similar boroughs", "most other shire counties": where they end, or 0. */
static int
alike_end(const cparent__sentence *s, int at)
{
    int next = cparent__claim_word(s, at, "alike");
    int64_t number;
    int end;

    if (next == 0)
        return 0;
    if ((end = cparent__claim_word(s, next, "alike")) > 0)
        next = end;
    next += cparent__small_number(s, next, &number); /* "other four trusts" */
    if ((end = cparent__claim_word(s, next, "council kind")) > 0)
        next = end;
    return cparent__claim_word(s, next, "council");
}

/* What stands behind `from` to compare with, and where that ends; NULL when
 * nothing does. */
static const char *
against_behind(const cparent__sentence *s, int from, int *end)
{
    const char *against = NULL;
    int next;

    *end = itself_before(s, from);
    if (*end == 0)
        *end = time_before(s, from);
    if (*end > 0)
        return "previous";
    *end = plan_end(s, from);
    if (*end > 0)
        return "plan";
    from -= cparent__token_is(s, from - 1, "than");
    for (next = from; next < s->count && next < from + FAR; next++) {
        int here;
        const char *found =
            cparent__claim_meaning(s, next, "against/", &here);

        if (cparent__mark_is(s, next, ',') || cparent__mark_is(s, next, ';'))
            break;
        if (found == NULL && (here = alike_end(s, next)) > 0)
            found = "neighbours";
        if (found == NULL)
            continue;
        *end = here;
        if (strcmp(found, "none") != 0)
            return found;
        against = found; /* "elsewhere in the region" says more behind */
    }
    return against;
}

/* "Boys' scores were higher than girls'": neither is a number. */
static bool
compares_things(const cparent__sentence *s, int at, int end)
{
    static const char *const fares[] = { "fared", "fare", "did", "do",
                                         "performed", "perform", "achieved",
                                         "scored", NULL };
    int i;

    if (!cparent__token_is(s, end - 1, "than") || end >= s->count ||
        cparent__token_is(s, end, "most"))
        return false;
    if (cparent__token_among(s, at - 1, fares)) /* "boys fared worse than" */
        return cparent__claim_followed(s, cparent__claim_begin(s, at),
                                       end + FAR);
    for (i = end; i < end + 6 && i < s->count; i++)
        if (s->tokens[i].kind == CPARENT__DIGITS ||
            cparent__cue_at(s, CPARENT__K_NUMBER, i) != NULL)
            return false;
    for (i = at - 1; i > 0 && i >= at - 4; i--)
        if (cparent__claim_links(s, i))
            return cparent__claim_followed(s, cparent__claim_begin(s, i), i);
    return false;
}

/* "was similar to that for other applicants" */
static bool
is_of_others(const cparent__sentence *s, int at, int end)
{
    static const char *const those[] = { "that", "those", NULL };
    static const char *const of[] = { "of", "for", "in", NULL };

    return cparent__token_among(s, end, those) &&
           cparent__token_among(s, end + 1, of) &&
           cparent__claim_links(s, at - 1) && cparent__claim_subject(s, at);
}

/* Compared with councils, and not with a time or a plan. */
static bool
is_place(const char *against)
{
    return strcmp(against, "national") == 0 ||
           strcmp(against, "region") == 0 ||
           strcmp(against, "neighbours") == 0;
}

/* What is said when `relation` is one to `against`: better than it was is
 * up, and better than a target is met, though "above a target" may not be. */
static const char *
assertion_of(const cparent__sentence *s, int at, const char *relation,
             const char *against)
{
    static const char *const better[] = { "better", "more", "sooner", NULL };
    static const char *const worse[] = { "worse", "fewer", "less", NULL };

    /* Of what is unwanted less is better. */
    if (is_place(against) && cparent__claim_clause_has(s, at, "unwanted")) {
        if (cparent__token_is(s, at, "worse"))
            return "above"; /* the worse, the more of it */
        if (cparent__token_is(s, at, "better"))
            return "below";
    }
    if (strcmp(against, "previous") == 0 &&
        (strcmp(relation, "above") == 0 ||
         cparent__token_among(s, at, better)))
        return "up";
    if (strcmp(against, "previous") == 0 &&
        (strcmp(relation, "below") == 0 ||
         cparent__token_among(s, at, worse)))
        return "down";
    if (strcmp(against, "target") == 0 && strcmp(relation, "below") == 0)
        return "not_met";
    if (strcmp(against, "target") == 0 && cparent__token_is(s, at, "better"))
        return "met";
    return relation;
}

/* A plan is a target of which more may be worse. */
static const char *
comparator_of(const char *against)
{
    return strcmp(against, "plan") == 0 ? "target" : against;
}

/* "less well at Key Stage 4 than", "as likely to take part as": the end of
 * the `joint`, or 0. */
int
cparent__claim_joint(const cparent__sentence *s, int at, const char *joint)
{
    const int from = at;

    for (; at < s->count && at < from + FAR + 4; at++) {
        if (cparent__token_is(s, at, joint))
            return at + 1;
        if (cparent__clause_ends(s, at) || cparent__token_is(s, at, "and"))
            return 0;
    }
    return 0;
}

/* "longer than we would like", "lower than it should be". */
static int
wished_end(const cparent__sentence *s, int than)
{
    static const char *const wishes[] = { "like", "want", "wish", "hope",
                                          "expect", "have", NULL };
    static const char *const fit[] = { "acceptable", "desirable", "ideal",
                                       NULL };
    int at;

    for (at = than; at > 0 && at < than + 5; at++) {
        if (cparent__token_among(s, at, fit))
            return at + 1;
        if (cparent__clause_ends(s, at))
            return 0;
        if ((cparent__token_is(s, at, "would") &&
             cparent__token_among(s, at + 1, wishes)) ||
            (cparent__token_is(s, at, "should") &&
             cparent__token_is(s, at + 1, "be")))
            return at + 2;
        if (cparent__token_is(s, at, "should") &&
            (at + 1 >= s->count || s->tokens[at + 1].kind == CPARENT__MARK))
            return at + 1; /* "longer than they should" */
    }
    return 0;
}

/* "were as likely to take part as those living in the borough". */
static void
find_as(const cparent__sentence *s, int at, cparent__claim *found)
{
    static const char *const degrees[] = { "likely", "good", "high", "low",
                                           "well", "often", "strong",
                                           "quickly", "many", NULL };
    static const char *const do_well[] = { "do", "did", "does", "doing",
                                           "done", "perform", "performed",
                                           "performing", NULL };
    static const char *const others[] = { "those", "other", "others", "their",
                                          "that", "any", "children",
                                          "anyone", "anybody", "everyone",
                                          "everybody", "young", NULL };
    int second, end;
    const char *against;

    if (!cparent__token_is(s, at, "as") ||
        !cparent__token_among(s, at + 1, degrees) ||
        cparent__token_is(s, at - 1, "not") ||
        cparent__token_is(s, at - 1, "times") ||
        cparent__token_is(s, at - 1, "twice") ||
        (cparent__token_is(s, at + 1, "well") &&
         !cparent__token_among(s, at - 1, do_well)))
        return;
    second = cparent__claim_joint(s, at + 2, "as");
    if (second == 0 ||
        (!cparent__claim_subject(s, at) &&
         cparent__cue_in(s, CPARENT__K_FIGURE, cparent__claim_begin(s, at),
                         at) == NULL))
        return;
    against = against_behind(s, second, &end);
    if (against != NULL)
        say(found, at, end, "similar", comparator_of(against));
    else if (cparent__token_among(s, second, others))
        say(found, at, second, "similar", "none");
}

/* "performed less well in maths than their peers" */
static void
find_apart(const cparent__sentence *s, int at, cparent__claim *found)
{
    int end, than;
    const char *relation = cparent__claim_meaning(s, at, "degree/", &end);
    const char *against;

    if (relation == NULL) {
        find_as(s, at, found);
        return;
    }
    than = cparent__claim_joint(s, end, "than");
    if (than > 0 && cparent__claim_open(s, at) &&
        (end = wished_end(s, than)) > 0) {
        say(found, at, end, "concern", "none");
        return;
    }
    if (than > 0 && cparent__claim_open(s, at) &&
        (end = itself_before(s, than)) > 0) {
        say(found, at, end, assertion_of(s, at, relation, "previous"),
            "previous");
        return;
    }
    if (than == 0)
        return;
    against = against_behind(s, than, &end);
    if (!cparent__claim_subject(s, at) &&
        !cparent__claim_followed(s, cparent__claim_begin(s, at),
                                 against != NULL && is_place(against)
                                     ? end + FAR
                                     : than))
        return;
    if (against != NULL)
        say(found, at, end, assertion_of(s, at, relation, against),
            comparator_of(against));
    else if ((end = wished_end(s, than)) > 0)
        say(found, at, end, "concern", "none");
    else if (cparent__token_is(s, than, "those"))
        say(found, at, than, relation, "none");
}

/* "kinship placements had overtaken foster placements" */
static bool
overtakes(const cparent__sentence *s, int at, int end)
{
    static const char *const verbs[] = { "overtaken", "overtook",
                                         "outnumbered", "outnumber",
                                         "outstripped", "exceeded",
                                         "outpaced", "surpassed",
                                         "outgrown", "outgrew", NULL };

    return end == at + 1 && cparent__token_among(s, at, verbs) &&
           !cparent__token_is(s, end, "supply") &&
           cparent__claim_subject(s, at) &&
           cparent__claim_followed(s, end, end + 4);
}

/* "was well ahead of", "attendance, ahead of" */
static bool
is_said(const cparent__sentence *s, int at)
{
    int i;

    for (i = at - 1; i >= 0 && i > at - 4; i--)
        if (cparent__claim_links(s, i) || s->tokens[i].kind == CPARENT__MARK)
            return true;
    return at < 2;
}

/* "numeracy lagged behind" */
static bool
lags(const cparent__sentence *s, int at, int end)
{
    return cparent__token_is(s, end - 1, "behind") && end - at == 2 &&
           cparent__clause_ends(s, end) && cparent__claim_subject(s, at);
}

/* "was not yet in line with", "no longer above" */
static bool
is_not_so(const cparent__sentence *s, int at)
{
    at--;
    while (at > 0 && at < s->count &&
           (s->tokens[at].filler || cparent__token_is(s, at, "yet")))
        at--;
    return cparent__token_is(s, at, "not") ||
           (cparent__token_is(s, at, "longer") &&
            cparent__token_is(s, at - 1, "no"));
}

/* "under 5", "to be brought ahead of the budget": no comparison. */
static bool
is_no_relation(const cparent__sentence *s, int at)
{
    return (cparent__token_is(s, at, "under") &&
            !cparent__claim_links(s, at - 1)) ||
           is_not_so(s, at) ||
           (cparent__token_is(s, at, "ahead") && !is_said(s, at));
}

/* `relation`, at [at, end), is said of something that is not named as
 * councils are. */
static void
find_unnamed(const cparent__sentence *s, int at, int end,
             const char *relation, cparent__claim *found)
{
    if (compares_things(s, at, end) ||
        (strcmp(relation, "similar") == 0 && is_of_others(s, at, end)))
        say(found, at, end, relation, "none");
    else if (lags(s, at, end))
        say(found, at, end, "below", "none");
    else if (overtakes(s, at, end))
        say(found, at, end, "above", "none");
}

/* Is what the clause of `at` is about but a part of the meeting? */
static bool
is_idle(const cparent__sentence *s, int at)
{
    const int begin = cparent__claim_begin(s, at);

    return cparent__claim_word(s, cparent__skip_adverbs(s, begin), "idle") >
               0 &&
           !cparent__claim_followed(s, begin, at);
}

/* "above the national average", "in line with last year". */
void
cparent__claim_relation(const cparent__sentence *s, int at,
                        cparent__claim *found)
{
    int end, against_end;
    const char *relation = cparent__claim_meaning(s, at, "relation/", &end);
    const char *against;

    if (relation == NULL) {
        find_apart(s, at, found);
        return;
    }
    if (is_no_relation(s, at))
        return;
    if (cparent__token_is(s, end - 1, "than") &&
        (against_end = wished_end(s, end)) > 0) {
        if (cparent__claim_subject(s, at) || cparent__claim_open(s, at))
            say(found, at, against_end, "concern", "none");
        return;
    }
    against = against_behind(s, end, &against_end);
    if (against == NULL) {
        find_unnamed(s, at, end, relation, found);
        return;
    }
    /* "The sandwiches were better than last time." */
    if (strcmp(against, "previous") == 0 && is_idle(s, at))
        return;
    /* "The film was better than expected." */
    if (strcmp(against, "plan") == 0 &&
        !cparent__claim_followed(s, cparent__claim_begin(s, at), at))
        return;
    say(found, at, against_end, assertion_of(s, at, relation, against),
        comparator_of(against));
}

/* "and the regional team would visit": something else is said of it. */
static bool
begins_anew(const cparent__sentence *s, int at)
{
    static const char *const goes_on[] = { "for", "in", "of", "at", "with",
                                           "and", "on", NULL };

    return at < s->count && !cparent__clause_ends(s, at) &&
           !cparent__mark_is(s, at, '.') &&
           !cparent__token_among(s, at, goes_on);
}

/* "above the national and regional averages", "higher than England and our
 * neighbours": the same is said beside somebody else. */
bool
cparent__claim_besides(const cparent__sentence *s, cparent__claim *found)
{
    static const char *const leads[] = { "the", "of", "that", "those", "both",
                                         "for", "in", "our", "its", "than",
                                         "with", NULL };
    static const char *const figures[] = { "average", "averages", "rate",
                                           "rates",   "figure",   "figures",
                                           "level",   "levels",   "position",
                                           "mean",    NULL };
    const char *slash = strchr(found->meaning, '/');
    char assertion[sizeof(found->meaning)];
    const char *against;
    int at = found->end;
    int end;

    if (strcmp(found->rule, "claim.relation") != 0 || !is_place(slash + 1) ||
        !cparent__token_is(s, at, "and"))
        return false;
    at++;
    while (cparent__token_among(s, at, leads))
        at++;
    against = cparent__claim_meaning(s, at, "against/", &end);
    if (against == NULL || !is_place(against) ||
        strcmp(against, slash + 1) == 0 ||
        begins_anew(s, end + cparent__token_among(s, end, figures)))
        return false;
    snprintf(assertion, sizeof(assertion), "%.*s",
             (int)(slash - found->meaning), found->meaning);
    say(found, found->begin, end, assertion, against);
    return true;
}
