/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <string.h>

#include "read/claim-internal.h"

/*
 * What a claim is about: something that is followed, because a row names it
 * ("attendance", "waits"), or some other thing ("the boundary rule",
 * "meetings at school") of which only the plainest words claim something.
 */

/* As far back as "which" and "they" reach. */
enum { BACK = 32 };

int
cparent__claim_word(const cparent__sentence *s, int at, const char *list)
{
    int i;

    if (cparent__cue_at(s, CPARENT__K_CLAIM_WORD, at) == NULL)
        return 0;
    for (i = s->first_cue[at]; i < s->first_cue[at + 1]; i++)
        if (s->cues[i].kind == CPARENT__K_CLAIM_WORD &&
            strcmp(s->cues[i].meaning, list) == 0)
            return s->cues[i].end;
    return 0;
}

bool
cparent__claim_clause_has(const cparent__sentence *s, int at,
                          const char *list)
{
    int i;

    for (i = cparent__claim_begin(s, at); i < at; i++)
        if (cparent__claim_word(s, i, list) > 0)
            return true;
    return false;
}

bool
cparent__claim_followed(const cparent__sentence *s, int from, int to)
{
    int at;

    for (at = from < 0 ? 0 : from; at < to && at < s->count; at++)
        if ((s->begins[at] & CPARENT__FOLLOWED) != 0)
            return true;
    return false;
}

/* "worryingly", "extremely"; not "family" and "weekly". */
static bool
is_adverb(const cparent__sentence *s, int at)
{
    static const char *const others[] = {
        "family", "early",   "only",   "likely", "daily", "weekly", "monthly",
        "yearly", "elderly", "reply",  "supply", "apply", "july",   "timely",
        "friendly", "costly", "quarterly", "unlikely", NULL
    };
    const cparent__token *token = &s->tokens[at];

    return token->kind == CPARENT__WORD && token->end - token->start > 4 &&
           memcmp(s->text + token->end - 2, "ly", 2) == 0 &&
           !cparent__token_among(s, at, others);
}

/* "very", "the": what skip_adverbs passes. */
static bool
is_filler(const cparent__sentence *s, int at)
{
    static const char *const adverbs[] = {
        "the",       "a",         "an",       "also",        "very",
        "more",      "most",      "still",    "now",         "too",
        "generally", "mostly",    "quite",    "slightly",    "particularly",
        "really",    "fairly",    "largely",  "consistently", "broadly",
        "always",    "already",   "again",    "significantly", "much",
        "overall",   "steadily",  "relatively", "reasonably", "especially",
        "gradually", "rather",    "sharply",  "continuing",  "considered",
        "somewhat",  "being",     "well",     "extremely",   "exceptionally",
        "almost",    "nearly",    "even",     "just",        "since",
        "certainly", "clearly",   "noticeably", "sometimes", "often",
        "occasionally", "so",     "together", "therefore", "nonetheless", "nevertheless", "thus",  NULL
    };

    return cparent__token_among(s, at, adverbs) || is_adverb(s, at);
}

/* "had all improved", "were both good" */
static bool
is_share(const cparent__sentence *s, int at)
{
    static const char *const shares[] = { "all", "each", NULL };

    return cparent__token_among(s, at, shares) &&
           (cparent__token_is_have(s, at - 1) ||
            (at > 0 && s->tokens[at - 1].links));
}

void
cparent__links_find(cparent__sentence *s)
{
    static const char *const verbs[] = {
        "was",     "were",   "is",     "are",      "been",   "remained",
        "remains", "remain", "stayed", "looked",   "seemed", "became",
        "become",  "felt",   "feels",  "seems",    "getting", "proved",
        "proving", "proven", "stood",  "stands",   "appeared", "appears",
        "looks",   NULL
    };
    int at;

    for (at = 0; at < s->count; at++) {
        s->tokens[at].links = cparent__token_among(s, at, verbs);
        s->tokens[at].filler = is_filler(s, at) || is_share(s, at);
    }
}

bool
cparent__claim_goes_on(const cparent__sentence *s, int at)
{
    static const char *const verbs[] = { "continued", "continue", "continues",
                                         "begun",     "began",    "started",
                                         "tended",    NULL };

    return cparent__token_among(s, at, verbs);
}

/* The clause from `begin` on tells more of what stands before it: ", which",
 * ": they", "that it was". */
