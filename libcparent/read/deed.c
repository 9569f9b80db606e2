/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include <cparent/action.h>

#include "core/text-internal.h"
#include "facts/table-internal.h"
#include "read/act-internal.h"
#include "read/arising-internal.h"

/*
 * Is what was done what somebody had agreed to do, and was it they who did
 * it?  "Sent" and "circulated" are one act, and so are "brought" and
 * "presented".
 */

/* ----------------------------------------------------------- the acts */

/* The groups of share/act_words.tsv, a bit each. */
enum {
    INFORM = 1 << 0,
    WRITE = 1 << 1,
    ASK = 1 << 2,
    MEET = 1 << 3,
    ARRANGE = 1 << 4,
    LOOK = 1 << 5,
    MAKE = 1 << 6,
    CHANGE = 1 << 7,
    GET = 1 << 8,
    CARRY = 1 << 9,
    ANSWER = 1 << 10,
    FIGURE = 1 << 11,
    STEP = 1 << 12
};

/* Done by those to whom it was to be done. */
enum { ANSWERED = INFORM | WRITE | ASK | MEET | ARRANGE | MAKE | GET };

static int
act_bit(const char *row)
{
    static const char *const names[] = {
        "inform", "write",  "ask", "meet",  "arrange", "look",
        "make",   "change", "get", "carry", "answer",  "figure",
        "step"
    };
    size_t i;

    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (strncmp(row, names[i], strlen(names[i])) == 0 &&
            row[strlen(names[i])] == '\t')
            return 1 << i;
    return 0;
}

int
cparent__act_named(const char *name)
{
    char row[16];

    (void)snprintf(row, sizeof(row), "%s\t", name);
    return act_bit(row);
}

/* Whatever their case. */
static bool
same_word(const char *word, size_t length, const char *other, size_t most)
{
    return length == most && cparent__equal_bytes_fold(word, other, length);
}

/* "circulated", "planned", "tried" of "circulate", "plan", "try". */
static bool
is_regular(const char *word, size_t length, const char *verb, size_t most)
{
    const char last = verb[most - 1];

    if (length < 4 || !same_word(word + length - 2, 2, "ed", 2))
        return false;
    length -= 2;
    if (same_word(word, length, verb, most))
        return true;
    if (last == 'e')
        return same_word(word, length, verb, most - 1);
    if (last == 'y')
        return length == most &&
               cparent__lower((unsigned char)word[length - 1]) == 'i' &&
               same_word(word, length - 1, verb, most - 1);
    return length == most + 1 && same_word(word, length - 1, verb, most) &&
           cparent__lower((unsigned char)word[length - 1]) == last;
}

/* Does the row, "act verb past participle", have the word?  As it is done,
 * or with `told` as it was. */
static bool
row_has(const char *row, const char *word, size_t length, bool told)
{
    const char *verb = row + strcspn(row, "\t") + 1;
    const size_t most = strcspn(verb, "\t");
    const char *past = verb + most + 1;
    const size_t past_most = strcspn(past, "\t");
    const char *participle = past + past_most + 1;

    if (verb[0] != cparent__lower((unsigned char)word[0]) &&
        past[0] != cparent__lower((unsigned char)word[0]))
        return false;
    if (!told)
        return same_word(word, length, verb, most);
    return past_most > 0
               ? same_word(word, length, past, past_most) ||
                     same_word(word, length, participle, strlen(participle))
               : is_regular(word, length, verb, most);
}

static int
acts_of(const char *word, size_t length, bool told)
{
    const char *const *row = cparent__table_builtin_lines("act_words");
    int acts = 0;

    for (; *row != NULL; row++)
        if (row_has(*row, word, length, told))
            acts |= act_bit(*row);
    return acts;
}

int
cparent__acts_at(const cparent__sentence *s, int at)
{
    const cparent__token *token = &s->tokens[at];

    return token->kind == CPARENT__WORD
               ? acts_of(s->text + token->start, token->end - token->start,
                         true)
               : 0;
}

bool
cparent__is_done(const cparent__sentence *s, int at)
{
    return at < s->count && cparent__acts_at(s, at) != 0;
}

