/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/act-internal.h"
#include "read/question-internal.h"
#include "read/resolve-internal.h"

/* "…, given that this had been raised before": why it is asked; "…, which
 * Ms Vale said she would take away", ", agreed:-": what came of it. */
static int
before_reason(const cparent__sentence *s, int from, int to)
{
    int at;

    for (at = from + 3; at + 2 < to; at++)
        if (cparent__mark_is(s, at, ',') &&
            ((cparent__token_is(s, at + 1, "given") &&
              (cparent__token_is(s, at + 2, "that") ||
               cparent__token_is(s, at + 2, "the"))) ||
             (cparent__token_is(s, at + 1, "bearing") &&
              cparent__token_is(s, at + 2, "in")) ||
             (cparent__token_is(s, at + 1, "which") &&
              cparent__cue_in(s, CPARENT__K_SAY, at + 3, at + 7) != NULL) ||
             (cparent__cue_at(s, CPARENT__K_RESOLVE, at + 1) != NULL &&
              cparent__ends_in_colon(s))))
            return at;
    return to;
}

/* "The Committee, having asked whether all were seen, agreed:-": what was asked
 * before a body agreed, whose limbs stand below. */
bool
cparent__has_heard_questions(const cparent__sentence *s)
{
    return cparent__has_cue(s, CPARENT__K_ASK) &&
           cparent__has_cue(s, CPARENT__K_RESOLVE) &&
           cparent__word_in(s, 0, s->count, "having") &&
           cparent__ends_in_colon(s);
}

/* The words from an opener to the answer inside the sentence, or its end. */
void
cparent__question_take(cparent__reader *reader, int from, cparent__span who,
              cparent__span put_by, const char *rule)
{
    const cparent__sentence *s = &reader->sentence;
    const size_t first = reader->item_count;
    int verb_end = 0;
    int end = cparent__answer_inside(s, from, &verb_end);
    const int answer = end;
    size_t i;

    if (end < 0)
        end = s->count;
    end = before_reason(s, from, end);
    if (reader->answering) {
        reader->pending_count = 0;
        reader->answering = false;
    }
    cparent__questions_add(reader, from, end, who, rule);
    for (i = first; i < reader->item_count; i++) {
        reader->items[i].put_by = put_by;
        reader->items[i].when = reader->refers;
    }
    if (answer >= 0)
        cparent__finish_answer(reader, first, answer, verb_end);
}

/* "Councillor Dace asked:" and the questions are limbs. */
static void
note_asker(cparent__reader *reader, cparent__span who, cparent__span behalf)
{
    const cparent__sentence *s = &reader->sentence;

    if (who.end == 0)
        return;
    reader->asker = who;
    reader->behalf = behalf;
    if (s->tokens[s->count - 1].mark == ':')
        reader->asking_block = reader->block_index;
}

/* A body or some people are asked, and by nobody that is named: "Children were
 * asked what they thought" elsewhere. */
static bool
asks_a_group(const cparent__sentence *s, int verb, int past)
{
    static const char *const one[] = { "it", "he", "she", NULL };
    cparent__agent agent;
    int from, to;

    if (cparent__token_is(s, past, "by"))
        return false;
    if (!cparent__subject_of(s, verb, &from, &to, &agent))
        return verb > 1 && s->tokens[verb - 2].kind == CPARENT__WORD &&
               !cparent__token_among(s, verb - 2, one);
    return agent == CPARENT__AGENT_BODY &&
           !cparent__token_is(s, from, "officers") &&
           !cparent__token_among(s, from, one);
}

/* ": "Are so many …?"" */
static bool
is_quoted_question(const cparent__sentence *s, int from)
{
    int at;

    for (at = s->count - 1; at > from && at > s->count - 3; at--)
        if (cparent__mark_is(s, at, '?'))
            return cparent__mark_is(s, from - 1, '"') ||
                   cparent__mark_is(s, from - 1, ':');
    return false;
}

/* Who an asking verb is about, and where what is asked begins. */
typedef struct asking {
    cparent__span who;
    cparent__span put_by;
    cparent__span behalf;
    int from;
} asking;

