/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_LOOKUP_H
#define CPARENT_LOOKUP_H

#include <cparent/date.h>
#include <cparent/progress.h>
#include <cparent/source.h>

CPARENT_BEGIN_DECLS

/* Who is who among councils, and whom each is like. */

/** A row of the bundled table of upper-tier councils, share/authorities.tsv.
 *  "" where not known. */
typedef struct cparent_council {
    char code[16];        /**< of nine characters: "E08000034" */
    char old_code[8];     /**< the Department's number: "382"; a text */
    char name[64];
    char region_code[16];
    char region_name[40];
    cparent_date from;    /**< first day; the register begins in 2009 */
    cparent_date until;   /**< last day; unset while it lives */
} cparent_council;

/** How many rows the table has.  A council whose boundary changed has one
 *  for each of its codes. */
CPARENT_API size_t
cparent_council_count(void);

/**
 * The row that `name` means: a code of nine characters, the Department's
 * three-digit number, or a name, in any case.  Of several codes over time
 * the one in use on `on`; unset: the newest.  Fails with NOT_FOUND (the
 * hint suggests what is like it) or INVALID.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_council_find(const char *name, cparent_date on,
                     cparent_council *council_out, cparent_error *err);

/** The row at `index`.  Fails with NOT_FOUND. */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_council_at(size_t index, cparent_council *council_out,
                   cparent_error *err);

/**
 * A model of statistical neighbours: for each council the ten most like it,
 * nearest first.  Being like is not mutual.  Immutable; reference counted;
 * any thread may read it.
 */
typedef struct cparent_neighbours cparent_neighbours;

/** One neighbour; strings belong to the model, "" where not known. */
typedef struct cparent_neighbour {
    const char *code;      /**< the Department's number: "343" */
    const char *name;      /**< as the model prints it */
    const char *closeness; /**< "Very close"; as printed, blanks trimmed */
} cparent_neighbour;

/**
 * Reads a model in either wide form: `old_la_code,la_name,…,SN_1,SN_1P,…`
 * or `LA num,LA Name,…,SN1,SNP,SN2,SNP,…`, with its repeated headings and
 * empty last column.  Fails with PARSE or VALIDATION (a council twice, or
 * one that is its own neighbour), LIMIT or IO, at a line and column.
 */
CPARENT_API CPARENT_NODISCARD cparent_status
cparent_neighbours_read(cparent_source *source, const cparent_limits *limits,
                        cparent_neighbours **neighbours_out,
                        cparent_error *err);

/** One reference more, which is returned. */
CPARENT_API cparent_neighbours *
cparent_neighbours_ref(cparent_neighbours *neighbours);

/** NULL is fine. */
CPARENT_API void
cparent_neighbours_unref(cparent_neighbours *neighbours);

/** What the model is called: the year in its file's name, "2025", or else
 *  that name.  Never NULL; borrowed. */
CPARENT_API const char *
cparent_neighbours_model(const cparent_neighbours *neighbours);

/** SHA-256 of the file, 64 hexadecimal digits.  Borrowed. */
CPARENT_API const char *
cparent_neighbours_digest(const cparent_neighbours *neighbours);

/** How many councils have neighbours. */
CPARENT_API size_t
cparent_neighbours_councils(const cparent_neighbours *neighbours);

/** How many neighbours the council of that three-digit number has; 0 when
 *  the model does not know it. */
CPARENT_API size_t
cparent_neighbours_count(const cparent_neighbours *neighbours,
                         const char *old_code);

/** The neighbour at `index`, nearest first.  False out of range. */
CPARENT_API bool
cparent_neighbours_at(const cparent_neighbours *neighbours,
                      const char *old_code, size_t index,
                      cparent_neighbour *neighbour_out);

CPARENT_END_DECLS
#endif
