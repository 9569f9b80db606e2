/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/agent-internal.h"

#include <string.h>

/* Persons whom the minutes name, with the posts they are given. */

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

/* "Councillor" and "Cllr" are what a person is; "Mrs" is not. */
static cparent__span
councillor(const cparent__sentence *s, int at)
{
    cparent__span title = cparent__tokens_span(s, at, at + 1);

    if (cparent__token_is(s, at, "councillor") ||
        cparent__token_is(s, at, "cllr"))
        return title;
    if (cparent__token_is(s, at, "councillors") ||
        cparent__token_is(s, at, "cllrs"))
        title.end--;
    else
        title.start = title.end = 0;
    return title;
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
        if (reader->known_count < CPARENT__KNOWN)
            reader->known[reader->known_count++] = reader->item_count - 1;
    }
    if (item->noun != CPARENT_NOUN_PERSON)
        return;
    if (name.end - name.start > item->words.end - item->words.start)
        item->words = name;
    if (item->who.end == 0 && role.end == 0 && honorifics > 0)
        role = councillor(s, from);
    if (item->who.end == 0)
        item->who = role;
}

/* A whole name without a title: two words, or an initial and one. */
static int
plain_name(const cparent__sentence *s, int at)
{
    int words;
    const int used = cparent__name_words(s, at, s->count, false, &words);

    if (words == 0 || words > 3 || used < 2 ||
        cparent__is_capital_word(s, at + used))
        return 0;
    return used;
}

/* "Present:", "In attendance:", "Apologies were received from": a list of
 * persons, each with what they are in brackets. */
static bool
lists_people(const cparent__sentence *s)
{
    static const char *const first[] = { "present", "apologies",
                                         "attendees", "attendance",
                                         "absent",  "substitutes", NULL };
    int at;

    if (cparent__cue_in(s, CPARENT__K_SAY, 0, 8) != NULL &&
        !cparent__token_among(s, 0, first))
        return false;
    for (at = 0; at < 4; at++)
        if (cparent__token_among(s, at, first))
            return cparent__mark_is(s, at + 1, ':') ||
                   cparent__token_is(s, at, "apologies");
    return false;
}

/* The post that follows a name: ", Head of Service for Children in Care". */
static cparent__span
role_after(const cparent__sentence *s, int at)
{
    const cparent__span none = { 0, 0 };
    const bool bracket = cparent__mark_is(s, at, '(');
    const bool dash = cparent__mark_is(s, at, '-') && !s->tokens[at].glued;
    int end, words = 0;
    bool post = false;

    if (!bracket && !dash && !cparent__mark_is(s, at, ','))
        return none;
    at++;
    /* ", Imran Qazi (Director)": the next person, and what they are. */
    if (!bracket && (plain_name(s, at) > 0 || cparent__honorifics_at(s, at)))
        return none;
    if (!bracket && cparent__token_is(s, at, "the"))
        at++;
    for (end = at; end < s->count && end < at + 20; end++) {
        if (bracket && cparent__mark_is(s, end, ')'))
            break;
        if (!bracket &&
            (cparent__mark_is(s, end, ',') || cparent__mark_is(s, end, '.') ||
             cparent__mark_is(s, end, ';') ||
             (dash && cparent__mark_is(s, end, '-')) ||
             cparent__cue_at(s, CPARENT__K_SAY, end) != NULL ||
             cparent__cue_at(s, CPARENT__K_ASK, end) != NULL ||
             cparent__cue_at(s, CPARENT__K_UNDERTAKE, end) != NULL)) {
            if (!(cparent__mark_is(s, end, ',') && end + 1 < s->count &&
                  cparent__is_capital_word(s, end + 1) &&
                  cparent__cue_in(s, CPARENT__K_SAY, end, end + 7) != NULL &&
                  !cparent__is_name_word(s, end + 1)))
                break;
        }
        words++;
        post = post || cparent__cue_at(s, CPARENT__K_POST, end) != NULL ||
               (bracket && cparent__cue_at(s, CPARENT__K_BODY, end) != NULL);
    }
    if (!post || words == 0 ||
        (end == s->count && (bracket || !lists_people(s))))
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
        const bool article = cparent__token_is(s, at, "the") ||
                             cparent__token_is(s, at, "a") ||
                             cparent__token_is(s, at, "an");
        int used;

        if (at > 0 && !article &&
            (s->tokens[at - 1].kind != CPARENT__MARK ||
             (cparent__mark_is(s, at - 1, '-') && s->tokens[at].glued)))
            continue;
        used = cparent__agent_at(s, at, name - 1, &agent);
        if (used > 0 && agent == CPARENT__AGENT_POST &&
            at + used == name - 1)
            return cparent__tokens_span(s, at + article, name - 1);
    }
    return none;
}

/* ------------------------------------------------- where somebody stands */

/* A verb of a person's right behind the name, or behind others' names that
 * "and" or a comma joins to it. */
