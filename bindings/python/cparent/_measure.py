# SPDX-License-Identifier: Apache-2.0
"""What figures say: intervals, funnels, quantiles, trends and charts.

Every function takes numbers in whatever holds them (lists, NumPy, pandas,
Arrow, ``cparent.Value``); None, NaN, pandas' NA and a Value without a number
are numbers that were not given, and come out as None.
"""
from __future__ import annotations

import array
import base64
import datetime
import html
import itertools
import json
import math
import operator
from typing import (Any, Dict, Iterable, List, Mapping, NamedTuple, Optional,
                    Sequence, Tuple, Union)

from . import _columns, _mixins, _show, _types, native
from . import _rows as _rows_
from ._columns import Column, Columns, Table, Values, numbers
from ._kept import kept

_NOTHING = array.array("d")
_NO_DAYS = array.array("i")


def _named(name_of: Any, end: str = "") -> List[str]:
    """The words of a C enumeration, by number from 0."""
    words: List[str] = []
    for number in range(64):
        word = name_of(number)
        if word == end:
            break
        words.append(word)
    return words


_STATUSES = _named(native._cparent_outcome_name, "UNKNOWN")
_METHODS = [native._cparent_interval_method_name(i) for i in range(7)]
_SIGNIFICANCE = [native._cparent_funnel_significance_name(i) or None
                 for i in range(6)]
_VERDICTS = [native._cparent_trend_verdict_name(i) for i in range(4)]
_REASONS = [native._cparent_trend_reason_name(i) or None for i in range(9)]
_POINT_TYPES = [native._cparent_spc_verdict_name(i) for i in range(6)]
_ASSURANCES = [native._cparent_spc_assurance_name(i) or None
               for i in range(5)]
_RULES = [(1 << i, native._cparent_spc_rule_name(1 << i)) for i in range(4)]


def _rows(made: bytearray, width: int) -> List[List[float]]:
    flat = memoryview(made).cast("d").tolist()
    return [flat[at:at + width] for at in range(0, len(flat), width)]


def _is_many(given: Any) -> bool:
    """True for what holds numbers rather than being one."""
    if getattr(given, "ndim", None) == 0:
        return False
    return (isinstance(given, (list, tuple, range, Column))
            or hasattr(given, "__array__") or hasattr(given, "__iter__")
            or hasattr(given, "__arrow_c_array__"))


def _states(*given: Any) -> array.array:
    """Why rows have no number, where Values say it; empty when none do."""
    found = array.array("B")
    lists = [rows for rows in given if isinstance(rows, (list, tuple))]
    if not any(isinstance(one, _types.Value)
               for rows in lists for one in rows):
        return found
    for row in zip(*given):
        reasons = [_types.STATES.index(one.state) for one in row
                   if isinstance(one, _types.Value) and not one.is_number]
        found.append(reasons[0] if reasons else 1)
    return found


# --- intervals -----------------------------------------------------------

class _Limits(NamedTuple):
    value: Optional[float]
    lower: Optional[float]
    upper: Optional[float]
    method: str
    status: str


class Interval(_Limits):
    """A figure and how sure it is.  What could not be said is None, and
    ``status`` why: "OK", "MISSING", "NO_DENOMINATOR", "INVALID", "TOO_FEW".
    ``method`` is "auto" only for a rate whose events are not known.
    """

    #: A count was no whole number.
    fractional: bool = False

    def compare(self, benchmark: float, polarity: str = "neutral") -> str:
        """The figure beside a known value: "better", "similar", "worse";
        "lower" or "higher" for neutral polarity; "none" when it cannot be
        said."""
        flags = sum(1 << i for i, one in enumerate(self[:3])
                    if one is not None)
        row = array.array("d", [
            *(0.0 if one is None else one for one in self[:3]),
            _STATUSES.index(self.status), _METHODS.index(self.method),
            flags])
        return native._bound_compare(row, benchmark, polarity)


_INTERVAL_KINDS = {"value": "real", "lower": "real", "upper": "real",
                   "method": "word", "status": "word", "fractional": "flag"}


def _interval(row: Sequence[float]) -> Interval:
    flags = int(row[5])
    value, lower, upper = (row[i] if flags >> i & 1 else None
                           for i in range(3))
    made = Interval(value, lower, upper, _METHODS[int(row[4])],
                    _STATUSES[int(row[3])])
    if flags & 8:
        made.fractional = True
    return made


