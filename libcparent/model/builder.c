/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <cparent/builder.h>

#include "model/noun-internal.h"
#include "model/cell-internal.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/bytes-internal.h"
#include "core/error-internal.h"

cparent_status
cparent_builder_new(cparent_noun noun, cparent_builder **builder_out,
                    cparent_error *err)
{
    const cparent__noun *table = cparent__noun_get(noun);
    cparent_builder *builder;

    if (!table)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "there is no noun of number %d", (int)noun);
    builder = cparent__calloc(1, sizeof(*builder) +
                                     table->count * sizeof(cparent__slot));
    if (!builder)
        return cparent__nomem(err);
    builder->noun = noun;
    builder->table = table;
    cparent__object_born();
    *builder_out = builder;
    return CPARENT_OK;
}

void
cparent__slot_clear(const cparent__field *field, cparent__slot *slot)
{
    size_t i;

    if (!slot->given)
        return;
    if (field->type == CPARENT_FIELD_TEXT) {
        cparent__free(slot->as.text);
    } else if (field->type == CPARENT_FIELD_VALUE) {
        cparent__free(slot->as.value);
    } else if (field->type == CPARENT_FIELD_LIST) {
        for (i = 0; i < slot->as.list.count; i++)
            cparent__free(slot->as.list.items[i]);
        cparent__free(slot->as.list.items);
    }
    memset(slot, 0, sizeof(*slot));
}

void
cparent_builder_free(cparent_builder *builder)
{
    size_t i;

    if (!builder)
        return;
    for (i = 0; i < builder->table->count; i++)
        cparent__slot_clear(&builder->table->fields[i], &builder->slots[i]);
    cparent__free(builder);
    cparent__object_died();
}

/* The slot of a field of that type, as it is; or a failure.  A setter
 * looks at what it was given before it empties the slot, so that a failure
 * leaves the builder as it was. */
static cparent_status
slot_of(cparent_builder *builder, size_t field, cparent_field_type type,
        cparent__slot **slot_out, cparent_error *err)
{
    const cparent__field *row;

    if (!builder || field >= builder->table->count)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "there is no field of number %zu", field);
    row = &builder->table->fields[field];
    if (row->type != type)
        return cparent__fail_at(err, CPARENT_E_INVALID, NULL, 0, 0,
                                row->name,
                                "the field is of another type");
    *slot_out = &builder->slots[field];
    return CPARENT_OK;
}

static void
empty(cparent_builder *builder, size_t field)
{
    cparent__slot_clear(&builder->table->fields[field],
                        &builder->slots[field]);
}

static cparent_status
refuse(const cparent_builder *builder, size_t field, const char *why,
       cparent_error *err)
{
    return cparent__fail_at(err, CPARENT_E_INVALID, NULL, 0, 0,
                            builder->table->fields[field].name, "%s", why);
}

/* UTF-8 without NUL or other control characters but line ends and tabs:
 * whatever is kept can be shown. */
static cparent_status
check_text(const cparent_builder *builder, size_t field, const char *text,
           cparent_error *err)
{
    size_t length = strlen(text);
    size_t i = 0;

    for (; length - i >= sizeof(uint64_t); i += sizeof(uint64_t))
        if (cparent__eight_unprinted(cparent__eight(text + i)) != 0)
            break;
    if (cparent__utf8_check(text + i, length - i) != length - i)
        return refuse(builder, field, "the text is not UTF-8", err);
    for (; i < length; i++)
        if ((unsigned char)text[i] < 0x20 && text[i] != '\n' &&
            text[i] != '\r' && text[i] != '\t')
            return refuse(builder, field,
                          "the text has a control character", err);
    return CPARENT_OK;
}

cparent_status
cparent_builder_text(cparent_builder *builder, size_t field,
                     const char *text, cparent_error *err)
{
    cparent__slot *slot = NULL;
    char *copy = NULL;
    cparent_status status = slot_of(builder, field, CPARENT_FIELD_TEXT,
                                    &slot, err);

    if (status == CPARENT_OK && text)
        status = check_text(builder, field, text, err);
    if (status != CPARENT_OK)
        return status;
    if (text && (copy = cparent__strdup(text)) == NULL)
        return cparent__nomem(err);
    empty(builder, field);
    slot->as.text = copy;
    slot->given = copy != NULL;
    return CPARENT_OK;
}

cparent_status
cparent_builder_integer(cparent_builder *builder, size_t field,
                        int64_t number, cparent_error *err)
{
    cparent__slot *slot = NULL;
    cparent_status status = slot_of(builder, field, CPARENT_FIELD_INTEGER,
                                    &slot, err);

    if (status == CPARENT_OK) {
        slot->as.integer = number;
        slot->given = true;
    }
    return status;
}

