/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/sentence-internal.h"

#include <string.h>

/* ------------------------------------------------------------ cutting */

/* A full stop after these ends nothing. */
static bool
is_abbreviation(const char *text, const cparent__token *word)
{
    static const char *const known[] = {
        "mr", "mrs", "ms", "dr",   "sr", "cllr", "cllrs", "no",  "st",     "ie", "eg",
        "e",  "i",   "vs", "para", "prof", "rev",   "hon", "approx", "nos",
        "ext", "tel"
    };
    const uint32_t length = word->end - word->start;
    size_t i, j;

    if (word->kind != CPARENT__WORD)
        return false;
    if (length == 1)
        return cparent__is_alpha((unsigned char)text[word->start]);
    for (i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        if (known[i][0] != word->first || strlen(known[i]) != length)
            continue;
        for (j = 1; j < length; j++)
            if (cparent__lower((unsigned char)text[word->start + j]) !=
                known[i][j])
                break;
        if (j == length)
            return true;
    }
    return false;
}

/* Does the mark just cut end the sentence? */
static bool
ends_sentence(const char *text, uint32_t end, const cparent__sentence *sentence)
{
    const cparent__token *mark = &sentence->tokens[sentence->count - 1];
    uint32_t at = mark->end;
    unsigned char next;

    if (mark->mark != '.' && mark->mark != '!' && mark->mark != '?')
        return false;
    if (mark->mark == '.' && sentence->count > 1 && mark->glued &&
        is_abbreviation(text, mark - 1))
        return false;
    if (at < end && (text[at] == '"' || text[at] == '\'' || text[at] == ')'))
        at++;
    if (at < end && text[at] != ' ' && text[at] != '\n')
        return false;
    at = cparent__skip_blanks(text, at, end);
    if (at >= end)
        return true;
    next = (unsigned char)text[at];
    return cparent__is_upper(next) || cparent__is_digit(next) || next == '"' ||
           next == '\'' || next == '(' || next == '|' || next >= 0x80 ||
           next < ' ';
}

/* Small words that the search for who did something asks of every token
 * again and again. */
static void
note_small_word(const cparent__sentence *s, cparent__token *token)
{
    const int at = (int)(token - s->tokens);

    switch (token->first) {
    case 'a':
        token->lead =
            cparent__token_is(s, at, "a") || cparent__token_is(s, at, "an");
        token->joint = cparent__token_is(s, at, "and");
        break;
    case 'b':
        token->joint = cparent__token_is(s, at, "but");
        break;
    case 'o':
        token->lead = cparent__token_is(s, at, "our") ||
                      cparent__token_is(s, at, "one") ||
                      cparent__token_is(s, at, "other");
        break;
    case 's':
        token->lead = cparent__token_is(s, at, "some") ||
                      cparent__token_is(s, at, "several");
        break;
    case 't':
        token->lead = cparent__token_is(s, at, "the");
        token->joint = cparent__token_is(s, at, "that");
        break;
    case 'w':
        token->joint = cparent__token_is(s, at, "when") ||
                       cparent__token_is(s, at, "which") ||
                       cparent__token_is(s, at, "while");
        break;
    default:
        break;
    }
}

/* Longer words are no phrase's. */
enum { LONGEST_WORD = 64 };

static void
look_up(const cparent__lexicon *lexicon, const char *text,
        cparent__token *token)
{
    const char *word = text + token->start;
    const uint32_t length = token->end - token->start;
    cparent__folded folded;

    token->word = CPARENT__NO_WORD;
    token->hash = 0;
    token->letters = (unsigned char)token->first;
    if (token->kind == CPARENT__MARK) {
        token->word = lexicon->single[(unsigned char)*word];
        return;
    }
    folded = cparent__word_fold(word,
                                length > LONGEST_WORD ? LONGEST_WORD : length);
    token->letters = folded.letters;
    if (length > LONGEST_WORD)
        return;
    token->word = length == 1 ? lexicon->single[(unsigned char)*word]
                              : cparent__lexicon_folded(lexicon, word, length,
                                                        folded);
    if (token->kind == CPARENT__WORD)
        token->hash = (uint8_t)(folded.hash % CPARENT__HASHES);
}

