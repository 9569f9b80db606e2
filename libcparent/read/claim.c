/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/claim.h>

#include <string.h>

#include "read/claim-internal.h"

/* A choice by its word: 0 when there is none such. */
static int
choice_of(size_t field, const char *word, size_t length)
{
    int choice;

    for (choice = 1;; choice++) {
        const char *known =
            cparent_noun_field_choice(CPARENT_NOUN_CLAIM, field, choice);

        if (known == NULL)
            return 0;
        if (strlen(known) == length && memcmp(known, word, length) == 0)
            return choice;
    }
}

/* "above/national" */
static bool
set_meaning(cparent__item *item, const char *meaning)
{
    const char *slash = strchr(meaning, '/');

    if (slash == NULL)
        return false;
    item->choice = choice_of(CPARENT_CLAIM_ASSERTION, meaning,
                             (size_t)(slash - meaning));
    item->second = choice_of(CPARENT_CLAIM_COMPARATOR, slash + 1,
                             strlen(slash + 1));
    return item->choice != 0;
}

/* "unchanged for three quarters": how long, and no figure of it. */
static bool
is_stretch(const cparent__sentence *s, int from, int to)
{
    static const char *const times[] = { "quarters", "years", "months",
                                         "weeks", "terms", NULL };

    return cparent__token_is(s, from - 1, "for") &&
           (cparent__token_among(s, to, times) ||
            cparent__token_among(s, to - 1, times));
}

static bool
has_figure(const cparent__reader *reader, int from, int to)
{
    int i;

    for (i = 0; i < reader->numbers.count; i++) {
        const int begin = reader->numbers.items[i].from;
        const int end = reader->numbers.items[i].to;

        if (begin >= from && end <= to &&
            !is_stretch(&reader->sentence, begin, end))
            return true;
    }
    return false;
}

/* Who is reported as saying it, and when it was so. */
static void
set_circumstances(cparent__reader *reader, cparent__item *item, int from,
                  int to, int cue)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *say = cparent__cue_in(s, CPARENT__K_SAY, 0, cue);
    cparent__agent agent;
    int begin, end, i;

    if (say != NULL &&
        cparent__subject_of(s, say->start, &begin, &end, &agent))
        item->who = cparent__tokens_span(s, begin, end);
    for (i = 0; i < reader->times.count; i++)
        if (!reader->times.items[i].idle &&
            reader->times.items[i].from >= from &&
            reader->times.items[i].to <= to + 8)
            item->when = cparent__tokens_span(
                s, reader->times.items[i].shown, reader->times.items[i].to);
}

/* "poorly with that in other counties": no clause begins there. */
static bool
is_that_of(const cparent__sentence *s, int at)
{
    static const char *const of[] = { "of", "in", "for", NULL };
    static const char *const with[] = { "with", "to", "than", "as", "above",
                                        "below", NULL };

    return cparent__token_is(s, at, "that") &&
           cparent__token_among(s, at - 1, with) &&
           cparent__token_among(s, at + 1, of);
}

/* The token before `at` ends what came before. */
static bool
begins_clause(const cparent__sentence *s, int at)
{
    static const char *const joints[] = { "though", "although", "because",
                                          NULL };

    if (cparent__clause_ends(s, at - 1))
        return !is_that_of(s, at - 1);
    return cparent__token_among(s, at - 1, joints) ||
           (cparent__token_is(s, at - 1, "since") &&
            !cparent__token_is_have(s, at - 2));
}

/* ", however," before `at`: where the clause goes on before it; `at` when
 * nothing is put in there. */
static int
past_aside(const cparent__sentence *s, int at)
{
    static const char *const joints[] = { "as",   "because", "but",
                                          "while", "although", "though",
                                          "since", "with", NULL };
    int from = at - 2;

    if (!cparent__mark_is(s, at - 1, ',') ||
        cparent__token_among(s, at, joints))
        return at;
    while (from > 0 && from > at - 7 && !cparent__mark_is(s, from, ','))
        from--;
    return from > 0 && cparent__mark_is(s, from, ',') &&
                   cparent__claim_word(s, from + 1, "aside") == at - 1
               ? from
               : at;
}

/* As many tokens as a clause has before what is claimed. */
enum { REACH = 24, NEVER = UINT16_MAX };

/* "It was, and": what stands before "and" is a clause. */
static bool
ends_verbal(const cparent__sentence *s, int at)
{
    int i;

    for (i = at - 1; i > 0 && i > at - 11 && !cparent__clause_ends(s, i);
         i--)
        if (cparent__claim_links(s, i) || cparent__token_is(s, i, "had"))
            return true;
    return false;
}

/* "Take-up was good and feedback from carers had been positive": what stands
 * behind the "and" before `at` is a clause with a subject of its own for all
 * that is claimed from this token on. */