cparent_status
cparent_builder_date(cparent_builder *builder, size_t field,
                     cparent_date date, cparent_error *err)
{
    cparent__slot *slot = NULL;
    cparent_status status = slot_of(builder, field, CPARENT_FIELD_DATE,
                                    &slot, err);

    if (status != CPARENT_OK)
        return status;
    /* What does not exist could be written and never be read back. */
    if (cparent_date_is_set(date) &&
        !cparent_date_is_set(
            cparent_date_make(date.year, date.month, date.day)))
        return refuse(builder, field, "there is no such day", err);
    empty(builder, field);
    slot->as.date = date;
    slot->given = cparent_date_is_set(date);
    return CPARENT_OK;
}

cparent_status
cparent_builder_period(cparent_builder *builder, size_t field,
                       cparent_period period, cparent_error *err)
{
    cparent__slot *slot = NULL;
    cparent_status status = slot_of(builder, field, CPARENT_FIELD_PERIOD,
                                    &slot, err);
    char form[CPARENT_PERIOD_SIZE];
    cparent_period back;

    if (status != CPARENT_OK)
        return status;
    if (cparent_period_is_set(period)) {
        cparent_period_format(period, form);
        if (cparent_period_parse(form, &back, NULL) != CPARENT_OK ||
            cparent_period_compare(back, period) != 0)
            return refuse(builder, field, "there is no such period", err);
    }
    empty(builder, field);
    slot->as.period = period;
    slot->given = cparent_period_is_set(period);
    return CPARENT_OK;
}

cparent_status
cparent_builder_value(cparent_builder *builder, size_t field,
                      const cparent_value *value, cparent_error *err)
{
    cparent__slot *slot = NULL;
    cparent_status status = slot_of(builder, field, CPARENT_FIELD_VALUE,
                                    &slot, err);
    cparent_value kept, *own;

    if (status != CPARENT_OK)
        return status;
    if (!value) {
        empty(builder, field);
        return CPARENT_OK;
    }
    if (!cparent__value_keep(value, &kept))
        return refuse(builder, field, "the figure is not one", err);
    own = cparent__malloc(sizeof(*own));
    if (!own)
        return cparent__nomem(err);
    *own = kept;
    empty(builder, field);
    slot->as.value = own;
    slot->given = true;
    return CPARENT_OK;
}

cparent_status
cparent_builder_choice(cparent_builder *builder, size_t field, int choice,
                       cparent_error *err)
{
    cparent__slot *slot = NULL;
    cparent_status status = slot_of(builder, field, CPARENT_FIELD_CHOICE,
                                    &slot, err);

    if (status != CPARENT_OK)
        return status;
    if (choice != 0 &&
        !cparent_noun_field_choice(builder->noun, field, choice))
        return refuse(builder, field, "there is no choice of that number",
                      err);
    empty(builder, field);
    slot->as.choice = choice;
    slot->given = choice != 0;
    return CPARENT_OK;
}

cparent_status
cparent_builder_flag(cparent_builder *builder, size_t field, bool flag,
                     cparent_error *err)
{
    cparent__slot *slot = NULL;
    cparent_status status = slot_of(builder, field, CPARENT_FIELD_FLAG,
                                    &slot, err);

    /* No is the same as not given: both encode to nothing. */
    if (status == CPARENT_OK)
        slot->as.flag = slot->given = flag;
    return status;
}

cparent_status
cparent_builder_append(cparent_builder *builder, size_t field,
                       const char *text, cparent_error *err)
{
    cparent__slot *slot = NULL;
    cparent_status status;
    char *copy;

    if (!text)
        return cparent__fail(err, CPARENT_E_INVALID, "no text was given");
    status = slot_of(builder, field, CPARENT_FIELD_LIST, &slot, err);
    if (status == CPARENT_OK)
        status = check_text(builder, field, text, err);
    if (status != CPARENT_OK)
        return status;
    if (strchr(text, '\n'))
        return refuse(builder, field, "a text in a list has a line end",
                      err);
    copy = cparent__strdup(text);
    if (!copy || !cparent__grow((void **)&slot->as.list.items,
                                slot->as.list.count,
                                &slot->as.list.capacity, sizeof(char *))) {
        cparent__free(copy);
        return cparent__nomem(err);
    }
    slot->as.list.items[slot->as.list.count++] = copy;
    slot->given = true;
    return CPARENT_OK;
}

cparent_status
cparent__builder_split(cparent_builder *builder, size_t field,
                       const char *text, char mark, cparent_error *err)
{
    const cparent__field *row = &builder->table->fields[field];
    cparent__slot old = builder->slots[field];
    const char stop[2] = { mark, '\0' };
    cparent_status status = CPARENT_OK;
    bool more = true;

    memset(&builder->slots[field], 0, sizeof(old));
    while (more && status == CPARENT_OK) {
        size_t length = strcspn(text, stop);
        char *part = cparent__strndup(text, length);

        status = part ? cparent_builder_append(builder, field, part, err)
                      : cparent__nomem(err);
        cparent__free(part);
        more = text[length] == mark;
        text += length + more;
    }
    if (status != CPARENT_OK) {
        cparent__slot_clear(row, &builder->slots[field]);
        builder->slots[field] = old;
        return status;
    }
    cparent__slot_clear(row, &old);
    return CPARENT_OK;
}

