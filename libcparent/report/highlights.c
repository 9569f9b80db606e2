/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/version.h>

#include "report/highlights-internal.h"

bool
cparent__given(const char *words)
{
    return words != NULL && words[0] != '\0';
}

cparent__node *
cparent__build_section(cparent__build *build, cparent__node *root,
                       const char *id, const char *heading)
{
    cparent__node *section = cparent__tree_add(
        build->tree, root, CPARENT__NODE_SECTION, heading);

    section->id = id;
    return section;
}

void
cparent__build_text(cparent__build *build, cparent__node *node,
                    const char *words)
{
    cparent__tree_add(build->tree, node, CPARENT__NODE_TEXT, words);
}

void
cparent__build_badge(cparent__build *build, cparent__node *node,
                     cparent__look look)
{
    cparent__tree_add_look(build->tree, node, CPARENT__NODE_BADGE, look,
                           cparent__look_get(look)->word);
}

void
cparent__build_references(cparent__build *build, cparent__node *node,
                          const cparent__pack_sources *sources)
{
    const cparent__pack *pack = build->pack;

    for (size_t i = 0; i < sources->count; i++) {
        size_t index = sources->items[i];
        cparent__node *reference;

        if (index >= pack->source_count)
            continue;
        reference = cparent__tree_add(build->tree, node,
                                      CPARENT__NODE_REFERENCE,
                                      pack->sources[index].id);
        reference->number = (int64_t)index;
        reference->id = cparent__tree_format(build->tree, "#source-%zu",
                                             index + 1);
    }
}

const char *
cparent__build_count(cparent__build *build, size_t count, const char *one,
                     const char *many)
{
    return cparent__tree_format(build->tree, "%zu %s", count,
                                count == 1 ? one : many);
}

static void
add_term(cparent__build *build, cparent__node *terms, const char *name,
         const char *words)
{
    if (!cparent__given(words))
        return;
    cparent__build_text(build,
                        cparent__tree_add(build->tree, terms,
                                          CPARENT__NODE_TERM, name),
                        words);
}

static void
build_masthead(cparent__build *build, cparent__node *root)
{
    const cparent__pack *pack = build->pack;
    cparent__node *head = cparent__tree_add(build->tree, root,
                                            CPARENT__NODE_MASTHEAD,
                                            "Performance highlights");
    cparent__node *terms;

    head->above = cparent__given(pack->council) ? pack->council : "";
    head->below = "How well the council is keeping its promises to "
                  "children in care and care leavers";
    terms = cparent__tree_add(build->tree, head, CPARENT__NODE_TERMS, "");
    add_term(build, terms, "For", pack->body);
    add_term(build, terms, "As at", pack->as_at);
    add_term(build, terms, "Latest meeting",
             cparent__given(pack->latest_meeting) ? pack->latest_meeting
                                                  : "Date not given");
    add_term(build, terms, "Figures",
             pack->restricted ? "Exact, restricted"
                              : "Protected for publication");
}

static void
build_banner(cparent__build *build, cparent__node *root)
{
    cparent__node *banner;

    if (!build->pack->restricted)
        return;
    banner = cparent__tree_add(build->tree, root, CPARENT__NODE_BANNER,
                               "Restricted report");
    cparent__tree_add(build->tree, banner, CPARENT__NODE_STRONG,
                      "Restricted: do not publish or pass on.");
    cparent__build_text(build, banner,
                        " This copy shows exact figures, and some are so "
                        "small that a child could be recognised.");
}

static void
build_foot(cparent__build *build, cparent__node *root)
{
    const cparent__pack *pack = build->pack;
    cparent__node *foot = cparent__tree_add(build->tree, root,
                                            CPARENT__NODE_FOOT, "");
    cparent__node *line;

    cparent__tree_say(build->tree, foot, CPARENT__LOOK_PLAIN,
                      "One file that works offline: no scripts, no "
                      "trackers. Ask the council if you need it in "
                      "another format.");
    line = cparent__tree_add_look(build->tree, foot,
                                  CPARENT__NODE_PARAGRAPH,
                                  CPARENT__LOOK_NOTE, "");
    cparent__build_text(build, line,
                        "Made with cparent " CPARENT_VERSION);
    if (cparent__given(pack->profile)) {
        cparent__build_text(build, line, " · protection ");
        cparent__build_text(build, line, pack->profile);
    }
    cparent__build_text(build, line, " · history ");
    cparent__tree_add(build->tree, line, CPARENT__NODE_CODE,
                      cparent__given(pack->head) ? pack->head : "not kept");
}

cparent_status
cparent__highlights_build(const cparent__pack *pack, cparent__tree *tree,
                          cparent_error *err)
{
    cparent__build build = { pack, tree };

    cparent__tree_init(tree, "");
    tree->root->text = cparent__tree_format(
        tree, "Performance highlights: %s, %s",
        cparent__given(pack->council) ? pack->council : "council not named",
        pack->as_at);
    build_masthead(&build, tree->root);
    build_banner(&build, tree->root);
    cparent__build_minute(&build, tree->root);
    cparent__build_score(&build, tree->root);
    cparent__build_detail(&build, tree->root);
    cparent__build_standings(&build, tree->root);
    cparent__build_pledges(&build, tree->root);
    cparent__build_actions(&build, tree->root);
    cparent__build_questions(&build, tree->root);
    cparent__build_decisions(&build, tree->root);
    cparent__build_voices(&build, tree->root);
    cparent__build_sources(&build, tree->root);
    build_foot(&build, tree->root);
    return cparent__tree_status(tree, err);
}
