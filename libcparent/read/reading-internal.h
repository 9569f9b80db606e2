/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_READING_INTERNAL_H
#define CPARENT_READING_INTERNAL_H

#include <stdatomic.h>

#include <cparent/reading.h>

#include "read/tables-internal.h"

/* One item of a reading: its record and where its citations stand. */
typedef struct cparent__read_item {
    cparent_record *record;
    size_t citation;       /* its first one */
    size_t citation_count; /* a pledge: its heading's, then one a statement */
    char rule[32];
    int confidence;
} cparent__read_item;

struct cparent_reading {
    atomic_int references;
    cparent_record *document;
    cparent__records citations;
    cparent__read_item *items;
    size_t item_count;
    size_t item_room;
    size_t *citation_of; /* for items: indexes into citations */
    size_t citation_of_count;
    size_t citation_of_room;
    size_t contact_count; /* people that are contacts, the first ones */
};

/* An empty reading with one reference. */
cparent_status
cparent__reading_new(cparent_reading **reading_out, cparent_error *err);

/* What every door to the reader begins with: `resolved` holds the defaults,
 * and gets the options; the bytes are the caller's to free. */
cparent_status
cparent__read_source(cparent_source *source,
                     const cparent_read_options *options,
                     cparent_read_options *resolved, char **bytes_out,
                     size_t *size_out, cparent_error *err);

/* Makes records of everything that a reader found. */
struct cparent__reader;
cparent_status
cparent__reading_build(const struct cparent__reader *reader,
                       const cparent_read_options *options,
                       const char *source, cparent_reading *reading,
                       cparent_error *err);

#endif