def _intervals(kind: str, x: Any, n: Any, confidence: float,
               multiplier: float, method: str) -> Any:
    many = _is_many(x) or _is_many(n)
    counts = numbers(x if _is_many(x) else [x], "x")
    totals = numbers(n if _is_many(n) else [n], "n")
    if many and not _is_many(n):
        totals = memoryview(array.array("d", [totals[0]] * len(counts)))
    elif many and not _is_many(x):
        counts = memoryview(array.array("d", [counts[0]] * len(totals)))
    made = native._bound_intervals(kind, counts, totals, confidence,
                                   multiplier, method, 6 * len(counts))
    rows = [_interval(row) for row in _rows(made, 6)]
    return Table(rows, _INTERVAL_KINDS, kind.capitalize() + "s") \
        if many else rows[0]


def proportion(x: Any, n: Any, *, confidence: float = 0.95,
               method: str = "wilson", multiplier: float = 1) -> Any:
    """``x`` out of ``n`` as a fraction of 1, with its interval.

    >>> import cparent
    >>> found = cparent.proportion(8, 9)
    >>> round(found.lower, 4), round(found.upper, 4), found.status
    (0.565, 0.9801, 'OK')

    ``method`` is "wilson" or "exact" (Clopper–Pearson).  Arrays give a
    Table, a row each.  Raises InvalidError for a confidence that is no
    fraction between 0 and 1.
    """
    return _intervals("proportion", x, n, confidence, multiplier, method)


def rate(x: Any, n: Any, *, multiplier: float, confidence: float = 0.95,
         method: str = "auto") -> Any:
    """``x`` events per ``multiplier`` of ``n``, with its interval.

    ``method`` "auto" is "exact" for fewer than 10 events and "byar" from
    there on.  Arrays give a Table.
    """
    return _intervals("rate", x, n, confidence, multiplier, method)


def mean(values: Any, *, confidence: float = 0.95) -> Interval:
    """The mean, with limits by Student's t.  Values that were not given
    are left out."""
    made = native._bound_mean(numbers(values), confidence, 6)
    return _interval(_rows(made, 6)[0])


def _one(given: Any, what: str) -> float:
    return numbers([given], what)[0]


def difference(x: Any, n: Any, x2: Any, n2: Any, *, confidence: float = 0.95,
               multiplier: float = 1) -> Interval:
    """The first proportion less the second, by Newcombe's method 10."""
    made = native._bound_contrast(
        "difference", _one(x, "x"), _one(n, "n"), _one(x2, "x2"),
        _one(n2, "n2"), confidence, multiplier, 6)
    return _interval(_rows(made, 6)[0])


def rate_ratio(x: Any, n: Any, x2: Any, n2: Any, *,
               confidence: float = 0.95) -> Interval:
    """The first rate over the second, exactly, given the events of both."""
    made = native._bound_contrast(
        "ratio", _one(x, "x"), _one(n, "n"), _one(x2, "x2"),
        _one(n2, "n2"), confidence, 1, 6)
    return _interval(_rows(made, 6)[0])


def _standardised(kind: str, counts: Any, denominators: Any,
                  reference: Tuple[Any, Any], weights: Any,
                  confidence: float, multiplier: float) -> Interval:
    made = native._bound_standardised(
        kind, numbers(counts if _is_many(counts) else [counts], "counts"),
        numbers(denominators, "denominators"),
        numbers(reference[0], "reference_counts"),
        numbers(reference[1], "reference_denominators"),
        numbers(weights, "weights"), confidence, multiplier, 6)
    return _interval(_rows(made, 6)[0])


def standardised_ratio(counts: Any, denominators: Any, reference_counts: Any,
                       reference_denominators: Any, *,
                       multiplier: float = 1,
                       confidence: float = 0.95) -> Interval:
    """Observed events over those expected at the reference rates, by age
    band or other stratum.  ``counts`` may be the area's events in all."""
    return _standardised("ratio", counts, denominators,
                         (reference_counts, reference_denominators), (),
                         confidence, multiplier)


