/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <stdatomic.h>
#include <string.h>

#include <cparent/action.h>
#include <cparent/builder.h>

#include "core/alloc-internal.h"
#include "core/digest-internal.h"
#include "core/error-internal.h"
#include "core/source-internal.h"
#include "read/arising-internal.h"
#include "read/cite-internal.h"
#include "read/reading-internal.h"

/* One matter as it leaves: the action as it then stands, and who says so. */
typedef struct arising_item {
    cparent_record *action;
    cparent_record *citation;
    const char *rule; /* static */
    int outcome;
    int confidence;
} arising_item;

struct cparent_arising {
    atomic_int references;
    arising_item *items;
    size_t count;
};

/* One look through one text. */
typedef struct hearing {
    cparent__reader *reader;
    cparent__sought sought;
    const cparent_record **actions; /* those looked for; borrowed */
    cparent__matter *matters;
    size_t count;
    char document[CPARENT__DOCUMENT_ID];
    cparent__lines lines;
    cparent_arising *arising;
    cparent_error *err;
} hearing;

/* ------------------------------------------------------------- records */

static cparent_status
set_plain(const hearing *h, cparent_builder *builder, size_t field,
          cparent__span span)
{
    cparent__text plain = CPARENT__TEXT_INIT(CPARENT__TEXT_LARGE);
    const cparent_status status = cparent__set_plain(
        &h->reader->decoded, span, &plain, builder, field, h->err);

    cparent__text_free(&plain);
    return status;
}

static cparent_status
close_action(const hearing *h, cparent_builder *builder,
             const cparent__matter *matter)
{
    const int state = matter->outcome == CPARENT_ARISING_DROPPED
                          ? CPARENT_ACTION_STATUS_DROPPED
                          : CPARENT_ACTION_STATUS_DONE;
    cparent_status status = cparent_builder_choice(
        builder, CPARENT_ACTION_STATUS, state, h->err);

    if (status == CPARENT_OK && cparent_date_is_set(matter->closed))
        status = cparent_builder_date(builder, CPARENT_ACTION_CLOSED_ON,
                                      matter->closed, h->err);
    return status;
}

/* The old date must not stand beside new words that settle none. */
static cparent_status
redate_action(const hearing *h, cparent_builder *builder,
              const cparent__matter *matter)
{
    cparent_status status =
        set_plain(h, builder, CPARENT_ACTION_DUE_TEXT, matter->when);

    if (status == CPARENT_OK)
        status = cparent_builder_choice(builder, CPARENT_ACTION_DUE_KIND,
                                        matter->due_kind, h->err);
    if (status == CPARENT_OK)
        status = cparent_builder_date(builder, CPARENT_ACTION_DUE_ON,
                                      matter->due, h->err);
    return status;
}

static cparent_status
fill_action(const hearing *h, const cparent__matter *matter,
            const cparent_record *citation, cparent_builder *builder)
{
    cparent_status status =
        set_plain(h, builder, CPARENT_ACTION_UPDATE, matter->text);

    if (status == CPARENT_OK)
        status = cparent_builder_append(builder, CPARENT_ACTION_CITATIONS,
                                        cparent_record_id(citation),
                                        h->err);
    if (status != CPARENT_OK ||
        matter->outcome == CPARENT_ARISING_REPORTED)
        return status;
    return matter->outcome == CPARENT_ARISING_REDATED
               ? redate_action(h, builder, matter)
               : close_action(h, builder, matter);
}