/* "Mrs Boyle was asked by Mr Sefton why": she will answer.  False where a
 * group is asked, and by nobody. */
static bool
take_asked(cparent__reader *reader, int at, asking *found)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__span none = { 0, 0 };
    cparent__agent agent;
    int used;

    reader->asked_whom = none;
    if (cparent__token_is(s, at - 1, "was") ||
        cparent__token_is(s, at - 1, "were")) {
        if (asks_a_group(s, at, found->from))
            return false;
        reader->asked_whom = found->who;
        found->who = none;
    }
    used = cparent__token_is(s, found->from, "by")
               ? cparent__agent_at(s, found->from + 1, s->count, &agent)
               : 0;
    if (used > 0) {
        found->who = cparent__tokens_span(s, found->from + 1,
                                          found->from + 1 + used);
        found->from += 1 + used;
    }
    return true;
}

/* "on behalf of Mrs Pell | , a governor, who was away, | how many": past what
 * is told of her, or to the end of the sentence if nothing else is; `from`
 * when nothing is told. */
static int
past_who(const cparent__sentence *s, int from)
{
    enum { NEAR = 12 };
    bool told = false;
    int at;

    if (!cparent__mark_is(s, from, ','))
        return from;
    for (at = from; at < s->count && (told || at < from + NEAR); at++) {
        if (told && (cparent__mark_is(s, at, ',') ||
                     cparent__mark_is(s, at, ':')))
            return at;
        if (!cparent__mark_is(s, at, ','))
            continue;
        told = cparent__token_is(s, at + 1, "who");
        if (!told && cparent__is_opener(s, at + 1))
            return from;
    }
    return told ? s->count : from;
}

/* Past marks and "on behalf of Mrs Pell". */
static void
take_behalf(const cparent__sentence *s, asking *found)
{
    int from = found->from;
    int past;

    while (cparent__mark_is(s, from, ',') || cparent__mark_is(s, from, ':') ||
           cparent__mark_is(s, from, '"'))
        from++;
    past = cparent__behalf_at(
        s, from, from + 12 < s->count ? from + 12 : s->count, &found->behalf);
    if (past > 0) {
        found->put_by = found->who;
        found->who = found->behalf;
        from = past_who(s, past);
        while (from < s->count - 1 && s->tokens[from].kind == CPARENT__MARK)
            from++;
    }
    found->from = from;
}

/* "asked, in Welsh, how many", "asked (in Welsh) how many": past what stands
 * between commas or in brackets before the opener; `from` when nothing
 * does. */
static int
past_aside(const cparent__sentence *s, int from)
{
    int at;

    if (cparent__mark_is(s, from, '(')) {
        at = cparent__act_past_aside(s, from, s->count);
        return cparent__is_opener(s, at) ? at : from;
    }
    if (!cparent__mark_is(s, from - 1, ','))
        return from;
    for (at = from; at < s->count && at < from + 8; at++)
        if (cparent__mark_is(s, at, ','))
            return cparent__is_opener(s, at + 1) ? at + 1 : from;
    return from;
}

/* "a number of questions: who", "(a) how many": past it, to the opener. */
static int
past_lettered(const cparent__sentence *s, int from)
{
    static const char *const many[] = { "a", "two", "three", "several",
                                        "number", "of", "some", "the",
                                        "following", "further", "questions",
                                        "question", "four", "series",
                                        "supplementary", NULL };
    int at = from;

    while (cparent__token_among(s, at, many) && at < from + 6)
        at++;
    if (at > from && !cparent__mark_is(s, at++, ':'))
        return from;
    if (cparent__mark_is(s, at, '(') && cparent__mark_is(s, at + 2, ')'))
        at += 3;
    return cparent__is_opener(s, at) ||
                   (at > from && cparent__mark_is(s, s->count - 1, '?'))
               ? at
               : from;
}

/* "Asked by Councillor Brody about | the age of carers", whoever asked ending
 * before `from`; 0 when it is not so. */
