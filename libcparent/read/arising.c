/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <string.h>

#include <cparent/action.h>

#include "read/act-internal.h"
#include "read/arising-internal.h"
#include "read/discuss-internal.h"

/*
 * What later minutes say of actions agreed before.  A sentence counts when
 * it says what became of something ("had been circulated", "was deferred to
 * the June meeting") and its words are clearly those of one open action.
 * Where matters arising are reported on, one after another, an entry speaks
 * of the action that its first words name, down to its last cell or line.
 */

/* How much of an action a sentence must name, in percent: less under a
 * heading that announces matters arising.  Elsewhere its common words must
 * be there as well, and in any place the deed must be its own or nearly all
 * be said. */
enum { ENOUGH = 60, ENOUGH_UNDER_HEADING = 34, COVERED = 70, LIKELY = 75,
       ALL = 100 };

/* Words with no more of their own lean on what the entry speaks of. */
enum { FEW = 2 };

/* As many letters as a heading has. */
enum { HEADING = 80 };

/* As many headings of matters arising as one text has, and more. */
enum { SECTIONS = 16 };

typedef struct search {
    cparent__reader *reader;
    cparent__sought *sought;
    cparent__matter *matters;
    bool section; /* under such a heading */
    cparent__span sections[SECTIONS];
    int section_count;
    size_t subject; /* the action that the entry speaks of, or SIZE_MAX */
    int percent;    /* how much of it was named */
    bool labelled;  /* its label, line or cell says so */
    int rest;       /* where the sentence's words begin behind a label */
    cparent__matter every; /* what is said of all of them */
    cparent__alike except;
    bool others;
    bool excepted; /* what stands behind "except" is heard */
} search;

/* ---------------------------------------------------- what it is about */

static void
take_words(const search *look, int from, int to, cparent__alike *words)
{
    const cparent__span span =
        cparent__tokens_span(&look->reader->sentence, from, to);

    cparent__alike_add(words, look->reader->decoded.text + span.start,
                       span.end - span.start);
}

/* The action that words [from, to) name themselves.  Outside matters arising
 * every word counts: a champion for care leavers is none for older people. */
static size_t
named_action(const search *look, int from, int to, int *percent)
{
    const cparent__span span =
        cparent__tokens_span(&look->reader->sentence, from, to);
    cparent__alike words = { { 0 }, 0 };
    cparent__alike said = { { 0 }, 0 };
    size_t action;

    take_words(look, from, to, &words);
    cparent__alike_add_all(&said,
                           look->reader->decoded.text + span.start,
                           span.end - span.start);
    action = cparent__sought_find(look->sought, &words,
                                  look->section ? &said : NULL, percent);
    if (action != SIZE_MAX &&
        cparent__numbers_clash(look->reader->decoded.text + span.start,
                               span.end - span.start,
                               cparent_record_text(
                                   look->sought->actions[action],
                                   CPARENT_ACTION_TEXT)))
        return SIZE_MAX;
    if (action == SIZE_MAX || look->section || look->excepted)
        return *percent >= ENOUGH_UNDER_HEADING ? action : SIZE_MAX;
    if (*percent < ENOUGH)
        return SIZE_MAX;
    *percent = cparent__sought_cover(look->sought, action,
                                     look->reader->decoded.text + span.start,
                                     span.end - span.start);
    return *percent >= COVERED ? action : SIZE_MAX;
}

/* "It would be brought in May", "Action closed": no words of its own. */
static bool
leans(const search *look, int from, int to)
{
    cparent__alike words = { { 0 }, 0 };

    take_words(look, from, to, &words);
    return look->labelled || words.count <= FEW;
}

static size_t
find_action(const search *look, int from, int to, int *percent)
{
    const size_t action = named_action(look, from, to, percent);

    if (action != SIZE_MAX || look->subject == SIZE_MAX ||
        !leans(look, from, to))
        return action;
    *percent = look->percent;
    return look->subject;
}

/* ------------------------------------------------------- what it means */

static void
hear(search *look, size_t action, const cparent__matter *found)
{
    cparent__matter *known = &look->matters[action];
    const bool named = known->named;

    if (cparent__matter_says_more(found, known)) {
        *known = *found;
        known->named = named;
    }
}

