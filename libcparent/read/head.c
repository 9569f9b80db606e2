/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/head-internal.h"

#include <string.h>

/* Blocks of a head that are looked at. */
enum { MOST = 4000 };

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

/* "18 June 2024" and no more. */
static bool
is_day(const cparent__sentence *s)
{
    return s->count <= 5 && cparent__has_cue(s, CPARENT__K_MONTH) &&
           s->tokens[s->count - 1].kind == CPARENT__DIGITS;
}

/* "Item 8. Emotional Wellbeing": cuts what stands behind the number. */
static bool
cut_behind_item(cparent__reader *reader, const cparent__block *block)
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
    return s->count > 0;
}

/* "Item 8. Emotional Wellbeing": the title stands behind the number, and
 * counts where only a letterhead stood before.  "Item 8 - 18 June 2024" says
 * when they met. */
static bool
read_item_line(cparent__reader *reader, const cparent__block *block,
               bool *titled)
{
    const cparent__sentence *s = &reader->sentence;

    if (!cut_behind_item(reader, block))
        return false;
    *titled = !is_day(s);
    if (*titled)
        reader->title = cparent__title_span(s, 0);
    else
        (void)cparent__read_meeting_line(reader, s);
    return true;
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

/* "41 Education Outcomes": a number, and a capital behind it; "2024 Review"
 * has a year. */
static bool
is_counted(const cparent__sentence *s)
{
    return s->count > 2 && s->tokens[0].kind == CPARENT__DIGITS &&
           s->tokens[0].number < 1000 && s->tokens[1].capital;
}

/* A line that can be a title: no day, no list of those present. */
static bool
may_be_title(const cparent__sentence *s)
{
    const int begin = cparent__title_begin(s);
    const int from = begin > 0 ? begin : is_counted(s);

    return s->count > 2 && s->tokens[from].capital && !s->ended &&
           !cparent__has_cue(s, CPARENT__K_MONTH) &&
           !cparent__has_cue(s, CPARENT__K_ACCESS) &&
           (from > 0 || (cparent__cue_at(s, CPARENT__K_HEAD, 0) == NULL &&
                         cparent__honorifics_at(s, 0) == 0)) &&
           !cparent__is_roster(s) && !cparent__token_is(s, 0, "report") &&
           !cparent__token_is(s, 0, "to");
}

bool
cparent__title_below(cparent__reader *reader, const cparent__block *block)
{
    const cparent__block *end = reader->blocks + reader->block_count;

    /* What was found from above is still the next one below. */
    if (reader->title_from != NULL && reader->title_from <= block &&
        block < reader->title_ahead)
        return reader->title_ahead < end;
    reader->title_from = block;
    for (block++; block < end && block->zone != CPARENT__ZONE_BODY; block++) {
        if (block->zone != CPARENT__ZONE_HEAD || block->reserved != 0 ||
            block->end - block->start < 12 ||
            block->end - block->start > 160)
            continue;
        cparent__aside_cut(reader, block->start, block->end);
        if (may_be_title(&reader->aside))
            break;
    }
    if (block < end && block->zone == CPARENT__ZONE_BODY)
        block = end;
    reader->title_ahead = block;
    return block < end;
}

/* What has been read of the head so far. */
typedef struct head_state {
    bool titled;
    bool wanted;    /* a title may stand here */
    bool announced; /* by "Agenda item" */
    bool listing;   /* the items of a meeting, "Apologies for absence", or
                     * what a paper recommends */
    bool roster;    /* those present, a line each */
    cparent__span paper; /* "Report of the Director" */
} head_state;

/* "Apologies for absence" and no more: the first item of a meeting. */
static bool
is_routine_line(const cparent__sentence *s)
{
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_HEAD, 0);

    return cue != NULL && cue->end == s->count &&
           (cparent__cue_means(cue, "roster") ||
            cparent__cue_means(cue, "routine"));
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
    if (cparent__is_owner_line(s) ||
        cparent__read_committee_line(reader, block, state->announced))
        return true;
    if (!cparent__is_council_line(s) ||
        (state->announced && state->wanted && !cparent__title_below(reader, block)))
        return false; /* "Peer Challenge of Wynmere Council" is a title */
    cparent__read_owner(reader, s);
    if (reader->council.end == 0)
        reader->council = cparent__tokens_span(s, 0, s->count);
    return true;
}

