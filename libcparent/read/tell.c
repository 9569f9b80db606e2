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
    return false;
}

/* A word that says what was done: "circulated", "sent". */
static bool
is_participle(const cparent__sentence *s, int at)
{
    if (at >= s->count || s->tokens[at].kind != CPARENT__WORD ||
        arising_at(s, at) != NULL || says_that(s, at + 1))
        return false;
    return cparent__verb_means(s, at, "done") ||
           cparent__token_ends(s, at, "ed");
}

/* "had now been circulated": the token of the participle, or -1.  Another
 * cue in its place says more; "it was agreed that" says something else. */
static int
participle_after(const cparent__sentence *s, int at)
{
    int end;

    for (end = at + 3; at < end && at < s->count; at++) {
        if (s->tokens[at].kind != CPARENT__WORD ||
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
        return found->outcome != 0;
    }
    found->deed = participle_after(s, cue->end);
    if (found->deed >= 0)
        found->outcome = CPARENT_ARISING_COMPLETED;
    found->active = cue->end == cue->start + 1 &&
                    cparent__token_is_have(s, cue->start);
    return true;
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
        if (is_participle(s, at))
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
    found->active = at > from;
    found->when =
        found->active ? CPARENT__TELL_SECTION : CPARENT__TELL_STATE;
    return true;
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
            break;
        count += take_tell(s, cue, &tells[count]);
    }
    return count;
}

/* ------------------------------------------------------------ the deed */

static bool
has_hash(const cparent__alike *action, const char *word, size_t length)
{
    cparent__alike one;

    cparent__alike_take(&one, word, length);
    return cparent__alike_shared(&one, action) > 0;
}

/* Is the word's beginning that of the first word of the text: "added" of
 * "add", "planned" of "plan"? */
static bool
begins_with_verb(const char *word, size_t length, const char *text)
{
    const size_t verb = strcspn(text, " ");
    size_t i;

    if (verb < 3 || verb > length || length > verb + 3)
        return false;
    for (i = 0; i < verb; i++)
        if ((word[i] | 0x20) != (text[i] | 0x20))
            return false;
    return true;
}

cparent__deed
cparent__deed_of(const cparent__sentence *s, int at,
                 const cparent__alike *action, const char *text)
{
    const cparent__token *token;
    const char *word;
    size_t length, cut;

    if (at < 0)
        return CPARENT__DEED_ITS;
    token = &s->tokens[at];
    word = s->text + token->start;
    length = token->end - token->start;
    if (begins_with_verb(word, length, text))
        return CPARENT__DEED_ITS;
    for (cut = 0; action != NULL && cut < 4 && cut + 3 < length; cut++)
        if (has_hash(action, word, length - cut))
            return CPARENT__DEED_ITS;
    return cparent__verb_means(s, at, "done") ? CPARENT__DEED_LIKELY
                                              : CPARENT__DEED_OTHER;
}

/* ------------------------------------------------------------ who did it */

static bool
owner_has(const char *owner, const char *word, size_t length)
{
    while (*owner != '\0') {
        const size_t here = strcspn(owner, " /,&");
        size_t i = 0;

        while (here == length && i < here &&
               (owner[i] | 0x20) == (word[i] | 0x20))
            i++;
        if (here == length && i == here)
            return true;
        owner += here;
        owner += strspn(owner, " /,&");
    }
    return false;
}

/* "she had written": its owner, or somebody said before. */
bool
cparent__done_by(const cparent__sentence *s, const char *owner, int from,
                 int to)
{
    static const char *const said[] = { "he",   "she", "they", "it", "who",
                                        "this", "we",  NULL };
    static const char *const small[] = { "the", "and", "for", NULL };
    int begin = from;
    int at;

    for (at = from; at < to; at++)
        if (cparent__token_is(s, at, "that"))
            begin = at + 1;
    for (at = begin; at < to; at++) {
        const cparent__token *token = &s->tokens[at];
        const size_t length = token->end - token->start;

        if (cparent__token_among(s, at, said) ||
            (length > 2 && !cparent__token_among(s, at, small) &&
             owner_has(owner, s->text + token->start, length)))
            return true;
    }
    return begin == to;
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

    if (cparent__cue_means(cue, "been"))
        cue = arising_at(s, cue->end);
    return cparent__cue_means(cue, "completed") ||
           cparent__cue_means(cue, "state completed");
}

bool
cparent__tells_all(const cparent__sentence *s, const cparent__times *times,
                   int *except, bool *others)
{
    int at;

    for (at = 0; at < s->count; at++) {
        const cparent__cue *cue = arising_at(s, at);
        int end;

        if (cparent__cue_means(cue, "unsure") ||
            cparent__token_is(s, at, "not"))
            return false;
        *others = cparent__cue_means(cue, "every other");
        if (!*others && !cparent__cue_means(cue, "every"))
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

/* "Fostering fees – …", "Baby pantry: …": where what is said of it begins;
 * 0 without a label. */
int
cparent__label_behind(const cparent__sentence *s)
{
    int at;

    for (at = 1; at < s->count && at < CPARENT__LABEL; at++)
        if (cparent__mark_is(s, at, ':') ||
            (cparent__mark_is(s, at, '-') && !s->tokens[at].glued))
            return at + 1;
    return 0;
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

/* "3 ROLLING ACTION LOG" */
bool
cparent__announces(const cparent__sentence *s)
{
    return arising_means(s, cparent__first_word(s), "section");
}
