/* SPDX-License-Identifier: Apache-2.0 */
/* How a record is laid out; see cell-internal.h. */
#include "config.h"

#include "model/cell-internal.h"

#include "core/alloc-internal.h"

/* Whole cells, so that each begins where any may. */
static size_t
whole(size_t size)
{
    return (size + CPARENT__CELL_SIZE - 1) / CPARENT__CELL_SIZE *
           CPARENT__CELL_SIZE;
}

/* Zero for a text that its cell holds. */
static size_t
text_room(const char *text)
{
    size_t size = strlen(text) + 1;

    return size > CPARENT__CELL_SIZE ? whole(size) : 0;
}

static bool
shorten(const cparent_value *value, cparent__cell *cell)
{
    cparent_value back;

    memset(cell, 0, sizeof(*cell));
    if (value->number.coefficient < INT32_MIN ||
        value->number.coefficient > INT32_MAX ||
        value->flags >= CPARENT__APART)
        return false;
    cell->value = (cparent__short_value){
        .coefficient = (int32_t)value->number.coefficient,
        .scale = (uint8_t)value->number.scale,
        .state = (uint8_t)value->state,
        .unit = (uint8_t)value->unit,
        .flags = (uint8_t)value->flags,
    };
    back = cparent__cell_value(cell);
    return memcmp(&back, value, sizeof(back)) == 0;
}

static size_t
texts_size(size_t count)
{
    return whole(sizeof(cparent__texts) + count * sizeof(uint32_t));
}

/* How many bytes a field needs behind the cells. */
static size_t
room_of(cparent_field_type type, const cparent__slot *slot)
{
    cparent__cell cell;
    size_t room, i;

    switch (type) {
    case CPARENT_FIELD_TEXT:
        return text_room(slot->as.text);
    case CPARENT_FIELD_VALUE:
        return shorten(slot->as.value, &cell) ? 0 : sizeof(cparent_value);
    case CPARENT_FIELD_LIST:
        room = texts_size(slot->as.list.count);
        for (i = 0; i < slot->as.list.count; i++)
            room += whole(strlen(slot->as.list.items[i]) + 1);
        return room;
    default:
        return 0;
    }
}

/* Takes so many bytes from what is left behind the cells. */
static void *
take(char **free_out, const void *from, size_t size)
{
    char *taken = *free_out;

    memset(taken, 0, whole(size));
    if (from)
        memcpy(taken, from, size);
    *free_out += whole(size);
    return taken;
}

static uint32_t
distance(const void *from, const void *to)
{
    return (uint32_t)((const char *)to - (const char *)from);
}

static void
set_apart(cparent__cell *cell, const void *laid)
{
    cell->apart.distance = distance(cell, laid);
    cell->apart.mark = CPARENT__APART;
}

static void
lay_text(const char *text, cparent__cell *cell, char **left)
{
    size_t size = strlen(text) + 1;

    if (size <= CPARENT__CELL_SIZE)
        memcpy(cell->text, text, size);
    else
        set_apart(cell, take(left, text, size));
}

static void
lay_list(const cparent__slot *slot, cparent__cell *cell, char **left)
{
    size_t count = slot->as.list.count;
    cparent__texts *texts = take(left, NULL, texts_size(count));
    size_t i;

    texts->count = (uint32_t)count;
    for (i = 0; i < count; i++) {
        const char *text = slot->as.list.items[i];

        texts->distances[i] =
            distance(texts, take(left, text, strlen(text) + 1));
    }
    set_apart(cell, texts);
}

static void
lay_period(cparent_period period, cparent__cell *cell)
{
    cell->period = (cparent__short_period){
        .first_year = period.first.year,
        .kind_and_month = (uint8_t)(period.kind << 4 | period.first.month),
        .first_day = period.first.day,
        .last_year = period.last.year,
        .last_month = period.last.month,
        .last_day = period.last.day,
    };
}

static void
lay(cparent_field_type type, const cparent__slot *slot, cparent__cell *cell,
    char **left)
{
    memset(cell, 0, sizeof(*cell));
    switch (type) {
    case CPARENT_FIELD_TEXT:
        lay_text(slot->as.text, cell, left);
        break;
    case CPARENT_FIELD_LIST:
        lay_list(slot, cell, left);
        break;
    case CPARENT_FIELD_VALUE:
        if (!shorten(slot->as.value, cell)) {
            memset(cell, 0, sizeof(*cell));
            set_apart(cell, take(left, slot->as.value,
                                 sizeof(*slot->as.value)));
        }
        break;
    case CPARENT_FIELD_PERIOD:
        lay_period(slot->as.period, cell);
        break;
    case CPARENT_FIELD_INTEGER:
        cell->integer = slot->as.integer;
        break;
    case CPARENT_FIELD_DATE:
        cell->date = slot->as.date;
        break;
    case CPARENT_FIELD_CHOICE:
        cell->choice = slot->as.choice;
        break;
    default: /* that a flag is given is all it says */
        break;
    }
}

cparent_record *
cparent__record_new(cparent_noun noun, const cparent__slot *slots)
{
    const cparent__noun *table = cparent__noun_get(noun);
    uint64_t given = 0;
    size_t room = 0;
    cparent_record *record;
    cparent__cell *cell;
    char *left;
    size_t i;

    for (i = 0; i < table->count; i++)
        if (slots[i].given) {
            given |= UINT64_C(1) << i;
            room += CPARENT__CELL_SIZE +
                    room_of(table->fields[i].type, &slots[i]);
        }
    /* Distances are of 32 bits. */
    record = room < UINT32_MAX ? cparent__malloc(sizeof(*record) + room)
                               : NULL;
    if (!record)
        return NULL;
    cparent__object_born();
    atomic_init(&record->refs, 1);
    record->noun = noun;
    record->given = given;
    cell = record->cells;
    left = (char *)&record->cells[cparent__bits(given)];
    for (i = 0; i < table->count; i++)
        if (slots[i].given)
            lay(table->fields[i].type, &slots[i], cell++, &left);
    return record;
}