static cparent_status
make_item(hearing *h, size_t index)
{
    const cparent__matter *matter = &h->matters[index];
    arising_item *item = &h->arising->items[h->arising->count];
    cparent_builder *builder = NULL;
    cparent_status status;
    size_t start, end;

    cparent__decoded_raw(&h->reader->decoded, matter->text, &start, &end);
    status = cparent__cite(
        &h->reader->decoded, cparent_record_authority(h->actions[index]),
        h->document, start, end,
        cparent__line_of(&h->reader->decoded, &h->lines, start),
        &item->citation, h->err);
    if (status != CPARENT_OK)
        return status;
    h->arising->count++;
    item->rule = matter->rule;
    item->outcome = matter->outcome;
    item->confidence = matter->confidence;
    status = cparent_builder_from(h->actions[index], &builder, h->err);
    if (status == CPARENT_OK)
        status = fill_action(h, matter, item->citation, builder);
    if (status == CPARENT_OK)
        status = cparent_builder_build(builder, &item->action, h->err);
    cparent_builder_free(builder);
    return status;
}

static cparent_status
make_items(hearing *h)
{
    cparent_status status = CPARENT_OK;
    size_t i;

    h->arising->items =
        cparent__calloc(h->count + 1, sizeof(*h->arising->items));
    if (h->arising->items == NULL)
        return cparent__nomem(h->err);
    for (i = 0; i < h->count && status == CPARENT_OK; i++)
        if (h->matters[i].outcome != 0)
            status = make_item(h, i);
    return status;
}

/* -------------------------------------------------------------- search */

/* Is it open, and older than this meeting? */
static bool
is_sought(const hearing *h, const cparent_record *action)
{
    const char *document =
        cparent_record_text(action, CPARENT_ACTION_DOCUMENT);
    const cparent_date agreed =
        cparent_record_date(action, CPARENT_ACTION_AGREED_ON);
    const int state = cparent_record_choice(action, CPARENT_ACTION_STATUS);

    if (state != CPARENT_ACTION_STATUS_OPEN ||
        (document != NULL && strcmp(document, h->document) == 0))
        return false;
    return !cparent_date_is_set(agreed) ||
           !cparent_date_is_set(h->reader->meeting) ||
           cparent_date_compare(agreed, h->reader->meeting) < 0;
}

static cparent_status
choose_actions(hearing *h, const cparent_record *const *actions,
               size_t count)
{
    size_t i;

    h->actions = cparent__calloc(count + 1, sizeof(*h->actions));
    h->matters = cparent__calloc(count + 1, sizeof(*h->matters));
    if (h->actions == NULL || h->matters == NULL)
        return cparent__nomem(h->err);
    for (i = 0; i < count; i++)
        if (is_sought(h, actions[i]))
            h->actions[h->count++] = actions[i];
    return CPARENT_OK;
}

static cparent_status
hear(hearing *h, const char *bytes, size_t size, const char *name,
     const cparent_read_options *options,
     const cparent_record *const *actions, size_t count)
{
    char digest[CPARENT__DIGEST_TEXT];
    cparent_status status = cparent__reader_run(h->reader, bytes, size,
                                                name, options, h->err);

    if (status != CPARENT_OK)
        return status;
    cparent__digest(bytes, size, digest);
    cparent__document_id(digest, h->document);
    status = choose_actions(h, actions, count);
    if (status == CPARENT_OK)
        status =
            cparent__sought_open(&h->sought, h->actions, h->count, h->err);
    if (status != CPARENT_OK)
        return status;
    status = cparent__matters_find(h->reader, &h->sought, h->matters,
                                   h->err);
    return status == CPARENT_OK ? make_items(h) : status;
}

static void
arising_free(cparent_arising *arising)
{
    size_t i;

    for (i = 0; arising != NULL && i < arising->count; i++) {
        cparent_record_unref(arising->items[i].action);
        cparent_record_unref(arising->items[i].citation);
    }
    if (arising != NULL)
        cparent__free(arising->items);
    cparent__free(arising);
}

static cparent_status
check_actions(const cparent_record *const *actions, size_t count,
              cparent_error *err)
{
    size_t i;

    for (i = 0; i < count; i++)
        if (actions == NULL || actions[i] == NULL ||
            cparent_record_noun(actions[i]) != CPARENT_NOUN_ACTION)
            return cparent__fail(err, CPARENT_E_INVALID,
                                 "record %zu is not an action", i + 1);
    return CPARENT_OK;
}

