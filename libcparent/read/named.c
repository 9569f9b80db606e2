/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/figure-internal.h"

#include <string.h>

/*
 * Which indicator of the catalogue a figure is of.  Only where that is
 * certain: a name near a number is not yet what the number is of.
 *
 *   212 children in care                    it is
 *   212 children in care had moved          some of them: another figure
 *   two practices for children in care      practices are counted
 *   128 households offering 214 places      each its own
 */

/* As far as the end of a clause is looked for behind "by the Council", and as
 * far as words stand from a name that they say something of. */
enum { NEAR = 5, FAR = 20 };

static bool
is_count(const cparent__found *found)
{
    return found->value.unit == CPARENT_UNIT_COUNT;
}

/* "had taken place", "have been granted": that is how the thing counted
 * comes about, and says nothing that only some of them did. */
static bool
came_about(const cparent__sentence *s, int at)
{
    static const char *const done[] = { "made", "granted", "recorded",
                                        "completed", "reported", NULL };
    static const char *const be[] = { "were", "was", "been", NULL };

    if (cparent__token_is_have(s, at))
        at++;
    if (cparent__token_is(s, at, "taken"))
        return cparent__token_is(s, at + 1, "place");
    if (cparent__token_is(s, at, "were") && cparent__token_is(s, at + 1, "in"))
        return cparent__token_is(s, at + 2, "care"); /* "in care on 31 May" */
    return cparent__token_among(s, at, be) &&
           cparent__token_among(s, at + 1, done);
}

static bool
ends_at(const cparent__sentence *s, int at)
{
    return at >= s->count || cparent__clause_ends(s, at) ||
           s->tokens[at].kind == CPARENT__MARK;
}

static bool
tells_when(const cparent__sentence *s, int at)
{
    return cparent__cue_at(s, CPARENT__K_PERIOD_LEAD, at) != NULL ||
           cparent__cue_at(s, CPARENT__K_PERIOD, at) != NULL ||
           (at < s->count && s->tokens[at].kind == CPARENT__DIGITS);
}

/* "by the Council", "in the Trust area", "in October": all of them still. */
static bool
is_of_council(const cparent__sentence *s, int at)
{
    static const char *const areas[] = {
        "area", "borough", "county", "city", "council", "trust", "authority",
        "region", "district", "service", NULL
    };
    const int end = at + NEAR;

    if (tells_when(s, at + 1) ||
        cparent__cue_at(s, CPARENT__K_MONTH, at + 1) != NULL)
        return true;
    for (at++; at < end && !ends_at(s, at); at++)
        if (cparent__token_among(s, at, areas) &&
            (ends_at(s, at + 1) || tells_when(s, at + 1)))
            return true;
    return false;
}

/* Nothing more is said of what ends before `at`, or only when, where in the
 * council, or what it is compared with. */
static bool
is_whole(const cparent__sentence *s, int at)
{
    static const char *const joints[] = {
        "and",       "compared", "against", "than", "while", "but",  "up",
        "down",      "or",       "per",     "this", "last",  "now",  "either",
        "recorded",  "involving", NULL
    };
    static const char *const places[] = { "by", "in", "with", NULL };

    if (cparent__token_among(s, at, places))
        return is_of_council(s, at);
    return ends_at(s, at) || came_about(s, at) || tells_when(s, at) ||
           cparent__token_among(s, at, joints);
}

/* "young people had begun | apprenticeships", "had | presented as homeless":
 * past those of whom something is said that the name behind is for; `at`
 * when nothing is. */
static int
past_people(const cparent__sentence *s, int at, int to)
{
    static const char *const aside[] = { "for", "by", "about", "no", "not",
                                         NULL };
    static const char *const be[] = { "were", "was", "are", "became", NULL };
    const cparent__cue *people = cparent__cue_at(
        s, CPARENT__K_FIGURE,
        at + 2 * (cparent__token_is(s, at, "care") &&
                  cparent__token_is(s, at + 1, "experienced")));
    const int verb = people != NULL ? people->end : at;
    int i;

    if (to - verb > FAR || (!cparent__token_is_have(s, verb) &&
                            !cparent__token_among(s, verb, be)))
        return at;
    for (i = verb + 1; i < to; i++)
        if (cparent__token_among(s, i, aside) ||
            (cparent__token_is(s, i, "to") &&
             !cparent__token_is(s, i - 1, "subject")) ||
            cparent__cue_at(s, CPARENT__K_FIGURE, i) != NULL)
            return at;
    return to;
}

/* "212 | looked after children", "38 | were unaccompanied children": only
 * such words stand between. */
static bool
is_what_counts(const cparent__sentence *s, int from, int to)
{
    static const char *const words[] = {
        "of",      "the",     "our",        "its",      "their",
        "more",    "new",     "were",       "are",      "further",
        "approved", "general", "mainstream", "additional", "all",
        "these",   "those",   "them",       "whom",     NULL
    };

    if (past_people(s, from, to) == to)
        return true;
    while (from < to && cparent__token_among(s, from, words))
        from++;
    return from >= to;
}

/* "71 (28)", "was 204", "from 176 to 183": no word behind says what is
 * counted. */
static bool
counts_bare(const cparent__sentence *s, const cparent__found *found)
{
    const int to = found->number->to;

    return is_whole(s, to) || cparent__token_is(s, to, "to") ||
           (cparent__token_is(s, to, "of") &&
            cparent__token_is(s, to + 2, "total"));
}

