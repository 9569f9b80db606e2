/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "report/highlights-internal.h"

/* Promises, actions, questions, decisions, voices: what was said, and what
 * came of it. */

static void
add_facts(cparent__build *build, cparent__node *parent,
          const cparent__pack_fact *facts, size_t count)
{
    cparent__node *list;

    if (count == 0)
        return;
    list = cparent__tree_add(build->tree, parent, CPARENT__NODE_LIST, "");
    for (size_t i = 0; i < count; i++) {
        cparent__node *item = cparent__tree_add(build->tree, list,
                                                CPARENT__NODE_ITEM, "");

        cparent__build_text(build, item, facts[i].words);
        cparent__build_references(build, item, &facts[i].sources);
    }
}

static void
add_pledge(cparent__build *build, cparent__node *cards,
           const cparent__pack_pledge *pledge)
{
    static const char *const evidence[] = { "No evidence yet",
                                            "Evidence: words only",
                                            "Evidence: figures" };
    cparent__tree *tree = build->tree;
    int level = pledge->evidence <= CPARENT__EVIDENCE_FIGURES
                    ? (int)pledge->evidence
                    : 0;
    cparent__node *card = cparent__tree_add_look(
        tree, cards, CPARENT__NODE_CARD,
        level == 0 ? CPARENT__LOOK_GAP : CPARENT__LOOK_PLAIN,
        pledge->heading);
    cparent__node *node;

    for (size_t i = 0; i < pledge->statement_count; i++) {
        node = cparent__tree_say(tree, card, CPARENT__LOOK_NOTE,
                                 pledge->statements[i]);
        if (i + 1 == pledge->statement_count)
            cparent__build_references(build, node, &pledge->sources);
    }
    node = cparent__tree_add(tree, card, CPARENT__NODE_METER,
                             evidence[level]);
    node->number = level;
    node->whole = 2;
    add_facts(build, card, pledge->facts, pledge->fact_count);
    if (!cparent__given(pledge->gap))
        return;
    node = cparent__tree_add_look(tree, card, CPARENT__NODE_PARAGRAPH,
                                  CPARENT__LOOK_GAP, "");
    cparent__tree_add(tree, node, CPARENT__NODE_STRONG, "Gap.");
    cparent__build_text(build, node, " ");
    cparent__build_text(build, node, pledge->gap);
}

void
cparent__build_pledges(cparent__build *build, cparent__node *root)
{
    const cparent__pack *pack = build->pack;
    cparent__node *section = cparent__build_section(
        build, root, "promises", "Promise by promise");
    cparent__node *cards;

    if (pack->pledge_count == 0) {
        cparent__tree_say(build->tree, section, CPARENT__LOOK_PLAIN,
                          "No promises have been recorded. Once the "
                          "council's pledges are added, each will stand "
                          "here with what shows whether it is kept.");
        return;
    }
    cparent__tree_say(build->tree, section, CPARENT__LOOK_PLAIN,
                      "What the council promised, and what shows whether "
                      "it was kept. “Words only” means that people spoke "
                      "of it but gave no figure.");
    cards = cparent__tree_add(build->tree, section, CPARENT__NODE_CARDS,
                              "");
    for (size_t i = 0; i < pack->pledge_count; i++)
        add_pledge(build, cards, &pack->pledges[i]);
}

static cparent__look
due_look(cparent__due due)
{
    switch (due) {
    case CPARENT__DUE_OVERDUE:
        return CPARENT__LOOK_OVERDUE;
    case CPARENT__DUE_SOON:
        return CPARENT__LOOK_SOON;
    case CPARENT__DUE_LATER:
        return CPARENT__LOOK_LATER;
    case CPARENT__DUE_DONE:
        return CPARENT__LOOK_DONE;
    case CPARENT__DUE_NO_DATE:
    default:
        return CPARENT__LOOK_NO_DATE;
    }
}

static int32_t
oldest_action(const cparent__pack *pack)
{
    int32_t oldest = 1;

    for (size_t i = 0; i < pack->action_count; i++)
        if (pack->actions[i].age_days > oldest &&
            pack->actions[i].state != CPARENT__DUE_DONE)
            oldest = pack->actions[i].age_days;
    return oldest;
}

static void
add_action_text(cparent__build *build, cparent__node *row,
                const cparent__pack_action *action)
{
    cparent__tree *tree = build->tree;
    cparent__node *cell =
        cparent__tree_add(tree, row, CPARENT__NODE_CELL, "");

    if (cparent__given(action->id))
        cparent__tree_add(tree, cell, CPARENT__NODE_CODE, action->id);
    cparent__build_text(build, cell, action->text);
    if (cparent__given(action->update))
        cparent__tree_add(tree, cell, CPARENT__NODE_SMALL,
                          action->update);
    else if (action->state != CPARENT__DUE_DONE)
        cparent__tree_add(tree, cell, CPARENT__NODE_SMALL,
                          "Nothing heard since.");
}

