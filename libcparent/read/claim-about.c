/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/claim-internal.h"

/* Which words name what a claim is about: those before it ("the number of
 * carers had risen"), those behind ("concern at the number of moves"), or
 * those that "which" and "they" go back to. */

/* As far back as a pronoun reaches. */
enum { BACK = 32 };

static const char *
code_in(const cparent__sentence *s, int from, int to)
{
    const char *code = NULL;
    int best = 0;
    int at;

    for (at = from; at < to; at++) {
        const cparent__cue *cue =
            cparent__cue_at(s, CPARENT__K_INDICATOR, at);

        if (cue == NULL || cue->end > to || cue->end - cue->start <= best)
            continue;
        best = cue->end - cue->start;
        code = cue->meaning;
    }
    return code;
}

/* Where the subject begins in the clause [from, to): behind "Mr Vale said
 * that" and "which". */
static int
subject_begin(const cparent__sentence *s, int from, int to)
{
    static const char *const joints[] = { "and", "that", "which", "why",
                                          "how", "but",  "with",  NULL };
    int at;

    for (at = from; at < to; at++) {
        const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_SAY, at);

        if (cue == NULL)
            cue = cparent__cue_at(s, CPARENT__K_TOLD, at);
        if (cue == NULL)
            cue = cparent__cue_at(s, CPARENT__K_ASK, at);
        if (cue != NULL && cue->end < to)
            from = cue->end;
    }
    while (from < to && cparent__token_among(s, from, joints))
        from++;
    return from;
}

/* The words behind `end` up to the next verb, where they are what is
 * followed. */
static bool
find_behind(const cparent__sentence *s, int end, int to, cparent__about *about)
{
    static const char *const joints[] = { "in",   "of",   "at", "about",
                                          "over", "with", "for", "on",
                                          "around", "regarding", "that",
                                          NULL };
    int next = end;

    if (!cparent__token_among(s, end - 1, joints))
        return false;
    next += cparent__token_is_article(s, next);
    for (end = next; end < to && !cparent__clause_ends(s, end) &&
                     !cparent__claim_links(s, end) &&
                     !cparent__token_is(s, end, "had");
         end++)
        continue;
    if (!cparent__claim_followed(s, next, end))
        return false;
    about->from = next;
    about->to = end;
    return true;
}

/* What "which" before `at` goes back to. */
static bool
find_before(const cparent__sentence *s, int at, cparent__about *about)
{
    const int far = at > BACK ? at - BACK : 0;
    int end;

    while (--at >= far) {
        const cparent__cue *cue =
            cparent__cue_at(s, CPARENT__K_INDICATOR, at);

        if (cue == NULL && !cparent__claim_meaning(s, at, "measure/", &end))
            continue;
        about->from = at;
        about->to = cue != NULL ? cue->end : end;
        return true;
    }
    return false;
}

cparent__about
cparent__claim_about(const cparent__sentence *s, int from, int begin, int end,
                     int to)
{
    static const char *const back[] = { "which", "it",    "they", "this",
                                        "these", "who",   "had",  "has",
                                        "have",  "still", "and",  NULL };
    cparent__about about = { subject_begin(s, from, begin),
                             cparent__claim_subject_end(s, begin), NULL };

    if (about.from >= about.to ||
        (!cparent__claim_followed(s, about.from, about.to) &&
         !cparent__claim_open(s, begin))) {
        const bool goes_back = cparent__token_among(s, from, back) ||
                               cparent__claim_links(s, from) ||
                               (from > 0 && from == begin);

        if (!find_behind(s, end, to, &about) &&
            !(goes_back && find_before(s, from, &about))) {
            about.from = from;
            about.to = to;
        }
    }
    about.code = code_in(s, about.from, about.to);
    if (about.code == NULL)
        about.code = code_in(s, from, begin);
    if (about.code == NULL)
        about.code = code_in(s, begin, to);
    return about;
}
