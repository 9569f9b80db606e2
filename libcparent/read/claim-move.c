/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/claim-internal.h"

#include <string.h>

/* Claims that something has moved: "had more than doubled", "an increasing
 * proportion", "fewer children were moving". */

/* "numbers fell", "numbers fell in May"; but "reduced timetables". */
static bool
ends_there(const cparent__sentence *s, int at)
{
    static const char *const going_on[] = {
        "to",    "by",    "from",  "since", "over",  "in",    "during",
        "again", "and",   "but",   "as",    "this",  "last",  "at",
        "when",  "because", "after", "while", "on",  "for",   "every",
        "between", "among", "amongst", "across", "within", "throughout",
        "under", "year", "month", "quarter", NULL
    };

    while (at < s->count && s->tokens[at].filler &&
           !cparent__token_is(s, at, "since"))
        at++;
    if (at >= s->count || s->tokens[at].kind != CPARENT__WORD)
        return true;
    return cparent__token_among(s, at, going_on) ||
           s->text[s->tokens[at].end - 1] == 'y';
}

static bool
is_be(const cparent__sentence *s, int at)
{
    static const char *const words[] = { "was", "were", "is", "are", "been",
                                         NULL };

    return cparent__token_among(s, at, words);
}

/* The word that the move at `begin` hangs on: "had" of "had, however, more
 * than doubled". */
static int
helper_of(const cparent__sentence *s, int from, int begin)
{
    int at = begin - 1;

    while (at > from && (cparent__skip_adverbs(s, at) > at ||
                         cparent__token_is(s, at, "than")))
        at--;
    return cparent__mark_is(s, at, ',') && cparent__mark_is(s, at - 2, ',') &&
                   cparent__claim_word(s, at - 1, "aside") == at
               ? at - 3
               : at;
}

/* The move is told of: "had risen", "were falling", "fell", "continued to
 * fall"; not "to be reduced", "reducing drift". */
static bool
is_told(const cparent__sentence *s, int from, int begin, int end)
{
    static const char *const auxiliary[] = { "had",  "has",  "have", "was",
                                             "were", "is",   "are",
                                             "been", NULL };
    const int at = helper_of(s, from, begin);

    /* "had not improved" */
    if (cparent__token_is(s, at, "not"))
        return false;
    if (cparent__token_is(s, at, "to"))
        return cparent__claim_goes_on(s, at - 1);
    /* "was raised by the Chair", "the issue raised": somebody did it, and to
     * what? */
    if (cparent__claim_word(s, begin, "done") > 0 &&
        (is_be(s, at) || !cparent__token_is_have(s, at)))
        return false;
    if (cparent__token_among(s, at, auxiliary))
        return !cparent__token_is(s, at - 1, "not");
    return at >= from && !cparent__token_is(s, at, "be") &&
           (cparent__claim_word(s, begin, "told") > 0 ||
            cparent__token_ends(s, begin, "ed")) &&
           s->tokens[at].kind == CPARENT__WORD && ends_there(s, end);
}

const char *
cparent__claim_way(const cparent__sentence *s, int at, int *end)
{
    const cparent__cue *move = cparent__cue_at(s, CPARENT__K_MOVE, at);
    const char *way = cparent__claim_meaning(s, at, "move/", end);

    if (way != NULL || move == NULL)
        return way;
    *end = move->end;
    if (cparent__cue_means(move, "up"))
        return "up";
    return cparent__cue_means(move, "down") ? "down" : NULL;
}

/* "had increased the grant": somebody moved it, and it is not followed. */
static bool
moves_another(const cparent__sentence *s, int end)
{
    static const char *const its[] = { "the", "its", "their", "our", "his",
                                       "her", NULL };

    return cparent__token_among(s, end, its) &&
           !cparent__claim_followed(s, end, end + 5);
}

/* "an increasing proportion", "growing demand for" */
static void
find_moving(const cparent__sentence *s, int at, cparent__claim *found)
{
    static const char *const lone[] = { "rising",  "growing",    "falling",
                                        "mounting", "declining", "dwindling",
                                        "diminishing", "shrinking",
                                        "escalating", NULL };
    static const char *const marks[] = { "a", "an", "the", "this", "these",
                                         "its", "their", "our", NULL };
    int end, measure;
    const char *way = cparent__claim_way(s, at, &end);

    if (way == NULL ||
        (!cparent__token_among(s, at, lone) &&
         !(cparent__token_ends(s, end - 1, "ing") &&
           cparent__token_among(s, at - 1, marks))) ||
        (cparent__claim_links(s, at - 1) &&
         !cparent__token_is(s, at - 2, "there")) ||
        cparent__claim_meaning(s, end, "measure/", &measure) == NULL)
        return;
    cparent__claim_set(found, at, measure, "claim.move", way, "previous");
}