static int
joins_from(const cparent__sentence *s, int at)
{
    static const char *const same[] = { "it",   "they", "this", "these",
                                        "had",  "has",  "have", "that",
                                        "also", "which", "not", NULL };
    const int subject = cparent__skip_adverbs(s, at) + 1;
    int verb = at;

    while (verb < at + REACH && !cparent__claim_links(s, verb) &&
           !cparent__token_among(s, verb, same))
        verb++;
    if (verb == at || verb == at + REACH || !ends_verbal(s, at - 1))
        return NEVER;
    return verb > subject ? verb : subject;
}

/* Where the clause of each token may begin. */
typedef struct bounds {
    bool begins[CPARENT__SENTENCE_TOKENS + 1]; /* it does, unless a comma
                                                * closes an aside there */
    uint16_t joins[CPARENT__SENTENCE_TOKENS + 1]; /* behind "and", it does for
                                                   * what stands from here */
    uint16_t last[CPARENT__SENTENCE_TOKENS + 1]; /* the last place up to each
                                                  * where it may; or 0 */
} bounds;

static void
find_bounds(const cparent__sentence *s, bounds *of)
{
    int at;

    of->begins[0] = false;
    of->joins[0] = NEVER;
    of->last[0] = 0;
    for (at = 1; at <= s->count; at++) {
        of->begins[at] = begins_clause(s, at);
        of->joins[at] = (uint16_t)(cparent__token_is(s, at - 1, "and")
                                       ? joins_from(s, at)
                                       : NEVER);
        of->last[at] = of->begins[at] || of->joins[at] != NEVER ||
                               cparent__mark_is(s, at - 1, ',')
                           ? (uint16_t)at
                           : of->last[at - 1];
    }
}

static int
clause_begin(const cparent__sentence *s, const bounds *of, int at)
{
    const int cue = at;
    const int least = cue > REACH ? cue - REACH : 0;

    while (at > least) {
        int before;

        at = of->last[at] > least ? of->last[at] : least;
        before = past_aside(s, at);
        if (at == least ||
            (before == at && (of->begins[at] || cue >= of->joins[at])))
            break;
        at = before == at ? at - 1 : before;
    }
    while (at < cue && (cparent__token_is(s, at, "and") ||
                        cparent__token_is(s, at, "which")))
        at++;
    return at;
}

void
cparent__clauses_find(cparent__sentence *s)
{
    bounds of;
    int at;

    cparent__links_find(s);
    cparent__subjects_find(s);
    find_bounds(s, &of);
    for (at = 0; at <= s->count; at++)
        s->clauses[at] = (uint16_t)clause_begin(s, &of, at);
}

/* How far the words behind the cue still tell of the same thing; the figure
 * of "remained positive with 87% at home" says another. */
static int
claim_end(const cparent__reader *reader, int to)
{
    static const char *const joints[] = { "and", "after", "because",
                                          "following", NULL };
    const cparent__sentence *s = &reader->sentence;
    const int from = to;

    while (to < s->count && to - from < 10 &&
           !cparent__clause_ends(s, to) &&
           !cparent__token_among(s, to, joints) &&
           !(cparent__token_is(s, to, "with") &&
             has_figure(reader, to + 1, to + 4)))
        to++;
    return to;
}

/* "had more than doubled, from 15 to 35" */
static bool
figure_follows(const cparent__reader *reader, int to)
{
    static const char *const leads[] = { "from", "to", "by", "at", NULL };
    const cparent__sentence *s = &reader->sentence;

    return cparent__mark_is(s, to, ',') &&
           cparent__token_among(s, to + 1, leads) &&
           has_figure(reader, to + 2, to + 4);
}

/* "had not met the standard in two of the five localities" */
static bool
is_met(const char *meaning)
{
    return strcmp(meaning, "met/target") == 0 ||
           strcmp(meaning, "above/target") == 0 ||
           strcmp(meaning, "not_met/target") == 0;
}

/* "above the England average of 50%": the figure is a benchmark. */
static bool
has_benchmark(const cparent__reader *reader, int end)
{
    static const char *const whats[] = { "figure", "rate", "average", "mean",
                                         "total", NULL };

    end += cparent__token_among(&reader->sentence, end, whats);
    return cparent__token_is(&reader->sentence, end, "of") &&
           has_figure(reader, end + 1, end + 5);
}

/* "above/national" and "concern/none" are said beside figures too. */
static bool
compares(const char *meaning)
{
    const char *slash = strchr(meaning, '/');

    return strncmp(meaning, "concern/", 8) == 0 ||
           (slash != NULL && strcmp(slash, "/none") != 0 &&
            strcmp(slash, "/target") != 0 &&
            strcmp(slash, "/previous") != 0);
}

/* "Occupancy was 83% and sickness had come down": the clause begins behind
 * the figure's. */
static int
past_figure(const cparent__reader *reader, int from, int begin)
{
    const cparent__sentence *s = &reader->sentence;
    int at;

    for (at = begin - 1; at > from; at--)
        if (cparent__token_is(s, at, "and") &&
            has_figure(reader, from, at) && !has_figure(reader, at, begin))
            return at + 1;
    return from;
}

/* The same clause has just said so: "concern was expressed at the worrying
 * numbers"; "above the national and the regional rate" says two things. */
