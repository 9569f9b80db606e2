/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/question-internal.h"

#include <string.h>

static bool
is_opener(const cparent__sentence *s, int at)
{
    return cparent__cue_means(cparent__cue_at(s, CPARENT__K_OPENER, at), "wh");
}

static int
trim_end(const cparent__sentence *s, int from, int to)
{
    while (to > from && ((s->tokens[to - 1].kind == CPARENT__MARK &&
                          !cparent__mark_is(s, to - 1, ')')) ||
                         (cparent__token_is(s, to - 1, "and") &&
                          cparent__mark_is(s, to - 2, ';'))))
        to--;
    return to;
}

cparent__item *
cparent__question_add(cparent__reader *reader, int from, int to,
                      const char *rule, int confidence)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__item *item;

    to = trim_end(s, from, to);
    if (to <= from)
        return NULL;
    item = cparent__reader_add(reader, CPARENT_NOUN_QUESTION,
                               cparent__tokens_span(s, from, to), rule,
                               confidence);
    if (item == NULL)
        return NULL;
    item->words = item->text;
    if (reader->pending_count == CPARENT__PENDING || reader->answering) {
        reader->pending_count = 0;
        reader->answering = false;
    }
    reader->pending[reader->pending_count++] = reader->item_count - 1;
    reader->pending_age = 0;
    return item;
}

/* "asked why they were low and when …": a clause stands on either side of
 * "and", not "how and when". */
static bool
is_asked_apart(const cparent__sentence *s, int start, int and)
{
    static const char *const openers[] = { "why", "when",    "how",
                                           "what", "whether", "if",
                                           "where", "who",    NULL };

    if (and - start < 4)
        return false;
    return cparent__token_among(s, and + 1, openers);
}

/* One verb, several questions: "asked if A; what B, and was C?" */
static void
add_questions(cparent__reader *reader, int from, int to, cparent__span who,
              const char *rule)
{
    const cparent__sentence *s = &reader->sentence;
    const bool marked = cparent__mark_is(s, s->count - 1, '?');
    cparent__item *item;
    int start = from;
    int at;

    for (at = from + 3; at + 2 < to; at++) {
        int next = at + 1;
        const bool semicolon = cparent__mark_is(s, at, ';');
        const bool joined = cparent__token_is(s, at, "and") &&
                            is_asked_apart(s, start, at);

        if (!semicolon && !joined && !(marked && cparent__mark_is(s, at, ',')))
            continue;
        next += cparent__token_is(s, next, "and");
        if (!is_opener(s, next) &&
            !(marked && cparent__cue_at(s, CPARENT__K_OPENER, next)))
            continue;
        item = cparent__question_add(reader, start, at, rule, 85);
        if (item != NULL)
            item->who = who;
        start = at = next;
    }
    item = cparent__question_add(reader, start, to, rule, 88);
    if (item != NULL)
        item->who = who;
}

/* "on behalf of Councillor Rowe": the asker; the one before put it. */
static int
behalf_at(const cparent__sentence *s, int from, int to,
          cparent__span *who)
{
    const cparent__cue *cue =
        cparent__cue_in(s, CPARENT__K_BEHALF, from, to - 1);
    cparent__agent agent;
    int used;

    if (cue == NULL)
        return 0;
    used = cparent__agent_at(s, cue->end, to, &agent);
    if (used == 0)
        while (cue->end + used < to &&
               s->tokens[cue->end + used].kind == CPARENT__WORD)
            used++;
    *who = cparent__tokens_span(s, cue->end, cue->end + used);
    return cue->end + used;
}

/* "In reply to Councillor Ames, who had asked". */
static bool
who_had_asked(const cparent__sentence *s, int verb, cparent__span *who)
{
    int at = verb - 1;
    int from;

    at -= cparent__token_is(s, at, "had") || cparent__token_is(s, at, "has");
    if (!cparent__token_is(s, at, "who"))
        return false;
    at -= cparent__mark_is(s, at - 1, ',');
    for (from = at > 8 ? at - 8 : 0; from < at; from++) {
        cparent__agent agent;

        if (cparent__agent_at(s, from, at, &agent) != at - from)
            continue;
        *who = cparent__tokens_span(s, from, at);
        return true;
    }
    return false;
}