/* Behind it stands what is acted on: "the return interviews". */
static bool
begins_thing(const char *word, size_t length)
{
    static const char *const words[] = { "the", "a",    "an",  "its", "their",
                                         "all", "each", "any", NULL };
    const char *const *one;

    for (one = words; *one != NULL; one++)
        if (same_word(word, length, *one, strlen(*one)))
            return true;
    return false;
}

/* "formally write to the Minister": what is to be done. */
static int
acts_to_do(const char *text)
{
    enum { FAR = 4 };
    int acts = 0;
    int i;

    for (i = 0; i < FAR && acts == 0 && *text != '\0'; i++) {
        const size_t length = strcspn(text, " ");

        if (begins_thing(text, length))
            break;
        acts = acts_of(text, length, false);
        text += length;
        text += strspn(text, " ");
    }
    return acts;
}

unsigned
cparent__acts_of_verb(const char *word, size_t length)
{
    return length > 0 ? (unsigned)acts_of(word, length, false) : 0;
}

/* "visit Elm House and report back": both. */
unsigned
cparent__acts_asked(const char *text)
{
    unsigned acts = (unsigned)acts_to_do(text);
    const char *next;

    for (next = strstr(text, " and "); next != NULL;
         next = strstr(next, " and ")) {
        next += strlen(" and ");
        acts |= cparent__acts_of_verb(next, strcspn(next, " "));
    }
    return acts;
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

    return verb >= 3 && verb <= length && length <= verb + 3 &&
           cparent__equal_bytes_fold(word, text, verb);
}

cparent__deed
cparent__deed_of(const cparent__sentence *s, int at,
                 const cparent__alike *action, const char *text)
{
    const cparent__token *token;
    const char *word;
    size_t length, cut;
    int acts;

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
    acts = cparent__acts_at(s, at);
    if (action != NULL && (acts & acts_to_do(text)) != 0)
        return CPARENT__DEED_ITS;
    return cparent__verb_means(s, at, "done") || acts != 0
               ? CPARENT__DEED_LIKELY
               : CPARENT__DEED_OTHER;
}

/* ------------------------------------------------------------ who did it */

/* Is the word one of tokens [from, to), whatever its case? */
static bool
says_word(const cparent__sentence *s, int from, int to, const char *word,
          size_t length)
{
    int at;

    for (at = from; at < to; at++) {
        const cparent__token *token = &s->tokens[at];

        if (same_word(s->text + token->start, token->end - token->start,
                      word, length))
            return true;
    }
    return false;
}

/* At least half of the words that name the owner: "the Head" is the Head of
 * Service, and "the school" not the Virtual School Head. */
static bool
names_half(const cparent__sentence *s, int from, int to, const char *owner)
{
    int all = 0, said = 0;

    while (*owner != '\0') {
        const size_t length = strcspn(owner, " /,&");
        const bool small = length < 3 || same_word(owner, length, "the", 3) ||
                           same_word(owner, length, "and", 3) ||
                           same_word(owner, length, "for", 3);

        all += !small;
        said += !small && says_word(s, from, to, owner, length);
        owner += length;
        owner += strspn(owner, " /,&");
    }
    return said > 0 && said * 2 >= all;
}

/* "she had written": its owner, or somebody said before. */
static bool
done_by(const cparent__sentence *s, const char *owner, int from, int to)
{
    static const char *const said[] = { "he",   "she", "they", "it", "who",
                                        "this", "we",  NULL };
    int begin = from;
    int at;

    for (at = from; at < to; at++)
        if (cparent__token_is(s, at, "that"))
            begin = at + 1;
    for (at = begin; at < to; at++)
        if (cparent__token_among(s, at, said))
            return true;
    return begin == to || names_half(s, begin, to, owner);
}

/* "The Board had replied" to an action to write to it. */
static bool
is_answer(const cparent__sentence *s, int at, const char *text)
{
    return at >= 0 && (cparent__acts_at(s, at) & ANSWER) != 0 &&
           (acts_to_do(text) & ANSWERED) != 0;
}