static void
add_optional(cparent__build *build, cparent__node *row, const char *words,
             const char *absent)
{
    cparent__node *cell =
        cparent__tree_add(build->tree, row, CPARENT__NODE_CELL, "");

    if (cparent__given(words))
        cparent__build_text(build, cell, words);
    else
        cparent__tree_add(build->tree, cell, CPARENT__NODE_ABSENT, absent);
}

static void
add_age(cparent__build *build, cparent__node *row,
        const cparent__pack_action *action, int32_t oldest)
{
    cparent__tree *tree = build->tree;
    cparent__node *cell =
        cparent__tree_add(tree, row, CPARENT__NODE_CELL, "");
    cparent__node *age;

    if (action->state == CPARENT__DUE_DONE) {
        cparent__tree_add(tree, cell, CPARENT__NODE_ABSENT, "Closed");
    } else if (action->age_days < 0) {
        cparent__tree_add(tree, cell, CPARENT__NODE_ABSENT, "Not known");
    } else {
        age = cparent__tree_add(
            tree, cell, CPARENT__NODE_AGE,
            cparent__build_count(build, (size_t)action->age_days, "day",
                                 "days"));
        age->number = action->age_days;
        age->whole = oldest;
    }
    if (cparent__given(action->agreed))
        cparent__tree_add(tree, cell, CPARENT__NODE_SMALL,
                          cparent__tree_format(tree, "agreed %s",
                                               action->agreed));
}

static void
add_action(cparent__build *build, cparent__node *group,
           const cparent__pack_action *action, size_t number,
           int32_t oldest)
{
    cparent__tree *tree = build->tree;
    cparent__look look = due_look(action->state);
    cparent__node *row =
        cparent__tree_add_look(tree, group, CPARENT__NODE_ROW, look, "");
    cparent__node *cell;

    row->id = cparent__tree_format(tree, "action-%zu", number);
    add_action_text(build, row, action);
    add_optional(build, row, action->owner, "Nobody is named");
    add_optional(build, row, action->due, "None");
    cell = cparent__tree_add(tree, row, CPARENT__NODE_CELL, "");
    cparent__build_badge(build, cell, look);
    if (action->overdue_days > 0)
        cparent__tree_add(
            tree, cell, CPARENT__NODE_SMALL,
            cparent__tree_format(
                tree, "by %s",
                cparent__build_count(build, (size_t)action->overdue_days,
                                     "day", "days")));
    add_age(build, row, action, oldest);
    cell = cparent__tree_add(tree, row, CPARENT__NODE_CELL, "");
    if (action->sources.count == 0)
        cparent__tree_add(tree, cell, CPARENT__NODE_ABSENT, "None");
    cparent__build_references(build, cell, &action->sources);
}

static void
add_action_summary(cparent__build *build, cparent__node *section)
{
    const cparent__pack *pack = build->pack;
    cparent__node *line = cparent__tree_add_look(
        build->tree, section, CPARENT__NODE_PARAGRAPH, CPARENT__LOOK_KIND,
        "");

    for (int due = CPARENT__DUE_OVERDUE; due <= CPARENT__DUE_DONE; due++) {
        cparent__look look = due_look((cparent__due)due);
        size_t count = 0;

        for (size_t i = 0; i < pack->action_count; i++)
            count += due_look(pack->actions[i].state) == look;
        if (count > 0)
            cparent__tree_add_look(
                build->tree, line, CPARENT__NODE_BADGE, look,
                cparent__tree_format(build->tree, "%s: %zu",
                                     cparent__look_get(look)->word, count));
    }
}

void
cparent__build_actions(cparent__build *build, cparent__node *root)
{
    static const char *const columns[] = { "Action", "Who", "Due",
                                           "Status", "Age", "Source" };
    const cparent__pack *pack = build->pack;
    cparent__tree *tree = build->tree;
    int32_t oldest = oldest_action(pack);
    cparent__node *section =
        cparent__build_section(build, root, "actions", "Actions");
    cparent__node *table;
    cparent__node *group;

    if (pack->action_count == 0) {
        cparent__tree_say(tree, section, CPARENT__LOOK_PLAIN,
                          "No actions are on record. Either the meetings "
                          "agreed none, or nobody has added them yet.");
        return;
    }
    add_action_summary(build, section);
    table = cparent__tree_add_look(tree, section, CPARENT__NODE_TABLE,
                                   CPARENT__LOOK_ACTIONS,
                                   "Actions, and where each one stands");
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
        cparent__tree_add(tree, table, CPARENT__NODE_COLUMN, columns[i]);
    group = cparent__tree_add(tree, table, CPARENT__NODE_GROUP, "");
    for (size_t i = 0; i < pack->action_count; i++)
        add_action(build, group, &pack->actions[i], i + 1, oldest);
}

