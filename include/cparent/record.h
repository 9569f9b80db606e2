/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_RECORD_H
#define CPARENT_RECORD_H

#include <cparent/period.h>
#include <cparent/value.h>

CPARENT_BEGIN_DECLS

/**
 * What every noun has in common.  A record is immutable and atomically
 * reference counted: any thread may read it.  Each noun has one field
 * table, which this header makes readable, so that a caller can list,
 * compare, print and build records of any noun.  A pointer to a noun
 * (cparent_action *) may be cast to cparent_record *; the way back is
 * cparent_action_from and its like, which check.
 */
typedef struct cparent_record cparent_record;

/** Every kind of record there is.  Numbers are pinned and appended to. */
typedef enum cparent_noun {
    CPARENT_NOUN_NONE = 0,
    CPARENT_NOUN_AUTHORITY = 1,
    CPARENT_NOUN_BODY = 2,
    CPARENT_NOUN_PERSON = 3,
    CPARENT_NOUN_MEETING = 4,
    CPARENT_NOUN_AGENDA_ITEM = 5,
    CPARENT_NOUN_DOCUMENT = 6,
    CPARENT_NOUN_CITATION = 7,
    CPARENT_NOUN_PLEDGE = 8,
    CPARENT_NOUN_INDICATOR = 9,
    CPARENT_NOUN_OBSERVATION = 10,
    CPARENT_NOUN_TARGET = 11,
    CPARENT_NOUN_CLAIM = 12,
    CPARENT_NOUN_RESOLUTION = 13,
    CPARENT_NOUN_QUESTION = 14,
    CPARENT_NOUN_ACTION = 15,
    CPARENT_NOUN_EVENT = 16,
    CPARENT_NOUN_PROPOSAL = 17,
    CPARENT_NOUN_COUNT = 18, /**< one more than the last */
    CPARENT_NOUN_FORCE_INT = CPARENT_FORCE_INT
} cparent_noun;

/** What a field holds. */
typedef enum cparent_field_type {
    CPARENT_FIELD_TEXT = 1,    /**< UTF-8; NULL when not given */
    CPARENT_FIELD_INTEGER = 2, /**< int64 */
    CPARENT_FIELD_DATE = 3,
    CPARENT_FIELD_PERIOD = 4,
    CPARENT_FIELD_VALUE = 5,
    CPARENT_FIELD_CHOICE = 6, /**< one of the field's words */
    CPARENT_FIELD_LIST = 7,   /**< texts, in order */
    CPARENT_FIELD_FLAG = 8,   /**< yes or no; no when not given */
    CPARENT_FIELD_FORCE_INT = CPARENT_FORCE_INT
} cparent_field_type;

/** The first two fields of every noun. */
enum { CPARENT_FIELD_AUTHORITY = 0, CPARENT_FIELD_ID = 1 };

/** "agenda_item"; "" for no noun.  Static. */
CPARENT_API const char *
cparent_noun_name(cparent_noun noun);

/** The noun of that name; CPARENT_NOUN_NONE when there is none. */
CPARENT_API cparent_noun
cparent_noun_parse(const char *name);

/** How many fields the noun has. */
CPARENT_API size_t
cparent_noun_field_count(cparent_noun noun);

/** The field's name, or NULL out of range.  Static. */
CPARENT_API const char *
cparent_noun_field_name(cparent_noun noun, size_t field);

/** The field's type; 0 out of range. */
CPARENT_API cparent_field_type
cparent_noun_field_type(cparent_noun noun, size_t field);

/** One sentence on what the field means.  Static; NULL out of range. */
CPARENT_API const char *
cparent_noun_field_about(cparent_noun noun, size_t field);

/** The word for a choice (numbered from 1); NULL out of range.  Static. */
CPARENT_API const char *
cparent_noun_field_choice(cparent_noun noun, size_t field, int choice);

/** The field of that name; false when there is none. */
CPARENT_API bool
cparent_noun_field_find(cparent_noun noun, const char *name,
                        size_t *field_out);

CPARENT_API cparent_record *
cparent_record_ref(cparent_record *record);

/** NULL is fine. */
CPARENT_API void
cparent_record_unref(cparent_record *record);

CPARENT_API cparent_noun
cparent_record_noun(const cparent_record *record);

/** The record's own name inside its authority.  Never NULL; borrowed. */
CPARENT_API const char *
cparent_record_id(const cparent_record *record);

/** Whose it is: the id of an authority.  Never NULL; borrowed. */
CPARENT_API const char *
cparent_record_authority(const cparent_record *record);

/** False when the field was not given (or is out of range). */
CPARENT_API bool
cparent_record_has(const cparent_record *record, size_t field);

/** A TEXT field; NULL when not given or of another type.  Borrowed. */
CPARENT_API const char *
cparent_record_text(const cparent_record *record, size_t field);

/** False when not given; `out` is then untouched. */
CPARENT_API bool
cparent_record_integer(const cparent_record *record, size_t field,
                       int64_t *out);

/** Unset when not given. */
CPARENT_API cparent_date
cparent_record_date(const cparent_record *record, size_t field);

/** Unset when not given. */
CPARENT_API cparent_period
cparent_record_period(const cparent_record *record, size_t field);

/** MISSING when not given. */
CPARENT_API cparent_value
cparent_record_value(const cparent_record *record, size_t field);

/** The number of the choice, from 1; 0 when not given. */
CPARENT_API int
cparent_record_choice(const cparent_record *record, size_t field);

/** False when not given. */
CPARENT_API bool
cparent_record_flag(const cparent_record *record, size_t field);

CPARENT_API size_t
cparent_record_list_count(const cparent_record *record, size_t field);

/** Borrowed; NULL out of range. */
CPARENT_API const char *
cparent_record_list_at(const cparent_record *record, size_t field,
                       size_t index);

/** True when both are the same noun and equal in every field. */
CPARENT_API bool
cparent_record_equal(const cparent_record *a, const cparent_record *b);

/** Equal records have equal hashes, on every machine. */
CPARENT_API uint64_t
cparent_record_hash(const cparent_record *record);

/** How many objects of this library are alive in the process.  For leak
 *  tests: it is back where it was when everything has been let go. */
CPARENT_API int64_t
cparent_live_objects(void);

CPARENT_END_DECLS
#endif
