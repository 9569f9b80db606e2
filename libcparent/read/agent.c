/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/agent-internal.h"

#include <string.h>

bool
cparent__is_capital_word(const cparent__sentence *s, int at)
{
    return at >= 0 && at < s->count &&
           s->tokens[at].kind == CPARENT__WORD && s->tokens[at].capital;
}

bool
cparent__is_name_word(const cparent__sentence *s, int at)
{
    const cparent__token *token;
    const cparent__cue *cue;

    if (!cparent__is_capital_word(s, at))
        return false;
    token = &s->tokens[at];
    if (token->end - token->start < 2 ||
        cparent__is_upper((unsigned char)s->text[token->end - 1]))
        return false;
    /* "Board's", "Council's" */
    if (cparent__is_possessive(s, at))
        return false;
    cue = cparent__cue_at(s, CPARENT__K_NOT_NAME, at);
    return cue == NULL && cparent__cue_at(s, CPARENT__K_POST, at) == NULL &&
           cparent__cue_at(s, CPARENT__K_BODY, at) == NULL &&
           cparent__cue_at(s, CPARENT__K_MONTH, at) == NULL &&
           cparent__cue_at(s, CPARENT__K_HONORIFIC, at) == NULL;
}

bool
cparent__is_initials(const cparent__sentence *s, int at)
{
    uint32_t i;

    if (at < 0 || at >= s->count || s->tokens[at].kind != CPARENT__WORD ||
        s->tokens[at].end - s->tokens[at].start < 2 ||
        s->tokens[at].end - s->tokens[at].start > 3)
        return false;
    for (i = s->tokens[at].start; i < s->tokens[at].end; i++)
        if (!cparent__is_upper((unsigned char)s->text[i]))
            return false;
    return true;
}

int
cparent__honorifics_at(const cparent__sentence *s, int at)
{
    int used = 0;
    const cparent__cue *cue;

    while ((cue = cparent__cue_at(s, CPARENT__K_HONORIFIC, at + used)) !=
               NULL &&
           s->tokens[at + used].capital) {
        used = cue->end - at;
        if (cparent__mark_is(s, at + used, '.') && s->tokens[at + used].glued)
            used++;
    }
    return used;
}

/* "Councillor Paul May": a month only where no number follows. */
static bool
is_month_name(const cparent__sentence *s, int at)
{
    return cparent__is_capital_word(s, at) &&
           cparent__cue_at(s, CPARENT__K_MONTH, at) != NULL &&
           !(at + 1 < s->count &&
             s->tokens[at + 1].kind == CPARENT__DIGITS);
}

bool
cparent__is_given(const cparent__sentence *s, int at)
{
    return cparent__is_capital_word(s, at) &&
           cparent__cue_at(s, CPARENT__K_GIVEN, at) != NULL;
}

/* "Councillor Young", "Amy Grant": a word of the field that is a surname
 * behind a title or a first name. */
static bool
is_surname(const cparent__sentence *s, int at, bool titled)
{
    return cparent__is_capital_word(s, at) &&
           cparent__cue_means(cparent__cue_at(s, CPARENT__K_NOT_NAME, at),
                              "surname") &&
           (titled || cparent__is_given(s, at - 1));
}

/* "ap", "van der" inside a name, before the rest of it: how many tokens. */
static int
particles_at(const cparent__sentence *s, int at)
{
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_NOT_NAME, at);

    return cparent__cue_means(cue, "particle") && !s->tokens[at].capital &&
                   cparent__is_name_word(s, cue->end)
               ? cue->end - at
               : 0;
}

/* "D", "D.", and others behind it before a name: "D K Oduya", "B. Lusk"; how
 * many tokens. */
static int
initials_at(const cparent__sentence *s, int at, bool titled)
{
    int used = 0;
    int letters;

    for (letters = 0; letters < 3; letters++) {
        const cparent__token *token = &s->tokens[at + used];

        if (!cparent__is_capital_word(s, at + used) ||
            token->end - token->start != 1)
            break;
        used += 1 + cparent__mark_is(s, at + used + 1, '.');
    }
    return letters > 0 && (cparent__is_name_word(s, at + used) ||
                           is_surname(s, at + used, titled))
               ? used
               : 0;
}