def standardised_rate(counts: Any, denominators: Any, reference_counts: Any,
                      reference_denominators: Any, *, multiplier: float,
                      confidence: float = 0.95) -> Interval:
    """The standardised ratio times the reference's crude rate."""
    return _standardised("rate", counts, denominators,
                         (reference_counts, reference_denominators), (),
                         confidence, multiplier)


def direct_rate(counts: Any, denominators: Any, weights: Any, *,
                multiplier: float, confidence: float = 0.95) -> Interval:
    """A directly standardised rate, with Dobson's limits; not produced for
    fewer than 10 events."""
    return _standardised("direct", counts, denominators, ((), ()), weights,
                         confidence, multiplier)


# --- funnels -------------------------------------------------------------

class FunnelRow(NamedTuple):
    """One area of a funnel: what could not be said is None."""

    area: Any
    numerator: Optional[float]
    denominator: Optional[float]
    value: Optional[float]
    lower_95: Optional[float]
    upper_95: Optional[float]
    lower_998: Optional[float]
    upper_998: Optional[float]
    #: "Not significant", "Low (0.025)", "Low (0.001)", "High (0.025)",
    #: "High (0.001)".
    significance: Optional[str]
    status: str


_FUNNEL_KINDS = {
    "area": "text", "numerator": "real", "denominator": "real",
    "value": "real", "lower_95": "real", "upper_95": "real",
    "lower_998": "real", "upper_998": "real", "significance": "word",
    "status": "word"}


class Funnel(Table):
    """Areas beside their common average, a row each."""

    #: The average of all areas, times the multiplier; None without one.
    average: Optional[float]
    kind: str
    multiplier: float

    def __init__(self, rows: Sequence[FunnelRow], average: Optional[float],
                 kind: str, multiplier: float) -> None:
        super().__init__(rows, _FUNNEL_KINDS, f"Funnel of {kind}s")
        self.average = average
        self.kind = kind
        self.multiplier = multiplier

    @kept
    def columns(self) -> Columns:
        """The fields as columns."""
        return Columns((Column.of(name, kind, (
            None if name == "area" and row.area is None
            else str(row.area) if name == "area" else getattr(row, name)
            for row in self)) for name, kind in _FUNNEL_KINDS.items()),
            self._title)

    def limits(self, places: Any) -> List[Tuple[float, ...]]:
        """The limits (lower and upper at 95%, then at 99.8%) at each place:
        people for a proportion, events for a rate."""
        at = numbers(places, "places")
        made = native._bound_funnel_at(
            self.kind, self.average or 0.0, self.multiplier, at, 4 * len(at))
        return [tuple(row) for row in _rows(made, 4)]

    def plot(self, ax: Any = None) -> Any:
        """Draws the funnel with matplotlib, on ``ax`` or on new axes."""
        from . import _plot
        return _plot.funnel(self, ax)


def funnel(numerators: Any, denominators: Any, *, kind: str = "proportion",
           multiplier: Optional[float] = None, areas: Any = None) -> Funnel:
    """Which areas differ from their common average by more than chance.

    ``kind`` is "proportion" (children out of children) or "rate" (events
    per people, which needs a ``multiplier``).  ``areas`` names the rows.

    >>> import cparent
    >>> rows = cparent.funnel([50, 60, None], [100, 100, 100])
    >>> rows[0].significance, rows[2].status, rows.average
    ('Not significant', 'MISSING', 0.55)
    """
    numerators = _listed(numerators)
    denominators = _listed(denominators)
    above = numbers(numerators, "numerators")
    below = numbers(denominators, "denominators")
    times = 0.0 if multiplier is None else multiplier
    made = native._bound_funnel(
        above, below, _states(numerators, denominators), kind, times,
        7 * len(above) + 1)
    *flat, average = memoryview(made).cast("d").tolist()
    names = [None] * len(above) if areas is None else list(areas)
    if len(names) != len(above):
        raise _types._error("INVALID", "the arrays differ in length",
                            "name every area")
    rows = []
    known = False
    for i, name in enumerate(names):
        value, *limits, status, significance = flat[7 * i:7 * i + 7]
        fine = status == 0
        known = known or fine
        rows.append(FunnelRow(
            name, _given(above[i]), _given(below[i]),
            value if fine else None,
            *(one if fine and math.isfinite(one) else None
              for one in limits),
            _SIGNIFICANCE[int(significance)], _STATUSES[int(status)]))
    return Funnel(rows, average if known else None, kind,
                  times or 1.0)


