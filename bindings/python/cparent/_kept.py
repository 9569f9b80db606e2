# SPDX-License-Identifier: Apache-2.0
"""Properties that are asked of the C half once, for they will not change."""
from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Any, Callable


class _Asked:
    """Asks, and keeps the answer where the next look finds it first."""

    def __init__(self, ask: Callable[[Any], Any], name: str) -> None:
        self._ask = ask
        self._name = name

    def __get__(self, one: Any, cls: Any = None) -> Any:
        if one is None:
            return self
        answer = one.__dict__[self._name] = self._ask(one)
        return answer


if TYPE_CHECKING:
    kept = property
    placed = property
else:
    class placed(property):
        """What a record's place says, read without running anything of
        Python's own."""

        def __init__(self, ask):
            super().__init__(operator.attrgetter("_place." + ask.__name__))
            self.__doc__ = ask.__doc__

    class kept(property):
        """A property that asks once.  From then on nothing of Python's own
        is run to read it."""

        def __init__(self, ask):
            super().__init__(operator.attrgetter("_kept_" + ask.__name__))
            self.__doc__ = ask.__doc__  # else help shows that of the class
            self._ask = ask

        def __set_name__(self, owner, name):
            name = "_kept_" + name
            setattr(owner, name, _Asked(self._ask, name))


def kept_items(plural: str, about: str) -> Any:
    """What `list` says of a noun, asked once."""
    def ask(one: Any) -> Any:
        return one.list(plural)
    ask.__name__ = plural
    ask.__doc__ = about
    return kept(ask)