static bool
says_again(const cparent__reader *reader, int from, const char *meaning)
{
    const cparent__item *last =
        reader->item_count > 0 ? &reader->items[reader->item_count - 1]
                               : NULL;
    cparent__item now;

    memset(&now, 0, sizeof(now));
    return last != NULL && last->noun == CPARENT_NOUN_CLAIM &&
           last->text.end > reader->sentence.tokens[from].start &&
           set_meaning(&now, meaning) && now.choice == last->choice &&
           (now.second == last->second || !compares(meaning));
}

/* "Scores of 17 and above are a cause for concern" says what would be. */
static bool
is_rule(const cparent__reader *reader, int from, int to)
{
    const cparent__sentence *s = &reader->sentence;
    int i;

    for (i = 0; i < reader->numbers.count; i++) {
        int at = reader->numbers.items[i].to;

        at -= cparent__token_is(s, at - 2, "and") ? 2 : 0;
        if (at > from && at < to &&
            (cparent__token_is(s, at, "and") ||
             cparent__token_is(s, at, "or")) &&
            (cparent__token_is(s, at + 1, "above") ||
             cparent__token_is(s, at + 1, "over") ||
             cparent__token_is(s, at + 1, "more")))
            return true;
    }
    return false;
}

/* The indicator that "it", "they" or a verb behind "and" goes back to: the one
 * that the last claim or figure of this sentence or the one before was of. */
static const char *
code_before(const cparent__reader *reader, int from)
{
    static const char *const back[] = { "it",   "they",     "which", "this",
                                        "had",  "has",      "was",   "were",
                                        "remained", "continued", NULL };
    const cparent__sentence *s = &reader->sentence;
    const cparent__item *last;
    size_t i;

    if (!cparent__token_among(s, from, back) ||
        cparent__cue_at(s, CPARENT__K_FIGURE, from + 1) != NULL ||
        (cparent__token_is(s, from, "this") &&
         !cparent__claim_links(s, from + 1)))
        return NULL;
    for (i = reader->item_count - 1; i > 0; i--) { /* the claim is the last */
        last = &reader->items[i - 1];
        if (last->text.end < (reader->last_sentence.end > 0
                                  ? reader->last_sentence.start
                                  : s->start))
            return NULL;
        if (last->noun == CPARENT_NOUN_CLAIM ||
            last->noun == CPARENT_NOUN_OBSERVATION)
            return last->code;
    }
    return NULL;
}

/* "improved", "the right direction": how something went is judged. */
static bool
is_judged(const cparent__sentence *s, int from, int to)
{
    for (; from < to; from++)
        if (cparent__claim_word(s, from, "judging") > 0)
            return true;
    return false;
}

/* Is something of [from, to) unwanted, and not only "performance on" it? */
static bool
is_of_unwanted(const cparent__sentence *s, int from, int to)
{
    for (; from < to; from++)
        if (cparent__claim_word(s, from, "unwanted") > 0)
            return !cparent__token_is(s, from - 1, "on");
    return false;
}

/* "Caseloads had improved", "missing episodes were moving in the right
 * direction": of what nobody wants, better is less.  What words [begin, end)
 * that mean `meaning` say of the clause [from, to). */
static const char *
meant_of(const cparent__sentence *s, int from, int begin, int end, int to,
         const char *meaning)
{
    const bool up = strcmp(meaning, "up/previous") == 0;

    if ((!up && strcmp(meaning, "down/previous") != 0) ||
        !is_judged(s, begin, end) ||
        !is_of_unwanted(s, from, to))
        return meaning;
    return up ? "down/previous" : "up/previous";
}

bool
cparent__claim_add(cparent__reader *reader, int begin, int end,
                   const char *meaning, const char *rule)
{
    const cparent__sentence *s = &reader->sentence;
    int from = cparent__claim_begin(s, begin);
    const int to = claim_end(reader, end);
    cparent__about about;
    cparent__item *item;

    meaning = meant_of(s, from, begin, end, to, meaning);
    if (says_again(reader, from, meaning))
        return false;
    if (strncmp(meaning, "concern/", 8) == 0 && is_rule(reader, from, begin))
        return false;
    from = past_figure(reader, from, begin);
    /* With a figure it is the figure that speaks, unless of two things that
     * are compared. */
    if ((has_figure(reader, from, is_met(meaning) ? end : to) ||
         figure_follows(reader, to) ||
         (cparent__mark_is(s, from - 1, ')') &&
          has_figure(reader, from - 6, from))) &&
        (!compares(meaning) || has_benchmark(reader, end)))
        return false;
    item = cparent__reader_add(reader, CPARENT_NOUN_CLAIM,
                               cparent__tokens_span(s, from, to), rule, 70);
    if (item == NULL)
        return false;
    if (!set_meaning(item, meaning))
        item->choice = CPARENT_CLAIM_ASSERTION_CONCERN;
    about = cparent__claim_about(s, from, begin, end, to);
    item->words = cparent__tokens_span(s, about.from, about.to);
    item->code = about.code != NULL ? about.code
                                    : code_before(reader, about.from);
    set_circumstances(reader, item, from, to, begin);
    return true;
}
