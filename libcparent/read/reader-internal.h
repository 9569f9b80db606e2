/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_READER_INTERNAL_H
#define CPARENT_READER_INTERNAL_H

#include <cparent/reading.h>

#include "read/figure-internal.h"

/* Where in the minutes a block stands. */
typedef enum cparent__zone {
    CPARENT__ZONE_HEAD = 0,
    CPARENT__ZONE_CONTACTS = 1,
    CPARENT__ZONE_BODY = 2,
    CPARENT__ZONE_TAIL = 3
} cparent__zone;

#define CPARENT__BLOCK_BULLET 1u
#define CPARENT__BLOCK_LABEL 2u
#define CPARENT__BLOCK_GAP 4u   /* an empty line stands before it */
#define CPARENT__BLOCK_INDENT 8u
#define CPARENT__BLOCK_HEADING 16u /* the page marks it as one */
#define CPARENT__BLOCK_ITEM 32u    /* an agenda item among several */

/* A paragraph, a limb or a line of a list, without its bullet or number. */
typedef struct cparent__block {
    uint32_t start;
    uint32_t end;
    uint32_t label; /* where its number begins; start when it has none */
    uint8_t zone;
    uint8_t flags;
    uint8_t reserved;
    uint8_t column; /* of a table of actions, where it is its name: 1 to 5 */
} cparent__block;

/* Something found, before it becomes a record.  Which spans mean what
 * depends on the noun; none is { 0, 0 }. */
typedef struct cparent__item {
    cparent_noun noun;
    cparent__span text;   /* what the citation points at */
    cparent__span words;  /* question, heading, measure, name, number */
    cparent__span who;    /* owner, asker, speaker, role of a person */
    cparent__span put_by;
    cparent__span answered_by;
    cparent__span answer;
    cparent__span when;   /* due, period, date; what a question refers to */
    cparent_value value;
    cparent_value from;
    cparent_period period;
    cparent_date due;
    int choice; /* role, kind, assertion, due kind */
    int second; /* qualifier, comparator, strength */
    int third;  /* change, source */
    int group;  /* 0: none */
    const char *code; /* of an indicator; borrowed from the lexicon */
    const char *rule; /* static */
    int confidence;
    uint32_t first_part; /* of a pledge, in reader.parts */
    uint32_t part_count;
} cparent__item;

/* A table of actions: what its columns are, by the cell marks before them:
 * 1 the action, 2 its owner, 3 its day, 4 how it stands. */
enum { CPARENT__COLUMNS = 12 };

typedef struct cparent__action_table {
    bool open;
    bool lone;   /* a column of actions beside what was said */
    int column;  /* of the cell being read */
    size_t next; /* the first block below its heading */
    uint8_t columns[CPARENT__COLUMNS];
} cparent__action_table;

/* A table of figures, and where in it the sentence being read stands. */
enum { CPARENT__CARD_COLUMNS = 16 };

typedef struct cparent__card_column {
    int role; /* of its figures; 0: it has none */
    cparent__span when;
    cparent_period period;
    cparent__span words; /* of its name */
    cparent_unit unit;
    int zeros;   /* "£m": behind each of its figures */
    bool refers; /* its numbers are references */
} cparent__card_column;

typedef struct cparent__card {
    int cells;    /* 1: the text has some; -1: none; 0: not looked yet */
    size_t at;    /* raw bytes looked at so far */
    cparent__map_place place; /* of the cell looked at last */
    size_t row;   /* where the row there begins */
    size_t seen;  /* the row looked at last */
    int marks;    /* of cells, between the two */
    int named;    /* columns that the heading named */
    int units;    /* words in it that only figures have above them */
    int least;    /* the cell in which rows are named */
    bool heading; /* the row may be one */
    bool broken;  /* it has figures, and is none */
    bool lists;   /* its columns hold references and words alone */
    bool open;
    cparent__span label; /* what the row measures */
    cparent__span when;  /* or when */
    cparent_period period;
    const char *code;
    int code_unit;
    cparent_unit unit;
    size_t before; /* its figures, as items, or SIZE_MAX */
    size_t now;
    cparent__card_column columns[CPARENT__CARD_COLUMNS];
} cparent__card;

