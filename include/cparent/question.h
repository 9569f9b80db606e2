/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_QUESTION_H
#define CPARENT_QUESTION_H

#include <cparent/record.h>

CPARENT_BEGIN_DECLS

/**
 * A question that somebody put, and the answer given.  Immutable; atomically
 * reference counted; any thread may read it.
 */
typedef struct cparent_question cparent_question;

/** The fields, for cparent_builder_… and cparent_record_…  Pinned. */
typedef enum cparent_question_field {
    CPARENT_QUESTION_MEETING = 2,
    CPARENT_QUESTION_DOCUMENT = 3,
    CPARENT_QUESTION_TEXT = 4,
    CPARENT_QUESTION_ASKED_BY = 5,
    CPARENT_QUESTION_PUT_BY = 6,
    CPARENT_QUESTION_ANSWERED_BY = 7,
    CPARENT_QUESTION_ANSWER = 8,
    CPARENT_QUESTION_REFERS_TO = 9,
    CPARENT_QUESTION_ASKED_ON = 10,
    CPARENT_QUESTION_CITATIONS = 11,
    CPARENT_QUESTION_ACCEPTED_BY = 12,
    CPARENT_QUESTION_FIELD_COUNT = 13,
    CPARENT_QUESTION_FIELD_FORCE_INT = CPARENT_FORCE_INT
} cparent_question_field;

/** The record as a question, or NULL when it is another noun.  Borrowed. */
CPARENT_API cparent_question *
cparent_question_from(cparent_record *record);

CPARENT_API cparent_question *
cparent_question_ref(cparent_question *question);

/** NULL is fine. */
CPARENT_API void
cparent_question_unref(cparent_question *question);

/** The id of the meeting; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_question_meeting(const cparent_question *question);

/** The id of the document that prints it.  Never NULL; borrowed. */
CPARENT_API const char *
cparent_question_document(const cparent_question *question);

/** The question as printed.  Never NULL; borrowed. */
CPARENT_API const char *
cparent_question_text(const cparent_question *question);

/** Who asked, as printed; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_question_asked_by(const cparent_question *question);

/** Who put it for the asker, as printed; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_question_put_by(const cparent_question *question);

/** Who answered, as printed; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_question_answered_by(const cparent_question *question);

/** The answer as printed; NULL when not given.  Borrowed. */
CPARENT_API const char *
cparent_question_answer(const cparent_question *question);

/** The page or paragraph that it refers to, as printed; NULL when not given.
 *  Borrowed. */
CPARENT_API const char *
cparent_question_refers_to(const cparent_question *question);

/** The day of the meeting; unset when not. */
CPARENT_API cparent_date
cparent_question_asked_on(const cparent_question *question);

/** How many: ids of the citations that carry it. */
CPARENT_API size_t
cparent_question_citations_count(const cparent_question *question);

/** One of them; NULL out of range.  Borrowed. */
CPARENT_API const char *
cparent_question_citations_at(const cparent_question *question, size_t index);

/** Who accepted it, when it was read from prose; NULL when not given.
 *  Borrowed. */
CPARENT_API const char *
cparent_question_accepted_by(const cparent_question *question);

CPARENT_END_DECLS
#endif