/* Who asks, with who puts it, for the verb at `verb`. */
static void
askers(cparent__reader *reader, int verb, cparent__span *who,
       cparent__span *put_by)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__span none = { 0, 0 };
    cparent__agent agent;
    int from, to;

    *who = *put_by = none;
    if (who_had_asked(s, verb, who))
        return;
    if (behalf_at(s, 0, verb, who) > 0) {
        if (cparent__token_is(s, verb - 1, "she") ||
            cparent__token_is(s, verb - 1, "he"))
            *put_by = reader->asker;
        else if (cparent__subject_of(s, verb, &from, &to, &agent))
            *put_by = cparent__tokens_span(s, from, to);
        return;
    }
    if (cparent__token_is(s, verb - 1, "she") ||
        cparent__token_is(s, verb - 1, "he") ||
        cparent__token_is(s, verb - 1, "they") ||
        (cparent__token_is(s, verb - 1, "also") &&
         (cparent__token_is(s, verb - 2, "she") ||
          cparent__token_is(s, verb - 2, "he")))) {
        *who = reader->behalf.end != 0 ? reader->behalf : reader->asker;
        /* "Mrs Ashdown was concerned. She asked": the one named last. */
        if (reader->behalf.end == 0 &&
            reader->subject.start > reader->asker.start)
            *who = reader->subject;
        *put_by = reader->behalf.end != 0 ? reader->asker : none;
        return;
    }
    if (cparent__subject_of(s, verb, &from, &to, &agent))
        *who = cparent__tokens_span(s, from, to);
    else if (cparent__token_is(s, verb, "asking") &&
             cparent__agent_at(s, 0, verb, &agent) > 0)
        *who = cparent__tokens_span(
            s, 0, cparent__agent_at(s, 0, verb, &agent));
}

/* ", given that it had been raised before": why it is asked, not what. */
static int
reason_begins(const cparent__sentence *s, int from, int to)
{
    int at;

    for (at = from + 3; at + 1 < to; at++)
        if (cparent__mark_is(s, at, ',') &&
            (cparent__token_is(s, at + 1, "given") ||
             cparent__token_is(s, at + 1, "because") ||
             cparent__token_is(s, at + 1, "bearing") ||
             (cparent__token_is(s, at + 1, "which") &&
              cparent__cue_in(s, CPARENT__K_SAY, at, at + 6) != NULL)))
            return at;
    return to;
}

/* The words from an opener to the answer inside the sentence, or its end. */
static void
take_question(cparent__reader *reader, int from, cparent__span who,
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
    end = reason_begins(s, from, end);
    if (reader->answering) {
        reader->pending_count = 0;
        reader->answering = false;
    }
    add_questions(reader, from, end, who, rule);
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

/* A body is asked, and by nobody that is named: a survey. */
static bool
asks_a_group(const cparent__sentence *s, int verb, int past)
{
    cparent__agent agent;
    int from, to;

    return cparent__subject_of(s, verb, &from, &to, &agent) &&
           agent == CPARENT__AGENT_BODY &&
           !cparent__token_is(s, from, "officers") &&
           !cparent__token_is(s, past, "by");
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

/* "asked if", "queried whether", "asked by Mr Treloar how long". */
static bool
read_asking(cparent__reader *reader, int at)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_ASK, at);
    cparent__span who, put_by, behalf = { 0, 0 };
    cparent__agent agent;
    int from, used, past;

    if (cue == NULL)
        return false;
    from = cue->end;
    askers(reader, at, &who, &put_by);
    reader->asked_whom = put_by;
    reader->asked_whom.start = reader->asked_whom.end = 0;
    /* "Mrs Boyle was asked by Mr Sefton why": she will answer. */
    if (cparent__token_is(s, at - 1, "was") ||
        cparent__token_is(s, at - 1, "were")) {
        reader->asked_whom = who;
        /* "Young people were asked what they thought": not here */
        if (asks_a_group(s, at, from))
            return false;
        who.start = who.end = 0;
    }
    if (cparent__token_is(s, from, "by")) {
        used = cparent__agent_at(s, from + 1, s->count, &agent);
        if (used > 0) {
            who = cparent__tokens_span(s, from + 1, from + 1 + used);
            from += 1 + used;
        }
    }
    while (cparent__mark_is(s, from, ',') || cparent__mark_is(s, from, ':') ||
           cparent__mark_is(s, from, '"'))
        from++;
    past = behalf_at(s, from, from + 12 < s->count ? from + 12 : s->count,
                     &behalf);
    if (past > 0) {
        put_by = who;
        who = behalf;
        from = past;
        while (s->tokens[from].kind == CPARENT__MARK && from < s->count - 1)
            from++;
    }
    if (!is_opener(s, from) && !is_quoted_question(s, from)) {
        /* "asked officers how", "asked the Director whether" */
        used = cparent__agent_at(s, from, s->count, &agent);
        if (used > 0 && used < 10 && is_opener(s, from + used)) {
            from += used;
        } else if (!(cparent__cue_means(cue, "query") && from < s->count &&
                     s->tokens[from].kind == CPARENT__WORD &&
                     !cparent__token_is(s, from, "by"))) {
            note_asker(reader, who, behalf);
            return false;
        }
    }
    take_question(reader, from, who, put_by, "question.asked");
    if (who.end != 0 && put_by.end == 0) {
        reader->asker = who;
    }
    return true;
}

/* "In answer to a Member's question", "Responding to Councillor Vane's
 * query": past the noun, with whose it was; 0 when it is none. */
