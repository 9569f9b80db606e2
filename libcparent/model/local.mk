# SPDX-License-Identifier: Apache-2.0
%C%_libmodel_la_SOURCES = \
    %D%/action.c %D%/agenda-item.c %D%/authority.c %D%/body.c \
    %D%/citation.c %D%/claim.c %D%/document.c %D%/event.c \
    %D%/indicator.c %D%/meeting.c %D%/observation.c %D%/person.c \
    %D%/pledge.c %D%/proposal.c %D%/question.c %D%/resolution.c \
    %D%/target.c \
    %D%/builder.c \
    %D%/catalogue.c \
    %D%/cell.c %D%/cell-internal.h \
    %D%/columns.c %D%/columns-internal.h \
    %D%/columns-records.c \
    %D%/council.c \
    %D%/encode.c \
    %D%/figure.c %D%/figure-internal.h \
    %D%/noun.c %D%/noun-internal.h \
    %D%/pack.c %D%/pack-internal.h \
    %D%/passage.c \
    %D%/published.c %D%/published-internal.h \
    %D%/published-head.c \
    %D%/record.c %D%/record-internal.h \
    %D%/slot-internal.h \
    %D%/snapshot.c %D%/snapshot-internal.h \
    %D%/unpack.c
