/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/head-internal.h"

#include <string.h>

static void
cut_span(cparent__reader *reader, cparent__span span)
{
    cparent__sentence_cut(reader->lexicon, reader->decoded.text, span.start,
                          span.end, &reader->sentence);
}

static void
cut(cparent__reader *reader, const cparent__block *block)
{
    const cparent__span span = { block->start, block->end };

    cut_span(reader, span);
}

/* "Tuesday, 11 March 2025 at 10.30am, Council Chambers" */
static bool
begins_with_day(const cparent__sentence *s, const cparent__time *time)
{
    static const char *const days[] = { "monday",   "tuesday", "wednesday",
                                        "thursday", "friday",  "saturday",
                                        "sunday",   NULL };

    return time->core <= 2 && cparent__token_among(s, 0, days);
}

/* A line that names a meeting: "Minutes of the Corporate Parenting Board
 * held on …", "Corporate Parenting Panel - 9th December 2025", "Agenda for
 * … on …", "Date: …".  Fills in the board and the day. */
static bool
read_meeting_line(cparent__reader *reader, const cparent__sentence *s)
{
    cparent__times times;
    const cparent__cue *body;
    const cparent_date none = { 0, 0, 0 };
    int to, i;
    bool held = false;

    cparent__times_find(s, none, &times);
    if (cparent__token_is(s, 0, "publication") ||
        cparent__token_is(s, 0, "published") ||
        cparent__cue_in(s, CPARENT__K_ACCESS, 0, s->count) != NULL)
        return true;
    for (i = 0; i < times.count; i++) {
        const cparent__time *time = &times.items[i];

        if (!cparent_period_is_set(time->period) ||
            time->period.kind != CPARENT_PERIOD_DAY ||
            s->tokens[time->core].kind != CPARENT__DIGITS)
            continue;
        held = cparent__token_is(s, 0, "date") ||
               cparent__token_is(s, 0, "minutes") ||
               cparent__token_is(s, cparent__token_is(s, 0, "action"),
                                 "notes") ||
               cparent__token_is(s, 0, "agenda") ||
               cparent__token_is(s, 0, "meeting") ||
               cparent__cue_in(s, CPARENT__K_BODY, 0, time->core) != NULL ||
               time->to >= s->count - 3 || begins_with_day(s, time);
        if (held && !cparent_date_is_set(reader->meeting))
            reader->meeting = time->period.first;
        break;
    }
    if (!held)
        return cparent__token_is(s, 0, "present") ||
               cparent__token_is(s, 0, "venue");
    /* "… of the Board held in the Council Chamber on 4 March" */
    for (to = 0; to < times.items[i].from; to++)
        if (cparent__token_is(s, to, "held"))
            break;
    body = cparent__cue_last(s, CPARENT__K_BODY, 0, to);
    if (body != NULL && reader->meeting_line.end == 0)
        reader->meeting_line = cparent__tokens_span(s, 0, s->count);
    cparent__read_owner(reader, s);
    cparent__name_committee(reader, s, body);
    return true;
}

static void
note_access(cparent__reader *reader, const cparent__sentence *s)
{
    const cparent__cue *cue =
        cparent__cue_in(s, CPARENT__K_ACCESS, 0, s->count);

    if (cue == NULL)
        return;
    if (strcmp(cue->meaning, "draft") == 0)
        reader->draft = true;
    else
        reader->exempt = true;
}

/* "Item 8. Emotional Wellbeing": the title stands behind the number, and
 * counts where only a letterhead stood before. */
static bool
read_item_line(cparent__reader *reader, const cparent__block *block)
{
    const cparent__sentence *s = &reader->sentence;
    const int item = cparent__token_is(s, 0, "agenda");
    const int mark = item + 2;
    cparent__block rest = *block;

    if (s->count <= mark || !cparent__token_is(s, item, "item") ||
        s->tokens[item + 1].kind != CPARENT__DIGITS ||
        (!cparent__mark_is(s, mark, '.') && !cparent__mark_is(s, mark, ':') &&
         !cparent__mark_is(s, mark, '-')) ||
        cparent__skip_blanks(reader->decoded.text, s->tokens[mark].end,
                             block->end) >= block->end)
        return false;
    rest.start = s->tokens[mark].end;
    cut(reader, &rest);
    reader->title = cparent__title_span(s, 0);
    return s->count > 0;
}

/* "Minute of item 8(b)", "Extract from the minutes" */
static bool
is_reference_line(const cparent__sentence *s)
{
    return s->count <= 9 && !s->ended &&
           ((cparent__token_is(s, 0, "extract") &&
             (cparent__token_is(s, 1, "from") ||
              cparent__token_is(s, 1, "of"))) ||
            ((cparent__token_is(s, 0, "minute") ||
              cparent__token_is(s, 0, "minutes")) &&
             cparent__token_is(s, 1, "of") &&
             cparent__token_is(s, 2 + cparent__token_is(s, 2, "the"),
                               "item")));
}

