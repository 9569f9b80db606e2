/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "jobs/review-internal.h"

#include <string.h>

#include "model/record-internal.h"

/* A field of two records as canonical texts. */
static cparent_status
encode_both(const cparent_record *a, const cparent_record *b, size_t field,
            cparent__text *left, cparent__text *right, cparent_error *err)
{
    cparent_status status = cparent__field_encode(a, field, left, err);

    if (status == CPARENT_OK)
        status = cparent__field_encode(b, field, right, err);
    if (status == CPARENT_OK)
        status = cparent__text_status(left, err);
    return status == CPARENT_OK ? cparent__text_status(right, err) : status;
}

cparent_status
cparent__field_same(const cparent_record *a, const cparent_record *b,
                    size_t field, bool *same_out, cparent_error *err)
{
    cparent__text left = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    cparent__text right = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    cparent_status status = CPARENT_OK;

    *same_out =
        cparent_record_has(a, field) == cparent_record_has(b, field);
    if (*same_out && cparent_record_has(a, field)) {
        status = encode_both(a, b, field, &left, &right, err);
        *same_out = strcmp(cparent__text_string(&left),
                           cparent__text_string(&right)) == 0;
    }
    cparent__text_free(&left);
    cparent__text_free(&right);
    return status;
}

cparent_status
cparent__field_take(cparent_builder *builder, const cparent_record *record,
                    size_t field, cparent_error *err)
{
    cparent__text text = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    cparent_status status = cparent__field_encode(record, field, &text, err);

    if (status == CPARENT_OK)
        status = cparent__text_status(&text, err);
    if (status == CPARENT_OK)
        status = cparent__field_decode(
            builder, field,
            cparent_record_has(record, field) ? cparent__text_string(&text)
                                              : NULL, err);
    cparent__text_free(&text);
    return status;
}

bool
cparent__field_is_said(cparent_noun noun, size_t field)
{
    static const char *const place[] = { "authority", "id", "document",
                                         "meeting", "citations", "group",
                                         "position", "accepted_by" };
    const char *name = cparent_noun_field_name(noun, field);
    size_t i;

    for (i = 0; name && i < sizeof(place) / sizeof(place[0]); i++)
        if (strcmp(name, place[i]) == 0)
            return false;
    return name != NULL;
}

cparent_status
cparent__said_same(const cparent_record *a, const cparent_record *b,
                   bool *same_out, cparent_error *err)
{
    const cparent_noun noun = cparent_record_noun(a);
    const size_t count = cparent_noun_field_count(noun);
    cparent_status status = CPARENT_OK;
    size_t field;

    *same_out = noun == cparent_record_noun(b);
    for (field = 0; field < count && *same_out && status == CPARENT_OK;
         field++)
        if (cparent__field_is_said(noun, field))
            status = cparent__field_same(a, b, field, same_out, err);
    return status;
}

static bool
list_has(const cparent_record *record, size_t field, const char *text)
{
    size_t i;

    for (i = 0; i < cparent_record_list_count(record, field); i++)
        if (strcmp(cparent_record_list_at(record, field, i), text) == 0)
            return true;
    return false;
}

/* Citations add up: each carries its part of the record. */
static cparent_status
join_lists(cparent_builder *builder, const cparent_record *ours,
           const cparent_record *theirs, size_t field, cparent_error *err)
{
    cparent_status status = CPARENT_OK;
    size_t i;

    for (i = 0; i < cparent_record_list_count(theirs, field) &&
                status == CPARENT_OK;
         i++) {
        const char *text = cparent_record_list_at(theirs, field, i);

        if (!list_has(ours, field, text))
            status = cparent_builder_append(builder, field, text, err);
    }
    return status;
}

static cparent_status
merge_field(cparent_builder *builder, const cparent_record *base,
            const cparent_record *ours, const cparent_record *theirs,
            size_t field, bool *conflict, cparent_error *err)
{
    const char *name =
        cparent_noun_field_name(cparent_record_noun(ours), field);
    bool kept = false;
    bool untouched = false;
    bool agreed = false;
    cparent_status status;

    if (strcmp(name, "citations") == 0)
        return join_lists(builder, ours, theirs, field, err);
    status = cparent__field_same(base, theirs, field, &kept, err);
    if (status != CPARENT_OK || kept)
        return status;
    status = cparent__field_same(base, ours, field, &untouched, err);
    if (status == CPARENT_OK)
        status = cparent__field_same(ours, theirs, field, &agreed, err);
    if (status != CPARENT_OK || agreed)
        return status;
    *conflict = *conflict || !untouched;
    return cparent__field_take(builder, theirs, field, err);
}

cparent_status
cparent__merge(const cparent_record *base, const cparent_record *ours,
               const cparent_record *theirs, cparent_record **merged_out,
               bool *conflict_out, cparent_error *err)
{
    const cparent_noun noun = cparent_record_noun(ours);
    const size_t count = cparent_noun_field_count(noun);
    cparent_builder *builder = NULL;
    bool conflict = false;
    cparent_status status = cparent_builder_from(ours, &builder, err);
    size_t field;

    for (field = CPARENT_FIELD_ID + 1;
         field < count && status == CPARENT_OK; field++)
        if (strcmp(cparent_noun_field_name(noun, field), "accepted_by") != 0)
            status = merge_field(builder, base, ours, theirs, field,
                                 &conflict, err);
    if (status == CPARENT_OK)
        status = cparent_builder_build(builder, merged_out, err);
    if (status == CPARENT_OK && conflict_out)
        *conflict_out = conflict;
    cparent_builder_free(builder);
    return status;
}