static void
cut_tokens(const cparent__lexicon *lexicon, const char *text, uint32_t end,
           cparent__sentence *sentence)
{
    uint32_t at = cparent__skip_blanks(text, sentence->start, end);
    uint32_t before = UINT32_MAX;

    while (at < end && sentence->count < CPARENT__SENTENCE_TOKENS) {
        cparent__token *token = &sentence->tokens[sentence->count++];

        cparent__token_cut(text, at, end, token);
        token->glued = before == at;
        look_up(lexicon, text, token);
        note_small_word(sentence, token);
        sentence->shapes |= (uint8_t)(1u << token->kind);
        sentence->capitals |= token->capital;
        before = token->end;
        at = cparent__skip_blanks(text, token->end, end);
        if (token->kind == CPARENT__MARK &&
            ends_sentence(text, end, sentence)) {
            sentence->ended = true;
            break;
        }
    }
    sentence->end = at;
}

/* Does it name something that claims are made of? */
static bool
is_followed(const cparent__cue *cue)
{
    static const char measure[] = "measure/";

    return cue->kind == CPARENT__K_INDICATOR ||
           (cue->kind == CPARENT__K_CLAIM && *cue->meaning == *measure &&
            strncmp(cue->meaning, measure, sizeof(measure) - 1) == 0);
}

/* Every phrase of tokens [at, end), which lead to `node`. */
static void
add_cues(const cparent__lexicon *lexicon, cparent__sentence *sentence, int at,
         uint32_t node, int end)
{
    int32_t index = lexicon->nodes[node].phrase;

    for (; index >= 0 && sentence->cue_count < CPARENT__SENTENCE_CUES;
         index = lexicon->phrases[index].next) {
        const cparent__phrase *phrase = &lexicon->phrases[index];
        cparent__cue *cue = &sentence->cues[sentence->cue_count++];

        cue->start = (uint16_t)at;
        cue->end = (uint16_t)end;
        cue->kind = phrase->kind;
        cue->number = phrase->number;
        cue->meaning = lexicon->text + phrase->meaning;
        sentence->begins[at] |= (uint64_t)1 << phrase->kind;
        if (is_followed(cue))
            sentence->begins[at] |= CPARENT__FOLLOWED;
    }
}

/* The same, and every longer one; a hyphen joins words as a blank does. */
static void
follow_cues(const cparent__lexicon *lexicon, cparent__sentence *sentence,
            int at, uint32_t node, int end)
{
    const cparent__token *next = &sentence->tokens[end];
    uint32_t step;

    add_cues(lexicon, sentence, at, node, end);
    if (end >= sentence->count)
        return;
    step = cparent__lexicon_step(lexicon, node, next->word);
    if (step != 0)
        follow_cues(lexicon, sentence, at, step, end + 1);
    if (next->mark != '-' || end + 1 >= sentence->count)
        return;
    step = cparent__lexicon_step(lexicon, node, next[1].word);
    if (step != 0)
        follow_cues(lexicon, sentence, at, step, end + 2);
}

static void
find_cues(const cparent__lexicon *lexicon, cparent__sentence *sentence)
{
    int at;

    for (at = 0; at < sentence->count; at++) {
        const uint32_t word = sentence->tokens[at].word;
        const uint32_t node =
            word == CPARENT__NO_WORD ? 0 : lexicon->vocabulary[word].node;

        sentence->first_cue[at] = (uint16_t)sentence->cue_count;
        sentence->begins[at] = 0;
        if (node == 0)
            continue;
        follow_cues(lexicon, sentence, at, node, at + 1);
        sentence->kinds |= sentence->begins[at];
    }
    sentence->first_cue[sentence->count] = (uint16_t)sentence->cue_count;
}

void
cparent__sentence_cut(const cparent__lexicon *lexicon, const char *text,
                      uint32_t start, uint32_t end, cparent__sentence *sentence)
{
    sentence->text = text;
    sentence->start = start;
    sentence->count = 0;
    sentence->cue_count = 0;
    sentence->kinds = 0;
    sentence->shapes = 0;
    sentence->capitals = false;
    sentence->ended = false;
    cut_tokens(lexicon, text, end, sentence);
    find_cues(lexicon, sentence);
}

bool
cparent__may_open(const cparent__lexicon *lexicon, const char *text,
                  uint32_t start, uint32_t end, uint64_t kinds)
{
    const uint32_t at = cparent__skip_blanks(text, start, end);
    cparent__token first;

    if (at >= end)
        return false;
    cparent__token_cut(text, at, end, &first);
    look_up(lexicon, text, &first);
    return first.word != CPARENT__NO_WORD &&
           (lexicon->vocabulary[first.word].kinds & kinds) != 0;
}

