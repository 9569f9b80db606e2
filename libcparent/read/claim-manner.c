/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <string.h>

#include "read/claim-internal.h"

/*
 * Claims by how a thing is done, and by what it does:
 *
 *   were held more regularly, had gone smoothly     a manner
 *   was causing real difficulty, put a strain on    a trouble that is made
 *   found it hard to, had become easier to          a task
 *   were not where we want them to be               a place not reached
 */

/* The last token before `at` that is no adverb. */
static int
before_adverbs(const cparent__sentence *s, int at)
{
    for (at--; at > 0 && cparent__skip_adverbs(s, at) > at; at--)
        continue;
    return at;
}

/* A verb at `verb` tells what happens: "were being held", "had responded",
 * "went"; not "to meet", "be held". */
static bool
is_verb_told(const cparent__sentence *s, int verb)
{
    const int helper = before_adverbs(s, verb);

    if (verb < 1 || verb >= s->count ||
        s->tokens[verb].kind != CPARENT__WORD ||
        (cparent__claim_links(s, verb) &&
         !cparent__token_is(s, verb, "stayed")))
        return false;
    if (cparent__claim_helps(s, helper))
        return true;
    return (cparent__claim_word(s, verb, "told") > 0 ||
            cparent__token_ends(s, verb, "ed")) &&
           s->tokens[helper].kind == CPARENT__WORD &&
           !cparent__token_is(s, helper, "to") &&
           !cparent__token_is(s, helper, "be") &&
           !cparent__token_is_article(s, helper);
}

/* The verb that what stands at `at` tells how it is done, with what it is done
 * to between them: "were being called to homes more often".  0: none. */
static int
verb_of(const cparent__sentence *s, int at)
{
    static const char *const particles[] = { "down", "off", "in", "along",
                                             "ahead", "together", "out",
                                             NULL };
    const int far = at > 7 ? at - 7 : 1;
    int verb = before_adverbs(s, at);

    if (cparent__token_among(s, verb, particles))
        verb = before_adverbs(s, verb); /* "had gone down very well" */
    if (is_verb_told(s, verb))
        return verb;
    for (verb = at - 1; verb >= far && !cparent__clause_ends(s, verb) &&
                        !cparent__token_is(s, verb, "and") &&
                        !cparent__claim_links(s, verb);
         verb--) {
        const bool goes_on = cparent__token_ends(s, verb, "ing") ||
                             cparent__token_ends(s, verb, "ed");

        /* "had been asked to report more often" */
        if (cparent__token_is(s, verb, "to") &&
            !cparent__token_is_article(s, verb + 1) &&
            !cparent__token_ends(s, verb + 1, "s"))
            return 0;
        if (goes_on && cparent__claim_links(s, before_adverbs(s, verb)))
            return verb;
    }
    return 0;
}

/* "had settled well": nothing goes on behind the words that end at `end` but
 * where, when and for whom. */
static bool
is_rounded(const cparent__sentence *s, int end)
{
    static const char *const far[] = { "over",  "under",  "within",
                                       "ahead", "behind", NULL };

    if (cparent__token_is(s, end - 1, "well") &&
        cparent__token_among(s, end, far))
        return false; /* "was running well over budget" */
    return end >= s->count || cparent__clause_ends(s, end) ||
           s->tokens[end].kind == CPARENT__MARK ||
           cparent__claim_word(s, end, "onward") > 0;
}

/* "were being completed more promptly", "had gone smoothly" */
static bool
find_manner(const cparent__sentence *s, int at, cparent__claim *found)
{
    int end, verb, helper;
    const char *way = cparent__claim_meaning(s, at, "manner/", &end);
    bool negated, moved;

    if (way == NULL || !is_rounded(s, end))
        return false;
    verb = verb_of(s, at);
    helper = before_adverbs(s, verb);
    if (verb == 0 || cparent__token_is(s, helper - 1, "who") ||
        (!cparent__claim_subject(s, verb) && !cparent__claim_open(s, verb)))
        return false;
    moved = strcmp(way, "up") == 0 || strcmp(way, "down") == 0;
    if (moved && cparent__claim_joint(s, end, "than") > 0)
        return false; /* a comparison */
    if (verb == at - 1 && cparent__claim_way(s, verb, &helper) != NULL)
        return false; /* "had recovered well" has been said */
    helper = before_adverbs(s, verb);
    negated = cparent__token_is(s, helper, "not") ||
              cparent__token_is(s, helper + 1, "not") ||
              cparent__token_is(s, helper - 1, "not");
    if (negated && (moved || strcmp(way, "concern") == 0))
        return false;
    cparent__claim_set(found, at, end, "claim.manner",
                       negated ? "concern" : way,
                       moved ? "previous" : "none");
    return true;
}

