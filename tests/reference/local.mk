# SPDX-License-Identifier: Apache-2.0
REFERENCE_TESTS = %D%/compare903.py %D%/protect.py \
    %D%/published.py %D%/test-findings.py %D%/test-hand-returns.py \
    %D%/test-paper.py %D%/test-xml-twin.py
TESTS += $(REFERENCE_TESTS)
EXTRA_DIST += $(REFERENCE_TESTS) %D%/generate903.py %D%/ssda903.py

# As many authority-years as one has minutes for: make compare903 N=5000
N = 1000
.PHONY: compare903
compare903:
	RUN='$(abs_top_builddir)/run' PYTHONDONTWRITEBYTECODE=1 \
	    $(PYTHON) $(srcdir)/%D%/compare903.py $(N)

# The same for small tables to protect: make compare-protect N=2000.
.PHONY: compare-protect
compare-protect:
	RUN='$(abs_top_builddir)/run' PYTHONDONTWRITEBYTECODE=1 \
	    $(PYTHON) $(srcdir)/%D%/protect.py $(N)
