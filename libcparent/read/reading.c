/* SPDX-License-Identifier: Apache-2.0 */
#include "config.h"

#include <string.h>

#include "core/alloc-internal.h"
#include "core/error-internal.h"
#include "core/limits-internal.h"
#include "core/source-internal.h"
#include "read/reader-internal.h"
#include "read/reading-internal.h"

cparent_status
cparent__reading_new(cparent_reading **reading_out, cparent_error *err)
{
    cparent_reading *reading = cparent__calloc(1, sizeof(*reading));

    if (reading == NULL)
        return cparent__nomem(err);
    atomic_init(&reading->references, 1);
    cparent__object_born();
    *reading_out = reading;
    return CPARENT_OK;
}

cparent_status
cparent__read_source(cparent_source *source,
                     const cparent_read_options *options,
                     cparent_read_options *resolved, char **bytes_out,
                     size_t *size_out, cparent_error *err)
{
    cparent_status status = CPARENT_OK;

    if (options != NULL)
        status =
            cparent__options_resolve(options, resolved, sizeof(*resolved), err);
    if (status == CPARENT_OK)
        status = cparent__source_read_all(source, resolved->limits, bytes_out,
                                          size_out, err);
    return status;
}

cparent_status
cparent_read_minutes(cparent_source *source,
                     const cparent_read_options *options,
                     cparent_reading **reading_out, cparent_error *err)
{
    cparent_read_options resolved = CPARENT_READ_OPTIONS_INIT;
    cparent__reader *reader;
    cparent_reading *reading = NULL;
    cparent_status status;
    char *bytes = NULL;
    size_t size = 0;
    const char *name;

    if (source == NULL || reading_out == NULL)
        return cparent__fail(err, CPARENT_E_INVALID,
                             "there is no source or nowhere to put the "
                             "reading");
    status =
        cparent__read_source(source, options, &resolved, &bytes, &size, err);
    if (status != CPARENT_OK)
        return status;
    name = cparent__path_name(cparent_source_name(source));
    reader = cparent__calloc(1, sizeof(*reader));
    if (reader == NULL) {
        status = cparent__nomem(err);
    } else {
        status = cparent__reading_new(&reading, err);
        if (status == CPARENT_OK)
            status = cparent__reader_run(reader, bytes, size, name,
                                         &resolved, err);
        if (status == CPARENT_OK)
            status = cparent__reading_build(reader, &resolved, name,
                                            reading, err);
    }
    cparent__reader_free(reader);
    cparent__free(bytes);
    if (status != CPARENT_OK) {
        cparent__error_place(err, name, 0, 0, NULL);
        cparent_reading_unref(reading);
        return status;
    }
    *reading_out = reading;
    return CPARENT_OK;
}

/* ---------------------------------------------------------- accessors */

cparent_reading *
cparent_reading_ref(cparent_reading *reading)
{
    if (reading != NULL)
        (void)atomic_fetch_add_explicit(&reading->references, 1,
                                        memory_order_relaxed);
    return reading;
}

void
cparent_reading_unref(cparent_reading *reading)
{
    size_t i;

    if (reading == NULL ||
        atomic_fetch_sub_explicit(&reading->references, 1,
                                  memory_order_acq_rel) != 1)
        return;
    for (i = 0; i < reading->item_count; i++)
        cparent_record_unref(reading->items[i].record);
    cparent__free(reading->items);
    cparent__free(reading->citation_of);
    cparent__records_free(&reading->citations);
    cparent_record_unref(reading->document);
    cparent__free(reading);
    cparent__object_died();
}

const cparent_record *
cparent_reading_document(const cparent_reading *reading)
{
    return reading->document;
}

size_t
cparent_reading_count(const cparent_reading *reading)
{
    return reading->item_count;
}

const cparent_record *
cparent_reading_item(const cparent_reading *reading, size_t index)
{
    return index < reading->item_count ? reading->items[index].record
                                       : NULL;
}

const cparent_record *
cparent_reading_citation(const cparent_reading *reading, size_t index)
{
    const cparent__read_item *item;

    if (index >= reading->item_count)
        return NULL;
    item = &reading->items[index];
    return item->citation_count == 0
               ? NULL
               : reading->citations
                     .items[reading->citation_of[item->citation]];
}

size_t
cparent_reading_citation_count(const cparent_reading *reading)
{
    return reading->citations.count;
}

const cparent_record *
cparent_reading_citation_at(const cparent_reading *reading, size_t index)
{
    return index < reading->citations.count
               ? reading->citations.items[index]
               : NULL;
}

const char *
cparent_reading_rule(const cparent_reading *reading, size_t index)
{
    return index < reading->item_count ? reading->items[index].rule : "";
}

int
cparent_reading_confidence(const cparent_reading *reading, size_t index)
{
    return index < reading->item_count ? reading->items[index].confidence
                                       : 0;
}

void
cparent_string_free(char *string)
{
    cparent__free(string);
}