bool
cparent__is_by_owner(const cparent__sentence *s, const cparent_record *action,
                     const cparent__tell *told, int from, bool answered)
{
    const char *owner = cparent_record_text(action, CPARENT_ACTION_OWNER);

    if (answered &&
        is_answer(s, told->deed,
                  cparent_record_text(action, CPARENT_ACTION_TEXT)))
        return true;
    return owner != NULL ? done_by(s, owner, from, told->start)
                         : told->when == CPARENT__TELL_ALWAYS;
}

/* --------------------------------------------------------- its numbers */

/* What the text has for a number behind this word: "2" behind "quarter". */
static const char *
number_behind(const char *text, const char *word, size_t length)
{
    const char *at = text;

    while (*at != '\0') {
        const size_t here = strcspn(at, " ");

        if (same_word(at, here, word, length) && at[here] == ' ' &&
            cparent__is_digit((unsigned char)at[here + 1]))
            return at + here + 1;
        at += here;
        at += strspn(at, " ");
    }
    return NULL;
}

bool
cparent__numbers_clash(const char *said, size_t length, const char *text)
{
    size_t at = 0;

    while (at < length) {
        size_t word = at;
        size_t digits;
        const char *other;

        while (at < length && cparent__is_alpha((unsigned char)said[at]))
            at++;
        digits = at + 1;
        while (digits < length && at - word >= 4 && said[at] == ' ' &&
               cparent__is_digit((unsigned char)said[digits]))
            digits++;
        other = digits > at + 1
                    ? number_behind(text, said + word, at - word)
                    : NULL;
        word = digits - at - 1;
        if (other != NULL &&
            (strncmp(other, said + at + 1, word) != 0 ||
             cparent__is_digit((unsigned char)other[word])))
            return true;
        at++;
    }
    return false;
}

/* "item 4" has none. */
static bool
is_number(const cparent__sentence *s, int at)
{
    static const char *const places[] = { "page",  "pages", "item",
                                          "items", "minute", "minutes",
                                          "appendix", "annex", "paragraph",
                                          "table", "recommendation", NULL };

    return at < s->count &&
           !(at > 0 && cparent__token_among(s, at - 1, places)) &&
           (s->tokens[at].kind == CPARENT__DIGITS ||
            cparent__cue_at(s, CPARENT__K_NUMBER, at) != NULL);
}

bool
cparent__is_part_of(const cparent__sentence *s, int from, int to)
{
    int at;

    for (at = from + 1; at + 1 < to; at++)
        if (cparent__token_is(s, at, "of") && is_number(s, at - 1) &&
            is_number(s, at + 1 + (cparent__token_is(s, at + 1, "the") ||
                                   cparent__token_is(s, at + 1, "its"))))
            return true;
    return false;
}

bool
cparent__has_figure(const cparent__sentence *s, const cparent__times *times,
                    int from)
{
    int at, i;

    for (at = from; at < s->count; at++) {
        if (!is_number(s, at))
            continue;
        for (i = 0; i < times->count; i++)
            if (times->items[i].from <= at && times->items[i].to > at)
                break;
        if (i == times->count)
            return true;
    }
    return false;
}

/* "how many", "data on", "the number of": and not "the data protection
 * policy", "as many as possible". */
bool
cparent__asks_for_figures(const char *text)
{
    static const char *const behind[] = { "of",  "on", "for", "about", "by",
                                          "how", NULL };
    const char *before = text;
    size_t before_length = 0;

    while (*text != '\0') {
        const size_t length = strcspn(text, " ");
        const char *next = text + length + strspn(text + length, " ");
        const size_t next_length = strcspn(next, " ");
        const char *const *joint = behind;

        while (*joint != NULL &&
               !same_word(next, next_length, *joint, strlen(*joint)))
            joint++;
        if ((acts_of(text, length, false) & FIGURE) != 0 &&
            (*joint != NULL || next_length == 0 ||
             same_word(before, before_length, "how", 3)))
            return true;
        before = text;
        before_length = length;
        text = next;
    }
    return false;
}
