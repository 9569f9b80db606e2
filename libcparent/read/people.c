/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/head-internal.h"

#include <string.h>

/* Persons whom the minutes name, with the posts they are given. */

/* A name may go on in the next line of a page. */
static bool
is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static uint32_t
last_word(const char *text, cparent__span span)
{
    uint32_t at = span.end;

    while (at > span.start && !is_blank(text[at - 1]))
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

static cparent__span
first_word(const char *text, cparent__span span)
{
    cparent__span word = { span.start, span.start };

    while (word.end < span.end && !is_blank(text[word.end]))
        word.end++;
    return word;
}

/* The person known by the same surname, if first names do not differ. */
static cparent__item *
known_person(cparent__reader *reader, cparent__span name, bool by_first)
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
        /* "Sir Martin", "Kofi" of Kofi Mensah */
        if (by_first && one_word &&
            same_fold(text, name, first_word(text, item->words)))
            return item;
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

void
cparent__note_person(cparent__reader *reader, int from, int honorifics, int to,
            cparent__span role)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__span name =
        cparent__tokens_span(s, from + honorifics, to);
    cparent__item *item = known_person(
        reader, name,
        cparent__token_is(s, from, "sir") ||
            cparent__token_is(s, from, "dame") ||
            (honorifics == 0 && cparent__is_given(s, from)));

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

/* --------------------------------------------------------------- finding */

/* "Housing" in "Rachel Dunne (Housing)", where persons are listed. */
cparent__span
cparent__listed_role(const cparent__reader *reader, int at)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__span none = { 0, 0 };
    int end = at + 1;

    if (!(cparent__in_people_list(reader) || cparent__begins_label(s)) ||
        !cparent__mark_is(s, at, '(') ||
        cparent__cue_means(cparent__cue_at(s, CPARENT__K_NOT_NAME, at + 1),
                           "manner"))
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
    const int past = cparent__past_initials(s, at + honorifics, to);
    cparent__span role = cparent__role_after(reader, past);

    if (role.end == 0)
        role = cparent__listed_role(reader, past);
    if (role.end == 0)
        role = cparent__role_before(s, at);
    cparent__note_person(reader, at, honorifics, to, role);
}

/* "Councillors Rowe (Chair), Vane and Hale": the list goes on behind the
 * bracket. */
static int
past_bracket(const cparent__sentence *s, int at)
{
    const int end = cparent__bracket_end(s, at);

    return end >= 0 && (cparent__mark_is(s, end + 1, ',') ||
                        cparent__mark_is(s, end + 1, ';') ||
                        cparent__token_is(s, end + 1, "and"))
               ? end + 1
               : at;
}

/* "Councillors Alder, Birch and Cole": each has the title. */
static int
read_shared_title(cparent__reader *reader, int at, int honorifics, int to)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__span title = cparent__tokens_span(s, at, at + 1);
    cparent__span role;
    int words;

    if (honorifics != 1 ||
        !(cparent__token_is(s, at, "councillors") ||
          cparent__token_is(s, at, "cllrs")))
        return to;
    title.end--;
    while (to < s->count) {
        int next = past_bracket(s, to);
        int used;

        to = next;
        next += cparent__mark_is(s, next, ',') ||
                cparent__mark_is(s, next, ';');
        next += cparent__token_is(s, next, "and") ||
                cparent__mark_is(s, next, '&');
        if (next == to)
            break;
        used = cparent__name_words(s, next, s->count, true, &words);
        if (words == 0 || words > 3 ||
            (cparent__role_after(reader, next + used).end != 0 &&
             !cparent__mark_is(s, next + used, '(')))
            break;
        role = cparent__role_after(reader, next + used);
        cparent__note_person(reader, next, 0, next + used,
                    role.end != 0 ? role : title);
        to = next + used;
    }
    return to;
}

/* "Present:" alone on its line, and below it a line for each person. */
static void
follow_list(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const bool below = reader->people_block + 1 == reader->block_index;

    if (!reader->block_first)
        return;
    if (s->count <= 4 &&
        (cparent__is_roster_alone(s) ||
         (cparent__lists_people(s) && cparent__mark_is(s, s->count - 1, ':'))))
        reader->people_block = reader->block_index;
    else if (below && s->count <= 20 && !s->ended &&
             (cparent__honorifics_at(s, 0) > 0 ||
              cparent__plain_name(s, 0) > 0 || cparent__is_given(s, 0)))
        reader->people_block = reader->block_index;
}

/* A line, or a cell, that is a name and no more: its honorifics, or -1. */
static int
is_name_alone(const cparent__sentence *s)
{
    const int honorifics = cparent__honorifics_at(s, 0);
    int words;

    return s->count <= 6 && !s->ended &&
                   cparent__name_words(s, honorifics, s->count,
                                       honorifics > 0, &words) ==
                       s->count - honorifics &&
                   words >= 2 - (honorifics > 0) && words <= 3
               ? honorifics
               : -1;
}