static cparent_status
hear_bytes(const char *bytes, size_t size, const char *name,
           const cparent_read_options *options,
           const cparent_record *const *actions, size_t count,
           cparent_arising **arising_out, cparent_error *err)
{
    hearing h = { 0 };
    cparent_status status;

    h.err = err;
    h.lines.line = 1;
    h.reader = cparent__calloc(1, sizeof(*h.reader));
    h.arising = cparent__calloc(1, sizeof(*h.arising));
    if (h.reader == NULL || h.arising == NULL) {
        status = cparent__nomem(err);
    } else {
        atomic_init(&h.arising->references, 1);
        status = hear(&h, bytes, size, name, options, actions, count);
    }
    cparent__sought_free(&h.sought);
    cparent__reader_free(h.reader);
    cparent__free(h.actions);
    cparent__free(h.matters);
    if (status == CPARENT_OK) {
        cparent__object_born();
        *arising_out = h.arising;
    } else {
        arising_free(h.arising);
    }
    return status;
}

cparent_status
cparent_read_arising(cparent_source *source,
                     const cparent_read_options *options,
                     const cparent_record *const *actions,
                     size_t action_count, cparent_arising **arising_out,
                     cparent_error *err)
{
    cparent_read_options resolved = CPARENT_READ_OPTIONS_INIT;
    cparent_status status;
    char *bytes = NULL;
    size_t size = 0;
    const char *name;

    if (source == NULL || arising_out == NULL)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "there is no source or nowhere to put what "
                             "it says");
    status = check_actions(actions, action_count, err);
    if (status == CPARENT_OK)
        status = cparent__read_source(source, options, &resolved, &bytes, &size,
                                      err);
    if (status != CPARENT_OK)
        return status;
    name = cparent__path_name(cparent_source_name(source));
    status = hear_bytes(bytes, size, name, &resolved, actions,
                        action_count, arising_out, err);
    if (status != CPARENT_OK)
        cparent__error_place(err, name, 0, 0, NULL);
    cparent__free(bytes);
    return status;
}

/* ----------------------------------------------------------- accessors */

const char *
cparent_arising_outcome_name(int outcome)
{
    static const char *const names[] = { NULL, "reported", "completed",
                                         "redated", "dropped" };

    return outcome > 0 && outcome <= CPARENT_ARISING_DROPPED
               ? names[outcome]
               : NULL;
}

cparent_arising *
cparent_arising_ref(cparent_arising *arising)
{
    if (arising != NULL)
        (void)atomic_fetch_add_explicit(&arising->references, 1,
                                        memory_order_relaxed);
    return arising;
}

void
cparent_arising_unref(cparent_arising *arising)
{
    if (arising == NULL ||
        atomic_fetch_sub_explicit(&arising->references, 1,
                                  memory_order_acq_rel) != 1)
        return;
    arising_free(arising);
    cparent__object_died();
}

size_t
cparent_arising_count(const cparent_arising *arising)
{
    return arising->count;
}

int
cparent_arising_outcome_at(const cparent_arising *arising, size_t index)
{
    return index < arising->count ? arising->items[index].outcome : 0;
}

const cparent_record *
cparent_arising_action(const cparent_arising *arising, size_t index)
{
    return index < arising->count ? arising->items[index].action : NULL;
}

const cparent_record *
cparent_arising_citation(const cparent_arising *arising, size_t index)
{
    return index < arising->count ? arising->items[index].citation : NULL;
}

const char *
cparent_arising_rule(const cparent_arising *arising, size_t index)
{
    return index < arising->count ? arising->items[index].rule : "";
}

int
cparent_arising_confidence(const cparent_arising *arising, size_t index)
{
    return index < arising->count ? arising->items[index].confidence : 0;
}
