# SPDX-License-Identifier: Apache-2.0
PYTHON_TESTS = \
    %D%/test_columns.py %D%/test_coverage.py %D%/test_matters.py %D%/test_measure.py \
    %D%/test_notebooks.py %D%/test_protect.py %D%/test_published.py %D%/test_reading.py \
    %D%/test_records.py %D%/test_return.py %D%/test_review.py \
    %D%/test_safety.py %D%/test_samples.py \
    %D%/test_store.py %D%/test_typing.py %D%/test_values.py
RUBY_TESTS = \
    %D%/columns_test.rb %D%/coverage_test.rb %D%/measure_test.rb \
    %D%/protect_test.rb %D%/published_test.rb %D%/reading_test.rb %D%/records_test.rb \
    %D%/return_test.rb %D%/review_test.rb %D%/safety_test.rb \
    %D%/store_test.rb
TESTS += %D%/test-packages.sh
EXTRA_DIST += %D%/test-packages.sh $(PYTHON_TESTS) $(RUBY_TESTS) %D%/tap.py %D%/tap.rb \
    %D%/check-typing.sh %D%/coverage.tsv %D%/stubtest-allow.txt %D%/typed.py
if HAVE_PYTHON
TESTS += $(PYTHON_TESTS)
endif
if HAVE_RUBY
TESTS += $(RUBY_TESTS)
endif