/* "Head of Service" and no more. */
static bool
is_role_alone(const cparent__sentence *s)
{
    return s->count > 0 && s->count <= 12 && !s->ended &&
           s->tokens[0].capital && cparent__has_cue(s, CPARENT__K_POST) &&
           !cparent__has_cue(s, CPARENT__K_SAY) &&
           cparent__honorifics_at(s, 0) == 0 && cparent__plain_name(s, 0) == 0;
}

/* "Joan Stone" in one cell, or on one line, and "Head of Service" in the
 * next. */
static bool
read_cell_person(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__block *next = cparent__block_below(reader);
    const cparent__sentence *role = &reader->aside;
    int honorifics;

    if (next == NULL || !reader->block_first || next->end - next->start > 100)
        return false;
    honorifics = is_name_alone(s);
    if (honorifics < 0)
        return false;
    cparent__aside_cut(reader, next->start, next->end);
    if (!is_role_alone(role))
        return false;
    cparent__note_person(reader, 0, honorifics, s->count,
                         cparent__tokens_span(role, 0, role->count));
    return true;
}

/* "A. Bob Lanyon": past the letter of an answer, or a question, which is no
 * initial where two names follow. */
static int
past_part(const cparent__sentence *s)
{
    const int at = cparent__mark_is(s, 1, '.') || cparent__mark_is(s, 1, ')')
                       ? 2
                       : 0;

    return at > 0 &&
                   (cparent__token_is(s, 0, "a") ||
                    cparent__token_is(s, 0, "q")) &&
                   cparent__is_name_word(s, at) &&
                   cparent__is_name_word(s, at + 1)
               ? at
               : 0;
}

/* Two capitals without a title, `used` tokens from `at` on, are a name where
 * none stands before them, or a post does. */
static bool
stands_alone(const cparent__reader *reader, int at, int used)
{
    const cparent__sentence *s = &reader->sentence;

    return cparent__plain_name(s, at) > 0 &&
           (!cparent__is_capital_word(s, at - 1) ||
            (cparent__is_given(s, at) &&
             cparent__role_before(s, at).end != 0)) &&
           cparent__stands_as_person(reader, at, at + used);
}

void
cparent__read_people(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    int at = 0;

    if (read_cell_person(reader))
        return;
    follow_list(reader);
    at = past_part(s);
    while (s->capitals && at < s->count) {
        int honorifics, past, words, used;

        if (!s->tokens[at].capital) { /* nobody's name begins so */
            at++;
            continue;
        }
        honorifics = cparent__honorifics_at(s, at);
        past = cparent__read_first_names(reader, at);
        if (past > 0) {
            at = past;
            continue;
        }
        used = cparent__name_words(s, at + honorifics, s->count,
                                   honorifics > 0, &words);
        if (words == 0 || words > 3 ||
            (honorifics == 0 && !stands_alone(reader, at, used))) {
            at += used > 0 || honorifics > 0 ? honorifics + used : 1;
            continue;
        }
        used += honorifics;
        note_found(reader, at, honorifics, at + used);
        at = read_shared_title(reader, at, honorifics, at + used);
    }
}

/* The person that the words [from, to) name, or begin with before a bracket:
 * "J. Brandwood (Housing)".  False when they do neither. */
static bool
note_named(cparent__reader *reader, int from, int to)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__span none = { 0, 0 };
    const int honorifics = cparent__honorifics_at(s, from);
    int words;
    const int used = honorifics + cparent__name_words(
        s, from + honorifics, to, honorifics > 0, &words);

    if (words > 0 && words <= 3 && used == to - from && used >= 2) {
        cparent__note_person(reader, from, honorifics, to, none);
        return true;
    }
    if (used >= to - from || words <= 1 - (honorifics > 0) ||
        !cparent__mark_is(s, from + used, '('))
        return false;
    (void)note_named(reader, from, from + used);
    return true;
}

void
cparent__note_owner(cparent__reader *reader, int from, int to)
{
    const cparent__sentence *s = &reader->sentence;

    if (!note_named(reader, from, to) && cparent__mark_is(s, to - 1, ')'))
        for (; from < to - 1; from++) /* "Revenues (S. Lakhani)" */
            if (cparent__mark_is(s, from, '('))
                (void)note_named(reader, from + 1, to - 1);
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

    for (at = 0; s->capitals && at < s->count; at++) {
        cparent__token *token = &s->tokens[at];

        token->known = false;
        if (token->kind != CPARENT__WORD || !token->capital ||
            cparent__cue_at(s, CPARENT__K_MONTH, at) != NULL)
            continue;
        for (i = 0; i < reader->known_count && !token->known; i++) {
            const cparent__span name =
                reader->items[reader->known[i]].words;
            uint32_t first = name.start;

            while (first < name.end && !is_blank(text[first]))
                first++;
            token->known =
                is_word_of(reader, token, name.start, first) ||
                is_word_of(reader, token, last_word(text, name), name.end) ||
                are_initials(reader, token, name);
        }
    }
}
