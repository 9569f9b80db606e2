# SPDX-License-Identifier: Apache-2.0
%C%_libfacts_la_SOURCES = %D%/table.c %D%/table-internal.h \
    %D%/builtin-internal.h
nodist_%C%_libfacts_la_SOURCES = %D%/builtin.c

# The tables of share/ as C, byte for byte.
%D%/builtin.c: $(SHARE_TABLES) $(RETURN_TABLES) \
    build-aux/embed-tables.awk
	$(AM_V_GEN)$(MKDIR_P) %D% && \
	tables=; for table in $(SHARE_TABLES) $(RETURN_TABLES); do \
	    tables="$$tables $(srcdir)/$$table"; done; \
	$(AWK) -f $(srcdir)/build-aux/embed-tables.awk $$tables \
	    >$@.new && mv $@.new $@
CLEANFILES += %D%/builtin.c
EXTRA_DIST += build-aux/embed-tables.awk
