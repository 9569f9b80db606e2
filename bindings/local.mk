# SPDX-License-Identifier: Apache-2.0
#
# The Python and Ruby bindings.  SWIG makes the raw half from cparent.i; the
# hand-written half is installed beside it.  Both are staged in the build
# tree, so that tests and build-run import them without installing.

SWIG_PARTS = \
    %D%/cparent.i %D%/bound-protect.h %D%/parts/protect.i \
    %D%/bound-published.h %D%/bound-return.h \
    %D%/bound-review.h %D%/bound-stats.h %D%/parts/columns.i %D%/parts/published.i \
    %D%/parts/reading.i %D%/parts/record.i %D%/parts/return.i \
    %D%/parts/review.i \
    %D%/parts/snapshot.i %D%/parts/source.i %D%/parts/stats.i \
    %D%/parts/status.i %D%/parts/store.i %D%/parts/value.i
BOUND_SOURCES = \
    %D%/bound-protect.c %D%/bound-protect.h \
    %D%/bound.c %D%/bound-change.c %D%/bound-chart.c %D%/bound-goal.c %D%/bound-helper.c \
    %D%/bound-helper.h %D%/bound-published.c %D%/bound-return.c \
    %D%/bound-review.c %D%/bound-stats.c %D%/bound-store.c %D%/bound.h \
    %D%/bound-internal.h %D%/bound-review.h %D%/bound-published.h %D%/bound-return.h \
    %D%/bound-stats.h
BOUND_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/%D% -I%D%
# The interpreters' headers and what SWIG makes are not ours to mend.
WRAPPER_CFLAGS = $(SANITIZER_FLAGS) -std=gnu11 -fvisibility=hidden \
    -fno-strict-aliasing -pthread -w
BOUND_LDFLAGS = $(AM_LDFLAGS) -module -avoid-version -shared -pthread
EXTRA_DIST += $(SWIG_PARTS) $(BOUND_SOURCES) \
    $(PYTHON_TYPEMAPS) $(PYTHON_BOUND_SOURCES) $(PYTHON_PACKAGE) \
    %D%/make-stubs.py \
    $(RUBY_TYPEMAPS) $(RUBY_BOUND_SOURCES) $(RUBY_PACKAGE) \
    $(PYTHON_DIST_FILES) $(RUBY_DIST_FILES)

noinst_DATA =
BINDINGS_INSTALL =
BINDINGS_UNINSTALL =

SWIG_V = $(SWIG_V_@AM_V@)
SWIG_V_ = $(SWIG_V_@AM_DEFAULT_V@)
SWIG_V_0 = @echo "  SWIG    " $@;
STAGE_V = $(STAGE_V_@AM_V@)
STAGE_V_ = $(STAGE_V_@AM_DEFAULT_V@)
STAGE_V_0 = @echo "  STAGE   " $@;

# Python.

PYTHON_TYPEMAPS = \
    %D%/python/arrays.i %D%/python/results.i %D%/python/scalars.i \
    %D%/python/typemaps.i
PYTHON_BOUND_SOURCES = \
    %D%/python/arrow-in.c %D%/python/arrow-out.c %D%/python/arrow.h \
    %D%/python/columns.c %D%/python/columns.h \
    %D%/python/convert.c %D%/python/convert.h %D%/python/hooks.c \
    %D%/python/records.c %D%/python/records.h %D%/python/scalars.c
PYTHON_PACKAGE = \
    %D%/python/cparent/py.typed %D%/python/cparent/native.pyi \
    %D%/python/cparent/_advice.py \
    %D%/python/cparent/_errors.pyi %D%/python/cparent/_nouns.pyi \
    %D%/python/cparent/__init__.py %D%/python/cparent/_columns.py \
    %D%/python/cparent/_errors.py %D%/python/cparent/_hints.py \
    %D%/python/cparent/_kept.py \
    %D%/python/cparent/_measure.py %D%/python/cparent/_mixins.py \
    %D%/python/cparent/_nouns.py %D%/python/cparent/_plot.py \
    %D%/python/cparent/_protect.py \
    %D%/python/cparent/_published.py %D%/python/cparent/_return.py \
    %D%/python/cparent/_review.py %D%/python/cparent/_rows.py \
    %D%/python/cparent/_show.py \
    %D%/python/cparent/_types.py