/* ------------------------------------------------------------ looking */

const cparent__cue *
cparent__cue_longest(const cparent__sentence *sentence, cparent__kind kind,
                     int at)
{
    const cparent__cue *found = NULL;
    int i;

    for (i = sentence->first_cue[at]; i < sentence->first_cue[at + 1]; i++)
        if (sentence->cues[i].kind == kind &&
            (found == NULL || sentence->cues[i].end > found->end))
            found = &sentence->cues[i];
    return found;
}

const cparent__cue *
cparent__cue_in(const cparent__sentence *sentence, cparent__kind kind, int from,
                int to)
{
    int at;

    if (!cparent__has_cue(sentence, kind))
        return NULL;
    for (at = from < 0 ? 0 : from; at < to && at < sentence->count; at++) {
        const cparent__cue *cue = cparent__cue_at(sentence, kind, at);

        if (cue != NULL && cue->end <= to)
            return cue;
    }
    return NULL;
}

const cparent__cue *
cparent__cue_last(const cparent__sentence *sentence, cparent__kind kind,
                  int from, int to)
{
    int at;

    if (!cparent__has_cue(sentence, kind))
        return NULL;
    for (at = (to < sentence->count ? to : sentence->count) - 1;
         at >= from && at >= 0; at--) {
        const cparent__cue *cue = cparent__cue_at(sentence, kind, at);

        if (cue != NULL && cue->end <= to)
            return cue;
    }
    return NULL;
}

bool
cparent__token_says(const cparent__sentence *sentence, int at,
                    const char *word)
{
    const cparent__token *token = &sentence->tokens[at];
    const char *text = sentence->text + token->start;
    uint32_t i;

    for (i = 0; i < token->end - token->start; i++)
        if (cparent__lower((unsigned char)text[i]) != word[i])
            return false;
    return true;
}

bool
cparent__token_listed(const cparent__sentence *sentence, int at,
                      const char *const *words)
{
    cparent__list *list = cparent__list_kept(sentence->lists, words);

    /* The rest stands elsewhere, so that this costs as little as it can. */
    return (list->words != words ||
            cparent__list_has(list, sentence->tokens[at].hash)) &&
           cparent__list_find(list, words, sentence, at);
}

cparent__span
cparent__tokens_span(const cparent__sentence *sentence, int from, int to)
{
    cparent__span span = { 0, 0 };

    if (to > sentence->count)
        to = sentence->count;
    if (from < 0 || from >= to)
        return span;
    span.start = sentence->tokens[from].start;
    span.end = sentence->tokens[to - 1].end;
    return span;
}

bool
cparent__token_is_have(const cparent__sentence *s, int at)
{
    static const char *const words[] = { "had", "has", "have", NULL };

    return cparent__token_among(s, at, words);
}

bool
cparent__token_ends(const cparent__sentence *s, int at, const char *ending)
{
    const size_t length = strlen(ending);

    return at < s->count &&
           s->tokens[at].end - s->tokens[at].start > length + 1 &&
           memcmp(s->text + s->tokens[at].end - length, ending, length) == 0;
}

bool
cparent__is_possessive(const cparent__sentence *s, int at)
{
    const cparent__token *token = &s->tokens[at];

    return token->end - token->start > 2 &&
           memcmp(s->text + token->end - 2, "'s", 2) == 0;
}

bool
cparent__word_in(const cparent__sentence *s, int from, int to,
                 const char *word)
{
    for (; from < to; from++)
        if (cparent__token_is(s, from, word))
            return true;
    return false;
}

bool
cparent__words_in(const cparent__sentence *s, int from, int to,
                  const char *first, const char *second)
{
    for (; from + 1 < to; from++)
        if (cparent__token_is(s, from, first) &&
            cparent__token_is(s, from + 1, second))
            return true;
    return false;
}

int
cparent__first_word(const cparent__sentence *s)
{
    int at = 0;

    while (at < s->count && s->tokens[at].kind != CPARENT__WORD)
        at++;
    return at;
}

int
cparent__bracket_end(const cparent__sentence *s, int at)
{
    int end = at;

    if (!cparent__mark_is(s, at, '('))
        return -1;
    while (end < s->count && end < at + 14 && !cparent__mark_is(s, end, ')'))
        end++;
    return cparent__mark_is(s, end, ')') ? end : -1;
}
