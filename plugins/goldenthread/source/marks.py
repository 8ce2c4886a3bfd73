"""Where keys and values stand in a front matter, found on demand.

In: a front matter that can be read. Out: the line and column of a pointer, or of what is nearest
above it. Never reads a text that `read_yaml` has refused.
"""

from __future__ import annotations

from functools import lru_cache

import yaml

from goldenthread.source.front_matter import Mark, Pointer, compose, mark_of, spell_key

_Entry = tuple[yaml.Node, yaml.Node]


class Marks:
    """Places of keys and values in one front matter, found on demand for a finding."""

    __slots__ = ("_entries", "_root")

    def __init__(self, text: str) -> None:
        """Compose the tree of `text`, which `read_yaml` has already accepted."""
        self._root = compose(text)
        self._entries: dict[yaml.Node, dict[str, _Entry]] = {}

    def value(self, pointer: Pointer) -> Mark:
        """Return where the value at `pointer` starts, or its nearest existing ancestor."""
        return self._find(pointer)[1]

    def key(self, pointer: Pointer) -> Mark:
        """Return where the key at the end of `pointer` stands; an entry of a list has none."""
        key, value = self._find(pointer)
        return key or value

    def behind(self, pointer: Pointer) -> Mark | None:
        """Return where a plain text, or nothing at all, ends; None for every other value."""
        _, node = self._walk(pointer)
        if not isinstance(node, yaml.ScalarNode) or node.style:
            return None
        return Mark(node.end_mark.line + 1, node.end_mark.column + 1)

    def _find(self, pointer: Pointer) -> tuple[Mark | None, Mark]:
        """Return the places of the key, where there is one, and of the value."""
        key, node = self._walk(pointer)
        return mark_of(key) if key else None, mark_of(node) if node else Mark(1, 1)

    def _walk(self, pointer: Pointer) -> tuple[yaml.Node | None, yaml.Node | None]:
        """Walk down to `pointer`, or to what is nearest above it: then without a key."""
        key: yaml.Node | None = None
        node = self._root
        for part in pointer if node else ():
            key, below = self._step(node, part)
            if below is None:
                return None, node
            node = below
        return key, node

    def _step(
        self, node: yaml.Node | None, part: str | int
    ) -> tuple[yaml.Node | None, yaml.Node | None]:
        """Return key and value of one entry; of an entry of a list there is no key."""
        if isinstance(node, yaml.SequenceNode):
            inside = isinstance(part, int) and part < len(node.value)
            return None, node.value[part] if inside else None
        if not isinstance(node, yaml.MappingNode) or not isinstance(part, str):
            return None, None
        if node not in self._entries:
            # As in the data, the first of equal keys counts.
            self._entries[node] = {spell_key(e[0]): e for e in reversed(node.value)}
        return self._entries[node].get(part, (None, None))


@lru_cache(maxsize=256)
def marks_of(text: str) -> Marks:
    """Return the marks of one front matter; the last 256 are kept."""
    return Marks(text)


@lru_cache(maxsize=8)
def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of one front matter; the last eight are kept."""
    return tuple(text.split("\n"))
