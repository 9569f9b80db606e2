/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "read/head-internal.h"

#include <string.h>

/* Those whom a page gives as its contacts, with what they are. */

/* Bytes of a line that may give one, and lines below "Contact:". */
enum { LINE = 400, LINES = 6 };

/* "Head of Commissioning (01999 555 0466)", "Head of Fostering Tel: …": where
 * what somebody is gives way to how to reach them. */
static int
contact_role_end(const cparent__sentence *s, int from, int to)
{
    static const char *const ways[] = { "tel",   "telephone", "email", "e",
                                        "phone", "ext",       "mobile",
                                        "extension", NULL };
    int at;

    for (at = from; at < to; at++)
        if (s->tokens[at].kind == CPARENT__DIGITS ||
            cparent__mark_is(s, at, '@') ||
            (at > from && cparent__token_among(s, at, ways)))
            break;
    while (at > from && s->tokens[at - 1].kind == CPARENT__MARK &&
           (at < to || cparent__mark_is(s, at - 1, '.')) &&
           !cparent__mark_is(s, at - 1, ')'))
        at--;
    return at;
}

/* The word at `at` can be none of a name: it is of a post, or of the field
 * where no post follows. */
static bool
is_no_name(const cparent__sentence *s, int at, int to)
{
    return s->tokens[at].kind == CPARENT__WORD &&
           (cparent__cue_at(s, CPARENT__K_POST, at) != NULL ||
            (cparent__cue_at(s, CPARENT__K_NOT_NAME, at) != NULL &&
             !cparent__cue_in(s, CPARENT__K_POST, at, to)));
}

/* Where the name that begins at token `from` ends; 0 when none does. */
static int
contact_name_end(const cparent__sentence *s, int from, int to)
{
    int end, words = 0;

    for (end = from; end < to; end++) {
        const cparent__token *token = &s->tokens[end];

        if (token->mark == ',' || token->mark == '(' ||
            (token->mark == '-' && !token->glued))
            break;
        if (token->kind == CPARENT__DIGITS || token->mark == '@' ||
            token->mark == ':' || is_no_name(s, end, to))
            return 0;
        words += token->kind == CPARENT__WORD;
    }
    return words >= 2 && words <= 5 && s->tokens[from].capital ? end : 0;
}

static void
read_contact(cparent__reader *reader, const cparent__sentence *s, int from,
             int to)
{
    cparent__item *item;
    int name_end, role, role_end;

    if (from < 0 || from >= s->count)
        return;
    name_end = contact_name_end(s, from, to);
    if (name_end == 0)
        return;
    item = cparent__reader_add(reader, CPARENT_NOUN_PERSON,
                               cparent__tokens_span(s, from, name_end),
                               "person.contact", 95);
    if (item == NULL)
        return;
    item->words = item->text;
    if (reader->known_count < CPARENT__KNOWN)
        reader->known[reader->known_count++] = reader->item_count - 1;
    role = name_end + 1;
    role_end = contact_role_end(s, role, to);
    if (cparent__mark_is(s, name_end, '(') &&
        cparent__mark_is(s, role_end - 1, ')'))
        role_end--;
    if (role < role_end)
        item->who = cparent__tokens_span(s, role, role_end);
}

/* Where the contacts of a line begin: behind "Contact:", if it stands. */
static int
behind_label(const cparent__sentence *s)
{
    const cparent__cue *head = cparent__cue_at(s, CPARENT__K_HEAD, 0);
    int from;

    if (head == NULL)
        return 0;
    for (from = head->end; from < s->count; from++)
        if (cparent__mark_is(s, from, ':'))
            break;
    return from + 1;
}

void
cparent__read_contacts(cparent__reader *reader, const cparent__sentence *s)
{
    static const char *const ways[] = { "tel", "email", "telephone", NULL };
    int from = behind_label(s);
    int at, deep = 0;

    if (cparent__token_among(s, from, ways))
        return;
    for (at = from; at < s->count; at++) {
        deep += cparent__mark_is(s, at, '(');
        deep -= cparent__mark_is(s, at, ')');
        if (deep == 0 && cparent__mark_is(s, at, ')') &&
            (cparent__mark_is(s, at + 1, ',') ||
             cparent__mark_is(s, at + 1, ';'))) {
            read_contact(reader, s, from, at + 1);
            from = at + 2;
        } else if (deep == 0 && from < at && cparent__mark_is(s, at, ';')) {
            read_contact(reader, s, from, at);
            from = at + 1;
        }
    }
    if (from < s->count)
        read_contact(reader, s, from, s->count);
}

/* "Rosalind Peake, Participation Lead" below "Contact:", a line each. */
static void
read_lines_below(cparent__reader *reader, size_t from)
{
    const cparent__sentence *s = &reader->sentence;
    size_t i;

    for (i = from; i < reader->block_count && i < from + LINES; i++) {
        const cparent__block *block = &reader->blocks[i];

        cparent__sentence_cut(reader->lexicon, reader->decoded.text,
                              block->start, block->end, &reader->sentence);
        if (block->end - block->start > LINE || s->ended ||
            cparent__is_fact_line(s))
            return;
        cparent__read_contacts(reader, s);
    }
}

void
cparent__read_contacts_below(cparent__reader *reader, size_t from)
{
    size_t i;

    for (i = from; i < reader->block_count; i++) {
        const cparent__block *block = &reader->blocks[i];

        if (block->end - block->start > LINE ||
            (reader->decoded.text[block->start] != 'C' &&
             reader->decoded.text[block->start] != 'c') ||
            memchr(reader->decoded.text + block->start, ':',
                   block->end - block->start) == NULL)
            continue;
        cparent__sentence_cut(reader->lexicon, reader->decoded.text,
                              block->start, block->end, &reader->sentence);
        if (!cparent__is_contact_line(&reader->sentence))
            continue;
        cparent__read_contacts(reader, &reader->sentence);
        if (cparent__mark_is(&reader->sentence, reader->sentence.count - 1,
                             ':')) /* nobody on the line itself */
            read_lines_below(reader, i + 1);
    }
}
