# SPDX-License-Identifier: Apache-2.0
if HAVE_CHECK
TESTS += %D%/run.sh
endif
EXTRA_DIST += %D%/run.sh %D%/audit.mjs %D%/package.json \
    %D%/package-lock.json
