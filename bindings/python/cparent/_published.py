# SPDX-License-Identifier: Apache-2.0
"""Published statistics, and where a council stands in them."""
from __future__ import annotations

import datetime
import json
from typing import (Any, Dict, Iterator, List, Mapping, NamedTuple, Optional,
                    Sequence, Tuple)

from . import _columns, _measure, _mixins, _show, _types, native
from . import _rows as _rows_
from ._kept import kept


def _rows(fill: Any, width: int) -> List[List[str]]:
    flat: List[str] = []
    fill(flat)
    return [flat[i:i + width] for i in range(0, len(flat), width)]


class Measure(NamedTuple):
    """A column of figures."""

    name: str
    label: str
    grouping: str
    unit: str
    #: Decimals to show; None when the data do not say.
    places: Optional[int]


class Place(NamedTuple):
    """A nation, region or council of a data set."""

    level: str
    code: str
    old_code: str
    name: str
    parent: str
    parent_name: str
    country: str
    country_name: str


class Published(_types._Frozen):
    """One release of a published data set: measures by filters, places and
    periods.  ``to_frame()`` has every figure of a measure."""

    __slots__ = {
        "name": "The data set's name: releases of one name follow one "
                "another.",
        "digest": "SHA-256 of the file.",
        "rows": "How many rows were kept.",
        "findings": "What was left out.",
        "measures": "Its columns of figures.",
        "filters": "Every filter, by its label, and the values that it has.",
        "places": "The nation, regions and councils.",
        "time_periods": "Periods as the file has them: (\"202425\", "
                        "\"Academic year\").",
        "periods": "The same as Periods; None for a kind that is not known.",
        "_raw": "", "_store": "", "__weakref__": "",
    }

    name: str
    digest: str
    rows: int
    findings: _rows_.Rows[_types.Finding]
    measures: _rows_.Rows[Measure]
    filters: Dict[str, Tuple[str, ...]]
    places: _rows_.Rows[Place]
    time_periods: Tuple[Tuple[str, str], ...]
    periods: Tuple[Optional[_types.Period], ...]
    _raw: Any
    _store: Any

    def __init__(self, raw: Any, findings: Any, store: Any = None) -> None:
        self._set(_raw=raw, _store=store)
        times = self._list("periods", 2)
        self._set(
            name=raw._name(), digest=raw._digest(), rows=raw._rows(),
            findings=_rows_.findings(findings),
            measures=_rows_.Rows.of("Measures", Measure._fields, (
                Measure(*row[:4], None if row[4] == "-1" else int(row[4]))
                for row in self._list("measures", 5))),
            filters={
                label: tuple(raw._choice(i, k)
                             for k in range(raw._choice_count(i)))
                for i, (_, label) in enumerate(self._list("filters", 2))},
            places=_rows_.Rows.of("Places", Place._fields, (
                Place(*row) for row in self._list("places", 8))),
            time_periods=tuple((one, kind) for one, kind in times),
            periods=tuple(native._bound_published_period(raw, i)
                          for i in range(len(times))))

    __reduce_ex__ = _types.no_pickle

    def _list(self, what: str, width: int) -> List[List[str]]:
        return _rows(lambda flat: native._bound_published_list(
            self._raw, what, flat), width)

    def _measure(self, measure: Optional[str]) -> int:
        found = self.measures
        if measure is None and len(found) == 1:
            return 0
        for i, one in enumerate(found):
            if measure in (one.name, one.label):
                return i
        raise _types._error("NOT_FOUND", "there is no such measure", "use "
                            + ", ".join(one.name for one in found)[:200])

    def _breakdown(self, chosen: Mapping[str, str]) -> int:
        """The first breakdown whose filters have these values."""
        filters = self._list("filters", 2)
        wanted = {}
        for name, value in chosen.items():
            place = next((i for i, names in enumerate(filters)
                          if name in names), None)
            if place is None:
                raise _types._error(
                    "NOT_FOUND", "there is no such filter",
                    "use " + ", ".join(one[1] for one in filters)[:200])
            wanted[place] = value
        rows = self._list("breakdowns", len(filters)) if filters else [[]]
        for i, row in enumerate(rows):
            if all(row[place] == value for place, value in wanted.items()):
                return i
        raise _types._error("NOT_FOUND", "no rows have those filters")

    def value(self, measure: Optional[str], place: str, period: str,
              filters: Mapping[str, str] = {}) -> _types.Value:
        """One exact figure: a place by its code or name, a period as the
        file has it."""
        return native._bound_published_value(
            self._raw, self._store,
            *self._where(measure, place, period, filters))

    def symbol(self, measure: Optional[str], place: str, period: str,
               filters: Mapping[str, str] = {}) -> str:
        """What stands in place of a number, as the file has it: "c", ":";
        "" for a number, a blank and no row."""
        return native._bound_published_symbol(
            self._raw, self._store,
            *self._where(measure, place, period, filters))

    def _where(self, measure: Optional[str], place: str, period: str,
               filters: Mapping[str, str]) -> Tuple[int, int, int, int]:
        where = next((i for i, one in enumerate(self.places)
                      if place in (one.code, one.old_code, one.name)), None)
        when = next((i for i, one in enumerate(self.time_periods)
                     if str(period) == one[0]), None)
        if where is None or when is None:
            raise _types._error("NOT_FOUND", "there is no such place or "
                                             "period")
        return (self._measure(measure), self._breakdown(filters), where,
                when)

    def columns(self, measure: Optional[str] = None,
                filters: Mapping[str, str] = {}) -> _columns.Columns:
        """Every figure of a measure and breakdown, place by place."""
        index = self._measure(measure)
        places, times = self.places, self.time_periods
        made = native._bound_published_figures(
            self._raw, self._store, index, self._breakdown(filters),
            2 * len(places) * len(times))
        flat = memoryview(made).cast("d").tolist()
        of = _columns.Column.of
        each = [(place, time) for place in places for time in times]
        return _columns.Columns([
            of("level", "word", (one.level for one, _ in each)),
            of("code", "word", (one.code or None for one, _ in each)),
            of("old_code", "word", (one.old_code or None for one, _ in each)),
            of("name", "word", (one.name or None for one, _ in each)),
            of("time_period", "word", (time[0] for _, time in each)),
            of("value", "real", (None if one != one else one
                                 for one in flat[::2])),
            of("state", "word", (_types.STATES[int(one)]
                                 for one in flat[1::2]), _types.STATES),
        ], self.measures[index].label)

    def to_frame(self, measure: Optional[str] = None,
                 filters: Mapping[str, str] = {}) -> Any:
        """The same as a pandas DataFrame."""
        return self.columns(measure, filters).to_frame()

    def to_csv(self) -> str:
        """The data as CSV again, symbols and decimals as they were."""
        return native._bound_published_csv(self._raw, self._store)

    @_show.quiet
    def _repr_html_(self) -> str:
        return _show.table(
            self.name, ["measure", "label", "unit"],
            ((one.name, one.label, one.unit) for one in self.measures))

    def __repr__(self) -> str:
        return f"<cparent.Published {self.name!r}, {self.rows} rows>"


