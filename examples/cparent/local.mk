# SPDX-License-Identifier: Apache-2.0
#
# The tool.  It sees the public headers and nothing else of the library.

bin_PROGRAMS += %D%/cparent
%C%_cparent_SOURCES = \
    %D%/tool.h \
    %D%/cmd-arising.c \
    %D%/cmd-check.c \
    %D%/cmd-compare.c \
    %D%/cmd-edit.c \
    %D%/cmd-export.c \
    %D%/cmd-history.c \
    %D%/cmd-import.c \
    %D%/cmd-protect.c \
    %D%/cmd-published.c \
    %D%/cmd-read.c \
    %D%/cmd-record.c \
    %D%/cmd-report.c \
    %D%/cmd-review.c \
    %D%/cmd-spc.c \
    %D%/cmd-ssda903.c \
    %D%/commands.c \
    %D%/compare-draw.c \
    %D%/complete.c \
    %D%/fail.c \
    %D%/filter.c \
    %D%/generate.c \
    %D%/main.c \
    %D%/options.c \
    %D%/progress.c \
    %D%/record.c \
    %D%/review.h \
    %D%/review-edit.c \
    %D%/review-sheet.c \
    %D%/review-show.c \
    %D%/review-step.c \
    %D%/screen.c \
    %D%/session.c \
    %D%/spc-draw.c \
    %D%/spc-read.c \
    %D%/suggest.c \
    %D%/table.c \
    %D%/text.c
%C%_cparent_CPPFLAGS = -D_GNU_SOURCE -I$(top_srcdir)/include \
    -I$(top_builddir)/include
%C%_cparent_LDADD = libcparent.la

# Help, man page and completions come from one table: the tool prints them.
MAKE_FROM_TABLE = $(AM_V_GEN)$(MKDIR_P) $(@D) && \
    %D%/cparent$(EXEEXT) --generate
nodist_man1_MANS += %D%/cparent.1
%D%/cparent.1: %D%/cparent$(EXEEXT)
	$(MAKE_FROM_TABLE) man > $@.new && mv $@.new $@

bashcompletiondir = $(datadir)/bash-completion/completions
nodist_bashcompletion_DATA = %D%/bash/cparent
%D%/bash/cparent: %D%/cparent$(EXEEXT)
	$(MAKE_FROM_TABLE) bash > $@.new && mv $@.new $@

zshcompletiondir = $(datadir)/zsh/site-functions
nodist_zshcompletion_DATA = %D%/zsh/_cparent
%D%/zsh/_cparent: %D%/cparent$(EXEEXT)
	$(MAKE_FROM_TABLE) zsh > $@.new && mv $@.new $@

fishcompletiondir = $(datadir)/fish/vendor_completions.d
nodist_fishcompletion_DATA = %D%/fish/cparent.fish
%D%/fish/cparent.fish: %D%/cparent$(EXEEXT)
	$(MAKE_FROM_TABLE) fish > $@.new && mv $@.new $@

CLEANFILES += %D%/cparent.1 %D%/bash/cparent %D%/zsh/_cparent \
    %D%/fish/cparent.fish
