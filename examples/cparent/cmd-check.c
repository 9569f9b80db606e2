/* SPDX-License-Identifier: Apache-2.0 */
#include "tool.h"

#include <stdlib.h>
#include <string.h>

/* What in the records does not fit together.  It finds; it mends
 * nothing. */

typedef struct checking {
    tool *t;
    const cparent_snapshot *all;
    size_t problems;
    size_t notes;
} checking;

static void
found(checking *c, const cparent_record *record, bool problem,
      const char *rule, const char *message)
{
    const char *noun = cparent_noun_name(cparent_record_noun(record));

    if (c->t->json) {
        fputs(c->problems + c->notes > 0 ? ",\n " : "", stdout);
        printf("{\"severity\":\"%s\",\"rule\":\"%s\",\"noun\":\"%s\","
               "\"id\":", problem ? "error" : "note", rule, noun);
        json_text(stdout, cparent_record_id(record));
        fputs(",\"message\":", stdout);
        json_text(stdout, message);
        putchar('}');
    } else {
        printf("%s ", noun);
        text_safe(stdout, cparent_record_id(record));
        printf(": %s%s\n", problem ? "" : "note: ", message);
    }
    c->problems += problem;
    c->notes += !problem;
}

static bool
is_known(const checking *c, const char *code)
{
    cparent_record *row = NULL;

    if (cparent_snapshot_find(c->all, CPARENT_NOUN_INDICATOR, code) != NULL)
        return true;
    if (cparent_catalogue_get(code, &row, NULL) != CPARENT_OK)
        return false;
    cparent_record_unref(row);
    return true;
}

static void
check_figure(checking *c, const cparent_record *o)
{
    const char *code = field_text(o, "indicator");
    cparent_value value = cparent_record_value(o, CPARENT_OBSERVATION_VALUE);

    if (code != NULL && !is_known(c, code))
        found(c, o, true, "unknown-indicator",
              "nobody has said what its indicator measures");
    if (cparent_value_is_number(&value) &&
        value.unit == CPARENT_UNIT_UNKNOWN)
        found(c, o, false, "no-unit", "the source gives no unit");
    if (cparent_value_is_number(&value) &&
        (value.flags & CPARENT_VALUE_PARTS) &&
        value.unit == CPARENT_UNIT_PERCENT &&
        value.numerator > value.denominator)
        found(c, o, true, "part-over-whole",
              "its numerator is larger than its denominator");
}

/* Figures come in order of indicator and period, so that two for the same
 * one stand side by side. */
static void
check_pair(checking *c, const cparent_record *a, const cparent_record *b)
{
    const char *code_a = field_text(a, "indicator");
    const char *code_b = field_text(b, "indicator");
    cparent_period pa = cparent_record_period(a, CPARENT_OBSERVATION_PERIOD);
    cparent_period pb = cparent_record_period(b, CPARENT_OBSERVATION_PERIOD);
    cparent_value va = cparent_record_value(a, CPARENT_OBSERVATION_VALUE);
    cparent_value vb = cparent_record_value(b, CPARENT_OBSERVATION_VALUE);

    if (code_a == NULL || code_b == NULL || strcmp(code_a, code_b) != 0 ||
        !cparent_period_is_set(pa) || cparent_period_compare(pa, pb) != 0 ||
        cparent_record_choice(a, CPARENT_OBSERVATION_ROLE) !=
            CPARENT_OBSERVATION_ROLE_ACTUAL ||
        cparent_record_choice(b, CPARENT_OBSERVATION_ROLE) !=
            CPARENT_OBSERVATION_ROLE_ACTUAL ||
        field_text(a, "subject") != NULL ||
        field_text(b, "subject") != NULL)
        return;
    if (cparent_value_is_number(&va) && cparent_value_is_number(&vb) &&
        cparent_decimal_compare(va.number, vb.number) != 0)
        found(c, b, true, "two-figures",
              "another figure is given for the same indicator and period");
}

