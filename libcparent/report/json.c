/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/spc.h>

#include "format/json-internal.h"
#include "report/pack-internal.h"

/*
 * The report for programs, "cparent.report/1": the same figures and words
 * as on the page, every key always there, null where nothing is given.  It
 * is made from the pack and not from the tree, because programs want to
 * know what a thing is and not where on a page it stands.
 */
typedef struct out {
    cparent__json json;
    const cparent__pack *pack;
} out;

static void
put_given(out *o, const char *key, const char *words)
{
    cparent__json_put_string(&o->json, key,
                             words != NULL && words[0] != '\0' ? words
                                                               : NULL);
}

static void
put_flag(out *o, const char *key, bool flag)
{
    cparent__json_key(&o->json, key);
    cparent__json_bool(&o->json, flag);
}

static void
open_list(out *o, const char *key)
{
    cparent__json_key(&o->json, key);
    cparent__json_open(&o->json, '[');
}

static void
put_sources(out *o, const cparent__pack_sources *sources)
{
    open_list(o, "sources");
    for (size_t i = 0; i < sources->count; i++)
        if (sources->items[i] < o->pack->source_count)
            cparent__json_string(&o->json,
                                 o->pack->sources[sources->items[i]].id);
    cparent__json_close(&o->json, ']');
}

/* A figure as it may be shown: words always, numbers only when it is not
 * hidden. */
static void
put_shown(out *o, const char *key, const cparent__shown *shown)
{
    bool number = shown->number && !shown->hidden;

    cparent__json_key(&o->json, key);
    if (shown->words[0] == '\0') {
        cparent__json_null(&o->json);
        return;
    }
    cparent__json_open(&o->json, '{');
    cparent__json_put_string(&o->json, "words", shown->words);
    cparent__json_put_string(&o->json, "unit",
                             cparent_unit_name((cparent_unit)shown->unit));
    put_flag(o, "hidden", shown->hidden);
    cparent__json_key(&o->json, "value");
    if (number && !shown->range)
        cparent__json_decimal(&o->json, shown->low);
    else
        cparent__json_null(&o->json);
    open_list(o, "range");
    if (number && shown->range) {
        cparent__json_decimal(&o->json, shown->low);
        cparent__json_decimal(&o->json, shown->high);
    }
    cparent__json_close(&o->json, ']');
    put_given(o, "parts", shown->hidden ? NULL : shown->parts);
    cparent__json_close(&o->json, '}');
}

static void
put_word(out *o, const char *key, const char *const *words, size_t count,
         int which)
{
    put_given(o, key,
              which > 0 && (size_t)which < count ? words[which] : NULL);
}

#define PUT_WORD(o, key, words, which) \
    put_word((o), (key), (words), sizeof(words) / sizeof(words)[0], \
             (int)(which))

static const char *const polarities[] = { "", "high", "low", "neutral" };
static const char *const sides[] = { "", "at_least", "at_most", "within" };
static const char *const rags[] = { "", "green", "amber", "red" };
static const char *const ways[] = { "", "up", "down", "stable" };
static const char *const travels[] = { "", "improving", "worsening",
                                       "stable" };
static const char *const dues[] = { "", "overdue", "soon", "later",
                                    "no_date", "done" };
static const char *const evidences[] = { "none", "words", "figures" };

static void
put_point(out *o, const cparent__pack_point *point)
{
    char period[CPARENT_PERIOD_SIZE];

    cparent_period_format(point->period, period);
    cparent__json_open(&o->json, '{');
    put_given(o, "period", period);
    put_given(o, "label", point->label);
    put_shown(o, "figure", &point->value);
    put_flag(o, "gap_before", point->gap_before);
    cparent__json_close(&o->json, '}');
}

static void
put_level(out *o, const char *key, const cparent__pack_mark *mark,
          cparent_decimal level)
{
    cparent__json_key(&o->json, key);
    if (mark->limits)
        cparent__json_decimal(&o->json, level);
    else
        cparent__json_null(&o->json);
}

