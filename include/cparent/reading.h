/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_READING_H
#define CPARENT_READING_H

#include <cparent/progress.h>
#include <cparent/record.h>
#include <cparent/source.h>

CPARENT_BEGIN_DECLS

/**
 * What one text says: its document, and everything found in it, each with
 * the raw bytes that say it.  Immutable; reference counted; any thread may
 * read it.  A reading proposes; people decide.
 */
typedef struct cparent_reading cparent_reading;

/**
 * A council's own phrases, ready to be read by: those of the library and,
 * beside them, the rows of a table like those of share/ (docs/phrases.md).
 * Immutable; reference counted; any thread may use it, in as many readings
 * at once as it likes.  For many texts, which would otherwise each read the
 * table anew; without phrases of one's own there is nothing to keep.
 */
typedef struct cparent_phrases cparent_phrases;

/** Reads the table.  Fails with IO, LIMIT, NOMEM, or with PARSE and the line
 *  and column of a row that is wrong.  Release with cparent_phrases_unref. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_phrases_new(cparent_source *source, const cparent_limits *limits,
                    cparent_phrases **phrases_out, cparent_error *err);

CPARENT_API cparent_phrases *
cparent_phrases_ref(cparent_phrases *phrases);

CPARENT_API void
cparent_phrases_unref(cparent_phrases *phrases);

/** How to read. */
typedef struct cparent_read_options {
    size_t struct_size;
    const char *authority;  /**< id that the records get; NULL: "unknown" */
    cparent_date meeting;   /**< the day of the meeting, when known */
    const char *board;      /**< the body that met, when known */
    const cparent_limits *limits;
    cparent_progress progress;
    cparent_source *phrases; /**< a council's own phrases: a table like
                                  those of share/; NULL: none.  A row that
                                  is wrong fails the call with PARSE and
                                  its line and column */
    cparent_phrases *kept_phrases; /**< the same, read before and kept by the
                                  caller; NULL: none.  INVALID beside
                                  `phrases` */
} cparent_read_options;

#define CPARENT_READ_OPTIONS_INIT \
    { sizeof(cparent_read_options), NULL, { 0, 0, 0 }, NULL, NULL, \
      { NULL, NULL }, NULL, NULL }

/**
 * Reads minutes.  Fails with IO, PARSE (not text), LIMIT, CANCELLED or
 * NOMEM.  A text in which nothing is found gives a reading with no items.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_read_minutes(cparent_source *source,
                     const cparent_read_options *options,
                     cparent_reading **reading_out, cparent_error *err);

CPARENT_API cparent_reading *
cparent_reading_ref(cparent_reading *reading);

CPARENT_API void
cparent_reading_unref(cparent_reading *reading);

/** The document record.  Borrowed. */
CPARENT_API const cparent_record *
cparent_reading_document(const cparent_reading *reading);

/** How many items there are, in this order: observations,
 *  claims, pledges, questions, resolutions, actions, people, events. */
CPARENT_API size_t
cparent_reading_count(const cparent_reading *reading);

/** The record that an item would become.  Borrowed; NULL out of range. */
CPARENT_API const cparent_record *
cparent_reading_item(const cparent_reading *reading, size_t index);

/** The first citation of an item: the bytes that say it.  Borrowed; NULL
 *  when the item has none. */
CPARENT_API const cparent_record *
cparent_reading_citation(const cparent_reading *reading, size_t index);

/** How many citations the whole reading has, and one of them: items refer
 *  to them by id.  Borrowed. */
CPARENT_API size_t
cparent_reading_citation_count(const cparent_reading *reading);
CPARENT_API const cparent_record *
cparent_reading_citation_at(const cparent_reading *reading, size_t index);

/** The name of the rule that read an item.  Never NULL; borrowed. */
CPARENT_API const char *
cparent_reading_rule(const cparent_reading *reading, size_t index);

/** How sure that rule is, 0 to 100. */
CPARENT_API int
cparent_reading_confidence(const cparent_reading *reading, size_t index);

/** The reading as JSON, schema cparent.reading/1.  Free with
 *  cparent_string_free. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_reading_json(const cparent_reading *reading, char **json_out,
                     cparent_error *err);

/** How an explained reading is written. */
typedef enum cparent_explain_format {
    CPARENT_EXPLAIN_TEXT = 1, /**< plain text, spans in square brackets */
    CPARENT_EXPLAIN_TERMINAL = 2, /**< the same, and in colour */
    CPARENT_EXPLAIN_HTML = 3, /**< one page, no script, spans marked */
    CPARENT_EXPLAIN_FORCE_INT = CPARENT_FORCE_INT
} cparent_explain_format;

/**
 * Reads minutes and shows how: the whole text line by line as a person reads
 * it, without markup and in UTF-8, each item's words marked where they stand
 * and, beside them, what it was read as, by which rule and how sure that rule
 * is.  Lines have their numbers in the file.  Fails like cparent_read_minutes.
 * Free the text with cparent_string_free.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_read_explain(cparent_source *source,
                     const cparent_read_options *options,
                     cparent_explain_format format, char **text_out,
                     cparent_error *err);

/** Frees a string that this library handed over.  NULL is fine. */
CPARENT_API void
cparent_string_free(char *string);

CPARENT_END_DECLS
#endif
