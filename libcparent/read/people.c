/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/reader-internal.h"

#include <string.h>

static bool
is_capital_word(const cparent__sentence *s, int at)
{
    return at >= 0 && at < s->count &&
           s->tokens[at].kind == CPARENT__WORD && s->tokens[at].capital;
}

/* A word that can be part of a name: a capital, then small letters, and
 * not a word of the field. */
static bool
is_name_word(const cparent__sentence *s, int at)
{
    const cparent__token *token;
    const cparent__cue *cue;

    if (!is_capital_word(s, at))
        return false;
    token = &s->tokens[at];
    if (token->end - token->start < 2 ||
        cparent__is_upper((unsigned char)s->text[token->end - 1]))
        return false;
    /* "Board's", "Council's" */
    if (token->end - token->start > 2 && s->text[token->end - 2] == '\'' &&
        s->text[token->end - 1] == 's')
        return false;
    cue = cparent__cue_at(s, CPARENT__K_NOT_NAME, at);
    return cue == NULL && cparent__cue_at(s, CPARENT__K_POST, at) == NULL &&
           cparent__cue_at(s, CPARENT__K_BODY, at) == NULL &&
           cparent__cue_at(s, CPARENT__K_MONTH, at) == NULL &&
           cparent__cue_at(s, CPARENT__K_HONORIFIC, at) == NULL;
}

static int
honorifics_at(const cparent__sentence *s, int at)
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
    return is_capital_word(s, at) &&
           cparent__cue_at(s, CPARENT__K_MONTH, at) != NULL &&
           !(at + 1 < s->count &&
             s->tokens[at + 1].kind == CPARENT__DIGITS);
}

/* How many words of a name begin at `at`: "Liz Hardman", "O'Neill-Shaw". */
static int
name_words(const cparent__sentence *s, int at, int to, bool titled,
           int *words_out)
{
    int used = 0, words = 0;

    while (at + used < to && words < 4) {
        if (is_name_word(s, at + used) ||
            ((titled || words > 0) && is_month_name(s, at + used))) {
            used++;
            words++;
        } else if (words > 0 && cparent__mark_is(s, at + used, '-') &&
                   s->tokens[at + used].glued &&
                   is_name_word(s, at + used + 1) &&
                   s->tokens[at + used + 1].glued) {
            used += 2;
        } else if (is_capital_word(s, at + used) &&
                   s->tokens[at + used].end - s->tokens[at + used].start == 1 &&
                   is_name_word(s, at + used + 1)) {
            used++; /* an initial */
        } else if (is_capital_word(s, at + used) &&
                   s->tokens[at + used].end - s->tokens[at + used].start == 1 &&
                   cparent__mark_is(s, at + used + 1, '.') &&
                   is_name_word(s, at + used + 2)) {
            used += 2; /* and one with its stop */
        } else {
            break;
        }
    }
    *words_out = words;
    return used;
}

/* "the Head of Service", "Designated Nurse", "The director for children and
 * families", "Finance Business Partner". */
static int
post_at(const cparent__sentence *s, int from, int to)
{
    int at = from;
    int last = -1;
    int small = 0;
    const bool article = cparent__token_is(s, at, "the") ||
                         cparent__token_is(s, at, "a") ||
                         cparent__token_is(s, at, "an") ||
                         cparent__token_is(s, at, "our");

    at += article;
    for (; at < to && at < from + 14; at++) {
        const cparent__cue *post = cparent__cue_at(s, CPARENT__K_POST, at);

        if (post != NULL && post->end <= to) {
            last = post->end;
            at = post->end - 1;
            small = 0;
            continue;
        }
        if (is_capital_word(s, at) || cparent__mark_is(s, at, '&') ||
            (cparent__mark_is(s, at, '-') && s->tokens[at].glued)) {
            if (last >= 0 && is_capital_word(s, at) &&
                (at == last || small > 0))
                last = at + 1;
            continue;
        }
        if (last >= 0 && (cparent__token_is(s, at, "of") ||
                          cparent__token_is(s, at, "for") ||
                          cparent__token_is(s, at, "and") ||
                          cparent__token_is(s, at, "the"))) {
            small++;
            if (small > 2)
                break;
            continue;
        }
        if (last < 0 && article && small < 2 &&
            s->tokens[at].kind == CPARENT__WORD &&
            cparent__cue_at(s, CPARENT__K_VERB, at) == NULL) {
            small++;
            continue;
        }
        break;
    }
    return last > from ? last - from : 0;
}