/* "Reunifications were increasing": what moves is named by no row, but it
 * moves by itself, and in a word that is said of little else. */
static bool
is_plain_move(const cparent__sentence *s, int at, int end)
{
    int before = at - 1;

    while (before > 0 && cparent__skip_adverbs(s, before) > before)
        before--;
    return cparent__claim_open(s, at) &&
           cparent__claim_word(s, at, "loose") == 0 &&
           ends_there(s, end) &&
           (cparent__token_ends(s, end - 1, "ing") ||
            !is_be(s, before));
}

/* "With numbers growing, …" */
static bool
is_attended(const cparent__sentence *s, int at, int end)
{
    const int begin = cparent__claim_begin(s, at);

    return cparent__token_is(s, begin, "with") &&
           cparent__token_ends(s, end - 1, "ing") && ends_there(s, end) &&
           cparent__claim_followed(s, begin, at);
}

void
cparent__claim_move(const cparent__sentence *s, int at, cparent__claim *found)
{
    int end = 0;
    const char *way = cparent__claim_way(s, at, &end);

    if (way == NULL)
        return;
    if (is_attended(s, at, end)) {
        cparent__claim_set(found, at, end, "claim.move", way, "previous");
        return;
    }
    if (!is_told(s, cparent__claim_begin(s, at), at, end) ||
        (!cparent__claim_subject(s, at) && !is_plain_move(s, at, end)) ||
        moves_another(s, end)) {
        find_moving(s, at, found);
        return;
    }
    /* "fell short of" is a comparison, "fell within" a place */
    if (cparent__claim_word(s, end, "apart") > 0)
        return;
    /* "had grown up in", "moved up to the third floor" */
    if (cparent__token_is(s, end, "up") ||
        (cparent__token_is(s, at, "up") && !cparent__claim_links(s, at - 1)))
        return;
    /* "was higher than" is a comparison, "was down to" names a reason */
    if (cparent__token_is(s, end, "than") ||
        (cparent__token_is(s, at, "down") && cparent__token_is(s, end, "to")))
        return;
    cparent__claim_set(found, at, end, "claim.move", way, "previous");
}

static void
set_fewer(cparent__claim *found, int begin, int end, bool fewer)
{
    cparent__claim_set(found, begin, end, "claim.fewer",
                       fewer ? "down" : "up", "previous");
}

/* "than in May", "than in earlier years", "than we had": a time. */
static bool
is_earlier(const cparent__sentence *s, int than)
{
    static const char *const selves[] = { "it", "they", "we", "ever", "usual",
                                          "now", "there", NULL };
    int at;

    if (cparent__token_among(s, than + 1, selves))
        return true;
    for (at = than + 1; at < than + 5 && !cparent__clause_ends(s, at); at++)
        if (cparent__cue_at(s, CPARENT__K_PERIOD, at) != NULL ||
            cparent__cue_at(s, CPARENT__K_PERIOD_LEAD, at) != NULL ||
            cparent__cue_at(s, CPARENT__K_MONTH, at) != NULL ||
            (at < s->count && s->tokens[at].kind == CPARENT__DIGITS))
            return true;
    return false;
}

/* "more children were looked after at home than elsewhere": than others. */
static void
than_others(const cparent__sentence *s, int at, cparent__claim *found,
            bool fewer)
{
    const int far = at + 10 < s->count ? at + 10 : s->count;
    const char *against = NULL;
    int than, end = 0;

    while (at < far && !cparent__token_is(s, at, "than"))
        at++;
    if (at >= far)
        return;
    than = at;
    for (at++; against == NULL && at < far; at++)
        against = cparent__claim_meaning(s, at, "against/", &end);
    if (against == NULL && is_earlier(s, than))
        return;
    if (against != NULL && (strcmp(against, "previous") == 0 ||
                            strcmp(against, "plan") == 0))
        return;
    cparent__claim_set(found, found->begin, against == NULL ? than + 1 : end,
                       "claim.fewer", fewer ? "below" : "above",
                       against == NULL ? "none" : against);
}

/* How many there are may be said at `at`: it begins what is said, or stands
 * behind "there were" or "with". */
typedef struct stand {
    bool there;
    bool with;
} stand;

