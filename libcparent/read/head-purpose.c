/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "core/text-internal.h"
#include "read/head-internal.h"

#include <string.h>

/* What a paper is for: the sentences between its title and what was
 * minuted. */

/* Blocks below a title that may say it, and bytes of one. */
enum { BLOCKS = 8, PURPOSE = 300 };

/* "21/01/2025 - Fostering Fees", "21/01/2025 - Champions Board Fostering
 * Fees": the title behind its day, and whose meeting it was. */
static bool
is_dated_title(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__span title = reader->title;
    const uint32_t length = title.end - title.start;
    const uint32_t end = s->tokens[s->count - 1].end;
    const cparent__cue *body;
    int at = 0;

    while (at < s->count && s->tokens[at].kind != CPARENT__WORD)
        at++;
    if (at == 0 || at == s->count || end - s->tokens[at].start < length ||
        memcmp(s->text + end - length, s->text + title.start, length) != 0)
        return false;
    body = cparent__cue_last(s, CPARENT__K_BODY, at, s->count);
    while (body != NULL && s->tokens[body->end - 1].end > end - length)
        body = cparent__cue_last(s, CPARENT__K_BODY, at, body->start);
    if (body != NULL && reader->committee.end == 0 &&
        end - length - s->tokens[body->end - 1].end <= 3)
        reader->committee = cparent__tokens_span(s, at, body->end);
    return body != NULL || end - s->tokens[at].start == length;
}

/* "48 Focused Visit PDF 344 KB": the title once more, or a paper. */
static bool
is_title_again(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__span title = reader->title;
    cparent__span span;

    if (cparent__size_begin(s) < s->count || is_dated_title(reader))
        return true;
    span = cparent__title_span(s, s->tokens[0].kind == CPARENT__DIGITS &&
                                      s->tokens[1].kind == CPARENT__WORD);
    return span.end - span.start == title.end - title.start &&
           cparent__equal_bytes_fold(s->text + span.start,
                                     s->text + title.start,
                                     span.end - span.start);
}

/* "(Time allocated: 20 minutes)", "6.15pm - 6.45pm": when it was taken. */
static bool
is_time_line(const cparent__sentence *s)
{
    static const char *const words[] = { "am", "pm", "to", "until", NULL };
    bool digits = false;
    int at;

    for (at = 0; at < s->count; at++) {
        digits = digits || s->tokens[at].kind == CPARENT__DIGITS;
        if (s->tokens[at].kind == CPARENT__WORD &&
            !cparent__token_among(s, at, words))
            return cparent__mark_is(s, 0, '(') &&
                   (cparent__token_is(s, s->count - 2, "minutes") ||
                    cparent__token_is(s, s->count - 2, "mins"));
    }
    return digits;
}

bool
cparent__is_in_brackets(const cparent__sentence *s)
{
    return cparent__mark_is(s, 0, '(') &&
           cparent__bracket_end(s, 0) >= s->count - 1 - s->ended;
}

/* "(Report of the Corporate Director)", "(Lead Member: Cllr Ash)": whose
 * paper it is, and not "(To note the report.)". */
static bool
says_whose(const cparent__sentence *s)
{
    return cparent__is_in_brackets(s) && !cparent__token_is(s, 1, "to");
}

/* "Report of the Director", "Additional documents", "View the background to
 * item 8": of the page, and not what the paper is for. */
static bool
is_of_page(const cparent__sentence *s)
{
    static const char *const links[] = { "view", "share", "download", "print",
                                         "additional", NULL };
    const cparent__cue *link = cparent__cue_at(s, CPARENT__K_HEAD, 0);

    return cparent__report_line(s) || says_whose(s) ||
           (link != NULL && cparent__cue_means(link, "link")) ||
           (cparent__token_among(s, 0, links) && !s->ended);
}

bool
cparent__report_line(const cparent__sentence *s)
{
    return cparent__token_is(s, 0, "report") &&
           (cparent__token_is(s, 1, "of") || cparent__token_is(s, 1, "by"));
}

/* "Consideration was given to a report": what is minuted first, in the
 * blocks from `at` on, took a paper, and not a presentation or what somebody
 * had to tell. */
bool
cparent__takes_report(cparent__reader *reader, size_t at)
{
    static const char *const papers[] = { "report", "reports", "paper", NULL };
    const cparent__sentence *s = &reader->sentence;
    bool told = false;
    int i;

    for (; at < reader->block_count && !told; at++) {
        cparent__sentence_cut(reader->lexicon, reader->decoded.text,
                              reader->blocks[at].start,
                              reader->blocks[at].end, &reader->sentence);
        for (i = 0; i < s->count; i++)
            if (cparent__token_among(s, i, papers))
                return true;
        told = s->ended;
    }
    return false;
}