def published(data: Any, *, meta: Any = None, dataset: Optional[str] = None,
              measures: Any = None, progress: Any = None) -> Published:
    """Reads published statistics (EES CSV): a path, bytes or an open file.

    ``meta`` is the companion file, found beside a path by itself;
    ``measures`` names columns that are measures, whatever they look like.
    """
    if measures is not None and not isinstance(measures, str):
        measures = ",".join(measures)
    raw, findings = native._bound_published_read(
        _mixins.source(data), None if meta is None else _mixins.source(meta),
        dataset, measures, progress)
    return Published(raw, findings)


class Release(NamedTuple):
    """Published statistics, or a model of neighbours, that a store keeps."""

    dataset: str
    digest: str
    source: str
    #: When it was taken in.
    at: str
    rows: int
    #: True for a model of neighbours.
    neighbours: bool
    #: True when nothing newer has superseded it.
    current: bool


def _releases(store: Any) -> _rows_.Rows[Release]:
    rows = _rows(lambda flat: native._bound_store_releases(store, flat), 7)
    return _rows_.Rows.of("Releases", Release._fields, (
        Release(*row[:4], int(row[4]), bool(row[5]), bool(row[6]))
        for row in rows))


def _kept(store: Any, dataset: str, digest: Optional[str]) -> Published:
    return Published(native._bound_store_published(store, dataset, digest),
                     None, store)


class Neighbour(NamedTuple):
    """A council that another is like."""

    code: str
    name: str
    closeness: str