static int
query_answered(const cparent__sentence *s, int at, cparent__span *who)
{
    static const char *const nouns[] = { "question", "questions", "query",
                                         "queries",  "enquiry",   "point",
                                         "request",  NULL };
    const int from = at + 3;
    int end, i;

    if (!cparent__token_is(s, at, "in") || !cparent__token_is(s, at + 2, "to") ||
        (!cparent__token_is(s, at + 1, "response") &&
         !cparent__token_is(s, at + 1, "reply") &&
         !cparent__token_is(s, at + 1, "answer")))
        return 0;
    for (end = from + 1; end < s->count && end < from + 8; end++) {
        const cparent__token *before = &s->tokens[end - 1];

        if (before->kind != CPARENT__WORD)
            return 0;
        for (i = 0; nouns[i] != NULL; i++)
            if (cparent__token_is(s, end, nouns[i]))
                break;
        if (nouns[i] == NULL || before->end - before->start < 3 ||
            memchr(s->text + before->end - 2, '\'', 2) == NULL)
            continue;
        *who = cparent__tokens_span(s, from, end);
        who->end -= s->text[who->end - 1] == 's' ? 2 : 1;
        return end + 1;
    }
    return 0;
}

/* "In response to a query from an MYP regarding how", "a question was put
 * about whether", "requested reassurance around". */
static bool
read_query(cparent__reader *reader, int at)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_ASK_NOUN, at);
    cparent__span who = { 0, 0 };
    const cparent__span none = { 0, 0 };
    const cparent__cue *about;
    cparent__agent agent;
    bool seek = false;
    int from = query_answered(s, at, &who);
    int used, start;

    if (cue == NULL) {
        cue = cparent__cue_at(s, CPARENT__K_SEEK, at);
        seek = cue != NULL;
    }
    if (cue == NULL && from == 0)
        return false;
    if (from == 0)
        from = cue->end;
    if (seek || cparent__cue_means(cue, "raise")) {
        cparent__span put_by;

        askers(reader, at, &who, &put_by);
    }
    if (cparent__token_is(s, from, "from") ||
        cparent__token_is(s, from, "by") ||
        cparent__token_is(s, from, "put")) {
        from += cparent__token_is(s, from, "put");
        from += cparent__token_is(s, from, "from") ||
                cparent__token_is(s, from, "by");
        used = cparent__agent_at(s, from, s->count, &agent);
        start = from;
        if (used == 0)
            while (from + used < s->count && used < 8 &&
                   cparent__cue_at(s, CPARENT__K_ABOUT, from + used) ==
                       NULL &&
                   !is_opener(s, from + used) &&
                   s->tokens[from + used].kind == CPARENT__WORD)
                used++;
        who = cparent__tokens_span(s, start, start + used);
        from += used;
    }
    while (cparent__mark_is(s, from, ','))
        from++;
    about = cparent__cue_at(s, CPARENT__K_ABOUT, from);
    if (cparent__token_is(s, from, "on") &&
        cparent__token_is(s, from + 1, "behalf"))
        return false;
    if (about != NULL) {
        from = about->end;
        from -= cparent__token_is(s, from - 1, "whether");
    }
    else if (!is_opener(s, from) && !cparent__token_is(s, from, "that") &&
             !cparent__cue_means(cue, "concern"))
        return false;
    from += cparent__token_is(s, from, "that") && seek;
    take_question(reader, from, who, none,
                  seek ? "question.reassurance" : "question.query");
    return true;
}

/* A sentence that ends in "?" and stands by itself. */
static bool
read_mark_question(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__span who = { 0, 0 };
    cparent__agent agent;
    int from = 0;

    if (!cparent__mark_is(s, s->count - 1, '?') || s->count < 4)
        return false;
    /* "Cllr Dunmore: can the Board be told …?" */
    if (cparent__agent_at(s, 0, s->count, &agent) > 0)
        from = cparent__speaker_at(s, 0, &who);
    if (from > 0)
        reader->asker = who;
    add_questions(reader, from, s->count, reader->asker, "question.mark");
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
           cparent__has_cue(s, CPARENT__K_SEEK);
}

void
cparent__read_questions(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__span none = { 0, 0 };
    const bool limb_of_asking =
        reader->asking_block != SIZE_MAX && reader->block_first &&
        reader->block_index - reader->asking_block <= 8 &&
        (reader->block->flags & (CPARENT__BLOCK_LABEL |
                                 CPARENT__BLOCK_BULLET)) != 0;
    bool found = false;
    int at;

    reader->refers = none;
    note_reference(reader);
    if (cparent__read_question_pair(reader))
        return;
    for (at = 0; may_ask(s) && at < s->count && !found; at++)
        found = read_query(reader, at) || read_asking(reader, at);
    if (!found && limb_of_asking && is_opener(s, 0)) {
        take_question(reader, 0, reader->asker, none, "question.limb");
        found = true;
    }
    if (!found)
        found = read_mark_question(reader);
    if (found || reader->pending_count == 0)
        return;
    if (cparent__read_answer(reader))
        return;
    if (!reader->answering)
        return;
    if (reader->block_first)
        reader->pending_count = 0;
    else
        cparent__go_on(reader);
}
