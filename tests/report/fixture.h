/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_TESTS_REPORT_FIXTURE_H
#define CPARENT_TESTS_REPORT_FIXTURE_H

#include "report/pack-internal.h"

/* Packs made by hand.  Filled in anew by each call; valid until the next
 * call of the same function. */

/* A council with everything: series, two figures, one figure, a range,
 * words without a figure, a hidden figure, late and ownerless actions. */
const cparent__pack *
fixture_rich(void);

/* The same as a restricted report. */
const cparent__pack *
fixture_restricted(void);

/* A store that holds nothing but its council. */
const cparent__pack *
fixture_empty(void);

/* A store of one set of minutes: figures without targets or history. */
const cparent__pack *
fixture_minutes(void);

/* Words that try to become markup, addresses that are scripts, letters
 * that turn round, a word as long as a page. */
const cparent__pack *
fixture_hostile(void);

/* A council beside the others in published statistics. */
const cparent__pack *
fixture_beside(void);

/* By name: "rich", "restricted", "empty", "minutes", "hostile", "beside";
 * NULL. */
const cparent__pack *
fixture_named(const char *name);

/* The number behind the rich pack's hidden figures.  No report may show
 * it. */
#define FIXTURE_HIDDEN "7391"

/* The report of a pack as "html", "md" or "json".  Free the text. */
cparent_status
fixture_render(const cparent__pack *pack, const char *format,
               cparent__text *text, cparent_error *err);

/* The same as it is kept in tests/golden: without the style sheet and the
 * number of the release, which change for reasons of their own. */
char *
fixture_golden(const char *name, const char *format);

#endif
