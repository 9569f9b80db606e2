# SPDX-License-Identifier: Apache-2.0
%C%_libchallenge_la_SOURCES =