static int
body_at(const cparent__sentence *s, int from, int to)
{
    int at = from;
    int end = 0;

    at += cparent__token_is(s, at, "the") || cparent__token_is(s, at, "a") ||
          cparent__token_is(s, at, "an") ||
          cparent__token_is(s, at, "some") ||
          cparent__token_is(s, at, "one") ||
          cparent__token_is(s, at, "other");
    for (; at < to && at < from + 8; at++) {
        const cparent__cue *body = cparent__cue_at(s, CPARENT__K_BODY, at);

        if (body != NULL && body->end <= to) {
            end = body->end;
            at = end - 1;
            if (cparent__token_is(s, end, "of") &&
                (cparent__token_is(s, end + 1, "the") ||
                 is_capital_word(s, end + 1)))
                at = end + cparent__token_is(s, end + 1, "the");
            continue;
        }
        if (!is_capital_word(s, at))
            break;
    }
    return end > from ? end - from : 0;
}

int
cparent__agent_at(const cparent__sentence *s, int from, int to,
                  cparent__agent *agent_out)
{
    int honorifics, words, used, post, body;

    if (from < 0 || from >= to)
        return 0;
    honorifics = honorifics_at(s, from);
    used = name_words(s, from + honorifics, to, honorifics > 0, &words);
    if (words >= (honorifics > 0 ? 1 : 2) && words <= 3) {
        *agent_out = CPARENT__AGENT_NAME;
        return honorifics + used;
    }
    post = post_at(s, from, to);
    body = body_at(s, from, to);
    if (post == 0 && body == 0)
        return 0;
    *agent_out =
        post >= body ? CPARENT__AGENT_POST : CPARENT__AGENT_BODY;
    return post >= body ? post : body;
}

/* Words that may stand between who and what: "also", "had then". */
static bool
is_between_word(const cparent__sentence *s, int at)
{
    static const char *const words[] = {
        "also", "then", "further", "had", "has", "have", "later", "both",
        "therefore", "subsequently", "who", "again", "kindly", "was",
        "were", "himself", "herself", "additionally", "present", NULL
    };
    int i;

    for (i = 0; words[i] != NULL; i++)
        if (cparent__token_is(s, at, words[i]))
            return true;
    return false;
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
          is_between_word(s, verb - 1))))
        return true;
    while (at < verb && is_between_word(s, at))
        at++;
    return at == verb;
}

static bool
is_small_word(const cparent__sentence *s, int at)
{
    static const char *const words[] = { "of", "to",   "by", "for", "with",
                                         "in", "from", "at", "on",  "as",
                                         "or", NULL };
    int i;

    for (i = 0; words[i] != NULL; i++)
        if (cparent__token_is(s, at, words[i]))
            return true;
    return false;
}

static bool
begins_clause(const cparent__sentence *s, int at)
{
    static const char *const words[] = { "and",  "but",  "that", "when",
                                         "which", "while", NULL };
    int i;

    if (at == 0 || s->tokens[at - 1].kind == CPARENT__MARK)
        return true;
    /* "… social worker changes the Board noted" */
    if (cparent__token_is(s, at, "the") &&
        cparent__cue_at(s, CPARENT__K_BODY, at + 1) != NULL &&
        !is_small_word(s, at - 1))
        return true;
    for (i = 0; words[i] != NULL; i++)
        if (cparent__token_is(s, at - 1, words[i]))
            return true;
    return false;
}

