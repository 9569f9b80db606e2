/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/head-internal.h"

#include <string.h>

/* Lines of a letterhead; bytes of a heading, and of a column's name. */
enum { HEAD_LINES = 6, LINE = 160, COLUMN_NAME = 40 };

/* What a line that stands alone announces: "body", "tail", "contacts",
 * "item", "site"; NULL when it is none of these. */
static const char *
heading_of(const cparent__sentence *s)
{
    const cparent__cue *cue = cparent__cue_at(s, CPARENT__K_HEAD, 0);
    int at;

    if (cue == NULL)
        return cparent__names_item(s) ? "item" : NULL;
    for (at = cue->end; at < s->count; at++)
        if (s->tokens[at].kind != CPARENT__MARK &&
            !cparent__token_is(s, at, "s"))
            break;
    if (at == s->count)
        return cue->meaning;
    /* "Issue details - Kinship Care Strategy": of the page */
    if (cue->end - cue->start > 1 && cparent__cue_means(cue, "site") &&
        cparent__mark_is(s, cue->end, '-'))
        return cue->meaning;
    for (at = cue->end; at < s->count && at < cue->end + 5; at++)
        if (s->tokens[at].mark == ':')
            return strcmp(cue->meaning, "contacts") == 0 ? cue->meaning
                                                         : NULL;
    return NULL;
}

/* "held on 12 June 2024 at 10.00 a.m." ends as a sentence does. */
static bool
ends_with_hour(const char *text, uint32_t length)
{
    return length > 8 && (memcmp(text + length - 4, "a.m.", 4) == 0 ||
                          memcmp(text + length - 4, "p.m.", 4) == 0);
}

/* "the following matters:-" */
static bool
ends_with_list(const char *text, uint32_t length)
{
    return length > 2 && memcmp(text + length - 2, ":-", 2) == 0;
}

/* A line of a letterhead or a title: short, and no sentence. */
static bool
is_head_line(const cparent__reader *reader, const cparent__block *block)
{
    const char *text = reader->decoded.text;
    const uint32_t length = block->end - block->start;

    return length < 300 && block->end > block->start &&
           !cparent__is_roster_alone(&reader->sentence) &&
           (block->flags & (CPARENT__BLOCK_BULLET | CPARENT__BLOCK_LABEL)) ==
               0 &&
           !ends_with_list(text + block->start, length) &&
           (strchr(".:;?!", text[block->end - 1]) == NULL ||
            ends_with_hour(text + block->start, length)) &&
           (memchr(text + block->start, ':', length < 24 ? length : 24) ==
                NULL ||
            cparent__may_head(&reader->sentence));
}

/* "RESOLVED: That the report be noted." is no title. */
static bool
decides(cparent__reader *reader, const cparent__block *block)
{
    cparent__sentence_cut(reader->lexicon, reader->decoded.text,
                          block->start, block->end, &reader->sentence);
    return cparent__cue_at(&reader->sentence, CPARENT__K_RESOLVE, 0) != NULL;
}

/* Blocks that are sentences, where nothing has been minuted yet. */
enum { TOLD = 3 };

/* "To do:" is too short to say what a paper is for. */
enum { TO_DO = 10 };

/* How far the head of a page that does not say where its minutes begin has
 * been read. */
typedef struct bare_head {
    bool title;
    bool purpose; /* a label has said what the paper is for */
    int lines;
} bare_head;

/* A line of the head, cut as the reader's sentence, above what was minuted. */
static bool
goes_on(const cparent__reader *reader, const cparent__block *block,
        bare_head *head)
{
    const cparent__sentence *s = &reader->sentence;
    const bool held = cparent__is_held_line(s);

    if (held || is_head_line(reader, block)) {
        head->lines++;
        head->title = true;
        return held || !head->purpose;
    }
    if (block->end - block->start >= 300 || !cparent__is_labelled(s))
        return false;
    head->purpose = head->purpose || cparent__purpose_label(s) > 0;
    return true;
}

/* "To agree the draft", "The Panel is invited to comment" below the title:
 * what the paper is for.  The second stands right below the head. */
static bool
tells_purpose(const cparent__reader *reader, const cparent__block *block,
              bool first)
{
    const uint32_t length = block->end - block->start;

    return length < 300 &&
           ((length > TO_DO &&
             strncmp(reader->decoded.text + block->start, "To ", 3) == 0) ||
            (first && cparent__says_purpose(&reader->sentence)));
}

