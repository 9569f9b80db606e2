# SPDX-License-Identifier: Apache-2.0
#
# One convenience library a room, so that the layer test can see which room
# calls which, and tests can reach what the shared library hides.

ROOMS = core facts format model read returns store measure challenge \
    protect report jobs

include %D%/core/local.mk
include %D%/facts/local.mk
include %D%/format/local.mk
include %D%/model/local.mk
include %D%/read/local.mk
include %D%/returns/local.mk
include %D%/store/local.mk
include %D%/measure/local.mk
include %D%/challenge/local.mk
include %D%/protect/local.mk
include %D%/report/local.mk
include %D%/jobs/local.mk

ROOM_LIBS = %D%/jobs/libjobs.la %D%/report/libreport.la \
    %D%/protect/libprotect.la %D%/challenge/libchallenge.la \
    %D%/measure/libmeasure.la %D%/store/libstore.la \
    %D%/returns/libreturns.la %D%/read/libread.la \
    %D%/model/libmodel.la %D%/format/libformat.la %D%/facts/libfacts.la \
    %D%/core/libcore.la
noinst_LTLIBRARIES += $(ROOM_LIBS)

lib_LTLIBRARIES += libcparent.la
libcparent_la_SOURCES =
libcparent_la_LIBADD = $(ROOM_LIBS) $(SQLITE_LIBS) $(JANSSON_LIBS) \
    $(NETTLE_LIBS) $(EXPAT_LIBS)
libcparent_la_LDFLAGS = $(AM_LDFLAGS) \
    -version-info $(CPARENT_LT_VERSION) -no-undefined \
    -Wl,--version-script=$(srcdir)/%D%/libcparent.map
EXTRA_libcparent_la_DEPENDENCIES = $(srcdir)/%D%/libcparent.map
EXTRA_DIST += %D%/libcparent.map