def _listed(given: Any) -> Any:
    """An iterator can be read once; everything else as often as asked."""
    return given if hasattr(given, "__len__") or hasattr(
        given, "__arrow_c_array__") or hasattr(
        given, "__arrow_c_stream__") else list(given)


def _given(number: float) -> Optional[float]:
    return None if number != number else number


# --- quantiles -----------------------------------------------------------

def quantiles(values: Any, groups: int, *, invert: bool = False) -> Values:
    """Which of ``groups`` groups of equal size each value falls into: 1 the
    lowest, or the highest with ``invert``; None where there is no number.

    >>> import cparent
    >>> cparent.quantiles([10, 30, None, 20, 40], 2)
    [1, 2, None, 1, 2]
    """
    given = numbers(values)
    made = native._bound_groups(given, groups, bool(invert), len(given))
    return Values.of("group", "integer", (
        int(one) or None for one in memoryview(made).cast("d")))


def quantile(values: Any, probability: Any) -> Any:
    """The quantile at a probability, or at each of several: type 7, as in
    R and spreadsheets.  Raises InvalidError when there is no number."""
    given = numbers(values)
    places = numbers(probability if _is_many(probability)
                     else [probability], "probability")
    made = native._bound_quantiles(given, places, len(places))
    found = memoryview(made).cast("d").tolist()
    return found if _is_many(probability) else found[0]


def ranks(values: Any, polarity: str = "high") -> Values:
    """The rank of each value, 1 the best by polarity; ties take the first
    place of their block.  None where there is no number, and for all with
    neutral polarity."""
    given = numbers(values)
    made = native._bound_ranks(given, polarity, 2 * len(given))
    return Values.of("rank", "integer", (
        int(row[0]) or None for row in _rows(made, 2)))


# --- trends --------------------------------------------------------------

class Trend(NamedTuple):
    """Whether a series goes up or down by more than chance.  What could not
    be said is None, and ``reason`` why there is no verdict."""

    #: For trend, one degree of freedom, all points: Cochran–Armitage.
    chi2: Optional[float]
    p: Optional[float]
    #: Theil–Sen, a period.
    slope: Optional[float]
    #: Mann–Kendall: rises less falls, all pairs.
    s: Optional[int]
    #: "increasing", "decreasing", "no_significant_change",
    #: "cannot_be_calculated".
    verdict: str
    #: Two-sided, of s.
    kendall_p: Optional[float]
    variance: Optional[float]
    #: Of the last five points, on which the verdict rests.
    recent_chi2: Optional[float]
    points: int
    reason: Optional[str]


def trend(numerators: Any, denominators: Any = None, *, lower: Any = None,
          upper: Any = None, periods: Any = None,
          breaks: Any = None) -> Trend:
    """Judges a series in order of time, one figure a period.

    With ``denominators``, proportions; with ``lower`` and ``upper``,
    figures with 95% limits; bare values otherwise, which get no verdict.
    ``periods`` (None: years in turn) and ``breaks`` (True where the
    definition changed before the point) are known of the points besides.

    >>> import cparent
    >>> found = cparent.trend([10, 20, 30, 40, 50], [100] * 5)
    >>> found.verdict, found.s, round(found.slope, 3)
    ('increasing', 10, 0.1)
    """
    values = numbers(numerators, "numerators")
    first: Any = _NOTHING
    second: Any = _NOTHING
    kind = "values"
    if denominators is not None:
        kind, first = "proportions", numbers(denominators, "denominators")
    elif lower is not None or upper is not None:
        kind = "intervals"
        first, second = numbers(lower, "lower"), numbers(upper, "upper")
    days = array.array("i")
    for period in periods or ():
        if not isinstance(period, _types.Period):
            period = _types.Period.parse(period)
        days.extend((_to_days(period.first), _to_days(period.last)))
    marks = array.array("B", (bool(one) for one in breaks or ()))
    made = native._bound_trend(kind, values, first, second, days, marks, 11)
    (chi2, p, slope, variance, kendall, recent, s, flags, points, verdict,
     reason) = memoryview(made).cast("d").tolist()
    has = int(flags)
    return Trend(
        chi2 if has & 1 else None, p if has & 1 else None,
        slope if has & 2 else None, int(s) if has & 4 else None,
        _VERDICTS[int(verdict)], kendall if has & 4 else None,
        variance if has & 4 else None, recent if has & 16 else None,
        int(points), _REASONS[int(reason)])


