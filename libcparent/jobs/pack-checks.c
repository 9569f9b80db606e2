/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "jobs/work-internal.h"

#include <cparent/document.h>
#include <cparent/proposal.h>

/* What a reader of the whole report must know about it. */

enum { MOST_CHECKS = 8 };

static void
add_check(cparent__work *work, cparent__pack_fact *checks, const char *words)
{
    checks[work->pack.check_count++].words = words;
}

static size_t
count_open_proposals(const cparent__work *work)
{
    size_t count = cparent_snapshot_count(work->snapshot,
                                          CPARENT_NOUN_PROPOSAL);
    size_t open = 0;
    size_t i;

    for (i = 0; i < count; i++)
        open += cparent_record_choice(
                    cparent_snapshot_at(work->snapshot,
                                        CPARENT_NOUN_PROPOSAL, i),
                    CPARENT_PROPOSAL_STATE) == CPARENT_PROPOSAL_STATE_OPEN;
    return open;
}

static void
count_documents(const cparent__work *work, size_t *drafts, size_t *undated)
{
    size_t count = cparent_snapshot_count(work->snapshot,
                                          CPARENT_NOUN_DOCUMENT);
    size_t i;

    for (i = 0; i < count; i++) {
        const cparent_record *document = cparent_snapshot_at(
            work->snapshot, CPARENT_NOUN_DOCUMENT, i);

        if (cparent_record_choice(document, CPARENT_DOCUMENT_KIND) !=
            CPARENT_DOCUMENT_KIND_MINUTES)
            continue;
        *drafts += cparent_record_choice(document,
                                         CPARENT_DOCUMENT_STATUS) ==
                   CPARENT_DOCUMENT_STATUS_DRAFT;
        *undated += !cparent_record_has(document, CPARENT_DOCUMENT_HELD_ON);
    }
}

void
cparent__pack_checks(cparent__work *work)
{
    cparent__pack_fact *checks = cparent__arena_alloc(
        &work->arena, MOST_CHECKS, sizeof(*checks));
    size_t open = count_open_proposals(work);
    size_t undated = 0;
    size_t drafts = 0;

    if (!checks)
        return;
    work->pack.checks = checks;
    count_documents(work, &drafts, &undated);
    if (work->pack.hidden > 0)
        add_check(work, checks,
                  cparent__arena_format(
                      &work->arena,
                      "%zu %s hidden, because the number of children is "
                      "small or would show such a number.",
                      work->pack.hidden,
                      work->pack.hidden == 1 ? "figure is"
                                             : "figures are"));
    if (open > 0)
        add_check(work, checks,
                  cparent__arena_format(
                      &work->arena,
                      "%zu %s read from minutes and not yet looked at by a "
                      "person; %s not in this report.",
                      open, open == 1 ? "thing was" : "things were",
                      open == 1 ? "it is" : "they are"));
    if (drafts > 0)
        add_check(work, checks,
                  "Some of the minutes are drafts that the board has not "
                  "agreed.");
    if (undated > 0)
        add_check(work, checks,
                  "Some of the minutes carry no date, so the age of their "
                  "actions is not known.");
    add_check(work, checks,
              "Figures are compared with targets at full precision; a figure "
              "on its target meets it.");
    add_check(work, checks,
              "A direction needs three figures in a row; with fewer, none is "
              "given.");
}