static bool
is_in_head(cparent__reader *reader, const cparent__block *block,
           bare_head *head)
{
    const bool first = head->lines < HEAD_LINES;

    if (first) {
        cparent__sentence_cut(reader->lexicon, reader->decoded.text,
                              block->start, block->end, &reader->sentence);
        if (goes_on(reader, block, head))
            return true;
    }
    head->lines = HEAD_LINES;
    if (head->title)
        return tells_purpose(reader, block, first);
    head->title = block->end - block->start < 160 && !decides(reader, block) &&
                  !cparent__is_roster(&reader->sentence);
    return head->title;
}

/* Minutes whose page does not say where they begin: everything after the
 * title, and the lines that stand with it, is body. */
static void
zones_without_minutes(cparent__reader *reader)
{
    bare_head head = { false, false, 0 };
    size_t i;

    reader->bare = true;
    for (i = 0; i < reader->block_count; i++) {
        cparent__block *block = &reader->blocks[i];

        if (block->zone != CPARENT__ZONE_TAIL && block->reserved == 0 &&
            !is_in_head(reader, block, &head))
            block->zone = CPARENT__ZONE_BODY;
    }
}

/* What the lines that stand alone announce, by block. */
typedef enum sign {
    SIGN_NONE = 0,
    SIGN_BODY,
    SIGN_TAIL,
    SIGN_ITEM,
    SIGN_SITE,
    SIGN_CONTACTS,
    SIGN_DECISION,
    SIGN_RESOLVED
} sign;

static sign
sign_of(const cparent__sentence *s)
{
    static const char *const words[] = { "body",    "tail",     "item",
                                         "site",    "contacts", "decision",
                                         "resolved" };
    const char *heading = heading_of(s);
    int i;

    for (i = 0; heading != NULL && i < SIGN_RESOLVED; i++)
        if (strcmp(heading, words[i]) == 0)
            return (sign)(i + 1);
    return SIGN_NONE;
}

/* Nearly every line announces nothing, and is told by its first word. */
static bool
may_announce(const cparent__reader *reader, const cparent__block *block)
{
    const char *text = reader->decoded.text + block->start;
    const uint32_t length = block->end - block->start;

    return length <= LINE &&
           (cparent__may_open(reader->lexicon, reader->decoded.text,
                              block->start, block->end,
                              (uint64_t)1 << CPARENT__K_HEAD |
                                  (uint64_t)1 << CPARENT__K_ACTION) ||
            memchr(text, '-', length) != NULL ||
            memchr(text, '/', length) != NULL);
}

/* What a line announces, and the column that it names. */
static void
read_line(cparent__reader *reader, cparent__block *block)
{
    const uint32_t length = block->end - block->start;

    if (!may_announce(reader, block))
        return;
    cparent__sentence_cut(reader->lexicon, reader->decoded.text,
                          block->start, block->end, &reader->sentence);
    block->reserved = (uint8_t)sign_of(&reader->sentence);
    /* "3. Minutes": an item of a meeting, not where its minutes begin. */
    if (block->reserved == SIGN_BODY &&
        (block->flags & CPARENT__BLOCK_LABEL) != 0 &&
        !cparent__mark_is(&reader->sentence, reader->sentence.count - 1, ':'))
        block->reserved = SIGN_NONE;
    if (length <= COLUMN_NAME)
        block->column = cparent__column_named(&reader->sentence);
}

/* Finds the signs, and in a document of several agenda items, each with
 * minutes of its own, the headings under which they stand. */
static void
find_signs(cparent__reader *reader)
{
    size_t bodies = 0;
    bool minutes = false;
    size_t i;

    for (i = 0; i < reader->block_count; i++) {
        read_line(reader, &reader->blocks[i]);
        bodies += reader->blocks[i].reserved == SIGN_BODY;
        /* The name of a page, which has a "Decision:" of its own. */
        if (i > 0 && reader->blocks[i].reserved == SIGN_DECISION &&
            reader->blocks[0].reserved == SIGN_DECISION)
            reader->blocks[0].reserved = SIGN_SITE;
    }
    for (i = bodies < 2 ? 0 : reader->block_count; i-- > 0;) {
        cparent__block *block = &reader->blocks[i];

        if (block->reserved == SIGN_BODY || block->reserved == SIGN_DECISION)
            minutes = true;
        if ((block->flags & CPARENT__BLOCK_HEADING) == 0)
            continue;
        if (minutes && block->reserved == SIGN_NONE)
            block->flags |= CPARENT__BLOCK_ITEM;
        minutes = false;
    }
}

