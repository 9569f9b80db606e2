/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_DOOR_INTERNAL_H
#define CPARENT_DOOR_INTERNAL_H

#include <cparent/snapshot.h>

#include "model/figure-internal.h"

/*
 * The one door between exact figures and people.  It sees every figure of
 * one report together, decides, and hands out display values; a renderer
 * never meets anything else.
 */

/* What may be shown of one figure.  Made here and nowhere else. */
typedef struct cparent__shown {
    bool hidden;  /* there is a figure, which may not be shown */
    bool number;  /* there is a number to read and to draw */
    bool range;   /* from low to high; otherwise low is the number */
    int unit;     /* a cparent_unit */
    int verdict;  /* of measure; 0 when a part of it is hidden */
    cparent_decimal low;
    cparent_decimal high;
    char words[CPARENT_VALUE_SIZE]; /* "94%", "hidden to protect people" */
    char parts[48];                 /* "59 of 181", "" when not to say */
} cparent__shown;

/* A rule set: a row of share/suppression_profiles.tsv. */
typedef struct cparent__profile {
    char id[32];
    char version[32];
    int threshold; /* 1 to this many people are hidden */
    int base;      /* counts are rounded to it; 1: they are not */
    bool secondary; /* what would give a hidden count away is hidden too */
} cparent__profile;

/*
 * What became of a figure on its way through the door, from open to shut.
 * ROUNDED is shown, but not as it is, so nothing exact may be said of it.
 */
typedef enum cparent__fate {
    CPARENT__OPEN = 0,
    CPARENT__ROUNDED = 1,
    CPARENT__SHUT = 2
} cparent__fate;

cparent_status
cparent__profile_get(const char *id, cparent__profile *profile_out,
                     cparent_error *err);

/* What the public may see of a set of figures: one entry a figure, in the
 * same order. */
typedef struct cparent__protected {
    cparent__shown *items;
    size_t count;
    size_t hidden; /* how many are hidden */
    cparent__profile profile;
} cparent__protected;

/* The exact figures, for those with the right to see them.  Another type,
 * so that no public document can be built from it. */
typedef struct cparent__exact {
    cparent__shown *items;
    size_t count;
} cparent__exact;

/*
 * Primary suppression: a figure that counts people and was not published is
 * hidden when it is 1 to `threshold`; a share is hidden when its numerator,
 * its complement or its denominator is.  Secondary suppression: whatever
 * would give such a count away goes too, where the profile asks for it.  And
 * everything made of a hidden figure is hidden with it.
 */
cparent_status
cparent__protect(const cparent__figures *figures,
                 const cparent__profile *profile,
                 cparent__protected *protected_out, cparent_error *err);

cparent_status
cparent__reveal(const cparent__figures *figures, cparent__exact *exact_out,
                cparent_error *err);

void
cparent__protected_free(cparent__protected *shown);
void
cparent__exact_free(cparent__exact *exact);

/*
 * May these words be shown?  A TEXT field of a record passes when the
 * document that carries it is published and public, and the record is not
 * exempt; an officer's note never does.  The strictest of document, item
 * and record counts.
 */
bool
cparent__may_quote(const cparent_snapshot *snapshot,
                   const cparent_record *citation);
bool
cparent__may_say(const cparent_snapshot *snapshot,
                 const cparent_record *record, size_t field);

#endif
