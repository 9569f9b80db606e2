/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_NOUN_INTERNAL_H
#define CPARENT_NOUN_INTERNAL_H

/*
 * How a noun's file says what the noun is: a field table, and macros that
 * make the public getters out of it.  Nothing else is written by hand for
 * a noun; equality, hashing, the canonical encoding, SQL columns, JSON and
 * the bindings' attributes all walk the table.
 */

#include "model/record-internal.h"

#define CPARENT__REQUIRED 1u
#define CPARENT__OPTIONAL 0u

#define CPARENT__FIELD(key, name, type, flags, words, about)            \
    CPARENT__FIELD_SINCE(1, key, name, type, flags, words, about)

/* A field that a later version of the schema brought in. */
#define CPARENT__FIELD_SINCE(since, key, name, type, flags, words, about) \
    [CPARENT_##key] = { name, CPARENT_FIELD_##type, CPARENT__##flags,   \
                        since, words, about }

#define CPARENT__COMMON_FIELDS                                          \
    [CPARENT_FIELD_AUTHORITY] = { "authority", CPARENT_FIELD_TEXT,      \
                                  CPARENT__REQUIRED, 1, NULL,           \
                                  "Whose record it is" },               \
    [CPARENT_FIELD_ID] = { "id", CPARENT_FIELD_TEXT, CPARENT__REQUIRED, \
                           1, NULL,                                     \
                           "The record's own name inside its authority" }

/* A record says with one bit a field which are given. */
#define CPARENT__NOUN(noun, NOUN)                                       \
    _Static_assert(sizeof(cparent__##noun##_fields) /                   \
                       sizeof(cparent__##noun##_fields[0]) <= 64,       \
                   "a record has no bit for so many fields");           \
    cparent_##noun *cparent_##noun##_from(cparent_record *record)       \
    {                                                                   \
        return cparent_record_noun(record) == CPARENT_NOUN_##NOUN       \
                   ? (cparent_##noun *)record                           \
                   : NULL;                                              \
    }                                                                   \
    cparent_##noun *cparent_##noun##_ref(cparent_##noun *self)          \
    {                                                                   \
        return (cparent_##noun *)cparent_record_ref(                    \
            (cparent_record *)self);                                    \
    }                                                                   \
    void cparent_##noun##_unref(cparent_##noun *self)                   \
    {                                                                   \
        cparent_record_unref((cparent_record *)self);                   \
    }

#define CPARENT__GET(result, noun, name, call)                          \
    result cparent_##noun##_##name(const cparent_##noun *self)          \
    {                                                                   \
        const cparent_record *record = (const cparent_record *)self;    \
        return call;                                                    \
    }

#define CPARENT__GET_TEXT(noun, name, key)                              \
    CPARENT__GET(const char *, noun, name,                              \
                 cparent_record_text(record, CPARENT_##key))
#define CPARENT__GET_DATE(noun, name, key)                              \
    CPARENT__GET(cparent_date, noun, name,                              \
                 cparent_record_date(record, CPARENT_##key))
#define CPARENT__GET_PERIOD(noun, name, key)                            \
    CPARENT__GET(cparent_period, noun, name,                            \
                 cparent_record_period(record, CPARENT_##key))
#define CPARENT__GET_VALUE(noun, name, key)                             \
    CPARENT__GET(cparent_value, noun, name,                             \
                 cparent_record_value(record, CPARENT_##key))
#define CPARENT__GET_FLAG(noun, name, key)                              \
    CPARENT__GET(bool, noun, name,                                      \
                 cparent_record_flag(record, CPARENT_##key))
#define CPARENT__GET_CHOICE(noun, name, key)                            \
    CPARENT__GET(cparent_##noun##_##name##_choice, noun, name,          \
                 (cparent_##noun##_##name##_choice)                     \
                     cparent_record_choice(record, CPARENT_##key))

#define CPARENT__GET_INTEGER(noun, name, key)                           \
    bool cparent_##noun##_##name(const cparent_##noun *self,            \
                                 int64_t *out)                          \
    {                                                                   \
        return cparent_record_integer((const cparent_record *)self,     \
                                      CPARENT_##key, out);              \
    }

#define CPARENT__GET_LIST(noun, name, key)                              \
    size_t cparent_##noun##_##name##_count(const cparent_##noun *self)  \
    {                                                                   \
        return cparent_record_list_count((const cparent_record *)self,  \
                                         CPARENT_##key);                \
    }                                                                   \
    const char *cparent_##noun##_##name##_at(                           \
        const cparent_##noun *self, size_t index)                       \
    {                                                                   \
        return cparent_record_list_at((const cparent_record *)self,     \
                                      CPARENT_##key, index);            \
    }

#endif
