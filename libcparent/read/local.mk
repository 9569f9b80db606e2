# SPDX-License-Identifier: Apache-2.0
%C%_libread_la_SOURCES =