class Neighbours(_types._Frozen):
    """A model of statistical neighbours: ``model["370"]`` lists them,
    nearest first."""

    __slots__ = {
        "model": "What the model is called.",
        "digest": "SHA-256 of the file.",
        "_raw": "", "__weakref__": "",
    }

    model: str
    digest: str
    _raw: Any

    def __init__(self, raw: Any) -> None:
        self._set(_raw=raw, model=raw._model(), digest=raw._digest())

    __reduce_ex__ = _types.no_pickle

    def __len__(self) -> int:
        return self._raw._councils()

    def __iter__(self) -> Iterator[str]:
        raise TypeError("a model is asked for one council's neighbours: "
                        "model[\"370\"]")

    def __contains__(self, code: object) -> bool:
        return isinstance(code, str) and self._raw._count(code) > 0

    def __getitem__(self, code: str) -> _rows_.Rows[Neighbour]:
        if code not in self:
            raise _types._error("NOT_FOUND",
                                "the model does not know that council",
                                "give its three-digit number")
        return _rows_.Rows.of("Neighbours", Neighbour._fields, (
            Neighbour(*row) for row in _rows(
                lambda flat: native._bound_neighbours_list(self._raw, code,
                                                           flat), 3)))

    def __repr__(self) -> str:
        return f"<cparent.Neighbours {self.model!r} of {len(self)} councils>"


def neighbours(data: Any) -> Neighbours:
    """Reads a model of statistical neighbours: a path, bytes or an open
    file."""
    return Neighbours(native._bound_neighbours_read(_mixins.source(data)))


class Council(NamedTuple):
    """An upper-tier council; "" where something is not known."""

    code: str
    old_code: str
    name: str
    region_code: str
    region_name: str
    since: Optional[datetime.date]
    until: Optional[datetime.date]


def _council(row: Sequence[str]) -> Council:
    since, until = (datetime.date.fromisoformat(day) if day else None
                    for day in row[5:7])
    return Council(*row[:5], since, until)


def council(name: str, on: Any = None) -> Council:
    """The council that a code, three-digit number or name means; of several
    codes over time the one in use ``on`` a day, or the newest.

    >>> import cparent
    >>> cparent.council("370").name
    'Barnsley'
    """
    return _council(_rows(lambda flat: native._bound_council_find(
        name, on, flat), 7)[0])


def councils() -> _rows_.Rows[Council]:
    """Every council that the library knows, each code a row."""
    return _rows_.Rows.of("Councils", Council._fields, (
        _council(row) for row in _rows(native._bound_council_list, 7)))