# --- charts of individual values -----------------------------------------

class XmRPoint(NamedTuple):
    """One point of a chart."""

    #: The day, or the place in the input when no days were given.
    date: Any
    value: Optional[float]
    #: How many rebases came up to it.
    group: int
    mean: Optional[float]
    lower: Optional[float]
    upper: Optional[float]
    #: Every special cause that it is part of: "astronomical", "trend",
    #: "two_in_three", "shift".
    rules: Tuple[str, ...]
    #: "common_cause", "special_cause_improvement" …, or "missing".
    point_type: str


class XmR(Table):
    """A chart of individual values and moving ranges, judged; its rows are
    the points in order of time."""

    #: What the last number says, in the words of a point's type.
    variation: str
    #: Whether the target will be met if nothing changes, or None.
    assurance: Optional[str]
    #: True when some part has fewer than 13 numbers.
    trial_limits: bool
    #: True when rows after the last number have none.
    stale: bool
    target: Optional[float]

    def __init__(self, points: Sequence[XmRPoint], dated: bool,
                 summary: Sequence[float], target: Optional[float],
                 drawn: Tuple[Any, ...] = ()) -> None:
        kinds = {"date": "date" if dated else "integer", "value": "real",
                 "group": "integer", "mean": "real", "lower": "real",
                 "upper": "real", "rules": "word", "point_type": "word"}
        super().__init__(points, kinds, "XmR chart")
        self.variation = _POINT_TYPES[int(summary[0])]
        self.assurance = _ASSURANCES[int(summary[2])]
        self.trial_limits = bool(summary[3])
        self.stale = bool(summary[4])
        self.target = target
        # What the library draws it of: days, its own points, the unit.
        self._drawn = drawn

    @property
    def points(self) -> "XmR":
        """The points; the chart is a sequence of them itself."""
        return self

    def to_dict(self) -> Dict[str, Any]:
        """The chart as the tool's JSON has it."""
        points = []
        for point in self:
            row = point._asdict()
            if isinstance(point.date, datetime.date):
                row["date"] = point.date.isoformat()
            row["rules"] = list(point.rules)
            points.append(row)
        return {"points": points, "variation": self.variation,
                "assurance": self.assurance,
                "trial_limits": self.trial_limits, "stale": self.stale}

    def to_json(self) -> str:
        """The same as text."""
        return json.dumps(self.to_dict())

    def plot(self, ax: Any = None) -> Any:
        """Draws the chart with matplotlib, on ``ax`` or on new axes."""
        from . import _plot
        return _plot.xmr(self, ax)

    def to_svg(self, title: str = "") -> str:
        """The chart as an SVG picture that stands alone, as in the report;
        ``title`` is for those who hear it."""
        days, points, unit = self._drawn
        return native._bound_spc_draw(
            days, points, title, unit,
            math.nan if self.target is None else self.target)

    @_show.quiet
    def _repr_html_(self) -> str:
        picture = base64.b64encode(self.to_svg().encode()).decode()
        words = html.escape(repr(self)[1:-1])
        return (f'<img alt="{words}" src="data:image/svg+xml;base64,'
                f'{picture}"><details><summary>The figures</summary>'
                + _show.table(self._title, list(self._kinds),
                              [list(row) for row in self])
                + "</details>")

    def __repr__(self) -> str:
        assurance = f", {self.assurance}" if self.assurance else ""
        return (f"<cparent.XmR of {len(self)} points: "
                f"{self.variation}{assurance}>")


_POLARITIES = {"up": "high", "down": "low", "neither": "neutral",
               "high": "high", "low": "low", "neutral": "neutral"}

Days = Union[Sequence[Any], Iterable[Any]]


def _to_days(day: Any) -> int:
    """Days since 1970; of a period, or its text, those of its last day."""
    if isinstance(day, str):
        day = _types.Period.parse(day)
    if isinstance(day, _types.Period):
        day = day.last
    if not isinstance(day, datetime.date):
        day = _mixins._day(day) if day is not None else None
    if day is None or day != day:
        raise _types._error("INVALID", "a point has no date",
                            "leave out the dates, or give each point one")
    return day.toordinal() - _columns._EPOCH