int
cparent__name_words(const cparent__sentence *s, int at, int to, bool titled,
           int *words_out)
{
    int used = 0, words = 0;

    while (at + used < to && words < 4) {
        if (cparent__is_name_word(s, at + used) ||
            is_surname(s, at + used, titled && words < 2) ||
            ((titled || words > 0) && is_month_name(s, at + used))) {
            used++;
            words++;
        } else if (words > 0 && cparent__mark_is(s, at + used, '-') &&
                   s->tokens[at + used].glued &&
                   cparent__is_name_word(s, at + used + 1) &&
                   s->tokens[at + used + 1].glued) {
            used += 2;
        } else if (initials_at(s, at + used, titled) > 0) {
            used += initials_at(s, at + used, titled);
        } else if (words > 0 && particles_at(s, at + used) > 0) {
            used += particles_at(s, at + used);
        } else if (words == 1 && cparent__is_given(s, at + used - 1) &&
                   cparent__is_capital_word(s, at + used) &&
                   s->tokens[at + used].end - s->tokens[at + used].start ==
                       1) {
            used++; /* "Calum D" */
            words++;
        } else {
            break;
        }
    }
    *words_out = words;
    return used;
}

/* A post as far as it has been read: where it ends, -1 without one yet, and
 * how many small words came since. */
typedef struct post_read {
    int end;
    int small;
} post_read;

/* "of", "for", "and" between the words of a post; before it, behind an
 * article, any word that is no verb. */
static bool
is_post_joint(const cparent__sentence *s, int at, bool article,
              const post_read *found)
{
    static const char *const joints[] = { "of", "for", "and", "the", NULL };

    if (found->end >= 0)
        return cparent__token_among(s, at, joints) && found->small < 2;
    return article && found->small < 2 &&
           s->tokens[at].kind == CPARENT__WORD &&
           cparent__cue_at(s, CPARENT__K_VERB, at) == NULL;
}

/* Takes one word of a post into it; how many tokens, 0 when the post has
 * ended. */
static int
take_post_word(const cparent__sentence *s, int at, int to, bool article,
               post_read *found)
{
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_POST, at);
    const bool capital = cparent__is_capital_word(s, at);

    if (cue != NULL && cue->end <= to) {
        found->end = cue->end;
        found->small = 0;
        return cue->end - at;
    }
    if (capital && found->end >= 0 && (at == found->end || found->small > 0))
        found->end = at + 1;
    if (capital || cparent__mark_is(s, at, '&') ||
        (cparent__mark_is(s, at, '-') && s->tokens[at].glued))
        return 1;
    if (!is_post_joint(s, at, article, found))
        return 0;
    found->small++;
    return 1;
}

/* "the Head of Service", "Designated Nurse", "The director for children and
 * families", "Finance Business Partner". */
static int
post_at(const cparent__sentence *s, int from, int to)
{
    enum { MOST = 14 };
    const bool article = cparent__token_is_article(s, from) ||
                         cparent__token_is(s, from, "our");
    post_read found = { -1, 0 };
    int at = from + article;

    if (!cparent__has_cue(s, CPARENT__K_POST))
        return 0;
    while (at < to && at < from + MOST) {
        const int used = take_post_word(s, at, to, article, &found);

        if (used == 0)
            break;
        at += used;
    }
    return found.end > from ? found.end - from : 0;
}

static int
body_at(const cparent__sentence *s, int from, int to)
{
    int at = from;
    int end = 0;

    if (!cparent__has_cue(s, CPARENT__K_BODY))
        return 0;
    at += cparent__token_is_article(s, at) ||
          cparent__token_is(s, at, "some") ||
          cparent__token_is(s, at, "one") ||
          cparent__token_is(s, at, "several") ||
          cparent__token_is(s, at, "other");
    /* "one of the young people" */
    at += at > from && cparent__token_is(s, at, "of");
    at += at > from + 1 && cparent__token_is(s, at, "the");
    for (; at < to && at < from + 8; at++) {
        const cparent__cue *body = cparent__cue_at(s, CPARENT__K_BODY, at);

        if (body != NULL && body->end <= to) {
            end = body->end;
            at = end - 1;
            if (cparent__token_is(s, end, "of") &&
                (cparent__token_is(s, end + 1, "the") ||
                 cparent__is_capital_word(s, end + 1)))
                at = end + cparent__token_is(s, end + 1, "the");
            if (cparent__token_is(s, at, "the") &&
                cparent__token_is(s, at + 1, "public"))
                end = at + 2;
            continue;
        }
        if (!cparent__is_capital_word(s, at))
            break;
    }
    return end > from ? end - from : 0;
}

