/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPARENT_H
#define CPARENT_H

/*
 * libcparent follows a promise made to a child in care, through the figures
 * that show whether it is kept and the questions a good parent would ask,
 * to the action that somebody agreed to take, and back to the line of the
 * minutes where each was said.  This header includes all the others.
 */
#include <cparent/action.h>
#include <cparent/agenda_item.h>
#include <cparent/arising.h>
#include <cparent/authority.h>
#include <cparent/body.h>
#include <cparent/builder.h>
#include <cparent/catalogue.h>
#include <cparent/challenge.h>
#include <cparent/chart.h>
#include <cparent/citation.h>
#include <cparent/claim.h>
#include <cparent/columns.h>
#include <cparent/compare.h>
#include <cparent/date.h>
#include <cparent/document.h>
#include <cparent/error.h>
#include <cparent/event.h>
#include <cparent/finding.h>
#include <cparent/forecast.h>
#include <cparent/funnel.h>
#include <cparent/goal.h>
#include <cparent/indicator.h>
#include <cparent/interval.h>
#include <cparent/jobs.h>
#include <cparent/lookup.h>
#include <cparent/macros.h>
#include <cparent/measure.h>
#include <cparent/meeting.h>
#include <cparent/observation.h>
#include <cparent/outcome.h>
#include <cparent/peers.h>
#include <cparent/period.h>
#include <cparent/person.h>
#include <cparent/pledge.h>
#include <cparent/progress.h>
#include <cparent/proposal.h>
#include <cparent/protect.h>
#include <cparent/published.h>
#include <cparent/quantile.h>
#include <cparent/question.h>
#include <cparent/reading.h>
#include <cparent/record.h>
#include <cparent/release.h>
#include <cparent/resolution.h>
#include <cparent/review.h>
#include <cparent/series.h>
#include <cparent/snapshot.h>
#include <cparent/source.h>
#include <cparent/spc.h>
#include <cparent/spc_bulk.h>
#include <cparent/ssda903.h>
#include <cparent/ssda903_result.h>
#include <cparent/status.h>
#include <cparent/store.h>
#include <cparent/target.h>
#include <cparent/trend.h>
#include <cparent/value.h>
#include <cparent/version.h>

#endif