/* What a search of the clause [from, to) found. */
typedef struct cparent__ahead {
    int from;
    int to;
    int found;
} cparent__ahead;

/* Questions that wait for their answer. */
enum { CPARENT__PENDING = 12 };

/* As many people as a reader knows again by one name. */
enum { CPARENT__KNOWN = 64 };

typedef struct cparent__reader {
    cparent__decoded decoded;
    const cparent__lexicon *lexicon;
    cparent_phrases *phrases; /* whose lexicon it is, or NULL */
    cparent_date meeting;
    cparent__block *blocks;
    size_t block_count;
    size_t block_room;
    cparent__item *items;
    size_t item_count;
    size_t item_room;
    cparent__span *parts;
    size_t part_count;
    size_t part_room;
    size_t known[CPARENT__KNOWN]; /* people named, as items */
    int known_count;
    size_t contact_count; /* the first people are the contacts */
    cparent__span title;
    const cparent__block *title_from;  /* below this block … */
    const cparent__block *title_ahead; /* … this may be one, or the end */
    cparent__span purpose;
    cparent__span meeting_line; /* "Corporate Parenting Board - 4 March" */
    cparent__span council;
    cparent__span committee;
    bool bare; /* nothing says where its minutes begin */
    bool draft;
    bool exempt;
    cparent_status failed;

    /* What the sentence being read stands in. */
    const cparent__block *block;
    size_t block_index;
    bool block_first;  /* it is the first sentence of its block */
    bool follows;      /* the one before names an indicator */
    cparent__lists lists;
    cparent__sentence sentence;
    cparent__sentence aside; /* of a block further on */
    cparent__times times;
    cparent__numbers numbers;
    cparent__founds founds;

    size_t last_actual; /* the last figure of this block, or SIZE_MAX */
    int bracket_role;   /* "previous year in brackets": what stands there */
    cparent__span intro; /* the time of the list being read, or none */
    cparent_period intro_period;
    cparent__span reported; /* the time that a report was about, or none */
    cparent_period reported_period;
    cparent__span asked; /* "how many had moved in the year": or none */
    cparent_period asked_period;
    cparent__span carried; /* the time of figures that name none */
    cparent_period carried_period;
    cparent__card card;

    /* Questions. */
    size_t pending[CPARENT__PENDING]; /* indexes of items */
    int pending_count;
    int pending_age;    /* blocks since the last one was put */
    bool answering;     /* the last sentence was part of an answer */
    int answer_at;      /* which of the pending ones is being answered */
    uint32_t answer_sought; /* the sentence behind which one was looked for */
    bool answer_next;       /* whether one follows it */
    uint32_t carried_sought; /* the same of words that carry a proposal */
    bool carried_next;
    int pair;             /* "Q:" or "A:" began the block below */
    size_t pair_block;
    bool asks_alone;      /* "Q: Cllr Dace -": no longer than its answer */
    cparent__span asked_whom; /* "Mrs Boyle was asked" */
    cparent__span answerer; /* of questions put in writing */
    cparent__span speaker;  /* who spoke last, by name or post */
    cparent__span subject;  /* who did something last */
    cparent__span asker;  /* last one named in this block */
    cparent__span behalf;
    cparent__span refers; /* the page that a question refers to */
    size_t asking_block;  /* ended "X asked:", or SIZE_MAX */
    bool asks_things;     /* "Members asked about:" */
    int64_t how_many;     /* "how many of our 181 …", or 0 */

    size_t people_block; /* of a list of those present, or SIZE_MAX */

    /* Actions: the sentence before, and what was read in it. */
    cparent__span last_sentence;
    cparent__span above_sentence; /* the last of the paragraph above */
    size_t last_action; /* index of an item, or SIZE_MAX */
    int clause_from;    /* the clause looked at last */
    int clause_to;
    cparent__ahead next_that; /* "and that" */
    cparent__ahead next_for;  /* "and for" */

    cparent__span margin; /* the owner in a column beside the block */
    size_t marked_action; /* the last one of a log, or SIZE_MAX */
    size_t marked_block;
    bool listing; /* below "Actions:" */
    cparent__span listing_owner; /* who is to do what is listed */
    cparent__action_table table;
    cparent__map_place gap[2]; /* what was looked at last before a cell: where
                                * the one before it ends, and where it begins */
    cparent__span lead_when; /* "By the end of March:" over a list */
    cparent_date lead_due;
    int lead_kind;

    /* Resolutions. */
    bool resolving;
    bool resolve_done;   /* all of it stood behind the heading */
    int resolve_limbs;
    bool limbs_decide;   /* "The Board:", and each limb has its verb */
    bool recommending;   /* they go to another body */
    bool agreeing;       /* "AGREED - that …" */
    bool said_first;     /* something stands before the heading */
    int resolve_kind;    /* of limbs that name no verb */
    int limb_shape;      /* of the limbs' numbers; 0: they have none yet */
    int resolve_shape;   /* of the number before the heading itself */
    cparent__span lead_owner; /* "(b) That the Head of Service:" */
    int lead_rank;            /* of its letter or number */
    int limb_rank;            /* of the last limb that was read */
    int lead_limbs;           /* below it so far */

    /* Pledges. */
    bool pledging;
    bool pledge_indent; /* its statements are indented */
    bool pledge_inline; /* its parts are "Home: All is well." */
    bool pledge_table;  /* its parts are the rows of a table */
    bool pledge_listed; /* and the rows what it promises, under a heading */
    int pledge_column;  /* of its words beside the first cell, or 0 */
    int pledge_cell;    /* behind the first of the row */
    cparent__span pledge_above; /* a heading that opened nothing yet */
    size_t pledge_above_block;
    size_t pledge;  /* index of the open heading, or SIZE_MAX */

    /* What stands under "Decision:" may stand again under "Minutes:". */
    size_t decided; /* the next block that may be repeated */
    size_t repeats; /* where the minutes begin; 0: not yet */
    size_t cited;   /* items before this one were looked at */

    int next_group;
    uint64_t steps; /* sentences read: the test of linear time counts them */
} cparent__reader;