/* May somebody begin at the token?  Nearly always the answer is no. */
static bool
may_begin(const cparent__sentence *s, int at)
{
    const cparent__token *token = &s->tokens[at];

    return token->kind == CPARENT__MARK || token->capital || token->lead ||
           token->known ||
           cparent__cue_at(s, CPARENT__K_POST, at) != NULL ||
           cparent__cue_at(s, CPARENT__K_BODY, at) != NULL;
}

int
cparent__agent_at(const cparent__sentence *s, int from, int to,
                  cparent__agent *agent_out)
{
    int honorifics, words, used, post, body;

    if (from < 0 || from >= to || !may_begin(s, from))
        return 0;
    honorifics = cparent__honorifics_at(s, from);
    used =
        cparent__name_words(s, from + honorifics, to, honorifics > 0, &words);
    if (words >= (honorifics > 0 ? 1 : 2) && words <= 3) {
        *agent_out = CPARENT__AGENT_NAME;
        return honorifics + used;
    }
    /* Somebody met before by a whole name: "Bronagh agreed". */
    if ((s->tokens[from].known || cparent__is_given(s, from)) &&
        !cparent__is_capital_word(s, from - 1) &&
        !cparent__is_capital_word(s, from + 1)) {
        *agent_out = CPARENT__AGENT_NAME;
        return 1;
    }
    post = post_at(s, from, to);
    body = body_at(s, from, to);
    if (post == 0 && body == 0)
        return 0;
    *agent_out =
        post >= body ? CPARENT__AGENT_POST : CPARENT__AGENT_BODY;
    return post >= body ? post : body;
}

bool
cparent__is_between_word(const cparent__sentence *s, int at)
{
    static const char *const words[] = {
        "also", "then", "further", "had", "has", "have", "later", "both",
        "therefore", "subsequently", "who", "again", "kindly", "was",
        "were", "himself", "herself", "additionally", "present", NULL
    };

    return cparent__token_among(s, at, words);
}

/* Between the subject and its verb there is nothing, an adverb, or an
 * apposition between commas. */
static bool
reaches(const cparent__sentence *s, int at, int verb)
{
    if (at < verb &&
        (cparent__mark_is(s, at, ',') || cparent__mark_is(s, at, '(') ||
         cparent__mark_is(s, at, '-') || cparent__token_is(s, at, "for") ||
         cparent__token_is(s, at, "of")))
        return verb - at <= 22;
    /* "Kevin Burnett referred to page 60 and asked" */
    if (at < verb && cparent__cue_at(s, CPARENT__K_SAY, at) != NULL &&
        verb - at <= 34 &&
        (cparent__token_is(s, verb - 1, "and") ||
         cparent__token_is(s, verb - 1, "but") ||
         (cparent__token_is(s, verb - 2, "and") &&
          cparent__is_between_word(s, verb - 1))))
        return true;
    while (at < verb && cparent__is_between_word(s, at))
        at++;
    return at == verb;
}

static bool
is_small_word(const cparent__sentence *s, int at)
{
    static const char *const words[] = { "of", "to",   "by", "for", "with",
                                         "in", "from", "at", "on",  "as",
                                         "or", NULL };

    return cparent__token_among(s, at, words);
}

bool
cparent__is_in_reply(const cparent__sentence *s)
{
    static const char *const words[] = { "reply", "response", "answer", NULL };

    return cparent__token_is(s, 0, "in") && cparent__token_among(s, 1, words);
}

static bool
begins_clause(const cparent__sentence *s, int at)
{
    if (cparent__mark_is(s, at - 1, '-') && s->tokens[at].glued)
        return false; /* "Vice-Chair" */
    if (cparent__mark_is(s, at - 1, '.') &&
        cparent__cue_at(s, CPARENT__K_HONORIFIC, at - 2) != NULL)
        return false; /* "Mr. Halloran" */
    if (cparent__mark_is(s, at - 1, '\'') && s->tokens[at - 1].glued &&
        !s->tokens[at].glued)
        return false; /* "the Care Leavers' Forum" */
    if (at == 0 || s->tokens[at - 1].kind == CPARENT__MARK)
        return true;
    if (at == 2 && cparent__is_in_reply(s))
        return true;
    /* "… social worker changes the Board noted" */
    if (cparent__token_is(s, at, "the") &&
        cparent__cue_at(s, CPARENT__K_BODY, at + 1) != NULL &&
        !is_small_word(s, at - 1))
        return true;
    return s->tokens[at - 1].joint;
}

