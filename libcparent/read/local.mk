# SPDX-License-Identifier: Apache-2.0
%C%_libread_la_SOURCES = \
    %D%/act-active.c \
    %D%/act-thing.c \
    %D%/act-who.c \
    %D%/act.c %D%/act-internal.h \
    %D%/action-list.c \
    %D%/action-log.c \
    %D%/age.c \
    %D%/agent.c %D%/agent-internal.h \
    %D%/aim.c \
    %D%/alike.c %D%/alike-internal.h \
    %D%/answer-inside.c \
    %D%/answer.c \
    %D%/arising.c %D%/arising-internal.h \
    %D%/arising-json.c \
    %D%/arising-records.c \
    %D%/asker.c \
    %D%/back.c \
    %D%/bears.c \
    %D%/block.c \
    %D%/bounds.c %D%/bounds-internal.h \
    %D%/build.c \
    %D%/carry.c \
    %D%/cite.c %D%/cite-internal.h \
    %D%/characters.c \
    %D%/claim.c %D%/claim-internal.h \
    %D%/claim-about.c \
    %D%/claim-cell.c \
    %D%/claim-degree.c \
    %D%/claim-find.c \
    %D%/claim-manner.c \
    %D%/claim-move.c \
    %D%/claim-phrase.c \
    %D%/claim-relation.c \
    %D%/claim-state.c \
    %D%/claim-subject.c \
    %D%/claim-target.c \
    %D%/claim-turn.c \
    %D%/claim-unreal.c \
    %D%/claim-voice.c \
    %D%/compare.c %D%/figure-internal.h \
    %D%/contact.c \
    %D%/context.c %D%/context-internal.h \
    %D%/decode.c %D%/decode-internal.h \
    %D%/deed.c \
    %D%/delta.c \
    %D%/discuss-accept.c \
    %D%/discuss.c %D%/discuss-internal.h \
    %D%/discuss-request.c \
    %D%/draft.c %D%/draft-internal.h \
    %D%/due-event.c \
    %D%/due-internal.h \
    %D%/due-meeting.c \
    %D%/due.c \
    %D%/due-date.c \
    %D%/duration.c \
    %D%/ees.c %D%/ees-internal.h \
    %D%/ees-cell.c \
    %D%/ees-columns.c \
    %D%/ees-keys.c \
    %D%/ees-pack.c \
    %D%/ees-place.c \
    %D%/ees-read.c \
    %D%/ees-scan.c %D%/ees-scan-internal.h \
    %D%/ees-time.c %D%/ees-time-internal.h \
    %D%/ees-write.c \
    %D%/event.c \
    %D%/explain.c \
    %D%/form.c %D%/form-internal.h \
    %D%/form-html.c \
    %D%/form-text.c \
    %D%/form-xml.c \
    %D%/fraction.c \
    %D%/govern.c \
    %D%/grammar-internal.h \
    %D%/head.c \
    %D%/head-item.c %D%/head-internal.h \
    %D%/head-line.c \
    %D%/head-meeting.c \
    %D%/head-owner.c \
    %D%/head-purpose.c \
    %D%/head-title.c \
    %D%/gist.c \
    %D%/gist-internal.h \
    %D%/hear.c \
    %D%/recall.c \
    %D%/recall-actions.c \
    %D%/recall-internal.h \
    %D%/verdict.c \
    %D%/indicator-csv.c \
    %D%/idle.c \
    %D%/items.c \
    %D%/label.c \
    %D%/lexicon.c %D%/lexicon-internal.h \
    %D%/link.c \
    %D%/map.c \
    %D%/margin.c \
    %D%/mark.c \
    %D%/matter.c \
    %D%/named.c \
    %D%/nearest.c %D%/nearest-internal.h \
    %D%/note.c \
    %D%/nought.c \
    %D%/neighbours.c \
    %D%/number.c %D%/number-internal.h \
    %D%/number-unit.c \
    %D%/numeral.c \
    %D%/observe.c \
    %D%/pair.c \
    %D%/people.c %D%/people-internal.h \
    %D%/people-first.c \
    %D%/people-where.c \
    %D%/phrases.c %D%/phrases-internal.h \
    %D%/pledge.c %D%/pledge-internal.h \
    %D%/pledge-lead.c \
    %D%/pledge-line.c \
    %D%/pledge-table.c \
    %D%/pledge-csv.c \
    %D%/promise.c \
    %D%/put.c %D%/put-internal.h \
    %D%/question-apart.c \
    %D%/question-noun.c \
    %D%/question-mark.c \
    %D%/question.c %D%/question-internal.h \
    %D%/question-pair.c \
    %D%/range.c \
    %D%/reader.c %D%/reader-internal.h \
    %D%/reading.c %D%/reading-internal.h \
    %D%/reading-json.c \
    %D%/reading-parse.c \
    %D%/recognise.c \
    %D%/records.c %D%/tables-internal.h \
    %D%/repeat.c \
    %D%/resolve.c \
    %D%/resolve-act.c \
    %D%/resolve-head.c \
    %D%/resolve-internal.h \
    %D%/resolve-limb.c \
    %D%/resolve-kind.c \
    %D%/resolve-prune.c \
    %D%/resolve-said.c \
    %D%/role.c \
    %D%/scorecard.c \
    %D%/scorecard-heading.c %D%/scorecard-internal.h \
    %D%/segment.c \
    %D%/sentence.c %D%/sentence-internal.h %D%/listed.c \
    %D%/series-csv.c \
    %D%/sought.c \
    %D%/speaker.c \
    %D%/steady.c \
    %D%/sway.c \
    %D%/table-csv.c %D%/table-csv-internal.h \
    %D%/tell.c \
    %D%/token.c \
    %D%/trap.c \
    %D%/unit.c \
    %D%/when.c %D%/when-internal.h \
    %D%/when-day.c \
    %D%/when-stretch.c \
    %D%/when-words.c \
    %D%/when-year.c \
    %D%/would.c
nodist_%C%_libread_la_SOURCES = %D%/lexicon-built.c

# The phrases of share/ as the reader looks for them, made once for all
# readings by a program that runs on the machine that builds.
EMBED_LEXICON = build-aux/embed-lexicon.c %D%/draft.c %D%/lexicon.c \
    %D%/token.c libcparent/facts/table.c libcparent/core/alloc.c \
    libcparent/core/decimal.c libcparent/core/error.c \
    libcparent/core/text.c libcparent/core/utf8.c libcparent/core/value.c
%D%/lexicon-built.c: $(EMBED_LEXICON) libcparent/facts/builtin.c \
    %D%/draft-internal.h %D%/lexicon-internal.h
	$(AM_V_GEN)$(MKDIR_P) %D% && \
	sources=; for source in $(EMBED_LEXICON); do \
	    sources="$$sources $(srcdir)/$$source"; done; \
	$(CC_FOR_BUILD) -I. -I$(srcdir)/include -I$(srcdir)/libcparent \
	    -o $@.run $$sources libcparent/facts/builtin.c && \
	./$@.run >$@.new && mv $@.new $@ && rm -f $@.run
CLEANFILES += %D%/lexicon-built.c
EXTRA_DIST += build-aux/embed-lexicon.c