static bool
goes_back(const cparent__sentence *s, int begin, int at)
{
    static const char *const back[] = { "which", "who",  "they", "it",
                                        "these", "that", "this", "had",
                                        "has",   "have", NULL };
    static const char *const which[] = { "which", "and", "though",
                                         "although", NULL };
    static const char *const again[] = { "it", "they", "these", NULL };
    const int mark = begin - 1 - cparent__token_among(s, begin - 1, which);
    const bool that = cparent__token_is(s, mark, "that") &&
                      (cparent__token_among(s, begin, again) ||
                       (cparent__token_is(s, begin, "this") &&
                        !cparent__token_is_article(s, at + 1)));

    if (cparent__token_is(s, begin - 1, "which") &&
        cparent__mark_is(s, begin - 2, ','))
        return true;
    return (that || cparent__mark_is(s, mark, ',') ||
            cparent__mark_is(s, mark, ':') ||
            cparent__token_is(s, mark, "but")) &&
           (at - begin <= 1 || cparent__token_among(s, begin, back) ||
            cparent__claim_links(s, begin));
}

bool
cparent__claim_subject(const cparent__sentence *s, int at)
{
    const int begin = cparent__claim_begin(s, at);

    static const char *const again[] = { "it", "they", "this", "these",
                                         NULL };

    if (s->follows && at <= begin + 4 &&
        (begin == 0 || cparent__token_is(s, begin - 1, "that") ||
         cparent__token_is(s, begin - 1, "but")) &&
        cparent__token_among(s, begin, again))
        return true;
    /* "Stability, Mr Vale added, had been good" */
    return cparent__claim_followed(s, begin, at) ||
           (goes_back(s, begin, at) &&
            cparent__claim_followed(s, begin > BACK ? begin - BACK : 0, at));
}

/* Words that name nothing by themselves, or somebody. */
static bool
is_nobody(const cparent__sentence *s, int at)
{
    static const char *const words[] = {
        "it",   "this", "that",  "these", "those", "there", "he",   "she",
        "we",   "they", "who",   "which", "what",  "one",   "all",  "some",
        "none", "most", "both",  "each",  "everyone", "nobody", "others",
        "to",   "how",  "where", "why",   "when",  "i",     "you",  "her",
        "his",  "my",   NULL
    };

    return cparent__token_among(s, at, words);
}

/* Somebody, or a part of the meeting. */
static bool
is_somebody(const cparent__sentence *s, int at)
{
    if (cparent__claim_word(s, at, "outfit") > 0)
        return false; /* "the service was stretched" */
    return cparent__claim_word(s, at, "idle") > 0 ||
           cparent__cue_at(s, CPARENT__K_POST, at) != NULL ||
           cparent__cue_at(s, CPARENT__K_BODY, at) != NULL ||
           cparent__cue_at(s, CPARENT__K_HONORIFIC, at) != NULL ||
           cparent__cue_at(s, CPARENT__K_GIVEN, at) != NULL;
}

void
cparent__subjects_find(cparent__sentence *s)
{
    static const char *const helpers[] = { "had", "has", "have", "not", "to",
                                           "also", "be", NULL };
    int at;

    s->subjects[0] = 0;
    for (at = 0; at < s->count; at++)
        s->subjects[at + 1] = s->tokens[at].links || s->tokens[at].filler ||
                                      cparent__token_among(s, at, helpers) ||
                                      cparent__claim_goes_on(s, at)
                                  ? s->subjects[at]
                                  : (uint16_t)(at + 1);
}

bool
cparent__claim_open(const cparent__sentence *s, int at)
{
    static const char *const joints[] = { "for",  "of",   "with", "in",
                                          "to",   "from", "at",   "by",
                                          "between", NULL };
    const int begin = cparent__skip_adverbs(s, cparent__claim_begin(s, at));
    const int end = cparent__claim_subject_end(s, at);
    bool thing = false;
    bool head = true;
    int i;

    if (is_nobody(s, begin))
        return false;
    for (i = begin; i < end; i++) {
        head = head && !cparent__token_among(s, i, joints);
        if ((cparent__claim_links(s, i) && i > begin) ||
            (head && is_somebody(s, i)))
            return false;
        thing = thing || (s->tokens[i].kind == CPARENT__WORD &&
                          s->tokens[i].end - s->tokens[i].start > 3 &&
                          (i == begin || !s->tokens[i].capital));
    }
    return thing;
}
