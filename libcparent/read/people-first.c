/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/people-internal.h"

/* Persons whom the minutes name by their first name only. */

static bool
speaks(const cparent__sentence *s, int at)
{
    return cparent__cue_at(s, CPARENT__K_SAY, at) != NULL ||
           cparent__cue_at(s, CPARENT__K_ASK, at) != NULL;
}

/* "Tyrese, from the Children in Care Council, asked": past where from, or
 * 0. */
static int
comes_from(const cparent__sentence *s, int at)
{
    int end = at + 3;

    if (!cparent__is_name_word(s, at) || !cparent__mark_is(s, at + 1, ',') ||
        !cparent__token_is(s, at + 2, "from"))
        return 0;
    while (end < s->count && end < at + 12 && !cparent__mark_is(s, end, ','))
        end++;
    return cparent__mark_is(s, end, ',') &&
                   cparent__cue_in(s, CPARENT__K_BODY, at + 3, end) != NULL &&
                   speaks(s, end + 1)
               ? end
               : 0;
}

/* ", Chair of the Care Leavers' Forum, asked": the second comma; 0 when it is
 * none. */
static int
past_apposition(const cparent__sentence *s, int at)
{
    int end;

    if (!cparent__mark_is(s, at, ',') || !cparent__is_capital_word(s, at + 1))
        return 0;
    for (end = at + 2; end < s->count && end < at + 12; end++)
        if (cparent__mark_is(s, end, ','))
            return speaks(s, end + 1) &&
                           cparent__cue_at(s, CPARENT__K_POST, at + 1) != NULL
                       ? end
                       : 0;
    return 0;
}

/* "Tyrese (Champions Board) said": past the bracket, or 0. */
static int
past_said_bracket(const cparent__sentence *s, int at)
{
    const int end = cparent__bracket_end(s, at);

    return end > at + 1 && speaks(s, end + 1) ? end : 0;
}

/* "a question from Jaden, a care leaver: Why …?": asked by whoever stands at
 * `at`, up to the colon `end`. */
static bool
is_asker(const cparent__sentence *s, int at, int end)
{
    return cparent__mark_is(s, end, ':') &&
           cparent__mark_is(s, s->count - 1, '?') &&
           (cparent__token_is(s, at - 1, "from") ||
            cparent__token_is(s, at - 1, "by"));
}

/* ", a care leaver," before a verb of saying, or ", a care leaver:" before a
 * question: where what somebody is ends; 0 when it says nothing of that. */
static int
described_end(const cparent__sentence *s, int at)
{
    int end = at + 3;

    if (!cparent__mark_is(s, at + 1, ',') ||
        !(cparent__token_is(s, at + 2, "a") ||
          cparent__token_is(s, at + 2, "an")) ||
        !cparent__is_name_word(s, at))
        return 0;
    while (end < s->count && end < at + 9 && !cparent__mark_is(s, end, ',') &&
           !cparent__mark_is(s, end, ':'))
        end++;
    if (is_asker(s, at, end))
        return end;
    return cparent__mark_is(s, end, ',') &&
                   (cparent__cue_in(s, CPARENT__K_POST, at + 3, end) != NULL ||
                    cparent__cue_in(s, CPARENT__K_BODY, at + 3, end) != NULL) &&
                   speaks(s, end + 1)
               ? end
               : 0;
}

/* One word that names a person, because of what stands around it: the token
 * past what says so, or 0. */
static int
introduced(const cparent__sentence *s, int at, cparent__span *role)
{
    const bool given = cparent__is_given(s, at);
    int end = comes_from(s, at);

    if (end > 0)
        return end;
    end = given ? past_said_bracket(s, at + 1) : 0;
    if (end > 0) {
        *role = cparent__tokens_span(s, at + 2, end);
        return end + 1;
    }
    end = given ? past_apposition(s, at + 1) : 0;
    if (end > 0) {
        *role = cparent__tokens_span(s, at + 2, end);
        return end;
    }
    end = described_end(s, at);
    if (end > 0)
        *role = cparent__tokens_span(s, at + 3, end);
    return end;
}

/* "attended with Mia and Tyrese from Voices of Fernley", "Young Champions
 * Kayleigh and Ross spoke": two first names and no more, behind the name of a
 * `group` or not. */
static bool
are_given(const cparent__sentence *s, int at, bool group)
{
    return cparent__is_given(s, at) &&
           (group || cparent__is_given(s, at + 2)) &&
           !cparent__is_capital_word(s, at + 3) &&
           (at == 0 || group || !cparent__is_capital_word(s, at - 1));
}

/* "the representatives, Kayleigh and Ross, described": first names where
 * young people are introduced. */