static void
put_mark(out *o, const cparent__pack_mark *mark)
{
    cparent__json_open(&o->json, '{');
    put_given(o, "point_type",
              cparent_spc_verdict_name((cparent_spc_verdict)mark->verdict));
    cparent__json_put_integer(&o->json, "group", mark->group);
    put_level(o, "mean", mark, mark->mean);
    put_level(o, "lower", mark, mark->lower);
    put_level(o, "upper", mark, mark->upper);
    open_list(o, "rules");
    for (uint32_t rule = CPARENT_SPC_ASTRONOMICAL;
         rule <= CPARENT_SPC_SHIFT; rule <<= 1)
        if (mark->rules & rule)
            cparent__json_string(&o->json, cparent_spc_rule_name(rule));
    cparent__json_close(&o->json, ']');
    cparent__json_close(&o->json, '}');
}

/* The words are those of `cparent spc`; one mark for each point. */
static void
put_spc(out *o, const cparent__pack_spc *spc, size_t count)
{
    cparent__json_key(&o->json, "spc");
    if (spc == NULL) {
        cparent__json_null(&o->json);
        return;
    }
    cparent__json_open(&o->json, '{');
    put_given(o, "variation",
              cparent_spc_verdict_name(
                  (cparent_spc_verdict)spc->marks[spc->last].verdict));
    put_given(o, "assurance",
              cparent_spc_assurance_name(
                  (cparent_spc_assurance)spc->assurance));
    put_flag(o, "trial_limits", spc->trial);
    put_flag(o, "stale", spc->last + 1 < count);
    open_list(o, "points");
    for (size_t i = 0; i < count; i++)
        put_mark(o, &spc->marks[i]);
    cparent__json_close(&o->json, ']');
    cparent__json_close(&o->json, '}');
}

static void
put_row(out *o, const cparent__pack_row *row)
{
    cparent__json_open(&o->json, '{');
    put_given(o, "code", row->code);
    put_given(o, "title", row->title);
    put_given(o, "subtitle", row->subtitle);
    put_given(o, "definition", row->definition);
    PUT_WORD(o, "polarity", polarities, row->polarity);
    put_given(o, "period", row->period);
    put_shown(o, "latest", &row->latest);
    put_given(o, "previous_period", row->previous_period);
    put_shown(o, "previous", &row->previous);
    put_shown(o, "change", &row->change);
    PUT_WORD(o, "change_direction", ways, row->change_way);
    put_shown(o, "target", &row->target);
    PUT_WORD(o, "target_side", sides, row->side);
    PUT_WORD(o, "rag", rags, row->rag);
    PUT_WORD(o, "direction", ways, row->direction);
    PUT_WORD(o, "travel", travels, row->travel);
    put_given(o, "said", row->said);
    put_given(o, "caveat", row->caveat);
    put_flag(o, "worked_out", row->worked_out);
    put_flag(o, "detail", row->detail);
    open_list(o, "points");
    for (size_t i = 0; i < row->point_count; i++)
        put_point(o, &row->points[i]);
    cparent__json_close(&o->json, ']');
    put_spc(o, row->spc, row->point_count);
    put_sources(o, &row->sources);
    cparent__json_close(&o->json, '}');
}

static void
put_groups(out *o)
{
    open_list(o, "groups");
    for (size_t i = 0; i < o->pack->group_count; i++) {
        const cparent__pack_group *group = &o->pack->groups[i];

        cparent__json_open(&o->json, '{');
        put_given(o, "title", group->title);
        put_given(o, "about", group->about);
        open_list(o, "rows");
        for (size_t j = 0; j < group->row_count; j++)
            put_row(o, &group->rows[j]);
        cparent__json_close(&o->json, ']');
        cparent__json_close(&o->json, '}');
    }
    cparent__json_close(&o->json, ']');
}

static void
put_facts(out *o, const char *key, const cparent__pack_fact *facts,
          size_t count)
{
    open_list(o, key);
    for (size_t i = 0; i < count; i++) {
        cparent__json_open(&o->json, '{');
        put_given(o, "words", facts[i].words);
        put_sources(o, &facts[i].sources);
        cparent__json_close(&o->json, '}');
    }
    cparent__json_close(&o->json, ']');
}

