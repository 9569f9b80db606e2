/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_RETURN_FINDING_INTERNAL_H
#define CPARENT_RETURN_FINDING_INTERNAL_H

#include <cparent/finding.h>

#include "returns/rules-internal.h"

/*
 * What is wrong in a return, kept small: a rule and a place, never what a
 * cell holds.  Broken ones could not be read; errors break a rule; warnings
 * are worth a look.
 *
 * X(name, rule, severity, broken, message)
 */
#define CPARENT__FAULTS(X)                                                  \
    X(ENCODING, "encoding", ERROR, 1,                                       \
      "this file is not UTF-8 text; save it as CSV UTF-8")                  \
    X(NUL, "nul", ERROR, 1,                                                 \
      "there is a NUL byte in this file; export it again")                  \
    X(QUOTE_OPEN, "quote-open", ERROR, 1,                                   \
      "a quote is opened and never closed")                                 \
    X(QUOTE_STRAY, "quote-stray", ERROR, 1,                                 \
      "there is a quote inside a field that is not quoted")                 \
    X(QUOTE_EARLY, "quote-early", ERROR, 1,                                 \
      "text follows a closing quote; write a quote inside a field twice")   \
    X(ROW_LONG, "row-long", ERROR, 1, "this row is longer than 16 MB")      \
    X(RAGGED, "ragged", ERROR, 1,                                           \
      "this row has more or fewer fields than the header")                  \
    X(XML, "xml", ERROR, 1, "the XML is not well formed")                   \
    X(DOCTYPE, "xml-doctype", ERROR, 1,                                     \
      "a DOCTYPE is not accepted; take it out")                             \
    X(XML_LIMIT, "xml-limit", ERROR, 1,                                     \
      "an element is nested too deep, or has too many attributes or too "   \
      "long a text")                                                        \
    X(DATE, "date", ERROR, 1,                                               \
      "this is not a day; write dd/mm/yyyy")                                \
    X(NUMBER, "number", ERROR, 1,                                           \
      "this is not a number; write plain digits")                           \
    X(SEPARATOR, "separator", ERROR, 1,                                     \
      "the columns are parted by semicolons or tabs; save it as CSV, with " \
      "commas")                                                             \
    X(UNKNOWN_TABLE, "unknown-table", WARNING, 0,                           \
      "the columns of this file are those of no table of the return; it "   \
      "was not read")                                                       \
    X(REPEATED_COLUMN, "repeated-column", WARNING, 0,                       \
      "this column stands in the header twice; the first one counts")       \
    X(MISSING_COLUMN, "missing-column", WARNING, 0,                         \
      "the table has no such column; indicators that need it are not "      \
      "given")                                                              \
    X(DATE_FORM, "date-form", WARNING, 0,                                   \
      "the date is written yyyy-mm-dd; the return says dd/mm/yyyy")         \
    X(CODE, "unknown-code", ERROR, 0,                                       \
      "this is no code of the return; the row is kept and counts as not "   \
      "classified")                                                         \
    X(CODE_YEAR, "code-year", WARNING, 0,                                   \
      "this code is understood, but not in use in the collection year")                                                       \
    X(RANGE, "number-range", ERROR, 0,                                      \
      "the number is outside what the column allows; it is not counted")    \
    X(NO_CHILD, "no-child", ERROR, 0,                                       \
      "the row names no child; it was left out")                            \
    X(NO_DATE, "no-date", ERROR, 0,                                         \
      "the row has no date to stand by; it was left out")                   \
    X(LONG_CHILD, "long-child", WARNING, 0,                                 \
      "the id is longer than 10 characters")                                \
    X(REPEATED_CHILD, "repeated-child", ERROR, 0,                           \
      "the child stands in this table twice; the first row counts")         \
    X(REPEATED_ROW, "repeated-row", WARNING, 0,                             \
      "the same row stands in the table before; it counts once")            \
    X(ORPHAN, "orphan", ERROR, 0,                                           \
      "the child has no row in the Header table")                           \
    X(NO_BIRTH, "no-birth", WARNING, 0,                                     \
      "the child has no usable date of birth; figures by age leave the "    \
      "child out")                                                          \
    X(BIRTH_DIFFERS, "birth-differs", ERROR, 0,                             \
      "the date of birth is not that of the Header table")                  \
    X(DEC_BEFORE, "dec-before-decom", ERROR, 0,                             \
      "the episode ends before it begins")                                  \
    X(REC_ALONE, "rec-without-dec", ERROR, 0,                               \
      "there is a reason for ceasing and no date; the episode counts as "   \
      "open")                                                               \
    X(DEC_ALONE, "dec-without-rec", ERROR, 0,                               \
      "there is a date of ceasing and no reason")                           \
    X(OVERLAP, "overlap", ERROR, 0,                                         \
      "the episode begins before the one before it ends")                   \
    X(OPEN_ORDER, "open-not-last", ERROR, 0,                                \
      "the episode is open and a later one follows it")                     \
    X(GAP, "gap", ERROR, 0,                                                 \
      "the episode before it says that care goes on (X1), and ends on "     \
      "another day")                                                        \
    X(NO_START, "no-start", WARNING, 0,                                     \
      "the files do not hold the start of this period of care: in care at " \
      "least since this episode")                                           \
    X(START_INSIDE, "start-inside", ERROR, 0,                               \
      "the episode says that care starts, and the one before it that it "   \
      "goes on")                                                            \
    X(LATER, "after-the-year", WARNING, 0,                                  \
      "the date is after the end of the collection year")                   \
    X(OC2_NOT_DUE, "oc2-not-eligible", WARNING, 0,                          \
      "the child was not in care for the 12 months; the row is not "        \
      "counted")                                                            \
    X(OC2_LACKS, "oc2-missing", WARNING, 0,                                 \
      "the child was in care for the 12 months and has no OC2 row; counts " \
      "in denominators")                                                    \
    X(OC3_NOT_DUE, "oc3-not-eligible", WARNING, 0,                          \
      "the young person was in care on the birthday or was adopted; the "   \
      "row is not counted")                                                 \
    X(AD1_LACKS, "ad1-missing", WARNING, 0,                                 \
      "the child was adopted and has no AD1 row")                           \
    X(NOT_CARRIED, "not-carried-over", WARNING, 0,                          \
      "the episode was open at the end of an earlier return and is not in " \
      "this one; it counts as ended")                                       \
    X(NOTHING_AFTER, "nothing-after", ERROR, 0,                             \
      "the episode says that care goes on (X1), and nothing follows it")    \
    X(NOT_OF_YEAR, "not-of-the-year", ERROR, 1,                             \
      "no row lies in the year that the return is counted for: say the "    \
      "year that it is of")                                                 \
    X(LATER_YEAR, "of-a-later-year", ERROR, 0,                              \
      "the return goes on after the year that it is counted for, and "      \
      "whoever left before it is not in it: take the return of that year")  \
    X(QUIET_YEAR, "quiet-year", WARNING, 0,                                 \
      "nothing in the return begins or ends in the year that it is "        \
      "counted for: see that it is of that year")                           \
    X(SEVERAL_YEARS, "several-years", ERROR, 1,                             \
      "this Episodes table and one before it are of different years: give " \
      "the files of each year a folder of their own")                       \
    X(YEARS_DIFFER, "years-differ", WARNING, 0,                               \
      "this Episodes table and one before it end in different years: if "   \
      "they are returns of two years, give each a folder of its own")

