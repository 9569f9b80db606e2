# SPDX-License-Identifier: Apache-2.0
%C%_libmeasure_la_SOURCES =
