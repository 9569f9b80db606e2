# SPDX-License-Identifier: Apache-2.0
"""The nouns as classes, made from the library's own field tables."""
from __future__ import annotations

from typing import Any, Dict, List

from . import _hints, _types, native

_CONTENTS = {1: "text", 2: "integer", 3: "date", 4: "period", 5: "value",
             6: "choice", 7: "list", 8: "flag"}

_ABOUT = {
    "authority": "A council or trust that is a corporate parent.",
    "body": "A board, cabinet or panel that meets.",
    "person": "Somebody by name and role.",
    "meeting": "One meeting of a body.",
    "agenda_item": "What a meeting had before it.",
    "document": "A document that was read, known by its digest.",
    "citation": "The words that a record rests on, and where they stand.",
    "pledge": "A promise to children in care.",
    "indicator": "Something that is measured.",
    "observation": "One figure: what, how much, when, in what role.",
    "target": "What a figure is to reach.",
    "claim": "What somebody said about a figure.",
    "resolution": "What a meeting decided.",
    "question": "What was asked, and the answer.",
    "action": "Something that somebody is to do because of a meeting.",
    "event": "Something that happened or will happen.",
    "proposal": "Something that was read and waits for a person to decide.",
}


def _init(self: Any, **fields: Any) -> None:
    native._record_begin(self, self.NOUN, fields)


def _words(noun: str, field: int) -> List[str]:
    words: List[str] = []
    while True:
        word = native._cparent_noun_field_choice(noun, field, len(words) + 1)
        if word is None:
            return words
        words.append(word)


def words(noun: str, field: str) -> List[str]:
    """The words that a choice may be, in the order of their numbers."""
    return _words(noun, list(CLASSES[noun].FIELDS).index(field))


def no_field(noun: str, field: str) -> TypeError:
    """The error for a field that a noun does not have."""
    fields = CLASSES[noun].FIELDS
    says = next((f"use {name}={field!r}"
                 for i, (name, content) in enumerate(fields.items())
                 if content == "choice" and field in _words(noun, i)), None)
    says = says or _hints.ELSEWHERE["Record"].get(field)
    return TypeError(f"{noun} has no field {field!r}; "
                     + (says or "use one of " + ", ".join(fields)))


def check(noun: str, field: str, value: Any) -> Any:
    """What a record of that noun has when its field is ``value``, which may
    be a day or a period in text; refuses what none can have."""
    fields = CLASSES[noun].FIELDS
    choices = {name: _words(noun, i)
               for i, (name, content) in enumerate(fields.items())
               if content == "choice"}
    if field not in fields:
        raise no_field(noun, field)
    words = choices.get(field)
    if words and value is not None and value not in words:
        raise _types._error(
            "INVALID", f"{field} of {noun} has no such word as {value!r}",
            "use one of " + ", ".join(words))
    if value is not None and fields[field] == "date":
        return native._cparent_period_between(value, value).first
    if isinstance(value, str) and fields[field] == "period":
        return _types.Period.parse(value)
    return tuple(value) if isinstance(value, list) else value


def sought(noun: str, field: str, value: Any) -> Any:
    """The same for somebody who looks for it: a list of what any one will
    do, when a list, tuple or set is given for what is none itself."""
    if type(value) not in (list, tuple, set, frozenset) or \
            CLASSES[noun].FIELDS.get(field) == "list":
        return check(noun, field, value)
    return [check(noun, field, one) for one in value]


def _unchanging(self: Any, name: str, value: Any) -> None:
    raise AttributeError("a record never changes; make another with "
                         "record.replace(…) or store.put(record, …)")


def _undeletable(self: Any, name: str) -> None:
    _unchanging(self, name, None)


def _field(noun: str, field: int, content: str) -> Any:
    about = native._cparent_noun_field_about(noun, field) or ""
    about = about.rstrip(".") + "."
    if content == "choice":
        about += " One of " + ", ".join(_words(noun, field)) + "."
    return native._record_field(noun, field, about)


def _make(noun: str) -> type:
    fields: Dict[str, str] = {}
    body: Dict[str, Any] = {
        "__doc__": _ABOUT.get(noun, f"A record of the noun {noun}."),
        "__module__": "cparent",
        "__slots__": (),
        "__init__": _init,
        "__setattr__": _unchanging,
        "__delattr__": _undeletable,
        "NOUN": noun,
        "FIELDS": fields,
    }
    for i in range(native._cparent_noun_field_count(noun)):
        name = native._cparent_noun_field_name(noun, i)
        content = _CONTENTS[native._cparent_noun_field_type(noun, i)]
        fields[name] = content
        body[name] = _field(noun, i, content)
    name = "".join(part.capitalize() for part in noun.split("_"))
    made = type(name, (native.Record,), body)
    native._register_noun(noun, made)
    return made


def _make_all() -> Dict[str, type]:
    made: Dict[str, type] = {}
    number = 1
    while True:
        noun = native._cparent_noun_name(number)
        if not noun:
            return made
        made[noun] = _make(noun)
        number += 1


#: Every noun's class, by noun, in order.
CLASSES = _make_all()
globals().update({cls.__name__: cls for cls in CLASSES.values()})