int
cparent__claim_trouble_end(const cparent__sentence *s, int at)
{
    int next = cparent__skip_adverbs(s, at);
    int grade;

    next += cparent__token_is(s, next, "some");
    while (cparent__claim_meaning(s, next, "grade/", &grade) != NULL ||
           cparent__claim_meaning(s, next, "state/grave", &grade) != NULL)
        next = grade;
    return cparent__claim_word(s, next, "trouble");
}

/* "was causing the Council real difficulty", "had put a strain on" */
static bool
find_causing(const cparent__sentence *s, int at, cparent__claim *found)
{
    const int verb = cparent__claim_word(s, at, "causing");
    int next, end = 0;

    if (verb == 0 || cparent__token_is(s, at - 1, "not") ||
        cparent__token_is(s, at - 1, "to"))
        return false;
    for (next = verb; next < verb + 4 && end == 0; next++) {
        if (cparent__clause_ends(s, next) || cparent__claim_links(s, next) ||
            cparent__token_is(s, next, "by"))
            return false;
        end = cparent__claim_trouble_end(s, next);
    }
    /* "The similar names caused confusion" is soon over. */
    if (end == 0 || (end == verb + 1 && !cparent__claim_helps(s, before_adverbs(s, at))))
        return false;
    cparent__claim_set(found, at, end, "claim.causing", "concern", "none");
    return true;
}

/* "had affected the timeliness of visits" */
static bool
find_affecting(const cparent__sentence *s, int at, cparent__claim *found)
{
    const int end = cparent__claim_word(s, at, "affecting");
    const int helper = before_adverbs(s, at);

    if (end == 0 || !(cparent__token_is_have(s, helper) ||
                      (cparent__claim_links(s, helper) &&
                       cparent__token_ends(s, at, "ing"))) ||
        !cparent__claim_followed(s, end, end + 4))
        return false;
    cparent__claim_set(found, at, end, "claim.causing", "concern", "none");
    return true;
}

/* "there remained a real gap in", "there were problems with" */
static bool
find_there(const cparent__sentence *s, int at, cparent__claim *found)
{
    static const char *const within[] = { "in", "of", "with", "around",
                                          "over", "about", "at", "for",
                                          "between", "from", "on", NULL };
    static const char *const lasts[] = { "remained", "remains", "remain",
                                         "persisted", "persist", NULL };
    static const char *const little[] = { "little", "limited", "insufficient",
                                          "no", NULL };
    int next = at + 1;
    int end;

    if (cparent__token_among(s, at + 1, lasts) &&
        !cparent__token_is(s, at, "there")) { /* "gaps remained in" */
        end = cparent__claim_word(s, at, "trouble");
        if (end != at + 1 || at != cparent__skip_adverbs(
                                       s, cparent__claim_begin(s, at)))
            return false;
        cparent__claim_set(found, at, end + 1, "claim.there", "concern",
                           "none");
        return true;
    }
    if (!cparent__token_is(s, at, "there"))
        return false;
    while (cparent__claim_helps(s, next))
        next++;
    if (next == at + 1)
        return false;
    end = cparent__claim_trouble_end(s, next);
    if (end == 0 && cparent__token_among(s, next, little))
        end = cparent__claim_word(s, next + 1, "wanted");
    if (end == 0 || !cparent__token_among(s, end, within))
        return false;
    cparent__claim_set(found, at, end + 1, "claim.there", "concern", "none");
    return true;
}

/* "to recruit carers" behind `at`; but "hard to say", "easy to see". */
static bool
is_task(const cparent__sentence *s, int at)
{
    const int far = at + 6;

    for (; at < far && at < s->count && !cparent__clause_ends(s, at); at++)
        if (cparent__token_is(s, at, "to"))
            return cparent__claim_word(s, at + 1, "told of") == 0;
    return false;
}