def _dates(values: Any, dates: Any) -> Optional[array.array]:
    """Days since 1970, from the dates or from a Series' own index."""
    if dates is None:
        index = getattr(values, "index", None)
        if index is None or type(index).__name__ != "DatetimeIndex":
            return None
        dates = index
    return array.array("i", map(_to_days, dates))


def _series_of(values: Any, dates: Any) -> Tuple[Any, Any, Optional[str]]:
    """Values and days out of observations, and which way is better when a
    store says it of them; anything else as it is."""
    store = getattr(values, "_store", None)
    if isinstance(values, _mixins.Records):
        values = list(values)
    if dates is not None or not isinstance(values, (list, tuple)) or \
            getattr(next(iter(values), None), "NOUN", "") != "observation":
        return values, dates, None
    from . import _nouns
    made = native._bound_chart_figures(store, tuple(values),
                                       2 * len(values) + 2)
    polarity, count, *rows = memoryview(made).cast("d").tolist()
    taken = [(values[int(rows[2 * i])], rows[2 * i + 1])
             for i in range(int(count))]
    return ([None if gap else one.value for one, gap in taken],
            [one.period.last for one, _ in taken],
            _nouns.words("indicator", "polarity")[int(polarity) - 1])


def _unit_of(values: Any) -> str:
    """The unit of figures that are Values, all of one."""
    units = {one.unit for one in values if isinstance(one, _types.Value)
             and one.is_number} if isinstance(values, (list, tuple)) else ()
    return units.pop() if len(units) == 1 else "unknown"


def _rebases(rebase: Any, days: Optional[array.array],
             count: int) -> array.array:
    if rebase is None:
        return _NO_DAYS
    if isinstance(rebase, (str, int, datetime.date)) or not hasattr(
            rebase, "__iter__"):
        rebase = [rebase]
    rebase = list(rebase)
    marks = [type(one).__name__.startswith("bool") for one in rebase]
    if any(marks):
        if not all(marks) or len(marks) != count:
            raise _types._error("INVALID", "these are no marks of a rebase",
                                "give a true or false for each value")
        at = range(count) if days is None else days
        return array.array("i", itertools.compress(at, rebase))
    return array.array("i", (
        operator.index(one) if days is None else _to_days(one)
        for one in rebase))


def xmr(values: Any, *, dates: Optional[Days] = None,
        improvement: Optional[str] = None, target: Optional[float] = None,
        baseline: Optional[int] = None,
        rebase: Any = None, screening: bool = True, rules: str = "mdc2024",
        polarity: Optional[str] = None, run_length: int = 7,
        break_at_gaps: bool = False, ignore_ties: bool = False) -> XmR:
    """A chart of individual values and moving ranges, by the rules of NHS
    "Making Data Count".

    ``improvement`` is "up", "down" or "neither" (``polarity`` says the same
    as "high", "low" or "neutral"); when it is not given it is "up" for
    numbers, and for observations what the indicator in their store says, or
    else "neither".  ``baseline`` is how many rows of each
    part make its limits, at least 12.  ``rebase`` says where another process
    begins: one date or several, or places in the input when there are no
    dates; or a true or false for each value.  A date may be a period, such as
    "2025-03" or "2024/25", which stands at its last day.  A Series with a
    DatetimeIndex brings its dates along, and so do observations: what is
    charted of them are figures of what happened to the authority itself (no
    `subject`, unless all have the same), each at the end of its period, those
    of tables rather than what a meeting said of the same day; a range or an
    "about" is no one exact number, and a gap.

    >>> import cparent
    >>> chart = cparent.xmr([10, 11, 9, 10, 12, 10, 9, 11, 10, 10, 11, 40])
    >>> chart.variation, chart[-1].rules
    ('special_cause_improvement', ('astronomical',))
    """
    values, dates, better = _series_of(_listed(values), dates)
    word = polarity or improvement or better or "up"
    if word not in _POLARITIES:
        raise _types._error("INVALID", "there is no such improvement",
                            "use up, down or neither")
    unit = _unit_of(values)
    days = _dates(values, dates)
    given = numbers(values)
    aim = math.nan if target is None else _one(target, "target")
    made = native._bound_spc(
        _NO_DAYS if days is None else days, given,
        _rebases(rebase, days, len(given)), _POLARITIES[word], rules,
        run_length, 0 if baseline is None else baseline or -1,
        bool(screening), bool(break_at_gaps), bool(ignore_ties), aim,
        11 * len(given) + 8)
    flat = memoryview(made).cast("d").tolist()
    points = [_point(flat[11 * i:11 * i + 11], days)
              for i in range(len(given))]
    return XmR(points, days is not None, flat[11 * len(given):],
               _given(aim), (_NO_DAYS if days is None else days,
                             array.array("d", flat[:11 * len(given)]), unit))


