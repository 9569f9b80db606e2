/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <string.h>

#include <cparent/action.h>

#include "read/act-internal.h"
#include "read/arising-internal.h"

/*
 * The places of a sentence that say what became of something: "had been
 * circulated", "deferred to", "no longer required".  What it was is not
 * asked here.
 */

/* ------------------------------------------------------------ the words */

static const cparent__cue *
arising_at(const cparent__sentence *s, int at)
{
    return cparent__cue_at(s, CPARENT__K_ARISING, at);
}

static bool
arising_means(const cparent__sentence *s, int at, const char *meaning)
{
    return cparent__cue_means(arising_at(s, at), meaning);
}

/* "completed", "state completed", "ahead": what the words stand for. */
static void
take_meaning(const cparent__cue *cue, cparent__tell *found)
{
    static const struct {
        const char *meaning;
        int outcome;
        cparent__tell_when when;
    } rows[] = {
        { "completed", CPARENT_ARISING_COMPLETED, CPARENT__TELL_ALWAYS },
        { "redated", CPARENT_ARISING_REDATED, CPARENT__TELL_ALWAYS },
        { "dropped", CPARENT_ARISING_DROPPED, CPARENT__TELL_ALWAYS },
        { "reported", CPARENT_ARISING_REPORTED, CPARENT__TELL_ALWAYS },
        { "state completed", CPARENT_ARISING_COMPLETED,
          CPARENT__TELL_STATE },
        { "state redated", CPARENT_ARISING_REDATED, CPARENT__TELL_STATE },
        { "state dropped", CPARENT_ARISING_DROPPED, CPARENT__TELL_STATE },
        { "state reported", CPARENT_ARISING_REPORTED, CPARENT__TELL_STATE },
        { "section completed", CPARENT_ARISING_COMPLETED,
          CPARENT__TELL_SECTION },
        { "section dropped", CPARENT_ARISING_DROPPED,
          CPARENT__TELL_SECTION },
        { "said of it", CPARENT_ARISING_REPORTED, CPARENT__TELL_SECTION },
        { "ahead", CPARENT_ARISING_REDATED, CPARENT__TELL_SECTION }
    };
    size_t i;

    for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (cparent__cue_means(cue, rows[i].meaning)) {
            found->outcome = rows[i].outcome;
            found->when = rows[i].when;
        }
    found->ahead = cparent__cue_means(cue, "ahead");
}

/* "It was explained to the Panel that": something is said, not done. */
static bool
says_that(const cparent__sentence *s, int at)
{
    int end;

    for (end = at + 4; at < end && at < s->count; at++)
        if (cparent__token_is(s, at, "that"))
            return true;
        else if (cparent__token_is(s, at, "and"))
            break;
    return false;
}

/* A word that says what was done: "circulated", "sent". */
static bool
is_participle(const cparent__sentence *s, int at)
{
    if (at >= s->count || s->tokens[at].kind != CPARENT__WORD ||
        arising_at(s, at) != NULL || says_that(s, at + 1))
        return false;
    return cparent__verb_means(s, at, "done") || cparent__is_done(s, at) ||
           cparent__token_ends(s, at, "ed");
}

/* "had now been circulated": the token of the participle, or -1.  Another
 * cue in its place says more; "it was agreed that" says something else. */
static int
participle_after(const cparent__sentence *s, int at, bool active)
{
    int end;

    for (end = at + 3; at < end && at < s->count; at++) {
        /* "e-mailed", "re-issued" */
        if (s->tokens[at].end - s->tokens[at].start <= 2 &&
            cparent__mark_is(s, at + 1, '-') && s->tokens[at + 1].glued) {
            at += 2;
            end += 2;
        }
        /* "had given": it is idle in "had been given". */
        if (active && arising_means(s, at, "idle") && cparent__is_done(s, at))
            return at;
        if (at >= s->count || s->tokens[at].kind != CPARENT__WORD ||
            arising_at(s, at) != NULL ||
            cparent__cue_at(s, CPARENT__K_ASK, at) != NULL ||
            cparent__cue_at(s, CPARENT__K_REQUEST, at) != NULL)
            return -1;
        if (is_participle(s, at))
            return at;
    }
    return -1;
}

/* ------------------------------------------------------------ the places */

