# SPDX-License-Identifier: Apache-2.0
%C%_libjobs_la_SOURCES =
