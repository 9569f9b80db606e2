# SPDX-License-Identifier: Apache-2.0
"""Charts by matplotlib, which is needed only when one is asked for."""
from __future__ import annotations

import datetime
from typing import Any

# Distinguishable without colour vision, and told apart by their marks too.
_MARKS = {
    "common_cause": ("o", "#6f777b"),
    "special_cause_improvement": ("^", "#1d70b8"),
    "special_cause_concern": ("v", "#d4600a"),
    "special_cause_neutral_high": ("D", "#4c2c92"),
    "special_cause_neutral_low": ("s", "#4c2c92"),
}


def _axes(ax: Any) -> Any:
    if ax is not None:
        return ax
    import matplotlib.pyplot as plt
    return plt.subplots()[1]


def xmr(chart: Any, ax: Any = None) -> Any:
    """Points with their mean and limits; one kind of mark a verdict."""
    ax = _axes(ax)
    where = [point.date for point in chart]
    nan = float("nan")

    def line(name: str) -> list:
        values = [getattr(point, name) for point in chart]
        return [nan if value is None else value for value in values]

    ax.plot(where, line("value"), color="#505a5f", linewidth=1)
    ax.step(where, line("mean"), where="mid", color="#0b0c0c", linewidth=1,
            label="mean")
    for name in ("lower", "upper"):
        ax.step(where, line(name), where="mid", color="#505a5f",
                linewidth=1, linestyle="--",
                label="limits" if name == "lower" else None)
    for kind, (mark, colour) in _MARKS.items():
        points = [point for point in chart if point.point_type == kind
                  and point.value is not None]
        if points:
            ax.plot([point.date for point in points],
                    [point.value for point in points], mark, color=colour,
                    label=kind.replace("_", " "))
    if chart.target is not None:
        ax.axhline(chart.target, color="#d4351c", linestyle=":",
                   label="target")
    if where and isinstance(where[0], datetime.date):
        # A few days, said shortly, stand beside each other.
        import matplotlib.dates
        locator = matplotlib.dates.AutoDateLocator(maxticks=8)
        ax.xaxis.set_major_locator(locator)
        ax.xaxis.set_major_formatter(
            matplotlib.dates.ConciseDateFormatter(locator))
    ax.set_title(chart.variation.replace("_", " ").capitalize())
    ax.legend(loc="best", fontsize="small")
    return ax


def funnel(rows: Any, ax: Any = None) -> Any:
    """Areas by size, between the limits at 95% and 99.8%."""
    ax = _axes(ax)
    size = "denominator" if rows.kind == "proportion" else "numerator"
    shown = [row for row in rows if row.value is not None]
    if shown and rows.average is not None:
        most = max(getattr(row, size) for row in shown)
        places = [most * (i + 1) / 100 for i in range(100)]
        if rows.kind == "rate":
            places = sorted({float(round(one)) for one in places} - {0.0})
        limits = rows.limits(places)
        for which, style, name in ((0, "--", "95%"), (2, "-", "99.8%")):
            for side in (which, which + 1):
                ax.plot(places, [row[side] for row in limits], style,
                        color="#505a5f", linewidth=1,
                        label=name if side == which else None)
        ax.axhline(rows.average, color="#0b0c0c", linewidth=1,
                   label="average")
    for outside, mark, colour in ((False, "o", "#6f777b"),
                                  (True, "D", "#1d70b8")):
        chosen = [row for row in shown
                  if (row.significance != "Not significant") == outside]
        ax.plot([getattr(row, size) for row in chosen],
                [row.value for row in chosen], mark, color=colour,
                label="outside" if outside else "areas")
    ax.set_xlabel(size)
    ax.legend(loc="best", fontsize="small")
    return ax
