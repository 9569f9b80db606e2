# SPDX-License-Identifier: Apache-2.0
%C%_libreport_la_SOURCES = \
    %D%/highlights.c %D%/highlights-internal.h \
    %D%/highlights-board.c \
    %D%/highlights-detail.c \
    %D%/highlights-minute.c \
    %D%/highlights-row.c \
    %D%/highlights-score.c \
    %D%/highlights-sources.c \
    %D%/highlights-spc.c \
    %D%/highlights-standing.c \
    %D%/html.c %D%/html-internal.h \
    %D%/html-blocks.c \
    %D%/html-inline.c \
    %D%/html-table.c \
    %D%/json.c \
    %D%/legible.c %D%/legible-internal.h \
    %D%/markdown.c \
    %D%/pack-funnel-internal.h \
    %D%/pack-internal.h \
    %D%/plot.c %D%/plot-internal.h \
    %D%/scale.c \
    %D%/strip.c \
    %D%/svg-funnel.c \
    %D%/style-internal.h \
    %D%/svg.c %D%/svg-internal.h \
    %D%/svg-alone.c \
    %D%/svg-spc.c \
    %D%/tree.c %D%/tree-internal.h
nodist_%C%_libreport_la_SOURCES = %D%/style.c

# The style sheet, edited as CSS, carried by every report.
%D%/style.c: %D%/style.css build-aux/embed-text.awk
	$(AM_V_GEN)$(MKDIR_P) %D% && \
	$(AWK) -v name=cparent__style_lines \
	    -v header=report/style-internal.h \
	    -f $(srcdir)/build-aux/embed-text.awk $(srcdir)/%D%/style.css \
	    >$@.new && mv $@.new $@
CLEANFILES += %D%/style.c
EXTRA_DIST += %D%/style.css build-aux/embed-text.awk