PYTHON_WRAPPER = %D%/python/native_wrap.c
PYTHON_STAGE = %D%/python/stage/cparent

if HAVE_PYTHON
noinst_LTLIBRARIES += %D%/python/libpythonwrap.la
%C%_python_libpythonwrap_la_SOURCES =
nodist_%C%_python_libpythonwrap_la_SOURCES = $(PYTHON_WRAPPER)
%C%_python_libpythonwrap_la_CPPFLAGS = $(BOUND_CPPFLAGS) \
    -isystem $(PYTHON_INCLUDE)
%C%_python_libpythonwrap_la_CFLAGS = $(WRAPPER_CFLAGS)

# Installed by hand after everything else: libtool links a module again
# when installing it, and libcparent must be in place by then.
noinst_LTLIBRARIES += %D%/python/_native.la
%C%_python__native_la_SOURCES = $(BOUND_SOURCES) $(PYTHON_BOUND_SOURCES)
%C%_python__native_la_CPPFLAGS = $(BOUND_CPPFLAGS) \
    -isystem $(PYTHON_INCLUDE)
%C%_python__native_la_CFLAGS = $(AM_CFLAGS) -Wno-pedantic -pthread
%C%_python__native_la_LDFLAGS = $(BOUND_LDFLAGS) \
    -shrext $(PYTHON_SUFFIX) -rpath $(cparentpydir)
%C%_python__native_la_LIBADD = %D%/python/libpythonwrap.la libcparent.la

cparentpydir = $(pythondir)/cparent
cparentpy_DATA = $(PYTHON_PACKAGE) %D%/python/native.py

BUILT_SOURCES += $(PYTHON_WRAPPER)
CLEANFILES += $(PYTHON_WRAPPER) %D%/python/native.py %D%/python/stage.stamp

# SWIG writes both files in one go.
$(PYTHON_WRAPPER): $(SWIG_PARTS) $(PYTHON_TYPEMAPS)
	$(AM_V_at)$(MKDIR_P) %D%/python
	$(SWIG_V)$(SWIG) -python -I$(srcdir)/%D% -outdir %D%/python \
	    -o $@ $(srcdir)/%D%/cparent.i
%D%/python/native.py: $(PYTHON_WRAPPER)
	@test -f $@ || rm -f $(PYTHON_WRAPPER)
	@test -f $@ || $(MAKE) $(AM_MAKEFLAGS) $(PYTHON_WRAPPER)

noinst_DATA += %D%/python/stage.stamp
%D%/python/stage.stamp: $(PYTHON_PACKAGE) %D%/python/native.py \
    %D%/python/_native.la
	$(AM_V_at)$(MKDIR_P) $(PYTHON_STAGE)
	$(STAGE_V)for file in $(PYTHON_PACKAGE); do \
	    cp $(srcdir)/$$file $(PYTHON_STAGE)/ || exit 1; \
	done
	$(AM_V_at)cp %D%/python/native.py $(PYTHON_STAGE)/
	$(AM_V_at)cp %D%/python/.libs/_native$(PYTHON_SUFFIX) $(PYTHON_STAGE)/
	$(AM_V_at)echo staged > $@

BINDINGS_INSTALL += install-python-module
BINDINGS_UNINSTALL += uninstall-python-module
endif

install-python-module:
	$(MKDIR_P) "$(DESTDIR)$(cparentpydir)"
	$(LIBTOOL) $(AM_LIBTOOLFLAGS) $(LIBTOOLFLAGS) --mode=install \
	    $(INSTALL) %D%/python/_native.la "$(DESTDIR)$(cparentpydir)/"
	rm -f "$(DESTDIR)$(cparentpydir)/_native.la"
	@echo "The Python module is in $(cparentpydir)."
	@$(PYTHON) -c 'import sys; sys.exit(sys.argv[1] not in sys.path)' \
	    '$(pythondir)' || \
	    echo "For python3 to find it: export PYTHONPATH=$(pythondir)"
uninstall-python-module:
	rm -f "$(DESTDIR)$(cparentpydir)/_native$(PYTHON_SUFFIX)"
	rm -rf "$(DESTDIR)$(cparentpydir)/__pycache__"

# Ruby.

RUBY_TYPEMAPS = \
    %D%/ruby/arrays.i %D%/ruby/results.i %D%/ruby/scalars.i \
    %D%/ruby/typemaps.i