static bool
acts(const cparent__sentence *s, int at)
{
    static const char *const presence[] = { "attended", "joined", "left",
                                            "arrived",  "chaired", NULL };
    static const char *const passive[] = {
        "thanked", "welcomed", "introduced", "appointed", "elected",
        "congratulated", "invited", "nominated", NULL
    };
    int steps, used;

    for (steps = 0; steps < 4; steps++) {
        const int next = at + (cparent__token_is(s, at, "and") ||
                               cparent__mark_is(s, at, ','));

        used = next > at ? cparent__honorifics_at(s, next) : 0;
        used += next > at ? plain_name(s, next + used) : 0;
        if (used == 0)
            break;
        at = next + used;
    }
    if ((cparent__token_is(s, at, "was") || cparent__token_is(s, at, "were")) &&
        cparent__token_among(s, at + 1, passive))
        return true;
    while (cparent__is_between_word(s, at))
        at++;
    return cparent__cue_at(s, CPARENT__K_SAY, at) != NULL ||
           cparent__cue_at(s, CPARENT__K_ASK, at) != NULL ||
           cparent__cue_at(s, CPARENT__K_UNDERTAKE, at) != NULL ||
           cparent__token_among(s, at, presence) ||
           (cparent__token_is(s, at, "to") &&
            cparent__cue_at(s, CPARENT__K_VERB, at + 1) != NULL);
}

/* "Ravi Shah from the housing team explained". */
static bool
acts_from(const cparent__sentence *s, int at)
{
    const int from = at;

    if (!cparent__token_is(s, at, "from") && !cparent__token_is(s, at, "of") &&
        !cparent__mark_is(s, at, '-'))
        return false;
    for (at++; at < s->count && at < from + 10; at++) {
        if (cparent__clause_ends(s, at))
            return false;
        if (cparent__cue_at(s, CPARENT__K_SAY, at) != NULL)
            return true;
    }
    return false;
}

/* What stands before makes it a person: "introduced by", "thanked". */
static bool
is_acted_on(const cparent__sentence *s, int from)
{
    static const char *const by[] = {
        "introduced", "presented", "given",  "shown",    "led",
        "chaired",    "answered",  "moved",  "seconded", "proposed",
        "delivered",  "nominated", "raised", "asked",    NULL
    };
    static const char *const direct[] = { "thanked", "welcomed",
                                          "congratulated", "introduced",
                                          "appointed", "elected", NULL };

    if (cparent__token_is(s, from - 1, "by"))
        return cparent__token_among(s, from - 2, by);
    /* "Presented by: Hilary Okafor" */
    if (cparent__mark_is(s, from - 1, ':') &&
        cparent__token_is(s, from - 2, "by"))
        return cparent__token_among(s, from - 3, by);
    return cparent__token_among(s, from - 1, direct);
}

static bool
list_reaches(const cparent__sentence *s, int from)
{
    return cparent__mark_is(s, from - 1, ':') ||
           cparent__mark_is(s, from - 1, ',') ||
           cparent__mark_is(s, from - 1, ';') ||
           cparent__token_is(s, from - 1, "and") ||
           cparent__token_is(s, from - 1, "from");
}

/* "The Performance Manager (Lorcan Neill)": the name of a post's holder. */
static bool
holds_post(const cparent__sentence *s, int from, int to)
{
    const cparent__cue *post;

    if (!cparent__mark_is(s, from - 1, '(') || !cparent__mark_is(s, to, ')'))
        return false;
    post = cparent__cue_last(s, CPARENT__K_POST, from - 9, from - 1);
    return post != NULL && cparent__is_capital_word(s, post->start);
}

/* "Q: Lesley Cho (Health) – how many": who speaks. */
static bool
speaks_next(const cparent__sentence *s, int to)
{
    int at = to;

    if (cparent__mark_is(s, at, '('))
        while (at < s->count && at < to + 10 && !cparent__mark_is(s, at, ')'))
            at++;
    at += cparent__mark_is(s, at, ')');
    return cparent__mark_is(s, s->count - 1, '?') &&
           (cparent__mark_is(s, at, ':') ||
            (cparent__mark_is(s, at, '-') && !s->tokens[at].glued));
}

/* Two capitals in a row are a name only where somebody stands: before a
 * verb of saying or doing, a post, in a list of those present, or in the
 * brackets of an action. */
static bool
stands_as_person(const cparent__sentence *s, int from, int to)
{
    const cparent__cue *before = cparent__cue_at(s, CPARENT__K_POST, from - 1);

    if (lists_people(s) && list_reaches(s, from))
        return true;
    if (role_before(s, from).end != 0 || is_acted_on(s, from) ||
        holds_post(s, from, to) || speaks_next(s, to))
        return true;
    if (before != NULL && !s->tokens[from - 1].capital)
        return true;
    if (cparent__mark_is(s, to, ',') || cparent__mark_is(s, to, '('))
        return role_after(s, to).end != 0 || acts(s, to) ||
               (cparent__mark_is(s, to, ',') &&
                cparent__token_is(s, to + 1, "who"));
    if (cparent__mark_is(s, to, '-') && role_after(s, to).end != 0)
        return true;
    if (cparent__mark_is(s, from - 1, '/') || cparent__mark_is(s, to, '/') ||
        (cparent__cue_last(s, CPARENT__K_ACTION, from - 3, from) != NULL))
        return true;
    return acts(s, to) || acts_from(s, to);
}