def _point(row: Sequence[float], days: Optional[array.array]) -> XmRPoint:
    (index, value, mean_, lower, upper, group, flags, rules, _, _,
     verdict) = row
    has = int(flags)
    place = int(index)
    return XmRPoint(
        place if days is None
        else datetime.date.fromordinal(days[place] + _columns._EPOCH),
        value if has & 1 else None, int(group), mean_ if has & 2 else None,
        lower if has & 4 else None, upper if has & 4 else None,
        tuple(name for bit, name in _RULES if int(rules) & bit),
        _POINT_TYPES[int(verdict)])


class SeriesRow(NamedTuple):
    """One row of a series: when, what, and why the process is another one
    from here on ("" without a reason, None where it is not)."""

    period: _types.Period
    value: _types.Value
    rebase: Optional[str]


def read_series(given: Any) -> _rows_.Rows[SeriesRow]:
    """Reads CSV with the columns date, value and, if there is one, rebase:
    a path, bytes or an open file."""
    raw = native._bound_series_read(_mixins.source(given))
    return _rows_.Rows.of("Series", SeriesRow._fields, (
        SeriesRow(raw._period(i), raw._value(i), raw._rebase(i))
        for i in range(raw._count())))


def spc(given: Any, **options: Any) -> XmR:
    """The chart of a file that ``read_series`` reads; the options are those
    of ``xmr``, as ``cparent spc FILE`` has them."""
    rows = read_series(given)
    marked = [row.period.last for row in rows if row.rebase is not None]
    if marked:
        options.setdefault("rebase", marked)
    return xmr([row.value for row in rows],
               dates=[row.period.last for row in rows], **options)


# --- beside targets, and in time -----------------------------------------

def rag(value: Any, target: Any, side: str = "at_least",
        tolerance: Any = None) -> Optional[str]:
    """"green" when the figure meets the target, "amber" within the
    tolerance, "red" otherwise; None without a target or a number.

    >>> import cparent
    >>> cparent.rag("89.96", 90), cparent.rag("89.96", 90, tolerance=1)
    ('red', 'amber')
    """
    return native._bound_rag(value, target, side, tolerance)


def target_side(polarity: str) -> Optional[str]:
    """The side of a target that a polarity asks for: "at_least" for "high",
    "at_most" for "low", None for "neutral"."""
    return native._bound_side(polarity)


def _series(points: Any) -> List[Tuple[Any, Any]]:
    """Pairs of period and value, from pairs or observations."""
    return [(one.period, one.value) if hasattr(one, "period")
            else tuple(one) for one in points]


def direction(points: Any) -> Optional[str]:
    """"up", "down" or "stable" for three points or more without a gap, else
    None.  Points are pairs of a period and a value, or observations."""
    return native._bound_direction(_series(points))


def run(points: Any) -> Tuple[int, Optional[str]]:
    """How many steps at the end of a series go the same way, and which."""
    series = _series(points)
    return native._bound_run(series), native._bound_run_way(series)


def travel(direction: Optional[str], polarity: str) -> Optional[str]:
    """What a direction means: "improving", "worsening" or "stable"; None
    when it cannot be said."""
    return native._bound_travel(direction, polarity)


def rounding_contradicts(value: Any, target: Any, side: str = "at_least",
                         places: int = 1) -> bool:
    """True when rounding would show the figure on the other side of its
    target: 89.96 shown as 90.0 against 90."""
    return native._bound_rounding_contradicts(value, target, side, places)