/* More than any year of minutes holds; what goes on beyond it is not
 * minutes, and would only fill memory. */
enum { CPARENT__MOST_ITEMS = 50000, CPARENT__MOST_BLOCKS = 1 << 20 };
#define CPARENT__ONE_MEETING "give the minutes of one meeting at a time"

/* Cuts the sentence that begins at `start` and ends before `end` aside, and
 * leaves alone the one that is being read. */
static inline void
cparent__aside_cut(cparent__reader *reader, uint32_t start, uint32_t end)
{
    cparent__sentence_cut(reader->lexicon, reader->decoded.text, start, end,
                          &reader->aside);
}

/* An empty item of `noun` that will be added; NULL after a failure. */
cparent__item *
cparent__reader_add(cparent__reader *reader, cparent_noun noun,
                    cparent__span text, const char *rule, int confidence);

/* Everything that a text says, as items; what `reader` had is lost.  The
 * bytes must outlive it. */
cparent_status
cparent__reader_run(cparent__reader *reader, const char *bytes, size_t size,
                    const char *name, const cparent_read_options *options,
                    cparent_error *err);

/* The same by the lexicon that `reader` has already. */
cparent_status
cparent__reader_read(cparent__reader *reader, const char *bytes, size_t size,
                     const char *name, const cparent_read_options *options,
                     cparent_error *err);

/* Frees it and all it holds; NULL is fine. */
void
cparent__reader_free(cparent__reader *reader);

/* The blocks alone: segment is what calls it. */
cparent_status
cparent__reader_cut(cparent__reader *reader, cparent_error *err);