/* "The representative | of the carers" asked: what belongs to a post, when
 * nothing else stands before the verb. */
static int
of_whom(const cparent__sentence *s, int from, int verb, cparent__agent agent)
{
    int at = from;

    if (agent == CPARENT__AGENT_NAME || verb - from > 6 ||
        !(cparent__token_is(s, at, "of") || cparent__token_is(s, at, "for")))
        return 0;
    while (at < verb && s->tokens[at].kind == CPARENT__WORD &&
           !cparent__is_between_word(s, at))
        at++;
    return at > from + 1 && (at == verb || cparent__is_between_word(s, at))
               ? at - from
               : 0;
}

/* May a person, a post or a body begin here?  Nearly every word says no. */
static bool
may_begin_agent(const cparent__sentence *s, int at)
{
    const cparent__token *token = &s->tokens[at];

    return token->kind == CPARENT__MARK || token->capital || token->known ||
           token->lead ||
           cparent__cue_at(s, CPARENT__K_HONORIFIC, at) != NULL ||
           cparent__cue_at(s, CPARENT__K_POST, at) != NULL ||
           cparent__cue_at(s, CPARENT__K_BODY, at) != NULL;
}

/* Does the sentence name any person, post or body? */
static bool
has_agent(const cparent__sentence *s)
{
    return s->capitals || cparent__has_cue(s, CPARENT__K_HONORIFIC) ||
           cparent__has_cue(s, CPARENT__K_POST) ||
           cparent__has_cue(s, CPARENT__K_BODY);
}

/* "The Portfolio Holder (Councillor Teague)": the name. */
static void
take_holder(const cparent__sentence *s, int at, int *from, int *to,
            cparent__agent *agent)
{
    cparent__agent holder;
    int used;

    if (!cparent__mark_is(s, at, '('))
        return;
    used = cparent__agent_at(s, at + 1, s->count, &holder);
    if (used == 0 || holder != CPARENT__AGENT_NAME ||
        !cparent__mark_is(s, at + 1 + used, ')'))
        return;
    *from = at + 1;
    *to = at + 1 + used;
    *agent = holder;
}

/* "Rahila Habib, Service Manager … presented": the name before the post that
 * begins at `at`. */
static bool
takes_name_before(const cparent__sentence *s, int at, cparent__agent agent,
                  int *from_out, int *to_out)
{
    const bool other = agent == CPARENT__AGENT_POST ||
                       (agent == CPARENT__AGENT_BODY &&
                        (cparent__token_is(s, at, "a") ||
                         cparent__token_is(s, at, "an")));
    cparent__agent before;
    int from, to;

    if (!other || at <= 1 || !cparent__mark_is(s, at - 1, ',') ||
        !cparent__subject_of(s, at - 1, &from, &to, &before) ||
        to != at - 1 || before != CPARENT__AGENT_NAME)
        return false;
    *from_out = from;
    *to_out = to;
    return true;
}

bool
cparent__subject_of(const cparent__sentence *s, int verb, int *from_out,
                    int *to_out, cparent__agent *agent_out)
{
    enum { FAR = 34 };
    int at;

    if (!has_agent(s))
        return false;
    for (at = verb - 1; at >= 0 && at >= verb - FAR; at--) {
        cparent__agent agent;
        int used;

        if (cparent__mark_is(s, at, ';') || cparent__mark_is(s, at, '?'))
            return false;
        if (!may_begin_agent(s, at) || !begins_clause(s, at))
            continue;
        used = cparent__agent_at(s, at, verb, &agent);
        /* "SB advised": somebody whom nothing else names. */
        if (used == 0 && at == 0 && cparent__is_initials(s, at)) {
            used = 1;
            agent = CPARENT__AGENT_NAME;
        }
        if (used == 0 || !reaches(s, at + used, verb))
            continue;
        if (takes_name_before(s, at, agent, from_out, to_out)) {
            *agent_out = CPARENT__AGENT_NAME;
            return true;
        }
        *from_out = at;
        *to_out = at + used + of_whom(s, at + used, verb, agent);
        *agent_out = agent;
        if (agent == CPARENT__AGENT_POST)
            take_holder(s, at + used, from_out, to_out, agent_out);
        return true;
    }
    return false;
}
