# SPDX-License-Identifier: Apache-2.0
"""Writes the stubs of what is made when cparent is imported: the nouns, from
their field tables, and the errors, from the status table.

    build/run python3 bindings/make-stubs.py bindings/python/cparent
"""
import os
import sys

import cparent
from cparent import _errors, _nouns

HEADER = ("# SPDX-License-Identifier: Apache-2.0\n"
          "# Made by make-stubs.py; tests/bindings/test_typing.py compares.\n")
TYPES = {"text": "str", "integer": "int", "date": "datetime.date",
         "period": "Period", "value": "Value", "flag": "bool",
         "list": "Tuple[str, ...]"}
TAKEN = {"date": "Day", "period": "Union[Period, str]",
         "value": "Union[Value, Number]", "list": "Sequence[str]"}
SAMPLES = {"text": "x", "integer": 1, "date": "2026-03-01",
           "period": "2025/26", "value": 1, "flag": True, "list": ["x"]}


def choices(cls, field):
    return _nouns._words(cls.NOUN, list(cls.FIELDS).index(field))


def kind_of(cls, field, types):
    kind = cls.FIELDS[field]
    if kind == "choice":
        return "Literal[%s]" % ", ".join(map(repr, choices(cls, field)))
    return types.get(kind, TYPES.get(kind))


def required(cls):
    """The fields without which there is no record: it says so itself."""
    given = {}
    while True:
        try:
            cls(**given)
            return set(given)
        except cparent.ValidationError as error:
            kind = cls.FIELDS[error.field]
            given[error.field] = SAMPLES[kind] if kind != "choice" \
                else choices(cls, error.field)[0]


def noun(cls):
    needed = required(cls)
    lines = [f"class {cls.__name__}(Record):",
             "    def __init__(", "        self,", "        *,"]
    fields = list(cls.FIELDS)
    for name in fields:
        kind = kind_of(cls, name, TAKEN)
        lines.append(f"        {name}: {kind}," if name in needed else
                     f"        {name}: Optional[{kind}] = ...,")
    lines.append("    ) -> None: ...")
    for name in fields:
        kind = kind_of(cls, name, {})
        if name not in needed and cls.FIELDS[name] not in ("flag", "list"):
            kind = f"Optional[{kind}]"
        lines += ["    @property", f"    def {name}(self) -> {kind}: ..."]
    return "\n".join(lines)


def nouns():
    head = ("import datetime\n"
            "from typing import (Any, Dict, Literal, Optional, Sequence, "
            "Tuple, Type, Union)\n\n"
            "from ._types import Number, Period, Value\n"
            "from .native import Record\n\n"
            "Day = Union[datetime.date, str]\n\n"
            "CLASSES: Dict[str, Type[Record]]\n\n")
    return HEADER + head + "\n\n".join(
        noun(cls) for cls in _nouns.CLASSES.values()) + "\n"


def errors():
    lines = [HEADER + "import builtins\nimport enum\n\n"
             "from ._types import Error\n\n", "class Status(enum.IntEnum):"]
    lines += [f"    {one.name} = {int(one)}" for one in _errors.Status]
    for name, cls in vars(_errors).items():
        if isinstance(cls, type) and issubclass(cls, cparent.Error) \
                and cls is not cparent.Error:
            base = cls.__mro__[2].__name__
            lines += ["", f"class {name}(Error, builtins.{base}): ..."]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    for name, made in (("_nouns.pyi", nouns()), ("_errors.pyi", errors())):
        with open(os.path.join(sys.argv[1], name), "w",
                  encoding="utf-8") as file:
            file.write(made)