bool
cparent__subject_of(const cparent__sentence *s, int verb, int *from_out,
                    int *to_out, cparent__agent *agent_out)
{
    int at;

    for (at = verb - 1; at >= 0 && at >= verb - 34; at--) {
        cparent__agent agent;
        int used;

        if (cparent__mark_is(s, at, ';') || cparent__mark_is(s, at, '?'))
            return false;
        if (!begins_clause(s, at))
            continue;
        used = cparent__agent_at(s, at, verb, &agent);
        if (used == 0 || !reaches(s, at + used, verb))
            continue;
        /* "Rahila Habib, Service Manager … presented": the name. */
        if (at > 1 && cparent__mark_is(s, at - 1, ',') &&
            agent == CPARENT__AGENT_POST) {
            int from, to;
            cparent__agent before;

            if (cparent__subject_of(s, at - 1, &from, &to, &before) &&
                to == at - 1 && before == CPARENT__AGENT_NAME) {
                *from_out = from;
                *to_out = to;
                *agent_out = before;
                return true;
            }
        }
        *from_out = at;
        *to_out = at + used;
        *agent_out = agent;
        return true;
    }
    return false;
}

/* ------------------------------------------------------------- people */

static uint32_t
last_word(const char *text, cparent__span span)
{
    uint32_t at = span.end;

    while (at > span.start && text[at - 1] != ' ')
        at--;
    return at;
}

static bool
same_fold(const char *text, cparent__span a, cparent__span b)
{
    uint32_t i;

    if (a.end - a.start != b.end - b.start)
        return false;
    for (i = 0; i < a.end - a.start; i++)
        if (cparent__lower((unsigned char)text[a.start + i]) !=
            cparent__lower((unsigned char)text[b.start + i]))
            return false;
    return true;
}

/* The person known by the same surname, if first names do not differ. */
static cparent__item *
known_person(cparent__reader *reader, cparent__span name)
{
    const char *text = reader->decoded.text;
    const cparent__span surname = { last_word(text, name), name.end };
    size_t i, seen = 0;

    for (i = 0; i < reader->item_count && seen < 400; i++) {
        cparent__item *item = &reader->items[i];
        cparent__span known;
        const bool one_word = surname.start == name.start;

        if (item->noun != CPARENT_NOUN_PERSON)
            continue;
        seen++;
        known.start = last_word(text, item->words);
        known.end = item->words.end;
        if (!same_fold(text, surname, known))
            continue;
        if (one_word || known.start == item->words.start ||
            text[name.start] == text[item->words.start])
            return item;
    }
    return seen == 400 ? &reader->items[0] : NULL;
}

static void
note_person(cparent__reader *reader, int from, int honorifics, int to,
            cparent__span role)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__span name =
        cparent__tokens_span(s, from + honorifics, to);
    cparent__item *item = known_person(reader, name);

    if (item == NULL) {
        item = cparent__reader_add(reader, CPARENT_NOUN_PERSON, name,
                                   "person.named", 80);
        if (item == NULL)
            return;
        item->words = name;
    }
    if (item->noun != CPARENT_NOUN_PERSON)
        return;
    if (name.end - name.start > item->words.end - item->words.start)
        item->words = name;
    if (item->who.end == 0 && role.end == 0 && honorifics > 0 &&
        (cparent__token_is(s, from, "councillor") ||
         cparent__token_is(s, from, "cllr")))
        role = cparent__tokens_span(s, from, from + 1);
    if (item->who.end == 0)
        item->who = role;
}