static int
past_asker(const cparent__sentence *s, const cparent__cue *cue, int from)
{
    const cparent__cue *about = cparent__token_is(s, cue->end, "by")
                                    ? cparent__cue_at(s, CPARENT__K_ABOUT, from)
                                    : NULL;

    return about != NULL ? about->end : 0;
}

/* "asked had any gone missing" */
static bool
asks_inverted(const cparent__sentence *s, const cparent__cue *cue, int from)
{
    static const char *const auxiliaries[] = { "had",   "were",  "was", "did",
                                               "could", "would", NULL };
    cparent__agent agent;
    int begin, end;

    return cparent__token_among(s, from, auxiliaries) &&
           !cparent__mark_is(s, from - 1, ',') &&
           !cparent__mark_is(s, s->count - 1, '?') &&
           cparent__subject_of(s, cue->start, &begin, &end, &agent) &&
           agent == CPARENT__AGENT_NAME;
}

/* "asked | Kofi | what", ", in Welsh, | how", "a number of questions: | who",
 * "by Mrs Pell about | fees", "officers | why": past what stands before the
 * question; `from` when nothing does. */
static int
past_between(cparent__reader *reader, const cparent__cue *cue, int from)
{
    const cparent__sentence *s = &reader->sentence;
    int past;

    if (cparent__is_name_word(s, from) && cparent__is_opener(s, from + 1))
        return from + 1;
    past = past_aside(s, from);
    if (past == from)
        past = past_lettered(s, from);
    if (past == from)
        past = past_asker(s, cue, from);
    if (past == 0)
        past = cparent__past_asked(reader, from);
    return past > 0 ? past : from;
}

/* "asked for | the number of", "requested | more information" */
static int
past_request(const cparent__sentence *s, const cparent__cue *cue, int from)
{
    int at;

    for (at = cue->start; at < cue->end; at++)
        if (cparent__token_is(s, at, "for") ||
            cparent__token_is(s, at, "requested"))
            from = at + 1;
    return from;
}

/* Is there a question from `from` on, perhaps behind whom it is put to? */
static bool
begins_question(cparent__reader *reader, const cparent__cue *cue,
                asking *found)
{
    const cparent__sentence *s = &reader->sentence;
    const int from = found->from;

    if (cparent__is_opener(s, from) || is_quoted_question(s, from) ||
        asks_inverted(s, cue, from))
        return true;
    found->from = past_between(reader, cue, from);
    if (found->from > from)
        return true;
    /* "asked | the reason for this" */
    if (cparent__cue_means(cue, "noun")) {
        found->from = cue->start + 1;
        return true;
    }
    if (cparent__cue_means(cue, "thing")) {
        found->from = past_request(s, cue, from);
        return true;
    }
    /* "questioned | the rise in spending" */
    if (cparent__token_is(s, cue->end - 1, "questioned") &&
        cparent__token_is_article(s, from))
        return true;
    return cparent__cue_means(cue, "query") && from < s->count &&
           s->tokens[from].kind == CPARENT__WORD &&
           !cparent__token_is(s, from, "by");
}

/* "said that young people | wanted to hear what had changed": told of others,
 * and asked of nobody; of herself she asks. */
static bool
is_told_of_others(const cparent__sentence *s, const cparent__cue *cue)
{
    static const char *const wants[] = { "wanted", "wished", "would", "wish",
                                         "keen",   "interested", NULL };
    static const char *const oneself[] = { "she", "he", "they", "it", NULL };
    const int verb = cue->start + (cparent__token_is(s, cue->start, "was") ||
                                   cparent__token_is(s, cue->start, "were"));
    cparent__agent agent;
    int from, to;

    return cparent__token_among(s, verb, wants) &&
           cparent__subject_of(s, cue->start, &from, &to, &agent) &&
           cparent__token_is(s, from - 1, "that") &&
           !cparent__token_among(s, from, oneself) &&
           cparent__cue_in(s, CPARENT__K_SAY, 0, from) != NULL;
}