/* A line that can be a title stands in the head below `block`: no day, no
 * list of those present. */
static bool
title_below(cparent__reader *reader, const cparent__block *block)
{
    const cparent__block *end = reader->blocks + reader->block_count;
    const cparent__sentence *s = &reader->aside;

    for (block++; block < end && block->zone != CPARENT__ZONE_BODY; block++) {
        if (block->zone != CPARENT__ZONE_HEAD || block->reserved != 0 ||
            block->end - block->start < 12 ||
            block->end - block->start > 160)
            continue;
        cparent__aside_cut(reader, block->start, block->end);
        if (s->count > 2 &&
            s->tokens[cparent__title_begin(s)].capital && !s->ended &&
            !cparent__has_cue(s, CPARENT__K_MONTH) &&
            !cparent__has_cue(s, CPARENT__K_ACCESS) &&
            (cparent__title_begin(s) > 0 ||
             cparent__cue_at(s, CPARENT__K_HEAD, 0) == NULL) &&
            !cparent__is_roster(s) && !cparent__token_is(s, 0, "report") &&
            !cparent__token_is(s, 0, "to"))
            return true;
    }
    return false;
}

/* The line below says when they met. */
static bool
day_below(cparent__reader *reader, const cparent__block *block)
{
    const cparent__block *below = block + 1;

    if (below >= reader->blocks + reader->block_count ||
        below->end - below->start > 160)
        return false;
    cparent__aside_cut(reader, below->start, below->end);
    return cparent__has_cue(&reader->aside, CPARENT__K_MONTH);
}

/* "Panel Rhianta Corfforaethol / Corporate Parenting Panel", with `mark`
 * between them: where the second name begins; 0 when there is but one. */
static int
second_name(const cparent__sentence *s, char mark)
{
    int at;

    for (at = 1; at + 1 < s->count; at++)
        if (cparent__mark_is(s, at, mark) && !s->tokens[at].glued)
            return s->tokens[at + 1].capital ? at + 1 : 0;
    return 0;
}

/* What has been read of the head so far. */
typedef struct head_state {
    bool titled;
    bool wanted;    /* a title may stand here */
    bool announced; /* by "Agenda item" */
    bool listing;   /* the items of a meeting, "Apologies for absence" */
} head_state;

/* "Education and Children's Services Committee" above a title: who met. */
static bool
read_committee_line(cparent__reader *reader, const cparent__block *block,
                    const head_state *state)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *body =
        cparent__cue_last(s, CPARENT__K_BODY, 0, s->count);
    const int second = second_name(s, '/');
    const int end = cparent__owner_end(s);
    int at;

    if ((state->announced && second == 0) || body == NULL ||
        cparent__is_council_line(s) ||
        cparent__body_end(s, body) != end ||
        !(cparent__cue_means(body, "sits") || day_below(reader, block)) ||
        !title_below(reader, block))
        return false;
    for (at = 0; at < body->start; at++)
        if (cparent__token_is(s, at, "of") || cparent__token_is(s, at, "to") ||
            cparent__token_is(s, at, "for"))
            return false;
    cparent__read_owner(reader, s);
    if (reader->committee.end == 0)
        reader->committee = cparent__tokens_span(
            s, second > 0 ? second : second_name(s, '-'), end);
    return true;
}

/* "21/01/2025 - Fostering Fees": the title behind its day. */
static bool
is_dated_title(const cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__span title = reader->title;
    const uint32_t length = title.end - title.start;
    const uint32_t end = s->tokens[s->count - 1].end;
    int at = 0;

    while (at < s->count && s->tokens[at].kind != CPARENT__WORD)
        at++;
    return at > 0 && at < s->count && end - s->tokens[at].start == length &&
           memcmp(s->text + s->tokens[at].start, s->text + title.start,
                  length) == 0;
}

/* "48 Focused Visit PDF 344 KB": the title once more, or a paper. */
static bool
is_title_again(const cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__span title = reader->title;
    cparent__span span;

    if (cparent__size_begin(s) < s->count || is_dated_title(reader))
        return true;
    span = cparent__title_span(s, s->tokens[0].kind == CPARENT__DIGITS &&
                                      s->tokens[1].kind == CPARENT__WORD);
    return span.end - span.start == title.end - title.start &&
           memcmp(s->text + span.start, s->text + title.start,
                  span.end - span.start) == 0;
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

/* "Apologies for absence" and no more: the first item of a meeting. */
static bool
is_routine_line(const cparent__sentence *s)
{
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_HEAD, 0);

    return cue != NULL && cue->end == s->count &&
           (cparent__cue_means(cue, "roster") ||
            cparent__cue_means(cue, "routine"));
}