class Judgement(NamedTuple):
    """What a figure comes to beside what was aimed for."""

    #: "green", "amber" or "red"; None where ``status`` says why.
    rag: Optional[str]
    status: str
    #: True when judged by numerator and denominator.
    exact: bool
    #: True when the figure as shown lies on the other side of the target.
    contradicts: bool
    #: The figure less the target, or less the nearer end of a range.
    distance: _types.Value


def judge(figure: Any, target: Any, side: str = "at_least", *,
          tolerance: Any = None, percent: bool = False,
          places: Optional[int] = None,
          polarity: str = "neutral") -> Judgement:
    """Judges a figure by a goal: a number, a range, or a Target record
    (which brings its own side and tolerance; ``polarity`` says which side is
    meant where it does not).  ``percent`` tolerances are hundredths of the
    target's size; ``places`` are those shown to people.

    >>> import cparent
    >>> found = cparent.judge(cparent.Value("90.0", "percent",
    ...     numerator=8996, denominator=10000),
    ...     cparent.Value(90, "percent"), places=1)
    >>> found.rag, found.contradicts
    ('red', True)
    """
    record = target if isinstance(target, native.Record) else None
    made, distance = native._bound_judge(
        figure, record, polarity, _types.Value() if record else target,
        side, tolerance, bool(percent), -1 if places is None else places, 4)
    colour, status, exact, contradicts = memoryview(made).cast("d")
    return Judgement((None, "green", "amber", "red")[int(colour)],
                     _STATUSES[int(status)], bool(exact), bool(contradicts),
                     distance)


def target_for(targets: Any, indicator: str, period: Any, *,
               kind: str = "local", authority: Optional[str] = None) -> Any:
    """The Target that stands for an indicator and the whole of a period:
    the one of the shortest period; None when there is none."""
    return native._bound_target_for(list(targets), authority, indicator,
                                    period, kind)


def moved(previous: Any, current: Any, *, tolerance: Any = None,
          confidence: Optional[float] = None) -> Optional[str]:
    """"up", "down" or "stable" from one figure to another; None when they
    cannot be compared.  With ``confidence``, by a test on their numerators
    and denominators; otherwise by ``tolerance``."""
    return native._bound_moved(
        previous, current, tolerance,
        math.nan if confidence is None else confidence)


class Forecast(NamedTuple):
    """Where a series is heading; all None where ``reason`` says why."""

    value: Optional[float]
    lower: Optional[float]
    upper: Optional[float]
    #: How many periods ahead.
    steps: Optional[float]
    #: How many values it rests on.
    points: int
    #: Why there is no forecast, for people; None when there is one.
    reason: Optional[str]

    def outlook(self, target: Any, side: str = "at_least") -> Optional[str]:
        """"met" or "missed" when the whole interval is, else "uncertain";
        ``target`` is a number, or a pair of them for "within".  None
        without a forecast."""
        low, high = target if isinstance(target, (tuple, list)) \
            else (target, target)
        row = array.array("d", [*(one or 0.0 for one in self[:4]),
                                self.points, self.reason is not None])
        return native._bound_outlook(row, low, high, side) or None


def forecast(values: Any, dates: Any = None, by: Any = None, *,
             confidence: float = 0.95, least: Optional[float] = None,
             most: Optional[float] = None) -> Forecast:
    """Where values will be on the day ``by`` if they go on as they do, with
    an interval wide enough to be honest; needs eight values without a gap,
    equally apart.  ``least`` and ``most`` bound what a value can be.
    Observations bring their dates along, as for ``xmr``:
    ``forecast(figures, by)``."""
    if by is None:
        dates, by = None, dates
    values, dates, _ = _series_of(_listed(values), dates)
    if dates is None or by is None:
        raise TypeError("give values, their dates and the day to look at, or "
                        "observations and that day: forecast(figures, by)")
    made = native._bound_forecast(
        _dates(values, dates), numbers(values), by, confidence,
        math.nan if least is None else least,
        math.nan if most is None else most, 6)
    value, lower, upper, steps, points, reason = memoryview(made).cast("d")
    why = native._cparent_forecast_reason_text(int(reason)) or None
    return Forecast(*(None if why else one
                      for one in (value, lower, upper, steps)),
                    int(points), why)