/* The post that follows a name: ", Head of Service for Children in Care". */
static cparent__span
role_after(const cparent__sentence *s, int at)
{
    const cparent__span none = { 0, 0 };
    const bool bracket = cparent__mark_is(s, at, '(');
    int end, words = 0;
    bool post = false;

    if (!bracket && !cparent__mark_is(s, at, ','))
        return none;
    at++;
    if (!bracket && cparent__token_is(s, at, "the"))
        at++;
    for (end = at; end < s->count && end < at + 20; end++) {
        if (bracket && cparent__mark_is(s, end, ')'))
            break;
        if (!bracket &&
            (cparent__mark_is(s, end, ',') || cparent__mark_is(s, end, '.') ||
             cparent__mark_is(s, end, ';') ||
             cparent__cue_at(s, CPARENT__K_SAY, end) != NULL ||
             cparent__cue_at(s, CPARENT__K_ASK, end) != NULL ||
             cparent__cue_at(s, CPARENT__K_UNDERTAKE, end) != NULL)) {
            if (!(cparent__mark_is(s, end, ',') && end + 1 < s->count &&
                  is_capital_word(s, end + 1) &&
                  cparent__cue_in(s, CPARENT__K_SAY, end, end + 7) != NULL &&
                  !is_name_word(s, end + 1)))
                break;
        }
        words++;
        post = post || cparent__cue_at(s, CPARENT__K_POST, end) != NULL;
    }
    if (!post || words == 0 || end == s->count)
        return none;
    return cparent__tokens_span(s, at, end);
}

/* "The Virtual School Headteacher, Mr Okonjo": the post before a name. */
static cparent__span
role_before(const cparent__sentence *s, int name)
{
    const cparent__span none = { 0, 0 };
    cparent__agent agent;
    int at;

    if (!cparent__mark_is(s, name - 1, ','))
        return none;
    for (at = name - 2; at >= 0 && at >= name - 10; at--) {
        const bool article = cparent__token_is(s, at, "the");
        int used;

        if (at > 0 && s->tokens[at - 1].kind != CPARENT__MARK && !article)
            continue;
        used = cparent__agent_at(s, at, name - 1, &agent);
        if (used > 0 && agent == CPARENT__AGENT_POST &&
            at + used == name - 1)
            return cparent__tokens_span(s, at + article, name - 1);
    }
    return none;
}

/* Two capitals in a row are a name only where somebody stands: before a
 * verb of saying or doing, a post, or in the brackets of an action. */
static bool
stands_as_person(const cparent__sentence *s, int from, int to)
{
    int at = to;

    if (cparent__mark_is(s, at, ',') || cparent__mark_is(s, at, '('))
        return role_after(s, at).end != 0 || role_before(s, from).end != 0 ||
               (cparent__mark_is(s, at, ',') &&
                cparent__token_is(s, at + 1, "who"));
    if (cparent__mark_is(s, from - 1, '/') || cparent__mark_is(s, at, '/') ||
        (cparent__cue_last(s, CPARENT__K_ACTION, from - 3, from) != NULL))
        return true;
    while (is_between_word(s, at))
        at++;
    return cparent__cue_at(s, CPARENT__K_SAY, at) != NULL ||
           cparent__cue_at(s, CPARENT__K_ASK, at) != NULL ||
           cparent__cue_at(s, CPARENT__K_UNDERTAKE, at) != NULL ||
           (cparent__token_is(s, at, "to") &&
            cparent__cue_at(s, CPARENT__K_VERB, at + 1) != NULL);
}

void
cparent__read_people(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    int at = 0;

    while (at < s->count) {
        const int honorifics = honorifics_at(s, at);
        int words, used;

        used = name_words(s, at + honorifics, s->count, honorifics > 0,
                          &words);
        if (words == 0 || words > 3 ||
            (honorifics == 0 &&
             (words < 2 || is_capital_word(s, at - 1) ||
              is_capital_word(s, at + used) ||
              !stands_as_person(s, at, at + used)))) {
            at += used > 0 ? honorifics + used : 1;
            continue;
        }
        used += honorifics;
        {
            cparent__span role = role_after(s, at + used);

            if (role.end == 0)
                role = role_before(s, at);
            note_person(reader, at, honorifics, at + used, role);
        }
        at += used;
    }
}