/* What the deed makes of the action: what is likely to be its deed is only
 * reported where a label alone names it; 0 when it is none of it. */
static int
outcome_of(const search *look, size_t action, const cparent__tell *told,
           int from, int percent)
{
    const char *text = cparent_record_text(look->sought->actions[action],
                                           CPARENT_ACTION_TEXT);
    const cparent__deed deed = cparent__deed_of(
        &look->reader->sentence, told->deed,
        look->section ? &look->sought->words[action] : NULL, text);

    if (told->active && !cparent__is_by_owner(&look->reader->sentence,
                              look->sought->actions[action], told, from,
                              look->section))
        return 0;
    if (deed == CPARENT__DEED_ITS ||
        (deed == CPARENT__DEED_LIKELY &&
         percent >= (look->section ? LIKELY : ALL)))
        return told->outcome;
    return deed == CPARENT__DEED_LIKELY && action == look->subject
               ? CPARENT_ARISING_REPORTED
               : 0;
}

/* "Closed" is the state of an action only where a line begins with it. */
static bool
is_in_place(const search *look, const cparent__tell *told)
{
    return told->when == CPARENT__TELL_ALWAYS ||
           (look->excepted && told->ahead) ||
           (look->section && (told->when == CPARENT__TELL_SECTION ||
                              told->start == look->rest ||
                              cparent__tell_ends(&look->reader->sentence, told,
                                                 look->rest)));
}

static bool
hear_clause(search *look, const cparent__tell *told, int from, int to)
{
    static const char *const rules[] = { "", "arising.reported",
                                         "arising.completed",
                                         "arising.redated",
                                         "arising.dropped" };
    cparent__reader *reader = look->reader;
    const cparent__sentence *s = &reader->sentence;
    cparent__matter found = { 0 };
    size_t action = find_action(look, from, to, &found.percent);

    if (action != SIZE_MAX)
        found.outcome = outcome_of(look, action, told, from, found.percent);
    if (found.outcome == 0)
        return false;
    if (found.outcome == CPARENT_ARISING_COMPLETED &&
        (look->excepted || cparent__is_part_of(s, from, told->end) ||
         cparent__is_denied(s, from,
                            told->deed < 0 ? told->start : told->deed)))
        found.outcome = CPARENT_ARISING_REPORTED;
    found.text =
        cparent__tokens_span(s, 0, cparent__clause_trim(s, 0, s->count));
    if (found.outcome == CPARENT_ARISING_REDATED)
        cparent__matter_redate(reader, told, to, &found);
    else if (found.outcome != CPARENT_ARISING_REPORTED)
        found.closed = cparent__matter_day(reader, from, to);
    if (found.outcome == 0)
        return false;
    found.rule = rules[found.outcome];
    found.confidence = look->section ? 85 : 70;
    hear(look, action, &found);
    /* What only may be its deed leaves the clause open for another. */
    return found.outcome != CPARENT_ARISING_REPORTED ||
           told->outcome == CPARENT_ARISING_REPORTED;
}

/* ------------------------------------------------------------ a sentence */

/* Where the clause of one tell ends and the next one's begins; -1 when
 * nothing parts them, or it goes on with what the one before speaks of:
 * "the report, which …, had not been received". */
static int
next_clause(const search *look, int from, const cparent__tell *next)
{
    const cparent__sentence *s = &look->reader->sentence;
    cparent__alike words = { { 0 }, 0 };
    int at;

    for (at = next->start - 1; at >= from; at--)
        if (cparent__mark_is(s, at, ',') || cparent__mark_is(s, at, ';') ||
            cparent__token_is(s, at, "and") ||
            cparent__token_is(s, at, "but") ||
            cparent__token_is(s, at, "while"))
            break;
    if (at < from)
        return -1;
    take_words(look, at + 1, next->start, &words);
    return words.count > 0 ? at + 1 : -1;
}

/* "All actions from the last meeting had been completed": kept until the
 * rest has been heard. */
