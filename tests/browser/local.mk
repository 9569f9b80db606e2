# SPDX-License-Identifier: Apache-2.0
if HAVE_CHECK
TESTS += %D%/run.sh
endif
EXTRA_DIST += %D%/run.sh %D%/audit.mjs %D%/package.json \
    %D%/package-lock.json
# What a fresh copy may find here; never part of a release.
distclean-local:
	-test "$(srcdir)" = . || rm -rf %D%/node_modules %D%/package.json \
	    %D%/package-lock.json