/* A line below the title: what the paper is for. */
static void
read_purpose_line(cparent__reader *reader, const cparent__block *block)
{
    const cparent__sentence *s = &reader->sentence;
    const int label = cparent__purpose_label(s);
    const bool to = cparent__token_is(s, 0, "to");

    if ((cparent__token_is(s, 0, "report") && cparent__token_is(s, 1, "of")) ||
        cparent__token_is(s, 0, "additional") || is_title_again(reader) ||
        is_time_line(s) ||
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

/* A line that says whose minutes they are, and not what they are about. */
static bool
read_letterhead(cparent__reader *reader, const cparent__block *block,
                const head_state *state)
{
    const cparent__sentence *s = &reader->sentence;

    if (is_reference_line(s))
        return true;
    if (state->titled)
        return cparent__is_owner_line(s) || cparent__is_fact_line(s);
    if (cparent__is_owner_line(s) || read_committee_line(reader, block, state))
        return true;
    if (!cparent__is_council_line(s) ||
        (state->announced && state->wanted && !title_below(reader, block)))
        return false; /* "Peer Challenge of Wynmere Council" is a title */
    cparent__read_owner(reader, s);
    if (reader->council.end == 0)
        reader->council = cparent__tokens_span(s, 0, s->count);
    return true;
}

static void
read_head_block(cparent__reader *reader, const cparent__block *block,
                head_state *state)
{
    const cparent__sentence *s = &reader->sentence;
    const int label = cparent__title_label(s);

    if (s->count == 0 ||
        (s->end >= block->end && cparent__is_item_number(s)))
        return;
    note_access(reader, s);
    if (label > 0 && (state->wanted || !state->announced)) {
        reader->title = cparent__title_span(s, label);
        state->titled = true;
        return;
    }
    if (read_item_line(reader, block) ||
        cparent__read_numbered_line(reader, block)) {
        state->titled = true;
        return;
    }
    if (cparent__is_roster(s) || block->column != 0 ||
        read_letterhead(reader, block, state))
        return;
    if (block->end - block->start < 300 &&
        !(state->titled && cparent__token_is(s, 0, "to")) &&
        read_meeting_line(reader, s) &&
        !(state->wanted && !state->titled && state->announced &&
          (!cparent__has_cue(s, CPARENT__K_BODY) ||
           !title_below(reader, block))))
        return;
    if (state->titled) {
        state->listing = state->listing || is_routine_line(s);
        if (!cparent__read_item_heading(reader, block) && !state->listing)
            read_purpose_line(reader, block);
    } else if (s->count == 1 && cparent__token_is(s, 0, "draft")) {
        reader->draft = true;
    } else if (state->wanted && !cparent__is_holder_line(s)) {
        reader->title = cparent__title_span(s, 0);
        state->titled = true;
    }
}

/* "Corporate Parenting Board" above "Minutes of the meeting held on …". */
static void
committee_of_title(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *body;
    int at, from;

    if (reader->title.end == 0)
        return;
    cut_span(reader, reader->title);
    from = cparent__behind_minutes(s);
    if (from > 0) {
        reader->title = cparent__tokens_span(s, from, s->count);
        cut_span(reader, reader->title);
    }
    if (reader->committee.end != 0 || !cparent_date_is_set(reader->meeting))
        return;
    body = cparent__cue_in(s, CPARENT__K_BODY, 0, s->count);
    for (at = 0; body != NULL && at < body->start; at++)
        if (cparent__token_is(s, at, "of") || cparent__token_is(s, at, "to") ||
            cparent__token_is(s, at, "for"))
            return;
    body = cparent__cue_last(s, CPARENT__K_BODY, 0, s->count);
    if (body == NULL || body->end != s->count)
        return;
    cparent__read_owner(reader, s);
    if (reader->committee.end == 0 &&
        (cparent__cue_means(body, "sits") ||
         cparent__token_is(s, s->count - 1, "group")))
        reader->committee = reader->title;
}

/* The last "Agenda item" before the first minutes: the title follows it. */
static size_t
title_from(const cparent__reader *reader, size_t end, bool *found)
{
    size_t i, from = 0;
    size_t meeting = 0; /* headings "Minutes:", one for each item */

    for (i = end; i < reader->block_count; i++)
        meeting += reader->blocks[i].reserved == 1 &&
                   reader->blocks[i].zone == CPARENT__ZONE_BODY;
    *found = false;
    for (i = 0; i < end; i++) {
        /* Below its clerk a meeting lists its items. */
        if (meeting > 1 && reader->blocks[i].zone == CPARENT__ZONE_CONTACTS)
            break;
        if (reader->blocks[i].reserved == 1 &&
            reader->blocks[i].zone == CPARENT__ZONE_HEAD) {
            from = i + 1;
            *found = true;
        }
    }
    return from;
}

/* "Members: Councillors Bello and Finch" above the first minutes, and below
 * the contacts, who are the first people of a reading. */
static void
read_rosters(cparent__reader *reader, size_t end)
{
    const uint32_t behind =
        reader->item_count > 0
            ? reader->items[reader->item_count - 1].text.end
            : 0;
    size_t i;

    for (i = 0; i < end && i < 4000; i++) {
        if (reader->blocks[i].zone == CPARENT__ZONE_TAIL)
            continue;
        cut(reader, &reader->blocks[i]);
        if ((reader->blocks[i].start >= behind &&
             cparent__is_roster(&reader->sentence)) ||
            cparent__is_holder_line(&reader->sentence))
            cparent__read_people(reader);
    }
}

/* "Councillor Edith Barrow to update the Forum." */
static void
read_purpose_people(cparent__reader *reader)
{
    if (reader->purpose.end == 0)
        return;
    cparent__sentence_cut(reader->lexicon, reader->decoded.text,
                          reader->purpose.start, reader->purpose.end,
                          &reader->sentence);
    cparent__read_people(reader);
}

/* "The purpose of the report was to inform Members": the first that is said
 * below a title where nothing else says what the paper is for. */
static void
read_told_purpose(cparent__reader *reader, size_t at)
{
    static const char *const papers[] = { "report", "item", "paper", "update",
                                          "meeting", "presentation", NULL };
    const cparent__sentence *s = &reader->sentence;
    int from;

    while (at < reader->block_count &&
           reader->blocks[at].start < reader->title.end)
        at++;
    if (at == reader->block_count || reader->title.end == 0)
        return;
    cut(reader, &reader->blocks[at]);
    from = cparent__purpose_label(s);
    if (from > 0 && from < s->count) {
        reader->purpose.start = s->tokens[from].start;
        reader->purpose.end = reader->blocks[at].end;
        return;
    }
    from = cparent__token_is(s, 0, "the");
    if (cparent__token_is(s, from, "purpose") &&
        cparent__token_is(s, from + 1, "of") &&
        cparent__token_among(s, from + 3, papers) &&
        (cparent__token_is(s, from + 4, "is") ||
         cparent__token_is(s, from + 4, "was"))) {
        reader->purpose.start = reader->blocks[at].start;
        reader->purpose.end = reader->blocks[at].end;
    }
}

void
cparent__reader_head(cparent__reader *reader)
{
    head_state state = { false, false, false, false };
    size_t end = 0;
    size_t i, from;

    while (end < reader->block_count &&
           reader->blocks[end].zone != CPARENT__ZONE_BODY)
        end++;
    from = title_from(reader, end, &state.announced);
    for (i = 0; i < end && i < 4000; i++) {
        const cparent__block *block = &reader->blocks[i];

        cut(reader, block);
        if (i == 0 && reader->decoded.form == CPARENT__FORM_XML &&
            (block->flags & CPARENT__BLOCK_HEADING) == 0) {
            reader->committee = reader->meeting_line = cparent__tokens_span(
                &reader->sentence, 0, reader->sentence.count);
            continue;
        }
        if (block->zone == CPARENT__ZONE_CONTACTS &&
            !reader->sentence.ended &&
            !cparent__is_labelled(&reader->sentence)) {
            cparent__read_contacts(reader, &reader->sentence);
            continue;
        }
        if (block->zone == CPARENT__ZONE_TAIL || block->reserved != 0)
            continue;
        if (block->start > reader->title.start &&
            block->end <= reader->title.end)
            continue; /* its second line */
        state.wanted = i >= from;
        read_head_block(reader, block, &state);
        if (reader->title.end == block->end)
            cparent__title_go_on(reader, block);
    }
    committee_of_title(reader);
    cparent__title_of_item(reader, end);
    if (reader->purpose.end == 0 && reader->bare)
        read_told_purpose(reader, end);
    if (reader->title.end == 0)
        reader->title = reader->committee;
    /* The minutes of a whole meeting are not those of their first item. */
    for (i = 0; i < reader->block_count; i++)
        if ((reader->blocks[i].flags & CPARENT__BLOCK_ITEM) != 0) {
            if (reader->meeting_line.end != 0)
                reader->title = reader->meeting_line;
            reader->purpose.start = reader->purpose.end = 0;
        }
    cparent__title_of_care(reader);
    cparent__find_owner(reader, end);
    cparent__read_contacts_below(reader, end);
    reader->contact_count = reader->item_count;
    read_rosters(reader, end);
    read_purpose_people(reader);
}
