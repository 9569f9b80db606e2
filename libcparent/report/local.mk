# SPDX-License-Identifier: Apache-2.0
%C%_libreport_la_SOURCES =
