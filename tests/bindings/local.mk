# SPDX-License-Identifier: Apache-2.0
PYTHON_TESTS = \
    %D%/test_reading.py %D%/test_records.py %D%/test_store.py \
    %D%/test_values.py
EXTRA_DIST += $(PYTHON_TESTS) %D%/tap.py
if HAVE_PYTHON
TESTS += $(PYTHON_TESTS)
endif