/* "were finding it hard to", "it had become easier to" */
static bool
find_task(const cparent__sentence *s, int at, cparent__claim *found)
{
    const int it = cparent__claim_word(s, at, "finding");
    int begin = at;
    int next, end;
    const char *task;

    if (it > 0 && cparent__token_is(s, it, "it"))
        next = it + 1;
    else if (cparent__token_is(s, at, "it") &&
             cparent__claim_begin(s, at) == at)
        next = at + 1;
    else
        return false;
    while (next < at + 6 && cparent__claim_helps(s, next))
        next++;
    next = cparent__skip_adverbs(s, next);
    task = cparent__claim_meaning(s, next, "task/", &end);
    if (task == NULL || !is_task(s, end))
        return false;
    cparent__claim_set(found, begin, end, "claim.task", task,
                       strcmp(task, "up") == 0 ? "previous" : "none");
    return true;
}

/* Where "more" or "less" stands behind the verb at `at`: "were now much
 * more"; 0 when neither does. */
static int
more_behind(const cparent__sentence *s, int at)
{
    static const char *const becomes[] = { "becoming", "become", "became",
                                           "getting",  NULL };
    static const char *const degrees[] = { "more", "less", "increasingly",
                                           NULL };
    int next = at + 1;

    if (cparent__token_among(s, at, becomes))
        return cparent__token_among(s, next, degrees) ? next : 0;
    if (!cparent__claim_links(s, at))
        return 0;
    while (s->tokens[next].filler && !cparent__token_among(s, next, degrees))
        next++;
    if (!cparent__claim_subject(s, at) &&
        !cparent__token_is(s, next + 1, "often"))
        return 0;
    return cparent__token_among(s, next, degrees) &&
                   cparent__cue_at(s, CPARENT__K_FIGURE, next + 1) == NULL &&
                   !cparent__claim_followed(s, next + 1, next + 3)
               ? next
               : 0;
}

/* "were becoming more complex", "was getting less reliable", "were more often
 * together" */
static bool
find_becoming(const cparent__sentence *s, int at, cparent__claim *found)
{
    static const char *const often[] = { "often", "frequently", "likely",
                                         NULL };
    const int degree = more_behind(s, at);
    const bool more = !cparent__token_is(s, degree, "less");
    int last = degree + 1;
    const char *state;
    int end;

    last += cparent__token_among(s, last, often);
    if (degree == 0 || last >= s->count || cparent__token_is(s, last, "to") ||
        s->tokens[last].kind != CPARENT__WORD || !is_rounded(s, last + 1) ||
        cparent__claim_word(s, last, "onward") > 0 ||
        cparent__claim_joint(s, last, "than") > 0 ||
        (!cparent__claim_subject(s, at) && !cparent__claim_open(s, at)))
        return false;
    state = cparent__claim_meaning(s, last, "state/", &end);
    if (more && state != NULL && strcmp(state, "concern") == 0)
        cparent__claim_set(found, at, end, "claim.becoming", state, "none");
    else
        cparent__claim_set(found, at, last + 1, "claim.becoming",
                           more ? "up" : "down", "previous");
    return true;
}

/* "was not yet where the service wanted it to be" */
static bool
find_not_where(const cparent__sentence *s, int at, cparent__claim *found)
{
    int next = at + 1;

    if (!cparent__token_is(s, at, "not"))
        return false;
    next = cparent__skip_adverbs(s, next);
    next += cparent__token_is(s, next, "yet");
    if (!cparent__token_is(s, next, "where"))
        return false;
    for (; next < at + 9 && !cparent__clause_ends(s, next); next++)
        if (cparent__claim_word(s, next, "wished") > 0) {
            cparent__claim_set(found, at, next + 1, "claim.not-where",
                               "concern", "none");
            return true;
        }
    return false;
}

void
cparent__claim_manner(const cparent__sentence *s, int at,
                      cparent__claim *found)
{
    if (find_manner(s, at, found) || find_causing(s, at, found) ||
        find_affecting(s, at, found) ||
        find_there(s, at, found) || find_task(s, at, found) ||
        find_becoming(s, at, found))
        return;
    (void)find_not_where(s, at, found);
}