static int
named_after(const cparent__sentence *s, int at)
{
    static const char *const groups[] = { "representatives", "ambassadors",
                                          "apprentices",     "leavers",
                                          "people",          "members",
                                          "co-chairs",       "champions",
                                          "inspectors",      "mentors",
                                          NULL };
    static const char *const before[] = { "with", "from",    "by",
                                          "thank", "thanked", NULL };
    bool group;

    if (!cparent__is_name_word(s, at) || !cparent__token_is(s, at + 1, "and") ||
        !cparent__is_name_word(s, at + 2))
        return 0;
    group = cparent__token_among(s, at - 1, groups);
    if (are_given(s, at, group) &&
        (group || cparent__token_among(s, at - 1, before) ||
         cparent__token_is(s, at + 3, "from")))
        return at + 3;
    return cparent__mark_is(s, at - 1, ',') &&
                   cparent__token_among(s, at - 2, groups) &&
                   cparent__mark_is(s, at + 3, ',')
               ? at + 3
               : 0;
}

/* A first name, or a word that no table knows, where a name can begin. */
static bool
may_be_first(const cparent__reader *reader, int at)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__token *token = &s->tokens[at];

    return (at == 0 || s->tokens[at - 1].kind == CPARENT__MARK) &&
           cparent__is_name_word(s, at) &&
           (cparent__is_given(s, at) ||
            cparent__lexicon_word(reader->lexicon, s->text + token->start,
                                  token->end - token->start) ==
                CPARENT__NO_WORD);
}

/* What a person does stands behind the name. */
static bool
does(const cparent__sentence *s, int at)
{
    static const char *const doing[] = { "read",  "opened", "spoke", "showed",
                                         "sang",  "played", "led",   "closed",
                                         "chaired", "told", "talked", NULL };

    return speaks(s, at + 1) || cparent__token_among(s, at + 1, doing) ||
           (cparent__is_given(s, at) && cparent__token_is(s, at + 1, "to") &&
            cparent__cue_at(s, CPARENT__K_VERB, at + 2) != NULL);
}

/* "Tyrell read a poem that he had written": a first name, or a word that no
 * table knows and that is "he" or "she" behind it, does what a person does. */
static bool
is_he_or_she(const cparent__reader *reader, int at)
{
    static const char *const persons[] = { "he",  "she", "his",     "her",
                                           "him", "hers", "himself",
                                           "herself", NULL };
    const cparent__sentence *s = &reader->sentence;

    if (!may_be_first(reader, at) || !does(s, at))
        return false;
    if (cparent__is_given(s, at))
        return true;
    for (at++; at < s->count; at++) {
        if (cparent__honorifics_at(s, at) > 0 || cparent__plain_name(s, at) > 0)
            return false;
        if (cparent__token_among(s, at, persons))
            return true;
    }
    return false;
}

/* "Jordan and Skye (Champions Board)" among those present: the token behind
 * the first name at `at`, with what the bracket says; 0 when it is none. */
static int
listed_first(const cparent__reader *reader, int at, cparent__span *role)
{
    const cparent__sentence *s = &reader->sentence;
    int bracket = at + 1;

    if (!cparent__is_name_word(s, at) || !cparent__in_people_list(reader) ||
        !(at == 0 ? cparent__is_given(s, at) : cparent__list_reaches(s, at)))
        return 0;
    if (cparent__token_is(s, bracket, "and") &&
        cparent__is_name_word(s, bracket + 1))
        bracket += 2;
    *role = cparent__listed_role(reader, bracket);
    /* "Amara and Jaydon     Young Voices": a column of its own */
    if (role->end == 0 && bracket < s->count &&
        s->tokens[bracket].start - s->tokens[bracket - 1].end >= 2 &&
        s->tokens[bracket].capital)
        *role = cparent__tokens_span(s, bracket, s->count);
    return role->end != 0 ? at + 1 : 0;
}

/* "Foster carer rep (Lynne)" */
static bool
is_bracketed(const cparent__sentence *s, int at)
{
    return cparent__is_given(s, at) && cparent__mark_is(s, at - 1, '(') &&
           cparent__mark_is(s, at + 1, ')') && at > 1 &&
           s->tokens[at - 2].kind == CPARENT__WORD &&
           !s->tokens[at - 2].capital;
}

/* People by their first name only; where the reading goes on, or 0. */
int
cparent__read_first_names(cparent__reader *reader, int at)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__span role = { 0, 0 };
    int end = introduced(s, at, &role);

    if (end > 0) {
        cparent__note_person(reader, at, 0, at + 1, role);
        reader->subject = reader->speaker =
            cparent__tokens_span(s, at, at + 1);
        return end;
    }
    end = listed_first(reader, at, &role);
    if (end == 0 && (is_he_or_she(reader, at) || is_bracketed(s, at)))
        end = at + 1;
    if (end > 0) {
        cparent__note_person(reader, at, 0, at + 1, role);
        return end;
    }
    end = named_after(s, at);
    if (end > 0) {
        cparent__note_person(reader, at, 0, at + 1, role);
        cparent__note_person(reader, at + 2, 0, at + 3, role);
    }
    return end;
}