/* A line that a label or a number shows to be the title. */
static bool
read_shown_title(cparent__reader *reader, const cparent__block *block,
                 head_state *state)
{
    const cparent__sentence *s = &reader->sentence;
    const int label = cparent__title_label(s);

    if (label > 0 && (state->wanted || !state->announced))
        reader->title = cparent__title_span(s, label);
    else if (read_item_line(reader, block, &state->titled))
        return true;
    else if (!cparent__read_numbered_line(reader, block))
        return false;
    state->titled = true;
    return true;
}

/* A line that says when they met; a title may name a day too. */
static bool
read_day_line(cparent__reader *reader, const cparent__block *block,
              const head_state *state)
{
    const cparent__sentence *s = &reader->sentence;

    if (block->end - block->start >= 300 ||
        (state->titled && cparent__token_is(s, 0, "to")) ||
        !cparent__read_meeting_line(reader, s))
        return false;
    return !(state->wanted && !state->titled && state->announced &&
             (!cparent__has_cue(s, CPARENT__K_BODY) ||
              !cparent__title_below(reader, block)));
}

/* "Councillor H Gant (Chair)" below "PRESENT". */
static bool
is_attendee(const cparent__sentence *s, head_state *state)
{
    if (cparent__is_roster_alone(s)) {
        state->roster = true;
        return true;
    }
    state->roster = state->roster && !s->ended &&
                    (cparent__honorifics_at(s, 0) > 0 ||
                     cparent__plain_name(s, 0) > 0);
    return state->roster;
}

/* A line below the title. */
static void
read_below_title(cparent__reader *reader, const cparent__block *block,
                 head_state *state)
{
    const cparent__sentence *s = &reader->sentence;

    state->listing =
        state->listing || is_routine_line(s) ||
        (s->count <= 2 && (cparent__token_is(s, 0, "recommendation") ||
                           cparent__token_is(s, 0, "recommendations")));
    if (cparent__read_item_heading(reader, block) || state->listing)
        return;
    if (cparent__report_line(s) && state->paper.end == 0) {
        state->paper.start = block->start;
        state->paper.end = block->end;
    }
    cparent__read_purpose_line(reader, block);
}

/* "(Tom Bexley, Head of Service, presented this item)", "Report of the
 * Director" above a title. */
static bool
is_aside_line(cparent__reader *reader, const cparent__block *block)
{
    const cparent__sentence *s = &reader->sentence;

    return (cparent__is_in_brackets(s) || cparent__report_line(s)) &&
           cparent__title_below(reader, block);
}

/* A line that is the title because nothing else has been. */
static void
take_title(cparent__reader *reader, head_state *state)
{
    const cparent__sentence *s = &reader->sentence;
    const bool counted = reader->bare &&
                         cparent_date_is_set(reader->meeting) &&
                         cparent__title_begin(s) == 0 && is_counted(s);

    reader->title = cparent__title_span(s, counted);
    state->titled = true;
}

/* A line of those who came, of the letterhead, or of the day. */
static bool
read_page_line(cparent__reader *reader, const cparent__block *block,
               head_state *state)
{
    const cparent__sentence *s = &reader->sentence;

    return is_attendee(s, state) || cparent__is_roster(s) ||
           block->column != 0 || read_letterhead(reader, block, state) ||
           read_day_line(reader, block, state);
}

