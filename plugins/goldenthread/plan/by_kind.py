"""The items of a plan by their kinds: those that the core itself is about have a name here.

In: items in reading order. Out: those of one kind, in that order. Follows no link.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from goldenthread.items.item import Item


class ByKind:
    """What of a plan can be told from its items alone."""

    items: tuple[Item, ...]

    @cached_property
    def _by_kind(self) -> Mapping[str, tuple[Item, ...]]:
        names = {item.kind.name for item in self.items}
        return {name: tuple(i for i in self.items if i.kind.name == name) for name in names}

    def of_kind(self, kind: str) -> tuple[Item, ...]:
        """Return the items of one kind."""
        return self._by_kind.get(kind, ())

    @property
    def people(self) -> tuple[Item, ...]:
        """All persons."""
        return self.of_kind("person")

    @property
    def departments(self) -> tuple[Item, ...]:
        """All departments."""
        return self.of_kind("department")

    @property
    def visions(self) -> tuple[Item, ...]:
        """All visions."""
        return self.of_kind("vision")

    @property
    def values(self) -> tuple[Item, ...]:
        """All values."""
        return self.of_kind("value")

    @property
    def missions(self) -> tuple[Item, ...]:
        """All missions."""
        return self.of_kind("mission")

    @property
    def goals(self) -> tuple[Item, ...]:
        """All goals."""
        return self.of_kind("goal")

    @property
    def objectives(self) -> tuple[Item, ...]:
        """All objectives."""
        return self.of_kind("objective")

    @property
    def campaigns(self) -> tuple[Item, ...]:
        """All campaigns."""
        return self.of_kind("campaign")
