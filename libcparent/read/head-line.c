/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/head-internal.h"

#include <string.h>

/* The longest label: "Is subject to call in?:". */
enum { LABEL = 8 };

/* The colon of a label that begins here and stands alone before what it
 * says; 0 when none does. */
static int
label_colon(const cparent__sentence *s)
{
    int at;

    if (s->count < 2 || s->tokens[0].kind != CPARENT__WORD ||
        !s->tokens[0].capital)
        return 0;
    for (at = 1; at < s->count && at <= LABEL; at++) {
        if (cparent__mark_is(s, at, ':'))
            return at;
        if (cparent__mark_is(s, at, '.') || cparent__mark_is(s, at, ','))
            return 0;
    }
    return 0;
}

static bool
is_headed(const cparent__sentence *s, int colon, const char *meaning)
{
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_HEAD, 0);
    int at;

    if (cue == NULL || strcmp(cue->meaning, meaning) != 0)
        return false;
    for (at = cue->end; at < colon; at++)
        if (s->tokens[at].kind != CPARENT__MARK)
            return false;
    return colon > 0;
}

bool
cparent__is_roster(const cparent__sentence *s)
{
    return is_headed(s, label_colon(s), "roster");
}

bool
cparent__is_roster_alone(const cparent__sentence *s)
{
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_HEAD, 0);

    return cue != NULL && cparent__cue_means(cue, "roster") &&
           (cue->end == s->count ||
            (cue->end + 1 == s->count && cparent__mark_is(s, cue->end, ':')));
}

bool
cparent__is_contact_line(const cparent__sentence *s)
{
    return is_headed(s, label_colon(s), "contacts");
}

/* "At a meeting of the Social Work Committee …" */
static bool
is_at_meeting(const cparent__sentence *s)
{
    return cparent__token_is(s, 0, "at") && cparent__token_is(s, 2, "meeting") &&
           cparent__token_is(s, 3, "of") &&
           cparent__word_in(s, 4, s->count, "held");
}

bool
cparent__is_held_line(const cparent__sentence *s)
{
    static const char *const words[] = { "minutes", "minute", "notes", "note",
                                         "meeting", "date",   "held",
                                         "record",  "extract", NULL };

    return s->count <= 40 &&
           (cparent__token_among(s, 0, words) || is_at_meeting(s)) &&
           cparent__has_cue(s, CPARENT__K_MONTH) &&
           !cparent__has_cue(s, CPARENT__K_AGREE) &&
           !cparent__has_cue(s, CPARENT__K_SAY) &&
           cparent__cue_in(s, CPARENT__K_DECIDE, 2, s->count) == NULL;
}

bool
cparent__is_holder_line(const cparent__sentence *s)
{
    return is_headed(s, label_colon(s), "fact");
}

int
cparent__purpose_label(const cparent__sentence *s)
{
    const int colon = label_colon(s);
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_HEAD, 0);

    if (cue != NULL && cparent__cue_means(cue, "purpose") &&
        cue->end == s->count)
        return s->count; /* on a line of its own */
    return is_headed(s, colon, "purpose") ? colon + 1 : 0;
}

int
cparent__title_label(const cparent__sentence *s)
{
    const int colon = label_colon(s);
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_HEAD, 0);

    /* "Agenda item - Fostering" */
    if (cue != NULL && cparent__cue_means(cue, "item") &&
        cparent__mark_is(s, cue->end, '-') && cue->end + 1 < s->count)
        return cue->end + 1;
    return colon + 1 < s->count && (is_headed(s, colon, "site") ||
                                    is_headed(s, colon, "item"))
               ? colon + 1
               : 0;
}

bool
cparent__is_fact_line(const cparent__sentence *s)
{
    const int colon = label_colon(s);

    return colon > 0 && !is_headed(s, colon, "purpose") &&
           (!s->ended || is_headed(s, colon, "fact"));
}

bool
cparent__is_labelled(const cparent__sentence *s)
{
    return cparent__title_label(s) > 0 || cparent__purpose_label(s) > 0 ||
           cparent__is_holder_line(s);
}

bool
cparent__may_head(const cparent__sentence *s)
{
    int at;

    if (cparent__title_begin(s) > 0)
        return true;
    for (at = 0; at < s->count; at++)
        if (cparent__mark_is(s, at, ',') || cparent__mark_is(s, at, ';'))
            return false; /* those who came */
    return label_colon(s) > 1 &&
           cparent__cue_at(s, CPARENT__K_HEAD, 0) == NULL;
}

bool
cparent__is_numbered(const cparent__sentence *s)
{
    uint32_t at;

    if (s->count < 3 || s->tokens[0].kind != CPARENT__DIGITS ||
        s->tokens[1].kind != CPARENT__WORD || !s->tokens[1].capital)
        return false;
    if (s->tokens[1].start - s->tokens[0].end >= 2)
        return true;
    for (at = s->tokens[1].start; at < s->tokens[s->count - 1].end; at++)
        if (s->text[at] >= 'a' && s->text[at] <= 'z')
            return false;
    return s->tokens[1].end - s->tokens[1].start > 2;
}

bool
cparent__names_item(const cparent__sentence *s)
{
    int at;

    for (at = 1; at + 1 < s->count; at++) {
        const cparent__cue *cue =
            cparent__mark_is(s, at, '-') || cparent__mark_is(s, at, '/')
                ? cparent__cue_at(s, CPARENT__K_HEAD, at + 1)
                : NULL;

        if (cue != NULL && cue->end == s->count &&
            cparent__cue_means(cue, "item"))
            return true;
    }
    return false;
}
