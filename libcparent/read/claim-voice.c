/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/claim-internal.h"

/*
 * Claims by what is felt about something that is followed:
 *
 *   was alarmed at, remained uneasy about     a feeling
 *   voiced serious concern over               one that is put into words
 *   concern was voiced about                  the same
 *   there was some unease at                  the same, by nobody
 */

/* "about", "at", "that": what the feeling is about begins behind it. */
static bool
leads_on(const cparent__sentence *s, int at)
{
    static const char *const words[] = { "about", "at",   "over",  "around",
                                         "that",  "by",   "regarding",
                                         "as",    "with", "to", "in",
                                         "concerning", "on", NULL };

    return cparent__token_among(s, at, words);
}

/* "alarmed at", "worried to hear that"; not "concerned with the agenda". */
static int
feeling_end(const cparent__sentence *s, int at)
{
    static const char *const words[] = { "about", "at", "over", "that", "by",
                                         "around", NULL };
    static const char *const learns[] = { "hear", "learn", "see", "note",
                                          "read", "find", NULL };
    static const char *const with[] = { "disappointed", "unhappy",
                                        "dissatisfied", "frustrated", NULL };

    if (cparent__token_among(s, at, words) ||
        (cparent__token_is(s, at, "with") &&
         cparent__token_among(s, at - 1, with)))
        return at + 1;
    return cparent__token_is(s, at, "to") &&
                   cparent__token_among(s, at + 1, learns)
               ? at + 2
               : 0;
}

/* Where the claim that a feeling makes ends, or 0: it begins at `at`. */
static int
felt_end(const cparent__sentence *s, int at)
{
    int end;
    int next;

    if (!cparent__claim_links(s, at))
        return 0;
    next = cparent__skip_adverbs(s, at + 1);
    return cparent__claim_meaning(s, next, "feeling/concern", &end) != NULL
               ? feeling_end(s, end)
               : 0;
}

/* "voiced (some serious) concern over" */
static int
voiced_end(const cparent__sentence *s, int at)
{
    int next = at;

    if (!cparent__claim_is(s, at, "voice/") &&
        !cparent__token_is(s, at, "with"))
        return 0;
    while (next < at + 4 && !cparent__claim_is(s, next + 1, "worry/"))
        next++;
    if (next == at + 4 || cparent__clause_ends(s, next) ||
        (cparent__token_is(s, at, "with") &&
         (next > at + 1 || !cparent__claim_is(s, at - 1, "voice/"))) ||
        cparent__token_is(s, next + 2, "with"))
        return 0; /* "raised concerns with the team" puts a case */
    return next + 2;
}

/* "concerns were voiced", "there was some unease" */
static int
worry_end(const cparent__sentence *s, int at)
{
    static const char *const were[] = { "was", "were", "been", NULL };
    const int from = at - 3 > 0 ? at - 3 : 0;
    int i;

    if (!cparent__claim_is(s, at, "worry/"))
        return 0;
    for (i = at + 1; i < at + 4; i++)
        if (cparent__token_among(s, i, were) &&
            cparent__claim_is(s, i + 1, "voice/"))
            return i + 2;
    for (i = from; i < at && leads_on(s, at + 1); i++)
        if (cparent__token_is(s, i, "there") && cparent__claim_links(s, i + 1))
            return at + 1;
    return 0;
}

/* "was pleased with the quality of plans"; of "pleased with the rise in" it
 * is the rise that is told. */
static bool
find_pleased(const cparent__sentence *s, int at, cparent__claim *found)
{
    static const char *const about[] = { "with", "by", "at", NULL };
    int end, i;

    if (!cparent__claim_links(s, at) || cparent__token_is(s, at + 1, "not") ||
        cparent__claim_meaning(s, cparent__skip_adverbs(s, at + 1),
                               "feeling/good", &end) == NULL ||
        !cparent__token_among(s, end, about) ||
        !cparent__claim_followed(s, end + 1, end + 7))
        return false;
    for (i = end + 1; i < end + 6; i++)
        if (cparent__claim_is(s, i, "turn/"))
            return false;
    cparent__claim_set(found, at, end + 1, "claim.voice", "good", "none");
    return true;
}

void
cparent__claim_voice(const cparent__sentence *s, int at,
                     cparent__claim *found)
{
    int end = felt_end(s, at);

    if (find_pleased(s, at, found))
        return;
    if (end == 0)
        end = voiced_end(s, at);
    if (end == 0)
        end = worry_end(s, at);
    if (end == 0 || cparent__token_is(s, at - 1, "not") ||
        !cparent__claim_followed(s, cparent__claim_begin(s, at),
                                 end + 40))
        return;
    cparent__claim_set(found, at, end, "claim.voice", "concern", "none");
}