/* "The Panel is invited to comment", "Members are asked to note": past who is
 * asked, or 0.  "Members were asked" is what was minuted. */
static int
past_asked(const cparent__sentence *s)
{
    static const char *const asked[] = { "asked", "invited", "requested",
                                         "recommended", NULL };
    cparent__agent agent;
    const int who = cparent__agent_at(s, 0, s->count, &agent);

    return who > 0 &&
                   (cparent__token_is(s, who, "is") ||
                    cparent__token_is(s, who, "are")) &&
                   cparent__token_among(s, who + 1, asked)
               ? who + 2
               : 0;
}

/* "This report sets out the support provided". */
static bool
is_this_paper(const cparent__sentence *s)
{
    static const char *const papers[] = { "report", "item", "paper",
                                          "briefing", NULL };
    static const char *const does[] = {
        "sets",       "provides", "presents", "updates",  "informs",
        "summarises", "outlines", "details",  "reviews",  "describes",
        "asks",       "seeks",    "gives",    "explains", NULL
    };

    return cparent__token_is(s, 0, "this") &&
           cparent__token_among(s, 1, papers) &&
           cparent__token_among(s, 2, does);
}

bool
cparent__says_purpose(const cparent__sentence *s)
{
    return past_asked(s) > 0 || is_this_paper(s);
}

void
cparent__read_purpose_line(cparent__reader *reader,
                           const cparent__block *block)
{
    const cparent__sentence *s = &reader->sentence;
    const int label = cparent__purpose_label(s);
    const bool to =
        cparent__token_is(s, 0, "to") || cparent__says_purpose(s);

    if (is_of_page(s) || is_title_again(reader) || is_time_line(s) ||
        (cparent__cue_in(s, CPARENT__K_ACCESS, 0, s->count) != NULL && !to) ||
        (reader->bare && !to && label == 0))
        return;
    if (label == s->count) {
        reader->purpose.start = reader->purpose.end = 0;
        return;
    }
    if (reader->purpose.end == 0 || label > 0)
        reader->purpose.start = s->tokens[label].start;
    reader->purpose.end = block->end;
}

/* "The purpose of the report was to inform Members" */
static bool
tells_purpose(const cparent__sentence *s)
{
    static const char *const papers[] = { "report", "item", "paper", "update",
                                          "meeting", "presentation", NULL };
    const int from = cparent__token_is(s, 0, "the");

    return cparent__token_is(s, from, "purpose") &&
           cparent__token_is(s, from + 1, "of") &&
           cparent__token_among(s, from + 3, papers) &&
           (cparent__token_is(s, from + 4, "is") ||
            cparent__token_is(s, from + 4, "was"));
}

/* Between a title and what its paper is for: "Lead Member: Cllr Ash",
 * "(Report of the Director)", "Present:". */
static bool
may_stand_above(const cparent__sentence *s)
{
    return !s->ended &&
           (!cparent__mark_is(s, s->count - 1, ':') ||
            cparent__is_roster(s)) &&
           (cparent__is_fact_line(s) || cparent__is_roster(s) ||
            cparent__is_contact_line(s) || says_whose(s));
}

/* A block below the title that says what the paper is for. */
static bool
read_told(cparent__reader *reader, const cparent__block *block)
{
    const cparent__sentence *s = &reader->sentence;
    const int label = cparent__purpose_label(s);

    if (label > 0 && label < s->count)
        reader->purpose.start = s->tokens[label].start;
    else if (tells_purpose(s) ||
             (block->end - block->start < PURPOSE && s->ended &&
              (cparent__token_is(s, 0, "to") ||
               cparent__says_purpose(s))))
        reader->purpose.start = block->start;
    else
        return false;
    reader->purpose.end = block->end;
    return true;
}

void
cparent__read_told_purpose(cparent__reader *reader, size_t at)
{
    const cparent__sentence *s = &reader->sentence;
    size_t end;

    while (at < reader->block_count &&
           reader->blocks[at].start < reader->title.end)
        at++;
    if (reader->title.end == 0)
        return;
    for (end = at + BLOCKS; at < end && at < reader->block_count; at++) {
        const cparent__block *block = &reader->blocks[at];

        cparent__sentence_cut(reader->lexicon, reader->decoded.text,
                              block->start, block->end, &reader->sentence);
        if (s->count > 0 && cparent__purpose_label(s) == s->count &&
            at + 1 < reader->block_count) {
            reader->purpose.start = block[1].start;
            reader->purpose.end = block[1].end;
            return;
        }
        if (read_told(reader, block) || !may_stand_above(s))
            return;
    }
}