static void
read_head_block(cparent__reader *reader, const cparent__block *block,
                head_state *state)
{
    const cparent__sentence *s = &reader->sentence;

    if (s->count == 0 ||
        (s->end >= block->end && cparent__is_item_number(s)))
        return;
    note_access(reader, s);
    if (read_shown_title(reader, block, state) ||
        read_page_line(reader, block, state))
        return;
    if (state->titled)
        read_below_title(reader, block, state);
    else if (s->count == 1 && cparent__token_is(s, 0, "draft"))
        reader->draft = true;
    else if (state->wanted && !cparent__is_holder_line(s) &&
             !is_aside_line(reader, block))
        take_title(reader, state);
}

/* "Corporate Parenting Board" above "Minutes of the meeting held on …". */
static void
committee_of_title(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    const cparent__cue *body;
    int from;

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
    if (body != NULL && cparent__is_about(s, body->start))
        return;
    body = cparent__cue_last(s, CPARENT__K_BODY, 0, s->count);
    if (body == NULL || !cparent__ends_as_body(s, body->end))
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
            reader->blocks[i].zone == CPARENT__ZONE_HEAD &&
            !(i > 0 && i + 1 < reader->block_count &&
              (reader->blocks[i + 1].flags & CPARENT__BLOCK_BULLET) != 0)) {
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

    for (i = 0; i < end && i < MOST; i++) {
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

/* Of a head whose pages begin with one: "agenda item 6" in XML has the name
 * of the committee above it; contacts stand in a zone of their own. */
static bool
read_apart(cparent__reader *reader, size_t at)
{
    const cparent__block *block = &reader->blocks[at];
    const cparent__sentence *s = &reader->sentence;

    if (at == 0 && reader->decoded.form == CPARENT__FORM_XML &&
        (block->flags & CPARENT__BLOCK_HEADING) == 0) {
        reader->committee = reader->meeting_line =
            cparent__tokens_span(s, 0, s->count);
        return true;
    }
    if (block->zone == CPARENT__ZONE_CONTACTS && !s->ended &&
        !cparent__is_labelled(s)) {
        cparent__read_contacts(reader, s);
        return true;
    }
    return block->zone == CPARENT__ZONE_TAIL || block->reserved != 0 ||
           (block->start > reader->title.start &&
            block->end <= reader->title.end); /* its second line */
}

/* Every line above block `end`. */
static void
read_lines(cparent__reader *reader, size_t end)
{
    head_state state = { false, false, false, false, false, { 0, 0 } };
    const size_t from = title_from(reader, end, &state.announced);
    size_t i;

    for (i = 0; i < end && i < MOST; i++) {
        const cparent__block *block = &reader->blocks[i];

        cut(reader, block);
        if (read_apart(reader, i))
            continue;
        state.wanted = i >= from;
        read_head_block(reader, block, &state);
        if (reader->title.end == block->end)
            cparent__title_go_on(reader, block);
    }
    if (reader->purpose.end == 0 && !reader->bare && state.paper.end != 0 &&
        cparent__takes_report(reader, end))
        reader->purpose = state.paper;
}

/* The minutes of a whole meeting are not those of their first item. */
static void
title_of_meeting(cparent__reader *reader)
{
    size_t i;

    for (i = 0; i < reader->block_count; i++)
        if ((reader->blocks[i].flags & CPARENT__BLOCK_ITEM) != 0) {
            if (reader->meeting_line.end != 0)
                reader->title = reader->meeting_line;
            reader->purpose.start = reader->purpose.end = 0;
            return;
        }
}

void
cparent__reader_head(cparent__reader *reader)
{
    size_t end = 0;

    while (end < reader->block_count &&
           reader->blocks[end].zone != CPARENT__ZONE_BODY)
        end++;
    read_lines(reader, end);
    committee_of_title(reader);
    cparent__title_of_item(reader, end);
    if (reader->purpose.end == 0 && reader->bare)
        cparent__read_told_purpose(reader, end);
    if (reader->title.end == 0)
        reader->title = reader->committee;
    title_of_meeting(reader);
    cparent__title_of_care(reader);
    cparent__find_owner(reader, end);
    cparent__read_contacts_below(reader, end);
    reader->contact_count = reader->item_count;
    read_rosters(reader, end);
    read_purpose_people(reader);
}
