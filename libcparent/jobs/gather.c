/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include "jobs/propose-internal.h"

#include <string.h>

#include <cparent/action.h>
#include <cparent/builder.h>

/* The name that ties the mentions of one commitment; NULL for none. */
static const char *
group_of(const cparent_record *record)
{
    if (cparent_record_noun(record) != CPARENT_NOUN_ACTION)
        return NULL;
    return cparent_record_text(record, CPARENT_ACTION_GROUP);
}

static bool
same_commitment(const cparent_reading *reading, size_t a, size_t b)
{
    const char *left = group_of(cparent_reading_item(reading, a));
    const char *right = group_of(cparent_reading_item(reading, b));

    return left && right && strcmp(left, right) == 0;
}

bool
cparent__is_later_mention(const cparent_reading *reading, size_t index)
{
    size_t i;

    for (i = 0; i < index; i++)
        if (same_commitment(reading, i, index))
            return true;
    return false;
}

/* Takes a field over from a mention when it is not known yet. */
static cparent_status
fill_text(cparent_builder *builder, const cparent_record *so_far,
          const cparent_record *mention, size_t field, cparent_error *err)
{
    const char *text = cparent_record_text(mention, field);

    if (!text || cparent_record_text(so_far, field))
        return CPARENT_OK;
    return cparent_builder_text(builder, field, text, err);
}

/* A due time that can be reckoned with beats one that cannot: both its
 * words and its date come over. */
static cparent_status
fill_due(cparent_builder *builder, const cparent_record *so_far,
         const cparent_record *mention, cparent_error *err)
{
    bool dated = cparent_record_has(mention, CPARENT_ACTION_DUE_ON) &&
                 !cparent_record_has(so_far, CPARENT_ACTION_DUE_ON);
    bool worded = cparent_record_has(mention, CPARENT_ACTION_DUE_TEXT) &&
                  !cparent_record_has(so_far, CPARENT_ACTION_DUE_TEXT) &&
                  !cparent_record_has(so_far, CPARENT_ACTION_DUE_ON);
    cparent_status status;

    if (!dated && !worded)
        return CPARENT_OK;
    status = cparent_builder_text(
        builder, CPARENT_ACTION_DUE_TEXT,
        cparent_record_text(mention, CPARENT_ACTION_DUE_TEXT), err);
    if (status == CPARENT_OK)
        status = cparent_builder_choice(
            builder, CPARENT_ACTION_DUE_KIND,
            cparent_record_choice(mention, CPARENT_ACTION_DUE_KIND), err);
    if (status == CPARENT_OK)
        status = cparent_builder_date(
            builder, CPARENT_ACTION_DUE_ON,
            cparent_record_date(mention, CPARENT_ACTION_DUE_ON), err);
    return status;
}

/* The resolution's words are the board's; they stand when there are any. */
static cparent_status
fill_words(cparent_builder *builder, const cparent_record *so_far,
           const cparent_record *mention, cparent_error *err)
{
    cparent_status status;

    if (cparent_record_choice(mention, CPARENT_ACTION_SOURCE) !=
            CPARENT_ACTION_SOURCE_RESOLUTION ||
        cparent_record_choice(so_far, CPARENT_ACTION_SOURCE) ==
            CPARENT_ACTION_SOURCE_RESOLUTION)
        return CPARENT_OK;
    status = cparent_builder_text(
        builder, CPARENT_ACTION_TEXT,
        cparent_record_text(mention, CPARENT_ACTION_TEXT), err);
    if (status == CPARENT_OK)
        status = cparent_builder_choice(builder, CPARENT_ACTION_SOURCE,
                                        CPARENT_ACTION_SOURCE_RESOLUTION,
                                        err);
    return status;
}

static cparent_status
fill_citations(cparent_builder *builder, const cparent_record *mention,
               cparent_error *err)
{
    size_t count = cparent_record_list_count(mention,
                                             CPARENT_ACTION_CITATIONS);
    cparent_status status = CPARENT_OK;
    size_t i;

    for (i = 0; i < count && status == CPARENT_OK; i++)
        status = cparent_builder_append(
            builder, CPARENT_ACTION_CITATIONS,
            cparent_record_list_at(mention, CPARENT_ACTION_CITATIONS, i),
            err);
    return status;
}

/* `*record` with what one more mention knows. */
static cparent_status
add_mention(cparent_record **record, const cparent_record *mention,
            cparent_error *err)
{
    cparent_builder *builder = NULL;
    cparent_record *more = NULL;
    cparent_status status = cparent_builder_from(*record, &builder, err);

    if (status == CPARENT_OK)
        status = fill_text(builder, *record, mention, CPARENT_ACTION_OWNER,
                           err);
    if (status == CPARENT_OK)
        status = fill_due(builder, *record, mention, err);
    if (status == CPARENT_OK)
        status = fill_words(builder, *record, mention, err);
    if (status == CPARENT_OK)
        status = fill_citations(builder, mention, err);
    if (status == CPARENT_OK)
        status = cparent_builder_build(builder, &more, err);
    cparent_builder_free(builder);
    if (status == CPARENT_OK) {
        cparent_record_unref(*record);
        *record = more;
    }
    return status;
}

/* A copy that knows its meeting, for the nouns that have one. */
static cparent_status
with_meeting(const cparent_record *item, const char *meeting,
             cparent_record **record_out, cparent_error *err)
{
    cparent_builder *builder = NULL;
    cparent_status status = cparent_builder_from(item, &builder, err);
    size_t field;

    if (status == CPARENT_OK && *meeting &&
        cparent_noun_field_find(cparent_record_noun(item), "meeting",
                                &field))
        status = cparent_builder_text(builder, field, meeting, err);
    if (status == CPARENT_OK)
        status = cparent_builder_build(builder, record_out, err);
    cparent_builder_free(builder);
    return status;
}

cparent_status
cparent__gather(const cparent_reading *reading, size_t index,
                const char *meeting, cparent_record **record_out,
                cparent_error *err)
{
    cparent_record *record = NULL;
    cparent_status status;
    size_t i;

    status = with_meeting(cparent_reading_item(reading, index), meeting,
                          &record, err);
    for (i = index + 1;
         i < cparent_reading_count(reading) && status == CPARENT_OK; i++)
        if (same_commitment(reading, index, i))
            status = add_mention(&record, cparent_reading_item(reading, i),
                                 err);
    if (status != CPARENT_OK) {
        cparent_record_unref(record);
        return status;
    }
    *record_out = record;
    return CPARENT_OK;
}
