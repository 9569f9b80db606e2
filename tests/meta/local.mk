# SPDX-License-Identifier: Apache-2.0
META_TESTS = \
    %D%/check-docs.sh \
    %D%/check-exports.sh \
    %D%/check-headers.sh \
    %D%/check-layers.sh \
    %D%/check-layers-catches.sh \
    %D%/check-logs.sh \
    %D%/check-readme.py \
    %D%/check-words.sh
TESTS += $(META_TESTS)
EXTRA_DIST += $(META_TESTS) %D%/field-docs.awk %D%/public-functions.awk
# These look at what is built, whatever runs first.
%D%/check-exports.log: libcparent.la
%D%/check-layers.log: $(ROOM_LIBS)
