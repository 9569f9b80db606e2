# SPDX-License-Identifier: Apache-2.0
%C%_libprotect_la_SOURCES =
