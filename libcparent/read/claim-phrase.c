/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "read/claim-internal.h"

/* Claims by whole phrases of the table: "a shortage of", "an increase in". */

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

/* "Income was at much the same level": said of anything, outright. */
static bool
is_linked(const cparent__sentence *s, int at, const cparent__cue *cue)
{
    return (cparent__claim_links(s, at - 1) ||
            (cparent__token_is_have(s, at - 1) &&
             strncmp(cue->meaning, "stable/", 7) != 0)) &&
           cparent__claim_open(s, at) &&
           cparent__claim_word(s, at, "loose") == 0;
}

/* The longest phrase at `at` that claims something by itself, and is no part
 * that another grammar asks for; NULL when there is none. */
static const cparent__cue *
longest_phrase(const cparent__sentence *s, int at)
{
    static const char *const parts[] = { "state/",   "relation/", "against/",
                                         "measure/", "degree/",   "aim/",
                                         "feeling/", "worry/",    "voice/",
                                         "grade/",   "move/",     "judged/",
                                         "manner/",  "task/",     "turn/",
                                         NULL };
    const cparent__cue *best = NULL;
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
    return best;
}

/* "the target was not being met" */
static bool
is_of_target(const cparent__sentence *s, int at, const cparent__cue *cue)
{
    cparent__claim aimed = { 0, 0, "", NULL, false };

    cparent__claim_target(s, cue->end - 1, &aimed);
    return cue->end > at + 1 && aimed.end > 0;
}

/* "there still are not enough flats" */
static bool
is_there(const cparent__sentence *s, int at)
{
    return cparent__claim_links(s, at - 1) &&
           (cparent__token_is(s, at - 2, "there") ||
            cparent__token_is(s, at - 3, "there"));
}

/* "the delays in our letters" worry nobody, nor does what is no figure. */
static bool
is_no_worry(const cparent__sentence *s, int at, const cparent__cue *cue)
{
    return strcmp(cue->meaning, "concern/none") == 0 &&
           !cparent__token_is(s, at, "too") &&
           !cparent__token_is(s, at, "found") && !is_there(s, at) &&
           !is_about_figures(s, at, cue) && !is_linked(s, at, cue);
}

/* "Reviews held in timescale | 95%": the name of a row. */
static bool
is_row_name(const cparent__sentence *s, int at, const cparent__cue *cue)
{
    return cue->end > at + 1 && strcmp(cue->meaning, "good/none") == 0 &&
           cparent__mark_is(s, cue->end, '|');
}

/* "the proportion rated good": which of them, not how they are. */
static bool
is_which(const cparent__sentence *s, int at)
{
    static const char *const grades[] = { "rated", "graded", "judged", NULL };

    return cparent__token_among(s, at, grades) &&
           !cparent__claim_links(s, at - 1) &&
           !cparent__token_is_have(s, at - 1) &&
           cparent__claim_followed(s, at - 2, at);
}

/* "Most young people felt safe." */
static bool
is_felt(const cparent__sentence *s, int at)
{
    static const char *const feel[] = { "felt", "feel", "settled", "settling",
                                        NULL };

    return cparent__token_among(s, at, feel) &&
           !cparent__token_is(s, at - 2, "who") &&
           cparent__cue_in(s, CPARENT__K_FIGURE, cparent__claim_begin(s, at),
                           at) != NULL;
}

/* "did not always feel safe" */
static bool
is_unfelt(const cparent__sentence *s, int at)
{
    return cparent__token_is(s, at, "feel") &&
           (cparent__token_is(s, at - 1, "not") ||
            (cparent__token_is(s, at - 2, "not") && s->tokens[at - 1].filler));
}

/* A direction that is no claim: what is asked for, "the drop-in", or of
 * nothing that is followed. */
static bool
is_lost_way(const cparent__sentence *s, int at, const cparent__cue *cue,
            bool beside)
{
    if (!is_way(cue->meaning))
        return false;
    if (is_topic(s, at) || is_which(s, at) || cparent__claim_sought(s, at) ||
        cparent__mark_is(s, cue->end - 2, '-'))
        return true;
    return !is_added(s, at, beside) && !is_felt(s, at) &&
           !cparent__claim_subject(s, at) &&
           !cparent__claim_followed(s, cparent__claim_begin(s, at),
                                    cue->end + 14) &&
           !is_borne(s, at, cue) && !is_linked(s, at, cue);
}

/* "progress had stalled": what ought to go on stands still. */
static bool
is_stopped(const cparent__sentence *s, int at, const cparent__cue *cue)
{
    int i;

    for (i = cparent__claim_begin(s, at);
         i < at && cparent__token_is(s, cue->end - 1, "stalled"); i++)
        if (cparent__claim_word(s, i, "striving") > 0)
            return true;
    return false;
}

void
cparent__claim_phrase(const cparent__sentence *s, int at,
                      cparent__claim *found)
{
    const cparent__cue *cue = longest_phrase(s, at);

    if (cue == NULL ||
        (cparent__token_is(s, at - 1, "not") && !is_unfelt(s, at)) ||
        (cparent__mark_is(s, cue->end, '-') && s->tokens[cue->end].glued) ||
        is_of_target(s, at, cue) || is_no_worry(s, at, cue) ||
        is_row_name(s, at, cue) || is_lost_way(s, at, cue, found->beside))
        return;
    found->begin = at;
    found->end = cue->end;
    found->rule = "claim.words";
    snprintf(found->meaning, sizeof(found->meaning), "%s",
             is_stopped(s, at, cue) || is_unfelt(s, at) ? "concern/none"
                                                        : cue->meaning);
}