/* How much has been printed above a sign. */
typedef struct printed {
    bool body; /* minutes have begun */
    int told;  /* sentences */
    int prose; /* paragraphs that report */
} printed;

/* The papers of the first item of several are the document's. */
static uint8_t
take_item(cparent__block *block, const printed *above)
{
    block->reserved = above->body;
    block->zone = above->body ? CPARENT__ZONE_TAIL : CPARENT__ZONE_HEAD;
    return block->zone;
}

/* "RESOLVED" stands below what was said, and does not begin it; so may
 * "Decision". */
static bool
begins_body(sign found, const printed *above)
{
    return found == SIGN_BODY ||
           (found == SIGN_DECISION && above->prose <= 1 &&
            above->told <= TOLD);
}

/* The zone that a sign opens; `zone` where it opens none. */
static uint8_t
zone_of(sign found, uint8_t zone)
{
    switch (found) {
    case SIGN_BODY:
        return CPARENT__ZONE_BODY;
    case SIGN_TAIL:
        return CPARENT__ZONE_TAIL;
    case SIGN_ITEM:
        return CPARENT__ZONE_HEAD;
    case SIGN_CONTACTS:
        return zone == CPARENT__ZONE_HEAD ? CPARENT__ZONE_CONTACTS : zone;
    case SIGN_DECISION:
    case SIGN_RESOLVED:
        return zone != CPARENT__ZONE_TAIL ? CPARENT__ZONE_BODY : zone;
    default:
        return zone;
    }
}

/* What a block that is a sign keeps of it: 1 where it is a heading and
 * nothing else, 2 of contacts. */
static uint8_t
kept_of(sign found, uint8_t zone, const printed *above)
{
    switch (found) {
    case SIGN_BODY:
    case SIGN_TAIL:
    case SIGN_ITEM:
        return 1;
    case SIGN_CONTACTS:
        return zone == CPARENT__ZONE_HEAD ? 2 : 0;
    case SIGN_SITE: /* "Home" in a promise leads nowhere */
        return zone != CPARENT__ZONE_BODY && above->prose == 0 &&
               above->told == 0;
    default:
        return 0;
    }
}

static uint8_t
take_sign(cparent__block *block, uint8_t zone, printed *above)
{
    const sign found = (sign)block->reserved;

    if ((block->flags & CPARENT__BLOCK_ITEM) != 0)
        return take_item(block, above);
    block->reserved = kept_of(found, zone, above);
    block->zone = zone_of(found, zone);
    above->body = above->body || begins_body(found, above);
    return block->zone;
}

/* A paragraph that reports, not the line that says what a paper is for. */
static bool
is_prose(const cparent__reader *reader, const cparent__block *block)
{
    const char *text = reader->decoded.text;

    return block->reserved == 0 && block->end - block->start > 60 &&
           text[block->end - 1] == '.' &&
           strncmp(text + block->start, "To ", 3) != 0;
}

/* "The Committee considered the review": of the meeting, not the paper. */
static bool
reports(cparent__reader *reader, const cparent__block *block)
{
    const cparent__sentence *s = &reader->sentence;
    cparent__agent agent;
    int who;

    cparent__sentence_cut(reader->lexicon, reader->decoded.text, block->start,
                          block->end, &reader->sentence);
    who = cparent__agent_at(s, 0, s->count, &agent);
    return who > 0 && (cparent__token_is(s, who, "considered") ||
                       cparent__token_is(s, who, "received") ||
                       cparent__cue_at(s, CPARENT__K_SAY, who) != NULL);
}

static void
set_zones(cparent__reader *reader)
{
    uint8_t zone = CPARENT__ZONE_HEAD;
    printed above = { false, 0, 0 };
    size_t i;

    find_signs(reader);
    for (i = 0; i < reader->block_count; i++) {
        const cparent__block *block = &reader->blocks[i];

        zone = take_sign(&reader->blocks[i], zone, &above);
        above.told += block->end > block->start + TO_DO &&
                      reader->decoded.text[block->end - 1] == '.';
        if (above.prose <= 1 && zone == CPARENT__ZONE_HEAD &&
            is_prose(reader, &reader->blocks[i]))
            above.prose += reports(reader, &reader->blocks[i]) ? 2 : 1;
    }
    if (!above.body)
        zones_without_minutes(reader);
}

cparent_status
cparent__reader_segment(cparent__reader *reader, cparent_error *err)
{
    const cparent_status status = cparent__reader_cut(reader, err);

    if (status == CPARENT_OK)
        set_zones(reader);
    return status;
}
