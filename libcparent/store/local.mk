# SPDX-License-Identifier: Apache-2.0
%C%_libstore_la_SOURCES =