RUBY_BOUND_SOURCES = \
    %D%/ruby/convert.c %D%/ruby/convert.h %D%/ruby/hooks.c \
    %D%/ruby/records.c
RUBY_PACKAGE = %D%/ruby/lib/cparent.rb $(RUBY_PARTS)
RUBY_PARTS = \
    %D%/ruby/lib/cparent/advice.rb %D%/ruby/lib/cparent/columns.rb \
    %D%/ruby/lib/cparent/hints.rb %D%/ruby/lib/cparent/measure.rb \
    %D%/ruby/lib/cparent/protect.rb \
    %D%/ruby/lib/cparent/published.rb %D%/ruby/lib/cparent/reading.rb \
    %D%/ruby/lib/cparent/return.rb %D%/ruby/lib/cparent/review.rb \
    %D%/ruby/lib/cparent/record.rb %D%/ruby/lib/cparent/rows.rb \
    %D%/ruby/lib/cparent/show.rb \
    %D%/ruby/lib/cparent/store.rb %D%/ruby/lib/cparent/types.rb
RUBY_WRAPPER = %D%/ruby/native_wrap.c
RUBY_STAGE = %D%/ruby/stage

if HAVE_RUBY
RUBY_CPPFLAGS = $(BOUND_CPPFLAGS) -isystem $(RUBY_HDR) \
    -isystem $(RUBY_ARCHHDR)
noinst_LTLIBRARIES += %D%/ruby/librubywrap.la
%C%_ruby_librubywrap_la_SOURCES =
nodist_%C%_ruby_librubywrap_la_SOURCES = $(RUBY_WRAPPER)
%C%_ruby_librubywrap_la_CPPFLAGS = $(RUBY_CPPFLAGS)
%C%_ruby_librubywrap_la_CFLAGS = $(WRAPPER_CFLAGS)

noinst_LTLIBRARIES += %D%/ruby/native.la
%C%_ruby_native_la_SOURCES = $(BOUND_SOURCES) $(RUBY_BOUND_SOURCES)
%C%_ruby_native_la_CPPFLAGS = $(RUBY_CPPFLAGS)
%C%_ruby_native_la_CFLAGS = $(AM_CFLAGS) -Wno-pedantic -pthread
%C%_ruby_native_la_LDFLAGS = $(BOUND_LDFLAGS) -shrext .$(RUBY_SUFFIX) \
    -rpath $(cparentrbpartsdir)
%C%_ruby_native_la_LIBADD = %D%/ruby/librubywrap.la libcparent.la

cparentrbdir = $(rubydir)
cparentrbpartsdir = $(rubydir)/cparent
cparentrb_DATA = %D%/ruby/lib/cparent.rb
cparentrbparts_DATA = $(RUBY_PARTS)

BUILT_SOURCES += $(RUBY_WRAPPER)
CLEANFILES += $(RUBY_WRAPPER) %D%/ruby/stage.stamp

$(RUBY_WRAPPER): $(SWIG_PARTS) $(RUBY_TYPEMAPS)
	$(AM_V_at)$(MKDIR_P) %D%/ruby
	$(SWIG_V)$(SWIG) -ruby -initname native -I$(srcdir)/%D% \
	    -o $@ $(srcdir)/%D%/cparent.i

noinst_DATA += %D%/ruby/stage.stamp
%D%/ruby/stage.stamp: $(RUBY_PACKAGE) %D%/ruby/native.la
	$(AM_V_at)$(MKDIR_P) $(RUBY_STAGE)/cparent
	$(AM_V_at)cp $(srcdir)/%D%/ruby/lib/cparent.rb $(RUBY_STAGE)/
	$(STAGE_V)for file in $(RUBY_PARTS); do \
	    cp $(srcdir)/$$file $(RUBY_STAGE)/cparent/ || exit 1; \
	done
	$(AM_V_at)cp %D%/ruby/.libs/native.$(RUBY_SUFFIX) $(RUBY_STAGE)/cparent/
	$(AM_V_at)echo staged > $@

BINDINGS_INSTALL += install-ruby-module
BINDINGS_UNINSTALL += uninstall-ruby-module
endif