/* "by children in care", "support for care leavers": they are not what the
 * sentence is about; "the number of" them is. */
static bool
is_aside(const cparent__sentence *s, int from)
{
    static const char *const words[] = { "by",   "for",   "to", "with",
                                         "among", "from", "about", "on",
                                         NULL };

    return cparent__token_among(s, from - 1, words);
}

/* "Children in Care Councils", "LAC reviews", "LAC teams": the name is but
 * the first part of another. */
static bool
goes_on_as_name(const cparent__sentence *s, int at)
{
    static const char *const nouns[] = {
        "council", "councils", "team",  "teams",    "service", "services",
        "nurse",   "nurses",   "board", "strategy", "survey",  "report",
        "forum",   "panel",    "population", "budget", NULL
    };

    return cparent__token_among(s, at, nouns) ||
           (cparent__cue_at(s, CPARENT__K_FIGURE, at) != NULL &&
            cparent__cue_at(s, CPARENT__K_MOVE, at) == NULL);
}

/* "non-kinship foster care" */
static bool
is_denied(const cparent__sentence *s, int from)
{
    from -= cparent__mark_is(s, from - 1, '-');
    return cparent__token_is(s, from - 1, "non") ||
           cparent__token_is(s, from - 1, "not") ||
           cparent__token_is(s, from - 1, "without");
}

/* "rated", "good or better" */
static bool
is_grade(const cparent__sentence *s, int at)
{
    static const char *const words[] = { "rated", "graded", "judged", NULL };

    return cparent__token_among(s, at, words) ||
           (cparent__token_is(s, at, "good") &&
            cparent__token_is(s, at + 1, "or"));
}

/* "96% of plans were rated good": of how good they are, and not of the plans
 * that there are, unless the name says so too. */
static bool
is_graded(const cparent__sentence *s, const cparent__found *found,
          const cparent__cue *cue)
{
    int at, end;

    for (at = cue->start; at < cue->end; at++)
        if (is_grade(s, at) || cparent__token_is(s, at, "quality"))
            return false;
    at = cue->start - FAR > found->left ? cue->start - FAR : found->left;
    end = cue->end + FAR < found->right ? cue->end + FAR : found->right;
    for (; at < end; at++)
        if (is_grade(s, at))
            return true;
    return false;
}

/* "62% of spend" */
static bool
is_of_money(const cparent__sentence *s, const cparent__found *found)
{
    static const char *const words[] = { "spend", "spending", "budget",
                                         "cost", "costs", "expenditure",
                                         NULL };
    int at = found->number->to;

    if (!cparent__token_is(s, at, "of"))
        return false;
    at++;
    at += cparent__token_is_article(s, at);
    return cparent__token_among(s, at, words);
}

/* Is the figure one of what the cue names? */
static bool
is_of(const cparent__sentence *s, const cparent__found *found,
      const cparent__cue *cue)
{
    const bool behind = cue->start >= found->number->to;

    if (cue->number != (int)found->value.unit || is_denied(s, cue->start) ||
        goes_on_as_name(s, cue->end))
        return false;
    if (!is_count(found))
        return !is_graded(s, found, cue) &&
               (behind || !is_of_money(s, found));
    if (behind)
        return is_what_counts(s, found->number->to, cue->start) &&
               is_whole(s, cue->end);
    return counts_bare(s, found) && !is_aside(s, cue->start);
}

/* The longest such name in [from, to); NULL when none is, or two are. */
static const char *
name_in(const cparent__sentence *s, const cparent__found *found, int from,
        int to)
{
    const char *code = NULL;
    bool tied = false;
    int best = 0;
    int i;

    for (i = s->first_cue[from]; i < s->first_cue[to]; i++) {
        const cparent__cue *cue = &s->cues[i];
        const int length = cue->end - cue->start;

        if (cue->kind != CPARENT__K_INDICATOR || length < best ||
            cue->end > to || !is_of(s, found, cue))
            continue;
        tied = length == best && code != NULL &&
               strcmp(code, cue->meaning) != 0;
        if (length > best || code == NULL)
            code = cue->meaning;
        best = length;
    }
    return tied ? NULL : code;
}

/* Where the words begin before a figure that may name what it is of: what
 * stands behind another one, and names that, is not said again of this. */
static int
names_from(const cparent__sentence *s, const cparent__founds *f, int i)
{
    const cparent__found *found = &f->items[i];
    const cparent__found *before;

    if (i == 0 || (is_count(found) && counts_bare(s, found)))
        return found->left;
    before = &f->items[i - 1];
    if (before->dropped || before->right <= found->left ||
        before->number->to >= before->right ||
        s->tokens[before->number->to].kind != CPARENT__WORD ||
        name_in(s, before, before->number->to, before->right) == NULL)
        return found->left;
    return before->right;
}

const char *
cparent__indicator_named(const cparent__sentence *s, const cparent__founds *f,
                         int i)
{
    const cparent__found *found = &f->items[i];
    const int from = names_from(s, f, i);
    const int to = found->number->to;
    const char *before, *behind;

    if (found->delta)
        return NULL;
    before = from < found->number->from
                 ? name_in(s, found, from, found->number->from)
                 : NULL;
    behind = name_in(s, found, to, found->right);
    /* "In-house carers accounted for 59% of all foster placements" */
    if (before != NULL && cparent__token_is(s, to, "of") && !is_count(found))
        return before;
    return behind != NULL ? behind : before;
}