/* As people write one: nothing at all is an empty list, and a "|" behind
 * the last part adds none. */
static cparent_status
parse_list(cparent_builder *builder, size_t field, const char *text,
           cparent_error *err)
{
    size_t length = text ? strlen(text) : 0;
    cparent_status status;
    char *copy;

    if (length > 0 && text[length - 1] == '|')
        length--;
    if (length == 0) {
        empty(builder, field);
        return CPARENT_OK;
    }
    copy = cparent__strndup(text, length);
    if (!copy)
        return cparent__nomem(err);
    status = cparent__builder_split(builder, field, copy, '|', err);
    cparent__free(copy);
    return status;
}

cparent_status
cparent_builder_parse(cparent_builder *builder, const char *name,
                      const char *text, cparent_error *err)
{
    cparent_status status;
    size_t field;

    if (!builder)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "no builder was given");
    if (!cparent_noun_field_find(builder->noun, name, &field))
        return cparent__fail_at(err, CPARENT_E_NOT_FOUND, NULL, 0, 0, name,
                                "there is no such field");
    if (builder->table->fields[field].type == CPARENT_FIELD_LIST)
        return parse_list(builder, field, text, err);
    status = cparent__field_decode(builder, field, text, err);
    if (status != CPARENT_OK)
        cparent__error_place(err, NULL, 0, 0, name);
    return status;
}

static cparent_status
copy_list(cparent_builder *builder, const cparent_record *record,
          size_t field, cparent_error *err)
{
    size_t count = cparent_record_list_count(record, field);
    cparent_status status = CPARENT_OK;
    size_t i;

    for (i = 0; i < count && status == CPARENT_OK; i++)
        status = cparent_builder_append(
            builder, field, cparent_record_list_at(record, field, i), err);
    return status;
}

/* A field that the record gives. */
static cparent_status
copy_field(cparent_builder *builder, const cparent_record *record,
           size_t field, cparent_error *err)
{
    const cparent__cell *cell = cparent__record_given(record, field);
    cparent_value value;

    switch (builder->table->fields[field].type) {
    case CPARENT_FIELD_TEXT:
        return cparent_builder_text(builder, field,
                                    cparent__cell_text(cell), err);
    case CPARENT_FIELD_VALUE:
        value = cparent__cell_value(cell);
        return cparent_builder_value(builder, field, &value, err);
    case CPARENT_FIELD_LIST:
        return copy_list(builder, record, field, err);
    case CPARENT_FIELD_PERIOD:
        return cparent_builder_period(builder, field,
                                      cparent__cell_period(cell), err);
    case CPARENT_FIELD_DATE:
        return cparent_builder_date(builder, field, cell->date, err);
    case CPARENT_FIELD_CHOICE:
        return cparent_builder_choice(builder, field, cell->choice, err);
    case CPARENT_FIELD_FLAG:
        return cparent_builder_flag(builder, field, true, err);
    default:
        return cparent_builder_integer(builder, field, cell->integer, err);
    }
}

cparent_status
cparent_builder_from(const cparent_record *record,
                     cparent_builder **builder_out, cparent_error *err)
{
    cparent_builder *builder = NULL;
    cparent_status status;
    size_t i;

    status = cparent_builder_new(cparent_record_noun(record), &builder,
                                 err);
    if (status != CPARENT_OK)
        return status;
    for (i = 0; i < builder->table->count && status == CPARENT_OK; i++)
        if (cparent__record_gives(record, i))
            status = copy_field(builder, record, i, err);
    if (status == CPARENT_OK)
        *builder_out = builder;
    else
        cparent_builder_free(builder);
    return status;
}

cparent_status
cparent_builder_build(const cparent_builder *builder,
                      cparent_record **record_out, cparent_error *err)
{
    const cparent__noun *table;
    cparent_record *record;
    size_t i;

    if (!builder)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "no builder was given");
    table = builder->table;
    for (i = 0; i < table->count; i++)
        if ((table->fields[i].flags & CPARENT__REQUIRED) &&
            !builder->slots[i].given)
            return cparent__fail_at(err, CPARENT_E_VALIDATION, NULL, 0, 0,
                                    table->fields[i].name,
                                    "%s is needed and not given",
                                    table->fields[i].name);
    record = cparent__record_new(builder->noun, builder->slots);
    if (!record)
        return cparent__nomem(err);
    *record_out = record;
    return CPARENT_OK;
}
