# SPDX-License-Identifier: Apache-2.0
"""The errors, made from the library's one table of outcomes."""
from __future__ import annotations

from . import _types, native

NAMES = tuple(_types._define_errors(native._statuses()))
Status = _types.Status
globals().update({cls.__name__: cls for cls in _types._errors.values()})