typedef enum cparent__fault {
#define CPARENT__FAULT_NUMBER(name, ...) CPARENT__FAULT_##name,
    CPARENT__FAULTS(CPARENT__FAULT_NUMBER)
#undef CPARENT__FAULT_NUMBER
    CPARENT__FAULT_COUNT
} cparent__fault;

typedef struct cparent__notice {
    uint8_t fault;
    uint8_t book;
    uint8_t named;   /* column of the book + 1; 0: none */
    uint8_t spare;
    uint16_t file;
    uint16_t code;  /* that it is about, where it tells more of it; of a
                       fault of years the year */
    int32_t line;
    int32_t column;  /* 1-based; 0: none */
} cparent__notice;

struct cparent__files;

/* The notices of one return. */
typedef struct cparent__notices {
    cparent__notice *items;
    size_t count;
    size_t capacity;
    size_t keep;        /* of broken ones, and again of others, of which
                           one rule may have a quarter */
    size_t kept_broken;
    size_t broken;
    size_t errors;
    size_t warnings;
    uint32_t by_fault[CPARENT__FAULT_COUNT];
    bool failed; /* memory ran out */
} cparent__notices;

/* Keeps it, or counts it when enough are kept and answers NULL. */
cparent__notice *
cparent__notice_add(cparent__notices *notices, cparent__fault fault,
                    cparent__book book, int named, unsigned file, int line,
                    int column);

/* The same of a whole file whose days end in that year: it stands before
 * what is wrong in rows. */
void
cparent__notice_of_years(cparent__notices *notices, cparent__fault fault,
                         unsigned file, int year);

/* Forgets them and keeps the memory. */
void
cparent__notices_clear(cparent__notices *notices);
void
cparent__notices_free(cparent__notices *notices);

/* "overlap" */
const char *
cparent__fault_rule(cparent__fault fault);

bool
cparent__fault_broken(cparent__fault fault);

/* It is about the years of a return, and its notice has the one that the
 * days end in. */
static inline bool
cparent__fault_of_years(cparent__fault fault)
{
    return fault >= CPARENT__FAULT_NOT_OF_YEAR;
}

const char *
cparent__fault_message(cparent__fault fault);

/* Adds them to what a caller gets: all, or those that are broken. */
cparent_status
cparent__notices_tell(const cparent__notices *notices, bool broken,
                      const cparent__rules *rules,
                      const struct cparent__files *files,
                      cparent_findings *findings, cparent_error *err);

#endif