install-ruby-module:
	$(MKDIR_P) "$(DESTDIR)$(cparentrbpartsdir)"
	$(LIBTOOL) $(AM_LIBTOOLFLAGS) $(LIBTOOLFLAGS) --mode=install \
	    $(INSTALL) %D%/ruby/native.la "$(DESTDIR)$(cparentrbpartsdir)/"
	rm -f "$(DESTDIR)$(cparentrbpartsdir)/native.la"
	@echo "The Ruby module is in $(cparentrbpartsdir)."
	@$(RUBY) -e 'exit $$LOAD_PATH.include?(ARGV.first)' '$(rubydir)' || \
	    echo "For ruby to find it: export RUBYLIB=$(rubydir)"
uninstall-ruby-module:
	rm -f "$(DESTDIR)$(cparentrbpartsdir)/native.$(RUBY_SUFFIX)"

# What people without SWIG install: a Python sdist and a gem, which hold the
# C that SWIG made and are built against the installed library.

PYTHON_DIST_FILES = \
    %D%/python/package/MANIFEST.in %D%/python/package/README.md \
    %D%/python/package/pyproject.toml %D%/python/package/setup.py
RUBY_DIST_FILES = \
    %D%/ruby/package/cparent.gemspec %D%/ruby/package/extconf.rb
PYTHON_DIST = %D%/python/dist/cparent
RUBY_DIST = %D%/ruby/dist/cparent

# The files of the first list, as they are or as they were made, into the
# folder of the second.
COPY_INTO = copy_into() { \
        into=$$1; shift; $(MKDIR_P) "$$into" || exit 1; \
        for file; do \
            test -f "$$file" || file="$(srcdir)/$$file"; \
            cp "$$file" "$$into/" || exit 1; \
            chmod u+w "$$into/$${file\#\#*/}" || exit 1; \
        done; \
    }
COPY_C = copy_into "$$c" $(BOUND_SOURCES) && \
    echo '\#define _GNU_SOURCE 1' >"$$c/config.h" && \
    copy_into "$$top" LICENSE NOTICE && \
    echo '$(PACKAGE_VERSION)' >"$$top/VERSION"

python-package: $(PYTHON_WRAPPER) %D%/python/native.py $(PYTHON_DIST_FILES)
	$(AM_V_at)rm -rf %D%/python/dist
	$(AM_V_GEN)$(COPY_INTO); top='$(PYTHON_DIST)'; c="$$top/csrc"; \
	$(COPY_C) && copy_into "$$top" $(PYTHON_DIST_FILES) && \
	copy_into "$$c/python" $(PYTHON_BOUND_SOURCES) $(PYTHON_WRAPPER) && \
	copy_into "$$top/cparent" $(PYTHON_PACKAGE) %D%/python/native.py
	$(AM_V_at)cd $(PYTHON_DIST) && $(PYTHON) -c \
	    'from setuptools import build_meta; build_meta.build_sdist("..")' \
	    >../sdist.log 2>&1 || { cat ../sdist.log; exit 1; }
	@echo "The Python package: `echo %D%/python/dist/*.tar.gz`"

ruby-package: $(RUBY_WRAPPER) $(RUBY_DIST_FILES)
	$(AM_V_at)rm -rf %D%/ruby/dist
	$(AM_V_GEN)$(COPY_INTO); top='$(RUBY_DIST)'; c="$$top/ext/cparent"; \
	$(COPY_C) && copy_into "$$top" $(RUBY_DIST_FILES) && \
	mv "$$top/extconf.rb" "$$c/" && \
	copy_into "$$c/ruby" $(RUBY_BOUND_SOURCES) $(RUBY_WRAPPER) && \
	copy_into "$$top/lib" %D%/ruby/lib/cparent.rb && \
	copy_into "$$top/lib/cparent" $(RUBY_PARTS)
	$(AM_V_at)cd $(RUBY_DIST) && $(RUBY) -S gem build cparent.gemspec \
	    -o ../cparent-$(PACKAGE_VERSION).gem >../gem.log 2>&1 || \
	    { cat ../gem.log; exit 1; }
	@echo "The gem: `echo %D%/ruby/dist/*.gem`"

# Both.

install-exec-hook: $(BINDINGS_INSTALL)
uninstall-local: $(BINDINGS_UNINSTALL)
clean-local:
	rm -rf %D%/python/stage %D%/ruby/stage %D%/python/dist %D%/ruby/dist
.PHONY: python-package ruby-package install-python-module uninstall-python-module \
    install-ruby-module uninstall-ruby-module
