/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/jobs.h>

#include <cparent/authority.h>
#include <cparent/challenge.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "core/limits-internal.h"
#include "jobs/work-internal.h"

static const char default_profile[] = "dfe_la";

/* What the pack says about itself. */
static void
begin_pack(cparent__work *work, const cparent_report_options *options)
{
    cparent__pack *pack = &work->pack;

    pack->council = cparent_record_text(
        cparent_snapshot_authority(work->snapshot), CPARENT_AUTHORITY_NAME);
    cparent_date_words(options->as_at, pack->as_at, sizeof(pack->as_at));
    pack->head = cparent_snapshot_head(work->snapshot);
    pack->restricted = options->restricted != 0;
}

/* Everything after the door. */
static void
lay_out(cparent__work *work, const cparent_challenges *challenges,
        const size_t *asked)
{
    cparent__pack_meetings(work);
    cparent__pack_scorecard(work);
    cparent__pack_pledges(work);
    cparent__pack_actions(work);
    cparent__pack_asks(work, challenges, asked);
    cparent__pack_minute(work);
    cparent__pack_checks(work);
}

static cparent_status
render(const cparent__work *work, int format, cparent__text *text,
       cparent_error *err)
{
    switch (format) {
    case CPARENT_REPORT_HTML:
        return cparent__report_html(&work->pack, text, err);
    case CPARENT_REPORT_MARKDOWN:
        return cparent__report_markdown(&work->pack, text, err);
    case CPARENT_REPORT_JSON:
        return cparent__report_json(&work->pack, text, err);
    default:
        return cparent__fail(err, CPARENT_E_UNSUPPORTED,
                             "there is no report format of number %d",
                             format);
    }
}

static cparent_status
finish(cparent__work *work, const cparent_challenges *challenges,
       const size_t *asked, int format, cparent__text *text,
       cparent_error *err)
{
    lay_out(work, challenges, asked);
    if (work->arena.failed != CPARENT_OK)
        return cparent__fail(err, work->arena.failed,
                             "the report could not be made: memory ran out");
    return render(work, format, text, err);
}

/* Figures that somebody gave and the report does not show: not the verdicts
 * on them, nor what is worked out from them. */
static size_t
count_hidden(const cparent__work *work, const cparent__protected *shown)
{
    size_t count = 0;
    size_t i;

    for (i = 0; i < shown->count; i++)
        count += shown->items[i].hidden &&
                 work->figures.items[i].observation != NULL &&
                 work->figures.items[i].part_count == 0;
    return count;
}

/* The public report: protected figures and nothing else. */
static cparent_status
finish_protected(cparent__work *work, const cparent_challenges *challenges,
                 const size_t *asked, const cparent_report_options *options,
                 cparent__text *text, cparent_error *err)
{
    cparent__protected shown = { NULL, 0, 0, { "", "", 0, 0, false } };
    cparent__profile profile;
    cparent_status status;

    status = cparent__profile_get(
        options->profile ? options->profile : default_profile, &profile,
        err);
    if (status == CPARENT_OK)
        status = cparent__protect(&work->figures, &profile, &shown, err);
    if (status == CPARENT_OK) {
        work->shown = shown.items;
        work->pack.hidden = count_hidden(work, &shown);
        work->pack.profile = cparent__arena_format(
            &work->arena, "%s %s", profile.id, profile.version);
        status = finish(work, challenges, asked, options->format, text,
                        err);
    }
    cparent__protected_free(&shown);
    return status;
}

/* The restricted one: exact, and says so. */
static cparent_status
finish_exact(cparent__work *work, const cparent_challenges *challenges,
             const size_t *asked, const cparent_report_options *options,
             cparent__text *text, cparent_error *err)
{
    cparent__exact shown = { NULL, 0 };
    cparent_status status = cparent__reveal(&work->figures, &shown, err);

    if (status == CPARENT_OK) {
        work->shown = shown.items;
        work->pack.profile = "exact figures";
        status = finish(work, challenges, asked, options->format, text,
                        err);
    }
    cparent__exact_free(&shown);
    return status;
}

static cparent_status
make(cparent__work *work, const cparent_report_options *options,
     cparent__text *text, cparent_error *err)
{
    cparent_challenges *challenges = NULL;
    size_t *asked = NULL;
    cparent_status status;

    begin_pack(work, options);
    status = cparent_challenge(work->snapshot, &challenges, err);
    if (status == CPARENT_OK)
        status = cparent__collect_rows(work);
    if (status == CPARENT_OK)
        status = cparent__collect_standings(work, options->published);
    if (status == CPARENT_OK)
        status = cparent__collect_asks(work, challenges, &asked);
    if (status == CPARENT_OK && work->arena.failed != CPARENT_OK)
        status = cparent__nomem(err);
    if (status == CPARENT_OK)
        status = options->restricted
                     ? finish_exact(work, challenges, asked, options, text,
                                    err)
                     : finish_protected(work, challenges, asked, options,
                                        text, err);
    cparent_challenges_unref(challenges);
    return status;
}

static void
end_work(cparent__work *work)
{
    size_t i;

    for (i = 0; i < work->indicator_count; i++)
        cparent_record_unref((cparent_record *)(uintptr_t)
                                 work->indicators[i]);
    cparent__figures_free(&work->figures);
    cparent__arena_free(&work->arena);
}

cparent_status
cparent_report_highlights(const cparent_snapshot *snapshot,
                          const cparent_report_options *options,
                          char **report_out, size_t *size_out,
                          cparent_error *err)
{
    cparent_report_options chosen = CPARENT_REPORT_OPTIONS_INIT;
    cparent_snapshot *dated = NULL;
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    cparent__work work = { .arena = CPARENT__ARENA_INIT };
    cparent_status status;
    size_t size;

    status = cparent__options_resolve(options, &chosen, sizeof(chosen),
                                      err);
    if (status != CPARENT_OK)
        return status;
    if (snapshot && !cparent_date_is_set(chosen.as_at))
        chosen.as_at = cparent_snapshot_as_at(snapshot);
    if (!snapshot || !cparent_date_is_set(chosen.as_at))
        return cparent__hint(
            err,
            cparent__fail(err, CPARENT_E_INVALID,
                          "a report needs a snapshot and a date"),
            "give the day it is made for");
    /* The questions count from the snapshot's day: let it be the report's. */
    status = cparent_snapshot_dated(snapshot, chosen.as_at, &dated, err);
    if (status != CPARENT_OK)
        return status;
    work.snapshot = dated;
    work.as_at = chosen.as_at;
    work.err = err;
    status = make(&work, &chosen, &text, err);
    end_work(&work);
    cparent_snapshot_unref(dated);
    size = text.length;
    if (status == CPARENT_OK)
        status = cparent__text_status(&text, err);
    if (status != CPARENT_OK) {
        cparent__text_free(&text);
        return status;
    }
    *report_out = cparent__text_take(&text);
    if (!*report_out)
        return cparent__nomem(err);
    if (size_out)
        *size_out = size;
    return CPARENT_OK;
}
