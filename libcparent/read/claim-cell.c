/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <string.h>

#include "read/claim-internal.h"

/*
 * Claims that are a cell of a scorecard by themselves, of what its row
 * measures:
 *
 *   | Dental checks | 83% | 90% | Improving |
 *   | Cost of external placements | £2.6m | Overspend reducing |
 */

/* More words than that are a sentence, which the other grammars read. */
enum { WORDS = 8 };

/* "Falling since May", "Overspend reducing": a move as verbs say it. */
static bool
find_way(const cparent__sentence *s, cparent__claim *found)
{
    int at, end;

    for (at = 0; at < s->count && at < 3; at++) {
        const char *way = cparent__claim_way(s, at, &end);

        if (way == NULL)
            continue;
        if (cparent__token_ends(s, end - 1, "ing") ||
            cparent__token_ends(s, end - 1, "ed"))
            cparent__claim_set(found, at, end, "claim.cell", way, "previous");
        return found->end > 0;
    }
    return false;
}

/* "Stable", "Good"; but "Low" tells which way is the better, and "Red" is a
 * mark. */
static bool
find_state(const cparent__sentence *s, cparent__claim *found)
{
    static const char *const levels[] = { "above", "below",   "grave",
                                          "met",   "not_met", NULL };
    const int at = cparent__skip_adverbs(s, 0);
    int end, i;
    const char *state = cparent__claim_meaning(s, at, "state/", &end);

    if (state == NULL ||
        end + cparent__mark_is(s, s->count - 1, '.') != s->count)
        return false;
    for (i = 0; levels[i] != NULL; i++)
        if (strcmp(state, levels[i]) == 0)
            return false;
    cparent__claim_set(found, 0, end, "claim.cell", state,
                       cparent__claim_beside(state));
    return true;
}

/* The sentence is the short name of its row, and claims nothing. */
static bool
is_label(const cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;

    return s->count <= WORDS &&
           reader->card.label.start <= s->tokens[0].start &&
           reader->card.label.end >= s->tokens[s->count - 1].end;
}

bool
cparent__read_cell(cparent__reader *reader)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__claim found = { 0, 0, "", NULL, true };

    if (!reader->card.open || reader->card.label.end == 0)
        return false;
    if (is_label(reader))
        return true;
    if (s->count > WORDS || (!find_way(s, &found) && !find_state(s, &found)) ||
        !cparent__claim_add(reader, found.begin, found.end, found.meaning,
                            found.rule))
        return false;
    reader->items[reader->item_count - 1].words = reader->card.label;
    reader->items[reader->item_count - 1].code = reader->card.code;
    return true;
}
