"""Read raw front matter without trusting its shape.

In: a value as YAML gave it. Out: the type that was asked for, or the nearest empty one. Says
nothing about what is wrong; the schema has said that.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from goldenthread.ground.period import day_of
from goldenthread.source.front_matter import Pointer

_LARGEST = 1e100


def read_text(value: object) -> str:
    """Return a string, "" for anything else."""
    return value if isinstance(value, str) else ""


def read_texts(value: object) -> tuple[str, ...]:
    """Return the strings of a list."""
    if not isinstance(value, list):
        return ()
    return tuple(entry for entry in value if isinstance(entry, str))


def read_mapping(value: object) -> Mapping[str, Any]:
    """Return a mapping, an empty one for anything else."""
    return value if isinstance(value, Mapping) else {}


def read_entries(value: object) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield (position, entry) for each mapping in a list."""
    if isinstance(value, list):
        for index, entry in enumerate(value):
            if isinstance(entry, dict):
                yield index, entry


def walk_texts(value: object, at: Pointer = ()) -> Iterator[tuple[Pointer, str]]:
    """Yield every text in a value with its place, but for the keys of its fields."""
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from walk_texts(part, (*at, key))
    elif isinstance(value, list | tuple):
        for index, part in enumerate(value):
            yield from walk_texts(part, (*at, index))


def read_all_texts(value: object) -> Iterator[str]:
    """Yield every text in a value, but for the keys of its fields."""
    return (text for _, text in walk_texts(value))


def read_number(value: object) -> float | None:
    """Read a figure that shares can be calculated from without leaving the range of a float."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if abs(value) > _LARGEST:
        return None
    return float(value) if abs(value) > 1 / _LARGEST else 0.0


class Fields:
    """Front matter whose fields are asked for by name, each as the type that is needed."""

    __slots__ = ()
    data: Mapping[str, Any]

    def states(self, field: str) -> bool:
        """Tell whether a field is written, be it readable or not."""
        return field in self.data

    def text(self, field: str) -> str:
        """Return a text, "" where there is none."""
        return read_text(self.data.get(field))

    def texts(self, field: str) -> tuple[str, ...]:
        """Return the texts of a list."""
        return read_texts(self.data.get(field))

    def day(self, field: str) -> dt.date | None:
        """Return a day, None where there is none that can be read."""
        return day_of(self.data.get(field))

    def entries(self, field: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
        """Yield (position, entry) for each mapping of a list."""
        return read_entries(self.data.get(field))

    def at(self, pointer: Pointer) -> object:
        """Return what stands at a pointer, None where nothing does."""
        value: Any = self.data
        for step in pointer:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return None
        return value

    def mapping(self, field: str) -> Mapping[str, Any]:
        """Return a mapping, an empty one where there is none."""
        return read_mapping(self.data.get(field))