static bool
hear_all(search *look, int *rest)
{
    const cparent__reader *reader = look->reader;
    const cparent__sentence *s = &reader->sentence;
    int except = s->count;
    bool others = false;

    if (!cparent__tells_all(s, &reader->times, &except, &others))
        return false;
    *rest = except;
    take_words(look, except, s->count, &look->except);
    /* "with the exception of two": nobody knows which. */
    if (except < s->count && look->except.count == 0)
        return true;
    look->every.outcome = CPARENT_ARISING_COMPLETED;
    look->every.text =
        cparent__tokens_span(s, 0, cparent__clause_trim(s, 0, s->count));
    /* The day that is named is the one on which they were agreed. */
    look->every.closed = reader->meeting;
    look->every.rule = "arising.all";
    look->every.confidence = 60;
    look->others = look->others || others;
    return true;
}

/* "would put it on the website", "should have been in the pack": nothing that
 * has been. */
static bool
is_yet_to_be(const cparent__sentence *s, const cparent__tell *told, int from)
{
    static const char *const modals[] = { "would", "should", "could", "will",
                                          "shall", "must",   "might", "may",
                                          "to",    NULL };
    int at = from;

    while (at < told->start && !cparent__token_among(s, at, modals))
        at++;
    return told->deed < 0 && told->when == CPARENT__TELL_SECTION &&
           at < told->start;
}

static bool
is_heard(search *look, const cparent__tell *told, int from, int to)
{
    return told->outcome != 0 && is_in_place(look, told) &&
           (told->outcome != CPARENT_ARISING_COMPLETED ||
            !is_yet_to_be(&look->reader->sentence, told, from)) &&
           hear_clause(look, told, from, to);
}

/* The tells of one clause: the last one has the last word, and what is still
 * to come is heard where nothing is settled. */
static void
hear_part(search *look, const cparent__tell *tells, int count, int from,
          int to)
{
    int last = count - 1;
    int i;

    while (last >= 0 &&
           (tells[last].ahead || !is_heard(look, &tells[last], from, to)))
        last--;
    for (i = last + 1; i < count; i++)
        if (tells[i].ahead)
            (void)is_heard(look, &tells[i], from, to);
}

/* "Clerk to chase two teams" */
static bool
is_still_to_do(const cparent__sentence *s, int from)
{
    while (from < s->count && !(cparent__token_is(s, from, "to") &&
                                cparent__act_is_base_verb(s, from + 1)))
        from++;
    return from < s->count;
}

/* "There were now 11 of them": the figure that was asked for. */
static void
hear_figures(search *look)
{
    enum { FEWEST = 6 };
    const cparent__reader *reader = look->reader;
    const cparent__sentence *s = &reader->sentence;
    cparent__matter found = { 0 };
    size_t action;

    if (!look->section || s->count - look->rest < FEWEST ||
        cparent__is_denied(s, look->rest, s->count) ||
        is_still_to_do(s, look->rest) ||
        !cparent__has_figure(s, &reader->times, look->rest))
        return;
    action = find_action(look, 0, s->count, &found.percent);
    if (action == SIZE_MAX ||
        !cparent__asks_for_figures(cparent_record_text(
            look->sought->actions[action], CPARENT_ACTION_TEXT)))
        return;
    found.outcome = cparent__is_part_of(s, look->rest, s->count)
                        ? CPARENT_ARISING_REPORTED
                        : CPARENT_ARISING_COMPLETED;
    found.text =
        cparent__tokens_span(s, 0, cparent__clause_trim(s, 0, s->count));
    found.closed = cparent__matter_day(reader, 0, s->count);
    found.rule = "arising.answered";
    found.confidence = 60;
    hear(look, action, &found);
}

static void
hear_sentence(search *look)
{
    const cparent__sentence *s = &look->reader->sentence;
    cparent__tell tells[CPARENT__TELLS];
    int count, i, next;
    int from = 0;

    look->excepted = false;

    if (!look->section && !cparent__has_cue(s, CPARENT__K_ARISING))
        return;
    cparent__times_find(s, look->reader->meeting, &look->reader->times);
    if (cparent__mark_is(s, s->count - 1, '?'))
        return;
    look->excepted = hear_all(look, &from);
    count = cparent__tells_find(s, look->rest, tells);
    i = 0;
    while (i < count && tells[i].start < from)
        i++;
    if (count == 0)
        hear_figures(look);
    for (; i < count; i = next) {
        int to = -1;

        for (next = i + 1; next < count; next++) {
            to = next_clause(look, tells[next - 1].end, &tells[next]);
            if (to >= 0)
                break;
        }
        if (to < 0)
            to = s->count;
        hear_part(look, tells + i, next - i, from, to);
        from = to;
    }
}