/* "asked if", "queried whether", "asked by Mr Treloar how long". */
static bool
read_asking(cparent__reader *reader, int at)
{
    static const char *const passive[] = { "are", "is", "be", "been", NULL };
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *thing = cparent__asked_for(reader, at);
    const cparent__cue *cue =
        thing != NULL ? thing : cparent__cue_at(s, CPARENT__K_ASK, at);
    asking found = { { 0, 0 }, { 0, 0 }, { 0, 0 }, 0 };

    /* "The survey asked", "Young people are asked": not in this meeting. */
    if (cue == NULL || cparent__is_asked_on_paper(s, at - 1) ||
        is_told_of_others(s, cue) ||
        cparent__token_among(s, at - 1, passive) ||
        (cparent__token_is(s, at - 1, "had") &&
         !cparent__token_is(s, at - 2, "who")))
        return false;
    found.from = cue->end;
    cparent__askers(reader, at, &found.who, &found.put_by);
    if (!take_asked(reader, at, &found))
        return false;
    take_behalf(s, &found);
    if (!begins_question(reader, cue, &found)) {
        note_asker(reader, found.who, found.behalf);
        return false;
    }
    cparent__question_take(reader, found.from, found.who, found.put_by,
                           "question.asked");
    if (found.who.end != 0 && found.put_by.end == 0)
        reader->asker = found.who;
    return true;
}

static void
note_reference(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    int at;

    for (at = 0; at + 2 < s->count && at < 12; at++) {
        int end;

        if (!cparent__token_is(s, at, "page") ||
            s->tokens[at + 1].kind != CPARENT__DIGITS)
            continue;
        for (end = at + 2; end < s->count && end < at + 8; end++)
            if (s->tokens[end].kind == CPARENT__WORD &&
                !s->tokens[end].glued &&
                cparent__cue_at(s, CPARENT__K_TRAP_BEFORE, end) == NULL)
                break;
        reader->refers = cparent__tokens_span(s, at, end);
        return;
    }
}

static bool
may_ask(const cparent__sentence *s)
{
    return cparent__has_cue(s, CPARENT__K_ASK) ||
           cparent__has_cue(s, CPARENT__K_ASK_NOUN) ||
           cparent__has_cue(s, CPARENT__K_REQUEST) ||
           cparent__has_cue(s, CPARENT__K_SEEK);
}

/* "Members raised the following matters:", "The following points were made:":
 * limbs that begin like a question are one. */
static bool
raises_matters(const cparent__sentence *s)
{
    static const char *const matters[] = { "matters", "points", "questions",
                                           "issues",  "queries", NULL };
    const int noun = s->count - 2;
    int at;

    if (cparent__token_among(s, noun, matters))
        return cparent__token_is(s, noun - 1, "following");
    /* "the Board raised the following:" */
    if (cparent__token_is(s, noun, "following"))
        return cparent__token_is(s, noun - 2, "raised");
    for (at = 0; at + 1 < s->count; at++)
        if (cparent__token_is(s, at, "following"))
            return cparent__token_among(s, at + 1, matters);
    return false;
}

/* "Members raised", "During discussion, the Board raised": who does. */
static cparent__span
who_raises(const cparent__sentence *s)
{
    cparent__agent agent;
    int verb = 1;
    int from, to;

    while (verb < s->count && !cparent__token_is(s, verb, "raised"))
        verb++;
    return cparent__subject_of(s, verb, &from, &to, &agent)
               ? cparent__tokens_span(s, from, to)
               : cparent__tokens_span(
                     s, 0, cparent__agent_at(s, 0, s->count, &agent));
}

/* "Mrs Pell asked two questions", "raised several queries": they come one by
 * one below. */
