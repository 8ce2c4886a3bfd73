"""Where keys and values stand in a front matter, found on demand.

In: a front matter that can be read. Out: the line and column of a pointer, or of what is nearest
above it. Never reads a text that `read_yaml` has refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import yaml

from goldenthread.front_matter import Mark, Pointer, compose, mark_of, spell_key


class Marks:
    """Places of keys and values in one front matter, found on demand for a finding."""

    __slots__ = ("_keys", "_values")

    def __init__(self, text: str) -> None:
        """Walk the composed tree of `text`, which `read_yaml` has already accepted."""
        self._keys: dict[Pointer, Mark] = {}
        self._values: dict[Pointer, Mark] = {}
        node = compose(text)
        if node is not None:
            self._walk(node, ())

    def _walk(self, node: yaml.Node, pointer: Pointer) -> None:
        self._values.setdefault(pointer, mark_of(node))
        if isinstance(node, yaml.MappingNode):
            for key_node, value_node in node.value:
                here = (*pointer, spell_key(key_node))
                self._keys.setdefault(here, mark_of(key_node))
                self._walk(value_node, here)
        elif isinstance(node, yaml.SequenceNode):
            for index, child in enumerate(node.value):
                self._walk(child, (*pointer, index))

    def value(self, pointer: Pointer) -> Mark:
        """Return where the value at `pointer` starts, or its nearest existing ancestor."""
        return self._nearest(self._values, pointer)

    def key(self, pointer: Pointer) -> Mark:
        """Return where the key at the end of `pointer` stands; an entry of a list has none."""
        return self._keys.get(pointer) or self._nearest(self._values, pointer)

    @staticmethod
    def _nearest(places: Mapping[Pointer, Mark], pointer: Pointer) -> Mark:
        while pointer and pointer not in places:
            pointer = pointer[:-1]
        return places.get(pointer, Mark(1, 1))


@lru_cache(maxsize=256)
def marks_of(text: str) -> Marks:
    """Return the marks of one front matter; the last 256 are kept."""
    return Marks(text)
