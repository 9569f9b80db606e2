/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_TREE_INTERNAL_H
#define CPARENT_TREE_INTERNAL_H

#include "report/pack-internal.h"

/*
 * A report before anybody knows how it will look: sections, paragraphs,
 * tables, charts as data.  highlights.c builds it once; each renderer walks
 * it.  A node is what it means ("an action's state: overdue"), never how it
 * looks.
 */
typedef enum cparent__node_kind {
    CPARENT__NODE_DOCUMENT,  /* text: title */
    CPARENT__NODE_MASTHEAD,  /* text: heading; above: whose; below: lead */
    CPARENT__NODE_BANNER,    /* text: its name; children: inline */
    CPARENT__NODE_SECTION,   /* id; text: heading */
    CPARENT__NODE_HEADING,   /* text; number: level */
    CPARENT__NODE_PARAGRAPH, /* children: inline */
    CPARENT__NODE_LIST,      /* items; number 1: in order */
    CPARENT__NODE_ITEM,      /* children: inline */
    CPARENT__NODE_TERMS,     /* pairs */
    CPARENT__NODE_TERM,      /* text: name; children: inline */
    CPARENT__NODE_TABLE,     /* text: caption; columns, then groups */
    CPARENT__NODE_COLUMN,    /* text */
    CPARENT__NODE_GROUP,     /* rows; text: heading or ""; below: about */
    CPARENT__NODE_ROW,       /* cells; the first is its heading */
    CPARENT__NODE_CELL,      /* children: inline or a chart */
    CPARENT__NODE_TILES,     /* tiles */
    CPARENT__NODE_TILE,      /* text: title; below: big words */
    CPARENT__NODE_SIDES,     /* panels or stacks side by side */
    CPARENT__NODE_STACK,     /* blocks */
    CPARENT__NODE_PANEL,     /* text: heading; blocks */
    CPARENT__NODE_MIX,       /* text: in one sentence; shares */
    CPARENT__NODE_SHARE,     /* look; text; number: how many */
    CPARENT__NODE_CARDS,     /* cards in a grid */
    CPARENT__NODE_CARD,      /* id; text: heading; blocks */
    CPARENT__NODE_METER,     /* text; number of `whole` steps */
    CPARENT__NODE_CHART,     /* chart */
    CPARENT__NODE_STRIP,     /* standing: a council among the others */
    CPARENT__NODE_FUNNEL,    /* standing: beside what chance would do */
    CPARENT__NODE_DETAILS,   /* text: summary; blocks */
    CPARENT__NODE_ANSWERS,   /* answers */
    CPARENT__NODE_ANSWER,    /* look; text: question; children: inline */
    CPARENT__NODE_ENTRIES,   /* entries: what the report rests on */
    CPARENT__NODE_ENTRY,     /* id; text: short name; blocks */
    CPARENT__NODE_FOOT,      /* blocks */
    CPARENT__NODE_TEXT,      /* inline from here on: text */
    CPARENT__NODE_STRONG,
    CPARENT__NODE_SMALL,
    CPARENT__NODE_FIGURE,    /* the number a reader came for */
    CPARENT__NODE_ABSENT,    /* says why nothing is here */
    CPARENT__NODE_QUOTE,     /* somebody's own words */
    CPARENT__NODE_CODE,
    CPARENT__NODE_LINK,      /* text; id: "#place" or an address */
    CPARENT__NODE_REFERENCE, /* text: "S1"; number: index of the source */
    CPARENT__NODE_BADGE,     /* look; text; number: a cparent_direction */
    CPARENT__NODE_AGE        /* text; number of `whole` */
} cparent__node_kind;

