/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/resolution.h>

#include "read/resolve-internal.h"

/* What sort of decision a limb is: by the first verb that decides in it. */

/* "the Panel note", "the Board welcomes", "the Board noted": the body does
 * it.  What it is to receive or consider later on is no kind of its own. */
static bool
body_decides(const cparent__sentence *s, int at)
{
    static const char *const later[] = { "receive", "consider", "review",
                                         "discuss", "invite", NULL };
    const cparent__cue *body = cparent__cue_in(s, CPARENT__K_BODY, at - 2, at);
    const cparent__cue *post = cparent__cue_in(s, CPARENT__K_POST, at - 2, at);

    return ((body != NULL && body->end == at) ||
            (post != NULL && post->end == at &&
             s->tokens[post->start].capital)) &&
           !cparent__token_among(s, at, later);
}

/* "a letter of thanks": somebody is to write it. */
static bool
is_on_paper(const cparent__sentence *s, int at)
{
    static const char *const papers[] = { "letter", "letters", "card",
                                          "cards",  "note",    "email",
                                          "message", NULL };

    return cparent__token_is(s, at - 1, "of") &&
           cparent__token_among(s, at - 2, papers);
}

/* A verb that decides here: it begins the limb, or has "be" before it, or a
 * body that did it: not the "approved" of "approved foster carers". */
static bool
decides(const cparent__sentence *s, int at, int from)
{
    static const char *const before[] = { "be", "been", "was", "were", "not",
                                          NULL };
    static const char *const thanks[] = { "thanks", "appreciation",
                                          "gratitude", "congratulations",
                                          NULL };
    static const char *const joined[] = { "noted",    "approved", "endorsed",
                                          "received", "accepted", NULL };

    /* "Scorecard noted." */
    if (at - from <= 5 && !cparent__token_is(s, at - 1, "as") &&
        at >= s->count - 1 - cparent__mark_is(s, s->count - 1, '.'))
        return true;
    if (cparent__token_among(s, at, thanks))
        return !is_on_paper(s, at);
    if (at == from || cparent__token_among(s, at - 1, before))
        return true;
    if (cparent__token_is(s, at - 1, "to"))
        return at - from <= 8;
    /* "The Panel was satisfied … and noted the report." */
    if (cparent__token_is(s, at - 1, "and") &&
        cparent__token_among(s, at, joined) &&
        (cparent__token_is(s, at + 1, "the") ||
         cparent__token_is(s, at + 1, "that")))
        return true;
    return body_decides(s, at);
}

int
cparent__decision_named(const char *meaning)
{
    int kind;

    for (kind = 1;; kind++) {
        const char *word = cparent_noun_field_choice(
            CPARENT_NOUN_RESOLUTION, CPARENT_RESOLUTION_KIND, kind);

        if (word == NULL)
            return 0;
        if (strcmp(word, meaning) == 0)
            return kind;
    }
}

int
cparent__decision_kind(const cparent__sentence *s, int from, int to,
                       int otherwise)
{
    static const char *const before[] = { "that",      "to",
                                          "otherwise", "formally",
                                          "further",   "unanimously",
                                          "also",      NULL };
    int at;

    while (from < to && (cparent__token_among(s, from, before) ||
                         s->tokens[from].kind == CPARENT__MARK))
        from++;
    for (at = from; at < to; at++) {
        const cparent__cue *cue =
            cparent__cue_at(s, CPARENT__K_DECIDE, at);

        /* "be considered at the next meeting": not yet. */
        if (cue != NULL && decides(s, at, from) &&
            !(cparent__cue_means(cue, "considered") &&
              cparent__token_is(s, at - 1, "be")) &&
            cparent__decision_named(cue->meaning) != 0)
            return cparent__decision_named(cue->meaning);
    }
    return otherwise;
}