/* --------------------------------------------------------------- finding */

/* "Housing" in "Rachel Dunne (Housing)", where persons are listed. */
static cparent__span
listed_role(const cparent__sentence *s, int at)
{
    const cparent__span none = { 0, 0 };
    int end = at + 1;

    if (!lists_people(s) || !cparent__mark_is(s, at, '('))
        return none;
    while (end < s->count && end < at + 14 && !cparent__mark_is(s, end, ')'))
        end++;
    return cparent__mark_is(s, end, ')')
               ? cparent__tokens_span(s, at + 1, end)
               : none;
}

static void
note_found(cparent__reader *reader, int at, int honorifics, int to)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__span role = role_after(s, to);

    if (role.end == 0)
        role = listed_role(s, to);
    if (role.end == 0)
        role = role_before(s, at);
    note_person(reader, at, honorifics, to, role);
}

/* "Councillors Alder, Birch and Cole": each has the title. */
static int
read_shared_title(cparent__reader *reader, int at, int honorifics, int to)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__span title = cparent__tokens_span(s, at, at + 1);
    int words;

    if (honorifics != 1 ||
        !(cparent__token_is(s, at, "councillors") ||
          cparent__token_is(s, at, "cllrs")))
        return to;
    title.end--;
    while (to < s->count) {
        int next = to;
        int used;

        next += cparent__mark_is(s, next, ',');
        next += cparent__token_is(s, next, "and") ||
                cparent__mark_is(s, next, '&');
        if (next == to)
            break;
        used = cparent__name_words(s, next, s->count, true, &words);
        if (words == 0 || words > 3)
            break;
        note_person(reader, next, 0, next + used, title);
        to = next + used;
    }
    return to;
}

void
cparent__read_people(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    int at = 0;

    while (at < s->count) {
        int honorifics, words, used;

        if (!s->tokens[at].capital) {
            at++;
            continue;
        }
        honorifics = cparent__honorifics_at(s, at);
        used = cparent__name_words(s, at + honorifics, s->count,
                                   honorifics > 0, &words);
        if (words == 0 || words > 3 ||
            (honorifics == 0 &&
             (plain_name(s, at) == 0 ||
              cparent__is_capital_word(s, at - 1) ||
              !stands_as_person(s, at, at + used)))) {
            at += used > 0 || honorifics > 0 ? honorifics + used : 1;
            continue;
        }
        used += honorifics;
        note_found(reader, at, honorifics, at + used);
        at = read_shared_title(reader, at, honorifics, at + used);
    }
}

void
cparent__note_owner(cparent__reader *reader, int from, int to)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__span none = { 0, 0 };
    const int honorifics = cparent__honorifics_at(s, from);
    int words, used;

    used = cparent__name_words(s, from + honorifics, to, honorifics > 0,
                               &words);
    if (words > 0 && words <= 3 && honorifics + used == to - from &&
        (honorifics > 0 || used >= 2))
        note_person(reader, from, honorifics, to, none);
}

/* ---------------------------------------------------- met before by name */

static bool
is_word_of(const cparent__reader *reader, const cparent__token *token,
           uint32_t start, uint32_t end)
{
    const cparent__span a = { token->start, token->end };
    const cparent__span b = { start, end };

    return end - start > 2 && same_fold(reader->decoded.text, a, b);
}

/* Are these two capitals the first letters of a name? */
static bool
are_initials(const cparent__reader *reader, const cparent__token *token,
             cparent__span name)
{
    const char *text = reader->decoded.text;
    const uint32_t last = last_word(text, name);

    return token->end - token->start == 2 && last > name.start &&
           text[token->start] == text[name.start] &&
           text[token->start + 1] == text[last];
}

void
cparent__mark_known(cparent__reader *reader)
{
    cparent__sentence *s = &reader->sentence;
    const char *text = reader->decoded.text;
    int at, i;

    for (at = 0; at < s->count; at++) {
        cparent__token *token = &s->tokens[at];

        token->known = false;
        if (token->kind != CPARENT__WORD || !token->capital ||
            cparent__cue_at(s, CPARENT__K_MONTH, at) != NULL)
            continue;
        for (i = 0; i < reader->known_count && !token->known; i++) {
            const cparent__span name =
                reader->items[reader->known[i]].words;
            uint32_t first = name.start;

            while (first < name.end && text[first] != ' ')
                first++;
            token->known =
                is_word_of(reader, token, name.start, first) ||
                is_word_of(reader, token, last_word(text, name), name.end) ||
                are_initials(reader, token, name);
        }
    }
}