/* What a badge, tile or panel stands for. */
typedef enum cparent__look {
    CPARENT__LOOK_PLAIN,
    CPARENT__LOOK_ON_TARGET,
    CPARENT__LOOK_CLOSE,
    CPARENT__LOOK_OFF_TARGET,
    CPARENT__LOOK_SAID,
    CPARENT__LOOK_NOT_COMPARED,
    CPARENT__LOOK_NO_TARGET,
    CPARENT__LOOK_NOT_SHOWN,
    CPARENT__LOOK_BETTER,
    CPARENT__LOOK_WORSE,
    CPARENT__LOOK_NEITHER,
    CPARENT__LOOK_OVERDUE,
    CPARENT__LOOK_SOON,
    CPARENT__LOOK_LATER,
    CPARENT__LOOK_NO_DATE,
    CPARENT__LOOK_DONE,
    CPARENT__LOOK_USUAL, /* of an SPC chart: variation, then assurance */
    CPARENT__LOOK_GAIN,
    CPARENT__LOOK_CONCERN,
    CPARENT__LOOK_SHIFTED,
    CPARENT__LOOK_PASSING,
    CPARENT__LOOK_FAILING,
    CPARENT__LOOK_HIT_OR_MISS,
    CPARENT__LOOK_ANSWERED,
    CPARENT__LOOK_UNANSWERED,
    CPARENT__LOOK_LEAD,
    CPARENT__LOOK_NOTE,
    CPARENT__LOOK_GAP,
    CPARENT__LOOK_KIND,
    CPARENT__LOOK_GOOD,
    CPARENT__LOOK_BAD,
    CPARENT__LOOK_ASK,
    CPARENT__LOOK_SCORE,
    CPARENT__LOOK_ACTIONS,
    CPARENT__LOOK_DATA,
    CPARENT__LOOK_COUNT
} cparent__look;

/* The word that goes with a look wherever it is seen, its name in markup,
 * and a character for renderers that draw nothing. */
typedef struct cparent__look_row {
    const char *name;
    const char *word;
    const char *mark;
} cparent__look_row;

const cparent__look_row *
cparent__look_get(cparent__look look);

/* True when it stands as one point on a scale. */
bool
cparent__shown_single(const cparent__shown *shown);

/* A series to draw.  Which drawing fits follows from how many figures can
 * be drawn. */
typedef struct cparent__chart {
    bool small;              /* to stand in a table's cell */
    const char *title;
    const char *words;       /* the same in a sentence */
    const cparent__pack_point *points;
    size_t count;
    size_t drawable;         /* single numbers among them */
    const cparent__shown *target; /* NULL when there is none to draw */
    const char *target_words;
    int unit;                /* a cparent_unit */
    const cparent__pack_spc *spc; /* NULL: a plain line */
} cparent__chart;

typedef struct cparent__node {
    cparent__node_kind kind;
    cparent__look look;
    const char *text;  /* never NULL */
    const char *above; /* "" when none */
    const char *below;
    const char *id;
    int64_t number;
    int64_t whole;
    const cparent__chart *chart;
    const cparent__pack_standing *standing;
    struct cparent__node *first;
    struct cparent__node *last;
    struct cparent__node *next;
} cparent__node;

/* Owns its nodes and the strings made for them; borrows the pack's. */
typedef struct cparent__tree {
    cparent__node *root;
    struct cparent__tree_block *blocks;
    cparent__node spare; /* where additions go once memory has run out */
    bool failed;
} cparent__tree;

void
cparent__tree_init(cparent__tree *tree, const char *title);

void
cparent__tree_free(cparent__tree *tree);

/* OK, or NOMEM when anything since init found no memory. */
cparent_status
cparent__tree_status(const cparent__tree *tree, cparent_error *err);

/* Adds a last child; never NULL.  `text` is borrowed; NULL means "". */
cparent__node *
cparent__tree_add(cparent__tree *tree, cparent__node *parent,
                  cparent__node_kind kind, const char *text);

/* The same with a look. */
cparent__node *
cparent__tree_add_look(cparent__tree *tree, cparent__node *parent,
                       cparent__node_kind kind, cparent__look look,
                       const char *text);

/* A paragraph of plain words. */
cparent__node *
cparent__tree_say(cparent__tree *tree, cparent__node *parent,
                  cparent__look look, const char *text);

/* Memory that lives as long as the tree; zeroed; NULL when there is none. */
void *
cparent__tree_alloc(cparent__tree *tree, size_t size);

/* A string that lives as long as the tree; "" when memory runs out. */
const char *
cparent__tree_format(cparent__tree *tree, const char *format, ...)
    CPARENT_PRINTF(2, 3);

/* The highlights report as a tree, which the caller frees, also after a
 * failure. */
cparent_status
cparent__highlights_build(const cparent__pack *pack, cparent__tree *tree,
                          cparent_error *err);

/* Renderers of any tree. */
void
cparent__tree_html(const cparent__tree *tree, cparent__text *text);
void
cparent__tree_markdown(const cparent__tree *tree, cparent__text *text);

#endif
