# SPDX-License-Identifier: Apache-2.0
%C%_libformat_la_SOURCES =