/* ------------------------------------------------------------- an entry */

/* Is the block a cell of a table? */
static bool
is_cell(const search *look, size_t block)
{
    return cparent__row_goes_on(look->reader, block) ||
           (block + 1 < look->reader->block_count &&
            cparent__row_goes_on(look->reader, block + 1));
}

/* The action that the words of a row, which begins in this block, name. */
static size_t
row_action(const search *look, size_t block, int *percent)
{
    enum { CELLS = 12 };
    const cparent__reader *reader = look->reader;
    const uint32_t start = reader->blocks[block].start;
    cparent__alike words = { { 0 }, 0 };
    cparent__alike said = { { 0 }, 0 };
    size_t last = block;
    size_t action;

    while (last < block + CELLS && last + 1 < reader->block_count &&
           cparent__row_goes_on(look->reader, last + 1))
        last++;
    if (last == block)
        return SIZE_MAX;
    cparent__alike_add(&words, reader->decoded.text + start,
                       reader->blocks[last].end - start);
    cparent__alike_add_all(&said, reader->decoded.text + start,
                           reader->blocks[last].end - start);
    action = cparent__sought_find(look->sought, &words, &said, percent);
    return *percent >= ENOUGH_UNDER_HEADING ? action : SIZE_MAX;
}

/* Which action does an entry that begins here speak of? */
static void
begin_entry(search *look, size_t block)
{
    const cparent__sentence *s = &look->reader->sentence;
    const int label = cparent__label_behind(s);
    cparent__alike words = { { 0 }, 0 };

    look->percent = 0;
    look->rest = label;
    look->labelled = label > 0;
    take_words(look, 0, label > 0 ? label : s->count, &words);
    look->subject = cparent__sought_label(look->sought, &words);
    /* "Minute 14 – Dental waiting times." */
    if (look->subject == SIZE_MAX && label > 0 && s->count < CPARENT__LABEL) {
        words.count = 0;
        take_words(look, label, s->count, &words);
        look->subject = cparent__sought_label(look->sought, &words);
    }
    if (look->subject != SIZE_MAX) {
        look->labelled = true;
        return;
    }
    look->subject = row_action(look, block, &look->percent);
    if (look->subject == SIZE_MAX && (label > 0 || is_cell(look, block)))
        look->subject = cparent__sought_hint(look->sought, &words);
    if (look->subject != SIZE_MAX) {
        look->labelled = true;
        return;
    }
    look->subject = named_action(look, 0, s->count, &look->percent);
    /* "Action 1: Clerk to invite the nurse." */
    look->labelled = look->subject != SIZE_MAX && look->percent >= LIKELY;
}

/* The first sentence of a block, under a heading of matters arising. */
static void
look_at_entry(search *look, size_t block)
{
    if (look->subject == SIZE_MAX ||
        (look->rest == 0 && !cparent__row_goes_on(look->reader, block)))
        begin_entry(look, block);
    if (look->subject != SIZE_MAX)
        look->matters[look->subject].named = true;
}

/* Does a heading that announces matters arising begin here, or end? */
static void
look_at_heading(search *look, size_t index)
{
    const cparent__block *block = &look->reader->blocks[index];
    const cparent__sentence *s = &look->reader->sentence;
    const bool announces = cparent__announces(s);

    if (announces && !look->section && look->section_count < SECTIONS)
        look->sections[look->section_count++].start = block->start;
    if (announces)
        look->section = true;
    else if ((block->flags & CPARENT__BLOCK_BULLET) == 0 && !s->ended &&
             block->end - block->start < HEADING &&
             (cparent__label_behind(s) == 0 || cparent__begins_item(s)) &&
             !cparent__has_cue(s, CPARENT__K_ARISING) &&
             !is_cell(look, index))
        look->section = false;
    if (look->section && look->section_count > 0)
        look->sections[look->section_count - 1].end = block->end;
}

