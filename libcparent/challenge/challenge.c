/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/catalogue.h>
#include <stdatomic.h>
#include <string.h>

#include "challenge/asked-internal.h"
#include "core/alloc-internal.h"
#include "core/error-internal.h"

static const struct {
    const char *id;
    cparent__rule *run;
} known_rules[] = {
    { "CQ01-off-target-worsening", cparent__rule_off_target_worsening },
    { "CQ06-claim-direction-contradicted",
      cparent__rule_direction_contradicted },
    { "CQ32-pledge-no-evidence", cparent__rule_pledge_no_evidence },
    { "CQ36-no-owner-or-date", cparent__rule_no_owner_or_date },
    { "CQ41-action-overdue", cparent__rule_action_overdue },
};

enum { KNOWN_RULES = sizeof known_rules / sizeof *known_rules };

static cparent__rule *
find_rule(const char *id)
{
    for (size_t i = 0; i < KNOWN_RULES; i++)
        if (strcmp(known_rules[i].id, id) == 0)
            return known_rules[i].run;
    return NULL;
}

/* What the catalogue says of `code`, kept so that it is asked once and
 * lives as long as the questions. */
static cparent_status
look_up(cparent_challenges *asked, const char *code,
        const cparent_record **indicator_out, cparent_error *err)
{
    for (size_t i = 0; i < asked->indicator_count; i++)
        if (strcmp(asked->indicators[i].code, code) == 0) {
            *indicator_out = asked->indicators[i].indicator;
            return CPARENT_OK;
        }

    cparent__looked_up added = { NULL, NULL };
    cparent_error ignored = CPARENT_ERROR_INIT;
    cparent_status status =
        cparent_catalogue_get(code, &added.indicator, &ignored);
    if (status != CPARENT_OK && status != CPARENT_E_NOT_FOUND)
        return cparent__fail(err, status, "%s", ignored.message);

    void *items = asked->indicators;
    added.code = cparent__strdup(code);
    if (added.code == NULL
        || !cparent__grow(&items, asked->indicator_count,
                          &asked->indicator_capacity,
                          sizeof *asked->indicators)) {
        cparent_record_unref(added.indicator);
        cparent__free(added.code);
        return cparent__nomem(err);
    }
    asked->indicators = items;
    asked->indicators[asked->indicator_count++] = added;
    *indicator_out = added.indicator;
    return CPARENT_OK;
}

cparent_status
cparent__asked_indicator(cparent__asking *asking, const char *code,
                      const cparent_record **indicator_out)
{
    const cparent_record *own = cparent_snapshot_find(
        asking->snapshot, CPARENT_NOUN_INDICATOR, code);
    if (own != NULL) {
        *indicator_out = own;
        return CPARENT_OK;
    }
    return look_up(asking->asked, code, indicator_out, asking->err);
}

static void
free_challenges(cparent_challenges *asked)
{
    for (size_t i = 0; i < asked->count; i++)
        cparent__question_clear(&asked->questions[i]);
    cparent__free(asked->questions);
    for (size_t i = 0; i < asked->indicator_count; i++) {
        cparent_record_unref(asked->indicators[i].indicator);
        cparent__free(asked->indicators[i].code);
    }
    cparent__free(asked->indicators);
    cparent__table_free(asked->rules);
    cparent_snapshot_unref(asked->snapshot);
    cparent__free(asked);
}

/* Every rule of the table that this release knows, in the table's order.
 * A row that it does not know is for a later one. */
static cparent_status
run_rules(const cparent_snapshot *snapshot, cparent_challenges *asked,
          cparent_error *err)
{
    int id = cparent__table_column(asked->rules, "id");
    int wording = cparent__table_column(asked->rules, "question");

    for (size_t row = 0; row < cparent__table_rows(asked->rules); row++) {
        cparent__asking asking = {
            snapshot, asked, cparent__table_cell(asked->rules, row, id),
            cparent__table_cell(asked->rules, row, wording), err
        };
        cparent__rule *run = find_rule(asking.rule);
        cparent_status status = run == NULL ? CPARENT_OK : run(&asking);
        if (status != CPARENT_OK)
            return status;
    }
    return CPARENT_OK;
}

cparent_status
cparent_challenge(const cparent_snapshot *snapshot,
                  cparent_challenges **challenges_out, cparent_error *err)
{
    if (snapshot == NULL || challenges_out == NULL)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "there is no snapshot to ask questions of");
    cparent_challenges *asked = cparent__calloc(1, sizeof *asked);
    if (asked == NULL)
        return cparent__nomem(err);
    /* A reference changes only the count, which is not part of what a
     * snapshot says. */
    asked->snapshot =
        cparent_snapshot_ref((cparent_snapshot *)(uintptr_t)snapshot);

    cparent_status status =
        cparent__table_builtin("challenge_rules", &asked->rules, err);
    if (status == CPARENT_OK)
        status = run_rules(snapshot, asked, err);
    if (status != CPARENT_OK) {
        free_challenges(asked);
        return status;
    }
    cparent__object_born();
    *challenges_out = asked;
    return CPARENT_OK;
}

void
cparent_challenges_unref(cparent_challenges *challenges)
{
    if (challenges == NULL)
        return;
    free_challenges(challenges);
    cparent__object_died();
}

size_t
cparent_challenges_count(const cparent_challenges *challenges)
{
    return challenges == NULL ? 0 : challenges->count;
}

static const cparent__question *
question_at(const cparent_challenges *challenges, size_t index)
{
    return challenges == NULL || index >= challenges->count
               ? NULL
               : &challenges->questions[index];
}

const char *
cparent_challenges_rule(const cparent_challenges *challenges, size_t index)
{
    const cparent__question *question = question_at(challenges, index);

    return question == NULL ? NULL : question->rule;
}

const char *
cparent_challenges_question(const cparent_challenges *challenges,
                            size_t index)
{
    const cparent__question *question = question_at(challenges, index);

    return question == NULL ? NULL : question->text;
}

size_t
cparent_challenges_evidence_count(const cparent_challenges *challenges,
                                  size_t index)
{
    const cparent__question *question = question_at(challenges, index);

    return question == NULL ? 0 : question->evidence_count;
}

const cparent_record *
cparent_challenges_evidence(const cparent_challenges *challenges,
                            size_t index, size_t which)
{
    const cparent__question *question = question_at(challenges, index);

    return question == NULL || which >= question->evidence_count
               ? NULL
               : question->evidence[which];
}

size_t
cparent__challenge_segments(const cparent_challenges *challenges,
                            size_t index,
                            const cparent__segment **segments_out)
{
    const cparent__question *question = question_at(challenges, index);

    *segments_out = question == NULL ? NULL : question->segments;
    return question == NULL ? 0 : question->segment_count;
}