static void
put_pledges(out *o)
{
    open_list(o, "pledges");
    for (size_t i = 0; i < o->pack->pledge_count; i++) {
        const cparent__pack_pledge *pledge = &o->pack->pledges[i];
        int level = (int)pledge->evidence;

        cparent__json_open(&o->json, '{');
        put_given(o, "heading", pledge->heading);
        open_list(o, "statements");
        for (size_t j = 0; j < pledge->statement_count; j++)
            cparent__json_string(&o->json, pledge->statements[j]);
        cparent__json_close(&o->json, ']');
        put_given(o, "evidence",
                  evidences[level >= 0 && level <= 2 ? level : 0]);
        put_facts(o, "facts", pledge->facts, pledge->fact_count);
        put_given(o, "gap", pledge->gap);
        put_sources(o, &pledge->sources);
        cparent__json_close(&o->json, '}');
    }
    cparent__json_close(&o->json, ']');
}

static void
put_actions(out *o)
{
    open_list(o, "actions");
    for (size_t i = 0; i < o->pack->action_count; i++) {
        const cparent__pack_action *action = &o->pack->actions[i];

        cparent__json_open(&o->json, '{');
        put_given(o, "id", action->id);
        put_given(o, "text", action->text);
        put_given(o, "owner", action->owner);
        put_given(o, "due", action->due);
        put_given(o, "update", action->update);
        put_given(o, "agreed", action->agreed);
        PUT_WORD(o, "state", dues, action->state);
        cparent__json_key(&o->json, "age_days");
        if (action->age_days >= 0)
            cparent__json_integer(&o->json, action->age_days);
        else
            cparent__json_null(&o->json);
        cparent__json_put_integer(&o->json, "overdue_days",
                                  action->overdue_days);
        put_sources(o, &action->sources);
        cparent__json_close(&o->json, '}');
    }
    cparent__json_close(&o->json, ']');
}

static void
put_meeting(out *o)
{
    open_list(o, "questions");
    for (size_t i = 0; i < o->pack->question_count; i++) {
        const cparent__pack_question *question = &o->pack->questions[i];

        cparent__json_open(&o->json, '{');
        put_given(o, "text", question->text);
        put_given(o, "asked_by", question->asked_by);
        put_given(o, "answered_by", question->answered_by);
        put_given(o, "answer", question->answer);
        put_given(o, "when", question->when);
        put_sources(o, &question->sources);
        cparent__json_close(&o->json, '}');
    }
    cparent__json_close(&o->json, ']');
    open_list(o, "decisions");
    for (size_t i = 0; i < o->pack->decision_count; i++) {
        const cparent__pack_decision *decision = &o->pack->decisions[i];

        cparent__json_open(&o->json, '{');
        put_given(o, "number", decision->number);
        put_given(o, "text", decision->text);
        put_given(o, "kind", decision->kind);
        put_given(o, "when", decision->when);
        put_sources(o, &decision->sources);
        cparent__json_close(&o->json, '}');
    }
    cparent__json_close(&o->json, ']');
}

static void
put_asks(out *o)
{
    open_list(o, "asks");
    for (size_t i = 0; i < o->pack->ask_count; i++) {
        cparent__json_open(&o->json, '{');
        put_given(o, "rule", o->pack->asks[i].rule);
        put_given(o, "question", o->pack->asks[i].question);
        put_sources(o, &o->pack->asks[i].sources);
        cparent__json_close(&o->json, '}');
    }
    cparent__json_close(&o->json, ']');
}

static void
put_tiles(out *o)
{
    static const char *const tones[] = { "plain", "good", "bad" };

    open_list(o, "tiles");
    for (size_t i = 0; i < o->pack->tile_count; i++) {
        const cparent__pack_tile *tile = &o->pack->tiles[i];

        cparent__json_open(&o->json, '{');
        put_given(o, "title", tile->title);
        put_shown(o, "figure", &tile->value);
        put_given(o, "words", tile->words);
        put_given(o, "below", tile->below);
        put_given(o, "tone",
                  tones[tile->tone >= 0 && tile->tone <= 2 ? tile->tone
                                                           : 0]);
        put_sources(o, &tile->sources);
        cparent__json_close(&o->json, '}');
    }
    cparent__json_close(&o->json, ']');
}

static void
put_published(out *o, const char *key, const cparent__pack_figure *figure)
{
    cparent__json_key(&o->json, key);
    cparent__json_open(&o->json, '{');
    cparent__json_put_string(&o->json, "words", figure->words);
    cparent__json_key(&o->json, "value");
    if (figure->number)
        cparent__json_decimal(&o->json, figure->at);
    else
        cparent__json_null(&o->json);
    cparent__json_close(&o->json, '}');
}