static void
add_question(cparent__build *build, cparent__node *answers,
             const cparent__pack_question *question)
{
    cparent__tree *tree = build->tree;
    bool answered = cparent__given(question->answer);
    cparent__node *answer = cparent__tree_add_look(
        tree, answers, CPARENT__NODE_ANSWER,
        answered ? CPARENT__LOOK_ANSWERED : CPARENT__LOOK_UNANSWERED,
        question->text);
    const char *by = "";

    if (answered)
        cparent__build_text(build, answer, question->answer);
    cparent__build_references(build, answer, &question->sources);
    if (cparent__given(question->asked_by))
        by = cparent__tree_format(tree, "Asked by %s.",
                                  question->asked_by);
    if (cparent__given(question->answered_by))
        by = cparent__tree_format(tree, "%s%sAnswered by %s.", by,
                                  by[0] != '\0' ? " " : "",
                                  question->answered_by);
    if (cparent__given(question->when))
        by = cparent__tree_format(tree, "%s%s%s.", by,
                                  by[0] != '\0' ? " " : "",
                                  question->when);
    if (by[0] != '\0')
        cparent__tree_add(tree, answer, CPARENT__NODE_SMALL, by);
}

void
cparent__build_questions(cparent__build *build, cparent__node *root)
{
    const cparent__pack *pack = build->pack;
    cparent__node *section = cparent__build_section(
        build, root, "questions", "Questions and answers");
    cparent__node *answers;

    if (pack->question_count == 0) {
        cparent__tree_say(build->tree, section, CPARENT__LOOK_PLAIN,
                          "No questions are recorded in the minutes held "
                          "here.");
        return;
    }
    answers = cparent__tree_add(build->tree, section,
                                CPARENT__NODE_ANSWERS, "");
    for (size_t i = 0; i < pack->question_count; i++)
        add_question(build, answers, &pack->questions[i]);
}

static void
add_decision(cparent__build *build, cparent__node *list,
             const cparent__pack_decision *decision)
{
    cparent__tree *tree = build->tree;
    cparent__node *item =
        cparent__tree_add(tree, list, CPARENT__NODE_ITEM, "");

    if (cparent__given(decision->number))
        cparent__tree_add(tree, item, CPARENT__NODE_CODE,
                          decision->number);
    if (cparent__given(decision->kind))
        cparent__tree_add_look(tree, item, CPARENT__NODE_BADGE,
                               CPARENT__LOOK_KIND, decision->kind);
    cparent__build_text(build, item, decision->text);
    if (cparent__given(decision->when))
        cparent__tree_add(tree, item, CPARENT__NODE_SMALL,
                          decision->when);
    cparent__build_references(build, item, &decision->sources);
}

void
cparent__build_decisions(cparent__build *build, cparent__node *root)
{
    const cparent__pack *pack = build->pack;
    cparent__node *section = cparent__build_section(
        build, root, "decisions", "What the board decided");
    cparent__node *list;

    if (pack->decision_count == 0) {
        cparent__tree_say(build->tree, section, CPARENT__LOOK_PLAIN,
                          "No decisions are recorded in the minutes held "
                          "here.");
        return;
    }
    list = cparent__tree_add_look(build->tree, section,
                                  CPARENT__NODE_LIST, CPARENT__LOOK_KIND,
                                  "");
    for (size_t i = 0; i < pack->decision_count; i++)
        add_decision(build, list, &pack->decisions[i]);
}

void
cparent__build_voices(cparent__build *build, cparent__node *root)
{
    const cparent__pack *pack = build->pack;
    cparent__node *section = cparent__build_section(
        build, root, "voices", "What young people said");
    cparent__node *panel;

    if (pack->voice_count == 0) {
        cparent__tree_say(build->tree, section, CPARENT__LOOK_PLAIN,
                          "Nothing that children and young people said or "
                          "asked is on record here. That does not mean "
                          "that they said nothing.");
        return;
    }
    panel = cparent__tree_add_look(
        build->tree, section, CPARENT__NODE_PANEL, CPARENT__LOOK_ASK,
        "In the words of the minutes");
    add_facts(build, panel, pack->voices, pack->voice_count);
}
