/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_TABLES_INTERNAL_H
#define CPARENT_TABLES_INTERNAL_H

#include <cparent/finding.h>
#include <cparent/lookup.h>
#include <cparent/published.h>
#include <cparent/reading.h>

/* Tables that machines wrote: read whole, recorded at once or not at all. */

/* Records in the order read, each a reference of the list's own. */
typedef struct cparent__records {
    cparent_record **items;
    size_t count;
    size_t capacity;
} cparent__records;

/* Takes the reference over, also on failure. */
cparent_status
cparent__records_take(cparent__records *records, cparent_record *record,
                      cparent_error *err);

void
cparent__records_free(cparent__records *records);

/*
 * The council's own figures:
 *   indicator,authority,period,value,numerator,denominator,target,note
 * in any order of columns; value may be empty when numerator and denominator
 * are given.  Gives the document, then for each row a citation, an
 * observation and, where there is one, a target.  Fails with PARSE or
 * VALIDATION at the first cell that is wrong, with PROTECTED when a column
 * names children; `findings` gets all of them and what is only odd.
 */
cparent_status
cparent__read_indicators(cparent_source *source,
                         const cparent_record *authority,
                         const cparent_limits *limits,
                         cparent__records *records,
                         cparent_findings *findings, cparent_error *err);

/* The council's promises: authority,pledge,theme,statement,note.  Rows of
 * one pledge are its statements, in order. */
cparent_status
cparent__read_pledges(cparent_source *source,
                      const cparent_record *authority,
                      const cparent_limits *limits,
                      cparent__records *records,
                      cparent_findings *findings, cparent_error *err);

/* A reading that came as JSON, schema cparent.reading/1. */
cparent_status
cparent__reading_from_json(cparent_source *source,
                           const cparent_read_options *options,
                           cparent_reading **reading_out,
                           cparent_error *err);

/* Published statistics, from bytes that are in memory.  Fails like
 * cparent_published_read. */
cparent_status
cparent__read_published(const char *name, const char *bytes, size_t size,
                        const cparent_published_options *options,
                        cparent_published **published_out,
                        cparent_findings *findings, cparent_error *err);

/* The same from a source; its description is looked for beside it. */
cparent_status
cparent__read_published_source(cparent_source *source,
                               const cparent_published_options *options,
                               cparent_published **published_out,
                               cparent_findings *findings,
                               cparent_error *err);

/* A model of statistical neighbours; fails like cparent_neighbours_read. */
cparent_status
cparent__read_neighbours(const char *name, const char *bytes, size_t size,
                         cparent_neighbours **neighbours_out,
                         cparent_error *err);

/* True when a column of that name is about single children.  `certain`: and
 * could not be a word of prose. */
bool
cparent__names_children(const char *column, size_t length, bool certain);

/* What a file holds. */
typedef enum cparent__file_kind {
    CPARENT__FILE_MINUTES = 1,
    CPARENT__FILE_INDICATORS = 2,
    CPARENT__FILE_PLEDGES = 3,
    CPARENT__FILE_READING = 4,
    CPARENT__FILE_PUBLISHED = 5,
    CPARENT__FILE_NEIGHBOURS = 6,
    CPARENT__FILE_DESCRIPTION = 7 /* of the columns of another file */
} cparent__file_kind;

/* Tells it by the first line, whatever the file's name.  Fails with PARSE
 * when it is nothing that this release reads, and PROTECTED when it is a
 * table of children. */
cparent_status
cparent__recognise(const char *name, const char *bytes, size_t size,
                   cparent__file_kind *kind_out, cparent_error *err);

#endif