static bool
take_tell(const cparent__sentence *s, const cparent__cue *cue,
          cparent__tell *found)
{
    memset(found, 0, sizeof(*found));
    found->start = cue->start;
    found->end = cue->end;
    found->deed = -1;
    if (!cparent__cue_means(cue, "been")) {
        take_meaning(cue, found);
        /* "the forum, which would next meet in January" */
        if (found->ahead && (cparent__token_is(s, cue->start - 1, "which") ||
                             cparent__token_is(s, cue->start - 1, "who")))
            found->outcome = 0;
        return found->outcome != 0;
    }
    found->active = cue->end == cue->start + 1 &&
                    cparent__token_is_have(s, cue->start);
    found->deed = participle_after(s, cue->end, found->active);
    /* "had yet been found", "had recently been sent" */
    if (found->deed > 0 && cparent__token_is(s, found->deed - 1, "been"))
        found->active = false;
    if (found->deed >= 0)
        found->outcome = CPARENT_ARISING_COMPLETED;
    return true;
}

/* "Ofsted." only ends as if it had been done. */
static bool
is_name(const cparent__sentence *s, int at)
{
    return s->tokens[at].capital && (at > 0 || s->count <= 2) &&
           !cparent__verb_means(s, at, "done") && !cparent__is_done(s, at);
}

/* "Opened on 9 March", "Checked: 23 young people": the line begins with
 * what was done.  "The Director circulated a table", "Further to Minute 17,
 * the Director …": somebody comes first, and nothing else is said before. */
static bool
take_past(const cparent__sentence *s, int from, cparent__tell *found)
{
    enum { FAR = 10 };
    bool asked = false; /* "X to report on groups placed apart" */
    int at;

    for (at = from; at < s->count && at < from + FAR; at++) {
        if (is_participle(s, at) && !is_name(s, at))
            break;
        if (arising_at(s, at) != NULL)
            return false;
        asked = (asked || cparent__token_is(s, at, "to")) &&
                !cparent__mark_is(s, at, ',');
        if (cparent__mark_is(s, at, ','))
            from = at + 1;
    }
    if (asked || at >= s->count || at >= from + FAR)
        return false;
    memset(found, 0, sizeof(*found));
    found->start = at;
    found->end = at + 1;
    found->deed = at;
    found->outcome = CPARENT_ARISING_COMPLETED;
    found->active = at > from + cparent__token_is(s, from, "not");
    found->when =
        found->active ? CPARENT__TELL_SECTION : CPARENT__TELL_STATE;
    return true;
}

/* "until the end of May, so the table would …": where another clause says
 * something again. */
static int
past_unsure(const cparent__sentence *s, int at)
{
    while (at < s->count && !cparent__mark_is(s, at, ';') &&
           !(cparent__mark_is(s, at, ',') &&
             (cparent__token_is(s, at + 1, "so") ||
              cparent__token_is(s, at + 1, "but"))))
        at++;
    return at;
}

int
cparent__tells_find(const cparent__sentence *s, int from,
                    cparent__tell tells[CPARENT__TELLS])
{
    int count = take_past(s, from, &tells[0]);
    int at = count > 0 ? tells[0].end : 0;

    while (at < s->count && count < CPARENT__TELLS) {
        const cparent__cue *cue = arising_at(s, at);

        if (cue == NULL) {
            at++;
            continue;
        }
        at = cue->end;
        /* What follows "whether" and "if" is not said to be so. */
        if (cparent__cue_means(cue, "unsure"))
            at = past_unsure(s, at);
        else
            count += take_tell(s, cue, &tells[count]);
    }
    return count;
}

bool
cparent__tell_ends(const cparent__sentence *s, const cparent__tell *told,
                   int from)
{
    return told->start > from && told->start <= from + 2 &&
           !cparent__mark_is(s, told->start - 1, ':') &&
           (told->end == s->count ||
            s->tokens[told->end].kind == CPARENT__MARK);
}

/* ------------------------------------------------------------ all of them */

/* "from the last meeting", "of 12 March", "on the log". */
static int
skip_whence(const cparent__sentence *s, const cparent__times *times, int at)
{
    int i, before;

    do {
        const cparent__cue *cue = arising_at(s, at);

        before = at;
        if (cparent__cue_means(cue, "whence"))
            at = cue->end;
        for (i = 0; i < times->count; i++)
            if (times->items[i].from <= at && times->items[i].to > at)
                at = times->items[i].to;
    } while (at > before);
    return at;
}