static bool
stands_free(const cparent__sentence *s, int at, stand *how)
{
    static const char *const joints[] = { "that", "and", "since", "because",
                                          "as",   "but", "while", NULL };
    static const char *const causes[] = { "with", "by", "to", "of", NULL };

    int verb = at - 1;

    while (verb > 0 && s->tokens[verb].filler)
        verb--;
    how->there = cparent__claim_links(s, verb) &&
                   (cparent__token_is(s, verb - 1, "there") ||
                    cparent__token_is(s, verb - 2, "there"));
    how->with = cparent__token_among(s, at - 1, causes);
    return at == 0 || s->tokens[at - 1].kind == CPARENT__MARK ||
           how->there || how->with ||
           cparent__token_among(s, at - 1, joints);
}

/* "visits were", "families were coming", "(there were fewer) endings": what
 * no row counts, but the words do. */
static bool
is_counted(const cparent__sentence *s, int at, bool there)
{
    if (!cparent__token_ends(s, at, "s"))
        return false;
    if (there && cparent__claim_word(s, at, "idle") == 0)
        return true;
    if (!cparent__claim_links(s, at + 1) && !cparent__claim_links(s, at + 2))
        return false;
    return cparent__claim_is(s, at, "measure/") ||
           (cparent__token_ends(s, at + 2, "ing") &&
            !cparent__token_is(s, at + 2, "being"));
}

/* The token at which what is counted behind "fewer" at `at` begins; -1 when
 * nothing is that is followed. */
static int
counted_at(const cparent__sentence *s, int at, bool there)
{
    static const char *const some[] = { "them", "us",   "these",
                                        "those", "our", "the", NULL };
    int i;

    if (cparent__token_is(s, at + 1, "of") &&
        cparent__token_among(s, at + 2, some))
        return at + 2;
    for (i = at + 1; i < at + 4 && i < s->count; i++) {
        if (i == at + 1 && cparent__claim_links(s, i))
            return i - 1;
        if (cparent__cue_at(s, CPARENT__K_FIGURE, i) != NULL ||
            is_counted(s, i, there))
            return i - cparent__claim_links(s, i);
    }
    return -1;
}

/* "teenagers experienced more moves", "looked after fewer children than":
 * of what is followed they have more than others, or than before. */
static void
find_object(const cparent__sentence *s, int at, cparent__claim *found,
            bool fewer)
{
    const int from = cparent__claim_begin(s, at);
    int verb = at - 1;

    while (verb > from && s->tokens[verb].filler)
        verb--;
    if (cparent__claim_word(s, verb, "undergo") != verb + 1) {
        verb--; /* "looked after" */
        if (cparent__claim_word(s, verb, "undergo") != verb + 2)
            return;
    }
    if (verb <= from || cparent__token_is(s, verb - 1, "to") ||
        !cparent__claim_followed(s, at + 1, at + 4))
        return;
    set_fewer(found, at, at + 2, fewer);
    than_others(s, at, found, fewer);
}

/* "there was less use of", "there was greater use of" */
static bool
find_there_less(const cparent__sentence *s, int at, cparent__claim *found)
{
    static const char *const more[] = { "greater", "higher", "increased",
                                        "more", NULL };
    static const char *const less[] = { "less", "lower", "reduced",
                                        "decreased", NULL };
    const bool fewer = cparent__token_among(s, at, less);
    stand how;
    int end;

    if ((!fewer && !cparent__token_among(s, at, more)) ||
        !stands_free(s, at, &how) || !how.there ||
        cparent__claim_meaning(s, at + 1, "measure/", &end) == NULL)
        return false;
    set_fewer(found, at, end, fewer);
    than_others(s, at, found, fewer);
    return true;
}

/* "fewer children were moving", "more young people were": than before. */
void
cparent__claim_fewer(const cparent__sentence *s, int at, cparent__claim *found)
{
    static const char *const did[] = { "had",  "moved", "came", "left",
                                       "took", "chose", "went", "lived",
                                       "attended", "than", NULL };
    const bool fewer = cparent__token_is(s, at, "fewer");
    stand how;
    int i;

    if (find_there_less(s, at, found) ||
        (!fewer && !cparent__token_is(s, at, "more")))
        return;
    if (!stands_free(s, at, &how)) {
        find_object(s, at, found, fewer);
        return;
    }
    i = counted_at(s, at, how.there);
    if (i < 0)
        return;
    /* "there were fewer carers coming forward" */
    if (how.there ||
        (how.with && cparent__token_ends(s, i + 1, "ing"))) {
        set_fewer(found, at, i + 1, fewer);
        return;
    }
    for (i++; i < s->count && !cparent__clause_ends(s, i); i++)
        if (cparent__claim_links(s, i) || cparent__token_among(s, i, did)) {
            if (cparent__claim_word(s, i + 1, "ahead") > 0)
                return; /* "more was needed" */
            set_fewer(found, at, i + 1, fewer);
            than_others(s, i, found, fewer);
            return;
        }
}