/* Blocks and zones, title, purpose, council, committee, date, contacts. */
cparent_status
cparent__reader_segment(cparent__reader *reader, cparent_error *err);
void
cparent__reader_head(cparent__reader *reader);

/* The grammars; each looks at reader->sentence. */
void
cparent__read_observations(cparent__reader *reader);

/* A table of figures: looks at its heading and at a row's first cell; gives
 * figures the row's unit; gives one its column's role and time. */
void
cparent__card_look(cparent__reader *reader);
void
cparent__card_units(cparent__reader *reader);
void
cparent__card_place(cparent__reader *reader, const cparent__found *found,
                    cparent__item *item);

/* May the text have a table?  Most minutes have none at all. */
bool
cparent__has_cells(cparent__reader *reader);

/* What time the figures of this sentence have when it names none. */
void
cparent__carry_begin(cparent__reader *reader);

/* Bare numbers take the unit of the figure before, where the words go back
 * to it. */
void
cparent__founds_same_unit(cparent__reader *reader);

/* The figures in brackets, where the minutes say what stands in them. */
void
cparent__founds_bracketed(cparent__reader *reader);

/* The figures of this sentence that tell of one in the sentence before. */
void
cparent__founds_back(cparent__reader *reader);

void
cparent__read_claims(cparent__reader *reader);
void
cparent__read_questions(cparent__reader *reader);
void
cparent__read_actions(cparent__reader *reader);
void
cparent__read_events(cparent__reader *reader);
void
cparent__read_people(cparent__reader *reader);

/* What a line that is nothing but a column's name stands for in a table of
 * actions: 1 the action, 2 its owner, 3 its day, 4 how it stands; or 0. */
uint8_t
cparent__column_named(const cparent__sentence *line);

/* An owner in a column to the right of the block, which ends before it; and
 * whoever it is, does what was read in the items from `first` on. */
void
cparent__margin_find(cparent__reader *reader);
void
cparent__margin_own(cparent__reader *reader, size_t first);

/* Marks the words of the sentence that name somebody met before. */
void
cparent__mark_known(cparent__reader *reader);

/* The owner of an action, tokens [from, to), is a person if it is a name. */
void
cparent__note_owner(cparent__reader *reader, int from, int to);

/* Resolutions and pledges are read block by block.  True: the block was
 * one, and `from` is where its own sentences begin. */
bool
cparent__read_resolution(cparent__reader *reader);
bool
cparent__read_resolution_inside(cparent__reader *reader);

/* Questions are asked in it before something is decided below. */
bool
cparent__has_heard_questions(const cparent__sentence *sentence);

/* "Noted: the apologies.", behind another decision of its paragraph. */
bool
cparent__decides_again(const cparent__sentence *sentence);
bool
cparent__read_pledge(cparent__reader *reader);

/* "Pledge 2: We will listen": a heading below "RESOLVED to adopt this:", and
 * no limb of it. */
bool
cparent__heads_pledge(const cparent__reader *reader);

/* Pages print a decision under "Decision:" and again under "Minutes:": it is
 * one decision, said in two places.  True when block `index` is the second;
 * what was found in the first then cites both. */
bool
cparent__reader_repeated(cparent__reader *reader, size_t index);

/* The block below the one being read; NULL where there is none. */
const cparent__block *
cparent__block_below(const cparent__reader *reader);

/* Mentions of one commitment, figures of one indicator. */
void
cparent__reader_link(cparent__reader *reader);

typedef enum cparent__agent {
    CPARENT__AGENT_NAME = 1,
    CPARENT__AGENT_POST = 2,
    CPARENT__AGENT_BODY = 3
} cparent__agent;

/* The person, post or body that begins at `from`: how many tokens, or 0. */
int
cparent__agent_at(const cparent__sentence *sentence, int from, int to,
                  cparent__agent *agent_out);

/* Who does what the verb at token `verb` says: the tokens, without an
 * apposition.  False when no person, post or body stands there. */
bool
cparent__subject_of(const cparent__sentence *sentence, int verb,
                    int *from_out, int *to_out, cparent__agent *agent_out);

#endif