static void
hear_block(search *look, size_t index)
{
    cparent__reader *reader = look->reader;
    const cparent__block *block = &reader->blocks[index];
    cparent__sentence *s = &reader->sentence;
    uint32_t at = block->start;

    while (at < block->end) {
        cparent__sentence_cut(reader->lexicon, reader->decoded.text, at,
                              block->end, s);
        if (s->count == 0)
            return;
        look->rest = cparent__update_behind(s);
        if (at == block->start)
            look_at_heading(look, index);
        if (!look->section)
            look->subject = SIZE_MAX;
        else if (at == block->start)
            look_at_entry(look, index);
        hear_sentence(look);
        at = s->end;
    }
}

/* ------------------------------------------------------------- the whole */

static bool
is_under_heading(const search *look, uint32_t at)
{
    int i;

    for (i = 0; i < look->section_count; i++)
        if (at >= look->sections[i].start && at < look->sections[i].end)
            return true;
    return false;
}

/* A new action that restates an old one gives it a new time. */
static void
hear_again(search *look)
{
    const cparent__reader *reader = look->reader;
    size_t i;

    for (i = 0; i < reader->item_count; i++) {
        const cparent__item *item = &reader->items[i];
        cparent__alike words = { { 0 }, 0 };
        cparent__matter found = { 0 };
        size_t action;

        if (item->noun != CPARENT_NOUN_ACTION || item->when.end == 0 ||
            is_under_heading(look, item->text.start))
            continue;
        cparent__alike_add(&words, reader->decoded.text + item->text.start,
                           item->text.end - item->text.start);
        action =
            cparent__sought_find(look->sought, &words, NULL, &found.percent);
        if (action == SIZE_MAX || found.percent < ENOUGH ||
            cparent__numbers_clash(
                reader->decoded.text + item->text.start,
                item->text.end - item->text.start,
                cparent_record_text(look->sought->actions[action],
                                    CPARENT_ACTION_TEXT)))
            continue;
        found.outcome = CPARENT_ARISING_REDATED;
        found.text = item->text;
        found.when = item->when;
        found.due_kind = item->choice;
        found.due = item->due;
        found.rule = "arising.again";
        found.confidence = 60;
        hear(look, action, &found);
    }
}

static cparent_date
agreed_on(const search *look, size_t action)
{
    return cparent_record_date(look->sought->actions[action],
                               CPARENT_ACTION_AGREED_ON);
}

/* What was said of all actions of the last meeting is said of those that
 * nothing else was said of. */
static void
settle_all(search *look)
{
    cparent_date last = { 0, 0, 0 };
    bool excepted = look->except.count == 0;
    size_t i;

    for (i = 0; i < look->sought->count; i++) {
        if (cparent_date_compare(agreed_on(look, i), last) > 0)
            last = agreed_on(look, i);
        excepted = excepted || cparent__sought_shares(look->sought, i,
                                                      &look->except);
    }
    if (look->every.outcome == 0 || !cparent_date_is_set(last) || !excepted)
        return;
    for (i = 0; i < look->sought->count; i++)
        if (look->matters[i].outcome == 0 &&
            !(look->others && look->matters[i].named) &&
            !cparent__sought_shares(look->sought, i, &look->except) &&
            cparent_date_compare(agreed_on(look, i), last) == 0)
            look->matters[i] = look->every;
}

/* A page of one agenda item may have it for its title. */
static void
look_at_head(search *look, size_t index)
{
    cparent__reader *reader = look->reader;
    const cparent__block *block = &reader->blocks[index];

    cparent__sentence_cut(reader->lexicon, reader->decoded.text,
                          block->start, block->end, &reader->sentence);
    if (reader->sentence.count > 0 &&
        cparent__announces(&reader->sentence))
        look_at_heading(look, index);
}

void
cparent__matters_find(cparent__reader *reader, cparent__sought *sought,
                      cparent__matter *matters)
{
    search look = { 0 };
    size_t i;

    look.reader = reader;
    look.sought = sought;
    look.matters = matters;
    look.subject = SIZE_MAX;
    for (i = 0; i < reader->block_count; i++) {
        const cparent__block *block = &reader->blocks[i];

        if (block->zone == CPARENT__ZONE_HEAD)
            look_at_head(&look, i);
        else if (block->zone == CPARENT__ZONE_BODY && block->reserved == 0)
            hear_block(&look, i);
    }
    hear_again(&look);
    settle_all(&look);
}
