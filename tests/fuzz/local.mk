# SPDX-License-Identifier: Apache-2.0
check_PROGRAMS += %D%/fuzz-csv %D%/fuzz-json %D%/fuzz-minutes %D%/fuzz-returns
TESTS += %D%/fuzz-csv %D%/fuzz-json %D%/fuzz-minutes %D%/fuzz-returns
FUZZ_LDADD = $(ROOM_LIBS) $(SQLITE_LIBS) $(JANSSON_LIBS) $(NETTLE_LIBS) \
    $(EXPAT_LIBS)
%C%_fuzz_csv_SOURCES = %D%/fuzz-csv.c %D%/replay.h
%C%_fuzz_csv_LDADD = $(FUZZ_LDADD)
%C%_fuzz_json_SOURCES = %D%/fuzz-json.c
%C%_fuzz_json_LDADD = $(FUZZ_LDADD)
%C%_fuzz_minutes_SOURCES = %D%/fuzz-minutes.c
%C%_fuzz_minutes_LDADD = $(FUZZ_LDADD)
%C%_fuzz_returns_SOURCES = %D%/fuzz-returns.c
%C%_fuzz_returns_LDADD = $(FUZZ_LDADD)