static void
note_several(cparent__reader *reader)
{
    static const char *const several[] = { "two",     "three", "four",
                                           "several", "some",  "following",
                                           NULL };
    const cparent__sentence *s = &reader->sentence;
    cparent__agent agent;
    int at, used;

    for (at = 1; at + 1 < s->count && at < 24; at++)
        if (cparent__token_among(s, at, several) &&
            (cparent__token_is(s, at + 1, "questions") ||
             cparent__token_is(s, at + 1, "queries")))
            break;
    if (at + 1 >= s->count || at == 24)
        return;
    used = cparent__agent_at(s, 0, at, &agent);
    if (used == 0 || agent == CPARENT__AGENT_BODY)
        return;
    if (reader->asker.start < s->start)
        reader->asker = cparent__tokens_span(s, 0, used);
    reader->asking_block = reader->block_index;
}

/* "Questions were asked regarding:", "Members asked:": what is asked, or asked
 * about, stands in the limbs below. */
static void
note_list(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__block *below = cparent__block_below(reader);
    const cparent__cue *about;
    const int colon = s->count - 1;

    note_several(reader);
    if (!cparent__mark_is(s, colon, ':') ||
        s->end < reader->block->end || below == NULL ||
        (below->flags & (CPARENT__BLOCK_LABEL | CPARENT__BLOCK_BULLET)) == 0)
        return;
    about = cparent__cue_last(s, CPARENT__K_ABOUT, 0, colon);
    reader->asks_things = may_ask(s) && about != NULL && about->end == colon;
    if (reader->asks_things || raises_matters(s))
        reader->asking_block = reader->block_index;
    if (raises_matters(s))
        reader->asker = who_raises(s);
}

/* "The second was | whether", "Her final question was | how": one of several
 * that somebody was said to ask. */
static bool
read_in_turn(cparent__reader *reader)
{
    enum { NEAR = 4 };
    static const char *const whose[] = { "the", "her", "his", "their", NULL };
    static const char *const ranks[] = { "first", "second", "third", "fourth",
                                         "last",  "final",  "other", "next",
                                         NULL };
    const cparent__sentence *s = &reader->sentence;
    const cparent__span none = { 0, 0 };
    int at = 2;

    if (reader->asking_block == SIZE_MAX ||
        reader->block_index - reader->asking_block > NEAR ||
        !cparent__token_among(s, 0, whose) ||
        !cparent__token_among(s, 1, ranks))
        return false;
    at += cparent__token_is(s, at, "question") ||
          cparent__token_is(s, at, "query");
    if ((!cparent__token_is(s, at, "was") && !cparent__mark_is(s, at, ',')) ||
        !cparent__is_opener(s, at + 1))
        return false;
    cparent__question_take(reader, at + 1, reader->asker, none,
                           "question.in-turn");
    return true;
}

/* Is the block a limb of such a list? */
static bool
is_limb_of_asking(const cparent__reader *reader)
{
    enum { MOST_LIMBS = 8 };

    return reader->asking_block != SIZE_MAX && reader->block_first &&
           reader->block_index - reader->asking_block <= MOST_LIMBS &&
           (reader->block->flags &
            (CPARENT__BLOCK_LABEL | CPARENT__BLOCK_BULLET)) != 0 &&
           (reader->asks_things || cparent__is_opener(&reader->sentence, 0));
}

/* Something is asked in the sentence, in one way or another. */
static bool
ask_here(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__span none = { 0, 0 };
    int at;

    for (at = 0; may_ask(s) && at < s->count; at++)
        if (cparent__read_query(reader, at) || read_asking(reader, at))
            return true;
    if (read_in_turn(reader) || cparent__read_mark_question(reader))
        return true;
    if (!is_limb_of_asking(reader))
        return false;
    cparent__question_take(reader, 0, reader->asker, none, "question.limb");
    return true;
}

void
cparent__read_questions(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__span none = { 0, 0 };
    bool found;

    reader->refers = none;
    note_reference(reader);
    if (cparent__read_question_pair(reader))
        return;
    if (may_ask(s) && (cparent__read_asker_behind(reader) ||
                       cparent__read_asked_last(reader)))
        return;
    found = ask_here(reader);
    if (!found)
        note_list(reader);
    if (found || reader->pending_count == 0)
        return;
    if (cparent__read_answer(reader) || !reader->answering)
        return;
    if (reader->block_first)
        reader->pending_count = 0;
    else
        cparent__go_on(reader);
}
