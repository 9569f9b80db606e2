/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/action.h>

#include "read/act-internal.h"
#include "read/arising-internal.h"
#include "read/discuss-internal.h"

/*
 * What one sentence of later minutes says of actions agreed before.  It
 * counts when it says what became of something ("had been circulated", "was
 * deferred to the June meeting") and its words are clearly those of one open
 * action, or of the one that its entry speaks of.
 */

/* Not under a heading that announces matters arising the action's common
 * words must be there as well, and in any place the deed must be its own or
 * nearly all be said; in percent. */
enum { COVERED = 70, ALL = 100 };

/* Words with no more of their own lean on what the entry speaks of. */
enum { FEW = 2 };

/* ---------------------------------------------------- what it is about */

void
cparent__hearing_words(const cparent__hearing *look, int from, int to,
                       cparent__alike *words)
{
    const cparent__span span =
        cparent__tokens_span(&look->reader->sentence, from, to);

    cparent__alike_add(words, look->reader->decoded.text + span.start,
                       span.end - span.start);
}

bool
cparent__hearing_clashes(const cparent__hearing *look, size_t action,
                         cparent__span span)
{
    return cparent__numbers_clash(
        look->reader->decoded.text + span.start, span.end - span.start,
        cparent_record_text(look->sought->actions[action],
                            CPARENT_ACTION_TEXT));
}

/* Outside matters arising every word counts: a champion for care leavers is
 * none for older people. */
size_t
cparent__hearing_named(const cparent__hearing *look, int from, int to,
                       int *percent)
{
    const cparent__span span =
        cparent__tokens_span(&look->reader->sentence, from, to);
    cparent__alike words = { { 0 }, 0 };
    cparent__alike said = { { 0 }, 0 };
    size_t action;

    cparent__hearing_words(look, from, to, &words);
    cparent__alike_add_all(&said,
                           look->reader->decoded.text + span.start,
                           span.end - span.start);
    action = cparent__sought_find(look->sought, &words,
                                  look->section ? &said : NULL, percent);
    if (action != SIZE_MAX &&
        (cparent__hearing_clashes(look, action, span) ||
         cparent__recall_is_anothers(look->recall, action,
                                     look->reader->decoded.text + span.start,
                                     span.end - span.start)))
        return SIZE_MAX;
    if (action == SIZE_MAX || look->section || look->excepted)
        return *percent >= CPARENT__ENOUGH_UNDER_HEADING ? action : SIZE_MAX;
    if (*percent < CPARENT__ENOUGH)
        return SIZE_MAX;
    *percent = cparent__sought_cover(look->sought, action,
                                     look->reader->decoded.text + span.start,
                                     span.end - span.start);
    return *percent >= COVERED ? action : SIZE_MAX;
}

/* "It would be brought in May", "Action closed": no words of its own. */
static bool
leans(const cparent__hearing *look, int from, int to)
{
    cparent__alike words = { { 0 }, 0 };

    cparent__hearing_words(look, from, to, &words);
    return look->section && (look->labelled || words.count <= FEW);
}

static size_t
find_action(const cparent__hearing *look, int from, int to, int *percent)
{
    const size_t action = cparent__hearing_named(look, from, to, percent);

    if (look->subject == SIZE_MAX || !leans(look, from, to) ||
        (action != SIZE_MAX && *percent >= CPARENT__ENOUGH))
        return action;
    *percent = look->percent;
    return look->subject;
}

/* ------------------------------------------------------- what it means */

void
cparent__hear(cparent__hearing *look, size_t action,
              const cparent__matter *found)
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
outcome_of(const cparent__hearing *look, size_t action,
           const cparent__tell *told, int from, int percent)
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
         percent >= (look->section ? CPARENT__LIKELY : ALL)))
        return told->outcome;
    return deed == CPARENT__DEED_LIKELY && action == look->subject
               ? CPARENT_ARISING_REPORTED
               : 0;
}

/* "Closed" is the state of an action only where a line begins with it. */
bool
cparent__hearing_in_place(const cparent__hearing *look,
                          const cparent__tell *told)
{
    return told->when == CPARENT__TELL_ALWAYS ||
           (look->excepted && told->ahead) ||
           (look->asked_for && told->when == CPARENT__TELL_SECTION) ||
           (look->section && (told->when == CPARENT__TELL_SECTION ||
                              told->start == look->rest ||
                              cparent__tell_ends(&look->reader->sentence, told,
                                                 look->rest)));
}

static bool
hear_clause(cparent__hearing *look, const cparent__tell *told, int from,
            int to)
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
        (look->excepted || cparent__is_part_of(s, from, to) ||
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
    cparent__hear(look, action, &found);
    /* What only may be its deed leaves the clause open for another. */
    return found.outcome != CPARENT_ARISING_REPORTED ||
           told->outcome == CPARENT_ARISING_REPORTED;
}

/* ------------------------------------------------------------ a sentence */

/* Where the clause of one tell ends and the next one's begins; -1 when
 * nothing parts them, or it goes on with what the one before speaks of:
 * "the report, which …, had not been received". */
static int
next_clause(const cparent__hearing *look, int from, const cparent__tell *next)
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
    cparent__hearing_words(look, at + 1, next->start, &words);
    return words.count > 0 ? at + 1 : -1;
}

/* "All actions from the last meeting had been completed": kept until the
 * rest has been heard. */
static bool
hear_all(cparent__hearing *look, int *rest)
{
    const cparent__reader *reader = look->reader;
    const cparent__sentence *s = &reader->sentence;
    int except = s->count;
    bool others = false;

    if (!cparent__tells_all(s, &reader->times, look->section, &except,
                            &others))
        return false;
    *rest = except;
    if (except < s->count) {
        const cparent__span span = cparent__tokens_span(s, except, s->count);

        cparent__recall_gist(look->recall, &look->except,
                             reader->decoded.text + span.start,
                             span.end - span.start);
    }
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

bool
cparent__hearing_is_settled(const cparent__hearing *look,
                            const cparent__tell *told)
{
    return told->outcome != CPARENT_ARISING_COMPLETED ||
           !is_yet_to_be(&look->reader->sentence, told, look->rest);
}

static bool
is_heard(cparent__hearing *look, const cparent__tell *told, int from, int to)
{
    return told->outcome != 0 && cparent__hearing_in_place(look, told) &&
           (told->outcome != CPARENT_ARISING_COMPLETED ||
            !is_yet_to_be(&look->reader->sentence, told, from)) &&
           hear_clause(look, told, from, to);
}

/* The tells of one clause: the last one has the last word, and what is still
 * to come is heard where nothing is settled. */
static void
hear_part(cparent__hearing *look, const cparent__tell *tells, int count,
          int from, int to)
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
bool
cparent__is_still_to_do(const cparent__sentence *s, int from)
{
    while (from < s->count && !(cparent__token_is(s, from, "to") &&
                                cparent__act_is_base_verb(s, from + 1)))
        from++;
    return from < s->count;
}

/* "There were now 11 of them": the figure that was asked for. */
static void
hear_figures(cparent__hearing *look)
{
    enum { FEWEST = 6 };
    const cparent__reader *reader = look->reader;
    const cparent__sentence *s = &reader->sentence;
    cparent__matter found = { 0 };
    size_t action;

    if (!look->section || s->count - look->rest < FEWEST ||
        cparent__is_denied(s, look->rest, s->count) ||
        cparent__is_still_to_do(s, look->rest) ||
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
    cparent__hear(look, action, &found);
}

void
cparent__hear_sentence(cparent__hearing *look)
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
