# SPDX-License-Identifier: Apache-2.0
"""Tables for notebooks: plain, escaped, capped, and never in the way."""
from __future__ import annotations

import datetime
import functools
import html
from typing import Any, Callable, Iterable, Optional, Sequence

#: How many rows a notebook shows.
ROWS = 20


def quiet(show: Callable[[Any], str]) -> Callable[[Any], Optional[str]]:
    """What a notebook calls must not raise: it then shows the repr."""
    @functools.wraps(show)
    def shown(self: Any) -> Optional[str]:
        try:
            return show(self)
        except Exception:
            return None
    return shown


class Page(str):
    """A report: text, which a notebook shows as the page that it is."""

    __slots__ = ()

    def _repr_html_(self) -> Optional[str]:
        if not self.startswith("<!DOCTYPE html>"):
            return None
        return (f'<iframe title="The report" srcdoc="{html.escape(self)}" '
                'style="width: 100%; height: 40rem; border: 1px solid">'
                "</iframe>")


def cell(value: Any) -> str:
    """A value as people read it; not given is empty."""
    if value is None:
        return ""
    if isinstance(value, float):
        return "" if value != value else f"{value:.6g}"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return ", ".join(cell(one) for one in value)
    return str(value)


def table(caption: str, names: Sequence[str], rows: Iterable[Sequence[Any]],
          total: Optional[int] = None) -> str:
    """An HTML table of at most ROWS rows, the first cell heading its row."""
    lines = []
    count = 0
    for row in rows:
        count += 1
        if count > ROWS:
            continue
        first, *others = (html.escape(cell(value)) for value in row)
        lines.append(f'<tr><th scope="row">{first}</th>'
                     + "".join(f"<td>{one}</td>" for one in others)
                     + "</tr>")
    total = count if total is None else total
    if total > len(lines):
        caption += f" (the first {len(lines)} of {total} rows)"
    head = "".join(f'<th scope="col">{html.escape(name)}</th>'
                   for name in names)
    return (f"<table><caption>{html.escape(caption)}</caption>"
            f"<thead><tr>{head}</tr></thead>"
            f"<tbody>{''.join(lines)}</tbody></table>")