static void
put_funnel(out *o, const cparent__pack_funnel *of)
{
    cparent__json_key(&o->json, "funnel");
    if (of == NULL) {
        cparent__json_null(&o->json);
        return;
    }
    cparent__json_open(&o->json, '{');
    put_given(o, "average", of->average_words);
    put_given(o, "sentence", of->sentence);
    put_given(o, "others", of->others);
    open_list(o, "councils");
    for (size_t i = 0; i < of->place_count; i++) {
        const cparent__pack_place *place = &of->places[i];

        cparent__json_open(&o->json, '{');
        put_given(o, "name", place->name);
        put_given(o, "counted", place->counted);
        put_given(o, "figure", place->value);
        put_given(o, "limits_95", place->inner);
        put_given(o, "limits_998", place->outer);
        put_given(o, "significance", place->word);
        cparent__json_close(&o->json, '}');
    }
    cparent__json_close(&o->json, ']');
    cparent__json_close(&o->json, '}');
}

/* Where the council stands among the others. */
static void
put_standing(out *o, const cparent__pack_standing *of)
{
    cparent__json_open(&o->json, '{');
    put_given(o, "title", of->title);
    put_given(o, "period", of->period);
    put_given(o, "source", of->source);
    put_given(o, "sentence", of->sentence);
    put_published(o, "figure", &of->own);
    put_published(o, "national", &of->national);
    put_given(o, "region", of->region_name);
    put_given(o, "region_figure", of->region_words);
    put_given(o, "lowest", of->low_words);
    put_given(o, "highest", of->high_words);
    put_given(o, "neighbours_model", of->model);
    open_list(o, "neighbours");
    for (size_t i = 0; i < of->neighbour_count; i++) {
        cparent__json_open(&o->json, '{');
        put_given(o, "name", of->neighbours[i].name);
        put_published(o, "figure", &of->neighbours[i].figure);
        cparent__json_close(&o->json, '}');
    }
    cparent__json_close(&o->json, ']');
    put_funnel(o, of->funnel);
    cparent__json_close(&o->json, '}');
}

static void
put_standings(out *o)
{
    open_list(o, "standings");
    for (size_t i = 0; i < o->pack->standing_count; i++)
        put_standing(o, &o->pack->standings[i]);
    cparent__json_close(&o->json, ']');
}

static void
put_source_list(out *o)
{
    open_list(o, "sources");
    for (size_t i = 0; i < o->pack->source_count; i++) {
        const cparent__pack_source *source = &o->pack->sources[i];

        cparent__json_open(&o->json, '{');
        put_given(o, "id", source->id);
        put_given(o, "document", source->document);
        put_given(o, "place", source->place);
        put_given(o, "quote", source->quote);
        put_given(o, "address", source->address);
        put_given(o, "digest", source->digest);
        cparent__json_close(&o->json, '}');
    }
    cparent__json_close(&o->json, ']');
}

static void
put_head(out *o)
{
    const cparent__pack *pack = o->pack;

    cparent__json_put_string(&o->json, "schema", "cparent.report/1");
    cparent__json_put_string(&o->json, "report", "highlights");
    put_given(o, "council", pack->council);
    put_given(o, "body", pack->body);
    put_given(o, "as_at", pack->as_at);
    put_given(o, "latest_meeting", pack->latest_meeting);
    put_given(o, "head", pack->head);
    put_given(o, "profile", pack->profile);
    put_flag(o, "restricted", pack->restricted);
    cparent__json_put_integer(&o->json, "hidden", (int64_t)pack->hidden);
    put_given(o, "headline", pack->headline);
}

cparent_status
cparent__report_json(const cparent__pack *pack, cparent__text *text,
                     cparent_error *err)
{
    out o = { .pack = pack };

    cparent__json_begin(&o.json, text, true);
    cparent__json_open(&o.json, '{');
    put_head(&o);
    put_tiles(&o);
    put_asks(&o);
    put_groups(&o);
    put_pledges(&o);
    put_actions(&o);
    put_meeting(&o);
    put_standings(&o);
    put_facts(&o, "voices", pack->voices, pack->voice_count);
    put_facts(&o, "checks", pack->checks, pack->check_count);
    put_source_list(&o);
    cparent__json_close(&o.json, '}');
    cparent__text_char(text, '\n');
    return cparent__text_status(text, err);
}
