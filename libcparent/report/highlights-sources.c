/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "report/highlights-internal.h"

static void
build_checks(cparent__build *build, cparent__node *section)
{
    const cparent__pack *pack = build->pack;
    cparent__tree *tree = build->tree;
    cparent__node *panel = cparent__tree_add(
        tree, section, CPARENT__NODE_PANEL, "What to bear in mind");
    cparent__node *list;

    if (pack->hidden > 0)
        cparent__tree_say(
            tree, panel, CPARENT__LOOK_PLAIN,
            cparent__tree_format(
                tree,
                "%s not shown, so that no child can be recognised from a "
                "small number.",
                cparent__build_count(build, pack->hidden, "figure is",
                                     "figures are")));
    if (pack->check_count == 0 && pack->hidden == 0)
        cparent__tree_say(tree, panel, CPARENT__LOOK_PLAIN,
                          "Nothing in the figures or the minutes called "
                          "for a warning.");
    if (pack->check_count == 0)
        return;
    list = cparent__tree_add(tree, panel, CPARENT__NODE_LIST, "");
    for (size_t i = 0; i < pack->check_count; i++) {
        cparent__node *item =
            cparent__tree_add(tree, list, CPARENT__NODE_ITEM, "");

        cparent__build_text(build, item, pack->checks[i].words);
        cparent__build_references(build, item, &pack->checks[i].sources);
    }
}

static void
build_how(cparent__build *build, cparent__node *section)
{
    static const struct {
        cparent__look look;
        const char *words;
    } rows[] = {
        { CPARENT__LOOK_ON_TARGET, " the latest figure meets its target." },
        { CPARENT__LOOK_CLOSE,
          " it misses by no more than the tolerance set for it." },
        { CPARENT__LOOK_OFF_TARGET, " it misses by more." },
        { CPARENT__LOOK_NO_TARGET,
          " nobody has set one, so nothing is called good or bad." },
        { CPARENT__LOOK_NOT_COMPARED,
          " there is a target, but the figure cannot be set against it." },
        { CPARENT__LOOK_SAID,
          " the minutes say how it went without giving the figure." },
        { CPARENT__LOOK_NOT_SHOWN,
          " the number is held back to protect people." },
    };
    cparent__tree *tree = build->tree;
    cparent__node *heading = cparent__tree_add(
        tree, section, CPARENT__NODE_HEADING,
        "How status and change are worked out");
    cparent__node *list;

    heading->number = 3;
    heading->id = "how";
    list = cparent__tree_add(tree, section, CPARENT__NODE_LIST, "");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        cparent__node *item =
            cparent__tree_add(tree, list, CPARENT__NODE_ITEM, "");

        cparent__build_badge(build, item, rows[i].look);
        cparent__build_text(build, item, rows[i].words);
    }
    cparent__build_text(
        build, cparent__tree_add(tree, list, CPARENT__NODE_ITEM, ""),
        "Two figures are two figures: a direction needs at least three in "
        "a row with none missing. “Better” and “worse” are said only of "
        "measures where higher or lower is known to be better.");
    if (cparent__pack_has_spc(build->pack))
        cparent__build_text(
            build, cparent__tree_add(tree, list, CPARENT__NODE_ITEM, ""),
            "Variation is said of measures with at least 13 figures that "
            "may be shown. The limits are the average plus or "
            "minus 2.66 times the average step from one figure to the "
            "next. A special cause is a figure beyond them, seven in a row "
            "on one side of the average, seven that all rise or all fall, "
            "or two in three near a limit.");
}

static void
add_source(cparent__build *build, cparent__node *entries,
           const cparent__pack_source *source, size_t number)
{
    cparent__tree *tree = build->tree;
    cparent__node *entry = cparent__tree_add(
        tree, entries, CPARENT__NODE_ENTRY, source->id);
    cparent__node *line;

    entry->id = cparent__tree_format(tree, "source-%zu", number);
    line = cparent__tree_add(tree, entry, CPARENT__NODE_PARAGRAPH, "");
    cparent__tree_add(tree, line, CPARENT__NODE_STRONG,
                      cparent__given(source->document) ? source->document
                                                       : "Not named");
    if (cparent__given(source->place)) {
        cparent__build_text(build, line, ", ");
        cparent__build_text(build, line, source->place);
    }
    line = cparent__tree_add(tree, entry, CPARENT__NODE_PARAGRAPH, "");
    if (cparent__given(source->quote))
        cparent__tree_add(tree, line, CPARENT__NODE_QUOTE, source->quote);
    else
        cparent__tree_add(tree, line, CPARENT__NODE_ABSENT,
                          "The words are not shown: this source is not "
                          "published.");
    line = cparent__tree_add_look(tree, entry, CPARENT__NODE_PARAGRAPH,
                                  CPARENT__LOOK_NOTE, "");
    if (cparent__given(source->address)) {
        cparent__tree_add(tree, line, CPARENT__NODE_LINK,
                          "Open the document")
            ->id = source->address;
        cparent__build_text(build, line, " ");
    }
    if (cparent__given(source->digest)) {
        cparent__build_text(build, line, "SHA-256 ");
        cparent__tree_add(tree, line, CPARENT__NODE_CODE, source->digest);
    }
}

void
cparent__build_sources(cparent__build *build, cparent__node *root)
{
    const cparent__pack *pack = build->pack;
    cparent__tree *tree = build->tree;
    cparent__node *section = cparent__build_section(
        build, root, "sources", "Sources and checks");
    cparent__node *entries;

    build_checks(build, section);
    build_how(build, section);
    cparent__tree_add(tree, section, CPARENT__NODE_HEADING,
                      "Where each figure and action came from")
        ->number = 3;
    if (pack->source_count == 0) {
        cparent__tree_say(tree, section, CPARENT__LOOK_PLAIN,
                          "This report rests on no source yet.");
        return;
    }
    entries = cparent__tree_add(tree, section, CPARENT__NODE_ENTRIES, "");
    for (size_t i = 0; i < pack->source_count; i++)
        add_source(build, entries, &pack->sources[i], i + 1);
}