static void
check_action(checking *c, const cparent_record *a)
{
    cparent_date agreed = cparent_record_date(a, CPARENT_ACTION_AGREED_ON);
    cparent_date due = cparent_record_date(a, CPARENT_ACTION_DUE_ON);
    cparent_date closed = cparent_record_date(a, CPARENT_ACTION_CLOSED_ON);
    bool open = cparent_record_choice(a, CPARENT_ACTION_STATUS) ==
                CPARENT_ACTION_STATUS_OPEN;

    if (cparent_date_is_set(agreed) && cparent_date_is_set(due) &&
        cparent_date_compare(due, agreed) < 0)
        found(c, a, true, "due-before-agreed",
              "it is due before the meeting that agreed it");
    if (cparent_date_is_set(agreed) && cparent_date_is_set(closed) &&
        cparent_date_compare(closed, agreed) < 0)
        found(c, a, true, "closed-before-agreed",
              "it was closed before the meeting that agreed it");
    if (open && cparent_date_is_set(closed))
        found(c, a, true, "open-and-closed",
              "it is open and has a day on which it was closed");
    if (field_text(a, "owner") == NULL)
        found(c, a, false, "no-owner", "nobody is named to do it");
}

/* Whatever a record names must be there. */
static void
check_references(checking *c, const cparent_record *record)
{
    static const struct {
        const char *field;
        cparent_noun noun;
    } references[] = { { "document", CPARENT_NOUN_DOCUMENT },
                       { "meeting", CPARENT_NOUN_MEETING },
                       { "body", CPARENT_NOUN_BODY } };
    cparent_noun noun = cparent_record_noun(record);
    size_t field;

    if (noun == CPARENT_NOUN_PROPOSAL)
        return;
    for (size_t i = 0; i < 3; i++) {
        const char *id = field_text(record, references[i].field);

        if (id != NULL && cparent_snapshot_find(c->all, references[i].noun,
                                                id) == NULL)
            found(c, record, true, "leads-nowhere",
                  "it refers to a record that is not there");
    }
    if (!cparent_noun_field_find(noun, "citations", &field))
        return;
    for (size_t i = 0; i < cparent_record_list_count(record, field); i++)
        if (cparent_snapshot_find(
                c->all, CPARENT_NOUN_CITATION,
                cparent_record_list_at(record, field, i)) == NULL)
            found(c, record, true, "leads-nowhere",
                  "the place where it was said is not there");
}

static void
check_noun(checking *c, cparent_noun noun)
{
    size_t count = cparent_snapshot_count(c->all, noun);

    for (size_t i = 0; i < count; i++) {
        const cparent_record *record = cparent_snapshot_at(c->all, noun, i);

        check_references(c, record);
        if (noun == CPARENT_NOUN_OBSERVATION) {
            check_figure(c, record);
            if (i > 0)
                check_pair(c, cparent_snapshot_at(c->all, noun, i - 1),
                           record);
        } else if (noun == CPARENT_NOUN_ACTION) {
            check_action(c, record);
        } else if (noun == CPARENT_NOUN_TARGET &&
                   !is_known(c, field_text(record, "indicator"))) {
            found(c, record, true, "unknown-indicator",
                  "nobody has said what its indicator measures");
        }
    }
}

int
run_check(tool *t)
{
    cparent_snapshot *snapshot = NULL;
    checking c = { t, NULL, 0, 0 };
    int outcome = session_snapshot(t, &snapshot);

    if (outcome != 0)
        return outcome;
    cparent_error_clear(&t->error);
    if (cparent_store_verify(t->store, NULL, &t->error) != CPARENT_OK) {
        cparent_snapshot_unref(snapshot);
        return fail(t);
    }
    c.all = snapshot;
    if (t->json)
        putchar('[');
    for (int noun = 1; noun < CPARENT_NOUN_COUNT; noun++)
        check_noun(&c, (cparent_noun)noun);
    if (t->json)
        puts("]");
    say(t, "The history is whole; %zu problem%s, %zu note%s.", c.problems,
        c.problems == 1 ? "" : "s", c.notes, c.notes == 1 ? "" : "s");
    cparent_snapshot_unref(snapshot);
    return c.problems > 0 ? 1 : 0;
}