class Standing(_types._Frozen):
    """A council's figure beside its neighbours', its region's and the
    nation's.  Figures are Values: a number, or why there is none."""

    __slots__ = {
        "authority": "The council's name.",
        "measure": "The measure's label.",
        "period": "The period as the data have it.",
        "region_name": "The council's region.",
        "value": "The council's own figure.",
        "national": "The nation's figure.",
        "region": "The region's figure.",
        "rank": "From 1, the best; None when it has none.",
        "ranked": "How many councils have a number.",
        "quartile_band": "\"A\" (best quarter) to \"D\", or None.",
        "model": "The model of neighbours, or None.",
        "median": "The neighbours' median.",
        "mean": "The neighbours' mean.",
        "used": "How many neighbours have a number.",
        "quartiles": "The least, the quartiles and the greatest of all "
                     "councils.",
        "notes": "What a reader has to know beside the figures.",
        "sentence": "In one sentence: \"71%: 12th of 150; …\".",
        "_raw": "", "__dict__": "", "__weakref__": "",
    }

    authority: str
    measure: str
    period: str
    region_name: Optional[str]
    value: _types.Value
    national: _types.Value
    region: _types.Value
    rank: Optional[int]
    ranked: int
    quartile_band: Optional[str]
    model: Optional[str]
    median: _types.Value
    mean: _types.Value
    used: int
    quartiles: Tuple[_types.Value, ...]
    notes: Tuple[str, ...]
    sentence: str
    _raw: Any

    def __init__(self, raw: Any) -> None:
        notes: List[str] = []
        native._bound_standing_list(raw, "notes", notes)
        self._set(
            _raw=raw, authority=raw._authority(), measure=raw._measure(),
            period=raw._period(), region_name=raw._region_name() or None,
            value=raw._value(), national=raw._national(),
            region=raw._region(), rank=raw._rank() or None,
            ranked=raw._ranked(), quartile_band=raw._band(),
            model=raw._model(), median=raw._median(), mean=raw._mean(),
            used=raw._neighbours_used(), notes=tuple(notes),
            quartiles=tuple(raw._quartile(i) for i in range(5)),
            sentence=raw._sentence())

    __reduce_ex__ = _types.no_pickle

    @kept
    def neighbours(self) -> _rows_.Rows[Tuple[Neighbour, _types.Value]]:
        """Each neighbour, nearest first, and its figure."""
        rows = _rows(lambda flat: native._bound_standing_list(
            self._raw, "neighbours", flat), 3)
        return _rows_.Rows.of("Neighbours", ("neighbour", "value"), (
            (Neighbour(*row), native._bound_standing_neighbour(self._raw, i))
            for i, row in enumerate(rows[:self._raw._neighbour_count()])))

    @kept
    def series(self) -> _rows_.Rows[Tuple[str, Any, _types.Value]]:
        """The council's figures over time: label, Period and Value."""
        labels: List[str] = []
        native._bound_standing_list(self._raw, "series", labels)
        return _rows_.Rows.of("Over time", ("label", "period", "value"), (
            (labels[i], native._bound_standing_series_period(self._raw, i),
             native._bound_standing_series(self._raw, i))
            for i in range(self._raw._series_count())))

    @kept
    def funnel(self) -> Optional[_measure.Funnel]:
        """Every council beside the average of all, in per cent or per
        10,000; None unless it was asked for and its counts are known."""
        kind = native._bound_standing_funnel(self._raw)
        if not kind:
            return None
        names: List[str] = []
        native._bound_standing_list(self._raw, "funnel", names)
        counts, totals = (
            [native._bound_standing_peer(self._raw, i, above)
             for i in range(len(names))] for above in (True, False))
        return _measure.funnel(counts, totals, kind=kind, areas=names,
                               multiplier=10000 if kind == "rate" else 100)

    def to_json(self) -> str:
        """The tool's JSON, schema cparent.compare/1."""
        return self._raw._json()

    def to_dict(self) -> Dict[str, Any]:
        """The same as a dict."""
        return json.loads(self._raw._json())

    @_show.quiet
    def _repr_html_(self) -> str:
        rows = [(self.authority, self.value.words),
                (self.region_name or "region", self.region.words),
                ("nation", self.national.words),
                *((one.name, value.words)
                  for one, value in self.neighbours)]
        return _show.table(f"{self.measure}, {self.period}",
                           ["where", "figure"], rows)

    def __repr__(self) -> str:
        return f"<cparent.Standing of {self.authority}: {self.sentence}>"


def compare(data: Any, measure: Optional[str] = None, *,
            authority: str, filters: Optional[Mapping[str, str]] = None,
            period: Any = None, neighbours: Any = None,
            polarity: str = "", funnel: bool = False,
            numerator: Optional[str] = None,
            denominator: Optional[str] = None,
            whole: Optional[Mapping[str, str]] = None) -> Standing:
    """Sets a council beside its neighbours, region and nation.

    ``data`` is what ``published`` gave, or a file of its kind; ``filters``
    a dict of filter and value; ``neighbours`` a model or its file;
    ``polarity`` "high" (higher is better), "low" or "neutral".

    ``funnel`` adds every council beside the average of all, where the counts
    behind the figures are published; ``numerator`` and ``denominator`` name
    their columns, and ``whole`` the filters at which the denominators stand,
    where the library does not know them.

    Raises NotFoundError for a measure, filter, value, period or council that
    the data do not have, with what is like it as the hint.
    """
    if not isinstance(data, Published):
        data = published(data)
    if neighbours is not None and not isinstance(neighbours, Neighbours):
        neighbours = globals()["neighbours"](neighbours)
    whole = whole or {}
    texts = [text for pair in [*(filters or {}).items(), *whole.items()]
             for text in pair]
    return Standing(native._bound_standing_of(
        data._raw, data._store, measure, texts, authority,
        None if period is None else str(period), polarity or "",
        None if neighbours is None else neighbours._raw,
        bool(funnel or numerator), numerator, denominator, len(whole)))