/* "had been completed", "are now complete", "have been closed". */
static bool
is_completed(const cparent__sentence *s, int at)
{
    const cparent__cue *cue = arising_at(s, at);

    if (cparent__cue_means(cue, "been")) {
        /* "had been completed", "had been carried out" */
        if (arising_at(s, cue->end) == NULL)
            at = cue->end - 1;
        else
            at = cue->end;
        cue = arising_at(s, at);
    }
    return cparent__cue_means(cue, "completed") ||
           cparent__cue_means(cue, "state completed");
}

bool
cparent__tells_all(const cparent__sentence *s, const cparent__times *times,
                   bool section, int *except, bool *others)
{
    int at;

    for (at = 0; at < s->count; at++) {
        const cparent__cue *cue = arising_at(s, at);
        int end;

        if (cparent__cue_means(cue, "unsure") ||
            cparent__token_is(s, at, "not"))
            return false;
        *others = cparent__cue_means(cue, "every other");
        if (!*others && !cparent__cue_means(cue, "every") &&
            !(section && at == 0 && cparent__cue_means(cue, "all")))
            continue;
        end = skip_whence(s, times, cue->end);
        if (!is_completed(s, end))
            return false;
        for (*except = at; *except < s->count; ++*except)
            if (arising_means(s, *except, "except"))
                break;
        return true;
    }
    return false;
}

/* ---------------------------------------------------------- where it stands */

/* "Minute 14", "Page 3" */
static bool
is_place(const cparent__sentence *s)
{
    static const char *const words[] = { "minute", "page", "item", "action",
                                         "paragraph", "minutes", NULL };

    return cparent__token_among(s, 0, words) && s->count > 1 &&
           s->tokens[1].kind == CPARENT__DIGITS;
}

/* "Item 4 - Foster carers" is a heading. */
bool
cparent__begins_item(const cparent__sentence *s)
{
    return cparent__token_is(s, 0, "item") && s->count > 1 &&
           s->tokens[1].kind == CPARENT__DIGITS;
}

bool
cparent__is_number_of(const cparent__sentence *s, const char *word)
{
    return s->count >= 2 && s->count <= 3 && cparent__token_is(s, 0, word) &&
           s->tokens[1].kind == CPARENT__DIGITS;
}

/* "Fostering fees – …", "Baby pantry: …": where what is said of it begins;
 * 0 without a label. */
int
cparent__label_behind(const cparent__sentence *s)
{
    int at;

    int behind = 0;

    for (at = 1; at < s->count && at < CPARENT__LABEL + behind; at++)
        if (cparent__mark_is(s, at, ':') ||
            (cparent__mark_is(s, at, '-') && !s->tokens[at].glued)) {
            /* "Minute 14 - Dental waiting times: …": there is another. */
            if (behind > 0 || at > 2 || !is_place(s))
                return at + 1;
            behind = at + 1;
        }
    return behind;
}

/* "Update:", "Status:": a line below the action that it is about. */
int
cparent__update_behind(const cparent__sentence *s)
{
    const cparent__cue *cue = arising_at(s, 0);
    int at;

    if (!cparent__cue_means(cue, "update"))
        return 0;
    at = cue->end;
    while (at < s->count && s->tokens[at].kind == CPARENT__MARK)
        at++;
    return at;
}

bool
cparent__begins_field(const cparent__sentence *s)
{
    const cparent__cue *cue = arising_at(s, 0);

    return (cparent__cue_means(cue, "update") ||
            cparent__cue_means(cue, "field")) &&
           (cparent__mark_is(s, cue->end, ':') ||
            cparent__mark_is(s, cue->end, '-'));
}

bool
cparent__tells_of_actions(const cparent__sentence *s)
{
    int at = 1;

    if (!s->ended || s->count >= CPARENT__LABEL)
        return false;
    while (at < s->count && !arising_means(s, at, "section"))
        at++;
    return at < s->count;
}

/* "3 ROLLING ACTION LOG", "Minutes and matters arising" */
bool
cparent__announces(const cparent__sentence *s)
{
    int at = cparent__first_word(s);

    if (arising_means(s, at, "section"))
        return true;
    if (s->ended || (s->count >= CPARENT__LABEL &&
                     !cparent__mark_is(s, s->count - 1, ':')))
        return false;
    for (; at < s->count; at++)
        if (arising_means(s, at, "section"))
            return true;
    return false;
}
