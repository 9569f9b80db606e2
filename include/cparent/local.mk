# SPDX-License-Identifier: Apache-2.0
cparentincludedir = $(includedir)/cparent
cparentinclude_HEADERS = \
    %D%/action.h %D%/agenda_item.h %D%/arising.h %D%/authority.h %D%/body.h \
    %D%/builder.h %D%/catalogue.h %D%/challenge.h %D%/chart.h %D%/citation.h %D%/claim.h \
    %D%/columns.h %D%/compare.h %D%/cparent.h %D%/date.h %D%/document.h \
    %D%/error.h %D%/event.h %D%/finding.h %D%/forecast.h %D%/funnel.h \
    %D%/goal.h %D%/indicator.h %D%/interval.h %D%/jobs.h %D%/lookup.h \
    %D%/macros.h %D%/measure.h %D%/meeting.h %D%/observation.h %D%/outcome.h \
    %D%/peers.h %D%/period.h %D%/person.h %D%/pledge.h %D%/progress.h %D%/proposal.h \
    %D%/protect.h %D%/published.h %D%/quantile.h %D%/question.h %D%/reading.h %D%/record.h \
    %D%/release.h %D%/resolution.h %D%/review.h %D%/series.h %D%/snapshot.h \
    %D%/source.h %D%/spc.h %D%/spc_bulk.h %D%/ssda903.h %D%/ssda903_result.h \
    %D%/status.h %D%/store.h %D%/target.h %D%/trend.h %D%/value.h
nodist_cparentinclude_HEADERS = include/cparent/version.h
